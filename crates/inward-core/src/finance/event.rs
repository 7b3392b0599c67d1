//! What happens to the money of a record.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;

use super::{MoneyEntry, StatedAmount};

/// An amount was planned or agreed: `amount.stated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AmountStated {
    /// Which, and how much.
    pub amount: StatedAmount,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}

/// Money came in or was spent: `money.recorded`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoneyRecorded {
    /// Which, and how much.
    pub entry: MoneyEntry,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}
