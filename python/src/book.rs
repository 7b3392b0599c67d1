//! The handle behind `inward.Crm`. The interpreter is free for other threads while the book works.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use inward::core::commitment::Commitment as CoreCommitment;
use inward::core::filter::Sort;
use inward::core::id::NoteId;
use inward::core::investment::Investment;
use inward::core::organisation::Organisation;
use inward::core::playbook::Horizon;
use inward::core::unit::Unit;
use inward::{Archive, Crm, NewZone, Officer, Options};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

use crate::attention::{Attention, Narrowed, days_ahead};
use crate::calendar::Calendar;
use crate::clock::Clock;
use crate::cursor::Cursor;
use crate::desk::Seat;
use crate::errors::Answer;
use crate::exposure::ExposureTable;
use crate::figures::Count;
use crate::filter::filter;
use crate::given::{self, Keywords};
use crate::id::Id;
use crate::inspections::InspectionYear;
use crate::interrupt::working;
use crate::kpis::{self, KpiResult, Kpis};
use crate::moments::Reckoning;
use crate::obligations::{OpenPayments, Reclaim};
use crate::playbook::{self, Playbook};
use crate::promise_board::PromiseBoard;
use crate::rate_tables::RatesOfGroups;
use crate::reading::word;
use crate::records::{self, Commitment};
use crate::reports::{Head, HistoryEntry, ListSum, StoredEvent};
use crate::table::Table;
use crate::tables::{Row, StageTable, Whole};
use crate::when::When;

fn options(clock: Option<Clock>, wait: Option<Duration>, wait_for_disk: bool) -> Options {
    let mut options = Options::default();
    if let Some(clock) = clock {
        options = options.clock(move || clock.read());
    }
    if let Some(wait) = wait {
        options = options.wait(wait);
    }
    if !wait_for_disk {
        options = options.without_waiting_for_disk();
    }
    options
}

fn new_zone(
    name: &str,
    playbook: Option<&Bound<'_, PyAny>>,
    time_zone: &str,
    currency: Option<&str>,
    calendar: Option<Calendar>,
) -> Answer<NewZone> {
    let mut zone = NewZone::named(name).time_zone(time_zone);
    if let Some(playbook) = playbook {
        zone = zone.playbook(playbook::playbook(playbook)?);
    }
    if let Some(currency) = currency {
        zone = zone.currency(currency);
    }
    if let Some(calendar) = calendar {
        zone = zone.calendar(calendar.in_a_time_zone()?);
    }
    Ok(zone)
}

/// The records of a page, their rows, and where the next page begins.
type Page = (Vec<Py<PyAny>>, Vec<Row>, Option<Cursor>);

/// The name, the title and the channels of a person.
type Particulars = (String, Option<String>, Vec<String>);

/// A handle on one zone of one book.
#[pyclass(frozen, module = "inward._native")]
pub struct Book(pub Crm);

/// The records of a kind, by its key: what `$kind` is bound to is the list of it, and its class.
macro_rules! of_kind {
    ($crm:expr, $kind:expr, |$list:ident, $class:ident| $body:expr) => {
        match $kind {
            "organisation" => of_kind!(@ $list = $crm.organisations(), $class = Organisation, $body),
            "investment" => of_kind!(@ $list = $crm.investments(), $class = Investment, $body),
            "lead" => of_kind!(@ $list = $crm.leads(), $class = Lead, $body),
            "negotiation" => of_kind!(@ $list = $crm.negotiations(), $class = Negotiation, $body),
            "agreement" => of_kind!(@ $list = $crm.agreements(), $class = Agreement, $body),
            "project" => of_kind!(@ $list = $crm.projects(), $class = Project, $body),
            "commitment" => of_kind!(@ $list = $crm.commitments(), $class = Commitment, $body),
            "issue" => of_kind!(@ $list = $crm.issues(), $class = Issue, $body),
            "task" => of_kind!(@ $list = $crm.tasks(), $class = Task, $body),
            "case" => of_kind!(@ $list = $crm.cases(), $class = Case, $body),
            "entry" => of_kind!(@ $list = $crm.entries(), $class = Entry, $body),
            "unit" => of_kind!(@ $list = $crm.units(), $class = Unit, $body),
            "person" => of_kind!(@ $list = $crm.people(), $class = Person, $body),
            other => Err(PyValueError::new_err(format!("there are no records of the kind {other:?}")).into()),
        }
    };
    (@ $list:ident = $lists:expr, $class:ident = $name:ident, $body:expr) => {{
        let $list = $lists;
        let $class = records::$name;
        $body
    }};
}

