//! The workload (在办工作量): what each officer, or each unit, has on the desk on a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use inward_analysis::Table;
use inward_analysis::TableColumns;
use inward_analysis::statistics::chosen;
use inward_core::agreement::{Agreement, Level};
use inward_core::commitment::{Commitment, Debtor, Life};
use inward_core::count::Count;
use inward_core::deadline::Timeliness;
use inward_core::fact::{AsOf, FactSet};
use inward_core::id::{Id, Kind, RecordId, Recordable};
use inward_core::investment::Investment;
use inward_core::issue::Became;
use inward_core::negotiation::Negotiation;
use inward_core::playbook::{Direction, Key, milestone};
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::{Relation, Truth, When};

use super::{CountedRecord, Titles};
use crate::promise_board::PartRead;
use crate::reading::Ground;
use crate::{Crm, Error, Reading};

/// Whose workload is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WorkloadBy {
    /// Each officer's.
    Officer,
    /// Each unit's.
    Unit,
}

impl WorkloadBy {
    /// Every one there is, in order.
    pub const ALL: &[Self] = &[Self::Officer, Self::Unit];

    /// The key that stands for it in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Unit => "unit",
        }
    }

    /// The one of this key.
    ///
    /// # Errors
    /// `statistics.unknown-choice`, with those that are near.
    pub fn parse(key: &str) -> Result<Self, Refusal> {
        chosen("by", key, Self::ALL, Self::key)
    }

    fn label(self) -> Label {
        match self {
            Self::Officer => Label::new("officer", "经办人"),
            Self::Unit => Label::new("unit", "责任单位"),
        }
    }
}

/// What somebody holds of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// How many are open.
    pub open: Count,
    /// How many of them are overdue.
    pub overdue: Count,
    /// The open ones.
    pub records: Vec<CountedRecord>,
    /// The overdue ones.
    pub overdue_records: Vec<CountedRecord>,
}

/// The load of one officer or unit.
#[derive(Clone, Debug)]
pub struct WorkloadRow {
    /// The officer or the unit; none of what nobody is in charge of.
    pub holder: Option<RecordId>,
    /// What they are called.
    pub name: String,
    held: BTreeMap<Kind, Held>,
}

impl WorkloadRow {
    /// What they hold of a kind, one of [`Workload::KINDS`].
    #[must_use]
    pub fn of(&self, kind: Kind) -> &Held {
        const NOTHING: &Held = &Held { open: ZERO, overdue: ZERO, records: Vec::new(), overdue_records: Vec::new() };
        self.held.get(&kind).unwrap_or(NOTHING)
    }

    /// How many they hold in all.
    #[must_use]
    pub fn open(&self) -> Count {
        self.held.values().fold(ZERO, |sum, held| sum + held.open)
    }

    /// How many of them are overdue.
    #[must_use]
    pub fn overdue(&self) -> Count {
        self.held.values().fold(ZERO, |sum, held| sum + held.overdue)
    }
}

const ZERO: Count = Count { certain: 0, possible: 0 };

/// Who has what on the desk.
#[derive(Clone, Debug)]
pub struct Workload {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// Whose load it is.
    pub by: WorkloadBy,
    /// The rows: the largest load first, what nobody is in charge of last.
    pub rows: Vec<WorkloadRow>,
}

/// Something open, as it is held.
struct Open {
    record: CountedRecord,
    overdue: Truth,
}

impl Workload {
    /// The kinds of records that make a load.
    pub const KINDS: [Kind; 6] =
        [Kind::Lead, Kind::Negotiation, Kind::Project, Kind::Commitment, Kind::Issue, Kind::Task];

