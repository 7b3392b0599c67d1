//! Which values a figure stands for, and what sums and quotients of such figures can be.

use crate::Fraction;

/// One end of an interval, and whether it belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct End {
    pub at: Fraction,
    pub included: bool,
}

/// The values from one end to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    pub lower: End,
    pub upper: End,
}

impl Interval {
    pub fn new(lower: Fraction, lower_included: bool, upper: Fraction, upper_included: bool) -> Self {
        Self { lower: End { at: lower, included: lower_included }, upper: End { at: upper, included: upper_included } }
    }

    pub fn point(at: Fraction) -> Self {
        Self::new(at.clone(), true, at, true)
    }

    /// Whether they have a value in common.
    pub fn meets(&self, other: &Self) -> bool {
        let reaches =
            |one: &End, other: &End| one.at < other.at || (one.at == other.at && one.included && other.included);
        reaches(&self.lower, &other.upper) && reaches(&other.lower, &self.upper)
    }

    /// Every value on the other side of nought.
    pub fn mirrored(&self) -> Self {
        Self::new(-&self.upper.at, self.upper.included, -&self.lower.at, self.lower.included)
    }

    /// Every value times a factor above nought.
    pub fn times(&self, factor: &Fraction) -> Self {
        let end = |end: &End| End { at: &end.at * factor, included: end.included };
        Self { lower: end(&self.lower), upper: end(&self.upper) }
    }

    pub fn plus(&self, other: &Self) -> Self {
        let end = |one: &End, other: &End| End { at: &one.at + &other.at, included: one.included && other.included };
        Self { lower: end(&self.lower, &other.lower), upper: end(&self.upper, &other.upper) }
    }

    /// Whether every value is above nought.
    pub fn is_positive(&self) -> bool {
        !(self.lower.at.is_negative() || self.lower.at.is_zero() && self.lower.included)
    }

    /// Every quotient by values that are all above nought, and whose lower end is not nought itself.
    pub fn over(&self, whole: &Self) -> Option<Self> {
        let quotient = |part: &End, whole: &End| {
            let at = part.at.divided_by(&whole.at).ok()?;
            // Nought over anything is nought.
            let included = part.included && (whole.included || part.at.is_zero());
            Some(End { at, included })
        };
        let lower = if self.lower.at.is_negative() { &whole.lower } else { &whole.upper };
        let upper = if self.upper.at.is_negative() { &whole.upper } else { &whole.lower };
        Some(Self { lower: quotient(&self.lower, lower)?, upper: quotient(&self.upper, upper)? })
    }
}
