//! Obligations (履约考核): what investors promised, what was found, and what is missing, check by check.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use inward_analysis::TableColumns;
use inward_analysis::pipeline::{Dimension, Group, Value};
use inward_analysis::statistics::Span;
use inward_analysis::{Fraction, Table};
use inward_core::commitment::{Check, CheckStanding, Commitment, Debtor};
use inward_core::id::{Id, Kind, RecordId};
use inward_core::near::nearest_or_all;
use inward_core::playbook::Playbook;
use inward_core::qualified::Measured;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};
use inward_core::when::Truth;

use super::{GroupInOrder, Titles, group_columns, in_order};
use crate::reading::Ground;
use crate::{Crm, Error, Reading};

/// What obligations are grouped by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObligationsBy {
    /// Who owes them.
    Debtor,
    /// The kind of commitment, a key of the playbook.
    Kind,
    /// A dimension of the pipeline: what the investment that they belong to says on the day.
    Dimension(Dimension),
}

impl ObligationsBy {
    /// The one of this key: `debtor`, `kind`, or that of a dimension of a book with this playbook.
    ///
    /// # Errors
    /// `pipeline.unknown-dimension`, with those that are near.
    pub fn parse_for(key: &str, playbook: &Playbook) -> Result<Self, Refusal> {
        let own = [Self::Debtor, Self::Kind];
        if let Some(found) = own.iter().find(|by| by.key() == key) {
            return Ok(found.clone());
        }
        Dimension::parse_for(key, playbook).map(Self::Dimension).map_err(|_| {
            let dimensions = Dimension::of_playbook(playbook);
            let known = own.iter().map(Self::key).chain(dimensions.iter().map(Dimension::key));
            let refusal = Refusal::new(refusals::pipeline::UNKNOWN_DIMENSION).with("input", key);
            refusal.with("near", nearest_or_all(key, "", known)).at("by")
        })
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Debtor => "debtor",
            Self::Kind => "kind",
            Self::Dimension(dimension) => dimension.key(),
        }
    }

    fn label(&self) -> Label {
        match self {
            Self::Debtor => Label::new("debtor", "义务方"),
            Self::Kind => Label::new("kind", "承诺类型"),
            Self::Dimension(dimension) => dimension.label(),
        }
    }
}

/// One check of one obligation.
#[derive(Clone, Debug)]
pub struct ObligationRow {
    /// What it says of each that is grouped by.
    pub group: Vec<Group>,
    /// The commitment.
    pub commitment: Id<Commitment>,
    /// Its title.
    pub title: String,
    /// Who owes it.
    pub debtor: RecordId,
    /// What is measured.
    pub metric: String,
    /// How much must be reached.
    pub required: Measured,
    /// What was there before, where only what is new counts.
    pub base: Option<Measured>,
    /// The check: when it was due, what was found, how it stands.
    pub check: Check,
    /// What of the figure counts: net of the base, never below nought; none where nothing was found.
    pub net: Option<Span>,
}

/// What the checks of one group come to, of one metric and unit.
#[derive(Clone, Debug)]
pub struct ObligationTotal {
    /// What they say of each that is grouped by.
    pub group: Vec<Group>,
    /// What is measured.
    pub metric: String,
    /// Its unit.
    pub unit: Option<String>,
    /// How many checks were due by the day.
    pub due: u64,
    /// Of how many a figure was found.
    pub verified: u64,
    /// What was promised in those with a figure.
    pub promised: Span,
    /// What was found of it, net of the bases.
    pub net: Span,
}

impl ObligationTotal {
    /// How much of what was promised was reached in all, what is over in one making good what is missing in another:
    /// for each see the checks. None where no figure was found, or one is in doubt.
    #[must_use]
    pub fn reached(&self) -> Option<Fraction> {
        self.net.exact()?.divided_by(self.promised.exact()?).ok()
    }
}

/// What investors promised against what was found.
#[derive(Clone, Debug)]
pub struct ObligationTable {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// What its groups are formed by.
    pub by: Vec<ObligationsBy>,
    /// The checks, commitment by commitment.
    pub rows: Vec<ObligationRow>,
    /// What they come to: the groups in the order of their names, what says nothing last, in each by metric and unit.
    pub totals: Vec<ObligationTotal>,
}

