//! Lists: filtered, sorted, paged by keyset; of the book as it is, or as of a day.

use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;
use std::ops::ControlFlow;
use std::sync::Arc;

use inward_core::count::Count;
use inward_core::filter::{Cursor, Filter, Page, Sort};
use inward_core::finance::{MoneyKind, Total};
use inward_core::id::{Kind, RecordId, Recordable};
use inward_core::index::Index;
use inward_core::milestone::Stage;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::{Truth, When};
use inward_core::world::Relation;
use uuid::Uuid;

use crate::{Crm, Error, ListSum, Reading};

/// How many rows are read at a time where all are wanted.
pub(crate) const CHUNK: usize = 500;

/// A list of the records of one kind, to be filtered, sorted and paged.
///
/// ```
/// use inward::prelude::*;
/// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
/// # let desk = crm.desk(Officer::named("wang.li"))?;
/// desk.record_project(RecordProject::titled("数字经济产业园").total_planned("12亿元".parse()?))?;
/// desk.record_project(RecordProject::titled("物联网大数据中心").total_planned("3亿元".parse()?))?;
/// let largest = crm.projects().sorted(Sort::descending(SortBy::Amount)).limit(1).page()?;
/// assert_eq!(largest.items[0].title(), "数字经济产业园");
/// assert_eq!(crm.projects().sum(MoneyKind::TotalPlanned)?.to_string(), "15亿");
/// # Ok::<(), inward::Error>(())
/// ```
#[derive(Clone)]
pub struct List<T> {
    pub(crate) crm: Crm,
    filter: Filter,
    pub(crate) page: Page,
    kind: PhantomData<fn() -> T>,
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct ListPage<T> {
    /// The records.
    pub items: Vec<Reading<T>>,
    /// The rows by which they were filtered and sorted, in the same order.
    pub rows: Vec<Index>,
    /// Where the next page begins; none on the last.
    pub next: Option<Cursor>,
}

impl<T> List<T>
where
    T: Recordable + Record + Clone,
    for<'a> &'a T: TryFrom<&'a State>,
{
    pub(crate) fn new(crm: Crm) -> Self {
        Self { crm, filter: Filter::default(), page: Page::of(T::KIND), kind: PhantomData }
    }

    /// Keeps what this filter keeps.
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// Sorts the list.
    #[must_use]
    pub const fn sorted(mut self, sort: Sort) -> Self {
        self.page.sort = sort;
        self
    }

    /// At most so many a page; 100 unless said otherwise. A page of 0 is empty, and the last.
    #[must_use]
    pub const fn limit(mut self, limit: usize) -> Self {
        self.page.limit = limit;
        self
    }

    /// Begins after a cursor: that of the page before. One of a list of another kind of records is
    /// refused when the list is read, with `record.foreign-cursor`.
    #[must_use]
    pub const fn after(mut self, cursor: Option<Cursor>) -> Self {
        self.page.after = cursor;
        self
    }

    /// One page of rows, without the records themselves.
    ///
    /// # Errors
    /// `money.currency-missing` where amounts are filtered by, and neither the filter nor the zone
    /// names a currency.
    pub fn rows(&self) -> Result<Vec<Index>, Error> {
        self.at_one_moment()?.rows_now()
    }

    fn rows_now(&self) -> Result<Vec<Index>, Error> {
        let filter = self.settled()?;
        if self.crm.point().is_none() {
            return Ok(self.crm.lookup().find(&filter, &self.page)?);
        }
        let mut found = self.found_as_of(&filter)?;
        found.truncate(self.page.limit);
        Ok(found.into_iter().map(|(row, _)| row).collect())
    }

    /// One page.
    pub fn page(&self) -> Result<ListPage<T>, Error> {
        self.at_one_moment()?.page_now()
    }

    fn page_now(&self) -> Result<ListPage<T>, Error> {
        let ground = self.crm.ground()?;
        let (rows, items): (Vec<Index>, Vec<Reading<T>>) = if self.crm.point().is_none() {
            let rows = self.rows_now()?;
            let items = rows
                .iter()
                .map(|row| self.crm.state(row.id).and_then(|state| self.crm.reading_by(&state, &ground)))
                .collect::<Result<_, _>>()?;
            (rows, items)
        } else {
            let mut found = self.found_as_of(&self.settled()?)?;
            found.truncate(self.page.limit);
            let items = found.iter().map(|(_, state)| self.crm.reading_by(state, &ground)).collect::<Result<_, _>>()?;
            (found.into_iter().map(|(row, _)| row).collect(), items)
        };
        let next = match rows.last() {
            Some(row) if rows.len() == self.page.limit => Some(self.page.sort.cursor(row)),
            _ => None,
        };
        Ok(ListPage { items, rows, next })
    }

    /// Every record of the list, in its order.
    pub fn all(&self) -> Result<Vec<Reading<T>>, Error> {
        self.at_one_moment()?.all_now()
    }

    fn all_now(&self) -> Result<Vec<Reading<T>>, Error> {
        if self.crm.point().is_some() {
            // One scan finds all of them: paging would scan the book for each page.
            let ground = self.crm.ground()?;
            let found = self.found_as_of(&self.settled()?)?;
            return found.iter().map(|(_, state)| self.crm.reading_by(state, &ground)).collect();
        }
        let mut list = self.clone().limit(CHUNK);
        let mut items = Vec::new();
        loop {
            let page = list.page_now()?;
            items.extend(page.items);
            match page.next {
                Some(next) => list = list.after(Some(next)),
                None => return Ok(items),
            }
        }
    }

    /// How many records the list has, on all pages: those that are there and are kept for certain,
    /// and beside them those that may be. What may be there is known as of a day, whose dates may be
    /// imprecise; what may be kept is known of stages, see [`Filter::perhaps`].
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// # let desk = crm.desk(Officer::named("wang.li"))?;
    /// desk.sign_agreement(SignAgreement::titled("奥特莱斯").on("2021-03")?)?;
    /// let today = crm.today()?.to_string();
    /// let within = crm.as_of("2021-03-15", today.as_str())?.agreements().count()?;
    /// assert_eq!((within.certain, within.possible), (0, 1));
    /// assert_eq!(crm.as_of("2021-03-31", today.as_str())?.agreements().count()?, 1);
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn count(&self) -> Result<Count, Error> {
        self.at_one_moment()?.count_now()
    }

    fn count_now(&self) -> Result<Count, Error> {
        let filter = self.settled()?;
        if self.crm.point().is_none() {
            let certain = self.crm.lookup().count(&filter, T::KIND)?;
            let perhaps = filter.perhaps();
            let possible = if perhaps == filter { certain } else { self.crm.lookup().count(&perhaps, T::KIND)? };
            return Ok(Count { certain, possible });
        }
        let mut count = Count::default();
        each_row_at(&self.crm, T::KIND, &mut |row, _| count.one_more(filter.keeps(&row)))?;
        Ok(count)
    }

    /// The sum over the list of one kind of money, with its bounds: of what is planned or agreed the
    /// amounts in force, of what came in or was spent all that was entered. Investments say what
    /// their members do, each amount once. Kinds are never added to one another; currencies are kept
    /// apart.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li"))?;
    /// let park = desk.record_project(RecordProject::titled("数字经济产业园"))?;
    /// desk.record_money(RecordMoney::of(&park, MoneyKind::FundsArrived, "2亿元".parse()?).on("2020-12-31")?)?;
    /// desk.record_money(RecordMoney::of(&park, MoneyKind::FundsArrived, "1亿元".parse()?).on("2021-06-30")?)?;
    /// assert_eq!(crm.projects().sum(MoneyKind::FundsArrived)?.to_string(), "3亿");
    /// assert_eq!(crm.projects().sum_in(MoneyKind::FundsArrived, "2021")?.to_string(), "1亿");
    /// // Nothing is known, which is not nought.
    /// let completed = crm.investments().sum(MoneyKind::FaiCompleted)?;
    /// assert_eq!((completed.to_string(), completed.known.certain), ("—".to_owned(), 0));
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn sum(&self, kind: MoneyKind) -> Result<ListSum, Error> {
        self.at_one_moment()?.add_up(kind, None)
    }

    /// The same for one period: the plan of the year, or what came in or was spent within it.
    pub fn sum_in<P>(&self, kind: MoneyKind, period: P) -> Result<ListSum, Error>
    where
        P: TryInto<When>,
        Refusal: From<P::Error>,
    {
        let period = period.try_into().map_err(Refusal::from)?;
        self.at_one_moment()?.add_up(kind, Some(&period))
    }

    /// The same list at one moment: a page and its rows, a count and its doubts belong together.
    pub(crate) fn at_one_moment(&self) -> Result<Self, Error> {
        Ok(Self { crm: self.crm.at_one_moment()?, ..self.clone() })
    }

    fn add_up(&self, kind: MoneyKind, period: Option<&When>) -> Result<ListSum, Error> {
        let filter = self.settled()?;
        let as_of = self.crm.reading_point();
        let mut sum = ListSum::default();
        if T::KIND == Kind::Investment || self.crm.point().is_some() {
            let money = Asked { kind, of: &|state| state.total(kind, period, as_of) };
            each_line_at(&self.crm, T::KIND, &money, &mut |line| sum.add(filter.keeps(&line.row), &line.total))?;
            return Ok(sum);
        }
        let perhaps = filter.perhaps();
        let mut page = Page { limit: CHUNK, ..Page::of(T::KIND) };
        loop {
            let rows = self.crm.lookup().find(&perhaps, &page)?;
            for row in &rows {
                sum.add(filter.keeps(row), &self.crm.state(row.id)?.total(kind, period, as_of));
            }
            match rows.last() {
                Some(last) if rows.len() == page.limit => page.after = Some(page.sort.cursor(last)),
                _ => return Ok(sum),
            }
        }
    }

    /// The filter, which compares amounts in one currency: the zone's own where it names none.
    pub(crate) fn settled(&self) -> Result<Filter, Error> {
        if let Some(kind) = self.page.after.map(|cursor| cursor.id.kind).filter(|kind| *kind != T::KIND) {
            return Err(Refusal::new(refusals::record::FOREIGN_CURSOR)
                .with_word("input", &kind.label())
                .at("after")
                .into());
        }
        let mut filter = self.filter.clone();
        if let Some(amount) = filter.amount_from.or(filter.amount_to).filter(|_| filter.currency.is_none()) {
            let missing = || Refusal::new(refusals::money::CURRENCY_MISSING).with("input", amount).at("currency");
            filter.currency = Some(self.crm.zone()?.currency.ok_or_else(missing)?);
        }
        Ok(filter)
    }

    /// Every record after the cursor that the filter keeps at the point the handle reads at, with
    /// its row, in order: one scan of the states.
    pub(crate) fn found_as_of(&self, filter: &Filter) -> Result<Vec<(Index, Arc<State>)>, Error> {
        let mut found = Vec::new();
        let after = self.page.after.as_ref();
        each_row_at(&self.crm, T::KIND, &mut |row, state| {
            if filter.matches(&row) && after.is_none_or(|cursor| self.page.sort.is_after(&row, cursor)) {
                found.push((row, state));
            }
        })?;
        found.sort_by(|(a, _), (b, _)| self.page.sort.compare(a, b));
        Ok(found)
    }
}

/// The kinds of records that belong to an investment.
pub(crate) const MEMBERS: &[Kind] = &[
    Kind::Lead,
    Kind::Negotiation,
    Kind::Agreement,
    Kind::Project,
    Kind::Commitment,
    Kind::Issue,
    Kind::Task,
    Kind::Case,
];

/// A record as a list reads it at some point.
pub(crate) struct Line {
    /// The record.
    pub state: Arc<State>,
    /// Its row; it says whether the record exists there.
    pub row: Index,
    /// What it has of the money that is asked for; of an investment, what its members make of it.
    pub total: Total,
    /// The stages it may stand at: one, where there is no doubt.
    pub stages: BTreeSet<Option<Stage>>,
}

/// What a list says of a record, without the record: of the members of an investment nothing else is
/// needed.
struct Said {
    row: Index,
    total: Total,
    /// What it has of the money that is asked for beside.
    beside: Vec<Total>,
    stages: BTreeSet<Option<Stage>>,
    /// Whether it may be there without having reached any stage.
    before_any: bool,
}

/// The money that is asked of every line.
pub(crate) struct Asked<'a> {
    /// What it is: what is planned ends with a record, what came in does not.
    pub kind: MoneyKind,
    /// What one record has of it.
    pub of: &'a dyn Fn(&State) -> Total,
}

