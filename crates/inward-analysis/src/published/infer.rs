//! What stands behind a printed ratio, where only one of its two counts was printed.

use std::ops::Range;

use inward_core::number::Number;
use inward_core::ratio::Rounding;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use num_bigint::BigInt;

use super::interval::{End, Interval};
use super::{Inputs, Printed};
use crate::Fraction;

/// Every whole number of which the printed figure is the share of `denominator`, as a range: empty where
/// none fits. `scale` is 100 for a percentage.
///
/// # Errors
/// `rate.undefined` where the denominator is nought, `number.negative` for a printed figure below nought,
/// `published.bad-scale`, `number.out-of-range`.
///
/// ```
/// use inward_analysis::published::infer_numerator;
/// use inward_core::ratio::Rounding;
///
/// let started = infer_numerator(68, "58.82".parse()?, Rounding::HalfUp, 100.into())?;
/// assert_eq!(started, 40..41);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn infer_numerator(
    denominator: u64,
    printed: Printed,
    rounding: Rounding,
    scale: Number,
) -> Result<Range<u64>, Refusal> {
    let quotients = quotients(printed, rounding, scale)?;
    if denominator == 0 {
        return Err(Refusal::new(refusals::rate::UNDEFINED).at("denominator"));
    }
    whole_numbers(&quotients.times(&denominator.into()), 0, printed)
}

/// Every whole number of which `numerator` is the printed share, as a range: empty where none fits.
/// `scale` is 100 for a percentage.
///
/// # Errors
/// `published.any-denominator` where there is no greatest one, because the printed figure is nought;
/// `number.negative` for a printed figure below nought, `published.bad-scale`, `number.out-of-range`.
///
/// ```
/// use inward_analysis::published::infer_denominator;
/// use inward_core::ratio::Rounding;
///
/// let signed = infer_denominator(1054, "95".parse()?, Rounding::HalfUp, 100.into())?;
/// assert_eq!(signed, 1104..1116);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn infer_denominator(
    numerator: u64,
    printed: Printed,
    rounding: Rounding,
    scale: Number,
) -> Result<Range<u64>, Refusal> {
    let quotients = quotients(printed, rounding, scale)?;
    let part = Fraction::from(numerator);
    if numerator == 0 && !quotients.meets(&Interval::point(part.clone())) {
        return Ok(0..0);
    }
    // Upside down: the greatest quotient has the least denominator.
    let over = |end: &End| Some(End { at: part.divided_by(&end.at).ok()?, included: end.included });
    let least = over(&quotients.upper).filter(|end| !end.at.is_negative());
    let greatest = over(&quotients.lower).filter(|_| quotients.is_positive() && numerator > 0);
    match (least, greatest) {
        (Some(lower), Some(upper)) => whole_numbers(&Interval { lower, upper }, 1, printed),
        (least, _) => {
            let least = least.map_or(Ok(1), |end| first_whole(&end, 1, printed))?;
            Err(Refusal::new(refusals::published::ANY_DENOMINATOR).with("least", least).with("input", printed))
        }
    }
}

/// The quotients that are printed so.
fn quotients(printed: Printed, rounding: Rounding, scale: Number) -> Result<Interval, Refusal> {
    let scale = Inputs::scale(scale)?;
    if printed.value().is_negative() {
        return Err(Refusal::new(refusals::number::NEGATIVE).with("input", printed).at("printed"));
    }
    Ok(printed.values(rounding).times(&Fraction::from(1).divided_by(&scale)?))
}

/// The whole numbers from `least` on that lie in an interval.
fn whole_numbers(interval: &Interval, least: u64, printed: Printed) -> Result<Range<u64>, Refusal> {
    let first = first_whole(&interval.lower, least, printed)?;
    // The first that lies beyond is the first of what starts there.
    let beyond = End { at: interval.upper.at.clone(), included: !interval.upper.included };
    let end = first_whole(&beyond, least, printed)?;
    Ok(first..end.max(first))
}

/// The first whole number, `least` or greater, that lies on this end or after it.
fn first_whole(end: &End, least: u64, printed: Printed) -> Result<u64, Refusal> {
    let (floor, exactly) = end.at.floor();
    let first = if exactly && end.included { floor } else { floor + BigInt::from(1) };
    let first = first.max(BigInt::from(least));
    u64::try_from(first).map_err(|_| Refusal::new(refusals::number::OUT_OF_RANGE).with("input", printed))
}
