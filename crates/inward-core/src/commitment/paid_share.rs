//! The share of what was due that was paid in time, in one currency, with the bounds that amounts
//! such as 500万元以上 and imprecise dates leave it.

use crate::money::CurrencySum;
use crate::ratio::{Ratio, RatioBounds};
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::when::Truth;

/// Sums up what was paid in time and what was due, for the least and for the greatest share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PaidShare {
    anything: bool,
    // None once something that is owed has no end above: then the share may be as small as one likes,
    // or come as near to the whole.
    least: Option<Parts>,
    most: Option<Parts>,
}

/// So much paid of so much owed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Parts {
    paid: i128,
    owed: i128,
}

impl Parts {
    const fn whole(owed: i128) -> Self {
        Self { paid: owed, owed }
    }

    const fn plus(self, other: Self) -> Self {
        Self { paid: self.paid.saturating_add(other.paid), owed: self.owed.saturating_add(other.owed) }
    }
}

impl Default for PaidShare {
    fn default() -> Self {
        Self { anything: false, least: Some(Parts::default()), most: Some(Parts::default()) }
    }
}

impl PaidShare {
    /// Takes in what is owed and what was paid of it in time; `due` is whether it counts, `kept` whether
    /// the whole was paid in time. What was paid beyond what is owed makes good for nothing else.
    pub(super) fn count(&mut self, owed: &CurrencySum, paid: Option<&CurrencySum>, due: Truth, kept: Truth) {
        let at_least = |sum: &CurrencySum| sum.bounds().min().unwrap_or(0).max(0);
        let (owed_least, owed_most) = (at_least(owed), owed.bounds().max());
        let paid_least = paid.map_or(0, at_least);
        let paid_most = match (paid.map_or(Some(0), |paid| paid.bounds().max()), owed_most) {
            _ if kept.is_possible() => owed_most,
            (Some(paid), Some(owed)) => Some(paid.min(owed)),
            (paid, owed) => paid.or(owed),
        };
        let (least, most) = match (due, kept) {
            (Truth::No, _) => return,
            (Truth::Yes, Truth::Yes) => (Some(Parts::whole(owed_least)), owed_most.map(Parts::whole)),
            (Truth::Yes, _) => (
                owed_most.map(|owed| {
                    // Of what was paid beyond the least that may be owed, nobody knows whether it counts.
                    let paid = paid_least.min(owed);
                    let beyond = paid.saturating_sub(owed_least).max(0);
                    Parts { paid: paid.saturating_sub(beyond), owed: owed.saturating_sub(beyond) }
                }),
                paid_most.map(|paid| Parts { paid, owed: paid.max(owed_least) }),
            ),
            // What may not be due lowers the share at most by all that is owed, and raises it at most by
            // what was paid.
            (Truth::Possibly, Truth::Yes) => (Some(Parts::default()), owed_most.map(Parts::whole)),
            (Truth::Possibly, _) => (owed_most.map(|owed| Parts { paid: 0, owed }), paid_most.map(Parts::whole)),
        };
        self.anything |= due.is_certain();
        self.least = self.least.zip(least).map(|(sum, parts)| sum.plus(parts));
        self.most = self.most.zip(most).map(|(sum, parts)| sum.plus(parts));
    }

    /// The bounds of the share.
    ///
    /// # Errors
    /// `rate.undefined` where nothing is due for certain.
    pub(super) fn bounds(self) -> Result<RatioBounds, Refusal> {
        if !self.anything {
            return Err(Refusal::new(refusals::rate::UNDEFINED));
        }
        // Nothing is owed at the least only where all that is due was kept; at the most, where nothing
        // was paid.
        let of = |parts: Option<Parts>, of_nothing, unbounded| match parts {
            None => Ok(unbounded),
            Some(Parts { owed: 0, .. }) => Ok(of_nothing),
            Some(Parts { paid, owed }) => Ratio::of_units(paid, owed),
        };
        let min = of(self.least, Ratio::ONE, Ratio::ZERO)?;
        let max = of(self.most, Ratio::ZERO, Ratio::ONE)?;
        Ok(RatioBounds { min: Some(min), max: Some(max) })
    }
}
