//! The commands on tasks.

use crate::command::command;
use crate::deadline::Rule;
use crate::evidence::Evidence;
use crate::id::{FactId, FactRef, Id, RecordId};
use crate::person::Person;
use crate::rules::{Profile, profiled};
use crate::target::{Mention, Names, Target};
use crate::unit::Unit;
use crate::when::When;

use super::Task;

command! {
    /// Assigns a task (交办事项) to its principal unit, 牵头单位, which is the unit in charge. A task that came of
    /// an investment, or of a record of one, belongs to that investment; one that came of nothing in the book
    /// belongs to none.
    AssignTask {
        /// What is to be done, in a few words.
        title: String,
    } with {
        /// What it came of: an issue, a negotiation, an investment or another record.
        opt origin: RecordId,
        /// The interaction (往来) of that negotiation that it came of.
        opt interaction: FactId,
        /// When it was assigned. A rule that counts hours, or the same day, needs the moment.
        when on: When,
        /// When it is to be done.
        when due: When,
        /// When it is to be done, by a rule that counts after it was `assigned`.
        just due_rule: Rule,
        /// A unit that helps, 配合单位.
        many supporting: Mention<Unit>,
        /// What is to be done, as free text.
        text instructions: String,
        /// Who gave it.
        opt given_by: Mention<Person>,
        /// The unit that gave it.
        opt given_by_unit: Mention<Unit>,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on: the minutes of a meeting.
        opt evidence: Evidence,
        /// Code, further names, references, summary, principal unit, officer.
        own profile: Profile,
    }
}

profiled!(AssignTask);

impl AssignTask {
    /// A task that came of nothing in the book.
    pub fn titled(title: impl AsRef<str>) -> Self {
        Self::required(title.as_ref().to_owned())
    }

    /// A task that came of this record.
    pub fn out_of(origin: impl Target, title: impl AsRef<str>) -> Self {
        Self::titled(title).origin(origin.aim().record)
    }

    /// A task that came of this interaction of a negotiation.
    ///
    /// ```
    /// use inward_core::command::AssignTask;
    /// use inward_core::deadline::working_days;
    /// use inward_core::id::FactRef;
    /// # let record = "neg_01890a5d-ac96-774b-bcce-b302099a8057".parse()?;
    /// # let fact = inward_core::id::FactId { version: 2, number: 0 };
    /// let visit = FactRef { record, fact };
    /// let task = AssignTask::out_of_interaction(visit, "测算电价优惠方案").due_rule(working_days(5).after("assigned"));
    /// # let _ = task;
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn out_of_interaction(interaction: FactRef, title: impl AsRef<str>) -> Self {
        Self::titled(title).origin(interaction.record).interaction(interaction.fact)
    }
}

command! {
    /// Records how a task comes along (进展).
    ReportTask {
        /// The task.
        task: Id<Task>,
        /// What was done so far, as free text.
        note: String,
    } with {
        /// When.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl ReportTask {
    /// So far this task has come.
    pub fn of(task: impl Names<Task>, note: impl Into<String>) -> Self {
        Self::required(task.id_of(), note.into())
    }
}

command! {
    /// Records that a task was done (办结).
    CompleteTask {
        /// The task.
        task: Id<Task>,
    } with {
        /// When.
        when on: When,
        /// What came of it, as free text.
        text result: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl CompleteTask {
    /// This task was done.
    pub fn of(task: impl Names<Task>) -> Self {
        Self::required(task.id_of())
    }
}

command! {
    /// Calls a task off (撤销).
    CancelTask {
        /// The task.
        task: Id<Task>,
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

impl CancelTask {
    /// This task is called off.
    pub fn of(task: impl Names<Task>, reason: impl Into<String>) -> Self {
        Self::required(task.id_of(), reason.into())
    }
}

command! {
    /// Takes up again a task that was done or called off. The time in which it is to be done runs on; what
    /// lay between does not count.
    ReopenTask {
        /// The task.
        task: Id<Task>,
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

impl ReopenTask {
    /// This task is taken up again.
    pub fn of(task: impl Names<Task>, reason: impl Into<String>) -> Self {
        Self::required(task.id_of(), reason.into())
    }
}
