//! What loads of ledgers did, row by row.

use inward::core::text::Lang;
use inward::import::RowStatus;
use pyo3::prelude::*;

use crate::errors::Faults;
use crate::id::Id;
use crate::shown::{self, optional, quoted};
use crate::words::Word;

/// What a load did, or would do, row by row.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> ledger = '''编号,名,总投资
/// ... A1,合成项目甲,12
/// ... A2,合成项目乙,很多'''
/// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
/// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
/// >>> report = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview()
/// >>> report
/// LoadReport(new=1, changed=0, unchanged=0, refused=1)
#[pyclass(frozen, module = "inward")]
pub struct LoadReport(pub inward::import::LoadReport);

#[pymethods]
impl LoadReport {
    /// Every row, in the order of the file.
    #[getter]
    fn rows(&self) -> Vec<RowReport> {
        self.0.rows.iter().cloned().map(RowReport).collect()
    }

    /// What is wrong, with line, column, value and fault.
    #[getter]
    fn faults(&self) -> Vec<RowFault> {
        let each = self.0.faults.iter().map(|fault| RowFault {
            line: fault.line,
            row: fault.row,
            column: fault.column.clone(),
            value: fault.value.clone(),
            faults: Faults::of_refusal(&fault.refusal),
        });
        each.collect()
    }

    /// How many rows are new.
    #[getter(new)]
    fn newcomers(&self) -> usize {
        self.0.new
    }

    /// How many rows are known and say something new.
    #[getter]
    fn changed(&self) -> usize {
        self.0.changed
    }

    /// How many rows are known and say nothing new.
    #[getter]
    fn unchanged(&self) -> usize {
        self.0.unchanged
    }

    /// How many rows are refused.
    #[getter]
    fn refused(&self) -> usize {
        self.0.refused
    }

    fn __repr__(&self) -> String {
        let counts = [
            ("new", self.0.new),
            ("changed", self.0.changed),
            ("unchanged", self.0.unchanged),
            ("refused", self.0.refused),
        ];
        shown::fields("LoadReport", &counts.map(|(name, count)| (name, count.to_string())))
    }

    fn _repr_html_(&self) -> String {
        let row = |row: &inward::import::RowReport| {
            let changes: Vec<String> = row.changes.iter().map(|change| change.to.clone()).collect();
            let faults = self.0.faults.iter().filter(|fault| fault.line == row.line);
            let faults: Vec<String> = faults.map(|fault| fault.refusal.say(Lang::En)).collect();
            vec![
                row.line.to_string(),
                row.key.clone().unwrap_or_default(),
                crate::words::Enumeration::key(row.status).to_owned(),
                changes.join("; "),
                faults.join("; "),
            ]
        };
        shown::table(&["line", "key", "status", "says", "wrong"], self.0.rows.iter().map(row))
    }
}

/// What became of one row.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> ledger = '''编号,名,总投资
/// ... A1,合成项目甲,12
/// ... A2,合成项目乙,很多'''
/// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
/// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
/// >>> rows = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview().rows
/// >>> [(row.line, row.key, str(row.status)) for row in rows]
/// [(2, 'A1', 'new'), (3, 'A2', 'refused')]
#[pyclass(frozen, module = "inward")]
pub struct RowReport(inward::import::RowReport);

#[pymethods]
impl RowReport {
    /// Its line in the file.
    #[getter]
    fn line(&self) -> u64 {
        self.0.line
    }

    /// Its key.
    #[getter]
    fn key(&self) -> Option<&str> {
        self.0.key.as_deref()
    }

    /// What became of it.
    #[getter]
    fn status(&self) -> Word<RowStatus> {
        Word(self.0.status)
    }

    /// The investment it belongs to.
    #[getter]
    fn investment(&self) -> Option<Id> {
        self.0.investment.map(|id| Id(id.record()))
    }

    /// The cells that say something new.
    #[getter]
    fn changes(&self) -> Vec<CellChange> {
        self.0.changes.iter().cloned().map(CellChange).collect()
    }

    /// What was accepted but is worth a look.
    #[getter]
    fn warnings(&self) -> Faults {
        Faults::of(&self.0.warnings)
    }

    fn __repr__(&self) -> String {
        let status = quoted(crate::words::Enumeration::key(self.0.status));
        let key = optional(self.0.key.as_deref());
        shown::fields("RowReport", &[("line", self.0.line.to_string()), ("key", key), ("status", status)])
    }
}

/// One cell that says something new.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> ledger = '''编号,名,总投资
/// ... A1,合成项目甲,12
/// ... A2,合成项目乙,很多'''
/// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
/// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
/// >>> row = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview().rows[0]
/// >>> [(change.column, change.field, change.to) for change in row.changes]
/// [('名', 'project.name', '合成项目甲'), ('总投资', 'project.total_planned', '12亿元')]
#[pyclass(frozen, eq, module = "inward")]
#[derive(PartialEq, Eq)]
pub struct CellChange(inward::import::CellChange);

#[pymethods]
impl CellChange {
    /// The column; `None` for a constant of the mapping.
    #[getter]
    fn column(&self) -> Option<&str> {
        self.0.column.as_deref()
    }

    /// The field it fills.
    #[getter]
    fn field(&self) -> &str {
        &self.0.field
    }

    /// What the book said before. (`from` is a word of Python itself.)
    #[getter]
    fn from_(&self) -> Option<&str> {
        self.0.from.as_deref()
    }

    /// What the row says.
    #[getter]
    fn to(&self) -> &str {
        &self.0.to
    }

    fn __repr__(&self) -> String {
        let from = optional(self.0.from.as_deref());
        shown::fields("CellChange", &[("field", quoted(&self.0.field)), ("from_", from), ("to", quoted(&self.0.to))])
    }
}

/// What is wrong with one row.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> ledger = '''编号,名,总投资
/// ... A1,合成项目甲,12
/// ... A2,合成项目乙,很多'''
/// >>> mapping = '''ledger = { name = "plan", key = "编号", unit = "亿元" }
/// ... columns = { "名" = "project.name", "总投资" = "project.total_planned" }'''
/// >>> [fault] = crm.desk("wang.li").load_bytes(ledger.encode(), mapping).preview().faults
/// >>> fault.line, fault.column, fault.value, fault.faults[0].code
/// (3, '总投资', '很多', 'money.not-money')
#[pyclass(frozen, module = "inward")]
pub struct RowFault {
    line: u64,
    row: u64,
    column: Option<String>,
    value: Option<String>,
    faults: Faults,
}

#[pymethods]
impl RowFault {
    /// The number of the row's first line in the file, from 1.
    #[getter]
    fn line(&self) -> u64 {
        self.line
    }

    /// The number of the row as a spreadsheet program counts, from 1.
    #[getter]
    fn row(&self) -> u64 {
        self.row
    }

    /// The column, where the fault is in one.
    #[getter]
    fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// What stands there.
    #[getter]
    fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// What is wrong with it.
    #[getter]
    fn faults(&self) -> Faults {
        self.faults.clone()
    }

    fn __repr__(&self) -> String {
        let (column, value) = (optional(self.column.as_deref()), optional(self.value.as_deref()));
        let says = quoted(&self.faults.said());
        shown::fields(
            "RowFault",
            &[("line", self.line.to_string()), ("column", column), ("value", value), ("says", says)],
        )
    }
}
