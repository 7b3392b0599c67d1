//! The land of a park, an industry or another group, and what it yields: the figures of its projects over their land.

use std::collections::BTreeMap;

use inward_analysis::pipeline::Group;
use inward_analysis::statistics::Span;
use inward_analysis::{Fraction, Table, TableColumns};
use inward_core::count::Count;
use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::Truth;

use super::land_productivity::{LandProductivity, LandRow};
use super::{GroupInOrder, group_columns, in_order};
use crate::Error;

/// A figure of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LandGroupFigure {
    /// What the projects with the figure have for each 亩 of their land, all together: the sum of the figures over the
    /// sum of the land. The figure is of those that are there for certain, or else of all; the ends hold every outcome.
    pub per_mu: Span,
    /// Its unit before 每亩, or currency.
    pub unit: Option<String>,
    /// How many projects have it.
    pub projects: Count,
}

/// The projects of one group.
#[derive(Clone, Debug)]
pub struct LandGroup {
    /// What they say of each dimension that is grouped by.
    pub group: Vec<Group>,
    /// How many there are.
    pub projects: Count,
    /// Their land in 亩.
    pub land: Span,
    /// Their figures by key; those that no project has, or that are in several units, are not among them.
    pub figures: BTreeMap<String, LandGroupFigure>,
}

/// The groups of these projects, in the order of their names.
pub(super) fn groups_of<'k>(
    rows: &[LandRow],
    keys: impl Iterator<Item = &'k str> + Clone,
) -> Result<Vec<LandGroup>, Refusal> {
    let mut groups: BTreeMap<GroupInOrder, Vec<&LandRow>> = BTreeMap::new();
    for row in rows {
        groups.entry(in_order(&row.group)).or_default().push(row);
    }
    groups.into_iter().map(|(group, rows)| summed(group, &rows, keys.clone())).collect()
}

fn summed<'k>(
    group: GroupInOrder,
    rows: &[&LandRow],
    keys: impl Iterator<Item = &'k str>,
) -> Result<LandGroup, Refusal> {
    let mut land = Span::nought();
    for row in rows {
        let own = Span::exactly(row.land.in_mu().into());
        land = land.plus(&if row.there.is_certain() { own } else { own.perhaps() });
    }
    let mut figures = BTreeMap::new();
    for key in keys {
        let found: Vec<Yield> = rows.iter().filter_map(|row| Yield::of(row, key)).collect();
        let Some(unit) = found.first().map(|first| first.unit) else { continue };
        if found.iter().any(|other| other.unit != unit) {
            continue;
        }
        let projects = found.iter().map(|found| found.there).collect();
        let unit = unit.map(str::to_owned);
        figures.insert(key.to_owned(), LandGroupFigure { per_mu: mean(&found)?, unit, projects });
    }
    let group = group.into_iter().map(|(_, group)| group).collect();
    Ok(LandGroup { group, projects: rows.iter().map(|row| row.there).collect(), land, figures })
}

/// A figure of a project with land.
struct Yield<'a> {
    value: &'a Span,
    unit: Option<&'a str>,
    land: Fraction,
    there: Truth,
}

impl<'a> Yield<'a> {
    fn of(row: &'a LandRow, key: &str) -> Option<Self> {
        let (found, land) = (row.figures.get(key)?, Fraction::from(row.land.in_mu()));
        let (value, unit) = (&found.value, found.unit.as_deref());
        (!land.is_zero()).then_some(Self { value, unit, land, there: row.there })
    }
}

/// The sum of the figures over the sum of the land. The figure is of those that are there for certain, or else of all.
fn mean(found: &[Yield<'_>]) -> Result<Span, Refusal> {
    let is_any_certain = found.iter().any(|one| one.there.is_certain());
    let counted = || found.iter().filter(|one| one.there.is_certain() || !is_any_certain);
    let sum = counted().fold(Fraction::from(0), |sum, one| &sum + &one.value.figure);
    let land = counted().fold(Fraction::from(0), |sum, one| &sum + &one.land);
    Ok(Span {
        figure: sum.divided_by(&land)?,
        low: furthest(found, |one| one.value.low.as_ref(), |one, other| one < other)?,
        high: furthest(found, |one| one.value.high.as_ref(), |one, other| one > other)?,
    })
}

/// The furthest that the mean can be: those that may be among them are taken, the furthest first, as long as each moves
/// it on. None where nobody knows how far one of them goes.
fn furthest<'a>(
    found: &'a [Yield<'_>],
    end: fn(&'a Yield<'_>) -> Option<&'a Fraction>,
    is_further: fn(&Fraction, &Fraction) -> bool,
) -> Result<Option<Fraction>, Refusal> {
    let (mut sum, mut land) = (Fraction::from(0), Fraction::from(0));
    let mut perhaps: Vec<(Fraction, &Fraction, &Fraction)> = Vec::new();
    for one in found {
        let Some(value) = end(one) else { return Ok(None) };
        if one.there.is_certain() {
            sum = &sum + value;
            land = &land + &one.land;
        } else {
            perhaps.push((value.divided_by(&one.land)?, value, &one.land));
        }
    }
    perhaps.sort_by(|one, other| one.0.cmp(&other.0));
    if perhaps.last().zip(perhaps.first()).is_some_and(|(last, first)| is_further(&last.0, &first.0)) {
        perhaps.reverse();
    }
    for (per_mu, value, its_land) in perhaps {
        if !land.is_zero() && !is_further(&per_mu, &sum.divided_by(&land)?) {
            break;
        }
        sum = &sum + value;
        land = &land + its_land;
    }
    sum.divided_by(&land).map(Some)
}

