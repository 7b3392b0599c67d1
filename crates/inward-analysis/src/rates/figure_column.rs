//! [`FigureColumn`]: one figure of every case, with its unit.

use std::collections::BTreeMap;
use std::ops::Range;

use inward_core::finance::Total;
use inward_core::money::Money;
use inward_core::refusal::Refusal;

use super::Extent;
use super::cases::Weight;

/// Figures with no more decimals than this, which money never has, are kept in less room.
const NARROW_PLACES: u32 = 4;

/// How much one of the last narrow place is, in `10^-PLACES`.
const NARROW: i128 = 10_i128.pow(inward_core::number::PLACES - NARROW_PLACES);

/// Stands where a figure has no greatest value.
const OPEN: i64 = i64::MAX;

/// One figure of every case at some point: between which ends it lies, and in which unit. Most cases have one or
/// none, which is not nought.
///
/// ```
/// use inward_analysis::rates::{Extent, FigureColumn};
///
/// let mut column = FigureColumn::of_none(3);
/// column.add(1, Extent::exact(5_000_000_000), "CNY")?;
/// assert_eq!((column.extent(0), column.extent(1)), (None, Some(Extent::exact(5_000_000_000))));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureColumn {
    narrow: Vec<[i64; 2]>,
    /// The number of the unit of each, from one on; nought where it has no such figure.
    units: Vec<u16>,
    unit_names: Vec<String>,
    /// Figures that do not fit.
    wide: BTreeMap<usize, Extent>,
    /// The other unit of a case that has figures in two.
    mixed: BTreeMap<usize, u16>,
}

impl FigureColumn {
    /// That none of so many cases has any.
    #[must_use]
    pub fn of_none(cases: usize) -> Self {
        Self {
            narrow: vec![[0, 0]; cases],
            units: vec![0; cases],
            unit_names: Vec::new(),
            wide: BTreeMap::new(),
            mixed: BTreeMap::new(),
        }
    }

