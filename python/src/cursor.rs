//! Where a page of a list ends and the next begins.

use inward::core::filter::Cursor as CoreCursor;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::when::{data, restored, restoring};

/// Where a page of a list ends: what `page(after=…)` takes for the next one.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> leads = [desk.capture_lead(f"合成线索{number}") for number in range(3)]
/// >>> place = crm.leads().page(2).next
/// >>> [lead.title for lead in crm.leads().page(2, place).items]
/// ['合成线索2']
#[pyclass(frozen, eq, hash, from_py_object, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cursor(pub CoreCursor);

#[pymethods]
impl Cursor {
    fn __repr__(&self) -> String {
        format!("<Cursor after {}>", self.0.id)
    }

    #[staticmethod]
    fn _restore(data: &str) -> Answer<Self> {
        Ok(Self(restored(data)?))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Answer<(Bound<'py, PyAny>, (String,))> {
        restoring(slf, data(&slf.get().0)?)
    }
}
