//! What happens to an entry.

use serde::{Deserialize, Serialize};

use crate::record::Opening;
use crate::when::When;

use super::EntryKind;

/// A list, a promotion event or a policy was added: `entry.added`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryAdded {
    /// Its names, unit, officer.
    pub opening: Opening,
    /// What it is.
    pub kind: EntryKind,
    /// The day a list was issued, or an event took place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<When>,
}
