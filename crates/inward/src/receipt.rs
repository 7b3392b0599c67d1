//! What the receipt of a command is for. Under the same id the same content is answered again; the same
//! id with other content is a conflict, and the journal refuses it.

use chrono::NaiveDate;
use inward_core::command::Command;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

/// Where in its batch a command stands.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// Its place, from 0.
    pub index: usize,
    /// How many there are.
    pub of: usize,
}

impl Place {
    /// In no batch.
    pub(crate) const ALONE: Self = Self { index: 0, of: 1 };
}

/// The content of a receipt: the filled command, when it was reported, and which part of which whole
/// it is. A batch that is given again with one command more is another batch.
pub(crate) fn content(command: &Command, reported_on: Option<NaiveDate>, place: Place) -> Result<String, Refusal> {
    let mut content = serde_json::to_string(command)
        .map_err(|fault| Refusal::new(refusals::command::MALFORMED).with("input", fault))?;
    if let Some(day) = reported_on {
        content.push_str(&format!("\nreported on {day}"));
    }
    if place.of > 1 {
        content.push_str(&format!("\n{} of {}", place.index, place.of));
    }
    Ok(content)
}
