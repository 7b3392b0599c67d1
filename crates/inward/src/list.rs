//! Lists: filtered, sorted, paged by keyset; of the book as it is, or as of a day.

use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;
use std::sync::Arc;

use inward_core::filter::{Cursor, Filter, Page, Sort};
use inward_core::finance::MoneyKind;
use inward_core::id::{Id, Kind, RecordId, Recordable};
use inward_core::index::Index;
use inward_core::money::AmountSum;
use inward_core::record::{Record, State};

use crate::{Crm, Error, Reading};

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
    pub fn rows(&self) -> Result<Vec<Index>, Error> {
        if self.crm.point().is_none() {
            return Ok(self.crm.journal.find(&self.filter, &self.page)?);
        }
        let mut rows = self.rows_as_of()?;
        if let Some(cursor) = &self.page.after {
            rows.retain(|row| self.page.sort.is_after(row, cursor));
        }
        rows.truncate(self.page.limit);
        Ok(rows)
    }

    /// One page.
    pub fn page(&self) -> Result<ListPage<T>, Error> {
        let rows = self.rows()?;
        let next = match rows.last() {
            Some(row) if rows.len() == self.page.limit => Some(Cursor { value: self.page.sort.value(row), id: row.id }),
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

    /// How many records the list has, on all pages.
    pub fn count(&self) -> Result<u64, Error> {
        if self.crm.point().is_none() {
            return Ok(self.crm.journal.count(&self.filter, T::KIND)?);
        }
        Ok(self.rows_as_of()?.len() as u64)
    }

    /// The sum of the amounts of one kind over the list, with its bounds. Kinds are never added to
    /// one another; currencies are kept apart.
    pub fn sum(&self, kind: MoneyKind) -> Result<AmountSum, Error> {
        let mut sum = AmountSum::default();
        for item in self.all()? {
            if let Some(amount) = item.amount(kind, None) {
                sum.add(amount);
            }
        }
        Ok(sum)
    }

    /// Every row that the filter keeps at the point the handle reads at: one scan of the states.
    fn rows_as_of(&self) -> Result<Vec<Index>, Error> {
        let mut rows = rows_at(&self.crm, T::KIND)?;
        rows.retain(|row| self.filter.matches(row));
        rows.sort_by(|a, b| self.page.sort.compare(a, b));
        Ok(rows)
    }
}

/// The rows of every record of a kind at the point the handle reads at. Investments are rolled up
/// from their members as they belonged at that point.
pub(crate) fn rows_at(crm: &Crm, kind: Kind) -> Result<Vec<Index>, Error> {
    let as_of = crm.reading_point();
    let playbook = crm.playbook()?;
    let currency = crm.zone()?.currency;
    let mut rows = Vec::new();
    if kind != Kind::Investment {
        crm.each_state(&[kind], &mut |state| rows.push(Index::of(&state, &playbook, as_of, currency, &[])))?;
        return Ok(rows);
    }
    let mut members: BTreeMap<RecordId, Vec<Index>> = BTreeMap::new();
    let mut left: BTreeSet<RecordId> = BTreeSet::new();
    crm.each_state(crate::crm::MEMBERS, &mut |state| {
        left.extend(state.head().left(as_of).map(Id::record));
        let row = Index::of(&state, &playbook, as_of, currency, &[]);
        if let Some(investment) = row.investment {
            members.entry(investment.record()).or_default().push(row);
        }
    })?;
    let mut investments: Vec<Arc<State>> = Vec::new();
    crm.each_state(&[Kind::Investment], &mut |state| investments.push(state))?;
    for state in investments {
        match members.get(&state.id()) {
            Some(rolled) => rows.push(Index::of(&state, &playbook, as_of, currency, rolled)),
            // A remnant: everything that belonged to it was moved away.
            None if left.contains(&state.id()) => {}
            None if crm.point().is_none() || crm.exists_alone(&state, as_of) => {
                rows.push(Index::of(&state, &playbook, as_of, currency, &[]))
            }
            None => {}
        }
    }
    Ok(rows)
}
