//! What happens to a task.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;
use crate::id::{FactId, Id, NoteId, RecordId};
use crate::person::Person;
use crate::record::Opening;
use crate::unit::Unit;

use super::{Assigned, Cancellation, Completion, Reopening, Report, TaskDue};

/// A task was assigned: `task.assigned`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskAssigned {
    /// Its names, investment, principal unit, officer.
    pub opening: Opening,
    /// When it was assigned, by which source, on what evidence.
    pub stated: Stated,
    /// What it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<RecordId>,
    /// The interaction that it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction: Option<FactId>,
    /// Who gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by: Option<Id<Person>>,
    /// The unit that gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by_unit: Option<Id<Unit>>,
    /// The units that help.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supporting: Vec<Id<Unit>>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructions: Option<NoteId>,
    /// By when it is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<TaskDue>,
}

/// When a task was assigned was corrected: `task.reassigned`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskReassigned {
    /// That it was assigned.
    pub assigned: Assigned,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// By when a task is to be done was corrected: `task.due-set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskDueSet {
    /// By when.
    pub due: TaskDue,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
}

/// A task came along: `task.reported`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskReported {
    /// How far.
    pub report: Report,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A task was done: `task.completed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskCompleted {
    /// What came of it.
    pub completion: Completion,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A task was called off: `task.cancelled`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskCancelled {
    /// Why.
    pub cancellation: Cancellation,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// A task was taken up again: `task.reopened`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskReopened {
    /// Why.
    pub reopening: Reopening,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}
