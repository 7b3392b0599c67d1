//! What the engine asks of a store while it holds the zone's lock.

use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::NaiveDate;
use inward_core::event::Event;
use inward_core::fact::{Known, Reported};
use inward_core::id::{CommandId, Id, Kind, NoteId, RecordId};
use inward_core::index::Index;
use inward_core::person::Person;
use inward_core::record::State;
use inward_core::when::Timestamp;
use inward_core::world::{Relation, UniqueKey};
use uuid::Uuid;

use crate::chain::Head;
use crate::error::Error;
use crate::seal::Key;

/// So many events are read at a time by what goes through the whole log.
pub const CHUNK: usize = 1_000;

/// An event as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its position in the zone, from 1, without gaps.
    pub position: u64,
    /// The record it happened to.
    pub record: RecordId,
    /// The version of the record that it made, from 1.
    pub version: u32,
    /// Its type string.
    pub kind: String,
    /// The schema version of its content.
    pub schema: u16,
    /// When the book recorded it.
    pub recorded_at: Timestamp,
    /// When the office had it, where given.
    pub reported_on: Option<NaiveDate>,
    /// Who did it.
    pub actor: Id<Person>,
    /// The command that did it.
    pub command: CommandId,
    /// The seals of what the command keeps outside the log, as JSON.
    pub seals: String,
    /// Its content, as JSON.
    pub payload: String,
    /// Its hash in the chain.
    pub hash: [u8; 32],
}

impl StoredEvent {
    /// When it became known, its reported day being a day of this time zone.
    #[must_use]
    pub fn known(&self, time_zone: chrono_tz::Tz) -> Known {
        Known { recorded: self.recorded_at, reported: self.reported_on.map(|day| Reported::on(day, time_zone)) }
    }

    /// Its content, read.
    pub fn event(&self) -> Result<Event, Error> {
        Event::read(&self.kind, self.schema, &self.payload)
            .map_err(|fault| Error::damaged(format_args!("position {}: {fault}", self.position)).caused_by(fault))
    }
}

/// The receipt of a command: what it was, sealed, and what it answered.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The command.
    pub command: CommandId,
    /// The key of the seal; none once a note of the command was erased.
    pub key: Option<Key>,
    /// The seal of the command's content.
    pub seal: [u8; 32],
    /// The answer, as JSON.
    pub answer: String,
}

/// A text that is kept beside the log.
#[derive(Clone, Debug)]
pub struct Sealed {
    /// The key of the seal.
    pub key: Key,
    /// The text.
    pub text: String,
}

/// The end of a zone's log, with the last record time.
#[derive(Clone, Copy, Debug, Default)]
pub struct End {
    /// The last position and its hash.
    pub head: Head,
    /// The last record time.
    pub recorded_at: Option<Timestamp>,
}

/// What the engine reads from a store.
pub trait Reads {
    fn state(&self, id: RecordId) -> Result<Option<Arc<State>>, Error>;
    fn row(&self, id: RecordId) -> Result<Option<Index>, Error>;
    fn holder(&self, key: &UniqueKey) -> Result<Option<RecordId>, Error>;
    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Error>;
    fn receipt(&self, command: CommandId) -> Result<Option<Receipt>, Error>;
    fn records(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>) -> Result<(), Error>;
    /// The states of a kind after an id, at most `limit`, in the order of their ids.
    fn records_after(&self, kind: Kind, after: Option<Uuid>, limit: usize) -> Result<Vec<Arc<State>>, Error>;
    /// The records of a kind whose listed standing does not close them, in the order of their ids; where a moment
    /// is given, those that wake by then.
    fn going_on(&self, kind: Kind, waking_by: Option<Timestamp>) -> Result<Vec<RecordId>, Error>;
    fn events(&self, after: u64, limit: usize) -> Result<Vec<StoredEvent>, Error>;
    fn end(&self) -> Result<End, Error>;
}

/// What the engine writes to a store, inside a transaction of the store's own.
pub trait Store: Reads {
    fn append(&mut self, event: &StoredEvent) -> Result<(), Error>;
    fn write_state(&mut self, state: &State) -> Result<(), Error>;
    fn write_row(&mut self, row: &Index) -> Result<(), Error>;
    /// Takes a record off its list, if it is on it.
    fn drop_row(&mut self, id: RecordId) -> Result<(), Error>;
    fn write_relations(
        &mut self,
        id: RecordId,
        old: &[(Relation, RecordId)],
        new: &[(Relation, RecordId)],
    ) -> Result<(), Error>;
    fn write_claim(&mut self, key: &UniqueKey, holder: Option<RecordId>) -> Result<(), Error>;
    fn write_note(&mut self, id: NoteId, note: &Sealed) -> Result<(), Error>;
    fn write_particulars(&mut self, person: Id<Person>, particulars: &Sealed) -> Result<(), Error>;
    /// Erases the particulars of a person, the unique keys they hold, which carry their name, and the
    /// key of the receipt of the command that enrolled them, which bears the same UUID.
    fn erase_person(&mut self, person: Id<Person>) -> Result<(), Error>;
    fn write_receipt(&mut self, receipt: &Receipt) -> Result<(), Error>;
    fn write_end(&mut self, end: &End) -> Result<(), Error>;
    /// Drops every state, row and relation, to be made again from the log. Unique keys stay: the log
    /// does not hold them.
    fn clear(&mut self) -> Result<(), Error>;
}
