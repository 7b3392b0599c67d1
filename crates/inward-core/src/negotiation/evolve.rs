//! How events make and change the state of a negotiation.

use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stated, Stating};
use crate::finance::Amounts;
use crate::id::Id;
use crate::milestone::{Milestones, Reached};
use crate::record::Head;
use crate::standing::Standings;

use super::Negotiation;
use super::event::NegotiationOpened;

impl Negotiation {
    pub(crate) fn create(recorded: &Recorded<'_, NegotiationOpened>) -> Self {
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
            lead: event.lead,
            investor: event.investor,
            asks: event.asks.clone(),
            offers: event.offers.clone(),
            competitor_places: event.competitor_places.clone(),
            likelihood: event.likelihood,
            interactions: FactSet::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        match recorded.event {
            Event::InteractionRecorded(event) => {
                self.interactions.push(Stating::of(recorded).fact(event.interaction.clone(), event.stated.clone()));
            }
            Event::NegotiationChanged(event) => self.investor = Some(event.investor),
            _ => return false,
        }
        true
    }
}