/// Gives the handle one read a kind.
macro_rules! reads {
    ($( $name:ident: $class:ident ),+) => {
        #[pymethods]
        impl Book { $(
            /// One record of this kind.
            #[pyo3(signature = (named, /))]
            fn $name(&self, py: Python<'_>, named: &Bound<'_, PyAny>) -> Answer<records::$class> {
                let id = given::named(named, stringify!($name))?;
                Ok(records::$class(working(py, || self.0.$name(id))?))
            }
        )+ }
    };
}

reads! {
    organisation: Organisation, investment: Investment, lead: Lead, negotiation: Negotiation, agreement: Agreement,
    project: Project, commitment: Commitment, issue: Issue, task: Task, case: Case, entry: Entry, unit: Unit, person: Person
}

#[pymethods]
impl Book {
    /// Makes a book in a file.
    #[staticmethod]
    #[pyo3(signature = (path, zone, *, playbook, time_zone, currency, calendar, clock, wait, wait_for_disk))]
    #[expect(clippy::too_many_arguments, reason = "they are keywords in Python")]
    fn create(
        py: Python<'_>,
        path: PathBuf,
        zone: &str,
        playbook: Option<&Bound<'_, PyAny>>,
        time_zone: &str,
        currency: Option<&str>,
        calendar: Option<Calendar>,
        clock: Option<Clock>,
        wait: Option<Duration>,
        wait_for_disk: bool,
    ) -> Answer<Self> {
        let zone = new_zone(zone, playbook, time_zone, currency, calendar)?;
        let options = options(clock, wait, wait_for_disk);
        Ok(Self(working(py, || Crm::create_with(path, zone, options))?))
    }

    /// Adds a zone to a book in a file.
    #[staticmethod]
    #[pyo3(signature = (path, zone, *, playbook, time_zone, currency, calendar, clock, wait, wait_for_disk))]
    #[expect(clippy::too_many_arguments, reason = "they are keywords in Python")]
    fn add_zone(
        py: Python<'_>,
        path: PathBuf,
        zone: &str,
        playbook: Option<&Bound<'_, PyAny>>,
        time_zone: &str,
        currency: Option<&str>,
        calendar: Option<Calendar>,
        clock: Option<Clock>,
        wait: Option<Duration>,
        wait_for_disk: bool,
    ) -> Answer<Self> {
        let zone = new_zone(zone, playbook, time_zone, currency, calendar)?;
        let options = options(clock, wait, wait_for_disk);
        Ok(Self(working(py, || Crm::add_zone_with(path, zone, options))?))
    }

    /// Opens a book.
    #[staticmethod]
    #[pyo3(signature = (path, *, zone, read_only, clock, wait, wait_for_disk))]
    fn open(
        py: Python<'_>,
        path: PathBuf,
        zone: Option<&str>,
        read_only: bool,
        clock: Option<Clock>,
        wait: Option<Duration>,
        wait_for_disk: bool,
    ) -> Answer<Self> {
        let mut options = options(clock, wait, wait_for_disk);
        if let Some(zone) = zone {
            options = options.zone(zone);
        }
        if read_only {
            options = options.read_only();
        }
        Ok(Self(working(py, || Crm::open_with(path, options))?))
    }

    /// Makes a book in memory.
    #[staticmethod]
    #[pyo3(signature = (zone, *, playbook, time_zone, currency, calendar, clock))]
    fn in_memory(
        py: Python<'_>,
        zone: &str,
        playbook: Option<&Bound<'_, PyAny>>,
        time_zone: &str,
        currency: Option<&str>,
        calendar: Option<Calendar>,
        clock: Option<Clock>,
    ) -> Answer<Self> {
        let zone = new_zone(zone, playbook, time_zone, currency, calendar)?;
        let options = options(clock, None, true);
        Ok(Self(working(py, || Crm::in_memory_with(zone, options))?))
    }

