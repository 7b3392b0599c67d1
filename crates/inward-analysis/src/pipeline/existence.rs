//! From when on a record may be there.

use super::day::{Day, NEVER};

/// From which day on a record may be there, as known from another day on, until the next is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Existence {
    pub known: Day,
    pub from: Day,
}

impl Existence {
    /// As known on a day.
    pub fn known_on(all: &[Self], known: Day) -> Day {
        all.iter().rev().find(|one| one.known <= known).map_or(NEVER, |one| one.from)
    }
}
