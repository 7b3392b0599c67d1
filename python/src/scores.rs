//! Scores, classes and likelihoods; what people call stands in `inward.scores`.

use std::collections::BTreeMap;

use inward::analysis::scores::{
    self, Band as CoreBand, Benchmark, BenchmarkScheme, Calibration as CoreCalibration, Chance, ChanceStanding,
    Classes as CoreClasses, Forecast, MinMaxScheme, Score as CoreScore, Spread, Ties, WeightedPipeline as CorePipeline,
};
use inward::core::number::Number;
use inward::core::ratio::Rounding;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::given::{self, Exact, Keywords};
use crate::published::{ExactFraction, Figure};
use crate::reading;
use crate::shown;

/// Numbers by name.
fn numbers(given: &Keywords<'_>, path: &str) -> Answer<BTreeMap<String, Number>> {
    let mut found = BTreeMap::new();
    for (name, value) in given.0.iter() {
        let name: String = name.extract()?;
        let value = given::number(&value, &format!("{path}.{name}"))?;
        found.insert(name, value);
    }
    Ok(found)
}

/// A score, exactly, and what of it was filled in.
///
/// >>> from inward import scores
/// >>> scheme = {"tax_per_mu": ("11.5932", 50), "tax_per_kwh": ("0.2352", 50)}
/// >>> score = scores.benchmark_score({"tax_per_mu": "11.5932"}, benchmarks=scheme, means={"tax_per_kwh": "0.1176"})
/// >>> score.rounded(), score.filled_from_mean
/// (Decimal('75.00'), ['tax_per_kwh'])
#[pyclass(frozen, eq, module = "inward.scores")]
#[derive(PartialEq, Eq)]
pub struct Score(CoreScore);

#[pymethods]
impl Score {
    /// The score, exactly.
    #[getter]
    fn value(&self) -> ExactFraction {
        ExactFraction(self.0.value.clone())
    }

    /// The indicators for which the mean of the group stood in.
    #[getter]
    fn filled_from_mean(&self) -> Vec<String> {
        self.0.filled_from_mean.clone()
    }

    /// The score as it is printed.
    ///
    /// >>> from inward import scores
    /// >>> scores.min_max_score({"x": 5}, indicators={"x": (0, 10, 100)}).rounded(places=4)
    /// Decimal('60.0000')
    #[pyo3(signature = (*, places=2, rounding="half_up"))]
    fn rounded(&self, places: u32, rounding: &str) -> Answer<Figure> {
        Ok(Figure(self.0.rounded(places, reading::word::<Rounding>(rounding, "rounding")?)?))
    }

    fn __repr__(&self) -> String {
        let value = self.0.rounded(2, Rounding::HalfUp);
        format!("<Score {}>", value.map_or_else(|_| self.0.value.to_string(), |value| value.to_string()))
    }

    fn _repr_html_(&self) -> String {
        let value = self.0.rounded(4, Rounding::HalfUp);
        let value = value.map_or_else(|_| self.0.value.to_string(), |value| value.to_string());
        let mut rows = vec![vec!["score".to_owned(), "得分".to_owned(), value]];
        if !self.0.filled_from_mean.is_empty() {
            let filled = self.0.filled_from_mean.join(", ");
            rows.push(vec!["filled from the mean".to_owned(), "以组均值代替".to_owned(), filled]);
        }
        shown::table(&[], rows)
    }
}

/// See `inward.scores.benchmark_score`.
#[pyfunction]
pub fn benchmark_score(values: Keywords<'_>, benchmarks: Keywords<'_>, means: Keywords<'_>) -> Answer<Score> {
    let mut scheme = Vec::new();
    for (name, given) in benchmarks.0.iter() {
        let (name, (benchmark, weight)): (String, (Bound<'_, PyAny>, Bound<'_, PyAny>)) =
            (name.extract()?, given.extract()?);
        let path = format!("benchmarks.{name}");
        let (benchmark, weight) = (given::number(&benchmark, &path)?, given::number(&weight, &path)?);
        scheme.push(Benchmark { name, benchmark, weight });
    }
    let scheme = BenchmarkScheme::new(scheme)?;
    Ok(Score(scheme.score(&numbers(&values, "values")?, &numbers(&means, "means")?)?))
}

