//! How events make and change the state of an entry.

use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stating};
use crate::id::Id;
use crate::measure::Measures;
use crate::record::Head;

use super::Entry;
use super::event::EntryAdded;
use super::policy::PolicyFacts;

impl Entry {
    pub(crate) fn create(recorded: &Recorded<'_, EntryAdded>) -> Self {
        let mut stating = Stating::of(recorded);
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &recorded.event.opening, &mut stating),
            kind: recorded.event.kind.clone(),
            on: recorded.event.on.clone(),
            measures: Measures::default(),
            policy: PolicyFacts::default(),
            versions: FactSet::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        match recorded.event {
            Event::ProcedureRevised(event) if self.is_procedure() => {
                self.versions.push(Stating::of(recorded).fact((*event.version).clone(), event.stated.clone()));
                true
            }
            _ => self.evolve_policy(recorded),
        }
    }
}
