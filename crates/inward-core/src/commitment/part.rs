//! [`Part`]: what is owed in one piece, an instalment or all of it. Each part has its own date, its own
//! fulfilments and its own life; all else, condition, pauses, waiver, breach, is the commitment's.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::deadline::{DueRange, Rule, fixed};
use crate::fact::{AsOf, Fact, Occurrence};
use crate::money::{Amount, AmountSum};
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::when::{Timestamp, Truth, When};

use super::instalment::{self, Instalment};
use super::owed_and_paid::Keeping;
use super::{Around, Commitment, Fulfilment, Notice, Obligation, Verification, start};

/// What is owed in one piece: an instalment of a commitment, or all of it.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    commitment: &'a Commitment,
    instalment: Option<(u16, Instalment)>,
}

/// When something was kept in whole, if that is known, and whether it had been.
pub type Kept<'a> = (Option<&'a When>, Truth);

impl Commitment {
    /// Whether it is owed in instalments.
    #[must_use]
    pub fn has_instalments(&self) -> bool {
        let is_checked = self.obligation.as_ref().is_some_and(|obligation| !obligation.verify_on.is_empty());
        !self.instalments.is_empty() || self.recurring.is_some() || is_checked
    }

    /// The parts in which it is owed, in the order of their numbers: its instalments, the checks of an
    /// obligation, or all of it in one.
    #[must_use]
    pub fn parts(&self) -> Vec<Part<'_>> {
        if !self.has_instalments() {
            return vec![self.in_one()];
        }
        let checks = self.obligation.iter().flat_map(|obligation| &obligation.verify_on);
        let checks = checks.map(|day| Instalment { amount: None, due: When::day(*day).ok(), rule: None });
        let mut instalments = instalment::all(&self.instalments, self.recurring.as_ref()).into_owned();
        instalments.extend(checks);
        let numbered = (1_u16..).zip(instalments);
        numbered.map(|numbered| Part { commitment: self, instalment: Some(numbered) }).collect()
    }

    /// All of it in one piece.
    pub(super) const fn in_one(&self) -> Part<'_> {
        Part { commitment: self, instalment: None }
    }

    /// The part that a fulfilment goes to.
    pub(crate) fn part_of(&self, fulfilment: &Fulfilment) -> Part<'_> {
        let found = fulfilment.instalment.and_then(|number| self.part(number));
        found.unwrap_or_else(|| self.in_one())
    }

    /// The instalment of that number.
    pub(super) fn part(&self, number: u16) -> Option<Part<'_>> {
        self.parts().into_iter().find(|part| part.number() == Some(number))
    }

    /// When it was kept in whole, if it was: as another record tells, or by its fulfilments. One that says so
    /// is enough, or payments that reach the amount; of an amount that is not exact, payments that reach its
    /// lower bound, of which one was said to make the whole. Items must all be delivered, instalments all
    /// kept.
    #[must_use]
    pub fn kept_whole<'a>(&'a self, as_of: AsOf, around: &'a Around) -> Option<Kept<'a>> {
        let parts = self.parts();
        let mut all = None;
        for part in &parts {
            let kept = part.kept_whole(as_of, around)?;
            all = Some(all.map_or(kept, |one| both(one, kept)));
        }
        all
    }
}

impl<'a> Part<'a> {
    /// The number of the instalment, from 1; none where the part is all of it.
    #[must_use]
    pub fn number(&self) -> Option<u16> {
        self.instalment.as_ref().map(|(number, _)| *number)
    }

