//! What became of promises, and of appeals: rows of `inward.values` are read here and counted in the core.

use inward::core::commitment::{DatedFulfilment, PromiseRow, Tally as CoreTally, TallyFigure, tally as tally_rows};
use inward::core::count::Count as CoreCount;
use inward::core::issue::{AnswerFigure, Appeal, SameDayAnswers as CoreAnswers, same_day_answers as count_answers};
use inward::core::money::Currency;
use inward::core::ratio::{Confidence, RatioBounds as CoreBounds};
use inward::core::refusal::Refusal;
use inward::core::text::{Lang, refusals};
use pyo3::exceptions::PyAttributeError;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::figures::Count;
use crate::given::{self, wrong_type};
use crate::money::AmountSum;
use crate::ratio::RatioBounds;
use crate::reading;
use crate::shown;

/// A field of a row, unless it is `None`.
fn field<'py>(row: &Bound<'py, PyAny>, name: &str, path: &str, takes: &str) -> Answer<Option<Bound<'py, PyAny>>> {
    match row.getattr(name) {
        Ok(value) if value.is_none() => Ok(None),
        Ok(value) => Ok(Some(value)),
        Err(error) if error.is_instance_of::<PyAttributeError>(row.py()) => Err(wrong_type(row, path, takes).into()),
        Err(error) => Err(error.into()),
    }
}

const PROMISE: &str = "a PromiseRow";
const FULFILMENT: &str = "a DatedFulfilment";
const APPEAL: &str = "an Appeal";

fn promise(row: &Bound<'_, PyAny>, path: &str, currency: Option<Currency>) -> Answer<PromiseRow> {
    let part =
        |name: &str| Ok::<_, crate::errors::Raised>((field(row, name, path, PROMISE)?, format!("{path}.{name}")));
    let mut promise = PromiseRow::default();
    if let (Some(due), at) = part("due")? {
        promise.due = Some(given::when(&due, &at)?);
    }
    if let (Some(owed), at) = part("owed")? {
        promise.owed = Some(given::amount(&owed, &at, currency)?);
    }
    if let (Some(fulfilments), at) = part("fulfilments")? {
        for (index, each) in fulfilments.try_iter()?.enumerate() {
            promise.fulfilments.push(fulfilment(&each?, &format!("{at}[{index}]"), currency)?);
        }
    }
    if let (Some(items), at) = part("items")? {
        promise.items = items.extract().map_err(|_| wrong_type(&items, &at, "how many items there are"))?;
    }
    if let (Some(met), at) = part("condition_met")? {
        promise.condition_met = given::truth(&met, &at)?;
    }
    if let (Some(waived), at) = part("waived")? {
        promise.waived = given::truth(&waived, &at)?;
    }
    for (name, flag) in [("broken", &mut promise.broken), ("void", &mut promise.void)] {
        if let (Some(given), at) = part(name)? {
            *flag = given.extract().map_err(|_| wrong_type(&given, &at, "True or False"))?;
        }
    }
    Ok(promise)
}

fn fulfilment(row: &Bound<'_, PyAny>, path: &str, currency: Option<Currency>) -> Answer<DatedFulfilment> {
    let on = field(row, "on", path, FULFILMENT)?.map(|on| given::when(&on, &format!("{path}.on"))).transpose()?;
    let amount = field(row, "amount", path, FULFILMENT)?;
    let amount = amount.map(|amount| given::amount(&amount, &format!("{path}.amount"), currency)).transpose()?;
    let item = match field(row, "item", path, FULFILMENT)? {
        Some(given) => {
            let number = given.extract().map_err(|_| wrong_type(&given, &format!("{path}.item"), "a number from 1"))?;
            Some(number)
        }
        None => None,
    };
    let whole = match field(row, "whole", path, FULFILMENT)? {
        Some(given) => given.extract().map_err(|_| wrong_type(&given, &format!("{path}.whole"), "True or False"))?,
        // What says no amount and no item leaves nothing open.
        None => amount.is_none() && item.is_none(),
    };
    Ok(DatedFulfilment { on, amount, whole, item })
}

