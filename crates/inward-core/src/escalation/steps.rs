//! Which steps are due on a record: from when each trigger holds, and which of them come in which order.
//! The answer depends on what is known and on the day, never on the days on which it was asked before.

use chrono::{Datelike, NaiveDate};

use crate::calendar::{Calendar, Pause, Roll, months_after};
use crate::deadline::{Limit, Rule, natural_days};
use crate::fact::{AsOf, Fact};
use crate::playbook::{Ladder, Level, Trigger};
use crate::refusal::Refusal;
use crate::when::{Timestamp, When};

use super::{EscalationFacts, Raised};

/// What a ladder watches of a record, and when it was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Watched {
    pub due: NaiveDate,
    pub phase: Option<u16>,
}

/// Where steps are counted.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub calendar: &'a Calendar,
    /// Time that does not count.
    pub excused: &'a [Pause],
    /// Now: an excuse that goes on counts as if it ended then.
    pub now: Timestamp,
    /// The last day on which a trigger may have begun to hold.
    pub today: NaiveDate,
}

/// A step that is due.
#[derive(Clone, Debug)]
pub(super) struct Step<'a> {
    pub level: &'a Level,
    pub since: NaiveDate,
}

impl Raised {
    /// Whether a ladder says of it the same thing.
    pub(super) fn is_of(&self, ladder: &Ladder, phase: Option<u16>) -> bool {
        self.ladder == ladder.key && self.phase == phase
    }
}

impl Ground<'_> {
    /// The last day of what is counted after a day, moved off no rest day.
    fn counted(&self, after: NaiveDate, limit: Limit) -> Result<NaiveDate, Refusal> {
        let rule = Rule::of(limit).roll(Roll::None);
        Ok(self.calendar.due_if_resumed(after, &rule, self.excused, &[], self.now)?.day())
    }

    /// The last day of a level's own deadline.
    pub(super) fn own_deadline(&self, since: NaiveDate, rule: &Rule) -> Result<NaiveDate, Refusal> {
        Ok(self.calendar.due_if_resumed(since, rule, self.excused, &[], self.now)?.day())
    }

    /// The first day from this one on that is not excused.
    fn not_excused(&self, day: NaiveDate) -> Option<NaiveDate> {
        let zone = self.calendar.zone();
        let mut day = day;
        for pause in self.excused {
            let Some(to) = pause.to().or_else(|| (pause.from() <= self.now).then_some(self.now)) else { continue };
            let last = Timestamp::from_micros(to.as_micros().saturating_sub(1)).unwrap_or(to).day_in(zone);
            if pause.from().day_in(zone) <= day && day <= last {
                day = last.succ_opt()?;
            }
        }
        Some(day)
    }

    /// The first day on which a trigger holds.
    fn since(
        &self,
        trigger: &Trigger,
        due: NaiveDate,
        below: Option<(NaiveDate, &Rule)>,
    ) -> Result<Option<NaiveDate>, Refusal> {
        Ok(match trigger {
            Trigger::DueWithin(limit) => {
                let rule = Rule::of(limit.clone()).before("due").roll(Roll::None);
                self.not_excused(self.calendar.due(due, &rule, &[])?.day())
            }
            Trigger::Overdue(limit) => Some(self.counted(due, limit.clone())?),
            Trigger::MonthsMissed(months) => {
                let Some(first) = due.with_day(1) else { return Ok(None) };
                let days = months_after(first, *months)?.signed_duration_since(due).num_days();
                Some(self.counted(due, Limit::NaturalDays(u32::try_from(days).unwrap_or(u32::MAX)))?)
            }
            Trigger::PreviousMissed => match below {
                Some((since, deadline)) => {
                    let over = self.own_deadline(since, deadline)?;
                    Some(self.counted(over, natural_days(1).limit)?)
                }
                None => None,
            },
        })
    }

    /// The steps of a ladder that are due, in the order in which their triggers began to hold: only ever up, and
    /// none that was taken or taken back before.
    pub(super) fn steps<'l>(
        &self,
        ladder: &'l Ladder,
        watched: Watched,
        facts: &EscalationFacts,
    ) -> Result<Vec<Step<'l>>, Refusal> {
        let mut steps: Vec<Step<'l>> = Vec::new();
        let standing = facts.on_ladder(ladder, watched.phase, AsOf::LATEST);
        let lifted = facts.lifted_on(ladder, watched.phase, AsOf::LATEST);
        let mut present = standing.iter().filter_map(|fact| Some(ladder.level(fact.value.level.as_str())?.0)).max();
        loop {
            let mut next: Option<(NaiveDate, usize, &Level)> = None;
            for (place, level) in ladder.levels.iter().enumerate() {
                if level.retired || present.is_some_and(|present| place <= present) {
                    continue;
                }
                let below = place.checked_sub(1).and_then(|below| ladder.levels.get(below)).and_then(|below| {
                    let taken = steps.iter().find(|step| step.level.key == below.key);
                    match taken {
                        Some(step) => Some((step.since, step.level.deadline.as_ref()?)),
                        None => {
                            let fact = standing.iter().find(|fact| fact.value.level == below.key)?;
                            Some((fact.of.on.as_ref().and_then(When::first)?, fact.value.deadline.as_ref()?))
                        }
                    }
                });
                let Some(since) = self.since(&level.trigger, watched.due, below)? else { continue };
                let is_due = since <= self.today && lifted.is_none_or(|lifted| since > lifted);
                if is_due && next.is_none_or(|(first, ..)| since < first) {
                    next = Some((since, place, level));
                }
            }
            let Some((since, place, level)) = next else { return Ok(steps) };
            present = Some(place);
            steps.push(Step { level, since });
        }
    }
}

impl EscalationFacts {
    /// The steps of a ladder that stand, and were not taken back.
    pub(super) fn on_ladder(&self, ladder: &Ladder, phase: Option<u16>, as_of: AsOf) -> Vec<&Fact<Raised>> {
        let raised = self.raised.standing(as_of.known).filter(|fact| {
            fact.value.is_of(ladder, phase) && fact.has_begun(as_of.valid) && !self.is_lifted(fact, ladder, as_of)
        });
        raised.collect()
    }

    /// Whether a step was taken back: on its day or after it, and not only to its own level or a higher one.
    fn is_lifted(&self, step: &Fact<Raised>, ladder: &Ladder, as_of: AsOf) -> bool {
        let since = step.of.on.as_ref().and_then(When::first);
        let place = |level: &str| ladder.level(level).map(|(place, _)| place);
        self.lifted.standing(as_of.known).any(|fact| {
            let stays = fact.value.to.as_ref().is_some_and(|to| place(to.as_str()) >= place(step.value.level.as_str()));
            fact.value.ladder == ladder.key
                && fact.value.phase == step.value.phase
                && fact.has_begun(as_of.valid)
                && !stays
                && fact.of.on.as_ref().and_then(When::last) >= since
        })
    }

    /// The last day on which a step of a ladder was taken back: what held by then is not raised again.
    fn lifted_on(&self, ladder: &Ladder, phase: Option<u16>, as_of: AsOf) -> Option<NaiveDate> {
        let lifted = self.lifted.standing(as_of.known);
        let own = lifted.filter(|fact| fact.value.ladder == ladder.key && fact.value.phase == phase);
        own.filter_map(|fact| fact.of.on.as_ref().and_then(When::last)).max()
    }
}

/// The day on which a date is over.
pub(super) fn day_of(on: &When) -> Option<NaiveDate> {
    on.last().filter(|day| (1..=9999).contains(&day.year()))
}
