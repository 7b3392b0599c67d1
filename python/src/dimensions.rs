//! By what the investments of a pipeline are grouped and kept.

use inward::Crm;
use inward::analysis::pipeline::{Dimension, Pipeline as CorePipeline};
use inward::core::near::nearest_or_all;
use inward::core::refusal::Refusal;
use inward::core::text::refusals;
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::errors::Answer;
use crate::given;
use crate::interrupt::working;

/// A text.
pub fn text(given: &Bound<'_, PyAny>, path: &str) -> Answer<String> {
    let text = given.cast::<PyString>().map_err(|_| given::wrong_type(given, path, "text"))?;
    Ok(text.to_str()?.to_owned())
}

/// That investments are not kept by that.
pub fn not_kept_by(pipeline: &CorePipeline, key: &str) -> Refusal {
    let known = pipeline.dimensions().map(Dimension::key).chain(["reached"]);
    Refusal::new(refusals::pipeline::UNKNOWN_KEEPER).with("input", key).with("near", nearest_or_all(key, "", known))
}

/// One dimension of a book or several.
pub fn dimensions(crm: &Crm, by: Option<&Bound<'_, PyAny>>) -> Answer<Vec<Dimension>> {
    let Some(by) = by else { return Ok(Vec::new()) };
    let playbook = working(by.py(), || crm.playbook())?;
    each_dimension(Some(by), |key| Dimension::parse_for(key, &playbook))
}

/// One dimension or several, each as it is named.
pub fn each_dimension(
    by: Option<&Bound<'_, PyAny>>,
    named: impl Fn(&str) -> Result<Dimension, Refusal>,
) -> Answer<Vec<Dimension>> {
    each_named(by, named)
}

/// What is grouped by: one or several, each as it is named.
pub fn each_named<T>(by: Option<&Bound<'_, PyAny>>, named: impl Fn(&str) -> Result<T, Refusal>) -> Answer<Vec<T>> {
    let Some(by) = by else { return Ok(Vec::new()) };
    if let Ok(one) = by.cast::<PyString>() {
        return Ok(vec![named(one.to_str()?)?]);
    }
    let several = by.try_iter().map_err(|_| given::wrong_type(by, "by", "text, or several in a list"))?;
    several.map(|one| Ok(named(&text(&one?, "by")?)?)).collect()
}
