//! [`Measured`]: a qualified number with its unit.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use crate::number::Number;
use crate::numeral::tidy;
use crate::refusal::Refusal;
use crate::scalar::Written;
use crate::text::refusals;

use super::{Fields, Qualified, parse, refuse_as};

/// A qualified number with its unit, such as a capacity, a count of jobs or a growth rate.
///
/// Units are names only: nothing is converted, 吨 and t are two units.
///
/// ```
/// use inward_core::number::Number;
/// use inward_core::qualified::{Measured, Qualifier};
///
/// let capacity = Measured::parse("20万吨/年")?;
/// assert_eq!((capacity.value().value(), capacity.unit()), (Number::from(200_000), Some("吨/年")));
/// let growth = Measured::parse("22%以上")?;
/// assert_eq!(growth.value().qualifier(), Qualifier::AtLeast);
/// assert_eq!(growth.to_string(), "≥ 22 %");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Measured {
    value: Qualified,
    unit: Option<String>,
}

impl Measured {
    /// A number with its unit.
    ///
    /// # Errors
    /// `number.bad-unit` for a unit that would not be read back as it is, such as `万吨` or `5 t`.
    pub fn new(value: Qualified, unit: Option<&str>) -> Result<Self, Refusal> {
        let Some(written) = unit else {
            return Ok(Self { value, unit: None });
        };
        let refusal = || refuse_as(refusals::number::BAD_UNIT, written);
        let unit: String = tidy(written).ok_or_else(refusal)?.into_iter().collect();
        let measured = Self { value, unit: Some(unit) };
        if measured.unit() != Some("") && measured.reads_back() { Ok(measured) } else { Err(refusal()) }
    }

    /// Reads a number with its unit as it is written: `200余个`, `22%以上`, `20万吨/年`, `约3万千瓦`, `6个多月`.
    ///
    /// # Errors
    /// As [`Qualified::parse`]; `number.bad-unit`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let (value, unit) = parse::parse(text).map_err(|code| refuse_as(code, text))?;
        let measured = Self { value: value.given_as(text), unit: Some(unit).filter(|unit| !unit.is_empty()) };
        if measured.reads_back() { Ok(measured) } else { Err(refuse_as(refusals::number::BAD_UNIT, text)) }
    }

    fn reads_back(&self) -> bool {
        parse::parse(&self.to_string())
            .is_ok_and(|(value, unit)| value == self.value && unit == self.unit.as_deref().unwrap_or_default())
    }

    /// The number and how it is meant.
    #[must_use]
    pub const fn value(&self) -> &Qualified {
        &self.value
    }

    /// The unit, if it has one.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        self.unit.as_deref()
    }

    /// The text that was read, if it was read from one.
    #[must_use]
    pub fn given(&self) -> Option<&str> {
        self.value.given()
    }
}

impl From<Qualified> for Measured {
    fn from(value: Qualified) -> Self {
        Self { value, unit: None }
    }
}

impl From<Number> for Measured {
    fn from(value: Number) -> Self {
        Self { value: value.into(), unit: None }
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value, f)?;
        match &self.unit {
            Some(unit) => write!(f, " {unit}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Measured {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for Measured {
    type Error = Refusal;

    fn try_from(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl Serialize for Measured {
    /// As [`Qualified`], with `"unit"` if there is one.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Fields::of(&self.value, self.unit()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Measured {
    /// From its fields, a text or a whole number. A binary float is refused.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Written::<Fields>::deserialize(deserializer)? {
            Written::Text(text) => Self::parse(&text),
            Written::Integer(value) => Number::try_from(value).map(Self::from),
            Written::Float(text) => Err(refuse_as(refusals::number::FLOAT, &text)),
            Written::Fields(fields) => fields.into_parts().and_then(|(value, unit)| Self::new(value, unit.as_deref())),
        }
        .map_err(de::Error::custom)
    }
}
