//! Typed ids: of records, of the facts within them, of commands, and of notes.
//!
//! Every record has an id of its kind and a UUID, written `inv_01890a5d-…`. An [`Id<Lead>`] cannot
//! be given where an [`Id<Agreement>`] is due. A [`RecordId`] is the same without the static kind;
//! it names the record's stream of events.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;
use uuid::fmt::Hyphenated;

use crate::refusal::Refusal;
use crate::text::{Label, refusals};

macro_rules! kinds {
    ($( $(#[$doc:meta])* $name:ident, $prefix:literal, $key:literal, $en:literal, $zh:literal; )+) => {
        /// The kinds of records that a book holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Kind { $( $(#[$doc])* $name ),+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &[Kind] = &[$(Kind::$name),+];

            /// The three letters before the UUID.
            #[must_use]
            pub const fn prefix(self) -> &'static str {
                match self { $(Kind::$name => $prefix),+ }
            }

            /// The kind as a key, such as `investment`.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Kind::$name => $key),+ }
            }

            /// The kind in both languages.
            #[must_use]
            pub fn label(self) -> Label {
                match self { $(Kind::$name => Label::new($en, $zh)),+ }
            }
        }
    };
}

kinds! {
    /// The zone itself, 开发区.
    Zone, "zon", "zone", "zone", "开发区";
    /// A unit of the zone or beside it, 单位.
    Unit, "unt", "unit", "unit", "单位";
    /// An officer or a contact, 人员.
    Person, "per", "person", "person", "人员";
    /// An enterprise or another body, 企业/机构.
    Organisation, "org", "organisation", "organisation", "企业/机构";
    /// One investment from first contact to full benefit, 招商项目.
    Investment, "inv", "investment", "investment", "招商项目";
    /// A lead, 线索.
    Lead, "led", "lead", "lead", "线索";
    /// A negotiation, 在谈.
    Negotiation, "neg", "negotiation", "negotiation", "在谈";
    /// An agreement, 协议.
    Agreement, "agr", "agreement", "agreement", "协议";
    /// A construction project, 建设项目.
    Project, "prj", "project", "project", "建设项目";
    /// A promise, 承诺.
    Commitment, "cmt", "commitment", "commitment", "承诺";
    /// What an enterprise asks or complains of, 企业诉求/问题.
    Issue, "iss", "issue", "issue", "企业诉求";
    /// Something that a unit is to do, 交办事项.
    Task, "tsk", "task", "task", "交办事项";
    /// An application under a procedure, 办件.
    Case, "cas", "case", "case", "办件";
    /// A list, a promotion event or a procedure, 台账条目.
    Entry, "ent", "entry", "entry", "台账条目";
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// A type that records of one kind are: the state of a lead, of an agreement, …
pub trait Recordable: 'static {
    /// Its kind.
    const KIND: Kind;
}

/// The id of a record of a known kind.
///
/// ```
/// use inward_core::id::Id;
/// use inward_core::lead::Lead;
/// let id: Id<Lead> = "led_01890a5d-ac96-774b-bcce-b302099a8057".parse()?;
/// assert_eq!(id.to_string(), "led_01890a5d-ac96-774b-bcce-b302099a8057");
/// assert!("agr_01890a5d-ac96-774b-bcce-b302099a8057".parse::<Id<Lead>>().is_err());
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub struct Id<T> {
    uuid: Uuid,
    kind: PhantomData<fn() -> T>,
}

impl<T: Recordable> Id<T> {
    /// The id with this UUID.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self { uuid, kind: PhantomData }
    }

    /// The id of that number, for what no book holds: rows of a table from elsewhere.
    #[must_use]
    pub fn numbered(number: u64) -> Self {
        Self::new(Uuid::from_u128(u128::from(number)))
    }

    /// The UUID alone.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }

    /// The same id with its kind as a value.
    #[must_use]
    pub const fn record(self) -> RecordId {
        RecordId { kind: T::KIND, uuid: self.uuid }
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.uuid.cmp(&other.uuid)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}

impl<T: Recordable> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.record().fmt(f)
    }
}

impl<T: Recordable> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<T: Recordable> FromStr for Id<T> {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        RecordId::from_str(text)?.of()
    }
}

