//! How events make and change the state of an agreement.

use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stated, Stating};
use crate::finance::Amounts;
use crate::id::Id;
use crate::milestone::Milestones;
use crate::record::Head;
use crate::standing::Standings;

use super::Agreement;
use super::event::AgreementSigned;

impl Agreement {
    pub(crate) fn create(recorded: &Recorded<'_, AgreementSigned>) -> Self {
        let mut stating = Stating::of(recorded);
        let event = recorded.event;
        let mut milestones = Milestones::default();
        milestones.reached.push(stating.fact(event.reached.clone(), event.stated.clone()));
        // As of every record that is made: they hold from its beginning, until another is stated.
        let amounts = Amounts(stating.facts(&event.amounts, &Stated { on: None, ..event.stated.clone() }));
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &event.opening, &mut stating),
            milestones,
            standings: Standings::default(),
            amounts,
            negotiation: event.negotiation,
            framework: event.framework,
            parties: event.parties.clone(),
            occasion: event.occasion.clone(),
            clauses: event.clauses.clone(),
            amendments: FactSet::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        match recorded.event {
            Event::AgreementAmended(event) => {
                self.amendments.push(Stating::of(recorded).fact(event.amendment.clone(), event.stated.clone()));
            }
            Event::AgreementChanged(event) => {
                if !event.parties.is_empty() {
                    self.parties.clone_from(&event.parties);
                }
                self.occasion = event.occasion.clone().or(self.occasion.take());
            }
            _ => return false,
        }
        true
    }
}
