//! The second reading: *values in force* (a plan, a membership, a standing, an amount, the unit in
//! charge). Read at (valid day, known): among the facts known by then, the one with the latest
//! start that the day has reached; of equal starts the one known latest, then the one recorded
//! last. A value without a start holds for ever. Where starts are imprecise, more than one value
//! may be in force: all of them are answered.

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

    /// Every value that may be in force, the likeliest (latest start) first.
    #[must_use]
    pub fn possible(&self) -> &[&'a Fact<T>] {
        &self.possible
    }

    /// The value to go by where one must be named: the latest start that is at least possible.
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
#[derive(Clone, Copy)]
struct Start {
    first: NaiveDate,
    last: NaiveDate,
}

impl<T> Fact<T> {
    fn start(&self) -> Start {
        match &self.of.on {
            None => Start { first: NaiveDate::MIN, last: NaiveDate::MIN },
            Some(on) => {
                Start { first: on.first().unwrap_or(NaiveDate::MIN), last: on.last().unwrap_or(NaiveDate::MAX) }
            }
        }
    }

    /// Whether this value certainly takes the place of `other` once both have begun.
    fn supersedes(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.start(), other.start());
        if mine.first > theirs.last {
            return true;
        }
        let equal = (mine.first, mine.last) == (theirs.first, theirs.last);
        equal && self.later_known(other) == Ordering::Greater
    }

    /// The order of starts; of equal ones that of becoming known.
    fn by_start(&self, other: &Self) -> Ordering {
        let (mine, theirs) = (self.start(), other.start());
        (mine.first, mine.last).cmp(&(theirs.first, theirs.last)).then_with(|| self.later_known(other))
    }

    fn later_known(&self, other: &Self) -> Ordering {
        (self.of.known.from(), self.of.id).cmp(&(other.of.known.from(), other.of.id))
    }
}

impl<T> FactSet<T> {
    /// What is in force among the values that `select` keeps.
    pub fn in_force(&self, as_of: AsOf, select: impl Fn(&T) -> bool) -> InForce<'_, T> {
        let begun: Vec<&Fact<T>> = self.begun(as_of, select).collect();
        let certainly_begun = |fact: &Fact<T>| fact.start().last <= as_of.valid;
        let mut possible: Vec<&Fact<T>> = begun
            .iter()
            .copied()
            .filter(|fact| {
                !begun.iter().any(|other| {
                    let same_start =
                        other.start().first == fact.start().first && other.start().last == fact.start().last;
                    (certainly_begun(other) || same_start) && other.supersedes(fact)
                })
            })
            .collect();
        possible.sort_by(|a, b| b.by_start(a));
        let nothing_possible = !begun.iter().any(|fact| certainly_begun(fact));
        InForce { possible, nothing_possible }
    }

    /// The value to go by among those that `select` keeps; see [`InForce::pick`]. Nothing takes the
    /// place of a value that began latest, so it need not be held against the others.
    pub fn pick_in_force(&self, as_of: AsOf, select: impl Fn(&T) -> bool) -> Option<&T> {
        self.begun(as_of, select).max_by(|a, b| a.by_start(b)).map(|fact| &fact.value)
    }

    fn begun(&self, as_of: AsOf, select: impl Fn(&T) -> bool) -> impl Iterator<Item = &Fact<T>> {
        self.standing(as_of.known).filter(move |fact| select(&fact.value) && fact.start().first <= as_of.valid)
    }

    /// The latest value known, whatever its start.
    pub fn latest(&self, known: Timestamp, select: impl Fn(&T) -> bool) -> Option<&T> {
        self.pick_in_force(AsOf { valid: NaiveDate::MAX, known }, select)
    }
}
