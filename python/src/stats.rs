//! How long things take, where some of it is not over: the results of `inward.stats`.

use inward::analysis::durations::{
    AalenJohansen as CoreAalenJohansen, KaplanMeier as CoreKaplanMeier, LogRank as CoreLogRank,
    RestrictedMean as CoreRestrictedMean,
};
use inward::core::ratio::Confidence;
use inward::core::refusal::Refusal;
use pyo3::prelude::*;

use crate::case_columns::{self, Lengths};
use crate::errors::Answer;
use crate::given::wrong_type;
use crate::shown;
use crate::table::Table;

fn confidence(level: f64) -> Result<Confidence, Refusal> {
    Confidence::new(level).map_err(|refusal| refusal.at("confidence"))
}

/// A number as Python writes it, or `None`.
fn number(number: Option<f64>) -> String {
    number.map_or_else(|| "None".to_owned(), |number| format!("{number:?}"))
}

/// A number as people read it, and what is said where there is none.
fn figure(number: Option<f64>) -> String {
    number.map_or_else(|| "not reached".to_owned(), |number| number.to_string())
}

/// Makes a survival curve; see `inward.stats.kaplan_meier`.
#[pyfunction]
#[pyo3(signature = (durations, observed))]
pub fn kaplan_meier(py: Python<'_>, durations: &Bound<'_, PyAny>, observed: &Bound<'_, PyAny>) -> Answer<KaplanMeier> {
    let lengths = case_columns::durations(durations, "durations")?;
    let observed = case_columns::observed(observed, "observed")?;
    Ok(KaplanMeier(py.detach(|| CoreKaplanMeier::of(lengths.durations(), &observed))?))
}

/// Compares groups; see `inward.stats.logrank`.
#[pyfunction]
#[pyo3(signature = (groups))]
pub fn logrank(py: Python<'_>, groups: &Bound<'_, PyAny>) -> Answer<LogRank> {
    let takes = "pairs of durations and of whether the event was observed";
    let mut read: Vec<(Lengths, Vec<bool>)> = Vec::new();
    for (number, pair) in groups.try_iter().map_err(|_| wrong_type(groups, "groups", takes))?.enumerate() {
        let (pair, path) = (pair?, format!("groups[{number}]"));
        let (durations, observed): (Bound<'_, PyAny>, Bound<'_, PyAny>) = pair
            .extract()
            .map_err(|_| wrong_type(&pair, &path, "a pair: durations, and whether the event was observed"))?;
        let durations = case_columns::durations(&durations, &format!("{path}.durations"))?;
        read.push((durations, case_columns::observed(&observed, &format!("{path}.observed"))?));
    }
    let groups: Vec<_> = read.iter().map(|(lengths, observed)| (lengths.durations(), observed.as_slice())).collect();
    Ok(LogRank(py.detach(|| CoreLogRank::of(&groups))?))
}

/// Makes the curves of competing causes; see `inward.stats.aalen_johansen`.
#[pyfunction]
#[pyo3(signature = (durations, causes, standard_errors))]
pub fn aalen_johansen(
    py: Python<'_>,
    durations: &Bound<'_, PyAny>,
    causes: &Bound<'_, PyAny>,
    standard_errors: bool,
) -> Answer<AalenJohansen> {
    let lengths = case_columns::durations(durations, "durations")?;
    let causes = case_columns::causes(causes, "causes")?;
    let made = py.detach(|| match standard_errors {
        true => CoreAalenJohansen::with_standard_errors(lengths.durations(), &causes),
        false => CoreAalenJohansen::of(lengths.durations(), &causes),
    });
    Ok(AalenJohansen(made?))
}

