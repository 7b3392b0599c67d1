//! When an issue is to be answered and settled, and whether it is in time: computed whenever it is
//! read, on the calendar that is given, from the facts known at that point. Response and resolution are
//! two clocks.

use crate::calendar::Calendar;
use crate::deadline::{DueRange, Extension, Outlook, Rule, Term, Timeliness, Uncounted};
use crate::fact::AsOf;
use crate::refusal::Refusal;
use crate::when::{Timestamp, Truth, When};

use super::Issue;

impl Issue {
    /// By when it is to be answered. None where nobody asked for that, where what the time counts from
    /// has not happened, and where nobody knows on which day it did; [`Issue::standing_of_response`]
    /// tells which. Pauses do not count; one that goes on at that moment counts as if it ended then.
    ///
    /// # Errors
    /// As [`Calendar::due_range`]: the calendar has no hours that the rule counts, or no such working time.
    pub fn respond_due(&self, as_of: AsOf, now: Timestamp, calendar: &Calendar) -> Result<Option<DueRange>, Refusal> {
        Ok(self.respond_term(Outlook::new(as_of, now, calendar))?.due())
    }

    /// By when it is to be settled. None as for [`Issue::respond_due`]. Once an issue is taken up again
    /// the same time runs on: what lies between its resolution and its reopening does not count. Where
    /// days are counted, neither the day of the resolution nor that of the reopening does. Extensions
    /// (延期) add to it.
    ///
    /// # Errors
    /// As [`Issue::respond_due`].
    pub fn resolve_due(&self, as_of: AsOf, now: Timestamp, calendar: &Calendar) -> Result<Option<DueRange>, Refusal> {
        self.resolve_due_with(as_of, now, calendar, &[])
    }

    /// By when it is to be settled with further extensions.
    pub(crate) fn resolve_due_with(
        &self,
        as_of: AsOf,
        now: Timestamp,
        calendar: &Calendar,
        more: &[Extension],
    ) -> Result<Option<DueRange>, Refusal> {
        Ok(self.resolve_term(Outlook::new(as_of, now, calendar), more)?.due())
    }

    /// Whether it was answered in time, or is still to be. The first answer counts; an issue that was
    /// settled without one was answered when it was settled. A point without a day takes every actual as
    /// happened; nothing is overdue before `now`.
    ///
    /// # Errors
    /// As [`Issue::respond_due`].
    pub fn standing_of_response(
        &self,
        as_of: AsOf,
        now: Timestamp,
        calendar: &Calendar,
    ) -> Result<Timeliness, Refusal> {
        let answered = self.responses.happenings(as_of).chain(self.resolutions.happenings(as_of));
        let outlook = Outlook::new(as_of, now, calendar);
        Ok(self.respond_term(outlook)?.timeliness(answered, outlook.at))
    }

    /// Whether it was settled in time, or is still to be. Of an issue that was taken up again only what
    /// came of it since counts.
    ///
    /// # Errors
    /// As [`Issue::respond_due`].
    pub fn standing_of_resolution(
        &self,
        as_of: AsOf,
        now: Timestamp,
        calendar: &Calendar,
    ) -> Result<Timeliness, Refusal> {
        let endings = self.endings(as_of);
        let settled = if endings.ended() == Truth::No { Vec::new() } else { endings.last_endings() };
        let outlook = Outlook::new(as_of, now, calendar);
        Ok(self.resolve_term(outlook, &[])?.timeliness(settled, outlook.at))
    }

    fn respond_term(&self, outlook: Outlook<'_>) -> Result<Term, Refusal> {
        let uncounted = Uncounted::default().paused_by(&self.clock, outlook);
        let rule = self.respond.as_ref();
        Term::of(rule, self.start(rule, outlook.as_of), Some(&uncounted), outlook)
    }

    fn resolve_term(&self, outlook: Outlook<'_>, more: &[Extension]) -> Result<Term, Refusal> {
        let rule = self.resolve.as_ref();
        let in_days = rule.is_some_and(|rule| rule.limit.is_in_days());
        // While it was settled the clock did not run.
        let settled = self.endings(outlook.as_of).gaps(outlook.calendar, in_days);
        let uncounted =
            settled.map(|gaps| gaps.paused_by(&self.clock, outlook).extended_by(&self.clock, outlook, more));
        Term::of(rule, self.start(rule, outlook.as_of), uncounted.as_ref(), outlook)
    }

    /// The date on which it was received, the first from which a clock of it may count.
    pub(crate) fn received_on(&self, as_of: AsOf) -> Option<&When> {
        self.received.last_date(as_of).flatten()
    }

    /// The date of the event that a rule counts from, once it happened.
    fn start(&self, rule: Option<&Rule>, as_of: AsOf) -> Option<Option<&When>> {
        match rule?.event() {
            Some("accepted") => self.acceptances.last_date(as_of),
            _ => self.received.last_date(as_of),
        }
    }
}
