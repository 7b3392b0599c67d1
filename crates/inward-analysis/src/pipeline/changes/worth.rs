//! What an investment is worth in a table: its amounts, currency by currency, as bounds that add up.

use std::collections::HashMap;

use inward_core::finance::{MoneyKind, Total};
use inward_core::id::RecordId;
use inward_core::money::Currency;
use inward_core::when::Truth;

/// One kind of money of every investment at each of the five points between two reports, see
/// [`Pipeline::changes_in_money`](crate::pipeline::Pipeline::changes_in_money). `inward` reads it from the records.
#[derive(Clone, Debug)]
pub struct MoneyBetween {
    /// Which kind.
    pub kind: MoneyKind,
    /// What is known of it: at the opening; with the later rules; with what was corrected; with what came late;
    /// at the closing.
    pub totals: [HashMap<RecordId, Total>; 5],
}

/// The amounts of an investment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worth {
    amounts: Vec<Amounts>,
    /// Whether anything is known.
    known: bool,
}

/// Between what an amount lies. Where nobody says an end, its figure stands for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Amounts {
    currency: Currency,
    least: i128,
    most: i128,
    /// Whether an end is not said: about 5 million, 5 million or more.
    is_open: bool,
}

/// What an investment adds to a cell: how many, and how much.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// Whether it is counted, for certain and possibly.
    pub there: [i128; 2],
    /// How much it adds at least, and at most.
    pub amounts: Vec<(Currency, [i128; 2])>,
    /// Whether its amount has an end that nobody says.
    pub inexact: i128,
    /// Whether nothing is known of its amount.
    pub unknown: i128,
}

impl Worth {
    pub fn of(total: &Total) -> Self {
        if total.known == Truth::No {
            return Self::default();
        }
        let amounts = total.sum.iter().map(|sum| {
            let (lower, upper) = (sum.bounds().min(), sum.bounds().max());
            let (least, most) = (lower.unwrap_or(sum.units()), upper.unwrap_or(sum.units()));
            let (least, most) = if total.known.is_certain() { (least, most) } else { (least.min(0), most.max(0)) };
            Amounts { currency: sum.currency(), least, most, is_open: lower.is_none() || upper.is_none() }
        });
        Self { amounts: amounts.collect(), known: true }
    }

    /// What it adds to a cell in which it is with this truth. Where it is only possibly there, an amount below
    /// nought makes the least less, and one above it the most more.
    pub fn added(&self, there: Truth, counts_money: bool) -> Added {
        let mut added = Added::default();
        if !there.is_possible() {
            return added;
        }
        added.there = [i128::from(there.is_certain()), 1];
        if !counts_money {
            return added;
        }
        added.unknown = i128::from(!self.known);
        for amount in &self.amounts {
            let (least, most) = (amount.least, amount.most);
            let (least, most) = if there.is_certain() { (least, most) } else { (least.min(0), most.max(0)) };
            added.amounts.push((amount.currency, [least, most]));
            added.inexact |= i128::from(amount.is_open);
        }
        added
    }
}

impl Added {
    /// By how much it differs from what was there before.
    pub fn less(&self, before: &Self) -> Self {
        let mut difference = self.clone();
        for (here, before) in difference.there.iter_mut().zip(before.there) {
            *here -= before;
        }
        for (currency, before) in &before.amounts {
            let here = match difference.amounts.iter().position(|(of, _)| of == currency) {
                Some(at) => at,
                None => {
                    difference.amounts.push((*currency, [0, 0]));
                    difference.amounts.len() - 1
                }
            };
            if let Some((_, here)) = difference.amounts.get_mut(here) {
                *here = [here[0] - before[0], here[1] - before[1]];
            }
        }
        difference.inexact -= before.inexact;
        difference.unknown -= before.unknown;
        difference
    }

    /// What of it counts where only some of both numbers, the certain one and the most, do.
    pub fn only(&self, counts: [bool; 2]) -> Self {
        let [certain, possible] = counts;
        let of = |both: [i128; 2]| [if certain { both[0] } else { 0 }, if possible { both[1] } else { 0 }];
        Self {
            there: of(self.there),
            amounts: self.amounts.iter().map(|(currency, both)| (*currency, of(*both))).collect(),
            inexact: if possible { self.inexact } else { 0 },
            unknown: if possible { self.unknown } else { 0 },
        }
    }

    pub fn is_nought(&self) -> bool {
        let none = self.amounts.iter().all(|(_, both)| *both == [0, 0]);
        none && self.there == [0, 0] && self.inexact == 0 && self.unknown == 0
    }
}
