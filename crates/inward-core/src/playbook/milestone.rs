//! Milestones (节点): the dated facts from which the stage is derived, and the keys of those that
//! the built-in playbook has.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::key::{EvidenceKey, Key, MilestoneKey};
use super::need::{Effect, Field, Need};
use crate::id::Kind;
use crate::text::Label;

/// Lead received, 线索登记.
pub const LEAD_RECEIVED: Key = Key::known("lead_received");
/// Triaged, 研判.
pub const TRIAGED: Key = Key::known("triaged");
/// First contact, 首次对接.
pub const FIRST_CONTACT: Key = Key::known("first_contact");
/// Negotiating, 在谈.
pub const NEGOTIATING: Key = Key::known("negotiating");
/// Reviewed for admission, 准入评审.
pub const REVIEWED: Key = Key::known("reviewed");
/// Intent or framework agreement signed, 签订意向或框架协议; not binding.
pub const INTENT_SIGNED: Key = Key::known("intent_signed");
/// Contract signed, 正式签约.
pub const CONTRACT_SIGNED: Key = Key::known("contract_signed");
/// Project company registered, 项目公司注册.
pub const REGISTERED: Key = Key::known("registered");
/// First funds arrived, 首笔资金到位.
pub const FIRST_FUNDS_ARRIVED: Key = Key::known("first_funds_arrived");
/// Filed or approved, 立项 (备案、核准).
pub const FILED: Key = Key::known("filed");
/// Land acquired, 拿地.
pub const LAND_ACQUIRED: Key = Key::known("land_acquired");
/// Land handed over, 交地: the start of 拿地即开工.
pub const LAND_HANDED_OVER: Key = Key::known("land_handed_over");
/// Construction permitted, 取得施工许可.
pub const CONSTRUCTION_PERMITTED: Key = Key::known("construction_permitted");
/// Construction started, 开工: the first formal ground-breaking of permanent works.
pub const CONSTRUCTION_STARTED: Key = Key::known("construction_started");
/// Works completed, 建成.
pub const COMPLETED: Key = Key::known("completed");
/// Trial production, 试生产; it does not count as production.
pub const TRIAL_PRODUCTION: Key = Key::known("trial_production");
/// Production, 投产.
pub const PRODUCTION: Key = Key::known("production");
/// Full production, 达产: output has reached the design capacity.
pub const FULL_PRODUCTION: Key = Key::known("full_production");
/// Full benefit, 达效: the promised output and tax have been reached.
pub const FULL_BENEFIT: Key = Key::known("full_benefit");
/// Moved in, 入驻: the start of 拎包入驻. Never makes the stage.
pub const MOVED_IN: Key = Key::known("moved_in");
/// Enrolled in the statistics of fixed-asset investment, 入库入统. Never makes the stage.
pub const STAT_ENROLLED: Key = Key::known("stat_enrolled");
/// Enterprise above the statistical scale, 升规. Never makes the stage.
pub const ABOVE_SCALE: Key = Key::known("above_scale");

/// The milestones of the built-in playbook `development-zone`, in rank order.
pub const BUILT_IN: [Key; 22] = [
    LEAD_RECEIVED,
    TRIAGED,
    FIRST_CONTACT,
    NEGOTIATING,
    REVIEWED,
    INTENT_SIGNED,
    CONTRACT_SIGNED,
    REGISTERED,
    FIRST_FUNDS_ARRIVED,
    FILED,
    LAND_ACQUIRED,
    LAND_HANDED_OVER,
    CONSTRUCTION_PERMITTED,
    CONSTRUCTION_STARTED,
    COMPLETED,
    TRIAL_PRODUCTION,
    PRODUCTION,
    FULL_PRODUCTION,
    FULL_BENEFIT,
    MOVED_IN,
    STAT_ENROLLED,
    ABOVE_SCALE,
];

/// Where a milestone may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A lead, 线索.
    Lead,
    /// A negotiation, 在谈.
    Negotiation,
    /// An agreement, 协议.
    Agreement,
    /// A construction project as a whole, 建设项目.
    Project,
    /// One phase of a project, 分期.
    Phase,
}

