//! Commands on the clock of a deadline.

use crate::command::command;
use crate::deadline::Rule;
use crate::evidence::Evidence;
use crate::id::RecordId;
use crate::target::{Mention, Target};
use crate::unit::Unit;
use crate::when::When;

command! {
    /// Pauses the clock of a deadline (暂停计时): a supplement is awaited, a hearing held. The time is
    /// not counted until the clock goes on. Of an issue both clocks stop.
    PauseClock {
        /// The record: a commitment, an issue or a task.
        record: RecordId,
        /// Why, as free text.
        reason: String,
    } with {
        /// From when; a day counts whole.
        when on: When,
        /// The unit that pauses it.
        opt unit: Mention<Unit>,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl PauseClock {
    /// Pauses the clock of this record for this reason.
    pub fn of(target: impl Target, reason: impl Into<String>) -> Self {
        Self::required(target.aim().record, reason.into())
    }
}

command! {
    /// Lets a paused clock go on (恢复计时).
    ResumeClock {
        /// The record: a commitment, an issue or a task.
        record: RecordId,
    } with {
        /// When; a day is not counted yet.
        when on: When,
        /// More on it, as free text.
        text note: String,
        /// The unit that lets it go on.
        opt unit: Mention<Unit>,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl ResumeClock {
    /// Lets the clock of this record go on.
    pub fn of(target: impl Target) -> Self {
        Self::required(target.aim().record)
    }
}

command! {
    /// Extends the time of a deadline (延期): approved before it was over, and for a reason. Of an issue it
    /// is the time to resolve it.
    ExtendDeadline {
        /// The record: a commitment, an issue or a task.
        record: RecordId,
        /// By how much: so much of the rule's own unit, or to a fixed date.
        by: Rule,
        /// Why, as free text.
        reason: String,
    } with {
        /// When it was approved.
        when on: When,
        /// The unit that approved it.
        opt approved_by: Mention<Unit>,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl ExtendDeadline {
    /// Extends the time of this record by so much, for this reason.
    pub fn of(target: impl Target, by: impl Into<Rule>, reason: impl Into<String>) -> Self {
        Self::required(target.aim().record, by.into(), reason.into())
    }
}
