//! [`AmountSum`]: sums of amounts, a currency at a time, that keep what is known of their bounds.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Bound;

use crate::exact::Fault;
use crate::qualifier::{Bounds, Qualifier};
use crate::refusal::Refusal;

use super::{Amount, Currency, Money, refuse, yi};

/// Sums of amounts by currency. Unlike currencies stand side by side, never added.
///
/// ```
/// use inward_core::money::{Amount, AmountSum};
///
/// let mut sum = AmountSum::default();
/// sum.add(&"25.3亿元".parse()?);
/// sum.add(&"2亿元以上".parse()?);
/// sum.add(&"USD 5 million".parse()?);
/// assert_eq!(sum.to_string(), "≥ 27.3亿 + 0.05亿 USD");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AmountSum {
    sums: BTreeMap<Currency, CurrencySum>,
}

/// The sum of the amounts in one currency.
///
/// Bounds add: the sum is at least the sum of the lower ends, open if one of them is open, and has no lower bound if
/// one of the amounts has none. The same holds above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurrencySum {
    currency: Currency,
    units: i128,
    bounds: Bounds<i128>,
    count: u64,
    inexact: u64,
}

impl AmountSum {
    /// Adds an amount.
    pub fn add(&mut self, amount: &Amount) {
        self.put(CurrencySum::of(amount));
    }

    /// Adds all that another sum has.
    pub fn merge(&mut self, other: &Self) {
        for sum in other.sums.values() {
            self.put(*sum);
        }
    }

    /// Adds an amount that may not be there: only the bound that it can widen moves, of an amount
    /// above nought the upper one.
    pub fn perhaps(&mut self, amount: &Amount) {
        self.put(CurrencySum::of(amount).perhaps());
    }

    /// Adds all that another sum has, where it may not be there.
    pub fn merge_perhaps(&mut self, other: &Self) {
        for sum in other.sums.values() {
            self.put(sum.perhaps());
        }
    }

    /// Widens the bounds so that they hold those of another sum as well: it may be the one or the
    /// other. The figures stay.
    pub fn widen_to(&mut self, other: &Self) {
        let nought = |currency| CurrencySum::nought(currency).bounds;
        for sum in self.sums.values_mut() {
            let other = other.sums.get(&sum.currency).map_or_else(|| nought(sum.currency), |other| other.bounds);
            sum.bounds = hull(sum.bounds, other);
        }
        for sum in other.sums.values() {
            self.sums.entry(sum.currency).or_insert_with(|| CurrencySum {
                bounds: hull(nought(sum.currency), sum.bounds),
                ..CurrencySum::nought(sum.currency)
            });
        }
    }

    /// The same and more: how much more nobody says, so that the bounds end nowhere above.
    pub(crate) fn and_more(&mut self) {
        for sum in self.sums.values_mut() {
            sum.bounds.upper = Bound::Unbounded;
            sum.inexact = sum.inexact.saturating_add(1);
        }
    }

    /// What several sums make of which at least one is there, none for certain: bounds alone.
    pub(crate) fn at_least_one(sums: &[Self]) -> Self {
        let mut all = Self::default();
        for sum in sums {
            all.merge_perhaps(sum);
        }
        for total in all.sums.values_mut() {
            let lower = |sum: &Self| sum.of(total.currency).map_or(Bound::Included(0), |sum| sum.bounds.lower);
            if let Some(least) = sums.iter().map(lower).reduce(lesser) {
                total.bounds.lower = least;
            }
        }
        all
    }

    pub(crate) fn put(&mut self, further: CurrencySum) {
        self.sums.entry(further.currency).and_modify(|sum| *sum = sum.plus(&further)).or_insert(further);
    }

    /// The sum in this currency, if any amount was in it.
    #[must_use]
    pub fn of(&self, currency: Currency) -> Option<&CurrencySum> {
        self.sums.get(&currency)
    }

    /// The sums, in the order of the currencies' codes.
    pub fn iter(&self) -> impl Iterator<Item = &CurrencySum> {
        self.sums.values()
    }

    /// Whether nothing was added: nothing is known, which is not nought.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sums.is_empty()
    }
}

impl CurrencySum {
    /// The sum of this one amount.
    pub(crate) fn of(amount: &Amount) -> Self {
        let units = i128::from(amount.money().units());
        let max = amount.max().map(|max| i128::from(max.units()));
        Self {
            currency: amount.currency(),
            units,
            bounds: amount.qualifier().bounds(units, max),
            count: 1,
            inexact: u64::from(amount.qualifier() != Qualifier::Exact),
        }
    }

    fn nought(currency: Currency) -> Self {
        let bounds = Bounds { lower: Bound::Included(0), upper: Bound::Included(0) };
        Self { currency, units: 0, bounds, count: 0, inexact: 0 }
    }

    /// The same, where it may not be there: from nought to it.
    pub(crate) fn perhaps(&self) -> Self {
        let nought = Bound::Included(0);
        let lower = match self.bounds.lower {
            Bound::Included(end) | Bound::Excluded(end) if end < 0 => self.bounds.lower,
            Bound::Unbounded if self.units < 0 => Bound::Unbounded,
            _ => nought,
        };
        let upper = match self.bounds.upper {
            Bound::Included(end) | Bound::Excluded(end) if end <= 0 => nought,
            Bound::Unbounded if self.units < 0 => nought,
            upper => upper,
        };
        Self { bounds: Bounds { lower, upper }, ..Self::nought(self.currency) }
    }

