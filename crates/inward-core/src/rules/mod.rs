//! The rules that commands of every kind share, one file each, and the decision they work on.
//!
//! [`Deciding`] is a decision in the making: it reads the world, turns what a command names into what
//! the book keeps, and gathers events, notes, keys and warnings. The files beside this one give it
//! more to do; what only one kind of record asks for is in that kind's own `decide`.

mod attribute;
mod erased_person;
mod free_text;
mod not_after_today;
mod opening;
mod profile;
mod rule_of_deadline;
mod source_and_evidence;
mod unique_key;
mod unknown_name;

pub use profile::Profile;

pub(crate) use free_text::name;
pub(crate) use profile::profiled;
pub(crate) use rule_of_deadline::rule_of_deadline;
pub(crate) use unknown_name::unknown_milestone;

use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::event::Event;
use crate::fact::AsOf;
use crate::id::{Id, NoteId, RecordId, Recordable};
use crate::money::{Amount, AmountInput};
use crate::person::{Particulars, Person};
use crate::playbook::Playbook;
use crate::record::State;
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::when::{Timestamp, When};
use crate::world::{Change, Claim, Context, Decision, Stop, World};
use crate::zone::Zone;

/// A decision in the making.
pub(crate) struct Deciding<'w> {
    world: &'w dyn World,
    context: &'w Context,
    playbook: Arc<Playbook>,
    changes: Vec<Change>,
    notes: Vec<(NoteId, String)>,
    people: Vec<(Id<Person>, Option<Particulars>)>,
    claims: Vec<Claim>,
    warnings: Vec<Refusal>,
}

impl<'w> Deciding<'w> {
    pub(crate) fn new(world: &'w dyn World, context: &'w Context) -> Self {
        Self {
            world,
            context,
            playbook: world.playbook(),
            changes: Vec::new(),
            notes: Vec::new(),
            people: Vec::new(),
            claims: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The decision, answering with this record.
    pub(crate) fn answer(self, record: impl Into<RecordId>) -> Decision {
        Decision {
            answer: record.into(),
            changes: self.changes,
            notes: self.notes,
            people: self.people,
            claims: self.claims,
            warnings: self.warnings,
        }
    }

    pub(crate) const fn world(&self) -> &'w dyn World {
        self.world
    }

    pub(crate) const fn context(&self) -> &'w Context {
        self.context
    }

    pub(crate) fn playbook(&self) -> Arc<Playbook> {
        Arc::clone(&self.playbook)
    }

    /// The zone; every command but the one that opens it needs one.
    pub(crate) fn zone(&self) -> Result<Arc<Zone>, Stop> {
        self.world.zone().ok_or_else(|| Refusal::new(refusals::zone::NOT_OPENED).into())
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.world.now()
    }

    fn time_zone(&self) -> Tz {
        self.world.zone().map_or(Tz::UTC, |zone| zone.time_zone)
    }

    /// Today in the zone.
    pub(crate) fn today(&self) -> NaiveDate {
        self.world.now().day_in(self.time_zone())
    }

    /// A date that a command gives, as the book keeps it: an instant on its day in the zone.
    pub(crate) fn in_zone(&self, when: &When) -> When {
        when.in_zone(self.time_zone())
    }

    /// The day on which what the command says was known: reported where given, else today.
    pub(crate) fn known_on(&self) -> NaiveDate {
        self.context.reported.map_or_else(|| self.today(), |reported| reported.on)
    }

    /// The instant from which what the command says is known: reported where given, else now.
    pub(crate) fn known_from(&self) -> Timestamp {
        self.context.reported.map_or_else(|| self.now(), |reported| reported.from)
    }

    /// Everything that is known now.
    pub(crate) fn as_of_now(&self) -> AsOf {
        AsOf { valid: self.today(), known: self.now() }
    }

    /// The id of the one record that this command may create.
    pub(crate) const fn own_id<T: Recordable>(&self) -> Id<T> {
        Id::new(self.context.command.uuid())
    }

    pub(crate) fn emit(&mut self, record: impl Into<RecordId>, event: impl Into<Event>) {
        self.changes.push(Change { record: record.into(), event: event.into() });
    }

    pub(crate) fn warn(&mut self, warning: Refusal) {
        self.warnings.push(warning);
    }

    pub(crate) fn keep_person(&mut self, person: Id<Person>, particulars: Option<Particulars>) {
        self.people.push((person, particulars));
    }

    /// An amount, in the zone's currency where it names none.
    pub(crate) fn amount(&self, input: &AmountInput, path: &'static str) -> Result<Amount, Refusal> {
        let currency = self.world.zone().and_then(|zone| zone.currency);
        input.settle(currency).map_err(|refusal| refusal.at(path))
    }

    /// The state of a record, refused where there is none.
    pub(crate) fn state(&self, id: RecordId) -> Result<Arc<State>, Stop> {
        match self.world.state(id)? {
            Some(state) => Ok(state),
            None => Err(Refusal::new(refusals::record::UNKNOWN).with("input", id).into()),
        }
    }

    /// Refuses an id that names no record.
    pub(crate) fn exists(&self, id: impl Into<RecordId>) -> Result<(), Stop> {
        self.state(id.into()).map(|_| ())
    }
}