    /// Adds to the figure of a case: so many `10^-PLACES` (ten decimals) of a unit, such as `CNY`. What is beyond the last
    /// case is left out; figures in two units are told apart when a rate adds them up.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn add(&mut self, case: usize, extent: Extent, unit: &str) -> Result<(), Refusal> {
        let number = match self.unit_names.iter().position(|known| known == unit) {
            Some(at) => at,
            None => {
                self.unit_names.push(unit.to_owned());
                self.unit_names.len() - 1
            }
        };
        let number = u16::try_from(number + 1).unwrap_or(u16::MAX);
        let so_far = self.extent(case).unwrap_or(Extent::exact(0));
        let Some(own) = self.units.get_mut(case) else { return Ok(()) };
        match *own {
            0 => *own = number,
            one if one != number => {
                self.mixed.entry(case).or_insert(number);
            }
            _ => {}
        }
        let sum = so_far.plus(extent)?;
        self.wide.remove(&case);
        match (narrow(sum), self.narrow.get_mut(case)) {
            (Some(ends), Some(place)) => *place = ends,
            _ => {
                self.wide.insert(case, sum);
            }
        }
        Ok(())
    }

    /// Adds what is known of a kind of money; where that is only possibly anything, perhaps nothing.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn add_total(&mut self, case: usize, total: &Total) -> Result<(), Refusal> {
        for sum in total.sum.iter() {
            // What is more than money can be is refused.
            let units = |units: i128| -> Result<i128, Refusal> {
                Ok(Money::from_units(i64::try_from(units).unwrap_or(i64::MAX), sum.currency())?.amount().units())
            };
            let (least, most) = (sum.bounds().min().unwrap_or(0), sum.bounds().max());
            let extent = Extent { least: units(least)?, most: most.map(|most| units(most.max(least))).transpose()? };
            let extent = if total.known.is_certain() { extent } else { extent.perhaps() };
            self.add(case, extent, sum.currency().code())?;
        }
        Ok(())
    }

    /// What a case has of it, in `10^-PLACES`; none where it has nothing.
    #[must_use]
    pub fn extent(&self, case: usize) -> Option<Extent> {
        self.units.get(case).filter(|unit| **unit != 0)?;
        if let Some(wide) = self.wide.get(&case).filter(|_| !self.wide.is_empty()) {
            return Some(*wide);
        }
        let [least, most] = *self.narrow.get(case)?;
        let most = (most != OPEN).then(|| i128::from(most) * NARROW);
        Some(Extent { least: i128::from(least) * NARROW, most })
    }

    /// Whether each of some cases has more of it than so many `10^-PLACES`.
    pub(super) fn over(&self, cases: Range<usize>, than: i128) -> Vec<Weight> {
        let weight = |certain: bool, possible: bool| Weight::from(certain || possible) + Weight::from(certain);
        // The greatest narrow figure that is not over it; below all of them, or no less than any, where it does not fit.
        let narrow = than.div_euclid(NARROW);
        let is_below_all = narrow < i128::from(i64::MIN);
        let narrow = i64::try_from(narrow).unwrap_or(i64::MAX);
        let is_over = |[least, most]: &[i64; 2]| {
            let certain = is_below_all || *least > narrow;
            weight(certain, *most == OPEN || *most > narrow)
        };
        let units = self.units.get(cases.clone()).unwrap_or_default();
        let each = self.narrow.get(cases.clone()).unwrap_or_default().iter().zip(units);
        let mut over: Vec<Weight> = each.map(|(ends, unit)| Weight::from(*unit != 0) * is_over(ends)).collect();
        for (case, Extent { least, most }) in self.wide.range(cases.clone()) {
            if let Some(over) = over.get_mut(case.saturating_sub(cases.start)) {
                *over = weight(*least > than, most.is_none_or(|most| most > than));
            }
        }
        over
    }

    /// The figures of some cases side by side, each with its unit; none where some do not fit, or a case has two units.
    pub(super) fn narrow(&self, cases: Range<usize>) -> Option<NarrowFigures<'_>> {
        let all_are_narrow = self.wide.is_empty() && self.mixed.is_empty();
        let narrow = self.narrow.get(cases.clone()).zip(self.units.get(cases)).filter(|_| all_are_narrow);
        narrow.map(|(ends, units)| NarrowFigures { ends, units })
    }

    /// The units of a case, by their numbers: one, mostly.
    pub(super) fn units_of(&self, case: usize) -> impl Iterator<Item = u16> {
        let own = self.units.get(case).copied().filter(|unit| *unit != 0);
        let other = if self.mixed.is_empty() { None } else { self.mixed.get(&case).copied() };
        own.into_iter().chain(other)
    }

    /// What the unit of a number is called.
    pub(super) fn unit_name(&self, number: u16) -> &str {
        let at = usize::from(number).checked_sub(1);
        at.and_then(|at| self.unit_names.get(at)).map_or("", String::as_str)
    }
}

/// The figures of some cases in few bits: between which ends each lies, and in which unit.
#[derive(Clone, Copy)]
pub(super) struct NarrowFigures<'c> {
    pub ends: &'c [[i64; 2]],
    pub units: &'c [u16],
}

/// What narrow figures come to.
#[derive(Clone, Copy, Default)]
pub(super) struct NarrowSum {
    // So many figures of sixty-four bits each as there can be cases do not overflow these.
    least: i128,
    /// By how much it may be more.
    further: i128,
    is_open: bool,
}

impl NarrowSum {
    pub fn add(&mut self, [least, most]: [i64; 2]) {
        self.least += i128::from(least);
        if most != least {
            self.further += i128::from(most) - i128::from(least);
        }
        self.is_open |= most == OPEN;
    }

    pub fn merge(&mut self, other: &Self) {
        self.least += other.least;
        self.further += other.further;
        self.is_open |= other.is_open;
    }

