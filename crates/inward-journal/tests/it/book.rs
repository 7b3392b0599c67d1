//! What the tests work with: a journal with a clock that is set by hand and secrets that repeat, and
//! short ways to give commands and to compare whole books.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use inward_core::command::Command;
use inward_core::decide::decide;
use inward_core::event::Recorded;
use inward_core::filter::{Filter, Page};
use inward_core::id::{CommandId, Id, Kind, RecordId};
use inward_core::index::Index;
use inward_core::person::{Particulars, Person};
use inward_core::playbook::Playbook;
use inward_core::record::event::RecordNamed;
use inward_core::record::{Record, State};
use inward_core::when::Timestamp;
use inward_core::world::{Change, Context, Decision, Relation, Stop};
use inward_core::zone::Zone;
use inward_journal::{
    Answered, Archive, Clock, Ending, Error, Journal, Key, Lookup, MemoryJournal, Randomness, Transaction,
};
use serde_json::{Value, json};
use uuid::Uuid;

/// The UUID of the zone, which the command that opens it bears too.
pub const ZONE: Uuid = Uuid::from_u128(0x0189_0a5d_ac96_774b_8000_0000_0000_0001);

/// Who gives the commands.
pub const ACTOR: Id<Person> = Id::new(Uuid::from_u128(0x0189_0a5d_ac96_774b_8000_0000_0000_0002));

/// A clock that stands still until it is set.
#[derive(Clone)]
pub struct Hand(Arc<AtomicI64>);

impl Hand {
    /// A clock that stands at noon of 2024-03-01 in UTC.
    pub fn new() -> Self {
        Self(Arc::new(AtomicI64::new(1_709_294_400_000_000)))
    }

    pub fn clock(&self) -> Clock {
        let micros = Arc::clone(&self.0);
        Arc::new(move || Timestamp::from_micros(micros.load(Ordering::SeqCst)).unwrap())
    }

    /// Another clock that stands at the same time.
    pub fn apart(&self) -> Self {
        Self(Arc::new(AtomicI64::new(self.now().as_micros())))
    }

    /// Moves the clock, backwards too.
    pub fn turn(&self, micros: i64) {
        self.0.fetch_add(micros, Ordering::SeqCst);
    }

    pub fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

/// Secrets that differ from each other and are the same in every run.
pub fn secrets() -> Randomness {
    let drawn = AtomicU64::new(1);
    Arc::new(move || {
        let number = u128::from(drawn.fetch_add(1, Ordering::SeqCst));
        Key((number.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)).to_le_bytes())
    })
}

/// A journal under test, with its clock; a book in a file keeps its folder with it.
pub struct Book {
    pub journal: Arc<dyn Journal>,
    pub hand: Hand,
    next: Cell<u64>,
    /// Removed with the book.
    #[cfg(feature = "sqlite")]
    folder: Option<tempfile::TempDir>,
}

impl Book {
    /// An empty book in memory.
    pub fn in_memory() -> Self {
        let hand = Hand::new();
        let journal = Arc::new(MemoryJournal::new(ZONE, hand.clock(), secrets()));
        Self {
            journal,
            hand,
            next: Cell::new(0),
            #[cfg(feature = "sqlite")]
            folder: None,
        }
    }

    /// An empty book in a file of a folder of its own.
    #[cfg(feature = "sqlite")]
    pub fn in_a_file() -> Self {
        let hand = Hand::new();
        let folder = tempfile::tempdir().unwrap();
        let options = crate::sqlite::options(&hand);
        let journal =
            inward_journal::SqliteJournal::create(&folder.path().join("book.db"), ZONE, "高新区", options, |_| {
                Ok(())
            })
            .unwrap();
        Self { journal: Arc::new(journal), hand, next: Cell::new(0), folder: Some(folder) }
    }

    /// The archive of the book.
    pub fn dumped(&self) -> Vec<u8> {
        let mut archive = Vec::new();
        let head = self.journal.dump(&mut archive).unwrap();
        assert_eq!(head, self.journal.head().unwrap());
        archive
    }

