//! What projects came of (来路): where projects are counted, each has reached what the records before it have.

use std::collections::HashMap;
use std::convert::Infallible;
use std::ops::Range;

use chrono_tz::Tz;
use inward_core::id::RecordId;
use inward_core::record::{Link, Record, State, line_of};

use super::day::{Day, number};
use super::existence::Existence;
use super::pick::Pick;
use super::records::{Belongs, Cell, RecordRow, Subject, Taken};

/// The projects, and the records that they may have come of.
#[derive(Default)]
pub struct Lines {
    links: HashMap<RecordId, Link<Day>>,
    rows: HashMap<RecordId, RecordRow>,
    projects: Vec<(RecordId, Subject)>,
}

impl Lines {
    /// Takes in a lead, what was negotiated, or an agreement.
    pub fn record(&mut self, state: &State, row: RecordRow, zone: Tz) {
        self.link(state, zone);
        self.rows.insert(state.id(), row);
    }

    /// Takes in a project.
    pub fn project(&mut self, state: &State, subject: Subject, zone: Tz) {
        self.link(state, zone);
        self.projects.push((state.id(), subject));
    }

    fn link(&mut self, state: &State, zone: Tz) {
        let known = number(state.head().recordings.first().known.from().day_in(zone));
        self.links.insert(state.id(), (known, state.origins()));
    }

    /// The rows of what each project came of, along every line. Nothing of them is known of a project before all that
    /// leads from it to them is known.
    pub fn rows(self, taken: &mut Taken) -> Vec<RecordRow> {
        let mut rows = Vec::new();
        for (project, subject) in &self.projects {
            let Ok(line) = line_of(*project, |record| Ok::<_, Infallible>(self.links.get(&record).cloned()));
            for (origin, known) in line {
                let Some(row) = self.rows.get(&origin) else { continue };
                let (cells, existence) = (taken.cells_from(row, known), taken.existence_from(row, known));
                rows.push(RecordRow { belongs: Belongs::To(*subject), cells, existence, ..row.clone() });
            }
        }
        rows
    }
}

impl Taken {
    /// The milestones of a record as they are known from a day on, and not before it.
    fn cells_from(&mut self, row: &RecordRow, known: Day) -> Range<u32> {
        let cells = self.cells.get(row.cells.start as usize..row.cells.end as usize).unwrap_or_default().to_vec();
        let is_later = |cell: &Cell| self.picks_of(cell).iter().all(|pick| pick.from >= known);
        if cells.iter().all(is_later) {
            return row.cells.clone();
        }
        let begins = index(self.cells.len());
        for cell in cells {
            let since = |pick: &Pick| Pick { from: pick.from.max(known), ..*pick };
            let picks: Vec<_> = self.picks_of(&cell).iter().map(since).filter(|pick| pick.from < pick.to).collect();
            let later =
                Cell { picks: index(self.picks.len()), len: u16::try_from(picks.len()).unwrap_or(u16::MAX), ..cell };
            self.picks.extend(picks);
            self.contested.keep_from(&cell, &later, known);
            self.cells.push(later);
        }
        begins..index(self.cells.len())
    }

    /// From which day on a record may be there, as that is known from a day on.
    fn existence_from(&mut self, row: &RecordRow, known: Day) -> Range<u32> {
        let range = row.existence.start as usize..row.existence.end as usize;
        let all = self.existence.get(range).unwrap_or_default();
        if all.first().is_none_or(|first| first.known >= known) {
            return row.existence.clone();
        }
        let then = all.iter().rev().find(|one| one.known <= known).map(|one| Existence { known, ..*one });
        let later = all.iter().filter(|one| one.known > known).copied();
        let since: Vec<Existence> = then.into_iter().chain(later).collect();
        let begins = index(self.existence.len());
        self.existence.extend(since);
        begins..index(self.existence.len())
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
