//! What goes wrong, as the exceptions of `inward.errors`.

use inward::Error;
use inward::core::refusal::Refusal;
use inward::core::text::{Lang, refusals};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyTuple, PyType};
use pyo3::{type_hint_identifier, type_hint_subscript};

use crate::interrupt;
use crate::words::Enumeration;

/// The result of whatever the book may refuse.
pub type Answer<T> = Result<T, Raised>;

/// An error on its way to Python.
pub enum Raised {
    /// One of the book.
    Book(Error),
    /// One of Python itself.
    Python(PyErr),
}

impl From<Error> for Raised {
    fn from(error: Error) -> Self {
        Self::Book(error)
    }
}

impl From<Refusal> for Raised {
    fn from(refusal: Refusal) -> Self {
        Self::Book(refusal.into())
    }
}

impl From<PyErr> for Raised {
    fn from(error: PyErr) -> Self {
        Self::Python(error)
    }
}

impl From<Raised> for PyErr {
    fn from(raised: Raised) -> Self {
        match raised {
            Raised::Python(error) => error,
            Raised::Book(error) if error.code() == refusals::book::INTERRUPTED => interrupt::raised(),
            Raised::Book(error) => Python::attach(|py| exception(py, &error).unwrap_or_else(|fault| fault)),
        }
    }
}

fn exception(py: Python<'_>, error: &Error) -> PyResult<PyErr> {
    static MAKE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let group = match error {
        Error::Refused(_) => "refused",
        Error::Conflict(_) => "conflict",
        Error::Storage(..) => "storage",
        Error::Corrupt(..) => "corrupt",
    };
    let faults = Faults::of_refusal(error.refusal()).into_pyobject(py)?;
    let made = MAKE.import(py, "inward.errors", "_exception")?.call1((group, faults))?;
    Ok(PyErr::from_value(made))
}

/// Refusals as data: a tuple of `inward.Fault`.
#[derive(Clone, Default)]
pub struct Faults(Vec<Refusal>);

impl Faults {
    /// A refusal, and those that were found with it.
    pub fn of_refusal(refusal: &Refusal) -> Self {
        Self(refusal.each().cloned().collect())
    }

    /// Several, each with those that were found with it.
    pub fn of(refusals: &[Refusal]) -> Self {
        Self(refusals.iter().flat_map(Refusal::each).cloned().collect())
    }

    /// What all of them say, in English, in one line.
    pub fn said(&self) -> String {
        let each: Vec<String> = self.0.iter().map(|refusal| refusal.say(Lang::En)).collect();
        each.join("; ")
    }
}

impl<'py> IntoPyObject<'py> for Faults {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("builtins", "tuple"),
        type_hint_identifier!("inward.errors", "Fault"),
        PyStaticExpr::Constant { value: pyo3::inspect::PyStaticConstant::Ellipsis }
    );

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let each = self.0.iter().map(|refusal| fault(py, refusal)).collect::<PyResult<Vec<_>>>()?;
        PyTuple::new(py, each)
    }
}

/// A warning on its way to Python: one `inward.Fault`.
pub struct Warned(pub Refusal);

impl<'py> IntoPyObject<'py> for Warned {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("inward.errors", "Fault");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        fault(py, &self.0)
    }
}

fn fault<'py>(py: Python<'py>, refusal: &Refusal) -> PyResult<Bound<'py, PyAny>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let alone = Refusal { also: Vec::new(), ..refusal.clone() };
    let params = PyDict::new(py);
    for (name, value) in &refusal.params {
        params.set_item(name.as_ref(), value)?;
    }
    let fields = PyDict::new(py);
    fields.set_item("code", refusal.code.as_str())?;
    fields.set_item("category", refusal.code.category().key())?;
    fields.set_item("params", params)?;
    fields.set_item("path", &refusal.path)?;
    fields.set_item("subject", &refusal.subject)?;
    fields.set_item("en", alone.say(Lang::En))?;
    fields.set_item("zh", alone.say(Lang::Zh))?;
    CLASS.import(py, "inward.errors", "Fault")?.call((), Some(&fields))
}
