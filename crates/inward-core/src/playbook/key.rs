//! [`Key`]: the stable name by which a playbook's entries are referred to.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::refusal::Refusal;
use crate::text::refusals::playbook::BAD_KEY;

/// The name of an entry of a playbook, such as `construction_started`: a small letter followed by
/// small letters, digits and underscores, at most 64 characters in all. It never changes; what is
/// shown to people is the entry's label.
///
/// ```
/// use inward_core::playbook::Key;
/// let key = Key::parse("construction_started")?;
/// assert_eq!(key, *"construction_started");
/// assert_eq!(Key::parse("开工").unwrap_err().code.as_str(), "playbook.bad-key");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Cow<'static, str>);

/// The key of a milestone.
pub type MilestoneKey = Key;
/// The key of an attribute.
pub type AttributeKey = Key;
/// The key of a reason.
pub type ReasonKey = Key;
/// The key of a source of dates.
pub type SourceKey = Key;
/// The key of a kind of evidence.
pub type EvidenceKey = Key;
/// The key of a kind of commitment.
pub type CommitmentKey = Key;
/// The key of a kind of issue.
pub type IssueKindKey = Key;
/// The key of a channel through which issues come.
pub type ChannelKey = Key;
/// The key of an urgency.
pub type UrgencyKey = Key;
/// The key of a ladder of escalation.
pub type LadderKey = Key;
/// The key of a level of a ladder.
pub type LevelKey = Key;
/// The key of a role that is told of a level.
pub type RoleKey = Key;
/// The key of the nature of a project.
pub type NatureKey = Key;

impl Key {
    /// The most characters a key may have.
    pub const MAX_LENGTH: usize = 64;

    /// A key that stands in the program itself, for constants.
    ///
    /// # Panics
    /// If the text is not a key; in a constant this is an error at compile time. For text that
    /// comes from outside use [`Key::parse`].
    #[must_use]
    pub const fn known(text: &'static str) -> Self {
        assert!(well_formed(text.as_bytes()), "a key is [a-z][a-z0-9_]*, at most 64 characters");
        Self(Cow::Borrowed(text))
    }

    /// Reads a key as it stands; nothing is folded or trimmed.
    ///
    /// # Errors
    /// `playbook.bad-key`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if well_formed(text.as_bytes()) {
            Ok(Self(Cow::Owned(text.to_owned())))
        } else {
            Err(Refusal::new(BAD_KEY).with("input", text))
        }
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const fn well_formed(text: &[u8]) -> bool {
    let [first, rest @ ..] = text else { return false };
    if !first.is_ascii_lowercase() || text.len() > Key::MAX_LENGTH {
        return false;
    }
    let mut rest = rest;
    while let [byte, after @ ..] = rest {
        if !(byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_') {
            return false;
        }
        rest = after;
    }
    true
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Key {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Key {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl TryFrom<&str> for Key {
    type Error = Refusal;

    fn try_from(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl FromStr for Key {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        Self::parse(text)
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}
