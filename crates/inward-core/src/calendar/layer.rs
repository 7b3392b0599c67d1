//! Layers: what a country, a province, a zone says of its days, and in which notice.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::hours::{Hours, Season, Week};
use crate::text::Label;

/// What is said of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DayRule {
    /// It is a holiday.
    Closed,
    /// It works, in these hours or else in those of a working day.
    Open(Option<Hours>),
    /// What earlier notices of the layer said of it no longer holds.
    Ordinary,
}

/// What is said of one day, and for which holiday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub rule: DayRule,
    pub name: Option<Label>,
}

/// A notice: what was said, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// What it is called; none for what is said without a notice.
    pub document: Option<String>,
    /// The day it was issued: on that day and after it is known.
    pub issued_on: NaiveDate,
    /// Whether the day of issue is on record; if not, another stands for it.
    pub issued_exactly: bool,
    /// The year whose days are settled by it.
    pub publishes: Option<i32>,
    pub days: BTreeMap<NaiveDate, Stated>,
}

/// One layer of a calendar; the one above says more than those below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layer {
    /// Whose it is: a country, a province, a zone.
    pub region: Label,
    /// Whether nothing is known of a year before its notice.
    pub by_year: bool,
    /// In the order of their issue.
    notices: Vec<Notice>,
    /// The ordinary week; none where the layer says nothing of hours.
    pub week: Option<Week>,
    /// Weeks of a part of the year; of several that hold, the last.
    pub seasons: Vec<Season>,
}

impl Layer {
    pub fn new(region: Label, mut notices: Vec<Notice>, week: Option<Week>, seasons: Vec<Season>) -> Self {
        notices.sort_by_key(|notice| notice.issued_on);
        let by_year = notices.iter().any(|notice| notice.publishes.is_some());
        Self { region, by_year, notices, week, seasons }
    }

    pub fn published_by_year(region: Label, notices: Vec<Notice>) -> Self {
        Self::new(region, notices, None, Vec::new())
    }

    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Whether the days of a year were settled by the end of `known`.
    pub fn publishes(&self, year: i32, known: NaiveDate) -> bool {
        !self.by_year || self.notices.iter().any(|notice| notice.publishes == Some(year) && notice.issued_on <= known)
    }

    /// Whether the layer says anything of hours.
    pub fn has_hours(&self) -> bool {
        self.week.is_some() || !self.seasons.is_empty()
    }

    /// The week that holds on a day.
    pub fn week_on(&self, day: NaiveDate) -> Option<&Week> {
        let season = self.seasons.iter().rev().find(|season| season.holds(day));
        season.map(|season| &season.weekly).or(self.week.as_ref())
    }
}
