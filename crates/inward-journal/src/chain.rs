//! The hash chain: each event's hash covers its stored bytes and the hash before it.

use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorKind};
use crate::store::StoredEvent;

/// The end of a zone's log: keep one elsewhere to find later that the log was cut.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The last position; 0 in an empty log.
    pub position: u64,
    /// The hash of the event there; zeros in an empty log.
    pub hash: [u8; 32],
}

impl std::fmt::Display for Head {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:", self.position)?;
        self.hash.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The hash of an event that follows `previous`. Every field is preceded by its length, so that no
/// two events have the same bytes.
pub fn hash(previous: &[u8; 32], zone: &[u8; 16], event: &StoredEvent) -> [u8; 32] {
    let mut hasher = Sha256::new();
    hasher.update(previous);
    let mut field = |bytes: &[u8]| {
        hasher.update((bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    field(zone);
    field(&event.position.to_le_bytes());
    field(event.record.kind.prefix().as_bytes());
    field(event.record.uuid.as_bytes());
    field(&event.version.to_le_bytes());
    field(event.kind.as_bytes());
    field(&event.schema.to_le_bytes());
    field(&event.recorded_at.as_micros().to_le_bytes());
    let reported = event.reported_on.map(|day| day.to_string());
    field(reported.as_deref().unwrap_or("").as_bytes());
    field(event.actor.uuid().as_bytes());
    field(event.command.uuid().as_bytes());
    field(event.seals.as_bytes());
    field(event.payload.as_bytes());
    hasher.finalize().into()
}

/// The chain as far as it was followed.
#[derive(Default)]
pub struct Followed {
    /// The event that was followed last.
    pub head: Head,
    /// Its record time.
    pub recorded_at: Option<Timestamp>,
}

impl Followed {
    /// Follows the chain to its next event; refused if that is not the next, or was changed.
    pub fn follow(&mut self, zone: &[u8; 16], event: &StoredEvent) -> Result<(), Error> {
        let corrupt =
            |code, position: u64| Error::new(ErrorKind::Corrupt, Refusal::new(code).with("position", position));
        let expected = self.head.position.saturating_add(1);
        if event.position != expected {
            return Err(corrupt(refusals::book::GAP, expected));
        }
        let in_order = self.recorded_at.is_none_or(|last| last <= event.recorded_at);
        if !in_order || hash(&self.head.hash, zone, event) != event.hash {
            return Err(corrupt(refusals::book::EDITED, event.position));
        }
        *self =
            Self { head: Head { position: event.position, hash: event.hash }, recorded_at: Some(event.recorded_at) };
        Ok(())
    }
}
