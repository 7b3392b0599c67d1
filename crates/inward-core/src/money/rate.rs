//! [`Rate`]: a recorded rate of exchange.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::exact::Fault;
use crate::number::{Number, PLACES};
use crate::ratio::{Rounding, divide};
use crate::refusal::Refusal;
use crate::text::refusals;

use super::{Currency, Money, refuse, unlike};

/// How much of one currency another was worth on a day, and who says so. No rate is ever assumed.
///
/// ```
/// use inward_core::money::{Currency, Money, Rate};
/// use inward_core::number::Number;
///
/// let rate = Rate {
///     from: Currency::USD,
///     to: Currency::CNY,
///     rate: Number::parse("6.5249")?,
///     on: "2020-12-31".parse().map_err(|_| "a date")?,
///     source: "中国外汇交易中心".to_owned(),
/// };
/// assert_eq!(Money::parse("1041万美元")?.convert(&rate)?.to_string(), "67924209 CNY");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Rate {
    /// The currency that is converted.
    pub from: Currency,
    /// The currency that it becomes.
    pub to: Currency,
    /// Units of `to` for one unit of `from`; above nought.
    pub rate: Number,
    /// The day of the rate.
    pub on: NaiveDate,
    /// Who published it.
    pub source: String,
}

impl Rate {
    pub(super) fn apply(&self, money: Money) -> Result<Money, Refusal> {
        if money.currency() != self.from {
            return Err(unlike(money.currency(), self.from));
        }
        if self.rate <= Number::ZERO {
            return Err(Refusal::new(refusals::money::BAD_RATE).with("input", self.rate));
        }
        // A product that leaves 128 bits is far above the limit of an amount.
        i128::from(money.units())
            .checked_mul(self.rate.units())
            .and_then(|product| divide(product, 10_i128.checked_pow(PLACES)?, Rounding::HalfUp))
            .ok_or(Fault::TooLarge)
            .and_then(|units| Money::of_units(units, self.to))
            .map_err(|fault| refuse(fault, &format!("{money} × {}", self.rate)))
    }
}
