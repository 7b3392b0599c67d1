//! What lies beside the log and can be erased: notes and the particulars of people. The log holds
//! their seals; what survives must be what was sealed.

use std::collections::BTreeMap;

use inward_core::id::{Id, Kind, NoteId, RecordId};
use inward_core::person::Person;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::world::UniqueKey;

use crate::error::{Error, ErrorKind};
use crate::seal::{Key, hex, seal};
use crate::store::{Receipt, Sealed, StoredEvent};

/// The type string of the event after which nothing seals a person's particulars.
const ERASED: &str = "person.erased";

/// The name under which an event seals the particulars of the person it happened to. Any other is
/// the number of a note.
const PERSON: &str = "person";

/// What a store keeps beside the log.
pub trait Beside {
    /// The seal that a note bears by its key and text; none once it is erased.
    fn note_seal(&self, id: NoteId) -> Result<Option<String>, Error>;

    /// The seal that the particulars of a person bear; none once they are erased.
    fn particulars_seal(&self, person: Id<Person>) -> Result<Option<String>, Error>;

    /// Whether an event after this position seals the particulars of the person anew.
    fn is_sealed_later(&self, person: Id<Person>, position: u64) -> Result<bool, Error>;

    /// How many notes there are, and particulars of how many people.
    fn how_many(&self) -> Result<(u64, u64), Error>;

    /// A note that no event seals, by its name.
    fn unsealed_note(&self) -> Result<Option<String>, Error>;

    /// A person whose particulars no event seals, by their id.
    fn unsealed_person(&self) -> Result<Option<String>, Error>;
}

/// What a store keeps beside the log, one after another: what cannot be folded from it.
pub trait Kept {
    /// Visits every note, in the order of command and number.
    fn each_note(&self, visit: &mut dyn FnMut(NoteId, Sealed) -> Result<(), Error>) -> Result<(), Error>;

    /// Visits the particulars of every person, in the order of their ids.
    fn each_person(&self, visit: &mut dyn FnMut(Id<Person>, Sealed) -> Result<(), Error>) -> Result<(), Error>;

    /// Visits every receipt, in the order of the commands.
    fn each_receipt(&self, visit: &mut dyn FnMut(Receipt) -> Result<(), Error>) -> Result<(), Error>;

    /// Visits every unique key with its holder, in the order of the bytes of their text.
    fn each_key(&self, visit: &mut dyn FnMut(UniqueKey, RecordId) -> Result<(), Error>) -> Result<(), Error>;
}

/// The seal that a key and a text give. What was put in place of a key and is none gives none.
pub fn seal_of(key: &[u8], text: &[u8]) -> String {
    match (key.try_into(), std::str::from_utf8(text)) {
        (Ok(key), Ok(text)) => hex(&seal(&Key(key), text)),
        _ => String::new(),
    }
}

/// The names and seals of an event.
pub fn read_seals(seals: &str) -> Result<BTreeMap<String, String>, Error> {
    if seals.is_empty() { Ok(BTreeMap::new()) } else { serde_json::from_str(seals).map_err(Error::damaged) }
}

/// Whether these seals of an event seal the particulars of a person.
pub fn seals_person(seals: &str) -> Result<bool, Error> {
    Ok(read_seals(seals)?.contains_key(PERSON))
}

/// Compares what survives with its seals, one event after another. It remembers how many it met and
/// nothing more, however long the log is.
#[derive(Default)]
pub struct Comparison {
    notes: u64,
    people: u64,
}

impl Comparison {
    /// Compares what an event sealed.
    pub fn meet(&mut self, beside: &impl Beside, event: &StoredEvent) -> Result<(), Error> {
        for (name, sealed) in read_seals(&event.seals)? {
            if name == PERSON {
                self.meet_person(beside, event, &sealed)?;
            } else {
                self.meet_note(beside, event, &name, &sealed)?;
            }
        }
        if event.kind == ERASED {
            let person = Id::new(event.record.uuid);
            if beside.particulars_seal(person)?.is_some() && !beside.is_sealed_later(person, event.position)? {
                return Err(unsealed(refusals::book::PARTICULARS_UNSEALED, "person", event.record));
            }
        }
        Ok(())
    }

    fn meet_note(
        &mut self,
        beside: &impl Beside,
        event: &StoredEvent,
        number: &str,
        sealed: &str,
    ) -> Result<(), Error> {
        let id = NoteId { command: event.command, number: number.parse().map_err(Error::damaged)? };
        let Some(borne) = beside.note_seal(id)? else { return Ok(()) };
        if borne != sealed {
            return Err(edited(refusals::book::NOTE_EDITED, "note", id, event.position));
        }
        self.notes = self.notes.saturating_add(1);
        Ok(())
    }

    fn meet_person(&mut self, beside: &impl Beside, event: &StoredEvent, sealed: &str) -> Result<(), Error> {
        if event.record.kind != Kind::Person {
            return Err(Error::damaged(format_args!("position {} seals nobody", event.position)));
        }
        let person = Id::new(event.record.uuid);
        let Some(borne) = beside.particulars_seal(person)? else { return Ok(()) };
        if borne != sealed {
            // The last seal counts: the ones before it were of particulars that were replaced.
            if beside.is_sealed_later(person, event.position)? {
                return Ok(());
            }
            return Err(edited(refusals::book::PARTICULARS_EDITED, "person", event.record, event.position));
        }
        self.people = self.people.saturating_add(1);
        Ok(())
    }

    /// Refuses what survives and was met at no event.
    pub fn finish(&self, beside: &impl Beside) -> Result<(), Error> {
        let (notes, people) = beside.how_many()?;
        if notes != self.notes
            && let Some(note) = beside.unsealed_note()?
        {
            return Err(unsealed(refusals::book::NOTE_UNSEALED, "note", note));
        }
        if people != self.people
            && let Some(person) = beside.unsealed_person()?
        {
            return Err(unsealed(refusals::book::PARTICULARS_UNSEALED, "person", person));
        }
        Ok(())
    }
}

fn edited(code: inward_core::refusal::Code, name: &'static str, what: impl std::fmt::Display, position: u64) -> Error {
    Error::new(ErrorKind::Corrupt, Refusal::new(code).with(name, what).with("position", position))
}

fn unsealed(code: inward_core::refusal::Code, name: &'static str, what: impl std::fmt::Display) -> Error {
    Error::new(ErrorKind::Corrupt, Refusal::new(code).with(name, what))
}
