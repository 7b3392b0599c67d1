//! What happens to a negotiation.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;
use crate::finance::StatedAmount;
use crate::id::{Id, NoteId};
use crate::lead::Lead;
use crate::organisation::Organisation;
use crate::playbook::MilestoneKey;
use crate::record::Opening;

use super::{Interaction, Likelihood};

/// A negotiation was opened: `negotiation.opened`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NegotiationOpened {
    /// Its names, investment, unit, officer, attributes.
    pub opening: Opening,
    /// The milestone that the opening records.
    pub milestone: MilestoneKey,
    /// When it began, by which source, on what evidence.
    pub stated: Stated,
    /// The lead it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Id<Lead>>,
    /// The investor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investor: Option<Id<Organisation>>,
    /// What the investor asks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<NoteId>,
    /// What the zone offers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<NoteId>,
    /// The places it competes with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competitor_places: Vec<String>,
    /// How likely it is to end in a signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<Likelihood>,
    /// The amounts that are talked about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amounts: Vec<StatedAmount>,
}

/// A negotiation is with another investor: `negotiation.changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NegotiationChanged {
    /// The investor.
    pub investor: Id<Organisation>,
}

/// The two sides met: `interaction.recorded`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InteractionRecorded {
    /// How, and what it was about.
    pub interaction: Interaction,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}
