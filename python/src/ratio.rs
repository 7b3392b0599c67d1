//! Exact ratios, the bounds of ratios in doubt, and the interval of a share of few cases.

use inward::core::ratio::{Confidence, Ratio as CoreRatio, RatioBounds as CoreBounds, Rounding, WilsonInterval};
use inward::core::refusal::Refusal;
use inward::core::text::refusals;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::given::{self, Exact};
use crate::reading;
use crate::shown;

/// A part over a whole, exactly: `Ratio(97, 301)`. Rounding comes with printing, and is always named;
/// as text it is the percentage with two decimals, rounded half up.
///
/// >>> import inward
/// >>> kept = inward.Ratio(97, 301)
/// >>> str(kept), kept.percent(places=1), kept > inward.Ratio(1, 3)
/// ('32.23%', Decimal('32.2'), False)
/// >>> inward.Ratio(0, 0)
/// Traceback (most recent call last):
/// inward.Refused: the rate is undefined: there is nothing to divide by; show it as undefined, neither as 0 % nor as 100 % [rate.undefined]
#[pyclass(frozen, eq, ord, hash, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(pub CoreRatio);

#[pymethods]
impl Ratio {
    #[new]
    #[pyo3(signature = (part, whole, /))]
    fn new(part: &Bound<'_, PyAny>, whole: &Bound<'_, PyAny>) -> Answer<Self> {
        Ok(Self(CoreRatio::new(given::number(part, "part")?, given::number(whole, "whole")?)?))
    }

    /// The part, in lowest terms.
    #[getter]
    fn numerator(&self) -> i128 {
        self.0.terms().0
    }

    /// The whole, in lowest terms: above nought.
    #[getter]
    fn denominator(&self) -> i128 {
        self.0.terms().1
    }

    /// As a percentage with so many decimals, at most 10.
    ///
    /// >>> import inward
    /// >>> two_thirds = inward.Ratio(2, 3)
    /// >>> two_thirds.percent(), two_thirds.percent(rounding="truncate")
    /// (Decimal('66.67'), Decimal('66.66'))
    #[pyo3(signature = (*, places=2, rounding="half_up"))]
    fn percent(&self, places: u32, rounding: &str) -> Answer<Exact> {
        let percent = self.0.percent(places, reading::word::<Rounding>(rounding, "rounding")?);
        Ok(Exact(percent.ok_or_else(|| out_of_range(self.0))?))
    }

    /// As a number with so many decimals, at most 10.
    ///
    /// >>> import inward
    /// >>> inward.Ratio(2, 3).quotient(places=4)
    /// Decimal('0.6667')
    #[pyo3(signature = (*, places=4, rounding="half_up"))]
    fn quotient(&self, places: u32, rounding: &str) -> Answer<Exact> {
        let quotient = self.0.quotient(places, reading::word::<Rounding>(rounding, "rounding")?);
        Ok(Exact(quotient.ok_or_else(|| out_of_range(self.0))?))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        let (part, whole) = self.0.terms();
        format!("Ratio({part}, {whole})")
    }

    #[staticmethod]
    fn _restore(part: i128, whole: i128) -> Answer<Self> {
        Ok(Self(CoreRatio::of_units(part, whole)?))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (i128, i128))> {
        Ok((slf.getattr("_restore")?, slf.get().0.terms()))
    }
}

fn out_of_range(ratio: CoreRatio) -> Refusal {
    Refusal::new(refusals::number::OUT_OF_RANGE).with("input", ratio)
}

/// The two ends of a ratio in doubt.
type Ends = (Option<Ratio>, Option<Ratio>);

/// Between which ends a ratio lies, where a figure is qualified or a date imprecise; `None` is an open
/// end. Nothing is picked: `exact` is the ratio only where both ends are the same.
///
/// >>> import inward
/// >>> from inward import Reduction
/// >>> saved = Reduction("days", before="5-10", after="4-6").bounds
/// >>> str(saved), saved.min, saved.exact is None
/// ('-20.00% - 60.00%', Ratio(-1, 5), True)
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RatioBounds(pub CoreBounds);

#[pymethods]
impl RatioBounds {
    /// The least it can be.
    #[getter]
    fn min(&self) -> Option<Ratio> {
        self.0.min.map(Ratio)
    }

    /// The most it can be.
    #[getter]
    fn max(&self) -> Option<Ratio> {
        self.0.max.map(Ratio)
    }

    /// The ratio, if nothing is in doubt.
    #[getter]
    fn exact(&self) -> Option<Ratio> {
        self.0.exact().map(Ratio)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        let end = |end: Option<CoreRatio>| end.map_or_else(|| "None".to_owned(), |end| Ratio(end).__repr__());
        shown::fields("RatioBounds", &[("min", end(self.0.min)), ("max", end(self.0.max))])
    }

    #[staticmethod]
    #[pyo3(signature = (min, max))]
    fn _restore(min: Option<PyRef<'_, Ratio>>, max: Option<PyRef<'_, Ratio>>) -> Self {
        Self(CoreBounds { min: min.map(|min| min.0), max: max.map(|max| max.0) })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Ends)> {
        Ok((slf.getattr("_restore")?, (slf.get().min(), slf.get().max())))
    }
}

/// What a share of few cases says of many: the ends of Wilson's score interval, without continuity
/// correction, for `k` of `n`.
///
/// >>> import inward
/// >>> low, high = inward.wilson_interval(97, 97)
/// >>> f"{low:.6f}", high
/// ('0.961906', 1.0)
/// >>> [f"{end:.3f}" for end in inward.wilson_interval(97, 301, confidence=0.99)]
/// ['0.257', '0.395']
#[pyfunction]
#[pyo3(signature = (k, n, *, confidence=0.95))]
pub fn wilson_interval(k: &Bound<'_, PyAny>, n: &Bound<'_, PyAny>, confidence: f64) -> Answer<(f64, f64)> {
    let confidence = Confidence::new(confidence).map_err(|refusal| refusal.at("confidence"))?;
    let interval = WilsonInterval::of(given::count(k, "k")?, given::count(n, "n")?, confidence)?;
    Ok((interval.low(), interval.high()))
}
