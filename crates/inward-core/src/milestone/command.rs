//! Commands on milestones: reach, plan.

use crate::command::command;
use crate::evidence::Evidence;
use crate::target::{Aim, Target};
use crate::when::When;

use super::Judgement;

command! {
    /// Records that a milestone was reached. A review or triage says who judged, and how. The
    /// milestone that a record was made with (`lead_received`, `negotiating`, `contract_signed`) is
    /// recorded by the command that makes it; once its word was retracted, it is stated anew here.
    Reach {
        /// The record, or the phase of a project. An investment means its only fitting record.
        aim: Aim,
        /// The milestone, a key of the playbook.
        milestone: String,
    } with {
        /// When. Not known if not given.
        when on: When,
        /// Who judged, and how: for reviews and triage.
        opt judgement: Judgement,
        /// Why it is recorded although needs of the playbook are unmet.
        text overriding: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Reach {
    /// This milestone of this record or phase.
    pub fn of(target: impl Target, milestone: impl AsRef<str>) -> Self {
        Self::required(target.aim(), milestone.as_ref().to_owned())
    }
}

command! {
    /// Plans a milestone, or plans it anew.
    Plan {
        /// The record, or the phase of a project. An investment means its only fitting record.
        aim: Aim,
        /// The milestone, a key of the playbook.
        milestone: String,
        /// When it is to be reached.
        target: When,
    } with {
        /// The day the plan was made; today if not given.
        when on: When,
        /// Why it is planned anew.
        text reason: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Plan {
    /// This milestone of this record or phase, for this time.
    pub fn of<W>(target: impl Target, milestone: impl AsRef<str>, when: W) -> Result<Self, crate::refusal::Refusal>
    where
        W: TryInto<When>,
        crate::refusal::Refusal: From<W::Error>,
    {
        Ok(Self::required(target.aim(), milestone.as_ref().to_owned(), when.try_into()?))
    }
}
