//! What was ever planned: for when a milestone of a record or of one of its phases was to be reached. Few records
//! have plans; a plan is never taken for what happened.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use inward_core::fact::{AsOf, Fact, FactSet};
use inward_core::id::RecordId;
use inward_core::record::{Record, State};
use inward_core::when::{Truth, When};

use super::day::{Day, EVER, ends};
use super::milestones::{Milestones, Place};
use super::plan_order::{Made, PlanOrder};
use super::point::Point;
use super::records::{RecordRow, Records};

/// The plans of the records that have any.
#[derive(Clone, Debug, Default)]
pub struct Plans {
    of: HashMap<RecordId, PlansOfRecord>,
}

/// The plans of a record.
#[derive(Clone, Debug)]
pub struct PlansOfRecord {
    /// The milestones with their phases that were ever planned.
    pub planned: Vec<Planned>,
    /// The phase of each milestone that was ever reached, as the record's row has them.
    phases: Vec<Option<u16>>,
}

/// The plans of a milestone, each with the date that it aims at.
#[derive(Clone, Debug)]
pub struct Planned {
    pub place: Place,
    pub phase: Option<u16>,
    targets: FactSet<When>,
}

/// The plans of a milestone at a point.
pub struct Plan<'p> {
    /// What was planned first, to go by.
    pub first: &'p When,
    /// Every plan that may have been the first, in the order in which they were known.
    pub firsts: Vec<&'p When>,
    /// The first and the last day on which the first may aim.
    pub first_aims: (Day, Day),
    /// The plan to go by.
    pub target: &'p When,
    /// Every plan that may be in force, the one known latest first.
    pub targets: Vec<&'p When>,
    /// The first and the last day on which it may aim: whichever plan is in force.
    pub aims: (Day, Day),
    /// How often another date took the place of one, at least and at most.
    pub moves: (u64, u64),
    /// Whether anything was planned by then.
    pub is_planned: Truth,
}

impl Plans {
    /// Takes in a record, once its milestones are.
    pub fn record(&mut self, state: &State, milestones: &mut Milestones) {
        let Some(own) = state.milestones().filter(|own| !own.planned.is_empty()) else { return };
        let mut reached: BTreeSet<(Place, Option<u16>)> = BTreeSet::new();
        for fact in own.reached.iter() {
            let keys = std::iter::once(&fact.value.milestone).chain(&fact.value.possibly);
            reached.extend(keys.filter_map(|key| Some((milestones.place(key)?, fact.value.phase))));
        }
        let mut planned: BTreeMap<(Place, Option<u16>), Vec<Fact<When>>> = BTreeMap::new();
        for fact in own.planned.iter() {
            let Some(place) = milestones.place(&fact.value.milestone) else { continue };
            let target = Fact { of: fact.of.clone(), value: fact.value.target.clone() };
            planned.entry((place, fact.value.phase)).or_default().push(target);
        }
        let planned = planned.into_iter();
        let planned =
            planned.map(|((place, phase), facts)| Planned { place, phase, targets: facts.into_iter().collect() });
        let phases = reached.into_iter().map(|(_, phase)| phase).collect();
        self.of.insert(state.id(), PlansOfRecord { planned: planned.collect(), phases });
    }

    /// Takes in the plans of a record that has no phases, and for how many milestones it has cells.
    pub fn without_phases(&mut self, id: RecordId, planned: BTreeMap<Place, Vec<Fact<When>>>, cells: usize) {
        let planned = planned.into_iter();
        let planned =
            planned.map(|(place, facts)| Planned { place, phase: None, targets: facts.into_iter().collect() });
        self.of.insert(id, PlansOfRecord { planned: planned.collect(), phases: vec![None; cells] });
    }

    /// Those of a record.
    pub fn of(&self, id: RecordId) -> Option<&PlansOfRecord> {
        self.of.get(&id)
    }

    /// Whether nothing was ever planned.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }
}

impl PlansOfRecord {
    /// Between which days a planned milestone was reached, as known at a point, whatever its day; what is planned of
    /// the whole is reached with the first of its phases.
    pub fn reached(&self, planned: &Planned, records: &Records, row: &RecordRow, point: Point) -> Option<(Day, Day)> {
        let cells = records.cells(row).iter().zip(&self.phases).filter(|(cell, _)| cell.place == planned.place);
        let picks = cells.filter_map(|(cell, phase)| Some((*phase, records.pick(cell, point)?)));
        let of = |own: bool| {
            let days = picks.clone().filter(|(phase, _)| !own || *phase == planned.phase);
            days.map(|(_, pick)| (pick.earliest, pick.latest))
                .reduce(|one, other| (one.0.min(other.0), one.1.min(other.1)))
        };
        of(true).or_else(|| if planned.phase.is_none() { of(false) } else { None })
    }
}

impl Planned {
    /// The plans at a point; none where nothing may have been planned by then.
    pub fn at(&self, as_of: AsOf, point: Point) -> Option<Plan<'_>> {
        let reading = self.targets.in_force(as_of, |_| true);
        let target = &reading.pick()?.value;
        let targets: Vec<&When> = reading.possible().iter().map(|fact| &fact.value).collect();
        // What has no day was planned before all that has one.
        let made = |fact: &Fact<When>| fact.of.on.as_ref().map_or((EVER, EVER), began);
        let mut known: Vec<&Fact<When>> = self.targets.standing(as_of.known).collect();
        known.sort_by_key(|fact| (fact.of.known.from(), fact.of.id));
        let plans: Vec<Made> =
            known.iter().map(|fact| Made { on: made(fact), aims: ends(Some(&fact.value)) }).collect();
        let order = PlanOrder::of(&plans, point.valid)?;
        let firsts: Vec<&When> = order.firsts.iter().filter_map(|at| Some(&known.get(*at)?.value)).collect();
        let first = order.firsts.iter().filter_map(|at| known.get(*at)).min_by_key(|fact| made(fact).0)?;
        Some(Plan {
            first: &first.value,
            first_aims: hull(&firsts)?,
            firsts,
            target,
            aims: hull(&targets)?,
            targets,
            moves: order.moves,
            is_planned: if reading.perhaps_nothing() { Truth::Possibly } else { Truth::Yes },
        })
    }
}

/// Between which days it began; what began nobody knows when did so once.
fn began(on: &When) -> (Day, Day) {
    let (first, last) = ends(Some(on));
    (first.max(EVER.saturating_add(1)), last)
}

/// The first and the last day of any of them.
fn hull(dates: &[&When]) -> Option<(Day, Day)> {
    let ends = dates.iter().map(|date| ends(Some(date)));
    ends.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
}
