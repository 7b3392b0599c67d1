//! Pace: how far the year's plan is reached, against how much of the year is over.

use inward::statistics as core;
use pyo3::prelude::*;

use super::shared::{CountedRecord, Money, Span, money, records, statistic};

statistic! {
    /// Whether the year is on pace (超进度), by unit or another dimension; see `Crm.pace`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="合成项目")
    /// >>> done = desk.state_amount(project, "annual_planned", "4亿元", period="2020")
    /// >>> done = desk.record_money(project, "fai_completed", "3亿元", on="2020-09-30")
    /// >>> pace = crm.as_of("2020-10-31", known=crm.today()).pace(2020)
    /// >>> [(row.name, row.completion.exact, row.gap.exact, row.light) for row in pace.rows]
    /// [('招商一局', Fraction(75, 1), Fraction(-25, 3), 'yellow')]
    PaceTable(core::PaceTable), "crm.pace(2020)", core::PaceTable::table
}

#[pymethods]
impl PaceTable {
    /// The year.
    #[getter]
    fn year(&self) -> i32 {
        self.0.year
    }

    /// How much of the year is over: so many months or working days, of so many.
    #[getter]
    fn elapsed(&self) -> (u64, u64) {
        self.0.elapsed.terms()
    }

    /// The groups, in the order of their names; what says nothing last.
    #[getter]
    fn rows(&self) -> Vec<PaceOfGroup> {
        self.0.rows.iter().cloned().map(PaceOfGroup).collect()
    }

    /// All of them together.
    #[getter]
    fn total(&self) -> PaceOfGroup {
        PaceOfGroup(self.0.total.clone())
    }
}

/// The pace of one group.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="合成项目")
/// >>> done = desk.record_money(project, "fai_completed", "3亿元", on="2020-09-30")
/// >>> [row] = crm.pace(2020).rows
/// >>> row.target, row.gap, row.light, [one.title for one in row.without_plan]
/// ({}, None, None, ['合成项目'])
#[pyclass(frozen, module = "inward.statistics")]
pub struct PaceOfGroup(core::PaceOfGroup);

#[pymethods]
impl PaceOfGroup {
    /// What the group says; `None` where it says nothing.
    #[getter]
    fn key(&self) -> Option<&str> {
        self.0.key.as_deref()
    }

    /// What that is called.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// What is to be reached in the year, by the code of its currency.
    #[getter]
    fn target(&self) -> Money {
        money(&self.0.target)
    }

    /// What was reached by the day.
    #[getter]
    fn reached(&self) -> Money {
        money(&self.0.reached)
    }

    /// How much of it is reached, in percent; `None` where there is no target.
    #[getter]
    fn completion(&self) -> Option<Span> {
        self.0.completion.clone().map(Span)
    }

    /// By how many percentage points it is ahead; below nought, behind.
    #[getter]
    fn gap(&self) -> Option<Span> {
        self.0.gap.clone().map(Span)
    }

    /// What light that is: `green`, `yellow`, `red` or `undetermined`.
    #[getter]
    fn light(&self) -> Option<&'static str> {
        self.0.light.map(core::Light::key)
    }

    /// The investments with a plan, or of which anything was reached.
    #[getter]
    fn investments(&self) -> Vec<CountedRecord> {
        records(&self.0.investments)
    }

    /// Those of them that have no plan: what was reached of them counts all the same.
    #[getter]
    fn without_plan(&self) -> Vec<CountedRecord> {
        records(&self.0.without_plan)
    }

    fn __repr__(&self) -> String {
        let gap = self.0.gap.as_ref().map_or_else(|| "undefined".to_owned(), ToString::to_string);
        format!("<PaceOfGroup {}: {gap}>", self.0.name)
    }
}
