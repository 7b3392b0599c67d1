//! Concentration (集中度): how much of the whole the largest hold.

use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use super::Span;
use crate::Fraction;

/// A share of the whole, from 0 to 1, with the ends between which it certainly lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareBounds {
    /// The share of what is certain; of what is known to be undetermined it has none.
    pub share: Fraction,
    /// It is no less than this.
    pub low: Fraction,
    /// It is no more than this.
    pub high: Fraction,
}

impl ShareBounds {
    /// The share, if nothing is in doubt.
    #[must_use]
    pub fn exact(&self) -> Option<&Fraction> {
        (self.low == self.high && self.low == self.share).then_some(&self.share)
    }
}

/// How much of the whole each group holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Concentration {
    /// The share of each group, in the order in which they were given.
    pub shares: Vec<ShareBounds>,
    /// The share of which nobody knows whose it is.
    pub undetermined: ShareBounds,
    /// The index of Herfindahl and Hirschman, see [`concentration`].
    pub herfindahl_hirschman: ShareBounds,
    parts: Parts,
}

/// Figures with their ends, as far as they end anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Parts {
    groups: Vec<Span>,
    undetermined: Span,
}

/// How much of the whole each group holds, and how concentrated it is. `groups` are the figures of the groups;
/// `undetermined` those of which nobody knows the group, each by itself: they are part of the whole, and may belong
/// to any group.
///
/// The index is `Σ share²` (Hirschman 1945, Herfindahl 1950), from 1/n where n groups hold the same to 1 where one
/// holds all; competition authorities write it times 10,000. Its figure is that of the undetermined each alone, its
/// lower end too: they raise it least where each is a group of its own, most where all belong to the largest. These
/// ends are exact where the figures are; where those are in doubt they hold all that is possible, and may be wide.
///
/// # Errors
/// `rate.undefined` where the whole is nought; `number.negative` of a figure below nought.
///
/// ```
/// use inward_analysis::statistics::{Span, concentration};
///
/// let figures = [6, 3].map(|figure: u64| Span::exactly(figure.into()));
/// let found = concentration(&figures, &[Span::exactly(1.into())])?;
/// assert_eq!(found.shares[0].share.to_string(), "3/5");
/// let index = found.herfindahl_hirschman; // 36 + 9 + 1, or 49 + 9, of 100
/// assert_eq!((index.low.to_string(), index.high.to_string()), ("23/50".to_owned(), "29/50".to_owned()));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn concentration(groups: &[Span], undetermined: &[Span]) -> Result<Concentration, Refusal> {
    for span in groups.iter().chain(undetermined) {
        if span.figure.is_negative() || span.low.as_ref().is_some_and(Fraction::is_negative) {
            return Err(Refusal::new(refusals::number::NEGATIVE).with("input", span));
        }
    }
    let of_nobody = undetermined.iter().fold(Span::nought(), |sum, span| sum.plus(span));
    let parts = Parts { groups: groups.to_vec(), undetermined: of_nobody };
    let whole = parts.sum(|span| Some(&span.figure)).unwrap_or_else(|| Fraction::from(0));
    if whole.is_zero() {
        return Err(Refusal::new(refusals::rate::UNDEFINED));
    }
    let share = |figure: &Fraction| figure.divided_by(&whole);
    let mut shares = Vec::with_capacity(groups.len());
    for (place, group) in groups.iter().enumerate() {
        let is_it = |other: usize| other == place;
        shares.push(ShareBounds { share: share(&group.figure)?, low: parts.least(&is_it), high: parts.most(&is_it) });
    }
    let nobody = &parts.undetermined;
    let of_groups = |end: fn(&Span) -> Option<&Fraction>| sum(groups.iter().map(end));
    let undetermined_share = ShareBounds {
        share: share(&nobody.figure)?,
        low: part(low(nobody), of_groups(high)),
        high: part_of_rest(high(nobody), of_groups(low)),
    };
    let square = |fraction: &Fraction| fraction * fraction;
    let squares =
        |fractions: &[Fraction]| fractions.iter().map(square).fold(Fraction::from(0), |sum, square| &sum + &square);
    let of_each = groups.iter().chain(undetermined).map(|span| share(&span.figure)).collect::<Result<Vec<_>, _>>()?;
    let index = squares(&of_each);
    let is_exact = groups.iter().chain(undetermined).all(|span| span.exact().is_some());
    let herfindahl_hirschman = if is_exact {
        let mut held: Vec<Fraction> = shares.iter().map(|bounds| bounds.share.clone()).collect();
        held.sort_unstable();
        let largest = held.pop().unwrap_or_else(|| Fraction::from(0));
        held.push(&largest + &undetermined_share.share);
        ShareBounds { share: index.clone(), low: index, high: squares(&held) }
    } else {
        let one = Fraction::from(1);
        // Without what may be theirs of the undetermined: that is added to the largest.
        let alone = |place: usize| {
            let rest = groups.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, span)| low(span));
            part_of_rest(groups.get(place).and_then(high), sum(rest))
        };
        let mut most: Vec<Fraction> = (0..groups.len()).map(alone).collect();
        most.sort_unstable();
        let largest = most.pop().unwrap_or_else(|| Fraction::from(0));
        most.push(&largest + &undetermined_share.high);
        let least: Vec<Fraction> = shares.iter().map(|bounds| bounds.low.clone()).collect();
        ShareBounds { low: squares(&least).min(index.clone()), high: squares(&most).min(one), share: index }
    };
    Ok(Concentration { shares, undetermined: undetermined_share, herfindahl_hirschman, parts })
}

