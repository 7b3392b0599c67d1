//! The handle on one zone of one book, and the questions it answers.

use std::ops::ControlFlow;
#[cfg(feature = "sqlite")]
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;
use chrono_tz::Tz;
use inward_core::agreement::Agreement;
use inward_core::calendar::Calendar;
use inward_core::case::Case;
use inward_core::command::Command;
use inward_core::commitment::{Around, Commitment, Records};
use inward_core::decide::decide;
use inward_core::entry::Entry;
use inward_core::fact::AsOf;
use inward_core::id::{CommandId, Id, Kind, NoteId, RecordId, Recordable};
use inward_core::investment::Investment;
use inward_core::issue::Issue;
use inward_core::lead::Lead;
use inward_core::negotiation::Negotiation;
use inward_core::organisation::Organisation;
use inward_core::person::{Particulars, Person};
use inward_core::playbook::Playbook;
use inward_core::project::Project;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::target::Names;
use inward_core::task::Task;
use inward_core::text::refusals;
use inward_core::unit::Unit;
use inward_core::when::{Timestamp, Truth, When};
use inward_core::world::{Context, Relation, Stop};
use inward_core::zone::Zone;
#[cfg(feature = "sqlite")]
use inward_journal::SqliteJournal;
use inward_journal::{Ending, Head, Journal, Lookup, MemoryJournal, StoredEvent, Transaction};
use uuid::Uuid;

use crate::list::MEMBERS;
use crate::reading::Ground;
use crate::{Desk, Error, NewZone, Officer, Options, Reading};

/// A handle on one zone of one book.
#[derive(Clone)]
pub struct Crm {
    journal: Arc<dyn Journal>,
    /// The moment at which every question is answered; none for that of each question.
    moment: Option<Arc<dyn Lookup>>,
    pub(crate) zone: Id<Zone>,
    time_zone: Tz,
    as_of: Option<AsOf>,
}

impl std::fmt::Debug for Crm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Crm").field("zone", &self.zone).field("as_of", &self.as_of).finish_non_exhaustive()
    }
}

impl Crm {
    /// Makes a book in a file. Refused where there is something already. Under the path there is
    /// nothing, or a whole book with its zone opened, whatever ends the process in between.
    #[cfg(feature = "sqlite")]
    pub fn create(path: impl AsRef<Path>, zone: NewZone) -> Result<Self, Error> {
        Self::create_with(path, zone, Options::default())
    }

    /// Makes a book in a file, with options.
    #[cfg(feature = "sqlite")]
    pub fn create_with(path: impl AsRef<Path>, zone: NewZone, options: Options) -> Result<Self, Error> {
        let opening = Opening::of(&zone)?;
        let journal =
            SqliteJournal::create(path.as_ref(), opening.id.uuid(), &zone.name, options.sqlite(), |journal| {
                journal.transact(Ending::Commit, &mut |transaction| opening.put(transaction))
            })?;
        Self::over(Arc::new(journal), opening.id.creates())
    }

    /// Adds a zone to a book in a file. The zones of a book share its file and nothing else.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let folder = tempfile::tempdir()?;
    /// # let path = folder.path().join("city.db");
    /// Crm::create(&path, NewZone::named("阳泉经开区").currency("CNY"))?;
    /// let second = Crm::add_zone(&path, NewZone::named("合成高新区").currency("CNY"))?;
    /// assert_eq!(second.zone()?.title(), "合成高新区");
    /// assert_eq!(Crm::open(&path).unwrap_err().code().as_str(), "book.zone-needed");
    /// let first = Crm::open_with(&path, Options::default().zone("阳泉经开区"))?;
    /// assert_eq!(first.zone()?.title(), "阳泉经开区");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "sqlite")]
    pub fn add_zone(path: impl AsRef<Path>, zone: NewZone) -> Result<Self, Error> {
        Self::add_zone_with(path, zone, Options::default())
    }

    /// Adds a zone to a book in a file, with options.
    #[cfg(feature = "sqlite")]
    pub fn add_zone_with(path: impl AsRef<Path>, zone: NewZone, options: Options) -> Result<Self, Error> {
        let opening = Opening::of(&zone)?;
        let journal = SqliteJournal::add_zone(
            path.as_ref(),
            opening.id.uuid(),
            &zone.name,
            options.sqlite(),
            &mut |transaction| opening.put(transaction),
        )?;
        Self::over(Arc::new(journal), opening.id.creates())
    }

