//! The commands on issues.

use crate::command::command;
use crate::deadline::Rule;
use crate::evidence::Evidence;
use crate::id::{Id, RecordId};
use crate::money::AmountInput;
use crate::organisation::Organisation;
use crate::person::Person;
use crate::qualified::Measured;
use crate::rules::{Profile, profiled};
use crate::target::{Mention, Names, Target};
use crate::unit::Unit;
use crate::when::When;

use super::{Issue, IssueOutcome, Satisfaction};

command! {
    /// Raises an issue (企业诉求/问题): a question, a request, a complaint of an enterprise.
    RaiseIssue {
        /// What it is raised on: an investment, one of its leads, negotiations, agreements, projects or
        /// commitments, or an organisation, to which it then belongs instead.
        about: RecordId,
        /// Its kind, a key of the playbook.
        kind: String,
    } with {
        /// What it is, in a few words; the kind's own words if not given.
        text title: String,
        /// When it was received. A rule that counts hours, or the same day, needs the moment.
        when on: When,
        /// The channel through which it came, a key of the playbook.
        text channel: String,
        /// How pressing it is, a key of the playbook; the first that the playbook offers if not given.
        text urgency: String,
        /// The organisation that raised it.
        opt raised_by: Mention<Organisation>,
        /// The person who raised it.
        opt raised_by_person: Mention<Person>,
        /// What it is about, as free text.
        text description: String,
        /// A unit that is to answer, 答复单位.
        many responder: Mention<Unit>,
        /// By when it is to be answered, after it was `received` or `accepted`; what the playbook says of its
        /// kind or its urgency if not given.
        just respond: Rule,
        /// By when it is to be settled; as for the answer.
        just resolve: Rule,
        /// How much investment it puts at risk.
        just investment_at_risk: AmountInput,
        /// How many jobs it puts at risk.
        opt jobs_at_risk: Measured,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
        /// Code, further names, references, summary, unit, officer.
        own profile: Profile,
    }
}

profiled!(RaiseIssue);

impl RaiseIssue {
    /// An issue of this kind, raised on this record or by this organisation.
    ///
    /// ```
    /// use inward_core::command::RaiseIssue;
    /// use inward_core::deadline::working_days;
    /// # let project: inward_core::id::RecordId = "prj_01890a5d-ac96-774b-bcce-b302099a8057".parse()?;
    /// let raise = RaiseIssue::about(project, "request")
    ///     .title("厂区供电容量不足")
    ///     .channel("on_site_office")
    ///     .on("2021-01-12T09:30+08:00")?
    ///     .resolve(working_days(10).after("accepted"))
    ///     .investment_at_risk("2.9亿元".parse()?);
    /// # let _ = raise;
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn about(target: impl Target, kind: impl AsRef<str>) -> Self {
        Self::required(target.aim().record, kind.as_ref().to_owned())
    }
}

command! {
    /// Records that an issue was accepted (受理).
    AcceptIssue {
        /// The issue.
        issue: Id<Issue>,
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

impl AcceptIssue {
    /// This issue was accepted.
    pub fn of(issue: impl Names<Issue>) -> Self {
        Self::required(issue.id_of())
    }
}

command! {
    /// Records that a unit answered an issue (答复). Several may; the first counts for the deadline.
    RespondToIssue {
        /// The issue.
        issue: Id<Issue>,
    } with {
        /// The unit that answered; the one in charge if not given.
        opt unit: Mention<Unit>,
        /// When. A rule that counts hours, or the same day, needs the moment.
        when on: When,
        /// What it said, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl RespondToIssue {
    /// This issue was answered.
    pub fn of(issue: impl Names<Issue>) -> Self {
        Self::required(issue.id_of())
    }
}

command! {
    /// Records how an issue ended (办结).
    ResolveIssue {
        /// The issue.
        issue: Id<Issue>,
        /// How it ended.
        outcome: IssueOutcome,
    } with {
        /// When.
        when on: When,
        /// What was done, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl ResolveIssue {
    /// This issue ended so.
    pub fn of(issue: impl Names<Issue>, outcome: IssueOutcome) -> Self {
        Self::required(issue.id_of(), outcome)
    }
}

command! {
    /// Takes a settled issue up again (重新办理). The time in which it is to be settled runs on; what lay
    /// between does not count.
    ReopenIssue {
        /// The issue.
        issue: Id<Issue>,
        /// Why.
        reason: String,
    } with {
        /// When.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl ReopenIssue {
    /// This issue is taken up again.
    pub fn of(issue: impl Names<Issue>, reason: impl Into<String>) -> Self {
        Self::required(issue.id_of(), reason.into())
    }
}

command! {
    /// Hands an issue over to another unit (转办), which is in charge from then on.
    HandOverIssue {
        /// The issue.
        issue: Id<Issue>,
        /// The unit that is in charge from then on.
        to: Mention<Unit>,
        /// Why.
        reason: String,
    } with {
        /// When; the day on which it is known if not given.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl HandOverIssue {
    /// This issue goes to that unit.
    pub fn to(issue: impl Names<Issue>, unit: impl Into<Mention<Unit>>, reason: impl Into<String>) -> Self {
        Self::required(issue.id_of(), unit.into(), reason.into())
    }
}

command! {
    /// Records what the investor says of how an issue was handled (满意度), once it was settled. It rests on
    /// the evidence of a call-back (回访), of the kind `call_back`: a rating is the investor's alone.
    RateIssue {
        /// The issue.
        issue: Id<Issue>,
        /// What the investor says.
        satisfaction: Satisfaction,
    } with {
        /// When the investor said so.
        when on: When,
        /// In the investor's words, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// The record of the call-back.
        opt evidence: Evidence,
    }
}

impl RateIssue {
    /// The investor says so of this issue.
    pub fn of(issue: impl Names<Issue>, satisfaction: Satisfaction) -> Self {
        Self::required(issue.id_of(), satisfaction)
    }
}

command! {
    /// States what an issue puts at risk: investment, jobs, or both. What is not given stays.
    StateRisk {
        /// The issue.
        issue: Id<Issue>,
    } with {
        /// How much investment it puts at risk.
        just investment_at_risk: AmountInput,
        /// How many jobs it puts at risk.
        opt jobs_at_risk: Measured,
        /// From when.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl StateRisk {
    /// What this issue puts at risk.
    pub fn of(issue: impl Names<Issue>) -> Self {
        Self::required(issue.id_of())
    }
}
