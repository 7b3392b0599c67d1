//! The last day of a period of days, months or years, and what becomes of it on a rest day.

use chrono::{Months, NaiveDate};
use serde::Serialize;

use super::Calendar;
use super::working_days::{Beyond, plus};
use crate::refusal::Refusal;
use crate::text::{labelled, refusals};

labelled! {
    /// What becomes of a last day on which the office does not work.
    ///
    /// ```
    /// use inward_core::calendar::Roll;
    /// assert_eq!(Roll::NextWorkingDay.key(), "next_working_day");
    /// ```
    Roll {
        /// The first working day after it is the last day (Civil Code of China, art. 203).
        NextWorkingDay, "next_working_day", "the next working day", "顺延至下一工作日";
        /// It stays, as was agreed (art. 204).
        None, "none", "as it falls", "不顺延";
    }
}

/// The last day of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PeriodEnd {
    /// The last day as counted.
    pub raw_last_day: NaiveDate,
    /// The last day, moved where it is a rest day and that was asked for.
    pub last_day: NaiveDate,
}

impl Calendar {
    /// The last day of a period of so many natural days. The day it starts is not counted.
    ///
    /// # Errors
    /// `calendar.not-published` where the last day is to be moved and its year is not settled; the
    /// refusal's `raw_last_day` tells the day as counted. `when.out-of-range`.
    ///
    /// ```
    /// use inward_core::calendar::{Calendar, Roll};
    /// let end = Calendar::china().period_of_days("2021-01-12".parse().unwrap(), 30, Roll::NextWorkingDay)?;
    /// assert_eq!((end.raw_last_day.to_string(), end.last_day.to_string()), ("2021-02-11".into(), "2021-02-18".into()));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn period_of_days(&self, start: NaiveDate, days: u32, roll: Roll) -> Result<PeriodEnd, Refusal> {
        self.rolled(plus(start, i64::from(days))?, roll)
    }

    /// The last day of a period of so many months: the day of the same number, or the last of a month
    /// that has no such day (Civil Code of China, art. 202).
    ///
    /// # Errors
    /// As [`Calendar::period_of_days`].
    ///
    /// ```
    /// use inward_core::calendar::{Calendar, Roll};
    /// let end = Calendar::china().period_of_months("2021-01-31".parse().unwrap(), 1, Roll::NextWorkingDay)?;
    /// assert_eq!((end.raw_last_day.to_string(), end.last_day.to_string()), ("2021-02-28".into(), "2021-03-01".into()));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn period_of_months(&self, start: NaiveDate, months: u32, roll: Roll) -> Result<PeriodEnd, Refusal> {
        self.rolled(months_after(start, months)?, roll)
    }

    /// The last day of a period of so many years; as [`Calendar::period_of_months`].
    ///
    /// # Errors
    /// As [`Calendar::period_of_days`].
    pub fn period_of_years(&self, start: NaiveDate, years: u32, roll: Roll) -> Result<PeriodEnd, Refusal> {
        self.period_of_months(start, years.saturating_mul(12), roll)
    }

    fn rolled(&self, raw_last_day: NaiveDate, roll: Roll) -> Result<PeriodEnd, Refusal> {
        let last_day = match roll {
            Roll::None => raw_last_day,
            Roll::NextWorkingDay => {
                self.working_day_from(raw_last_day, Beyond::Refuse)
                    .map_err(|refusal| refusal.with("raw_last_day", raw_last_day))?
                    .value
            }
        };
        Ok(PeriodEnd { raw_last_day, last_day })
    }
}

/// The corresponding day so many months later.
pub(crate) fn months_after(day: NaiveDate, months: u32) -> Result<NaiveDate, Refusal> {
    let out_of_range = || Refusal::new(refusals::when::OUT_OF_RANGE).with("input", format!("{day} + {months} months"));
    let after = day.checked_add_months(Months::new(months)).ok_or_else(out_of_range)?;
    plus(after, 0)
}
