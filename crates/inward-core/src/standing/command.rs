//! Commands on standings: suspend, resume, reopen. Closings are commands of their own records.

use crate::command::command;
use crate::evidence::Evidence;
use crate::id::RecordId;
use crate::target::Target;
use crate::when::When;

command! {
    /// Suspends a lead, a negotiation, an agreement or a project (暂缓).
    Suspend {
        /// The record. An investment means its only open record.
        record: RecordId,
        /// The reason, a key of the playbook.
        reason: String,
    } with {
        /// From when.
        when on: When,
        /// More on it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Suspend {
    /// Suspends this record for this reason.
    pub fn of(target: impl Target, reason: impl AsRef<str>) -> Self {
        Self::required(target.aim().record, reason.as_ref().to_owned())
    }
}

command! {
    /// Lets a suspended, delayed or dormant record go on (恢复).
    Resume {
        /// The record. An investment means its only open record.
        record: RecordId,
    } with {
        /// From when.
        when on: When,
        /// More on it, as free text.
        text note: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Resume {
    /// Lets this record go on.
    pub fn of(target: impl Target) -> Self {
        Self::required(target.aim().record)
    }
}

command! {
    /// Reopens a closed record (重启): the investor came back, the project goes on after all.
    Reopen {
        /// The record.
        record: RecordId,
        /// Why.
        reason: String,
    } with {
        /// From when.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Reopen {
    /// Reopens this record.
    pub fn of(target: impl Target, reason: impl Into<String>) -> Self {
        Self::required(target.aim().record, reason.into())
    }
}
