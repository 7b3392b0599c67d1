//! Printed figures: how they come about, whether they can be true, what stands behind them.

use inward::analysis::Fraction;
use inward::analysis::published::{
    self, Elapsed as CoreElapsed, FxBounds, Inputs, Pace as CorePace, Printed, PublishedRatio as CorePublished,
    Reconciled, Reconciliation as CoreReconciliation, Verdict,
};
use inward::core::number::Number;
use inward::core::ratio::Rounding;
use inward::core::refusal::Refusal;
use inward::core::text::refusals;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::type_hint_identifier;
use pyo3::types::{PyRange, PyType};

use crate::calendar::Calendar;
use crate::errors::Answer;
use crate::given::{self, Exact};
use crate::reading;
use crate::shown;
use crate::words::Word;

/// An exact fraction, as Python has them.
pub struct ExactFraction(pub Fraction);

impl<'py> IntoPyObject<'py> for ExactFraction {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("fractions", "Fraction");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        static FRACTION: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        FRACTION.import(py, "fractions", "Fraction")?.call1((self.0.to_string(),))
    }
}

/// A printed figure as a `Decimal` that keeps its decimals.
pub struct Figure(pub Printed);

impl<'py> IntoPyObject<'py> for Figure {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = Exact::OUTPUT_TYPE;

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        DECIMAL.import(py, "decimal", "Decimal")?.call1((self.0.to_string(),))
    }
}

/// A figure as it stands in print.
fn printed(given: &Bound<'_, PyAny>, path: &str) -> Answer<Printed> {
    let text = given::written(given, path, "a Decimal, a whole number or text")?;
    Ok(Printed::parse(&text).map_err(|refusal| refusal.at(path))?)
}

fn all_printed(given: &Bound<'_, PyAny>, path: &str) -> Answer<Vec<Printed>> {
    given.try_iter()?.enumerate().map(|(index, part)| printed(&part?, &format!("{path}[{index}]"))).collect()
}

/// A number with its unit: exact money, an exact measured figure, or a plain number without one.
fn with_unit(given: &Bound<'_, PyAny>, path: &str) -> Answer<(Number, Option<String>)> {
    if given::is_money(given) {
        let money = given::money(given, path, None)?;
        return Ok((money.amount(), Some(money.currency().to_string())));
    }
    if let Ok(measured) = given.cast::<crate::figures::Measured>() {
        let measured = &measured.get().0;
        let not_exact = || Refusal::new(refusals::number::BAD_NUMBER).with("input", measured).at(path);
        return Ok((measured.value().exact().ok_or_else(not_exact)?, measured.unit().map(str::to_owned)));
    }
    Ok((given::number(given, path)?, None))
}

/// See `inward.ratio`.
#[pyfunction]
#[pyo3(signature = (n, d, places=2, rounding="half_up"))]
pub fn ratio(n: &Bound<'_, PyAny>, d: &Bound<'_, PyAny>, places: u32, rounding: &str) -> Answer<Figure> {
    let ((part, unit), (whole, other)) = (with_unit(n, "n")?, with_unit(d, "d")?);
    if unit != other {
        let shown = |unit: Option<String>| unit.unwrap_or_else(|| "—".to_owned());
        let refusal = Refusal::new(refusals::kpi::MIXED_UNITS).with("value", "n / d");
        return Err(refusal.with("one", shown(unit)).with("other", shown(other)).into());
    }
    Ok(Figure(published::ratio(part, whole, places, reading::word::<Rounding>(rounding, "rounding")?)?))
}

/// See `inward.could_be_true`.
#[pyfunction]
#[pyo3(signature = (n, d, printed, *, exact=false, scale, half_widths))]
pub fn could_be_true(
    n: &Bound<'_, PyAny>,
    d: &Bound<'_, PyAny>,
    printed: &Bound<'_, PyAny>,
    exact: bool,
    scale: &Bound<'_, PyAny>,
    half_widths: (Option<Bound<'_, PyAny>>, Option<Bound<'_, PyAny>>),
) -> Answer<PublishedRatio> {
    let width = |given: Option<Bound<'_, PyAny>>| given.map(|given| given::number(&given, "half_widths")).transpose();
    let inputs = Inputs {
        exact,
        scale: given::number(scale, "scale")?,
        numerator_half_width: width(half_widths.0)?,
        denominator_half_width: width(half_widths.1)?,
    };
    let (n, d, printed) = (self::printed(n, "n")?, self::printed(d, "d")?, self::printed(printed, "printed")?);
    Ok(PublishedRatio(published::could_be_true(n, d, printed, inputs)?))
}

