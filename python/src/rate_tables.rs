//! Rates of groups and of signing years, on their way to Python: lists that draw themselves and are tables too.

use inward::analysis::pipeline::{Dimension, Group, KpiOfGroup, Value, kpi_table, vintage_table};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;

use crate::errors::{Answer, Raised};
use crate::kpis::KpiResult;
use crate::table::Table;
use crate::vintages::Vintage;

/// The rates of groups.
pub struct RatesOfGroups {
    pub by: Vec<Dimension>,
    pub rates: Vec<KpiOfGroup>,
}

impl<'py> IntoPyObject<'py> for RatesOfGroups {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("inward.rates", "RatesOfGroups");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        let each: Vec<_> = self.rates.iter().map(|one| (one.group.as_slice(), &one.result)).collect();
        let table = Table(kpi_table(&self.by, &each).map_err(Raised::from)?);
        let named = |group: Vec<Group>| group.into_iter().map(|group| group.name).collect::<Vec<_>>();
        let rates: Vec<_> = self.rates.into_iter().map(|one| (named(one.group), KpiResult(one.result))).collect();
        py.import("inward.rates")?.getattr("RatesOfGroups")?.call1((rates, table))
    }
}

/// Signing years.
pub struct VintageTable {
    pub years: Vec<Vintage>,
    pub horizon_days: u32,
}

impl<'py> IntoPyObject<'py> for VintageTable {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("inward.rates", "VintageTable");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        py.import("inward.rates")?.getattr("VintageTable")?.call1((self.years, self.horizon_days))
    }
}

/// Rates that were put together by their groups' names, as a table.
#[pyfunction]
pub fn rates_table(rates: Vec<(Vec<String>, PyRef<'_, KpiResult>)>) -> Answer<Table> {
    let most = rates.iter().map(|(names, _)| names.len()).max().unwrap_or_default();
    let by =
        (1..=most).map(|at| Dimension::Attribute(if at == 1 { "group".to_owned() } else { format!("group_{at}") }));
    let by: Vec<Dimension> = by.collect();
    let group = |name: &String| Group { name: name.clone(), value: Some(Value::Word(name.clone())) };
    let groups: Vec<Vec<Group>> = rates.iter().map(|(names, _)| names.iter().map(group).collect()).collect();
    let each: Vec<_> = groups.iter().zip(&rates).map(|(group, (_, rate))| (group.as_slice(), &rate.0)).collect();
    Ok(Table(kpi_table(&by, &each)?))
}

/// Signing years as a table.
#[pyfunction]
#[pyo3(name = "vintage_table")]
pub fn table_of_vintages(years: Vec<PyRef<'_, Vintage>>, horizon_days: u32) -> Answer<Table> {
    let years: Vec<_> = years.iter().map(|year| year.0.clone()).collect();
    Ok(Table(vintage_table(&years, horizon_days)?))
}
