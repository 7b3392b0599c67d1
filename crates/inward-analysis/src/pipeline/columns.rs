//! The columns of a pipeline: of each milestone and investment the days between which the first of its records
//! and phases reached it, as known now, and since when that has been so. What was known otherwise before is
//! looked up in the records.
//!
//! They lie in chunks, so that what is gathered of a chunk stays at hand while its milestones are gone through.

use std::collections::BTreeMap;
use std::ops::Range;

use super::day::{Day, EVER, NEVER};
use super::day_column::DayColumn;
use super::milestones::{Place, Set};
use super::pick::Pick;
use super::point::Point;
use super::records::{Records, Subject};
use crate::rates::cases::DaySlices;

/// So many investments lie together.
pub const CHUNK: usize = 4_096;

/// So many of them are gathered at once.
pub const BLOCK: usize = 512;

/// So many milestones fit into half a set.
const HALF: Place = 32;

/// One milestone of the investments of a chunk.
#[derive(Clone, Debug)]
struct Column {
    place: Place,
    earliest: DayColumn<'static>,
    latest: DayColumn<'static>,
    /// From which day on that was known and has not changed.
    since: DayColumn<'static>,
    /// Whether nothing of it was known before that day.
    began: Vec<bool>,
    /// The greatest of those days: who knows what was known by then need not ask each.
    last_change: Day,
}

/// The milestones of every investment, chunk by chunk; of a chunk those that any of it ever reached.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    chunks: Vec<Vec<Column>>,
}

/// A milestone, and between which days the first record or phase of an investment reached it.
pub type Dated = (Place, Day, Day);

/// What was reached by each investment at a point.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    /// For certain.
    pub certain: Vec<Set>,
    /// For certain or possibly.
    pub possible: Vec<Set>,
}

impl Columns {
    /// Those of some records.
    pub fn of(records: &Records) -> Self {
        let subjects: Vec<Subject> = (0..).take(records.ids.len()).collect();
        let chunks = subjects.chunks(CHUNK).map(|subjects| {
            let mut columns: Vec<Column> = Vec::new();
            for (at, subject) in subjects.iter().enumerate() {
                for row in records.settled(*subject) {
                    for cell in records.cells(row) {
                        add(&mut columns, cell.place, subjects.len(), at, records.picks(cell));
                    }
                }
            }
            columns
        });
        Self { chunks: chunks.collect() }
    }

    /// Gathers again what an investment reached; one that stands behind all others is new.
    pub fn renew(&mut self, records: &Records, subject: Subject) {
        let (chunk, at) = (subject as usize / CHUNK, subject as usize % CHUNK);
        if self.chunks.len() <= chunk {
            self.chunks.resize_with(chunk + 1, Vec::new);
        }
        let Some(columns) = self.chunks.get_mut(chunk) else { return };
        let subjects = records.ids.len().saturating_sub(chunk * CHUNK).min(CHUNK);
        columns.iter_mut().for_each(|column| column.begin(at, subjects));
        for row in records.settled(subject) {
            for cell in records.cells(row) {
                add(columns, cell.place, subjects, at, records.picks(cell));
            }
        }
    }

    /// What each investment had reached at a point.
    pub fn reached(&self, records: &Records, point: Point) -> Reached {
        let subjects = records.ids.len();
        let mut reached = Reached { certain: Vec::with_capacity(subjects), possible: Vec::with_capacity(subjects) };
        self.each_chunk(records, point, 0..self.chunks.len(), &mut |certain, possible| {
            reached.certain.extend_from_slice(certain);
            reached.possible.extend_from_slice(possible);
        });
        reached
    }

    /// How many chunks there are.
    pub const fn chunks(&self) -> usize {
        self.chunks.len()
    }

