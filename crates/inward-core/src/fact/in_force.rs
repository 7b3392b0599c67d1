//! The second reading: *values in force* (a plan, a membership, a standing, an amount, the unit in
//! charge). Read at (valid day, known): among the facts known by then, the one with the latest
//! start that the day has reached; of equal starts the one known latest, then the one recorded
//! last. A value without a start holds for ever.
//!
//! Where starts are imprecise, more than one value may be in force: all of them are answered, for
//! each there is a choice of days on which it is the one. Two starts in the same words are the same
//! day: what is stated anew of "June" takes the place of what was said of it before.

use std::cmp::Ordering;

use chrono::NaiveDate;

use crate::when::Timestamp;

use super::{AsOf, Fact, FactSet};

/// What is in force at some point: nothing, one value for certain, or several possible ones.
#[derive(Debug, Clone)]
pub struct InForce<'a, T> {
    possible: Vec<&'a Fact<T>>,
    nothing_possible: bool,
}

impl<'a, T> InForce<'a, T> {
    /// The value that is in force for certain.
    #[must_use]
    pub fn certain(&self) -> Option<&'a Fact<T>> {
        match self.possible.as_slice() {
            [only] if !self.nothing_possible => Some(only),
            _ => None,
        }
    }

    /// Every value that may be in force, the one known latest first.
    #[must_use]
    pub fn possible(&self) -> &[&'a Fact<T>] {
        &self.possible
    }

    /// The value to go by where one must be named: of the possible ones the one known latest, since
    /// what is said later mostly takes the place of what was said before.
    #[must_use]
    pub fn pick(&self) -> Option<&'a Fact<T>> {
        self.possible.first().copied()
    }

    /// Whether it may be that no value is in force yet.
    #[must_use]
    pub const fn perhaps_nothing(&self) -> bool {
        self.nothing_possible
    }
}

/// The days between which a value began to hold.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Start {
    first: NaiveDate,
    last: NaiveDate,
}

impl<T> Fact<T> {
    /// What always held began before all that once began, even if nobody knows when.
    fn start(&self) -> Start {
        match &self.of.on {
            None => Start { first: NaiveDate::MIN, last: NaiveDate::MIN },
            Some(on) => {
                let begun = NaiveDate::MIN.succ_opt().unwrap_or(NaiveDate::MIN);
                Start { first: on.first().unwrap_or(begun), last: on.last().unwrap_or(NaiveDate::MAX) }
            }
        }
    }

    /// Whether this value may have begun to hold by the end of a day.
    pub(crate) fn has_begun(&self, valid: NaiveDate) -> bool {
        self.start().first <= valid
    }

    /// Whether `other` is in force rather than this whatever the days are: it has begun by `valid`,
    /// and even at its earliest it goes before this at its latest.
    fn yields_to(&self, other: &Self, valid: NaiveDate) -> bool {
        let (mine, theirs) = (self.start(), other.start());
        let known_later = self.later_known(other) == Ordering::Less;
        if mine == theirs {
            return known_later;
        }
        let latest = mine.last.min(valid);
        theirs.last <= valid && (theirs.first > latest || (theirs.first == latest && known_later))
    }

    fn later_known(&self, other: &Self) -> Ordering {
        (self.of.known.from(), self.of.id).cmp(&(other.of.known.from(), other.of.id))
    }
}

impl<T> FactSet<T> {
    /// What is in force among the values that `select` keeps.
    pub fn in_force(&self, as_of: AsOf, select: impl Fn(&T) -> bool) -> InForce<'_, T> {
        let begun: Vec<&Fact<T>> = self.begun(as_of, select).collect();
        let mut possible: Vec<&Fact<T>> = begun
            .iter()
            .copied()
            .filter(|fact| !begun.iter().any(|other| fact.yields_to(other, as_of.valid)))
            .collect();
        possible.sort_by(|a, b| b.later_known(a));
        let nothing_possible = !begun.iter().any(|fact| fact.start().last <= as_of.valid);
        InForce { possible, nothing_possible }
    }

    /// The value to go by among those that `select` keeps; see [`InForce::pick`]. Mostly there is
    /// one, which need not be held against others.
    pub fn pick_in_force(&self, as_of: AsOf, select: impl Fn(&T) -> bool) -> Option<&T> {
        let mut begun = self.begun(as_of, &select);
        let first = begun.next()?;
        if begun.next().is_none() {
            return Some(&first.value);
        }
        drop(begun);
        self.in_force(as_of, select).pick().map(|fact| &fact.value)
    }

    fn begun(&self, as_of: AsOf, select: impl Fn(&T) -> bool) -> impl Iterator<Item = &Fact<T>> {
        self.standing(as_of.known).filter(move |fact| select(&fact.value) && fact.has_begun(as_of.valid))
    }

    /// The latest value known, whatever its start.
    pub fn latest(&self, known: Timestamp, select: impl Fn(&T) -> bool) -> Option<&T> {
        self.pick_in_force(AsOf { valid: NaiveDate::MAX, known }, select)
    }
}
