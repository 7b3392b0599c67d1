//! The state of a commitment.

use serde::{Deserialize, Serialize};

use crate::clock::ClockFacts;
use crate::deadline::Limits;
use crate::entry::Entry;
use crate::escalation::EscalationFacts;
use crate::event::Event;
use crate::fact::{AsOf, FactSet};
use crate::id::{Id, Kind, NoteId, RecordId, Recordable};
use crate::money::Amount;
use crate::organisation::Organisation;
use crate::playbook::{CommitmentKey, Direction, MilestoneKey};
use crate::record::{Head, keeps, restates};
use crate::unit::Unit;
use crate::when::{Truth, When};

use super::event::{
    CommitmentBreached, CommitmentDisputed, CommitmentFulfilled, CommitmentGated, CommitmentStarted,
    CommitmentSuperseded, CommitmentVoided, CommitmentWaived, ConditionMet, DisputeSettled, DueSet, LimitsSet,
    ObligationVerified, PolicyCited, ShortfallNotified,
};
use super::gate::Gate;
use super::instalment::{Instalment, Recurring};
use super::obligation::{Notice, Obligation, Verification};
use super::start::{Around, StartEvent};

/// Who owes a commitment: a unit to the investor, or the investor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Debtor {
    /// A unit owes it to the investor.
    Unit(Id<Unit>),
    /// An organisation owes it to the zone.
    Organisation(Id<Organisation>),
}

/// What must hold before anything is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<NoteId>,
    /// The milestone that meets it: evaluated whenever the commitment is read, so that a correction
    /// of the milestone follows through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub milestone: Option<MilestoneKey>,
}

/// That a commitment was kept, in part or in whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fulfilment {
    /// Whether nothing is left open.
    pub whole: bool,
    /// How much was paid or delivered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The item that was delivered, by its number from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u16>,
    /// The instalment that it goes to, by its number from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instalment: Option<u16>,
    /// More on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// That the creditor let a commitment go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// Whose doing a breach was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreachCause {
    /// The debtor's own.
    Own,
    /// Another unit's.
    OtherUnit,
    /// The investor's.
    Investor,
    /// Nobody's: force majeure.
    ForceMajeure,
}

/// That a commitment was broken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreachRecord {
    /// Whose doing it was.
    pub cause: BreachCause,
    /// What is done about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// The state of a commitment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Commitment {
    /// Its id.
    pub id: Id<Commitment>,
    /// Its head: the unit in charge is the principal one, 牵头单位.
    pub head: Head,
    /// Who promised to whom.
    pub direction: Direction,
    /// Its kind, a key of the playbook.
    pub kind: CommitmentKey,
    /// The record it was made with: an agreement, a negotiation, a project.
    pub made_with: RecordId,
    /// Who owes it.
    pub debtor: Debtor,
    /// The units that help, 配合单位.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supporting: Vec<Id<Unit>>,
    /// What counts as keeping it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<NoteId>,
    /// What must hold before anything is owed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
    /// How much is owed, where it is money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The milestone that keeps it: evaluated whenever the commitment is read, so that a correction of the
    /// milestone follows through.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_by: Option<MilestoneKey>,
    /// What is to be delivered, item by item, numbered from 1: kept once all of them are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// The instalments in which it is owed, numbered from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub instalments: Vec<Instalment>,
    /// That the same is owed again and again: its instalments follow by calculation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurring: Option<Recurring>,
    /// What must be reached, and when that is checked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligation: Option<Box<Obligation>>,
    /// The law or decision it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    /// The policy it was made under.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub citations: FactSet<Citation>,
    /// That it was made.
    pub made: FactSet<Made>,
    /// When it is due.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub due: FactSet<Due>,
    /// The limits from which it follows when it is due, statutory and promised.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub limits: FactSet<Limits>,
    /// What happened to its clock: pauses, extensions.
    #[serde(default, skip_serializing_if = "ClockFacts::is_empty")]
    pub clock: ClockFacts,
    /// What happened to it on the ladders of escalation.
    #[serde(default, skip_serializing_if = "EscalationFacts::is_empty")]
    pub escalation: EscalationFacts,
    /// Events of its own from which a limit counts.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub starts: FactSet<Started>,
    /// That its condition was met.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub conditions_met: FactSet<Met>,
    /// The commitments on which it depends.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub gates: FactSet<Gate>,
    /// That it was kept.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub fulfilments: FactSet<Fulfilment>,
    /// What its checks found.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub verifications: FactSet<Verification>,
    /// That the investor was notified of a shortfall.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub notices: FactSet<Notice>,
    /// That it was let go.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub waivers: FactSet<Waiver>,
    /// That it was broken.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub breaches: FactSet<BreachRecord>,
    /// That it was disputed.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub disputes: FactSet<Disputed>,
    /// That a dispute was settled.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub settlements: FactSet<Settled>,
    /// That it binds nobody.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub voidings: FactSet<Voiding>,
    /// That another took its place.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub supersessions: FactSet<Supersession>,
}

