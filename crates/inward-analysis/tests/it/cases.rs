//! Reads the checkable cases that stand in `tests/cases` at the top of the project.

use std::path::Path;

use chrono::NaiveDate;
use inward_core::number::Number;
use inward_core::when::When;
use serde_json::Value;

/// A file of cases with the tables that they share; an empty or missing one fails the test that asks.
pub fn document(file: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let document: Value = serde_json::from_str(&text).unwrap();
    assert!(!document["cases"].as_array().unwrap().is_empty(), "{file} has no cases");
    document
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

pub fn number(value: &Value) -> Number {
    Number::parse(&value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap()
}

pub fn day(value: &Value) -> NaiveDate {
    text(value).parse().unwrap()
}

pub fn when(text: &str) -> When {
    When::parse(text).unwrap()
}

/// That every figure a case expects is looked at.
pub fn assert_keys(case: &Value, keys: &[&str]) {
    let expected: Vec<&str> = case["expect"].as_object().unwrap().keys().map(String::as_str).collect();
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    assert_eq!(expected, keys, "{case}");
}
