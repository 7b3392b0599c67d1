//! [`Printed`]: a figure as it stands in print, with its decimals.

use std::fmt;
use std::str::FromStr;

use inward_core::number::Number;
use inward_core::ratio::Rounding;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use super::interval::Interval;
use crate::Fraction;
use crate::fraction::MOST_PLACES;

/// A figure as it stands in print: its value, and with how many decimals it was printed. `100.0` says
/// more than `100`.
///
/// ```
/// use inward_analysis::published::Printed;
///
/// let rate: Printed = "100.0".parse()?;
/// assert_eq!((rate.value().to_string(), rate.places()), ("100".to_owned(), 1));
/// assert_eq!(rate.to_string(), "100.0");
/// assert_eq!(Printed::parse("58.20 %")?.to_string(), "58.20");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Printed {
    value: Number,
    places: u32,
}

impl Printed {
    /// A number, printed with so many decimals.
    ///
    /// # Errors
    /// `number.out-of-range` where it has more decimals than that, or where that is more than 10.
    pub fn new(value: Number, places: u32) -> Result<Self, Refusal> {
        let refused = || Refusal::new(refusals::number::OUT_OF_RANGE).with("input", value);
        let unused = MOST_PLACES.checked_sub(places).ok_or_else(refused)?;
        let step = 10_i128.checked_pow(unused).ok_or_else(refused)?;
        if value.units().checked_rem(step) == Some(0) { Ok(Self { value, places }) } else { Err(refused()) }
    }

    /// Reads digits as they are printed; a percent sign behind them changes nothing.
    ///
    /// # Errors
    /// `number.empty`, `number.bad-number`, `number.out-of-range`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let digits = text.trim().trim_end_matches(['%', '％']).trim_end();
        let value = Number::parse(digits)?;
        let places = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let too_long = || Refusal::new(refusals::number::OUT_OF_RANGE).with("input", digits);
        Self::new(value, u32::try_from(places).map_err(|_| too_long())?)
    }

    /// So many units of `10^-places`.
    pub(crate) fn of_units(units: i128, places: u32) -> Option<Self> {
        let unused = MOST_PLACES.checked_sub(places)?;
        let (sign, size) = (if units < 0 { "-" } else { "" }, units.unsigned_abs());
        let divisor = 10_u128.checked_pow(places)?;
        let (whole, rest) = (size.checked_div(divisor)?, size.checked_rem(divisor)?);
        let rest = rest.checked_mul(10_u128.checked_pow(unused)?)?;
        let value = Number::parse(&format!("{sign}{whole}.{rest:0width$}", width = MOST_PLACES as usize)).ok()?;
        Some(Self { value, places })
    }

    /// The value.
    #[must_use]
    pub const fn value(self) -> Number {
        self.value
    }

    /// With how many decimals it is printed.
    #[must_use]
    pub const fn places(self) -> u32 {
        self.places
    }

    /// One in the last printed place.
    fn unit(self) -> Fraction {
        Fraction::of_units(1, self.places)
    }

    /// Half of one in the last printed place: by how much it may be off.
    pub(super) fn half_unit(self) -> Fraction {
        &self.unit() * &Fraction::of_units(5, 1)
    }

    /// The values that are printed so.
    pub(super) fn values(self, rounding: Rounding) -> Interval {
        let value = Fraction::from(self.value);
        match rounding {
            Rounding::HalfUp => self.within(&self.half_unit()),
            Rounding::HalfEven => {
                let half = self.half_unit();
                let last_is_even = (&value * &(Fraction::of_units(10_i128.saturating_pow(self.places), 0)))
                    .rounded(0, Rounding::Truncate)
                    .is_ok_and(|units| units.value.units() / 10_i128.pow(MOST_PLACES) % 2 == 0);
                Interval::new(&value - &half, last_is_even, &value + &half, last_is_even)
            }
            Rounding::Truncate => {
                let unit = self.unit();
                if value.is_zero() {
                    Interval::new(-&unit, false, unit, false)
                } else if value.is_negative() {
                    Interval::new(&value - &unit, false, value, true)
                } else {
                    let upper = &value + &unit;
                    Interval::new(value, true, upper, false)
                }
            }
        }
    }

    /// The values that are so near to it: a half goes away from nought, so that the end nearer to
    /// nought belongs to them and the other does not.
    pub(super) fn within(self, half: &Fraction) -> Interval {
        let value = Fraction::from(self.value);
        if half.is_zero() {
            return Interval::point(value);
        }
        let (below, above) = (&value - half, &value + half);
        Interval::new(below, value > Fraction::from(0), above, value.is_negative())
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.value.to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        if self.places == 0 {
            return f.write_str(whole);
        }
        write!(f, "{whole}.{decimals:0<width$}", width = self.places as usize)
    }
}

impl FromStr for Printed {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

/// `n` as a percentage of `d`, as it is to be printed: with so many decimals (at most 10), and no fewer.
///
/// # Errors
/// `rate.undefined` where `d` is nought: that is neither 0 % nor 100 %. `number.out-of-range`.
///
/// ```
/// use inward_analysis::published::ratio;
/// use inward_core::number::Number;
/// use inward_core::ratio::Rounding;
///
/// let (n, d) = (Number::from(291), Number::from(292));
/// assert_eq!(ratio(n, d, 2, Rounding::HalfUp)?.to_string(), "99.66");
/// assert_eq!(ratio(n, d, 2, Rounding::Truncate)?.to_string(), "99.65");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn ratio(n: Number, d: Number, places: u32, rounding: Rounding) -> Result<Printed, Refusal> {
    (&Fraction::over(n, d)? * &Fraction::from(100)).rounded(places, rounding)
}
