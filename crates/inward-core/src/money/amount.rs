//! [`Amount`]: money that says how exact it is.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use crate::number::Number;
use crate::qualifier::{Bounds, Qualifier};
use crate::refusal::Refusal;
use crate::scalar::{Scalar, Written};
use crate::text::refusals;

use super::{Currency, Money, Rate, parse, refuse, refuse_as, yi};

/// Money with a qualifier, the type of every money field: exact, 约, 超过, 以上, a range…
///
/// Two amounts are equal if they say the same, however they were written. The text that was given
/// is kept beside the figure.
///
/// ```
/// use inward_core::money::{Amount, Currency, Qualifier};
///
/// let amount = Amount::parse("约2.9亿元", None)?;
/// assert_eq!(amount.qualifier(), Qualifier::About);
/// assert_eq!(amount.to_string(), "≈ 290000000 CNY");
/// assert_eq!(amount.in_yi(), "约2.9亿");
/// assert_eq!(amount.given(), Some("约2.9亿元"));
///
/// let range = Amount::parse("3000-5000万", Some(Currency::CNY))?;
/// assert_eq!(range.to_string(), "30000000 - 50000000 CNY");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Amount {
    money: Money,
    max: Option<Money>,
    qualifier: Qualifier,
    given: Option<String>,
}

impl Amount {
    /// An amount of its parts; `max` is the upper end of a range, and of nothing else.
    ///
    /// # Errors
    /// `money.misplaced-maximum`, `money.unlike-currencies`, `money.reversed-range`.
    pub fn new(money: Money, qualifier: Qualifier, max: Option<Money>) -> Result<Self, Refusal> {
        if (qualifier == Qualifier::Range) != max.is_some() {
            return Err(refuse_as(refusals::money::MISPLACED_MAXIMUM, &format!("{}{money}", qualifier.sign())));
        }
        if let Some(max) = max {
            if max.currency() != money.currency() {
                return Err(super::unlike(money.currency(), max.currency()));
            }
            if max.units() < money.units() {
                return Err(refuse_as(refusals::money::REVERSED_RANGE, &format!("{} - {max}", money.amount())));
            }
        }
        Ok(Self { money, max, qualifier, given: None })
    }

    /// From one amount to another, both included.
    ///
    /// # Errors
    /// `money.unlike-currencies`, `money.reversed-range`.
    pub fn range(min: Money, max: Money) -> Result<Self, Refusal> {
        Self::new(min, Qualifier::Range, Some(max))
    }

    /// Reads an amount as it is written: `25.3亿元`, `200余万元`, `不少于3000万美元`, `3000-5000万元`, `EUR 3.2bn`,
    /// `5(万元)`, `叁佰万元整`. `default` is the currency where the text names none, and settles `$` and `¥`.
    ///
    /// # Errors
    /// `money.empty`, `money.currency-missing`, `money.currency-ambiguous`, `money.unknown-currency`,
    /// `money.not-money`, `money.per-unit`, `money.bad-number`, `money.reversed-range`, `money.multiple-amounts`,
    /// `money.conflicting-currencies`, `money.conflicting-qualifiers`, `money.too-large`, `money.too-precise`.
    pub fn parse(text: &str, default: Option<Currency>) -> Result<Self, Refusal> {
        let parsed = parse::parse(text, default).map_err(|code| refuse_as(code, text))?;
        let money = |units| Money::from_units(units, parsed.currency);
        let amount = Self::new(money(parsed.units)?, parsed.qualifier, parsed.max.map(money).transpose()?)?;
        Ok(Self { given: Some(text.trim().to_owned()), ..amount })
    }

    /// The figure; of a range, its lower end.
    #[must_use]
    pub const fn money(&self) -> Money {
        self.money
    }

    /// The upper end of a range.
    #[must_use]
    pub const fn max(&self) -> Option<Money> {
        self.max
    }

