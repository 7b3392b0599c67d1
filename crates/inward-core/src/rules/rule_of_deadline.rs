//! A rule of a deadline that a command gives: one that can be promised, and counts from an event that
//! the record has.

use crate::deadline::Rule;
use crate::near::nearest_or_all;
use crate::refusal::{Code, Refusal};

/// A rule as it is given, refused where it is none or counts from another event than these.
pub(crate) fn rule_of_deadline(
    rule: &Rule,
    starts: &[&str],
    unknown_start: Code,
    path: &'static str,
) -> Result<Rule, Refusal> {
    rule.check().map_err(|refusal| refusal.at(path))?;
    let known = rule.before.is_none() && rule.after.as_deref().is_none_or(|event| starts.contains(&event));
    if known {
        return Ok(rule.clone());
    }
    let event = rule.before.as_deref().or(rule.after.as_deref()).unwrap_or_default();
    Err(Refusal::new(unknown_start)
        .with("input", event)
        .with("near", nearest_or_all(event, "", starts.iter().copied()))
        .at(path))
}