    /// The commitment that it is a part of.
    #[must_use]
    pub const fn commitment(&self) -> &'a Commitment {
        self.commitment
    }

    /// How much is owed, where it is money.
    #[must_use]
    pub fn amount(&self) -> Option<&Amount> {
        match &self.instalment {
            Some((_, instalment)) => instalment.amount.as_ref(),
            None => self.commitment.amount.as_ref(),
        }
    }

    /// The rule by which it is due, as [`Commitment::promised_rule`].
    #[must_use]
    pub fn promised_rule(&self, as_of: AsOf, around: &Around) -> Option<Rule> {
        match &self.instalment {
            Some((_, instalment)) => instalment.rule.clone().or_else(|| instalment.due.clone().map(fixed)),
            None => self.commitment.promised_rule(as_of, around),
        }
    }

    /// The fulfilments that go to it, as they stand at that time.
    pub(super) fn standing(&self, known: Timestamp) -> impl Iterator<Item = &'a Fact<Fulfilment>> {
        let number = self.number();
        let standing = self.commitment.fulfilments.standing(known);
        standing.filter(move |fact| number.is_none() || fact.value.instalment == number)
    }

    /// The fulfilments that go to it and had happened, or possibly had.
    pub(super) fn fulfilments(&self, as_of: AsOf) -> impl Iterator<Item = Occurrence<'a, Fulfilment>> {
        self.standing(as_of.known)
            .map(move |fact| Occurrence { fact, truth: fact.happened(as_of) })
            .filter(|occurrence| occurrence.truth.is_possible())
    }

    /// When it was kept in whole, if it was; see [`Commitment::kept_whole`].
    #[must_use]
    pub fn kept_whole<'b>(&self, as_of: AsOf, around: &'b Around) -> Option<Kept<'b>>
    where
        'a: 'b,
    {
        let elsewhere = around.kept_elsewhere.as_ref().filter(|(truth, _)| truth.is_possible());
        let elsewhere = elsewhere.map(|(truth, on)| (on.as_ref(), *truth));
        match (self.kept_by_fulfilments(as_of), elsewhere) {
            (Some(one), Some(other)) => Some(either(one, other)),
            (one, other) => one.or(other),
        }
    }

    /// What the checks found that belong to it.
    pub(super) fn verifications(&self, as_of: AsOf) -> impl Iterator<Item = Occurrence<'a, Verification>> {
        let number = self.number();
        self.commitment.verifications.occurrences(as_of).filter(move |found| found.fact.value.instalment == number)
    }

    /// The notices of a shortfall that belong to it.
    pub(super) fn notices(&self, as_of: AsOf) -> impl Iterator<Item = Occurrence<'a, Notice>> {
        let number = self.number();
        self.commitment.notices.occurrences(as_of).filter(move |notice| notice.fact.value.instalment == number)
    }

    /// When a check first found enough: for certain, or else possibly.
    fn kept_by_verifications(&self, as_of: AsOf, obligation: &Obligation) -> Option<Kept<'a>> {
        let mut found: Vec<Kept<'a>> = self
            .verifications(as_of)
            .map(|found| {
                let enough = obligation.is_reached_by(&found.fact.value.actual).unwrap_or(Truth::Possibly);
                (found.fact.of.on.as_ref(), enough.and(found.truth))
            })
            .filter(|(_, enough)| enough.is_possible())
            .collect();
        found.sort_by_key(|(on, enough)| (std::cmp::Reverse(*enough), on.is_none(), last_of(*on)));
        found.first().copied()
    }

    fn kept_by_fulfilments(&self, as_of: AsOf) -> Option<Kept<'a>> {
        if let Some(obligation) = &self.commitment.obligation {
            return self.kept_by_verifications(as_of, obligation);
        }
        let mut kept = Keeping::of(self.amount(), self.commitment.items.len());
        let mut fulfilments: Vec<_> = self.fulfilments(as_of).collect();
        // They may be recorded in any order: the whole is reached with the latest that is needed.
        fulfilments.sort_by_key(|occurrence| {
            let on = occurrence.fact.of.on.as_ref();
            (on.is_none(), last_of(on))
        });
        for occurrence in fulfilments {
            let Fulfilment { amount, whole, item, .. } = &occurrence.fact.value;
            if kept.reaches(amount.as_ref(), *whole, *item) {
                return Some((occurrence.fact.of.on.as_ref(), occurrence.truth));
            }
        }
        None
    }

    /// What was paid of it, each payment that possibly was as one that may not be there.
    #[must_use]
    pub fn paid(&self, as_of: AsOf) -> AmountSum {
        let mut paid = AmountSum::default();
        for payment in self.fulfilments(as_of) {
            match (&payment.fact.value.amount, payment.truth) {
                (Some(amount), Truth::Yes) => paid.add(amount),
                (Some(amount), _) => paid.perhaps(amount),
                (None, _) => {}
            }
        }
        paid
    }

    /// The items that are not delivered yet, by their numbers.
    pub(super) fn open_items(&self, known: Timestamp) -> BTreeSet<u16> {
        let delivered: BTreeSet<u16> = self.standing(known).filter_map(|fact| fact.value.item).collect();
        let all = (1_u16..).zip(&self.commitment.items).map(|(number, _)| number);
        all.filter(|number| !delivered.contains(number)).collect()
    }

    /// The date that was agreed for an instalment.
    pub(super) fn fixed_due(&self) -> Option<&When> {
        self.instalment.as_ref().and_then(|(_, instalment)| instalment.due.as_ref())
    }

    /// When it is due; as [`Commitment::due_range`].
    ///
    /// # Errors
    /// As [`Commitment::due_range`].
    pub fn due_range(
        &self,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
    ) -> Result<Option<DueRange>, Refusal> {
        match self.promised_rule(as_of, around) {
            Some(rule) => self.commitment.range_of(&rule, as_of, at, around, calendar, &[]),
            None => Ok(None),
        }
    }

    /// When it is due, as a date; as [`Commitment::due_on`].
    ///
    /// # Errors
    /// As [`Commitment::due_range`].
    pub fn due_on(
        &self,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
    ) -> Result<Option<When>, Refusal> {
        if self.instalment.is_none() {
            return self.commitment.due_on(as_of, at, around, calendar);
        }
        match self.fixed_due() {
            Some(date) if self.commitment.clock.is_empty() => Ok(Some(date.clone())),
            _ => start::on(self.due_range(as_of, at, around, calendar)?),
        }
    }
}

/// When both are kept: with the later one.
pub(super) fn both<'a>(one: Kept<'a>, other: Kept<'a>) -> Kept<'a> {
    let later = |on: Option<&When>| (on.is_none(), last_of(on));
    (if later(one.0) < later(other.0) { other.0 } else { one.0 }, one.1.and(other.1))
}

/// When either is kept: with the more certain one, of equals the earlier.
fn either<'a>(one: Kept<'a>, other: Kept<'a>) -> Kept<'a> {
    let rank = |kept: &Kept<'a>| (std::cmp::Reverse(kept.1), kept.0.is_none(), last_of(kept.0));
    if rank(&other) < rank(&one) { other } else { one }
}

/// That there is no instalment of that number.
pub(super) fn unknown_instalment(commitment: &Commitment, number: u16) -> Refusal {
    let count = if commitment.has_instalments() { commitment.parts().len() } else { 0 };
    let refusal = Refusal::new(refusals::commitment::UNKNOWN_INSTALMENT).with("instalment", number);
    refusal.with("instalments", count).at("instalment")
}

fn last_of(on: Option<&When>) -> NaiveDate {
    on.and_then(When::last).unwrap_or(NaiveDate::MAX)
}
