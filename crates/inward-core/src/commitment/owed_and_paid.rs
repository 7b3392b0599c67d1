//! What is owed and what was paid: more than is owed is refused, payments that reach it keep the
//! commitment. Of an amount that is not exact, as 500万元以上 or 约500万元, no sum can say that it is
//! reached: within its bounds the word of who paid decides whether that was the whole.

use std::collections::BTreeSet;
use std::ops::Bound;

use crate::id::FactId;
use crate::money::{Amount, AmountSum, CurrencySum};
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::text::refusals;
use crate::when::Timestamp;

use super::part::Part;

impl Part<'_> {
    /// What a payment makes of what is owed, beside the others that stand. It is refused where it
    /// certainly makes more than the most that may be owed: 500万元以上 and 约500万元 have no upper
    /// end, so that much more is worth a look and no more. `said` is whether it was said to make the
    /// whole. A fulfilment that is `corrected` is not counted as it stood. Whether it keeps the whole is
    /// said of what was known when it was.
    pub(crate) fn paid_with(
        &self,
        paid: &Amount,
        said: bool,
        deciding: &Deciding<'_>,
        corrected: Option<FactId>,
    ) -> Result<Paid, Refusal> {
        refuse_unless_positive(paid)?;
        let Some(owed) = self.amount() else { return Ok(Paid::as_said(said)) };
        if owed.money().currency() != paid.money().currency() {
            return Err(Refusal::new(refusals::money::UNLIKE_CURRENCIES)
                .with("left", owed)
                .with("right", paid)
                .at("amount"));
        }
        let with_others = |known: Timestamp| {
            let mut all = AmountSum::default();
            for fact in self.standing(known).filter(|fact| Some(fact.of.id) != corrected) {
                if let Some(amount) = &fact.value.amount {
                    all.add(amount);
                }
            }
            all.add(paid);
            all
        };
        let (all, then) = (with_others(deciding.now()), with_others(deciding.known_from()));
        let most = CurrencySum::of(owed);
        let (Some(all), Some(then)) = (all.of(owed.currency()), then.of(owed.currency())) else {
            return Ok(Paid::as_said(said));
        };
        let refusal = |code| Refusal::new(code).with("owed", owed).with("input", paid).at("amount");
        if is_beyond(all.bounds().lower, most.bounds().upper) {
            return Err(refusal(refusals::commitment::MORE_THAN_OWED));
        }
        // A wrong unit is off by far more than half.
        let much = match most.bounds().upper {
            Bound::Included(upper) | Bound::Excluded(upper) => all.units() > upper,
            Bound::Unbounded => all.units().saturating_mul(2) > most.units().saturating_mul(3),
        };
        let reaches = reaches(then, &most);
        // Of an exact amount nobody says which it is.
        let little = said && reaches == Reaches::Part && owed.exact().is_none();
        let code = match (much, little) {
            (true, _) => Some(refusals::commitment::PERHAPS_MORE_THAN_OWED),
            (_, true) => Some(refusals::commitment::LESS_THAN_OWED),
            _ => None,
        };
        Ok(Paid { whole: reaches.settles(said), warning: code.map(refusal) })
    }
}

/// What fulfilments make of what is owed, one after the other.
pub(super) struct Keeping<'a> {
    owed: Option<&'a Amount>,
    items: usize,
    paid: AmountSum,
    said_whole: bool,
    delivered: BTreeSet<u16>,
}

impl<'a> Keeping<'a> {
    /// Nothing was done yet of that amount, or of so many items.
    pub(super) fn of(owed: Option<&'a Amount>, items: usize) -> Self {
        Self { owed, items, paid: AmountSum::default(), said_whole: false, delivered: BTreeSet::new() }
    }

    /// Whether, with this one as well, nothing is left open. `whole` is whether it was said to make
    /// the whole; of what is no money, or was paid in another, that is all there is to go by. Of an item
    /// the others decide, whatever was said.
    pub(super) fn reaches(&mut self, amount: Option<&Amount>, whole: bool, item: Option<u16>) -> bool {
        if let Some(item) = item {
            self.delivered.insert(item);
            return self.delivered.len() >= self.items;
        }
        let paid = self.owed.zip(amount).filter(|(owed, amount)| owed.currency() == amount.currency());
        let Some((owed, amount)) = paid else { return whole };
        self.paid.add(amount);
        self.said_whole |= whole;
        let paid = self.paid.of(owed.currency());
        paid.is_some_and(|paid| reaches(paid, &CurrencySum::of(owed)).settles(self.said_whole))
    }
}

/// What a payment makes of what is owed.
pub(crate) struct Paid {
    /// Whether nothing is left open.
    whole: bool,
    /// What is worth a look.
    warning: Option<Refusal>,
}

impl Paid {
    /// What was said counts.
    const fn as_said(said: bool) -> Self {
        Self { whole: said, warning: None }
    }

    /// Whether nothing is left open.
    pub(crate) fn settles(self, deciding: &mut Deciding<'_>) -> bool {
        if let Some(warning) = self.warning {
            deciding.warn(warning);
        }
        self.whole
    }
}

/// What a sum alone says of what is owed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reaches {
    /// Something is left open.
    Part,
    /// It may be the whole: that is for who paid to say.
    PerhapsWhole,
    /// Nothing is left open.
    Whole,
}

impl Reaches {
    /// Whether nothing is left open, where it was `said` to make the whole.
    fn settles(self, said: bool) -> bool {
        self == Self::Whole || said && self == Self::PerhapsWhole
    }
}

/// A sum reaches an exact amount or does not; of any other it can only say that it is certainly less
/// than the least that may be owed.
fn reaches(paid: &CurrencySum, owed: &CurrencySum) -> Reaches {
    let exact = owed.inexact() == 0;
    if exact && paid.units() >= owed.units() {
        Reaches::Whole
    } else if exact || is_beyond(owed.bounds().lower, paid.bounds().upper) {
        Reaches::Part
    } else {
        Reaches::PerhapsWhole
    }
}

/// Whether a sum is certainly another than an amount: the one lies beyond the other.
pub(super) fn is_certainly_unlike(sum: &CurrencySum, amount: &Amount) -> bool {
    let (sum, amount) = (sum.bounds(), CurrencySum::of(amount).bounds());
    is_beyond(sum.lower, amount.upper) || is_beyond(amount.lower, sum.upper)
}

/// What is owed or paid is above nought; a range may begin there.
pub(crate) fn refuse_unless_positive(amount: &Amount) -> Result<(), Refusal> {
    let most = amount.max().unwrap_or_else(|| amount.money());
    if amount.money().units() < 0 || most.units() <= 0 {
        return Err(Refusal::new(refusals::commitment::NOT_POSITIVE).with("input", amount).at("amount"));
    }
    Ok(())
}

/// Whether what is at least `lower` is certainly more than what is at most `upper`.
fn is_beyond(lower: Bound<i128>, upper: Bound<i128>) -> bool {
    match (lower, upper) {
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => false,
        (Bound::Included(lower), Bound::Included(upper)) => lower > upper,
        (Bound::Included(lower) | Bound::Excluded(lower), Bound::Included(upper) | Bound::Excluded(upper)) => {
            lower >= upper
        }
    }
}