/// A survival curve (Kaplan–Meier): the share of cases of which the event has not come by a time, though some
/// were not watched to their end. `inward.stats.kaplan_meier` makes it.
///
/// >>> import inward
/// >>> days = [35, 80, 80, 120, 200, 200, 365]
/// >>> curve = inward.stats.kaplan_meier(days, [1, 1, 0, 1, 1, 0, 0])
/// >>> curve
/// <KaplanMeier of 7 rows: 4 events, 3 censored, median 200.0>
/// >>> round(curve.at(180), 4), curve.quantile(0.75) is None
/// (0.5357, True)
#[pyclass(frozen, module = "inward.stats")]
pub struct KaplanMeier(pub CoreKaplanMeier);

#[pymethods]
impl KaplanMeier {
    /// How many cases there are.
    #[getter]
    fn rows(&self) -> u64 {
        self.0.rows()
    }

    /// Of how many the event was observed.
    #[getter]
    fn events(&self) -> u64 {
        self.0.events()
    }

    /// Of how many it was not.
    #[getter]
    fn censored(&self) -> u64 {
        self.0.censored()
    }

    /// The longest duration, of an event or not: up to it the curve is known.
    #[getter]
    fn longest(&self) -> f64 {
        self.0.longest()
    }

    /// The first time by which half of the cases have had the event; `None` where that is not reached.
    #[getter]
    fn median(&self) -> Option<f64> {
        self.0.median()
    }

    /// The share of cases of which the event has not come by a time, that time included. Beyond `longest` it
    /// stays what it was last.
    ///
    /// >>> import inward
    /// >>> curve = inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 0, 1])
    /// >>> [curve.at(t) for t in (0, 1, 2.5, 4)]
    /// [1.0, 0.75, 0.5, 0.0]
    #[pyo3(signature = (t))]
    fn at(&self, t: f64) -> Answer<f64> {
        Ok(self.0.at(t)?)
    }

    /// The standard error of that share (Greenwood); `None` where the share is 0.
    ///
    /// >>> import inward
    /// >>> curve = inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 0, 1])
    /// >>> curve.se(2), curve.se(4)
    /// (0.25, None)
    #[pyo3(signature = (t))]
    fn se(&self, t: f64) -> Answer<Option<f64>> {
        Ok(self.0.standard_error(t)?)
    }

    /// The interval for that share, on the log-log scale; `None` where the share is 0 or 1.
    ///
    /// >>> import inward
    /// >>> curve = inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 0, 1])
    /// >>> low, high = curve.interval(2)
    /// >>> round(low, 6), round(high, 6), curve.interval(0)
    /// (0.057847, 0.844861, None)
    #[pyo3(signature = (t, *, confidence=0.95))]
    fn interval(&self, t: f64, confidence: f64) -> Answer<Option<(f64, f64)>> {
        let interval = self.0.interval(t, self::confidence(confidence)?)?;
        Ok(interval.map(|interval| (interval.low, interval.high)))
    }

    /// The first time by which a share `p` of the cases has had the event; `None` where that is not reached.
    ///
    /// >>> import inward
    /// >>> curve = inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 0, 0])
    /// >>> curve.quantile(0.25), curve.quantile(0.75)
    /// (1.0, None)
    #[pyo3(signature = (p))]
    fn quantile(&self, p: f64) -> Answer<Option<f64>> {
        Ok(self.0.quantile(p)?)
    }

    /// The interval for a quantile (Brookmeyer and Crowley, on the log-log scale); an end that is not reached
    /// is `None`.
    ///
    /// >>> import inward
    /// >>> inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 1, 1]).quantile_interval(0.5)
    /// (1.0, None)
    #[pyo3(signature = (p, *, confidence=0.95))]
    fn quantile_interval(&self, p: f64, confidence: f64) -> Answer<(Option<f64>, Option<f64>)> {
        let interval = self.0.quantile_interval(p, self::confidence(confidence)?)?;
        Ok((interval.low, interval.high))
    }

