//! Reading a command from JSON, with the path and the code of what is wrong.

use serde_json::Value;
use serde_path_to_error::{Path, Segment};

use crate::refusal::Refusal;
use crate::text::refusals;

use super::Command;

impl Command {
    /// Reads one command, `{"capture_lead": {…}}`.
    ///
    /// What is wrong is refused with its path and code; a value that a rule of its own refuses
    /// (a date, an amount, an id) keeps that rule's code.
    ///
    /// ```
    /// use inward_core::command::Command;
    /// let command = Command::from_json(r#"{"capture_lead": {"title": "LED 衬底", "on": "2020-06"}}"#)?;
    /// assert_eq!(command.verb(), "capture_lead");
    ///
    /// let refusal = Command::from_json(r#"{"capture_lead": {"title": "x", "on": "2020-02-30"}}"#).unwrap_err();
    /// assert_eq!(refusal.code.as_str(), "when.invalid-date");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn from_json(text: &str) -> Result<Self, Refusal> {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| Refusal::new(refusals::command::NOT_JSON).with("fault", error))?;
        let Value::Object(object) = &value else {
            return Err(Refusal::new(refusals::command::NOT_ONE_VERB).with("input", abridged(text)));
        };
        let mut entries = object.iter();
        let (Some((verb, fields)), None) = (entries.next(), entries.next()) else {
            return Err(Refusal::new(refusals::command::NOT_ONE_VERB).with("input", abridged(text)));
        };
        if !Self::VERBS.contains(&verb.as_str()) {
            let near = crate::near::nearest(verb, Self::VERBS.iter().copied(), 3).join(", ");
            return Err(Refusal::new(refusals::command::UNKNOWN_VERB).with("input", verb).with("near", near));
        }
        let mut faults = float_faults(fields, verb);
        if faults.is_empty() {
            match read(value.clone()) {
                Ok(command) => return Ok(command),
                Err(fault) => faults = all_faults(value.clone(), fault),
            }
        }
        Err(Refusal::join(faults).unwrap_or_else(|| Refusal::new(refusals::command::NOT_ONE_VERB)))
    }
}

/// One fault, with the path to it as keys and indexes.
struct Fault {
    refusal: Refusal,
    path: Vec<Step>,
}

enum Step {
    Key(String),
    Index(usize),
}

fn read(value: Value) -> Result<Command, Box<Fault>> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = steps(error.path());
        let message = error.inner().to_string();
        let refusal = Refusal::from_message(&message)
            .unwrap_or_else(|| Refusal::new(refusals::command::MALFORMED).with("fault", message));
        Box::new(Fault { refusal: refusal.at(error.path()), path })
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

/// Takes out what is at fault and reads again, until nothing more is found: so every fault of a
/// command is listed, not the first alone.
fn all_faults(mut value: Value, first: Box<Fault>) -> Vec<Refusal> {
    let mut faults = Vec::new();
    let mut next = Some(first);
    while let Some(fault) = next.take() {
        let removed = faults.len() < 50 && remove(&mut value, &fault.path);
        let missing = fault.refusal.code == refusals::command::MALFORMED;
        if faults.is_empty() || !missing || removed {
            faults.push(fault.refusal);
        }
        if removed {
            next = read(value.clone()).err().filter(|fault| !is_missing_field(fault));
        }
    }
    faults
}

fn is_missing_field(fault: &Fault) -> bool {
    fault.refusal.params.get("fault").is_some_and(|text| text.starts_with("missing field"))
}

fn remove(value: &mut Value, path: &[Step]) -> bool {
    match path {
        [] | [_] => false,
        [Step::Key(key), rest @ ..] => match value.as_object_mut() {
            Some(object) if rest.len() == 1 => match (rest, object.get_mut(key)) {
                ([Step::Key(last)], Some(Value::Object(inner))) => inner.remove(last).is_some(),
                ([Step::Index(last)], Some(Value::Array(items))) if *last < items.len() => {
                    items.remove(*last);
                    true
                }
                _ => false,
            },
            Some(object) => object.get_mut(key).is_some_and(|inner| remove(inner, rest)),
            None => false,
        },
        [Step::Index(index), rest @ ..] => match value.as_array_mut().and_then(|items| items.get_mut(*index)) {
            Some(Value::Object(inner)) if rest.len() == 1 => match rest {
                [Step::Key(last)] => inner.remove(last).is_some(),
                _ => false,
            },
            Some(inner) => remove(inner, rest),
            None => false,
        },
    }
}

fn abridged(text: &str) -> String {
    text.chars().take(60).collect()
}

/// Every binary floating-point number among the fields, each with its path: no field of a command
/// takes one.
fn float_faults(value: &Value, path: &str) -> Vec<Refusal> {
    match value {
        Value::Number(number) if number.is_f64() => {
            vec![Refusal::new(refusals::number::FLOAT).with("input", number).at(path)]
        }
        Value::Array(items) => {
            items.iter().enumerate().flat_map(|(index, item)| float_faults(item, &format!("{path}[{index}]"))).collect()
        }
        Value::Object(fields) => {
            fields.iter().flat_map(|(name, field)| float_faults(field, &format!("{path}.{name}"))).collect()
        }
        _ => Vec::new(),
    }
}
