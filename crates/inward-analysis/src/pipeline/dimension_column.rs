//! What a dimension says of every investment, as a column: mostly all records of one say the same from some day
//! on. What they say otherwise is looked up in the records.

use std::collections::BTreeSet;

use inward_core::fact::AsOf;
use inward_core::id::{Kind, RecordId};

use super::Pipeline;
use super::cohort_period::CohortPeriod;
use super::day::{Day, EVER, NEVER};
use super::dimension::Dimension;
use super::group::Group;
use super::milestones::Set;
use super::point::Point;
use super::records::{Belongs, RecordRow, Records, Subject};
use super::sayings::Says;
use super::values::{Code, Value};

/// What one dimension says of every investment.
#[derive(Clone, Debug, Default)]
pub struct DimensionColumn {
    codes: Vec<Option<Code>>,
    /// From which day on it is known to say that, and has not changed.
    since: Vec<Day>,
    /// From which day on every record that says it may be there.
    from: Vec<Day>,
}

impl DimensionColumn {
    /// One that says nothing.
    pub const fn none() -> Self {
        Self { codes: Vec::new(), since: Vec::new(), from: Vec::new() }
    }

    /// One that says the same on every day, whatever was known.
    pub fn always(codes: Vec<Option<Code>>) -> Self {
        let days = vec![EVER; codes.len()];
        Self { codes, since: days.clone(), from: days }
    }

    pub fn of(records: &Records, dimension: &Dimension) -> Self {
        let subjects = records.ids.len();
        let mut column = Self { codes: vec![None; subjects], since: vec![EVER; subjects], from: vec![EVER; subjects] };
        for subject in (0..).take(subjects) {
            for row in records.settled(subject) {
                column.add(records, subject, row, dimension);
            }
        }
        for row in records.moved() {
            let Belongs::Moves(told) = &row.belongs else { continue };
            told.each(&mut |subject| column.is_told_otherwise(subject));
        }
        column
    }

    /// Finds again what is said of some investments, the new ones behind all others among them.
    pub fn renew(&mut self, records: &Records, subjects: &BTreeSet<Subject>, dimension: &Dimension) {
        let len = records.ids.len();
        self.codes.resize(len, None);
        self.since.resize(len, EVER);
        self.from.resize(len, EVER);
        for subject in subjects {
            let at = *subject as usize;
            if let Some(code) = self.codes.get_mut(at) {
                *code = None;
            }
            for days in [&mut self.since, &mut self.from] {
                days.iter_mut().skip(at).take(1).for_each(|day| *day = EVER);
            }
            for row in records.settled(*subject) {
                self.add(records, *subject, row, dimension);
            }
        }
        for row in records.moved() {
            row.belongs.each(&mut |subject| self.is_told_otherwise(subject));
        }
    }

    /// Every value that it now tells, once.
    pub fn told(&self) -> impl Iterator<Item = Code> + use<> {
        let told: BTreeSet<Code> = self.codes.iter().flatten().copied().collect();
        told.into_iter()
    }

    fn add(&mut self, records: &Records, subject: Subject, row: &RecordRow, dimension: &Dimension) {
        let at = subject as usize;
        let Some(told) = records.told_of(row, dimension) else { return };
        let (Says::Always(code, known), Some((begins, changed))) = (told, records.begins_to_exist(row)) else {
            return self.is_told_otherwise(subject);
        };
        let Some(here) = self.codes.get_mut(at) else { return };
        if here.is_some_and(|here| here != code) {
            return self.is_told_otherwise(subject);
        }
        *here = Some(code);
        if let Some((since, from)) = self.since.get_mut(at).zip(self.from.get_mut(at)) {
            *since = (*since).max(known).max(changed);
            // An investment says what it says whether it may be there or not.
            let begins = if row.id.kind == Kind::Investment { EVER } else { begins };
            *from = (*from).max(begins);
        }
    }

    fn is_told_otherwise(&mut self, subject: Subject) {
        if let Some(since) = self.since.get_mut(subject as usize) {
            *since = NEVER;
        }
    }
}

