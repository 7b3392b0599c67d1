//! How events make and change the state of an entry.

use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stating};
use crate::id::Id;
use crate::measure::Measures;
use crate::record::{Head, Opening};
use crate::when::When;

use super::event::{EntryAdded, InspectionRecorded};
use super::policy::PolicyFacts;
use super::{Entry, EntryKind};

impl Entry {
    pub(crate) fn create(recorded: &Recorded<'_, EntryAdded>) -> Self {
        let EntryAdded { opening, kind, on } = recorded.event;
        Self::open(recorded, opening, kind.clone(), on.clone(), &mut Stating::of(recorded))
    }

    pub(crate) fn create_inspection(recorded: &Recorded<'_, InspectionRecorded>) -> Self {
        let mut stating = Stating::of(recorded);
        let InspectionRecorded { opening, organisation, authority, inspected, stated } = recorded.event;
        let inspection = stating.fact(inspected.clone(), stated.clone());
        let kind = EntryKind::Inspection { organisation: *organisation, authority: *authority };
        let mut entry = Self::open(recorded, opening, kind, None, &mut stating);
        entry.inspections.push(inspection);
        entry
    }

    fn open<E>(
        recorded: &Recorded<'_, E>,
        opening: &Opening,
        kind: EntryKind,
        on: Option<When>,
        stating: &mut Stating,
    ) -> Self {
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, opening, stating),
            kind,
            on,
            measures: Measures::default(),
            policy: PolicyFacts::default(),
            inspections: FactSet::default(),
            versions: FactSet::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        match recorded.event {
            Event::InspectionRestated(event) => {
                let mut stating = Stating::of(recorded);
                self.inspections.push(stating.fact(event.inspected.clone(), event.stated.clone()));
                true
            }
            Event::ProcedureRevised(event) if self.is_procedure() => {
                self.versions.push(Stating::of(recorded).fact((*event.version).clone(), event.stated.clone()));
                true
            }
            _ => self.evolve_policy(recorded),
        }
    }
}
