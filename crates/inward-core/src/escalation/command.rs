//! Commands on the ladders of escalation.

use crate::command::command;
use crate::evidence::Evidence;
use crate::id::RecordId;
use crate::target::Target;
use crate::when::When;

command! {
    /// Takes every step that is due on the playbook's ladders (督办), of every record that goes on or of one. A step
    /// is taken once, with the day since when its trigger holds, however often and whenever this is given;
    /// where none is due nothing happens. What ended or was kept meanwhile is not escalated any more.
    Escalate {
    } with {
        /// The record alone: a commitment, an issue, a task or a project.
        opt record: RecordId,
    }
}

impl Escalate {
    /// Looks at every record that goes on.
    ///
    /// ```
    /// use inward_core::command::{Command, Escalate};
    /// assert_eq!(Command::from_json(r#"{"escalate": {}}"#)?, Escalate::all().into());
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn all() -> Self {
        Self::required()
    }

    /// Looks at this record alone.
    pub fn only(target: impl Target) -> Self {
        Self::required().record(target.aim().record)
    }
}

command! {
    /// Takes back what a ladder had raised (降级、解除督办): only on evidence. The same step is not taken again;
    /// a later one may be.
    LiftEscalation {
        /// The record.
        record: RecordId,
        /// Why, as free text.
        reason: String,
    } with {
        /// The ladder; needed where levels of several stand.
        text ladder: String,
        /// The phase of the project that it is about.
        just phase: u16,
        /// The level of the ladder that it is taken back to; without it, none stays.
        text to: String,
        /// When; what was raised after that day stands.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on; needed.
        opt evidence: Evidence,
    }
}

impl LiftEscalation {
    /// Takes back what was raised of this record.
    pub fn of(target: impl Target, reason: impl Into<String>, evidence: Evidence) -> Self {
        let aim = target.aim();
        let mut lift = Self::required(aim.record, reason.into()).evidence(evidence);
        lift.phase = aim.phase;
        lift
    }
}

command! {
    /// Excuses a record for a time (有正当理由): that time triggers no step and is not counted. It may begin
    /// ahead; without an end it goes on.
    Excuse {
        /// The record: a commitment, an issue, a task or a project.
        record: RecordId,
        /// Why, as free text.
        reason: String,
    } with {
        /// From which day on.
        when on: When,
        /// The last day.
        when until: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl Excuse {
    /// Excuses this record for this reason.
    pub fn of(target: impl Target, reason: impl Into<String>) -> Self {
        Self::required(target.aim().record, reason.into())
    }
}
