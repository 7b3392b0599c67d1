//! What happens to a lead.

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::fact::Stated;
use crate::finance::StatedAmount;
use crate::id::{Id, NoteId};
use crate::organisation::Organisation;
use crate::playbook::MilestoneKey;
use crate::record::Opening;

use super::FirstContactClaim;

/// A lead was captured: `lead.captured`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeadCaptured {
    /// Its names, investment, unit, officer, attributes.
    pub opening: Opening,
    /// The milestone that the capture records.
    pub milestone: MilestoneKey,
    /// When it was received, by which source, on what evidence.
    pub stated: Stated,
    /// The investor, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investor: Option<Id<Organisation>>,
    /// The investor as described, where not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investor_described: Option<NoteId>,
    /// Where the lead came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Who referred it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referrer: Option<Id<Organisation>>,
    /// The promotion event it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion_event: Option<Id<Entry>>,
    /// What is estimated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amounts: Vec<StatedAmount>,
}

/// More is known of where a lead came from: `lead.changed`. What is not given stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeadChanged {
    /// The investor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investor: Option<Id<Organisation>>,
    /// Where the lead came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Who referred it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referrer: Option<Id<Organisation>>,
    /// The promotion event it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion_event: Option<Id<Entry>>,
}

/// A unit claimed the first contact: `claim.registered`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimRegistered {
    /// Who claims it, and why.
    pub claim: FirstContactClaim,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}
