//! What was ever planned: for when a milestone of a record or of one of its phases was to be reached. Few records
//! have plans; a plan is never taken for what happened.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use inward_core::fact::{AsOf, Fact, FactSet};
use inward_core::id::RecordId;
use inward_core::record::{Record, State};
use inward_core::when::{Truth, When};

use super::day::{Day, EVER, ends};
use super::milestones::{Milestones, Place};
use super::point::Point;
use super::records::{RecordRow, Records};

/// The plans of the records that have any.
#[derive(Debug, Default)]
pub struct Plans {
    of: HashMap<RecordId, PlansOfRecord>,
}

/// The plans of a record.
#[derive(Debug)]
pub struct PlansOfRecord {
    /// The milestones with their phases that were ever planned.
    pub planned: Vec<Planned>,
    /// The phase of each milestone that was ever reached, as the record's row has them.
    phases: Vec<Option<u16>>,
}

/// The plans of a milestone, each with the date that it aims at.
#[derive(Debug)]
pub struct Planned {
    pub place: Place,
    pub phase: Option<u16>,
    targets: FactSet<When>,
}

/// The plans of a milestone at a point.
pub struct Plan<'p> {
    /// What was planned first.
    pub first: &'p When,
    /// The plan to go by.
    pub target: &'p When,
    /// The first and the last day on which it may aim: whichever plan is in force.
    pub aims: (Day, Day),
    /// How often another date took the place of one.
    pub moves: u64,
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
        let aims = reading.possible().iter().map(|fact| ends(Some(&fact.value)));
        let aims = aims.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))?;
        let made = |fact: &Fact<When>| fact.of.on.as_ref().map_or(EVER, |on| ends(Some(on)).0);
        let begun = self.targets.standing(as_of.known).filter(|fact| made(fact) <= point.valid);
        let mut begun: Vec<&Fact<When>> = begun.collect();
        begun.sort_by_key(|fact| (made(fact), fact.of.known.from(), fact.of.id));
        let first = &begun.first()?.value;
        let pairs = begun.iter().zip(begun.iter().skip(1));
        let moves = pairs.filter(|(one, next)| ends(Some(&one.value)) != ends(Some(&next.value))).count();
        let is_planned = if reading.perhaps_nothing() { Truth::Possibly } else { Truth::Yes };
        Some(Plan { first, target, aims, moves: u64::try_from(moves).unwrap_or(u64::MAX), is_planned })
    }
}
