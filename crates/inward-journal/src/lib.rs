//! Where the events of an investment book live. One trait, [`Journal`]; one engine that lets events
//! happen, [`Transaction`]; two stores under it, in memory and in SQLite, held to one conformance
//! suite.
//!
//! A journal handle is one *zone* of one book. The zone is the unit of order: its positions have no
//! gaps, and commit order is position order. Every event lies in a hash chain; free texts and the
//! particulars of people lie beside it, sealed into the chain but erasable.
//!
//! [`Journal`] is what callers see, [`Lookup`] what can be asked of it, [`MemoryJournal`] and, with the feature `sqlite`, `SqliteJournal`
//! are the stores, [`StoredEvent`] is an event as it is kept, and [`Head`] the end of the log. An [`Archive`] is a
//! zone as one text file; [its format](archive_format) is a page of its own.

mod archive;
mod aside;
mod beside;
mod chain;
mod engine;
mod error;
mod fold;
mod handle;
mod interrupt;
mod lookup;
mod memo;
mod memory;
pub mod progress;
mod seal;
#[cfg(feature = "sqlite")]
mod sqlite;
mod store;
mod verify;

/// The SQL views of a book in a file: their names, their columns, and what each means. `SQL.md` beside
/// the crate's manifest is made from them.
#[cfg(feature = "sqlite")]
pub mod sql {
    pub use crate::sqlite::views::{Column, ColumnType, View, views};
}

/// What stands in an archive, line by line.
#[doc = include_str!("../ARCHIVE.md")]
pub mod archive_format {}

pub use archive::{Archive, dump_to_file};
pub use chain::Head;
pub use engine::{Answered, Transaction};
pub use error::{Error, ErrorKind};
pub use interrupt::interruptible;
pub use memory::MemoryJournal;
pub use progress::watched;
pub use seal::Key;
#[cfg(feature = "sqlite")]
pub use sqlite::{Durability, SqliteJournal, SqliteOptions};
pub use store::StoredEvent;

use std::io::Write;
use std::ops::ControlFlow;
use std::sync::Arc;

use inward_core::filter::{Filter, Page};
use inward_core::id::{Id, Kind, NoteId, RecordId};
use inward_core::index::Index;
use inward_core::person::{Particulars, Person};
use inward_core::record::State;
use inward_core::when::Timestamp;
use inward_core::world::{Relation, Stop, UniqueKey};

/// A clock: gives the time now. The journal never lets record time run backwards, whatever it says.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// Draws the secret bytes that seal notes and receipts.
pub type Randomness = Arc<dyn Fn() -> Key + Send + Sync>;

/// What a transaction ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// What was put is kept.
    Commit,
    /// What was put is dropped: a preview.
    Rollback,
}

/// What can be asked of a zone. A [`Journal`] answers each question as the book is at that moment; a
/// snapshot that was [taken](Journal::snapshot) answers all of them as the book was then.
pub trait Lookup: Send + Sync {
    /// The state of a record.
    fn record(&self, id: RecordId) -> Result<Option<Arc<State>>, Error>;

    /// The row of a record; none for an investment from which everything was moved away.
    fn row(&self, id: RecordId) -> Result<Option<Index>, Error>;

    /// One page of the rows that a filter keeps.
    fn find(&self, filter: &Filter, page: &Page) -> Result<Vec<Index>, Error>;

    /// The records that may need attention by that moment, see [`State::wake_at`], those that have waited
    /// longest first.
    fn awake(&self, by: Timestamp) -> Result<Vec<RecordId>, Error>;

    /// How many records of a kind a filter keeps.
    fn count(&self, filter: &Filter, kind: Kind) -> Result<u64, Error>;

    /// Visits the state of every record of these kinds, in the order of kind and id. The visit may
    /// ask further questions.
    fn scan(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>) -> Result<(), Error>;

    /// The record that holds a unique key.
    fn holder(&self, key: &UniqueKey) -> Result<Option<RecordId>, Error>;

    /// The records that stand in this relation to that one, in the order of their ids.
    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Error>;

    /// The events after a position, at most `limit`, in order.
    fn events(&self, after: u64, limit: usize) -> Result<Vec<StoredEvent>, Error>;

    /// Every event of a record, in order.
    fn stream(&self, record: RecordId) -> Result<Vec<StoredEvent>, Error>;

    /// The text of a note; none once it is erased.
    fn note(&self, id: NoteId) -> Result<Option<String>, Error>;

    /// The particulars of a person; none once they are erased.
    fn particulars(&self, person: Id<Person>) -> Result<Option<Particulars>, Error>;

    /// The last position and its hash.
    fn head(&self) -> Result<Head, Error>;
}

/// One zone of one book.
pub trait Journal: Lookup {
    /// Takes the zone's lock and lets `work` put decisions. If it stops, or the ending is a
    /// rollback, nothing is kept; otherwise all of it is, in one durable commit. The work reads by
    /// the transaction, never by the journal, whose lock is taken.
    fn transact(&self, ending: Ending, work: &mut dyn FnMut(&dyn Transaction) -> Result<(), Stop>)
    -> Result<(), Error>;

    /// The zone as it is now, whatever is written while it is held. It is for one answer
    /// that takes several questions: held for long it keeps what is overwritten from being freed.
    fn snapshot(self: Arc<Self>) -> Result<Arc<dyn Lookup>, Error>;

    /// Erases the text of a note, its key, and the key of the command that brought it. The log stays
    /// as it is, and [`verify`](Self::verify) gives the same head.
    fn erase_note(&self, id: NoteId) -> Result<(), Error>;

    /// Reads the whole log again: finds edits, gaps and reordering, and names the first position
    /// that is wrong. With a head that was kept elsewhere it also finds a tail that was cut. Notes and
    /// particulars that were not erased are compared with their seals.
    fn verify(&self, kept: Option<&Head>) -> Result<Head, Error>;

    /// Folds every record and row again from the log.
    fn rebuild(&self) -> Result<(), Error>;

    /// Writes the zone as it is at this moment, whatever is written meanwhile, as an archive from which
    /// it can be made again; answers the head it ends with. The log is proved on the way: what was
    /// changed by another hand is refused, and then the archive is without its closing line.
    fn dump(&self, to: &mut dyn Write) -> Result<Head, Error>;

    /// The time now, by the journal's clock.
    fn now(&self) -> Timestamp;

    /// Waits for what is under way and closes the book; later calls are refused.
    fn close(&self) -> Result<(), Error>;
}
