//! What happens to a commitment.

use serde::{Deserialize, Serialize};

use crate::deadline::Limits;
use crate::fact::Stated;
use crate::id::{Id, NoteId, RecordId};
use crate::money::Amount;
use crate::playbook::{CommitmentKey, Direction, MilestoneKey};
use crate::record::Opening;
use crate::unit::Unit;

use super::gate::Gate;
use super::instalment::{Instalment, Recurring};
use super::obligation::{Notice, Obligation, Verification};
use super::state::{Disputed, Due, Made, Met, Settled, Started, Supersession, Voiding};
use super::{BreachRecord, Citation, Condition, Debtor, Fulfilment, Waiver};

/// A commitment was made: `commitment.made`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentMade {
    /// Its names, investment, unit, officer, attributes.
    pub opening: Opening,
    /// When it was made, by which source, on what evidence.
    pub stated: Stated,
    /// Who promised to whom.
    pub direction: Direction,
    /// Its kind.
    pub kind: CommitmentKey,
    /// The record it was made with.
    pub made_with: RecordId,
    /// Who owes it.
    pub debtor: Debtor,
    /// The units that help.
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
    /// The milestone that keeps it.
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
    /// The policy it is made under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<Citation>,
    /// When it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Due>,
    /// The limits from which it follows when it is due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<Box<Limits>>,
}

/// When a commitment was made was corrected: `commitment.remade`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentRemade {
    /// That it was made.
    pub made: Made,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// Another due date was set: `commitment.due-set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DueSet {
    /// The date.
    pub due: Due,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// The condition of a commitment was met: `commitment.condition-met`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConditionMet {
    /// How it is known.
    pub met: Met,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A commitment was kept, in part or in whole: `commitment.fulfilled`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentFulfilled {
    /// How far.
    pub fulfilment: Fulfilment,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A commitment was made to depend on another: `commitment.gated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentGated {
    /// On which.
    pub gate: Gate,
    /// By which source, on what evidence.
    pub stated: Stated,
}

/// An obligation was checked: `obligation.verified`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObligationVerified {
    /// What was found.
    pub verification: Verification,
    /// The day of the figure, by which source, on what evidence.
    pub stated: Stated,
}

/// The investor was notified of a shortfall: `obligation.shortfall-notified`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortfallNotified {
    /// Of which check.
    pub notice: Notice,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A commitment was let go: `commitment.waived`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentWaived {
    /// Why.
    pub waiver: Waiver,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A commitment was broken: `commitment.breached`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentBreached {
    /// Whose doing it was.
    pub breach: BreachRecord,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// The limits of a commitment were set: `commitment.limits-set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LimitsSet {
    /// The limits.
    pub limits: Limits,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// Something happened from which a limit counts: `commitment.started`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentStarted {
    /// What happened.
    pub started: Started,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A commitment was disputed: `commitment.disputed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentDisputed {
    /// What is in dispute.
    pub disputed: Disputed,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A dispute was settled: `commitment.dispute-settled`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisputeSettled {
    /// How.
    pub settled: Settled,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A commitment was found to bind nobody: `commitment.voided`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentVoided {
    /// Why.
    pub voiding: Voiding,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// Another took the place of a commitment: `commitment.superseded`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommitmentSuperseded {
    /// By what.
    pub supersession: Supersession,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A policy was cited for a commitment that was made already: `commitment.policy-cited`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyCited {
    /// The policy and its article.
    pub citation: Citation,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}
