//! One row of a table of records: a record as read at some point, and the questions its columns ask.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use inward_core::calendar::Calendar;
use inward_core::commitment::Around;
use inward_core::fact::AsOf;
use inward_core::finance::{MoneyKind, Total};
use inward_core::id::RecordId;
use inward_core::index::Index;
use inward_core::money::Currency;
use inward_core::playbook::Playbook;
use inward_core::record::State;
use inward_core::when::{Timestamp, Truth};

use super::milestones::{Reached, ReachedAll};

/// The point at which the records of a table are read.
#[derive(Clone, Debug)]
pub struct Point {
    /// The playbook in force there.
    pub playbook: Playbook,
    /// The valid day and what was known; [`AsOf::LATEST`] for all that is known.
    pub as_of: AsOf,
    /// The moment that is asked for: now, or the end of the valid day.
    pub at: Timestamp,
    /// The day on which it is read.
    pub today: NaiveDate,
    /// The calendar in force there.
    pub calendar: Calendar,
    /// The zone's own currency.
    pub currency: Option<Currency>,
}

/// The kinds of money that stand in tables: those that need no period to be asked for.
pub(super) const MONEY: [MoneyKind; 6] = [
    MoneyKind::TotalPlanned,
    MoneyKind::ContractInvestment,
    MoneyKind::FixedAsset,
    MoneyKind::ForeignEquity,
    MoneyKind::FundsArrived,
    MoneyKind::FaiCompleted,
];

/// What the members of an investment bring to its row.
#[derive(Clone, Debug, Default)]
pub struct Members {
    /// Their rows.
    rows: Vec<Index>,
    totals: BTreeMap<MoneyKind, BTreeMap<RecordId, Total>>,
    reached: ReachedAll,
}

impl Members {
    /// One more member, as read at the point; its row says whether it exists there.
    pub fn add(&mut self, state: &State, row: Index, point: &Point) {
        for kind in MONEY {
            let total = state.total(kind, None, point.as_of);
            if total.known.is_possible() {
                self.totals.entry(kind).or_default().insert(row.id, total);
            }
        }
        self.reached.add(state, row.exists, point);
        self.rows.push(row);
    }

    fn total(&self, kind: MoneyKind) -> Total {
        self.totals.get(&kind).map_or_else(Total::unknown, |totals| Total::roll_up(kind, &self.rows, totals))
    }
}

/// A record as the columns of its table read it.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// Its state.
    pub state: &'a State,
    /// Its row; it says whether the record exists at the point.
    pub row: &'a Index,
    /// Of an investment, what its members bring.
    pub members: Option<&'a Members>,
    /// Of a commitment, what stands around it.
    pub around: &'a Around,
    /// The title of a record, or the name of a person; none once it is erased.
    pub name_of: &'a dyn Fn(RecordId) -> Option<String>,
}

/// A line at the point of its table, with what several of its columns ask for.
pub(super) struct Asked<'a> {
    pub line: &'a Line<'a>,
    pub point: &'a Point,
    /// The milestones that were reached, or may have been.
    pub reached: Cow<'a, ReachedAll>,
}

impl<'a> Asked<'a> {
    pub fn of(line: &'a Line<'a>, point: &'a Point) -> Self {
        let reached = match line.members {
            Some(members) => Cow::Borrowed(&members.reached),
            None => {
                let mut own = ReachedAll::default();
                own.add(line.state, Truth::Yes, point);
                Cow::Owned(own)
            }
        };
        Self { line, point, reached }
    }

    pub fn name(&self, id: Option<RecordId>) -> Option<Cow<'a, str>> {
        (self.line.name_of)(id?).map(Cow::Owned)
    }

    pub fn reached(&self, milestone: usize) -> Option<&Reached> {
        self.reached.get(milestone)
    }

    /// What is known of one kind of money: of an investment, what its members make of it. Of a record that is
    /// there only possibly it is known only possibly, too.
    pub fn total(&self, kind: MoneyKind) -> Total {
        let total = match self.line.members {
            Some(members) => members.total(kind),
            None => self.line.state.total(kind, None, self.point.as_of),
        };
        total.where_it(self.line.row.exists)
    }
}
