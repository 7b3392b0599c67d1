//! By when a task is to be done, and whether it is in time: computed whenever it is read, on the
//! calendar that is given, from the facts known at that point.

use crate::calendar::Calendar;
use crate::deadline::{DueRange, Term, Timeliness, Uncounted, moment};
use crate::fact::{AsOf, Endings};
use crate::refusal::Refusal;
use crate::when::{Timestamp, Truth};

use super::Task;

impl Task {
    /// By when it is to be done. None where no time was set, and where what it counts from has no date;
    /// [`Task::timeliness`] tells which. Once a task is taken up again the same time runs on: what lies
    /// between does not count, and a date that was fixed stays.
    ///
    /// # Errors
    /// As [`Calendar::due_range`].
    pub fn due_at(&self, as_of: AsOf, calendar: &Calendar) -> Result<Option<DueRange>, Refusal> {
        Ok(self.term(as_of, calendar)?.due())
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
        Ok(self.term(as_of, calendar)?.timeliness(done, moment(as_of, now, calendar)))
    }

    fn term(&self, as_of: AsOf, calendar: &Calendar) -> Result<Term, Refusal> {
        let assigned = self.assigned.occurrence(as_of, |_| true, |_| 0);
        let assigned = assigned.filter(|picked| picked.truth != Truth::No).map(|picked| picked.fact.of.on.as_ref());
        Term::of(self.due_rule(as_of), assigned, self.not_counted(as_of, calendar).as_ref(), calendar)
    }

    /// The time that does not count: while it was closed.
    fn not_counted(&self, as_of: AsOf, calendar: &Calendar) -> Option<Uncounted> {
        let in_days = self.due_rule(as_of).is_some_and(|rule| rule.limit.is_in_days());
        self.endings(as_of).gaps(calendar, in_days)
    }
}
