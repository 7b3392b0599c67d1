//! [`Ratio`]: a part over a whole, kept exactly until it is printed; [`RatioBounds`] where only its
//! ends are known; [`Proportion`] where it is in doubt who counts.

use std::cmp::Ordering;
use std::fmt;

use crate::number::{Number, PLACES};
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::when::Truth;

use super::{Confidence, Rounding, WilsonInterval, divide};

/// A part over a whole, exactly. Rounding comes with printing, and is always named.
///
/// ```
/// use inward_core::number::Number;
/// use inward_core::ratio::{Ratio, Rounding};
///
/// let kept = Ratio::of_counts(97, 301)?;
/// assert_eq!(kept.percent(2, Rounding::HalfUp), Some(Number::parse("32.23")?));
/// assert_eq!(kept.to_string(), "32.23%");
/// assert!(kept < Ratio::of_counts(1, 3)?);
/// assert_eq!(Ratio::of_counts(0, 0).unwrap_err().code.as_str(), "rate.undefined");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    // In lowest terms, the whole above nought: so that equal ratios are the same.
    part: i128,
    whole: i128,
}

impl Ratio {
    /// Nought.
    pub const ZERO: Self = Self { part: 0, whole: 1 };
    /// The whole.
    pub const ONE: Self = Self { part: 1, whole: 1 };

    /// So much of so much.
    ///
    /// # Errors
    /// `rate.undefined` where the whole is nought.
    pub fn new(part: Number, whole: Number) -> Result<Self, Refusal> {
        Self::of_units(part.units(), whole.units())
    }

    /// So many of so many. More than the whole is no mistake here: a target may be exceeded.
    ///
    /// # Errors
    /// `rate.undefined` where the whole is nought.
    pub fn of_counts(part: u64, whole: u64) -> Result<Self, Refusal> {
        Self::of_units(i128::from(part), i128::from(whole))
    }

    /// So many units of so many, of whatever both are counted in.
    ///
    /// # Errors
    /// `rate.undefined` where the whole is nought.
    pub fn of_units(part: i128, whole: i128) -> Result<Self, Refusal> {
        let undefined = || Refusal::new(refusals::rate::UNDEFINED);
        let common =
            i128::try_from(common_divisor(part.unsigned_abs(), whole.unsigned_abs())).map_err(|_| undefined())?;
        let sign = if whole < 0 { -1 } else { 1 };
        match (part.checked_div(common), whole.checked_div(common)) {
            (Some(part), Some(whole)) if whole != 0 => {
                Ok(Self { part: part.saturating_mul(sign), whole: whole.saturating_mul(sign) })
            }
            _ => Err(undefined()),
        }
    }

    /// Both in lowest terms, the whole above nought.
    ///
    /// ```
    /// use inward_core::ratio::Ratio;
    /// assert_eq!(Ratio::of_counts(150, 200)?.terms(), (3, 4));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub const fn terms(self) -> (i128, i128) {
        (self.part, self.whole)
    }

    /// What is missing to the whole.
    ///
    /// ```
    /// use inward_core::ratio::Ratio;
    /// assert_eq!(Ratio::of_counts(150, 200)?.complement(), Ratio::of_counts(1, 4)?);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub const fn complement(self) -> Self {
        Self { part: self.whole.saturating_sub(self.part), whole: self.whole }
    }

    /// As a percentage with so many decimals (at most 10). `None` if the result is not a [`Number`].
    #[must_use]
    pub fn percent(self, places: u32, rounding: Rounding) -> Option<Number> {
        self.scaled(2, places, rounding)
    }

    /// As a number with so many decimals (at most 10). `None` if the result is not a [`Number`].
    #[must_use]
    pub fn quotient(self, places: u32, rounding: Rounding) -> Option<Number> {
        self.scaled(0, places, rounding)
    }

    fn scaled(self, power: u32, places: u32, rounding: Rounding) -> Option<Number> {
        let unused = PLACES.checked_sub(places)?;
        let dividend = self.part.checked_mul(10_i128.checked_pow(power.checked_add(places)?)?)?;
        let quotient = divide(dividend, self.whole, rounding)?;
        Number::from_units(quotient.checked_mul(10_i128.checked_pow(unused)?)?)
    }

    /// That part of a figure, in whole steps of so many, rounded half up. `None` where it has no room.
    pub(crate) fn of(self, figure: i128, step: i128) -> Option<i128> {
        let whole = self.whole.checked_mul(step)?.unsigned_abs();
        let (each, rest) = (self.part.unsigned_abs().checked_div(whole)?, self.part.unsigned_abs().checked_rem(whole)?);
        // Figure × part has more digits than any integer: it is multiplied bit by bit, what is over
        // staying below the whole.
        let figure_size = figure.unsigned_abs();
        let (mut steps, mut over) = (0_u128, 0_u128);
        for bit in (0..u128::BITS.saturating_sub(figure_size.leading_zeros())).rev() {
            steps = steps.checked_mul(2)?;
            over = over.checked_mul(2)?;
            if figure_size >> bit & 1 == 1 {
                steps = steps.checked_add(each)?;
                over = over.checked_add(rest)?;
            }
            steps = steps.checked_add(over.checked_div(whole)?)?;
            over = over.checked_rem(whole)?;
        }
        let up = u128::from(over >= whole.saturating_sub(over));
        let size = i128::try_from(steps.checked_add(up)?).ok()?.checked_mul(step)?;
        Some(if (figure < 0) == (self.part < 0) { size } else { -size })
    }
}

