//! Refreshing a pipeline: records that changed since it was read are taken in again, and what they belong to is
//! gathered anew. Nothing else is touched.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;
use inward_core::id::RecordId;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use super::day::number;
use super::level::Level;
use super::milestones::MOST;
use super::records::{Belongs, RecordRow, Subject};
use super::remembered::Remembered;
use super::taking::Taking;
use super::told::Telling;
use super::values::Value;
use super::{Book, Pipeline};

/// What is to be taken into a pipeline: the records that changed since it was read, as they are now.
#[derive(Clone, Debug)]
pub struct Update {
    from: Option<u64>,
    to: u64,
    today: NaiveDate,
    changed: Vec<Arc<State>>,
    new: BTreeSet<RecordId>,
    origins: HashMap<RecordId, RecordId>,
}

impl Pipeline {
    /// What is to be taken in, of a book that stands at this position. `came_of` tells of which record another came.
    ///
    /// None where it has to be built anew: where an investment that it does not know belongs among those that it does,
    /// where most of what it holds was replaced before, or where it counts projects.
    ///
    /// # Errors
    /// `pipeline.too-many-milestones`; what `came_of` answers.
    pub fn update<E: From<Refusal>>(
        &self,
        changed: Vec<Arc<State>>,
        came_of: &mut dyn FnMut(RecordId) -> Result<Option<RecordId>, E>,
        position: u64,
        today: NaiveDate,
    ) -> Result<Option<Update>, E> {
        let new = self.book.new_investments(&changed);
        let stands_behind = new.first().zip(self.book.records.ids.last()).is_none_or(|(new, last)| last < new);
        // What a project came of tells of others too: where projects are counted, all is read anew.
        let in_place = self.book.level == Level::Investment && self.book.playbooks.is_some();
        if !stands_behind || !in_place || self.book.records.is_mostly_replaced() {
            return Ok(None);
        }
        let origins = self.book.origins_to_know(&changed, came_of)?;
        self.book.has_room_for(&changed)?;
        Ok(Some(Update { from: self.book.position, to: position, today, changed, new, origins }))
    }

    /// Takes in what [`Pipeline::update`] found; false where it was refreshed since, and nothing is changed. Other
    /// pipelines and results that share its columns keep what they tell: the columns are then copied first.
    pub fn take_in(&mut self, update: Update) -> bool {
        if update.from != self.book.position {
            return false;
        }
        let Update { to, today, changed, new, origins, .. } = update;
        let book = Arc::make_mut(&mut self.book);
        (book.position, book.today) = (Some(to), number(today));
        book.forget();
        for investment in new {
            book.records.begin(investment);
        }
        let touched = book.take_in(&changed);
        book.standings.renew(&book.records, &touched, &origins);
        for subject in &touched {
            book.columns.renew(&book.records, *subject);
        }
        for (dimension, column) in &mut book.dimensions {
            if let Some(column) = column.get_mut() {
                column.renew(&book.records, &touched, dimension);
            }
        }
        true
    }

    /// The same, as it is seen on another day: what goes on has gone on until then.
    pub fn seen_on(&mut self, today: NaiveDate) {
        if self.book.today != number(today) {
            let book = Arc::make_mut(&mut self.book);
            book.today = number(today);
            book.forget();
        }
    }

    /// Another pipeline at the point of this one, and kept as this one is.
    ///
    /// # Errors
    /// `milestone.unknown` where this one keeps what reached a milestone that the other does not know.
    pub fn as_this_is(&self, other: &Self) -> Result<Self, Refusal> {
        let kept = self.kept.iter().map(|kept| {
            kept.clone().placed_anew(|place| {
                let key = self.book.milestones.all().get(usize::from(place)).map_or("", |milestone| &milestone.key);
                other.book.milestones.named(key)
            })
        });
        Ok(Self { book: other.book.clone(), point: self.point, kept: kept.collect::<Result<_, _>>()? })
    }
}

impl Book {
    /// Forgets what was found out from the columns, which are about to change.
    fn forget(&mut self) {
        self.figures = Remembered::default();
        self.groups = Remembered::default();
        self.stand = Remembered::default();
    }

    /// The investments that some records belong to and it does not know, in order.
    fn new_investments(&self, changed: &[Arc<State>]) -> BTreeSet<RecordId> {
        let mut new = BTreeSet::new();
        for state in changed {
            let own = if let State::Investment(_) = &**state { Some(state.id()) } else { None };
            let told = state.head().investment.iter().map(|fact| fact.value.record());
            new.extend(own.into_iter().chain(told).filter(|id| self.records.ids.binary_search(id).is_err()));
        }
        new
    }