impl Concentration {
    /// The share of the so many largest groups together (前 n 位占比). What is undetermined may be theirs.
    ///
    /// ```
    /// use inward_analysis::statistics::{Span, concentration};
    /// let found = concentration(&[5, 3, 2].map(|figure: u64| Span::exactly(figure.into())), &[])?;
    /// assert_eq!(found.top(2).exact().map(ToString::to_string).as_deref(), Some("4/5"));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn top(&self, groups: usize) -> ShareBounds {
        let mut order: Vec<usize> = (0..self.parts.groups.len()).collect();
        let figure = |place: usize| self.parts.groups.get(place).map(|span| &span.figure);
        order.sort_by(|one, other| figure(*other).cmp(&figure(*one)));
        order.truncate(groups);
        let is_one = |place: usize| order.contains(&place);
        let share = self.shares.iter().enumerate().filter(|(place, _)| is_one(*place));
        let share = share.fold(Fraction::from(0), |sum, (_, bounds)| &sum + &bounds.share);
        if groups == 0 {
            return ShareBounds { low: share.clone(), high: share.clone(), share };
        }
        let by = |end: fn(&Span) -> Option<&Fraction>| {
            let mut ends: Vec<Option<&Fraction>> = self.parts.groups.iter().map(end).collect();
            ends.sort_unstable();
            ends
        };
        // Whichever they are: the highest that there are, beside the lowest. An open end sorts first.
        let highest = |ends: Vec<Option<&Fraction>>| {
            if ends.iter().any(Option::is_none) { None } else { sum(ends.into_iter().rev().take(groups)) }
        };
        let lows = by(low);
        let rest = sum(lows.iter().copied().take(lows.len().saturating_sub(groups)));
        let most = highest(by(high)).and_then(|sum| Some(&sum + self.parts.undetermined.high.as_ref()?));
        ShareBounds { low: self.parts.least(&is_one), high: part_of_rest(most.as_ref(), rest), share }
    }
}

impl Parts {
    fn sum(&self, end: fn(&Span) -> Option<&Fraction>) -> Option<Fraction> {
        sum(self.groups.iter().chain([&self.undetermined]).map(end))
    }

    /// The least share that some groups can hold.
    fn least(&self, is_one: &dyn Fn(usize) -> bool) -> Fraction {
        let (held, rest): (Vec<_>, Vec<_>) = self.groups.iter().enumerate().partition(|(place, _)| is_one(*place));
        let rest = rest.into_iter().map(|(_, span)| high(span)).chain([high(&self.undetermined)]);
        part(sum(held.into_iter().map(|(_, span)| low(span))).as_ref(), sum(rest))
    }

    /// The greatest share that some groups can hold: with all that is undetermined.
    fn most(&self, is_one: &dyn Fn(usize) -> bool) -> Fraction {
        let (held, rest): (Vec<_>, Vec<_>) = self.groups.iter().enumerate().partition(|(place, _)| is_one(*place));
        let held = held.into_iter().map(|(_, span)| high(span)).chain([high(&self.undetermined)]);
        part_of_rest(sum(held).as_ref(), sum(rest.into_iter().map(|(_, span)| low(span))))
    }
}

const fn low(span: &Span) -> Option<&Fraction> {
    span.low.as_ref()
}

const fn high(span: &Span) -> Option<&Fraction> {
    span.high.as_ref()
}

/// The sum, if each of them has an end.
fn sum<'a>(ends: impl Iterator<Item = Option<&'a Fraction>>) -> Option<Fraction> {
    ends.into_iter().try_fold(Fraction::from(0), |sum, end| Some(&sum + end?))
}

/// What a part is at least of itself and the rest: nothing, where the rest may be anything.
fn part(part: Option<&Fraction>, rest: Option<Fraction>) -> Fraction {
    let share = || part?.divided_by(&(part? + &rest?)).ok();
    share().unwrap_or_else(|| Fraction::from(0))
}

/// What a part is at most of itself and the rest: all, where it may be anything.
fn part_of_rest(part: Option<&Fraction>, rest: Option<Fraction>) -> Fraction {
    let Some(part) = part else { return Fraction::from(1) };
    let rest = rest.unwrap_or_else(|| Fraction::from(0));
    part.divided_by(&(part + &rest)).unwrap_or_else(|_| Fraction::from(0))
}