    /// What it tells, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        let by = self.by.label();
        Label::new(
            format!(
                "What each {} has on the desk at the end of {}: leads of which nothing came yet and negotiations without \
                 a contract, unless one of the investment was signed since they began, projects that go on, commitments \
                 that the zone owes, issues and tasks that are open; handed over counts for who holds it on the day",
                by.en, self.as_of
            ),
            format!(
                "{}日末各{}在办：尚无进展的线索和未签合同的在谈（其后同一招商项目已签合同的不计）、在推进的项目、\
                 应兑现未兑现的承诺、未办结的诉求和交办事项；已移交的计入当日承接者",
                self.as_of, by.zh
            ),
        )
    }

    /// The same as a table: a row for each officer or unit.
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self) -> Result<Table, Error> {
        let rows = &self.rows;
        let mut table = TableColumns::default();
        table.text(self.by.key(), self.by.label(), rows.iter().map(|row| row.holder.map(|id| id.to_string())));
        table.text("name", Label::new("What they are called", "名称"), rows.iter().map(|row| Some(row.name.clone())));
        for kind in Self::KINDS {
            let label = kind.label();
            let open = Label::new(format!("Open: {}", label.en), format!("在办{}", label.zh));
            table.count(&format!("{}_open", kind.key()), open, rows.iter().map(|row| row.of(kind).open));
            if has_deadlines(kind) {
                let overdue = Label::new(format!("Overdue: {}", label.en), format!("逾期{}", label.zh));
                table.count(&format!("{}_overdue", kind.key()), overdue, rows.iter().map(|row| row.of(kind).overdue));
            }
        }
        table.count("open", Label::new("All that is open", "在办合计"), rows.iter().map(WorkloadRow::open));
        table.count("overdue", Label::new("All that is overdue", "逾期合计"), rows.iter().map(WorkloadRow::overdue));
        Ok(table.finish(self.definition())?)
    }
}

const fn has_deadlines(kind: Kind) -> bool {
    matches!(kind, Kind::Commitment | Kind::Issue | Kind::Task)
}

/// What an agreement came of.
struct SignedUnder {
    negotiation: Option<Id<Negotiation>>,
    framework: Option<Id<Agreement>>,
}

impl SignedUnder {
    const fn of(agreement: &Agreement) -> Self {
        Self { negotiation: agreement.negotiation, framework: agreement.framework }
    }
}

impl Crm {
    /// What each officer or unit has on the desk (在办工作量) at the end of the day at which this handle reads, and
    /// what of it is overdue. What was handed over counts for who holds it on that day; where an imprecise date
    /// leaves in doubt who that is, it is possible for each.
    ///
    /// A lead is open until something came of it, a negotiation until a contract was signed, a project while it goes
    /// on. Once a contract of the investment is signed, also one that is linked to neither, the leads and the talks that
    /// had begun by then are open no more: what was to be won is won. Those that begin later, on an extension say, are
    /// open until something comes of them in turn. Commitments are those that the zone owes: by unit they are the debtor's. Only commitments, issues and
    /// tasks can be overdue.
    ///
    /// ```
    /// use inward::prelude::*;
    /// use inward::statistics::WorkloadBy;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目"))?;
    /// desk.promise(Promise::to_investor(&project, "land_delivery").debtor("招商一局").due("2021-01-31")?)?;
    /// let load = crm.workload(WorkloadBy::Unit)?;
    /// assert_eq!((load.rows[0].name.as_str(), load.rows[0].of(Kind::Project).open.exact()), ("招商一局", Some(1)));
    /// assert_eq!(load.rows[0].of(Kind::Commitment).overdue.exact(), Some(1));
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// Where the zone's calendar does not tell when one is due: `calendar.no-hours`, with the record.
    pub fn workload(&self, by: WorkloadBy) -> Result<Workload, Error> {
        let crm = self.on_a_day()?;
        let (ground, point) = (crm.ground()?, crm.reading_point());
        let ground = Ground { at: self.told_at(), ..ground };
        let went_further = crm.went_further(point)?;
        let mut rows: BTreeMap<Option<RecordId>, BTreeMap<Kind, Held>> = BTreeMap::new();
        let mut states = Vec::new();
        crm.each_state(&Workload::KINDS, &mut |state| states.push(state))?;
        for state in states {
            let Some(open) = crm.open_record(&state, &went_further, &ground)? else { continue };
            for (holder, truth) in holders(&state, by, point) {
                let counts = open.record.counts.and(truth);
                let held = rows.entry(holder).or_default().entry(state.id().kind).or_default();
                held.open.one_more(counts);
                held.records.push(CountedRecord { counts, ..open.record.clone() });
                let overdue = open.overdue.and(truth);
                if overdue.is_possible() {
                    held.overdue.one_more(overdue);
                    held.overdue_records.push(CountedRecord { counts: overdue, ..open.record.clone() });
                }
            }
        }
        let mut titles = Titles::of(&crm);
        let mut of_holders = Vec::with_capacity(rows.len());
        for (holder, held) in rows {
            let name = holder.map_or_else(|| Ok(String::new()), |holder| titles.title(holder))?;
            of_holders.push(WorkloadRow { holder, name, held });
        }
        of_holders
            .sort_by_key(|row| (row.holder.is_none(), std::cmp::Reverse((row.open().certain, row.open().possible))));
        Ok(Workload { as_of: point.valid, by, rows: of_holders })
    }

