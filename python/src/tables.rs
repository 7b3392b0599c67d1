//! The stage table, the rows of lists, and an investment as a whole.

use chrono::NaiveDate;
use inward::core::index::Index;
use inward::core::standing::Is;
use inward::core::text::Lang;
use pyo3::prelude::*;

use crate::figures::Count;
use crate::id::Id;
use crate::money::{Amount, AmountSum, Money};
use crate::reading;
use crate::records::Investment;
use crate::shown::{self, quoted};
use crate::words::Word;

/// The row of a record by which lists filter and sort. That of an investment rolls its members up:
/// the highest stage, the sum of the amounts.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> done = desk.capture_lead("LED 衬底", on="2020-06", total_planned="2亿元")
/// >>> [row] = crm.leads().rows()
/// >>> str(row.standing), str(row.amount), row.first.isoformat(), row.last.isoformat()
/// ('ongoing', '200000000 CNY', '2020-06-01', '2020-06-30')
#[pyclass(frozen, module = "inward")]
pub struct Row(pub Index);

#[pymethods]
impl Row {
    /// The record.
    #[getter]
    fn id(&self) -> Id {
        Id(self.0.id)
    }

    /// The investment it belongs to.
    #[getter]
    fn investment(&self) -> Option<Id> {
        self.0.investment.map(|id| Id(id.record()))
    }

    /// The unit in charge.
    #[getter]
    fn unit(&self) -> Option<Id> {
        self.0.unit.map(|id| Id(id.record()))
    }

    /// The officer in charge.
    #[getter]
    fn officer(&self) -> Option<Id> {
        self.0.officer.map(|id| Id(id.record()))
    }

    /// The organisation it concerns: the investor, the owner, the debtor.
    #[getter]
    fn organisation(&self) -> Option<Id> {
        self.0.organisation.map(|id| Id(id.record()))
    }

    /// The rank of the stage that stands for certain.
    #[getter]
    fn stage(&self) -> Option<u16> {
        self.0.stage
    }

    /// The rank of the highest stage that may stand.
    #[getter]
    fn possible_stage(&self) -> Option<u16> {
        self.0.possible_stage
    }

    /// Whether it goes on.
    #[getter]
    fn standing(&self) -> Word<Is> {
        Word(self.0.standing)
    }

    /// Its amount.
    #[getter]
    fn amount(&self) -> Option<Money> {
        let (units, currency) = (self.0.amount?, self.0.currency?);
        inward::prelude::Money::from_units(units, currency).ok().map(Money)
    }

    /// The first day on which something may have happened.
    #[getter]
    fn first(&self) -> Option<NaiveDate> {
        self.0.first
    }

    /// The latest day on which something may have happened.
    #[getter]
    fn last(&self) -> Option<NaiveDate> {
        self.0.last
    }

    fn __repr__(&self) -> String {
        let stage = self.0.stage.map_or_else(|| "None".to_owned(), |stage| stage.to_string());
        let amount = self.amount().map_or_else(|| "None".to_owned(), |amount| quoted(&amount.0.to_string()));
        shown::fields("Row", &[("id", quoted(&self.0.id.to_string())), ("stage", stage), ("amount", amount)])
    }
}

/// An investment as a whole: its own record, and the row that rolls its members up. Where an id is
/// due, it serves.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
/// >>> whole = crm.find("数字").one()
/// >>> whole.title, whole.id == crm.project(project).investment, str(whole.row.amount)
/// ('数字经济产业园', True, '1200000000 CNY')
#[pyclass(frozen, module = "inward")]
pub struct Whole(pub inward::Whole);

#[pymethods]
impl Whole {
    /// The id of the investment.
    #[getter]
    fn id(&self) -> Id {
        Id(self.0.row.id)
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        self.0.title()
    }