/// The row of every record of a kind at the point the handle reads at.
pub(crate) fn each_row_at(crm: &Crm, kind: Kind, visit: &mut dyn FnMut(Index, Arc<State>)) -> Result<(), Error> {
    let money = Asked { kind: MoneyKind::TotalPlanned, of: &|_| Total::unknown() };
    each_line_at(crm, kind, &money, &mut |line| visit(line.row, line.state))
}

/// Every record of a kind at the point the handle reads at, with its total of some money.
/// Investments are rolled up from their members as they belonged at that point.
pub(crate) fn each_line_at(crm: &Crm, kind: Kind, money: &Asked<'_>, visit: &mut dyn FnMut(Line)) -> Result<(), Error> {
    each_line_beside(crm, kind, money, &[], &mut |line, _| visit(line))
}

/// The same with totals of other money beside: the book is rolled up once for all.
pub(crate) fn each_line_beside(
    crm: &Crm,
    kind: Kind,
    money: &Asked<'_>,
    beside: &[Asked<'_>],
    visit: &mut dyn FnMut(Line, Vec<Total>),
) -> Result<(), Error> {
    let as_of = crm.reading_point();
    let playbook = crm.playbook()?;
    let currency = crm.zone()?.currency;
    let row_of = |state: &State, exists: Truth, members: &[Index]| Index {
        exists,
        ..Index::of(state, &playbook, as_of, currency, members)
    };
    let said_of = |state: &State| {
        let row = row_of(state, crm.existence_alone(state), &[]);
        let doubtful = state.milestones().filter(|_| row.stage != row.possible_stage);
        let stages = doubtful.map(|milestones| milestones.possible_stages(as_of, &playbook)).unwrap_or_default();
        let before_any = state.may_be_before_any_stage(as_of, row.exists, &playbook);
        let beside = beside.iter().map(|money| (money.of)(state)).collect();
        Said { stages: stages.into_iter().map(Some).collect(), total: (money.of)(state), beside, row, before_any }
    };
    if kind != Kind::Investment {
        return crm.each_state(&[kind], &mut |state| {
            let (line, beside) = said_of(&state).with_stages_settled().of(state);
            visit(line, beside);
        });
    }
    let mut rolled_up = |state: Arc<State>, members: Vec<Said>, opened_by_a_record: bool| {
        // One that a record opened exists through its members: without any it is a remnant.
        let alone = if opened_by_a_record { Truth::No } else { crm.existence_alone(&state) };
        let exists = members.iter().map(|member| member.row.exists).fold(alone, Truth::or);
        if exists.is_possible() {
            let kinds = (money.kind, beside.iter().map(|money| money.kind).collect());
            let said = roll_up(&state, kinds, members, alone, |state, rows| row_of(state, exists, rows));
            let (line, beside) = said.of(state);
            visit(line, beside);
        }
    };
    if crm.point().is_none() {
        return each_investment_now(crm, &said_of, &mut rolled_up);
    }
    let mut members: BTreeMap<RecordId, Vec<Said>> = BTreeMap::new();
    let mut openers: BTreeSet<Uuid> = BTreeSet::new();
    crm.lookup().scan(MEMBERS, &mut |state| {
        openers.insert(state.id().uuid);
        if crm.existence_alone(&state).is_possible() {
            let said = said_of(&state);
            if let Some(investment) = said.row.investment {
                members.entry(investment.record()).or_default().push(said);
            }
        }
        ControlFlow::Continue(())
    })?;
    crm.each_state(&[Kind::Investment], &mut |state| {
        let members = members.remove(&state.id()).unwrap_or_default();
        let opened_by_a_record = openers.contains(&state.id().uuid);
        rolled_up(state, members, opened_by_a_record);
    })
}

/// Every investment of the book as it is, with its members: they are looked up for each, so that never
/// more than those of one are held at once. Whether a record opened it is told too.
fn each_investment_now(
    crm: &Crm,
    said_of: &dyn Fn(&State) -> Said,
    visit: &mut dyn FnMut(Arc<State>, Vec<Said>, bool),
) -> Result<(), Error> {
    let lookup = crm.lookup();
    let mut failed = None;
    crm.lookup().scan(&[Kind::Investment], &mut |state| {
        let members_of = |investment: &State| -> Result<_, Error> {
            let mut ids = lookup.related(Relation::Member, investment.id())?;
            let mut members = Vec::new();
            for id in &ids {
                let member = lookup.record(*id)?.filter(|member| crm.existence_alone(member).is_possible());
                members.extend(member.map(|member| said_of(&member)));
            }
            ids.extend(lookup.related(Relation::Left, investment.id())?);
            Ok((members, ids.iter().any(|id| id.uuid == investment.id().uuid)))
        };
        match members_of(&state) {
            Ok((members, opened_by_a_record)) => {
                visit(state, members, opened_by_a_record);
                ControlFlow::Continue(())
            }
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        }
    })?;
    failed.map_or(Ok(()), Err)
}

/// What is said of an investment, of what is said of its members.
fn roll_up(
    state: &State,
    (kind, kinds_beside): (MoneyKind, Vec<MoneyKind>),
    members: Vec<Said>,
    alone: Truth,
    row_of: impl FnOnce(&State, &[Index]) -> Index,
) -> Said {
    let mut rows = Vec::new();
    let mut totals = BTreeMap::new();
    let mut totals_beside = vec![BTreeMap::new(); kinds_beside.len()];
    let mut stages = BTreeSet::new();
    let mut before_any = alone.is_possible();
    for member in members {
        before_any |= member.before_any;
        totals.insert(member.row.id, member.total);
        for (totals, total) in totals_beside.iter_mut().zip(member.beside) {
            totals.insert(member.row.id, total);
        }
        stages.extend(member.stages);
        rows.push(member.row);
    }
    let total = Total::roll_up(kind, &rows, &totals);
    let beside = kinds_beside.into_iter().zip(&totals_beside);
    let beside = beside.map(|(kind, totals)| Total::roll_up(kind, &rows, totals)).collect();
    Said { row: row_of(state, &rows), total, beside, stages, before_any }.with_stages_settled()
}

impl Said {
    /// Of the stages it may stand at, those from the certain one to the highest.
    fn with_stages_settled(mut self) -> Self {
        let (certain, possible) = (self.row.stage, self.row.possible_stage);
        self.stages.retain(|stage| *stage > certain && *stage <= possible);
        // What is there only if it reached a stage is not possibly before any.
        if certain.is_some() || self.before_any || self.stages.is_empty() {
            self.stages.insert(certain);
        }
        self
    }

    fn of(self, state: Arc<State>) -> (Line, Vec<Total>) {
        (Line { state, row: self.row, total: self.total, stages: self.stages }, self.beside)
    }
}
