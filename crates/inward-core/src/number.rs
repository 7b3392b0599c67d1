//! [`Number`]: an exact decimal number.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::exact::{self, Exact, Fault};
use crate::numeral::quote;
use crate::refusal::Refusal;
use crate::scalar::Scalar;
use crate::text::refusals;

/// The decimals that a [`Number`] keeps at most.
pub const PLACES: u32 = 10;
/// Every number, counted in `10^-PLACES`, is below this.
const LIMIT: i128 = 10_i128.pow(15 + PLACES);

/// An exact decimal number, with at most 15 digits before and 10 after the point.
///
/// It is never a binary floating-point number, and one value has one form: `1.50` is `1.5`. It is
/// written and read as text; a whole number of JSON is read too, a JSON number with a point is
/// refused, because it has passed through binary.
///
/// ```
/// use inward_core::number::Number;
///
/// let area: Number = "1,234.50".parse()?;
/// assert_eq!(area.to_string(), "1234.5");
/// assert!(Number::from(3) < area);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Decimal);

impl Number {
    /// Nought.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads `-?digits(.digits)?`, with separators at thousands if any.
    ///
    /// # Errors
    /// `number.empty`, `number.bad-number`, `number.out-of-range`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if text.is_empty() {
            return Err(Refusal::new(refusals::number::EMPTY));
        }
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.contains(' ') {
            return Err(refuse(Fault::Malformed, text));
        }
        let value = exact::plain(&digits.chars().collect::<Vec<_>>()).map_err(|fault| refuse(fault, text))?;
        let signed = if digits.len() == text.len() { value } else { value.negated() };
        Self::from_exact(signed).map_err(|fault| refuse(fault, text))
    }

    /// Whether it is below nought.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// The same distance from nought on the other side.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(if self.0.is_zero() { Decimal::ZERO } else { -self.0 })
    }

    /// The sum.
    ///
    /// # Errors
    /// `number.out-of-range` where it has more digits than a number may have.
    pub fn checked_add(self, other: Self) -> Result<Self, Refusal> {
        self.units()
            .checked_add(other.units())
            .and_then(Self::from_units)
            .ok_or_else(|| refuse(Fault::TooLarge, &format!("{self} + {other}")))
    }

    /// The difference.
    ///
    /// # Errors
    /// `number.out-of-range` where it has more digits than a number may have.
    pub fn checked_sub(self, other: Self) -> Result<Self, Refusal> {
        self.checked_add(other.negated())
    }

    /// The number counted in `10^-PLACES`: less than 10^25 either way.
    #[must_use]
    pub fn units(self) -> i128 {
        let missing = PLACES.saturating_sub(self.0.scale());
        self.0.mantissa().saturating_mul(10_i128.saturating_pow(missing))
    }

    /// The number that has so many `10^-PLACES`, if it is within the limits.
    pub(crate) fn from_units(units: i128) -> Option<Self> {
        if units.checked_abs()? >= LIMIT {
            return None;
        }
        Decimal::try_from_i128_with_scale(units, PLACES).ok().map(|value| Self(value.normalize()))
    }

    pub(crate) fn from_exact(value: Exact) -> Result<Self, Fault> {
        Self::from_units(value.in_units(PLACES)?).ok_or(Fault::TooLarge)
    }

    pub(crate) fn to_exact(self) -> Exact {
        Exact::whole(self.0.mantissa()).divided_by_power(self.0.scale())
    }
}

/// The refusal of a text that is no number.
pub(crate) fn refuse(fault: Fault, text: &str) -> Refusal {
    let code = match fault {
        Fault::Malformed => refusals::number::BAD_NUMBER,
        Fault::TooLarge | Fault::TooPrecise => refusals::number::OUT_OF_RANGE,
    };
    Refusal::new(code).with("input", quote(text))
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Number {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl TryFrom<&str> for Number {
    type Error = Refusal;

    fn try_from(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self(Decimal::from(value))
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self(Decimal::from(value))
    }
}

impl From<u16> for Number {
    fn from(value: u16) -> Self {
        Self(Decimal::from(value))
    }
}

impl From<u8> for Number {
    fn from(value: u8) -> Self {
        Self(Decimal::from(value))
    }
}

impl TryFrom<i64> for Number {
    type Error = Refusal;

    /// Refused with `number.out-of-range` at 10^15 and above.
    fn try_from(value: i64) -> Result<Self, Refusal> {
        Self::try_from(i128::from(value))
    }
}

impl TryFrom<u64> for Number {
    type Error = Refusal;

    /// Refused with `number.out-of-range` at 10^15 and above.
    fn try_from(value: u64) -> Result<Self, Refusal> {
        Self::try_from(i128::from(value))
    }
}

impl TryFrom<i128> for Number {
    type Error = Refusal;

    /// Refused with `number.out-of-range` at 10^15 and above.
    fn try_from(value: i128) -> Result<Self, Refusal> {
        Self::from_exact(Exact::whole(value)).map_err(|fault| refuse(fault, &value.to_string()))
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Scalar::deserialize(deserializer)? {
            Scalar::Text(text) => Self::parse(&text),
            Scalar::Integer(value) => Self::try_from(value),
            Scalar::Float(text) => Err(Refusal::new(refusals::number::FLOAT).with("input", text)),
        }
        .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_has_one_form() {
        for (text, printed) in
            [("1.50", "1.5"), ("007", "7"), ("-0", "0"), ("-0.00", "0"), ("1,000", "1000"), ("-1.5", "-1.5")]
        {
            let number = Number::parse(text).unwrap();
            assert_eq!(number.to_string(), printed, "{text}");
            assert_eq!(Number::parse(printed).unwrap(), number);
        }
    }

    #[test]
    fn limits() {
        assert!(Number::parse("999999999999999.9999999999").is_ok());
        for text in ["1000000000000000", "-1000000000000000", "0.00000000001"] {
            assert_eq!(Number::parse(text).unwrap_err().code, refusals::number::OUT_OF_RANGE, "{text}");
        }
        let most = Number::parse("999999999999999.9999999999").unwrap();
        assert_eq!(most.checked_add(most).unwrap_err().code, refusals::number::OUT_OF_RANGE);
        assert!(Number::try_from(i64::MAX).is_err() && Number::try_from(i64::MIN).is_err());
    }

    #[test]
    fn nothing_else_is_a_number() {
        for text in [" 1", "1 ", "+1", "--1", "1e3", "1 000", "一", "１", "-", ".5", "5.", "NaN", "inf"] {
            assert_eq!(Number::parse(text).unwrap_err().code, refusals::number::BAD_NUMBER, "{text:?}");
        }
        assert_eq!(Number::parse("").unwrap_err().code, refusals::number::EMPTY);
    }

    #[test]
    fn floats_are_refused_with_their_code() {
        assert_eq!(serde_json::from_str::<Number>("12").unwrap(), Number::from(12));
        assert_eq!(serde_json::from_str::<Number>("\"12.5\"").unwrap().to_string(), "12.5");
        assert!(serde_json::from_str::<Number>("12.5").unwrap_err().to_string().contains("number.float"));
        assert_eq!(serde_json::to_string(&Number::from(12)).unwrap(), "\"12\"");
    }
}