impl Crm {
    /// What investors promised against what was found (履约考核), at the point this handle reads at: a row for each
    /// check, and by metric and unit what they come to, net of what was there before; in all, or by debtor, kind, unit,
    /// industry and so on. What would be repaid tells [`clawback`](Self::clawback).
    ///
    /// ```
    /// use inward::prelude::*;
    /// use inward::statistics::ObligationsBy;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// # let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目").owner(&investor))?;
    /// let jobs = Obligation::of("jobs_new", "200个".parse()?)?.base("50个".parse()?);
    /// let jobs = desk.promise(Promise::by_investor(&project, "jobs").obligation(jobs.verify_on(["2021-12-31".parse().unwrap()])))?;
    /// desk.verify_obligation(VerifyObligation::of(&jobs, "210个".parse()?).on("2021-12-31")?)?;
    /// let found = crm.obligations(&[ObligationsBy::Debtor])?;
    /// assert_eq!(found.totals[0].group[0].name, "合成投资公司");
    /// assert_eq!(found.totals[0].reached().unwrap().to_string(), "4/5"); // 160 of 200
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// Where the zone's calendar does not tell when a check is due: `calendar.no-hours`, with the commitment.
    pub fn obligations(&self, by: &[ObligationsBy]) -> Result<ObligationTable, Error> {
        let crm = self.on_a_day()?;
        let ground = crm.ground()?;
        let mut groups = Grouping::of(&crm, by)?;
        let mut states = Vec::new();
        crm.each_state(&[Kind::Commitment], &mut |state| {
            if let State::Commitment(commitment) = &*state
                && commitment.obligation.is_some()
                && crm.existence_alone(&state).is_possible()
            {
                states.push(state);
            }
        })?;
        let mut rows = Vec::new();
        for state in states {
            let reading: Reading<Commitment> = crm.reading_by(&state, &ground)?;
            let group = groups.group(&reading)?;
            rows.extend(rows_of(&reading, &group).map_err(|refusal| refusal.about(reading.state.id))?);
        }
        rows.sort_by_key(|row| (row.commitment, row.check.number));
        let mut totals: BTreeMap<(GroupInOrder, String, Option<String>), ObligationTotal> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.check.standing != CheckStanding::NotDue) {
            let key = (in_order(&row.group), row.metric.clone(), row.required.unit().map(str::to_owned));
            let total = totals.entry(key).or_insert_with_key(|(_, metric, unit)| ObligationTotal {
                group: row.group.clone(),
                metric: metric.clone(),
                unit: unit.clone(),
                due: 0,
                verified: 0,
                promised: Span::nought(),
                net: Span::nought(),
            });
            total.due += 1;
            if let Some(net) = &row.net {
                total.verified += 1;
                total.promised = total.promised.plus(&span_of(&row.required));
                total.net = total.net.plus(net);
            }
        }
        let (as_of, totals) = (crm.reading_point().valid, totals.into_values().collect());
        Ok(ObligationTable { as_of, by: by.to_vec(), rows, totals })
    }
}

/// What commitments say of what they are grouped by.
struct Grouping<'a> {
    by: &'a [ObligationsBy],
    titles: Titles<'a>,
    playbook: Playbook,
    /// What each investment says of the dimensions among them, in their order.
    of_investments: HashMap<RecordId, Vec<Group>>,
}

impl<'a> Grouping<'a> {
    fn of(crm: &'a Crm, by: &'a [ObligationsBy]) -> Result<Self, Error> {
        let dimension = |by: &ObligationsBy| match by {
            ObligationsBy::Dimension(dimension) => Some(dimension.clone()),
            ObligationsBy::Debtor | ObligationsBy::Kind => None,
        };
        let dimensions: Vec<Dimension> = by.iter().filter_map(dimension).collect();
        let of_investments = if dimensions.is_empty() {
            HashMap::new()
        } else {
            crm.pipeline()?.group_of_each(&dimensions).into_iter().collect()
        };
        Ok(Self { by, titles: Titles::of(crm), playbook: crm.playbook()?, of_investments })
    }

    fn group(&mut self, reading: &Reading<Commitment>) -> Result<Vec<Group>, Error> {
        let commitment = &reading.state;
        let investment = commitment.head().investment_at(reading.ground.as_of);
        let mut said =
            investment.and_then(|id| self.of_investments.get(&id.record())).cloned().unwrap_or_default().into_iter();
        let mut group = Vec::with_capacity(self.by.len());
        for by in self.by {
            group.push(match by {
                ObligationsBy::Debtor => {
                    let debtor = debtor(commitment);
                    Group { name: self.titles.title(debtor)?, value: Some(Value::Record(debtor)) }
                }
                ObligationsBy::Kind => {
                    let key = commitment.kind.as_str();
                    let kind = self.playbook.commitment_kind(key);
                    let name = kind.map_or_else(|| key.to_owned(), |kind| kind.label.zh.to_string());
                    Group { name, value: Some(Value::Word(key.to_owned())) }
                }
                ObligationsBy::Dimension(_) => {
                    said.next().unwrap_or_else(|| Group { name: String::new(), value: None })
                }
            });
        }
        Ok(group)
    }
}

fn debtor(commitment: &Commitment) -> RecordId {
    match commitment.debtor {
        Debtor::Unit(unit) => unit.record(),
        Debtor::Organisation(organisation) => organisation.record(),
    }
}

