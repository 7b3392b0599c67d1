//! The state of a task.

use serde::{Deserialize, Serialize};

use crate::clock::ClockFacts;
use crate::deadline::Rule;
use crate::escalation::EscalationFacts;
use crate::event::Event;
use crate::fact::{AsOf, Endings, FactSet};
use crate::id::{FactId, Id, Kind, NoteId, RecordId, Recordable};
use crate::person::Person;
use crate::record::{Head, keeps, restates};
use crate::standing::Is;
use crate::unit::Unit;
use crate::when::Truth;

use super::event::{TaskCancelled, TaskCompleted, TaskDueSet, TaskReassigned, TaskReopened, TaskReported};

/// That a task was assigned (交办).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assigned {}

/// By when a task is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskDue {
    /// The rule; a date that was fixed is one.
    pub rule: Rule,
}

/// How a task comes along (进展).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// What was done so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
}

/// That a task was done (办结).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Completion {
    /// What came of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<NoteId>,
}

/// That a task was called off (撤销).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cancellation {
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// That a task was taken up again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reopening {
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// The state of a task.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Task {
    /// Its id.
    pub id: Id<Task>,
    /// Its head: the unit in charge is the principal one, 牵头单位.
    pub head: Head,
    /// What it came of: an issue, a negotiation, an investment, any record of which something is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<RecordId>,
    /// The interaction of the negotiation that it came of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interaction: Option<FactId>,
    /// Who gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by: Option<Id<Person>>,
    /// The unit that gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by_unit: Option<Id<Unit>>,
    /// The units that help, 配合单位.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supporting: Vec<Id<Unit>>,
    /// What is to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instructions: Option<NoteId>,
    /// That it was assigned.
    pub assigned: FactSet<Assigned>,
    /// By when it is to be done.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub due: FactSet<TaskDue>,
    /// What happened to its clock: pauses, extensions.
    #[serde(default, skip_serializing_if = "ClockFacts::is_empty")]
    pub clock: ClockFacts,
    /// What happened to it on the ladders of escalation.
    #[serde(default, skip_serializing_if = "EscalationFacts::is_empty")]
    pub escalation: EscalationFacts,
    /// How it comes along.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub reports: FactSet<Report>,
    /// That it was done.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub completions: FactSet<Completion>,
    /// That it was called off.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub cancellations: FactSet<Cancellation>,
    /// That it was taken up again.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub reopenings: FactSet<Reopening>,
}

impl Recordable for Task {
    const KIND: Kind = Kind::Task;
}

impl Task {
    /// The event from which the rule of a task may count: that it was assigned.
    ///
    /// ```
    /// use inward_core::task::Task;
    /// assert_eq!(Task::STARTS, ["assigned"]);
    /// ```
    pub const STARTS: [&'static str; 1] = ["assigned"];

    /// Whether it is closed at that point: done or called off, and not taken up again since.
    #[must_use]
    pub fn is_closed(&self, as_of: AsOf) -> Truth {
        self.endings(as_of).ended()
    }

    /// How it stands: ongoing, completed, or terminated where it was called off last.
    #[must_use]
    pub fn standing(&self, as_of: AsOf) -> Is {
        if self.is_closed(as_of) != Truth::Yes {
            return Is::Ongoing;
        }
        let done = Endings::of(&self.completions, &self.reopenings, as_of).ended();
        if done == Truth::Yes { Is::Completed } else { Is::Terminated }
    }

    /// By when it is to be done, as agreed: the rule in force.
    #[must_use]
    pub fn due_rule(&self, as_of: AsOf) -> Option<&Rule> {
        self.due.pick_in_force(as_of, |_| true).map(|due| &due.rule)
    }

    pub(crate) fn endings(&self, as_of: AsOf) -> Endings<'_> {
        Endings::of(&self.completions, &self.reopenings, as_of).and(&self.cancellations, as_of)
    }
}

keeps!(Task {
    parts: clock, escalation;
    occurrences: assigned, reports, completions, cancellations, reopenings;
    in_force: due;
    came_of: |task| task.origin.filter(|origin| !matches!(origin.kind, Kind::Investment | Kind::Organisation));
    listed_standing: |task, as_of| task.standing(as_of);
});

restates!(Assigned => |assigned, stated| Event::TaskReassigned(TaskReassigned { assigned, stated }));
restates!(TaskDue => |due, stated| Event::TaskDueSet(TaskDueSet { due, stated }));
restates!(Report => |report, stated| Event::TaskReported(TaskReported { report, stated }));
restates!(Completion => |completion, stated| Event::TaskCompleted(TaskCompleted { completion, stated }));
restates!(Cancellation => |cancellation, stated| Event::TaskCancelled(TaskCancelled { cancellation, stated }));
restates!(Reopening => |reopening, stated| Event::TaskReopened(TaskReopened { reopening, stated }));