    /// How the figure is meant.
    #[must_use]
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// Of which currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.money.currency()
    }

    /// The text that was read, if it was read from one.
    #[must_use]
    pub fn given(&self) -> Option<&str> {
        self.given.as_deref()
    }

    /// The money itself, if it is exact.
    #[must_use]
    pub fn exact(&self) -> Option<Money> {
        (self.qualifier == Qualifier::Exact).then_some(self.money)
    }

    /// Between which ends the amount certainly lies, in the currency's unit.
    #[must_use]
    pub fn bounds(&self) -> Bounds<Number> {
        self.qualifier.bounds(self.money.amount(), self.max.map(Money::amount))
    }

    /// In another currency, at a recorded rate; the qualifier stays, the given text does not.
    ///
    /// # Errors
    /// As [`Money::convert`].
    pub fn convert(&self, rate: &Rate) -> Result<Self, Refusal> {
        let max = self.max.map(|max| max.convert(rate)).transpose()?;
        Self::new(self.money.convert(rate)?, self.qualifier, max)
    }

    /// In 亿, with the qualifier as it is said in Chinese: `约2.9亿`, `2亿以上`, `0.3亿-0.5亿`. CNY goes without its code.
    #[must_use]
    pub fn in_yi(&self) -> String {
        let (before, after) = self.qualifier.chinese();
        let figure = yi::figure(i128::from(self.money.units()));
        let end = self.max.map(|max| format!("-{}", yi::figure(i128::from(max.units())))).unwrap_or_default();
        format!("{before}{figure}{end}{}{after}", yi::suffix(self.currency()))
    }
}

impl PartialEq for Amount {
    fn eq(&self, other: &Self) -> bool {
        (self.money, self.max, self.qualifier) == (other.money, other.max, other.qualifier)
    }
}

impl Eq for Amount {}

impl Hash for Amount {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.money, self.max, self.qualifier).hash(state);
    }
}

impl From<Money> for Amount {
    fn from(money: Money) -> Self {
        Self { money, max: None, qualifier: Qualifier::Exact, given: None }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.qualifier.sign(), self.money.amount())?;
        if let Some(max) = self.max {
            write!(f, " - {}", max.amount())?;
        }
        write!(f, " {}", self.currency())
    }
}

impl FromStr for Amount {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::parse(text, None)
    }
}

impl TryFrom<&str> for Amount {
    type Error = Refusal;

    fn try_from(text: &str) -> Result<Self, Refusal> {
        Self::parse(text, None)
    }
}

/// The fields of an amount as they are stored and sent.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    #[serde(deserialize_with = "figure")]
    amount: Number,
    currency: Currency,
    #[serde(default, skip_serializing_if = "is_exact")]
    qualifier: Qualifier,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "optional_figure")]
    amount_max: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    given: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_exact(qualifier: &Qualifier) -> bool {
    *qualifier == Qualifier::Exact
}

fn figure<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
    match Scalar::deserialize(deserializer)? {
        Scalar::Text(text) => Number::parse(&text),
        Scalar::Integer(value) => Number::try_from(value),
        Scalar::Float(text) => Err(refuse_as(refusals::money::FLOAT, &text)),
    }
    .map_err(de::Error::custom)
}

fn optional_figure<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Number>, D::Error> {
    struct Present(Option<Number>);
    impl<'de> Deserialize<'de> for Present {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            figure(deserializer).map(|number| Self(Some(number)))
        }
    }
    Option::<Present>::deserialize(deserializer).map(|present| present.and_then(|Present(number)| number))
}

impl Serialize for Amount {
    /// `{"amount", "currency", "qualifier" (if not exact), "amount_max" (of a range), "given" (if read from a text)}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Fields {
            amount: self.money.amount(),
            currency: self.currency(),
            qualifier: self.qualifier,
            amount_max: self.max.map(Money::amount),
            given: self.given.clone(),
        }
        .serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Amount {
    /// From its fields, or from a text of the full grammar that names its currency. A binary float is refused.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Input::deserialize(deserializer)? {
            Input::Amount(amount) => Ok(amount),
            Input::Text(text) => Self::parse(&text, None).map_err(de::Error::custom),
        }
    }
}

/// What serde input holds where an amount is meant.
pub(super) enum Input {
    Amount(Amount),
    Text(String),
}

impl<'de> Deserialize<'de> for Input {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Written::<Fields>::deserialize(deserializer)? {
            Written::Text(text) => Ok(Self::Text(text)),
            Written::Integer(value) => Ok(Self::Text(value.to_string())),
            Written::Float(text) => Err(refuse_as(refusals::money::FLOAT, &text)),
            Written::Fields(fields) => fields.into_amount().map(Self::Amount),
        }
        .map_err(de::Error::custom)
    }
}

impl Fields {
    fn into_amount(self) -> Result<Amount, Refusal> {
        let money = |amount: Number| {
            Money::of_exact(amount.to_exact(), self.currency)
                .map_err(|fault| refuse(fault, &format!("{amount} {}", self.currency)))
        };
        let max = self.amount_max.map(money).transpose()?;
        let amount = Amount::new(money(self.amount)?, self.qualifier, max)?;
        Ok(Amount { given: self.given, ..amount })
    }
}