    /// Makes a book in a file of an archive, or adds its zone to one that is there.
    #[staticmethod]
    #[pyo3(signature = (archive, path, *, joins, clock, wait, wait_for_disk))]
    fn restore(
        py: Python<'_>,
        archive: PathBuf,
        path: PathBuf,
        joins: bool,
        clock: Option<Clock>,
        wait: Option<Duration>,
        wait_for_disk: bool,
    ) -> Answer<Self> {
        let options = options(clock, wait, wait_for_disk);
        Ok(Self(working(py, || {
            let archive = Archive::open(archive)?;
            if joins {
                Crm::restore_zone_with(archive, path, options)
            } else {
                Crm::restore_with(archive, path, options)
            }
        })?))
    }

    /// Makes a book in memory of an archive.
    #[staticmethod]
    #[pyo3(signature = (archive, *, clock))]
    fn restore_in_memory(py: Python<'_>, archive: PathBuf, clock: Option<Clock>) -> Answer<Self> {
        let options = options(clock, None, true);
        Ok(Self(working(py, || Crm::restore_in_memory_with(Archive::open(archive)?, options))?))
    }

    /// Sits an officer at a desk.
    fn desk(
        &self,
        py: Python<'_>,
        officer: &str,
        unit: Option<&str>,
        reported_on: Option<&Bound<'_, PyAny>>,
    ) -> Answer<Seat> {
        let mut who = Officer::named(officer);
        if let Some(unit) = unit {
            who = who.unit(unit);
        }
        if let Some(day) = reported_on {
            who = who.reported_on(given::day(day, "reported_on")?);
        }
        Ok(Seat(working(py, || self.0.desk(who))?))
    }

    /// The book as of a day, as far as it was known on another.
    fn as_of(&self, py: Python<'_>, valid: &Bound<'_, PyAny>, known: &Bound<'_, PyAny>) -> Answer<Self> {
        let (valid, known) = (given::when(valid, "valid")?, given::when(known, "known")?);
        Ok(Self(working(py, || self.0.as_of(valid, known))?))
    }

    /// The point this handle reads at.
    #[getter]
    fn point(&self) -> Option<(NaiveDate, DateTime<Utc>)> {
        self.0.point().map(|as_of| (as_of.valid, as_of.known.to_utc()))
    }

    /// The time now.
    fn now(&self, py: Python<'_>) -> DateTime<Utc> {
        working(py, || self.0.now()).to_utc()
    }

    /// Today in the zone.
    fn today(&self, py: Python<'_>) -> Answer<NaiveDate> {
        Ok(working(py, || self.0.today())?)
    }

    /// The playbook in force.
    fn playbook(&self, py: Python<'_>) -> Answer<Playbook> {
        Ok(Playbook(working(py, || self.0.playbook())?))
    }

    /// The calendar in force.
    fn calendar(&self, py: Python<'_>) -> Answer<Calendar> {
        let calendar = working(py, || self.0.calendar())?;
        Ok(Calendar(Reckoning { calendar, is_local: false }))
    }

    /// The zone.
    fn zone(&self, py: Python<'_>) -> Answer<records::Zone> {
        Ok(records::Zone(working(py, || self.0.zone())?))
    }

    /// One page of a list: the records, their rows, and where the next page begins.
    #[expect(clippy::too_many_arguments, reason = "they are what a page is asked for by")]
    fn page(
        &self,
        py: Python<'_>,
        kind: &str,
        keywords: Keywords<'_>,
        by: &str,
        descending: bool,
        limit: usize,
        after: Option<Cursor>,
    ) -> Answer<Page> {
        let filter = filter(&self.0, &keywords)?;
        let sort = Sort { by: word(by, "by")?, descending };
        let after = after.map(|after| after.0);
        of_kind!(self.0, kind, |list, class| {
            let page = working(py, || list.filter(filter).sorted(sort).limit(limit).after(after).page())?;
            let items = page.items.into_iter().map(|item| Ok(Py::new(py, class(item))?.into_any()));
            let items = items.collect::<PyResult<Vec<_>>>()?;
            Ok((items, page.rows.into_iter().map(Row).collect(), page.next.map(Cursor)))
        })
    }

