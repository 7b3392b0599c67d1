//! The state of an agreement.

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::fact::{AsOf, Fact, FactSet};
use crate::finance::Amounts;
use crate::id::{Id, Kind, NoteId, Recordable};
use crate::milestone::{Milestones, Reached};
use crate::negotiation::Negotiation;
use crate::organisation::Organisation;
use crate::playbook::milestone;
use crate::record::{Head, keeps, restates};
use crate::standing::Standings;

use super::event::AgreementAmended;

/// How binding an agreement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// 意向.
    Intent,
    /// 框架协议.
    Framework,
    /// 正式合同.
    Contract,
}

/// A clause that is worth finding again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Its number, such as `4.2`.
    pub number: String,
    /// What it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<NoteId>,
}

/// One amendment (补充协议): the n-th makes version n + 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amendment {
    /// What it changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
    /// The clauses it changes or adds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
}

/// The state of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Agreement {
    /// Its id.
    pub id: Id<Agreement>,
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
    /// The negotiation it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub negotiation: Option<Id<Negotiation>>,
    /// The framework agreement it was signed under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub framework: Option<Id<Agreement>>,
    /// The parties beside the zone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<Id<Organisation>>,
    /// The occasion of the signing, 签约活动.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occasion: Option<String>,
    /// The clauses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clauses: Vec<Clause>,
    /// The amendments.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub amendments: FactSet<Amendment>,
}

impl Recordable for Agreement {
    const KIND: Kind = Kind::Agreement;
}

impl Agreement {
    /// The level as known at that point: none where nobody had stated it.
    #[must_use]
    pub fn level_at(&self, as_of: AsOf) -> Option<Level> {
        self.signing(as_of)?.value.level
    }

    /// The word on its signing that stands at that point.
    #[must_use]
    pub fn signing(&self, as_of: AsOf) -> Option<&Fact<Reached>> {
        let signings = [milestone::INTENT_SIGNED, milestone::CONTRACT_SIGNED];
        self.milestones.reached.standing(as_of.known).filter(|fact| signings.contains(&fact.value.milestone)).last()
    }

    /// The version of the text in force: 1 as signed, one more for each amendment by the valid day.
    #[must_use]
    pub fn text_version(&self, as_of: AsOf) -> usize {
        1 + self.amendments.occurrences(as_of).count()
    }

    pub(crate) fn has_field(&self, name: &str) -> bool {
        match name {
            "parties" | "investor" => !self.parties.is_empty(),
            "clauses" => !self.clauses.is_empty(),
            _ => false,
        }
    }
}

keeps!(Agreement {
    parts: milestones, standings, amounts;
    occurrences: amendments;
    came_of: |agreement| agreement.framework.map(Id::record).or_else(|| agreement.negotiation.map(Id::record));
});

restates!(Amendment => |amendment, stated| Event::AgreementAmended(AgreementAmended { amendment, stated }));
