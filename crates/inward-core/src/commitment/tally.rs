//! [`tally`]: how many promises were due, kept in time, late, left open, 兑现率. By number and by money;
//! each figure with its definition in words.
//!
//! Conditional promises are in no denominator until their condition is met, and neither are those not
//! yet due, waived or void: their numbers stand beside it, so that 97 of 97 is not told without the
//! 204 that wait.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::calendar::Calendar;
use crate::count::Count;
use crate::deadline::Due;
use crate::fact::AsOf;
use crate::money::{Amount, AmountSum, Currency, CurrencySum};
use crate::ratio::{Confidence, Proportion, RatioBounds, WilsonInterval};
use crate::refusal::Refusal;
use crate::text::{figures, refusals};
use crate::when::{Timestamp, Truth, When};

use super::life::in_time;
use super::owed_and_paid::{Keeping, refuse_unless_positive};
use super::paid_share::PaidShare;
use super::{Around, Commitment, Part};

/// One promise as it is counted: plain data, from a record or from a table of somebody else's.
///
/// What is said of its condition, waiver and breach is said as of the day that is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PromiseRow {
    /// When it is due; a period means by its end.
    pub due: Option<When>,
    /// The earliest that it may be due, where the start of its limit leaves that in doubt; `due` is then
    /// the latest.
    pub earliest: Option<When>,
    /// How much is owed, where it is money.
    pub owed: Option<Amount>,
    /// How many items are owed, numbered from 1; none where what is owed is not told by items.
    pub items: u16,
    /// What was done of it; what happened after the day that is asked for is left out.
    pub fulfilments: Vec<DatedFulfilment>,
    /// Whether its condition is met; yes where it has none.
    pub condition_met: Truth,
    /// Whether the creditor let it go.
    pub waived: Truth,
    /// Whether it is recorded as broken: it is due then, whatever its date.
    pub broken: bool,
    /// Whether it binds nobody any more: it is void, as one without a legal basis, or superseded.
    pub void: bool,
}

/// A fulfilment with its date.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DatedFulfilment {
    /// When; none where that is not known.
    pub on: Option<When>,
    /// How much was paid. Payments keep a promise of an exact amount when they reach it.
    pub amount: Option<Amount>,
    /// Whether it was said to leave nothing open.
    pub whole: bool,
    /// The number of the item that was delivered.
    pub item: Option<u16>,
}

impl Default for PromiseRow {
    fn default() -> Self {
        Self {
            due: None,
            earliest: None,
            owed: None,
            items: 0,
            fulfilments: Vec::new(),
            condition_met: Truth::Yes,
            waived: Truth::No,
            broken: false,
            void: false,
        }
    }
}

impl DatedFulfilment {
    /// One that leaves nothing open.
    #[must_use]
    pub const fn whole(on: When) -> Self {
        Self { on: Some(on), amount: None, whole: true, item: None }
    }

    /// A payment.
    #[must_use]
    pub const fn payment(on: When, amount: Amount) -> Self {
        Self { on: Some(on), amount: Some(amount), whole: false, item: None }
    }

    /// Whether it had happened by the end of that day; without a date, possibly.
    fn by(&self, day: NaiveDate) -> Truth {
        self.on.as_ref().map_or(Truth::Possibly, |on| on.by(day))
    }
}

