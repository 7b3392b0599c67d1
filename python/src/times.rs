//! How long it took from one milestone to another.

use std::sync::Arc;

use inward::analysis::pipeline::{TimeBetween as CoreTimes, TimesOfGroup as CoreGroup};
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::figures::Count;
use crate::interrupt::working;
use crate::reading;
use crate::shown;
use crate::stats::{KaplanMeier, LogRank};

/// How long it took from one milestone to another, group by group.
///
/// >>> import inward
/// >>> times = inward.in_memory("阳泉经开区").pipeline().time_between("contract_signed", "construction_started")
/// >>> [(group.cases, group.shortest, group.undetermined) for group in times.groups]
/// [(0, None, 0)]
#[pyclass(frozen, module = "inward")]
pub struct TimeBetween(pub Arc<CoreTimes>);

#[pymethods]
impl TimeBetween {
    /// The groups in the order of their names; one where nothing is grouped.
    #[getter]
    fn groups(&self) -> Vec<TimesOfGroup> {
        self.0.groups.iter().cloned().map(TimesOfGroup).collect()
    }

    /// Whether the groups differ, by their shortest times.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-03-31T09:00+08:00"))
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> for unit, start in [("招商一局", "2021-01-14"), ("招商二局", "2021-02-14")]:
    /// ...     done = unit == "招商二局" and desk.add_unit(unit)
    /// ...     project = desk.record_project(title="合成项目", unit=unit)
    /// ...     done = desk.reach(project, "land_acquired", on="2021-01-04")
    /// ...     done = desk.reach(project, "construction_started", on=start)
    /// >>> test = crm.pipeline().time_between("land_acquired", "construction_started", by="unit").log_rank()
    /// >>> test.df, round(test.chi2, 6)
    /// (1, 1.0)
    fn log_rank(&self, py: Python<'_>) -> Answer<LogRank> {
        Ok(LogRank(working(py, || self.0.log_rank())?))
    }

    /// What it tells, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed").definition()
    /// 'How long it took from filed to completed'
    #[pyo3(signature = (lang="en"))]
    fn definition(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.about().say(reading::lang(lang)?).to_owned())
    }

    fn __repr__(&self) -> String {
        format!("<TimeBetween {} and {} in {} groups>", self.0.from, self.0.to, self.0.groups.len())
    }

    fn _repr_html_(&self) -> String {
        let mut heads: Vec<&str> = self.0.by.iter().map(|dimension| dimension.key()).collect();
        heads.extend(["cases", "events", "median, shortest", "median, longest", "negative", "undetermined"]);
        let median = |curve: &Option<inward::analysis::durations::KaplanMeier>| {
            curve
                .as_ref()
                .and_then(|curve| curve.median())
                .map_or_else(|| "not reached".to_owned(), |days| days.to_string())
        };
        let rows = self.0.groups.iter().map(|group| {
            let names = group.group.iter().map(|group| group.name.clone());
            let figures = [group.cases().to_string(), group.events().to_string()];
            let medians = [median(&group.shortest), median(&group.longest)];
            let left_out = [group.negative.to_string(), group.undetermined.to_string()];
            names.chain(figures).chain(medians).chain(left_out).collect::<Vec<_>>()
        });
        shown::table(&heads, rows)
    }
}

/// How long it took the investments of a group.
///
/// >>> import inward
/// >>> times = inward.in_memory("阳泉经开区").pipeline().time_between("contract_signed", "construction_started")
/// >>> times.groups[0].group, times.groups[0].events, times.groups[0].negative
/// ([], Count(0), 0)
#[pyclass(frozen, module = "inward")]
pub struct TimesOfGroup(CoreGroup);

#[pymethods]
impl TimesOfGroup {
    /// What each dimension is called in the group; empty where it says nothing.
    #[getter]
    fn group(&self) -> Vec<&str> {
        self.0.group.iter().map(|group| group.name.as_str()).collect()
    }

    /// How many are in the curves.
    #[getter]
    fn cases(&self) -> u64 {
        self.0.cases()
    }

    /// How many of them got there, for certain and possibly; the others were seen so far.
    #[getter]
    fn events(&self) -> Count {
        Count(self.0.events())
    }

    /// The curve of the shortest times that the dates allow; `None` where there is nobody to count.
    #[getter]
    fn shortest(&self) -> Option<KaplanMeier> {
        self.0.shortest.clone().map(KaplanMeier)
    }

    /// The curve of the longest times; the same where every date is precise.
    #[getter]
    fn longest(&self) -> Option<KaplanMeier> {
        self.0.longest.clone().map(KaplanMeier)
    }

    /// How many reached the second before the first, as their dates have it: they are in no curve.
    #[getter]
    fn negative(&self) -> u64 {
        self.0.negative
    }

    /// How many are left out because it is not known from when or to when it took.
    #[getter]
    fn undetermined(&self) -> u64 {
        self.0.undetermined
    }

    fn __repr__(&self) -> String {
        format!("<TimesOfGroup of {} cases, {} events>", self.0.cases(), self.0.events())
    }
}
