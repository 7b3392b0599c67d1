//! What a rate is counted into: who belongs to the cohort, and of whom the event is true, where either may
//! be in doubt.

use inward_core::count::Count;
use inward_core::number::Number;
use inward_core::qualified::Qualified;
use inward_core::ratio::{Ratio, RatioBounds};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Truth;

/// The table of a rate by number: cohort (yes, possibly) × event (yes, possibly, no), and the exact bounds
/// that the doubts leave. Tables of parts of a whole are merged, so it can be filled in pieces.
///
/// With Y and P for the cohort, and Y, P, N for the event: the least rate is `YY ÷ (Y· + PP + PN)`, the
/// greatest `(YY + YP + PY + PP) ÷ (Y· + PY + PP)`. (The possible over the certain is no bound: it may pass
/// 100 %.)
///
/// ```
/// use inward_analysis::rates::CohortTable;
/// use inward_core::when::Truth::{No, Possibly, Yes};
///
/// let mut table = CohortTable::default();
/// table.count(Yes, Yes);
/// table.count(Yes, Possibly);
/// table.count(Possibly, No);
/// assert_eq!(table.cell(Yes, Possibly), 1);
/// assert_eq!((table.hits().to_string(), table.cohort().to_string()), ("1-2".to_owned(), "2-3".to_owned()));
/// assert_eq!(table.bounds()?.to_string(), "33.33% - 100.00%");
/// assert_eq!(CohortTable::default().bounds().unwrap_err().code.as_str(), "rate.undefined");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CohortTable {
    certain: Row<u64>,
    possible: Row<u64>,
}

/// Of whom the event is true, perhaps, or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Row<T> {
    yes: T,
    possibly: T,
    no: T,
}

impl<T> Row<T> {
    const fn cell(&self, event: Truth) -> &T {
        match event {
            Truth::Yes => &self.yes,
            Truth::Possibly => &self.possibly,
            Truth::No => &self.no,
        }
    }

    const fn cell_mut(&mut self, event: Truth) -> &mut T {
        match event {
            Truth::Yes => &mut self.yes,
            Truth::Possibly => &mut self.possibly,
            Truth::No => &mut self.no,
        }
    }
}

impl CohortTable {
    /// A table of its cells, each `[yes, possibly, no]` of the event: of those in the cohort for certain,
    /// and of those that possibly are.
    #[must_use]
    pub const fn of_cells(certain: [u64; 3], possible: [u64; 3]) -> Self {
        const fn row([yes, possibly, no]: [u64; 3]) -> Row<u64> {
            Row { yes, possibly, no }
        }
        Self { certain: row(certain), possible: row(possible) }
    }

    /// Counts one more. Who is certainly not in the cohort is not counted. `event` is what is said of it
    /// where it does belong to the cohort.
    pub const fn count(&mut self, cohort: Truth, event: Truth) {
        let row = match cohort {
            Truth::Yes => &mut self.certain,
            Truth::Possibly => &mut self.possible,
            Truth::No => return,
        };
        let cell = row.cell_mut(event);
        *cell = cell.saturating_add(1);
    }

    /// Takes in the table of another part.
    pub const fn merge(&mut self, other: &Self) {
        const fn add(row: &mut Row<u64>, other: &Row<u64>) {
            row.yes = row.yes.saturating_add(other.yes);
            row.possibly = row.possibly.saturating_add(other.possibly);
            row.no = row.no.saturating_add(other.no);
        }
        add(&mut self.certain, &other.certain);
        add(&mut self.possible, &other.possible);
    }

    /// How many are in a cell; of those that are not in the cohort, none are.
    #[must_use]
    pub const fn cell(&self, cohort: Truth, event: Truth) -> u64 {
        match cohort {
            Truth::Yes => *self.certain.cell(event),
            Truth::Possibly => *self.possible.cell(event),
            Truth::No => 0,
        }
    }

    /// How many stand above the line: for certain, and at most.
    #[must_use]
    pub fn hits(&self) -> Count {
        let [certain, possible] = [self.certain, self.possible];
        let perhaps = certain.possibly.saturating_add(possible.yes).saturating_add(possible.possibly);
        Count { certain: certain.yes, possible: certain.yes.saturating_add(perhaps) }
    }

    /// How many stand below the line: for certain, and at most.
    #[must_use]
    pub fn cohort(&self) -> Count {
        let sum = |row: Row<u64>| row.yes.saturating_add(row.possibly).saturating_add(row.no);
        let certain = sum(self.certain);
        Count { certain, possible: certain.saturating_add(sum(self.possible)) }
    }

    /// The least and the greatest that the rate can be, over every way in which the doubts may turn out
    /// and leave somebody in the cohort.
    ///
    /// # Errors
    /// `rate.undefined` for an empty cohort.
    pub fn bounds(&self) -> Result<RatioBounds, Refusal> {
        let row = |row: Row<u64>| {
            let extent = |count: u64| Extent::exact(count.into());
            Row { yes: extent(row.yes), possibly: extent(row.possibly), no: extent(row.no) }
        };
        WeightedTable { certain: row(self.certain), possible: row(self.possible) }.bounds()
    }
}

/// Between which ends a figure lies, in whatever unit it is counted; it has no greatest value where `most`
/// is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// At least so much.
    pub least: i128,
    /// At most so much.
    pub most: Option<i128>,
}