    /// What is left of it without another.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let negative = |end: Bound<i128>| end.map(i128::saturating_neg);
        let bounds = Bounds { lower: negative(other.bounds.upper), upper: negative(other.bounds.lower) };
        self.plus(&Self { units: other.units.saturating_neg(), bounds, count: 0, ..*other })
    }

    /// The same, or the other where that is more.
    pub(crate) fn or_more(&self, other: &Self) -> Self {
        let more = |one: Bound<i128>, other: Bound<i128>| if lesser(one, other) == one { other } else { one };
        Self {
            units: self.units.max(other.units),
            bounds: Bounds {
                lower: more(self.bounds.lower, other.bounds.lower),
                upper: greater(self.bounds.upper, other.bounds.upper),
            },
            ..*self
        }
    }

    /// The same, or nought where it is less.
    pub(crate) fn or_nought(&self) -> Self {
        Self { count: self.count, inexact: self.inexact, ..self.or_more(&Self::nought(self.currency)) }
    }

    /// The same, where it may be the other: bounds that hold both.
    pub(crate) fn or(&self, other: &Self) -> Self {
        Self { bounds: hull(self.bounds, other.bounds), ..*self }
    }

    // 2^64 amounts of the largest size stay within 128 bits, so that nothing ever saturates.
    fn plus(&self, other: &Self) -> Self {
        Self {
            currency: self.currency,
            units: self.units.saturating_add(other.units),
            bounds: Bounds {
                lower: add_ends(self.bounds.lower, other.bounds.lower),
                upper: add_ends(self.bounds.upper, other.bounds.upper),
            },
            count: self.count.saturating_add(other.count),
            inexact: self.inexact.saturating_add(other.inexact),
        }
    }

    /// Of which currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The sum of the figures, in ten-thousandths of the currency's unit; of a range its lower end counts, of what may
    /// not be there nothing.
    #[must_use]
    pub const fn units(&self) -> i128 {
        self.units
    }

    /// The sum of the figures as money.
    ///
    /// # Errors
    /// `money.too-large` where the sum is more than an amount may be; [`CurrencySum::units`] has it all the same.
    pub fn money(&self) -> Result<Money, Refusal> {
        Money::of_units(self.units, self.currency).map_err(|fault: Fault| refuse(fault, &self.to_string()))
    }

    /// Between which ends the sum certainly lies, in ten-thousandths of the currency's unit.
    #[must_use]
    pub const fn bounds(&self) -> Bounds<i128> {
        self.bounds
    }

    /// How many amounts were added; those that may not be there are not counted.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// How many of them were not exact.
    #[must_use]
    pub const fn inexact(&self) -> u64 {
        self.inexact
    }

    /// The sum of the figures in 亿, exactly, without regard to qualifiers: `212亿`.
    #[must_use]
    pub fn in_yi(&self) -> String {
        format!("{}{}", yi::figure(self.units), yi::suffix(self.currency))
    }
}

/// The bounds that hold both.
fn hull(one: Bounds<i128>, other: Bounds<i128>) -> Bounds<i128> {
    Bounds { lower: lesser(one.lower, other.lower), upper: greater(one.upper, other.upper) }
}

fn lesser(one: Bound<i128>, other: Bound<i128>) -> Bound<i128> {
    farther(one, other, |one, other| one < other)
}

fn greater(one: Bound<i128>, other: Bound<i128>) -> Bound<i128> {
    farther(one, other, |one, other| one > other)
}

/// The end that lies farther out; of equal ends the one that is included.
fn farther(one: Bound<i128>, other: Bound<i128>, beyond: impl Fn(i128, i128) -> bool) -> Bound<i128> {
    match (one, other) {
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => Bound::Unbounded,
        (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b)) if a == b => {
            if matches!(one, Bound::Included(_)) { one } else { other }
        }
        (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b)) => {
            if beyond(a, b) {
                one
            } else {
                other
            }
        }
    }
}

fn add_ends(left: Bound<i128>, right: Bound<i128>) -> Bound<i128> {
    match (left, right) {
        (Bound::Unbounded, _) | (_, Bound::Unbounded) => Bound::Unbounded,
        (Bound::Included(left), Bound::Included(right)) => Bound::Included(left.saturating_add(right)),
        (Bound::Included(left) | Bound::Excluded(left), Bound::Included(right) | Bound::Excluded(right)) => {
            Bound::Excluded(left.saturating_add(right))
        }
    }
}

impl fmt::Display for CurrencySum {
    /// In 亿, with what is known of the bounds: `212亿`, `≥ 212亿`, `> 212亿`, `约212亿`, `200亿-212亿`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figure = |units: i128| yi::figure(units);
        match (self.bounds.lower, self.bounds.upper) {
            (Bound::Unbounded, Bound::Unbounded) => write!(f, "约{}", figure(self.units)),
            (Bound::Included(lower), Bound::Unbounded) => write!(f, "≥ {}", figure(lower)),
            (Bound::Excluded(lower), Bound::Unbounded) => write!(f, "> {}", figure(lower)),
            (Bound::Unbounded, Bound::Included(upper)) => write!(f, "≤ {}", figure(upper)),
            (Bound::Unbounded, Bound::Excluded(upper)) => write!(f, "< {}", figure(upper)),
            (Bound::Included(lower) | Bound::Excluded(lower), Bound::Included(upper) | Bound::Excluded(upper)) => {
                write!(f, "{}", figure(lower))?;
                if lower == upper { Ok(()) } else { write!(f, "-{}", figure(upper)) }
            }
        }?;
        f.write_str(&yi::suffix(self.currency))
    }
}

impl fmt::Display for AmountSum {
    /// The currencies' sums; `—` if there is none, since nothing is known then.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.sums.is_empty() {
            return f.write_str("—");
        }
        for (position, sum) in self.sums.values().enumerate() {
            let joint = if position == 0 { "" } else { " + " };
            write!(f, "{joint}{sum}")?;
        }
        Ok(())
    }
}
