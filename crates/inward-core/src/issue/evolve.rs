//! How events make and change the state of an issue.

use crate::clock::ClockFacts;
use crate::escalation::EscalationFacts;
use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stated, Stating};
use crate::id::Id;
use crate::record::Head;

use super::event::IssueRaised;
use super::{Issue, Received, Risk};

impl Issue {
    pub(crate) fn create(recorded: &Recorded<'_, IssueRaised>) -> Self {
        let mut stating = Stating::of(recorded);
        let event = recorded.event.clone();
        let mut received = FactSet::default();
        received.push(stating.fact(Received {}, event.stated));
        let at_risk =
            event.investment_at_risk.map(Risk::Investment).into_iter().chain(event.jobs_at_risk.map(Risk::Jobs));
        let at_risk: Vec<Risk> = at_risk.collect();
        let risks = stating.facts(&at_risk, &Stated::default());
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &event.opening, &mut stating),
            kind: event.kind,
            about: event.about,
            channel: event.channel,
            urgency: event.urgency,
            raised_by: event.raised_by,
            organisation: event.organisation,
            description: event.description,
            responders: event.responders,
            respond: event.respond.map(|rule| *rule),
            resolve: event.resolve.map(|rule| *rule),
            received,
            clock: ClockFacts::default(),
            escalation: EscalationFacts::default(),
            acceptances: FactSet::default(),
            responses: FactSet::default(),
            resolutions: FactSet::default(),
            reopenings: FactSet::default(),
            hand_overs: FactSet::default(),
            ratings: FactSet::default(),
            risks,
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        let mut stating = Stating::of(recorded);
        match recorded.event {
            Event::IssueReceived(event) => self.received.push(stating.fact(event.received, event.stated.clone())),
            Event::IssueAccepted(event) => {
                self.acceptances.push(stating.fact(event.acceptance.clone(), event.stated.clone()));
            }
            Event::IssueResponded(event) => {
                self.responses.push(stating.fact(event.response.clone(), event.stated.clone()));
            }
            Event::IssueResolved(event) => {
                self.resolutions.push(stating.fact(event.resolution.clone(), event.stated.clone()));
            }
            Event::IssueReopened(event) => {
                self.reopenings.push(stating.fact(event.reopening.clone(), event.stated.clone()));
            }
            Event::IssueHandedOver(event) => {
                self.hand_overs.push(stating.fact(event.hand_over.clone(), event.stated.clone()));
            }
            Event::IssueRated(event) => {
                self.ratings.push(stating.fact(event.rating.clone(), event.stated.clone()));
            }
            Event::RiskStated(event) => {
                self.risks.push(stating.fact(event.risk.clone(), event.stated.clone()));
            }
            _ => return false,
        }
        true
    }
}
