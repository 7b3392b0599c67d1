//! The state of an entry.

use serde::{Deserialize, Serialize};

use crate::fact::{AsOf, Fact, FactSet};
use crate::id::{Id, Kind, Recordable};
use crate::measure::Measures;
use crate::money::Amount;
use crate::organisation::Organisation;
use crate::record::{Head, keeps};
use crate::unit::Unit;
use crate::when::{Truth, When};

use super::policy::{Policy, PolicyFacts};
use super::{Inspected, ProcedureVersion};

/// What an entry is, with what only that kind has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A dated list of projects (年度重点项目清单): a plan as it stood when it was issued.
    List {
        /// The year or other period it is for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<When>,
    },
    /// A promotion event (招商活动): where leads come from.
    PromotionEvent {
        /// Where it took place.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<String>,
        /// What it cost.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cost: Option<Amount>,
    },
    /// A policy (政策): what incentives and services are promised under.
    Policy(Policy),
    /// An inspection (检查) of an enterprise; when it was, and what came of it, are facts.
    Inspection {
        /// The enterprise that was inspected.
        organisation: Id<Organisation>,
        /// The authority that came.
        authority: Id<Unit>,
    },
    /// A procedure (办事事项): what an authority decides on application. What it says is in its versions.
    Procedure,
}

/// The state of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Entry {
    /// Its id.
    pub id: Id<Entry>,
    /// Its head.
    pub head: Head,
    /// What it is.
    pub kind: EntryKind,
    /// The day a list was issued, or an event took place. When a policy was issued is among its facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<When>,
    /// Figures and targets of a list.
    #[serde(default, skip_serializing_if = "Measures::is_empty")]
    pub measures: Measures,
    /// The dated facts of a policy.
    #[serde(default, skip_serializing_if = "PolicyFacts::is_empty")]
    pub policy: PolicyFacts,
    /// That the inspection took place.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub inspections: FactSet<Inspected>,
    /// The versions of a procedure, each from its day on.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub versions: FactSet<ProcedureVersion>,
}

impl Recordable for Entry {
    const KIND: Kind = Kind::Entry;
}

impl Entry {
    /// Whether it is a list.
    #[must_use]
    pub const fn is_list(&self) -> bool {
        matches!(self.kind, EntryKind::List { .. })
    }

    /// Whether it is a promotion event.
    #[must_use]
    pub const fn is_promotion_event(&self) -> bool {
        matches!(self.kind, EntryKind::PromotionEvent { .. })
    }

    /// Whether it is an inspection.
    #[must_use]
    pub const fn is_inspection(&self) -> bool {
        matches!(self.kind, EntryKind::Inspection { .. })
    }

    /// What is said of the inspection at that point: by the word that was known last.
    #[must_use]
    pub fn inspected(&self, as_of: AsOf) -> Option<&Fact<Inspected>> {
        self.inspections
            .occurrence(as_of, |_| true, |_| 0)
            .filter(|visit| visit.truth != Truth::No)
            .map(|visit| visit.fact)
    }
}

keeps!(Entry {
    parts: measures, policy;
    occurrences: inspections;
    in_force: versions;
});
