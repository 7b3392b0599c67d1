//! A list as a table: every record of it a row, in its order, read in one pass.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;
use std::sync::Arc;

use inward_analysis::records::{Line, Members, Point};
use inward_analysis::{Records, Table};
use inward_core::commitment::Around;
use inward_core::id::{Kind, RecordId, Recordable};
use inward_core::index::Index;
use inward_core::person::Person;
use inward_core::record::{Record, State};

use crate::list::{CHUNK, MEMBERS};
use crate::reading::Ground;
use crate::{Crm, Error, List};

impl<T> List<T>
where
    T: Recordable + Record + Clone,
    for<'a> &'a T: TryFrom<&'a State>,
{
    /// The whole list as a table, in its order: amounts, milestones, who is in charge, the zone's own
    /// attributes, each a documented column. The rows are those that [`List::all`] gives.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let park = desk.record_project(RecordProject::titled("数字经济产业园").total_planned("约12亿元".parse()?))?;
    /// desk.reach(&park, milestone::CONSTRUCTION_STARTED, "2020-07")?;
    /// let table = crm.projects().table()?;
    /// let cell = |column: &str| table.cell(0, column).map(|cell| cell.to_string()).unwrap_or_default();
    /// assert_eq!((cell("unit_name"), cell("total_planned")), ("招商一局".to_owned(), "1200000000".to_owned()));
    /// assert_eq!(cell("construction_started_latest"), "2020-07-31");
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`List::all`].
    pub fn table(&self) -> Result<Table, Error> {
        self.at_one_moment()?.table_now()
    }

    /// Its table without rows: the columns that it has, with what they mean. They are those of its kind of
    /// records, under the playbook in force.
    ///
    /// # Errors
    /// Where the book cannot be read.
    pub fn table_without_rows(&self) -> Result<Table, Error> {
        Ok(Records::of(T::KIND, point(&self.crm)?).finish()?)
    }

    fn table_now(&self) -> Result<Table, Error> {
        let mut rows = Rows::of(&self.crm, T::KIND)?;
        let filter = self.settled()?;
        if self.crm.point().is_some() {
            for (row, state) in self.found_as_of(&filter)? {
                rows.push(&row, &state)?;
            }
            return rows.finish();
        }
        let mut page = inward_core::filter::Page { limit: CHUNK, ..self.page.clone() };
        loop {
            let found = self.crm.lookup().find(&filter, &page)?;
            for row in &found {
                rows.push(row, &*self.crm.state(row.id)?)?;
            }
            match found.last() {
                Some(last) if found.len() == page.limit => page.after = Some(page.sort.cursor(last)),
                _ => return rows.finish(),
            }
        }
    }
}

/// The point at which a handle reads.
fn point(crm: &Crm) -> Result<Point, Error> {
    let (ground, currency) = (crm.ground()?, crm.zone()?.currency);
    let Ground { as_of, at, today, playbook, calendar } = ground;
    Ok(Point { playbook: Arc::unwrap_or_clone(playbook), as_of, at, today, calendar, currency })
}

/// The rows of a table, and what they ask of other records.
struct Rows<'a> {
    crm: &'a Crm,
    records: Records,
    members: BTreeMap<RecordId, Members>,
    names: Names<'a>,
}

impl<'a> Rows<'a> {
    fn of(crm: &'a Crm, kind: Kind) -> Result<Self, Error> {
        let records = Records::of(kind, point(crm)?);
        let members = if kind == Kind::Investment { members(crm, records.point())? } else { BTreeMap::new() };
        Ok(Self { crm, records, members, names: Names { crm, known: RefCell::default(), fault: RefCell::default() } })
    }

    fn push(&mut self, row: &Index, state: &State) -> Result<(), Error> {
        let around = match state {
            State::Commitment(commitment) => {
                let point = self.records.point();
                commitment.around(point.as_of, point.at, &point.playbook, &point.calendar, self.crm)?
            }
            _ => Around::NOTHING,
        };
        let name_of = |id| self.names.of(id);
        let members = self.members.get(&row.id);
        self.records.push(&Line { state, row, members, around: &around, name_of: &name_of });
        self.names.fault.take().map_or(Ok(()), Err)
    }

    fn finish(self) -> Result<Table, Error> {
        Ok(self.records.finish()?)
    }
}

/// What the members of every investment bring to its row, in one scan.
fn members(crm: &Crm, point: &Point) -> Result<BTreeMap<RecordId, Members>, Error> {
    let mut all: BTreeMap<RecordId, Members> = BTreeMap::new();
    crm.lookup().scan(MEMBERS, &mut |state| {
        let exists = crm.existence_alone(&state);
        if let Some(investment) = state.head().investment_at(point.as_of).filter(|_| exists.is_possible()) {
            let row = Index::of(&state, &point.playbook, point.as_of, point.currency, &[]);
            // Only the row of the investment itself is searched by text.
            let row = Index { exists, text: String::new(), ..row };
            all.entry(investment.record()).or_default().add(&state, row, point);
        }
        ControlFlow::Continue(())
    })?;
    Ok(all)
}

/// The names of the records that rows name, each read once.
struct Names<'a> {
    crm: &'a Crm,
    known: RefCell<HashMap<RecordId, Option<Arc<str>>>>,
    fault: RefCell<Option<Error>>,
}

impl Names<'_> {
    fn of(&self, id: RecordId) -> Option<String> {
        if let Some(name) = self.known.borrow().get(&id) {
            return name.as_deref().map(str::to_owned);
        }
        match self.read(id) {
            Ok(name) => {
                self.known.borrow_mut().insert(id, name.as_deref().map(Arc::from));
                name
            }
            Err(error) => {
                self.fault.replace(Some(error));
                None
            }
        }
    }

    fn read(&self, id: RecordId) -> Result<Option<String>, Error> {
        if let Some(person) = id.as_id::<Person>() {
            return Ok(self.crm.particulars(person)?.map(|particulars| particulars.name));
        }
        Ok(self.crm.lookup().record(id)?.map(|state| state.head().title.clone()))
    }
}
