//! Reads the checkable cases that stand in `tests/cases` at the top of the project.

use std::path::Path;

use chrono::NaiveDateTime;
use inward_core::calendar::Pause;
use inward_core::refusal::Refusal;
use inward_core::when::Timestamp;
use serde_json::Value;

/// A file of cases with the tables that they share; an empty or missing one fails the test that asks.
pub fn document(file: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let document: Value = serde_json::from_str(&text).unwrap();
    assert!(!document["cases"].as_array().unwrap().is_empty(), "{file} has no cases");
    document
}

/// The cases of one file.
pub fn cases(file: &str) -> Vec<Value> {
    document(file)["cases"].as_array().unwrap().clone()
}

/// The calendars of one file, as plain data.
pub fn calendars(file: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(file);
    let document: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let calendars = document["calendars"].clone();
    assert!(calendars.as_object().is_some_and(|calendars| calendars.len() > 5));
    calendars
}

/// The pauses of a case, as instants.
pub fn pauses(case: &Value) -> Result<Vec<Pause>, Refusal> {
    let at = |text: &Value| text.as_str().map(|text| text.parse::<Timestamp>().unwrap());
    let pauses = case["pauses"].as_array().unwrap();
    pauses.iter().map(|pause| Pause::new(at(&pause[0]).unwrap(), at(&pause[1]))).collect()
}

/// The pauses of a case, as local times.
pub fn local_pauses(case: &Value) -> Option<Vec<(NaiveDateTime, Option<NaiveDateTime>)>> {
    let at = |text: &Value| text.as_str().map(|text| text.parse::<NaiveDateTime>().unwrap());
    case["pauses"].as_array()?.iter().map(|pause| Some((at(&pause[0])?, at(&pause[1])))).collect()
}
