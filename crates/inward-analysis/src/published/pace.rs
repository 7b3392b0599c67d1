//! Ahead of the year or behind it, 超进度: a difference in percentage points.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use inward_core::calendar::Calendar;
use inward_core::number::Number;
use inward_core::ratio::Rounding;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use super::Printed;
use crate::Fraction;

/// How much of a period is over.
///
/// ```
/// use inward_analysis::published::Elapsed;
/// use inward_core::calendar::Calendar;
///
/// assert_eq!(Elapsed::months(10, 12)?.to_string(), "10/12");
/// let day = "2021-06-30".parse().map_err(|_| "a date")?;
/// assert_eq!(Elapsed::working_days(&Calendar::china(), day)?.to_string(), "122/250");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Elapsed {
    passed: u64,
    whole: u64,
}

impl Elapsed {
    /// So many months of so many.
    ///
    /// # Errors
    /// `rate.undefined` for none of none, `published.elapsed-beyond-whole`.
    pub fn months(passed: u64, whole: u64) -> Result<Self, Refusal> {
        if whole == 0 {
            return Err(Refusal::new(refusals::rate::UNDEFINED));
        }
        if passed > whole {
            let refusal = Refusal::new(refusals::published::ELAPSED_BEYOND_WHOLE);
            return Err(refusal.with("passed", passed).with("whole", whole));
        }
        Ok(Self { passed, whole })
    }

    /// The working days of the day's year to its end, of all that the year has.
    ///
    /// # Errors
    /// `calendar.not-published`.
    pub fn working_days(calendar: &Calendar, as_of: NaiveDate) -> Result<Self, Refusal> {
        let beyond = || Refusal::new(refusals::when::OUT_OF_RANGE).with("input", as_of);
        let ends = NaiveDate::from_ymd_opt(as_of.year(), 1, 1).zip(NaiveDate::from_ymd_opt(as_of.year(), 12, 31));
        let (first, last) = ends.ok_or_else(beyond)?;
        let [passed, whole] = [as_of, last].map(|day| calendar.count_working_days(first, day));
        let count = |days: i64| u64::try_from(days).unwrap_or_default();
        Self::months(count(passed?), count(whole?))
    }

    /// How many have passed, and how many there are.
    #[must_use]
    pub const fn terms(self) -> (u64, u64) {
        (self.passed, self.whole)
    }

    /// How much of the period is over, in percent.
    fn percent(self) -> Result<Fraction, Refusal> {
        Ok(&Fraction::from(self.passed).divided_by(&self.whole.into())? * &Fraction::from(100))
    }
}

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.passed, self.whole)
    }
}

/// How far a target is reached, against how much of its period is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// How much of the target is reached, in percent.
    pub completion: Number,
    /// How much of the period is over.
    pub elapsed: Elapsed,
    /// By how many percentage points it is ahead; below nought, behind.
    pub gap: Fraction,
}

impl Pace {
    /// The gap as it is printed.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn gap(&self, places: u32, rounding: Rounding) -> Result<Printed, Refusal> {
        self.gap.rounded(places, rounding)
    }
}

/// By how many percentage points a target is ahead of its period, or behind it (超进度): the share that is
/// reached less the share that is over. It is a difference, no rate.
///
/// # Errors
/// None but those of arithmetic beyond all measure.
///
/// ```
/// use inward_analysis::published::{Elapsed, pace};
/// use inward_core::number::Number;
/// use inward_core::ratio::Rounding;
///
/// let panzhihua = pace(Number::parse("70.41")?, Elapsed::months(10, 12)?)?;
/// assert_eq!(panzhihua.gap(2, Rounding::HalfUp)?.to_string(), "-12.92");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn pace(completion: Number, elapsed: Elapsed) -> Result<Pace, Refusal> {
    let gap = gap(&Fraction::from(completion), elapsed)?;
    Ok(Pace { completion, elapsed, gap })
}

/// The same of a completion that is an exact fraction, in percent.
///
/// # Errors
/// As [`pace`].
pub fn gap(completion: &Fraction, elapsed: Elapsed) -> Result<Fraction, Refusal> {
    Ok(completion - &elapsed.percent()?)
}
