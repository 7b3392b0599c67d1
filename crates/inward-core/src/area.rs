//! [`Area`]: an area of land, exact in 亩.
//!
//! One 亩 is 2000/3 square metres, 15 亩 are a hectare. A whole number of square millimetres is a
//! decimal number of 亩, so that areas are kept in 亩 and nothing is rounded before it is printed in square metres.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use crate::exact::Fault;
use crate::number::{self, Number, PLACES};
use crate::numeral::{self, quote};
use crate::qualifier::eat;
use crate::ratio::{Rounding, divide};
use crate::refusal::{Code, Refusal};
use crate::text::refusals;

/// Areas are below 10^15 square metres, twice the surface of the earth, which are 1.5·10^12 亩.
const LIMIT: i128 = 15 * 10_i128.pow(11 + PLACES);

/// An area of land: nought or more, exact to ten decimals of a 亩.
///
/// ```
/// use inward_core::area::Area;
///
/// let site = Area::parse("8.9公顷")?;
/// assert_eq!(site.to_string(), "133.5 亩");
/// assert_eq!(Area::parse("1亩")?.in_square_metres().to_string(), "666.6666666667");
/// assert_eq!(Area::parse("12 ha")?, Area::parse("12万平方米")?);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    mu: Number,
}

/// A unit: how many 亩 it is, as a numerator over 10 to a power.
const UNITS: &[(&str, i128, u32)] = &[
    ("亩", 1, 0),
    ("mu", 1, 0),
    ("公顷", 15, 0),
    ("ha", 15, 0),
    ("hectare", 15, 0),
    ("hectares", 15, 0),
    ("平方米", 15, 4),
    ("平米", 15, 4),
    ("㎡", 15, 4),
    ("m²", 15, 4),
    ("m2", 15, 4),
    ("平方公里", 1500, 0),
    ("平方千米", 1500, 0),
    ("㎢", 1500, 0),
    ("km²", 1500, 0),
    ("km2", 1500, 0),
];

impl Area {
    /// So many 亩.
    ///
    /// # Errors
    /// `number.negative-area`, `number.out-of-range` from 10^15 square metres.
    pub fn from_mu(mu: Number) -> Result<Self, Refusal> {
        Self::of(mu).map_err(|code| refuse_as(code, &format!("{mu} 亩")))
    }

    fn of(mu: Number) -> Result<Self, Code> {
        if mu.is_negative() {
            return Err(refusals::number::NEGATIVE_AREA);
        }
        if mu.units() >= LIMIT {
            return Err(refusals::number::OUT_OF_RANGE);
        }
        Ok(Self { mu })
    }

    /// Reads an exact area in 亩, 公顷 (ha), 平方米 (㎡, m2) or 平方公里 (km2), such as `133.4亩`, `1.2万平方米`.
    ///
    /// # Errors
    /// `number.empty`, `number.bad-number`, `number.unknown-area-unit`, `number.negative-area`,
    /// `number.out-of-range`, also for more than ten decimals of a 亩 or six of a square metre.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        read(text).and_then(Self::of).map_err(|code| refuse_as(code, text))
    }

    /// The area in 亩, exactly.
    #[must_use]
    pub const fn in_mu(self) -> Number {
        self.mu
    }

    /// The area in square metres, rounded half up to ten decimals where it is periodic.
    #[must_use]
    pub fn in_square_metres(self) -> Number {
        divide(self.mu.units().saturating_mul(2000), 3, Rounding::HalfUp)
            .and_then(Number::from_units)
            .unwrap_or_default()
    }

    /// The sum.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn checked_add(self, other: Self) -> Result<Self, Refusal> {
        self.mu.checked_add(other.mu).and_then(Self::from_mu)
    }

    /// The difference.
    ///
    /// # Errors
    /// `number.negative-area` if the other is larger.
    pub fn checked_sub(self, other: Self) -> Result<Self, Refusal> {
        self.mu.checked_sub(other.mu).and_then(Self::from_mu)
    }
}

fn read(text: &str) -> Result<Number, Code> {
    let chars = numeral::tidy(text).ok_or(refusals::number::BAD_NUMBER)?;
    if numeral::is_placeholder(&chars) {
        return Err(refusals::number::EMPTY);
    }
    let negative = chars.first() == Some(&'-');
    let (numeral, end) =
        numeral::read(&chars, usize::from(negative), false).ok_or(refusals::number::BAD_NUMBER)?.map_err(code)?;
    if numeral.over {
        return Err(refusals::number::BAD_NUMBER);
    }
    let (_, numerator, power) = UNITS
        .iter()
        .find(|(unit, ..)| eat(&chars, end, unit) == Some(chars.len()))
        .ok_or(refusals::number::UNKNOWN_AREA_UNIT)?;
    let mu = numeral.value.times(*numerator).map_err(code)?.divided_by_power(*power);
    Number::from_exact(if negative { mu.negated() } else { mu }).map_err(code)
}

fn code(fault: Fault) -> Code {
    number::refuse(fault, "").code
}

fn refuse_as(code: Code, text: &str) -> Refusal {
    Refusal::new(code).with("input", quote(text))
}

impl fmt::Display for Area {
    /// In 亩, which is exact.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} 亩", self.mu)
    }
}

impl fmt::Debug for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Area {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for Area {
    type Error = Refusal;

    fn try_from(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl Serialize for Area {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Area {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}
