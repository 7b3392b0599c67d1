//! Statistics of issues: working hours to an answer, answers within the day, satisfaction.

use chrono::TimeDelta;
use inward::core::when::Truth;
use inward::statistics as core;
use pyo3::prelude::*;

use super::shared::statistic;
use crate::figures::Count;
use crate::id::Id;
use crate::stats::KaplanMeier;
use crate::tallies::SameDayAnswers;
use crate::words::Word;

statistic! {
    /// How issues are handled (诉求办理统计): the working hours to the first answer, pauses left out, open ones
    /// censored; see `Crm.issue_statistics`.
    ///
    /// >>> import inward
    /// >>> day = [["09:00", "12:00"], ["14:00", "18:00"]]
    /// >>> week = {name: day for name in ("mon", "tue", "wed", "thu", "fri")}
    /// >>> office = inward.Calendar.from_data({"zone": "Asia/Shanghai", "layers": ["china"], "weekly": week})
    /// >>> crm = inward.in_memory("阳泉经开区", calendar=office, clock=inward.Clock("2021-01-31T12:00+08:00"))
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> park = desk.record_project(title="数字经济产业园")
    /// >>> issue = desk.raise_issue(park, "request", on="2021-01-12T11:00+08:00")
    /// >>> done = desk.respond_to_issue(issue, on="2021-01-12T14:30+08:00")
    /// >>> found = crm.issue_statistics(by="kind")
    /// >>> [(row.key, row.issues, row.shortest.median, str(row.answers.within_rate())) for row in found.rows]
    /// [('request', Count(1), 1.5, '100.00%')]
    IssueStatistics(core::IssueStatistics), "crm.issue_statistics()", core::IssueStatistics::table
}

#[pymethods]
impl IssueStatistics {
    /// What they are grouped by; `None` for all in one.
    #[getter]
    fn by(&self) -> Option<&'static str> {
        self.0.by.map(core::IssuesBy::key)
    }

    /// The moment for which it is told: the end of the day, or now.
    #[getter]
    fn at(&self) -> chrono::DateTime<chrono::Utc> {
        self.0.at.to_utc()
    }

    /// The groups in the order of their keys, what says nothing last.
    #[getter]
    fn rows(&self) -> Vec<IssueRow> {
        self.0.rows.iter().cloned().map(IssueRow).collect()
    }

    /// All of them together.
    #[getter]
    fn total(&self) -> IssueRow {
        IssueRow(self.0.total.clone())
    }
}

/// The issues of one group.
///
/// >>> import inward
/// >>> row = inward.in_memory("阳泉经开区").issue_statistics().total
/// >>> row.issues, row.shortest, row.undetermined, row.satisfied
/// (Count(0), None, 0, Count(0))
#[pyclass(frozen, module = "inward.statistics")]
pub struct IssueRow(core::IssueRow);

#[pymethods]
impl IssueRow {
    /// What they have in common; `None` where they say nothing.
    #[getter]
    fn key(&self) -> Option<&str> {
        self.0.key.as_deref()
    }

    /// What that is called.
    #[getter]
    fn label(&self) -> &str {
        &self.0.label.en
    }

    /// The same in Chinese.
    #[getter]
    fn label_zh(&self) -> &str {
        &self.0.label.zh
    }

    /// How many there are.
    #[getter]
    fn issues(&self) -> Count {
        Count(self.0.issues)
    }

    /// The curve of the least working hours that the dates allow; `None` where there is none to count.
    #[getter]
    fn shortest(&self) -> Option<KaplanMeier> {
        self.0.shortest.clone().map(KaplanMeier)
    }

    /// The curve of the most; the same where every date is an instant.
    #[getter]
    fn longest(&self) -> Option<KaplanMeier> {
        self.0.longest.clone().map(KaplanMeier)
    }

    /// How many are in no curve: it is not certain that they came, or a date that is needed is not known.
    #[getter]
    fn undetermined(&self) -> u64 {
        self.0.undetermined
    }

    /// How many were answered on the day they came, closed, rated; rated good are the satisfied, wholly or on the
    /// whole.
    #[getter]
    fn answers(&self) -> SameDayAnswers {
        SameDayAnswers(self.0.answers)
    }

    /// How many enterprises were satisfied (满意): possibly, where it is not certain that the issue came, or which of
    /// several ratings was the last.
    #[getter]
    fn satisfied(&self) -> Count {
        Count(self.0.satisfied)
    }

    /// How many were on the whole (基本满意).
    #[getter]
    fn fair(&self) -> Count {
        Count(self.0.fair)
    }

    /// How many were not (不满意).
    #[getter]
    fn dissatisfied(&self) -> Count {
        Count(self.0.dissatisfied)
    }

    /// Each issue.
    #[getter]
    fn times(&self) -> Vec<IssueTime> {
        self.0.times.iter().cloned().map(IssueTime).collect()
    }

    fn __repr__(&self) -> String {
        format!("<IssueRow {}: {}>", self.0.label.en, self.0.issues)
    }
}

/// How long one issue took to be answered, or has waited.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-31T12:00+08:00"))
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> issue = desk.raise_issue(desk.record_project(title="数字经济产业园"), "request", on="2021-01-12")
/// >>> office = inward.Calendar.from_data({"zone": "Asia/Shanghai", "weekly": {"tue": [["09:00", "12:00"]]}})
/// >>> [time] = crm.issue_statistics(calendar=office).total.times
/// >>> time.answered.value, time.shortest.total_seconds() / 3600, time.longest.total_seconds() / 3600
/// ('no', 6.0, 9.0)
#[pyclass(frozen, module = "inward.statistics")]
pub struct IssueTime(core::IssueTime);

#[pymethods]
impl IssueTime {
    /// The issue.
    #[getter]
    fn id(&self) -> Id {
        Id(self.0.id.record())
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    /// Whether it was there by the day.
    #[getter]
    fn there(&self) -> Word<Truth> {
        Word(self.0.there)
    }

    /// Whether it was answered by then.
    #[getter]
    fn answered(&self) -> Word<Truth> {
        Word(self.0.answered)
    }

    /// The least working time that it took, or has waited; `None` where its dates do not tell.
    #[getter]
    fn shortest(&self) -> Option<TimeDelta> {
        self.0.shortest
    }

    /// The most.
    #[getter]
    fn longest(&self) -> Option<TimeDelta> {
        self.0.longest
    }

    fn __repr__(&self) -> String {
        format!("<IssueTime {}>", self.0.title)
    }
}
