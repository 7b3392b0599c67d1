//! Periods into which investments fall by the day on which they reached something.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::day::{Day, day, number};

/// Into which periods cohorts fall, by the day on which they reached their milestone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CohortPeriod {
    /// Years.
    Year,
    /// Half-years.
    Half,
    /// Quarters.
    Quarter,
}

impl CohortPeriod {
    /// Every one.
    pub const ALL: &[Self] = &[Self::Year, Self::Half, Self::Quarter];

    /// Its key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Half => "half",
            Self::Quarter => "quarter",
        }
    }

    const fn months(self) -> i32 {
        match self {
            Self::Year => 12,
            Self::Half => 6,
            Self::Quarter => 3,
        }
    }

    /// The one of that key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|period| period.key() == key)
    }

    /// The number of the period of a day.
    pub(super) fn of(self, on: NaiveDate) -> i32 {
        let month = i32::try_from(on.month0()).unwrap_or_default();
        (on.year() * 12 + month).div_euclid(self.months())
    }

    /// Its first and its last day.
    pub(super) fn days(self, period: i32) -> Option<(Day, Day)> {
        let first = |period: i32| {
            let months = period * self.months();
            let month = u32::try_from(months.rem_euclid(12)).ok()?;
            NaiveDate::from_ymd_opt(months.div_euclid(12), month + 1, 1).map(number)
        };
        Some((first(period)?, first(period + 1)? - 1))
    }

    /// As a date says it: `2020`, `2020H2`, `2020Q3`.
    pub(super) fn say(self, period: i32) -> String {
        let of_year = 12 / self.months();
        let (year, place) = (period.div_euclid(of_year), period.rem_euclid(of_year) + 1);
        match self {
            Self::Year => format!("{year:04}"),
            Self::Half => format!("{year:04}H{place}"),
            Self::Quarter => format!("{year:04}Q{place}"),
        }
    }

    /// The periods between which something was reached: the first and the last of them.
    pub(super) fn between(self, earliest: Day, latest: Day) -> PeriodsBetween {
        let of = |number: Day| day(number).map(|on| self.of(on));
        PeriodsBetween { period: self, first: of(earliest), last: of(latest) }
    }
}

/// Between which periods something was reached; none at an end that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct PeriodsBetween {
    period: CohortPeriod,
    first: Option<i32>,
    last: Option<i32>,
}

impl fmt::Display for PeriodsBetween {
    /// As a date says it: `2020H2`, `2020H1/2020H2`, `../2020H2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let say = |period: Option<i32>| period.map_or_else(|| "..".to_owned(), |period| self.period.say(period));
        match self.first.is_some() && self.first == self.last {
            true => f.write_str(&say(self.first)),
            false => write!(f, "{}/{}", say(self.first), say(self.last)),
        }
    }
}
