//! The state of a zone.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::fact::{FactSet, Stated};
use crate::id::{Id, Kind, Recordable};
use crate::measure::Measures;
use crate::money::Currency;
use crate::playbook::Playbook;
use crate::record::{Head, keeps};
use crate::when::Timestamp;

/// A playbook that was adopted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Adoption {
    /// The playbook, as its text.
    pub playbook: Playbook,
}

/// A calendar that was adopted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarAdoption {
    /// The calendar, as its data.
    pub calendar: Calendar,
}

/// The state of a zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Zone {
    /// Its id.
    pub id: Id<Zone>,
    /// Its head: the title is its name.
    pub head: Head,
    /// Its time zone: where its days begin and end.
    pub time_zone: Tz,
    /// The currency of amounts that name none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
    /// The playbooks it adopted.
    pub(crate) playbooks: FactSet<Adoption>,
    /// The calendars it adopted.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub(crate) calendars: FactSet<CalendarAdoption>,
    /// Its own figures and targets: published statistics, plans.
    #[serde(default, skip_serializing_if = "Measures::is_empty")]
    pub measures: Measures,
}

impl Recordable for Zone {
    const KIND: Kind = Kind::Zone;
}

impl Zone {
    /// The playbook in force at that instant; before the first adoption, the first.
    #[must_use]
    pub fn playbook_at(&self, known: Timestamp) -> Option<&Playbook> {
        self.playbooks.standing(known).last().or_else(|| self.playbooks.iter().next()).map(|fact| &fact.value.playbook)
    }

    /// The instants from which another playbook was known to be in force, in their order.
    #[must_use]
    pub fn playbook_turns(&self) -> Vec<Timestamp> {
        let known = self.playbooks.iter().flat_map(|fact| {
            let gone = fact.of.retracted.map(|retraction| retraction.known.from());
            std::iter::once(fact.of.known.from()).chain(gone)
        });
        let mut turns: Vec<Timestamp> = known.collect();
        turns.sort_unstable();
        turns.dedup();
        turns
    }

    /// The calendar as it was at that instant: the one in force then, by the notices that were issued
    /// by then. Before the first adoption the first holds; where none was ever adopted, that of its
    /// time zone.
    #[must_use]
    pub fn calendar_at(&self, known: Timestamp) -> Calendar {
        let adopted = self.calendars.standing(known).last().or_else(|| self.calendars.iter().next());
        let calendar = adopted.map_or_else(|| Calendar::of_zone(self.time_zone), |fact| fact.value.calendar.clone());
        if known == Timestamp::MAX { calendar } else { calendar.known(known.day_in(self.time_zone)) }
    }
}

// An adoption is followed by another, never retracted or corrected.
keeps!(Zone {
    parts: measures;
    for_good: playbooks, calendars;
});

/// Adopted from when it is known.
pub(super) fn adopted() -> Stated {
    Stated::default()
}