    /// How long the event is waited for on average, up to a horizon. `None` where the horizon lies beyond
    /// `longest` and the curve has not fallen to 0: how it goes on was not seen.
    ///
    /// >>> import inward
    /// >>> curve = inward.stats.kaplan_meier([1, 3, 3, 6, 6, 6, 10, 12], [1, 1, 1, 0, 1, 0, 0, 0])
    /// >>> curve.restricted_mean(12).value, curve.restricted_mean(13)
    /// (7.625, None)
    #[pyo3(signature = (horizon))]
    fn restricted_mean(&self, horizon: f64) -> Answer<Option<RestrictedMean>> {
        Ok(self.0.restricted_mean(horizon)?.map(RestrictedMean))
    }

    /// How many cases last so long or longer: those at risk just before the time.
    ///
    /// >>> import inward
    /// >>> inward.stats.kaplan_meier([1, 2, 2, 3], [1, 1, 0, 0]).at_risk(2)
    /// 3
    #[pyo3(signature = (t))]
    fn at_risk(&self, t: f64) -> Answer<u64> {
        Ok(self.0.at_risk(t)?.at_risk)
    }

    /// How the cases stand just before each of some times, as it is printed below a curve: at risk, with the
    /// event before, last seen before.
    ///
    /// >>> import inward
    /// >>> curve = inward.stats.kaplan_meier([1, 2, 2, 3], [1, 1, 0, 0])
    /// >>> curve.at_risk_table([0, 2, 4]).to_polars().rows()
    /// [(0.0, 4, 0, 0), (2.0, 3, 1, 0), (4.0, 0, 2, 2)]
    #[pyo3(signature = (times))]
    fn at_risk_table(&self, times: Vec<f64>) -> Answer<Table> {
        Ok(Table(self.0.at_risk_table(&times)?))
    }

    /// Every step of the curve: a row for each time at which a case had the event or was last seen.
    ///
    /// >>> import inward
    /// >>> table = inward.stats.kaplan_meier([1, 2, 2, 3], [1, 1, 0, 0]).table()
    /// >>> table.column_names
    /// ['time', 'at_risk', 'events', 'censored', 'survival', 'se', 'low', 'high']
    /// >>> table.to_polars()["survival"].to_list()
    /// [0.75, 0.5, 0.5]
    #[pyo3(signature = (*, confidence=0.95))]
    fn table(&self, py: Python<'_>, confidence: f64) -> Answer<Table> {
        let confidence = self::confidence(confidence)?;
        Ok(Table(py.detach(|| self.0.table(confidence))?))
    }

    fn __repr__(&self) -> String {
        let (rows, events, censored) = (self.0.rows(), self.0.events(), self.0.censored());
        let median = self.0.median().map_or_else(|| "not reached".to_owned(), |median| format!("{median:?}"));
        format!("<KaplanMeier of {rows} rows: {events} events, {censored} censored, median {median}>")
    }

    fn _repr_html_(&self) -> String {
        let quantile = |(name, p): (&str, f64)| {
            let interval = self.0.quantile_interval(p, Confidence::default()).ok();
            let ends = interval.map(|interval| [interval.low, interval.high]).unwrap_or_default();
            let [low, high] = ends.map(figure);
            vec![name.to_owned(), figure(self.0.quantile(p).ok().flatten()), low, high]
        };
        let quantiles = [("a quarter", 0.25), ("half", 0.5), ("three quarters", 0.75)].map(quantile);
        let counts = format!("{} rows, {} events, {} censored", self.0.rows(), self.0.events(), self.0.censored());
        let table = shown::table(&["had the event by", "time", "95 % from", "to"], quantiles);
        format!("<p>Kaplan–Meier: {counts}</p>{table}")
    }
}

/// How long the event is waited for on average, up to a horizon.
///
/// >>> import inward
/// >>> mean = inward.stats.kaplan_meier([1, 2, 3, 4], [1, 1, 1, 1]).restricted_mean(3)
/// >>> mean
/// RestrictedMean(horizon=3.0, value=2.25, se=0.4145780987944249)
#[pyclass(frozen, eq, module = "inward.stats")]
#[derive(PartialEq)]
pub struct RestrictedMean(CoreRestrictedMean);