    /// The leads and negotiations of which more came, for certain or possibly: they are open no more. Of a negotiation
    /// a contract did, signed right away or under its framework agreement; of all that had begun in an investment, any
    /// contract of it.
    pub(super) fn went_further(&self, point: AsOf) -> Result<BTreeMap<RecordId, Truth>, Error> {
        let mut further: BTreeMap<RecordId, Truth> = BTreeMap::new();
        let mut came = |of: RecordId, truth: Truth| {
            let so_far = further.entry(of).or_insert(Truth::No);
            *so_far = so_far.or(truth);
        };
        // The negotiations of agreements, and the framework agreements that others were signed under.
        let mut talks: BTreeMap<Id<Agreement>, SignedUnder> = BTreeMap::new();
        self.each_state(&[Kind::Agreement], &mut |state| {
            if let State::Agreement(agreement) = &*state {
                talks.insert(agreement.id, SignedUnder::of(agreement));
            }
        })?;
        let negotiation_of = |agreement: Id<Agreement>| {
            let above = std::iter::successors(Some(agreement), |id| talks.get(id)?.framework).take(talks.len());
            above.filter_map(|id| talks.get(&id)?.negotiation).next()
        };
        let playbook = self.playbook()?;
        let began = |state: &State, milestone: &Key| {
            let on = state.milestones().and_then(|all| all.when(milestone.as_str(), None, point, &playbook));
            on.cloned()
        };
        let mut signed: BTreeMap<Id<Investment>, Vec<Became>> = BTreeMap::new();
        let mut begun: Vec<(RecordId, Id<Investment>, Option<When>)> = Vec::new();
        self.each_state(&[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project], &mut |state| {
            let there = self.existence_alone(&state);
            let investment = state.head().investment_at(point);
            let opens_with = match &*state {
                State::Lead(_) => Some(milestone::LEAD_RECEIVED),
                State::Negotiation(_) => Some(milestone::NEGOTIATING),
                _ => None,
            };
            if let Some((investment, milestone)) = investment.zip(opens_with) {
                begun.push((state.id(), investment, began(&state, &milestone)));
            }
            match &*state {
                State::Agreement(agreement) => {
                    let is_contract = match agreement.level_at(point) {
                        Some(Level::Contract) => Truth::Yes,
                        Some(Level::Intent | Level::Framework) => Truth::No,
                        None => Truth::Possibly,
                    };
                    let negotiation = negotiation_of(agreement.id);
                    let is_signed = there.and(is_contract);
                    negotiation.into_iter().for_each(|id| came(id.record(), is_signed));
                    if let Some(investment) = investment.filter(|_| is_signed.is_possible()) {
                        let on = began(&state, &milestone::CONTRACT_SIGNED);
                        let on = on.or_else(|| began(&state, &milestone::INTENT_SIGNED));
                        signed.entry(investment).or_default().push((is_signed, on));
                    }
                }
                other => other.came_of().into_iter().for_each(|origin| came(origin, there)),
            }
        })?;
        for (record, investment, began) in begun {
            for (is_signed, on) in signed.get(&investment).into_iter().flatten() {
                let had_begun = match began.as_ref().zip(on.as_ref()).map(|(began, on)| began.compare(on)) {
                    Some(Relation::Before | Relation::Same) => Truth::Yes,
                    Some(Relation::After) => Truth::No,
                    Some(Relation::Unsure) | None => Truth::Possibly,
                };
                came(record, is_signed.and(had_begun));
            }
        }
        Ok(further)
    }