/// See `inward.infer_numerator`.
#[pyfunction]
#[pyo3(signature = (d, printed, *, rounding, scale))]
pub fn infer_numerator<'py>(
    d: &Bound<'py, PyAny>,
    printed: &Bound<'py, PyAny>,
    rounding: &str,
    scale: &Bound<'py, PyAny>,
) -> Answer<Bound<'py, PyRange>> {
    inferred(published::infer_numerator, d, "d", printed, rounding, scale)
}

/// See `inward.infer_denominator`.
#[pyfunction]
#[pyo3(signature = (n, printed, *, rounding, scale))]
pub fn infer_denominator<'py>(
    n: &Bound<'py, PyAny>,
    printed: &Bound<'py, PyAny>,
    rounding: &str,
    scale: &Bound<'py, PyAny>,
) -> Answer<Bound<'py, PyRange>> {
    inferred(published::infer_denominator, n, "n", printed, rounding, scale)
}

type Infer = fn(u64, Printed, Rounding, Number) -> Result<std::ops::Range<u64>, Refusal>;

fn inferred<'py>(
    infer: Infer,
    known: &Bound<'py, PyAny>,
    path: &str,
    printed: &Bound<'py, PyAny>,
    rounding: &str,
    scale: &Bound<'py, PyAny>,
) -> Answer<Bound<'py, PyRange>> {
    let rounding = reading::word::<Rounding>(rounding, "rounding")?;
    let printed = self::printed(printed, "printed")?;
    let found = infer(given::count(known, path)?, printed, rounding, given::number(scale, "scale")?)?;
    let too_large = |_| Refusal::new(refusals::number::OUT_OF_RANGE).with("input", printed);
    let end = |end: u64| isize::try_from(end).map_err(too_large);
    Ok(PyRange::new(known.py(), end(found.start)?, end(found.end)?)?)
}

/// A printed ratio, held against the figures that are printed beside it. All are in the unit of the
/// printed ratio: percent, unless `scale` said otherwise.
///
/// >>> import inward
/// >>> taiyuan = inward.could_be_true("301.7", "418.12", "72.17")
/// >>> taiyuan.verdict, taiyuan.half_up, taiyuan.lower
/// (<Verdict.WITHIN_INPUT_ROUNDING: 'within_input_rounding'>, Decimal('72.16'), Fraction(16088, 223))
#[pyclass(frozen, eq, module = "inward")]
#[derive(PartialEq, Eq)]
pub struct PublishedRatio(CorePublished);

#[pymethods]
impl PublishedRatio {
    /// What was printed.
    #[getter]
    fn printed(&self) -> Figure {
        Figure(self.0.printed)
    }

    /// What both figures give as they stand, exactly.
    #[getter]
    fn value(&self) -> ExactFraction {
        ExactFraction(self.0.value.clone())
    }

    /// The same as it would be printed, rounded half up.
    #[getter]
    fn half_up(&self) -> Figure {
        Figure(self.0.half_up)
    }

    /// Rounded half to even.
    #[getter]
    fn half_even(&self) -> Figure {
        Figure(self.0.half_even)
    }

    /// With the further digits dropped.
    #[getter]
    fn truncate(&self) -> Figure {
        Figure(self.0.truncate)
    }

    /// No less than this can it be, whatever the inputs were before they were rounded.
    #[getter]
    fn lower(&self) -> ExactFraction {
        ExactFraction(self.0.lower.clone())
    }

    /// No more than this.
    #[getter]
    fn upper(&self) -> ExactFraction {
        ExactFraction(self.0.upper.clone())
    }

    /// Whether some values of the inputs give what was printed, rounded half up.
    #[getter]
    fn feasible_half_up(&self) -> bool {
        self.0.feasible_half_up
    }

    /// Whether some do with the further digits dropped.
    #[getter]
    fn feasible_truncate(&self) -> bool {
        self.0.feasible_truncate
    }

    /// How it can have come about.
    #[getter]
    fn verdict(&self) -> Word<Verdict> {
        Word(self.0.verdict)
    }

    /// Whether it can be true at all.
    #[getter]
    fn is_possible(&self) -> bool {
        self.0.is_possible()
    }