impl Extent {
    /// A figure that is not in doubt.
    #[must_use]
    pub const fn exact(value: i128) -> Self {
        Self { least: value, most: Some(value) }
    }

    /// What a figure may be; from nought where it has no least.
    #[must_use]
    pub fn of(figure: &Qualified) -> Self {
        let bounds = figure.bounds();
        Self { least: bounds.min().map_or(0, Number::units), most: bounds.max().map(Number::units) }
    }

    /// The sum.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn plus(self, other: Self) -> Result<Self, Refusal> {
        let add = |one: i128, other: i128| {
            let too_large = || Refusal::new(refusals::number::OUT_OF_RANGE).with("input", format!("{one} + {other}"));
            one.checked_add(other).ok_or_else(too_large)
        };
        let most = match (self.most, other.most) {
            (Some(one), Some(other)) => Some(add(one, other)?),
            _ => None,
        };
        Ok(Self { least: add(self.least, other.least)?, most })
    }

    /// The figure, or nothing, as it turns out.
    pub(super) fn perhaps(self) -> Self {
        Self { least: self.least.min(0), most: self.most.map(|most| most.max(0)) }
    }
}

/// The table of a rate by money, or by any other figure that is not below nought: each counts with its
/// weight, exact or between two ends.
///
/// ```
/// use inward_analysis::rates::{Extent, WeightedTable};
/// use inward_core::when::Truth::{No, Yes};
///
/// let mut table = WeightedTable::default();
/// table.add(Yes, Yes, Extent::exact(300))?;
/// table.add(Yes, No, Extent { least: 100, most: Some(700) })?;
/// assert_eq!(table.bounds()?.to_string(), "30.00% - 75.00%");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeightedTable {
    certain: Row<Extent>,
    possible: Row<Extent>,
}

impl Default for WeightedTable {
    fn default() -> Self {
        let none = Row { yes: Extent::exact(0), possibly: Extent::exact(0), no: Extent::exact(0) };
        Self { certain: none, possible: none }
    }
}

impl WeightedTable {
    /// Adds one with its weight; as [`CohortTable::count`].
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn add(&mut self, cohort: Truth, event: Truth, weight: Extent) -> Result<(), Refusal> {
        let row = match cohort {
            Truth::Yes => &mut self.certain,
            Truth::Possibly => &mut self.possible,
            Truth::No => return Ok(()),
        };
        let cell = row.cell_mut(event);
        *cell = cell.plus(weight)?;
        Ok(())
    }

    /// Takes in the table of another part.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn merge(&mut self, other: &Self) -> Result<(), Refusal> {
        for cohort in [Truth::Yes, Truth::Possibly] {
            for event in [Truth::Yes, Truth::Possibly, Truth::No] {
                self.add(cohort, event, other.cell(cohort, event))?;
            }
        }
        Ok(())
    }

    /// What a cell comes to.
    #[must_use]
    pub const fn cell(&self, cohort: Truth, event: Truth) -> Extent {
        match cohort {
            Truth::Yes => *self.certain.cell(event),
            Truth::Possibly => *self.possible.cell(event),
            Truth::No => Extent::exact(0),
        }
    }

    /// What stands above the line.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn hits(&self) -> Result<Extent, Refusal> {
        let [certain, possible] = [self.certain, self.possible];
        let perhaps = certain.possibly.plus(possible.yes)?.plus(possible.possibly)?;
        certain.yes.plus(perhaps.perhaps())
    }

    /// What stands below the line.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn cohort(&self) -> Result<Extent, Refusal> {
        let sum = |row: Row<Extent>| row.yes.plus(row.possibly)?.plus(row.no);
        sum(self.certain)?.plus(sum(self.possible)?.perhaps())
    }

    /// As [`CohortTable::bounds`].
    ///
    /// # Errors
    /// `rate.undefined` where the cohort comes to nothing, `number.out-of-range`.
    pub fn bounds(&self) -> Result<RatioBounds, Refusal> {
        let [certain, possible] = [self.certain, self.possible];
        // At worst every doubt is a miss, and who would only add a hit is not in the cohort.
        let misses = certain.possibly.plus(certain.no)?.plus(possible.possibly)?.plus(possible.no)?;
        let some = |extent: Extent| extent.most != Some(0);
        let least = match misses.most {
            None => Ratio::ZERO,
            Some(misses) => {
                let any_hit = some(certain.yes) || some(possible.yes);
                share(certain.yes.least, misses)
                    .or_else(|refusal| if any_hit { Ok(Ratio::ONE) } else { Err(refusal) })?
            }
        };
        // At best every doubt is a hit, and who would only add a miss is not in it.
        let hits = certain.yes.plus(certain.possibly)?.plus(possible.yes)?.plus(possible.possibly)?;
        let most = match hits.most {
            None => Ratio::ONE,
            Some(hits) => {
                let any_miss = some(certain.no) || some(possible.no);
                share(hits, certain.no.least)
                    .or_else(|refusal| if any_miss { Ok(Ratio::ZERO) } else { Err(refusal) })?
            }
        };
        Ok(RatioBounds { min: Some(least), max: Some(most) })
    }
}

/// Hits of hits and misses.
fn share(hits: i128, misses: i128) -> Result<Ratio, Refusal> {
    let all = Extent::exact(hits).plus(Extent::exact(misses))?.least;
    Ratio::of_units(hits, all)
}
