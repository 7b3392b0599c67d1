//! Measures (指标) and targets (目标): jobs, output, tax, energy, capacity, published statistics. A
//! measure says whose figure it is: expected, promised, actual, or external; what is expected at
//! full benefit is never revenue.

pub mod command;
mod decide;
pub mod event;
mod net_jobs;
mod shortfall;

pub(crate) use decide::{record_measure, set_target};
pub use net_jobs::NetJobs;
pub use shortfall::Shortfall;
pub(crate) use shortfall::refuse_negative;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::fact::{AsOf, Fact, FactSet, Facts};
use crate::finance::same_period;
use crate::id::{NoteId, RecordId};
use crate::playbook::Key;
use crate::qualified::Measured;
use crate::record::{FactSets, Part, restates};
use crate::when::{Truth, When};

use event::{MeasureRecorded, TargetSet};

/// Whose figure a measure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// Expected of the future, 预计.
    Expected,
    /// Promised by somebody, 承诺.
    Promised,
    /// Measured, 实际.
    Actual,
    /// Published elsewhere, 外部统计.
    External,
}

impl MeasureKind {
    /// Whose word that is.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Some(match key {
            "expected" => Self::Expected,
            "promised" => Self::Promised,
            "actual" => Self::Actual,
            "external" => Self::External,
            _ => return None,
        })
    }
}

/// A figure about a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// What is measured: `jobs_new`, `output_value`, `capacity`, `fai_growth`, …
    pub metric: Key,
    /// Whose figure it is.
    pub kind: MeasureKind,
    /// The figure, with its unit.
    pub value: Measured,
    /// The phase of the project, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<u16>,
    /// The period it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<When>,
    /// The milestone at which it is expected or promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Key>,
}

impl Measure {
    /// Whether both are figures of one metric, kind, phase, period and milestone: the later takes the
    /// place of the earlier.
    pub(crate) fn is_of_the_same(&self, other: &Self) -> bool {
        (&self.metric, self.kind, self.phase, &self.at) == (&other.metric, other.kind, other.phase, &other.at)
            && same_period(self.period.as_ref(), other.period.as_ref())
    }

    fn is_of(&self, metric: &str, kind: MeasureKind, phase: Option<u16>) -> bool {
        self.metric == *metric && self.kind == kind && self.phase == phase
    }

    fn is_at(&self, milestone: Option<&str>) -> bool {
        self.at.as_ref().map(Key::as_str) == milestone
    }

    /// Whether the day leaves room for it: what is actual was measured in a period that had begun.
    fn may_be_there(&self, as_of: AsOf) -> bool {
        let actual = self.kind == MeasureKind::Actual && !as_of.has_no_day();
        !actual || self.period.as_ref().is_none_or(|period| period.by(as_of.valid) != Truth::No)
    }
}

/// A figure that is to be reached. A deadline that nobody stated stays unknown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// What is to be reached, in words where it is no figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<NoteId>,
    /// What is measured.
    pub metric: Key,
    /// The figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Measured>,
    /// The unit or list it is set for; none for the whole record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_for: Option<RecordId>,
    /// The period in which it is to be reached, such as a five-year plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<When>,
}

impl Target {
    /// Whether both are targets of one metric, for the same and in the same period.
    pub(crate) fn is_of_the_same(&self, other: &Self) -> bool {
        (&self.metric, self.set_for) == (&other.metric, other.set_for)
            && same_period(self.period.as_ref(), other.period.as_ref())
    }
}

/// The measures and targets of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measures {
    /// The figures.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub figures: FactSet<Measure>,
    /// The targets.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub targets: FactSet<Target>,
}

impl Measures {
    /// Whether nothing was ever recorded.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.targets.is_empty()
    }

    /// The figure in force of this metric and kind, for this phase (none: the whole) and at this
    /// milestone (none: that is expected or promised at none), of the latest period for which there is
    /// one: that which ends last, of equal ends that which begins last. A figure that is for no period
    /// stands before all that are. What is entered later of an earlier period does not take its place;
    /// what is actual of a period that had not begun by the day is not there yet.
    #[must_use]
    pub fn at(
        &self,
        metric: &str,
        kind: MeasureKind,
        phase: Option<u16>,
        milestone: Option<&str>,
        as_of: AsOf,
    ) -> Option<&Measure> {
        let of_this = |measure: &Measure| {
            measure.is_of(metric, kind, phase) && measure.is_at(milestone) && measure.may_be_there(as_of)
        };
        let known =
            self.figures.standing(as_of.known).filter(|fact| of_this(&fact.value) && fact.has_begun(as_of.valid));
        let latest = known.map(|fact| days(fact.value.period.as_ref())).max()?;
        self.figures.pick_in_force(as_of, |measure| of_this(measure) && days(measure.period.as_ref()) == latest)
    }

    /// The figure in force of this metric, kind, phase and period, expected or promised at no
    /// milestone; none where there is no figure for that very period.
    ///
    /// ```
    /// use inward_core::measure::Measures;
    /// use inward_core::fact::AsOf;
    /// use inward_core::measure::MeasureKind;
    /// use inward_core::when::When;
    /// let year = When::year(2021)?;
    /// let none = Measures::default();
    /// assert_eq!(none.for_period("output_value", MeasureKind::Actual, None, &year, AsOf::LATEST), None);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn for_period(
        &self,
        metric: &str,
        kind: MeasureKind,
        phase: Option<u16>,
        period: &When,
        as_of: AsOf,
    ) -> Option<&Measure> {
        self.figures.pick_in_force(as_of, |measure| {
            measure.is_of(metric, kind, phase)
                && measure.is_at(None)
                && measure.may_be_there(as_of)
                && same_period(measure.period.as_ref(), Some(period))
        })
    }

    /// The targets that stand.
    pub fn targets_at(&self, as_of: AsOf) -> impl Iterator<Item = &Fact<Target>> {
        self.targets.standing(as_of.known)
    }
}

/// Where a period stands among others: by its end, then by its beginning; no period before all.
fn days(period: Option<&When>) -> Option<(NaiveDate, NaiveDate)> {
    period.map(|period| (period.last().unwrap_or(NaiveDate::MAX), period.first().unwrap_or(NaiveDate::MIN)))
}

impl Part for Measures {
    fn add_to<'a>(&'a self, sets: &mut FactSets<'a>) {
        sets.in_force.push(&self.figures);
        sets.in_force.push(&self.targets);
    }

    fn add_to_mut<'a>(&'a mut self, sets: &mut Vec<&'a mut dyn Facts>) {
        sets.push(&mut self.figures);
        sets.push(&mut self.targets);
    }
}

restates!(Measure => |measure, stated| Event::MeasureRecorded(MeasureRecorded { measure, stated }));
restates!(Target => |target, stated| Event::TargetSet(TargetSet { target, stated }));
