//! Counts, figures with a unit, measures and targets, and areas of land.

use std::hash::{Hash, Hasher};

use inward::core::area::Area as CoreArea;
use inward::core::count::Count as CoreCount;
use inward::core::measure::{Measure as CoreMeasure, MeasureKind, Target as CoreTarget};
use inward::core::money::Qualifier;
use inward::core::number::Number;
use inward::core::qualified::Measured as CoreMeasured;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::errors::Answer;
use crate::given::Exact;
use crate::id::Id;
use crate::reading;
use crate::shown::{self, quoted};
use crate::when::{When, data, restored, restoring};
use crate::words::Word;

/// A figure with its unit that says how exact it is: `Measured("200余个")`, `Measured("22%以上")`.
///
/// >>> import inward
/// >>> jobs = inward.Measured("200余个")
/// >>> jobs.value, jobs.unit, jobs.qualifier.value
/// (Decimal('200'), '个', 'over')
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, PartialEq, Eq)]
pub struct Measured(pub CoreMeasured);

impl Hash for Measured {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_string().hash(state);
    }
}

#[pymethods]
impl Measured {
    #[new]
    #[pyo3(signature = (text, /))]
    fn new(text: &str) -> Answer<Self> {
        Ok(Self(CoreMeasured::parse(text)?))
    }

    /// The figure; of a range, its lower end.
    #[getter]
    fn value(&self) -> Exact {
        Exact(self.0.value().value())
    }

    /// The upper end of a range.
    #[getter]
    fn max(&self) -> Option<Exact> {
        self.0.value().max().map(Exact)
    }

    /// How the figure is meant.
    #[getter]
    fn qualifier(&self) -> Word<Qualifier> {
        Word(self.0.value().qualifier())
    }

