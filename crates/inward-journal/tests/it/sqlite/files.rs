//! The file: made, opened, refused.

use std::fs;
use std::path::Path;
use std::time::Duration;

use inward_core::filter::{Filter, Page};
use inward_core::id::{Id, Kind, NoteId};
use inward_core::record::{Record, State};
use inward_core::text::{Lang, refusals};
use inward_journal::{Durability, Ending, Error, ErrorKind, Journal, Lookup, SqliteJournal, SqliteOptions};
use serde_json::json;
use tempfile::tempdir;

use super::{begin, capture, create, open, options, plain};
use crate::book::{Hand, ZONE, everything, give, id, read};

fn refused(path: &Path, zone: Option<&str>) -> Error {
    match SqliteJournal::open(path, zone, options(&Hand::new())) {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(error) => error,
    }
}

#[test]
fn create_refuses_a_path_where_something_is() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    fs::write(&path, "").unwrap();
    for path in [path.as_path(), folder.path()] {
        let error = SqliteJournal::create(path, ZONE, "高新区", options(&Hand::new()), begin).err().unwrap();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, refusals::book::EXISTS));
        assert!(error.say(Lang::En).contains(&path.display().to_string()));
    }
    assert_eq!(fs::read(&path).unwrap(), b"");
}

#[test]
fn open_never_creates() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("none.db");
    for path in [path.as_path(), folder.path()] {
        let error = refused(path, None);
        assert_eq!((error.kind(), error.code()), (ErrorKind::Refused, refusals::book::NOT_FOUND));
        assert_names(&error, path);
    }
    assert!(!path.exists());
}

#[test]
fn what_is_no_book_is_refused_and_left_alone() {
    let folder = tempdir().unwrap();
    let text = folder.path().join("letter.db");
    fs::write(&text, "这不是账簿。".repeat(500)).unwrap();
    let short = folder.path().join("short.db");
    fs::write(&short, "x").unwrap();
    let empty = folder.path().join("empty.db");
    fs::write(&empty, "").unwrap();
    let foreign = folder.path().join("foreign.db");
    plain(&foreign).execute_batch("CREATE TABLE zone (key INTEGER); PRAGMA user_version = 1;").unwrap();
    for path in [text, short, empty, foreign] {
        let before = fs::read(&path).unwrap();
        let error = refused(&path, None);
        assert_eq!(
            (error.kind(), error.code()),
            (ErrorKind::Refused, refusals::book::NOT_A_BOOK),
            "{}",
            path.display()
        );
        assert_names(&error, &path);
        assert_eq!(fs::read(&path).unwrap(), before, "{}", path.display());
    }
}

/// Wherever it is cut, it is refused when it is opened, by name, and left as it is.
#[test]
fn a_book_that_was_cut_is_refused_at_once() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = create(&path);
    capture(&journal, 1..60);
    journal.close().unwrap();
    let whole = fs::read(&path).unwrap();
    let page = 4_096;
    assert!(whole.len() > 20 * page && whole.len().is_multiple_of(page), "{}", whole.len());
    let last = whole.len() - page;
    let lengths = [0, 1, 15, 16, 99, 100, 101, 511, 512, page - 1, page, page + 1, 7 * page, 7 * page + 100];
    let lengths = lengths.into_iter().chain([last - 1, last, last + 1, last + page / 2, whole.len() - 1]);
    for length in lengths.chain((1..10).map(|part| whole.len() * part / 10)) {
        let cut = folder.path().join("cut.db");
        fs::write(&cut, &whole[..length]).unwrap();
        for read_only in [false, true] {
            let options = SqliteOptions { read_only, ..options(&Hand::new()) };
            let error = SqliteJournal::open(&cut, None, options).map(|_| panic!("{length} was opened")).unwrap_err();
            let (no_book, damaged) =
                ((ErrorKind::Refused, refusals::book::NOT_A_BOOK), (ErrorKind::Corrupt, refusals::book::DAMAGED));
            // Cut within what a database begins with, it may not be told from a letter.
            let expected = if length < 100 { [no_book, damaged] } else { [damaged, damaged] };
            assert!(expected.contains(&(error.kind(), error.code())), "{length}: {error}");
            assert_names(&error, &cut);
        }
        assert_eq!(fs::read(&cut).unwrap(), &whole[..length], "{length} was written to");
    }
}

