//! A pipeline as it would be if some facts were not yet known: the steps between two reports differ in what is
//! counted and in the rules by which it is.

use super::columns::Reached;
use super::day::Day;
use super::milestones::Set;
use super::pick::Pick;
use super::point::Point;
use super::records::{Cell, RecordRow, Records};

/// Which facts count, and the point whose rules they are read by: which record belongs where, what it says of the
/// dimensions, whose word goes by.
#[derive(Clone, Copy, Debug)]
pub struct World {
    pub rules: Point,
    pub facts: Counting,
}

/// Which facts count.
#[derive(Clone, Copy, Debug)]
pub enum Counting {
    /// Those known by a day.
    KnownBy(Day),
    /// Those known by the day of the rules, on milestones of which something had been known by this one.
    BegunBy(Day),
}

impl Records {
    /// What each investment had reached in a world.
    pub fn reached_in(&self, world: World) -> Reached {
        let subjects = self.ids.len();
        let mut reached = Reached { certain: vec![0; subjects], possible: vec![0; subjects] };
        let sets = reached.certain.iter_mut().zip(&mut reached.possible);
        for (subject, (certain, possible)) in (0..).zip(sets) {
            for row in self.settled(subject) {
                self.add_reached(row, world, certain, possible);
            }
        }
        for row in self.moved() {
            let Some(at) = self.subject(row, world.rules).map(|subject| subject as usize) else { continue };
            if let Some((certain, possible)) = reached.certain.get_mut(at).zip(reached.possible.get_mut(at)) {
                self.add_reached(row, world, certain, possible);
            }
        }
        reached
    }

    fn add_reached(&self, row: &RecordRow, world: World, certain: &mut Set, possible: &mut Set) {
        for cell in self.cells(row) {
            let Some(pick) = self.pick_in(row, cell, world) else { continue };
            *certain |= Set::from(pick.latest <= world.rules.valid) << cell.place;
            *possible |= Set::from(pick.earliest <= world.rules.valid) << cell.place;
        }
    }

    fn pick_in(&self, row: &RecordRow, cell: &Cell, world: World) -> Option<Pick> {
        let known_on = |known: Day| self.picks(cell).iter().find(|pick| pick.is_known(known)).copied();
        match world.facts {
            Counting::KnownBy(known) => {
                let otherwise = self.contested().pick(cell, self.existence_of(row), known, world.rules.known);
                otherwise.unwrap_or_else(|| known_on(known))
            }
            Counting::BegunBy(begun) => {
                let of_the_same = self.cells(row).iter().filter(|other| other.place == cell.place);
                let mut picks = of_the_same.flat_map(|cell| self.picks(cell));
                picks.any(|pick| pick.is_known(begun)).then(|| known_on(world.rules.known)).flatten()
            }
        }
    }
}
