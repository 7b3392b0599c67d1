//! The promise board: what became of the promises, by who owes them, by kind, by what they were
//! made with, or by when they are due.

use std::sync::Arc;

use inward::core::ratio::Confidence;
use inward::{Ageing, BoardRow as CoreRow, PromiseBoard as CoreBoard};
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::id::Id;
use crate::reading;
use crate::shown;
use crate::table::Table;
use crate::tallies::Tally;

/// What became of the promises (承诺台账), at the point that was asked. Only what is due is in a rate;
/// soft promises are left out unless a criterion was agreed.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园")
/// >>> kept = desk.promise(project, "land_delivery", due="2021-01-31", debtor=desk.unit)
/// >>> done = desk.fulfil(kept, on="2021-01-20")
/// >>> late = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
/// >>> board = crm.promise_board(by="debtor")
/// >>> [(row.label("zh"), row.tally.due, str(row.tally.on_time_rate())) for row in board.rows]
/// [('招商一局', Count(2), '50.00%')]
#[pyclass(frozen, module = "inward")]
pub struct PromiseBoard(Arc<CoreBoard>);

impl From<CoreBoard> for PromiseBoard {
    fn from(board: CoreBoard) -> Self {
        Self(Arc::new(board))
    }
}

#[pymethods]
impl PromiseBoard {
    /// The day it is as of.
    #[getter]
    fn as_of(&self) -> chrono::NaiveDate {
        self.0.as_of
    }

    /// The rows: by the number of what is due, most first; of periods in their order, the undetermined last.
    #[getter]
    fn rows(&self) -> Vec<BoardRow> {
        (0..self.0.rows.len()).map(|place| BoardRow { board: Arc::clone(&self.0), place }).collect()
    }

    /// All of them together.
    #[getter]
    fn total(&self) -> Tally {
        Tally(self.0.total.clone())
    }

    /// How many are overdue for 0 to 30, 31 to 90, 91 to 180, and more working days.
    #[getter]
    fn ageing(&self) -> (u64, u64, u64, u64) {
        ages(self.0.ageing)
    }

    /// How many are left out: soft promises without a criterion.
    #[getter]
    fn left_out(&self) -> u64 {
        self.0.left_out
    }

    /// What it tells, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区", currency="CNY").promise_board().definition("zh").startswith("承诺兑现情况")
    /// True
    #[pyo3(signature = (lang="en"))]
    fn definition(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.definition().say(reading::lang(lang)?).to_owned())
    }

    /// The same as a table over Arrow, its columns documented: with Wilson's interval of the rate kept on time, at
    /// that level of confidence, and the ages of what is overdue.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园")
    /// >>> late = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
    /// >>> frame = crm.promise_board().table().to_polars()
    /// >>> [(row["label"], row["due"], round(row["wilson_high"], 6)) for row in frame.to_dicts()]
    /// [('招商一局', 1, 0.793451)]
    #[pyo3(signature = (*, confidence=0.95))]
    fn table(&self, confidence: f64) -> Answer<Table> {
        let confidence = Confidence::new(confidence).map_err(|refusal| refusal.at("confidence"))?;
        Ok(Table(self.0.table(confidence)?))
    }

    fn __repr__(&self) -> String {
        let promises = self.0.total.all;
        format!("<PromiseBoard of {promises} promise{}>", if promises == 1 { "" } else { "s" })
    }

    fn _repr_html_(&self) -> String {
        let rows = self.0.rows.iter().map(|row| {
            let tally = &row.tally;
            let rate = tally.on_time_rate().map_or_else(|_| "–".to_owned(), |rate| rate.to_string());
            let counts = [tally.due, tally.on_time, tally.late, tally.open, tally.conditional];
            let mut cells = vec![row.label.en.clone()];
            cells.extend(counts.map(|count| count.to_string()));
            cells.push(rate);
            cells
        });
        shown::table(&["", "due", "on time", "late", "open", "conditional", "on-time rate"], rows)
    }
}

/// One row of the promise board.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园")
/// >>> late = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
/// >>> row = crm.promise_board(by=inward.BoardBy.KIND).rows[0]
/// >>> row.key, row.label("zh"), row.commitments == [late.id]
/// ('land_delivery', '净地交付', True)
#[pyclass(frozen, module = "inward")]
pub struct BoardRow {
    board: Arc<CoreBoard>,
    place: usize,
}

impl BoardRow {
    fn row(&self) -> PyResult<&CoreRow> {
        self.board.rows.get(self.place).ok_or_else(|| pyo3::exceptions::PyIndexError::new_err("no such row"))
    }
}

#[pymethods]
impl BoardRow {
    /// What it stands for: an id as text, a key of the playbook, a period, or `undetermined` for what is due
    /// in none that is certain.
    #[getter]
    fn key(&self) -> PyResult<&str> {
        Ok(&self.row()?.key)
    }

    /// What that is called, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园")
    /// >>> late = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
    /// >>> [row.label("zh") for row in crm.promise_board(by="debtor").rows]
    /// ['招商一局']
    #[pyo3(signature = (lang="en"))]
    fn label(&self, lang: &str) -> PyResult<&str> {
        Ok(self.row()?.label.say(reading::lang(lang)?))
    }

    /// What became of its promises.
    #[getter]
    fn tally(&self) -> PyResult<Tally> {
        Ok(Tally(self.row()?.tally.clone()))
    }

    /// How many are overdue for 0 to 30, 31 to 90, 91 to 180, and more working days.
    #[getter]
    fn ageing(&self) -> PyResult<(u64, u64, u64, u64)> {
        Ok(ages(self.row()?.ageing))
    }

    /// The promises that it counts.
    #[getter]
    fn commitments(&self) -> PyResult<Vec<Id>> {
        Ok(self.row()?.commitments.iter().map(|id| Id(id.record())).collect())
    }

    /// Their titles, in the same order.
    #[getter]
    fn titles(&self) -> PyResult<Vec<String>> {
        Ok(self.row()?.titles.clone())
    }

    fn __repr__(&self) -> PyResult<String> {
        let row = self.row()?;
        Ok(format!("<BoardRow {}: {} due>", row.label.en, row.tally.due))
    }
}

pub const fn ages(ageing: Ageing) -> (u64, u64, u64, u64) {
    let [first, second, third, last] = ageing.counts;
    (first, second, third, last)
}