    /// Visits what each investment of some chunks had reached at a point, chunk by chunk, for certain and possibly.
    pub fn each_chunk(
        &self,
        records: &Records,
        point: Point,
        chunks: Range<usize>,
        visit: &mut dyn FnMut(&[Set], &[Set]),
    ) {
        let first = Subject::try_from(chunks.start * CHUNK).unwrap_or(Subject::MAX);
        let moved = Self::moved_reached(records, point);
        let mut moved = moved.range(first..).peekable();
        let (mut certain, mut possible) = (vec![0; CHUNK], vec![0; CHUNK]);
        let columns = self.chunks.get(chunks).unwrap_or_default();
        for (columns, begins) in columns.iter().zip((first..).step_by(CHUNK)) {
            let len = records.ids.len().saturating_sub(begins as usize).min(CHUNK);
            certain.truncate(len);
            possible.truncate(len);
            Column::gather_all(columns, point, &mut certain, &mut possible);
            for column in columns.iter().filter(|column| !column.is_known(point)) {
                column.gather_as_known(records, point, begins, &mut certain, &mut possible);
            }
            while let Some((subject, more)) = moved.next_if(|(subject, _)| (**subject as usize) < begins as usize + len)
            {
                let at = (*subject - begins) as usize;
                if let Some((certain, possible)) = certain.get_mut(at).zip(possible.get_mut(at)) {
                    *certain |= more.0;
                    *possible |= more.1;
                }
            }
            visit(&certain, &possible);
        }
    }

    /// What the records that were moved had reached, by the investment that they belong to at a point.
    fn moved_reached(records: &Records, point: Point) -> BTreeMap<Subject, (Set, Set)> {
        let mut moved: BTreeMap<Subject, (Set, Set)> = BTreeMap::new();
        for row in records.moved() {
            let Some(subject) = records.subject(row, point) else { continue };
            let (certain, possible) = records.reached(row, point);
            let of = moved.entry(subject).or_default();
            *of = (of.0 | certain, of.1 | possible);
        }
        moved
    }
}

impl Columns {
    /// Between which days the investments of a chunk first reached a milestone, as known at a point, whatever its day,
    /// as far as records that were never moved tell; the chunk begins at a multiple of [`CHUNK`].
    pub fn days_of_chunk(
        &self,
        records: &Records,
        place: Place,
        point: Point,
        subjects: Range<usize>,
    ) -> DaySlices<'_> {
        let columns = self.chunks.get(subjects.start / CHUNK);
        let Some(column) = columns.and_then(|columns| columns.iter().find(|column| column.place == place)) else {
            return DaySlices::none(subjects.len());
        };
        if column.last_change <= point.known {
            return DaySlices { earliest: column.earliest.borrowed(), latest: column.latest.borrowed() };
        }
        let (mut all_earliest, mut all_latest) = (vec![NEVER; subjects.len()], vec![NEVER; subjects.len()]);
        let begins = Subject::try_from(subjects.start).unwrap_or(Subject::MAX);
        column.each_as_known(records, point, begins, |at, earliest, latest| {
            if let Some((to_earliest, to_latest)) = all_earliest.get_mut(at).zip(all_latest.get_mut(at)) {
                (*to_earliest, *to_latest) = (earliest, latest);
            }
        });
        DaySlices { earliest: all_earliest.into(), latest: all_latest.into() }
    }

    /// Between which days the records that were moved reached what, by the investment that they belong to at a point.
    pub fn moved_days(records: &Records, point: Point) -> BTreeMap<(Place, Subject), (Day, Day)> {
        let mut moved = BTreeMap::new();
        for row in records.moved() {
            let Some(subject) = records.subject(row, point) else { continue };
            for cell in records.cells(row) {
                let Some(pick) = records.pick(cell, point) else { continue };
                let days: &mut (Day, Day) = moved.entry((cell.place, subject)).or_insert((NEVER, NEVER));
                *days = (days.0.min(pick.earliest), days.1.min(pick.latest));
            }
        }
        moved
    }

    /// Between which days each investment first reached a milestone, as known at a point, whatever its day.
    pub fn days(&self, records: &Records, place: Place, point: Point) -> Vec<(Day, Day)> {
        let mut days = vec![(NEVER, NEVER); records.ids.len()];
        for ((columns, days), at) in self.chunks.iter().zip(days.chunks_mut(CHUNK)).zip((0..).step_by(CHUNK)) {
            if let Some(column) = columns.iter().find(|column| column.place == place) {
                column.each_as_known(records, point, at, |at, earliest, latest| {
                    if let Some(days) = days.get_mut(at) {
                        *days = (earliest, latest);
                    }
                });
            }
        }
        for row in records.moved() {
            let Some(days) = records.subject(row, point).and_then(|subject| days.get_mut(subject as usize)) else {
                continue;
            };
            for cell in records.cells(row).iter().filter(|cell| cell.place == place) {
                if let Some(pick) = records.pick(cell, point) {
                    *days = (days.0.min(pick.earliest), days.1.min(pick.latest));
                }
            }
        }
        days
    }
}