    pub fn extent(&self) -> Extent {
        let most = (!self.is_open).then_some((self.least + self.further) * NARROW);
        Extent { least: self.least * NARROW, most }
    }
}

fn narrow(extent: Extent) -> Option<[i64; 2]> {
    let end = |value: i128| (value % NARROW == 0).then(|| i64::try_from(value / NARROW).ok()).flatten();
    let most = extent.most.map_or(Some(OPEN), |most| end(most).filter(|most| *most != OPEN))?;
    Some([end(extent.least)?, most])
}

#[cfg(test)]
mod tests {
    use super::super::cases::{NO, POSSIBLY, YES};
    use super::*;

    #[test]
    fn a_figure_is_kept_as_it_is_however_wide_or_fine() {
        let figures = [
            Extent::exact(0),
            Extent::exact(-5 * NARROW),
            Extent { least: 7 * NARROW, most: None },
            Extent { least: 1, most: Some(NARROW) },
            Extent::exact(i128::from(i64::MAX) * NARROW),
            Extent::exact(10_i128.pow(25)),
            Extent { least: -10_i128.pow(25), most: None },
        ];
        for first in figures {
            for second in figures {
                let mut column = FigureColumn::of_none(2);
                column.add(1, first, "CNY").unwrap();
                assert_eq!(column.extent(1), Some(first));
                column.add(1, second, "CNY").unwrap();
                assert_eq!((column.extent(0), column.extent(1)), (None, Some(first.plus(second).unwrap())));
                column.add(9, second, "CNY").unwrap();
            }
        }
    }

    #[test]
    fn what_is_over_a_figure_is_so_however_wide_or_fine() {
        let ends = [-(10_i128.pow(25)), -NARROW, -1, 0, 1, NARROW - 1, NARROW, NARROW + 1, 10_i128.pow(25)];
        let extents = ends.iter().flat_map(|least| {
            let most = ends.iter().filter(move |most| *most >= least).map(|most| Some(*most)).chain([None]);
            most.map(|most| Extent { least: *least, most })
        });
        let extents: Vec<Extent> = extents.collect();
        let mut column = FigureColumn::of_none(extents.len() + 1);
        for (case, extent) in extents.iter().enumerate() {
            column.add(case, *extent, "CNY").unwrap();
        }
        for than in ends {
            let over = column.over(0..extents.len() + 1, than);
            let parts = [0..7, 7..extents.len() + 1].map(|cases| column.over(cases, than));
            assert_eq!(parts.concat(), over);
            assert_eq!(over.last(), Some(&NO), "what has no figure is over none");
            for (extent, over) in extents.iter().zip(&over) {
                let expected = match extent {
                    Extent { least, .. } if *least > than => YES,
                    Extent { most: None, .. } => POSSIBLY,
                    Extent { most: Some(most), .. } if *most > than => POSSIBLY,
                    _ => NO,
                };
                assert_eq!(*over, expected, "{extent:?} over {than}");
            }
        }
    }

    #[test]
    fn a_case_may_have_two_units() {
        let mut column = FigureColumn::of_none(2);
        column.add(0, Extent::exact(0), "CNY").unwrap();
        column.add(0, Extent::exact(0), "USD").unwrap();
        let names = |case| column.units_of(case).map(|unit| column.unit_name(unit)).collect::<Vec<_>>();
        assert_eq!((names(0), names(1)), (vec!["CNY", "USD"], vec![]));
    }

    #[test]
    fn a_sum_is_open_where_one_figure_is_whatever_its_least() {
        for least in [0, 7, OPEN] {
            let mut sum = NarrowSum::default();
            sum.add([3, 5]);
            assert_eq!(sum.extent(), Extent { least: 3 * NARROW, most: Some(5 * NARROW) });
            sum.add([least, OPEN]);
            assert_eq!(sum.extent(), Extent { least: (3 + i128::from(least)) * NARROW, most: None });
        }
    }
}
