//! A clock that is set by hand, for tests and demonstrations.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use inward::core::when::Timestamp;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::given;

/// A clock that is set by hand, for tests and demonstrations: `inward.in_memory(…, clock=clock)`.
///
/// >>> import inward
/// >>> clock = inward.Clock("2021-01-04T09:00+08:00")
/// >>> crm = inward.in_memory("阳泉经开区", clock=clock)
/// >>> crm.today().isoformat()
/// '2021-01-04'
#[pyclass(frozen, from_py_object, module = "inward")]
#[derive(Clone)]
pub struct Clock(Arc<Mutex<Timestamp>>);

#[pymethods]
impl Clock {
    #[new]
    #[pyo3(signature = (now, /))]
    fn new(now: &Bound<'_, PyAny>) -> Answer<Self> {
        Ok(Self(Arc::new(Mutex::new(given::instant(now, "now")?))))
    }

    /// Sets it to another instant.
    ///
    /// >>> import inward
    /// >>> clock = inward.Clock("2021-01-04T09:00+08:00")
    /// >>> clock.set("2021-02-01T09:00+08:00")
    /// >>> clock.now.isoformat()
    /// '2021-02-01T01:00:00+00:00'
    #[pyo3(signature = (now, /))]
    fn set(&self, now: &Bound<'_, PyAny>) -> Answer<()> {
        let now = given::instant(now, "now")?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
        Ok(())
    }

    /// What it says.
    #[getter]
    fn now(&self) -> DateTime<Utc> {
        self.read().to_utc()
    }

    fn __repr__(&self) -> String {
        format!("Clock('{}')", self.read())
    }

    fn __reduce__(&self) -> PyResult<String> {
        Err(PyTypeError::new_err("a Clock does not pickle: it is shared by the books that read it"))
    }
}

impl Clock {
    /// The moment at which it stands.
    pub fn read(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
