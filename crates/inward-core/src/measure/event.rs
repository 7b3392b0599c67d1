//! What happens to the measures and targets of a record.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;

use super::{Measure, Target};

/// A figure was recorded: `measure.recorded`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureRecorded {
    /// The figure.
    pub measure: Measure,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}

/// A target was set: `target.set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TargetSet {
    /// The target.
    pub target: Target,
    /// When it was set, by whom.
    pub stated: Stated,
}
