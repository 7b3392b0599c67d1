//! The state of an investment.

use serde::{Deserialize, Serialize};

use crate::id::{Id, Kind, Recordable};
use crate::measure::Measures;
use crate::record::{Head, keeps};

/// The state of an investment: its own names and figures. What its members did is theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Investment {
    /// Its id.
    pub id: Id<Investment>,
    /// Its head.
    pub head: Head,
    /// Figures about the whole.
    #[serde(default, skip_serializing_if = "Measures::is_empty")]
    pub measures: Measures,
}

impl Recordable for Investment {
    const KIND: Kind = Kind::Investment;
}

keeps!(Investment {
    parts: measures;
});
