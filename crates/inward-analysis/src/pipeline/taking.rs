//! Taking records in: what one reached, what it says and when it was there, put behind that of all others.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use inward_core::id::Id;
use inward_core::investment::Investment;
use inward_core::playbook::MilestoneKey;
use inward_core::record::{Record, State};
use inward_core::when::Timestamp;

use super::day::{NEVER, ends, number};
use super::dimension::Dimension;
use super::existence::Existence;
use super::milestones::{Milestones, Place};
use super::pick::{Word, picks};
use super::playbooks::Playbooks;
use super::records::{Belongs, Cell, RecordRow, Subject, Taken};
use super::told::{Telling, Told};
use super::values::Values;

/// What records are taken in with.
pub struct Taking<'t> {
    pub zone: Tz,
    pub playbooks: &'t Playbooks,
    pub milestones: &'t mut Milestones,
    pub values: &'t mut Values,
    pub taken: &'t mut Taken,
}

impl Belongs {
    /// Which investment a record belongs to, each by its number.
    pub fn of(state: &State, zone: Tz, mut subject: impl FnMut(Id<Investment>) -> Subject) -> Self {
        match Told::of(&state.head().investment, zone, |investment| subject(*investment)) {
            None => Self::Nowhere,
            Some(Told::Always(subject, _)) => Self::To(subject),
            Some(told) => Self::Moves(told),
        }
    }

    /// Every investment that it ever was said to belong to.
    pub fn each(&self, visit: &mut dyn FnMut(Subject)) {
        match self {
            Self::Nowhere => {}
            Self::To(subject) => visit(*subject),
            Self::Moves(told) => told.each(visit),
        }
    }
}

impl Taking<'_> {
    /// Takes in a record that belongs there, and gives its row.
    pub fn row(&mut self, state: &State, belongs: Belongs) -> RecordRow {
        let (cells, told, existence) = (self.taken.cells.len(), self.taken.told.len(), self.taken.existence.len());
        self.taken.existence.extend(Existence::of(state, self.zone));
        self.milestones_of(state, existence);
        let Taken { told: all_told, spoken_of, .. } = &mut *self.taken;
        let mut own_told = Vec::new();
        Telling { zone: self.zone, values: self.values, spoken_of, told: &mut own_told }.tell(state);
        if matches!(belongs, Belongs::Nowhere) {
            // What projects come of: its amounts are of all of them together.
            let size = spoken_of.known(&Dimension::Size);
            own_told.retain(|(spoken, _)| Some(*spoken) != size);
        }
        all_told.extend(own_told);
        let range = |from: usize, to: usize| index(from)..index(to);
        RecordRow {
            id: state.id(),
            belongs,
            cells: range(cells, self.taken.cells.len()),
            told: range(told, self.taken.told.len()),
            existence: range(existence, self.taken.existence.len()),
        }
    }

    fn milestones_of(&mut self, state: &State, existence: usize) {
        let Some(milestones) = state.milestones() else { return };
        let zone = self.zone;
        let day_in = |at: Timestamp| number(at.day_in(zone));
        let mut words: BTreeMap<(Place, Option<u16>), Vec<Word<'_>>> = BTreeMap::new();
        for fact in milestones.reached.iter() {
            let (earliest, latest) = ends(fact.of.on.as_ref());
            let mut say = |key: &MilestoneKey, is_doubtful: bool| {
                let Some(place) = self.milestones.place(key) else { return };
                let word = Word {
                    fact: fact.of.id,
                    source: fact.of.source.as_ref(),
                    known: fact.of.known.from(),
                    from: day_in(fact.of.known.from()),
                    to: fact.of.retracted.map_or(NEVER, |retraction| day_in(retraction.known.from())),
                    earliest,
                    latest: if is_doubtful { NEVER } else { latest },
                    is_undated: fact.of.on.is_none(),
                };
                words.entry((place, fact.value.phase)).or_default().push(word);
            };
            say(&fact.value.milestone, false);
            if let Some(possibly) = &fact.value.possibly {
                say(possibly, true);
            }
        }
        let Taken { cells, picks: all, existence: begins, contested, .. } = &mut *self.taken;
        let begins = begins.get(existence..).unwrap_or_default();
        for ((place, _), words) in words {
            let from = all.len();
            all.extend(picks(&words, self.playbooks, begins));
            let len = u16::try_from(all.len() - from).unwrap_or(u16::MAX);
            let cell = Cell { picks: index(from), len, place };
            contested.keep(&cell, &words);
            cells.push(cell);
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
