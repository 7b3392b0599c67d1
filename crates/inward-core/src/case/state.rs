//! The state of a case.

use serde::{Deserialize, Serialize};

use crate::commitment::Commitment;
use crate::entry::Entry;
use crate::event::Event;
use crate::fact::FactSet;
use crate::id::{Id, Kind, NoteId, RecordId, Recordable};
use crate::organisation::Organisation;
use crate::record::{Head, keeps, restates};
use crate::standing::Is;
use crate::text::labelled;
use crate::when::Truth;

use super::event::{
    CaseAccepted, CaseDecided, CaseReceived, SpecialStepBegun, SpecialStepEnded, SupplementReceived,
    SupplementRequested,
};

/// That an application was received (收件).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {}

/// That an application was accepted (受理).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// More on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// That the applicant was told what is missing (补正告知).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplementRequest {
    /// What is missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<NoteId>,
}

/// That what was missing came in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplementReceipt {
    /// More on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

labelled! {
    /// A special step (特别程序): its time is not counted, of which the applicant is told in writing
    /// (行政许可法 45).
    ///
    /// ```
    /// use inward_core::case::SpecialStep;
    /// assert_eq!(SpecialStep::Hearing.label().zh, "听证");
    /// assert_eq!(SpecialStep::ALL.len(), 8);
    /// ```
    SpecialStep {
        /// 听证.
        Hearing, "hearing", "hearing", "听证";
        /// 招标.
        Tender, "tender", "call for tenders", "招标";
        /// 拍卖.
        Auction, "auction", "auction", "拍卖";
        /// 检验.
        Inspection, "inspection", "inspection", "检验";
        /// 检测.
        Testing, "testing", "testing", "检测";
        /// 检疫.
        Quarantine, "quarantine", "quarantine", "检疫";
        /// 鉴定.
        Appraisal, "appraisal", "appraisal", "鉴定";
        /// 专家评审.
        ExpertReview, "expert_review", "expert review", "专家评审";
    }
}

/// That a special step began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepBegun {
    /// Which.
    pub step: SpecialStep,
    /// More on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// That a special step ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepEnded {
    /// Which.
    pub step: SpecialStep,
    /// More on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

labelled! {
    /// How a case ended.
    ///
    /// ```
    /// use inward_core::case::CaseOutcome;
    /// assert_eq!(CaseOutcome::Withdrawn.label().zh, "申请人撤回");
    /// ```
    CaseOutcome {
        /// What was applied for was granted.
        Granted, "granted", "granted", "准予";
        /// It was refused.
        Refused, "refused", "refused", "不予";
        /// The applicant withdrew: nothing was decided, and nothing counts.
        Withdrawn, "withdrawn", "withdrawn by the applicant", "申请人撤回";
    }
}

/// That a case was decided (办结).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseDecision {
    /// How.
    pub outcome: CaseOutcome,
    /// More on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// The state of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Case {
    /// Its id.
    pub id: Id<Case>,
    /// Its head: the unit in charge is the authority of the procedure.
    pub head: Head,
    /// The procedure; which version of it applies follows from the days, see [`Case::procedure_version`].
    pub procedure: Id<Entry>,
    /// What it is for: a project, or another record of an investment.
    pub about: RecordId,
    /// Who applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicant: Option<Id<Organisation>>,
    /// What is applied for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<NoteId>,
    /// That it was received.
    pub received: FactSet<Receipt>,
    /// That it was accepted.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub acceptances: FactSet<Acceptance>,
    /// That supplements were asked for.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub supplements_requested: FactSet<SupplementRequest>,
    /// That they came in.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub supplements_received: FactSet<SupplementReceipt>,
    /// That special steps began.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub steps_begun: FactSet<StepBegun>,
    /// That they ended.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub steps_ended: FactSet<StepEnded>,
    /// How it was decided.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub decisions: FactSet<CaseDecision>,
}

impl Recordable for Case {
    const KIND: Kind = Kind::Case;
}

impl Case {
    /// The commitment that it makes where its procedure has a limit: it has the same UUID.
    #[must_use]
    pub const fn commitment(&self) -> Id<Commitment> {
        Id::new(self.id.uuid())
    }
}

keeps!(Case {
    occurrences: received, acceptances, supplements_requested, supplements_received, steps_begun, steps_ended, decisions;
    came_of: |case| Some(case.about).filter(|about| about.kind != Kind::Investment);
    listed_standing: |case, as_of| match case.is_decided(as_of) {
        Truth::Yes => Is::Completed,
        _ => Is::Ongoing,
    };
});

restates!(Receipt => |receipt, stated| Event::CaseReceived(CaseReceived { receipt, stated }));
restates!(Acceptance => |acceptance, stated| Event::CaseAccepted(CaseAccepted { acceptance, stated }));
restates!(SupplementRequest => |request, stated| Event::SupplementRequested(SupplementRequested { request, stated }));
restates!(SupplementReceipt => |receipt, stated| Event::SupplementReceived(SupplementReceived { receipt, stated }));
restates!(StepBegun => |begun, stated| Event::SpecialStepBegun(SpecialStepBegun { begun, stated }));
restates!(StepEnded => |ended, stated| Event::SpecialStepEnded(SpecialStepEnded { ended, stated }));
restates!(CaseDecision => |decision, stated| Event::CaseDecided(CaseDecided { decision, stated }));
