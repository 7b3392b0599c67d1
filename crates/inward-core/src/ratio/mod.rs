//! Exact ratios and shares of numbers, rounded in a way that is always named; what a share of few
//! cases says of many.
//!
//! Published tables round half up, some truncate; the mode travels with the figure.

mod exact;
mod wilson;

pub use exact::{Proportion, Ratio, RatioBounds};
pub use wilson::{Confidence, WilsonInterval};

use serde::{Deserialize, Serialize};

use crate::number::{Number, PLACES};

/// What is done with the digits that are not printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// A half and more goes away from nought: 17.535 becomes 17.54. The usual 四舍五入.
    #[default]
    HalfUp,
    /// A half goes to the even digit: 17.535 becomes 17.54, 17.545 too.
    HalfEven,
    /// The further digits are dropped: 17.539 becomes 17.53.
    Truncate,
}

/// `n / d` with so many decimals (at most 10). `None` if `d` is nought, or the result is not a [`Number`].
///
/// ```
/// use inward_core::number::Number;
/// use inward_core::ratio::{Rounding, quotient};
///
/// let per_job = quotient(Number::from(290_000_000), Number::from(200), 0, Rounding::HalfUp);
/// assert_eq!(per_job, Some(Number::from(1_450_000)));
/// ```
#[must_use]
pub fn quotient(n: Number, d: Number, places: u32, rounding: Rounding) -> Option<Number> {
    scaled(n, d, 0, places, rounding)
}

/// `n` as a percentage of `d`, with so many decimals (at most 10). `None` if `d` is nought, or the result is not a
/// [`Number`].
///
/// ```
/// use inward_core::number::Number;
/// use inward_core::ratio::{Rounding, percent};
///
/// let (plan, total) = (Number::parse("39.62")?, Number::parse("225.9")?);
/// assert_eq!(percent(plan, total, 2, Rounding::HalfUp), Some(Number::parse("17.54")?));
/// assert_eq!(percent(plan, total, 2, Rounding::Truncate), Some(Number::parse("17.53")?));
/// assert_eq!(percent(plan, Number::ZERO, 2, Rounding::HalfUp), None);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[must_use]
pub fn percent(n: Number, d: Number, places: u32, rounding: Rounding) -> Option<Number> {
    scaled(n, d, 2, places, rounding)
}

fn scaled(n: Number, d: Number, power: u32, places: u32, rounding: Rounding) -> Option<Number> {
    // Below 10^25 · 10^12, so that nothing is lost before the division.
    let unused = PLACES.checked_sub(places)?;
    let dividend = n.units().checked_mul(10_i128.checked_pow(power.checked_add(places)?)?)?;
    let quotient = divide(dividend, d.units(), rounding)?;
    Number::from_units(quotient.checked_mul(10_i128.checked_pow(unused)?)?)
}

/// `n / d` as a whole number; `None` if `d` is nought.
pub(crate) fn divide(n: i128, d: i128, rounding: Rounding) -> Option<i128> {
    let truncated = n.checked_div(d)?;
    let rest = n.checked_rem(d)?.unsigned_abs();
    if rest == 0 {
        return Some(truncated);
    }
    let missing = d.unsigned_abs().saturating_sub(rest);
    let away = match rounding {
        Rounding::HalfUp => rest >= missing,
        Rounding::HalfEven => rest > missing || (rest == missing && truncated % 2 != 0),
        Rounding::Truncate => false,
    };
    let step = if (n < 0) == (d < 0) { 1 } else { -1 };
    if away { truncated.checked_add(step) } else { Some(truncated) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn modes_differ_exactly_at_the_half() {
        let cases = [
            ("5", "2", "3", "2", "2"),
            ("7", "2", "4", "4", "3"),
            ("-5", "2", "-3", "-2", "-2"),
            ("5", "-2", "-3", "-2", "-2"),
            ("-5", "-2", "3", "2", "2"),
            ("8", "3", "3", "3", "2"),
            ("7", "3", "2", "2", "2"),
            ("1", "3", "0", "0", "0"),
        ];
        for (n, d, up, even, truncated) in cases {
            let with = |rounding| quotient(number(n), number(d), 0, rounding).unwrap();
            assert_eq!(with(Rounding::HalfUp), number(up), "{n}/{d}");
            assert_eq!(with(Rounding::HalfEven), number(even), "{n}/{d}");
            assert_eq!(with(Rounding::Truncate), number(truncated), "{n}/{d}");
        }
    }

    #[test]
    fn the_largest_operands_stay_exact() {
        let most = number("999999999999999.9999999999");
        assert_eq!(percent(most, most, 10, Rounding::HalfUp), Some(Number::from(100)));
        assert_eq!(quotient(most, number("0.0000000001"), 0, Rounding::HalfUp), None);
        assert_eq!(quotient(number("1"), number("3"), 11, Rounding::HalfUp), None);
        assert_eq!(quotient(number("1"), number("3"), 10, Rounding::HalfUp), Some(number("0.3333333333")));
    }
}
