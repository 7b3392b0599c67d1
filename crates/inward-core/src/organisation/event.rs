//! What happens to an organisation.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::identifier::{Lei, Uscc};
use crate::industry::Industry;
use crate::record::Opening;

use super::{Organisation, Role};

/// What is known of an organisation beside its names. What is not given is not known, or stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Details {
    /// Its unified social credit code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uscc: Option<Uscc>,
    /// Its LEI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lei: Option<Lei>,
    /// The country or region it comes from, ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The organisation that owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id<Organisation>>,
    /// Its ownership.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ownership: Option<String>,
    /// Its industry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub industry: Option<Industry>,
    /// What it is to the zone.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub roles: BTreeSet<Role>,
}

/// An organisation was added: `organisation.added`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationAdded {
    /// Its names, unit, officer, attributes.
    pub opening: Opening,
    /// What else is known of it.
    pub details: Details,
}

/// More is known of an organisation: `organisation.changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganisationChanged {
    /// What is known now.
    pub details: Details,
}
