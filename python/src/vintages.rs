//! Vintage tables: the rate of each signing year.

use std::collections::BTreeMap;

use inward::analysis::rates::{self, Vintage as CoreVintage};
use inward::core::number::Number;
use inward::core::when::Truth;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::errors::Answer;
use crate::figures::Count;
use crate::given::{self, Exact};
use crate::kpi_rows;
use crate::kpis::said;
use crate::ratio::RatioBounds;
use crate::shown::{self, quoted};
use crate::words::Word;

/// One signing year of a vintage table.
///
/// >>> import inward
/// >>> row = inward.KpiRow("p1", {"contract_signed": "2012-05-01", "construction_started": "2013-09-01"})
/// >>> [year] = inward.vintages([row], as_of="2015-12-31", horizon_days=365, targets={2012: 70})
/// >>> year.year, str(year.running), str(year.within_horizon), year.target_met.value
/// (2012, '100.00%', '0.00%', 'yes')
#[pyclass(frozen, eq, module = "inward")]
#[derive(PartialEq, Eq)]
pub struct Vintage(pub CoreVintage);

#[pymethods]
impl Vintage {
    /// The year.
    #[getter]
    fn year(&self) -> i32 {
        self.0.year
    }

    /// How many were signed in it by the day.
    #[getter]
    fn signed(&self) -> Count {
        Count(self.0.running.cohort())
    }

    /// How many of them got there by the day.
    #[getter]
    fn reached(&self) -> Count {
        Count(self.0.running.hits())
    }

    /// How many were signed long enough before the day.
    #[getter]
    fn mature(&self) -> Count {
        Count(self.0.within_horizon.cohort())
    }

    /// How many of those got there within so many days.
    #[getter]
    fn reached_within_horizon(&self) -> Count {
        Count(self.0.within_horizon.hits())
    }

    /// The rate so far; `None` where nobody was signed.
    #[getter]
    fn running(&self) -> Option<RatioBounds> {
        self.0.running.bounds().ok().map(RatioBounds)
    }

    /// The rate within so many days, by which years can be compared; `None` where nobody is mature.
    #[getter]
    fn within_horizon(&self) -> Option<RatioBounds> {
        self.0.within_horizon.bounds().ok().map(RatioBounds)
    }

    /// What was to be reached, in percent.
    #[getter]
    fn target_percent(&self) -> Option<Exact> {
        self.0.target_percent.map(Exact)
    }

    /// Whether the running rate reached it.
    #[getter]
    fn target_met(&self) -> Option<Word<Truth>> {
        self.0.target_met.map(Word)
    }

    fn __repr__(&self) -> String {
        let running = said(self.0.running.bounds());
        format!("<Vintage {}: {running}, within the horizon {}>", self.0.year, said(self.0.within_horizon.bounds()))
    }

    fn _repr_html_(&self) -> String {
        let target = self.0.target_percent.map_or_else(|| "—".to_owned(), |target| format!("{target}%"));
        let rows = [
            ("signed", "签约", self.0.running.cohort().to_string()),
            ("there by the day", "截至当日已达到", self.0.running.hits().to_string()),
            ("running rate", "当前比率", said(self.0.running.bounds())),
            ("mature", "已满观察期", self.0.within_horizon.cohort().to_string()),
            ("rate within the horizon", "观察期内比率", said(self.0.within_horizon.bounds())),
            ("target", "目标", target),
        ];
        let year = self.0.year.to_string();
        let rows = rows.map(|(en, zh, value)| vec![en.to_owned(), zh.to_owned(), value]);
        shown::table(&[&year, "", ""], rows)
    }
}

/// See `inward.vintages`.
#[pyfunction]
#[pyo3(signature = (rows, *, start, end, as_of, horizon_days, targets))]
pub fn vintages(
    rows: &Bound<'_, PyAny>,
    start: &str,
    end: &str,
    as_of: &Bound<'_, PyAny>,
    horizon_days: &Bound<'_, PyAny>,
    targets: &Bound<'_, PyAny>,
) -> Answer<Vec<Vintage>> {
    let goals = goals_of_years(targets)?;
    let horizon_days = given::length(horizon_days, "horizon_days")?;
    let (rows, as_of) = (kpi_rows::rows(rows)?, given::day(as_of, "as_of")?);
    let table = rates::vintages(&rows, start, end, as_of, horizon_days, &goals)?;
    Ok(table.into_iter().map(Vintage).collect())
}

/// What was to be reached in each year.
pub fn goals_of_years(targets: &Bound<'_, PyAny>) -> Answer<BTreeMap<i32, Number>> {
    let mut goals = BTreeMap::new();
    let taken = || given::wrong_type(targets, "targets", "a mapping by year");
    for (year, target) in targets.cast::<PyDict>().map_err(|_| taken())?.iter() {
        let path = format!("targets[{}]", quoted(&year.to_string()));
        goals.insert(year.extract::<i32>()?, given::number(&target, &path)?);
    }
    Ok(goals)
}
