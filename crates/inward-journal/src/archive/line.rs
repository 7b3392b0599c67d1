//! What stands in a line of an archive. Each has one way to be written: a line that reads but would be
//! written otherwise was changed.

use std::borrow::Cow;

use chrono::NaiveDate;
use inward_core::id::{CommandId, Id, NoteId, RecordId};
use inward_core::person::Person;
use inward_core::when::Timestamp;
use inward_core::world::UniqueKey;
use inward_core::zone::Zone;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

use crate::chain::Head;
use crate::seal::{Key, hex, unhex};
use crate::store::{Receipt, Sealed, StoredEvent};

use super::fault::Change;

/// What an archive begins with.
pub const BEGINNING: &str = "{\"archive\":\"inward zone\",";

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    archive: Cow<'static, str>,
    pub format: u32,
    pub zone: Id<Zone>,
    pub name: String,
    position: u64,
    hash: Hex<32>,
}

impl Header {
    pub fn new(format: u32, zone: Id<Zone>, name: &str, head: Head) -> Self {
        let archive = Cow::Borrowed("inward zone");
        Self { archive, format, zone, name: name.to_owned(), position: head.position, hash: Hex(head.hash) }
    }

    pub fn head(&self) -> Head {
        Head { position: self.position, hash: self.hash.0 }
    }

    /// The format of a first line, whatever else stands in it.
    pub fn format_of(line: &[u8]) -> Option<u64> {
        #[derive(Deserialize)]
        struct Format {
            format: u64,
        }
        serde_json::from_slice::<Format>(line).ok().map(|header| header.format)
    }
}

/// An event.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventLine<'a> {
    event: u64,
    record: RecordId,
    version: u32,
    r#type: Cow<'a, str>,
    schema: u16,
    recorded_at: i64,
    reported_on: Option<NaiveDate>,
    actor: Id<Person>,
    command: CommandId,
    seals: Cow<'a, str>,
    payload: Cow<'a, str>,
    hash: Hex<32>,
}

/// A note.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteLine<'a> {
    note: NoteId,
    key: Hex<16>,
    text: Cow<'a, str>,
}

/// The particulars of a person.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonLine<'a> {
    person: Id<Person>,
    key: Hex<16>,
    particulars: Cow<'a, str>,
}

/// The receipt of a command.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReceiptLine<'a> {
    receipt: CommandId,
    key: Option<Hex<16>>,
    seal: Hex<32>,
    answer: Cow<'a, str>,
}

/// A unique key.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyLine<'a> {
    unique_key: Cow<'a, str>,
    holder: RecordId,
}

/// How many lines of each sort stand in an archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    pub events: u64,
    pub notes: u64,
    pub people: u64,
    pub receipts: u64,
    pub unique_keys: u64,
}

/// The closing line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosingLine {
    counts: Counts,
    sha256: Hex<32>,
}

/// A line below the header.
pub enum Line {
    Event(StoredEvent),
    Note(NoteId, Sealed),
    Person(Id<Person>, Sealed),
    Receipt(Receipt),
    Key(UniqueKey, RecordId),
    Closing(Counts, [u8; 32]),
}

impl Line {
    /// Reads a line. The chain covers every part of an event; of the others each bears a check.
    pub fn read(line: &[u8]) -> Result<Self, Change> {
        let begins = |beginning: &str| line.starts_with(beginning.as_bytes());
        if begins("{\"event\":") {
            let event: EventLine<'_> = read_exact(line)?;
            return event.event().map(Self::Event);
        }
        if begins("{\"note\":") {
            let NoteLine { note, key, text } = read_checked(line)?;
            return Ok(Self::Note(note, Sealed { key: Key(key.0), text: text.into_owned() }));
        }
        if begins("{\"person\":") {
            let PersonLine { person, key, particulars } = read_checked(line)?;
            return Ok(Self::Person(person, Sealed { key: Key(key.0), text: particulars.into_owned() }));
        }
        if begins("{\"receipt\":") {
            let ReceiptLine { receipt, key, seal, answer } = read_checked(line)?;
            let key = key.map(|key| Key(key.0));
            return Ok(Self::Receipt(Receipt { command: receipt, key, seal: seal.0, answer: answer.into_owned() }));
        }
        if begins("{\"unique_key\":") {
            let KeyLine { unique_key, holder } = read_checked(line)?;
            return Ok(Self::Key(UniqueKey::kept(unique_key), holder));
        }
        let ClosingLine { counts, sha256 } = read_exact(line)?;
        Ok(Self::Closing(counts, sha256.0))
    }
}

