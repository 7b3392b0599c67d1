//! Which came first, as far as it can be said.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Truth, When};

/// How two dates lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The first is certainly earlier.
    Before,
    /// The first is certainly later.
    After,
    /// Both are the same single day, or the same instant.
    Same,
    /// It cannot be said.
    Unsure,
}

impl Relation {
    /// The relation seen from the other side.
    #[must_use]
    pub const fn reverse(self) -> Self {
        match self {
            Self::Before => Self::After,
            Self::After => Self::Before,
            Self::Same => Self::Same,
            Self::Unsure => Self::Unsure,
        }
    }
}

impl From<Ordering> for Relation {
    fn from(order: Ordering) -> Self {
        match order {
            Ordering::Less => Self::Before,
            Ordering::Equal => Self::Same,
            Ordering::Greater => Self::After,
        }
    }
}

impl When {
    /// Which of two came first.
    ///
    /// Two instants are compared as points in time. All else is compared by days, an instant by the
    /// day in its own offset: `Before` and `After` only if no day is possible for both, `Same` only
    /// if both are known to be the same single day. Two that overlap are `Unsure`, even if they are
    /// equal: two things of July 2020 need not have happened together.
    ///
    /// ```
    /// use inward_core::when::{Relation, When};
    /// let july = When::month(2020, 7)?;
    /// assert_eq!(july.compare(&When::parse("2020Q4")?), Relation::Before);
    /// assert_eq!(july.compare(&july), Relation::Unsure);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn compare(&self, other: &When) -> Relation {
        if let (Some(mine), Some(others)) = (self.timestamp(), other.timestamp()) {
            return mine.cmp(&others).into();
        }
        if let (Some(mine), Some(others)) = (self.single_day(), other.single_day()) {
            return mine.cmp(&others).into();
        }
        let wholly_before =
            |a: &When, b: &When| matches!((a.last(), b.first()), (Some(last), Some(first)) if last < first);
        if wholly_before(self, other) {
            Relation::Before
        } else if wholly_before(other, self) {
            Relation::After
        } else {
            Relation::Unsure
        }
    }

    /// Whether both are the same stretch of days, however they are written: `2021` and
    /// `2021-01-01/2021-12-31` are one period.
    #[must_use]
    pub fn same_days(&self, other: &When) -> bool {
        (self.first(), self.last()) == (other.first(), other.last())
    }

    /// Whether it had happened by the end of that day.
    ///
    /// Certain once the last possible day is over, possible from the first possible day on. An open
    /// end never makes it certain, an open start leaves it possible on every day.
    #[must_use]
    pub fn by(&self, day: NaiveDate) -> Truth {
        if self.last().is_some_and(|last| last <= day) {
            Truth::Yes
        } else if self.first().is_none_or(|first| first <= day) {
            Truth::Possibly
        } else {
            Truth::No
        }
    }
}
