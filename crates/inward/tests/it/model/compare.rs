//! Holds what the books answer against the plain model: rows, lists and their pages, counts, the stage
//! table, lives and dues, amounts, plans, histories; now, and as of days gone by.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use inward::core::index::Index;
use inward::core::standing::Is;
use inward::prelude::*;

use super::commands::{Cast, Dice};
use super::plain::{MEMBERS, Plain, Point, Record, Row, StageCount, Standing};
use super::trial::{Trial, same};

const LISTED: [Kind; 6] =
    [Kind::Investment, Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project, Kind::Commitment];

/// One page of a list of records of any kind.
fn page(crm: &Crm, kind: Kind, filter: &Filter, sort: Sort, after: Option<Cursor>, limit: usize) -> Vec<Index> {
    macro_rules! page {
        ($list:ident) => {
            crm.$list().filter(filter.clone()).sorted(sort).after(after).limit(limit).rows()
        };
    }
    match kind {
        Kind::Investment => page!(investments),
        Kind::Lead => page!(leads),
        Kind::Negotiation => page!(negotiations),
        Kind::Agreement => page!(agreements),
        Kind::Project => page!(projects),
        _ => page!(commitments),
    }
    .unwrap()
}

fn count(crm: &Crm, kind: Kind, filter: &Filter) -> Count {
    macro_rules! count {
        ($list:ident) => {
            crm.$list().filter(filter.clone()).count()
        };
    }
    match kind {
        Kind::Investment => count!(investments),
        Kind::Lead => count!(leads),
        Kind::Negotiation => count!(negotiations),
        Kind::Agreement => count!(agreements),
        Kind::Project => count!(projects),
        _ => count!(commitments),
    }
    .unwrap()
}

fn all(crm: &Crm, kind: Kind) -> Vec<Index> {
    page(crm, kind, &Filter::default(), Sort::default(), None, 10_000)
}

/// A row of a book, as the model says it.
fn plainly(row: &Index) -> Row {
    Row {
        id: row.id,
        exists: row.exists,
        investment: row.investment,
        unit: row.unit,
        officer: row.officer,
        organisation: row.organisation,
        nature: row.nature.as_ref().map(|nature| nature.as_str().to_owned()),
        stage: row.stage,
        possible: row.possible_stage,
        standing: standing(row.standing),
        amount: row.amount.and_then(|units| Some((row.currency?, units))),
        first: row.first,
        last: row.last,
        due: row.due,
    }
}

fn standing(is: Is) -> Standing {
    match is {
        Is::Suspended => Standing::Suspended,
        Is::Lost => Standing::Lost,
        Is::Abandoned => Standing::Abandoned,
        Is::Rejected => Standing::Rejected,
        Is::Terminated => Standing::Terminated,
        Is::Exited => Standing::Exited,
        Is::Completed => Standing::Completed,
        // Nothing that the model follows makes a record stand otherwise.
        _ => Standing::Ongoing,
    }
}

/// What was looked at, so that a comparison of nothing shows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Looked {
    pub(super) rows: usize,
    pub(super) then: usize,
    pub(super) pages: usize,
    pub(super) lives: usize,
    pub(super) histories: usize,
    pub(super) doubtful: usize,
}

impl Looked {
    pub(super) const fn add(&mut self, other: Self) {
        self.rows += other.rows;
        self.then += other.then;
        self.pages += other.pages;
        self.lives += other.lives;
        self.histories += other.histories;
        self.doubtful += other.doubtful;
    }
}

impl Trial {
    /// Compares all that is cheap: the rows of every record.
    pub(super) fn rows_agree(&self, looked: &mut Looked) -> Result<(), String> {
        for kind in LISTED {
            let rows = all(&self.memory, kind);
            same(format_args!("the rows of {kind}, and by the file"), &rows, &all(&self.file, kind))?;
            looked.rows += rows.len();
            let rows: Vec<Row> = rows.iter().map(plainly).collect();
            one_by_one("row", &rows, &self.plain.rows(kind, Point::LATEST))?;
        }
        same("the head", &self.memory.head().unwrap().position, &self.plain.position)?;
        same("the head", &self.file.head().unwrap().position, &self.plain.position)
    }

