//! What happens to a case.

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::fact::Stated;
use crate::id::{Id, NoteId, RecordId};
use crate::organisation::Organisation;
use crate::record::Opening;

use super::{Acceptance, CaseDecision, Receipt, StepBegun, StepEnded, SupplementReceipt, SupplementRequest};

/// An application was received: `case.filed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFiled {
    /// Its names, investment, unit, officer, attributes.
    pub opening: Opening,
    /// When it was received, by which source, on what evidence.
    pub stated: Stated,
    /// The procedure.
    pub procedure: Id<Entry>,
    /// What it is for.
    pub about: RecordId,
    /// Who applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicant: Option<Id<Organisation>>,
    /// What is applied for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<NoteId>,
}

/// When a case was received was corrected: `case.received`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseReceived {
    /// That it was received.
    pub receipt: Receipt,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A case was accepted: `case.accepted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseAccepted {
    /// More on it.
    pub acceptance: Acceptance,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// The applicant was told what is missing: `case.supplement-requested`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplementRequested {
    /// What is missing.
    pub request: SupplementRequest,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// What was missing came in: `case.supplement-received`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplementReceived {
    /// More on it.
    pub receipt: SupplementReceipt,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A special step began: `case.special-step-begun`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecialStepBegun {
    /// Which.
    pub begun: StepBegun,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A special step ended: `case.special-step-ended`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpecialStepEnded {
    /// Which.
    pub ended: StepEnded,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A case was decided: `case.decided`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseDecided {
    /// How.
    pub decision: CaseDecision,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}