    /// Every record of a list, in its order, of one moment.
    fn all(
        &self,
        py: Python<'_>,
        kind: &str,
        keywords: Keywords<'_>,
        by: &str,
        descending: bool,
    ) -> Answer<Vec<Py<PyAny>>> {
        let filter = filter(&self.0, &keywords)?;
        let sort = Sort { by: word(by, "by")?, descending };
        of_kind!(self.0, kind, |list, class| {
            let all = working(py, || list.filter(filter).sorted(sort).all())?;
            let items = all.into_iter().map(|item| Ok(Py::new(py, class(item))?.into_any()));
            Ok(items.collect::<PyResult<_>>()?)
        })
    }

    /// How many records a list has.
    fn count(&self, py: Python<'_>, kind: &str, keywords: Keywords<'_>) -> Answer<Count> {
        let filter = filter(&self.0, &keywords)?;
        of_kind!(self.0, kind, |list, _class| Ok(Count(working(py, || list.filter(filter).count())?)))
    }

    /// The sum of the amounts of one kind over a list, of or within a period where one is given.
    fn sum(
        &self,
        py: Python<'_>,
        kind: &str,
        keywords: Keywords<'_>,
        money: &str,
        period: Option<When>,
    ) -> Answer<ListSum> {
        let filter = filter(&self.0, &keywords)?;
        let money = word(money, "kind")?;
        let period = period.map(|period| period.0);
        of_kind!(self.0, kind, |list, _class| {
            let list = list.filter(filter);
            let sum = working(py, || match &period {
                None => list.sum(money),
                Some(period) => list.sum_in(money, period),
            });
            Ok(ListSum(sum?))
        })
    }

    /// A list as a table.
    fn table(&self, py: Python<'_>, kind: &str, keywords: Keywords<'_>, by: &str, descending: bool) -> Answer<Table> {
        let filter = filter(&self.0, &keywords)?;
        let sort = Sort { by: word(by, "by")?, descending };
        of_kind!(self.0, kind, |list, _class| Ok(Table(working(py, || list.filter(filter).sorted(sort).table())?)))
    }

    /// The table of a list without its rows: its columns.
    fn table_without_rows(&self, py: Python<'_>, kind: &str) -> Answer<Table> {
        of_kind!(self.0, kind, |list, _class| Ok(Table(working(py, || list.table_without_rows())?)))
    }

    /// The investments that a text finds, and whether there may be more.
    fn find(&self, py: Python<'_>, text: &str) -> Answer<(Vec<Whole>, bool)> {
        let found = working(py, || self.0.find(text))?;
        let is_cut = found.is_cut();
        Ok((found.all().into_iter().map(Whole).collect(), is_cut))
    }

    /// The only investment that a text finds.
    fn find_one(&self, py: Python<'_>, text: &str) -> Answer<Whole> {
        Ok(Whole(working(py, || self.0.find(text)?.one())?))
    }

    /// How many investments stand at each stage.
    fn stage_table(&self, py: Python<'_>) -> Answer<StageTable> {
        Ok(StageTable(working(py, || self.0.stage_table())?))
    }

    /// The rates that there are for the zone.
    fn kpis(&self, py: Python<'_>) -> Answer<Kpis> {
        Ok(Kpis(working(py, || self.0.kpis())?))
    }

    /// One of the rates over its investments.
    fn kpi(&self, key: &str, asked: Keywords<'_>) -> Answer<KpiResult> {
        kpis::of_book(&self.0, key, &asked)
    }

    /// One of the rates of each group of them.
    fn kpi_by(&self, by: &Bound<'_, PyAny>, key: &str, asked: Keywords<'_>) -> Answer<RatesOfGroups> {
        kpis::of_groups(&self.0, by, key, &asked)
    }

    /// What became of the promises.
    fn promise_board(&self, py: Python<'_>, by: &str, direction: Option<&str>) -> Answer<PromiseBoard> {
        let (by, direction) = (word(by, "by")?, direction.map(|direction| word(direction, "direction")).transpose()?);
        Ok(working(py, || self.0.promise_board_of(by, direction))?.into())
    }

