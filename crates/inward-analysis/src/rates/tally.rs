//! [`Tally`]: what the members of each group come to, counted in the pass in which they are found.

use std::ops::Range;
use std::sync::Arc;

use inward_core::refusal::Refusal;

use super::cases::{NO, Weight, YES, truth};
use super::figure_column::NarrowSum;
use super::judge::Judged;
use super::{CohortTable, Extent, FigureColumn, WeightedTable};

/// So many events there are for each way to be in a cohort or not.
pub(super) const EVENTS: Weight = YES + 1;

/// So many ways there are to be in a cohort and for the event to be true.
const CELLS: usize = (YES as usize + 1) * EVENTS as usize;

/// Into how many groups cases fall, and which each falls into; all into one where nothing is said.
#[derive(Clone)]
pub(crate) struct Grouping {
    pub groups: usize,
    pub of: Arc<[u32]>,
}

impl Grouping {
    pub fn none() -> Self {
        Self { groups: 1, of: Arc::default() }
    }

    pub(super) fn of(&self, case: usize) -> usize {
        self.of.get(case).map_or(0, |group| *group as usize)
    }
}

/// The counts and sums of some cases, group by group.
pub(super) struct Tally {
    cases: Range<usize>,
    /// Of each case in one number whether it is in the cohort and whether the event is true of it; nought of who is not.
    judged: Vec<Weight>,
    counts: Vec<[u64; CELLS]>,
    money: Option<MoneyTally>,
}

/// The sums of a figure, group by group.
struct MoneyTally {
    sums: Vec<[NarrowSum; CELLS]>,
    /// The unit of each group, nought where none of it has any.
    units: Vec<u16>,
    /// Whether they can be added up at once: not where one lies below nought, or a group has two units.
    is_plain: bool,
}

/// What a group came to.
pub(super) struct Tallied {
    pub members: usize,
    pub by_number: CohortTable,
    /// The number of the unit and the sums, cell by cell, where they were added up.
    pub by_weight: Option<(u16, [Extent; CELLS])>,
}

impl Tally {
    /// Nothing yet of some cases; with the sums of a figure, where it is one that can be added up at once.
    pub fn of(cases: Range<usize>, groups: usize, figures: Option<&FigureColumn>) -> Self {
        let money = figures.and_then(|figures| figures.narrow(cases.clone())).map(|_| MoneyTally {
            sums: vec![Default::default(); groups],
            units: vec![0; groups],
            is_plain: true,
        });
        Self { judged: vec![NO; cases.len()], cases, counts: vec![[0; CELLS]; groups], money }
    }

    /// Counts those of a chunk.
    pub fn take(&mut self, judged: &Judged<'_>, grouping: &Grouping, figures: Option<&FigureColumn>) {
        let here = self.judged.get_mut(judged.begins.saturating_sub(self.cases.start)..).unwrap_or_default();
        let groups = grouping.of.get(judged.begins..).unwrap_or_default();
        let each = || judged.chosen.iter().map(|at| usize::from(*at));
        let cells = judged
            .cohort
            .iter()
            .zip(judged.event)
            .map(|(cohort, event)| if *cohort == NO { NO } else { cohort * EVENTS + event });
        for (at, cell) in each().zip(cells) {
            if let Some(here) = here.get_mut(at) {
                *here = cell;
            }
            let group = groups.get(at).map_or(0, |group| *group as usize);
            if let Some(count) = self.counts.get_mut(group).and_then(|counts| counts.get_mut(usize::from(cell))) {
                *count += 1;
            }
        }
        let figures = figures.and_then(|figures| figures.narrow(judged.begins..self.cases.end));
        let (Some(money), Some(figures)) = (&mut self.money, figures) else { return };
        for at in each() {
            let (Some(ends), Some(unit), Some(cell)) = (figures.ends.get(at), figures.units.get(at), here.get(at))
            else {
                continue;
            };
            if *unit != 0 && *cell != NO {
                money.add(groups.get(at).map_or(0, |group| *group as usize), *cell, *ends, *unit);
            }
        }
    }

    /// What all parts came to in each group, and what was judged of each case.
    pub fn finish(parts: Vec<Self>) -> (Vec<Tallied>, Vec<Weight>) {
        let mut parts = parts.into_iter();
        let Some(mut all) = parts.next() else { return (Vec::new(), Vec::new()) };
        for part in parts {
            all.judged.extend(part.judged);
            let counts = all.counts.iter_mut().flatten().zip(part.counts.iter().flatten());
            counts.for_each(|(count, more)| *count += more);
            all.money = all.money.zip(part.money).map(|(money, more)| money.merged(&more));
        }
        let money = all.money.filter(|money| money.is_plain);
        let tallied = all.counts.iter().enumerate().map(|(group, counts)| {
            let [_, _, _, possibly_no, possibly, possibly_yes, no, perhaps, yes] = *counts;
            let members: u64 = [possibly_no, possibly, possibly_yes, no, perhaps, yes].iter().sum();
            let sums = money.as_ref().and_then(|money| Some((*money.units.get(group)?, money.sums.get(group)?)));
            Tallied {
                members: usize::try_from(members).unwrap_or(usize::MAX),
                by_number: CohortTable::of_cells([yes, perhaps, no], [possibly_yes, possibly, possibly_no]),
                by_weight: sums.map(|(unit, sums)| (unit, sums.map(|sum| sum.extent()))),
            }
        });
        (tallied.collect(), all.judged)
    }
}

impl Tallied {
    /// The table of sums.
    pub fn table(sums: &[Extent; CELLS]) -> Result<WeightedTable, Refusal> {
        let mut table = WeightedTable::default();
        for (cell, sum) in (0..).zip(sums) {
            table.add(truth(cell / EVENTS), truth(cell % EVENTS), *sum)?;
        }
        Ok(table)
    }
}

impl MoneyTally {
    fn add(&mut self, group: usize, cell: Weight, ends: [i64; 2], unit: u16) {
        let own = self.units.get_mut(group).zip(self.sums.get_mut(group));
        let Some((own_unit, sum)) = own.and_then(|(unit, sums)| Some((unit, sums.get_mut(usize::from(cell))?))) else {
            return;
        };
        if *own_unit == 0 {
            *own_unit = unit;
        }
        self.is_plain &= *own_unit == unit && ends.first().is_some_and(|least| *least >= 0);
        sum.add(ends);
    }

    fn merged(mut self, other: &Self) -> Self {
        let sums = self.sums.iter_mut().flatten().zip(other.sums.iter().flatten());
        sums.for_each(|(sum, more)| sum.merge(more));
        for (unit, other) in self.units.iter_mut().zip(&other.units) {
            self.is_plain &= *unit == 0 || *other == 0 || unit == other;
            *unit = (*unit).max(*other);
        }
        self.is_plain &= other.is_plain;
        self
    }
}
