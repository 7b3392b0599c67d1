//! Events: everything that happened, as plain data. [`Event`] is the table of them all: the type
//! string and the schema version under which each is stored. Type strings are for ever.

mod upcast;

pub use upcast::UnreadableEvent;

use serde::{Deserialize, Serialize};

use crate::fact::{Known, Stated};
use crate::id::{CommandId, Id, RecordId};
use crate::person::Person;

use crate::agreement::event::{AgreementAmended, AgreementChanged, AgreementSigned};
use crate::case::event::{
    CaseAccepted, CaseDecided, CaseFiled, CaseReceived, SpecialStepBegun, SpecialStepEnded, SupplementReceived,
    SupplementRequested,
};
use crate::clock::event::{ClockExtended, ClockPaused, ClockResumed};
use crate::commitment::event::{
    CommitmentBreached, CommitmentDisputed, CommitmentFulfilled, CommitmentGated, CommitmentMade, CommitmentRemade,
    CommitmentStarted, CommitmentSuperseded, CommitmentVoided, CommitmentWaived, ConditionMet, DisputeSettled, DueSet,
    LimitsSet, ObligationVerified, PolicyCited, ShortfallNotified,
};
use crate::entry::event::{
    EntryAdded, InspectionLogCompleted, InspectionRecorded, InspectionRestated, ProcedureRevised,
};
use crate::entry::policy::event::{
    PolicyBasisStated, PolicyBudgetSet, PolicyChanged, PolicyIssued, PolicyRepealed, PolicyReviewed, PolicyValiditySet,
};
use crate::escalation::event::{EscalationExcused, EscalationLifted, EscalationRaised};
use crate::fact::event::{FactRetracted, FactVerified};
use crate::finance::event::{AmountStated, MoneyRecorded};
use crate::investment::event::InvestmentOpened;
use crate::issue::event::{
    IssueAccepted, IssueHandedOver, IssueRaised, IssueRated, IssueReceived, IssueReopened, IssueResolved,
    IssueResponded, RiskStated,
};
use crate::lead::event::{ClaimRegistered, LeadCaptured, LeadChanged};
use crate::measure::MeasureKind;
use crate::measure::event::{MeasureRecorded, TargetSet};
use crate::milestone::event::{MilestonePlanned, MilestoneReached};
use crate::negotiation::event::{InteractionRecorded, NegotiationChanged, NegotiationOpened};
use crate::organisation::event::{OrganisationAdded, OrganisationChanged};
use crate::person::event::{PersonEnrolled, PersonErased};
use crate::project::event::{
    LandChanged, ListJoined, NatureChanged, OwnerChanged, ParkChanged, PhaseAdded, PhaseRenamed, ProjectCodeChanged,
    ProjectIndustryChanged, ProjectRecorded,
};
use crate::record::event::{AttributeSet, OfficerAssigned, RecordMoved, RecordNamed, UnitAssigned};
use crate::standing::event::StandingChanged;
use crate::task::event::{
    TaskAssigned, TaskCancelled, TaskCompleted, TaskDueSet, TaskReassigned, TaskReopened, TaskReported,
};
use crate::unit::event::{UnitAdded, UnitChanged};
use crate::zone::event::{CalendarAdopted, PlaybookAdopted, ZoneOpened};

/// An event with its envelope: which version of which record it made, when it became known, and
/// who did what.
#[derive(Debug)]
pub struct Recorded<'a, E = Event> {
    /// The record.
    pub record: RecordId,
    /// The version of the record that this event made, from 1.
    pub version: u32,
    /// When it became known.
    pub known: Known,
    /// Who did it.
    pub by: Id<Person>,
    /// The command that did it.
    pub command: CommandId,
    /// What happened.
    pub event: &'a E,
}

