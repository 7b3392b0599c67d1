//! What happens to an agreement.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;
use crate::finance::StatedAmount;
use crate::id::Id;
use crate::milestone::Reached;
use crate::negotiation::Negotiation;
use crate::organisation::Organisation;
use crate::record::Opening;

use super::{Agreement, Amendment, Clause};

/// An agreement was signed: `agreement.signed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementSigned {
    /// Its names, investment, unit, officer, attributes.
    pub opening: Opening,
    /// The milestone that the signing records, for certain and possibly, and the level.
    pub reached: Reached,
    /// When, by which source, on what evidence.
    pub stated: Stated,
    /// The negotiation it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub negotiation: Option<Id<Negotiation>>,
    /// The framework agreement it was signed under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework: Option<Id<Agreement>>,
    /// The parties beside the zone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Id<Organisation>>,
    /// The occasion of the signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<String>,
    /// The clauses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
    /// The amounts agreed on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amounts: Vec<StatedAmount>,
}

/// It was corrected with whom and at what occasion an agreement was signed: `agreement.changed`.
/// What is not given stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementChanged {
    /// The parties beside the zone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Id<Organisation>>,
    /// The occasion of the signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<String>,
}

/// An agreement was amended: `agreement.amended`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementAmended {
    /// What it changes.
    pub amendment: Amendment,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}
