//! Commands: everything that changes the book, as plain data. One struct for each, one table of
//! them all, [`Command`].
//!
//! A command in JSON is `{"capture_lead": {"title": "…", "on": "2020-06"}}`;
//! [`Command::from_json`] reads it.

mod define;
mod json;

pub use define::{Field, Form, Mode};
pub(crate) use define::{command, field_type, is_default, mode, setter};

use serde::{Deserialize, Serialize};

use crate::id::{Id, Kind, RecordId, Recordable};

pub use crate::agreement::command::{
    AmendAgreement, ChangeAgreement, ClauseText, SignAgreement, StateLevel, TerminateAgreement,
};
pub use crate::case::command::{
    AcceptCase, BeginSpecialStep, DecideCase, EndSpecialStep, FileCase, ReceiveSupplement, RequestSupplement,
};
pub use crate::clock::command::{ExtendDeadline, PauseClock, ResumeClock};
pub use crate::commitment::command::{
    Breach, Dispute, Fulfil, Gate, Instalment, MeetCondition, NotifyShortfall, Promise, RecordStart, SettleDispute,
    Supersede, VerifyObligation, Void, Waive,
};
pub use crate::entry::command::{
    AddList, AddProcedure, AddPromotionEvent, CompleteInspectionLog, RecordInspection, ReviseProcedure,
};
pub use crate::entry::policy::command::{AddPolicy, ChangePolicy, CitePolicy, RepealPolicy, ReviewPolicy, SetBudget};
pub use crate::escalation::command::{Escalate, Excuse, LiftEscalation};
pub use crate::fact::command::{Correct, Retract, Verify};
pub use crate::finance::command::{RecordMoney, StateAmount};
pub use crate::investment::command::OpenInvestment;
pub use crate::issue::command::{
    AcceptIssue, HandOverIssue, RaiseIssue, RateIssue, ReopenIssue, ResolveIssue, RespondToIssue, StateRisk,
};
pub use crate::lead::command::{CaptureLead, ChangeLead, DisqualifyLead, RegisterClaim, TriageLead};
pub use crate::measure::command::{RecordMeasure, SetTarget};
pub use crate::milestone::command::{Plan, Reach};
pub use crate::negotiation::command::{
    AbandonNegotiation, ChangeNegotiation, LoseNegotiation, OpenNegotiation, RecordInteraction,
};
pub use crate::organisation::command::{AddOrganisation, ChangeOrganisation};
pub use crate::person::command::{EnrolPerson, ErasePerson};
pub use crate::project::command::{
    AddPhase, ChangeProject, EndProject, JoinList, LeaveList, Phase, ProjectEnd, RecordProject, RenamePhase,
};
pub use crate::record::command::{Assign, MoveRecord, NameRecord, SetAttribute};
pub use crate::standing::command::{Reopen, Resume, Suspend};
pub use crate::task::command::{AssignTask, CancelTask, CompleteTask, ReopenTask, ReportTask};
pub use crate::unit::command::{AddUnit, ChangeUnit};
pub use crate::zone::command::{AdoptCalendar, AdoptPlaybook, OpenZone};

/// What a command answers with: the id of a record of one kind, or of whatever it acted on.
pub trait Answer: 'static {
    /// The type of the id.
    type Id: Copy + std::fmt::Debug + Into<RecordId>;

    /// The kind of the record; none where it differs.
    const KIND: Option<Kind>;

    /// The id of that record, if it is of the kind that is answered.
    fn id(record: RecordId) -> Option<Self::Id>;
}

impl<T: Recordable> Answer for T {
    type Id = Id<T>;

    const KIND: Option<Kind> = Some(T::KIND);

    fn id(record: RecordId) -> Option<Id<T>> {
        record.as_id()
    }
}

/// The answer of commands that act on records of several kinds.
#[derive(Clone, Copy, Debug)]
pub struct AnyRecord;

impl Answer for AnyRecord {
    type Id = RecordId;

    const KIND: Option<Kind> = None;

    fn id(record: RecordId) -> Option<RecordId> {
        Some(record)
    }
}

/// The struct of one command, with the kind of its answer.
pub trait Instruction: Into<Command> {
    /// What it answers with.
    type Answer: Answer;

