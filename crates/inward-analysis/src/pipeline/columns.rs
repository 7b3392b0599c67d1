//! The columns of a pipeline: of each milestone and investment the days between which the first of its records
//! and phases reached it, as known now, and since when that has been so. What was known earlier otherwise is
//! looked up in the records.

use super::day::{Day, EVER, NEVER};
use super::milestones::{Place, Set};
use super::point::Point;
use super::records::{Records, Subject};

/// One milestone of every investment.
#[derive(Clone, Debug)]
struct Column {
    earliest: Vec<Day>,
    latest: Vec<Day>,
    /// From which day on that was known and has not changed.
    since: Vec<Day>,
    /// Whether nothing of it was known before that day.
    began: Vec<bool>,
}

/// The milestones of every investment.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    columns: Vec<Column>,
}

/// What was reached by each investment at a point.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    /// For certain.
    pub certain: Vec<Set>,
    /// For certain or possibly.
    pub possible: Vec<Set>,
}

impl Columns {
    /// Those of so many milestones.
    pub fn of(records: &Records, milestones: usize) -> Self {
        let subjects = records.ids.len();
        let empty = Column {
            earliest: vec![NEVER; subjects],
            latest: vec![NEVER; subjects],
            since: vec![EVER; subjects],
            began: vec![true; subjects],
        };
        let mut columns = vec![empty; milestones];
        for subject in (0..).take(subjects) {
            for row in records.settled(subject) {
                for cell in records.cells(row) {
                    if let Some(column) = columns.get_mut(usize::from(cell.place)) {
                        column.add(subject, records.picks(cell));
                    }
                }
            }
        }
        Self { columns }
    }

    /// What each investment had reached at a point.
    pub fn reached(&self, records: &Records, point: Point) -> Reached {
        let subjects = records.ids.len();
        let mut reached = Reached { certain: vec![0; subjects], possible: vec![0; subjects] };
        for (column, place) in self.columns.iter().zip(0_u8..) {
            let days = column.earliest.iter().zip(&column.latest).zip(&column.since).zip(&column.began);
            let sets = reached.certain.iter_mut().zip(&mut reached.possible);
            for (((((earliest, latest), since), began), (certain, possible)), subject) in days.zip(sets).zip(0..) {
                if *since <= point.known {
                    *certain |= Set::from(*latest <= point.valid) << place;
                    *possible |= Set::from(*earliest <= point.valid) << place;
                } else if !began {
                    let (earliest, latest) = days_of(records, subject, place, point);
                    *certain |= Set::from(latest <= point.valid) << place;
                    *possible |= Set::from(earliest <= point.valid) << place;
                }
            }
        }
        for row in records.moved() {
            let Some(subject) = records.subject(row, point) else { continue };
            let (certain, possible) = records.reached(row, point);
            let of = reached.certain.get_mut(subject as usize).zip(reached.possible.get_mut(subject as usize));
            if let Some((to_certain, to_possible)) = of {
                *to_certain |= certain;
                *to_possible |= possible;
            }
        }
        reached
    }
}

impl Column {
    /// Takes in a milestone of one of an investment's records or phases.
    fn add(&mut self, subject: Subject, picks: &[super::pick::Pick]) {
        let at = subject as usize;
        let columns = self.earliest.get_mut(at).zip(self.latest.get_mut(at)).zip(self.since.get_mut(at));
        let Some((((earliest, latest), since), began)) = columns.zip(self.began.get_mut(at)) else { return };
        let Some(last) = picks.last() else { return };
        let is_first = *since == EVER;
        if last.to == NEVER {
            *earliest = (*earliest).min(last.earliest);
            *latest = (*latest).min(last.latest);
        }
        let from = if last.to == NEVER { last.from } else { last.to };
        *began &= picks.len() == 1 && last.to == NEVER && (is_first || from == *since);
        *since = (*since).max(from);
    }
}

/// The days between which the first record or phase of an investment reached a milestone, as known then.
fn days_of(records: &Records, subject: Subject, place: Place, point: Point) -> (Day, Day) {
    let mut days = (NEVER, NEVER);
    for row in records.settled(subject) {
        for cell in records.cells(row).iter().filter(|cell| cell.place == place) {
            if let Some(pick) = records.pick(cell, point) {
                days = (days.0.min(pick.earliest), days.1.min(pick.latest));
            }
        }
    }
    days
}
