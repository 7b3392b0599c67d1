//! [`Reclaim`]: what would have to be repaid of what was paid on the word of an investor, worked out on
//! records: which checks fell short, whether the time to make it good is over, and how much it makes.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::fact::{AsOf, Occurrence};
use crate::measure::Shortfall;
use crate::money::{AmountSum, Currency, CurrencySum, Money};
use crate::number::Number;
use crate::qualified::Measured;
use crate::ratio::{Ratio, RatioBounds};
use crate::refusal::Refusal;
use crate::text::{labelled, refusals};
use crate::when::{Timestamp, Truth, When};

use super::obligation::{ANYTHING, Obligation, Verification};
use super::{Around, Clawback, Commitment, CurePeriod, Part};

labelled! {
    /// How one check of an obligation stands, and whether anything can be reclaimed for it.
    CheckStanding {
        /// The day of the check is not over: nothing can be said yet.
        NotDue, "not_due", "not due", "未到核验日";
        /// The day is over, and nothing was recorded: it may be all or nothing.
        NotVerified, "not_verified", "not verified", "未核验";
        /// Reached by the day.
        Met, "met", "met", "达标";
        /// Missed, and made good in time.
        MadeGood, "made_good", "made good", "已整改达标";
        /// Missed; the investor was not notified, so that its time to make it good does not run.
        NotNotified, "not_notified", "short, not notified", "未达标，尚未通知整改";
        /// Missed; the time to make it good runs.
        Curing, "curing", "short, being made good", "未达标，整改期内";
        /// Missed, and not made good in time.
        Short, "short", "short", "未达标";
        /// The figure or its day is too imprecise to say.
        Undetermined, "undetermined", "undetermined", "无法判定";
    }
}

/// One check of an obligation, as of a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Its number, from 1; none where there is one only.
    pub number: Option<u16>,
    /// By when it was to be reached.
    pub due: Option<When>,
    /// The figure to go by: the last one within the time to make it good.
    pub actual: Option<Measured>,
    /// The day of that figure.
    pub on: Option<When>,
    /// How much is missing of what is required.
    pub shortfall: RatioBounds,
    /// How it stands.
    pub standing: CheckStanding,
    /// The first day on which it can be reclaimed, where that is known.
    pub enforceable_from: Option<NaiveDate>,
}

/// So much to be repaid in one currency: from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repayment {
    /// The least.
    pub least: Money,
    /// The most; none where what was paid has no upper end.
    pub most: Option<Money>,
}

/// What would have to be repaid, as of a day. Checks are not added up: the worst of those that can be
/// enforced tells how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reclaim {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// What was paid by then on what depends on the obligation.
    pub paid: AmountSum,
    /// The checks, in their order.
    pub checks: Vec<Check>,
    /// What can be reclaimed on that day, by currency.
    pub due: Vec<Repayment>,
    /// What could be reclaimed if what is being made good were not.
    pub pending: Vec<Repayment>,
    /// Whether the time to which it must be maintained is over.
    pub is_over: bool,
}

impl Commitment {
    /// The checks of its obligation, in their order, at the end of a day and as known at that point; none where it
    /// is no obligation that is measured.
    ///
    /// # Errors
    /// Where the zone's calendar does not tell when a check is due, `calendar.no-hours` and the like.
    pub fn checks(
        &self,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
    ) -> Result<Vec<Check>, Refusal> {
        let Some(obligation) = self.obligation.as_deref() else { return Ok(Vec::new()) };
        let on_day = AsOf { valid: at.day_in(calendar.zone()), ..as_of };
        let check =
            |part: &Part<'_>| Found::of(part, obligation, on_day, at, around, calendar).map(|found| found.check);
        self.parts().iter().map(check).collect()
    }

