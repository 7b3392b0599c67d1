//! The report of a zone, as a page.

use inward::ReportQuery;
use pyo3::prelude::*;

use crate::book::Book;
use crate::errors::Answer;
use crate::given;
use crate::interrupt::working;
use crate::reading;

#[pymethods]
impl Book {
    /// The page that tells how it stands.
    fn report(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        since: Option<&Bound<'_, PyAny>>,
        lang: &str,
    ) -> Answer<String> {
        let day = |given: Option<&Bound<'_, PyAny>>, path| given.map(|day| given::day(day, path)).transpose();
        let query = ReportQuery { as_of: day(as_of, "as_of")?, since: day(since, "since")? };
        let lang = reading::lang(lang)?;
        Ok(working(py, || Ok::<_, inward::Error>(self.0.report(query)?.html(lang)?))?)
    }
}