#[pymethods]
impl RestrictedMean {
    /// The horizon.
    #[getter]
    fn horizon(&self) -> f64 {
        self.0.horizon
    }

    /// The mean: the area below the curve up to the horizon.
    #[getter]
    fn value(&self) -> f64 {
        self.0.value
    }

    /// Its standard error (Greenwood).
    #[getter]
    fn se(&self) -> f64 {
        self.0.standard_error
    }

    fn __repr__(&self) -> String {
        let fields = [("horizon", self.0.horizon), ("value", self.0.value), ("se", self.0.standard_error)];
        shown::fields("RestrictedMean", &fields.map(|(name, value)| (name, number(Some(value)))))
    }
}

/// A log-rank test: how likely groups whose cases all take the same time differ so much by chance.
/// `inward.stats.logrank` makes it.
///
/// >>> import inward
/// >>> test = inward.stats.logrank([([1, 3, 5], [1, 1, 0]), ([2, 3, 6], [1, 0, 1])])
/// >>> round(test.chi2, 6), test.df, round(test.p, 6)
/// (0.486486, 1, 0.485499)
#[pyclass(frozen, module = "inward.stats")]
pub struct LogRank(pub CoreLogRank);

#[pymethods]
impl LogRank {
    /// The statistic; 0 where there is nothing to compare.
    #[getter]
    fn chi2(&self) -> f64 {
        self.0.chi2()
    }

    /// Its degrees of freedom: one less than the groups, without those of which no case was left when the first
    /// event came.
    #[getter]
    fn df(&self) -> u32 {
        self.0.df()
    }

    /// How likely chance alone makes the statistic so large, or larger.
    #[getter]
    fn p(&self) -> f64 {
        self.0.p()
    }

    /// What was counted of each group: its cases, the events observed, and those expected.
    ///
    /// >>> import inward
    /// >>> test = inward.stats.logrank([([1, 2], [1, 1]), ([1, 2], [1, 1])])
    /// >>> test.table().to_polars().rows()
    /// [(0, 2, 2, 2.0), (1, 2, 2, 2.0)]
    fn table(&self) -> Answer<Table> {
        Ok(Table(self.0.table()?))
    }

    fn __repr__(&self) -> String {
        let (chi2, df, p) = (self.0.chi2(), self.0.df(), self.0.p());
        format!("<LogRank of {} groups: chi2 {chi2:.6}, df {df}, p {p:.6}>", self.0.groups().len())
    }

    fn _repr_html_(&self) -> String {
        let rows = (0..).zip(self.0.groups()).map(|(number, group): (usize, _)| {
            vec![
                number.to_string(),
                group.rows.to_string(),
                group.observed.to_string(),
                format!("{:.2}", group.expected),
            ]
        });
        let told = format!("χ² {:.6}, {} df, p {:.6}", self.0.chi2(), self.0.df(), self.0.p());
        format!("<p>Log-rank: {told}</p>{}", shown::table(&["group", "rows", "observed", "expected"], rows))
    }
}

/// The cumulative incidence of competing causes (Aalen–Johansen): the share of cases that ended in each way by
/// a time. `inward.stats.aalen_johansen` makes it.
///
/// >>> import inward
/// >>> curves = inward.stats.aalen_johansen([30, 60, 60, 60, 90], [1, 1, 2, 0, 1])
/// >>> curves
/// <AalenJohansen of 5 rows: 3 by cause 1, 1 by cause 2, 1 censored>
/// >>> [round(curves.incidence(cause, 60), 9) for cause in curves.causes], round(curves.event_free(60), 9)
/// ([0.4, 0.2], 0.4)
#[pyclass(frozen, module = "inward.stats")]
pub struct AalenJohansen(pub CoreAalenJohansen);

