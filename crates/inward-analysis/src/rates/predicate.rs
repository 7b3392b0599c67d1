//! Whether a predicate is true of a row, as far as its dates tell.

use chrono::NaiveDate;
use inward_core::number::{Number, PLACES};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Truth;

use super::window::Days;
use super::{Extent, Predicate, Row, Value, Window};

/// Of which day, and in which period, something is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub as_of: NaiveDate,
    pub period: Option<Window>,
}

/// The dates of a row: each between two days, or not there.
pub(super) trait Dates {
    fn days(&self, date: &str) -> Option<Days>;
}

/// The dates as they were given.
impl Dates for Row {
    fn days(&self, date: &str) -> Option<Days> {
        self.dates.get(date).map(Days::of)
    }
}

/// Whether it is true.
pub(super) fn holds(predicate: &Predicate, row: &Row, dates: &dyn Dates, asked: Asked) -> Result<Truth, Refusal> {
    let reached = |date: &str| dates.days(date).map_or(Truth::No, |days| days.by(asked.as_of));
    let in_order = |one: &str, other: &str, days: i64| {
        let Some((one, other)) = dates.days(one).zip(dates.days(other)) else { return Truth::No };
        one.soon_after(other, days)
    };
    let each = |parts: &[Predicate]| -> Result<Vec<Truth>, Refusal> {
        parts.iter().map(|part| holds(part, row, dates, asked)).collect()
    };
    Ok(match predicate {
        Predicate::Reached(date) => reached(date),
        Predicate::ReachedIn(date) => match (dates.days(date), asked.period) {
            (Some(days), Some(period)) => days.within(Some(period.first()), period.last().min(asked.as_of)),
            _ => Truth::No,
        },
        Predicate::ReachedBefore(date) => match (dates.days(date), asked.period) {
            (Some(days), Some(period)) => days.before(period.first()).and(days.by(asked.as_of)),
            _ => Truth::No,
        },
        Predicate::ReachedAfter(date, after, days) => reached(date).and(in_order(date, after, i64::from(*days))),
        Predicate::NotAfter(one, other) => in_order(one, other, 0),
        Predicate::Before(one, other) => in_order(one, other, -1),
        Predicate::Standing(words) => {
            let now = row.standings.iter().filter(|standing| words.contains(&standing.is)).map(|standing| {
                let over = standing.until.as_ref().map_or(Truth::No, |until| until.by(asked.as_of));
                standing.since.by(asked.as_of).and(!over)
            });
            now.fold(Truth::No, Truth::or)
        }
        Predicate::Attribute(name, is) => (row.attributes.get(name) == Some(is)).into(),
        Predicate::Over(value, than) => match extent(value, row, asked)? {
            Some(extent) if extent.least > than.units() => Truth::Yes,
            Some(extent) if extent.most.is_none_or(|most| most > than.units()) => Truth::Possibly,
            _ => Truth::No,
        },
        Predicate::All(parts) => each(parts)?.into_iter().fold(Truth::Yes, Truth::and),
        Predicate::Any(parts) => each(parts)?.into_iter().fold(Truth::No, Truth::or),
        Predicate::Not(part) => !holds(part, row, dates, asked)?,
    })
}

/// What a row has of a figure by the day, in `10^-PLACES`; none where it has no such entry at all.
pub(super) fn extent(value: &Value, row: &Row, asked: Asked) -> Result<Option<Extent>, Refusal> {
    let mut sum = None;
    for entry in row.entries.iter().filter(|entry| entry.value == value.name) {
        let counts = match (&entry.on, value.in_period.then_some(asked.period).flatten()) {
            (None, _) => Truth::Yes,
            (Some(on), None) => Days::of(on).by(asked.as_of),
            (Some(on), Some(period)) => Days::of(on).within(Some(period.first()), period.last().min(asked.as_of)),
        };
        let so_far: Extent = *sum.get_or_insert(Extent::exact(0));
        let bounds = entry.figure.bounds();
        let figure = Extent { least: bounds.min().map_or(0, Number::units), most: bounds.max().map(Number::units) };
        let figure = match counts {
            Truth::Yes => figure,
            Truth::Possibly => figure.perhaps(),
            Truth::No => continue,
        };
        sum = Some(so_far.plus(figure)?);
    }
    Ok(sum)
}

/// The unit in which every row has a figure, if any has one.
pub(super) fn unit_of<'r>(value: &Value, rows: &[&'r Row]) -> Result<Option<&'r str>, Refusal> {
    let mut unit: Option<&str> = None;
    for entry in rows.iter().flat_map(|row| row.entries.iter()).filter(|entry| entry.value == value.name) {
        let own = entry.unit.as_deref().unwrap_or_default();
        let one = *unit.get_or_insert(own);
        if one != own {
            let refusal = Refusal::new(refusals::kpi::MIXED_UNITS).with("value", &value.name);
            return Err(refusal.with("one", one).with("other", own));
        }
    }
    Ok(unit.filter(|unit| !unit.is_empty()))
}

/// So many `10^-PLACES` as a number.
pub(super) fn number(units: i128) -> Result<Number, Refusal> {
    let too_large = || Refusal::new(refusals::number::OUT_OF_RANGE).with("input", units);
    crate::published::Printed::of_units(units, PLACES).map(crate::published::Printed::value).ok_or_else(too_large)
}
