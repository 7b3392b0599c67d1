//! What happens to the heads of records of every kind.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;
use crate::id::{Id, NoteId};
use crate::investment::Investment;
use crate::person::Person;
use crate::unit::Unit;

use super::{Attribute, Reference};

/// A record got another title, code, alias, summary or reference: `record.named`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordNamed {
    /// The new title; the old one stays as an alias.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The zone's own code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Further names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Keys of other systems.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// A summary, as free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<NoteId>,
}

/// A record now belongs to another investment: `record.moved`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordMoved {
    /// The investment it belongs to.
    pub investment: Id<Investment>,
    /// From when.
    pub stated: Stated,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// A unit took charge: `unit.assigned`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitAssigned {
    /// The unit in charge.
    pub unit: Id<Unit>,
    /// From when.
    pub stated: Stated,
}

/// An officer took charge: `officer.assigned`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficerAssigned {
    /// The officer in charge.
    pub officer: Id<Person>,
    /// From when.
    pub stated: Stated,
}

/// One of the zone's own attributes got a value: `attribute.set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttributeSet {
    /// Which attribute, and its value.
    pub attribute: Attribute,
    /// From when.
    pub stated: Stated,
}
