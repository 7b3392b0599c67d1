//! What happens to a record on the ladders of escalation.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;

use super::{Excused, Lifted, Raised};

/// A level of a ladder was reached: `escalation.raised`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscalationRaised {
    /// Which level.
    pub raised: Raised,
    /// Since when its trigger holds.
    pub stated: Stated,
}

/// What a ladder had raised was taken back: `escalation.lifted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscalationLifted {
    /// What of it.
    pub lifted: Lifted,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A record is excused for a time: `escalation.excused`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EscalationExcused {
    /// How long, and why.
    pub excused: Excused,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}