    /// A book of the same sort, made of an archive. Its ids go on where those of this one are.
    pub fn restored(&self, archive: &[u8]) -> Result<Self, Error> {
        let (archive, hand, next) = (Archive::read(archive)?, self.hand.apart(), self.next.clone());
        #[cfg(feature = "sqlite")]
        if self.folder.is_some() {
            let folder = tempfile::tempdir().unwrap();
            let options = crate::sqlite::options(&hand);
            let restored = inward_journal::SqliteJournal::restore(archive, &folder.path().join("book.db"), options);
            if restored.is_err() {
                assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "something was left behind");
            }
            return Ok(Self { journal: Arc::new(restored?), hand, next, folder: Some(folder) });
        }
        Ok(Self {
            journal: Arc::new(restore_into_memory(archive, &hand)?),
            hand,
            next,
            #[cfg(feature = "sqlite")]
            folder: None,
        })
    }

    /// Whether it is a book in a file.
    pub fn is_in_a_file(&self) -> bool {
        #[cfg(feature = "sqlite")]
        return self.folder.is_some();
        #[cfg(not(feature = "sqlite"))]
        false
    }

    /// The file of a book in a file.
    #[cfg(feature = "sqlite")]
    pub fn path(&self) -> std::path::PathBuf {
        self.folder.as_ref().unwrap().path().join("book.db")
    }

    /// The same with the zone opened.
    pub fn opened(self) -> Self {
        give(self.journal(), &open_zone(), CommandId::new(ZONE)).unwrap();
        self
    }

    pub fn journal(&self) -> &dyn Journal {
        &*self.journal
    }

    /// The zone as it is now, whatever is written later.
    pub fn snapshot(&self) -> Arc<dyn Lookup> {
        Arc::clone(&self.journal).snapshot().unwrap()
    }

    /// What can be asked of the journal.
    pub fn lookup(&self) -> &dyn Lookup {
        &*self.journal
    }

    /// An id that was not used yet, with room for the members of a batch.
    pub fn id(&self) -> CommandId {
        self.next.set(self.next.get() + 1);
        id(self.next.get())
    }

    /// Gives a command under an id of its own.
    pub fn give(&self, command: &Value) -> Result<Answered, Error> {
        give(self.journal(), &read(command), self.id())
    }

    /// Gives a command that must be accepted; answers the record.
    pub fn did(&self, command: &Value) -> RecordId {
        self.give(command).unwrap_or_else(|error| panic!("{error} at {command}")).id
    }

    /// The code with which a command is refused.
    pub fn refused(&self, command: &Value) -> String {
        self.give(command).unwrap_err().code().as_str().to_owned()
    }
}

/// A journal in memory, made of an archive.
pub fn restore_into_memory(archive: Archive<'_>, hand: &Hand) -> Result<MemoryJournal, Error> {
    MemoryJournal::restore(archive, hand.clock(), secrets())
}

/// The n-th id, in the order of time.
pub fn id(number: u64) -> CommandId {
    let low = (u128::from(number) << 16) | 0x8000_0000_0000_0000;
    CommandId::new(Uuid::from_u128((0x0190_0000_0000_7000_u128 << 64) | low))
}

/// A command from its JSON.
pub fn read(command: &Value) -> Command {
    Command::from_json(&command.to_string()).unwrap_or_else(|refusal| panic!("{refusal} at {command}"))
}

pub fn open_zone() -> Command {
    read(&json!({"open_zone": {
        "name": "高新区", "time_zone": "Asia/Shanghai", "currency": "CNY",
        "playbook": Playbook::development_zone().text(),
    }}))
}

pub fn lead(title: &str) -> Value {
    json!({"capture_lead": {"title": title}})
}

/// Decides a command within a transaction, unless it was answered before.
pub fn put(transaction: &dyn Transaction, command: &Command, id: CommandId) -> Result<Answered, Stop> {
    put_by(transaction, command, id, ACTOR)
}

/// The same with another actor.
pub fn put_by(
    transaction: &dyn Transaction,
    command: &Command,
    id: CommandId,
    actor: Id<Person>,
) -> Result<Answered, Stop> {
    let content = serde_json::to_string(command).unwrap();
    if let Some(answered) = transaction.answered(id, &content)? {
        return Ok(answered);
    }
    let context = Context { actor, command: id, reported: None };
    let decision = decide(transaction, command, &context)?;
    transaction.put(decision, &context, &content)
}

