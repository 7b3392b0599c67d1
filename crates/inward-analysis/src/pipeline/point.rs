//! The point from which a pipeline is read: two days.

use std::fmt;

use chrono::NaiveDate;
use chrono_tz::Tz;
use inward_core::fact::AsOf;
use inward_core::when::Timestamp;

use super::day::{Day, NEVER, UNTOLD, day, number};

/// What had happened by the end of a day, as far as it was known at the end of another. Without a valid day
/// everything that is known counts as happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    pub(super) valid: Day,
    pub(super) known: Day,
}

impl Point {
    /// All that is known, taken as happened.
    pub const LATEST: Self = Self { valid: UNTOLD, known: NEVER - 1 };

    /// What had happened by the end of `valid`, as known to the end of `known`.
    #[must_use]
    pub fn days(valid: NaiveDate, known: NaiveDate) -> Self {
        Self { valid: number(valid), known: number(known) }
    }

    /// The same knowledge of another day.
    #[must_use]
    pub fn on(self, valid: NaiveDate) -> Self {
        Self { valid: number(valid), ..self }
    }

    /// The same day, as it was known by the end of another.
    #[must_use]
    pub fn known_by(self, known: NaiveDate) -> Self {
        Self { known: number(known), ..self }
    }

    /// The valid day; none where it has none.
    #[must_use]
    pub fn valid(self) -> Option<NaiveDate> {
        day(self.valid)
    }

    /// The day by which it was known; none where all that is known counts.
    #[must_use]
    pub fn known(self) -> Option<NaiveDate> {
        day(self.known)
    }

    /// The same point in a book of this time zone.
    pub(super) fn as_of(self, zone: Tz) -> AsOf {
        AsOf {
            valid: self.valid().unwrap_or(AsOf::LATEST.valid),
            known: self.known().map_or(AsOf::LATEST.known, |day| Timestamp::end_of_day(day, zone)),
        }
    }
}

impl fmt::Display for Point {
    /// The day; behind it that by which it was known, where that is another. What has no day is told as `…`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = |day: Option<NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        match (self.valid(), self.known()) {
            (valid, known) if known.is_none() || valid == known => f.write_str(&told(valid)),
            (valid, known) => write!(f, "{} ({})", told(valid), told(known)),
        }
    }
}
