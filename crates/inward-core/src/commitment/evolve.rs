//! How events make and change the state of a commitment.

use crate::clock::ClockFacts;
use crate::escalation::EscalationFacts;
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
        let mut limits = FactSet::default();
        if let Some(agreed) = event.limits {
            limits.push(stating.fact(*agreed, Stated::default()));
        }
        let mut citations = FactSet::default();
        if let Some(citation) = event.under {
            citations.push(stating.fact(citation, Stated::default()));
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
            kept_by: event.kept_by,
            items: event.items,
            instalments: event.instalments,
            recurring: event.recurring,
            obligation: event.obligation,
            legal_basis: event.legal_basis,
            citations,
            made,
            due,
            limits,
            clock: ClockFacts::default(),
            escalation: EscalationFacts::default(),
            starts: FactSet::default(),
            conditions_met: FactSet::default(),
            gates: FactSet::default(),
            fulfilments: FactSet::default(),
            verifications: FactSet::default(),
            notices: FactSet::default(),
            waivers: FactSet::default(),
            breaches: FactSet::default(),
            disputes: FactSet::default(),
            settlements: FactSet::default(),
            voidings: FactSet::default(),
            supersessions: FactSet::default(),
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
            Event::CommitmentGated(event) => self.gates.push(stating.fact(event.gate, event.stated.clone())),
            Event::CommitmentFulfilled(event) => {
                self.fulfilments.push(stating.fact(event.fulfilment.clone(), event.stated.clone()));
            }
            Event::ObligationVerified(event) => {
                self.verifications.push(stating.fact(event.verification.clone(), event.stated.clone()));
            }
            Event::ShortfallNotified(event) => self.notices.push(stating.fact(event.notice, event.stated.clone())),
            Event::CommitmentWaived(event) => {
                self.waivers.push(stating.fact(event.waiver.clone(), event.stated.clone()));
            }
            Event::CommitmentBreached(event) => {
                self.breaches.push(stating.fact(event.breach.clone(), event.stated.clone()));
            }
            Event::LimitsSet(event) => self.limits.push(stating.fact(event.limits.clone(), event.stated.clone())),
            Event::CommitmentStarted(event) => self.starts.push(stating.fact(event.started, event.stated.clone())),
            Event::CommitmentDisputed(event) => {
                self.disputes.push(stating.fact(event.disputed.clone(), event.stated.clone()));
            }
            Event::DisputeSettled(event) => {
                self.settlements.push(stating.fact(event.settled.clone(), event.stated.clone()));
            }
            Event::CommitmentVoided(event) => {
                self.voidings.push(stating.fact(event.voiding.clone(), event.stated.clone()));
            }
            Event::CommitmentSuperseded(event) => {
                self.supersessions.push(stating.fact(event.supersession.clone(), event.stated.clone()));
            }
            Event::PolicyCited(event) => {
                self.citations.push(stating.fact(event.citation.clone(), event.stated.clone()));
            }
            _ => return false,
        }
        true
    }
}