impl PromiseRow {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        for (index, fulfilment) in self.fulfilments.iter().enumerate() {
            let item = fulfilment.item.filter(|item| *item == 0 || *item > self.items);
            if let Some(item) = item {
                return Err(unknown_item(item, self.items.into()).at("item").at(format!("fulfilments[{index}]")));
            }
        }
        let Some(owed) = &self.owed else { return Ok(()) };
        refuse_unless_positive(owed).map_err(|refusal| Refusal { path: None, ..refusal }.at("owed"))?;
        for (index, fulfilment) in self.fulfilments.iter().enumerate() {
            let at = |refusal: Refusal| refusal.at(format!("fulfilments[{index}]"));
            let Some(amount) = &fulfilment.amount else { continue };
            refuse_unless_positive(amount).map_err(at)?;
            if amount.currency() != owed.currency() {
                let refusal = Refusal::new(refusals::money::UNLIKE_CURRENCIES);
                return Err(at(refusal.with("left", owed).with("right", amount).at("amount")));
            }
        }
        Ok(())
    }

    /// Whether its date is over by the end of that day. A period means by its end, so that it is in
    /// doubt only where it has no end.
    pub(super) fn is_over(&self, day: NaiveDate) -> Truth {
        let Some(due) = &self.due else { return Truth::No };
        if let Some(earliest) = &self.earliest {
            return match (earliest.last() <= Some(day), due.last() <= Some(day)) {
                (_, true) => Truth::Yes,
                (true, _) => Truth::Possibly,
                _ => Truth::No,
            };
        }
        if due.last().is_none() { due.by(day) } else { due.by(day).is_certain().into() }
    }

    /// Whether a fulfilment came in time, by that day.
    fn came_in_time(&self, fulfilment: &DatedFulfilment, day: NaiveDate) -> Truth {
        let by = |due: &Option<When>| due.as_ref().map(|due| in_time(fulfilment.on.as_ref(), due));
        let in_time = match (by(&self.earliest), by(&self.due)) {
            (_, None) | (Some(Truth::Yes), _) => Truth::Yes,
            (None, Some(in_time)) => in_time,
            (Some(_), Some(Truth::No)) => Truth::No,
            (Some(_), Some(_)) => Truth::Possibly,
        };
        in_time.and(fulfilment.by(day))
    }

    /// Whether it was kept in whole by the end of that day.
    pub(super) fn kept_by(&self, day: NaiveDate) -> Truth {
        self.kept(|each| each.by(day))
    }

    /// Whether the fulfilments that count leave nothing open.
    fn kept(&self, counts: impl Fn(&DatedFulfilment) -> Truth) -> Truth {
        let with = |least: Truth| {
            let mut keeping = Keeping::of(self.owed.as_ref(), self.items.into());
            let mut counted = self.fulfilments.iter().filter(|fulfilment| counts(fulfilment) >= least);
            counted.any(|each| keeping.reaches(each.amount.as_ref(), each.whole, each.item))
        };
        match (with(Truth::Yes), with(Truth::Possibly)) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::Possibly,
            (false, false) => Truth::No,
        }
    }

    /// How much was paid by the end of that day, in time or not, by the fulfilments that count; none where
    /// nothing was. What was kept by one that names no amount counts as what is owed.
    pub(super) fn paid_by(&self, owed: &Amount, day: NaiveDate, least: Truth) -> Option<CurrencySum> {
        let counted: Vec<_> = self.fulfilments.iter().filter(|each| each.by(day) >= least).collect();
        let mut sum = AmountSum::default();
        counted.iter().filter_map(|each| each.amount.as_ref()).for_each(|amount| sum.add(amount));
        let sum = sum.of(owed.currency()).copied();
        let owed = CurrencySum::of(owed);
        let unsaid = counted.iter().any(|each| each.whole && each.amount.is_none());
        if unsaid { Some(sum.map_or(owed, |sum| sum.or_more(&owed))) } else { sum }
    }

    /// How much was paid in time: what is owed where it was kept, else what was paid of it.
    fn paid_in_time(&self, owed: &Amount, kept: Truth, day: NaiveDate) -> AmountSum {
        let paid = |least: Truth| {
            let mut sum = AmountSum::default();
            if kept >= least {
                sum.add(owed);
                return sum;
            }
            let counted = self.fulfilments.iter().filter(|each| self.came_in_time(each, day) >= least);
            counted.filter_map(|each| each.amount.as_ref()).for_each(|amount| sum.add(amount));
            sum
        };
        let mut sum = paid(Truth::Yes);
        sum.widen_to(&paid(Truth::Possibly));
        sum
    }
}

impl Commitment {
    /// The commitment as it is counted, as known at that point and asked at a moment; see
    /// [`Commitment::life`]. Owed in instalments, each counts as one: it has a due date of its own.
    ///
    /// # Errors
    /// Where the zone's calendar does not tell when it is due: `calendar.no-hours` and the like.
    pub fn promise_rows(
        &self,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
    ) -> Result<Vec<PromiseRow>, Refusal> {
        self.parts().iter().map(|part| part.promise_row(as_of, at, around, calendar)).collect()
    }
}

