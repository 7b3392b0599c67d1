//! Building a pipeline: every record is taken in once, in any order.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use inward_core::id::{Id, Kind, RecordId};
use inward_core::investment::Investment;
use inward_core::playbook::MilestoneKey;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Timestamp;
use inward_core::zone::Zone;

use super::contested::Contested;
use super::day::{Day, NEVER, day, ends, number};
use super::dimension::{Telling, Told, Values};
use super::existence::Existence;
use super::milestones::{MOST, Milestones, Place};
use super::pick::{Word, picks};
use super::plans::Plans;
use super::playbooks::Playbooks;
use super::records::{Belongs, Cell, RecordRow, Records, Subject, Taken};
use super::standings::Standings;
use super::{Beside, Pipeline};

/// Takes in the records of a zone.
pub struct PipelineBuilder {
    zone: chrono_tz::Tz,
    playbooks: Playbooks,
    milestones: Milestones,
    values: Values,
    subjects: HashMap<Id<Investment>, Subject>,
    ids: Vec<Id<Investment>>,
    rows: Vec<RecordRow>,
    taken: Taken,
    standings: Standings,
    plans: Plans,
    titles: HashMap<RecordId, String>,
    position: Option<u64>,
}

impl PipelineBuilder {
    /// The kinds of records that it is made of.
    pub const KINDS: &[Kind] = &[
        Kind::Unit,
        Kind::Person,
        Kind::Organisation,
        Kind::Investment,
        Kind::Lead,
        Kind::Negotiation,
        Kind::Agreement,
        Kind::Project,
    ];

    /// Begins one of a zone; none where it has no playbook.
    #[must_use]
    pub fn of(zone: &Zone) -> Option<Self> {
        let playbooks = Playbooks::of(zone)?;
        let contested = Contested::under(&playbooks);
        let taken = Taken { cells: Vec::new(), picks: Vec::new(), told: Vec::new(), existence: Vec::new(), contested };
        Some(Self {
            zone: zone.time_zone,
            milestones: Milestones::of(playbooks.last()),
            playbooks,
            values: Values::default(),
            subjects: HashMap::new(),
            ids: Vec::new(),
            rows: Vec::new(),
            taken,
            standings: Standings::default(),
            plans: Plans::default(),
            titles: HashMap::new(),
            position: None,
        })
    }

    /// The same of a book as it stands at this position.
    #[must_use]
    pub const fn at_position(mut self, position: u64) -> Self {
        self.position = Some(position);
        self
    }

    /// Takes in a record as it is; of other kinds than [`KINDS`](Self::KINDS) it needs nothing.
    pub fn record(&mut self, state: &State) {
        match state {
            State::Unit(_) | State::Person(_) | State::Organisation(_) => self.title(state),
            State::Investment(investment) => {
                self.title(state);
                let belongs = Belongs::To(self.subject(investment.id));
                self.row(state, belongs);
            }
            State::Lead(_) | State::Negotiation(_) | State::Agreement(_) | State::Project(_) => {
                let belongs = self.belongs(state);
                self.row(state, belongs);
                self.standings.record(state, self.zone);
                self.plans.record(state, &mut self.milestones);
            }
            _ => {}
        }
    }

    /// The pipeline of what was taken in, as it was read today: what goes on was seen to the end of that day.
    ///
    /// # Errors
    /// `pipeline.too-many-milestones`.
    pub fn finish(self, today: NaiveDate) -> Result<Pipeline, Refusal> {
        if self.milestones.has_more() {
            return Err(Refusal::new(refusals::pipeline::TOO_MANY_MILESTONES).with("most", MOST));
        }
        let records = Records::of(self.ids, self.rows, self.taken, self.zone);
        let standings = self.standings.settled(&records, self.playbooks.last());
        let beside = Beside { standings, plans: self.plans, position: self.position };
        Ok(Pipeline::of(records, beside, self.milestones, self.values, self.titles, self.zone, today))
    }

    fn title(&mut self, state: &State) {
        self.titles.insert(state.id(), state.head().title.clone());
    }

    fn subject(&mut self, investment: Id<Investment>) -> Subject {
        *self.subjects.entry(investment).or_insert_with(|| {
            self.ids.push(investment);
            Subject::try_from(self.ids.len() - 1).unwrap_or(Subject::MAX)
        })
    }

    fn belongs(&mut self, state: &State) -> Belongs {
        let zone = self.zone;
        match Told::of(&state.head().investment, zone, |investment| self.subject(*investment)) {
            None => Belongs::Nowhere,
            Some(Told::Always(subject, _)) => Belongs::To(subject),
            Some(told) => Belongs::Moves(told),
        }
    }

    fn row(&mut self, state: &State, belongs: Belongs) {
        let (cells, told, existence) = (self.taken.cells.len(), self.taken.told.len(), self.taken.existence.len());
        self.existence_of(state);
        self.milestones_of(state, existence);
        Telling { zone: self.zone, values: &mut self.values, told: &mut self.taken.told }.tell(state);
        let range = |from: usize, to: usize| index(from)..index(to);
        self.rows.push(RecordRow {
            id: state.id(),
            belongs,
            cells: range(cells, self.taken.cells.len()),
            told: range(told, self.taken.told.len()),
            existence: range(existence, self.taken.existence.len()),
        });
    }

    /// From which day on it may be there and certainly is, as it was known after each of its versions.
    fn existence_of(&mut self, state: &State) {
        let zone = self.zone;
        let existence = &mut self.taken.existence;
        let from = existence.len();
        let recordings = &state.head().recordings;
        let turns = (1..=recordings.version()).filter_map(|version| recordings.of(version));
        let mut turns: Vec<Day> = turns.map(|recording| number(recording.known.from().day_in(zone))).collect();
        turns.sort_unstable();
        turns.dedup();
        for known in turns {
            let at = day(known).map_or(Timestamp::MAX, |day| Timestamp::end_of_day(day, zone));
            let days = state.exists_from(at, |at| at.day_in(zone));
            let (begins, certainly) =
                days.map_or((NEVER, NEVER), |(from, certainly)| (number(from), number(certainly)));
            let told = existence.get(from..).and_then(<[_]>::last);
            if told.is_none_or(|told| (told.from, told.certainly) != (begins, certainly)) {
                existence.push(Existence { known, from: begins, certainly });
            }
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
        let Taken { cells, picks: all, existence: begins, contested, .. } = &mut self.taken;
        let begins = begins.get(existence..).unwrap_or_default();
        for ((place, _), words) in words {
            let from = all.len();
            all.extend(picks(&words, &self.playbooks, begins));
            let cell = Cell { place, picks: index(from)..index(all.len()) };
            contested.keep(&cell, &words);
            cells.push(cell);
        }
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
