//! Lists: filtered, sorted, paged by keyset; of the book as it is, or as of a day.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;

use inward_core::filter::{Cursor, Filter, Page, Sort};
use inward_core::finance::MoneyKind;
use inward_core::id::{Kind, RecordId, Recordable};
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
        let mut found = self.found_as_of()?;
        found.truncate(self.page.limit);
        Ok(found.into_iter().map(|(row, _)| row).collect())
    }

    /// One page.
    pub fn page(&self) -> Result<ListPage<T>, Error> {
        let playbook = self.crm.shared_playbook()?;
        let (rows, items): (Vec<Index>, Vec<Reading<T>>) = if self.crm.point().is_none() {
            let rows = self.rows()?;
            let items = rows
                .iter()
                .map(|row| self.crm.state(row.id).and_then(|state| self.crm.reading_by(&state, &playbook)))
                .collect::<Result<_, _>>()?;
            (rows, items)
        } else {
            let mut found = self.found_as_of()?;
            found.truncate(self.page.limit);
            let items =
                found.iter().map(|(_, state)| self.crm.reading_by(state, &playbook)).collect::<Result<_, _>>()?;
            (found.into_iter().map(|(row, _)| row).collect(), items)
        };
        let next = match rows.last() {
            Some(row) if rows.len() == self.page.limit => Some(Cursor { value: self.page.sort.value(row), id: row.id }),
            _ => None,
        };
        Ok(ListPage { items, rows, next })
    }

    /// Every record of the list, in its order.
    pub fn all(&self) -> Result<Vec<Reading<T>>, Error> {
        if self.crm.point().is_some() {
            // One scan finds all of them: paging would scan the book for each page.
            let playbook = self.crm.shared_playbook()?;
            return self.found_as_of()?.iter().map(|(_, state)| self.crm.reading_by(state, &playbook)).collect();
        }
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
        let mut count = 0;
        each_row_at(&self.crm, T::KIND, &mut |row, _| count += u64::from(self.filter.matches(&row)))?;
        Ok(count)
    }

    /// The sum of the amounts of one kind over the list, with its bounds. Kinds are never added to
    /// one another; currencies are kept apart.
    pub fn sum(&self, kind: MoneyKind) -> Result<AmountSum, Error> {
        let mut sum = AmountSum::default();
        if let Some(as_of) = self.crm.point() {
            each_row_at(&self.crm, T::KIND, &mut |row, state| {
                let amount = state.amounts().and_then(|amounts| amounts.at(kind, None, as_of));
                if let Some(amount) = amount.filter(|_| self.filter.matches(&row)) {
                    sum.add(amount);
                }
            })?;
            return Ok(sum);
        }
        for item in self.all()? {
            if let Some(amount) = item.amount(kind, None) {
                sum.add(amount);
            }
        }
        Ok(sum)
    }

    /// Every record after the cursor that the filter keeps at the point the handle reads at, with
    /// its row, in order: one scan of the states.
    fn found_as_of(&self) -> Result<Vec<(Index, Arc<State>)>, Error> {
        let mut found = Vec::new();
        let after = self.page.after.as_ref();
        each_row_at(&self.crm, T::KIND, &mut |row, state| {
            if self.filter.matches(&row) && after.is_none_or(|cursor| self.page.sort.is_after(&row, cursor)) {
                found.push((row, state));
            }
        })?;
        found.sort_by(|(a, _), (b, _)| self.page.sort.compare(a, b));
        Ok(found)
    }
}

/// The row of every record of a kind at the point the handle reads at. Investments are rolled up
/// from their members as they belonged at that point.
pub(crate) fn each_row_at(crm: &Crm, kind: Kind, visit: &mut dyn FnMut(Index, Arc<State>)) -> Result<(), Error> {
    let as_of = crm.reading_point();
    let playbook = crm.playbook()?;
    let currency = crm.zone()?.currency;
    let row_of = |state: &State, members: &[Index]| Index::of(state, &playbook, as_of, currency, members);
    if kind != Kind::Investment {
        return crm.each_state(&[kind], &mut |state| visit(row_of(&state, &[]), state));
    }
    let mut members: BTreeMap<RecordId, Vec<Index>> = BTreeMap::new();
    crm.each_state(crate::crm::MEMBERS, &mut |state| {
        let row = row_of(&state, &[]);
        if let Some(investment) = row.investment {
            members.entry(investment.record()).or_default().push(row);
        }
    })?;
    crm.each_state(&[Kind::Investment], &mut |state| match members.get(&state.id()) {
        Some(rolled) => visit(row_of(&state, rolled), state),
        None if crm.point().is_none_or(|as_of| crm.exists_alone(&state, as_of)) => visit(row_of(&state, &[]), state),
        None => {}
    })
}
