//! Commands on facts that stand: correct, retract, verify.

use crate::command::command;
use crate::commitment::BreachCause;
use crate::evidence::Evidence;
use crate::id::{FactId, FactRef, RecordId};
use crate::money::AmountInput;
use crate::qualified::Measured;
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
        /// The right amount: of money that is planned, came in, was paid on a commitment, is at risk, or is the cost of a procedure.
        just amount: AmountInput,
        /// The right figure of a measure or a target, or of jobs at risk.
        opt value: Measured,
        /// The right day that a plan aims at, on which a commitment or a task is due, or until which a record
        /// is excused.
        when target: When,
        /// The right period of an amount, a money entry, a measure or a target, or in which a policy is
        /// valid.
        when period: When,
        /// Whether only a part of a commitment was kept.
        opt in_part: bool,
        /// Whose doing a breach really was.
        opt cause: BreachCause,
        /// The right note, or the right reason, where the fact has one; as free text.
        text note: String,
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
    ///
    /// ```
    /// use inward_core::command::Correct;
    /// use inward_core::id::FactRef;
    /// # let record = "cmt_01890a5d-ac96-774b-bcce-b302099a8057".parse()?;
    /// # let fact = inward_core::id::FactId { version: 2, number: 0 };
    /// // 30万元 were paid, not 70万元, and a day later.
    /// let payment = FactRef { record, fact };
    /// let right = Correct::fact_of(payment, "按银行回单").amount("30万元".parse()?).on("2020-08-11")?;
    /// # let _ = right;
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
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
