//! When something is due, and how things stand at any moment.

use chrono::TimeDelta;
use inward::core::deadline::{Clock, Due as CoreDue, DueRange as CoreRange, Explanation, Measured, NaiveDue};
use inward::core::when::Truth;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::{type_hint_identifier, type_hint_union};

use crate::errors::Answer;
use crate::moments::{Reckoning, Told};
use crate::reading::lang;
use crate::rules::Rule;
use crate::shown;
use crate::words::Word;

/// When something is due. It is answered by `Calendar.due`.
///
/// Lengths are a `timedelta` where the rule counts hours or working time, and else a whole number of
/// days: working days for `working_days`, natural days for all others.
///
/// >>> import inward
/// >>> due = inward.Calendar.china().due("2021-02-05", inward.working_days(5))
/// >>> due.last_day.isoformat(), due.at.isoformat()
/// ('2021-02-18', '2021-02-18T23:59:59.999999+08:00')
/// >>> due.breached("2021-02-18T23:59+08:00"), due.breached("2021-02-19T00:00+08:00")
/// (False, True)
#[pyclass(frozen, module = "inward")]
#[derive(Clone)]
pub struct Due {
    due: CoreDue,
    reckoning: Reckoning,
}

impl Due {
    pub fn of(due: CoreDue, reckoning: &Reckoning) -> Self {
        Self { due, reckoning: reckoning.clone() }
    }

    fn explanation(&self) -> Answer<Explanation> {
        Ok(if self.reckoning.is_local { NaiveDue::of(self.due.clone()).explain()? } else { self.due.explain()? })
    }
}

#[pymethods]
impl Due {
    /// The last moment at which it is not late: aware, in the time zone of the calendar, or naive where it
    /// has none.
    #[getter]
    fn at(&self) -> Told {
        self.reckoning.told(self.due.at())
    }

    /// The last day; `None` where the rule counts hours.
    #[getter]
    fn last_day(&self) -> Option<chrono::NaiveDate> {
        self.due.last_day()
    }

    /// The day on which the time is over: the last day, or that of the moment where the rule counts hours.
    #[getter]
    fn day(&self) -> chrono::NaiveDate {
        self.due.day()
    }

    /// The last day as counted, before it was moved off a rest day.
    #[getter]
    fn raw_last_day(&self) -> Option<chrono::NaiveDate> {
        self.due.raw_last_day()
    }

    /// Whether it rests on days of a year whose notice was not issued, so that the weekday tells.
    #[getter]
    fn provisional(&self) -> bool {
        self.due.provisional()
    }

    /// The rule.
    #[getter]
    fn rule(&self) -> Rule {
        Rule(self.due.rule().clone())
    }

    /// Whether it is late at that moment: after the due one, not at it.
    ///
    /// >>> import inward
    /// >>> due = inward.Calendar.china().due("2021-02-05", inward.working_days(5))
    /// >>> due.breached("2021-02-19T08:00+08:00")
    /// True
    #[pyo3(signature = (at, /))]
    fn breached(&self, at: &Bound<'_, PyAny>) -> Answer<bool> {
        Ok(self.due.breached(self.reckoning.moment(at, "at")?))
    }

    /// By how much it is late at that moment; nothing where it is not. A pause after the due moment
    /// cures nothing.
    ///
    /// >>> import inward
    /// >>> due = inward.Calendar.china().due("2021-02-05", inward.working_days(5))
    /// >>> due.overdue("2021-02-22T10:00+08:00")
    /// 3
    #[pyo3(signature = (at, /))]
    fn overdue(&self, at: &Bound<'_, PyAny>) -> Answer<Length> {
        Ok(Length(self.due.overdue(self.reckoning.moment(at, "at")?)?))
    }

    /// How much of the time has run by that moment; pauses are not counted.
    ///
    /// >>> import inward
    /// >>> start = "2021-02-05T10:00+08:00"
    /// >>> due = inward.Calendar.china().due(start, inward.hours(24), pauses=[(start, "2021-02-05T11:00+08:00")])
    /// >>> due.elapsed("2021-02-05T12:30+08:00")
    /// datetime.timedelta(seconds=5400)
    #[pyo3(signature = (at, /))]
    fn elapsed(&self, at: &Bound<'_, PyAny>) -> Answer<Length> {
        Ok(Length(self.due.elapsed(self.reckoning.moment(at, "at")?)?))
    }

    /// How much of the time is left at that moment; nothing where it is over.
    ///
    /// >>> import inward
    /// >>> due = inward.Calendar.china().due("2021-02-05", inward.working_days(5))
    /// >>> due.remaining("2021-02-09T10:00+08:00")
    /// 2
    #[pyo3(signature = (at, /))]
    fn remaining(&self, at: &Bound<'_, PyAny>) -> Answer<Length> {
        Ok(Length(self.due.remaining(self.reckoning.moment(at, "at")?)?))
    }