impl<'a, E> Recorded<'a, E> {
    /// The same envelope around the content of the event.
    pub(crate) const fn with<F>(&self, event: &'a F) -> Recorded<'a, F> {
        Recorded {
            record: self.record,
            version: self.version,
            known: self.known,
            by: self.by,
            command: self.command,
            event,
        }
    }
}

macro_rules! events {
    ($( $name:ident, $kind:literal, $schema:literal; )+) => {
        /// Any event.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Event {
            $(
                #[doc = concat!("`", $kind, "`.")]
                #[serde(rename = $kind)]
                $name($name),
            )+
        }

        impl Event {
            /// The type strings of all events, each with its current schema version.
            pub const KINDS: &[(&str, u16)] = &[$(($kind, $schema)),+];

            /// The type string under which it is stored.
            #[must_use]
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$name(_) => $kind),+ }
            }

            /// The schema version under which it is stored.
            #[must_use]
            pub const fn schema(&self) -> u16 {
                match self { $(Self::$name(_) => $schema),+ }
            }

            /// Its content as JSON, as it is stored.
            pub fn payload(&self) -> Result<String, serde_json::Error> {
                match self { $(Self::$name(event) => serde_json::to_string(event)),+ }
            }

            fn read_current(kind: &str, payload: &str) -> Result<Self, UnreadableEvent> {
                match kind {
                    $($kind => serde_json::from_str(payload)
                        .map(Self::$name)
                        .map_err(|error| UnreadableEvent::Payload { kind: kind.to_owned(), fault: error.to_string() }),)+
                    _ => Err(UnreadableEvent::Kind { kind: kind.to_owned() }),
                }
            }
        }

        $(
            impl From<$name> for Event {
                fn from(event: $name) -> Self {
                    Self::$name(event)
                }
            }
        )+
    };
}

events! {
    ZoneOpened, "zone.opened", 1;
    PlaybookAdopted, "playbook.adopted", 1;
    CalendarAdopted, "calendar.adopted", 1;
    PersonEnrolled, "person.enrolled", 1;
    PersonErased, "person.erased", 1;
    UnitAdded, "unit.added", 1;
    UnitChanged, "unit.changed", 1;
    OrganisationAdded, "organisation.added", 1;
    OrganisationChanged, "organisation.changed", 1;
    EntryAdded, "entry.added", 1;
    PolicyIssued, "policy.issued", 1;
    PolicyChanged, "policy.changed", 1;
    PolicyValiditySet, "policy.validity-set", 1;
    PolicyBasisStated, "policy.basis-stated", 1;
    PolicyReviewed, "policy.reviewed", 1;
    PolicyBudgetSet, "policy.budget-set", 1;
    PolicyRepealed, "policy.repealed", 1;
    InspectionRecorded, "inspection.recorded", 1;
    InspectionRestated, "inspection.restated", 1;
    InspectionLogCompleted, "inspection-log.completed", 1;
    InvestmentOpened, "investment.opened", 1;
    LeadCaptured, "lead.captured", 1;
    LeadChanged, "lead.changed", 1;
    ClaimRegistered, "claim.registered", 1;
    NegotiationOpened, "negotiation.opened", 1;
    NegotiationChanged, "negotiation.changed", 1;
    InteractionRecorded, "interaction.recorded", 1;
    AgreementSigned, "agreement.signed", 1;
    AgreementChanged, "agreement.changed", 1;
    AgreementAmended, "agreement.amended", 1;
    ProjectRecorded, "project.recorded", 1;
    PhaseAdded, "phase.added", 1;
    PhaseRenamed, "phase.renamed", 1;
    ListJoined, "list.joined", 1;
    NatureChanged, "project.nature-changed", 1;
    ParkChanged, "project.park-changed", 1;
    LandChanged, "project.land-changed", 1;
    ProjectIndustryChanged, "project.industry-changed", 1;
    OwnerChanged, "project.owner-changed", 1;
    ProjectCodeChanged, "project.code-changed", 1;
    CommitmentMade, "commitment.made", 1;
    CommitmentRemade, "commitment.remade", 1;
    DueSet, "commitment.due-set", 1;
    ConditionMet, "commitment.condition-met", 1;
    CommitmentGated, "commitment.gated", 1;
    CommitmentFulfilled, "commitment.fulfilled", 1;
    ObligationVerified, "obligation.verified", 1;
    ShortfallNotified, "obligation.shortfall-notified", 1;
    CommitmentWaived, "commitment.waived", 1;
    CommitmentBreached, "commitment.breached", 1;
    LimitsSet, "commitment.limits-set", 1;
    CommitmentStarted, "commitment.started", 1;
    CommitmentDisputed, "commitment.disputed", 1;
    DisputeSettled, "commitment.dispute-settled", 1;
    CommitmentVoided, "commitment.voided", 1;
    CommitmentSuperseded, "commitment.superseded", 1;
    PolicyCited, "commitment.policy-cited", 1;
    ClockPaused, "clock.paused", 1;
    ClockResumed, "clock.resumed", 1;
    ClockExtended, "clock.extended", 1;
    EscalationRaised, "escalation.raised", 1;
    EscalationLifted, "escalation.lifted", 1;
    EscalationExcused, "escalation.excused", 1;
    IssueRaised, "issue.raised", 1;
    IssueReceived, "issue.received", 1;
    IssueAccepted, "issue.accepted", 1;
    IssueResponded, "issue.responded", 1;
    IssueResolved, "issue.resolved", 1;
    IssueReopened, "issue.reopened", 1;
    IssueHandedOver, "issue.handed-over", 1;
    IssueRated, "issue.rated", 1;
    RiskStated, "issue.risk-stated", 1;
    TaskAssigned, "task.assigned", 1;
    TaskReassigned, "task.reassigned", 1;
    TaskDueSet, "task.due-set", 1;
    TaskReported, "task.reported", 1;
    TaskCompleted, "task.completed", 1;
    TaskCancelled, "task.cancelled", 1;
    TaskReopened, "task.reopened", 1;
    CaseFiled, "case.filed", 1;
    CaseReceived, "case.received", 1;
    CaseAccepted, "case.accepted", 1;
    SupplementRequested, "case.supplement-requested", 1;
    SupplementReceived, "case.supplement-received", 1;
    SpecialStepBegun, "case.special-step-begun", 1;
    SpecialStepEnded, "case.special-step-ended", 1;
    CaseDecided, "case.decided", 1;
    ProcedureRevised, "procedure.revised", 1;
    MilestoneReached, "milestone.reached", 1;
    MilestonePlanned, "milestone.planned", 1;
    StandingChanged, "standing.changed", 1;
    AmountStated, "amount.stated", 1;
    MoneyRecorded, "money.recorded", 1;
    MeasureRecorded, "measure.recorded", 1;
    TargetSet, "target.set", 1;
    RecordNamed, "record.named", 1;
    RecordMoved, "record.moved", 1;
    UnitAssigned, "unit.assigned", 1;
    OfficerAssigned, "officer.assigned", 1;
    AttributeSet, "attribute.set", 1;
    FactRetracted, "fact.retracted", 1;
    FactVerified, "fact.verified", 1;
}