/// Takes a milestone of a record into the column of a chunk, a new one where it has none yet.
fn add(columns: &mut Vec<Column>, place: Place, subjects: usize, at: usize, picks: &[Pick]) {
    let column = columns.iter().position(|column| column.place == place).unwrap_or_else(|| {
        columns.push(Column::empty(place, subjects));
        columns.len() - 1
    });
    if let Some(column) = columns.get_mut(column) {
        column.add(at, picks);
    }
}

impl Column {
    fn empty(place: Place, subjects: usize) -> Self {
        Self {
            place,
            earliest: DayColumn::never(subjects),
            latest: DayColumn::never(subjects),
            since: DayColumn::ever(subjects),
            began: vec![true; subjects],
            last_change: EVER,
        }
    }

    /// Begins an investment anew, among so many.
    fn begin(&mut self, at: usize, subjects: usize) {
        self.earliest.forget(at, subjects);
        self.latest.forget(at, subjects);
        self.since.begin(at, subjects);
        self.began.resize(subjects, true);
        self.began.iter_mut().skip(at).take(1).for_each(|began| *began = true);
    }

    /// Takes in a milestone of one of an investment's records or phases.
    fn add(&mut self, at: usize, picks: &[Pick]) {
        let Some((since, began)) = self.since.get(at).zip(self.began.get_mut(at)) else { return };
        let Some(last) = picks.last() else { return };
        let is_first = since == EVER;
        if last.to == NEVER {
            self.earliest.no_later(at, last.earliest);
            self.latest.no_later(at, last.latest);
        }
        let from = if last.to == NEVER { last.from } else { last.to };
        *began &= picks.len() == 1 && last.to == NEVER && (is_first || from == since);
        self.since.no_earlier(at, from);
        self.last_change = self.last_change.max(since).max(from);
    }

    /// Whether all of it is as known at a point.
    fn is_known(&self, point: Point) -> bool {
        self.last_change <= point.known
    }

    /// What was reached of those columns that are as known at a point, block by block: what is gathered of a block
    /// stays where it is at hand while its milestones are gone through.
    fn gather_all(columns: &[Self], point: Point, certain: &mut [Set], possible: &mut [Set]) {
        let known = || columns.iter().filter(|column| column.is_known(point));
        let has_high = known().any(|column| column.place >= HALF);
        let blocks = certain.chunks_mut(BLOCK).zip(possible.chunks_mut(BLOCK));
        for ((certain, possible), begins) in blocks.zip((0..).step_by(BLOCK)) {
            let (mut low, mut high) = ([[0; BLOCK]; 2], [[0; BLOCK]; 2]);
            for column in known() {
                column.gather(begins, point, if column.place < HALF { &mut low } else { &mut high });
            }
            let [low_certain, low_possible] = &low;
            low_certain.iter().zip(&mut *certain).for_each(|(half, set)| *set = Set::from(*half));
            low_possible.iter().zip(&mut *possible).for_each(|(half, set)| *set = Set::from(*half));
            if has_high {
                let [high_certain, high_possible] = &high;
                high_certain.iter().zip(certain).for_each(|(half, set)| *set |= Set::from(*half) << HALF);
                high_possible.iter().zip(possible).for_each(|(half, set)| *set |= Set::from(*half) << HALF);
            }
        }
    }