    /// Whether a record is open, and overdue; none where it is not.
    fn open_record(
        &self,
        state: &State,
        went_further: &BTreeMap<RecordId, Truth>,
        ground: &Ground,
    ) -> Result<Option<Open>, Error> {
        let Ground { as_of, at, calendar, .. } = ground;
        let there = self.existence_alone(state);
        let about = |refusal: Refusal| refusal.about(state.id());
        let goes_on = Truth::from(!state.listed_standing(*as_of).is_closed());
        let is_late = |timeliness: Timeliness| match timeliness {
            Timeliness::Overdue => Truth::Yes,
            Timeliness::Undetermined => Truth::Possibly,
            _ => Truth::No,
        };
        let (open, overdue) = match state {
            State::Lead(_) | State::Negotiation(_) => {
                let further = went_further.get(&state.id()).copied().unwrap_or(Truth::No);
                (goes_on.and(!further), Truth::No)
            }
            State::Project(_) => (goes_on, Truth::No),
            State::Commitment(commitment) if commitment.direction == Direction::ToInvestor => {
                let reading: Reading<Commitment> = self.reading_by(state, ground)?;
                owed(&reading)
            }
            State::Issue(issue) => {
                let open = !issue.is_resolved(*as_of);
                let response = issue.standing_of_response(*as_of, *at, calendar).map_err(about)?;
                let resolution = issue.standing_of_resolution(*as_of, *at, calendar).map_err(about)?;
                (open, open.and(is_late(response).or(is_late(resolution))))
            }
            State::Task(task) => {
                let open = !task.is_closed(*as_of);
                (open, open.and(is_late(task.timeliness(*as_of, *at, calendar).map_err(about)?)))
            }
            _ => (Truth::No, Truth::No),
        };
        let counts = there.and(open);
        let record = CountedRecord { id: state.id(), title: state.head().title.clone(), counts };
        Ok(counts.is_possible().then_some(Open { record, overdue: there.and(overdue) }))
    }
}

/// Whether anything of a commitment is owed and open, and overdue.
fn owed(reading: &Reading<Commitment>) -> (Truth, Truth) {
    let (mut open, mut overdue) = (Truth::No, Truth::No);
    for part in reading.state.parts() {
        let is_kept = part.kept_whole(reading.ground.as_of, &reading.around);
        if is_kept.is_some_and(|(_, truth)| truth.is_certain()) {
            continue;
        }
        let (is_open, is_overdue) = match (PartRead { part: &part, of: reading }).life() {
            Life::Active | Life::Partly | Life::Paused => (Truth::Yes, Truth::No),
            Life::Overdue | Life::Broken => (Truth::Yes, Truth::Yes),
            Life::Undetermined | Life::Disputed => (Truth::Possibly, Truth::Possibly),
            Life::Conditional | Life::OnTime | Life::Late | Life::Waived | Life::Superseded | Life::Void => {
                (Truth::No, Truth::No)
            }
        };
        (open, overdue) = (open.or(is_open), overdue.or(is_overdue));
    }
    (open, overdue)
}

/// Who holds a record on the day: nobody, one for certain, or several possibly.
fn holders(state: &State, by: WorkloadBy, point: AsOf) -> Vec<(Option<RecordId>, Truth)> {
    match (by, state) {
        (WorkloadBy::Unit, State::Commitment(commitment)) => match commitment.debtor {
            Debtor::Unit(unit) => vec![(Some(unit.record()), Truth::Yes)],
            Debtor::Organisation(organisation) => vec![(Some(organisation.record()), Truth::Yes)],
        },
        (WorkloadBy::Unit, _) => held_by(&state.head().unit, point),
        (WorkloadBy::Officer, _) => held_by(&state.head().officer, point),
    }
}

fn held_by<T: Recordable>(facts: &FactSet<Id<T>>, point: AsOf) -> Vec<(Option<RecordId>, Truth)> {
    let in_force = facts.in_force(point, |_| true);
    let possible: BTreeSet<RecordId> = in_force.possible().iter().map(|fact| fact.value.record()).collect();
    match (possible.len(), possible.first(), in_force.perhaps_nothing()) {
        (0, _, _) => vec![(None, Truth::Yes)],
        (1, Some(only), false) => vec![(Some(*only), Truth::Yes)],
        (_, _, perhaps_nothing) => {
            let each = possible.into_iter().map(|holder| (Some(holder), Truth::Possibly));
            each.chain(perhaps_nothing.then_some((None, Truth::Possibly))).collect()
        }
    }
}