impl Event {
    /// Whether the event states a fact of its own, as its fact number 0: a milestone, an amount, a
    /// payment, a standing, …
    #[must_use]
    pub const fn states_fact(&self) -> bool {
        !matches!(
            self,
            Self::ZoneOpened(_)
                | Self::PlaybookAdopted(_)
                | Self::CalendarAdopted(_)
                | Self::PersonEnrolled(_)
                | Self::PersonErased(_)
                | Self::UnitAdded(_)
                | Self::UnitChanged(_)
                | Self::OrganisationAdded(_)
                | Self::OrganisationChanged(_)
                | Self::EntryAdded(_)
                | Self::PolicyChanged(_)
                | Self::InvestmentOpened(_)
                | Self::LeadChanged(_)
                | Self::NegotiationChanged(_)
                | Self::AgreementChanged(_)
                | Self::ProjectRecorded(_)
                | Self::PhaseAdded(_)
                | Self::PhaseRenamed(_)
                | Self::OwnerChanged(_)
                | Self::ProjectCodeChanged(_)
                | Self::RecordNamed(_)
                | Self::FactRetracted(_)
                | Self::FactVerified(_)
        )
    }

    /// Whether it states something that may begin after today: a value that is to hold. What
    /// happened may not.
    pub(crate) fn may_lie_ahead(&self) -> bool {
        if let Self::MeasureRecorded(event) = self {
            return event.measure.kind != MeasureKind::Actual;
        }
        matches!(
            self,
            Self::AmountStated(_)
                | Self::TargetSet(_)
                | Self::RecordMoved(_)
                | Self::UnitAssigned(_)
                | Self::OfficerAssigned(_)
                | Self::AttributeSet(_)
                | Self::ListJoined(_)
                | Self::NatureChanged(_)
                | Self::ParkChanged(_)
                | Self::LandChanged(_)
                | Self::ProjectIndustryChanged(_)
                | Self::DueSet(_)
                | Self::LimitsSet(_)
                | Self::PolicyCited(_)
                | Self::PolicyValiditySet(_)
                | Self::PolicyBasisStated(_)
                | Self::PolicyBudgetSet(_)
                | Self::PolicyRepealed(_)
                | Self::RiskStated(_)
                | Self::TaskDueSet(_)
                | Self::EscalationExcused(_)
                | Self::ProcedureRevised(_)
        )
    }

