//! How long it took from one milestone to another, where some have not got there yet.

use std::fmt;

use chrono::NaiveDate;
use inward_core::calendar::Calendar;
use inward_core::count::Count;
use inward_core::id::RecordId;
use inward_core::refusal::Refusal;
use inward_core::text::Label;

use super::day::{Day, EVER, UNTOLD, day};
use super::group::Group;
use super::milestones::Place;
use super::{Dimension, Pipeline, Point};
use crate::durations::{KaplanMeier, LogRank};

/// How long it took from one milestone to another, by the point and as known then. An investment that has reached
/// the first and not yet the second is *censored*: it counts for as long as it was seen. Where something else may end
/// the wait, see [`OutcomesBetween`](super::OutcomesBetween).
///
/// Where dates are imprecise there are two curves: one of the shortest times that the dates allow, one of the
/// longest. They show how much the imprecision matters; they are no bounds of the estimate.
///
/// ```
/// # use inward_analysis::pipeline::Pipeline;
/// # use inward_core::refusal::Refusal;
/// # fn shown(pipeline: &Pipeline) -> Result<(), Refusal> {
/// let days = pipeline.time_between("contract_signed", "construction_started", &[])?;
/// for group in &days.groups {
///     println!("{} started, median {:?} days", group.events(), group.shortest.as_ref().and_then(|one| one.median()));
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct TimeBetween {
    /// The key of the first milestone.
    pub from: String,
    /// The key of the second.
    pub to: String,
    /// What the first is called.
    pub from_label: Label,
    /// What the second is called.
    pub to_label: Label,
    /// What its groups are formed by.
    pub by: Vec<Dimension>,
    /// The groups in the order of their names, what says nothing last; one where nothing is grouped.
    pub groups: Vec<TimesOfGroup>,
}

/// Between which days an investment reached a milestone; an end that nobody knows is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReachedBetween {
    /// The investment, or the project where those are counted.
    pub counted: RecordId,
    /// No sooner than on this day.
    pub earliest: Option<NaiveDate>,
    /// No later than on this day; none too of what was reached only perhaps.
    pub latest: Option<NaiveDate>,
}

/// How long it took the investments of a group.
#[derive(Clone)]
pub struct TimesOfGroup {
    /// What they say of each dimension.
    pub group: Vec<Group>,
    /// The curve of the shortest times; none where there is nobody to count.
    pub shortest: Option<KaplanMeier>,
    /// The curve of the longest times; the same where every date is precise.
    pub longest: Option<KaplanMeier>,
    /// How many reached the second before the first, as their dates have it: they are in no curve.
    pub negative: u64,
    /// How many are left out because it is not known from when or to when it took: a date has an open end, or it
    /// is not certain that they reached the milestone.
    pub undetermined: u64,
    times: Times,
}

/// The times of a group: the shortest and the longest, and whether it came to the end.
#[derive(Clone, Debug, Default)]
struct Times {
    shortest: Sample,
    longest: Sample,
}

/// How long each took, or was seen.
#[derive(Clone, Debug, Default)]
struct Sample {
    days: Vec<i64>,
    observed: Vec<bool>,
}

impl Sample {
    fn add(&mut self, days: i64, observed: bool) {
        self.days.push(days);
        self.observed.push(observed);
    }

    fn curve(&self) -> Result<Option<KaplanMeier>, Refusal> {
        if self.days.is_empty() { Ok(None) } else { KaplanMeier::of(&self.days, &self.observed).map(Some) }
    }
}

impl TimesOfGroup {
    /// How many are in the curves.
    #[must_use]
    pub fn cases(&self) -> u64 {
        self.shortest.as_ref().map_or(0, KaplanMeier::rows)
    }

    /// How many of them reached the second milestone, for certain and possibly; the others were seen so far.
    #[must_use]
    pub fn events(&self) -> Count {
        let of = |curve: &Option<KaplanMeier>| curve.as_ref().map_or(0, KaplanMeier::events);
        Count { certain: of(&self.longest), possible: of(&self.shortest) }
    }
}

impl fmt::Debug for TimesOfGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TimesOfGroup")
            .field("group", &self.group)
            .field("cases", &self.cases())
            .field("events", &self.events())
            .field("negative", &self.negative)
            .field("undetermined", &self.undetermined)
            .finish_non_exhaustive()
    }
}

impl TimeBetween {
    /// Whether the groups differ, by their shortest times; see [`LogRank`]. Groups that have nobody are left out.
    ///
    /// # Errors
    /// As [`LogRank::of`].
    pub fn log_rank(&self) -> Result<LogRank, Refusal> {
        let samples = self.groups.iter().map(|group| &group.times.shortest).filter(|times| !times.days.is_empty());
        let groups: Vec<_> = samples.map(|times| ((&times.days).into(), times.observed.as_slice())).collect();
        LogRank::of(&groups)
    }

    /// What it tells, in both languages.
    #[must_use]
    pub fn about(&self) -> Label {
        let (from, to) = (&self.from, &self.to);
        Label::new(format!("How long it took from {from} to {to}"), format!("自{from}至{to}所用时间"))
    }
}

