//! What an incentive is tied to, and what follows where it is not reached: shortfalls, net jobs,
//! repayment, the days to make good; and by how much a procedure became shorter.

use chrono::NaiveDate;
use inward::core::commitment::{Clawback as CoreClawback, CurePeriod as CoreCure, Formula, Tier};
use inward::core::entry::{Burden, Reduction as CoreReduction};
use inward::core::measure::{NetJobs as CoreNetJobs, Shortfall};
use inward::core::when::Truth;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::given::{self, Exact, wrong_type};
use crate::money::Money;
use crate::ratio::{Ratio, RatioBounds};
use crate::reading;
use crate::shown::quoted;
use crate::when::{data, restored, restoring};
use crate::words::Word;

/// How much is missing of what was required, `max(0, 1 − actual/required)`, of numbers or of money.
///
/// >>> import inward
/// >>> str(inward.shortfall(150, required=200)), str(inward.shortfall(210, required=200))
/// ('25.00%', '0.00%')
/// >>> str(inward.shortfall(inward.Money("1亿元"), required=inward.Money("3亿元")))
/// '66.67%'
#[pyfunction]
#[pyo3(signature = (actual, *, required))]
pub fn shortfall(actual: &Bound<'_, PyAny>, required: &Bound<'_, PyAny>) -> Answer<Ratio> {
    Ok(Ratio(short(actual, required)?.ratio()))
}

fn short(actual: &Bound<'_, PyAny>, required: &Bound<'_, PyAny>) -> Answer<Shortfall> {
    if given::is_money(actual) || given::is_money(required) {
        let [actual, required] =
            [(actual, "actual"), (required, "required")].map(|(given, path)| given::money(given, path, None));
        return Ok(Shortfall::of_money(actual?, required?)?);
    }
    Ok(Shortfall::of(given::number(actual, "actual")?, given::number(required, "required")?)?)
}

/// A rule by which an incentive is repaid where the investor fell short, 退还: in proportion, below a
/// threshold, or by tiers.
///
/// >>> import inward
/// >>> rule = inward.Clawback.threshold_then_pro_rata("0.8")
/// >>> rule.repayment("100万元", actual=170, required=200)
/// Money('150000', 'CNY')
/// >>> rule.repayment("100万元", actual=159, required=200)
/// Money('1000000', 'CNY')
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Clawback(pub CoreClawback);

#[pymethods]
impl Clawback {
    /// The part that is missing is the part that is repaid.
    ///
    /// >>> import inward
    /// >>> inward.Clawback.pro_rata().repayment("100元", actual=1, required=3)
    /// Money('66.67', 'CNY')
    #[staticmethod]
    fn pro_rata() -> Self {
        Self(CoreClawback::pro_rata())
    }

    /// Everything where less than this share was reached, else nothing.
    ///
    /// >>> import inward
    /// >>> inward.Clawback.threshold("0.8").repayment("100元", actual=160, required=200)
    /// Money('0', 'CNY')
    #[staticmethod]
    #[pyo3(signature = (theta, /))]
    fn threshold(theta: &Bound<'_, PyAny>) -> Answer<Self> {
        Ok(Self(CoreClawback::threshold(given::number(theta, "theta")?)?))
    }

    /// Everything below this share, from there on the part that is missing.
    ///
    /// >>> import inward
    /// >>> inward.Clawback.threshold_then_pro_rata("0.8").repayment("100元", actual=190, required=200)
    /// Money('5', 'CNY')
    #[staticmethod]
    #[pyo3(signature = (theta, /))]
    fn threshold_then_pro_rata(theta: &Bound<'_, PyAny>) -> Answer<Self> {
        Ok(Self(CoreClawback::threshold_then_pro_rata(given::number(theta, "theta")?)?))
    }

    /// By tiers from the highest share reached down, each with the share of what was paid that is
    /// repaid then; below the last, everything.
    ///
    /// >>> import inward
    /// >>> table = inward.Clawback.tiered([("1", "0"), ("0.9", "0.1"), ("0.7", "0.4")])
    /// >>> [str(table.repayment("100元", actual=jobs, required=200).amount) for jobs in (200, 180, 140, 139)]
    /// ['0', '10', '40', '100']
    #[staticmethod]
    #[pyo3(signature = (tiers, /))]
    fn tiered(tiers: &Bound<'_, PyAny>) -> Answer<Self> {
        let mut read = Vec::new();
        for (index, tier) in tiers.try_iter()?.enumerate() {
            let (tier, path) = (tier?, format!("tiers[{index}]"));
            let pair = tier.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>();
            let (at_least, repay_share) =
                pair.map_err(|_| wrong_type(&tier, &path, "a pair: at_least, repay_share"))?;
            read.push(Tier {
                at_least: given::number(&at_least, &format!("{path}.at_least"))?,
                repay_share: given::number(&repay_share, &format!("{path}.repay_share"))?,
            });
        }
        Ok(Self(CoreClawback::tiered(read)?))
    }

