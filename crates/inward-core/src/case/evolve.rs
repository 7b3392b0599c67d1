//! How events make and change the state of a case.

use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stating};
use crate::id::Id;
use crate::record::Head;

use super::event::CaseFiled;
use super::{Case, Receipt};

impl Case {
    pub(crate) fn create(recorded: &Recorded<'_, CaseFiled>) -> Self {
        let mut stating = Stating::of(recorded);
        let event = recorded.event.clone();
        let mut received = FactSet::default();
        received.push(stating.fact(Receipt {}, event.stated));
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &event.opening, &mut stating),
            procedure: event.procedure,
            about: event.about,
            applicant: event.applicant,
            description: event.description,
            received,
            acceptances: FactSet::default(),
            supplements_requested: FactSet::default(),
            supplements_received: FactSet::default(),
            steps_begun: FactSet::default(),
            steps_ended: FactSet::default(),
            decisions: FactSet::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        let mut stating = Stating::of(recorded);
        match recorded.event {
            Event::CaseReceived(event) => self.received.push(stating.fact(event.receipt, event.stated.clone())),
            Event::CaseAccepted(event) => {
                self.acceptances.push(stating.fact(event.acceptance.clone(), event.stated.clone()));
            }
            Event::SupplementRequested(event) => {
                self.supplements_requested.push(stating.fact(event.request.clone(), event.stated.clone()));
            }
            Event::SupplementReceived(event) => {
                self.supplements_received.push(stating.fact(event.receipt.clone(), event.stated.clone()));
            }
            Event::SpecialStepBegun(event) => {
                self.steps_begun.push(stating.fact(event.begun.clone(), event.stated.clone()));
            }
            Event::SpecialStepEnded(event) => {
                self.steps_ended.push(stating.fact(event.ended.clone(), event.stated.clone()));
            }
            Event::CaseDecided(event) => {
                self.decisions.push(stating.fact(event.decision.clone(), event.stated.clone()));
            }
            _ => return false,
        }
        true
    }
}