impl Pipeline {
    /// The country or region that an investor comes from.
    fn origin_of(&self, investor: Code) -> Option<Code> {
        match self.book.values.value(investor)? {
            Value::Record(id) => self.book.origins.get(id).copied(),
            Value::Word(_) => None,
        }
    }

    /// What a dimension says of each investment at the point.
    pub(super) fn codes(&self, dimension: &Dimension) -> Vec<Option<Code>> {
        match dimension {
            Dimension::Origin if self.book.outside.is_none() => {
                let investors = self.codes(&Dimension::Investor).into_iter();
                investors.map(|investor| self.origin_of(investor?)).collect()
            }
            Dimension::IndustryAt(level) => {
                let industries = self.codes(&Dimension::Industry).into_iter();
                industries.map(|industry| Some(self.book.values.industry_at(industry?, *level))).collect()
            }
            of_sets if of_sets.is_of_sets() => self.set_codes(of_sets),
            Dimension::ReachedIn(period, _) => self.periods(dimension, *period),
            Dimension::Attribute(_) if self.book.outside.is_none() => self.attributes(dimension),
            _ => self.codes_said(dimension),
        }
    }

    /// The value of a code of a dimension.
    pub(super) fn said(&self, dimension: &Dimension, code: Code) -> Option<Value> {
        match dimension {
            of_sets if of_sets.is_of_sets() => self.set_said(code),
            Dimension::ReachedIn(..) => {
                self.book.periods.all().of(code).map(|periods| Value::Word(periods.to_string()))
            }
            _ => self.book.values.value(code).cloned(),
        }
    }

    /// What a record of an investment says of each dimension at the point, and where it says nothing the investment.
    #[must_use]
    pub fn group_of_record(&self, record: RecordId, investment: impl Into<RecordId>, by: &[Dimension]) -> Vec<Group> {
        let investment = investment.into();
        let said = self.group_of(investment, by).unwrap_or_default();
        let subject = self.case_of(investment).and_then(|at| Subject::try_from(at).ok());
        let settled = subject.map(|subject| self.book.records.settled(subject)).unwrap_or_default();
        let Some(row) = settled.iter().chain(self.book.records.moved()).find(|row| row.id == record) else {
            return said;
        };
        let own = by.iter().map(|dimension| self.said_by(row, dimension));
        let group = |(own, said): (Option<Value>, Group)| match own {
            Some(value) => Group { name: self.name(&value).to_owned(), value: Some(value) },
            None => said,
        };
        own.zip(said).map(group).collect()
    }

    /// What a record says of a dimension at the point.
    fn said_by(&self, row: &RecordRow, dimension: &Dimension) -> Option<Value> {
        let records = &self.book.records;
        let told =
            |dimension: &Dimension| records.told_of(row, dimension)?.at(self.point, self.point.as_of(self.book.zone));
        let code = match dimension {
            Dimension::List => return self.lists_of(row.id),
            Dimension::ReachedIn(period, _) => {
                let place = self.book.milestones.named(dimension.milestone()?).ok()?;
                let of_it = records.cells(row).iter().filter(|cell| cell.place == place);
                let picks =
                    of_it.filter_map(|cell| records.pick(cell, self.point)).map(|pick| (pick.earliest, pick.latest));
                let (earliest, latest) = picks.reduce(|one, other| (one.0.min(other.0), one.1.min(other.1)))?;
                let may_be_reached = earliest <= self.point.valid;
                return may_be_reached.then(|| Value::Word(period.between(earliest, latest).to_string()));
            }
            Dimension::IndustryAt(level) => self.book.values.industry_at(told(&Dimension::Industry)?, *level),
            _ => told(dimension)?,
        };
        let value = self.book.values.value(code).cloned()?;
        // An attribute that is missing says an empty word.
        (value != Value::Word(String::new())).then_some(value)
    }

