//! The records of a pipeline: what each reached, when, and as known when; which investment it belongs to, and
//! what it says of the dimensions.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono_tz::Tz;
use inward_core::id::{Kind, RecordId};
use inward_core::when::Truth;

use super::contested::Contested;
use super::day::Day;
use super::dimension::Dimension;
use super::existence::Existence;
use super::milestones::{Place, Set};
use super::pick::Pick;
use super::point::Point;
use super::sayings::{Sayings, Says};
use super::told::{Spoken, SpokenOf, Told};
use super::values::Code;

/// The number of an investment in a pipeline.
pub type Subject = u32;

/// Which investment a record belongs to.
#[derive(Clone, Debug)]
pub enum Belongs {
    /// None.
    Nowhere,
    /// This one, always.
    To(Subject),
    /// One after another: which, is told by day.
    Moves(Told),
}

/// One milestone of one record or of one of its phases.
#[derive(Clone, Copy, Debug)]
pub struct Cell {
    /// Where its picks begin.
    pub picks: u32,
    /// How many there are.
    pub len: u16,
    pub place: Place,
}

/// A record as it is taken in.
#[derive(Clone, Debug)]
pub struct RecordRow {
    pub id: RecordId,
    pub belongs: Belongs,
    pub cells: Range<u32>,
    pub told: Range<u32>,
    pub existence: Range<u32>,
}

/// The records, those of an investment side by side.
#[derive(Clone, Debug)]
pub struct Records {
    pub ids: Vec<RecordId>,
    rows: Vec<RecordRow>,
    /// Where the records of each investment lie, side by side.
    spans: Vec<Range<u32>>,
    /// Those that were moved from one investment to another.
    moved: Vec<RecordRow>,
    taken: Taken,
    zone: Tz,
}

/// What the records of a pipeline say, one behind the other.
#[derive(Clone, Debug)]
pub struct Taken {
    pub cells: Vec<Cell>,
    pub picks: Vec<Pick>,
    pub told: Sayings,
    pub spoken_of: SpokenOf,
    pub existence: Vec<Existence>,
    pub contested: Contested,
}

impl Taken {
    /// Nothing yet.
    pub fn under(contested: Contested) -> Self {
        Self {
            cells: Vec::new(),
            picks: Vec::new(),
            told: Sayings::default(),
            spoken_of: SpokenOf::default(),
            existence: Vec::new(),
            contested,
        }
    }

    /// The words to go by on a milestone, by the days on which they were known.
    pub fn picks_of(&self, cell: &Cell) -> &[Pick] {
        let begins = cell.picks as usize;
        self.picks.get(begins..begins + usize::from(cell.len)).unwrap_or_default()
    }
}

impl Records {
    /// Lays the records of each investment side by side, investments in the order of their ids.
    pub fn of(ids: Vec<RecordId>, mut rows: Vec<RecordRow>, taken: Taken, zone: Tz) -> Self {
        let mut order: Vec<Subject> = (0..).take(ids.len()).collect();
        order.sort_unstable_by_key(|subject| ids.get(*subject as usize));
        let mut turned: Vec<Subject> = vec![0; ids.len()];
        for (to, from) in (0..).zip(&order) {
            if let Some(turn) = turned.get_mut(*from as usize) {
                *turn = to;
            }
        }
        let turn = |subject: Subject| turned.get(subject as usize).copied().unwrap_or(subject);
        rows.retain(|row| !matches!(row.belongs, Belongs::Nowhere));
        for row in &mut rows {
            match &mut row.belongs {
                Belongs::To(subject) => *subject = turn(*subject),
                Belongs::Moves(told) => told.turn(turn),
                Belongs::Nowhere => {}
            }
        }
        let place = |row: &RecordRow| match row.belongs {
            Belongs::To(subject) => subject,
            _ => Subject::MAX,
        };
        rows.sort_unstable_by_key(|row| (place(row), row.id));
        let moved = rows.split_off(rows.partition_point(|row| place(row) < Subject::MAX));
        let mut spans = Vec::with_capacity(ids.len());
        let mut at = 0;
        for subject in (0..).take(ids.len()) {
            let begins = at;
            while rows.get(at).is_some_and(|row| place(row) == subject) {
                at += 1;
            }
            spans.push(index(begins)..index(at));
        }
        let ids = order.iter().filter_map(|from| ids.get(*from as usize).copied()).collect();
        Self { ids, rows, spans, moved, taken, zone }
    }

    /// What its records say, where more are taken in.
    pub const fn taken(&mut self) -> &mut Taken {
        &mut self.taken
    }

    /// One more investment behind all others, without records yet.
    pub fn begin(&mut self, investment: RecordId) -> Subject {
        self.ids.push(investment);
        self.spans.push(0..0);
        Subject::try_from(self.ids.len() - 1).unwrap_or(Subject::MAX)
    }

    /// Lays the records of an investment anew: those that it has but for some, and these.
    pub fn replace(&mut self, subject: Subject, without: impl Fn(RecordId) -> bool, with: Vec<RecordRow>) {
        let mut rows: Vec<RecordRow> = self.settled(subject).iter().filter(|row| !without(row.id)).cloned().collect();
        rows.extend(with);
        rows.sort_by_key(|row| row.id);
        let begins = self.rows.len();
        self.rows.extend(rows);
        if let Some(span) = self.spans.get_mut(subject as usize) {
            *span = index(begins)..index(self.rows.len());
        }
    }

