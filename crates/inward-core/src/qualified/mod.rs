//! Numbers that say how exact they are, with or without a unit: `200余`, `22%以上`, `20万吨/年`.

mod measured;
mod parse;
mod say;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer};
use serde::{Serialize, Serializer};

pub use crate::qualifier::{Bounds, Qualifier};
pub use measured::Measured;

use crate::number::Number;
use crate::numeral::quote;
use crate::refusal::{Code, Refusal};
use crate::scalar::Written;
use crate::text::refusals;

/// A number with a qualifier: exact, over, at least, about, nearly, at most, or a range.
///
/// Two are equal if they say the same, however they were written.
///
/// ```
/// use inward_core::number::Number;
/// use inward_core::qualified::{Qualified, Qualifier};
///
/// let jobs = Qualified::parse("200余")?;
/// assert_eq!((jobs.value(), jobs.qualifier()), (Number::from(200), Qualifier::Over));
/// assert_eq!(jobs.to_string(), "> 200");
/// assert_eq!(Qualified::parse("3000-5000万")?.to_string(), "30000000 - 50000000");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct Qualified {
    value: Number,
    max: Option<Number>,
    qualifier: Qualifier,
    given: Option<String>,
}

impl Qualified {
    /// A number of its parts; `max` is the upper end of a range, and of nothing else.
    ///
    /// # Errors
    /// `number.misplaced-maximum`, `number.reversed-range`.
    pub fn new(value: Number, qualifier: Qualifier, max: Option<Number>) -> Result<Self, Refusal> {
        if (qualifier == Qualifier::Range) != max.is_some() {
            return Err(refuse_as(refusals::number::MISPLACED_MAXIMUM, &format!("{}{value}", qualifier.sign())));
        }
        if let Some(max) = max.filter(|max| *max < value) {
            return Err(refuse_as(refusals::number::REVERSED_RANGE, &format!("{value} - {max}")));
        }
        Ok(Self { value, max, qualifier, given: None })
    }

    /// From one number to another, both included.
    ///
    /// # Errors
    /// `number.reversed-range`.
    pub fn range(min: Number, max: Number) -> Result<Self, Refusal> {
        Self::new(min, Qualifier::Range, Some(max))
    }

    /// Reads a number as it is written: `200余`, `22以上`, `约3`, `不少于5`, `>= 5`, `近3`, `3000-5000`, `1.2万`, `三百`.
    ///
    /// # Errors
    /// `number.empty`, `number.bad-number`, `number.reversed-range`, `number.out-of-range`,
    /// `number.conflicting-qualifiers`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let (number, unit) = parse::parse(text).map_err(|code| refuse_as(code, text))?;
        if unit.is_empty() { Ok(number.given_as(text)) } else { Err(refuse_as(refusals::number::BAD_NUMBER, text)) }
    }

    fn given_as(self, text: &str) -> Self {
        Self { given: Some(text.trim().to_owned()), ..self }
    }

    /// The number; of a range, its lower end.
    #[must_use]
    pub const fn value(&self) -> Number {
        self.value
    }

    /// The upper end of a range.
    #[must_use]
    pub const fn max(&self) -> Option<Number> {
        self.max
    }

    /// How the number is meant.
    #[must_use]
    pub const fn qualifier(&self) -> Qualifier {
        self.qualifier
    }

    /// The text that was read, if it was read from one.
    #[must_use]
    pub fn given(&self) -> Option<&str> {
        self.given.as_deref()
    }

    /// The number itself, if it is exact.
    #[must_use]
    pub fn exact(&self) -> Option<Number> {
        (self.qualifier == Qualifier::Exact).then_some(self.value)
    }

    /// Between which ends the number certainly lies.
    #[must_use]
    pub fn bounds(&self) -> Bounds<Number> {
        self.qualifier.bounds(self.value, self.max)
    }
}

fn refuse_as(code: Code, text: &str) -> Refusal {
    Refusal::new(code).with("input", quote(text))
}

impl PartialEq for Qualified {
    fn eq(&self, other: &Self) -> bool {
        (self.value, self.max, self.qualifier) == (other.value, other.max, other.qualifier)
    }
}

impl Eq for Qualified {}

impl Hash for Qualified {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.value, self.max, self.qualifier).hash(state);
    }
}

impl From<Number> for Qualified {
    fn from(value: Number) -> Self {
        Self { value, max: None, qualifier: Qualifier::Exact, given: None }
    }
}

impl fmt::Display for Qualified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.qualifier.sign(), self.value)?;
        match self.max {
            Some(max) => write!(f, " - {max}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Qualified {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for Qualified {
    type Error = Refusal;

    fn try_from(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

/// The fields of a qualified number as they are stored and sent.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    value: Number,
    #[serde(default, skip_serializing_if = "is_exact")]
    qualifier: Qualifier,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value_max: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    given: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_exact(qualifier: &Qualifier) -> bool {
    *qualifier == Qualifier::Exact
}

impl Fields {
    fn of(number: &Qualified, unit: Option<&str>) -> Self {
        Self {
            value: number.value,
            qualifier: number.qualifier,
            value_max: number.max,
            unit: unit.map(str::to_owned),
            given: number.given.clone(),
        }
    }

    fn into_parts(self) -> Result<(Qualified, Option<String>), Refusal> {
        let number = Qualified::new(self.value, self.qualifier, self.value_max)?;
        Ok((Qualified { given: self.given, ..number }, self.unit))
    }
}

impl Serialize for Qualified {
    /// `{"value", "qualifier" (if not exact), "value_max" (of a range), "given" (if read from a text)}`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Fields::of(self, None).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Qualified {
    /// From its fields, a text or a whole number. A binary float is refused.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Written::<Fields>::deserialize(deserializer)? {
            Written::Text(text) => Self::parse(&text),
            Written::Integer(value) => Number::try_from(value).map(Self::from),
            Written::Float(text) => Err(refuse_as(refusals::number::FLOAT, &text)),
            Written::Fields(fields) => fields.into_parts().and_then(|(number, unit)| match unit {
                None => Ok(number),
                Some(unit) => Err(refuse_as(refusals::number::BAD_UNIT, &unit)),
            }),
        }
        .map_err(de::Error::custom)
    }
}