impl Part<'_> {
    /// It as it is counted; as [`Commitment::promise_rows`].
    ///
    /// # Errors
    /// As [`Commitment::promise_rows`].
    pub fn promise_row(
        &self,
        as_of: AsOf,
        at: Timestamp,
        around: &Around,
        calendar: &Calendar,
    ) -> Result<PromiseRow, Refusal> {
        let of = self.commitment();
        let range = self.due_range(as_of, at, around, calendar)?;
        let day = |due: &Due| When::day(due.day());
        let (due, earliest) = match range.filter(|range| range.exact().is_none()) {
            Some(range) => (Some(day(range.latest())?), Some(day(range.earliest())?)),
            None => (self.due_on(as_of, at, around, calendar)?, None),
        };
        let is_superseded = of.supersessions.occurrences(as_of).any(|fact| fact.truth == Truth::Yes);
        let is_void = of.voidings.occurrences(as_of).any(|fact| fact.truth == Truth::Yes);
        let fulfilments = self.standing(as_of.known).map(|fact| DatedFulfilment {
            on: fact.of.on.clone(),
            amount: fact.value.amount.clone(),
            whole: fact.value.whole,
            item: fact.value.item,
        });
        // What a check perhaps found enough was kept on a day that nobody can name.
        let verified = of.obligation.as_ref().and_then(|_| self.kept_whole(as_of, around)).map(|(on, truth)| {
            DatedFulfilment { on: on.filter(|_| truth.is_certain()).cloned(), whole: true, ..Default::default() }
        });
        let elsewhere = around.kept_elsewhere.iter().filter(|(truth, _)| truth.is_possible());
        let elsewhere = elsewhere.map(|(_, on)| DatedFulfilment { on: on.clone(), whole: true, ..Default::default() });
        let waivers = of.waivers.occurrences(as_of).map(|waiver| waiver.truth);
        Ok(PromiseRow {
            due,
            earliest,
            owed: self.amount().cloned(),
            items: u16::try_from(of.items.len()).unwrap_or(u16::MAX),
            fulfilments: fulfilments.chain(verified).chain(elsewhere).collect(),
            condition_met: of.condition_met(as_of, around),
            waived: waivers.chain(around.withdrawn()).fold(Truth::No, Truth::or),
            broken: of.breaches.occurrences(as_of).any(|breach| breach.truth == Truth::Yes),
            void: is_void || is_superseded,
        })
    }
}

/// That nothing is owed under that number.
pub(super) fn unknown_item(item: u16, items: usize) -> Refusal {
    Refusal::new(refusals::commitment::UNKNOWN_ITEM).with("item", item).with("items", items)
}

figures! {
    /// The figures of a tally of promises.
    Figure;
    All, "all", "all promises", "承诺总数",
        "every promise, whatever its standing", "全部承诺，不论状态";
    Due, "due", "due", "已到期",
        "due on or before the day, its condition met, neither waived nor void; one that is recorded as broken is due",
        "截至当日（含）已到期，条件已成就，未豁免、非无效；已记录违约的视为到期";
    OnTime, "on_time", "kept on time", "按时兑现",
        "due, and kept in whole on or before its due date", "已到期，且在到期日（含）前全部兑现";
    Late, "late", "kept late", "逾期兑现",
        "due, and kept in whole after its due date, by the day", "已到期，在到期日之后、截至当日全部兑现";
    Open, "open", "due and open", "到期未兑现",
        "due, and not kept in whole by the day; paid in part is open", "已到期，截至当日未全部兑现；部分兑现计入此项";
    Partly, "partly", "open, kept in part", "到期部分兑现",
        "due and open, of which something was done or paid by the day", "到期未兑现中，截至当日已兑现一部分的";
    Undetermined, "undetermined", "undetermined", "无法判定",
        "due for certain, but its dates are too imprecise to say whether it was kept on time, late or not",
        "确已到期，但日期不够精确，无法判定是否按时";
    NotYetDue, "not_yet_due", "not yet due", "未到期",
        "with a due date after the day, kept already or not", "到期日在当日之后，不论是否已兑现";
    Undated, "undated", "without a due date", "未定期限",
        "owed, with no due date", "应兑现，未定到期日";
    Conditional, "conditional", "conditional", "条件未成就",
        "its condition is not met: nothing is owed yet", "条件尚未成就，暂不应兑现";
    Waived, "waived", "waived", "豁免",
        "let go by the creditor", "已由权利方豁免";
    Void, "void", "void", "无效",
        "void, as without a legal basis", "无效，如无法律依据";
    Kept, "kept", "kept by the day", "已兑现",
        "kept in whole by the day, due or not", "截至当日已全部兑现，不论是否到期";
    DueAmount, "due_amount", "amount due", "到期金额",
        "the amounts of those that are due", "已到期承诺的金额合计";
    PaidOnTimeAmount, "paid_on_time_amount", "amount paid on time", "按时兑付金额",
        "what was paid on or before the due date of those that are due, in part as well, never more than is owed",
        "已到期承诺在到期日（含）前兑付的金额，含部分兑付，不超过应付额";
    OnTimeRate, "on_time_rate", "rate kept on time", "按时兑现率",
        "kept on time ÷ due", "按时兑现数÷已到期数";
    KeptRate, "kept_rate", "rate kept, on time or late", "到期兑现率",
        "(kept on time + kept late) ÷ due", "（按时兑现数＋逾期兑现数）÷已到期数";
    MoneyRate, "money_rate", "rate by money", "按时兑付率（按金额）",
        "amount paid on time ÷ amount due", "按时兑付金额÷到期金额";
    ShareOfAll, "share_of_all", "share of all promises", "占全部承诺比例",
        "kept by the day ÷ all promises", "已兑现数÷承诺总数";
}

