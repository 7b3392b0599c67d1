//! Commands on facts that stand: correct, retract, verify.

use crate::command::command;
use crate::evidence::Evidence;
use crate::id::{FactId, FactRef, RecordId};
use crate::money::AmountInput;
use crate::target::{Aim, Target};
use crate::when::When;

command! {
    /// Corrects a fact: retracts it and states it again with what is given here; the rest stays.
    /// Before the correction was known, the old word is still the answer.
    Correct {
        /// The record, or the phase of a project.
        aim: Aim,
        /// Why it was wrong.
        reason: String,
    } with {
        /// The milestone whose date is corrected.
        text milestone: String,
        /// The fact that is corrected, where it is no milestone.
        opt fact: FactId,
        /// When it really happened, or from when it really holds.
        when on: When,
        /// The right amount.
        just amount: AmountInput,
        /// Whose word is corrected, a source of the playbook.
        text source: String,
        /// What the correction rests on.
        opt evidence: Evidence,
    }
}

impl Correct {
    /// Corrects when a milestone was reached.
    pub fn milestone_of(target: impl Target, milestone: impl AsRef<str>, reason: impl Into<String>) -> Self {
        Self::required(target.aim(), reason.into()).milestone(milestone)
    }

    /// Corrects any fact.
    pub fn fact_of(fact: FactRef, reason: impl Into<String>) -> Self {
        Self::required(fact.record.aim(), reason.into()).fact(fact.fact)
    }
}

command! {
    /// Retracts a fact: it no longer stands. It stays in the book, with who, when and why.
    Retract {
        /// The record.
        record: RecordId,
        /// The fact.
        fact: FactId,
        /// Why.
        reason: String,
    } with {}
}

impl Retract {
    /// Retracts this fact.
    pub fn fact_of(fact: FactRef, reason: impl Into<String>) -> Self {
        Self::required(fact.record, fact.fact, reason.into())
    }
}

command! {
    /// Says that the evidence of a fact was checked, by somebody other than its author.
    Verify {
        /// The record.
        record: RecordId,
        /// The fact.
        fact: FactId,
    } with {}
}

impl Verify {
    /// Verifies this fact.
    #[must_use]
    pub fn fact_of(fact: FactRef) -> Self {
        Self::required(fact.record, fact.fact)
    }
}
