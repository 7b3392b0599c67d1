//! The state of an organisation.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::entry::InspectionLog;
use crate::fact::FactSet;
use crate::id::{Id, Kind, Recordable};
use crate::identifier::{Lei, Uscc};
use crate::industry::Industry;
use crate::measure::Measures;
use crate::record::{Head, keeps};

/// What an organisation is to the zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 投资主体.
    Investor,
    /// 引荐人.
    Referrer,
    /// 主管部门.
    Authority,
    /// 中介机构.
    Intermediary,
}

/// The state of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Organisation {
    /// Its id.
    pub id: Id<Organisation>,
    /// Its head: the title is its legal name.
    pub head: Head,
    /// Its unified social credit code, 统一社会信用代码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uscc: Option<Uscc>,
    /// Its LEI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lei: Option<Lei>,
    /// The country or region it comes from, ISO 3166-1 alpha-2 (HK, MO and TW are their own).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The organisation that owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id<Organisation>>,
    /// Its ownership: state-owned, private, foreign, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ownership: Option<String>,
    /// Its industry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub industry: Option<Industry>,
    /// What it is to the zone.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub roles: BTreeSet<Role>,
    /// Figures about it.
    #[serde(default, skip_serializing_if = "Measures::is_empty")]
    pub measures: Measures,
    /// That every inspection of it in a year is in the book.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub inspection_logs: FactSet<InspectionLog>,
}

impl Recordable for Organisation {
    const KIND: Kind = Kind::Organisation;
}

keeps!(Organisation {
    parts: measures;
    in_force: inspection_logs;
});
