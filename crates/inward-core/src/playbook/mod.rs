//! A zone's way of working, as data (工作手册): milestones and their stages, custom fields, what a
//! milestone needs, reasons, the order of sources, kinds of commitment, kinds, channels and urgencies of
//! issues with their deadlines, ladders of escalation, how many inspections a year may bring, and rates of its own.
//!
//! A playbook is one TOML file. It is adopted into the book as text, decisions use the one in
//! force, and one that follows it may retire what is in use but not drop it
//! ([`Playbook::refuses_to_follow`]). The built-in one is [`Playbook::development_zone`]; its file
//! is the model for a zone's own:
//!
//! ```toml
//! name = "our-zone"
//! label = { en = "Our zone", zh = "本区" }
//!
//! [[milestone]]
//! key = "construction_started"
//! label = { en = "Construction started", zh = "开工" }
//! stage = { en = "Under construction", zh = "在建" }     # the label if it is left out
//! places = ["project", "phase"]
//! track = "main"                                        # any other name is a side track
//! rank = 140                                            # ten above the one before if left out
//! evidence = ["works_contract"]                         # keys of [[evidence]]
//! needs = [{ field = "milestone.filed", effect = "warn" }]
//!
//! [[urgency]]
//! key = "ordinary"
//! label = { en = "Ordinary", zh = "一般" }
//! respond = { limit = { same_day = { cutoff = "17:00", rest_day = "next_working_day" } }, after = "received" }
//! resolve = { limit = { working_days = 5 }, after = "accepted" }   # as any rule of a deadline; may be left out
//!
//! [attention]                                           # the list of the day, in days; may be left out
//! due_within = 7
//! quiet_after = 30
//! new_for = 7
//!
//! [[role]]
//! key = "unit_head"
//! label = { en = "Head of the unit", zh = "单位负责人" }
//!
//! [[ladder]]
//! key = "promises"
//! label = { en = "Promises to investors", zh = "对企承诺督办" }
//! watches = "commitment"         # or response, resolution (of issues), task, milestone (of projects)
//! direction = "to_investor"      # of commitments; `kinds` of commitments and of issues; may be left out
//!
//! [[ladder.level]]               # the lowest first
//! key = "yellow"
//! label = { en = "Yellow card", zh = "黄牌" }
//! trigger = { overdue = { working_days = 1 } }      # due_within, months_missed = 3, or "previous_missed"
//! notifies = "unit_head"                            # a key of [[role]]
//! action = { en = "Explain the delay", zh = "说明原因" }           # may be left out
//! deadline = { limit = { working_days = 5 }, after = "raised" }    # its own; may be left out
//!
//! [[inspection_limit]]           # 无事不扰: by one authority, of one enterprise, in a calendar year
//! key = "routine_inspections"
//! label = { en = "Routine inspections", zh = "日常检查" }
//! purpose = "routine"
//! per_year = 1
//!
//! [[kpi]]                        # a rate of its own, read where rates are counted (inward-analysis, kpi/rates.toml)
//! key = "landing_rate/registered"
//! name = { en = "Landing rate", zh = "落地率" }
//! numerator = { en = "registered by the day", zh = "截至当日已注册" }
//! denominator = { en = "signed in the window", zh = "期内签约" }
//! cohort = { by = ["contract_signed"] }
//! share = { hit = { reached = "registered" } }
//! ```

mod adoption;
mod attribute;
mod check;
mod document;
mod horizon;
mod key;
mod ladder;
pub mod milestone;
mod need;
mod place;
mod read;
mod rule;
mod vocabulary;

use std::fmt;
use std::sync::{Arc, LazyLock};

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use adoption::{AttributeUsage, Usage};
pub use attribute::{Attribute, AttributeKind, Choice, RecordKind};
pub use horizon::Horizon;
pub use key::{
    AttributeKey, ChannelKey, CommitmentKey, EvidenceKey, IssueKindKey, Key, LadderKey, LevelKey, MilestoneKey,
    NatureKey, ReasonKey, RoleKey, SourceKey, UrgencyKey,
};
pub use ladder::{InspectionLimit, Ladder, Level, Role, Trigger, Watch};
pub use milestone::{Milestone, RECORDING_COMMANDS, Track};
pub use need::{Effect, FIELDS, Field, Need};
pub use place::Place;
pub use vocabulary::{
    Channel, CommitmentKind, Direction, EvidenceKind, IssueKind, Nature, Reason, ReasonKind, Source, Urgency,
};

use crate::entry::InspectionPurpose;
use crate::refusal::Refusal;
use crate::text::Label;

