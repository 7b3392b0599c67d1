//! Whatever happens, both journals keep the same book.

use inward_core::id::{Kind, RecordId};
use inward_core::record::Record;
use inward_core::world::{Relation, Stop};
use inward_journal::{Answered, Ending, Error};
use proptest::prelude::*;

use crate::book::{Book, everything, fold, put, read};
use crate::story::Story;

/// Tells a story to a book, several commands a transaction, some of them taken back; answers the
/// code or the answer of every command.
pub fn tell(book: &Book, seed: u64, transactions: usize, interrupt: bool) -> Vec<Result<Answered, String>> {
    let mut story = Story::new(seed);
    let mut told = Vec::new();
    for _ in 0..transactions {
        book.hand.turn(i64::try_from(story.dice.roll(2_000_000)).unwrap() - 500_000);
        let commands = if story.dice.chance(70) { 1 } else { 1 + story.dice.roll(5) };
        let preview = story.dice.chance(15);
        let batch = book.id();
        let mut answers = Vec::new();
        let ending = if preview { Ending::Rollback } else { Ending::Commit };
        let done: Result<(), Error> = book.journal().transact(ending, &mut |transaction| {
            for number in 0..commands {
                let command = read(&story.next());
                match put(transaction, &command, batch.member(u32::try_from(number).unwrap())) {
                    Ok(answered) => answers.push(answered),
                    Err(stop) => return Err::<(), Stop>(stop),
                }
            }
            Ok(())
        });
        match done {
            Ok(()) => {
                if !preview {
                    answers.iter().for_each(|answered| story.learn(answered));
                }
                told.extend(answers.into_iter().map(Ok));
            }
            Err(error) => told.push(Err(error.code().as_str().to_owned())),
        }
        // The dice are thrown in any case, so that the story goes on in the same way.
        if story.dice.chance(10) && interrupt {
            book.journal().rebuild().unwrap();
        }
    }
    told
}

/// Everything that stands in a relation to these records.
pub fn relations(book: &Book, records: &[RecordId]) -> Vec<Vec<RecordId>> {
    let journal = book.journal();
    let of = |relation: &Relation, id: &RecordId| journal.related(*relation, *id).unwrap();
    Relation::ALL.iter().flat_map(|relation| records.iter().map(move |id| of(relation, id))).collect()
}

#[cfg(feature = "sqlite")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn memory_and_sqlite_keep_the_same_book(seed in any::<u64>(), transactions in 1_usize..60) {
        let memory = Book::in_memory().opened();
        let sqlite = Book::in_a_file().opened();
        let told = tell(&memory, seed, transactions, false);
        prop_assert_eq!(&told, &tell(&sqlite, seed, transactions, false));
        // The clock and the secrets repeat, so even the hashes are the same.
        prop_assert_eq!(memory.journal().head().unwrap(), sqlite.journal().head().unwrap());
        prop_assert_eq!(memory.journal().verify(None).unwrap(), sqlite.journal().verify(None).unwrap());
        let (one, two) = (everything(memory.journal()), everything(sqlite.journal()));
        prop_assert_eq!(&one, &two);
        let records: Vec<RecordId> = one.states.iter().map(|state| state.id()).collect();
        prop_assert_eq!(relations(&memory, &records), relations(&sqlite, &records));
        prop_assert!(memory.dumped() == sqlite.dumped(), "the archives differ");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn a_rebuild_changes_nothing(seed in any::<u64>(), transactions in 1_usize..60) {
        let book = Book::in_memory().opened();
        tell(&book, seed, transactions, false);
        let (head, before) = (book.journal().head().unwrap(), everything(book.journal()));
        let records: Vec<RecordId> = before.states.iter().map(|state| state.id()).collect();
        let related = relations(&book, &records);
        book.journal().rebuild().unwrap();
        prop_assert_eq!(book.journal().head().unwrap(), head);
        prop_assert_eq!(everything(book.journal()), before);
        prop_assert_eq!(relations(&book, &records), related);
    }

    #[test]
    fn what_is_dumped_is_restored(seed in any::<u64>(), transactions in 1_usize..60) {
        let book = Book::in_memory().opened();
        tell(&book, seed, transactions, false);
        let archive = book.dumped();
        let restored = book.restored(&archive).unwrap();
        prop_assert_eq!(restored.journal().verify(None).unwrap(), book.journal().head().unwrap());
        let before = everything(book.journal());
        prop_assert_eq!(&everything(restored.journal()), &before);
        let records: Vec<RecordId> = before.states.iter().map(|state| state.id()).collect();
        prop_assert_eq!(relations(&restored, &records), relations(&book, &records));
        prop_assert!(restored.dumped() == archive, "the archive changed");
    }

    #[test]
    fn a_rebuild_between_changes_nothing_later(seed in any::<u64>(), transactions in 1_usize..40) {
        let (plain, interrupted) = (Book::in_memory().opened(), Book::in_memory().opened());
        tell(&plain, seed, transactions, false);
        tell(&interrupted, seed, transactions, true);
        prop_assert_eq!(everything(plain.journal()), everything(interrupted.journal()));
    }

    #[test]
    fn every_state_follows_from_its_events(seed in any::<u64>(), transactions in 1_usize..60) {
        let book = Book::in_memory().opened();
        tell(&book, seed, transactions, false);
        for state in everything(book.journal()).states {
            prop_assert_eq!(&fold(book.journal(), state.id()), &*state);
        }
    }
}

#[test]
fn a_story_touches_every_kind_and_is_mostly_accepted() {
    let book = Book::in_memory().opened();
    let told = tell(&book, 7, 900, false);
    let accepted = told.iter().filter(|told| told.is_ok()).count();
    assert!(accepted * 5 > told.len() * 3, "{accepted} of {}", told.len());
    let states = everything(book.journal()).states;
    let kinds = [
        Kind::Unit,
        Kind::Person,
        Kind::Organisation,
        Kind::Investment,
        Kind::Lead,
        Kind::Negotiation,
        Kind::Agreement,
        Kind::Project,
        Kind::Commitment,
        Kind::Issue,
        Kind::Task,
        Kind::Case,
        Kind::Entry,
    ];
    for kind in kinds {
        assert!(states.iter().any(|state| state.id().kind == kind), "{kind:?}");
    }
    let codes: std::collections::BTreeSet<_> = told.iter().filter_map(|told| told.as_ref().err()).collect();
    assert!(codes.len() > 5, "{codes:?}");
}
