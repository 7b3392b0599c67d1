//! When an issue is to be answered and settled, and whether it is in time: computed whenever it is
//! read, on the calendar that is given, from the facts known at that point. Response and resolution are
//! two clocks.

use crate::calendar::Calendar;
use crate::deadline::{DueRange, Rule, Term, Timeliness, Uncounted, moment};
use crate::fact::{AsOf, FactSet};
use crate::refusal::Refusal;
use crate::when::{Timestamp, Truth, When};

use super::Issue;

impl Issue {
    /// By when it is to be answered. None where nobody asked for that, where what the time counts from
    /// has not happened, and where nobody knows on which day it did; [`Issue::standing_of_response`]
    /// tells which.
    ///
    /// # Errors
    /// As [`Calendar::due_range`]: the calendar has no hours that the rule counts, or no such working time.
    pub fn respond_due(&self, as_of: AsOf, calendar: &Calendar) -> Result<Option<DueRange>, Refusal> {
        Ok(self.respond_term(as_of, calendar)?.due())
    }

    /// By when it is to be settled. None as for [`Issue::respond_due`]. Once an issue is taken up again
    /// the same time runs on: what lies between its resolution and its reopening does not count. Where
    /// days are counted, neither the day of the resolution nor that of the reopening does.
    ///
    /// # Errors
    /// As [`Issue::respond_due`].
    pub fn resolve_due(&self, as_of: AsOf, calendar: &Calendar) -> Result<Option<DueRange>, Refusal> {
        Ok(self.resolve_term(as_of, calendar)?.due())
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
        let answered = happened(&self.responses, as_of).chain(happened(&self.resolutions, as_of));
        Ok(self.respond_term(as_of, calendar)?.timeliness(answered, moment(as_of, now, calendar)))
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
        Ok(self.resolve_term(as_of, calendar)?.timeliness(settled, moment(as_of, now, calendar)))
    }

    fn respond_term(&self, as_of: AsOf, calendar: &Calendar) -> Result<Term, Refusal> {
        let uncounted = self.not_counted_for_response(as_of);
        Term::of(self.respond.as_ref(), self.start(self.respond.as_ref(), as_of), uncounted.as_ref(), calendar)
    }

    fn resolve_term(&self, as_of: AsOf, calendar: &Calendar) -> Result<Term, Refusal> {
        let uncounted = self.not_counted_for_resolution(as_of, calendar);
        Term::of(self.resolve.as_ref(), self.start(self.resolve.as_ref(), as_of), uncounted.as_ref(), calendar)
    }

    /// The date of the event that a rule counts from, once it happened.
    fn start(&self, rule: Option<&Rule>, as_of: AsOf) -> Option<Option<&When>> {
        match rule?.event() {
            Some("accepted") => first(&self.acceptances, as_of),
            _ => first(&self.received, as_of),
        }
    }

    /// The time that does not count for the answer; none where a date that it follows from is missing.
    fn not_counted_for_response(&self, _as_of: AsOf) -> Option<Uncounted> {
        Some(Uncounted::default())
    }

    /// The time that does not count for the resolution: while it was settled.
    fn not_counted_for_resolution(&self, as_of: AsOf, calendar: &Calendar) -> Option<Uncounted> {
        let in_days = self.resolve.as_ref().is_some_and(|rule| rule.limit.is_in_days());
        self.endings(as_of).gaps(calendar, in_days)
    }
}

fn happened<T>(facts: &FactSet<T>, as_of: AsOf) -> impl Iterator<Item = (Truth, Option<&When>)> {
    facts.occurrences(as_of).map(|occurrence| (occurrence.truth, occurrence.fact.of.on.as_ref()))
}

/// The date of the word that was known last of what happened once.
fn first<T>(facts: &FactSet<T>, as_of: AsOf) -> Option<Option<&When>> {
    let picked = facts.occurrence(as_of, |_| true, |_| 0)?;
    (picked.truth != Truth::No).then_some(picked.fact.of.on.as_ref())
}