/// What became of promises, as of a day. Each count is told for certain, and at most where dates are
/// imprecise; see [`Figure`] for the definitions.
///
/// For certain, `on_time + late + open + undetermined = due`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Every promise.
    pub all: u64,
    /// Due by the day.
    pub due: Count,
    /// Due, and kept by its date.
    pub on_time: Count,
    /// Due, and kept after its date.
    pub late: Count,
    /// Due, and not kept.
    pub open: Count,
    /// Due and open, but kept in part.
    pub partly: Count,
    /// Due for certain, with dates that are too imprecise to say more.
    pub undetermined: u64,
    /// Due after the day, kept already or not.
    pub not_yet_due: Count,
    /// Owed, with no due date.
    pub undated: Count,
    /// Not owed yet.
    pub conditional: Count,
    /// Let go.
    pub waived: Count,
    /// Void.
    pub void: Count,
    /// Kept by the day, due or not.
    pub kept: Count,
    /// The amounts of those that are due.
    pub due_amount: AmountSum,
    /// What was paid of them by their dates.
    pub paid_on_time_amount: AmountSum,
    on_time_of_due: Proportion,
    kept_of_due: Proportion,
    kept_of_all: Proportion,
    paid_of_due: BTreeMap<Currency, PaidShare>,
}

/// Counts what became of promises, as of a day and to its end.
///
/// ```
/// use inward_core::commitment::{DatedFulfilment, PromiseRow, tally};
/// use inward_core::money::Currency;
/// use inward_core::when::When;
///
/// let paid = |on: &str, amount: &str| Ok::<_, inward_core::refusal::Refusal>(DatedFulfilment::payment(
///     When::parse(on)?,
///     amount.parse()?,
/// ));
/// let in_part = PromiseRow {
///     due: Some(When::parse("2021-02-01")?),
///     owed: Some("900元".parse()?),
///     fulfilments: vec![paid("2021-01-20", "450元")?],
///     ..PromiseRow::default()
/// };
/// let counted = tally([&in_part], "2021-03-01".parse().map_err(|_| "a date")?)?;
/// assert_eq!((counted.due.exact(), counted.on_time.exact(), counted.partly.exact()), (Some(1), Some(0), Some(1)));
/// assert_eq!(counted.on_time_rate()?.to_string(), "0.00%");
/// assert_eq!(counted.money_rate(Currency::CNY)?.to_string(), "50.00%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// With the number of the row, from 0: `commitment.not-positive` where what is owed or was paid is
/// not above nought, `money.unlike-currencies` where they are not of one currency.
pub fn tally(rows: impl IntoIterator<Item: Borrow<PromiseRow>>, as_of: NaiveDate) -> Result<Tally, Refusal> {
    let mut tally = Tally::default();
    for (index, row) in rows.into_iter().enumerate() {
        let row = row.borrow();
        row.check().map_err(|refusal| refusal.at(format!("[{index}]")))?;
        tally.count(row, as_of);
    }
    Ok(tally)
}