impl<T: Recordable> From<Id<T>> for RecordId {
    fn from(id: Id<T>) -> Self {
        id.record()
    }
}

impl<T: Recordable> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.record().serialize(serializer)
    }
}

impl<'de, T: Recordable> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        RecordId::deserialize(deserializer)?.of().map_err(de::Error::custom)
    }
}

/// The id of a record of any kind; also the name of its stream of events.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    /// The kind of the record.
    pub kind: Kind,
    /// The UUID of the record.
    pub uuid: Uuid,
}

impl RecordId {
    /// The id of this kind with this UUID.
    #[must_use]
    pub const fn new(kind: Kind, uuid: Uuid) -> Self {
        Self { kind, uuid }
    }

    /// The same id with its kind as a type, refused when it is of another kind.
    pub fn of<T: Recordable>(self) -> Result<Id<T>, Refusal> {
        if self.kind == T::KIND {
            Ok(Id::new(self.uuid))
        } else {
            Err(Refusal::new(refusals::identifier::ID_WRONG_KIND)
                .with("input", self)
                .with("expected", T::KIND.prefix()))
        }
    }

    /// The same id with its kind as a type, if it is of that kind.
    #[must_use]
    pub fn as_id<T: Recordable>(self) -> Option<Id<T>> {
        (self.kind == T::KIND).then(|| Id::new(self.uuid))
    }
}

impl RecordId {
    /// Writes the id as text, in one piece: states name ids so often that pieces are felt.
    fn write(self, buffer: &mut [u8; Self::LENGTH]) -> &str {
        let (prefix, uuid) = buffer.split_at_mut(Self::LENGTH - Hyphenated::LENGTH);
        for (to, from) in prefix.iter_mut().zip(self.kind.prefix().bytes().chain([b'_'])) {
            *to = from;
        }
        self.uuid.hyphenated().encode_lower(uuid);
        str::from_utf8(buffer).unwrap_or_default()
    }

    /// The length of an id as text: three letters, a line, a UUID.
    const LENGTH: usize = 4 + Hyphenated::LENGTH;
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.write(&mut [0; Self::LENGTH]))
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for RecordId {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let malformed = || Refusal::new(refusals::identifier::ID_MALFORMED).with("input", text);
        let (prefix, uuid) = text.trim().split_once('_').ok_or_else(malformed)?;
        let kind = Kind::ALL.iter().copied().find(|kind| kind.prefix() == prefix).ok_or_else(malformed)?;
        if uuid.len() != Hyphenated::LENGTH {
            return Err(malformed());
        }
        Ok(Self { kind, uuid: Uuid::try_parse(uuid).map_err(|_| malformed())? })
    }
}

impl Serialize for RecordId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.write(&mut [0; Self::LENGTH]))
    }
}

impl<'de> Deserialize<'de> for RecordId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// The id of a command: a UUIDv7 that the caller or the desk minted. The record that the command
/// creates bears the same UUID, and so does the investment it opens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CommandId(Uuid);

impl CommandId {
    /// The id with this UUID.
    #[must_use]
    pub const fn new(uuid: Uuid) -> Self {
        Self(uuid)
    }

    /// The UUID.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.0
    }

    /// The id of the record that a command with this id creates.
    #[must_use]
    pub const fn creates<T: Recordable>(self) -> Id<T> {
        Id::new(self.0)
    }

    /// The id of the n-th command of a batch, counted from 0: the batch's own UUID with n added to
    /// its last 62 bits, so that a caller can name what an earlier member will create.
    ///
    /// ```
    /// use inward_core::id::CommandId;
    /// let batch: CommandId = "01890a5d-ac96-774b-bcce-b302099a8057".parse()?;
    /// assert_eq!(batch.member(0), batch);
    /// assert_eq!(batch.member(1).to_string(), "01890a5d-ac96-774b-bcce-b302099a8058");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn member(self, n: u32) -> Self {
        const LOW: u128 = (1 << 62) - 1;
        let uuid = self.0.as_u128();
        let low = (uuid & LOW).wrapping_add(u128::from(n)) & LOW;
        Self(Uuid::from_u128((uuid & !LOW) | low))
    }
}

