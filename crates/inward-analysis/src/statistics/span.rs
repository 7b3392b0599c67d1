//! [`Span`]: an exact figure with the ends between which it certainly lies.

use std::collections::BTreeMap;
use std::fmt;

use inward_core::money::{AmountSum, Currency, CurrencySum};
use inward_core::ratio::Rounding;

use crate::Fraction;

/// The decimals of an amount of money.
const MONEY_PLACES: u32 = 4;

/// An exact figure, with the ends between which it certainly lies; an end that nobody knows is none. Of what may
/// not be there at all the figure is nought, and the ends hold it.
///
/// ```
/// use inward_analysis::Fraction;
/// use inward_analysis::statistics::Span;
///
/// let third = Fraction::over(1.into(), 3.into())?;
/// let sum = Span::exactly(third.clone()).plus(&Span::exactly(third).perhaps());
/// assert_eq!((sum.figure.to_string(), sum.high.map(|end| end.to_string())), ("1/3".into(), Some("2/3".into())));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The figure to go by.
    pub figure: Fraction,
    /// It is no less than this.
    pub low: Option<Fraction>,
    /// It is no more than this.
    pub high: Option<Fraction>,
}

impl Span {
    /// A figure that is certain.
    #[must_use]
    pub fn exactly(figure: Fraction) -> Self {
        Self { low: Some(figure.clone()), high: Some(figure.clone()), figure }
    }

    /// Nought.
    #[must_use]
    pub fn nought() -> Self {
        Self::exactly(Fraction::from(0))
    }

    /// A sum of money, in the currency's unit.
    #[must_use]
    pub fn of(sum: &CurrencySum) -> Self {
        let money = |units: i128| Fraction::of_units(units, MONEY_PLACES);
        let bounds = sum.bounds();
        Self { figure: money(sum.units()), low: bounds.min().map(money), high: bounds.max().map(money) }
    }

    /// The figure, if nothing is in doubt.
    #[must_use]
    pub fn exact(&self) -> Option<&Fraction> {
        let is = |end: &Option<Fraction>| end.as_ref() == Some(&self.figure);
        (is(&self.low) && is(&self.high)).then_some(&self.figure)
    }

    /// The sum of both.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let ends = |one: &Option<Fraction>, other: &Option<Fraction>| Some(one.as_ref()? + other.as_ref()?);
        Self {
            figure: &self.figure + &other.figure,
            low: ends(&self.low, &other.low),
            high: ends(&self.high, &other.high),
        }
    }

    /// So many times as much; the number is not below nought.
    #[must_use]
    pub fn times(&self, number: &Fraction) -> Self {
        let times = |end: &Option<Fraction>| Some(end.as_ref()? * number);
        Self { figure: &self.figure * number, low: times(&self.low), high: times(&self.high) }
    }

    /// Between so many times as much and so many times: the least is the figure. Neither number is below nought.
    #[must_use]
    pub fn between(&self, least: &Fraction, most: &Fraction) -> Self {
        let (fewest, all) = (self.times(least), self.times(most));
        let low = fewest.low.zip(all.low).map(|(one, other)| one.min(other));
        let high = fewest.high.zip(all.high).map(|(one, other)| one.max(other));
        Self { figure: fewest.figure, low, high }
    }

    /// The same, where it may not be there at all.
    #[must_use]
    pub fn perhaps(&self) -> Self {
        let nought = Fraction::from(0);
        Self {
            low: self.low.clone().map(|end| end.min(nought.clone())),
            high: self.high.clone().map(|end| end.max(nought.clone())),
            figure: nought,
        }
    }
}

impl fmt::Display for Span {
    /// With two decimals: the figure, and its ends where they differ.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |end: &Fraction| {
            end.rounded(2, Rounding::HalfUp).map_or_else(|_| end.to_string(), |rounded| rounded.to_string())
        };
        if self.exact().is_some() {
            return f.write_str(&shown(&self.figure));
        }
        let end = |end: &Option<Fraction>| end.as_ref().map_or_else(|| "…".to_owned(), shown);
        write!(f, "{} - {}", end(&self.low), end(&self.high))
    }
}

/// Sums of money by currency, each exact with its ends. Unlike currencies stand side by side, never added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MoneySpans(BTreeMap<Currency, Span>);

impl MoneySpans {
    /// Those of sums of amounts.
    #[must_use]
    pub fn of(sums: &AmountSum) -> Self {
        Self(sums.iter().map(|sum| (sum.currency(), Span::of(sum))).collect())
    }

    /// That in a currency; none where nothing was added in it, which is not nought.
    #[must_use]
    pub fn in_currency(&self, currency: Currency) -> Option<&Span> {
        self.0.get(&currency)
    }

    /// Each currency with its sum, in the order of their codes.
    pub fn iter(&self) -> impl Iterator<Item = (Currency, &Span)> {
        self.0.iter().map(|(currency, span)| (*currency, span))
    }

    /// Whether nothing was added.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds a sum of one currency.
    pub fn add(&mut self, currency: Currency, span: &Span) {
        let sum = self.0.entry(currency).or_insert_with(Span::nought);
        *sum = sum.plus(span);
    }

    /// Adds so many times as much as another has.
    pub fn add_times(&mut self, other: &Self, number: &Fraction) {
        for (currency, span) in other.iter() {
            self.add(currency, &span.times(number));
        }
    }

    /// The same, where it may not be there at all.
    #[must_use]
    pub fn perhaps(&self) -> Self {
        Self(self.0.iter().map(|(currency, span)| (*currency, span.perhaps())).collect())
    }
}

impl fmt::Display for MoneySpans {
    /// `2000000.00 CNY`; `—` where nothing is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("—");
        }
        for (place, (currency, span)) in self.iter().enumerate() {
            write!(f, "{}{span} {currency}", if place == 0 { "" } else { " + " })?;
        }
        Ok(())
    }
}