/// Gives one command in a transaction of its own.
pub fn give(journal: &dyn Journal, command: &Command, id: CommandId) -> Result<Answered, Error> {
    end(journal, Ending::Commit, command, id)
}

/// Gives one command in a transaction that ends so.
pub fn end(journal: &dyn Journal, ending: Ending, command: &Command, id: CommandId) -> Result<Answered, Error> {
    let mut answered = None;
    journal.transact(ending, &mut |transaction| {
        answered = Some(put(transaction, command, id)?);
        Ok(())
    })?;
    Ok(answered.unwrap())
}

/// Gives a person other particulars. No command does so yet; the log has to bear one that will.
pub fn put_particulars(journal: &dyn Journal, person: RecordId, name: &str, id: CommandId) {
    let particulars = Particulars { name: name.to_owned(), title: None, channels: vec!["000-0000".to_owned()] };
    let decision = Decision {
        answer: person,
        changes: vec![Change { record: person, event: RecordNamed::default().into() }],
        notes: Vec::new(),
        people: vec![(Id::new(person.uuid), Some(particulars))],
        claims: Vec::new(),
        warnings: Vec::new(),
    };
    let context = Context { actor: ACTOR, command: id, reported: None };
    journal
        .transact(Ending::Commit, &mut |transaction| transaction.put(decision.clone(), &context, name).map(drop))
        .unwrap();
}

/// Every state and row of a book.
#[derive(Debug, PartialEq)]
pub struct Everything {
    pub states: Vec<Arc<State>>,
    pub rows: Vec<Index>,
}

pub fn everything(journal: &dyn Journal) -> Everything {
    let mut states = Vec::new();
    journal
        .scan(Kind::ALL, &mut |state| {
            states.push(state);
            ControlFlow::Continue(())
        })
        .unwrap();
    let rows = Kind::ALL.iter().flat_map(|kind| rows(journal, *kind)).collect::<Vec<_>>();
    let is_there = |id: RecordId| !journal.record(id).unwrap().unwrap().is_taken_out(Timestamp::MAX);
    // An investment that a record opened is there through its members.
    let is_remnant = |id: RecordId| {
        let [members, left] = [Relation::Member, Relation::Left].map(|by| journal.related(by, id).unwrap());
        let opened_by_a_record = members.iter().chain(&left).any(|member| member.uuid == id.uuid);
        opened_by_a_record && !members.into_iter().any(is_there)
    };
    let is_listed = |id: RecordId| is_there(id) && !(id.kind == Kind::Investment && is_remnant(id));
    let listed = states.iter().filter(|state| is_listed(state.id())).count();
    assert_eq!(rows.len(), listed, "every record has a row, but for what was taken out and remnants");
    for row in &rows {
        assert_eq!(journal.row(row.id).unwrap().as_ref(), Some(row));
    }
    for state in &states {
        assert_eq!(journal.record(state.id()).unwrap().as_ref(), Some(state));
    }
    Everything { states, rows }
}

/// Every row of a kind, in the order of ids.
pub fn rows(journal: &dyn Journal, kind: Kind) -> Vec<Index> {
    journal.find(&Filter::default(), &Page { limit: usize::MAX, ..Page::of(kind) }).unwrap()
}

/// The state that follows from the events of a record.
pub fn fold(journal: &dyn Journal, record: RecordId) -> State {
    let zone = journal.record(Id::<Zone>::new(ZONE).record()).unwrap().unwrap();
    let State::Zone(zone) = &*zone else { panic!("the zone is no zone") };
    let mut folded: Option<State> = None;
    for stored in journal.stream(record).unwrap() {
        let event = stored.event().unwrap();
        let recorded = Recorded {
            record,
            version: stored.version,
            known: stored.known(zone.time_zone),
            by: stored.actor,
            command: stored.command,
            event: &event,
        };
        match &mut folded {
            None => folded = Some(State::create(&recorded).unwrap()),
            Some(state) => state.evolve(&recorded).unwrap(),
        }
    }
    folded.unwrap()
}