impl fmt::Display for CommandId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl fmt::Debug for CommandId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for CommandId {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Uuid::try_parse(text.trim())
            .map(Self)
            .map_err(|_| Refusal::new(refusals::identifier::ID_MALFORMED).with("input", text))
    }
}

/// The id of a free text: the command that brought it and its number within it. The text stands in
/// an erasable table, never in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteId {
    /// The command that brought the text.
    pub command: CommandId,
    /// Which of its texts.
    pub number: u16,
}

impl fmt::Display for NoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.command, self.number)
    }
}

impl FromStr for NoteId {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let malformed = || Refusal::new(refusals::identifier::ID_MALFORMED).with("input", text);
        let (command, number) = text.split_once('#').ok_or_else(malformed)?;
        Ok(Self { command: command.parse()?, number: number.parse().map_err(|_| malformed())? })
    }
}

/// The id of a fact within its record: the version of the record that stated it, and which of the
/// facts of that event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId {
    /// The version of the record.
    pub version: u32,
    /// Which fact of the event, from 0.
    pub number: u16,
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number {
            0 => write!(f, "{}", self.version),
            number => write!(f, "{}.{number}", self.version),
        }
    }
}

impl FromStr for FactId {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let malformed = |_| Refusal::new(refusals::identifier::ID_MALFORMED).with("input", text);
        let (version, number) = text.split_once('.').unwrap_or((text, "0"));
        Ok(Self { version: version.parse().map_err(malformed)?, number: number.parse().map_err(malformed)? })
    }
}

/// A fact anywhere in the book, written `prj_…@12` or `prj_…@12.1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactRef {
    /// The record that keeps the fact.
    pub record: RecordId,
    /// The fact within it.
    pub fact: FactId,
}

impl fmt::Display for FactRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.record, self.fact)
    }
}

impl FromStr for FactRef {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let (record, fact) =
            text.split_once('@').ok_or_else(|| Refusal::new(refusals::identifier::ID_MALFORMED).with("input", text))?;
        Ok(Self { record: record.parse()?, fact: fact.parse()? })
    }
}

macro_rules! serde_as_text {
    ($($name:ty),+) => { $(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )+ };
}

serde_as_text!(NoteId, FactId, FactRef);

#[cfg(test)]
mod tests {
    use super::*;

    const UUID: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

    #[test]
    fn every_kind_prints_and_parses_back() {
        for kind in Kind::ALL {
            let text = format!("{}_{UUID}", kind.prefix());
            let id: RecordId = text.parse().unwrap();
            assert_eq!(id.kind, *kind);
            assert_eq!(id.to_string(), text);
        }
        assert_eq!(Kind::ALL.len(), 14);
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in [
            "",
            "inv",
            "inv_",
            "xyz_01890a5d-ac96-774b-bcce-b302099a8057",
            "inv_01890a5dac96774bbcceb302099a8057",
            "inv_招商",
        ] {
            assert_eq!(text.parse::<RecordId>().unwrap_err().code, refusals::identifier::ID_MALFORMED, "{text}");
        }
    }

    #[test]
    fn facts_and_notes_print_and_parse_back() {
        for text in [format!("prj_{UUID}@12"), format!("prj_{UUID}@12.1")] {
            assert_eq!(text.parse::<FactRef>().unwrap().to_string(), text);
        }
        let note = format!("{UUID}#3");
        assert_eq!(note.parse::<NoteId>().unwrap().to_string(), note);
        for text in ["", "12", "prj_@1", "inv_01890a5d-ac96-774b-bcce-b302099a8057@x", "a#b"] {
            assert!(text.parse::<FactRef>().is_err() && text.parse::<NoteId>().is_err(), "{text}");
        }
    }

    #[test]
    fn members_of_a_batch_differ_and_wrap_within_their_bits() {
        let batch = CommandId::new(Uuid::from_u128(u128::MAX));
        assert_eq!(batch.member(1).uuid().as_u128(), u128::MAX << 62);
        let distinct: std::collections::BTreeSet<_> = (0..100).map(|n| batch.member(n)).collect();
        assert_eq!(distinct.len(), 100);
    }
}
