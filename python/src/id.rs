//! Ids of records and of facts.

use std::hash::{Hash, Hasher};

use inward::core::id::{FactRef as CoreFactRef, RecordId};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyType};

use crate::errors::Answer;
use crate::shown::quoted;
use crate::words::Word;

/// The id of a record: its kind and a UUID, written `inv_01890a5d-…`. It equals its text, so that
/// ids from files and databases compare; ids sort in the order in which records were made, kind by
/// kind.
///
/// >>> import inward
/// >>> id = inward.Id("led_01890a5d-ac96-774b-bcce-b302099a8057")
/// >>> str(id.kind), id == "led_01890a5d-ac96-774b-bcce-b302099a8057"
/// ('lead', True)
#[pyclass(frozen, from_py_object, module = "inward")]
#[derive(Clone, Copy)]
pub struct Id(pub RecordId);

#[pymethods]
impl Id {
    #[new]
    #[pyo3(signature = (text, /))]
    fn new(text: &str) -> Answer<Self> {
        Ok(Self(text.parse()?))
    }

    /// The kind of the record.
    #[getter]
    fn kind(&self) -> Word<inward::core::id::Kind> {
        Word(self.0.kind)
    }

    /// The UUID alone, as text.
    #[getter]
    fn uuid(&self) -> String {
        self.0.uuid.hyphenated().to_string()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("Id({})", quoted(&self.0.to_string()))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        match other.cast::<Self>() {
            Ok(other) => self.0 == other.get().0,
            Err(_) => {
                other.cast::<PyString>().is_ok_and(|text| text.to_str().is_ok_and(|text| text == self.0.to_string()))
            }
        }
    }

    fn __lt__(&self, other: &Self) -> bool {
        self.0 < other.0
    }

    fn __le__(&self, other: &Self) -> bool {
        self.0 <= other.0
    }

    fn __gt__(&self, other: &Self) -> bool {
        self.0 > other.0
    }

    fn __ge__(&self, other: &Self) -> bool {
        self.0 >= other.0
    }

    /// As its text, since it equals it.
    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        PyString::new(py, &self.0.to_string()).hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, (String,)) {
        (slf.get_type(), (slf.get().0.to_string(),))
    }
}

/// A fact anywhere in the book, written `prj_…@12` or `prj_…@12.1`: to correct, retract or verify it.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> lead = desk.capture_lead("LED 衬底", total_planned="2亿元")
/// >>> fact = inward.FactRef(str(lead.fact))
/// >>> fact == lead.fact, fact.record == lead.id
/// (True, True)
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct FactRef(pub CoreFactRef);

impl Hash for FactRef {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

#[pymethods]
impl FactRef {
    #[new]
    #[pyo3(signature = (text, /))]
    fn new(text: &str) -> Answer<Self> {
        Ok(Self(text.parse()?))
    }

    /// The record that keeps the fact.
    #[getter]
    fn record(&self) -> Id {
        Id(self.0.record)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("FactRef({})", quoted(&self.0.to_string()))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, (String,)) {
        (slf.get_type(), (slf.get().0.to_string(),))
    }
}
