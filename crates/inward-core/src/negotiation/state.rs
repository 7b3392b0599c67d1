//! The state of a negotiation.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::fact::FactSet;
use crate::finance::Amounts;
use crate::id::{Id, Kind, NoteId, Recordable};
use crate::lead::Lead;
use crate::milestone::Milestones;
use crate::organisation::Organisation;
use crate::person::Person;
use crate::record::{Head, keeps, restates};
use crate::standing::Standings;

use super::event::InteractionRecorded;

/// How the two sides met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InteractionKind {
    /// 考察、拜访.
    Visit,
    /// 电话.
    Call,
    /// 会谈.
    Meeting,
    /// 现场办公.
    OnSiteOffice,
    /// 书面往来.
    Letter,
}

/// One interaction (往来).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interaction {
    /// How the two sides met.
    pub kind: InteractionKind,
    /// What it was about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
    /// Who took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Id<Person>>,
}

/// How likely a negotiation is to end in a signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likelihood {
    /// 低.
    Low,
    /// 中.
    Medium,
    /// 高.
    High,
}

/// The state of a negotiation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Negotiation {
    /// Its id.
    pub id: Id<Negotiation>,
    /// Its head.
    pub head: Head,
    /// Its milestones.
    #[serde(default)]
    pub milestones: Milestones,
    /// Its standings.
    #[serde(default, skip_serializing_if = "Standings::is_empty")]
    pub standings: Standings,
    /// Its amounts.
    #[serde(default, skip_serializing_if = "Amounts::is_empty")]
    pub amounts: Amounts,
    /// The lead it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Id<Lead>>,
    /// The investor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investor: Option<Id<Organisation>>,
    /// What the investor asks for, 诉求清单.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<NoteId>,
    /// What the zone offers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<NoteId>,
    /// The places it competes with, 竞争地.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub competitor_places: Vec<String>,
    /// How likely it is to end in a signing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<Likelihood>,
    /// The interactions.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub interactions: FactSet<Interaction>,
}

impl Recordable for Negotiation {
    const KIND: Kind = Kind::Negotiation;
}

impl Negotiation {
    pub(crate) fn has_field(&self, name: &str) -> bool {
        match name {
            "investor" => self.investor.is_some(),
            "asks" => !self.asks.is_empty(),
            "offers" => !self.offers.is_empty(),
            "competitor_places" => !self.competitor_places.is_empty(),
            "likelihood" => self.likelihood.is_some(),
            _ => false,
        }
    }
}

keeps!(Negotiation {
    parts: milestones, standings, amounts;
    occurrences: interactions;
    came_of: |negotiation| negotiation.lead.map(Id::record);
});

restates!(Interaction => |interaction, stated| Event::InteractionRecorded(InteractionRecorded { interaction, stated }));