    /// What would have to be repaid of what was paid on `legs`, the commitments that depend on this one, at
    /// the end of a day and as known at that point.
    ///
    /// The share of each check follows from what was found last within the time to make it good, by the
    /// rule that was agreed, see [`Clawback`]. What was never checked may be all or nothing.
    ///
    /// # Errors
    /// `commitment.no-clawback` where none was agreed; where the zone's calendar does not tell when a check
    /// is due, `calendar.no-hours` and the like.
    pub fn reclaim(
        &self,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
        legs: &[&Self],
    ) -> Result<Reclaim, Refusal> {
        let day = at.day_in(calendar.zone());
        let refusal = || Refusal::new(refusals::commitment::NO_CLAWBACK).about(self.id);
        let obligation = self.obligation.as_deref().ok_or_else(refusal)?;
        let rule = obligation.clawback.as_ref().ok_or_else(refusal)?;
        let on_day = AsOf { valid: day, ..as_of };
        let mut paid = AmountSum::default();
        for leg in legs {
            paid.merge(&leg.in_one().paid(on_day));
        }
        let mut checks = Vec::new();
        let (mut due, mut pending) = (Worst::none(&paid)?, Worst::none(&paid)?);
        for part in self.parts() {
            let found = Found::of(&part, obligation, on_day, at, around, calendar)?;
            match found.check.standing {
                CheckStanding::NotVerified => due.perhaps(rule, &paid, found.against)?,
                CheckStanding::Short | CheckStanding::Undetermined => due.with(rule, &paid, found.against)?,
                CheckStanding::NotNotified | CheckStanding::Curing => pending.with(rule, &paid, found.against)?,
                CheckStanding::NotDue | CheckStanding::Met | CheckStanding::MadeGood => {}
            }
            checks.push(found.check);
        }
        let is_over = obligation.maintained_until.is_some_and(|until| until < day);
        Ok(Reclaim { as_of: day, paid, checks, due: due.told(), pending: pending.told(), is_over })
    }
}

/// A check with the worst and the best that was reached.
struct Found {
    check: Check,
    against: (Shortfall, Shortfall),
}

impl Found {
    fn of(
        part: &Part<'_>,
        obligation: &Obligation,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
    ) -> Result<Self, Refusal> {
        let due = part.due_on(as_of, at, around, calendar)?;
        let all = Shortfall::of(Number::from(1_u8), Number::from(1_u8))?;
        let none = Shortfall::of(Number::ZERO, Number::from(1_u8))?;
        let unsaid = Check {
            number: part.number(),
            due: due.clone(),
            actual: None,
            on: None,
            shortfall: ANYTHING,
            standing: CheckStanding::NotDue,
            enforceable_from: None,
        };
        let Some(last) = due.as_ref().and_then(When::last).filter(|last| *last < as_of.valid) else {
            return Ok(Self { check: unsaid, against: (none, all) });
        };
        let notified = part.notices(as_of).filter(|notice| notice.truth == Truth::Yes);
        let notified = notified.filter_map(|notice| notice.fact.of.on.as_ref().and_then(When::last)).min();
        let cure = match (obligation.cure_days, notified) {
            (Some(days), Some(notified)) => Some(CurePeriod::after(notified, days)?),
            _ => None,
        };
        let until = cure.map_or(last, |cure| cure.last_day().max(last));
        let Some(governing) = governing(part.verifications(as_of), until) else {
            let check = Check { standing: CheckStanding::NotVerified, ..unsaid };
            return Ok(Self { check, against: (none, all) });
        };
        let actual = &governing.fact.value.actual;
        let on = governing.fact.of.on.clone();
        let reached = obligation.is_reached_by(actual)?;
        let in_time = on.as_ref().map_or(Truth::Possibly, |on| on.by(last));
        let enforceable_from = match (obligation.cure_days, cure) {
            (None, _) => last.succ_opt(),
            (Some(_), Some(cure)) => cure.enforceable_from(None),
            (Some(_), None) => None,
        };
        let standing = match (reached.and(governing.truth), in_time) {
            (Truth::Yes, Truth::Yes) => CheckStanding::Met,
            (Truth::Yes, Truth::No) => CheckStanding::MadeGood,
            (Truth::Yes, Truth::Possibly) => CheckStanding::Undetermined,
            _ if obligation.cure_days.is_some() && cure.is_none() => CheckStanding::NotNotified,
            _ if cure.is_some_and(|cure| as_of.valid <= cure.last_day()) => CheckStanding::Curing,
            (Truth::No, _) => CheckStanding::Short,
            (Truth::Possibly, _) => CheckStanding::Undetermined,
        };
        let check = Check {
            actual: Some(actual.clone()),
            on,
            shortfall: obligation.shortfall(actual)?,
            standing,
            enforceable_from,
            ..unsaid
        };
        Ok(Self { check, against: obligation.against(actual)? })
    }
}