    /// Opens a book. Never makes one.
    ///
    /// # Errors
    /// `book.foreign-log` where the log of writes beside the file is not its own, as after a copy was
    /// put in the place of a book that was not closed; `book.newer` where a later version brought it to
    /// a format that this one does not know.
    #[cfg(feature = "sqlite")]
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::open_with(path, Options::default())
    }

    /// Opens a book, with options.
    #[cfg(feature = "sqlite")]
    pub fn open_with(path: impl AsRef<Path>, options: Options) -> Result<Self, Error> {
        let journal = SqliteJournal::open(path.as_ref(), options.zone.as_deref(), options.sqlite())?;
        let zone = Id::new(journal.zone());
        Self::over(Arc::new(journal), zone)
    }

    /// Makes a book in memory: for tests, documents and trials.
    pub fn in_memory(zone: NewZone) -> Result<Self, Error> {
        Self::in_memory_with(zone, Options::default())
    }

    /// Makes a book in memory, with options.
    pub fn in_memory_with(zone: NewZone, options: Options) -> Result<Self, Error> {
        let opening = Opening::of(&zone)?;
        let journal = MemoryJournal::new(opening.id.uuid(), options.clock, options.randomness);
        journal.transact(Ending::Commit, &mut |transaction| opening.put(transaction))?;
        Self::over(Arc::new(journal), opening.id.creates())
    }

    pub(crate) fn over(journal: Arc<dyn Journal>, zone: Id<Zone>) -> Result<Self, Error> {
        let time_zone = match journal.record(zone.record())?.as_deref() {
            Some(State::Zone(zone)) => zone.time_zone,
            _ => return Err(Refusal::new(refusals::zone::NOT_OPENED).into()),
        };
        Ok(Self { journal, moment: None, zone, time_zone, as_of: None })
    }

    /// Sits an officer at a desk; the officer and the unit are enrolled where they are not known.
    pub fn desk(&self, officer: Officer) -> Result<Desk, Error> {
        self.refuse_as_of()?;
        Desk::sit(self, officer)
    }

    /// A handle as of a day is for reading alone.
    pub(crate) fn refuse_as_of(&self) -> Result<(), Error> {
        match self.as_of {
            Some(_) => Err(Refusal::new(refusals::book::AS_OF).into()),
            None => Ok(()),
        }
    }

    /// The book as of a day, as far as it was known on another: a handle for reading alone, with
    /// every query. Days count to their end in the zone; an instant as `valid` is the day of the zone
    /// on which it lies.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// # let desk = crm.desk(Officer::named("wang.li"))?;
    /// let lead = desk.capture_lead(CaptureLead::titled("LED 衬底").on("2020-06-15")?)?;
    /// let today = crm.today()?.to_string();
    /// assert!(crm.as_of("2020-06-14", today.as_str())?.lead(&lead).is_err());
    /// assert!(crm.as_of("2020-06-15", today.as_str())?.lead(&lead).is_ok());
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn as_of<V, K>(&self, valid: V, known: K) -> Result<Self, Error>
    where
        V: TryInto<When>,
        K: TryInto<When>,
        Refusal: From<V::Error> + From<K::Error>,
    {
        let valid = valid.try_into().map_err(Refusal::from)?.in_zone(self.time_zone);
        let valid = valid.one_day().map_err(|refusal| refusal.at("valid"))?;
        let known = known.try_into().map_err(Refusal::from)?;
        let known = match known.timestamp() {
            Some(instant) => instant,
            None => Timestamp::end_of_day(known.one_day().map_err(|refusal| refusal.at("known"))?, self.time_zone),
        };
        Ok(Self { as_of: Some(AsOf { valid, known }), ..self.clone() })
    }

    /// The same handle at a point.
    #[cfg(feature = "analysis")]
    pub(crate) fn at_point(&self, point: AsOf) -> Self {
        Self { as_of: Some(point), ..self.clone() }
    }

    /// The point this handle reads at; none for everything that is known.
    #[must_use]
    pub const fn point(&self) -> Option<AsOf> {
        self.as_of
    }

    pub(crate) fn reading_point(&self) -> AsOf {
        self.as_of.unwrap_or(AsOf::LATEST)
    }

    pub(crate) const fn time_zone(&self) -> Tz {
        self.time_zone
    }

    /// The time now, by the book's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.journal.now()
    }

    /// Today in the zone.
    pub fn today(&self) -> Result<NaiveDate, Error> {
        Ok(self.now().day_in(self.time_zone))
    }

    /// The playbook in force, at the point this handle reads at.
    pub fn playbook(&self) -> Result<Playbook, Error> {
        let playbook = self.zone_state()?.playbook_at(self.reading_point().known).cloned();
        playbook.ok_or_else(|| Refusal::new(refusals::zone::NOT_OPENED).into())
    }

    /// The calendar in force, at the point this handle reads at, by the notices that were issued until
    /// then: the one that the zone adopted, or that of its time zone.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// let calendar = crm.calendar()?;
    /// assert_eq!(calendar.count_working_days("2021-01-01".parse().unwrap(), "2021-12-31".parse().unwrap())?, 250);
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn calendar(&self) -> Result<Calendar, Error> {
        Ok(self.zone_state()?.calendar_at(self.reading_point().known))
    }

    pub(crate) fn zone_state(&self) -> Result<Zone, Error> {
        match self.lookup().record(self.zone.record())?.as_deref() {
            Some(State::Zone(zone)) => Ok((**zone).clone()),
            _ => Err(Refusal::new(refusals::zone::NOT_OPENED).into()),
        }
    }

    /// The zone.
    pub fn zone(&self) -> Result<Reading<Zone>, Error> {
        self.read(self.zone)
    }

    pub(crate) fn journal(&self) -> &dyn Journal {
        &*self.journal
    }

    /// What answers the questions of this handle.
    pub(crate) fn lookup(&self) -> &dyn Lookup {
        match &self.moment {
            Some(moment) => &**moment,
            None => &*self.journal,
        }
    }

    /// The same handle at one moment, for an answer that takes several questions: what is written
    /// between them must not show in half of it.
    pub(crate) fn at_one_moment(&self) -> Result<Self, Error> {
        let moment = match &self.moment {
            Some(moment) => Arc::clone(moment),
            None => Arc::clone(&self.journal).snapshot()?,
        };
        Ok(Self { moment: Some(moment), ..self.clone() })
    }

    pub(crate) fn transact(
        &self,
        ending: Ending,
        work: &mut dyn FnMut(&dyn Transaction) -> Result<(), Stop>,
    ) -> Result<(), Error> {
        Ok(self.journal.transact(ending, work)?)
    }

    pub(crate) fn state(&self, id: RecordId) -> Result<Arc<State>, Error> {
        let unknown = || Error::from(Refusal::new(refusals::record::UNKNOWN).with("input", id));
        let state = self.lookup().record(id)?.ok_or_else(unknown)?;
        if self.as_of.is_some() && !self.exists(&state)? {
            return Err(unknown());
        }
        Ok(state)
    }

    /// Whether a record exists at the point this handle reads at. An investment exists as soon as
    /// one of its members does.
    pub(crate) fn exists(&self, state: &State) -> Result<bool, Error> {
        let Some(as_of) = self.as_of else { return Ok(true) };
        if self.exists_alone(state, as_of) {
            return Ok(true);
        }
        if state.id().kind != Kind::Investment {
            return Ok(false);
        }
        let is_member = |member: &State| {
            let belongs = member.head().investment_at(as_of).is_some_and(|id| id.record() == state.id());
            belongs && self.exists_alone(member, as_of)
        };
        for member in self.lookup().related(Relation::Member, state.id())? {
            if self.lookup().record(member)?.is_some_and(|member| is_member(&member)) {
                return Ok(true);
            }
        }
        // What belonged to it then may have been moved since.
        let mut found = false;
        self.lookup().scan(MEMBERS, &mut |member| {
            found = is_member(&member);
            if found { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        Ok(found)
    }

    /// Whether a record exists by itself at the point this handle reads at, for certain or possibly.
    /// Without a point all that is known exists, but for what was entered by mistake.
    pub(crate) fn existence_alone(&self, state: &State) -> Truth {
        match self.as_of {
            Some(as_of) => state.existence(as_of, |at: Timestamp| at.day_in(self.time_zone)),
            None => Truth::from(!state.is_taken_out(AsOf::LATEST.known)),
        }
    }

    /// Whether a record exists at that point by itself. The zone, units, people and organisations
    /// are what others refer to: they are there at every point.
    pub(crate) fn exists_alone(&self, state: &State, as_of: AsOf) -> bool {
        matches!(state.id().kind, Kind::Zone | Kind::Unit | Kind::Person | Kind::Organisation)
            || state.exists(as_of, |at: Timestamp| at.day_in(self.time_zone))
    }

    pub(crate) fn read<T>(&self, id: Id<T>) -> Result<Reading<T>, Error>
    where
        T: Recordable + Clone,
        for<'a> &'a T: TryFrom<&'a State>,
    {
        let crm = self.at_one_moment()?;
        let state = crm.state(id.record())?;
        crm.reading(&state)
    }

    pub(crate) fn reading<T>(&self, state: &State) -> Result<Reading<T>, Error>
    where
        T: Recordable + Clone,
        for<'a> &'a T: TryFrom<&'a State>,
    {
        self.reading_by(state, &self.ground()?)
    }

    /// What readings stand on, for any number of them: reading it anew for each is dear.
    pub(crate) fn ground(&self) -> Result<Ground, Error> {
        let as_of = self.reading_point();
        let now = self.now();
        let at = if as_of.has_no_day() { now } else { Timestamp::end_of_day(as_of.valid, self.time_zone) };
        let zone = self.zone_state()?;
        let playbook = zone.playbook_at(as_of.known).cloned();
        let playbook = playbook.ok_or_else(|| Refusal::new(refusals::zone::NOT_OPENED))?;
        let calendar = zone.calendar_at(as_of.known);
        Ok(Ground { as_of, at, today: now.day_in(self.time_zone), playbook: Arc::new(playbook), calendar })
    }

    pub(crate) fn reading_by<T>(&self, state: &State, ground: &Ground) -> Result<Reading<T>, Error>
    where
        T: Recordable + Clone,
        for<'a> &'a T: TryFrom<&'a State>,
    {
        let wrong = || Refusal::new(refusals::record::UNKNOWN).with("input", state.id());
        let typed = <&T>::try_from(state).map_err(|_| wrong())?;
        let around = match state {
            State::Commitment(commitment) => self.around(commitment, ground)?,
            _ => Around::NOTHING,
        };
        let procedure = match state {
            State::Case(case) => Some(self.state(case.procedure.record())?),
            _ => None,
        };
        Ok(Reading { state: typed.clone(), ground: ground.clone(), around, procedure })
    }

    /// What stands around a commitment.
    pub(crate) fn around(&self, commitment: &Commitment, ground: &Ground) -> Result<Around, Error> {
        commitment.around(ground.as_of, ground.at, &ground.playbook, &ground.calendar, self)
    }

    /// The states of every record of these kinds that exist at the point this handle reads at.
    pub(crate) fn each_state(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>)) -> Result<(), Error> {
        self.lookup().scan(kinds, &mut |state| {
            if state.id().kind == Kind::Investment || self.existence_alone(&state).is_possible() {
                visit(state);
            }
            ControlFlow::Continue(())
        })?;
        Ok(())
    }

    /// The text of a note; none once it is erased.
    pub fn note(&self, note: NoteId) -> Result<Option<String>, Error> {
        Ok(self.lookup().note(note)?)
    }

    /// Erases the text of a note. The log stays as it is, and [`verify`](Self::verify) gives the
    /// same head.
    pub fn erase_note(&self, note: NoteId) -> Result<(), Error> {
        self.refuse_as_of()?;
        Ok(self.journal.erase_note(note)?)
    }

    /// The particulars of a person; none once they are erased.
    pub fn particulars(&self, person: Id<Person>) -> Result<Option<Particulars>, Error> {
        Ok(self.lookup().particulars(person)?)
    }

    /// The ids of the records that belong to an investment at the point this handle reads at, by
    /// kind and in the order in which they were made.
    pub fn members(&self, investment: impl Names<Investment>) -> Result<Vec<RecordId>, Error> {
        self.members_of(investment.id_of().record())
    }

    pub(crate) fn members_of(&self, investment: RecordId) -> Result<Vec<RecordId>, Error> {
        let Some(as_of) = self.as_of else {
            let mut members = Vec::new();
            for member in self.lookup().related(Relation::Member, investment)? {
                let state = self.lookup().record(member)?;
                if state.is_none_or(|state| self.existence_alone(&state).is_possible()) {
                    members.push(member);
                }
            }
            return Ok(members);
        };
        // What belonged to it then may have been moved since: only the records themselves know.
        let mut members = Vec::new();
        self.each_state(MEMBERS, &mut |state| {
            if state.head().investment_at(as_of).is_some_and(|id| id.record() == investment) {
                members.push(state.id());
            }
        })?;
        members.sort_unstable();
        Ok(members)
    }

    /// The events after a position, at most `limit`, in order: what a service tails.
    pub fn events(&self, after: u64, limit: usize) -> Result<Vec<StoredEvent>, Error> {
        Ok(self.lookup().events(after, limit)?)
    }

    /// The end of the log. Kept elsewhere, it later proves that nothing was cut.
    pub fn head(&self) -> Result<Head, Error> {
        Ok(self.lookup().head()?)
    }

    /// Reads the whole log again and proves it whole; names the first position that is not. Notes and
    /// particulars that were not erased are proved to be what was written.
    pub fn verify(&self, kept: Option<&Head>) -> Result<Head, Error> {
        Ok(self.journal.verify(kept)?)
    }

    /// Folds every record again from the log.
    pub fn rebuild(&self) -> Result<(), Error> {
        self.refuse_as_of()?;
        Ok(self.journal.rebuild()?)
    }

    /// Waits for what is under way and closes the book. Once nobody has it open, all of it is in its
    /// one file: until then a copy of the file alone lacks what was written last.
    pub fn close(&self) -> Result<(), Error> {
        Ok(self.journal.close()?)
    }
}

/// The first command of a zone, which opens it. The zone itself is its first actor.
struct Opening {
    id: CommandId,
    command: Command,
    content: String,
}

impl Opening {
    fn of(zone: &NewZone) -> Result<Self, Refusal> {
        let command = Command::from(zone.clone().command());
        let content = serde_json::to_string(&command)
            .map_err(|fault| Refusal::new(refusals::command::MALFORMED).with("input", fault))?;
        Ok(Self { id: CommandId::new(Uuid::now_v7()), command, content })
    }

    fn put(&self, transaction: &dyn Transaction) -> Result<(), Stop> {
        let context = Context { actor: self.id.creates(), command: self.id, reported: None };
        let decision = decide(transaction, &self.command, &context)?;
        transaction.put(decision, &context, &self.content).map(|_| ())
    }
}

impl Records for Crm {
    type Fault = Error;

    fn state(&self, id: RecordId) -> Result<Option<Arc<State>>, Error> {
        Ok(self.lookup().record(id)?)
    }

    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Error> {
        Ok(self.lookup().related(relation, to)?)
    }
}

macro_rules! reads {
    ($( $(#[$doc:meta])* $name:ident($kind:ident), $(#[$list_doc:meta])* $list:ident; )+) => {
        impl Crm { $(
            $(#[$doc])*
            pub fn $name(&self, id: impl Names<$kind>) -> Result<Reading<$kind>, Error> {
                self.read(id.id_of())
            }

            $(#[$list_doc])*
            #[must_use]
            pub fn $list(&self) -> crate::List<$kind> {
                crate::List::new(self.clone())
            }
        )+ }
    };
}

reads! {
    /// An organisation.
    organisation(Organisation),
    /// The list of organisations.
    organisations;
    /// An investment: its own names and figures.
    investment(Investment),
    /// The list of investments.
    investments;
    /// A lead.
    lead(Lead),
    /// The list of leads.
    leads;
    /// A negotiation.
    negotiation(Negotiation),
    /// The list of negotiations.
    negotiations;
    /// An agreement.
    agreement(Agreement),
    /// The list of agreements.
    agreements;
    /// A project.
    project(Project),
    /// The list of projects.
    projects;
    /// A commitment.
    commitment(Commitment),
    /// The list of commitments.
    commitments;
    /// An issue.
    issue(Issue),
    /// The list of issues.
    issues;
    /// A task.
    task(Task),
    /// The list of tasks.
    tasks;
    /// A case.
    case(Case),
    /// The list of cases.
    cases;
    /// A list, a promotion event or a procedure.
    entry(Entry),
    /// The list of lists, promotion events and procedures.
    entries;
    /// A unit.
    unit(Unit),
    /// The list of units.
    units;
    /// A person, as the log knows them.
    person(Person),
    /// The list of people.
    people;
}