    /// What needs somebody's hand.
    #[pyo3(signature = (now, within, unit, officer, kind))]
    fn attention(
        &self,
        py: Python<'_>,
        now: Option<&Bound<'_, PyAny>>,
        within: Option<&Bound<'_, PyAny>>,
        unit: Option<&Bound<'_, PyAny>>,
        officer: Option<&Bound<'_, PyAny>>,
        kind: Option<&str>,
    ) -> Answer<Attention> {
        let now = now.map(|now| given::instant(now, "now")).transpose()?.unwrap_or_else(|| self.0.now());
        let within = days_ahead(within)?;
        let list = working(py, || {
            let horizon = self.0.playbook()?.horizon();
            self.0.attention_within(now, Horizon { due_within: within.unwrap_or(horizon.due_within), ..horizon })
        })?;
        Attention::narrowed(list, &self.0, &Narrowed { unit, officer, kind })
    }

    /// What the promises under each policy cost.
    fn exposure(&self, py: Python<'_>) -> Answer<ExposureTable> {
        Ok(working(py, || self.0.exposure())?.into())
    }

    /// The commitments under a policy.
    fn commitments_under(&self, py: Python<'_>, policy: &Bound<'_, PyAny>) -> Answer<Vec<Commitment>> {
        let policy = given::named::<inward::core::entry::Entry>(policy, "policy")?;
        Ok(working(py, || self.0.commitments_under(policy))?.into_iter().map(Commitment).collect())
    }

    /// What the inspections of an enterprise come to.
    fn inspections(&self, py: Python<'_>, organisation: &Bound<'_, PyAny>) -> Answer<Vec<InspectionYear>> {
        let organisation = given::named::<Organisation>(organisation, "organisation")?;
        Ok(working(py, || self.0.inspections(organisation))?.into_iter().map(InspectionYear).collect())
    }

    /// What those by one authority come to in one year.
    fn inspection_year(
        &self,
        py: Python<'_>,
        organisation: &Bound<'_, PyAny>,
        authority: &Bound<'_, PyAny>,
        year: i64,
        purpose: &str,
    ) -> Answer<InspectionYear> {
        let organisation = given::named::<Organisation>(organisation, "organisation")?;
        let authority = given::named::<Unit>(authority, "authority")?;
        let purpose = word(purpose, "purpose")?;
        // No visit is in a year that no date has.
        let year = i32::try_from(year).unwrap_or(i32::MAX);
        let asked = working(py, || self.0.inspection_year(organisation, authority, year, purpose))?;
        Ok(InspectionYear(asked))
    }

    /// The open payments, by whose turn it is.
    fn open_payments(&self, py: Python<'_>) -> Answer<OpenPayments> {
        Ok(working(py, || self.0.open_payments())?.into())
    }

    /// The commitments that depend on one.
    fn depending_on(&self, py: Python<'_>, commitment: &Bound<'_, PyAny>) -> Answer<Vec<Id>> {
        let commitment = given::named::<CoreCommitment>(commitment, "commitment")?;
        let found = working(py, || self.0.depending_on(commitment))?;
        Ok(found.iter().map(|id| Id(id.record())).collect())
    }

    /// What would have to be repaid.
    fn clawback(&self, py: Python<'_>, commitment: &Bound<'_, PyAny>) -> Answer<Reclaim> {
        let commitment = given::named::<CoreCommitment>(commitment, "commitment")?;
        Ok(working(py, || self.0.clawback(commitment))?.into())
    }

    /// Everything that happened to a record.
    fn history(&self, py: Python<'_>, record: &Bound<'_, PyAny>) -> Answer<Vec<HistoryEntry>> {
        let target = given::target(record, "record")?;
        Ok(working(py, || self.0.history(target))?.into_iter().map(HistoryEntry).collect())
    }

    /// The records that belong to an investment.
    fn members(&self, py: Python<'_>, investment: &Bound<'_, PyAny>) -> Answer<Vec<Id>> {
        let investment = given::named::<Investment>(investment, "investment")?;
        Ok(working(py, || self.0.members(investment))?.into_iter().map(Id).collect())
    }

