//! Exact money in a currency, and qualified amounts of it.
//!
//! [`Money`] is exact. [`Amount`] is what ledgers hold: money that may be 约, 超过 or a range, and the type of every
//! money field. [`AmountSum`] adds amounts without losing what is known of their bounds.

mod amount;
mod currency;
mod input;
mod parse;
mod rate;
mod say;
mod sign;
mod sum;
mod yi;

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer};
use serde::{Serialize, Serializer};

pub use crate::qualifier::{Bounds, Qualifier};
pub use amount::Amount;
pub use currency::Currency;
pub use input::AmountInput;
pub use rate::Rate;
pub use sum::{AmountSum, CurrencySum};

use crate::exact::{Exact, Fault};
use crate::number::Number;
use crate::numeral::quote;
use crate::ratio::Ratio;
use crate::refusal::{Code, Refusal};
use crate::text::refusals;

/// Amounts are kept to four decimals of the currency's unit.
const PLACES: u32 = 4;
/// Every amount, counted in 1/10000, is below this: 9·10¹⁴ of the unit.
const LIMIT: i64 = 9_000_000_000_000_000_000;

/// An exact amount of money: below 9·10¹⁴ either way, with at most four decimals.
///
/// ```
/// use inward_core::money::{Currency, Money};
///
/// let total = Money::parse("25.3亿元")?;
/// assert_eq!(total.to_string(), "2530000000 CNY");
/// let phase = Money::parse("2.9亿元")?;
/// assert_eq!(total.checked_sub(phase)?.in_yi(), "22.4亿");
/// assert!(total.checked_add(Money::parse("USD 1m")?).is_err());
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    units: i64,
    currency: Currency,
}

impl Money {
    /// So much of a currency.
    ///
    /// # Errors
    /// `money.too-large`, `money.too-precise`.
    pub fn new(amount: Number, currency: Currency) -> Result<Self, Refusal> {
        Self::of_exact(amount.to_exact(), currency).map_err(|fault| refuse(fault, &format!("{amount} {currency}")))
    }

    /// Reads an exact amount with its currency, such as `25.3亿元`.
    ///
    /// # Errors
    /// As [`Amount::parse`]; `money.not-exact` for 约, 以上 and the like.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        Self::parse_in(text, None)
    }

    /// Reads an exact amount; `default` is its currency where it names none.
    ///
    /// # Errors
    /// As [`Amount::parse`]; `money.not-exact` for 约, 以上 and the like.
    pub fn parse_in(text: &str, default: Option<Currency>) -> Result<Self, Refusal> {
        let amount = Amount::parse(text, default)?;
        amount.exact().ok_or_else(|| refuse_as(refusals::money::NOT_EXACT, text))
    }

    /// So many ten-thousandths of a currency's unit, which is how amounts are stored and compared.
    ///
    /// # Errors
    /// `money.too-large`.
    pub fn from_units(units: i64, currency: Currency) -> Result<Self, Refusal> {
        Self::of_units(i128::from(units), currency).map_err(|fault| refuse(fault, &format!("{units}/10000 {currency}")))
    }

    pub(crate) fn of_units(units: i128, currency: Currency) -> Result<Self, Fault> {
        within_limits(units).map(|units| Self { units, currency })
    }

    pub(crate) fn of_exact(value: Exact, currency: Currency) -> Result<Self, Fault> {
        Self::of_units(value.in_units(PLACES)?, currency)
    }

    /// How much, in the currency's unit.
    #[must_use]
    pub fn amount(self) -> Number {
        let shift = 10_i128.saturating_pow(crate::number::PLACES.saturating_sub(PLACES));
        Number::from_units(i128::from(self.units).saturating_mul(shift)).unwrap_or_default()
    }

    /// Of which currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// How much, in ten-thousandths of the currency's unit.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.units
    }

    /// Whether it is below nought.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.units < 0
    }

    /// The sum.
    ///
    /// # Errors
    /// `money.unlike-currencies`, `money.too-large`.
    pub fn checked_add(self, other: Self) -> Result<Self, Refusal> {
        self.combined(other, i128::from(self.units).saturating_add(i128::from(other.units)), '+')
    }

    /// The difference.
    ///
    /// # Errors
    /// `money.unlike-currencies`, `money.too-large`.
    pub fn checked_sub(self, other: Self) -> Result<Self, Refusal> {
        self.combined(other, i128::from(self.units).saturating_sub(i128::from(other.units)), '-')
    }

    fn combined(self, other: Self, units: i128, sign: char) -> Result<Self, Refusal> {
        if self.currency != other.currency {
            return Err(unlike(self.currency, other.currency));
        }
        Self::of_units(units, self.currency).map_err(|fault| refuse(fault, &format!("{self} {sign} {other}")))
    }

    /// In another currency, at a recorded rate, rounded half up to four decimals.
    ///
    /// # Errors
    /// `money.unlike-currencies` if the rate is for another currency, `money.bad-rate`, `money.too-large`.
    pub fn convert(self, rate: &Rate) -> Result<Self, Refusal> {
        rate.apply(self)
    }

    /// That part of it, rounded half up to hundredths of the currency's unit.
    pub(crate) fn part(self, ratio: Ratio) -> Result<Self, Refusal> {
        const HUNDREDTH: i128 = 10_i128.pow(PLACES - 2);
        let units = ratio.of(i128::from(self.units), HUNDREDTH).ok_or(Fault::TooLarge);
        let part = units.and_then(|units| Self::of_units(units, self.currency));
        part.map_err(|fault| refuse(fault, &format!("{ratio} · {self}")))
    }

    /// Exactly, in 亿 (10⁸): `25.3亿`, `0.5亿 USD`. CNY goes without its code.
    #[must_use]
    pub fn in_yi(self) -> String {
        format!("{}{}", yi::figure(i128::from(self.units)), yi::suffix(self.currency))
    }
}

fn within_limits(units: i128) -> Result<i64, Fault> {
    i64::try_from(units).ok().filter(|units| units.unsigned_abs() < LIMIT.unsigned_abs()).ok_or(Fault::TooLarge)
}

fn unlike(left: Currency, right: Currency) -> Refusal {
    Refusal::new(refusals::money::UNLIKE_CURRENCIES).with("left", left).with("right", right)
}

fn refuse(fault: Fault, text: &str) -> Refusal {
    refuse_as(
        match fault {
            Fault::Malformed => refusals::money::BAD_NUMBER,
            Fault::TooLarge => refusals::money::TOO_LARGE,
            Fault::TooPrecise => refusals::money::TOO_PRECISE,
        },
        text,
    )
}

fn refuse_as(code: Code, text: &str) -> Refusal {
    Refusal::new(code).with("input", quote(text))
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount(), self.currency)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Money {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for Money {
    type Error = Refusal;

    fn try_from(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl Serialize for Money {
    /// `{"amount": "2530000000", "currency": "CNY"}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Amount::from(*self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    /// As an [`Amount`], which must be exact.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let amount = Amount::deserialize(deserializer)?;
        amount
            .exact()
            .ok_or_else(|| serde::de::Error::custom(refuse_as(refusals::money::NOT_EXACT, &amount.to_string())))
    }
}
