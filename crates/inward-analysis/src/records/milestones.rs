//! When the milestones of a record were reached: by the whole or by the first of its phases, and of an
//! investment by the first of its members, as its stage takes them together.

use std::cmp::{max, min};

use chrono::NaiveDate;
use inward_core::record::{Record, State};
use inward_core::when::{Truth, When};

use super::line::Point;

/// That a milestone was reached, or may have been, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reached {
    /// Whether: for certain or possibly.
    pub truth: Truth,
    /// The first possible day; none where nobody knows one.
    pub earliest: Option<NaiveDate>,
    /// The last possible day.
    pub latest: Option<NaiveDate>,
    /// The date as precise as it is known.
    pub text: Option<String>,
}

impl Reached {
    fn on(truth: Truth, on: Option<&When>) -> Self {
        let (earliest, latest) = (on.and_then(When::first), on.and_then(When::last));
        Self { truth, earliest, latest, text: on.map(ToString::to_string) }
    }

    /// The first of two that reached it: not before either can have, and by the time one of them has for
    /// certain; where neither has for certain, by the time either can have.
    fn or(self, other: Self) -> Self {
        let earliest = self.earliest.zip(other.earliest).map(|(one, other)| min(one, other));
        let latest = match (self.truth, other.truth) {
            (Truth::Yes, Truth::Yes) => match (self.latest, other.latest) {
                (Some(one), Some(other)) => Some(min(one, other)),
                (one, other) => one.or(other),
            },
            (Truth::Yes, _) => self.latest,
            (_, Truth::Yes) => other.latest,
            _ => self.latest.zip(other.latest).map(|(one, other)| max(one, other)),
        };
        let truth = self.truth.or(other.truth);
        let same = |each: &Self| (each.earliest, each.latest) == (earliest, latest);
        let text = if same(&self) {
            self.text.or(other.text)
        } else if same(&other) {
            other.text
        } else {
            When::interval(earliest, latest).ok().map(|interval| interval.to_string())
        };
        Self { truth, earliest, latest, text }
    }
}

/// The milestones that were reached, or may have been, each by its place in the playbook.
#[derive(Clone, Debug, Default)]
pub struct ReachedAll(Vec<(usize, Reached)>);

impl ReachedAll {
    /// Those of a record that exists with this truth.
    pub fn add(&mut self, state: &State, exists: Truth, point: &Point) {
        let Some(milestones) = state.milestones() else { return };
        let mut named = Vec::new();
        for fact in milestones.reached.standing(point.as_of.known) {
            let reached = &fact.value;
            named.extend(
                [Some(&reached.milestone), reached.possibly.as_ref()]
                    .into_iter()
                    .flatten()
                    .map(|key| (key, reached.phase)),
            );
        }
        named.sort_unstable();
        named.dedup();
        for (key, phase) in named {
            let Some(at) = point.playbook.milestones().iter().position(|milestone| milestone.key == *key) else {
                continue;
            };
            let Some(occurrence) = milestones.occurrence(key.as_str(), phase, point.as_of, &point.playbook) else {
                continue;
            };
            let truth = occurrence.truth.and(exists);
            if truth.is_possible() {
                self.put(at, Reached::on(truth, occurrence.fact.of.on.as_ref()));
            }
        }
    }

    fn put(&mut self, at: usize, reached: Reached) {
        match self.0.iter_mut().find(|(milestone, _)| *milestone == at) {
            Some((_, known)) => *known = known.clone().or(reached),
            None => self.0.push((at, reached)),
        }
    }

    /// The milestone at that place in the playbook, if it was or may have been reached.
    pub fn get(&self, at: usize) -> Option<&Reached> {
        self.0.iter().find(|(milestone, _)| *milestone == at).map(|(_, reached)| reached)
    }
}