impl LandGroup {
    /// A figure of the group; none where no project has it.
    #[must_use]
    pub fn figure(&self, key: &str) -> Option<&LandGroupFigure> {
        self.figures.get(key)
    }
}

impl LandProductivity {
    /// The groups as a table: a row for each.
    ///
    /// # Errors
    /// `number.out-of-range` for figures beyond all measure.
    pub fn groups_table(&self) -> Result<Table, Error> {
        let groups = &self.groups;
        let mut table = TableColumns::default();
        let said = groups.iter().map(|group| group.group.as_slice());
        group_columns(&mut table, self.query.by.iter().map(|by| (by.key(), by.label())), said);
        let projects = groups.iter().map(|group| group.projects);
        table.count("projects", Label::new("How many projects", "项目数"), projects);
        let land = Label::new("Their land in 亩", "用地（亩）");
        table.fraction_span("land_mu", &land, groups.iter().map(|group| Some(&group.land)))?;
        for key in self.query.figures() {
            let figures: Vec<Option<&LandGroupFigure>> = groups.iter().map(|group| group.figure(key)).collect();
            let meaning = Label::new(format!("{key} for each 亩, all together"), format!("合计亩均 {key}"));
            let per_mu = figures.iter().map(|found| found.map(|found| &found.per_mu));
            table.fraction_span(&format!("{key}_per_mu"), &meaning, per_mu)?;
            let units = figures.iter().map(|found| found.and_then(|found| found.unit.clone()));
            let meaning = Label::new(format!("The unit of {key}"), format!("{key} 的单位"));
            table.text(&format!("{key}_unit"), meaning, units);
            let meaning = Label::new(format!("How many projects have {key}"), format!("有 {key} 数据的项目数"));
            let projects = figures.iter().map(|found| found.map(|found| found.projects).unwrap_or_default());
            table.count(&format!("{key}_projects"), meaning, projects);
        }
        Ok(table.finish(self.definition())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Against every outcome: each that may be there is there or not, with either end.
    #[test]
    fn the_ends_of_a_mean_are_those_of_every_outcome() {
        let number = |whole: u64| Fraction::from(whole);
        let certain = [(10_u64, 12_u64, 2_u64)];
        let perhaps = [(9, 9, 1), (1, 30, 3), (40, 44, 4), (0, 0, 5)];
        for with_certain in [false, true] {
            let all: Vec<(u64, u64, u64, Truth)> = certain
                .iter()
                .filter(|_| with_certain)
                .map(|(low, high, land)| (*low, *high, *land, Truth::Yes))
                .chain(perhaps.iter().map(|(low, high, land)| (*low, *high, *land, Truth::Possibly)))
                .collect();
            let spans: Vec<Span> = all
                .iter()
                .map(|(low, high, ..)| Span {
                    figure: number(*low),
                    low: Some(number(*low)),
                    high: Some(number(*high)),
                })
                .collect();
            let found: Vec<Yield<'_>> = all
                .iter()
                .zip(&spans)
                .map(|((_, _, land, there), value)| Yield { value, unit: None, land: number(*land), there: *there })
                .collect();
            let mean = mean(&found).unwrap();
            let mut outcomes = Vec::new();
            for chosen in 0_u32..1 << all.len() {
                let is_in = |place: usize| chosen >> place & 1 == 1;
                let each: Vec<_> =
                    all.iter().enumerate().filter(|(place, _)| is_in(*place)).map(|(_, one)| one).collect();
                if each.is_empty() || (with_certain && !is_in(0)) {
                    continue;
                }
                let land = number(each.iter().map(|one| one.2).sum());
                for value in [each.iter().map(|one| one.0).sum(), each.iter().map(|one| one.1).sum()] {
                    outcomes.push(number(value).divided_by(&land).unwrap());
                }
            }
            assert!(outcomes.len() >= 30);
            assert_eq!((mean.low.as_ref(), mean.high.as_ref()), (outcomes.iter().min(), outcomes.iter().max()));
        }
    }
}
