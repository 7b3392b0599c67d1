//! What happens to the clock of a deadline (计时): it is paused and goes on, its time is extended.
//! Records with a deadline keep these as facts; when they are due follows from them on reading.

pub mod command;
mod decide;
pub mod event;

pub(crate) use decide::{extend, pause, resume_clock};

use serde::{Deserialize, Serialize};

use crate::calendar::Pause;
use crate::deadline::{Extension, Limit};
use crate::fact::{AsOf, Fact, FactSet, Facts, Spans};
use crate::id::{Id, NoteId};
use crate::record::{FactSets, Part};
use crate::unit::Unit;
use crate::when::{Timestamp, Truth, When};

/// That a clock was paused (暂停计时).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paused {
    /// Why: a supplement is awaited, a hearing is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
    /// The unit that paused it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id<Unit>>,
}

/// That a paused clock went on (恢复计时).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resumed {
    /// More on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
    /// The unit that let it go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id<Unit>>,
}

/// That the time of a deadline was extended (延期), by approval and for a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extended {
    /// By how much, or to which date.
    pub by: Limit,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
    /// The unit that approved it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved_by: Option<Id<Unit>>,
}

/// What happened to the clock of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClockFacts {
    /// That it was paused.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub paused: FactSet<Paused>,
    /// That it went on.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub resumed: FactSet<Resumed>,
    /// That its time was extended.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub extended: FactSet<Extended>,
}

impl ClockFacts {
    /// Whether nothing ever happened to it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.paused.is_empty() && self.resumed.is_empty() && self.extended.is_empty()
    }

    /// The pauses that stand at that point, in the time zone of the record's days. A pause that began
    /// or ended on a day counts that day whole.
    #[must_use]
    pub fn pauses(&self, as_of: AsOf, zone: chrono_tz::Tz) -> Vec<Pause> {
        self.spans(as_of, zone).pauses()
    }

    /// The extensions that stand at that point, in the order in which they were approved.
    #[must_use]
    pub fn extensions(&self, as_of: AsOf) -> Vec<Extension> {
        let mut approved: Vec<_> =
            self.extended.occurrences(as_of).filter(|extended| extended.truth == Truth::Yes).collect();
        approved.sort_by_key(|extended| extended.fact.of.on.as_ref().and_then(When::first));
        approved.iter().map(|extended| Extension::by(extended.fact.value.by.clone())).collect()
    }

    /// The pause that goes on at that point.
    #[must_use]
    pub fn open(&self, as_of: AsOf, zone: chrono_tz::Tz) -> Option<&Fact<Paused>> {
        let open = self.spans(as_of, zone).open()?.id;
        self.paused.iter().find(|paused| paused.of.id == open)
    }

    /// Whether it is paused at that moment.
    #[must_use]
    pub fn is_paused(&self, as_of: AsOf, at: Timestamp, zone: chrono_tz::Tz) -> bool {
        self.pauses(as_of, zone).iter().any(|pause| pause.goes_on(at))
    }

    fn spans(&self, as_of: AsOf, zone: chrono_tz::Tz) -> Spans<'_> {
        Spans::of((&self.paused, |_| true), (&self.resumed, |_| true), as_of, zone, None)
    }
}

/// The first instant of a date: its own, or that at which its first day begins.
pub fn first_instant(on: &When, zone: chrono_tz::Tz) -> Option<Timestamp> {
    on.timestamp().or_else(|| on.first().map(|day| Timestamp::start_of_day(day, zone)))
}

/// The last instant of a date: its own, or that at which its last day ends.
pub fn last_instant(on: &When, zone: chrono_tz::Tz) -> Option<Timestamp> {
    on.timestamp().or_else(|| on.last().map(|day| Timestamp::end_of_day(day, zone)))
}

impl Part for ClockFacts {
    fn add_to<'a>(&'a self, sets: &mut FactSets<'a>) {
        sets.occurrences.push(&self.paused);
        sets.occurrences.push(&self.resumed);
        sets.occurrences.push(&self.extended);
    }

    fn add_to_mut<'a>(&'a mut self, sets: &mut Vec<&'a mut dyn Facts>) {
        sets.push(&mut self.paused);
        sets.push(&mut self.resumed);
        sets.push(&mut self.extended);
    }
}

crate::record::restates!(Paused => |paused, stated| crate::event::Event::ClockPaused(event::ClockPaused { paused, stated }));
crate::record::restates!(Resumed => |resumed, stated| crate::event::Event::ClockResumed(event::ClockResumed { resumed, stated }));
crate::record::restates!(Extended => |extended, stated| crate::event::Event::ClockExtended(event::ClockExtended { extended, stated }));
