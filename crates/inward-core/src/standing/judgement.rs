//! What judgements say of the standing: a lead is rejected by its triage, a negotiation by its
//! review. Nothing of it is stored: a judgement that is retracted or corrected takes the rejection
//! along, for every day and everything known.

use std::borrow::Cow;

use crate::fact::{Fact, Known};
use crate::milestone::{Milestones, Reached};
use crate::when::When;

use super::event::StandingChanged;
use super::{Is, Standing, Standings};

impl Standings {
    /// The standings that were stated, and those that follow from the judgements that stand among
    /// the milestones.
    #[must_use]
    pub fn with_judgements(&self, milestones: Option<&Milestones>) -> Cow<'_, Self> {
        let reached = milestones.into_iter().flat_map(|milestones| milestones.reached.iter());
        let mut rejections = reached.filter(|fact| fact.value.rejects()).map(rejection).peekable();
        if rejections.peek().is_none() {
            return Cow::Borrowed(self);
        }
        Cow::Owned(Self(self.0.iter().cloned().chain(rejections).collect()))
    }
}

/// The standing that follows from a judgement: from its day on, or from the day it was known.
fn rejection(judgement: &Fact<Reached>) -> Fact<Standing> {
    let mut of = judgement.of.clone();
    if of.on.is_none() {
        let day = judgement.value.closes_on.unwrap_or_else(|| known_day(&of.known));
        of.on = When::day(day).ok();
    }
    Fact { of, value: Standing { is: Is::Rejected, reason: None, note: None, lost_to: None } }
}

/// The day on which a judgement was known that was recorded before its own event kept that day.
fn known_day(known: &Known) -> chrono::NaiveDate {
    known.reported.map_or_else(|| known.recorded.to_utc().date_naive(), |reported| reported.on)
}

impl StandingChanged {
    /// Whether it says again what a judgement says: so were rejections by triage and review once
    /// recorded. Every other rejection has a reason.
    pub(crate) fn repeats_judgement(&self) -> bool {
        self.standing.is == Is::Rejected && self.standing.reason.is_none()
    }
}

impl Milestones {
    /// Takes over the day of a closing that was recorded beside the judgement it follows from.
    pub(crate) fn close_by_judgement(&mut self, repeated: &StandingChanged) {
        let day = repeated.stated.on.as_ref().and_then(When::first);
        if let Some(judgement) = self.reached.last_mut().filter(|fact| fact.value.rejects() && fact.of.on.is_none()) {
            judgement.value.closes_on = judgement.value.closes_on.or(day);
        }
    }
}
