//! How events make and change the state of a lead.

use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stated, Stating};
use crate::finance::Amounts;
use crate::id::Id;
use crate::milestone::{Milestones, Reached};
use crate::record::Head;
use crate::standing::Standings;

use super::Lead;
use super::event::LeadCaptured;

impl Lead {
    pub(crate) fn create(recorded: &Recorded<'_, LeadCaptured>) -> Self {
        let mut stating = Stating::of(recorded);
        let event = recorded.event;
        let mut milestones = Milestones::default();
        milestones.reached.push(stating.fact(Reached::plain(event.milestone.clone(), None), event.stated.clone()));
        let amounts = Amounts(stating.facts(&event.amounts, &Stated::default()));
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &event.opening, &mut stating),
            milestones,
            standings: Standings::default(),
            amounts,
            investor: event.investor,
            investor_described: event.investor_described,
            origin: event.origin.clone(),
            referrer: event.referrer,
            promotion_event: event.promotion_event,
            claims: FactSet::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        match recorded.event {
            Event::ClaimRegistered(event) => {
                self.claims.push(Stating::of(recorded).fact(event.claim.clone(), event.stated.clone()));
            }
            Event::LeadChanged(event) => {
                self.investor = event.investor.or(self.investor);
                self.origin = event.origin.clone().or(self.origin.take());
                self.referrer = event.referrer.or(self.referrer);
                self.promotion_event = event.promotion_event.or(self.promotion_event);
            }
            _ => return false,
        }
        true
    }
}