    /// Compares the rest: readings, lists, histories, the past.
    pub(super) fn all_agrees(&self, dice: &mut Dice, looked: &mut Looked) -> Result<(), String> {
        self.logs_agree()?;
        let crm = dice.one_of(self.handles());
        self.readings_agree(crm, Point::LATEST, looked)?;
        stage_tables_agree(crm, &self.plain, Point::LATEST, looked)?;
        for _ in 0..4 {
            self.lists_agree(dice.one_of(self.handles()), dice, looked)?;
        }
        self.histories_agree(dice, looked)?;
        for _ in 0..3 {
            self.past_agrees(dice.one_of(self.handles()), dice, looked)?;
        }
        Ok(())
    }

    /// What a reading of each record says.
    fn readings_agree(&self, crm: &Crm, point: Point, looked: &mut Looked) -> Result<(), String> {
        let today = crm.today().unwrap();
        for commitment in crm.commitments().all().unwrap() {
            let plain = &self.plain.records[&commitment.record_id()];
            same(format_args!("the life of {}", plain.id), &commitment.life(), &self.plain.life(plain, point, today))?;
            same("due", &commitment.due().unwrap().as_ref(), &plain.due(point))?;
            looked.lives += 1;
        }
        for project in crm.projects().all().unwrap() {
            let plain = &self.plain.records[&project.record_id()];
            for phase in (1..=plain.phases).map(Some).chain([None]) {
                let what = format_args!("amount, plan, milestone of {} {phase:?}", plain.id).to_string();
                let amount = plain.amount(MoneyKind::TotalPlanned, phase, point);
                same(&what, &project.amount(MoneyKind::TotalPlanned, phase), &amount)?;
                for key in ["construction_started", "production"] {
                    same(&what, &project.planned_for(key, phase), &plain.planned(key, phase, point))?;
                    let word = self.plain.milestone(plain, key, phase, point);
                    same(&what, &project.when(key, phase), &word.and_then(|(fact, _)| fact.on.as_ref()))?;
                    same(&what, &project.reached(key, phase), &word.map_or(Truth::No, |(_, truth)| truth))?;
                }
            }
        }
        macro_rules! versions {
            ($($list:ident)+) => { $(
                for reading in crm.$list().all().unwrap() {
                    let plain = &self.plain.records[&reading.record_id()];
                    let known = (reading.head.version(), reading.title());
                    same(plain.id, &known, &(plain.version, plain.title.as_str()))?;
                }
            )+ };
        }
        versions!(investments leads negotiations agreements projects commitments);
        Ok(())
    }