/// The playbook of a zone. It is read once and cheap to clone; as data it is the text of its file.
///
/// ```
/// use inward_core::playbook::{Playbook, milestone};
///
/// let playbook = Playbook::development_zone();
/// let start = playbook.milestone("construction_started").unwrap();
/// assert_eq!(start.key, milestone::CONSTRUCTION_STARTED);
/// assert_eq!((start.label.zh.as_str(), start.stage.zh.as_str()), ("开工", "在建"));
/// assert_eq!(playbook.near("开工日期")[0], milestone::CONSTRUCTION_STARTED);
/// ```
#[derive(Clone)]
pub struct Playbook(Arc<Contents>);

#[derive(Debug, Default)]
struct Contents {
    name: String,
    label: Label,
    text: String,
    milestones: Vec<Milestone>,
    attributes: Vec<Attribute>,
    reasons: Vec<Reason>,
    sources: Vec<Source>,
    natures: Vec<Nature>,
    commitment_kinds: Vec<CommitmentKind>,
    issue_kinds: Vec<IssueKind>,
    channels: Vec<Channel>,
    urgencies: Vec<Urgency>,
    roles: Vec<Role>,
    ladders: Vec<Ladder>,
    inspection_limits: Vec<InspectionLimit>,
    evidence: Vec<EvidenceKind>,
    horizon: Horizon,
}

impl Playbook {
    /// The most bytes a playbook's file may have; the built-in one has a tenth of it.
    pub const MAX_BYTES: usize = 256 * 1024;

    /// Reads a playbook from the TOML of its file.
    ///
    /// # Errors
    /// One refusal that lists every fault (the first hundred) in the order of lines, each with its
    /// param `line` and what to do about it. If the text is not TOML, only its syntax is spoken of.
    pub fn parse(toml: &str) -> Result<Self, Refusal> {
        read::read(toml)
    }

    /// The built-in playbook of a Chinese development zone (开发区), in both languages.
    #[must_use]
    pub fn development_zone() -> Self {
        #[expect(clippy::expect_used, reason = "the file is part of the program; a test holds that it parses")]
        static BUILT_IN: LazyLock<Playbook> = LazyLock::new(|| {
            Playbook::parse(include_str!("../../playbooks/development-zone.toml"))
                .expect("the built-in playbook parses")
        });
        BUILT_IN.clone()
    }

    /// The name of its file: `development-zone`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// What it is called.
    #[must_use]
    pub fn label(&self) -> &Label {
        &self.0.label
    }

    /// The TOML as it was read, byte for byte.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Every milestone, retired ones too, in rank order, which is the order of the file.
    #[must_use]
    pub fn milestones(&self) -> &[Milestone] {
        &self.0.milestones
    }

    /// The milestone of that key.
    #[must_use]
    pub fn milestone(&self, key: &str) -> Option<&Milestone> {
        self.0.milestones.iter().find(|milestone| milestone.key == *key)
    }

    /// The milestone of exactly that rank, if it makes a stage: the stage is called
    /// [`Milestone::stage`].
    #[must_use]
    pub fn stage_of(&self, rank: u16) -> Option<&Milestone> {
        let found = self.0.milestones.binary_search_by_key(&rank, |milestone| milestone.rank).ok()?;
        self.0.milestones.get(found).filter(|milestone| milestone.makes_stage())
    }

    /// The milestones that a command alone records, in rank order; see [`RECORDING_COMMANDS`].
    pub fn recorded_by(&self, command: &str) -> impl Iterator<Item = &Milestone> {
        self.0.milestones.iter().filter(move |milestone| milestone.recorded_by.as_deref() == Some(command))
    }

    /// Every attribute, retired ones too, in the order of the file.
    #[must_use]
    pub fn attributes(&self) -> &[Attribute] {
        &self.0.attributes
    }

    /// The attribute of that key.
    #[must_use]
    pub fn attribute(&self, key: &str) -> Option<&Attribute> {
        self.0.attributes.iter().find(|attribute| attribute.key == *key)
    }

    /// The reasons that explain this, retired ones too, in the order of the file.
    pub fn reasons_of(&self, kind: ReasonKind) -> impl Iterator<Item = &Reason> {
        self.0.reasons.iter().filter(move |reason| reason.of == kind)
    }

    /// The reason of that key.
    #[must_use]
    pub fn reason(&self, key: &str) -> Option<&Reason> {
        self.0.reasons.iter().find(|reason| reason.key == *key)
    }