/// The figure to go by: the last one within the time that counts, else the first after it.
fn governing<'a>(
    verifications: impl Iterator<Item = Occurrence<'a, Verification>>,
    until: NaiveDate,
) -> Option<Occurrence<'a, Verification>> {
    let day =
        |found: &Occurrence<'_, Verification>| found.fact.of.on.as_ref().and_then(When::last).unwrap_or(NaiveDate::MAX);
    let (within, after): (Vec<_>, Vec<_>) = verifications.partition(|found| day(found) <= until);
    let last = within.into_iter().max_by_key(|found| (day(found), found.fact.of.known.from(), found.fact.of.id));
    last.or_else(|| after.into_iter().min_by_key(|found| (day(found), found.fact.of.id)))
}

/// The worst of several checks, by currency.
struct Worst(BTreeMap<Currency, Repayment>);

impl Worst {
    fn none(paid: &AmountSum) -> Result<Self, Refusal> {
        let nothing = |currency| {
            let nought = Money::new(Number::ZERO, currency)?;
            Ok((currency, Repayment { least: nought, most: Some(nought) }))
        };
        paid.iter().map(|sum| nothing(sum.currency())).collect::<Result<_, Refusal>>().map(Self)
    }

    /// One more that can be enforced.
    fn with(&mut self, rule: &Clawback, paid: &AmountSum, against: (Shortfall, Shortfall)) -> Result<(), Refusal> {
        self.take(rule, paid, against, true)
    }

    /// One more that may be enforced.
    fn perhaps(&mut self, rule: &Clawback, paid: &AmountSum, against: (Shortfall, Shortfall)) -> Result<(), Refusal> {
        self.take(rule, paid, against, false)
    }

    fn take(
        &mut self,
        rule: &Clawback,
        paid: &AmountSum,
        (worst, best): (Shortfall, Shortfall),
        is_certain: bool,
    ) -> Result<(), Refusal> {
        for sum in paid.iter() {
            let Some(so_far) = self.0.get_mut(&sum.currency()) else { continue };
            let (least, most) = ends(sum)?;
            if is_certain {
                so_far.least = larger(so_far.least, rule.repayment(least, best)?);
            }
            let nothing = rule.share(worst)? == Ratio::ZERO;
            so_far.most = match (so_far.most, most) {
                (so_far, _) if nothing => so_far,
                (Some(so_far), Some(most)) => Some(larger(so_far, rule.repayment(most, worst)?)),
                _ => None,
            };
        }
        Ok(())
    }

    fn told(self) -> Vec<Repayment> {
        self.0.into_values().collect()
    }
}

fn larger(one: Money, other: Money) -> Money {
    if other.amount() > one.amount() { other } else { one }
}

/// The least and the most that a sum may be.
fn ends(sum: &CurrencySum) -> Result<(Money, Option<Money>), Refusal> {
    let money = |units: i128| {
        Money::of_units(units.max(0), sum.currency())
            .map_err(|_| Refusal::new(refusals::money::TOO_LARGE).with("input", sum))
    };
    Ok((money(sum.bounds().min().unwrap_or(0))?, sum.bounds().max().map(money).transpose()?))
}
