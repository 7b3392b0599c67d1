//! The list of the day (今日关注): what needs somebody's hand, gathered from the book.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use inward_core::attention::{AttentionItem, AttentionKind, Watch, quiet_filters, quiet_item};
use inward_core::commitment::Around;
use inward_core::filter::{Filter, Page};
use inward_core::id::{Id, Kind, RecordId};
use inward_core::index::Index;
use inward_core::person::Person;
use inward_core::playbook::Horizon;
use inward_core::record::{Record, State};
use inward_core::target::Names;
use inward_core::unit::Unit;
use inward_core::when::Timestamp;
use inward_core::world::Relation;

use crate::list::{CHUNK, each_row_at};
use crate::reading::Ground;
use crate::{Crm, Error};

/// The list of a day: what is due, overdue, missed, newly owed, gone quiet, or told differently by two
/// sources. The most pressing kind comes first, then what has waited longest.
#[derive(Clone, Debug)]
pub struct Attention {
    /// The moment for which it was asked.
    pub at: Timestamp,
    /// That day in the zone.
    pub today: NaiveDate,
    /// The items, in their order.
    pub items: Vec<AttentionItem>,
    /// What the units in charge are called.
    pub unit_names: BTreeMap<Id<Unit>, String>,
}

impl Attention {
    /// What this unit has a hand in: it is in charge, owes, helps, or is to answer.
    #[must_use]
    pub fn of_unit(mut self, unit: impl Names<Unit>) -> Self {
        let unit = unit.id_of();
        self.items.retain(|item| item.units.contains(&unit));
        self
    }

    /// What this officer is in charge of.
    #[must_use]
    pub fn of_officer(mut self, officer: impl Into<Id<Person>>) -> Self {
        let officer = officer.into();
        self.items.retain(|item| item.officer == Some(officer));
        self
    }

    /// What is on it for this reason.
    #[must_use]
    pub fn of_kind(mut self, kind: AttentionKind) -> Self {
        self.items.retain(|item| item.kind == kind);
        self
    }
}

impl IntoIterator for Attention {
    type Item = AttentionItem;
    type IntoIter = std::vec::IntoIter<AttentionItem>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl fmt::Display for Attention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.items.iter().try_for_each(|item| writeln!(f, "{item}"))
    }
}

impl Crm {
    /// The list of the day at that moment, as far as the playbook's table `attention` looks: mostly
    /// [`Crm::now`]. It reads what may be on it by the rows, and for newly met conditions the promises of
    /// every investment on which something happened of late; a handle as of a day goes through the whole
    /// book, and looks at the end of that day if the moment lies after it.
    ///
    /// # Errors
    /// That the book could not be read. Where the calendar does not tell when one thing is due, that is an
    /// item of the list.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let project = desk.record_project(RecordProject::titled("数字经济产业园"))?;
    /// desk.promise(Promise::to_investor(&project, "land_delivery").debtor("招商一局").due("2021-02-28")?)?;
    /// let list = crm.attention(Timestamp::parse("2021-03-02T09:00+08:00")?)?;
    /// assert_eq!(list.items[0].kind, AttentionKind::Overdue);
    /// assert_eq!(list.items[0].why.en, "was due 2021-02-28, 2 working days since");
    /// let unit = crm.unit_named("招商一局")?.unwrap();
    /// assert_eq!(list.of_unit(&unit).items.len(), 1);
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn attention(&self, now: Timestamp) -> Result<Attention, Error> {
        let horizon = self.playbook()?.horizon();
        self.attention_within(now, horizon)
    }