    /// The sources of dates, the most trusted first.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.0.sources
    }

    /// The source of that key.
    #[must_use]
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.0.sources.iter().find(|source| source.key == *key)
    }

    /// The place of a source in the order of trust, 0 the most trusted. No source, or one that the
    /// playbook does not have, comes after all it has.
    #[must_use]
    pub fn source_rank(&self, source: Option<&SourceKey>) -> usize {
        let sources = &self.0.sources;
        source.and_then(|key| sources.iter().position(|source| source.key == *key)).unwrap_or(sources.len())
    }

    /// The natures of projects, in the order of the file.
    #[must_use]
    pub fn natures(&self) -> &[Nature] {
        &self.0.natures
    }

    /// The nature of that key.
    #[must_use]
    pub fn nature(&self, key: &str) -> Option<&Nature> {
        self.0.natures.iter().find(|nature| nature.key == *key)
    }

    /// The kinds of commitment, in the order of the file.
    #[must_use]
    pub fn commitment_kinds(&self) -> &[CommitmentKind] {
        &self.0.commitment_kinds
    }

    /// The kind of commitment of that key.
    #[must_use]
    pub fn commitment_kind(&self, key: &str) -> Option<&CommitmentKind> {
        self.0.commitment_kinds.iter().find(|kind| kind.key == *key)
    }

    /// The kinds of issue, in the order of the file.
    #[must_use]
    pub fn issue_kinds(&self) -> &[IssueKind] {
        &self.0.issue_kinds
    }

    /// The kind of issue of that key.
    #[must_use]
    pub fn issue_kind(&self, key: &str) -> Option<&IssueKind> {
        self.0.issue_kinds.iter().find(|kind| kind.key == *key)
    }

    /// The channels through which issues come, in the order of the file.
    #[must_use]
    pub fn channels(&self) -> &[Channel] {
        &self.0.channels
    }

    /// The channel of that key.
    #[must_use]
    pub fn channel(&self, key: &str) -> Option<&Channel> {
        self.0.channels.iter().find(|channel| channel.key == *key)
    }

    /// The urgencies, in the order of the file: the first that is not retired is the one of an issue
    /// of which nothing is said.
    #[must_use]
    pub fn urgencies(&self) -> &[Urgency] {
        &self.0.urgencies
    }

    /// The urgency of that key.
    #[must_use]
    pub fn urgency(&self, key: &str) -> Option<&Urgency> {
        self.0.urgencies.iter().find(|urgency| urgency.key == *key)
    }

    /// The roles that are told of a level, in the order of the file.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.0.roles
    }

    /// The role of that key.
    #[must_use]
    pub fn role(&self, key: &str) -> Option<&Role> {
        self.0.roles.iter().find(|role| role.key == *key)
    }

    /// The ladders of escalation, in the order of the file.
    #[must_use]
    pub fn ladders(&self) -> &[Ladder] {
        &self.0.ladders
    }

    /// The ladder of that key.
    #[must_use]
    pub fn ladder(&self, key: &str) -> Option<&Ladder> {
        self.0.ladders.iter().find(|ladder| ladder.key == *key)
    }

    /// How many inspections a year may bring, in the order of the file.
    #[must_use]
    pub fn inspection_limits(&self) -> &[InspectionLimit] {
        &self.0.inspection_limits
    }

    /// How many inspections of a purpose one authority may make of one enterprise in a calendar year;
    /// none where the playbook sets no limit.
    #[must_use]
    pub fn inspections_a_year(&self, purpose: InspectionPurpose) -> Option<u32> {
        let in_force = self.0.inspection_limits.iter().find(|limit| limit.purpose == purpose && !limit.retired);
        in_force.map(|limit| limit.per_year)
    }

    /// The kinds of evidence, in the order of the file.
    #[must_use]
    pub fn evidence_kinds(&self) -> &[EvidenceKind] {
        &self.0.evidence
    }

    /// The kind of evidence of that key.
    #[must_use]
    pub fn evidence_kind(&self, key: &str) -> Option<&EvidenceKind> {
        self.0.evidence.iter().find(|kind| kind.key == *key)
    }

    /// How far the list of the day looks.
    #[must_use]
    pub fn horizon(&self) -> Horizon {
        self.0.horizon
    }

    /// The milestones that a misspelt text may mean, the nearest first, at most five; empty if none
    /// is near. Keys, labels and stages in both languages are compared.
    #[must_use]
    pub fn near(&self, text: &str) -> Vec<MilestoneKey> {
        let offered = self.0.milestones.iter().filter(|milestone| !milestone.retired);
        let named = offered.map(|milestone| {
            let Milestone { key, label, stage, .. } = milestone;
            (key, [key.as_str(), &label.en, &label.zh, &stage.en, &stage.zh])
        });
        crate::near::nearest_entries(text, named, 5).into_iter().cloned().collect()
    }
}

impl fmt::Debug for Playbook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Playbook").field(&self.0.name).finish()
    }
}

/// Two playbooks are equal if their texts are.
impl PartialEq for Playbook {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.text == other.0.text
    }
}

impl Eq for Playbook {}

impl Serialize for Playbook {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.text)
    }
}

impl<'de> Deserialize<'de> for Playbook {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let built_in = Self::development_zone();
        if built_in.text() == text {
            return Ok(built_in);
        }
        Self::parse(&text).map_err(D::Error::custom)
    }
}
