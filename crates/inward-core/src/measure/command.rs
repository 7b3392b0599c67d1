//! Commands on measures and targets.

use crate::command::command;
use crate::evidence::Evidence;
use crate::id::RecordId;
use crate::qualified::Measured;
use crate::target::{Aim, Target};
use crate::when::When;

use super::MeasureKind;

command! {
    /// Records a figure about a project, a phase, an organisation, an investment, a list or the
    /// zone: jobs, output, tax, energy, capacity, a published statistic.
    RecordMeasure {
        /// What the figure is about.
        aim: Aim,
        /// What is measured: `jobs_new`, `output_value`, `capacity`, …
        metric: String,
        /// Whose figure it is.
        kind: MeasureKind,
        /// The figure with its unit, such as `200余个` or `22%以上`.
        value: Measured,
    } with {
        /// The period it is for.
        when period: When,
        /// The milestone at which it is expected or promised.
        text at: String,
        /// From when it holds; what is actual holds from no later than today, and is for no period
        /// that has not begun.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl RecordMeasure {
    /// This figure about this record or phase.
    pub fn of(target: impl Target, metric: impl AsRef<str>, kind: MeasureKind, value: Measured) -> Self {
        Self::required(target.aim(), metric.as_ref().to_owned(), kind, value)
    }
}

command! {
    /// Sets a target for the zone, a list, a unit or a project.
    SetTarget {
        /// The record that keeps the target: mostly the zone.
        record: RecordId,
        /// What is to be reached.
        metric: String,
    } with {
        /// The figure.
        opt value: Measured,
        /// What is to be reached in words, where it is no figure.
        text text: String,
        /// The unit or list it is set for.
        opt set_for: RecordId,
        /// The period in which it is to be reached.
        when period: When,
        /// When it was set.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
    }
}

impl SetTarget {
    /// A target of this record.
    pub fn of(target: impl Target, metric: impl AsRef<str>) -> Self {
        Self::required(target.aim().record, metric.as_ref().to_owned())
    }
}
