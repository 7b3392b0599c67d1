//! The rules of deadlines that a playbook gives, read and checked.

use super::document::{Part, Reader};
use crate::deadline::Rule;
use crate::json;
use crate::near::nearest_or_all;
use crate::refusal::Refusal;
use crate::text::refusals::playbook as codes;

/// The rule in a field, if it is there and may stand there: it counts after one of these events, or
/// is a fixed date.
pub(super) fn rule(reader: &mut Reader, part: &Part<'_>, field: &str, starts: &[&str]) -> Option<Rule> {
    let (span, data) = part.data(field)?;
    let line = reader.line(&span);
    let path = part.path_of(field);
    let read = json::read_all::<Rule>(data, 0).and_then(|rule| check(rule, starts));
    match read {
        Ok(rule) => Some(rule),
        // A rule is short: once its first fault is mended, what is told of the rest says more.
        Err(first) => {
            reader.fault(line, Refusal { also: Vec::new(), ..first }.at(&path));
            None
        }
    }
}

fn check(rule: Rule, starts: &[&str]) -> Result<Rule, Refusal> {
    rule.check()?;
    let unknown = |event: &str, field: &'static str, near: String| {
        Refusal::new(codes::UNKNOWN_WORD).with("input", event).with("field", field).with("near", near).at(field)
    };
    if let Some(before) = &rule.before {
        return Err(unknown(before, "before", format!("after = \"{}\"", starts.join("\", \""))));
    }
    match &rule.after {
        Some(after) if !starts.contains(&after.as_str()) => {
            Err(unknown(after, "after", nearest_or_all(after, "", starts.iter().copied())))
        }
        _ => Ok(rule),
    }
}