#[pymethods]
impl AalenJohansen {
    /// How many cases there are.
    #[getter]
    fn rows(&self) -> u64 {
        self.0.rows()
    }

    /// The causes that came, in order.
    #[getter]
    fn causes(&self) -> Vec<u16> {
        // Not as bytes, which is what Python would make of them.
        self.0.causes().map(u16::from).collect()
    }

    /// The longest duration: up to it the curves are known.
    #[getter]
    fn longest(&self) -> f64 {
        self.0.longest()
    }

    /// How many cases ended by a cause; how many have not ended, of cause 0.
    ///
    /// >>> import inward
    /// >>> curves = inward.stats.aalen_johansen([30, 60, 60], [1, 1, 0])
    /// >>> [curves.events(cause) for cause in (0, 1, 2)]
    /// [1, 2, 0]
    #[pyo3(signature = (cause))]
    fn events(&self, cause: i64) -> Answer<u64> {
        Ok(self.0.events(case_columns::cause(cause)?))
    }

    /// The share of cases that ended by a cause by a time, that time included; 0 for a cause that never came.
    ///
    /// >>> import inward
    /// >>> curves = inward.stats.aalen_johansen([1, 2, 3, 4], [1, 2, 1, 2])
    /// >>> curves.incidence(1, 3), curves.incidence(2, 3), curves.incidence(3, 3)
    /// (0.5, 0.25, 0.0)
    #[pyo3(signature = (cause, t))]
    fn incidence(&self, cause: i64, t: f64) -> Answer<f64> {
        Ok(self.0.incidence(case_columns::cause(cause)?, t)?)
    }

    /// The standard error of that share, if standard errors were asked for.
    ///
    /// >>> import inward
    /// >>> curves = inward.stats.aalen_johansen([1, 2, 3, 4], [1, 2, 1, 2], standard_errors=True)
    /// >>> round(curves.se(1, 3), 9)
    /// 0.25
    #[pyo3(signature = (cause, t))]
    fn se(&self, cause: i64, t: f64) -> Answer<f64> {
        Ok(self.0.standard_error(case_columns::cause(cause)?, t)?)
    }

    /// The share of cases of which nothing has come by a time, that time included.
    ///
    /// >>> import inward
    /// >>> inward.stats.aalen_johansen([1, 2, 3, 4], [1, 2, 1, 2]).event_free(3)
    /// 0.25
    #[pyo3(signature = (t))]
    fn event_free(&self, t: f64) -> Answer<f64> {
        Ok(self.0.event_free(t)?)
    }

    /// Every step of the curves: a row for each time at which a case ended or was last seen.
    ///
    /// >>> import inward
    /// >>> table = inward.stats.aalen_johansen([1, 2, 3, 4], [1, 7, 1, 0]).table()
    /// >>> table.column_names
    /// ['time', 'at_risk', 'censored', 'event_free', 'events_1', 'incidence_1', 'events_7', 'incidence_7']
    fn table(&self, py: Python<'_>) -> Answer<Table> {
        Ok(Table(py.detach(|| self.0.table())?))
    }

    fn __repr__(&self) -> String {
        let mut told: Vec<String> =
            self.0.causes().map(|cause| format!("{} by cause {cause}", self.0.events(cause))).collect();
        told.push(format!("{} censored", self.0.events(0)));
        format!("<AalenJohansen of {} rows: {}>", self.0.rows(), told.join(", "))
    }

    fn _repr_html_(&self) -> String {
        let rows = self.0.causes().map(|cause| {
            let share = self.0.incidence(cause, self.0.longest()).unwrap_or_default();
            vec![cause.to_string(), self.0.events(cause).to_string(), format!("{share:.4}")]
        });
        let told = format!("{} rows, {} censored", self.0.rows(), self.0.events(0));
        let by = format!("share by {}", self.0.longest());
        format!("<p>Aalen–Johansen: {told}</p>{}", shown::table(&["cause", "events", &by], rows))
    }
}
