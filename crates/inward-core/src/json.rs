//! Reading data from JSON so that every fault is told at once, each with its path and its code.
//!
//! What a value's own rule refuses (a date, an amount, an id) keeps that rule's code; what serde says
//! of a form that does not fit becomes a refusal of ours.

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use crate::refusal::Refusal;
use crate::text::refusals;

/// No more faults of one text are listed.
const MOST_FAULTS: usize = 50;

/// Reads JSON text.
pub(crate) fn parse(text: &str) -> Result<Value, Refusal> {
    serde_json::from_str(text).map_err(|error| {
        Refusal::new(refusals::command::NOT_JSON).with("line", error.line()).with("column", error.column())
    })
}

/// Reads a value from JSON, or tells everything that is wrong with it. Binary floating-point numbers
/// are refused wherever they stand. The first `fixed` steps of a path are never taken out when it is
/// looked for further faults.
pub(crate) fn read_all<T: DeserializeOwned>(value: Value, fixed: usize) -> Result<T, Refusal> {
    let mut floats = Vec::new();
    find_floats(&value, &mut Vec::new(), &mut floats);
    if floats.is_empty()
        && let Ok(read) = read(value.clone())
    {
        return Ok(read);
    }
    let faults = all_faults::<T>(value, floats, fixed);
    Err(Refusal::join(faults).unwrap_or_else(|| Refusal::new(refusals::command::MALFORMED).with("input", "…")))
}

/// One fault, with the path to it.
struct Fault {
    refusal: Refusal,
    path: Vec<Step>,
    /// Whether it is that a field is missing; the path is then that of the object that lacks it.
    missing: bool,
}

#[derive(Clone, PartialEq)]
enum Step {
    Key(String),
    Index(usize),
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, Box<Fault>> {
    let given = value.clone();
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = steps(error.path());
        let message = error.inner().to_string();
        let missing = message.starts_with("missing field");
        let refusal = Refusal::from_message(&message).unwrap_or_else(|| of_form(&message, value_at(&given, &path)));
        Box::new(Fault { refusal, path, missing })
    })
}

/// What serde says of a form that does not fit, as a refusal of its own: its sentences are not for
/// people, and stand in one language.
fn of_form(message: &str, given: Option<&Value>) -> Refusal {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let first = quoted.next().unwrap_or_default();
    if message.starts_with("missing field") {
        return Refusal::new(refusals::command::MISSING_FIELD).with("field", first);
    }
    for (start, code) in
        [("unknown field", refusals::command::UNKNOWN_FIELD), ("unknown variant", refusals::command::UNKNOWN_CHOICE)]
    {
        if message.starts_with(start) {
            let near = crate::near::nearest_or_all(first, "", quoted);
            return Refusal::new(code).with("input", first).with("near", near);
        }
    }
    let input = given.map_or_else(|| "…".to_owned(), |given| abridged(&given.to_string()));
    let expected = message.rsplit_once("expected ").map_or("", |(_, expected)| expected);
    Refusal::new(code_of(expected)).with("input", input)
}

/// The refusal of what is not what serde expected.
fn code_of(expected: &str) -> crate::refusal::Code {
    use refusals::command::{MALFORMED, NOT_FIELDS, NOT_LIST, NOT_TEXT, NOT_WHOLE_NUMBER, NOT_YES_OR_NO};
    match expected {
        "a string" | "string or map" => NOT_TEXT,
        "u8" | "u16" | "u32" | "u64" | "i64" => NOT_WHOLE_NUMBER,
        "a boolean" => NOT_YES_OR_NO,
        "a sequence" => NOT_LIST,
        _ if expected.starts_with("struct ") || expected.starts_with("a map") => NOT_FIELDS,
        _ => MALFORMED,
    }
}

/// The value at a path; the last step may name what is not there.
fn value_at<'v>(value: &'v Value, path: &[Step]) -> Option<&'v Value> {
    path.iter().try_fold(value, |within, step| match step {
        Step::Key(key) => within.get(key),
        Step::Index(index) => within.get(index),
    })
}

