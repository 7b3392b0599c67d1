//! The words of a zone that are only keys and labels: reasons, sources, natures of projects, kinds
//! of commitment, of issue and of evidence, channels, urgencies.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::key::{
    ChannelKey, CommitmentKey, EvidenceKey, IssueKindKey, MilestoneKey, NatureKey, ReasonKey, SourceKey, UrgencyKey,
};
use crate::deadline::Rule;
use crate::text::Label;

/// What a reason explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReasonKind {
    /// 流失: the investor went elsewhere.
    Lost,
    /// 投资方放弃: the investor gave it up.
    Abandoned,
    /// 评审否决: the review refused it.
    Rejected,
    /// 研判不予受理: triage found the lead unfit.
    Disqualified,
    /// 延期: behind its plan.
    Delayed,
    /// 暂缓、停建: stopped for a time.
    Suspended,
    /// 终止、解除: the agreement ended early.
    Terminated,
    /// 清退、退出: the zone took it off.
    Exited,
}

impl ReasonKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Lost,
        Self::Abandoned,
        Self::Rejected,
        Self::Disqualified,
        Self::Delayed,
        Self::Suspended,
        Self::Terminated,
        Self::Exited,
    ];

    /// The name that stands in playbooks and in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Abandoned => "abandoned",
            Self::Rejected => "rejected",
            Self::Disqualified => "disqualified",
            Self::Delayed => "delayed",
            Self::Suspended => "suspended",
            Self::Terminated => "terminated",
            Self::Exited => "exited",
        }
    }
}

impl fmt::Display for ReasonKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Why something was lost, suspended and so on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Reason {
    /// Its stable name, unique among all reasons of the playbook.
    pub key: ReasonKey,
    /// What it is called.
    pub label: Label,
    /// What it explains.
    pub of: ReasonKind,
    /// No longer offered.
    pub retired: bool,
}

/// Where the date of a milestone comes from. The sources stand in order of trust: of two dates
/// that disagree the one from the earlier source is picked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Source {
    /// Its stable name.
    pub key: SourceKey,
    /// What it is called.
    pub label: Label,
    /// No longer offered; it keeps its place in the order.
    pub retired: bool,
}

/// What kind of undertaking a project is; it keeps roads and investors apart in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Nature {
    /// Its stable name.
    pub key: NatureKey,
    /// What it is called.
    pub label: Label,
    /// No longer offered.
    pub retired: bool,
}

/// Who promises to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The zone promises to the investor: a service commitment.
    ToInvestor,
    /// The investor promises to the zone: an obligation.
    ByInvestor,
}

impl Direction {
    /// Both directions.
    pub const ALL: [Self; 2] = [Self::ToInvestor, Self::ByInvestor];

    /// The name that stands in playbooks and in data.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ToInvestor => "to_investor",
            Self::ByInvestor => "by_investor",
        }
    }
}

/// A kind of commitment, 承诺事项.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CommitmentKind {
    /// Its stable name.
    pub key: CommitmentKey,
    /// What it is called.
    pub label: Label,
    /// Who promises to whom.
    pub direction: Direction,
    /// Whether it counts in rates of fulfilment. Soft promises, which nothing can verify, do not
    /// unless a criterion is attached.
    pub counted: bool,
    /// The milestone from which its limit counts where a promise does not say; 拿地即开工 counts from 交地.
    pub starts_at: Option<MilestoneKey>,
    /// The milestone that keeps it where a promise does not say how it is kept; 开工 keeps 拿地即开工.
    pub kept_by: Option<MilestoneKey>,
    /// No longer offered.
    pub retired: bool,
}

impl CommitmentKind {
    /// The key of the kind that a case promises: to decide within the time of its procedure, 审批时限.
    ///
    /// ```
    /// use inward_core::playbook::{CommitmentKind, Playbook};
    /// let playbook = Playbook::development_zone();
    /// assert_eq!(playbook.commitment_kind(CommitmentKind::APPROVAL).unwrap().label.zh, "审批时限");
    /// ```
    pub const APPROVAL: &str = "approval_time_limit";
}

/// A kind of issue, 诉求类别.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct IssueKind {
    /// Its stable name.
    pub key: IssueKindKey,
    /// What it is called.
    pub label: Label,
    /// By when it is to be answered; in place of what its urgency says.
    pub respond: Option<Rule>,
    /// By when it is to be settled; in place of what its urgency says.
    pub resolve: Option<Rule>,
    /// No longer offered.
    pub retired: bool,
}

impl IssueKind {
    /// The events from which the rules of an issue may count: that it was received, that it was
    /// accepted (受理).
    ///
    /// ```
    /// use inward_core::playbook::IssueKind;
    /// assert_eq!(IssueKind::STARTS, ["received", "accepted"]);
    /// ```
    pub const STARTS: [&'static str; 2] = ["received", "accepted"];
}

/// A channel through which issues come, 诉求渠道: a hotline, a visit, an on-site office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Channel {
    /// Its stable name.
    pub key: ChannelKey,
    /// What it is called.
    pub label: Label,
    /// No longer offered.
    pub retired: bool,
}

/// How pressing an issue is, 紧急程度, and by when one that is so pressing is to be answered and
/// settled unless its kind says otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Urgency {
    /// Its stable name.
    pub key: UrgencyKey,
    /// What it is called.
    pub label: Label,
    /// By when it is to be answered.
    pub respond: Option<Rule>,
    /// By when it is to be settled.
    pub resolve: Option<Rule>,
    /// No longer offered.
    pub retired: bool,
}

/// A kind of evidence, such as a works contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EvidenceKind {
    /// Its stable name.
    pub key: EvidenceKey,
    /// What it is called.
    pub label: Label,
    /// No longer offered.
    pub retired: bool,
}
