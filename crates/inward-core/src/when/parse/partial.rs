//! A date that may still lack its year, or the unit of a number.

use chrono::Weekday;

use super::Fault;
use crate::refusal::Code;
use crate::text::refusals::when::{AMBIGUOUS_NUMBER, MISSING_YEAR, NOT_A_DATE};
use crate::when::form::{Form, day_of, last_of_month, week_day};

/// What one side of a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Partial {
    pub(super) year: Option<i32>,
    pub(super) part: Part,
    /// Whether the year came last, as in English; only then does it hold for the side before as well.
    pub(super) year_last: bool,
}

/// What is said within the year. Numbers are as they were written, not yet checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Year,
    Half(u32),
    Quarter(u32),
    Month(u32),
    Third(u32, u32),
    Day(u32, u32),
    Week(u32),
    WeekDay(u32, Weekday),
    /// 前三季度, 前六个月: from January through that month.
    FirstMonths(u32),
    /// `7-18`, `7.18`: a month and a day if a year stands before; without one, dotted, perhaps a number.
    Pair {
        month: u32,
        day: u32,
        dotted: bool,
    },
    /// A day without its month.
    DayOfMonth(u32),
    /// 旬 without its month.
    ThirdOfMonth(u32),
    /// A number whose unit is not said.
    Bare(u32),
}

impl Partial {
    pub(super) const fn of_year(year: i32, part: Part) -> Self {
        Self { year: Some(year), part, year_last: false }
    }

    pub(super) const fn without_year(part: Part) -> Self {
        Self { year: None, part, year_last: false }
    }

    pub(super) const fn year_last(year: i32, part: Part) -> Self {
        Self { year: Some(year), part, year_last: true }
    }

    /// The form, if nothing is lacking.
    pub(super) fn form(self) -> Result<Form, Fault> {
        let year = match (self.year, self.part) {
            (_, Part::Bare(_)) if self.year.is_some() => return Err(NOT_A_DATE.into()),
            (None, Part::Bare(_) | Part::Pair { dotted: true, .. }) => return Err(AMBIGUOUS_NUMBER.into()),
            (None, _) => return Err(MISSING_YEAR.into()),
            (Some(year), _) => year,
        };
        Ok(match self.part {
            Part::Year => Form::Year(year),
            Part::Half(half) => Form::HalfYear { year, half },
            Part::Quarter(quarter) => Form::Quarter { year, quarter },
            Part::Month(month) => Form::Month { year, month },
            Part::Third(month, third) => Form::ThirdOfMonth { year, month, third },
            Part::Day(month, day) | Part::Pair { month, day, .. } => Form::Day(day_of(year, month, day)?),
            Part::Week(week) => Form::Week { year, week },
            Part::WeekDay(week, day) => Form::Day(week_day(year, week, day)?),
            Part::FirstMonths(months) => first_months(year, months)?,
            Part::DayOfMonth(_) | Part::ThirdOfMonth(_) | Part::Bare(_) => return Err(NOT_A_DATE.into()),
        })
    }
}

fn first_months(year: i32, months: u32) -> Result<Form, Code> {
    Ok(Form::Interval { first: Some(day_of(year, 1, 1)?), last: Some(last_of_month(year, months)?) })
}

/// Gives each side of a range what only the other says: the year and the month of the first to the
/// second, a unit to a bare number, a year at the very end to both. A pair of numbers beside a date
/// that ends in its year stays without one, since its order is not said.
pub(super) fn complete(left: Partial, right: Partial) -> (Partial, Partial) {
    let (mut left, mut right) = (left, right);
    if right.year.is_none() && !left.year_last {
        right.year = left.year;
    } else if left.year.is_none() && right.year_last && !matches!(left.part, Part::Pair { .. }) {
        left.year = right.year;
        if let (Part::Bare(day), Part::Day(month, _)) = (left.part, right.part) {
            left.part = Part::Day(month, day);
        }
    }
    if let Part::Bare(number) = left.part {
        left.part = match right.part {
            Part::Month(_) => Part::Month(number),
            Part::Quarter(_) => Part::Quarter(number),
            _ => left.part,
        };
    }
    right.part = match (left.part, right.part) {
        (Part::Day(month, _), Part::Bare(day) | Part::DayOfMonth(day)) => Part::Day(month, day),
        (Part::Month(_), Part::Bare(month)) => Part::Month(month),
        (Part::Quarter(_), Part::Bare(quarter)) => Part::Quarter(quarter),
        (Part::Half(_), Part::Bare(half)) => Part::Half(half),
        (Part::Third(month, _), Part::ThirdOfMonth(third)) => Part::Third(month, third),
        (_, part) => part,
    };
    (left, right)
}