/// What is wrong is said with the path and, after it, with what to do.
fn assert_names(error: &Error, path: &Path) {
    let entry = error.code().entry();
    for (lang, next) in [(Lang::En, entry.en_next), (Lang::Zh, entry.zh_next)] {
        let said = error.say(lang);
        assert!(said.contains(path.to_str().unwrap()) && said.contains(next) && !next.is_empty(), "{said}");
        assert!(!said.contains("`?`") && !said.contains("“?”"), "{said}");
    }
}

/// A book that others write on is as long as it says, though what is new is still in its log.
#[test]
fn a_book_that_grows_is_not_taken_for_one_that_was_cut() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let writer = create(&path);
    for round in 0..40 {
        capture(&writer, round * 10 + 1..round * 10 + 11);
        assert_eq!(open(&path).head().unwrap(), writer.head().unwrap());
    }
    // A handle that is dropped folds its log in, if it is the last.
    let head = writer.head().unwrap();
    drop(writer);
    assert!(!path.with_extension("db-wal").exists());
    assert_eq!(open(&path).verify(Some(&head)).unwrap(), head);
}

#[test]
fn a_page_that_was_overwritten_is_found_with_its_book() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = create(&path);
    capture(&journal, 1..60);
    journal.close().unwrap();
    let whole = fs::read(&path).unwrap();
    let mut found = 0;
    for page in 1..whole.len() / 4_096 {
        let mut bytes = whole.clone();
        bytes[page * 4_096..][..4_096].fill(0xA5);
        fs::write(&path, &bytes).unwrap();
        let tried = SqliteJournal::open(&path, None, options(&Hand::new())).and_then(|journal| {
            journal.verify(None)?;
            journal.find(&Filter::default(), &Page::of(Kind::Lead))?;
            give(&journal, &read(&json!({"capture_lead": {"title": "甲"}})), id(1_000))
        });
        if let Err(error) = tried {
            found += 1;
            assert!(matches!(error.kind(), ErrorKind::Corrupt | ErrorKind::Storage), "{page}: {error}");
            if error.code() == refusals::book::DAMAGED {
                assert_names(&error, &path);
            }
        }
    }
    assert!(found > 10, "only {found} were found");
}

#[test]
fn a_newer_format_is_refused() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    create(&path).close().unwrap();
    plain(&path).pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&path).unwrap();
    let error = refused(&path, None);
    assert_eq!(error.code(), refusals::book::NEWER);
    assert_names(&error, &path);
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(error.say(Lang::En).contains("99"), "{error}");
}

#[test]
fn a_read_only_handle_reads_and_does_not_write() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let writer = create(&path);
    capture(&writer, 1..10);
    for alone in [false, true] {
        if alone {
            writer.close().unwrap();
        }
        let before = fs::read(&path).unwrap();
        let journal =
            SqliteJournal::open(&path, None, SqliteOptions { read_only: true, ..options(&Hand::new()) }).unwrap();
        assert_eq!(everything(&journal).states.len(), 19);
        let head = journal.verify(None).unwrap();
        assert_eq!(head.position, 19);
        let note = NoteId { command: id(1), number: 0 };
        let command = read(&json!({"capture_lead": {"title": "甲"}}));
        let refused = [
            give(&journal, &command, id(100)).unwrap_err(),
            journal.erase_note(note).unwrap_err(),
            journal.rebuild().unwrap_err(),
            journal.transact(Ending::Rollback, &mut |_| Ok(())).unwrap_err(),
        ];
        for error in refused {
            assert_eq!((error.kind(), error.code()), (ErrorKind::Storage, refusals::book::READ_ONLY));
            assert!(error.say(Lang::En).contains("book.db"), "{error}");
        }
        assert!(journal.note(note).unwrap().is_some());
        assert_eq!(journal.head().unwrap(), head);
        journal.close().unwrap();
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[test]
fn of_several_zones_one_must_be_named() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let first = create(&path);
    capture(&first, 1..5);
    let second = [9_u8; 16];
    plain(&path)
        .execute("INSERT INTO zone (id, name, hash) VALUES (?1, '经开区', ?2)", rusqlite::params![second, [0_u8; 32]])
        .unwrap();
    let error = refused(&path, None);
    assert_eq!(error.code(), refusals::book::ZONE_NEEDED);
    assert!(error.say(Lang::Zh).contains("高新区、经开区"), "{}", error.say(Lang::Zh));
    let error = refused(&path, Some("保税区"));
    assert_eq!(error.code(), refusals::book::NO_SUCH_ZONE);
    assert_eq!(error.refusal().params.get("input").unwrap(), "保税区");

    let named = |name| SqliteJournal::open(&path, Some(name), options(&Hand::new())).unwrap();
    assert_eq!(named("高新区").zone(), ZONE);
    let other = named("经开区");
    assert_eq!(other.zone().as_bytes(), &second);
    // The zones know nothing of each other, though ids, codes and commands are the same.
    assert_eq!(everything(&other).states.len(), 0);
    give(&other, &crate::book::open_zone(), inward_core::id::CommandId::new(other.zone())).unwrap();
    capture(&other, 1..3);
    assert_eq!(other.verify(None).unwrap().position, 5);
    assert_eq!(first.verify(None).unwrap().position, 9);
    let before = everything(&first);
    other.erase_note(NoteId { command: id(1), number: 0 }).unwrap();
    other.rebuild().unwrap();
    assert_eq!(everything(&first), before);
    assert!(first.note(NoteId { command: id(1), number: 0 }).unwrap().is_some());
    let lead = inward_core::id::RecordId::new(Kind::Lead, id(4).uuid());
    assert_eq!(other.record(lead).unwrap(), None);
    assert_eq!(other.stream(lead).unwrap(), []);
}

