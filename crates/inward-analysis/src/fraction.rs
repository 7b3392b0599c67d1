//! [`Fraction`]: an exact fraction of whole numbers of any size.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use inward_core::number::Number;
use inward_core::ratio::{Ratio, Rounding};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use num_bigint::{BigInt, Sign};

use crate::published::Printed;

/// The decimals that a printed figure has at most.
pub(crate) const MOST_PLACES: u32 = 10;

/// An exact fraction of whole numbers of any size, in lowest terms: a sum of many quotients is as exact
/// as the first one. It is rounded once, when it is printed.
///
/// ```
/// use inward_analysis::Fraction;
/// use inward_core::number::Number;
/// use inward_core::ratio::Rounding;
///
/// let third = Fraction::over(Number::from(1), Number::from(3))?;
/// let sum = &third + &third;
/// assert_eq!(sum.to_string(), "2/3");
/// assert_eq!(sum.rounded(2, Rounding::HalfUp)?.to_string(), "0.67");
/// assert_eq!(Fraction::over(Number::from(1), Number::ZERO).unwrap_err().code.as_str(), "rate.undefined");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    part: BigInt,
    // Above nought, and without a divisor that the part has as well.
    whole: BigInt,
}

impl Fraction {
    /// The quotient of two numbers.
    ///
    /// # Errors
    /// `rate.undefined` where the second is nought.
    pub fn over(part: Number, whole: Number) -> Result<Self, Refusal> {
        Self::from(part).divided_by(&whole.into())
    }

    /// The fraction over another.
    ///
    /// # Errors
    /// `rate.undefined` where the other is nought.
    pub fn divided_by(&self, other: &Self) -> Result<Self, Refusal> {
        if other.is_zero() {
            return Err(Refusal::new(refusals::rate::UNDEFINED));
        }
        Ok(Self::reduced(&self.part * &other.whole, &self.whole * &other.part))
    }

    /// So many of so many; the second is not nought.
    fn reduced(part: BigInt, whole: BigInt) -> Self {
        let (mut greater, mut lesser) = (part.clone(), whole.clone());
        while let Some(rest) = greater.checked_div(&lesser).map(|times| &greater - times * &lesser) {
            (greater, lesser) = (lesser, rest);
        }
        // What divides both, with the sign that leaves the whole above nought.
        let common = if greater.sign() == whole.sign() { greater } else { -greater };
        match (part.checked_div(&common), whole.checked_div(&common)) {
            (Some(part), Some(whole)) => Self { part, whole },
            _ => Self { part, whole },
        }
    }

    /// Whether it is nought.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.part.sign() == Sign::NoSign
    }

    /// Whether it is below nought.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.part.sign() == Sign::Minus
    }

    /// With so many decimals, at most 10.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn rounded(&self, places: u32, rounding: Rounding) -> Result<Printed, Refusal> {
        let too_large = || Refusal::new(refusals::number::OUT_OF_RANGE).with("input", self);
        if places > MOST_PLACES {
            return Err(Refusal::new(refusals::number::OUT_OF_RANGE).with("input", places).at("places"));
        }
        let scaled = &self.part * BigInt::from(10).pow(places);
        let size = BigInt::from(scaled.magnitude().clone());
        let truncated = size.checked_div(&self.whole).ok_or_else(too_large)?;
        let rest = &size - &truncated * &self.whole;
        let away = match (rest * BigInt::from(2)).cmp(&self.whole) {
            Ordering::Greater => rounding != Rounding::Truncate,
            Ordering::Equal => match rounding {
                Rounding::HalfUp => true,
                Rounding::HalfEven => truncated.bit(0),
                Rounding::Truncate => false,
            },
            Ordering::Less => false,
        };
        let size = truncated + BigInt::from(u8::from(away));
        let units = i128::try_from(size).map_err(|_| too_large())?;
        Printed::of_units(if self.is_negative() { -units } else { units }, places).ok_or_else(too_large)
    }

    /// As a ratio of 128-bit terms.
    ///
    /// # Errors
    /// `number.out-of-range` where its terms are longer.
    pub fn ratio(&self) -> Result<Ratio, Refusal> {
        let too_long = |_| Refusal::new(refusals::number::OUT_OF_RANGE).with("input", self);
        let part = i128::try_from(&self.part).map_err(too_long)?;
        Ratio::of_units(part, i128::try_from(&self.whole).map_err(too_long)?)
    }

    /// The greatest whole number not above it, and whether that is the fraction itself.
    pub(crate) fn floor(&self) -> (BigInt, bool) {
        let quotient = self.part.checked_div(&self.whole).unwrap_or_default();
        let rest = &self.part - &quotient * &self.whole;
        match rest.sign() {
            Sign::NoSign => (quotient, true),
            Sign::Plus => (quotient, false),
            Sign::Minus => (quotient - BigInt::from(1), false),
        }
    }

    /// Units of `10^-places`.
    pub(crate) fn of_units(units: i128, places: u32) -> Self {
        Self::reduced(units.into(), BigInt::from(10).pow(places))
    }
}

impl From<Number> for Fraction {
    fn from(number: Number) -> Self {
        Self::of_units(number.units(), inward_core::number::PLACES)
    }
}

impl From<u64> for Fraction {
    fn from(number: u64) -> Self {
        Self::of_units(number.into(), 0)
    }
}

impl From<Ratio> for Fraction {
    fn from(ratio: Ratio) -> Self {
        let (part, whole) = ratio.terms();
        Self::reduced(part.into(), whole.into())
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.part * &other.whole).cmp(&(&other.part * &self.whole))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Add for &Fraction {
    type Output = Fraction;

    fn add(self, other: Self) -> Fraction {
        Fraction::reduced(&self.part * &other.whole + &other.part * &self.whole, &self.whole * &other.whole)
    }
}

impl Sub for &Fraction {
    type Output = Fraction;

    fn sub(self, other: Self) -> Fraction {
        Fraction::reduced(&self.part * &other.whole - &other.part * &self.whole, &self.whole * &other.whole)
    }
}

impl Mul for &Fraction {
    type Output = Fraction;

    fn mul(self, other: Self) -> Fraction {
        Fraction::reduced(&self.part * &other.part, &self.whole * &other.whole)
    }
}

impl Neg for &Fraction {
    type Output = Fraction;

    fn neg(self) -> Fraction {
        Fraction { part: -&self.part, whole: self.whole.clone() }
    }
}

impl fmt::Display for Fraction {
    /// Its terms: `4010/461`, `5/1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.part, self.whole)
    }
}
