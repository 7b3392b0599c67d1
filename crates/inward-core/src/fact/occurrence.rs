//! The first reading: *occurrences*, things that happened once (a milestone, a payment, a meeting,
//! a fulfilment). Read at (valid day, known): among the facts known by then, the pick by order of
//! source; then whether it had happened by the end of the day, for certain, possibly, or not.

use crate::when::{Timestamp, Truth, When};

use super::{AsOf, Fact, FactSet};

/// One occurrence as read at some point: the fact that was picked, and whether it had happened.
#[derive(Debug)]
pub struct Occurrence<'a, T> {
    /// The fact that was picked.
    pub fact: &'a Fact<T>,
    /// Whether it had happened by the end of the valid day.
    pub truth: Truth,
}

impl<T> Fact<T> {
    /// Whether this occurrence had happened by the end of the valid day. A fact without a date is
    /// known to have happened, but not when: possibly. Where no day is asked for, what was stated as
    /// happened happened.
    #[must_use]
    pub fn happened(&self, as_of: AsOf) -> Truth {
        if as_of.has_no_day() {
            return Truth::Yes;
        }
        self.of.on.as_ref().map_or(Truth::Possibly, |on| on.by(as_of.valid))
    }
}

impl<T> FactSet<T> {
    /// Of the standing facts that `select` keeps, the one to go by: the lowest `rank` (the order of
    /// sources), then the one known latest, then the one recorded last.
    pub fn pick(
        &self,
        known: Timestamp,
        select: impl Fn(&T) -> bool,
        rank: impl Fn(&Fact<T>) -> usize,
    ) -> Option<&Fact<T>> {
        self.standing(known)
            .filter(|fact| select(&fact.value))
            .min_by_key(|fact| (rank(fact), std::cmp::Reverse((fact.of.known.from(), fact.of.id))))
    }

    /// The pick, with whether it had happened by the end of the valid day.
    pub fn occurrence(
        &self,
        as_of: AsOf,
        select: impl Fn(&T) -> bool,
        rank: impl Fn(&Fact<T>) -> usize,
    ) -> Option<Occurrence<'_, T>> {
        self.pick(as_of.known, select, rank).map(|fact| Occurrence { fact, truth: fact.happened(as_of) })
    }

    /// The word that was known last of what happens once, if it had happened or may have.
    pub(crate) fn last_word(&self, as_of: AsOf) -> Option<&Fact<T>> {
        let picked = self.occurrence(as_of, |_| true, |_| 0)?;
        (picked.truth != Truth::No).then_some(picked.fact)
    }

    /// The date of that word; without one where nobody knows on which day it was.
    pub(crate) fn last_date(&self, as_of: AsOf) -> Option<Option<&When>> {
        self.last_word(as_of).map(|fact| fact.of.on.as_ref())
    }

    /// Whether each of them had happened, and when.
    pub(crate) fn happenings(&self, as_of: AsOf) -> impl Iterator<Item = (Truth, Option<&When>)> {
        self.occurrences(as_of).map(|occurrence| (occurrence.truth, occurrence.fact.of.on.as_ref()))
    }

    /// Every standing fact that had happened or possibly had, each counted (payments, interactions,
    /// fulfilments: nothing is picked among them).
    pub fn occurrences(&self, as_of: AsOf) -> impl Iterator<Item = Occurrence<'_, T>> {
        self.standing(as_of.known)
            .map(move |fact| Occurrence { fact, truth: fact.happened(as_of) })
            .filter(|occurrence| occurrence.truth != Truth::No)
    }
}