    /// A list under some filter, in some order, page by page; and how many it holds.
    fn lists_agree(&self, crm: &Crm, dice: &mut Dice, looked: &mut Looked) -> Result<(), String> {
        let kind = dice.one_of(LISTED);
        let (filter, keeps) = filter(dice, &self.cast);
        let by = dice.one_of(SortBy::ALL);
        let sort = Sort { by, descending: dice.chance(50) };
        let mut rows: Vec<Row> = self.plain.rows(kind, Point::LATEST);
        let kept = rows.iter().map(&keeps);
        let counted: Count = kept.collect();
        rows.retain(|row| keeps(row).is_certain());
        put_in_order(&mut rows, sort);
        let wanted: Vec<RecordId> = rows.iter().map(|row| row.id).collect();
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let page = page(crm, kind, &filter, sort, after, 3);
            found.extend(page.iter().map(|row| row.id));
            looked.pages += 1;
            match page.last() {
                Some(last) if page.len() == 3 => after = Some(sort.cursor(last)),
                _ => break,
            }
        }
        same(format_args!("{kind} {filter:?} {sort:?}"), &found, &wanted)?;
        same(format_args!("how many {kind} {filter:?}"), &count(crm, kind, &filter), &counted)
    }

    fn histories_agree(&self, dice: &mut Dice, looked: &mut Looked) -> Result<(), String> {
        let records: Vec<&Record> = self.plain.records.values().collect();
        for record in (0..4).filter_map(|_| dice.pick(&records)) {
            let memory = self.memory.history(record.id).map_err(|error| error.to_string())?;
            let file = self.file.history(record.id).map_err(|error| error.to_string())?;
            same("the histories", &format!("{memory:?}"), &format!("{file:?}"))?;
            let own = memory.iter().filter(|entry| entry.record == record.id);
            let versions: Vec<u32> = own.map(|entry| entry.version).collect();
            let wanted: Vec<u32> = (1..=record.version).collect();
            same(format_args!("the history of {}", record.id), &versions, &wanted)?;
            looked.histories += 1;
        }
        Ok(())
    }

    /// The book as of a day, as it was known on another.
    fn past_agrees(&self, crm: &Crm, dice: &mut Dice, looked: &mut Looked) -> Result<(), String> {
        let valid = self.first_day() - Days::new(60) + Days::new(dice.roll(300) as u64);
        // What changes with what is known changes when something becomes known.
        let times: Vec<i64> =
            self.plain.records.values().flat_map(|record| record.facts.iter().map(|fact| fact.known)).collect();
        let known = dice.pick(&times).unwrap_or(self.plain.last);
        let known = known + dice.one_of([0, 0, -1, 1_000_000, 86_400_000_000]);
        let known_text = Timestamp::from_micros(known).unwrap().to_string();
        let point = Point { day: Some(valid), known };
        let then = crm.as_of(valid.to_string().as_str(), known_text.as_str()).map_err(|error| error.to_string())?;
        for kind in LISTED {
            let rows: Vec<Row> = all(&then, kind).iter().map(plainly).collect();
            looked.then += rows.len();
            one_by_one(format_args!("valid {valid} known {known_text}"), &rows, &self.plain.rows(kind, point))?;
        }
        self.readings_agree(&then, point, looked)?;
        stage_tables_agree(&then, &self.plain, point, looked)
    }

    /// What belonged to nothing would be lost.
    pub(super) fn every_member_belongs(&self) -> Result<(), String> {
        for record in self.plain.records.values().filter(|record| MEMBERS.contains(&record.id.kind)) {
            let investment = record.investment(Point::LATEST);
            let there = investment.is_some_and(|id| self.plain.records.contains_key(&id.record()));
            same(format_args!("{} belongs", record.id), &there, &true)?;
        }
        Ok(())
    }
}

fn stage_tables_agree(crm: &Crm, plain: &Plain, point: Point, looked: &mut Looked) -> Result<(), String> {
    let table = crm.stage_table().unwrap();
    let rows: BTreeMap<Option<u16>, StageCount> =
        table.rows.iter().map(|row| (row.stage, StageCount { count: row.count, closed: row.closed })).collect();
    looked.doubtful += table.rows.iter().filter(|row| row.count.exact().is_none()).count();
    same(format_args!("the stage table {point:?}"), &(rows, table.total, table.certain), &plain.stage_table(point))
}

/// Compares rows one by one, so that the one that differs is told.
fn one_by_one(what: impl std::fmt::Display, found: &[Row], wanted: &[Row]) -> Result<(), String> {
    for (found, wanted) in found.iter().zip(wanted) {
        same(&what, found, wanted)?;
    }
    let ids = |rows: &[Row]| -> Vec<RecordId> { rows.iter().map(|row| row.id).collect() };
    same(&what, &ids(found), &ids(wanted))
}

/// Whether a filter keeps a row, for certain or possibly.
type Rule = Box<dyn Fn(&Row) -> Truth>;