    /// What the clock does at that moment.
    ///
    /// >>> import inward
    /// >>> due = inward.Calendar.china().due("2021-02-05", inward.working_days(5))
    /// >>> due.clock("2021-02-09T10:00+08:00")
    /// <ClockState.RUNNING: 'running'>
    #[pyo3(signature = (at, /))]
    fn clock(&self, at: &Bound<'_, PyAny>) -> Answer<Word<Clock>> {
        Ok(Word(self.due.clock(self.reckoning.moment(at, "at")?)))
    }

    /// How it came about, a line each step, in one of the languages.
    ///
    /// >>> import inward
    /// >>> due = inward.Calendar.china().due("2021-01-12", inward.natural_days(30))
    /// >>> print(due.explain("zh"))
    /// 规则：30 日；起算于 2021-01-12 周二
    /// 起算当日不计入
    /// 2021-02-11 周四 不是工作日（节假日，春节）：顺延至下一工作日，即 2021-02-18 周四
    /// 2021-02-18 周四 二十四时到期
    #[pyo3(signature = (lang="en"))]
    fn explain(&self, lang: &str) -> Answer<String> {
        let lang = crate::reading::lang(lang)?;
        Ok(self.explanation()?.say(lang))
    }

    fn __str__(&self) -> String {
        self.at().to_string()
    }

    fn __repr__(&self) -> String {
        format!("<Due {}{}>", self.at(), if self.due.provisional() { " provisional" } else { "" })
    }

    fn _repr_html_(&self) -> Answer<String> {
        let lang = lang("en")?;
        let steps = self.explanation()?.steps;
        Ok(shown::table(&[&self.at().to_string()], steps.iter().map(|step| vec![step.say(lang).to_owned()])))
    }
}

/// When something is due at the earliest and at the latest, from a start that is not known to the day or
/// the hour. It is answered by `Calendar.due_range`.
///
/// >>> import inward
/// >>> due = inward.Calendar.china().due_range("2020-06", inward.natural_days(30))
/// >>> due.earliest.last_day.isoformat(), due.latest.last_day.isoformat(), due.exact
/// ('2020-07-01', '2020-07-30', None)
#[pyclass(frozen, module = "inward")]
pub struct DueRange {
    range: CoreRange,
    reckoning: Reckoning,
}

impl DueRange {
    /// Of a record: its zone's calendar is in a time zone.
    pub fn of_zone(range: CoreRange) -> Self {
        let reckoning = Reckoning { calendar: range.earliest().calendar().clone(), is_local: false };
        Self { range, reckoning }
    }

    pub fn of(range: CoreRange, reckoning: &Reckoning) -> Self {
        Self { range, reckoning: reckoning.clone() }
    }
}

#[pymethods]
impl DueRange {
    /// The earliest.
    #[getter]
    fn earliest(&self) -> Due {
        Due::of(self.range.earliest().clone(), &self.reckoning)
    }

    /// The latest.
    #[getter]
    fn latest(&self) -> Due {
        Due::of(self.range.latest().clone(), &self.reckoning)
    }

    /// The one due time, where there is but one.
    #[getter]
    fn exact(&self) -> Option<Due> {
        self.range.exact().map(|due| Due::of(due.clone(), &self.reckoning))
    }

    /// Whether it rests on days of a year whose notice was not issued.
    #[getter]
    fn provisional(&self) -> bool {
        self.range.provisional()
    }

    /// Whether it is late at that moment; possibly where the start decides.
    ///
    /// >>> import inward
    /// >>> due = inward.Calendar.china().due_range("2020-06", inward.natural_days(30))
    /// >>> due.breached("2020-07-15T08:00+08:00")
    /// <Truth.POSSIBLY: 'possibly'>
    #[pyo3(signature = (at, /))]
    fn breached(&self, at: &Bound<'_, PyAny>) -> Answer<Word<Truth>> {
        Ok(Word(self.range.breached(self.reckoning.moment(at, "at")?)))
    }

    /// Whether what happened then was in time; possibly where either date leaves it open.
    ///
    /// >>> import inward
    /// >>> due = inward.Calendar.china().due_range("2020-06", inward.natural_days(30))
    /// >>> str(due.kept_by("2020-06-30")), str(due.kept_by("2020-08"))
    /// ('yes', 'no')
    #[pyo3(signature = (when, /))]
    fn kept_by(&self, when: &Bound<'_, PyAny>) -> Answer<Word<Truth>> {
        Ok(Word(self.range.kept_by(&self.reckoning.when(when, "when")?)))
    }

    fn __repr__(&self) -> String {
        let [earliest, latest] = [self.earliest(), self.latest()].map(|due| due.at().to_string());
        format!("<DueRange {earliest} to {latest}>")
    }
}

/// A length in the unit of the rule on its way to Python: a `timedelta`, or a number of days.
pub struct Length(pub Measured);

impl<'py> IntoPyObject<'py> for Length {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr =
        type_hint_union!(type_hint_identifier!("datetime", "timedelta"), type_hint_identifier!("builtins", "int"));

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self.0.time() {
            Some(time) => Ok(time.into_pyobject(py)?.into_any()),
            None => Ok(self.0.amount().into_pyobject(py)?.into_any()),
        }
    }
}

/// So many microseconds.
pub fn microseconds(n: i64) -> TimeDelta {
    TimeDelta::microseconds(n)
}
