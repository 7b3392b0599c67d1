//! What happens to a project.

use serde::{Deserialize, Serialize};

use crate::agreement::Agreement;
use crate::area::Area;
use crate::fact::Stated;
use crate::finance::StatedAmount;
use crate::id::Id;
use crate::identifier::ProjectCode;
use crate::industry::Industry;
use crate::organisation::Organisation;
use crate::playbook::NatureKey;
use crate::record::Opening;

use super::state::Park;
use super::{Membership, PhaseState};

/// A project was recorded: `project.recorded`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectRecorded {
    /// Its names, investment, unit, officer, attributes.
    pub opening: Opening,
    /// By which source, on what evidence.
    pub stated: Stated,
    /// The agreement it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Id<Agreement>>,
    /// The organisation that builds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Id<Organisation>>,
    /// Its national code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<ProjectCode>,
    /// Its phases, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phases: Vec<PhaseState>,
    /// Its nature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<NatureKey>,
    /// The park it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub park: Option<Park>,
    /// The land it uses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub land: Option<Area>,
    /// Its industry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub industry: Option<Industry>,
    /// What is planned, of the whole and of each phase.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub amounts: Vec<StatedAmount>,
}

/// A project got a further phase: `phase.added`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseAdded {
    /// The phase; its number is the next.
    pub phase: PhaseState,
}

/// A phase of a project got a name, or another one: `phase.renamed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseRenamed {
    /// The number of the phase, from 1.
    pub phase: u16,
    /// Its name.
    pub name: String,
}

/// A project came on a list, or left it: `list.joined`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListJoined {
    /// Which list, on it or off it, and why.
    pub membership: Membership,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}

/// Another organisation builds a project: `project.owner-changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerChanged {
    /// The organisation that builds it.
    pub owner: Id<Organisation>,
}

/// The national code of a project is known: `project.code-changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectCodeChanged {
    /// Its national code.
    pub project_code: ProjectCode,
}

/// The nature of a project is known: `project.nature-changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NatureChanged {
    /// What is known now.
    pub nature: NatureKey,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}

/// The park of a project is known: `project.park-changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParkChanged {
    /// What is known now.
    pub park: Park,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}

/// The land of a project is known: `project.land-changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LandChanged {
    /// What is known now.
    pub land: Area,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}

/// The industry of a project is known: `project.industry-changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectIndustryChanged {
    /// What is known now.
    pub industry: Industry,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}
