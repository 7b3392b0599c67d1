//! How events make and change the state of a commitment.

use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stated, Stating};
use crate::id::Id;
use crate::record::Head;

use super::Commitment;
use super::event::CommitmentMade;
use super::state::Made;

impl Commitment {
    pub(crate) fn create(recorded: &Recorded<'_, CommitmentMade>) -> Self {
        let mut stating = Stating::of(recorded);
        let event = recorded.event.clone();
        let mut made = FactSet::default();
        made.push(stating.fact(Made {}, event.stated));
        let mut due = FactSet::default();
        if let Some(date) = event.due {
            due.push(stating.fact(date, Stated::default()));
        }
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &event.opening, &mut stating),
            direction: event.direction,
            kind: event.kind,
            made_with: event.made_with,
            debtor: event.debtor,
            supporting: event.supporting,
            criterion: event.criterion,
            condition: event.condition,
            amount: event.amount,
            legal_basis: event.legal_basis,
            made,
            due,
            conditions_met: FactSet::default(),
            fulfilments: FactSet::default(),
            waivers: FactSet::default(),
            breaches: FactSet::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        let mut stating = Stating::of(recorded);
        match recorded.event {
            Event::CommitmentRemade(event) => self.made.push(stating.fact(event.made, event.stated.clone())),
            Event::DueSet(event) => self.due.push(stating.fact(event.due.clone(), event.stated.clone())),
            Event::ConditionMet(event) => {
                self.conditions_met.push(stating.fact(event.met.clone(), event.stated.clone()));
            }
            Event::CommitmentFulfilled(event) => {
                self.fulfilments.push(stating.fact(event.fulfilment.clone(), event.stated.clone()));
            }
            Event::CommitmentWaived(event) => {
                self.waivers.push(stating.fact(event.waiver.clone(), event.stated.clone()));
            }
            Event::CommitmentBreached(event) => {
                self.breaches.push(stating.fact(event.breach.clone(), event.stated.clone()));
            }
            _ => return false,
        }
        true
    }
}
