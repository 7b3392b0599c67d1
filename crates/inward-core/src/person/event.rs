//! What happens to a person.

use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::organisation::Organisation;
use crate::unit::Unit;

/// A person was enrolled: `person.enrolled`. Who they are is not said here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonEnrolled {
    /// The unit of an officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id<Unit>>,
    /// The organisation of a contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id<Organisation>>,
}

/// The particulars of a person were erased: `person.erased`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonErased {}