fn common_divisor(one: u128, other: u128) -> u128 {
    let (mut greater, mut lesser) = (one, other);
    while let Some(rest) = greater.checked_rem(lesser) {
        (greater, lesser) = (lesser, rest);
    }
    greater
}

impl Ord for Ratio {
    /// Exactly, by the whole parts and then by what remains, upside down: a product would overflow.
    fn cmp(&self, other: &Self) -> Ordering {
        let (mut a, mut b, mut c, mut d) = (self.part, self.whole, other.part, other.whole);
        loop {
            let rests = (a.rem_euclid(b), c.rem_euclid(d));
            match (a.div_euclid(b).cmp(&c.div_euclid(d)), rests) {
                (Ordering::Equal, (0, 0)) => return Ordering::Equal,
                (Ordering::Equal, (0, _)) => return Ordering::Less,
                (Ordering::Equal, (_, 0)) => return Ordering::Greater,
                (Ordering::Equal, (one, two)) => (a, b, c, d) = (d, two, b, one),
                (order, _) => return order,
            }
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Ratio {
    /// As a percentage with two decimals, rounded half up: `58.70%`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hundredths = self.part.checked_mul(10_000).and_then(|part| divide(part, self.whole, Rounding::HalfUp));
        let Some(hundredths) = hundredths else { return write!(f, "{}/{}", self.part, self.whole) };
        let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
        write!(f, "{sign}{}.{:02}%", size / 100, size % 100)
    }
}

/// Between which ends a ratio lies; `None` is an open end. Where a figure is qualified or a date
/// imprecise, both ends are told and nothing is picked.
///
/// ```
/// use inward_core::ratio::{Ratio, RatioBounds};
///
/// let quarter = Ratio::of_counts(1, 4)?;
/// assert_eq!(RatioBounds::from(quarter).exact(), Some(quarter));
/// let some = RatioBounds { min: Some(quarter), max: Some(Ratio::ONE) };
/// assert_eq!((some.exact(), some.to_string()), (None, "25.00% - 100.00%".to_owned()));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RatioBounds {
    /// The least it can be.
    pub min: Option<Ratio>,
    /// The most it can be.
    pub max: Option<Ratio>,
}

impl RatioBounds {
    /// The ratio, if nothing is in doubt.
    #[must_use]
    pub fn exact(self) -> Option<Ratio> {
        self.min.filter(|min| self.max == Some(*min))
    }
}

impl From<Ratio> for RatioBounds {
    fn from(ratio: Ratio) -> Self {
        Self { min: Some(ratio), max: Some(ratio) }
    }
}

impl fmt::Display for RatioBounds {
    /// As percentages: `58.70%`, `25.00% - 100.00%`, `≥ 25.00%`; `—` where nothing is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.min, self.max) {
            (Some(min), Some(max)) if min == max => write!(f, "{min}"),
            (Some(min), Some(max)) => write!(f, "{min} - {max}"),
            (Some(min), None) => write!(f, "≥ {min}"),
            (None, Some(max)) => write!(f, "≤ {max}"),
            (None, None) => f.write_str("—"),
        }
    }
}

/// How many of those that count have something, where both may be in doubt: the bounds of the rate
/// are exact, over every way in which the doubts may turn out.
///
/// ```
/// use inward_core::ratio::Proportion;
/// use inward_core::when::Truth::{No, Possibly, Yes};
///
/// let mut kept = Proportion::default();
/// kept.count(Yes, Yes);
/// kept.count(Yes, No);
/// assert_eq!(kept.bounds()?.to_string(), "50.00%");
/// kept.count(Possibly, No);
/// assert_eq!(kept.bounds()?.to_string(), "33.33% - 50.00%");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proportion {
    certain: u64,
    least: u64,
    most: u64,
    may_raise: u64,
    may_lower: u64,
}

