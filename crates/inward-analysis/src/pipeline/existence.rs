//! From when on a record may be there, and certainly is.

use chrono_tz::Tz;
use inward_core::record::{Record, State};
use inward_core::when::{Timestamp, Truth};

use super::day::{Day, NEVER, day, number};
use super::point::Point;

/// From which day on a record may be there, and certainly is, as known from another day on, until the next is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Existence {
    pub known: Day,
    pub from: Day,
    pub certainly: Day,
}

impl Existence {
    /// Those of a record, as it was known after each of its versions.
    pub fn of(state: &State, zone: Tz) -> Vec<Self> {
        let recordings = &state.head().recordings;
        let turns = (1..=recordings.version()).filter_map(|version| recordings.of(version));
        let mut turns: Vec<Day> = turns.map(|recording| number(recording.known.from().day_in(zone))).collect();
        turns.sort_unstable();
        turns.dedup();
        let mut existence: Vec<Self> = Vec::new();
        for known in turns {
            let at = day(known).map_or(Timestamp::MAX, |day| Timestamp::end_of_day(day, zone));
            let days = state.exists_from(at, |at| at.day_in(zone));
            let (from, certainly) = days.map_or((NEVER, NEVER), |(from, certainly)| (number(from), number(certainly)));
            if existence.last().is_none_or(|told| (told.from, told.certainly) != (from, certainly)) {
                existence.push(Self { known, from, certainly });
            }
        }
        existence
    }

    /// Whether a record with these is there at a point.
    pub fn at(all: &[Self], point: Point) -> Truth {
        if Self::known_on(all, point.known) > point.valid {
            Truth::No
        } else if Self::certain_on(all, point.known) <= point.valid {
            Truth::Yes
        } else {
            Truth::Possibly
        }
    }

    /// From which day on it may be there, as known on another.
    pub fn known_on(all: &[Self], known: Day) -> Day {
        Self::known_by(all, known).map_or(NEVER, |one| one.from)
    }

    fn certain_on(all: &[Self], known: Day) -> Day {
        Self::known_by(all, known).map_or(NEVER, |one| one.certainly)
    }

    fn known_by(all: &[Self], known: Day) -> Option<&Self> {
        all.iter().rev().find(|one| one.known <= known)
    }
}