    /// Its verb, as in JSON and in the desk's methods.
    const VERB: &'static str;
}

macro_rules! commands {
    ($( $name:ident, $verb:literal, $answer:path; )+) => {
        /// Any command.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Command {
            $(
                #[doc = concat!("`", $verb, "`.")]
                #[serde(rename = $verb)]
                $name($name),
            )+
        }

        impl Command {
            /// The verbs of all commands.
            pub const VERBS: &[&str] = &[$($verb),+];

            /// What each command is made of, in the order of the verbs.
            pub const FORMS: &[Form] = &[
                $( Form { verb: $verb, answer: <$answer as Answer>::KIND, doc: $name::DOC, fields: $name::FIELDS } ),+
            ];

            /// The verb of this command.
            #[must_use]
            pub const fn verb(&self) -> &'static str {
                match self { $(Self::$name(_) => $verb),+ }
            }
        }

        $(
            impl From<$name> for Command {
                fn from(command: $name) -> Self {
                    Self::$name(command)
                }
            }

            impl Instruction for $name {
                type Answer = $answer;
                const VERB: &'static str = $verb;
            }
        )+
    };
}

commands! {
    OpenZone, "open_zone", crate::zone::Zone;
    AdoptPlaybook, "adopt_playbook", crate::zone::Zone;
    AdoptCalendar, "adopt_calendar", crate::zone::Zone;
    EnrolPerson, "enrol_person", crate::person::Person;
    ErasePerson, "erase_person", crate::person::Person;
    AddUnit, "add_unit", crate::unit::Unit;
    ChangeUnit, "change_unit", crate::unit::Unit;
    AddOrganisation, "add_organisation", crate::organisation::Organisation;
    ChangeOrganisation, "change_organisation", crate::organisation::Organisation;
    AddList, "add_list", crate::entry::Entry;
    AddPromotionEvent, "add_promotion_event", crate::entry::Entry;
    AddPolicy, "add_policy", crate::entry::Entry;
    ChangePolicy, "change_policy", crate::entry::Entry;
    ReviewPolicy, "review_policy", crate::entry::Entry;
    SetBudget, "set_budget", crate::entry::Entry;
    RepealPolicy, "repeal_policy", crate::entry::Entry;
    RecordInspection, "record_inspection", crate::entry::Entry;
    CompleteInspectionLog, "complete_inspection_log", crate::organisation::Organisation;
    AddProcedure, "add_procedure", crate::entry::Entry;
    ReviseProcedure, "revise_procedure", crate::entry::Entry;
    OpenInvestment, "open_investment", crate::investment::Investment;
    CaptureLead, "capture_lead", crate::lead::Lead;
    ChangeLead, "change_lead", crate::lead::Lead;
    TriageLead, "triage_lead", crate::lead::Lead;
    RegisterClaim, "register_claim", crate::lead::Lead;
    DisqualifyLead, "disqualify_lead", crate::lead::Lead;
    OpenNegotiation, "open_negotiation", crate::negotiation::Negotiation;
    ChangeNegotiation, "change_negotiation", crate::negotiation::Negotiation;
    RecordInteraction, "record_interaction", crate::negotiation::Negotiation;
    LoseNegotiation, "lose_negotiation", crate::negotiation::Negotiation;
    AbandonNegotiation, "abandon_negotiation", crate::negotiation::Negotiation;
    SignAgreement, "sign_agreement", crate::agreement::Agreement;
    ChangeAgreement, "change_agreement", crate::agreement::Agreement;
    StateLevel, "state_level", crate::agreement::Agreement;
    AmendAgreement, "amend_agreement", crate::agreement::Agreement;
    TerminateAgreement, "terminate_agreement", crate::agreement::Agreement;
    RecordProject, "record_project", crate::project::Project;
    AddPhase, "add_phase", crate::project::Project;
    RenamePhase, "rename_phase", crate::project::Project;
    ChangeProject, "change_project", crate::project::Project;
    EndProject, "end_project", crate::project::Project;
    JoinList, "join_list", crate::project::Project;
    LeaveList, "leave_list", crate::project::Project;
    RecordMoney, "record_money", crate::project::Project;
    Promise, "promise", crate::commitment::Commitment;
    MeetCondition, "meet_condition", crate::commitment::Commitment;
    Gate, "gate", crate::commitment::Commitment;
    Fulfil, "fulfil", crate::commitment::Commitment;
    VerifyObligation, "verify_obligation", crate::commitment::Commitment;
    NotifyShortfall, "notify_shortfall", crate::commitment::Commitment;
    Waive, "waive", crate::commitment::Commitment;
    Breach, "breach", crate::commitment::Commitment;
    RecordStart, "record_start", crate::commitment::Commitment;
    Dispute, "dispute", crate::commitment::Commitment;
    SettleDispute, "settle_dispute", crate::commitment::Commitment;
    Void, "void", crate::commitment::Commitment;
    Supersede, "supersede", crate::commitment::Commitment;
    CitePolicy, "cite_policy", crate::commitment::Commitment;
    PauseClock, "pause_clock", AnyRecord;
    ResumeClock, "resume_clock", AnyRecord;
    ExtendDeadline, "extend_deadline", AnyRecord;
    Escalate, "escalate", AnyRecord;
    LiftEscalation, "lift_escalation", AnyRecord;
    Excuse, "excuse", AnyRecord;
    RaiseIssue, "raise_issue", crate::issue::Issue;
    AcceptIssue, "accept_issue", crate::issue::Issue;
    RespondToIssue, "respond_to_issue", crate::issue::Issue;
    ResolveIssue, "resolve_issue", crate::issue::Issue;
    ReopenIssue, "reopen_issue", crate::issue::Issue;
    HandOverIssue, "hand_over_issue", crate::issue::Issue;
    RateIssue, "rate_issue", crate::issue::Issue;
    StateRisk, "state_risk", crate::issue::Issue;
    AssignTask, "assign_task", crate::task::Task;
    ReportTask, "report_task", crate::task::Task;
    CompleteTask, "complete_task", crate::task::Task;
    CancelTask, "cancel_task", crate::task::Task;
    ReopenTask, "reopen_task", crate::task::Task;
    FileCase, "file_case", crate::case::Case;
    AcceptCase, "accept_case", crate::case::Case;
    RequestSupplement, "request_supplement", crate::case::Case;
    ReceiveSupplement, "receive_supplement", crate::case::Case;
    BeginSpecialStep, "begin_special_step", crate::case::Case;
    EndSpecialStep, "end_special_step", crate::case::Case;
    DecideCase, "decide_case", crate::case::Case;
    Reach, "reach", AnyRecord;
    Plan, "plan", AnyRecord;
    StateAmount, "state_amount", AnyRecord;
    RecordMeasure, "record_measure", AnyRecord;
    SetTarget, "set_target", AnyRecord;
    NameRecord, "name_record", AnyRecord;
    MoveRecord, "move_record", AnyRecord;
    Assign, "assign", AnyRecord;
    SetAttribute, "set_attribute", AnyRecord;
    Suspend, "suspend", AnyRecord;
    Resume, "resume", AnyRecord;
    Reopen, "reopen", AnyRecord;
    Correct, "correct", AnyRecord;
    Retract, "retract", AnyRecord;
    Verify, "verify", AnyRecord;
}

impl Command {
    /// Fills in the unit and the officer in charge of a new record where the command names none.
    pub fn fill_charge(&mut self, unit: Option<Id<crate::unit::Unit>>, officer: Id<crate::person::Person>) {
        let profile = match self {
            Self::OpenInvestment(command) => &mut command.profile,
            Self::CaptureLead(command) => &mut command.profile,
            Self::OpenNegotiation(command) => &mut command.profile,
            Self::SignAgreement(command) => &mut command.profile,
            Self::RecordProject(command) => &mut command.profile,
            Self::RaiseIssue(command) => &mut command.profile,
            Self::AssignTask(command) => &mut command.profile,
            _ => return,
        };
        if profile.unit.is_none() {
            profile.unit = unit.map(Into::into);
        }
        if profile.officer.is_none() {
            profile.officer = Some(officer.into());
        }
    }
}