impl Pipeline {
    /// How many days it took from one milestone to another, group by group.
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near.
    pub fn time_between(&self, from: &str, to: &str, by: &[Dimension]) -> Result<TimeBetween, Refusal> {
        self.as_seen().times(from, to, by, &|from, to| Ok(i64::from(to) - i64::from(from)))
    }

    /// The same in working days of a calendar: those after the day of the first, up to that of the second.
    ///
    /// # Errors
    /// As [`Pipeline::time_between`]; `calendar.not-published` where the calendar does not reach so far.
    pub fn working_time_between(
        &self,
        from: &str,
        to: &str,
        by: &[Dimension],
        calendar: &Calendar,
    ) -> Result<TimeBetween, Refusal> {
        self.as_seen().times(from, to, by, &|from, to| match (day(from), day(to)) {
            (Some(from), Some(to)) => calendar.working_days_between(from, to),
            _ => Ok(0),
        })
    }

    fn times(
        &self,
        from: &str,
        to: &str,
        by: &[Dimension],
        length: &dyn Fn(Day, Day) -> Result<i64, Refusal>,
    ) -> Result<TimeBetween, Refusal> {
        let (begins, ends) = (self.days_of(from)?, self.days_of(to)?);
        let reached = self.reached();
        let groups = self.groups(by);
        let mut of_groups: Vec<(Times, u64, u64)> = vec![Default::default(); groups.len()];
        // Who has not got there was seen so far.
        let seen = self.point.valid;
        for ((subject, kept, ..), (begin, end)) in self.each(&reached).zip(begins.into_iter().zip(ends)) {
            let Some((times, negative, undetermined)) = of_groups.get_mut(groups.of(subject)) else { continue };
            if !kept.is_possible() || !begin.may_be_by(self.point) {
                continue;
            }
            let may_have_ended = end.may_be_by(self.point);
            if !kept.is_certain() || !begin.is_dated_by(self.point) || (may_have_ended && !end.is_dated()) {
                *undetermined += 1;
                continue;
            }
            if may_have_ended && end.latest < begin.earliest {
                *negative += 1;
                continue;
            }
            if may_have_ended {
                times.shortest.add(length(begin.latest, end.earliest.max(begin.latest))?, true);
            } else {
                times.shortest.add(length(begin.latest, seen)?, false);
            }
            let has_ended = may_have_ended && end.latest <= self.point.valid;
            times.longest.add(length(begin.earliest, if has_ended { end.latest } else { seen })?, has_ended);
        }
        let mut found = Vec::new();
        for group in groups.in_order() {
            let Some((times, negative, undetermined)) = of_groups.get_mut(group).map(std::mem::take) else { continue };
            if !by.is_empty() && times.shortest.days.is_empty() && negative + undetermined == 0 {
                continue;
            }
            found.push(TimesOfGroup {
                group: groups.named(group).to_vec(),
                shortest: times.shortest.curve()?,
                longest: times.longest.curve()?,
                negative,
                undetermined,
                times,
            });
        }
        let (from_label, to_label) = (self.labelled(from), self.labelled(to));
        Ok(TimeBetween {
            from: from.to_owned(),
            to: to.to_owned(),
            from_label,
            to_label,
            by: by.to_vec(),
            groups: found,
        })
    }

    /// Between which days each investment first reached a milestone, as known at the point, whatever its day: its
    /// first record or phase counts.
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near.
    pub fn dates(&self, milestone: &str) -> Result<Vec<ReachedBetween>, Refusal> {
        let each = self.book.records.ids.iter().copied().zip(self.days_of(milestone)?);
        let reached = each.filter(|(_, between)| between.earliest < UNTOLD).map(|(investment, between)| {
            ReachedBetween { counted: investment, earliest: day(between.earliest), latest: day(between.latest) }
        });
        Ok(reached.collect())
    }

    /// Between which days each investment first reached a milestone, as known at the point.
    pub(super) fn days_of(&self, milestone: &str) -> Result<Vec<Between>, Refusal> {
        let place: Place = self.book.milestones.named(milestone)?;
        let days = self.book.columns.days(&self.book.records, place, self.point);
        Ok(days.into_iter().map(|(earliest, latest)| Between { earliest, latest }).collect())
    }

    /// The same at a point that has a day: that on which the book was read, where it has none.
    pub(super) fn as_seen(&self) -> Self {
        let valid = if self.point.valid == UNTOLD { self.book.today } else { self.point.valid };
        self.at(Point { valid, ..self.point })
    }
}

/// Between which days something happened.
#[derive(Clone, Copy)]
pub(super) struct Between {
    pub earliest: Day,
    pub latest: Day,
}

impl Between {
    pub fn may_be_by(self, point: Point) -> bool {
        self.earliest <= point.valid
    }

    /// Whether it had happened for certain, between two days that are known.
    pub fn is_dated_by(self, point: Point) -> bool {
        self.is_dated() && self.latest <= point.valid
    }

    /// Whether it lies between two days that are known.
    const fn is_dated(self) -> bool {
        self.earliest != EVER && self.latest < UNTOLD
    }
}
