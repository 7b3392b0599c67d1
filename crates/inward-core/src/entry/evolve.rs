//! How events make and change the state of an entry.

use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stating};
use crate::id::Id;
use crate::measure::Measures;
use crate::record::Head;

use super::event::{EntryAdded, InspectionRecorded};
use super::policy::PolicyFacts;
use super::{Entry, EntryKind};

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
            inspections: FactSet::default(),
        }
    }

    pub(crate) fn create_inspection(recorded: &Recorded<'_, InspectionRecorded>) -> Self {
        let mut stating = Stating::of(recorded);
        let InspectionRecorded { opening, organisation, authority, inspected, stated } = recorded.event;
        let mut inspections = FactSet::default();
        inspections.push(stating.fact(inspected.clone(), stated.clone()));
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, opening, &mut stating),
            kind: EntryKind::Inspection { organisation: *organisation, authority: *authority },
            on: None,
            measures: Measures::default(),
            policy: PolicyFacts::default(),
            inspections,
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        let Event::InspectionRestated(event) = recorded.event else { return self.evolve_policy(recorded) };
        let mut stating = Stating::of(recorded);
        self.inspections.push(stating.fact(event.inspected.clone(), event.stated.clone()));
        true
    }
}
