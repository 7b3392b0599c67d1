//! Figures with a unit, and areas of land.

use std::hash::{Hash, Hasher};

use inward::core::area::Area as CoreArea;
use inward::core::money::Qualifier;
use inward::core::number::Number;
use inward::core::qualified::Measured as CoreMeasured;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::given::Exact;
use crate::shown::quoted;
use crate::when::{data, restored, restoring};
use crate::words::Word;

/// A figure with its unit that says how exact it is: `Measured("200余个")`, `Measured("22%以上")`.
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

/// An area of land, exact in 亩 (2000/3 m²): `Area("8.9公顷")`, `Area("12 ha")`.
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