/// That something happened from which a limit counts: the application was accepted, …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Started {
    /// What happened.
    pub event: StartEvent,
}

/// That a commitment was disputed (争议).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disputed {
    /// What is in dispute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// That a dispute was settled: from then on the commitment stands as it did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// How.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// That a commitment binds nobody (无效): it has no legal basis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voiding {
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// That another commitment, or an amendment, took the place of one (被替代).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supersession {
    /// The commitment that took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Id<Commitment>>,
    /// Why: the amendment that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// The policy under which something was promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The policy.
    pub policy: Id<Entry>,
    /// Its article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
}

/// That a commitment was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {}

/// That the condition of a commitment was met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Met {
    /// How it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// When a commitment is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// The date.
    pub date: When,
}

impl Recordable for Commitment {
    const KIND: Kind = Kind::Commitment;
}

impl Commitment {
    /// When it is due, as known at that point: a date set later replaces an earlier one.
    #[must_use]
    pub fn due_at(&self, as_of: AsOf) -> Option<&When> {
        self.due.pick_in_force(as_of, |_| true).map(|due| &due.date)
    }

    /// The policy it is under at that point, and its article.
    #[must_use]
    pub fn citation_at(&self, as_of: AsOf) -> Option<&Citation> {
        self.citations.pick_in_force(as_of, |_| true)
    }

    /// Whether anything is owed: it has no condition, somebody recorded that the condition was met,
    /// or the milestone that it names was reached; and every commitment on which it depends was kept.
    #[must_use]
    pub fn condition_met(&self, as_of: AsOf, around: &Around) -> Truth {
        let gates = around.gates.as_ref().map_or(Truth::Yes, |(kept, _)| *kept);
        if self.condition.is_none() {
            return gates;
        }
        let met = self.conditions_met.occurrences(as_of).map(|met| met.truth);
        met.fold(around.milestone_of_condition, Truth::or).and(gates)
    }
}

keeps!(Commitment {
    parts: clock, escalation;
    occurrences: made, starts, conditions_met, fulfilments, verifications, notices, waivers, breaches, disputes, settlements, voidings, supersessions;
    in_force: due, limits, citations, gates;
    came_of: |commitment| Some(commitment.made_with);
});

restates!(Made => |made, stated| Event::CommitmentRemade(super::event::CommitmentRemade { made, stated }));
restates!(Due => |due, stated| Event::DueSet(DueSet { due, stated, reason: None }));
restates!(Citation => |citation, stated| Event::PolicyCited(PolicyCited { citation, stated }));
restates!(Gate => |gate, stated| Event::CommitmentGated(CommitmentGated { gate, stated }));
restates!(Met => |met, stated| Event::ConditionMet(ConditionMet { met, stated }));
restates!(Fulfilment => |fulfilment, stated| Event::CommitmentFulfilled(CommitmentFulfilled { fulfilment, stated }));
restates!(Verification => |verification, stated| {
    Event::ObligationVerified(ObligationVerified { verification, stated })
});
restates!(Notice => |notice, stated| Event::ShortfallNotified(ShortfallNotified { notice, stated }));
restates!(Waiver => |waiver, stated| Event::CommitmentWaived(CommitmentWaived { waiver, stated }));
restates!(BreachRecord => |breach, stated| Event::CommitmentBreached(CommitmentBreached { breach, stated }));
restates!(Limits => |limits, stated| Event::LimitsSet(LimitsSet { limits, stated }));
restates!(Started => |started, stated| Event::CommitmentStarted(CommitmentStarted { started, stated }));
restates!(Disputed => |disputed, stated| Event::CommitmentDisputed(CommitmentDisputed { disputed, stated }));
restates!(Settled => |settled, stated| Event::DisputeSettled(DisputeSettled { settled, stated }));
restates!(Voiding => |voiding, stated| Event::CommitmentVoided(CommitmentVoided { voiding, stated }));
restates!(Supersession => |supersession, stated| {
    Event::CommitmentSuperseded(CommitmentSuperseded { supersession, stated })
});