#[test]
fn a_book_is_as_it_was_when_it_is_opened_again() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = create(&path);
    capture(&journal, 1..30);
    let (head, before) = (journal.head().unwrap(), everything(&journal));
    drop(journal);
    let journal = open(&path);
    assert_eq!(journal.head().unwrap(), head);
    assert_eq!(everything(&journal), before);
    assert_eq!(journal.verify(Some(&head)).unwrap(), head);
    let again =
        give(&journal, &read(&json!({"capture_lead": {"title": "线索 7", "investor_described": "一家企业"}})), id(7));
    assert_eq!(again.unwrap().position, 15);
    assert_eq!(journal.note(NoteId { command: id(7), number: 0 }).unwrap().as_deref(), Some("一家企业"));
    // The clock of this handle stands where that of the first one began: time does not run back.
    capture(&journal, 30..31);
    let events = journal.events(0, usize::MAX).unwrap();
    assert!(events.is_sorted_by_key(|event| event.recorded_at));
    journal.close().unwrap();
    assert!(!path.with_extension("db-wal").exists(), "a closed book is one file");
}

#[test]
fn both_durabilities_keep_the_same_book() {
    let folder = tempdir().unwrap();
    let heads: Vec<_> = [Durability::Full, Durability::Normal]
        .into_iter()
        .map(|durability| {
            let path = folder.path().join(format!("{durability:?}.db"));
            let options = SqliteOptions { durability, wait: Duration::from_secs(1), ..options(&Hand::new()) };
            let journal = SqliteJournal::create(&path, ZONE, "高新区", options, begin).unwrap();
            capture(&journal, 1..5);
            journal.verify(None).unwrap()
        })
        .collect();
    assert_eq!(heads[0], heads[1]);
    assert_eq!(Durability::default(), Durability::Full);
}

#[test]
fn the_state_in_the_file_is_the_state() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let book = crate::suite::storied_at(&path, 21, 150);
    let connection = plain(&path);
    let mut statement = connection.prepare("SELECT state FROM record WHERE kind = ?1 AND id = ?2").unwrap();
    for state in everything(&book).states {
        let id = state.id();
        let json: String =
            statement.query_row(rusqlite::params![id.kind.prefix(), id.uuid.as_bytes()], |row| row.get(0)).unwrap();
        assert_eq!(State::from_json(id.kind, &json).unwrap(), *state);
        assert_eq!(json, state.to_json().unwrap());
    }
}

/// Nothing of an erased text may be left in the file or its log of writes.
#[test]
fn an_erased_text_is_nowhere_in_the_files() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = create(&path);
    let secret = "zhangsanfeng-13800000000";
    let found = || {
        let files = fs::read_dir(folder.path()).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap());
        files.filter(|bytes| bytes.windows(secret.len()).any(|window| window == secret.as_bytes())).count()
    };
    give(&journal, &read(&json!({"capture_lead": {"title": "甲", "investor_described": secret}})), id(1)).unwrap();
    assert!(found() > 0);
    capture(&journal, 2..40);
    journal.erase_note(NoteId { command: id(1), number: 0 }).unwrap();
    assert_eq!(found(), 0);

    let person = give(&journal, &read(&json!({"enrol_person": {"name": secret}})), id(50)).unwrap().id;
    assert!(found() > 0);
    capture(&journal, 60..70);
    give(&journal, &read(&json!({"erase_person": {"person": person.to_string()}})), id(80)).unwrap();
    assert_eq!(journal.particulars(Id::new(person.uuid)).unwrap(), None);
    journal.close().unwrap();
    assert_eq!(found(), 0);
}
