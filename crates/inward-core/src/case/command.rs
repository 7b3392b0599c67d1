//! The commands on cases.

use crate::command::command;
use crate::entry::Entry;
use crate::evidence::Evidence;
use crate::id::{Id, RecordId};
use crate::organisation::Organisation;
use crate::rules::{Profile, profiled};
use crate::target::{Mention, Names, Target};
use crate::when::When;

use super::{Case, CaseOutcome, SpecialStep};

command! {
    /// Records that an application under a procedure was received (收件). Where the procedure has a limit, the
    /// case makes a commitment of the authority to the investor of its own, see `crm.commitment`: it starts,
    /// pauses and is kept as the case says.
    FileCase {
        /// The procedure, by its id or its name.
        procedure: Mention<Entry>,
        /// What it is for: a project, or another record of an investment.
        about: RecordId,
    } with {
        /// What it is, in a few words; the procedure's name if not given.
        text title: String,
        /// When it was received.
        when on: When,
        /// Who applied; the investor of the record if not given.
        opt applicant: Mention<Organisation>,
        /// What is applied for, as free text.
        text description: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
        /// Code, further names, references, summary, unit, officer, attributes. The unit is the authority of
        /// the procedure if not given.
        own profile: Profile,
    }
}

profiled!(FileCase);

impl FileCase {
    /// A case of this procedure for this record.
    ///
    /// ```
    /// use inward_core::command::FileCase;
    /// # let project: inward_core::id::RecordId = "prj_01890a5d-ac96-774b-bcce-b302099a8057".parse()?;
    /// let file = FileCase::of("建筑工程施工许可", project).on("2020-01-15")?;
    /// # let _ = file;
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn of(procedure: impl Into<Mention<Entry>>, about: impl Target) -> Self {
        Self::required(procedure.into(), about.aim().record)
    }
}

command! {
    /// Records that an application was accepted (受理): the version of the procedure that is in force on that
    /// day applies to it.
    AcceptCase {
        /// The case.
        case: Id<Case>,
    } with {
        /// When.
        when on: When,
        /// More on it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl AcceptCase {
    /// This case was accepted.
    pub fn of(case: impl Names<Case>) -> Self {
        Self::required(case.id_of())
    }
}

command! {
    /// Records that the applicant was told what is missing (补正告知). Until it comes in the time is not
    /// counted.
    RequestSupplement {
        /// The case.
        case: Id<Case>,
    } with {
        /// When; a day counts whole.
        when on: When,
        /// What is missing, as free text.
        text missing: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl RequestSupplement {
    /// Something is missing in this case.
    pub fn of(case: impl Names<Case>) -> Self {
        Self::required(case.id_of())
    }
}

command! {
    /// Records that what was missing came in (补正材料): the time goes on.
    ReceiveSupplement {
        /// The case.
        case: Id<Case>,
    } with {
        /// When; a day is not counted yet.
        when on: When,
        /// More on it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl ReceiveSupplement {
    /// What was missing in this case came in.
    pub fn of(case: impl Names<Case>) -> Self {
        Self::required(case.id_of())
    }
}

command! {
    /// Records that a special step began (特别程序): a hearing, an expert review, … Its time is not counted,
    /// of which the applicant is told in writing (行政许可法 45); the evidence is that notice.
    BeginSpecialStep {
        /// The case.
        case: Id<Case>,
        /// Which.
        step: SpecialStep,
    } with {
        /// When; a day counts whole.
        when on: When,
        /// More on it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// The written notice to the applicant.
        opt evidence: Evidence,
    }
}

impl BeginSpecialStep {
    /// This step began in this case.
    pub fn of(case: impl Names<Case>, step: SpecialStep) -> Self {
        Self::required(case.id_of(), step)
    }
}

command! {
    /// Records that a special step ended: the time goes on.
    EndSpecialStep {
        /// The case.
        case: Id<Case>,
        /// Which.
        step: SpecialStep,
    } with {
        /// When; a day is not counted yet.
        when on: When,
        /// More on it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl EndSpecialStep {
    /// This step ended in this case.
    pub fn of(case: impl Names<Case>, step: SpecialStep) -> Self {
        Self::required(case.id_of(), step)
    }
}

command! {
    /// Records how a case was decided (办结). Granted or refused, its commitment is kept with that; where the
    /// applicant withdrew, that has ended and counts nowhere.
    DecideCase {
        /// The case.
        case: Id<Case>,
        /// How.
        outcome: CaseOutcome,
    } with {
        /// When.
        when on: When,
        /// More on it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl DecideCase {
    /// This case was decided so.
    pub fn of(case: impl Names<Case>, outcome: CaseOutcome) -> Self {
        Self::required(case.id_of(), outcome)
    }
}