impl Proportion {
    /// Takes in one more: whether it counts, and whether it has what is asked.
    pub const fn count(&mut self, counts: Truth, has: Truth) {
        match counts {
            Truth::Yes => {
                self.certain = self.certain.saturating_add(1);
                self.least = self.least.saturating_add(has.is_certain() as u64);
                self.most = self.most.saturating_add(has.is_possible() as u64);
            }
            Truth::Possibly => {
                self.may_raise = self.may_raise.saturating_add(has.is_possible() as u64);
                self.may_lower = self.may_lower.saturating_add(!has.is_certain() as u64);
            }
            Truth::No => {}
        }
    }

    /// What the rate says of many: Wilson's interval, from the lower end at the least that the rate can be to the
    /// upper end at the most. Few hits of many misses have the least lower end, so that it holds the interval of
    /// every way in which the doubts may turn out.
    ///
    /// ```
    /// use inward_core::ratio::{Confidence, Proportion, WilsonInterval};
    /// use inward_core::when::Truth::{No, Yes};
    ///
    /// let mut kept = Proportion::default();
    /// [Yes, Yes, Yes, No].map(|in_time| kept.count(Yes, in_time));
    /// assert_eq!(kept.interval(Confidence::default())?, WilsonInterval::of(3, 4, Confidence::default())?);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// `rate.undefined` where nothing counts for certain.
    pub fn interval(self, confidence: Confidence) -> Result<WilsonInterval, Refusal> {
        if self.certain == 0 {
            return Err(Refusal::new(refusals::rate::UNDEFINED));
        }
        let least = WilsonInterval::of(self.least, self.certain.saturating_add(self.may_lower), confidence)?;
        let most = self.most.saturating_add(self.may_raise);
        let most = WilsonInterval::of(most, self.certain.saturating_add(self.may_raise), confidence)?;
        Ok(least.until(most))
    }

    /// The least and the greatest that the rate can be.
    ///
    /// # Errors
    /// `rate.undefined` where nothing counts for certain.
    pub fn bounds(self) -> Result<RatioBounds, Refusal> {
        if self.certain == 0 {
            return Err(Refusal::new(refusals::rate::UNDEFINED));
        }
        let min = Ratio::of_counts(self.least, self.certain.saturating_add(self.may_lower))?;
        let most = self.most.saturating_add(self.may_raise);
        let max = Ratio::of_counts(most, self.certain.saturating_add(self.may_raise))?;
        Ok(RatioBounds { min: Some(min), max: Some(max) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_products() {
        let sides = [-7_i128, -3, -1, 0, 1, 2, 3, 5, 8, 100];
        let mut quotients = Vec::new();
        for part in sides {
            quotients.extend(sides.iter().filter(|whole| **whole != 0).map(|whole| (part, *whole)));
        }
        assert_eq!(quotients.len(), 90);
        for (a, b) in &quotients {
            for (c, d) in &quotients {
                let (one, two) = (Ratio::of_units(*a, *b).unwrap(), Ratio::of_units(*c, *d).unwrap());
                let sign = b.signum() * d.signum();
                let order = (a * d * sign).cmp(&(c * b * sign));
                assert_eq!(one.cmp(&two), order, "{a}/{b} {c}/{d}");
                assert_eq!(one == two, order == Ordering::Equal, "{a}/{b} {c}/{d}");
            }
        }
    }

    #[test]
    fn a_part_of_the_largest_figure_is_exact() {
        let nearly = Ratio::of_units(10_i128.pow(25) - 1, 10_i128.pow(25)).unwrap();
        assert_eq!(nearly.of(8_999_999_999_999_999_999, 1), Some(8_999_999_999_999_999_999));
        assert_eq!(nearly.of(10_i128.pow(25), 1), Some(10_i128.pow(25) - 1));
        assert_eq!(Ratio::of_units(3, 8).unwrap().of(1_000_000, 100), Some(375_000));
        for (figure, third) in [(100, 0), (149, 0), (150, 100), (-150, -100), (449, 100), (450, 200)] {
            assert_eq!(Ratio::of_units(1, 3).unwrap().of(figure, 100), Some(third), "{figure}");
        }
        assert_eq!(Ratio::of_units(7, 2).unwrap().of(-3, 1), Some(-11));
    }
}
