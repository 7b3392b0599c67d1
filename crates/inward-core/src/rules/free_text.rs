//! Names and free texts: not blank where something must be said, not too long, no control characters.

use crate::id::NoteId;
use crate::refusal::Refusal;
use crate::text::refusals;

use super::Deciding;

/// The longest name, title or code.
const LONGEST_NAME: usize = 500;
/// The longest free text.
pub(super) const LONGEST_NOTE: usize = 100_000;

impl Deciding<'_> {
    /// Keeps a free text as a note, if it says anything.
    pub(crate) fn note(&mut self, text: Option<&str>) -> Result<Option<NoteId>, Refusal> {
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
        check_text(text, LONGEST_NOTE)?;
        let number = u16::try_from(self.notes.len()).map_err(|_| {
            Refusal::new(refusals::text::TOO_LONG).with("limit", u16::MAX).with("input", abridged(text))
        })?;
        let id = NoteId { command: self.context.command, number };
        self.notes.push((id, text.to_owned()));
        Ok(Some(id))
    }

    /// A free text that must say something, such as a reason.
    pub(crate) fn needed_note(&mut self, text: &str, path: &'static str) -> Result<Option<NoteId>, Refusal> {
        if text.trim().is_empty() {
            return Err(Refusal::new(refusals::text::REASON_MISSING).at(path));
        }
        self.note(Some(text)).map_err(|refusal| refusal.at(path))
    }
}

/// A name, title or code: not blank, not too long, no control characters; trimmed.
pub(crate) fn name(text: &str, path: &'static str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::new(refusals::text::BLANK_NAME).at(path));
    }
    check_text(text, LONGEST_NAME).map_err(|refusal| refusal.at(path))?;
    if text.contains(['\n', '\r', '\t']) {
        return Err(Refusal::new(refusals::text::CONTROL_CHARACTER).with("input", abridged(text)).at(path));
    }
    Ok(text.to_owned())
}

/// Not too long, and no control characters but ends of lines and tabs.
pub(super) fn check_text(text: &str, longest: usize) -> Result<(), Refusal> {
    if text.chars().count() > longest {
        return Err(Refusal::new(refusals::text::TOO_LONG).with("limit", longest).with("input", abridged(text)));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Refusal::new(refusals::text::CONTROL_CHARACTER).with("input", abridged(text)));
    }
    Ok(())
}

fn abridged(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