impl Tally {
    fn count(&mut self, row: &PromiseRow, day: NaiveDate) {
        let in_time = row.kept(|each| row.came_in_time(each, day));
        let kept = row.kept_by(day);
        let void = Truth::from(row.void);
        let stands = (!void).and(!row.waived);
        let broken = stands.and(row.broken.into()).and(!kept);
        let owed = stands.and(!broken).and(row.condition_met);
        let due = broken.or(owed.and(row.is_over(day)));

        self.all = self.all.saturating_add(1);
        self.void.one_more(void);
        self.waived.one_more((!void).and(row.waived));
        self.conditional.one_more(stands.and(!broken).and(!row.condition_met));
        self.undated.one_more(owed.and(row.due.is_none().into()));
        self.not_yet_due.one_more(owed.and(row.due.is_some().into()).and(!row.is_over(day)));
        self.kept.one_more(kept);
        self.kept_of_all.count(Truth::Yes, kept);
        if due == Truth::No {
            return;
        }
        // On the due date itself nothing can be late but by the hour, and that is not in doubt.
        let last_day = row.due.as_ref().and_then(When::last) == Some(day);
        let late = if last_day && in_time == Truth::Possibly { Truth::No } else { kept.and(!in_time) };
        let something = row.fulfilments.iter().map(|each| each.by(day)).fold(Truth::No, Truth::or);
        self.due.one_more(due);
        self.on_time.one_more(due.and(in_time));
        self.late.one_more(due.and(late));
        self.open.one_more(due.and(!kept));
        self.partly.one_more(due.and(!kept).and(something));
        let decided = [in_time, late, !kept].contains(&Truth::Yes);
        self.undetermined = self.undetermined.saturating_add(u64::from(due == Truth::Yes && !decided));
        self.on_time_of_due.count(due, in_time);
        self.kept_of_due.count(due, kept);
        if let Some(owed) = &row.owed {
            self.count_money(owed, &row.paid_in_time(owed, in_time, day), due, in_time);
        }
    }

    fn count_money(&mut self, owed: &Amount, paid: &AmountSum, due: Truth, kept: Truth) {
        if due.is_certain() {
            self.due_amount.add(owed);
            self.paid_on_time_amount.merge(paid);
        } else {
            self.due_amount.perhaps(owed);
            self.paid_on_time_amount.merge_perhaps(paid);
        }
        let share = self.paid_of_due.entry(owed.currency()).or_default();
        share.count(&CurrencySum::of(owed), paid.of(owed.currency()), due, kept);
    }

    /// Kept on time, of those that are due.
    ///
    /// # Errors
    /// `rate.undefined` where none is due for certain.
    pub fn on_time_rate(&self) -> Result<RatioBounds, Refusal> {
        self.on_time_of_due.bounds()
    }

    /// What the rate kept on time says of many: the score interval of Wilson (1927), over every way in which the
    /// doubts may turn out; see [`Proportion::interval`].
    ///
    /// # Errors
    /// `rate.undefined` where none is due for certain.
    pub fn on_time_interval(&self, confidence: Confidence) -> Result<WilsonInterval, Refusal> {
        self.on_time_of_due.interval(confidence)
    }

    /// Kept on time or late, of those that are due.
    ///
    /// # Errors
    /// `rate.undefined` where none is due for certain.
    pub fn kept_rate(&self) -> Result<RatioBounds, Refusal> {
        self.kept_of_due.bounds()
    }

    /// Kept by the day, due or not, of all promises.
    ///
    /// # Errors
    /// `rate.undefined` where there is none.
    pub fn share_of_all(&self) -> Result<RatioBounds, Refusal> {
        self.kept_of_all.bounds()
    }

    /// What was paid on time, of what was due, in one currency: unlike ones are never added. The bounds
    /// hold the share for certain; they are exact where nothing is in doubt.
    ///
    /// # Errors
    /// `rate.undefined` where nothing in that currency is due for certain.
    pub fn money_rate(&self, currency: Currency) -> Result<RatioBounds, Refusal> {
        self.paid_of_due.get(&currency).copied().unwrap_or_default().bounds()
    }

    /// The count of a figure; none of an amount or a rate.
    #[must_use]
    pub fn figure(&self, figure: Figure) -> Option<Count> {
        Some(match figure {
            Figure::All => self.all.into(),
            Figure::Due => self.due,
            Figure::OnTime => self.on_time,
            Figure::Late => self.late,
            Figure::Open => self.open,
            Figure::Partly => self.partly,
            Figure::Undetermined => self.undetermined.into(),
            Figure::NotYetDue => self.not_yet_due,
            Figure::Undated => self.undated,
            Figure::Conditional => self.conditional,
            Figure::Waived => self.waived,
            Figure::Void => self.void,
            Figure::Kept => self.kept,
            Figure::DueAmount
            | Figure::PaidOnTimeAmount
            | Figure::OnTimeRate
            | Figure::KeptRate
            | Figure::MoneyRate
            | Figure::ShareOfAll => return None,
        })
    }
}
