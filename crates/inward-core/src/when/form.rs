//! The forms a [`When`](super::When) can have, and the days each of them covers.

use chrono::{Datelike, Days, FixedOffset, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::Timestamp;
use crate::refusal::Code;
use crate::text::refusals::when::{INVALID_DATE, INVALID_OFFSET, NOT_A_DATE, OUT_OF_RANGE, REVERSED_RANGE};

/// What a [`When`](super::When) says, with its parts.
///
/// A form taken out of a `When` is always right; one made by hand is checked when a `When` is made
/// of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// One day.
    Day(NaiveDate),
    /// An ISO 8601 week.
    Week {
        /// The ISO year, which may differ from the calendar year around New Year.
        year: i32,
        /// 1 to 52 or 53.
        week: u32,
    },
    /// 旬: days 1 to 10, 11 to 20, 21 to the end.
    ThirdOfMonth {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u32,
        /// 1 to 3.
        third: u32,
    },
    /// A calendar month.
    Month {
        /// The year.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// A quarter of a calendar year.
    Quarter {
        /// The year.
        year: i32,
        /// 1 to 4.
        quarter: u32,
    },
    /// A half of a calendar year.
    HalfYear {
        /// The year.
        year: i32,
        /// 1 or 2.
        half: u32,
    },
    /// A calendar year.
    Year(i32),
    /// Some day between two days, both included; at most one end is open.
    Interval {
        /// The earliest day.
        first: Option<NaiveDate>,
        /// The latest day.
        last: Option<NaiveDate>,
    },
    /// A point in time.
    Instant {
        /// When it was, exactly.
        at: Timestamp,
        /// The offset from UTC in which it was told, in whole minutes.
        offset: FixedOffset,
    },
}

/// How precise a [`When`](super::When) is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A day.
    Day,
    /// An ISO week.
    Week,
    /// A third of a month, 旬.
    ThirdOfMonth,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A half-year.
    #[serde(rename = "half")]
    HalfYear,
    /// A year.
    Year,
    /// An interval of days, perhaps with an open end.
    Interval,
    /// A point in time.
    Instant,
}

impl Precision {
    /// The name in data: `day`, `week`, `third_of_month`, `month`, `quarter`, `half`, `year`, `interval`, `instant`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::ThirdOfMonth => "third_of_month",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half",
            Self::Year => "year",
            Self::Interval => "interval",
            Self::Instant => "instant",
        }
    }
}

/// First and last possible day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) first: Option<NaiveDate>,
    pub(super) last: Option<NaiveDate>,
}

impl Form {
    /// How precise it is, without the parts.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        match self {
            Self::Day(_) => Precision::Day,
            Self::Week { .. } => Precision::Week,
            Self::ThirdOfMonth { .. } => Precision::ThirdOfMonth,
            Self::Month { .. } => Precision::Month,
            Self::Quarter { .. } => Precision::Quarter,
            Self::HalfYear { .. } => Precision::HalfYear,
            Self::Year(_) => Precision::Year,
            Self::Interval { .. } => Precision::Interval,
            Self::Instant { .. } => Precision::Instant,
        }
    }

    pub(super) fn bounds(&self) -> Result<Bounds, Code> {
        match *self {
            Self::Day(day) => closed(day, day),
            Self::Week { year, week } => {
                let monday = week_day(year, week, Weekday::Mon)?;
                closed(monday, week_day(year, week, Weekday::Sun)?)
            }
            Self::ThirdOfMonth { year, month, third } => {
                let (first, last) = match third {
                    1 => (1, Some(10)),
                    2 => (11, Some(20)),
                    3 => (21, None),
                    _ => return Err(INVALID_DATE),
                };
                let last = match last {
                    Some(day) => day_of(year, month, day)?,
                    None => last_of_month(year, month)?,
                };
                closed(day_of(year, month, first)?, last)
            }
            Self::Month { year, month } => closed(day_of(year, month, 1)?, last_of_month(year, month)?),
            Self::Quarter { year, quarter } => months(year, quarter, 4, 3),
            Self::HalfYear { year, half } => months(year, half, 2, 6),
            Self::Year(year) => months(year, 1, 1, 12),
            Self::Interval { first: None, last: None } => Err(NOT_A_DATE),
            Self::Interval { first, last } => {
                first.into_iter().chain(last).try_for_each(in_range)?;
                match (first, last) {
                    (Some(first), Some(last)) if first > last => Err(REVERSED_RANGE),
                    _ => Ok(Bounds { first, last }),
                }
            }
            Self::Instant { at, offset } => {
                // The canonical text has no seconds in an offset.
                if offset.local_minus_utc() % 60 != 0 {
                    return Err(INVALID_OFFSET);
                }
                let day = at.local_in(offset).ok_or(OUT_OF_RANGE)?.date();
                closed(day, day)
            }
        }
    }
}

/// The day of these numbers. A month or day that does not exist comes before a year out of range, so
/// that the null date of databases, `0000-00-00`, is an invalid date.
pub(super) fn day_of(year: i32, month: u32, day: u32) -> Result<NaiveDate, Code> {
    // Any leap year answers whether the day exists at all, where the year itself is out of range.
    let known = if (1..=9999).contains(&year) { year } else { 2000 };
    let date = NaiveDate::from_ymd_opt(known, month, day).ok_or(INVALID_DATE)?;
    if known == year { Ok(date) } else { Err(OUT_OF_RANGE) }
}

/// A day of an ISO week.
pub(super) fn week_day(year: i32, week: u32, day: Weekday) -> Result<NaiveDate, Code> {
    if !(1..=9999).contains(&year) {
        return Err(OUT_OF_RANGE);
    }
    let date = NaiveDate::from_isoywd_opt(year, week, day).ok_or(INVALID_DATE)?;
    in_range(date)?;
    Ok(date)
}

pub(super) fn last_of_month(year: i32, month: u32) -> Result<NaiveDate, Code> {
    let first = day_of(year, month, 1)?;
    first.checked_add_months(Months::new(1)).and_then(|next| next.checked_sub_days(Days::new(1))).ok_or(OUT_OF_RANGE)
}

pub(super) fn in_range(day: NaiveDate) -> Result<(), Code> {
    if (1..=9999).contains(&day.year()) { Ok(()) } else { Err(OUT_OF_RANGE) }
}

/// The n-th of `count` runs of `length` months in a year.
fn months(year: i32, number: u32, count: u32, length: u32) -> Result<Bounds, Code> {
    if number == 0 || number > count {
        return Err(INVALID_DATE);
    }
    let last = number * length;
    closed(day_of(year, last + 1 - length, 1)?, last_of_month(year, last)?)
}

fn closed(first: NaiveDate, last: NaiveDate) -> Result<Bounds, Code> {
    in_range(first)?;
    in_range(last)?;
    Ok(Bounds { first: Some(first), last: Some(last) })
}
