//! From when on a record may be there, and certainly is.

use super::day::{Day, NEVER};

/// From which day on a record may be there, and certainly is, as known from another day on, until the next is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Existence {
    pub known: Day,
    pub from: Day,
    pub certainly: Day,
}

impl Existence {
    /// From which day on it may be there, as known on another.
    pub fn known_on(all: &[Self], known: Day) -> Day {
        Self::of(all, known).map_or(NEVER, |one| one.from)
    }

    /// From which day on it certainly is, as known on another.
    pub fn certain_on(all: &[Self], known: Day) -> Day {
        Self::of(all, known).map_or(NEVER, |one| one.certainly)
    }

    fn of(all: &[Self], known: Day) -> Option<&Self> {
        all.iter().rev().find(|one| one.known <= known)
    }
}
