//! What happens to a standing.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;

use super::Standing;

/// A record is suspended, resumed, closed, reopened, …: `standing.changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StandingChanged {
    /// The new standing.
    pub standing: Standing,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}
