//! Obligations (履约考核): what investors promised, what was found, and what is missing, check by check.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use inward_analysis::TableColumns;
use inward_analysis::statistics::Span;
use inward_analysis::{Fraction, Table};
use inward_core::commitment::{Check, CheckStanding, Commitment};
use inward_core::id::{Id, Kind, RecordId};
use inward_core::qualified::Measured;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::Truth;

use crate::reading::Ground;
use crate::{Crm, Error, Reading};

/// One check of one obligation.
#[derive(Clone, Debug)]
pub struct ObligationRow {
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

/// What the checks of one metric and unit come to.
#[derive(Clone, Debug)]
pub struct ObligationTotal {
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
    /// The checks, commitment by commitment.
    pub rows: Vec<ObligationRow>,
    /// What they come to, by metric and unit.
    pub totals: Vec<ObligationTotal>,
}

impl Crm {
    /// What investors promised against what was found (履约考核), at the point this handle reads at: a row for each
    /// check, and by metric and unit what they come to, net of what was there before. What would be repaid tells
    /// [`clawback`](Self::clawback).
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// # let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目").owner(&investor))?;
    /// let jobs = Obligation::of("jobs_new", "200个".parse()?)?.base("50个".parse()?);
    /// let jobs = desk.promise(Promise::by_investor(&project, "jobs").obligation(jobs.verify_on(["2021-12-31".parse().unwrap()])))?;
    /// desk.verify_obligation(VerifyObligation::of(&jobs, "210个".parse()?).on("2021-12-31")?)?;
    /// let found = crm.obligations()?;
    /// assert_eq!(found.totals[0].reached().unwrap().to_string(), "4/5"); // 160 of 200
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// Where the zone's calendar does not tell when a check is due: `calendar.no-hours`, with the commitment.
    pub fn obligations(&self) -> Result<ObligationTable, Error> {
        let crm = self.on_a_day()?;
        let ground = crm.ground()?;
        let mut states = Vec::new();
        crm.each_state(&[Kind::Commitment], &mut |state| {
            if let State::Commitment(commitment) = &*state
                && commitment.obligation.is_some()
            {
                states.push(state);
            }
        })?;
        let mut rows = Vec::new();
        for state in states {
            let reading: Reading<Commitment> = crm.reading_by(&state, &ground)?;
            rows.extend(rows_of(&reading).map_err(|refusal| refusal.about(reading.state.id))?);
        }
        rows.sort_by_key(|row| (row.commitment, row.check.number));
        let mut totals: BTreeMap<(String, Option<String>), ObligationTotal> = BTreeMap::new();
        for row in rows.iter().filter(|row| row.check.standing != CheckStanding::NotDue) {
            let key = (row.metric.clone(), row.required.unit().map(str::to_owned));
            let total = totals.entry(key).or_insert_with_key(|(metric, unit)| ObligationTotal {
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
        Ok(ObligationTable { as_of: crm.reading_point().valid, rows, totals: totals.into_values().collect() })
    }
}

fn rows_of(reading: &Reading<Commitment>) -> Result<Vec<ObligationRow>, Refusal> {
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
            commitment: commitment.id,
            title: commitment.head().title.clone(),
            debtor: match commitment.debtor {
                inward_core::commitment::Debtor::Unit(unit) => unit.record(),
                inward_core::commitment::Debtor::Organisation(organisation) => organisation.record(),
            },
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
}
