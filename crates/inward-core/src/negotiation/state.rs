//! The state of a negotiation.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::fact::{FactSet, Facts};
use crate::finance::Amounts;
use crate::id::{Id, Kind, NoteId, RecordId, Recordable};
use crate::lead::Lead;
use crate::milestone::Milestones;
use crate::organisation::Organisation;
use crate::person::Person;
use crate::record::{FactSets, Head, Record, RecordParts, restates};
use crate::standing::Standings;
use crate::text::Label;

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

impl InteractionKind {
    /// The kind in both languages.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::Visit => Label::new("visit", "考察、拜访"),
            Self::Call => Label::new("call", "电话"),
            Self::Meeting => Label::new("meeting", "会谈"),
            Self::OnSiteOffice => Label::new("on-site office", "现场办公"),
            Self::Letter => Label::new("letter", "书面往来"),
        }
    }
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

impl Record for Negotiation {
    fn id(&self) -> RecordId {
        self.id.record()
    }

    fn head(&self) -> &Head {
        &self.head
    }

    fn milestones(&self) -> Option<&Milestones> {
        Some(&self.milestones)
    }

    fn standings(&self) -> Option<&Standings> {
        Some(&self.standings)
    }

    fn amounts(&self) -> Option<&Amounts> {
        Some(&self.amounts)
    }

    fn came_of(&self) -> Option<RecordId> {
        self.lead.map(Id::record)
    }
}

impl RecordParts for Negotiation {
    fn head_mut(&mut self) -> &mut Head {
        &mut self.head
    }

    fn milestones_mut(&mut self) -> Option<&mut Milestones> {
        Some(&mut self.milestones)
    }

    fn standings_mut(&mut self) -> Option<&mut Standings> {
        Some(&mut self.standings)
    }

    fn amounts_mut(&mut self) -> Option<&mut Amounts> {
        Some(&mut self.amounts)
    }

    fn fact_sets(&self) -> FactSets<'_> {
        let mut in_force = self.head.fact_sets();
        in_force.push(&self.milestones.planned);
        in_force.push(&self.standings.0);
        in_force.push(&self.amounts.0);
        FactSets { occurrences: vec![&self.milestones.reached, &self.interactions], in_force }
    }

    fn fact_sets_mut(&mut self) -> Vec<&mut dyn Facts> {
        let mut sets = self.head.fact_sets_mut();
        sets.push(&mut self.milestones.reached);
        sets.push(&mut self.interactions);
        sets.push(&mut self.milestones.planned);
        sets.push(&mut self.standings.0);
        sets.push(&mut self.amounts.0);
        sets
    }
}

restates!(Interaction => |interaction, stated| Event::InteractionRecorded(InteractionRecorded { interaction, stated }));
