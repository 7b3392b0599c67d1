//! Plain rows as cases.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use inward_core::refusal::Refusal;
use inward_core::when::{Truth, When};

use super::cases::{Cases, DaySlices, Named, Weight, truth, weight};
use super::judge::{Asked, by, within};
use super::{Extent, FigureColumn, Row, Value};
use crate::pipeline::day::{Day, NEVER, ends, number};

/// Rows of which each id stands in one only.
pub(super) struct Listed<'r> {
    rows: Vec<&'r Row>,
    asked: Asked,
    /// How many were left out because their id stands in another.
    pub repeated: u64,
}

impl<'r> Listed<'r> {
    /// These rows; of those with the same id the one that comes first by the date that selects, which the first
    /// signing has earliest, or else as they stand.
    pub fn of(rows: &'r [Row], date: Option<&str>, asked: Asked) -> Self {
        let first = |row: &Row| {
            let when = row.dates.get(date?)?;
            when.first().or(when.last())
        };
        let mut order: Vec<(usize, &Row)> = rows.iter().enumerate().collect();
        order.sort_by_key(|(index, row)| (first(row).is_none(), first(row), *index));
        let mut seen = BTreeSet::new();
        order.retain(|(_, row)| seen.insert(row.id.as_str()));
        order.sort_unstable_by_key(|(index, _)| *index);
        let kept: Vec<&Row> = order.into_iter().map(|(_, row)| row).collect();
        let repeated = rows.len().saturating_sub(kept.len()) as u64;
        Self { rows: kept, asked, repeated }
    }

    /// All of these rows.
    pub fn all(rows: &'r [Row], asked: Asked) -> Self {
        Self { rows: rows.iter().collect(), asked, repeated: 0 }
    }

    fn each(&self, of: impl Fn(&Row) -> Truth) -> Vec<Weight> {
        self.rows.iter().map(|row| weight(of(row))).collect()
    }
}

impl Cases for Listed<'_> {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn days(&self, date: &str, cases: Range<usize>) -> DaySlices<'_> {
        let rows = self.rows.get(cases).unwrap_or_default().iter();
        let (earliest, latest): (Vec<Day>, Vec<Day>) =
            rows.map(|row| row.dates.get(date).map_or((NEVER, NEVER), |when| ends(Some(when)))).unzip();
        DaySlices { earliest: earliest.into(), latest: latest.into() }
    }

    fn counted(&self) -> Option<Vec<Weight>> {
        None
    }

    fn stand(&self, words: &[String]) -> Vec<Weight> {
        let happened = |when: &When| {
            let (earliest, latest) = ends(Some(when));
            truth(by(earliest, latest, self.asked.as_of))
        };
        self.each(|row| {
            let standings = row.standings.iter().filter(|standing| words.contains(&standing.is));
            let now = standings.map(|standing| {
                let over = standing.until.as_ref().map_or(Truth::No, happened);
                happened(&standing.since).and(!over)
            });
            now.fold(Truth::No, Truth::or)
        })
    }

    fn have(&self, attribute: &str, is: &str) -> Vec<Weight> {
        self.each(|row| (row.attributes.get(attribute).map(String::as_str) == Some(is)).into())
    }

    fn figures(&self, value: &Value) -> Result<Arc<FigureColumn>, Refusal> {
        let mut column = FigureColumn::of_none(self.rows.len());
        for (case, row) in self.rows.iter().enumerate() {
            for entry in row.entries.iter().filter(|entry| entry.value == value.name) {
                let came_about = entry.on.as_ref().map_or(Truth::Yes, |on| self.came_about(value, on));
                let figure = Extent::of(&entry.figure);
                let figure = match came_about {
                    Truth::Yes => figure,
                    Truth::Possibly => figure.perhaps(),
                    Truth::No => Extent::exact(0),
                };
                column.add(case, figure, entry.unit.as_deref().unwrap_or_default())?;
            }
        }
        Ok(Arc::new(column))
    }

    fn named(&self) -> Named {
        Named::Listed(self.rows.iter().map(|row| row.id.clone()).collect())
    }
}

impl Listed<'_> {
    /// Whether a figure of that date counts: by the day, or in the period.
    fn came_about(&self, value: &Value, on: &When) -> Truth {
        let (earliest, latest) = ends(Some(on));
        let as_of = self.asked.as_of;
        let Some(period) = value.in_period.then_some(self.asked.period).flatten() else {
            return truth(by(earliest, latest, as_of));
        };
        truth(within(earliest, latest, number(period.first()), number(period.last()).min(as_of)))
    }
}