    /// The projects that are on a list, or may be, each with whether it is.
    fn listed(
        &self,
        py: Python<'_>,
        list: &Bound<'_, PyAny>,
    ) -> Answer<Vec<(records::Project, crate::words::Word<inward::core::when::Truth>)>> {
        let list = given::named::<inward::core::entry::Entry>(list, "list")?;
        let listed = working(py, || self.0.listed(list))?;
        Ok(listed.into_iter().map(|(project, truth)| (records::Project(project), crate::words::Word(truth))).collect())
    }

    /// What the projects of a list add up to.
    fn list_sum(&self, py: Python<'_>, list: &Bound<'_, PyAny>, kind: &str, period: Option<When>) -> Answer<ListSum> {
        let list = given::named::<inward::core::entry::Entry>(list, "list")?;
        let kind = word(kind, "kind")?;
        Ok(ListSum(working(py, || self.0.list_sum(list, kind, period.as_ref().map(|period| &period.0)))?))
    }

    /// The person enrolled under a name.
    fn person_named(&self, py: Python<'_>, name: &str) -> Answer<Option<Id>> {
        Ok(working(py, || self.0.person_named(name))?.map(|id| Id(id.record())))
    }

    /// The unit of a name.
    fn unit_named(&self, py: Python<'_>, name: &str) -> Answer<Option<Id>> {
        Ok(working(py, || self.0.unit_named(name))?.map(|id| Id(id.record())))
    }

    /// The list of a name.
    fn list_named(&self, py: Python<'_>, name: &str) -> Answer<Option<Id>> {
        Ok(working(py, || self.0.list_named(name))?.map(|id| Id(id.record())))
    }

    /// The record that another system knows by a key.
    fn record_referred(&self, py: Python<'_>, system: &str, key: &str) -> Answer<Option<Id>> {
        Ok(working(py, || self.0.record_referred(system, key))?.map(Id))
    }

    /// The text of a note.
    fn note(&self, py: Python<'_>, note: &str) -> Answer<Option<String>> {
        let note: NoteId = note.parse()?;
        Ok(working(py, || self.0.note(note))?)
    }

    /// Erases the text of a note.
    fn erase_note(&self, py: Python<'_>, note: &str) -> Answer<()> {
        let note: NoteId = note.parse()?;
        Ok(working(py, || self.0.erase_note(note))?)
    }

    /// The name, the title and the channels of a person.
    fn particulars(&self, py: Python<'_>, person: &Bound<'_, PyAny>) -> Answer<Option<Particulars>> {
        let person = given::named(person, "person")?;
        let particulars = working(py, || self.0.particulars(person))?;
        Ok(particulars.map(|known| (known.name, known.title, known.channels)))
    }

    /// The events after a position.
    fn events(&self, py: Python<'_>, after: u64, limit: usize) -> Answer<Vec<StoredEvent>> {
        Ok(working(py, || self.0.events(after, limit))?.into_iter().map(StoredEvent).collect())
    }

    /// The end of the log.
    fn head(&self, py: Python<'_>) -> Answer<Head> {
        Ok(Head(working(py, || self.0.head())?))
    }

    /// Proves the log whole.
    fn verify(&self, py: Python<'_>, kept: Option<PyRef<'_, Head>>) -> Answer<Head> {
        let kept = kept.map(|kept| kept.0);
        Ok(Head(working(py, || self.0.verify(kept.as_ref()))?))
    }

    /// Writes the zone to a new file.
    fn dump(&self, py: Python<'_>, path: PathBuf) -> Answer<Head> {
        Ok(Head(working(py, || self.0.dump(path))?))
    }

    /// Folds every record again from the log.
    fn rebuild(&self, py: Python<'_>) -> Answer<()> {
        Ok(working(py, || self.0.rebuild())?)
    }

    /// Closes the book.
    fn close(&self, py: Python<'_>) -> Answer<()> {
        Ok(working(py, || self.0.close())?)
    }

    fn __reduce__(&self) -> PyResult<String> {
        Err(PyTypeError::new_err("a handle on a book does not pickle: open the book again where it is needed"))
    }
}
