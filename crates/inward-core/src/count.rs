//! [`Count`]: how many, for certain and possibly.

use std::fmt;
use std::ops::Add;

use serde::{Deserialize, Serialize};

use crate::text::Lang;
use crate::when::Truth;

/// How many of something there are: for certain, and at most where some are in doubt.
///
/// Where nothing is in doubt it equals a plain number.
///
/// ```
/// use inward_core::count::Count;
/// use inward_core::when::Truth;
///
/// let mut signed = Count::default();
/// signed.one_more(Truth::Yes);
/// assert_eq!(signed, 1);
/// signed.one_more(Truth::Possibly);
/// assert_ne!(signed, 1);
/// assert_eq!((signed.certain, signed.possible), (1, 2));
/// assert_eq!(signed.to_string(), "1-2");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Count {
    /// How many there are for certain.
    pub certain: u64,
    /// How many there may be: never less than the certain ones.
    pub possible: u64,
}

impl Count {
    /// Counts one more, as far as it is there.
    pub const fn one_more(&mut self, there: Truth) {
        self.certain = self.certain.saturating_add(there.is_certain() as u64);
        self.possible = self.possible.saturating_add(there.is_possible() as u64);
    }

    /// Counts so many more, as far as they are there.
    pub const fn more(&mut self, times: u64, there: Truth) {
        if there.is_certain() {
            self.certain = self.certain.saturating_add(times);
        }
        if there.is_possible() {
            self.possible = self.possible.saturating_add(times);
        }
    }

    /// The number, if nothing is in doubt.
    #[must_use]
    pub const fn exact(self) -> Option<u64> {
        if self.certain == self.possible { Some(self.certain) } else { None }
    }

    /// In words: `2`, or `1, perhaps 2`.
    #[must_use]
    pub fn say(self, lang: Lang) -> String {
        match self.exact() {
            Some(number) => number.to_string(),
            None => format!("{}{}{}", self.certain, lang.pick(", perhaps ", "，至多 "), self.possible),
        }
    }
}

impl From<u64> for Count {
    fn from(number: u64) -> Self {
        Self { certain: number, possible: number }
    }
}

impl FromIterator<Truth> for Count {
    fn from_iter<I: IntoIterator<Item = Truth>>(truths: I) -> Self {
        let mut count = Self::default();
        for there in truths {
            count.one_more(there);
        }
        count
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            certain: self.certain.saturating_add(other.certain),
            possible: self.possible.saturating_add(other.possible),
        }
    }
}

impl PartialEq<u64> for Count {
    fn eq(&self, number: &u64) -> bool {
        self.exact() == Some(*number)
    }
}

impl fmt::Display for Count {
    /// The number, or the least and the most: `2`, `1-2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.exact() {
            Some(number) => write!(f, "{number}"),
            None => write!(f, "{}-{}", self.certain, self.possible),
        }
    }
}
