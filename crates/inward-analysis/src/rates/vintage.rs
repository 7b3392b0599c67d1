//! Vintage tables: the start rate of each signing year, against the target of that year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use inward_core::number::Number;
use inward_core::ratio::Ratio;
use inward_core::refusal::Refusal;
use inward_core::when::Truth;

use super::cases::{CHUNK, Cases, truth};
use super::judge::{Asked, Question, Questions};
use super::listed::Listed;
use super::{CohortTable, Row};
use crate::pipeline::day::{EVER, NEVER, day, number};

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
    let mut years: BTreeSet<i32> = targets.keys().copied().collect();
    for begins in (0..cases.len()).step_by(CHUNK) {
        let days = cases.days(from, begins..cases.len().min(begins + CHUNK));
        for (earliest, latest) in days.earliest.iter().zip(days.latest.iter()) {
            // Of what only perhaps happened, no later day than its own is known.
            let last = if *latest == NEVER { *earliest } else { (*latest).min(number(as_of)) };
            let first = if *earliest == EVER { last } else { *earliest };
            let known = day(first).zip(day(last));
            years.extend(known.into_iter().flat_map(|(first, last)| first.year()..=last.year()));
        }
    }
    years.into_iter().map(|year| vintage(cases, (from, to), as_of, horizon_days, year, targets)).collect()
}

fn vintage(
    cases: &dyn Cases,
    (from, to): (&str, &str),
    as_of: NaiveDate,
    horizon_days: u32,
    year: i32,
    targets: &BTreeMap<i32, Number>,
) -> Result<Vintage, Refusal> {
    let day_of = |month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day).map_or(NEVER, number);
    let (first, last) = (day_of(1, 1), day_of(12, 31));
    let as_of = number(as_of);
    let counted = |ask: &dyn Fn(&mut Questions<'_>) -> (Question, Question)| {
        let mut questions = Questions::of(cases);
        let (cohort, event) = ask(&mut questions);
        let parts = questions.judge(&cohort, &event, CohortTable::default, |table, _, cohort, event| {
            cohort.iter().zip(event).for_each(|(cohort, event)| table.count(truth(*cohort), truth(*event)));
        });
        parts.iter().fold(CohortTable::default(), |mut table, part| {
            table.merge(part);
            table
        })
    };
    let running = counted(&|ask| (ask.within(from, Some(first), last.min(as_of)), ask.by(to, as_of)));
    let last_mature = as_of.saturating_sub(i32::try_from(horizon_days).unwrap_or(i32::MAX));
    let within_horizon = counted(&|ask| {
        (ask.within(from, Some(first), last.min(last_mature)), ask.soon_after(to, from, horizon_days.into()))
    });
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
    Ok(Vintage { year, running, within_horizon, target_percent, target_met: target_percent.and_then(met) })
}