fn rows_of(reading: &Reading<Commitment>, group: &[Group]) -> Result<Vec<ObligationRow>, Refusal> {
    let commitment = &reading.state;
    let Some(obligation) = commitment.obligation.as_deref() else { return Ok(Vec::new()) };
    let Ground { as_of, at, calendar, .. } = &reading.ground;
    // What is void, superseded or let go binds nobody.
    if commitment
        .promise_rows(*as_of, *at, &reading.around, calendar)?
        .iter()
        .all(|row| row.void || row.waived == Truth::Yes)
    {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    for check in commitment.checks(*as_of, *at, &reading.around, calendar)? {
        let net = check.actual.as_ref().map(|actual| {
            let counts = obligation.counts(actual.value())?;
            let end = |end: Option<inward_core::number::Number>| end.map(Fraction::from);
            let (low, high) = (end(counts.min()), end(counts.max()));
            let figure = low.clone().or_else(|| high.clone()).unwrap_or_else(|| Fraction::from(0));
            Ok::<_, Refusal>(Span { figure, low, high })
        });
        rows.push(ObligationRow {
            group: group.to_vec(),
            commitment: commitment.id,
            title: commitment.head().title.clone(),
            debtor: debtor(commitment),
            metric: obligation.metric.to_string(),
            required: obligation.required.clone(),
            base: obligation.base.clone(),
            check,
            net: net.transpose()?,
        });
    }
    Ok(rows)
}

fn span_of(measured: &Measured) -> Span {
    let bounds = measured.value().bounds();
    Span {
        figure: measured.value().value().into(),
        low: bounds.min().map(Fraction::from),
        high: bounds.max().map(Fraction::from),
    }
}

impl ObligationTable {
    /// What it tells, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        Label::new(
            format!(
                "What investors promised and what was found at each check, net of what was there before, as of {}",
                self.as_of
            ),
            format!("投资方承诺事项与各次核验结果（扣除基数），截至 {}", self.as_of),
        )
    }

    /// The same as a table: a row for each check.
    ///
    /// # Errors
    /// `number.out-of-range` for figures beyond all measure.
    pub fn table(&self) -> Result<Table, Error> {
        let rows = &self.rows;
        let mut table = TableColumns::default();
        self.groups_of(&mut table, rows.iter().map(|row| row.group.as_slice()));
        let ids = rows.iter().map(|row| Some(row.commitment.to_string()));
        table.text("commitment", Label::new("The commitment", "承诺"), ids);
        table.text("title", Label::new("Its title", "名称"), rows.iter().map(|row| Some(row.title.clone())));
        table.text("metric", Label::new("What is measured", "指标"), rows.iter().map(|row| Some(row.metric.clone())));
        let number = rows.iter().map(|row| row.check.number.map(i64::from));
        table.integer("check", Label::new("The number of the check", "核验序号"), number);
        let due = rows.iter().map(|row| row.check.due.as_ref().and_then(inward_core::when::When::last));
        table.day("due", Label::new("By when", "核验日"), due);
        let required: Vec<Fraction> = rows.iter().map(|row| row.required.value().value().into()).collect();
        table.fraction("required", Label::new("What was promised", "承诺值"), required.iter().map(Some))?;
        let net = rows.iter().map(|row| row.net.as_ref().map(|net| &net.figure));
        table.fraction("net", Label::new("What was found, net; the least of it", "实际值（扣除基数，下限）"), net)?;
        let unit = rows.iter().map(|row| row.required.unit().map(str::to_owned));
        table.text("unit", Label::new("The unit", "单位"), unit);
        let standing = rows.iter().map(|row| Some(row.check.standing.key().to_owned()));
        table.text("standing", Label::new("How it stands", "核验结果"), standing);
        Ok(table.finish(self.definition())?)
    }

    /// What they come to as a table: a row for each group, metric and unit.
    ///
    /// # Errors
    /// `number.out-of-range` for figures beyond all measure.
    pub fn totals_table(&self) -> Result<Table, Error> {
        let totals = &self.totals;
        let mut table = TableColumns::default();
        self.groups_of(&mut table, totals.iter().map(|total| total.group.as_slice()));
        let metric = totals.iter().map(|total| Some(total.metric.clone()));
        table.text("metric", Label::new("What is measured", "指标"), metric);
        table.text("unit", Label::new("The unit", "单位"), totals.iter().map(|total| total.unit.clone()));
        let due = totals.iter().map(|total| i64::try_from(total.due).ok());
        table.integer("due", Label::new("How many checks were due", "到期核验次数"), due);
        let verified = totals.iter().map(|total| i64::try_from(total.verified).ok());
        table.integer("verified", Label::new("Of how many a figure was found", "已核验次数"), verified);
        let promised = Label::new("What was promised in those", "已核验部分的承诺值");
        table.fraction_span("promised", &promised, totals.iter().map(|total| Some(&total.promised)))?;
        let net = Label::new("What was found of it, net", "实际值（扣除基数）");
        table.fraction_span("net", &net, totals.iter().map(|total| Some(&total.net)))?;
        let reached: Vec<Option<Fraction>> = totals.iter().map(ObligationTotal::reached).collect();
        table.fraction("reached", Label::new("Its share", "完成率"), reached.iter().map(Option::as_ref))?;
        Ok(table.finish(self.definition())?)
    }

    fn groups_of<'a>(&self, table: &mut TableColumns, groups: impl Iterator<Item = &'a [Group]> + Clone) {
        group_columns(table, self.by.iter().map(|by| (by.key(), by.label())), groups);
    }
}