    /// Of the records of investments that so far were only known to go on, and of which that is no longer so, those of
    /// which others came.
    fn origins_to_know<E>(
        &self,
        changed: &[Arc<State>],
        came_of: &mut dyn FnMut(RecordId) -> Result<Option<RecordId>, E>,
    ) -> Result<HashMap<RecordId, RecordId>, E> {
        let mut origins = HashMap::new();
        let says_otherwise = |state: &&Arc<State>| state.all_standings().is_some_and(|said| !said.is_empty());
        for state in changed.iter().filter(says_otherwise) {
            for fact in state.head().investment.iter() {
                let Ok(at) = self.records.ids.binary_search(&fact.value.record()) else { continue };
                let subject = Subject::try_from(at).unwrap_or(Subject::MAX);
                for row in self.records.settled(subject) {
                    if let Some(origin) = came_of(row.id)? {
                        origins.insert(row.id, origin);
                    }
                }
            }
        }
        Ok(origins)
    }

    /// That what some records reached and planned has a place.
    fn has_room_for(&self, changed: &[Arc<State>]) -> Result<(), Refusal> {
        let mut new: HashSet<String> = HashSet::new();
        for milestones in changed.iter().filter_map(|state| state.milestones()) {
            let reached = milestones
                .reached
                .iter()
                .flat_map(|fact| std::iter::once(&fact.value.milestone).chain(&fact.value.possibly));
            let planned = milestones.planned.iter().map(|fact| &fact.value.milestone);
            let unknown = reached.chain(planned).filter(|key| !self.milestones.knows(key.as_str()));
            new.extend(unknown.map(ToString::to_string));
        }
        if self.milestones.all().len() + new.len() > MOST {
            return Err(Refusal::new(refusals::pipeline::TOO_MANY_MILESTONES).with("most", MOST));
        }
        Ok(())
    }

    /// Takes in records, and gives the investments that any of them belongs or belonged to.
    fn take_in(&mut self, changed: &[Arc<State>]) -> BTreeSet<Subject> {
        let Self {
            records, standings, plans, memberships, debtors, milestones, values, titles, playbooks, zone, ..
        } = self;
        let (origins, of_organisations) = (&mut self.origins, &mut self.of_organisations);
        let Some(playbooks) = playbooks else { return BTreeSet::new() };
        let mut rows_of: BTreeMap<Subject, Vec<RecordRow>> = BTreeMap::new();
        let mut moved: Vec<RecordRow> = Vec::new();
        let mut taken_in: HashSet<RecordId> = HashSet::new();
        let mut touched = BTreeSet::new();
        for state in changed {
            match &**state {
                State::Lead(_) | State::Negotiation(_) | State::Agreement(_) | State::Project(_) => {}
                State::Commitment(_) => {
                    debtors.record(state, *zone);
                    continue;
                }
                _ => titles.set(state.id(), &state.head().title),
            }
            if let State::Organisation(organisation) = &**state {
                match &organisation.country {
                    Some(country) => origins.insert(state.id(), values.code(Value::Word(country.clone()))),
                    None => origins.remove(&state.id()),
                };
                let said = Telling::of_organisation(organisation, *zone, values, &mut records.taken().spoken_of);
                match said.is_empty() {
                    true => of_organisations.remove(&state.id()),
                    false => of_organisations.insert(state.id(), said),
                };
            }
            let number_of = |id: RecordId| {
                let at = records.ids.binary_search(&id).unwrap_or(usize::MAX);
                Subject::try_from(at).unwrap_or(Subject::MAX)
            };
            let belongs = match &**state {
                State::Investment(_) => Belongs::To(number_of(state.id())),
                State::Lead(_) | State::Negotiation(_) | State::Agreement(_) | State::Project(_) => {
                    Belongs::of(state, *zone, |investment| number_of(investment.record()))
                }
                _ => continue,
            };
            taken_in.insert(state.id());
            belongs.each(&mut |subject| touched.extend([subject]));
            let row = Taking { zone: *zone, playbooks, milestones, values, taken: records.taken() }.row(state, belongs);
            if !matches!(&**state, State::Investment(_)) {
                standings.forget(state.id());
                standings.record(state, *zone);
                plans.record(state, milestones);
                memberships.record(state);
            }
            match row.belongs {
                Belongs::Nowhere => {}
                Belongs::To(subject) => rows_of.entry(subject).or_default().push(row),
                Belongs::Moves(_) => moved.push(row),
            }
        }
        for subject in &touched {
            let with = rows_of.remove(subject).unwrap_or_default();
            records.replace(*subject, |id| taken_in.contains(&id), with);
        }
        if !moved.is_empty() {
            let again: HashSet<RecordId> = moved.iter().map(|row| row.id).collect();
            records.replace_moved(|id| again.contains(&id), moved);
        }
        touched
    }
}
