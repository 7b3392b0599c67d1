//! Reading a command from JSON, with the path and the code of what is wrong.

use serde_json::Value;

use crate::json;
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
        Self::from_value(json::parse(text)?)
    }

    /// Reads one command from JSON that was read already; as [`from_json`](Self::from_json).
    pub fn from_value(value: Value) -> Result<Self, Refusal> {
        let not_one_verb =
            || Refusal::new(refusals::command::NOT_ONE_VERB).with("input", json::abridged(&value.to_string()));
        let Value::Object(object) = &value else { return Err(not_one_verb()) };
        let mut entries = object.iter();
        let (Some((verb, _)), None) = (entries.next(), entries.next()) else {
            return Err(not_one_verb());
        };
        if !Self::VERBS.contains(&verb.as_str()) {
            let near = crate::near::nearest(verb, Self::VERBS.iter().copied(), 3).join(", ");
            return Err(Refusal::new(refusals::command::UNKNOWN_VERB).with("input", verb).with("near", near));
        }
        // The verb itself stays.
        json::read_all(value, 1)
    }
}