    /// How much of what was paid is to be repaid, rounded half up to hundredths of the currency's unit.
    ///
    /// >>> import inward
    /// >>> rule = inward.Clawback.pro_rata()
    /// >>> rule.repayment(1_000_000, actual=150, required=200, currency="CNY")
    /// Money('250000', 'CNY')
    #[pyo3(signature = (paid, *, actual, required, currency=None))]
    fn repayment(
        &self,
        paid: &Bound<'_, PyAny>,
        actual: &Bound<'_, PyAny>,
        required: &Bound<'_, PyAny>,
        currency: Option<&str>,
    ) -> Answer<Money> {
        let paid = given::money(paid, "paid", given::currency(currency)?)?;
        Ok(Money(self.0.repayment(paid, short(actual, required)?)?))
    }

    /// The rule in words, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.Clawback.threshold("0.8").definition("zh")
    /// '实际值÷要求值低于 0.8 的，全额退还；否则不退还'
    #[pyo3(signature = (lang="en"))]
    fn definition(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.definition().say(reading::lang(lang)?).to_owned())
    }

    fn __repr__(&self) -> String {
        match self.0.formula() {
            Formula::ProRata => "Clawback.pro_rata()".to_owned(),
            Formula::Threshold { theta } => format!("Clawback.threshold('{theta}')"),
            Formula::ThresholdThenProRata { theta } => format!("Clawback.threshold_then_pro_rata('{theta}')"),
            Formula::Tiered { tiers } => {
                let tiers = tiers.iter().map(|tier| format!("('{}', '{}')", tier.at_least, tier.repay_share));
                format!("Clawback.tiered([{}])", tiers.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// The same as plain data.
    fn _data(&self) -> Answer<String> {
        data(&self.0)
    }

    #[staticmethod]
    fn _restore(data: &str) -> Answer<Self> {
        Ok(Self(restored(data)?))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Answer<(Bound<'py, PyAny>, (String,))> {
        restoring(slf, data(&slf.get().0)?)
    }
}

/// The jobs that an investment created: the headcount net of what it was before, never below nought.
/// Where a headcount is not exact, as 200余, there are bounds, and nothing is picked.
///
/// >>> import inward
/// >>> jobs = inward.NetJobs(base=50, total=210)
/// >>> jobs.exact, str(jobs.shortfall(200))
/// (Decimal('160'), '20.00%')
/// >>> inward.NetJobs(base=50, total="200余").net
/// (Decimal('150'), None)
#[pyclass(frozen, eq, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NetJobs(CoreNetJobs);

#[pymethods]
impl NetJobs {
    #[new]
    #[pyo3(signature = (*, base, total))]
    fn new(base: &Bound<'_, PyAny>, total: &Bound<'_, PyAny>) -> Answer<Self> {
        Ok(Self(CoreNetJobs::of(&given::qualified(base, "base")?, &given::qualified(total, "total")?)?))
    }

    /// The least and the most it can be; `None` is no bound.
    #[getter]
    fn net(&self) -> (Option<Exact>, Option<Exact>) {
        let net = self.0.net();
        (net.min().map(Exact), net.max().map(Exact))
    }

    /// The number, if it is exact.
    #[getter]
    fn exact(&self) -> Option<Exact> {
        self.0.exact().map(Exact)
    }

    /// How much is missing of what was promised: `max(0, 1 − net/promised)`.
    ///
    /// >>> import inward
    /// >>> str(inward.NetJobs(base=50, total="200余").shortfall(200))
    /// '0.00% - 25.00%'
    #[pyo3(signature = (promised, /))]
    fn shortfall(&self, promised: &Bound<'_, PyAny>) -> Answer<RatioBounds> {
        Ok(RatioBounds(self.0.shortfall(&given::qualified(promised, "promised")?)?))
    }

    fn __repr__(&self) -> String {
        let end = |end: Option<inward::core::number::Number>| end.map_or_else(|| "…".to_owned(), |end| end.to_string());
        match self.0.exact() {
            Some(net) => format!("<NetJobs {net}>"),
            None => format!("<NetJobs {} to {}>", end(self.0.net().min()), end(self.0.net().max())),
        }
    }
}

/// So many natural days from the notice of a breach, in which it may be made good: the day of the
/// notice is not counted, the last day is.
///
/// >>> import inward
/// >>> period = inward.CurePeriod("2021-03-01", days=90)
/// >>> period.last_day.isoformat(), period.enforceable("2021-05-30").value, period.enforceable().value
/// ('2021-05-30', 'no', 'yes')
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CurePeriod {
    period: CoreCure,
    notified: NaiveDate,
    days: u64,
}

#[pymethods]
impl CurePeriod {
    #[new]
    #[pyo3(signature = (notified, *, days))]
    fn new(notified: &Bound<'_, PyAny>, days: &Bound<'_, PyAny>) -> Answer<Self> {
        let (notified, days) = (given::day(notified, "notified")?, given::count(days, "days")?);
        // What is no u32 lies beyond the calendar as well.
        let period = CoreCure::after(notified, u32::try_from(days).unwrap_or(u32::MAX))?;
        Ok(Self { period, notified, days })
    }

    /// The last day on which the breach can be made good.
    #[getter]
    fn last_day(&self) -> NaiveDate {
        self.period.last_day()
    }

    /// Whether it can be enforced once the period is over: possibly, where the date of the cure is
    /// too imprecise to say.
    ///
    /// >>> import inward
    /// >>> inward.CurePeriod("2021-03-01", days=90).enforceable("2021-05")
    /// <Truth.POSSIBLY: 'possibly'>
    #[pyo3(signature = (cured_on=None))]
    fn enforceable(&self, cured_on: Option<&Bound<'_, PyAny>>) -> Answer<Word<Truth>> {
        let cured = cured_on.map(|on| given::when(on, "cured_on")).transpose()?;
        Ok(Word(self.period.enforceable(cured.as_ref())))
    }

    /// The first day on which it can, or possibly can; `None` where it was made good in time.
    ///
    /// >>> import inward
    /// >>> period = inward.CurePeriod("2021-03-01", days=90)
    /// >>> period.enforceable_from().isoformat(), period.enforceable_from("2021-05-30")
    /// ('2021-05-31', None)
    #[pyo3(signature = (cured_on=None))]
    fn enforceable_from(&self, cured_on: Option<&Bound<'_, PyAny>>) -> Answer<Option<NaiveDate>> {
        let cured = cured_on.map(|on| given::when(on, "cured_on")).transpose()?;
        Ok(self.period.enforceable_from(cured.as_ref()))
    }

    fn __repr__(&self) -> String {
        format!("CurePeriod({}, days={})", quoted(&self.notified.to_string()), self.days)
    }

    #[staticmethod]
    fn _restore(notified: &Bound<'_, PyAny>, days: &Bound<'_, PyAny>) -> Answer<Self> {
        Self::new(notified, days)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String, u64))> {
        Ok((slf.getattr("_restore")?, (slf.get().notified.to_string(), slf.get().days)))
    }
}

/// By how much a procedure became shorter, 四减: `(before − after) / before` of its days, steps,
/// documents, cost, seals or windows; negative where it grew. Both figures are of the same scope.
///
/// >>> import inward
/// >>> str(inward.Reduction("days", before=30, after=5).bounds)
/// '83.33%'
/// >>> str(inward.Reduction("days", before="12-49", after="2-7").bounds)
/// '41.67% - 95.92%'
/// >>> str(inward.Reduction("cost", before=inward.Money("3万元"), after=inward.Money("1.9万元")).bounds)
/// '36.67%'
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reduction(pub CoreReduction);

#[pymethods]
impl Reduction {
    #[new]
    #[pyo3(signature = (burden, *, before, after))]
    fn new(burden: &str, before: &Bound<'_, PyAny>, after: &Bound<'_, PyAny>) -> Answer<Self> {
        let burden: Burden = reading::word(burden, "burden")?;
        if !given::is_money(before) && !given::is_money(after) {
            let (before, after) = (given::qualified(before, "before")?, given::qualified(after, "after")?);
            return Ok(Self(CoreReduction::of(burden, &before, &after)?));
        }
        if burden != Burden::Cost {
            return Err(PyTypeError::new_err("before and after take money only where the burden is cost").into());
        }
        let (before, after) = (given::amount(before, "before", None)?, given::amount(after, "after", None)?);
        Ok(Self(CoreReduction::of_cost(&before, &after)?))
    }

    /// What of the procedure it is about.
    #[getter]
    fn burden(&self) -> Word<Burden> {
        Word(self.0.burden())
    }

    /// Between which ends the reduction lies; both are the same where the figures are exact.
    #[getter]
    fn bounds(&self) -> RatioBounds {
        RatioBounds(self.0.bounds())
    }

    fn __repr__(&self) -> String {
        format!("<Reduction {} {}>", self.0.burden().key(), self.0.bounds())
    }
}