    /// The unit, if it has one.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.0.unit()
    }

    /// The text that was read, if it was read from one.
    #[getter]
    fn given(&self) -> Option<&str> {
        self.0.given()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Measured({})", quoted(&self.0.to_string()))
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

/// A figure about a record: what is measured, whose figure it is, and for which period.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
/// >>> done = desk.record_measure(project, "jobs_new", "promised", "200余个", period="2021")
/// >>> crm.project(project).measure("jobs_new", "promised")
/// Measure(metric='jobs_new', value='> 200 个')
#[pyclass(frozen, eq, module = "inward")]
#[derive(Clone, PartialEq, Eq)]
pub struct Measure(pub CoreMeasure);

#[pymethods]
impl Measure {
    /// What is measured, such as `jobs_new`.
    #[getter]
    fn metric(&self) -> &str {
        self.0.metric.as_str()
    }

    /// Whose figure it is.
    #[getter]
    fn kind(&self) -> Word<MeasureKind> {
        Word(self.0.kind)
    }

    /// The figure with its unit.
    #[getter]
    fn value(&self) -> Measured {
        Measured(self.0.value.clone())
    }

    /// The phase it is about.
    #[getter]
    fn phase(&self) -> Option<u16> {
        self.0.phase
    }

    /// The period it is for.
    #[getter]
    fn period(&self) -> Option<When> {
        self.0.period.clone().map(When)
    }

    /// The milestone at which it is expected or promised.
    #[getter]
    fn at(&self) -> Option<&str> {
        self.0.at.as_ref().map(|milestone| milestone.as_str())
    }

    fn __repr__(&self) -> String {
        let value = quoted(&self.0.value.to_string());
        shown::fields("Measure", &[("metric", quoted(self.metric())), ("value", value)])
    }
}

/// What is to be reached: a figure, or words where it is none.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> made = desk.add_list("2021年重点项目（合成）", period="2021")
/// >>> done = desk.set_target(made, "jobs_new", value="5000人", period="2021")
/// >>> crm.entry(made).targets
/// [Target(metric='jobs_new', period='2021')]
#[pyclass(frozen, eq, module = "inward")]
#[derive(Clone, PartialEq, Eq)]
pub struct Target(pub CoreTarget);

#[pymethods]
impl Target {
    /// What is to be reached.
    #[getter]
    fn metric(&self) -> &str {
        self.0.metric.as_str()
    }

    /// The figure.
    #[getter]
    fn value(&self) -> Option<Measured> {
        self.0.value.clone().map(Measured)
    }

    /// What is to be reached in words: the id of a note.
    #[getter]
    fn text(&self) -> Option<String> {
        self.0.text.map(|note| note.to_string())
    }

    /// The unit or list it is set for.
    #[getter]
    fn set_for(&self) -> Option<Id> {
        self.0.set_for.map(Id)
    }

    /// The period in which it is to be reached.
    #[getter]
    fn period(&self) -> Option<When> {
        self.0.period.clone().map(When)
    }

    fn __repr__(&self) -> String {
        let period = self.0.period.as_ref().map(ToString::to_string);
        shown::fields("Target", &[("metric", quoted(self.metric())), ("period", shown::optional(period.as_deref()))])
    }
}

/// An area of land, exact in 亩 (2000/3 m²): `Area("8.9公顷")`, `Area("12 ha")`.
///
/// >>> import inward
/// >>> land = inward.Area("12 ha")
/// >>> land.in_mu, land.in_square_metres
/// (Decimal('180'), Decimal('120000'))
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Area(pub CoreArea);

impl Hash for Area {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

#[pymethods]
impl Area {
    #[new]
    #[pyo3(signature = (text, /))]
    fn new(text: &str) -> Answer<Self> {
        Ok(Self(CoreArea::parse(text)?))
    }

    /// In 亩, exactly.
    #[getter]
    fn in_mu(&self) -> Exact {
        Exact(self.0.in_mu())
    }

    /// In square metres, rounded half up to ten decimals where it is periodic.
    #[getter]
    fn in_square_metres(&self) -> Exact {
        let metres: Number = self.0.in_square_metres();
        Exact(metres)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Area({})", quoted(&self.0.to_string()))
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

/// How many, for certain and at most where some are in doubt. Where nothing is in doubt it equals a
/// plain number.
///
/// >>> import inward
/// >>> count = inward.Count(3, 5)
/// >>> count.say(), count.exact is None
/// ('3, perhaps 5', True)
/// >>> inward.Count(3) == 3
/// True
#[pyclass(frozen, module = "inward")]
#[derive(Clone, Copy)]
pub struct Count(pub CoreCount);

#[pymethods]
impl Count {
    #[new]
    #[pyo3(signature = (certain, possible=None))]
    fn new(certain: u64, possible: Option<u64>) -> PyResult<Self> {
        let possible = possible.unwrap_or(certain);
        if possible < certain {
            return Err(PyValueError::new_err("possible takes a number that is not less than the certain one"));
        }
        Ok(Self(CoreCount { certain, possible }))
    }

    /// How many there are for certain.
    #[getter]
    fn certain(&self) -> u64 {
        self.0.certain
    }

    /// How many there may be: never less than the certain ones.
    #[getter]
    fn possible(&self) -> u64 {
        self.0.possible
    }

    /// The number, if nothing is in doubt.
    #[getter]
    fn exact(&self) -> Option<u64> {
        self.0.exact()
    }

    /// In words, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.Count(3, 5).say("zh"), inward.Count(3).say()
    /// ('3，至多 5', '3')
    #[pyo3(signature = (lang="en"))]
    fn say(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.say(reading::lang(lang)?))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        match other.cast::<Self>() {
            Ok(other) => self.0 == other.get().0,
            Err(_) => other.extract::<u64>().is_ok_and(|number| self.0.exact() == Some(number)),
        }
    }

    /// As its number where it equals one.
    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        match self.0.exact() {
            Some(number) => number.into_pyobject(py)?.hash(),
            None => (self.0.certain, self.0.possible).into_pyobject(py)?.hash(),
        }
    }

    /// Whether there is any; what may be none and may be some is neither.
    fn __bool__(&self) -> PyResult<bool> {
        match (self.0.certain, self.0.possible) {
            (0, 0) => Ok(false),
            (0, _) => Err(PyTypeError::new_err("it is in doubt whether there is any: ask .certain or .possible")),
            _ => Ok(true),
        }
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        match self.0.exact() {
            Some(number) => format!("Count({number})"),
            None => format!("Count({}, {})", self.0.certain, self.0.possible),
        }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, (u64, u64)) {
        (slf.get_type(), (slf.get().0.certain, slf.get().0.possible))
    }
}
