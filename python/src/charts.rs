//! What the charts of `inward.charts` ask of the native half, and how its classes are drawn.

use inward::analysis::Cell;
use inward::core::ratio::Confidence;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;

use crate::counts::CountTable;
use crate::errors::Answer;
use crate::kpis::KpiResult;
use crate::reading;
use crate::stats::{AalenJohansen, KaplanMeier};
use crate::table::extra;
use crate::times::TimeBetween;

/// One step of a curve: the time, how many are at risk, what is left, and between which ends that lies.
type Step = (f64, i64, f64, Option<f64>, Option<f64>);

/// The package that charts are made with; without it, how it is installed.
#[pyfunction]
pub fn altair(py: Python<'_>) -> Answer<Bound<'_, PyModule>> {
    extra(py, "altair", "plot")
}

/// The steps of a survival curve.
#[pyfunction]
#[pyo3(signature = (curve))]
pub fn curve_steps(curve: &KaplanMeier) -> Answer<Vec<Step>> {
    let table = curve.0.table(Confidence::default())?;
    let float = |row: usize, column: &str| match table.cell(row, column) {
        Some(Cell::Float(value)) => Some(value),
        _ => None,
    };
    let step = |row: usize| {
        let Some(Cell::Integer(at_risk)) = table.cell(row, "at_risk") else { return None };
        Some((float(row, "time")?, at_risk, float(row, "survival")?, float(row, "low"), float(row, "high")))
    };
    Ok((0..table.len()).filter_map(step).collect())
}

/// The steps of the incidence of a cause: each time, and the share to whom it came first by then.
#[pyfunction]
#[pyo3(signature = (curves, cause))]
pub fn incidence_steps(curves: &AalenJohansen, cause: u8) -> Answer<Vec<(f64, f64)>> {
    let table = curves.0.table()?;
    let times = (0..table.len()).filter_map(|row| match table.cell(row, "time") {
        Some(Cell::Float(time)) => Some(time),
        _ => None,
    });
    times.map(|time| Ok((time, curves.0.incidence(cause, time)?))).collect()
}

/// A chart, on its way to Python.
pub struct Chart<'py>(Bound<'py, PyAny>);

impl<'py> Chart<'py> {
    /// What a function of `inward.charts` makes of a thing.
    pub fn of(thing: &Bound<'py, PyAny>, function: &str, lang: &str) -> Answer<Self> {
        let py = thing.py();
        reading::lang(lang)?;
        Ok(Self(py.import("inward.charts")?.call_method1(function, (thing, lang))?))
    }
}

impl<'py> IntoPyObject<'py> for Chart<'py> {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("altair", "TopLevelMixin");

    fn into_pyobject(self, _: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.0)
    }
}

#[pymethods]
impl TimeBetween {
    /// What the two milestones are called, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区").pipeline().time_between("land_acquired", "completed").milestones("zh")
    /// ('拿地', '建成')
    #[pyo3(signature = (lang="en"))]
    fn milestones(&self, lang: &str) -> PyResult<(String, String)> {
        let lang = reading::lang(lang)?;
        Ok((self.0.from_label.say(lang).to_owned(), self.0.to_label.say(lang).to_owned()))
    }

    /// The share of each group that got there by each time, with its bounds, and how many are still looked at, as a
    /// chart of Altair; needs `pip install inward[plot]`. See `inward.charts`.
    ///
    /// >>> import inward
    /// >>> times = inward.in_memory("阳泉经开区").pipeline().time_between("contract_signed", "construction_started")
    /// >>> times.plot(lang="zh").to_dict()["title"]["text"]
    /// '正式签约 → 开工'
    #[pyo3(signature = (*, lang="en"))]
    fn plot<'py>(slf: &Bound<'py, Self>, lang: &str) -> Answer<Chart<'py>> {
        Chart::of(slf, "times", lang)
    }
}

#[pymethods]
impl KpiResult {
    /// The rate as a bar with its bounds, by number and by money where it has both, as a chart of Altair; needs `pip
    /// install inward[plot]`. See `inward.charts`.
    ///
    /// >>> import inward
    /// >>> row = inward.KpiRow("p1", {"contract_signed": "2020-07-10"})
    /// >>> inward.kpi("start_rate/signed", [row], as_of="2020-12-31", signed="2020").plot(lang="zh").to_dict()["title"]["text"]
    /// '开工率'
    #[pyo3(signature = (*, lang="en"))]
    fn plot<'py>(slf: &Bound<'py, Self>, lang: &str) -> Answer<Chart<'py>> {
        Chart::of(slf, "rate", lang)
    }
}

#[pymethods]
impl CountTable {
    /// The numbers as bars, those in doubt lighter, as a chart of Altair; needs `pip install inward[plot]`. See
    /// `inward.charts`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
    /// >>> crm.pipeline().funnel().plot(lang="zh").to_dict()["title"]["text"]
    /// '达到各节点的招商项目数'
    #[pyo3(signature = (*, lang="en"))]
    fn plot<'py>(slf: &Bound<'py, Self>, lang: &str) -> Answer<Chart<'py>> {
        Chart::of(slf, "counts", lang)
    }
}