    /// Gathers a block, of each half of a set the certain and the possible ones: twice as many at once as of whole sets.
    fn gather(&self, begins: usize, point: Point, [certain, possible]: &mut [[u32; BLOCK]; 2]) {
        let bit = 1 << (self.place % HALF);
        self.latest.gather(begins, point.valid, bit, certain);
        self.earliest.gather(begins, point.valid, bit, possible);
    }

    /// As it was known on a day; the chunk begins at an investment.
    fn gather_as_known(
        &self,
        records: &Records,
        point: Point,
        begins: Subject,
        certain: &mut [Set],
        possible: &mut [Set],
    ) {
        self.each_as_known(records, point, begins, |at, earliest, latest| {
            if let Some((certain, possible)) = certain.get_mut(at).zip(possible.get_mut(at)) {
                *certain |= Set::from(latest <= point.valid) << self.place;
                *possible |= Set::from(earliest <= point.valid) << self.place;
            }
        });
    }

    /// Visits the days of those of which anything was known.
    fn each_as_known(&self, records: &Records, point: Point, begins: Subject, mut visit: impl FnMut(usize, Day, Day)) {
        let days = self.earliest.iter().zip(self.latest.iter()).zip(self.since.iter().zip(&self.began));
        for (at, (((earliest, latest), (since, began)), subject)) in days.zip(begins..).enumerate() {
            match (since <= point.known, began) {
                (true, _) => visit(at, earliest, latest),
                (false, true) => {}
                (false, false) => {
                    let (earliest, latest) = days_of(records, subject, self.place, point);
                    visit(at, earliest, latest);
                }
            }
        }
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

impl Columns {
    /// Visits what each investment ever reached as known at a point, whatever its day: of each milestone between
    /// which days its first record or phase reached it, in the order of their places. Who reached nothing is not
    /// visited.
    pub fn histories(&self, records: &Records, point: Point, mut visit: impl FnMut(Subject, &[Dated])) {
        let mut moved: BTreeMap<(Subject, Place), (Day, Day)> = BTreeMap::new();
        moved.extend(Self::moved_days(records, point).into_iter().map(|((place, of), days)| ((of, place), days)));
        let mut reached: Vec<Vec<Dated>> = Vec::new();
        for (columns, begins) in self.chunks.iter().zip((0..).step_by(CHUNK)) {
            let subjects = records.ids.len().saturating_sub(begins as usize).min(CHUNK);
            reached.iter_mut().for_each(Vec::clear);
            reached.resize_with(subjects, Vec::new);
            for column in columns {
                column.each_as_known(records, point, begins, |at, earliest, latest| {
                    if let Some(reached) = reached.get_mut(at).filter(|_| earliest != NEVER) {
                        reached.push((column.place, earliest, latest));
                    }
                });
            }
            for (reached, subject) in reached.iter_mut().zip(begins..) {
                for ((_, place), (earliest, latest)) in moved.range((subject, 0)..=(subject, Place::MAX)) {
                    match reached.iter_mut().find(|(of, ..)| of == place) {
                        Some((_, first, last)) => (*first, *last) = ((*first).min(*earliest), (*last).min(*latest)),
                        None => reached.push((*place, *earliest, *latest)),
                    }
                }
                reached.sort_unstable_by_key(|(place, ..)| *place);
                if !reached.is_empty() {
                    visit(subject, reached);
                }
            }
        }
    }
}
