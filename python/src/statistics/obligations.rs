//! Obligations: what investors promised against what was found.

use inward::core::commitment::CheckStanding;
use inward::statistics as core;
use pyo3::prelude::*;

use super::shared::{Span, statistic};
use crate::errors::Answer;
use crate::figures::Measured;
use crate::id::Id;
use crate::published::ExactFraction;
use crate::ratio::RatioBounds;
use crate::table::Table;
use crate::when::When;
use crate::words::Word;

statistic! {
    /// What investors promised against what was found (履约考核), check by check; see `Crm.obligations`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2022-01-31T12:00+08:00"))
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="合成项目", owner=desk.add_organisation("合成投资公司"))
    /// >>> jobs = inward.Obligation("jobs_new", "200个", base="50个", verify_on=["2021-12-31"])
    /// >>> jobs = desk.promise(project, "jobs", direction="by_investor", obligation=jobs)
    /// >>> done = desk.verify_obligation(jobs, "210个", on="2021-12-31")
    /// >>> [(total.metric, total.verified, total.reached) for total in crm.obligations().totals]
    /// [('jobs_new', 1, Fraction(4, 5))]
    ObligationTable(core::ObligationTable), "crm.obligations()", core::ObligationTable::table
}

#[pymethods]
impl ObligationTable {
    /// The checks, commitment by commitment.
    #[getter]
    fn rows(&self) -> Vec<ObligationRow> {
        self.0.rows.iter().cloned().map(ObligationRow).collect()
    }

    /// What they come to: the groups in the order of their names, what says nothing last, in each by metric and unit.
    #[getter]
    fn totals(&self) -> Vec<ObligationTotal> {
        self.0.totals.iter().cloned().map(ObligationTotal).collect()
    }

    /// What they come to as a table over Arrow: a row for each group, metric and unit.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2022-01-31T12:00+08:00"))
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="合成项目", owner=desk.add_organisation("合成投资公司"))
    /// >>> tax = inward.Obligation("tax", "300万元", verify_on=["2021-12-31"])
    /// >>> tax = desk.promise(project, "tax", direction="by_investor", obligation=tax)
    /// >>> done = desk.verify_obligation(tax, "270万元", on="2021-12-31")
    /// >>> table = crm.obligations(by="debtor").totals_table().to_polars()
    /// >>> [(row["debtor"], row["due"], str(row["reached"])) for row in table.to_dicts()]
    /// [('合成投资公司', 1, '0.9000000000')]
    fn totals_table(&self) -> Answer<Table> {
        Ok(Table(self.0.totals_table()?))
    }
}

/// One check of one obligation.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2022-01-31T12:00+08:00"))
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="合成项目", owner=desk.add_organisation("合成投资公司"))
/// >>> tax = inward.Obligation("tax", "300万元以上", verify_on=["2021-12-31"])
/// >>> tax = desk.promise(project, "tax", direction="by_investor", obligation=tax)
/// >>> [row] = crm.obligations().rows
/// >>> row.metric, str(row.required), row.net, row.standing.value
/// ('tax', '≥ 3000000 元', None, 'not_verified')
#[pyclass(frozen, module = "inward.statistics")]
pub struct ObligationRow(core::ObligationRow);

#[pymethods]
impl ObligationRow {
    /// What each that is grouped by is called; empty where it says nothing.
    #[getter]
    fn group(&self) -> Vec<&str> {
        self.0.group.iter().map(|group| group.name.as_str()).collect()
    }

    /// The commitment.
    #[getter]
    fn commitment(&self) -> Id {
        Id(self.0.commitment.record())
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    /// Who owes it.
    #[getter]
    fn debtor(&self) -> Id {
        Id(self.0.debtor)
    }

    /// What is measured.
    #[getter]
    fn metric(&self) -> &str {
        &self.0.metric
    }

    /// How much must be reached.
    #[getter]
    fn required(&self) -> Measured {
        Measured(self.0.required.clone())
    }

    /// The number of the check, from 1; `None` where there is one only.
    #[getter]
    fn number(&self) -> Option<u16> {
        self.0.check.number
    }

    /// By when it was to be reached.
    #[getter]
    fn due(&self) -> Option<When> {
        self.0.check.due.clone().map(When)
    }

    /// The figure to go by.
    #[getter]
    fn actual(&self) -> Option<Measured> {
        self.0.check.actual.clone().map(Measured)
    }

    /// What of it counts: net of what was there before.
    #[getter]
    fn net(&self) -> Option<Span> {
        self.0.net.clone().map(Span)
    }

    /// How much is missing of what is required.
    #[getter]
    fn shortfall(&self) -> RatioBounds {
        RatioBounds(self.0.check.shortfall)
    }

    /// How it stands.
    #[getter]
    fn standing(&self) -> Word<CheckStanding> {
        Word(self.0.check.standing)
    }

    /// The first day on which it can be reclaimed, where that is known.
    #[getter]
    fn enforceable_from(&self) -> Option<chrono::NaiveDate> {
        self.0.check.enforceable_from
    }

    fn __repr__(&self) -> String {
        format!("<ObligationRow {} {}: {}>", self.0.title, self.0.metric, self.0.check.standing.label().en)
    }
}

/// What the checks of one group come to, of one metric and unit.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY", clock=inward.Clock("2022-01-31T12:00+08:00"))
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="合成项目", owner=desk.add_organisation("合成投资公司"))
/// >>> tax = inward.Obligation("tax", "300万元以上", verify_on=["2021-12-31"])
/// >>> tax = desk.promise(project, "tax", direction="by_investor", obligation=tax)
/// >>> [total] = crm.obligations().totals
/// >>> total.unit, total.due, total.verified, total.reached
/// ('元', 1, 0, None)
#[pyclass(frozen, module = "inward.statistics")]
pub struct ObligationTotal(core::ObligationTotal);

#[pymethods]
impl ObligationTotal {
    /// What each that is grouped by is called; empty where it says nothing.
    #[getter]
    fn group(&self) -> Vec<&str> {
        self.0.group.iter().map(|group| group.name.as_str()).collect()
    }

    /// What is measured.
    #[getter]
    fn metric(&self) -> &str {
        &self.0.metric
    }

    /// Its unit.
    #[getter]
    fn unit(&self) -> Option<&str> {
        self.0.unit.as_deref()
    }

    /// How many checks were due by the day.
    #[getter]
    fn due(&self) -> u64 {
        self.0.due
    }

    /// Of how many a figure was found.
    #[getter]
    fn verified(&self) -> u64 {
        self.0.verified
    }

    /// What was promised in those with a figure.
    #[getter]
    fn promised(&self) -> Span {
        Span(self.0.promised.clone())
    }

    /// What was found of it, net of what was there before.
    #[getter]
    fn net(&self) -> Span {
        Span(self.0.net.clone())
    }

    /// How much of what was promised was reached; `None` where no figure was found.
    #[getter]
    fn reached(&self) -> Option<ExactFraction> {
        self.0.reached().map(ExactFraction)
    }

    fn __repr__(&self) -> String {
        format!("<ObligationTotal {}: {} of {} verified>", self.0.metric, self.0.verified, self.0.due)
    }
}