fn steps(path: &Path) -> Vec<Step> {
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Map { key } => Some(Step::Key(key.clone())),
            Segment::Enum { variant } => Some(Step::Key(variant.clone())),
            Segment::Seq { index } => Some(Step::Index(*index)),
            Segment::Unknown => None,
        })
        .collect()
}

fn written(path: &[Step]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            Step::Key(key) if text.is_empty() => text.push_str(key),
            Step::Key(key) => text.extend([".", key]),
            Step::Index(index) => text.push_str(&format!("[{index}]")),
        }
    }
    text
}

/// Takes out what is at fault and reads again, until nothing more is found: so every fault is listed,
/// not the first alone. What is missing only because it was taken out is no
/// fault, but the object that lacks it is taken out in turn.
fn all_faults<T: DeserializeOwned>(mut value: Value, floats: Vec<Fault>, fixed: usize) -> Vec<Refusal> {
    let mut taken: Vec<Vec<Step>> = Vec::new();
    let mut readable = floats.len() < MOST_FAULTS;
    if readable {
        // From the last: then the places of the others in their arrays stay.
        for float in floats.iter().rev() {
            readable &= remove(&mut value, &float.path, fixed);
            taken.push(float.path.clone());
        }
    }
    let told = floats.into_iter().take(MOST_FAULTS);
    let mut faults: Vec<Refusal> = told.map(|float| float.refusal.at(written(&float.path))).collect();
    while readable && faults.len() < MOST_FAULTS {
        let Err(fault) = read::<T>(value.clone()) else { break };
        let path = as_given(&fault.path, &taken);
        let of_ours = fault.missing && taken.iter().any(|taken| taken.len() > path.len() && taken.starts_with(&path));
        if !of_ours {
            faults.push(if path.is_empty() { fault.refusal } else { fault.refusal.at(written(&path)) });
        }
        readable = remove(&mut value, &fault.path, fixed);
        taken.push(path);
    }
    faults
}

/// The path in what was given: items that were taken out of an array count.
fn as_given(path: &[Step], taken: &[Vec<Step>]) -> Vec<Step> {
    let mut given: Vec<Step> = Vec::new();
    for step in path {
        let step = match step {
            Step::Key(key) => Step::Key(key.clone()),
            Step::Index(index) => {
                let mut before: Vec<usize> = taken
                    .iter()
                    .filter_map(|taken| match taken.split_last() {
                        Some((Step::Index(index), array)) if *array == *given => Some(*index),
                        _ => None,
                    })
                    .collect();
                before.sort_unstable();
                let shifted = before.iter().fold(*index, |index, gone| index + usize::from(*gone <= index));
                Step::Index(shifted)
            }
        };
        given.push(step);
    }
    given
}

/// Takes a value out; the first `fixed` steps stay.
fn remove(value: &mut Value, path: &[Step], fixed: usize) -> bool {
    let [within @ .., last] = path else { return false };
    if within.len() < fixed {
        return false;
    }
    let mut holder = Some(value);
    for step in within {
        holder = match (step, holder) {
            (Step::Key(key), Some(Value::Object(fields))) => fields.get_mut(key),
            (Step::Index(index), Some(Value::Array(items))) => items.get_mut(*index),
            _ => None,
        };
    }
    match (last, holder) {
        (Step::Key(key), Some(Value::Object(fields))) => fields.remove(key).is_some(),
        (Step::Index(index), Some(Value::Array(items))) if *index < items.len() => {
            items.remove(*index);
            true
        }
        _ => false,
    }
}

/// As much of what was given as a refusal repeats.
pub(crate) fn abridged(text: &str) -> String {
    text.chars().take(60).collect()
}

/// Every binary floating-point number, each with its path: nothing takes one.
fn find_floats(value: &Value, path: &mut Vec<Step>, found: &mut Vec<Fault>) {
    match value {
        Value::Number(number) if number.is_f64() => {
            let refusal = Refusal::new(refusals::number::FLOAT).with("input", number);
            found.push(Fault { refusal, path: path.clone(), missing: false });
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Step::Index(index));
                find_floats(item, path, found);
                path.pop();
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                path.push(Step::Key(name.clone()));
                find_floats(field, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}
