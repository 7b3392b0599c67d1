//! How callers name things: by an id, by the answer of the call that made it, by a record, or, for
//! units, organisations and people, by name.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::id::{Id, RecordId, Recordable};
use crate::project::Project;

/// Something that names one record of kind `T`: its id, an answer, the record itself.
pub trait Names<T: Recordable> {
    /// The id that is named.
    fn id_of(&self) -> Id<T>;
}

impl<T: Recordable> Names<T> for Id<T> {
    fn id_of(&self) -> Id<T> {
        *self
    }
}

impl<T: Recordable, N: Names<T> + ?Sized> Names<T> for &N {
    fn id_of(&self) -> Id<T> {
        (**self).id_of()
    }
}

/// What a command acts on: a record, or one phase of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aim {
    /// The record. An investment means its only fitting record.
    pub record: RecordId,
    /// The phase of a project, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<u16>,
}

/// Something that a command can act on.
pub trait Target {
    /// The record, or the phase, that is meant.
    fn aim(&self) -> Aim;
}

impl<T: Recordable> Target for Id<T> {
    fn aim(&self) -> Aim {
        Aim { record: self.record(), phase: None }
    }
}

impl Target for RecordId {
    fn aim(&self) -> Aim {
        Aim { record: *self, phase: None }
    }
}

impl Target for Aim {
    fn aim(&self) -> Aim {
        *self
    }
}

impl<N: Target + ?Sized> Target for &N {
    fn aim(&self) -> Aim {
        (**self).aim()
    }
}

/// Anything that names a project can name one of its phases.
///
/// ```
/// use inward_core::id::Id;
/// use inward_core::project::Project;
/// use inward_core::target::{Phased, Target};
/// let project: Id<Project> = "prj_01890a5d-ac96-774b-bcce-b302099a8057".parse()?;
/// assert_eq!(project.phase(1).aim().phase, Some(1));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub trait Phased {
    /// Phase `number` of the project, counted from 1.
    fn phase(&self, number: u16) -> Aim;
}

impl<N: Names<Project>> Phased for N {
    fn phase(&self, number: u16) -> Aim {
        Aim { record: self.id_of().record(), phase: Some(number) }
    }
}

/// A record that is named by its id or by the name it is known under.
pub enum Mention<T> {
    /// By id.
    Id(Id<T>),
    /// By name, code or, for organisations, USCC.
    Name(String),
}

impl<T> Clone for Mention<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Id(id) => Self::Id(*id),
            Self::Name(name) => Self::Name(name.clone()),
        }
    }
}

impl<T> PartialEq for Mention<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Id(a), Self::Id(b)) => a == b,
            (Self::Name(a), Self::Name(b)) => a == b,
            _ => false,
        }
    }
}

impl<T> Eq for Mention<T> {}

impl<T: Recordable> fmt::Display for Mention<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(f),
            Self::Name(name) => f.write_str(name),
        }
    }
}

impl<T: Recordable> fmt::Debug for Mention<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<T: Recordable> From<&str> for Mention<T> {
    fn from(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Name(text.to_owned()), Self::Id)
    }
}

impl<T: Recordable> From<String> for Mention<T> {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

impl<T: Recordable> From<Id<T>> for Mention<T> {
    fn from(id: Id<T>) -> Self {
        Self::Id(id)
    }
}

impl<T: Recordable> From<&Id<T>> for Mention<T> {
    fn from(id: &Id<T>) -> Self {
        Self::Id(*id)
    }
}

impl<T: Recordable> Serialize for Mention<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T: Recordable> Deserialize<'de> for Mention<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
