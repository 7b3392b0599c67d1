//! What is owed and what was paid: more than is owed is refused, payments that reach it keep the
//! commitment.

use chrono::NaiveDate;

use crate::fact::AsOf;
use crate::id::FactId;
use crate::money::{Amount, AmountSum};
use crate::refusal::Refusal;
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

    /// Whether a payment leaves nothing open beside the others that stand, refused where it makes
    /// more than is owed. Where no amount is owed or paid, what was `said` counts. A fulfilment that
    /// is `corrected` is not counted as it stood.
    pub(crate) fn is_settled_by(
        &self,
        paid: Option<&Amount>,
        said: bool,
        now: Timestamp,
        corrected: Option<FactId>,
    ) -> Result<bool, Refusal> {
        let (Some(owed), Some(paid)) = (&self.amount, paid) else { return Ok(said) };
        if owed.money().currency() != paid.money().currency() {
            return Err(Refusal::new(refusals::money::UNLIKE_CURRENCIES)
                .with("left", owed)
                .with("right", paid)
                .at("amount"));
        }
        let mut sum = AmountSum::default();
        for fact in self.fulfilments.standing(now).filter(|fact| Some(fact.of.id) != corrected) {
            if let Some(amount) = &fact.value.amount {
                sum.add(amount);
            }
        }
        sum.add(paid);
        let paid_units = sum.of(owed.money().currency()).map_or(0, |sum| sum.units());
        let owed_units = i128::from(owed.money().units());
        if paid_units > owed_units {
            return Err(Refusal::new(refusals::commitment::MORE_THAN_OWED)
                .with("owed", owed)
                .with("input", paid)
                .at("amount"));
        }
        Ok(paid_units == owed_units)
    }
}
