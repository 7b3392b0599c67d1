//! The state of an unit.

use serde::{Deserialize, Serialize};

use crate::id::{Id, Kind, Recordable};
use crate::record::{Head, keeps};
use crate::when::When;

/// The state of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Unit {
    /// Its id.
    pub id: Id<Unit>,
    /// Its head: the title is its name.
    pub head: Head,
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

impl Recordable for Unit {
    const KIND: Kind = Kind::Unit;
}

keeps!(Unit {});
