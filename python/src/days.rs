//! Days of a calendar, and the last day of a period.

use inward::core::calendar::{Day as CoreDay, DayKind, PeriodEnd as CorePeriodEnd};
use inward::core::text::Label;
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::errors::Answer;
use crate::given;
use crate::reading::lang;
use crate::shown::quoted;
use crate::when::{data, restored, restoring};
use crate::words::{Enumeration, Word};

/// A day of a calendar: what it is, and who says so.
///
/// >>> import inward
/// >>> day = inward.Calendar.china().day("2020-02-01")
/// >>> day
/// <Day 2020-02-01 holiday 'Spring Festival'>
/// >>> day.name_in("zh"), day.document
/// ('春节', '国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）')
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Day(pub CoreDay);

#[pymethods]
impl Day {
    /// The day.
    #[getter]
    fn on(&self) -> chrono::NaiveDate {
        self.0.date
    }

    /// What it is.
    #[getter]
    fn kind(&self) -> Word<DayKind> {
        Word(self.0.kind)
    }

    /// The holiday that it is off for, or that it works for, in English if the calendar knows it in both
    /// languages.
    #[getter]
    fn name(&self) -> Option<&str> {
        told(self.0.name.as_ref(), "en").ok().flatten()
    }

    /// The same in one of the languages.
    ///
    /// >>> import inward
    /// >>> inward.Calendar.china().day("2021-06-14").name_in("zh")
    /// '端午节'
    #[pyo3(signature = (lang))]
    fn name_in(&self, lang: &str) -> PyResult<Option<&str>> {
        told(self.0.name.as_ref(), lang)
    }

    /// When the office is open, as pairs of times; empty where it is closed, `None` where the calendar
    /// says nothing of hours.
    #[getter]
    fn hours(&self) -> Option<Vec<(String, String)>> {
        let windows = self.0.hours.as_ref()?.windows();
        let ends = |window: String| window.split_once('-').map(|(opens, closes)| (opens.to_owned(), closes.to_owned()));
        Some(windows.iter().filter_map(|window| ends(window.to_string())).collect())
    }

    /// The notice that says so; `None` where no notice speaks of the day.
    #[getter]
    fn document(&self) -> Option<&str> {
        self.0.document.as_deref()
    }

    /// The day that notice was issued.
    #[getter]
    fn issued_on(&self) -> Option<chrono::NaiveDate> {
        self.0.issued_on
    }

    /// Whether that day is on record; if not, 1 January of the year stands for it.
    #[getter]
    fn issued_exactly(&self) -> bool {
        self.0.issued_exactly
    }

    /// Whose notice it is, in English if the calendar knows it in both languages.
    #[getter]
    fn region(&self) -> Option<&str> {
        told(self.0.region.as_ref(), "en").ok().flatten()
    }

    /// The same in one of the languages.
    ///
    /// >>> import inward
    /// >>> inward.Calendar.china().day("2021-06-14").region_in("zh")
    /// '中国'
    #[pyo3(signature = (lang))]
    fn region_in(&self, lang: &str) -> PyResult<Option<&str>> {
        told(self.0.region.as_ref(), lang)
    }

    fn __repr__(&self) -> String {
        let name = self.name().map(|name| format!(" {}", quoted(name))).unwrap_or_default();
        format!("<Day {} {}{name}>", self.0.date, Enumeration::key(self.0.kind))
    }

    /// The same as plain data.
    fn _data(&self) -> Answer<String> {
        data(&self.0)
    }

    #[staticmethod]
    fn _restore(data: &str) -> Answer<Self> {
        Ok(Self(restored(data)?))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Answer<(Bound<'py, PyAny>, (String,))> {
        restoring(slf, data(&slf.get().0)?)
    }
}

/// A label in a language; none where there is none, or nothing in it.
fn told<'l>(label: Option<&'l Label>, name: &str) -> PyResult<Option<&'l str>> {
    let lang = lang(name)?;
    Ok(label.map(|label| label.say(lang)).filter(|text| !text.is_empty()))
}

/// The last day of a period.
///
/// >>> import inward
/// >>> inward.Calendar.china().period_end("2021-01-12", days=30)
/// PeriodEnd('2021-02-11', '2021-02-18')
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PeriodEnd(pub CorePeriodEnd);

#[pymethods]
impl PeriodEnd {
    #[new]
    #[pyo3(signature = (raw_last_day, last_day))]
    fn new(raw_last_day: &Bound<'_, PyAny>, last_day: &Bound<'_, PyAny>) -> Answer<Self> {
        let raw_last_day = given::day(raw_last_day, "raw_last_day")?;
        Ok(Self(CorePeriodEnd { raw_last_day, last_day: given::day(last_day, "last_day")? }))
    }

    /// The last day as counted.
    #[getter]
    fn raw_last_day(&self) -> chrono::NaiveDate {
        self.0.raw_last_day
    }

    /// The last day, moved where it is a rest day and that was asked for.
    #[getter]
    fn last_day(&self) -> chrono::NaiveDate {
        self.0.last_day
    }

    fn __repr__(&self) -> String {
        let [raw, last] = [self.0.raw_last_day, self.0.last_day].map(|day| quoted(&day.to_string()));
        format!("PeriodEnd({raw}, {last})")
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, (String, String)) {
        let end = slf.get().0;
        (slf.get_type(), (end.raw_last_day.to_string(), end.last_day.to_string()))
    }
}
