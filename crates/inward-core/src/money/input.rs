//! [`AmountInput`]: an amount that may still wait for the zone's currency.

use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use crate::refusal::Refusal;
use crate::text::refusals;

use super::amount::{Amount, Input};
use super::{Currency, Money};

/// An amount as a command takes it: ready, or a text whose currency the zone will settle.
///
/// ```
/// use inward_core::money::{AmountInput, Currency};
///
/// let input: AmountInput = "2.9亿".parse()?;
/// assert!(input.settle(None).is_err());
/// assert_eq!(input.settle(Some(Currency::CNY))?.to_string(), "290000000 CNY");
/// assert!("三五亿".parse::<AmountInput>().is_err());
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountInput {
    /// An amount with its currency.
    Ready(Amount),
    /// A text that is an amount but for a currency that is missing or shared (`$`, `¥`).
    Text(String),
}

impl AmountInput {
    /// Reads an amount, or keeps the text if only its currency is open.
    ///
    /// # Errors
    /// As [`Amount::parse`], but for `money.currency-missing` and `money.currency-ambiguous`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        match Amount::parse(text, None) {
            Ok(amount) => Ok(Self::Ready(amount)),
            Err(refusal)
                if [refusals::money::CURRENCY_MISSING, refusals::money::CURRENCY_AMBIGUOUS].contains(&refusal.code) =>
            {
                Ok(Self::Text(text.trim().to_owned()))
            }
            Err(refusal) => Err(refusal),
        }
    }

    /// The amount, with `default` as the currency where none is named.
    ///
    /// # Errors
    /// As [`Amount::parse`].
    pub fn settle(&self, default: Option<Currency>) -> Result<Amount, Refusal> {
        match self {
            Self::Ready(amount) => Ok(amount.clone()),
            Self::Text(text) => Amount::parse(text, default),
        }
    }
}

impl From<Amount> for AmountInput {
    fn from(amount: Amount) -> Self {
        Self::Ready(amount)
    }
}

impl From<Money> for AmountInput {
    fn from(money: Money) -> Self {
        Self::Ready(money.into())
    }
}

impl FromStr for AmountInput {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for AmountInput {
    type Error = Refusal;

    fn try_from(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl Serialize for AmountInput {
    /// The fields of an [`Amount`], or the text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Ready(amount) => amount.serialize(serializer),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for AmountInput {
    /// From fields, a text or a whole number. A binary float is refused.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Input::deserialize(deserializer)? {
            Input::Amount(amount) => Ok(Self::Ready(amount)),
            Input::Text(text) => Self::parse(&text).map_err(de::Error::custom),
        }
    }
}