/// Reads rows one by one, each with its path.
fn rows<T>(
    given: &Bound<'_, PyAny>,
    name: &str,
    read: impl Fn(&Bound<'_, PyAny>, &str) -> Answer<T>,
) -> Answer<Vec<T>> {
    given.try_iter()?.enumerate().map(|(index, row)| read(&row?, &format!("{name}[{index}]"))).collect()
}

/// Counts what became of promises; see `inward.tally`.
#[pyfunction]
#[pyo3(signature = (rows, *, as_of, currency=None))]
pub fn tally(rows: &Bound<'_, PyAny>, as_of: &Bound<'_, PyAny>, currency: Option<&str>) -> Answer<Tally> {
    let currency = given::currency(currency)?;
    let promises = self::rows(rows, "rows", |row, path| promise(row, path, currency))?;
    let as_of = given::day(as_of, "as_of")?;
    Ok(Tally(tally_rows(&promises, as_of).map_err(|refusal| refusal.at("rows"))?))
}

/// What became of promises, as of a day: how many were due, kept on time, late, left open; by number
/// and by money. Each count is told for certain, and at most where dates are imprecise.
///
/// >>> import inward
/// >>> from inward import DatedFulfilment, PromiseRow
/// >>> rows = [
/// ...     PromiseRow(due="2021-01-31", owed="100元", fulfilments=[DatedFulfilment("2021-01-31")]),
/// ...     PromiseRow(due="2021-02-01", owed="900元", fulfilments=[DatedFulfilment("2021-01-20", amount="450元")]),
/// ...     PromiseRow(owed="500元", condition_met=False),
/// ... ]
/// >>> counted = inward.tally(rows, as_of="2021-03-01")
/// >>> counted.due, counted.on_time, counted.open, counted.partly, counted.conditional
/// (Count(2), Count(1), Count(1), Count(1), Count(1))
/// >>> str(counted.on_time_rate()), str(counted.money_rate("CNY")), str(counted.share_of_all())
/// ('50.00%', '55.00%', '33.33%')
#[pyclass(frozen, eq, module = "inward")]
#[derive(PartialEq, Eq)]
pub struct Tally(pub CoreTally);

#[pymethods]
impl Tally {
    /// Every promise.
    #[getter]
    fn all(&self) -> u64 {
        self.0.all
    }

    /// Due by the day, the condition met, neither waived nor void; broken ones are due.
    #[getter]
    fn due(&self) -> Count {
        Count(self.0.due)
    }

    /// Due, and kept in whole by the due date.
    #[getter]
    fn on_time(&self) -> Count {
        Count(self.0.on_time)
    }

    /// Due, and kept in whole after the due date.
    #[getter]
    fn late(&self) -> Count {
        Count(self.0.late)
    }

    /// Due, and not kept in whole.
    #[getter]
    fn open(&self) -> Count {
        Count(self.0.open)
    }

    /// Due and open, of which something was done or paid.
    #[getter]
    fn partly(&self) -> Count {
        Count(self.0.partly)
    }

    /// Due for certain, with dates too imprecise to say what became of it.
    #[getter]
    fn undetermined(&self) -> u64 {
        self.0.undetermined
    }

    /// Due after the day, kept already or not.
    #[getter]
    fn not_yet_due(&self) -> Count {
        Count(self.0.not_yet_due)
    }

    /// Owed, with no due date.
    #[getter]
    fn undated(&self) -> Count {
        Count(self.0.undated)
    }

    /// Not owed yet: the condition is not met.
    #[getter]
    fn conditional(&self) -> Count {
        Count(self.0.conditional)
    }

    /// Let go by the creditor.
    #[getter]
    fn waived(&self) -> Count {
        Count(self.0.waived)
    }

    /// Void.
    #[getter]
    fn void(&self) -> Count {
        Count(self.0.void)
    }

    /// Kept in whole by the day, due or not.
    #[getter]
    fn kept(&self) -> Count {
        Count(self.0.kept)
    }

    /// The amounts of those that are due.
    #[getter]
    fn due_amount(&self) -> AmountSum {
        AmountSum(self.0.due_amount.clone())
    }

    /// What was paid of them by their due dates, in part as well.
    #[getter]
    fn paid_on_time_amount(&self) -> AmountSum {
        AmountSum(self.0.paid_on_time_amount.clone())
    }

    /// Kept on time, of those that are due.
    ///
    /// >>> import inward
    /// >>> inward.tally([], as_of="2021-03-01").on_time_rate()
    /// Traceback (most recent call last):
    /// inward.Refused: the rate is undefined: there is nothing to divide by; show it as undefined, neither as 0 % nor as 100 % [rate.undefined]
    fn on_time_rate(&self) -> Answer<RatioBounds> {
        Ok(RatioBounds(self.0.on_time_rate()?))
    }

    /// What the rate kept on time says of many: the ends of Wilson's score interval, over every way in which the
    /// doubts may turn out.
    ///
    /// >>> import inward
    /// >>> kept = inward.PromiseRow(due="2021-02-10", fulfilments=[inward.DatedFulfilment("2021-02-05")])
    /// >>> low, high = inward.tally([kept] * 97, as_of="2021-03-01").on_time_interval()
    /// >>> f"{low:.6f}", high
    /// ('0.961906', 1.0)
    #[pyo3(signature = (*, confidence=0.95))]
    fn on_time_interval(&self, confidence: f64) -> Answer<(f64, f64)> {
        let confidence = Confidence::new(confidence).map_err(|refusal| refusal.at("confidence"))?;
        let interval = self.0.on_time_interval(confidence)?;
        Ok((interval.low(), interval.high()))
    }

    /// Kept on time or late, of those that are due.
    ///
    /// >>> import inward
    /// >>> late = inward.PromiseRow(due="2021-02-10", fulfilments=[inward.DatedFulfilment("2021-02-20")])
    /// >>> counted = inward.tally([late], as_of="2021-03-01")
    /// >>> str(counted.kept_rate()), str(counted.on_time_rate())
    /// ('100.00%', '0.00%')
    fn kept_rate(&self) -> Answer<RatioBounds> {
        Ok(RatioBounds(self.0.kept_rate()?))
    }

    /// Kept by the day, due or not, of all promises.
    ///
    /// >>> import inward
    /// >>> waiting = inward.PromiseRow(condition_met=False)
    /// >>> str(inward.tally([waiting], as_of="2021-03-01").share_of_all())
    /// '0.00%'
    fn share_of_all(&self) -> Answer<RatioBounds> {
        Ok(RatioBounds(self.0.share_of_all()?))
    }

    /// What was paid on time, of what was due, in one currency. The bounds hold the share for certain.
    ///
    /// >>> import inward
    /// >>> half = inward.DatedFulfilment("2021-01-20", amount=450)
    /// >>> promise = inward.PromiseRow(due="2021-02-01", owed=900, fulfilments=[half])
    /// >>> str(inward.tally([promise], as_of="2021-03-01", currency="CNY").money_rate("CNY"))
    /// '50.00%'
    #[pyo3(signature = (currency, /))]
    fn money_rate(&self, currency: &str) -> Answer<RatioBounds> {
        let currency = Currency::parse(currency).map_err(|refusal| refusal.at("currency"))?;
        Ok(RatioBounds(self.0.money_rate(currency)?))
    }

    /// What a figure counts, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.Tally.definition("on_time_rate"), inward.Tally.definition("on_time_rate", "zh")
    /// ('kept on time ÷ due', '按时兑现数÷已到期数')
    #[staticmethod]
    #[pyo3(signature = (figure, lang="en"))]
    fn definition(figure: &str, lang: &str) -> PyResult<String> {
        Ok(reading::word::<TallyFigure>(figure, "figure")?.definition().say(reading::lang(lang)?).to_owned())
    }

    fn __repr__(&self) -> String {
        let Self(tally) = self;
        format!(
            "<Tally of {}: due {}, on time {}, late {}, open {}>",
            tally.all, tally.due, tally.on_time, tally.late, tally.open
        )
    }

    fn _repr_html_(&self) -> String {
        let rate = |rate: Result<CoreBounds, Refusal>| rate.map_or_else(|_| "—".to_owned(), |rate| rate.to_string());
        let said = |figure: TallyFigure| match figure {
            TallyFigure::DueAmount => self.0.due_amount.to_string(),
            TallyFigure::PaidOnTimeAmount => self.0.paid_on_time_amount.to_string(),
            TallyFigure::OnTimeRate => rate(self.0.on_time_rate()),
            TallyFigure::KeptRate => rate(self.0.kept_rate()),
            TallyFigure::ShareOfAll => rate(self.0.share_of_all()),
            TallyFigure::MoneyRate => {
                let sums: Vec<_> = self.0.due_amount.iter().map(|sum| sum.currency()).collect();
                let each = sums.iter().map(|currency| format!("{} {currency}", rate(self.0.money_rate(*currency))));
                if sums.is_empty() { "—".to_owned() } else { each.collect::<Vec<_>>().join(", ") }
            }
            counted => self.0.figure(counted).map_or_else(|| "—".to_owned(), |count| count.say(Lang::En)),
        };
        let row = |figure: &TallyFigure| {
            let label = figure.label();
            vec![label.en, label.zh, said(*figure), figure.definition().en]
        };
        shown::table(&["figure", "指标", "value", "definition"], TallyFigure::ALL.iter().map(row))
    }
}

fn appeal(row: &Bound<'_, PyAny>, path: &str) -> Answer<Appeal> {
    let time = |name: &str| {
        let given = field(row, name, path, APPEAL)?;
        given.map(|given| given::when(&given, &format!("{path}.{name}"))).transpose()
    };
    let received = time("received")?;
    let missing = || Refusal::new(refusals::when::MISSING).at(format!("{path}.received"));
    let mut appeal = Appeal::received(received.ok_or_else(missing)?);
    appeal.responded = time("responded")?;
    appeal.closed = time("closed")?;
    if let Some(rated) = field(row, "rated", path, APPEAL)? {
        let key: String = rated.extract().map_err(|_| wrong_type(&rated, &format!("{path}.rated"), "a Rating"))?;
        appeal.rated = Some(reading::word(&key, &format!("{path}.rated"))?);
    }
    Ok(appeal)
}

/// Counts the answers to appeals; see `inward.same_day_answers`.
#[pyfunction]
#[pyo3(signature = (appeals, *, as_of, time_zone))]
pub fn same_day_answers(
    appeals: &Bound<'_, PyAny>,
    as_of: &Bound<'_, PyAny>,
    time_zone: &str,
) -> Answer<SameDayAnswers> {
    let appeals = rows(appeals, "appeals", appeal)?;
    let as_of = given::instant(as_of, "as_of")?;
    let unknown = || Refusal::new(refusals::zone::UNKNOWN_TIME_ZONE).with("input", time_zone).at("time_zone");
    let zone = time_zone.parse().map_err(|_| unknown())?;
    Ok(SameDayAnswers(count_answers(&appeals, as_of, zone).map_err(|refusal| refusal.at("appeals"))?))
}

/// How many appeals were answered on the day they came, closed, rated, and rated good, as they stood
/// at a moment. Each count is told for certain, and at most where times are imprecise.
///
/// >>> import inward
/// >>> appeals = [
/// ...     inward.Appeal("2021-01-11T16:30+08:00", responded="2021-01-11T17:00+08:00"),
/// ...     inward.Appeal("2021-01-11T16:30+08:00", responded="2021-01-12T00:00+08:00"),
/// ... ]
/// >>> counted = inward.same_day_answers(appeals, as_of="2021-01-31T00:00+08:00", time_zone="Asia/Shanghai")
/// >>> counted.decided, counted.within, counted.missed, str(counted.within_rate())
/// (Count(2), Count(1), Count(1), '50.00%')
#[pyclass(frozen, eq, module = "inward")]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SameDayAnswers(pub CoreAnswers);

#[pymethods]
impl SameDayAnswers {
    /// Answered, or the day on which it came is over.
    #[getter]
    fn decided(&self) -> Count {
        Count(self.0.decided)
    }

    /// Answered before 24:00, local time, of the day on which it came.
    #[getter]
    fn within(&self) -> Count {
        Count(self.0.within)
    }

    /// Answered later, or not at all, and the day is over.
    #[getter]
    fn missed(&self) -> Count {
        Count(self.0.missed)
    }

    /// Not answered, and the day is not over.
    #[getter]
    fn running(&self) -> Count {
        Count(self.0.running)
    }

    /// Closed.
    #[getter]
    fn closed(&self) -> Count {
        Count(self.0.closed)
    }

    /// Closed and rated.
    #[getter]
    fn rated(&self) -> Count {
        Count(self.0.rated)
    }

    /// Closed and rated good.
    #[getter]
    fn good(&self) -> Count {
        Count(self.0.good)
    }

    /// Answered on the day, of those of which that is decided.
    ///
    /// >>> import inward
    /// >>> open = [inward.Appeal("2021-01-11T16:30+08:00")]
    /// >>> counted = inward.same_day_answers(open, as_of="2021-01-31T00:00+08:00", time_zone="Asia/Shanghai")
    /// >>> str(counted.within_rate())
    /// '0.00%'
    fn within_rate(&self) -> Answer<RatioBounds> {
        Ok(RatioBounds(self.0.within_rate()?))
    }

    /// Rated good, of those that were rated: it says little without `rated_rate`.
    ///
    /// >>> import inward
    /// >>> good = inward.Appeal("2021-01-11", responded="2021-01-11", closed="2021-01-12", rated="good")
    /// >>> unrated = inward.Appeal("2021-01-11", responded="2021-01-11", closed="2021-01-12")
    /// >>> counted = inward.same_day_answers([good, unrated], as_of="2021-02-01T00:00Z", time_zone="Asia/Shanghai")
    /// >>> str(counted.good_rate()), str(counted.rated_rate())
    /// ('100.00%', '50.00%')
    fn good_rate(&self) -> Answer<RatioBounds> {
        Ok(RatioBounds(self.0.good_rate()?))
    }

    /// Rated, of those that were closed.
    ///
    /// >>> import inward
    /// >>> closed = inward.Appeal("2021-01-11", responded="2021-01-11", closed="2021-01-12")
    /// >>> counted = inward.same_day_answers([closed], as_of="2021-02-01T00:00Z", time_zone="Asia/Shanghai")
    /// >>> str(counted.rated_rate())
    /// '0.00%'
    fn rated_rate(&self) -> Answer<RatioBounds> {
        Ok(RatioBounds(self.0.rated_rate()?))
    }

    /// What a figure counts, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.SameDayAnswers.definition("running", "zh")
    /// '未回应，受理当日尚未结束'
    #[staticmethod]
    #[pyo3(signature = (figure, lang="en"))]
    fn definition(figure: &str, lang: &str) -> PyResult<String> {
        Ok(reading::word::<AnswerFigure>(figure, "figure")?.definition().say(reading::lang(lang)?).to_owned())
    }

    fn __repr__(&self) -> String {
        let CoreAnswers { decided, within, missed, running, .. } = self.0;
        format!("<SameDayAnswers: decided {decided}, within {within}, missed {missed}, still running {running}>")
    }

    fn _repr_html_(&self) -> String {
        let said = |count: CoreCount| count.say(Lang::En);
        let row = |figure: &AnswerFigure| {
            let label = figure.label();
            vec![label.en, label.zh, said(self.0.figure(*figure)), figure.definition().en]
        };
        shown::table(&["figure", "指标", "value", "definition"], AnswerFigure::ALL.iter().map(row))
    }
}