    /// In words, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.could_be_true("881.4", "6793.18", "12.64").say("zh")
    /// '12.64：不可能成立；按所列数字应为 12.97'
    #[pyo3(signature = (lang="en"))]
    fn say(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.say(reading::lang(lang)?))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<PublishedRatio {}>", self.0)
    }

    fn _repr_html_(&self) -> String {
        let bound = |end: &Fraction| {
            let places = self.0.printed.places().saturating_add(2).min(10);
            end.rounded(places, Rounding::HalfUp).map_or_else(|_| end.to_string(), |end| end.to_string())
        };
        let verdict = self.0.verdict.label();
        let rows = [
            ("printed", "印出", self.0.printed.to_string()),
            ("half up", "四舍五入", self.0.half_up.to_string()),
            ("half to even", "四舍六入五成双", self.0.half_even.to_string()),
            ("truncated", "截尾", self.0.truncate.to_string()),
            ("at least", "下限", bound(&self.0.lower)),
            ("at most", "上限", bound(&self.0.upper)),
            ("verdict", "结论", format!("{} {}", verdict.en, verdict.zh)),
        ];
        shown::table(&[], rows.map(|(en, zh, value)| vec![en.to_owned(), zh.to_owned(), value]))
    }
}

/// How much of a period is over: so many of so many months, or working days.
///
/// >>> import inward
/// >>> inward.Elapsed.months(10)
/// Elapsed.months(10, 12)
/// >>> str(inward.Elapsed.working_days(inward.Calendar.china(), "2021-06-30"))
/// '122/250'
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Elapsed(CoreElapsed);

#[pymethods]
impl Elapsed {
    /// So many months of so many.
    ///
    /// >>> import inward
    /// >>> inward.Elapsed.months(2, 3) == inward.Elapsed.months(8, 12)
    /// False
    #[staticmethod]
    #[pyo3(signature = (passed, of=None))]
    fn months(passed: &Bound<'_, PyAny>, of: Option<&Bound<'_, PyAny>>) -> Answer<Self> {
        let of = of.map_or(Ok(12), |of| given::count(of, "of"))?;
        Ok(Self(CoreElapsed::months(given::count(passed, "passed")?, of)?))
    }

    /// The working days of the day's year up to its end, of all that the year has.
    ///
    /// >>> import inward
    /// >>> str(inward.Elapsed.working_days(inward.Calendar.china(), "2021-12-31"))
    /// '250/250'
    #[staticmethod]
    fn working_days(calendar: &Calendar, as_of: &Bound<'_, PyAny>) -> Answer<Self> {
        Ok(Self(CoreElapsed::working_days(&calendar.0.calendar, given::day(as_of, "as_of")?)?))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        let (passed, whole) = self.0.terms();
        format!("Elapsed.months({passed}, {whole})")
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (u64, u64))> {
        Ok((slf.getattr("months")?, slf.get().0.terms()))
    }
}

/// How far a target is reached, against how much of its period is over.
///
/// >>> import inward
/// >>> pace = inward.pace("125.64", inward.Elapsed.months(10))
/// >>> pace.gap(), pace.gap(places=4, rounding="truncate")
/// (Decimal('42.31'), Decimal('42.3066'))
#[pyclass(frozen, eq, module = "inward")]
#[derive(PartialEq, Eq)]
pub struct Pace(CorePace);

#[pymethods]
impl Pace {
    /// How much of the target is reached, in percent.
    #[getter]
    fn completion(&self) -> Exact {
        Exact(self.0.completion)
    }

    /// How much of the period is over.
    #[getter]
    fn elapsed(&self) -> Elapsed {
        Elapsed(self.0.elapsed)
    }

    /// By how many percentage points it is ahead; below nought, behind. Exactly.
    #[getter]
    fn exact_gap(&self) -> ExactFraction {
        ExactFraction(self.0.gap.clone())
    }

    /// The same as it is printed.
    ///
    /// >>> import inward
    /// >>> inward.pace("70.41", inward.Elapsed.months(10)).gap()
    /// Decimal('-12.92')
    #[pyo3(signature = (*, places=2, rounding="half_up"))]
    fn gap(&self, places: u32, rounding: &str) -> Answer<Figure> {
        Ok(Figure(self.0.gap(places, reading::word::<Rounding>(rounding, "rounding")?)?))
    }

    /// What it says, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.Pace.definition("zh")
    /// '完成率减时间进度（百分点）'
    #[staticmethod]
    #[pyo3(signature = (lang="en"))]
    fn definition(lang: &str) -> PyResult<&'static str> {
        let words = "completion less the share of the period that is over, in percentage points";
        Ok(reading::lang(lang)?.pick(words, "完成率减时间进度（百分点）"))
    }

    fn __repr__(&self) -> String {
        let gap = self.0.gap(2, Rounding::HalfUp).map_or_else(|_| self.0.gap.to_string(), |gap| gap.to_string());
        format!("<Pace {gap} points: {} % at {}>", self.0.completion, self.0.elapsed)
    }

    fn _repr_html_(&self) -> String {
        let gap = self.0.gap(2, Rounding::HalfUp).map_or_else(|_| self.0.gap.to_string(), |gap| gap.to_string());
        let rows = [
            ("completion, %", "完成率（%）", self.0.completion.to_string()),
            ("elapsed", "时间进度", self.0.elapsed.to_string()),
            ("ahead, points", "超进度（百分点）", gap),
        ];
        shown::table(&[], rows.map(|(en, zh, value)| vec![en.to_owned(), zh.to_owned(), value]))
    }
}

