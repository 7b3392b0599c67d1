//! Vintage tables: the start rate of each signing year, against the target of that year.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use inward_core::number::Number;
use inward_core::ratio::Ratio;
use inward_core::refusal::Refusal;
use inward_core::when::Truth;

use super::cases::{CHUNK, Cases, NO, Weight, YES, truth};
use super::judge::{Asked, FEW_CHUNKS, by, soon_after, within};
use super::listed::Listed;
use super::{CohortTable, Row};
use crate::parts::in_parts;
use crate::pipeline::day::{Day, EVER, NEVER, day, number};

/// One signing year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vintage {
    /// The year.
    pub year: i32,
    /// Those signed in it by the day, and which of them got there by the day.
    pub running: CohortTable,
    /// Those signed long enough before the day, and which of them got there within so many days: what
    /// years can be compared by.
    pub within_horizon: CohortTable,
    /// What was to be reached, in percent.
    pub target_percent: Option<Number>,
    /// Whether the running rate reached it; none without a target, or where the rate is undefined.
    pub target_met: Option<Truth>,
}

/// The rate of each signing year, as of a day: of those that `from` selects, how many reached `to`, by the
/// day and within `horizon_days` of their own. A year is in the table if a row may lie in it, or if it has
/// a target (in percent). A date that spans the turn of the year is possible in both.
///
/// # Errors
/// `number.out-of-range`.
///
/// ```
/// use std::collections::{BTreeMap, BTreeSet};
/// use inward_analysis::rates::{Row, vintages};
/// use inward_core::when::When;
///
/// let row = Row::new("p1").on("contract_signed", When::parse("2012-05-01")?).on("construction_started", When::parse("2013-09-01")?);
/// let as_of = "2015-12-31".parse().map_err(|_| "a date")?;
/// let table = vintages(&[row], "contract_signed", "construction_started", as_of, 365, &BTreeMap::from([(2012, 70.into())]))?;
/// let year = table.first().ok_or("a year")?;
/// assert_eq!(year.running.bounds()?.to_string(), "100.00%");
/// assert_eq!(year.within_horizon.bounds()?.to_string(), "0.00%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn vintages(
    rows: &[Row],
    from: &str,
    to: &str,
    as_of: NaiveDate,
    horizon_days: u32,
    targets: &BTreeMap<i32, Number>,
) -> Result<Vec<Vintage>, Refusal> {
    vintages_of(
        &Listed::all(rows, Asked { as_of: number(as_of), period: None }),
        from,
        to,
        as_of,
        horizon_days,
        targets,
    )
}

/// The same of any cases.
pub(crate) fn vintages_of(
    cases: &dyn Cases,
    from: &str,
    to: &str,
    as_of: NaiveDate,
    horizon_days: u32,
    targets: &BTreeMap<i32, Number>,
) -> Result<Vec<Vintage>, Refusal> {
    let as_of = number(as_of);
    let mut years: Vec<Year> = targets.keys().map(|year| Year::of(*year)).collect();
    let chunks = cases.len().div_ceil(CHUNK);
    for part in in_parts(chunks, FEW_CHUNKS, |chunks| Year::all_of(cases, from, as_of, chunks)) {
        years.extend(part);
    }
    years.sort_unstable_by_key(|year| year.year);
    years.dedup();
    let last_mature = as_of.saturating_sub(i32::try_from(horizon_days).unwrap_or(i32::MAX));
    let counting = Counting { cases, years: &years, as_of, last_mature, horizon_days: horizon_days.into() };
    let counted = cases.counted();
    let mut tables = vec![Tables::default(); years.len()];
    for part in in_parts(chunks, FEW_CHUNKS, |chunks| counting.count(from, to, counted.as_deref(), chunks)) {
        for (tables, more) in tables.iter_mut().zip(part) {
            tables.running.merge(&more.running);
            tables.within_horizon.merge(&more.within_horizon);
        }
    }
    Ok(years.iter().zip(tables).map(|(year, tables)| vintage(year.year, tables, targets)).collect())
}

/// A year: its first and its last day.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Year {
    year: i32,
    first: Day,
    last: Day,
}

