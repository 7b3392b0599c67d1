//! Where a record stands on the ladders, read at some point.

use std::fmt;

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::fact::AsOf;
use crate::id::FactId;
use crate::playbook::{LadderKey, LevelKey, Playbook, RoleKey};
use crate::refusal::Refusal;
use crate::text::Label;
use crate::when::{Timestamp, When};

use super::EscalationFacts;
use super::steps::Ground;

/// A level that a record has reached on a ladder, and that stands: the highest that was not taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Escalation {
    /// The ladder, a key of the playbook.
    pub ladder: LadderKey,
    /// The level, a key of the ladder.
    pub level: LevelKey,
    /// What the level is called.
    pub label: Label,
    /// The phase of the project that it is about.
    pub phase: Option<u16>,
    /// The day since when its trigger holds.
    pub since: NaiveDate,
    /// The role that is told, a key of the playbook.
    pub notifies: RoleKey,
    /// The last day on which that role acts in time; none where the level sets no deadline. Time for
    /// which the record is excused does not count.
    pub deadline: Option<NaiveDate>,
    /// The fact of the record that says so.
    pub fact: FactId,
}

/// `tasks.yellow since 2021-01-13`; of a phase, `start.red (phase 2) since 2021-06-01`.
impl fmt::Display for Escalation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.ladder, self.level)?;
        if let Some(phase) = self.phase {
            write!(f, " (phase {phase})")?;
        }
        write!(f, " since {}", self.since)
    }
}

impl EscalationFacts {
    /// Where the record stands at that point on each ladder on which a level stands, in the order of the
    /// playbook, then of phases. An excuse that goes on counts as if it ended `now`.
    ///
    /// # Errors
    /// Where the calendar does not tell a level's own deadline.
    pub fn present(
        &self,
        as_of: AsOf,
        now: Timestamp,
        playbook: &Playbook,
        calendar: &Calendar,
    ) -> Result<Vec<Escalation>, Refusal> {
        let excused = self.excused_time(as_of.known, calendar.zone());
        let ground = Ground { calendar, excused: &excused, now, today: now.day_in(calendar.zone()) };
        let mut phases: Vec<Option<u16>> = self.raised.iter().map(|fact| fact.value.phase).collect();
        phases.sort_unstable();
        phases.dedup();
        let mut present = Vec::new();
        for ladder in playbook.ladders() {
            for phase in &phases {
                let standing = self.on_ladder(ladder, *phase, as_of);
                let place = |level: &LevelKey| ladder.level(level.as_str()).map(|(place, _)| place);
                let Some(top) = standing.into_iter().max_by_key(|fact| (place(&fact.value.level), fact.of.id)) else {
                    continue;
                };
                let Some(since) = top.of.on.as_ref().and_then(When::first) else { continue };
                let own = top.value.deadline.as_ref().map(|rule| ground.own_deadline(since, rule)).transpose()?;
                present.push(Escalation {
                    ladder: ladder.key.clone(),
                    level: top.value.level.clone(),
                    label: ladder
                        .level(top.value.level.as_str())
                        .map(|(_, level)| level.label.clone())
                        .unwrap_or_default(),
                    phase: *phase,
                    since,
                    notifies: top.value.notifies.clone(),
                    deadline: own,
                    fact: top.of.id,
                });
            }
        }
        Ok(present)
    }
}
