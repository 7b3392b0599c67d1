//! What happens to milestones.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;

use super::{Planned, Reached};

/// A milestone was reached: `milestone.reached`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestoneReached {
    /// Which, and how.
    pub reached: Reached,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A milestone was planned, or planned anew: `milestone.planned`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MilestonePlanned {
    /// Which, for when, and why.
    pub planned: Planned,
    /// The day the plan was made.
    pub stated: Stated,
}
