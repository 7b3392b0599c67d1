//! Yes, no, and possibly.

use std::ops::Not;

use serde::{Deserialize, Serialize};

/// Three-valued truth (Kleene's strong logic): an answer that imprecise dates may leave open.
///
/// ```
/// use inward_core::when::Truth::{No, Possibly, Yes};
///
/// assert_eq!(Yes.and(Possibly), Possibly);
/// assert_eq!(No.and(Possibly), No);
/// assert_eq!(Yes.or(Possibly), Yes);
/// assert_eq!(!Possibly, Possibly);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// Certainly not.
    No,
    /// It cannot be said.
    Possibly,
    /// Certainly.
    Yes,
}

impl Truth {
    /// Whether both hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Whether at least one holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// `true` only for [`Truth::Yes`].
    #[must_use]
    pub const fn is_certain(self) -> bool {
        matches!(self, Self::Yes)
    }

    /// `true` for [`Truth::Yes`] and [`Truth::Possibly`].
    #[must_use]
    pub const fn is_possible(self) -> bool {
        !matches!(self, Self::No)
    }
}

/// The negation: yes and no change places, possibly stays.
impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Possibly => Self::Possibly,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(certain: bool) -> Self {
        if certain { Self::Yes } else { Self::No }
    }
}