impl Place {
    /// Every place, in the order of the investment's life.
    pub const ALL: [Self; 5] = [Self::Lead, Self::Negotiation, Self::Agreement, Self::Project, Self::Phase];

    /// The kind of records on which it is: phases are on projects.
    #[must_use]
    pub const fn record_kind(self) -> Kind {
        match self {
            Self::Lead => Kind::Lead,
            Self::Negotiation => Kind::Negotiation,
            Self::Agreement => Kind::Agreement,
            Self::Project | Self::Phase => Kind::Project,
        }
    }

    /// The name that stands in playbooks and in data, such as `negotiation`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Negotiation => "negotiation",
            Self::Agreement => "agreement",
            Self::Project => "project",
            Self::Phase => "phase",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The line of development that a milestone belongs to. As text it is `main` or any other key.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Track {
    /// The track that alone makes the stage.
    #[default]
    Main,
    /// A side track, such as `statistics`: recorded and counted, but never the stage.
    Side(Key),
}

impl Track {
    /// The track as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Main => "main",
            Self::Side(name) => name.as_str(),
        }
    }
}

impl From<Key> for Track {
    fn from(name: Key) -> Self {
        if name == *"main" { Self::Main } else { Self::Side(name) }
    }
}

impl fmt::Display for Track {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Track {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Track {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Key::deserialize(deserializer).map(Self::from)
    }
}

/// The commands that record a milestone of their own, each with the place at which it does.
pub const RECORDING_COMMANDS: [(&str, Place); 3] =
    [("capture_lead", Place::Lead), ("open_negotiation", Place::Negotiation), ("sign_agreement", Place::Agreement)];

/// One milestone of a playbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Milestone {
    /// Its stable name.
    pub key: MilestoneKey,
    /// What it is called: 开工.
    pub label: Label,
    /// Where it may stand; never empty, in order, each once.
    pub places: Vec<Place>,
    /// The track it belongs to.
    pub track: Track,
    /// Its place in the order, from 1, unique in the playbook and ascending in its file. It is no
    /// identity: another playbook may number otherwise.
    pub rank: u16,
    /// The command that alone records it, one of [`RECORDING_COMMANDS`]; any other milestone is
    /// recorded by `reach`.
    pub recorded_by: Option<String>,
    /// What the stage is called while this is the highest milestone that stands: 在建. On a side
    /// track it only describes.
    pub stage: Label,
    /// The kinds of evidence that are accepted for it in practice.
    pub evidence: Vec<EvidenceKey>,
    /// No longer offered for new facts; what is recorded keeps its meaning.
    pub retired: bool,
    /// What should be there when it is recorded.
    pub needs: Vec<Need>,
}

impl Milestone {
    /// Whether it may stand there.
    #[must_use]
    pub fn stands_at(&self, place: Place) -> bool {
        self.places.contains(&place)
    }

    /// Whether it can make the stage.
    #[must_use]
    pub fn makes_stage(&self) -> bool {
        self.track == Track::Main
    }

    /// What is missing: first the needs that refuse, then those that warn, each in file order.
    ///
    /// The caller says what is present: a value that is absent, an empty text and an empty list
    /// are missing; 0 and false are not. A milestone is present if any fact of it stands,
    /// whatever its date.
    ///
    /// ```
    /// use inward_core::playbook::{Playbook, milestone};
    ///
    /// let playbook = Playbook::development_zone();
    /// let start = playbook.milestone(milestone::CONSTRUCTION_STARTED.as_str()).unwrap();
    /// let (refusing, warning) = start.missing(&|field| field.to_string() == "milestone.filed");
    /// assert!(refusing.is_empty());
    /// assert_eq!(warning[0].field.to_string(), "milestone.construction_permitted");
    /// ```
    #[must_use]
    pub fn missing(&self, present: &dyn Fn(&Field) -> bool) -> (Vec<&Need>, Vec<&Need>) {
        self.needs.iter().filter(|need| !present(&need.field)).partition(|need| need.effect == Effect::Refuse)
    }
}