/// See `inward.scores.min_max_score`.
#[pyfunction]
pub fn min_max_score(values: Keywords<'_>, indicators: Keywords<'_>, means: Keywords<'_>) -> Answer<Score> {
    let mut scheme = Vec::new();
    for (name, given) in indicators.0.iter() {
        let name: String = name.extract()?;
        let (min, max, weight): (Bound<'_, PyAny>, Bound<'_, PyAny>, Bound<'_, PyAny>) = given.extract()?;
        let path = format!("indicators.{name}");
        let [min, max, weight] = [min, max, weight].map(|given| given::number(&given, &path));
        scheme.push(Spread { name, min: min?, max: max?, weight: weight? });
    }
    let scheme = MinMaxScheme::new(scheme)?;
    Ok(Score(scheme.score(&numbers(&values, "values")?, &numbers(&means, "means")?)?))
}

/// Classes by rank, from the best on: each with the share of all that it and the better ones hold, and the
/// class of the rest. The cuts belong to the better class.
///
/// >>> from inward import scores
/// >>> classes = scores.Classes({"A": "0.25", "B": "0.70", "C": "0.95"}, rest="D")
/// >>> [classes.of_rank(rank, 100) for rank in (25, 26, 70, 71, 95, 96)]
/// ['A', 'B', 'B', 'C', 'C', 'D']
#[pyclass(frozen, eq, module = "inward.scores")]
#[derive(PartialEq, Eq)]
pub struct Classes(CoreClasses);

#[pymethods]
impl Classes {
    #[new]
    #[pyo3(signature = (cuts, *, rest))]
    fn new(cuts: Keywords<'_>, rest: &str) -> Answer<Self> {
        let mut kept: Vec<(String, Number)> = Vec::new();
        for (name, cut) in cuts.0.iter() {
            let name: String = name.extract()?;
            let cut = given::number(&cut, &format!("cuts.{name}"))?;
            kept.push((name, cut));
        }
        Ok(Self(CoreClasses::new(kept.iter().map(|(name, cut)| (name.as_str(), *cut)), rest)?))
    }

    /// The class of a rank, from 1, among so many.
    ///
    /// >>> from inward import scores
    /// >>> scores.Classes({"A": "0.5"}, rest="B").of_rank(1, 2)
    /// 'A'
    fn of_rank(&self, rank: &Bound<'_, PyAny>, group: &Bound<'_, PyAny>) -> Answer<String> {
        Ok(self.0.of_rank(given::count(rank, "rank")?, given::count(group, "group")?)?.to_owned())
    }

    /// The class of each of these scores, in their order; the greatest ranks first. Equals whose ranks fall
    /// into different classes are refused, unless `ties` says that all have the best or the worst of them.
    ///
    /// >>> from inward import scores
    /// >>> scores.Classes({"A": "0.5"}, rest="B").of_scores([60, "71.5", 60], ties="best")
    /// ['B', 'A', 'B']
    #[pyo3(signature = (scores, *, ties="refuse"))]
    fn of_scores(&self, scores: &Bound<'_, PyAny>, ties: &str) -> Answer<Vec<String>> {
        let each = scores.try_iter()?.enumerate();
        let scores: Vec<Number> =
            each.map(|(index, score)| given::number(&score?, &format!("scores[{index}]"))).collect::<Answer<_>>()?;
        let classes = self.0.of_scores(&scores, reading::word::<Ties>(ties, "ties")?)?;
        Ok(classes.into_iter().map(str::to_owned).collect())
    }

    fn __repr__(&self) -> String {
        format!("<Classes {}>", self.0)
    }
}

/// What the open chances come to, each weighted with its likelihood.
///
/// >>> import inward
/// >>> from inward.scores import Chance, weighted_pipeline
/// >>> found = weighted_pipeline([Chance("1000万元", "0.5"), Chance("900万元", 1, "won")])
/// >>> found.rounded(), found.open, found.currency
/// (Decimal('5000000.00'), 1, 'CNY')
#[pyclass(frozen, eq, module = "inward.scores")]
#[derive(PartialEq, Eq)]
pub struct WeightedPipeline(CorePipeline);

#[pymethods]
impl WeightedPipeline {
    /// The sum of the open amounts times their likelihoods, in the currency's unit, exactly.
    #[getter]
    fn weighted(&self) -> ExactFraction {
        ExactFraction(self.0.weighted.clone())
    }

    /// The sum of the open amounts.
    #[getter]
    fn total(&self) -> ExactFraction {
        ExactFraction(self.0.total.clone())
    }

    /// The currency of both; `None` where there are no chances.
    #[getter]
    fn currency(&self) -> Option<String> {
        self.0.currency.map(|currency| currency.to_string())
    }

    /// How many are open.
    #[getter]
    fn open(&self) -> u64 {
        self.0.open
    }

    /// The weighted sum as it is printed.
    ///
    /// >>> from inward.scores import Chance, weighted_pipeline
    /// >>> weighted_pipeline([Chance("1元", "0.005")]).rounded()
    /// Decimal('0.01')
    #[pyo3(signature = (*, places=2, rounding="half_up"))]
    fn rounded(&self, places: u32, rounding: &str) -> Answer<Figure> {
        Ok(Figure(self.0.weighted.rounded(places, reading::word::<Rounding>(rounding, "rounding")?)?))
    }

    fn __repr__(&self) -> String {
        let weighted = self.0.weighted.rounded(2, Rounding::HalfUp);
        let weighted = weighted.map_or_else(|_| self.0.weighted.to_string(), |weighted| weighted.to_string());
        format!("<WeightedPipeline {weighted} of {} open>", self.0.open)
    }

    fn _repr_html_(&self) -> String {
        let figure = |sum: &inward::analysis::Fraction| {
            sum.rounded(2, Rounding::HalfUp).map_or_else(|_| sum.to_string(), |sum| sum.to_string())
        };
        let currency = self.currency().unwrap_or_else(|| "—".to_owned());
        let rows = [
            ("weighted", "加权金额", figure(&self.0.weighted)),
            ("open", "在谈金额", figure(&self.0.total)),
            ("currency", "币种", currency),
            ("open chances", "在谈个数", self.0.open.to_string()),
        ];
        shown::table(&[], rows.map(|(en, zh, value)| vec![en.to_owned(), zh.to_owned(), value]))
    }
}

/// See `inward.scores.weighted_pipeline`.
#[pyfunction]
#[pyo3(signature = (chances, *, currency=None))]
pub fn weighted_pipeline(chances: &Bound<'_, PyAny>, currency: Option<&str>) -> Answer<WeightedPipeline> {
    let currency = given::currency(currency)?;
    let mut read = Vec::new();
    for (index, chance) in chances.try_iter()?.enumerate() {
        let (chance, path) = (chance?, format!("chances[{index}]"));
        let standing: String = chance.getattr("standing")?.extract()?;
        read.push(Chance {
            amount: given::money(&chance.getattr("amount")?, &format!("{path}.amount"), currency)?,
            likelihood: given::number(&chance.getattr("likelihood")?, &format!("{path}.likelihood"))?,
            standing: reading::word::<ChanceStanding>(&standing, &format!("{path}.standing"))?,
        });
    }
    Ok(WeightedPipeline(scores::weighted_pipeline(&read)?))
}

/// One row of the reliability table: the forecasts above one likelihood and up to another.
///
/// >>> from inward.scores import calibration
/// >>> calibration([("0.9", True), ("0.6", False)], bands=["0.5", 1]).reliability[1]
/// <Band 0.5 - 1: 1 of 2 came true>
#[pyclass(frozen, eq, module = "inward.scores")]
#[derive(Clone, PartialEq, Eq)]
pub struct Band(CoreBand);

#[pymethods]
impl Band {
    /// Above this; the first band holds nought as well.
    #[getter]
    fn above(&self) -> Exact {
        Exact(self.0.above)
    }

    /// Up to this, itself included.
    #[getter]
    fn upto(&self) -> Exact {
        Exact(self.0.upto)
    }

    /// How many forecasts.
    #[getter]
    fn forecasts(&self) -> u64 {
        self.0.forecasts
    }

    /// How many of them came true.
    #[getter]
    fn came_true(&self) -> u64 {
        self.0.came_true
    }

    /// The mean of their likelihoods; `None` where there are none.
    #[getter]
    fn mean_likelihood(&self) -> Option<ExactFraction> {
        self.0.mean_likelihood.clone().map(ExactFraction)
    }

    /// The share that came true; `None` where there are none.
    #[getter]
    fn share_true(&self) -> Option<ExactFraction> {
        self.0.share_true.clone().map(ExactFraction)
    }

    fn __repr__(&self) -> String {
        let CoreBand { above, upto, forecasts, came_true, .. } = &self.0;
        format!("<Band {above} - {upto}: {came_true} of {forecasts} came true>")
    }
}

/// How far given likelihoods came true.
///
/// >>> from inward.scores import calibration
/// >>> found = calibration([("0.9", True), ("0.6", False), ("0.3", False), ("0.8", True)])
/// >>> found.brier, found.rounded(places=6)
/// (Fraction(1, 8), Decimal('0.125000'))
#[pyclass(frozen, eq, module = "inward.scores")]
#[derive(PartialEq, Eq)]
pub struct Calibration(CoreCalibration);

#[pymethods]
impl Calibration {
    /// The mean of the squared differences from what came: 0 is perfect, 1/4 what a coin has.
    #[getter]
    fn brier(&self) -> ExactFraction {
        ExactFraction(self.0.brier.clone())
    }

    /// How many forecasts.
    #[getter]
    fn forecasts(&self) -> u64 {
        self.0.forecasts
    }

    /// In a band that is right, what came true is as frequent as was said.
    #[getter]
    fn reliability(&self) -> Vec<Band> {
        self.0.reliability.iter().cloned().map(Band).collect()
    }

    /// The Brier score as it is printed.
    ///
    /// >>> from inward.scores import calibration
    /// >>> calibration([("0.5", True), ("0.5", False)]).rounded()
    /// Decimal('0.2500')
    #[pyo3(signature = (*, places=4, rounding="half_up"))]
    fn rounded(&self, places: u32, rounding: &str) -> Answer<Figure> {
        Ok(Figure(self.0.brier.rounded(places, reading::word::<Rounding>(rounding, "rounding")?)?))
    }

    fn __repr__(&self) -> String {
        let brier = self.0.brier.rounded(4, Rounding::HalfUp);
        let brier = brier.map_or_else(|_| self.0.brier.to_string(), |brier| brier.to_string());
        format!("<Calibration of {}: Brier {brier}>", self.0.forecasts)
    }

    fn _repr_html_(&self) -> String {
        let figure = |fraction: &Option<inward::analysis::Fraction>| {
            let rounded = fraction.as_ref().and_then(|fraction| fraction.rounded(4, Rounding::HalfUp).ok());
            rounded.map_or_else(|| "—".to_owned(), |rounded| rounded.to_string())
        };
        let row = |band: &CoreBand| {
            vec![
                format!("{} - {}", band.above, band.upto),
                band.forecasts.to_string(),
                figure(&band.mean_likelihood),
                figure(&band.share_true),
            ]
        };
        let head = ["likelihood 概率", "forecasts 预测数", "mean likelihood 平均概率", "came true 实现率"];
        shown::table(&head, self.0.reliability.iter().map(row))
    }
}

/// See `inward.scores.calibration`.
#[pyfunction]
pub fn calibration(forecasts: &Bound<'_, PyAny>, bands: &Bound<'_, PyAny>) -> Answer<Calibration> {
    let mut read = Vec::new();
    for (index, forecast) in forecasts.try_iter()?.enumerate() {
        let (likelihood, came_true): (Bound<'_, PyAny>, bool) = forecast?.extract()?;
        let likelihood = given::number(&likelihood, &format!("forecasts[{index}]"))?;
        read.push(Forecast { likelihood, came_true });
    }
    let each = bands.try_iter()?.enumerate();
    let bands: Vec<Number> =
        each.map(|(index, band)| given::number(&band?, &format!("bands[{index}]"))).collect::<Answer<_>>()?;
    Ok(Calibration(scores::calibration(&read, &bands)?))
}
