//! The workload: what each officer, or each unit, has on the desk on a day.

use std::collections::BTreeMap;

use inward::statistics as core;
use pyo3::prelude::*;

use super::shared::{CountedRecord, records, statistic};
use crate::figures::Count;
use crate::id::Id;

statistic! {
    /// What each officer or unit has on the desk (在办工作量) on a day, and what of it is overdue; see `Crm.workload`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="合成项目")
    /// >>> promise = desk.promise(project, "land_delivery", debtor=desk.unit, due="2021-01-31")
    /// >>> [(row.name, row.open, row.overdue, row.held["commitment"].overdue) for row in crm.workload("unit").rows]
    /// [('招商一局', Count(2), Count(1), Count(1))]
    Workload(core::Workload), "crm.workload(\"unit\")", core::Workload::table
}

#[pymethods]
impl Workload {
    /// Whose it is: `officer` or `unit`.
    #[getter]
    fn by(&self) -> &'static str {
        self.0.by.key()
    }

    /// The rows: the largest first, what nobody is in charge of last.
    #[getter]
    fn rows(&self) -> Vec<WorkloadRow> {
        self.0.rows.iter().cloned().map(WorkloadRow).collect()
    }
}

/// What one officer or unit has on the desk.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> project = crm.desk("wang.li", unit="招商一局").record_project(title="合成项目")
/// >>> [row] = crm.workload("officer").rows
/// >>> row.name, row.held["project"].open, sorted(row.held)
/// ('wang.li', Count(1), ['commitment', 'issue', 'lead', 'negotiation', 'project', 'task'])
#[pyclass(frozen, module = "inward.statistics")]
pub struct WorkloadRow(core::WorkloadRow);

#[pymethods]
impl WorkloadRow {
    /// The officer or the unit; `None` of what nobody is in charge of.
    #[getter]
    fn holder(&self) -> Option<Id> {
        self.0.holder.map(Id)
    }

    /// What they are called.
    #[getter]
    fn name(&self) -> &str {
        &self.0.name
    }

    /// How many they hold in all.
    #[getter]
    fn open(&self) -> Count {
        Count(self.0.open())
    }

    /// How many of them are overdue.
    #[getter]
    fn overdue(&self) -> Count {
        Count(self.0.overdue())
    }

    /// What they hold of each kind.
    #[getter]
    fn held(&self) -> BTreeMap<&'static str, Held> {
        core::Workload::KINDS.iter().map(|kind| (kind.key(), Held(self.0.of(*kind).clone()))).collect()
    }

    fn __repr__(&self) -> String {
        format!("<WorkloadRow {}: {} open>", self.0.name, self.0.open())
    }
}

/// What somebody holds of one kind.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成线索", on="2020-06-01")
/// >>> held = crm.workload("officer").rows[0].held["lead"]
/// >>> held.open, held.overdue, [record.title for record in held.records], held.overdue_records
/// (Count(1), Count(0), ['合成线索'], [])
#[pyclass(frozen, module = "inward.statistics")]
pub struct Held(core::Held);

#[pymethods]
impl Held {
    /// How many are open.
    #[getter]
    fn open(&self) -> Count {
        Count(self.0.open)
    }

    /// How many of them are overdue.
    #[getter]
    fn overdue(&self) -> Count {
        Count(self.0.overdue)
    }

    /// The open ones.
    #[getter]
    fn records(&self) -> Vec<CountedRecord> {
        records(&self.0.records)
    }

    /// The overdue ones.
    #[getter]
    fn overdue_records(&self) -> Vec<CountedRecord> {
        records(&self.0.overdue_records)
    }

    fn __repr__(&self) -> String {
        format!("<Held {} open, {} overdue>", self.0.open, self.0.overdue)
    }
}
