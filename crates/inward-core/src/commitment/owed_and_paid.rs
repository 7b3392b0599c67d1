//! What is owed and what was paid: more than is owed is refused, payments that reach it keep the
//! commitment.

use std::ops::Bound;

use chrono::NaiveDate;

use crate::fact::AsOf;
use crate::id::FactId;
use crate::money::{Amount, AmountSum};
use crate::refusal::Refusal;
use crate::rules::Deciding;
use crate::text::refusals;
use crate::when::{Timestamp, Truth, When};

use super::Commitment;

impl Commitment {
    /// When it was kept in whole, if it was: by one fulfilment that says so, or by payments that
    /// reach the amount.
    #[must_use]
    pub fn kept_whole(&self, as_of: AsOf) -> Option<(Option<&When>, Truth)> {
        let mut paid: i128 = 0;
        let owed = self.amount.as_ref().map(|amount| (amount.money().currency(), i128::from(amount.money().units())));
        let mut fulfilments: Vec<_> = self.fulfilments.occurrences(as_of).collect();
        // Payments may be recorded in any order: the whole is reached with the latest that is needed.
        fulfilments.sort_by_key(|occurrence| {
            let on = occurrence.fact.of.on.as_ref();
            (on.is_none(), on.map(|on| on.last().unwrap_or(NaiveDate::MAX)))
        });
        for occurrence in fulfilments {
            let fact = occurrence.fact;
            let reached = match (owed, &fact.value.amount) {
                (Some((currency, owed)), Some(amount)) if amount.money().currency() == currency => {
                    paid = paid.saturating_add(i128::from(amount.money().units()));
                    paid >= owed
                }
                _ => fact.value.whole,
            };
            if reached {
                return Some((fact.of.on.as_ref(), occurrence.truth));
            }
        }
        None
    }

    /// What a payment makes of what is owed, beside the others that stand. It is refused where it
    /// certainly makes more than the most that may be owed: 500万元以上 and 约500万元 have no upper
    /// end, so that much more is worth a look and no more. A fulfilment that is `corrected` is not
    /// counted as it stood. Whether it keeps the whole is said of what was known when it was.
    pub(crate) fn paid_with(
        &self,
        paid: &Amount,
        deciding: &Deciding<'_>,
        corrected: Option<FactId>,
    ) -> Result<Paid, Refusal> {
        refuse_unless_positive(paid)?;
        let Some(owed) = &self.amount else { return Ok(Paid::AsSaid) };
        if owed.money().currency() != paid.money().currency() {
            return Err(Refusal::new(refusals::money::UNLIKE_CURRENCIES)
                .with("left", owed)
                .with("right", paid)
                .at("amount"));
        }
        let with_others = |known: Timestamp| {
            let mut all = AmountSum::default();
            for fact in self.fulfilments.standing(known).filter(|fact| Some(fact.of.id) != corrected) {
                if let Some(amount) = &fact.value.amount {
                    all.add(amount);
                }
            }
            all.add(paid);
            all
        };
        let (all, then) = (with_others(deciding.now()), with_others(deciding.known_from()));
        let mut most = AmountSum::default();
        most.add(owed);
        let currency = owed.money().currency();
        let (Some(all), Some(then), Some(most)) = (all.of(currency), then.of(currency), most.of(currency)) else {
            return Ok(Paid::AsSaid);
        };
        let said = |code| Refusal::new(code).with("owed", owed).with("input", paid).at("amount");
        if is_beyond(all.bounds().lower, most.bounds().upper) {
            return Err(said(refusals::commitment::MORE_THAN_OWED));
        }
        // A wrong unit is off by far more than half.
        let much = match most.bounds().upper {
            Bound::Included(upper) | Bound::Excluded(upper) => all.units() > upper,
            Bound::Unbounded => all.units().saturating_mul(2) > most.units().saturating_mul(3),
        };
        Ok(Paid::Reaching {
            whole: then.units() >= most.units(),
            warning: much.then(|| said(refusals::commitment::PERHAPS_MORE_THAN_OWED)),
        })
    }
}

/// What a payment makes of what is owed.
pub(crate) enum Paid {
    /// No amount is owed: what was said counts.
    AsSaid,
    /// It is held against the amount.
    Reaching {
        /// Whether nothing is left open.
        whole: bool,
        /// What is worth a look.
        warning: Option<Refusal>,
    },
}

impl Paid {
    /// Whether nothing is left open, where this was `said`.
    pub(crate) fn settles(self, deciding: &mut Deciding<'_>, said: bool) -> bool {
        match self {
            Self::AsSaid => said,
            Self::Reaching { whole, warning } => {
                if let Some(warning) = warning {
                    deciding.warn(warning);
                }
                whole
            }
        }
    }
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
