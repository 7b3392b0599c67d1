//! Escalation (督办): the steps of the playbook's ladders that were taken on a record, what excuses it for
//! a time, and that a step was taken back. A step is a fact of its own: `on` is the day since when its
//! trigger holds, not the day on which somebody looked, so that it is the same step however often and
//! whenever that is.
//!
//! These facts are no sign of life: a record that is only escalated has not moved.

pub mod command;
mod decide;
pub mod event;
mod reading;
mod steps;

pub use reading::Escalation;

pub(crate) use decide::{escalate, excuse, lift, refuse_end_before_start};

use serde::{Deserialize, Serialize};

use crate::calendar::Pause;
use crate::deadline::Rule;
use crate::event::Event;
use crate::fact::{FactSet, Facts};
use crate::id::NoteId;
use crate::playbook::{LadderKey, LevelKey, RoleKey};
use crate::record::{FactSets, Part, restates};
use crate::when::{Timestamp, When};

use event::{EscalationExcused, EscalationLifted, EscalationRaised};

/// That a level of a ladder was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raised {
    /// The ladder, a key of the playbook.
    pub ladder: LadderKey,
    /// The level, a key of the ladder.
    pub level: LevelKey,
    /// The phase of the project that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<u16>,
    /// The role that is told, a key of the playbook.
    pub notifies: RoleKey,
    /// By when that role is to act, as the playbook had it then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Rule>,
}

/// That what a ladder had raised was taken back, on evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lifted {
    /// The ladder.
    pub ladder: LadderKey,
    /// The phase of the project that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<u16>,
    /// The level that it is taken back to; none where none stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<LevelKey>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// That a record is excused for a time (有正当理由): that time triggers nothing, nor does it count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excused {
    /// The last day; it goes on where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<When>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// What happened to a record on the ladders of escalation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct EscalationFacts {
    /// The levels that were reached.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub raised: FactSet<Raised>,
    /// That they were taken back.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub lifted: FactSet<Lifted>,
    /// Times for which it is excused.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub excused: FactSet<Excused>,
}

impl EscalationFacts {
    /// Whether nothing ever happened.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.raised.is_empty() && self.lifted.is_empty() && self.excused.is_empty()
    }

    /// The times for which the record is excused, as known at that instant, in the time zone of its days.
    #[must_use]
    pub fn excused_time(&self, known: Timestamp, zone: chrono_tz::Tz) -> Vec<Pause> {
        let stated = self.excused.standing(known).filter_map(|fact| {
            let from = Timestamp::start_of_day(fact.of.on.as_ref()?.first()?, zone);
            let until = fact.value.until.as_ref().and_then(When::last);
            Pause::new(from, until.map(|day| Timestamp::end_of_day(day, zone))).ok()
        });
        Pause::merged(&stated.collect::<Vec<_>>())
    }
}

impl Part for EscalationFacts {
    fn add_to<'a>(&'a self, sets: &mut FactSets<'a>) {
        let own: [&dyn Facts; 3] = [&self.raised, &self.lifted, &self.excused];
        sets.in_force.extend(own);
    }

    fn add_to_mut<'a>(&'a mut self, sets: &mut Vec<&'a mut dyn Facts>) {
        let own: [&mut dyn Facts; 3] = [&mut self.raised, &mut self.lifted, &mut self.excused];
        sets.extend(own);
    }
}

restates!(Raised => |raised, stated| Event::EscalationRaised(EscalationRaised { raised, stated }));
restates!(Lifted => |lifted, stated| Event::EscalationLifted(EscalationLifted { lifted, stated }));
restates!(Excused => |excused, stated| Event::EscalationExcused(EscalationExcused { excused, stated }));