    /// Its stage in words, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> done = desk.capture_lead("LED 衬底", on="2020-06")
    /// >>> crm.find("LED").one().stage_label("zh")
    /// '线索'
    #[pyo3(signature = (lang="en"))]
    fn stage_label(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.stage_label(reading::lang(lang)?))
    }

    /// Its own record.
    #[getter]
    fn investment(&self) -> Investment {
        Investment(self.0.investment.clone())
    }

    /// The row that rolls its members up.
    #[getter]
    fn row(&self) -> Row {
        Row(self.0.row.clone())
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        let (id, title) = (quoted(&self.0.row.id.to_string()), quoted(self.0.title()));
        shown::fields("Whole", &[("id", id), ("title", title), ("stage", quoted(&self.0.stage_label(Lang::En)))])
    }

    fn _repr_html_(&self) -> String {
        let mut rows = vec![
            vec!["title".to_owned(), self.0.title().to_owned()],
            vec!["stage".to_owned(), self.0.stage_label(Lang::En)],
            vec!["id".to_owned(), self.0.row.id.to_string()],
        ];
        rows.extend(self.row().amount().map(|amount| vec!["amount".to_owned(), Amount(amount.0.into()).0.in_yi()]));
        shown::table(&["Investment", ""], rows)
    }
}

/// One stage of the stage table.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> done = desk.capture_lead("LED 衬底", on="2020-06", total_planned="2亿元")
/// >>> crm.stage_table().rows
/// [StageRow(label='Lead', count=1, amounts='2亿')]
#[pyclass(frozen, module = "inward")]
#[derive(Clone)]
pub struct StageRow(pub inward::StageRow);

#[pymethods]
impl StageRow {
    /// The rank of the stage; `None` where nothing stands yet.
    #[getter]
    fn stage(&self) -> Option<u16> {
        self.0.stage
    }

    /// The stage in words, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> done = desk.capture_lead("LED 衬底", on="2020-06")
    /// >>> [row.label("zh") for row in crm.stage_table().rows]
    /// ['线索']
    #[pyo3(signature = (lang="en"))]
    fn label(&self, lang: &str) -> PyResult<&str> {
        Ok(self.0.label.say(reading::lang(lang)?))
    }

    /// How many investments stand here.
    #[getter]
    fn count(&self) -> Count {
        Count(self.0.count)
    }

    /// How many of those that stand here for certain are closed.
    #[getter]
    fn closed(&self) -> u64 {
        self.0.closed
    }

    /// The amounts of those that stand here for certain; the bounds hold those that may.
    #[getter]
    fn amounts(&self) -> AmountSum {
        AmountSum(self.0.amounts.clone())
    }

    fn __repr__(&self) -> String {
        shown::fields(
            "StageRow",
            &[
                ("label", quoted(&self.0.label.en)),
                ("count", self.0.count.to_string()),
                ("amounts", quoted(&self.0.amounts.to_string())),
            ],
        )
    }
}

/// How many investments stand at each stage (阶段统计), for certain and possibly.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> done = desk.capture_lead("LED 衬底", on="2020-06")
/// >>> table = crm.stage_table()
/// >>> table, table.total
/// (<StageTable of 1 investments at 1 stages>, Count(1))
#[pyclass(frozen, module = "inward")]
pub struct StageTable(pub inward::StageTable);

#[pymethods]
impl StageTable {
    /// The stages that are taken, lowest first.
    #[getter]
    fn rows(&self) -> Vec<StageRow> {
        self.0.rows.iter().cloned().map(StageRow).collect()
    }

    /// How many investments there are.
    #[getter]
    fn total(&self) -> Count {
        Count(self.0.total)
    }

    /// How many of them are there and stand at one stage for certain.
    #[getter]
    fn certain(&self) -> u64 {
        self.0.certain
    }

    /// The row of a stage, by its rank.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> done = desk.capture_lead("LED 衬底", on="2020-06")
    /// >>> crm.stage_table().at(10).count, crm.stage_table().at(99)
    /// (Count(1), None)
    #[pyo3(signature = (rank, /))]
    fn at(&self, rank: u16) -> Option<StageRow> {
        self.0.at(rank).cloned().map(StageRow)
    }

    fn __repr__(&self) -> String {
        format!("<StageTable of {} investments at {} stages>", self.0.total, self.0.rows.len())
    }

    fn _repr_html_(&self) -> String {
        let row = |row: &inward::StageRow| {
            let counts = [row.count.to_string(), row.closed.to_string()];
            [row.label.en.clone(), row.label.zh.clone()]
                .into_iter()
                .chain(counts)
                .chain([row.amounts.to_string()])
                .collect::<Vec<_>>()
        };
        shown::table(&["stage", "阶段", "count", "closed", "amounts"], self.0.rows.iter().map(row))
    }
}