    /// Lays those that were moved anew: those that there are but for some, and these.
    pub fn replace_moved(&mut self, without: impl Fn(RecordId) -> bool, with: Vec<RecordRow>) {
        self.moved.retain(|row| !without(row.id));
        self.moved.extend(with);
        self.moved.sort_by_key(|row| row.id);
    }

    /// Whether more than half of it is what took the place of something else.
    pub fn is_mostly_replaced(&self) -> bool {
        let live: usize = self.spans.iter().map(|span| span.len()).sum();
        self.rows.len() > 2 * live + 1_000
    }

    /// The records that belong to an investment and to no other, ever.
    pub fn settled(&self, subject: Subject) -> &[RecordRow] {
        let span = self.spans.get(subject as usize);
        span.and_then(|span| self.rows.get(span.start as usize..span.end as usize)).unwrap_or_default()
    }

    /// The records that were moved from one investment to another.
    pub fn moved(&self) -> &[RecordRow] {
        &self.moved
    }

    /// The investment that a record belongs to at a point.
    pub fn subject(&self, row: &RecordRow, point: Point) -> Option<Subject> {
        match &row.belongs {
            Belongs::Nowhere => None,
            Belongs::To(subject) => Some(*subject),
            Belongs::Moves(told) => told.at(point, point.as_of(self.zone)),
        }
    }

    /// The milestones of a record.
    pub fn cells(&self, row: &RecordRow) -> &[Cell] {
        self.taken.cells.get(row.cells.start as usize..row.cells.end as usize).unwrap_or_default()
    }

    /// The words to go by on a milestone, by the days on which they were known.
    pub fn picks(&self, cell: &Cell) -> &[Pick] {
        self.taken.picks_of(cell)
    }

    /// The word to go by, as known on a day.
    pub fn pick(&self, cell: &Cell, point: Point) -> Option<&Pick> {
        self.picks(cell).iter().find(|pick| pick.is_known(point.known))
    }

    /// From which day on a record may be there, as known at a point.
    pub fn may_exist_from(&self, row: &RecordRow, point: Point) -> Day {
        Existence::known_on(self.existence_of(row), point.known)
    }

    /// Whether anything is known of a record at a point.
    pub fn is_known(&self, row: &RecordRow, point: Point) -> bool {
        self.existence_of(row).first().is_some_and(|first| first.known <= point.known)
    }

    /// Whether a record may be there at a point.
    pub fn may_exist(&self, row: &RecordRow, point: Point) -> bool {
        self.may_exist_from(row, point) <= point.valid
    }

    /// Whether a record is there at a point.
    pub fn is_there(&self, row: &RecordRow, point: Point) -> Truth {
        Existence::at(self.existence_of(row), point)
    }

    /// From which day on a record may be there, and from which day on that is known; none where it was known
    /// otherwise before.
    pub fn begins_to_exist(&self, row: &RecordRow) -> Option<(Day, Day)> {
        let (first, later) = self.existence_of(row).split_first()?;
        later.iter().all(|other| other.from == first.from).then_some((first.from, first.known))
    }

    /// What several words were said of.
    pub const fn contested(&self) -> &Contested {
        &self.taken.contested
    }

    /// From which day on a record may be there, as known when.
    pub fn existence_of(&self, row: &RecordRow) -> &[Existence] {
        self.taken.existence.get(row.existence.start as usize..row.existence.end as usize).unwrap_or_default()
    }

    /// The number of a dimension that any record ever spoke of.
    pub fn spoken(&self, dimension: &Dimension) -> Option<Spoken> {
        self.taken.spoken_of.known(dimension)
    }

    /// What a record says of a dimension.
    pub fn told_of(&self, row: &RecordRow, dimension: &Dimension) -> Option<Says<'_>> {
        let spoken = self.taken.spoken_of.known(dimension)?;
        self.taken.told.of(row.told.clone(), spoken)
    }

    /// Every value that any record ever said of a dimension.
    pub fn ever_told(&self, dimension: &Dimension) -> BTreeSet<Code> {
        let mut codes = BTreeSet::new();
        for said in self.spoken(dimension).into_iter().flat_map(|spoken| self.taken.told.all(spoken)) {
            said.each(&mut |code| codes.extend([code]));
        }
        codes
    }

    /// What a record had reached at a point, for certain and possibly.
    pub fn reached(&self, row: &RecordRow, point: Point) -> (Set, Set) {
        let (mut certain, mut possible) = (0, 0);
        for cell in self.cells(row) {
            let Some(pick) = self.pick(cell, point) else { continue };
            certain |= Set::from(pick.latest <= point.valid) << cell.place;
            possible |= Set::from(pick.earliest <= point.valid) << cell.place;
        }
        (certain, possible)
    }

    /// How far a record counts among those of its investment: the kind, the stage, the id.
    pub fn standing(&self, row: &RecordRow, stages: Set, point: Point) -> (Kind, u32, RecordId) {
        let (certain, _) = self.reached(row, point);
        (row.id.kind, Set::BITS - (certain & stages).leading_zeros(), row.id)
    }
}

impl Told {
    /// The same of investments that are numbered anew.
    fn turn(&mut self, turn: impl Fn(Subject) -> Subject) {
        match self {
            Self::Always(subject, _) => *subject = turn(*subject),
            Self::Facts(facts) => {
                let turned =
                    facts.iter().map(|fact| inward_core::fact::Fact { of: fact.of.clone(), value: turn(fact.value) });
                **facts = turned.collect();
            }
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