    /// In which period each investment reached a milestone that it may have reached by the point.
    fn periods(&self, dimension: &Dimension, period: CohortPeriod) -> Vec<Option<Code>> {
        let place = dimension.milestone().and_then(|milestone| self.book.milestones.named(milestone).ok());
        let Some(place) = place else { return vec![None; self.len()] };
        let days = self.book.columns.days(&self.book.records, place, self.point).into_iter();
        let may_be_reached = |(earliest, _): &(Day, Day)| *earliest <= self.point.valid && *earliest != NEVER;
        let mut periods = self.book.periods.all();
        let mut code = |(earliest, latest): (Day, Day)| periods.code(period.between(earliest, latest));
        days.map(|days| Some(days).filter(may_be_reached).map(&mut code)).collect()
    }

    /// An attribute of the zone's own, of an investment's records or else of its investor; none where it is missing.
    fn attributes(&self, dimension: &Dimension) -> Vec<Option<Code>> {
        let mut codes = self.codes_said(dimension);
        if !self.book.of_organisations.is_empty() {
            let as_of = self.point.as_of(self.book.zone);
            let spoken = self.book.records.spoken(dimension);
            for (code, investor) in codes.iter_mut().zip(self.codes(&Dimension::Investor)) {
                *code = code.or_else(|| {
                    let Value::Record(investor) = self.book.values.value(investor?)? else { return None };
                    let said = self.book.of_organisations.get(investor)?;
                    let (_, told) = said.iter().find(|(of, _)| Some(*of) == spoken)?;
                    told.at(self.point, as_of)
                });
            }
        }
        let missing = self.book.values.known(&Value::Word(String::new()));
        codes.iter_mut().filter(|code| missing.is_some() && **code == missing).for_each(|code| *code = None);
        codes
    }

    /// Every value that any record ever said of a dimension, or any organisation.
    pub(super) fn ever_told(&self, dimension: &Dimension) -> BTreeSet<Code> {
        let mut told = self.book.records.ever_told(dimension);
        let spoken = self.book.records.spoken(dimension);
        let organisations = self.book.of_organisations.values().flatten().filter(|(of, _)| Some(*of) == spoken);
        organisations.for_each(|(_, said)| said.each(&mut |code| told.extend([code])));
        told
    }

    /// What a dimension that records speak of says of each investment at the point.
    fn codes_said(&self, dimension: &Dimension) -> Vec<Option<Code>> {
        let column = self.book.dimension(dimension);
        let as_of = self.point.as_of(self.book.zone);
        let mut moved: Vec<(Subject, &RecordRow)> = Vec::new();
        for row in self.book.records.moved() {
            moved.extend(self.book.records.subject(row, self.point).map(|subject| (subject, row)));
        }
        moved.sort_by_key(|(subject, _)| *subject);
        let days = column.since.iter().zip(&column.from);
        let each = (0..).zip(column.codes.iter().zip(days));
        let codes = each.map(|(subject, (code, (since, from)))| {
            if *since <= self.point.known && *from <= self.point.valid {
                return *code;
            }
            let begins = moved.partition_point(|(of, _)| *of < subject);
            let moved = moved.get(begins..).unwrap_or_default().iter().take_while(|(of, _)| *of == subject);
            let rows = self.book.records.settled(subject).iter().chain(moved.map(|(_, row)| *row));
            told_by(&self.book.records, rows, dimension, self.book.milestones.of_stages(), self.point, as_of)
        });
        codes.collect()
    }
}

/// As the row of an investment in a list has it: what the furthest of its records says that says anything.
fn told_by<'r>(
    records: &Records,
    rows: impl Iterator<Item = &'r RecordRow> + Clone,
    dimension: &Dimension,
    stages: Set,
    point: Point,
    as_of: AsOf,
) -> Option<Code> {
    let told = |row: &RecordRow| records.told_of(row, dimension)?.at(point, as_of);
    let is_investment = |row: &&RecordRow| row.id.kind == Kind::Investment;
    if let Some(code) = rows.clone().find(is_investment).and_then(told) {
        return Some(code);
    }
    let members = rows.filter(|row| !is_investment(row) && records.may_exist(row, point));
    let telling = members.filter_map(|row| Some((row, told(row)?)));
    telling.max_by_key(|(row, _)| records.standing(row, stages, point)).map(|(_, code)| code)
}
