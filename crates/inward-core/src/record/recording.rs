//! Who recorded each version of a record, when, and with which command. It is kept once a version; the
//! facts that a version states have it from there when a record is read back.

use serde::{Deserialize, Serialize, Serializer};

use crate::event::Recorded;
use crate::fact::{Known, Reported};
use crate::id::{CommandId, FactId, Id};
use crate::person::Person;
use crate::when::Timestamp;

use super::RecordParts;

/// How one version of a record came into the book (入册).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct Recording {
    /// When it became known.
    pub known: Known,
    /// Who recorded it.
    pub by: Id<Person>,
    /// The command that did.
    pub command: CommandId,
}

/// Four values without names: a record has one for each of its events.
type Kept = (Timestamp, Option<Reported>, Id<Person>, CommandId);

impl From<Kept> for Recording {
    fn from((recorded, reported, by, command): Kept) -> Self {
        Self { known: Known { recorded, reported }, by, command }
    }
}

impl From<Recording> for Kept {
    fn from(Recording { known, by, command }: Recording) -> Self {
        (known.recorded, known.reported, by, command)
    }
}

/// How each version of a record came into the book, in order. There is a first one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<Recording>")]
pub struct Recordings {
    first: Recording,
    all: Vec<Recording>,
}

impl Recordings {
    pub(crate) fn begin(first: Recording) -> Self {
        Self { first, all: vec![first] }
    }

    pub(crate) fn push(&mut self, next: Recording) {
        self.all.push(next);
    }

    /// The last version.
    #[must_use]
    pub fn version(&self) -> u32 {
        u32::try_from(self.all.len()).unwrap_or(u32::MAX)
    }

    /// How the last version came into the book.
    #[must_use]
    pub fn last(&self) -> &Recording {
        self.all.last().unwrap_or(&self.first)
    }

    /// How the record was opened.
    #[must_use]
    pub const fn first(&self) -> &Recording {
        &self.first
    }

    /// How a version came into the book, counted from 1; none if the record never had it.
    #[must_use]
    pub fn of(&self, version: u32) -> Option<&Recording> {
        self.all.get(usize::try_from(version.checked_sub(1)?).ok()?)
    }
}

impl TryFrom<Vec<Recording>> for Recordings {
    type Error = &'static str;

    fn try_from(all: Vec<Recording>) -> Result<Self, Self::Error> {
        let first = *all.first().ok_or("a record has at least one recording")?;
        Ok(Self { first, all })
    }
}

impl Serialize for Recordings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.all.serialize(serializer)
    }
}

impl<E> Recorded<'_, E> {
    /// How the version that this event makes came into the book.
    pub(crate) const fn recording(&self) -> Recording {
        Recording { known: self.known, by: self.by, command: self.command }
    }
}

/// That a record that was read back has a fact of a version it never had.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("fact {0} is of a version that the record never had")]
pub(crate) struct Unrecorded(FactId);

/// Tells the facts of a record that was read back who recorded them, when, and with which command.
pub(crate) fn tell_facts(record: &mut dyn RecordParts) -> Result<(), Unrecorded> {
    let kept = &mut record.head_mut().recordings;
    let meanwhile = Recordings::begin(kept.first);
    let recordings = std::mem::replace(kept, meanwhile);
    let mut unrecorded = None;
    record.each_fact_mut(&mut |of| match recordings.of(of.id.version) {
        Some(recording) => (of.known, of.by, of.command) = (recording.known, recording.by, recording.command),
        None => unrecorded = Some(Unrecorded(of.id)),
    });
    record.head_mut().recordings = recordings;
    unrecorded.map_or(Ok(()), Err)
}
