//! [`QuotientTable`]: a rate of two figures, each row with its own.

use inward_core::ratio::RatioBounds;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Truth;

use super::Extent;
use crate::Fraction;

/// The sums of a rate that divides one figure by another, such as funds arrived by contract investment.
/// Here each row has a ratio of its own, so the rows in doubt are kept, and the bounds are those over
/// every choice of them.
///
/// ```
/// use inward_analysis::rates::{Extent, QuotientTable};
/// use inward_core::when::Truth::{Possibly, Yes};
///
/// let mut table = QuotientTable::default();
/// table.add(Yes, Extent::exact(400), Extent::exact(1000))?;
/// assert_eq!(table.bounds()?.to_string(), "40.00%");
/// table.add(Possibly, Extent::exact(900), Extent::exact(1000))?;
/// assert_eq!(table.bounds()?.to_string(), "40.00% - 65.00%");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotientTable {
    of: Extent,
    to: Extent,
    possible: Vec<(Extent, Extent)>,
}

impl Default for QuotientTable {
    fn default() -> Self {
        Self { of: Extent::exact(0), to: Extent::exact(0), possible: Vec::new() }
    }
}

/// One end of a rate: how the figures are taken so that it comes out least.
struct Side {
    of: fn(Extent) -> Option<Fraction>,
    // Where the rate is not below nought, and where it is.
    to: [fn(Extent) -> Option<Fraction>; 2],
}

fn whole(units: i128) -> Fraction {
    Fraction::of_units(units, 0)
}

fn least(extent: Extent) -> Option<Fraction> {
    Some(whole(extent.least))
}

fn most(extent: Extent) -> Option<Fraction> {
    extent.most.map(whole)
}

fn most_negated(extent: Extent) -> Option<Fraction> {
    extent.most.map(|most| -&whole(most))
}

impl QuotientTable {
    /// Adds a row: what it has of the first figure, and of the second, which is not below nought.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn add(&mut self, cohort: Truth, of: Extent, to: Extent) -> Result<(), Refusal> {
        match cohort {
            Truth::Yes => {
                (self.of, self.to) = (self.of.plus(of)?, self.to.plus(to)?);
            }
            Truth::Possibly => self.possible.push((of, to)),
            Truth::No => {}
        }
        Ok(())
    }

    /// What stands above the line.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn numerator(&self) -> Result<Extent, Refusal> {
        self.possible.iter().try_fold(self.of, |sum, (of, _)| sum.plus(of.perhaps()))
    }

    /// What stands below the line.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn denominator(&self) -> Result<Extent, Refusal> {
        self.possible.iter().try_fold(self.to, |sum, (_, to)| sum.plus(to.perhaps()))
    }

    /// The least and the greatest that the rate can be. An end is open where a figure has none.
    ///
    /// # Errors
    /// `rate.undefined` where there is nothing to divide by, `number.out-of-range`.
    pub fn bounds(&self) -> Result<RatioBounds, Refusal> {
        if self.denominator()?.most == Some(0) {
            return Err(Refusal::new(refusals::rate::UNDEFINED));
        }
        let low = if self.rows().all(|(_, to)| to.most.is_some()) {
            self.least(&Side { of: least, to: [most, least] })
        } else {
            // Over what has no greatest value it comes as near to nought as one likes.
            self.rows().all(|(of, _)| of.least >= 0).then(|| whole(0))
        };
        // The greatest rate is the least one of the negated figure.
        let has_greatest = self.rows().all(|(of, to)| of.most.is_some() && !self.may_vanish(to));
        let high = has_greatest.then(|| self.least(&Side { of: most_negated, to: [most, least] })).flatten();
        let ratio = |end: Option<Fraction>| end.map(|end| end.ratio()).transpose();
        Ok(RatioBounds { min: ratio(low)?, max: ratio(high.map(|high| -&high))? })
    }

    /// Those of the cohort as one row, and each that is in doubt.
    fn rows(&self) -> impl Iterator<Item = (Extent, Extent)> {
        std::iter::once((self.of, self.to)).chain(self.possible.iter().copied())
    }

    /// Whether the line may be divided by as little as one likes, because that is all there is.
    fn may_vanish(&self, to: Extent) -> bool {
        self.to.least == 0 && to.least == 0 && to.most != Some(0)
    }

    /// The least of the quotients over every choice of the rows in doubt; none where it has no least.
    ///
    /// By Dinkelbach (1967): with a rate that some choice has, the rows that lie below it are taken, and
    /// what those have is the next one, until none is lower.
    fn least(&self, side: &Side) -> Option<Fraction> {
        let nought = Fraction::from(0);
        let figures = |(of, to): (Extent, Extent), rate: &Fraction| {
            let [if_positive, if_negative] = side.to;
            Some(((side.of)(of)?, if rate.is_negative() { if_negative(to)? } else { if_positive(to)? }))
        };
        let certain = (self.of, self.to);
        let quotient = |rows: &[(Extent, Extent)], sign: &Fraction| {
            let mut sums = (nought.clone(), nought.clone());
            for row in rows {
                let (of, to) = figures(*row, sign)?;
                sums = (&sums.0 + &of, &sums.1 + &to);
            }
            sums.0.divided_by(&sums.1).ok()
        };
        let signs = [nought.clone(), Fraction::of_units(-1, 0)];
        let mut starts = Vec::new();
        for sign in &signs {
            starts.extend(quotient(&[certain], sign));
            starts.extend(self.possible.iter().filter_map(|row| quotient(&[certain, *row], sign)));
        }
        let mut rate = starts.into_iter().min()?;
        loop {
            let below = |row: &&(Extent, Extent)| figures(**row, &rate).is_some_and(|(of, to)| of < &rate * &to);
            let chosen: Vec<_> = std::iter::once(certain).chain(self.possible.iter().filter(below).copied()).collect();
            match quotient(&chosen, &rate) {
                Some(lower) if lower < rate => rate = lower,
                _ => return Some(rate),
            }
        }
    }
}
