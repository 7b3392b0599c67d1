//! Building a pipeline: every record is taken in once, in any order.

use std::collections::HashMap;

use chrono::NaiveDate;
use inward_core::id::{Kind, RecordId};
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::zone::Zone;

use super::contested::Contested;
use super::debtors::Debtors;
use super::level::Level;
use super::lines::Lines;
use super::memberships::Memberships;
use super::milestones::{MOST, Milestones};
use super::plans::Plans;
use super::playbooks::Playbooks;
use super::records::{Belongs, RecordRow, Records, Subject, Taken};
use super::standings::Standings;
use super::taking::Taking;
use super::titles::Titles;
use super::told::{Spoken, Telling, Told};
use super::values::{Code, Value, Values};
use super::{Beside, Pipeline};

/// Takes in the records of a zone.
pub struct PipelineBuilder {
    zone: chrono_tz::Tz,
    of_zone: RecordId,
    playbooks: Playbooks,
    milestones: Milestones,
    values: Values,
    level: Level,
    lines: Lines,
    subjects: HashMap<RecordId, Subject>,
    ids: Vec<RecordId>,
    rows: Vec<RecordRow>,
    taken: Taken,
    standings: Standings,
    plans: Plans,
    titles: Titles,
    memberships: Memberships,
    debtors: Debtors,
    origins: HashMap<RecordId, Code>,
    of_organisations: HashMap<RecordId, Vec<(Spoken, Told)>>,
    position: Option<u64>,
}

impl PipelineBuilder {
    /// The kinds of records that it is made of.
    pub const KINDS: &[Kind] = &[
        Kind::Unit,
        Kind::Person,
        Kind::Organisation,
        Kind::Entry,
        Kind::Investment,
        Kind::Lead,
        Kind::Negotiation,
        Kind::Agreement,
        Kind::Project,
        Kind::Commitment,
    ];

    /// Begins one of a zone; none where it has no playbook.
    #[must_use]
    pub fn of(zone: &Zone) -> Option<Self> {
        let playbooks = Playbooks::of(zone)?;
        let contested = Contested::under(&playbooks);
        let taken = Taken::under(contested);
        Some(Self {
            zone: zone.time_zone,
            of_zone: zone.id.record(),
            milestones: Milestones::of(playbooks.last()),
            playbooks,
            values: Values::default(),
            level: Level::Investment,
            lines: Lines::default(),
            subjects: HashMap::new(),
            ids: Vec::new(),
            rows: Vec::new(),
            taken,
            standings: Standings::default(),
            plans: Plans::default(),
            titles: Titles::default(),
            memberships: Memberships::default(),
            debtors: Debtors::default(),
            origins: HashMap::new(),
            of_organisations: HashMap::new(),
            position: None,
        })
    }

    /// The same of a book as it stands at this position.
    #[must_use]
    pub const fn at_position(mut self, position: u64) -> Self {
        self.position = Some(position);
        self
    }

    /// The same of what is counted at a level; of investments where nothing is said.
    #[must_use]
    pub const fn counting(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Takes in a record as it is; of other kinds than [`KINDS`](Self::KINDS) it needs nothing.
    pub fn record(&mut self, state: &State) {
        match state {
            State::Unit(_) | State::Person(_) | State::Entry(_) => self.title(state),
            State::Organisation(organisation) => {
                self.title(state);
                if let Some(country) = &organisation.country {
                    let code = self.values.code(Value::Word(country.clone()));
                    self.origins.insert(state.id(), code);
                }
                let said =
                    Telling::of_organisation(organisation, self.zone, &mut self.values, &mut self.taken.spoken_of);
                if !said.is_empty() {
                    self.of_organisations.insert(state.id(), said);
                }
            }
            State::Investment(_) if self.level == Level::Project => {}
            State::Investment(_) => {
                self.title(state);
                let belongs = Belongs::To(self.subject(state.id()));
                let row = self.taking().row(state, belongs);
                self.rows.push(row);
            }
            State::Lead(_) | State::Negotiation(_) | State::Agreement(_) | State::Project(_) => {
                let belongs = self.belongs(state);
                let row = self.taking().row(state, belongs);
                self.standings.record(state, self.zone);
                if self.level == Level::Project && !matches!(state, State::Project(_)) {
                    self.lines.record(state, row, self.zone);
                    return;
                }
                self.rows.push(row);
                self.plans.record(state, &mut self.milestones);
                self.memberships.record(state);
            }
            State::Commitment(_) => self.debtors.record(state, self.zone),
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
        drop(self.subjects);
        let (mut rows, mut taken) = (self.rows, self.taken);
        rows.extend(self.lines.rows(&mut taken));
        let records = Records::of(self.ids, rows, taken, self.zone);
        let standings = self.standings.settled(&records, self.playbooks.last());
        let playbooks = Some(self.playbooks);
        let beside = Beside {
            standings,
            plans: self.plans,
            memberships: self.memberships,
            debtors: self.debtors,
            level: self.level,
            of_zone: Some(self.of_zone),
            position: self.position,
            playbooks,
            origins: self.origins,
            of_organisations: self.of_organisations,
        };
        Ok(Pipeline::of(records, beside, self.milestones, self.values, self.titles.laid(), self.zone, today))
    }

    const fn taking(&mut self) -> Taking<'_> {
        Taking {
            zone: self.zone,
            playbooks: &self.playbooks,
            milestones: &mut self.milestones,
            values: &mut self.values,
            taken: &mut self.taken,
        }
    }

    /// What a record is counted with.
    fn belongs(&mut self, state: &State) -> Belongs {
        match (self.level, state) {
            (Level::Investment, _) => Belongs::of(state, self.zone, |investment| self.subject(investment.record())),
            (Level::Project, State::Project(_)) => {
                self.title(state);
                let subject = self.subject(state.id());
                self.lines.project(state, subject, self.zone);
                Belongs::To(subject)
            }
            // What projects came of is told of each of them, once all are there.
            (Level::Project, _) => Belongs::Nowhere,
        }
    }

    fn title(&mut self, state: &State) {
        self.titles.add(state.id(), &state.head().title);
    }

    fn subject(&mut self, counted: RecordId) -> Subject {
        *self.subjects.entry(counted).or_insert_with(|| {
            self.ids.push(counted);
            Subject::try_from(self.ids.len() - 1).unwrap_or(Subject::MAX)
        })
    }
}