impl Year {
    fn of(year: i32) -> Self {
        let day_of = |month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day).map_or(NEVER, number);
        Self { year, first: day_of(1, 1), last: day_of(12, 31) }
    }

    /// Those in which a date of some chunks may lie.
    fn all_of(cases: &dyn Cases, date: &str, as_of: Day, chunks: Range<usize>) -> Vec<Self> {
        let mut years: Vec<Self> = Vec::new();
        for begins in chunks.map(|chunk| chunk * CHUNK) {
            let days = cases.days(date, begins..cases.len().min(begins + CHUNK));
            for (earliest, latest) in days.earliest.iter().zip(days.latest.iter()) {
                // Of what only perhaps happened, no later day than its own is known.
                let last = if latest == NEVER { earliest } else { latest.min(as_of) };
                let first = if earliest == EVER { last } else { earliest };
                if years.iter().any(|year| year.first <= first && last <= year.last) {
                    continue;
                }
                let known = day(first).zip(day(last));
                for year in known.into_iter().flat_map(|(first, last)| first.year()..=last.year()) {
                    if years.iter().all(|known| known.year != year) {
                        years.push(Self::of(year));
                    }
                }
            }
        }
        years
    }
}

/// The two tables of a year.
#[derive(Clone, Default)]
struct Tables {
    running: CohortTable,
    within_horizon: CohortTable,
}

/// Counts cases year by year.
struct Counting<'c> {
    cases: &'c dyn Cases,
    years: &'c [Year],
    as_of: Day,
    last_mature: Day,
    horizon_days: i64,
}

impl Counting<'_> {
    fn count(&self, from: &str, to: &str, counted: Option<&[Weight]>, chunks: Range<usize>) -> Vec<Tables> {
        let mut tables = vec![Tables::default(); self.years.len()];
        for begins in chunks.map(|chunk| chunk * CHUNK) {
            let range = begins..self.cases.len().min(begins + CHUNK);
            let (from, to) = (self.cases.days(from, range.clone()), self.cases.days(to, range));
            let from = from.earliest.iter().zip(from.latest.iter());
            let to = to.earliest.iter().zip(to.latest.iter());
            for (case, (from, to)) in (begins..).zip(from.zip(to)) {
                let counted = counted.map_or(YES, |counted| counted.get(case).copied().unwrap_or(NO));
                self.count_one(from, to, counted, &mut tables);
            }
        }
        tables
    }

    /// Counts a case in each year in which it may lie. Both tables look at the same date: so far as it lies in the year
    /// alone the horizon begins.
    fn count_one(&self, from: (Day, Day), to: (Day, Day), counted: Weight, tables: &mut [Tables]) {
        if from.0 > self.as_of || counted == NO {
            return;
        }
        let reached = by(to.0, to.1, self.as_of);
        let begins = self.years.partition_point(|year| year.last < from.0);
        for (year, tables) in self.years.iter().zip(tables).skip(begins) {
            if year.first > from.1 {
                return;
            }
            let cohort = |last: Day| truth(within(from.0, from.1, year.first, last).min(counted));
            tables.running.count(cohort(year.last.min(self.as_of)), truth(reached));
            let last = year.last.min(self.last_mature);
            let in_year = (from.0.max(year.first), from.1.min(last));
            tables.within_horizon.count(cohort(last), truth(soon_after(to, in_year, self.horizon_days)));
        }
    }
}

fn vintage(year: i32, Tables { running, within_horizon }: Tables, targets: &BTreeMap<i32, Number>) -> Vintage {
    let target_percent = targets.get(&year).copied();
    let met = |target: Number| {
        let target = Ratio::new(target, Number::from(100)).ok()?;
        let bounds = running.bounds().ok()?;
        Some(match (bounds.min, bounds.max) {
            (Some(least), _) if least >= target => Truth::Yes,
            (_, Some(most)) if most < target => Truth::No,
            _ => Truth::Possibly,
        })
    };
    Vintage { year, running, within_horizon, target_percent, target_met: target_percent.and_then(met) }
}
