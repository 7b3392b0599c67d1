//! Reading events as they were stored: by this version, or by an older one. Old schemas are lifted
//! to the current one by pure functions, one step at a time. What is unknown is an error, never
//! skipped.

use serde_json::Value;

use super::Event;

/// Why a stored event cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum UnreadableEvent {
    /// No event of this type is known.
    #[error("events of type `{kind}` are not known to this version")]
    Kind {
        /// The type string.
        kind: String,
    },
    /// The event was stored by a newer version.
    #[error("`{kind}` was stored with schema {schema}; this version reads up to {newest}")]
    Schema {
        /// The type string.
        kind: String,
        /// The schema it was stored with.
        schema: u16,
        /// The newest schema that is known.
        newest: u16,
    },
    /// Its content does not fit its type.
    #[error("the content of `{kind}` cannot be read: {fault}")]
    Payload {
        /// The type string.
        kind: String,
        /// What does not fit.
        fault: String,
    },
}

/// Lifts the content of one type of events from one schema to the next.
type Lift = fn(Value) -> Result<Value, String>;

/// The lifts there are: type string, schema that is read, function that gives the next.
const LIFTS: &[(&str, u16, Lift)] = &[];

impl Event {
    /// Reads an event as it was stored.
    ///
    /// ```
    /// use inward_core::event::{Event, UnreadableEvent};
    /// let unknown = Event::read("lead.sold", 1, "{}").unwrap_err();
    /// assert!(matches!(unknown, UnreadableEvent::Kind { .. }));
    /// let newer = Event::read("lead.captured", 99, "{}").unwrap_err();
    /// assert!(matches!(newer, UnreadableEvent::Schema { .. }));
    /// ```
    pub fn read(kind: &str, schema: u16, payload: &str) -> Result<Self, UnreadableEvent> {
        read_with(LIFTS, kind, schema, payload)
    }
}

fn read_with(lifts: &[(&str, u16, Lift)], kind: &str, schema: u16, payload: &str) -> Result<Event, UnreadableEvent> {
    let newest = Event::KINDS
        .iter()
        .find(|(known, _)| *known == kind)
        .map(|(_, newest)| *newest)
        .ok_or_else(|| UnreadableEvent::Kind { kind: kind.to_owned() })?;
    if schema == newest {
        return Event::read_current(kind, payload);
    }
    let unknown_schema = || UnreadableEvent::Schema { kind: kind.to_owned(), schema, newest };
    if schema == 0 || schema > newest {
        return Err(unknown_schema());
    }
    let unreadable = |fault: String| UnreadableEvent::Payload { kind: kind.to_owned(), fault };
    let mut value: Value = serde_json::from_str(payload).map_err(|error| unreadable(error.to_string()))?;
    for step in schema..newest {
        let (_, _, lift) =
            lifts.iter().find(|(of, from, _)| *of == kind && *from == step).ok_or_else(unknown_schema)?;
        value = lift(value).map_err(unreadable)?;
    }
    Event::read_current(kind, &value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_schema_that_was_ever_current_can_be_lifted() {
        let mut looked_at = 0;
        for (kind, newest) in Event::KINDS {
            for schema in 1..*newest {
                assert!(LIFTS.iter().any(|(of, from, _)| of == kind && *from == schema), "{kind} v{schema}");
            }
            looked_at += 1;
        }
        assert!(looked_at > 30);
    }

    #[test]
    fn content_that_does_not_fit_is_an_error() {
        let fault = Event::read("fact.retracted", 1, r#"{"fact": "1", "extra": 2}"#).unwrap_err();
        assert!(matches!(fault, UnreadableEvent::Payload { .. }));
        assert!(matches!(Event::read("fact.retracted", 0, "{}"), Err(UnreadableEvent::Schema { .. })));
    }
}