/// Some filter, and what it keeps in the words of the model.
fn filter(dice: &mut Dice, cast: &Cast) -> (Filter, impl Fn(&Row) -> Truth + use<>) {
    let mut filter = Filter::default();
    let mut rules: Vec<Rule> = Vec::new();
    let (one, other) = (dice.roll(9), dice.roll(9));
    // What is given twice keeps what the later one keeps: so each is given once.
    let parts = if one == other { vec![one] } else { vec![one, other] };
    for part in parts {
        match part {
            0 => {
                let closed = dice.chance(50);
                filter = filter.closed(closed);
                rules.push(Box::new(move |row| (row.standing.is_closed() == closed).into()));
            }
            1 => {
                let rank = dice.one_of([20, 50, 60, 70, 140]);
                filter = filter.stage_at_least(rank);
                rules.push(Box::new(move |row| at_least(row, rank)));
            }
            2 => {
                let rank = dice.one_of([20, 50, 60, 70, 140]);
                filter = filter.stage_at_most(rank);
                rules.push(Box::new(move |row| !at_least(row, rank + 1)));
            }
            3 => {
                let unit = dice.one_of(cast.units);
                filter = filter.unit(unit);
                rules.push(Box::new(move |row| (row.unit == Some(unit)).into()));
            }
            4 => {
                let officer = dice.one_of(cast.officers);
                filter = filter.officer(officer);
                rules.push(Box::new(move |row| (row.officer == Some(officer)).into()));
            }
            5 => {
                let investor = dice.one_of(cast.investors);
                filter = filter.organisation(investor);
                rules.push(Box::new(move |row| (row.organisation == Some(investor)).into()));
            }
            6 => {
                let least = 1_000_000_000_000_i64;
                filter = filter.amount_at_least(least);
                rules.push(Box::new(move |row| {
                    row.amount.is_some_and(|(currency, units)| currency == Currency::CNY && units >= least).into()
                }));
            }
            7 => {
                let day: NaiveDate = "2021-02-01".parse().unwrap();
                filter = filter.active_since(day);
                rules.push(Box::new(move |row| row.last.is_some_and(|last| last >= day).into()));
            }
            _ => {
                let key: inward::core::playbook::NatureKey = "attracted".parse().unwrap();
                filter = filter.nature(key);
                rules.push(Box::new(move |row| (row.nature.as_deref() == Some("attracted")).into()));
            }
        }
    }
    (filter, move |row: &Row| rules.iter().map(|rule| rule(row)).fold(Truth::Yes, Truth::and))
}

/// Whether a record stands at a stage or above.
fn at_least(row: &Row, rank: u16) -> Truth {
    if row.stage.is_some_and(|stage| stage >= rank) {
        Truth::Yes
    } else if row.possible.is_some_and(|stage| stage >= rank) {
        Truth::Possibly
    } else {
        Truth::No
    }
}

/// Sorts rows: what has no value stands last, amounts currency by currency, ties by their ids.
fn put_in_order(rows: &mut [Row], sort: Sort) {
    rows.sort_by_key(|row| row.id);
    if sort.descending {
        rows.reverse();
    }
    let value = |row: &Row| match sort.by {
        SortBy::Id => None,
        SortBy::Stage => row.stage.map(i64::from),
        SortBy::Amount => row.amount.map(|(_, units)| units),
        SortBy::Last => row.last.map(|last| last.signed_duration_since(NaiveDate::MIN).num_days()),
        SortBy::Due => row.due.map(|due| due.signed_duration_since(NaiveDate::MIN).num_days()),
    };
    if sort.descending {
        rows.sort_by_key(|row| std::cmp::Reverse(value(row)));
    } else {
        rows.sort_by_key(|row| (value(row).is_none(), value(row)));
    }
    if sort.by == SortBy::Amount {
        let mut currencies: Vec<Currency> = rows.iter().filter_map(|row| Some(row.amount?.0)).collect();
        currencies.sort_unstable();
        currencies.dedup();
        rows.sort_by_key(|row| {
            let place = row.amount.and_then(|(currency, _)| currencies.iter().position(|other| *other == currency));
            place.unwrap_or(usize::MAX)
        });
    }
}
