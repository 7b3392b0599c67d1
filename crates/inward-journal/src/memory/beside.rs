//! What memory keeps beside the log.

use std::collections::BTreeSet;

use inward_core::id::{Id, NoteId, RecordId};
use inward_core::person::Person;
use inward_core::world::UniqueKey;

use crate::beside::{Beside, Kept, read_seals, seal_of, seals_person};
use crate::error::Error;
use crate::store::{Receipt, Sealed};

use super::Data;

fn borne(kept: &Sealed) -> String {
    seal_of(&kept.key.0, kept.text.as_bytes())
}

impl Beside for Data {
    fn note_seal(&self, id: NoteId) -> Result<Option<String>, Error> {
        Ok(self.notes.get(&id).map(borne))
    }

    fn particulars_seal(&self, person: Id<Person>) -> Result<Option<String>, Error> {
        Ok(self.people.get(&person).map(borne))
    }

    fn is_sealed_later(&self, person: Id<Person>, position: u64) -> Result<bool, Error> {
        let events = self.events.iter().filter(|event| event.position > position);
        for event in events.filter(|event| event.record == person.record()) {
            if seals_person(&event.seals)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn how_many(&self) -> Result<(u64, u64), Error> {
        Ok((self.notes.len() as u64, self.people.len() as u64))
    }

    fn unsealed_note(&self) -> Result<Option<String>, Error> {
        let mut unsealed: BTreeSet<NoteId> = self.notes.keys().copied().collect();
        for event in &self.events {
            for name in read_seals(&event.seals)?.into_keys() {
                if let Ok(number) = name.parse() {
                    unsealed.remove(&NoteId { command: event.command, number });
                }
            }
        }
        Ok(unsealed.first().map(NoteId::to_string))
    }

    fn unsealed_person(&self) -> Result<Option<String>, Error> {
        for person in self.people.keys() {
            if !self.is_sealed_later(*person, 0)? {
                return Ok(Some(person.to_string()));
            }
        }
        Ok(None)
    }
}

impl Kept for Data {
    fn each_note(&self, visit: &mut dyn FnMut(NoteId, Sealed) -> Result<(), Error>) -> Result<(), Error> {
        self.notes.iter().try_for_each(|(id, note)| visit(*id, note.clone()))
    }

    fn each_person(&self, visit: &mut dyn FnMut(Id<Person>, Sealed) -> Result<(), Error>) -> Result<(), Error> {
        self.people.iter().try_for_each(|(id, particulars)| visit(*id, particulars.clone()))
    }

    fn each_receipt(&self, visit: &mut dyn FnMut(Receipt) -> Result<(), Error>) -> Result<(), Error> {
        self.receipts.values().try_for_each(|receipt| visit(receipt.clone()))
    }

    fn each_key(&self, visit: &mut dyn FnMut(UniqueKey, RecordId) -> Result<(), Error>) -> Result<(), Error> {
        self.keys.iter().try_for_each(|(key, holder)| visit(key.clone(), *holder))
    }
}