    /// The circumstances that the event states, where it states a fact: a correction changes them.
    pub(crate) const fn stated_mut(&mut self) -> Option<&mut Stated> {
        match self {
            Self::MilestoneReached(event) => Some(&mut event.stated),
            Self::MilestonePlanned(event) => Some(&mut event.stated),
            Self::StandingChanged(event) => Some(&mut event.stated),
            Self::AmountStated(event) => Some(&mut event.stated),
            Self::MoneyRecorded(event) => Some(&mut event.stated),
            Self::MeasureRecorded(event) => Some(&mut event.stated),
            Self::TargetSet(event) => Some(&mut event.stated),
            Self::RecordMoved(event) => Some(&mut event.stated),
            Self::UnitAssigned(event) => Some(&mut event.stated),
            Self::OfficerAssigned(event) => Some(&mut event.stated),
            Self::AttributeSet(event) => Some(&mut event.stated),
            Self::ClaimRegistered(event) => Some(&mut event.stated),
            Self::InteractionRecorded(event) => Some(&mut event.stated),
            Self::AgreementAmended(event) => Some(&mut event.stated),
            Self::ListJoined(event) => Some(&mut event.stated),
            Self::NatureChanged(event) => Some(&mut event.stated),
            Self::ParkChanged(event) => Some(&mut event.stated),
            Self::LandChanged(event) => Some(&mut event.stated),
            Self::ProjectIndustryChanged(event) => Some(&mut event.stated),
            Self::CommitmentRemade(event) => Some(&mut event.stated),
            Self::DueSet(event) => Some(&mut event.stated),
            Self::ConditionMet(event) => Some(&mut event.stated),
            Self::CommitmentGated(event) => Some(&mut event.stated),
            Self::CommitmentFulfilled(event) => Some(&mut event.stated),
            Self::ObligationVerified(event) => Some(&mut event.stated),
            Self::ShortfallNotified(event) => Some(&mut event.stated),
            Self::CommitmentWaived(event) => Some(&mut event.stated),
            Self::CommitmentBreached(event) => Some(&mut event.stated),
            Self::LimitsSet(event) => Some(&mut event.stated),
            Self::CommitmentStarted(event) => Some(&mut event.stated),
            Self::CommitmentDisputed(event) => Some(&mut event.stated),
            Self::DisputeSettled(event) => Some(&mut event.stated),
            Self::CommitmentVoided(event) => Some(&mut event.stated),
            Self::CommitmentSuperseded(event) => Some(&mut event.stated),
            Self::PolicyCited(event) => Some(&mut event.stated),
            Self::PolicyIssued(event) => Some(&mut event.stated),
            Self::PolicyValiditySet(event) => Some(&mut event.stated),
            Self::PolicyBasisStated(event) => Some(&mut event.stated),
            Self::PolicyReviewed(event) => Some(&mut event.stated),
            Self::PolicyBudgetSet(event) => Some(&mut event.stated),
            Self::PolicyRepealed(event) => Some(&mut event.stated),
            Self::ClockPaused(event) => Some(&mut event.stated),
            Self::ClockResumed(event) => Some(&mut event.stated),
            Self::ClockExtended(event) => Some(&mut event.stated),
            Self::InspectionRestated(event) => Some(&mut event.stated),
            Self::InspectionLogCompleted(event) => Some(&mut event.stated),
            Self::EscalationRaised(event) => Some(&mut event.stated),
            Self::EscalationLifted(event) => Some(&mut event.stated),
            Self::EscalationExcused(event) => Some(&mut event.stated),
            Self::IssueReceived(event) => Some(&mut event.stated),
            Self::IssueAccepted(event) => Some(&mut event.stated),
            Self::IssueResponded(event) => Some(&mut event.stated),
            Self::IssueResolved(event) => Some(&mut event.stated),
            Self::IssueReopened(event) => Some(&mut event.stated),
            Self::IssueHandedOver(event) => Some(&mut event.stated),
            Self::IssueRated(event) => Some(&mut event.stated),
            Self::RiskStated(event) => Some(&mut event.stated),
            Self::TaskReassigned(event) => Some(&mut event.stated),
            Self::TaskDueSet(event) => Some(&mut event.stated),
            Self::TaskReported(event) => Some(&mut event.stated),
            Self::TaskCompleted(event) => Some(&mut event.stated),
            Self::TaskCancelled(event) => Some(&mut event.stated),
            Self::TaskReopened(event) => Some(&mut event.stated),
            Self::CaseReceived(event) => Some(&mut event.stated),
            Self::CaseAccepted(event) => Some(&mut event.stated),
            Self::SupplementRequested(event) => Some(&mut event.stated),
            Self::SupplementReceived(event) => Some(&mut event.stated),
            Self::SpecialStepBegun(event) => Some(&mut event.stated),
            Self::SpecialStepEnded(event) => Some(&mut event.stated),
            Self::CaseDecided(event) => Some(&mut event.stated),
            Self::ProcedureRevised(event) => Some(&mut event.stated),
            _ => None,
        }
    }
}
