//! What happens to an investment.

use serde::{Deserialize, Serialize};

use crate::record::Opening;

/// An investment was opened: `investment.opened`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InvestmentOpened {
    /// Its names, unit, officer, attributes.
    pub opening: Opening,
}
