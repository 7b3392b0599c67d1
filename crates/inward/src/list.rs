//! Lists: filtered, sorted, paged by keyset; of the book as it is, or as of a day.

use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;
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

use crate::{Crm, Error, ListSum, Reading};

/// How many rows are read at a time where all are wanted.
const CHUNK: usize = 500;

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
    crm: Crm,
    filter: Filter,
    page: Page,
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

    /// At most so many a page; 100 unless said otherwise.
    #[must_use]
    pub const fn limit(mut self, limit: usize) -> Self {
        self.page.limit = limit;
        self
    }

    /// Begins after a cursor: that of the page before.
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
        let filter = self.settled()?;
        if self.crm.point().is_none() {
            return Ok(self.crm.journal.find(&filter, &self.page)?);
        }
        let mut rows = self.rows_as_of(&filter)?;
        rows.retain(|row| filter.matches(row));
        if let Some(cursor) = &self.page.after {
            rows.retain(|row| self.page.sort.is_after(row, cursor));
        }
        rows.sort_by(|a, b| self.page.sort.compare(a, b));
        rows.truncate(self.page.limit);
        Ok(rows)
    }

    /// One page.
    pub fn page(&self) -> Result<ListPage<T>, Error> {
        let rows = self.rows()?;
        let next = match rows.last() {
            Some(row) if rows.len() == self.page.limit => Some(self.page.sort.cursor(row)),
            _ => None,
        };
        let playbook = self.crm.shared_playbook()?;
        let items = rows
            .iter()
            .map(|row| self.crm.state(row.id).and_then(|state| self.crm.reading_by(&state, &playbook)))
            .collect::<Result<_, _>>()?;
        Ok(ListPage { items, rows, next })
    }

    /// Every record of the list, in its order.
    pub fn all(&self) -> Result<Vec<Reading<T>>, Error> {
        let mut list = self.clone().limit(CHUNK);
        let mut items = Vec::new();
        loop {
            let page = list.page()?;
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
        let filter = self.settled()?;
        if self.crm.point().is_none() {
            let certain = self.crm.journal.count(&filter, T::KIND)?;
            let perhaps = filter.perhaps();
            let possible = if perhaps == filter { certain } else { self.crm.journal.count(&perhaps, T::KIND)? };
            return Ok(Count { certain, possible });
        }
        Ok(self.rows_as_of(&filter)?.iter().map(|row| filter.keeps(row)).collect())
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
        self.add_up(kind, None)
    }

    /// The same for one period: the plan of the year, or what came in or was spent within it.
    pub fn sum_in<P>(&self, kind: MoneyKind, period: P) -> Result<ListSum, Error>
    where
        P: TryInto<When>,
        Refusal: From<P::Error>,
    {
        let period = period.try_into().map_err(Refusal::from)?;
        self.add_up(kind, Some(&period))
    }

    fn add_up(&self, kind: MoneyKind, period: Option<&When>) -> Result<ListSum, Error> {
        let filter = self.settled()?;
        let as_of = self.crm.reading_point();
        let mut sum = ListSum::default();
        if T::KIND == Kind::Investment || self.crm.point().is_some() {
            for line in lines_at(&self.crm, T::KIND, &|state| state.total(kind, period, as_of))? {
                sum.add(filter.keeps(&line.row), &line.total);
            }
            return Ok(sum);
        }
        let perhaps = filter.perhaps();
        let mut page = Page { limit: CHUNK, ..Page::of(T::KIND) };
        loop {
            let rows = self.crm.journal.find(&perhaps, &page)?;
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
    fn settled(&self) -> Result<Filter, Error> {
        let mut filter = self.filter.clone();
        if let Some(amount) = filter.amount_from.or(filter.amount_to).filter(|_| filter.currency.is_none()) {
            let missing = || Refusal::new(refusals::money::CURRENCY_MISSING).with("input", amount).at("currency");
            filter.currency = Some(self.crm.zone()?.currency.ok_or_else(missing)?);
        }
        Ok(filter)
    }

    /// Every row that the filter keeps, or may keep, at the point the handle reads at: one scan of
    /// the states.
    fn rows_as_of(&self, filter: &Filter) -> Result<Vec<Index>, Error> {
        let mut rows = rows_at(&self.crm, T::KIND)?;
        rows.retain(|row| filter.keeps(row).is_possible());
        Ok(rows)
    }
}

/// A record as a list reads it at some point.
pub(crate) struct Line {
    /// Its row; it says whether the record exists there.
    pub row: Index,
    /// What it has of the money that is asked for; of an investment, what its members make of it.
    pub total: Total,
    /// The stages it may stand at: one, where there is no doubt.
    pub stages: BTreeSet<Option<Stage>>,
}

/// The rows of every record of a kind at the point the handle reads at.
pub(crate) fn rows_at(crm: &Crm, kind: Kind) -> Result<Vec<Index>, Error> {
    Ok(lines_at(crm, kind, &|_| Total::unknown())?.into_iter().map(|line| line.row).collect())
}

/// Every record of a kind at the point the handle reads at, with its `total` of some money.
/// Investments are rolled up from their members as they belonged at that point.
pub(crate) fn lines_at(crm: &Crm, kind: Kind, total: &dyn Fn(&State) -> Total) -> Result<Vec<Line>, Error> {
    let as_of = crm.reading_point();
    let playbook = crm.playbook()?;
    let currency = crm.zone()?.currency;
    let line = |state: &State| {
        let row = Index { exists: crm.existence_alone(state), ..Index::of(state, &playbook, as_of, currency, &[]) };
        let possible = state.milestones().filter(|_| row.stage != row.possible_stage);
        let possible = possible.map(|milestones| milestones.possible_stages(as_of, &playbook)).unwrap_or_default();
        Line { stages: possible.into_iter().map(Some).collect(), total: total(state), row }
    };
    let mut lines = Vec::new();
    if kind != Kind::Investment {
        crm.each_state(&[kind], &mut |state| lines.push(line(&state)))?;
        for line in &mut lines {
            line.settle_stages();
        }
        return Ok(lines);
    }
    let mut members: BTreeMap<RecordId, Vec<Line>> = BTreeMap::new();
    crm.each_state(crate::crm::MEMBERS, &mut |state| {
        let line = line(&state);
        if let Some(investment) = line.row.investment {
            members.entry(investment.record()).or_default().push(line);
        }
    })?;
    let mut investments: Vec<Arc<State>> = Vec::new();
    crm.each_state(&[Kind::Investment], &mut |state| investments.push(state))?;
    for state in investments {
        let alone = crm.existence_alone(&state);
        let members = members.remove(&state.id()).unwrap_or_default();
        let exists = members.iter().map(|member| member.row.exists).fold(alone, Truth::or);
        if exists.is_possible() {
            lines.push(rolled_up(members, |rows| Index {
                exists,
                ..Index::of(&state, &playbook, as_of, currency, rows)
            }));
        }
    }
    Ok(lines)
}

/// The line of an investment, of those of its members.
fn rolled_up(members: Vec<Line>, row: impl FnOnce(&[Index]) -> Index) -> Line {
    let mut rows = Vec::new();
    let mut totals = BTreeMap::new();
    let mut stages = BTreeSet::new();
    for member in members {
        totals.insert(member.row.id, member.total);
        stages.extend(member.stages);
        rows.push(member.row);
    }
    let mut line = Line { row: row(&rows), total: Total::roll_up(&rows, &totals), stages };
    line.settle_stages();
    line
}

impl Line {
    /// Of the stages it may stand at, those from the certain one to the highest.
    fn settle_stages(&mut self) {
        let (certain, possible) = (self.row.stage, self.row.possible_stage);
        self.stages.retain(|stage| *stage > certain && *stage <= possible);
        self.stages.insert(certain);
    }
}
