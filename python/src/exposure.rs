//! Exposure: what the promises under each policy cost, and may cost yet, by year.

use std::sync::Arc;

use inward::core::commitment::ExposureFigure;
use inward::{ExposureRow as CoreRow, ExposureTable as CoreTable};
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::id::Id;
use crate::money::{Amount, CurrencySum};
use crate::reading::{self, word};
use crate::shown;
use crate::when::When;

/// What the promises of money under each policy cost, and may cost yet (政策敞口), at the point that was
/// asked: by the year in which they are due and by currency, beside the budgets in force.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园")
/// >>> policy = desk.add_policy("合成扶持办法", document="阳开发〔2020〕5号", legal_basis="合成条例")
/// >>> done = desk.set_budget(policy, 2021, "1000万元")
/// >>> made = desk.promise(project, "policy_incentive", debtor=desk.unit, under=policy, amount="800万元", due="2021-06-30")
/// >>> done = desk.fulfil(made, on="2021-05-20", amount="300万元", in_part=True)
/// >>> row = crm.exposure().rows[0]
/// >>> [str(row.figure(figure)) for figure in ("budget", "paid", "due", "balance")]
/// ['0.1亿', '0.03亿', '0.05亿', '0.02亿']
/// >>> row.commitments("due") == [made.id]
/// True
#[pyclass(frozen, module = "inward")]
pub struct ExposureTable(Arc<CoreTable>);

impl From<CoreTable> for ExposureTable {
    fn from(table: CoreTable) -> Self {
        Self(Arc::new(table))
    }
}

#[pymethods]
impl ExposureTable {
    /// The day it is as of.
    #[getter]
    fn as_of(&self) -> chrono::NaiveDate {
        self.0.as_of
    }

    /// The rows: by policy in the order in which they were recorded, then by year, the undetermined last.
    #[getter]
    fn rows(&self) -> Vec<ExposureRow> {
        (0..self.0.rows.len()).map(|place| ExposureRow { table: Arc::clone(&self.0), place }).collect()
    }

    /// Promises of money to investors that are under no policy: they are in no row.
    #[getter]
    fn uncited(&self) -> Vec<Id> {
        self.0.uncited.iter().map(|id| Id(id.record())).collect()
    }

    /// What a figure counts, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> crm.exposure().definition("balance", "zh")
    /// '预算－（已兑付＋到期未付＋未到期）'
    #[staticmethod]
    #[pyo3(signature = (figure, lang="en"))]
    fn definition(figure: &str, lang: &str) -> Answer<String> {
        let figure: ExposureFigure = word(figure, "figure")?;
        Ok(figure.definition().say(reading::lang(lang)?).to_owned())
    }

    fn __repr__(&self) -> String {
        let rows = self.0.rows.len();
        format!("<ExposureTable of {rows} row{}>", if rows == 1 { "" } else { "s" })
    }

    fn _repr_html_(&self) -> String {
        let figures = ExposureFigure::ALL;
        let mut heads = vec!["policy", "year"];
        let labels: Vec<_> = figures.iter().map(|figure| figure.label()).collect();
        heads.extend(labels.iter().map(|label| label.en.as_str()));
        let rows = self.0.rows.iter().map(|row| {
            let mut cells = vec![row.label.clone(), row.year_label().en.to_string()];
            cells.extend(
                figures.iter().map(|figure| row.figure(*figure).map_or_else(|| "–".to_owned(), |sum| sum.to_string())),
            );
            cells
        });
        shown::table(&heads, rows)
    }
}

/// One row of an exposure: a policy, a year and a currency.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> policy = desk.add_policy("合成扶持办法")
/// >>> done = desk.set_budget(policy, 2021, "1000万元")
/// >>> row = crm.exposure().rows[0]
/// >>> row.label, str(row.year), row.currency, str(row.budget), row.figure("paid")
/// ('合成扶持办法', '2021', 'CNY', '10000000 CNY', None)
#[pyclass(frozen, module = "inward")]
pub struct ExposureRow {
    table: Arc<CoreTable>,
    place: usize,
}

impl ExposureRow {
    fn row(&self) -> PyResult<&CoreRow> {
        self.table.rows.get(self.place).ok_or_else(|| pyo3::exceptions::PyIndexError::new_err("no such row"))
    }
}

#[pymethods]
impl ExposureRow {
    /// The policy.
    #[getter]
    fn policy(&self) -> PyResult<Id> {
        Ok(Id(self.row()?.policy.record()))
    }

    /// The number of its document, or its name.
    #[getter]
    fn label(&self) -> PyResult<&str> {
        Ok(&self.row()?.label)
    }

    /// The year in which the promises are due; an interval of years where one may be due in several; `None`
    /// where nobody can tell yet.
    #[getter]
    fn year(&self) -> PyResult<Option<When>> {
        Ok(self.row()?.year.clone().map(When))
    }

    /// The currency.
    #[getter]
    fn currency(&self) -> PyResult<&'static str> {
        Ok(self.row()?.currency.code())
    }

    /// The budget of the year that is in force; `None` where none is set.
    #[getter]
    fn budget(&self) -> PyResult<Option<Amount>> {
        Ok(self.row()?.budget.clone().map(Amount))
    }

    /// A figure of the row; `None` where nothing was added to it, or there is no budget.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> done = desk.set_budget(desk.add_policy("合成扶持办法"), 2021, "1000万元")
    /// >>> str(crm.exposure().rows[0].figure(inward.ExposureFigure.BALANCE))
    /// '0.1亿'
    fn figure(&self, figure: &str) -> Answer<Option<CurrencySum>> {
        Ok(self.row()?.figure(word(figure, "figure")?).map(CurrencySum))
    }

    /// The promises that stand in a figure, for certain or possibly.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园")
    /// >>> policy = desk.add_policy("合成扶持办法", legal_basis="合成条例")
    /// >>> made = desk.promise(project, "policy_incentive", debtor=desk.unit, under=policy, amount="800万元")
    /// >>> row = crm.exposure().rows[0]
    /// >>> row.year, row.commitments("not_yet_due") == [made.id], row.commitments("paid")
    /// (None, True, [])
    fn commitments(&self, figure: &str) -> Answer<Vec<Id>> {
        let figure = word(figure, "figure")?;
        Ok(self.row()?.commitments(figure).iter().map(|id| Id(id.record())).collect())
    }

    fn __repr__(&self) -> PyResult<String> {
        let row = self.row()?;
        let committed = row.figure(ExposureFigure::Committed);
        let committed = committed.map_or_else(|| "–".to_owned(), |sum| sum.to_string());
        Ok(format!("<ExposureRow {} {}: {committed}>", row.label, row.year_label().en))
    }
}