    /// The list of the day as far as this horizon looks; as [`Crm::attention`].
    ///
    /// # Errors
    /// As [`Crm::attention`].
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// # let project = desk.record_project(RecordProject::titled("数字经济产业园"))?;
    /// desk.promise(Promise::to_investor(&project, "land_delivery").debtor("招商一局").due("2021-02-28")?)?;
    /// let now = Timestamp::parse("2021-02-01T09:00+08:00")?;
    /// assert!(crm.attention(now)?.items.is_empty());
    /// let month = Horizon { due_within: 30, ..crm.playbook()?.horizon() };
    /// assert_eq!(crm.attention_within(now, month)?.items.len(), 1);
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn attention_within(&self, now: Timestamp, horizon: Horizon) -> Result<Attention, Error> {
        let crm = self.at_one_moment()?;
        let ground = crm.ground()?;
        let now = if ground.as_of.has_no_day() { now } else { now.min(ground.at) };
        let watch = Watch { as_of: ground.as_of, now, calendar: &ground.calendar, playbook: &ground.playbook, horizon };
        let mut gathering = Gathering { crm: &crm, ground: &ground, watch, seen: BTreeSet::new(), items: Vec::new() };
        match crm.point() {
            None => gathering.awake()?,
            Some(_) => gathering.everything()?,
        }
        let mut items = gathering.items;
        items.sort_by_cached_key(AttentionItem::order);
        let mut unit_names = BTreeMap::new();
        for unit in items.iter().filter_map(|item| item.unit) {
            if let Entry::Vacant(name) = unit_names.entry(unit) {
                name.insert(crm.state(unit.record())?.head().title.clone());
            }
        }
        Ok(Attention { at: now, today: now.day_in(self.time_zone()), items, unit_names })
    }
}

struct Gathering<'a> {
    crm: &'a Crm,
    ground: &'a Ground,
    watch: Watch<'a>,
    seen: BTreeSet<RecordId>,
    items: Vec<AttentionItem>,
}

impl Gathering<'_> {
    /// What the book's rows say may need attention.
    fn awake(&mut self) -> Result<(), Error> {
        for id in self.crm.lookup().awake(self.watch.until())? {
            self.look_at(id)?;
        }
        // A condition is met by something that happened on the investment.
        let lately = Filter::default().active_since(self.watch.new_from());
        for row in self.rows(&lately)? {
            for member in self.crm.lookup().related(Relation::Member, row.id)? {
                if member.kind == Kind::Commitment {
                    self.look_at(member)?;
                }
            }
        }
        for filter in quiet_filters(&self.watch) {
            for row in self.rows(&filter)? {
                let state = self.crm.state(row.id)?;
                self.quiet(&state, &row);
            }
        }
        Ok(())
    }

    /// Everything there is as of a day: no row knows what was waited for then.
    fn everything(&mut self) -> Result<(), Error> {
        let mut states = Vec::new();
        self.crm.each_state(Kind::ALL, &mut |state| states.push(state))?;
        for state in states {
            self.look_into(&state)?;
        }
        let filters = quiet_filters(&self.watch);
        let mut quiet = Vec::new();
        each_row_at(self.crm, Kind::Investment, &mut |row, state| {
            if filters.iter().any(|filter| filter.matches(&row)) {
                quiet.push((row, state));
            }
        })?;
        for (row, state) in quiet {
            self.quiet(&state, &row);
        }
        Ok(())
    }

    fn look_at(&mut self, id: RecordId) -> Result<(), Error> {
        if !self.seen.insert(id) {
            return Ok(());
        }
        let state = self.crm.state(id)?;
        self.look_into(&state)
    }

    fn look_into(&mut self, state: &Arc<State>) -> Result<(), Error> {
        let around = match &**state {
            State::Commitment(commitment) => self.crm.around(commitment, self.ground)?,
            _ => Around::NOTHING,
        };
        self.items.extend(self.watch.items(state, &around));
        Ok(())
    }

    fn quiet(&mut self, state: &State, row: &Index) {
        self.items.extend(quiet_item(state, row, &self.watch));
    }

    /// Every row of the investments that a filter keeps.
    fn rows(&self, filter: &Filter) -> Result<Vec<Index>, Error> {
        let mut page = Page { limit: CHUNK, ..Page::of(Kind::Investment) };
        let mut rows = Vec::new();
        loop {
            let found = self.crm.lookup().find(filter, &page)?;
            let next = found.last().map(|last| page.sort.cursor(last));
            let more = found.len() == page.limit;
            rows.extend(found);
            match next {
                Some(next) if more => page.after = Some(next),
                _ => return Ok(rows),
            }
        }
    }
}