impl EventLine<'_> {
    fn event(self) -> Result<StoredEvent, Change> {
        Ok(StoredEvent {
            position: self.event,
            record: self.record,
            version: self.version,
            kind: self.r#type.into_owned(),
            schema: self.schema,
            recorded_at: Timestamp::from_micros(self.recorded_at).map_err(|_| Change::Form)?,
            reported_on: self.reported_on,
            actor: self.actor,
            command: self.command,
            seals: self.seals.into_owned(),
            payload: self.payload.into_owned(),
            hash: self.hash.0,
        })
    }
}

/// Writes lines to a buffer, in the one way in which each is written.
pub mod write {
    use super::*;

    pub fn header(header: &Header, buffer: &mut Vec<u8>) -> serde_json::Result<()> {
        checked(header, buffer)
    }

    pub fn event(event: &StoredEvent, buffer: &mut Vec<u8>) -> serde_json::Result<()> {
        plain(
            &EventLine {
                event: event.position,
                record: event.record,
                version: event.version,
                r#type: Cow::Borrowed(&event.kind),
                schema: event.schema,
                recorded_at: event.recorded_at.as_micros(),
                reported_on: event.reported_on,
                actor: event.actor,
                command: event.command,
                seals: Cow::Borrowed(&event.seals),
                payload: Cow::Borrowed(&event.payload),
                hash: Hex(event.hash),
            },
            buffer,
        )
    }

    pub fn note(note: NoteId, sealed: &Sealed, buffer: &mut Vec<u8>) -> serde_json::Result<()> {
        checked(&NoteLine { note, key: Hex(sealed.key.0), text: Cow::Borrowed(&sealed.text) }, buffer)
    }

    pub fn person(person: Id<Person>, sealed: &Sealed, buffer: &mut Vec<u8>) -> serde_json::Result<()> {
        checked(&PersonLine { person, key: Hex(sealed.key.0), particulars: Cow::Borrowed(&sealed.text) }, buffer)
    }

    pub fn receipt(receipt: &Receipt, buffer: &mut Vec<u8>) -> serde_json::Result<()> {
        let key = receipt.key.map(|key| Hex(key.0));
        let answer = Cow::Borrowed(receipt.answer.as_str());
        checked(&ReceiptLine { receipt: receipt.command, key, seal: Hex(receipt.seal), answer }, buffer)
    }

    pub fn key(key: &UniqueKey, holder: RecordId, buffer: &mut Vec<u8>) -> serde_json::Result<()> {
        checked(&KeyLine { unique_key: Cow::Borrowed(key.as_str()), holder }, buffer)
    }

    pub fn closing(counts: Counts, sha256: [u8; 32], buffer: &mut Vec<u8>) -> serde_json::Result<()> {
        plain(&ClosingLine { counts, sha256: Hex(sha256) }, buffer)
    }
}

fn plain(line: &impl Serialize, buffer: &mut Vec<u8>) -> serde_json::Result<()> {
    buffer.clear();
    serde_json::to_writer(buffer, line)
}

/// A line with its check as the last of its fields.
fn checked(line: &impl Serialize, buffer: &mut Vec<u8>) -> serde_json::Result<()> {
    plain(line, buffer)?;
    buffer.pop();
    let ending = ending(buffer);
    buffer.extend_from_slice(ending.as_bytes());
    Ok(())
}

/// How a line ends that begins so: with the first eight bytes of the SHA-256 of what stands before.
fn ending(beginning: &[u8]) -> String {
    let digest: [u8; 32] = Sha256::digest(beginning).into();
    format!(",\"check\":\"{}\"}}", hex(digest.first_chunk::<8>().unwrap_or(&[0; 8])))
}

/// Reads a line that is written without a check.
fn read_exact<T: DeserializeOwned + Serialize>(line: &[u8]) -> Result<T, Change> {
    let read: T = serde_json::from_slice(line).map_err(|_| Change::Form)?;
    let mut written = Vec::with_capacity(line.len());
    plain(&read, &mut written).map_err(|_| Change::Form)?;
    if written == line { Ok(read) } else { Err(Change::Form) }
}

/// Reads a line that is written with a check.
pub fn read_checked<T: DeserializeOwned + Serialize>(line: &[u8]) -> Result<T, Change> {
    let length = ending(&[]).len();
    let (beginning, end) = line.split_at_checked(line.len().saturating_sub(length)).ok_or(Change::Form)?;
    if end != ending(beginning).as_bytes() {
        return Err(Change::Check);
    }
    read_exact(&[beginning, b"}"].concat())
}

/// Bytes that are written in hexadecimal.
struct Hex<const N: usize>([u8; N]);

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(&self.0))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        unhex(&text).map(Self).ok_or_else(|| de::Error::custom("not so many hexadecimal digits"))
    }
}
