//! The state of a lead.

use serde::{Deserialize, Serialize};

use crate::entry::Entry;
use crate::event::Event;
use crate::fact::{AsOf, Fact, FactSet};
use crate::finance::Amounts;
use crate::id::{Id, Kind, NoteId, Recordable};
use crate::milestone::Milestones;
use crate::organisation::Organisation;
use crate::record::{Head, keeps, restates};
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
#[serde(remote = "Self")]
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

keeps!(Lead {
    parts: milestones, standings, amounts;
    occurrences: claims;
});

restates!(FirstContactClaim => |claim, stated| Event::ClaimRegistered(ClaimRegistered { claim, stated }));
