//! The state of a lead.

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::event::Event;
use crate::fact::{AsOf, Fact, FactSet, Facts};
use crate::finance::Amounts;
use crate::id::{Id, Kind, NoteId, RecordId, Recordable};
use crate::milestone::Milestones;
use crate::organisation::Organisation;
use crate::record::{FactSets, Head, Record, RecordParts, restates};
use crate::standing::Standings;
use crate::unit::Unit;

use super::event::ClaimRegistered;

/// That a unit had the first contact with the investor (首报首谈).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstContactClaim {
    /// The unit that claims it.
    pub unit: Id<Unit>,
    /// What it rests on, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// The state of a lead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lead {
    /// Its id.
    pub id: Id<Lead>,
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
    /// The investor, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investor: Option<Id<Organisation>>,
    /// The investor as described, where not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investor_described: Option<NoteId>,
    /// Where the lead came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Who referred it, 引荐人.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referrer: Option<Id<Organisation>>,
    /// The promotion event it came from, 招商活动.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promotion_event: Option<Id<Entry>>,
    /// Who claims the first contact.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub claims: FactSet<FirstContactClaim>,
}

impl Recordable for Lead {
    const KIND: Kind = Kind::Lead;
}

impl Lead {
    /// The claim that stands: the earliest that was registered.
    #[must_use]
    pub fn first_contact(&self, as_of: AsOf) -> Option<&Fact<FirstContactClaim>> {
        self.claims.standing(as_of.known).min_by_key(|fact| {
            (fact.of.on.as_ref().and_then(crate::when::When::first), fact.of.known.from(), fact.of.id)
        })
    }

    pub(crate) fn has_field(&self, name: &str) -> bool {
        match name {
            "investor" => self.investor.is_some() || self.investor_described.is_some(),
            "referrer" => self.referrer.is_some(),
            "source" => self.origin.is_some() || self.promotion_event.is_some() || self.referrer.is_some(),
            _ => false,
        }
    }
}

impl Record for Lead {
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
}

impl RecordParts for Lead {
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
        FactSets { occurrences: vec![&self.milestones.reached, &self.claims], in_force }
    }

    fn fact_sets_mut(&mut self) -> Vec<&mut dyn Facts> {
        let mut sets = self.head.fact_sets_mut();
        sets.push(&mut self.milestones.reached);
        sets.push(&mut self.claims);
        sets.push(&mut self.milestones.planned);
        sets.push(&mut self.standings.0);
        sets.push(&mut self.amounts.0);
        sets
    }
}

restates!(FirstContactClaim => |claim, stated| Event::ClaimRegistered(ClaimRegistered { claim, stated }));