/// See `inward.pace`.
#[pyfunction]
pub fn pace(completion: &Bound<'_, PyAny>, elapsed: &Elapsed) -> Answer<Pace> {
    Ok(Pace(published::pace(printed(completion, "completion")?.value(), elapsed.0)?))
}

/// Whether parts add up to their total, and by how much not.
///
/// >>> import inward
/// >>> city = inward.reconcile("702.76", ["526.89", "175.87"])
/// >>> city.verdict, city.difference
/// (<Reconciled.EXACT: 'exact'>, Decimal('0.00'))
#[pyclass(frozen, eq, module = "inward")]
#[derive(PartialEq, Eq)]
pub struct Reconciliation(CoreReconciliation);

#[pymethods]
impl Reconciliation {
    /// The total.
    #[getter]
    fn total(&self) -> Figure {
        Figure(self.0.total)
    }

    /// The sum of the parts in the total's currency.
    #[getter]
    fn sum(&self) -> Figure {
        Figure(self.0.sum)
    }

    /// The total less the sum.
    #[getter]
    fn difference(&self) -> Figure {
        Figure(self.0.difference)
    }

    /// How they stand to each other.
    #[getter]
    fn verdict(&self) -> Word<Reconciled> {
        Word(self.0.verdict)
    }

    /// Whether they can add up; `None` where that depends on a rate that nobody bounded.
    #[getter]
    fn adds_up(&self) -> Option<bool> {
        self.0.adds_up()
    }

    /// The rate at which the parts in another currency fill the difference, as all stand.
    #[getter]
    fn implied_rate(&self) -> Option<ExactFraction> {
        self.0.implied_rate.clone().map(ExactFraction)
    }

    /// The least and the greatest rate that the rounding of all figures allows.
    #[getter]
    fn implied_bounds(&self) -> Option<(ExactFraction, ExactFraction)> {
        self.0.implied_bounds.clone().map(|(least, most)| (ExactFraction(least), ExactFraction(most)))
    }

    /// In words, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.reconcile("100", ["33.33", "33.33", "33.33"]).say("zh")
    /// '在舍入范围内相符：差额 0.01'
    #[pyo3(signature = (lang="en"))]
    fn say(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.say(reading::lang(lang)?))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<Reconciliation {}>", self.0)
    }

    fn _repr_html_(&self) -> String {
        let verdict = self.0.verdict.label();
        let rate = self.0.implied_rate.as_ref().and_then(|rate| rate.rounded(4, Rounding::HalfUp).ok());
        let mut rows = vec![
            ("total", "合计", self.0.total.to_string()),
            ("sum of the parts", "分项之和", self.0.sum.to_string()),
            ("difference", "差额", self.0.difference.to_string()),
        ];
        rows.extend(rate.map(|rate| ("implied rate", "隐含汇率", rate.to_string())));
        rows.push(("verdict", "结论", format!("{} {}", verdict.en, verdict.zh)));
        shown::table(&[], rows.into_iter().map(|(en, zh, value)| vec![en.to_owned(), zh.to_owned(), value]))
    }
}

/// See `inward.reconcile`.
#[pyfunction]
#[pyo3(signature = (total, parts, *, foreign, fx_bounds=None, exact=false))]
pub fn reconcile(
    total: &Bound<'_, PyAny>,
    parts: &Bound<'_, PyAny>,
    foreign: &Bound<'_, PyAny>,
    fx_bounds: Option<(Bound<'_, PyAny>, Bound<'_, PyAny>)>,
    exact: bool,
) -> Answer<Reconciliation> {
    let bounds = fx_bounds.map(|(least, most)| -> Answer<FxBounds> {
        let ends = (given::number(&least, "fx_bounds")?, given::number(&most, "fx_bounds")?);
        Ok(FxBounds::new(ends.0, ends.1).map_err(|refusal| refusal.at("fx_bounds"))?)
    });
    let (total, bounds) = (printed(total, "total")?, bounds.transpose()?);
    let (parts, foreign) = (all_printed(parts, "parts")?, all_printed(foreign, "foreign")?);
    Ok(Reconciliation(published::reconcile(total, &parts, &foreign, bounds, exact)?))
}
