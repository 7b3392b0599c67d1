//! Vintage tables: the start rate of each signing year, against the target of that year.

use std::collections::BTreeMap;

use chrono::{Datelike, Days as DayCount, NaiveDate};
use inward_core::number::Number;
use inward_core::ratio::Ratio;
use inward_core::refusal::Refusal;
use inward_core::when::{Truth, When};

use super::window::Days;
use super::worlds::judged;
use super::{CohortTable, Row};

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
/// use std::collections::BTreeMap;
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
    let mut years: Vec<i32> = targets.keys().copied().collect();
    for when in rows.iter().filter_map(|row| row.dates.get(from)) {
        let when: &When = when;
        if let Some((first, last)) = when.first().zip(when.last().map(|last| last.min(as_of))) {
            years.extend(first.year()..=last.year());
        }
    }
    years.sort_unstable();
    years.dedup();
    years.into_iter().map(|year| vintage(rows, (from, to), as_of, horizon_days, year, targets)).collect()
}

fn vintage(
    rows: &[Row],
    (from, to): (&str, &str),
    as_of: NaiveDate,
    horizon_days: u32,
    year: i32,
    targets: &BTreeMap<i32, Number>,
) -> Result<Vintage, Refusal> {
    let (first, last) = (NaiveDate::from_ymd_opt(year, 1, 1), NaiveDate::from_ymd_opt(year, 12, 31));
    let last_mature = as_of.checked_sub_days(DayCount::new(horizon_days.into()));
    let mut running = CohortTable::default();
    let mut within_horizon = CohortTable::default();
    let eve = first.and_then(|first| first.pred_opt());
    let cuts: Vec<NaiveDate> = [eve, last, Some(as_of), last_mature].into_iter().flatten().collect();
    for row in rows {
        let signed_by = |days: Days, day: Option<NaiveDate>| match (last, day) {
            (Some(last), Some(day)) => days.within(first, last.min(day)),
            _ => Truth::No,
        };
        let (cohort, event) = judged(row, &[from, to], &cuts, |dates| {
            let signed = dates.days(from).map_or(Truth::No, |days| signed_by(days, Some(as_of)));
            Ok((signed, dates.days(to).map_or(Truth::No, |days| days.by(as_of))))
        })?;
        running.count(cohort, event);
        let (cohort, event) = judged(row, &[from, to], &cuts, |dates| {
            let signed = dates.days(from);
            let mature = signed.map_or(Truth::No, |days| signed_by(days, last_mature));
            let soon =
                dates.days(to).zip(signed).map_or(Truth::No, |(to, signed)| to.soon_after(signed, horizon_days.into()));
            Ok((mature, soon))
        })?;
        within_horizon.count(cohort, event);
    }
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
