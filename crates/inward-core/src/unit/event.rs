//! What happens to an unit.

use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::when::When;

use super::Unit;

/// A unit was added: `unit.added`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitAdded {
    /// Its name.
    pub name: String,
    /// Its code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Further names it is known under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The unit it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id<Unit>>,
    /// Since when and until when it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<When>,
}

/// A unit was changed: `unit.changed`. What is not given stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitChanged {
    /// Its new name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Further names it is known under.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The unit it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id<Unit>>,
    /// Since when and until when it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<When>,
    /// The unit that took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<Id<Unit>>,
}
