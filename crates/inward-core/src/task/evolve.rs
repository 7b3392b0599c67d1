//! How events make and change the state of a task.

use crate::clock::ClockFacts;
use crate::escalation::EscalationFacts;
use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stated, Stating};
use crate::id::Id;
use crate::record::Head;

use super::event::TaskAssigned;
use super::{Assigned, Task};

impl Task {
    pub(crate) fn create(recorded: &Recorded<'_, TaskAssigned>) -> Self {
        let mut stating = Stating::of(recorded);
        let event = recorded.event.clone();
        let mut assigned = FactSet::default();
        assigned.push(stating.fact(Assigned {}, event.stated));
        let due = stating.facts(&event.due, &Stated::default());
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &event.opening, &mut stating),
            origin: event.origin,
            interaction: event.interaction,
            given_by: event.given_by,
            given_by_unit: event.given_by_unit,
            supporting: event.supporting,
            instructions: event.instructions,
            assigned,
            due,
            clock: ClockFacts::default(),
            escalation: EscalationFacts::default(),
            reports: FactSet::default(),
            completions: FactSet::default(),
            cancellations: FactSet::default(),
            reopenings: FactSet::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        let mut stating = Stating::of(recorded);
        match recorded.event {
            Event::TaskReassigned(event) => self.assigned.push(stating.fact(event.assigned, event.stated.clone())),
            Event::TaskDueSet(event) => {
                self.due.push(stating.fact(event.due.clone(), event.stated.clone()));
            }
            Event::TaskReported(event) => {
                self.reports.push(stating.fact(event.report.clone(), event.stated.clone()));
            }
            Event::TaskCompleted(event) => {
                self.completions.push(stating.fact(event.completion.clone(), event.stated.clone()));
            }
            Event::TaskCancelled(event) => {
                self.cancellations.push(stating.fact(event.cancellation.clone(), event.stated.clone()));
            }
            Event::TaskReopened(event) => {
                self.reopenings.push(stating.fact(event.reopening.clone(), event.stated.clone()));
            }
            _ => return false,
        }
        true
    }
}
