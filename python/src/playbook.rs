//! The playbook of a zone.

use inward::core::playbook::Playbook as CorePlaybook;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::errors::Answer;
use crate::given::wrong_type;
use crate::shown::quoted;
use crate::when::{data, restored, restoring};

/// A zone's way of working, as data: milestones, stages, attributes, reasons, kinds of commitments and issues.
/// `Playbook.development_zone()` is built in; `Playbook(text)` reads a file's TOML.
///
/// >>> import inward
/// >>> playbook = inward.Playbook.development_zone()
/// >>> playbook.name, playbook.milestones[:2]
/// ('development-zone', ['lead_received', 'triaged'])
/// >>> inward.Playbook(playbook.text) == playbook
/// True
#[pyclass(frozen, module = "inward")]
#[derive(Clone)]
pub struct Playbook(pub CorePlaybook);

#[pymethods]
impl Playbook {
    #[new]
    #[pyo3(signature = (toml, /))]
    fn new(toml: &str) -> Answer<Self> {
        Ok(Self(CorePlaybook::parse(toml)?))
    }

    /// The built-in playbook of a development zone, in English and Chinese.
    ///
    /// >>> import inward
    /// >>> inward.Playbook.development_zone()
    /// <Playbook 'development-zone' of 22 milestones>
    #[staticmethod]
    fn development_zone() -> Self {
        Self(CorePlaybook::development_zone())
    }

    /// Its name.
    #[getter]
    fn name(&self) -> &str {
        self.0.name()
    }

    /// Its file's text.
    #[getter]
    fn text(&self) -> &str {
        self.0.text()
    }

    /// The keys of its milestones, in its order.
    #[getter]
    fn milestones(&self) -> Vec<&str> {
        self.0.milestones().iter().map(|milestone| milestone.key.as_str()).collect()
    }

    /// The keys of its zone's own attributes.
    #[getter]
    fn attributes(&self) -> Vec<&str> {
        self.0.attributes().iter().map(|attribute| attribute.key.as_str()).collect()
    }

    /// The keys of its kinds of commitments.
    #[getter]
    fn commitment_kinds(&self) -> Vec<&str> {
        self.0.commitment_kinds().iter().map(|kind| kind.key.as_str()).collect()
    }

    /// The keys of its kinds of issues.
    #[getter]
    fn issue_kinds(&self) -> Vec<&str> {
        self.0.issue_kinds().iter().map(|kind| kind.key.as_str()).collect()
    }

    /// The keys of the channels through which issues come.
    #[getter]
    fn channels(&self) -> Vec<&str> {
        self.0.channels().iter().map(|channel| channel.key.as_str()).collect()
    }

    /// The keys of its urgencies; the first is that of an issue of which nothing is said.
    #[getter]
    fn urgencies(&self) -> Vec<&str> {
        self.0.urgencies().iter().map(|urgency| urgency.key.as_str()).collect()
    }

    /// The keys of its sources, the one that counts most first.
    #[getter]
    fn sources(&self) -> Vec<&str> {
        self.0.sources().iter().map(|source| source.key.as_str()).collect()
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0.text() == other.0.text()
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        PyString::new(py, self.0.text()).hash()
    }

    fn __repr__(&self) -> String {
        format!("<Playbook {} of {} milestones>", quoted(self.0.name()), self.0.milestones().len())
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

/// A playbook: itself, or the name of a built-in one.
pub fn playbook(given: &Bound<'_, PyAny>) -> Answer<CorePlaybook> {
    if let Ok(playbook) = given.cast::<Playbook>() {
        return Ok(playbook.get().0.clone());
    }
    match given.extract::<String>() {
        Ok(name) if name == CorePlaybook::development_zone().name() => Ok(CorePlaybook::development_zone()),
        _ => Err(wrong_type(given, "playbook", "a Playbook or the name of a built-in one, `development-zone`").into()),
    }
}
