//! Dates as precise as they are known.

use std::hash::{Hash, Hasher};

use chrono::{DateTime, FixedOffset, NaiveDate};
use inward::core::refusal::Refusal;
use inward::core::text::refusals;
use inward::core::when::{Form, Order, Precision, Relation, Serial, Truth, When as CoreWhen};
use pyo3::PyClass;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::given;
use crate::shown::quoted;
use crate::words::Word;

/// When something happened, or is to happen, as precisely as it is known and no more: a day, a third
/// of a month (旬), a month, a quarter, a half-year, a year, an interval, an instant.
///
/// It has no order of its own: `compare` and `by` answer with doubt where there is doubt. Two are
/// equal if they say the same in the same form, whatever text they were read from.
///
/// >>> import inward
/// >>> signed = inward.When("2020年6月上旬")
/// >>> str(signed), signed.first.isoformat(), signed.last.isoformat()
/// ('2020-06-T1', '2020-06-01', '2020-06-10')
/// >>> signed.by("2020-06-05")
/// <Truth.POSSIBLY: 'possibly'>
#[pyclass(frozen, eq, hash, from_py_object, module = "inward")]
#[derive(Clone, PartialEq, Eq)]
pub struct When(pub CoreWhen);

impl Hash for When {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

#[pymethods]
impl When {
    #[new]
    #[pyo3(signature = (when, /))]
    fn new(when: &Bound<'_, PyAny>) -> Answer<Self> {
        Ok(Self(given::when(when, "when")?))
    }

    /// Reads a text with hints about its source: `order` is `"DMY"` or `"MDY"` for dates that end in
    /// the year, `serial` is `"excel1900"` or `"excel1904"` for bare numbers of a spreadsheet.
    ///
    /// >>> import inward
    /// >>> str(inward.When.parse("05/06/2020", order="DMY")), str(inward.When.parse("44197", serial="excel1900"))
    /// ('2020-06-05', '2021-01-01')
    #[staticmethod]
    #[pyo3(signature = (text, *, order=None, serial=None))]
    fn parse(text: &str, order: Option<&str>, serial: Option<&str>) -> Answer<Self> {
        let hint =
            |name: &str, path: &'static str| Refusal::new(refusals::when::NOT_A_DATE).with("input", name).at(path);
        let mut reader = CoreWhen::reader();
        if let Some(name) = order {
            reader = reader.order(Order::named(name).ok_or_else(|| hint(name, "order"))?);
        }
        if let Some(name) = serial {
            reader = reader.serial(Serial::named(name).ok_or_else(|| hint(name, "serial"))?);
        }
        Ok(Self(reader.read(text)?))
    }

    /// Some day from `first` to `last`, both included; `None` leaves that end open.
    ///
    /// >>> import inward
    /// >>> from datetime import date
    /// >>> inward.When.interval(date(2020, 6, 1), date(2020, 6, 18))
    /// When('2020-06-01/2020-06-18')
    /// >>> inward.When.interval(None, date(2020, 6, 18)).first is None
    /// True
    #[staticmethod]
    fn interval(first: Option<NaiveDate>, last: Option<NaiveDate>) -> Answer<Self> {
        Ok(Self(CoreWhen::interval(first, last)?))
    }

    /// The earliest possible day; `None` if that end is open. Of an instant, the day in its offset.
    #[getter]
    fn first(&self) -> Option<NaiveDate> {
        self.0.first()
    }

    /// The latest possible day, included; `None` if that end is open.
    #[getter]
    fn last(&self) -> Option<NaiveDate> {
        self.0.last()
    }

    /// How precise it is.
    #[getter]
    fn precision(&self) -> Word<Precision> {
        Word(self.0.precision())
    }

    /// Whether the day is known.
    #[getter]
    fn is_exact(&self) -> bool {
        self.0.is_exact()
    }

    /// The point in time, in the offset in which it was told, if it is an instant.
    #[getter]
    fn instant(&self) -> Option<DateTime<FixedOffset>> {
        match self.0.form() {
            Form::Instant { at, offset } => Some(at.to_utc().with_timezone(&offset)),
            _ => None,
        }
    }

    /// The text it was read from, where that differs from the one it prints.
    #[getter]
    fn given(&self) -> Option<&str> {
        self.0.given()
    }

    /// Whether it had happened by the end of that day: yes, possibly, no.
    ///
    /// >>> import inward
    /// >>> [str(inward.When("2020-06").by(day)) for day in ("2020-05-31", "2020-06-15", "2020-06-30")]
    /// ['no', 'possibly', 'yes']
    #[pyo3(signature = (day, /))]
    fn by(&self, day: &Bound<'_, PyAny>) -> Answer<Word<Truth>> {
        Ok(Word(self.0.by(given::day(day, "day")?)))
    }

    /// Which of the two came first, as far as it can be said.
    ///
    /// >>> import inward
    /// >>> str(inward.When("2020-06").compare("2020-07")), str(inward.When("2020-06").compare("2020-06-15"))
    /// ('before', 'unsure')
    #[pyo3(signature = (other, /))]
    fn compare(&self, other: &Bound<'_, PyAny>) -> Answer<Word<Relation>> {
        Ok(Word(self.0.compare(&given::when(other, "other")?)))
    }

    /// The days from this to the other: at least, at most; `None` is an open end.
    ///
    /// >>> import inward
    /// >>> inward.When("2020-06-01").days_until("2020-06-15"), inward.When("2020-06").days_until("2020-07-01")
    /// ((14, 14), (1, 30))
    #[pyo3(signature = (other, /))]
    fn days_until(&self, other: &Bound<'_, PyAny>) -> Answer<(Option<i64>, Option<i64>)> {
        let days = CoreWhen::days_between(&self.0, &given::when(other, "other")?);
        Ok((days.min, days.max))
    }

    /// The whole calendar months from this to the other: at least, at most; `None` is an open end.
    ///
    /// >>> import inward
    /// >>> inward.When("2020-06-15").months_until("2021-06-15"), inward.When("2020").months_until("2021-06")
    /// ((12, 12), (5, 17))
    #[pyo3(signature = (other, /))]
    fn months_until(&self, other: &Bound<'_, PyAny>) -> Answer<(Option<i32>, Option<i32>)> {
        let months = CoreWhen::months_between(&self.0, &given::when(other, "other")?);
        Ok((months.min, months.max))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("When({})", quoted(&self.0.to_string()))
    }

    /// The same as plain data, with the text that was given.
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

/// A value as the text of its plain data.
pub fn data<T: serde::Serialize>(value: &T) -> Answer<String> {
    let broken = |fault: serde_json::Error| {
        Refusal::new(refusals::command::NOT_JSON).with("line", fault.line()).with("column", fault.column())
    };
    Ok(serde_json::to_string(value).map_err(broken)?)
}

/// A value of the text of its plain data.
pub fn restored<T: serde::de::DeserializeOwned>(data: &str) -> Answer<T> {
    let broken = |fault: serde_json::Error| {
        Refusal::new(refusals::command::NOT_JSON).with("line", fault.line()).with("column", fault.column())
    };
    Ok(serde_json::from_str(data).map_err(broken)?)
}

/// How a value is pickled: as its plain data.
pub fn restoring<'py, T: PyClass>(slf: &Bound<'py, T>, data: String) -> Answer<(Bound<'py, PyAny>, (String,))> {
    Ok((slf.as_any().get_type().getattr("_restore")?, (data,)))
}
