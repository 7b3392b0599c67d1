//! By when a task is to be done, and whether it is in time: computed whenever it is read, on the
//! calendar that is given, from the facts known at that point.

use crate::calendar::Calendar;
use crate::deadline::{DueRange, Extension, Outlook, Term, Timeliness};
use crate::fact::{AsOf, Endings};
use crate::refusal::Refusal;
use crate::when::{Timestamp, Truth, When};

use super::Task;

impl Task {
    /// By when it is to be done. None where no time was set, and where what it counts from has no date;
    /// [`Task::timeliness`] tells which. Once a task is taken up again the same time runs on: what lies
    /// between does not count, and a date that was fixed stays. Pauses do not count either, one that goes
    /// on at that moment as if it ended then; extensions (延期) add to it.
    ///
    /// # Errors
    /// As [`Calendar::due_range`].
    pub fn due_at(&self, as_of: AsOf, now: Timestamp, calendar: &Calendar) -> Result<Option<DueRange>, Refusal> {
        self.due_with(as_of, now, calendar, &[])
    }

    /// By when it is to be done with further extensions.
    pub(crate) fn due_with(
        &self,
        as_of: AsOf,
        now: Timestamp,
        calendar: &Calendar,
        more: &[Extension],
    ) -> Result<Option<DueRange>, Refusal> {
        Ok(self.term(Outlook::new(as_of, now, calendar), more)?.due())
    }

    /// Whether it was done in time, or is still to be. Nothing is asked any more of one that was called
    /// off. A point without a day takes every actual as happened; nothing is overdue before `now`.
    ///
    /// # Errors
    /// As [`Calendar::due_range`].
    pub fn timeliness(&self, as_of: AsOf, now: Timestamp, calendar: &Calendar) -> Result<Timeliness, Refusal> {
        let done = Endings::of(&self.completions, &self.reopenings, as_of);
        if done.ended() != Truth::Yes && self.is_closed(as_of) == Truth::Yes {
            return Ok(Timeliness::NotAsked);
        }
        let done = if done.ended() == Truth::No { Vec::new() } else { done.last_endings() };
        let outlook = Outlook::new(as_of, now, calendar);
        Ok(self.term(outlook, &[])?.timeliness(done, outlook.at))
    }

    fn term(&self, outlook: Outlook<'_>, more: &[Extension]) -> Result<Term, Refusal> {
        let rule = self.due_rule(outlook.as_of);
        let in_days = rule.is_some_and(|rule| rule.limit.is_in_days());
        // While it was closed the clock did not run.
        let closed = self.endings(outlook.as_of).gaps(outlook.calendar, in_days);
        let uncounted = closed.map(|gaps| gaps.paused_by(&self.clock, outlook).extended_by(&self.clock, outlook, more));
        Term::of(rule, self.assigned_on(outlook.as_of), uncounted.as_ref(), outlook)
    }

    /// The date on which it was assigned, once that happened.
    pub(crate) fn assigned_on(&self, as_of: AsOf) -> Option<Option<&When>> {
        self.assigned.last_date(as_of)
    }
}
