//! The state of a person.

use serde::{Deserialize, Serialize};

use crate::id::{Id, Kind, Recordable};
use crate::organisation::Organisation;
use crate::record::{Head, keeps};

/// The state of a person, as the log knows it: no name, no particulars. The title of the head is
/// empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Person {
    /// Their id.
    pub id: Id<Person>,
    /// Their head: it keeps their unit.
    pub head: Head,
    /// The organisation a contact belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id<Organisation>>,
    /// Whether their particulars were erased.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub erased: bool,
}

/// What says who a person is. Kept outside the log, erasable.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Particulars {
    /// The account name of an officer, or the name of a contact.
    pub name: String,
    /// Their title, 职务.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How to reach them: telephone, e-mail.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<String>,
}

impl Recordable for Person {
    const KIND: Kind = Kind::Person;
}

keeps!(Person {});
