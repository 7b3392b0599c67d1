//! Rules for deadlines, extensions, and the two limits that stand side by side.

use inward::core::calendar::Roll;
use inward::core::deadline::{
    Ends, Extension as CoreExtension, Limit, Limits as CoreLimits, RestDay, Rule as CoreRule, fixed, same_day,
};
use inward::core::refusal::Refusal;
use inward::core::text::refusals;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::calendar::Calendar;
use crate::due::microseconds;
use crate::errors::{Answer, Warned};
use crate::given::{self, wrong_type};
use crate::moments::Moment;
use crate::reading::word;
use crate::shown::{fields, quoted};
use crate::when::{When, data, restored, restoring};
use crate::words::{Enumeration, Word};

/// A rule for a deadline: how long, from which event, and what becomes of the last day. It is made by
/// `working_days`, `natural_days`, `months`, `years`, `hours`, `working_time`, `same_day` and `fixed`.
///
/// >>> import inward
/// >>> rule = inward.working_days(5).after("accepted")
/// >>> rule.say(), rule.say("zh")
/// ('5 working days after `accepted`', '自“accepted”起 5 个工作日')
/// >>> rule
/// working_days(5).after('accepted')
#[pyclass(frozen, eq, hash, module = "inward")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Rule(pub CoreRule);

#[pymethods]
impl Rule {
    /// A rule that counts days, months or years.
    #[staticmethod]
    fn _counted(
        unit: &str,
        n: &Bound<'_, PyAny>,
        name: &str,
        counts_first_day: bool,
        roll: Option<&str>,
    ) -> Answer<Self> {
        let n = given::length(n, name)?;
        let limit = match unit {
            "natural_days" => Limit::NaturalDays(n),
            "months" => Limit::Months(n),
            "years" => Limit::Years(n),
            _ => Limit::WorkingDays(n),
        };
        let mut rule = CoreRule::of(limit);
        rule.counts_first_day = counts_first_day;
        if let Some(roll) = roll {
            rule.roll = word::<Roll>(roll, "roll")?;
        }
        Ok(Self(rule))
    }

    /// A rule that counts time, of the clock or of the office.
    #[staticmethod]
    #[pyo3(signature = (name, hours, minutes, seconds, *, working))]
    fn _timed(name: &str, hours: u64, minutes: u64, seconds: u64, working: bool) -> Answer<Self> {
        let mut all = 0_u64;
        for (name, n, of) in [(name, hours, 3_600), ("minutes", minutes, 60), ("seconds", seconds, 1)] {
            let sum = n.checked_mul(of).and_then(|part| all.checked_add(part));
            let too_large = || Refusal::new(refusals::number::OUT_OF_RANGE).with("input", n).at(name);
            all = sum.filter(|sum| *sum <= MOST_SECONDS).ok_or_else(too_large)?;
        }
        Ok(Self(CoreRule::of(if working { Limit::WorkingTime(all) } else { Limit::Hours(all) })))
    }

    #[staticmethod]
    fn _same_day(cutoff: &str, rest_day: &str) -> Answer<Self> {
        let rest_day = word::<RestDay>(rest_day, "rest_day")?;
        Ok(Self(same_day(cutoff, rest_day).map_err(|refusal| refusal.at("cutoff"))?))
    }

    #[staticmethod]
    fn _fixed(date: &Bound<'_, PyAny>) -> Answer<Self> {
        Ok(Self(fixed(given::when(date, "date")?)))
    }

    /// The same, counted from this event: a milestone of the playbook, or what the record calls it.
    ///
    /// >>> import inward
    /// >>> inward.natural_days(30).after("contract_signed").event
    /// 'contract_signed'
    #[pyo3(signature = (event, /))]
    fn after(&self, event: &str) -> Self {
        Self(self.0.clone().after(event))
    }

    /// The same, due so long before this event: neither paused nor moved.
    ///
    /// >>> import inward
    /// >>> inward.working_days(10).before("trial_production").say()
    /// '10 working days before `trial_production`'
    #[pyo3(signature = (event, /))]
    fn before(&self, event: &str) -> Self {
        Self(self.0.clone().before(event))
    }

    /// The same, its last day ending so: `"end_of_day"`, at 24:00, or `"close_of_business"`.
    ///
    /// >>> import inward
    /// >>> inward.working_days(5).ends("close_of_business")
    /// working_days(5).ends('close_of_business')
    #[pyo3(signature = (ends, /))]
    fn ends(&self, ends: &str) -> Answer<Self> {
        Ok(Self(self.0.clone().ends(word::<Ends>(ends, "ends")?)))
    }

    /// How long: the name of what makes such a rule, and how many of it (a `timedelta` for time, the
    /// cut-off of `same_day`, the `When` of `fixed`).
    #[getter]
    fn limit(&self, py: Python<'_>) -> PyResult<(&'static str, Py<PyAny>)> {
        let counted = |n: u32| n.into_pyobject(py).map(|n| n.into_any().unbind());
        let timed = |n: u64| microseconds(i64::try_from(n).unwrap_or(i64::MAX).saturating_mul(1_000_000));
        Ok(match &self.0.limit {
            Limit::NaturalDays(n) => ("natural_days", counted(*n)?),
            Limit::WorkingDays(n) => ("working_days", counted(*n)?),
            Limit::Months(n) => ("months", counted(*n)?),
            Limit::Years(n) => ("years", counted(*n)?),
            Limit::Hours(n) => ("hours", timed(*n).into_pyobject(py)?.into_any().unbind()),
            Limit::WorkingTime(n) => ("working_time", timed(*n).into_pyobject(py)?.into_any().unbind()),
            Limit::SameDay(rule) => ("same_day", time_of_day(rule.cutoff).into_pyobject(py)?.into_any().unbind()),
            Limit::On(date) => ("fixed", Py::new(py, When(date.clone()))?.into_any()),
        })
    }

    /// The event that it is counted from, or up to.
    #[getter]
    fn event(&self) -> Option<&str> {
        self.0.event()
    }

    /// Whether the day of the start counts as the first.
    #[getter]
    fn counts_first_day(&self) -> bool {
        self.0.counts_first_day
    }

    /// What becomes of a last day that is a rest day.
    #[getter]
    fn roll(&self) -> Word<Roll> {
        Word(self.0.roll)
    }

    /// Refuses a rule that cannot be promised: it must be longer than nothing, and name one event
    /// unless its date is fixed.
    ///
    /// >>> import inward
    /// >>> inward.working_days(5).after("accepted").check()
    /// >>> inward.working_days(5).check()
    /// Traceback (most recent call last):
    /// inward.Refused: the rule does not say from when it counts; ... [deadline.no-start]
    fn check(&self) -> Answer<()> {
        Ok(self.0.check()?)
    }

    /// In words, in one of the languages.
    ///
    /// >>> import inward
    /// >>> inward.working_time(hours=16).say("zh")
    /// '16 个工作小时'
    #[pyo3(signature = (lang="en"))]
    fn say(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.say(crate::reading::lang(lang)?))
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        shown(&self.0)
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

/// More seconds than these are no time of which microseconds are counted.
const MOST_SECONDS: u64 = i64::MAX.unsigned_abs() / 1_000_000;

/// A time of day as the core writes it.
fn time_of_day(seconds: u32) -> String {
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") }
}

/// The calls that make a rule.
fn shown(rule: &CoreRule) -> String {
    let mut keywords = Vec::new();
    if rule.counts_first_day {
        keywords.push("counts_first_day=True".to_owned());
    }
    if rule.roll != Roll::NextWorkingDay {
        keywords.push(format!("roll={}", quoted(Enumeration::key(rule.roll))));
    }
    let mut text = match &rule.limit {
        Limit::NaturalDays(n) => call("natural_days", n, &keywords),
        Limit::WorkingDays(n) => call("working_days", n, &keywords),
        Limit::Months(n) => call("months", n, &keywords),
        Limit::Years(n) => call("years", n, &keywords),
        Limit::Hours(n) if n % 3_600 == 0 => format!("hours({})", n / 3_600),
        Limit::Hours(_) => format!("<Rule {rule}>"),
        Limit::WorkingTime(n) => {
            let parts = [("hours", n / 3_600), ("minutes", n / 60 % 60), ("seconds", n % 60)];
            let told = |part: &&(&str, u64)| part.1 > 0 || (*n == 0 && part.0 == "hours");
            let each: Vec<String> = parts.iter().filter(told).map(|(name, n)| format!("{name}={n}")).collect();
            format!("working_time({})", each.join(", "))
        }
        Limit::SameDay(rule) => {
            format!("same_day({}, {})", quoted(&time_of_day(rule.cutoff)), quoted(Enumeration::key(rule.rest_day)))
        }
        Limit::On(date) => format!("fixed({})", quoted(&date.to_string())),
    };
    for (name, event) in [("after", &rule.after), ("before", &rule.before)] {
        if let Some(event) = event {
            text.push_str(&format!(".{name}({})", quoted(event)));
        }
    }
    if rule.ends != Ends::EndOfDay {
        text.push_str(&format!(".ends({})", quoted(Enumeration::key(rule.ends))));
    }
    text
}

fn call(name: &str, n: &u32, keywords: &[String]) -> String {
    let arguments: Vec<String> = std::iter::once(n.to_string()).chain(keywords.iter().cloned()).collect();
    format!("{name}({})", arguments.join(", "))
}

/// The rule that is given.
pub fn rule(given: &Bound<'_, PyAny>, path: &str) -> Answer<CoreRule> {
    match given.cast::<Rule>() {
        Ok(rule) => Ok(rule.get().0.clone()),
        Err(_) => Err(wrong_type(given, path, "a Rule, such as inward.working_days(5)").into()),
    }
}

/// More time: a length such as `working_days(10)`, or `fixed(date)` for an extension to a date. Where
/// it is known when it was approved, an approval after the old due time is refused.
///
/// >>> import inward
/// >>> more = inward.Extension(inward.working_days(10), approved="2021-02-01T09:00+08:00")
/// >>> due = inward.Calendar.china().due("2021-01-08", inward.working_days(20), extensions=[more])
/// >>> due.last_day.isoformat()
/// '2021-02-24'
#[pyclass(frozen, eq, module = "inward")]
#[derive(Clone, PartialEq, Eq)]
pub struct Extension {
    pub by: Limit,
    pub approved: Option<Moment>,
}

#[pymethods]
impl Extension {
    #[new]
    #[pyo3(signature = (by, /, approved=None))]
    fn new(by: &Bound<'_, PyAny>, approved: Option<&Bound<'_, PyAny>>) -> Answer<Self> {
        let by = rule(by, "by")?;
        if by != CoreRule::of(by.limit.clone()) {
            let message = format!("by takes a length alone, such as working_days(10), not {}", shown(&by));
            return Err(PyValueError::new_err(message).into());
        }
        let approved = approved.map(|approved| Moment::read(approved, "approved")).transpose()?;
        Ok(Self { by: by.limit, approved })
    }

    /// How much more.
    #[getter]
    fn by(&self) -> Rule {
        Rule(CoreRule::of(self.by.clone()))
    }

    /// When it was approved: in UTC, or a local time for a calendar of local times.
    #[getter]
    fn approved(&self) -> Option<crate::moments::Told> {
        self.approved.map(Moment::told)
    }

    /// Refuses an extension by which the rule cannot be extended.
    ///
    /// >>> import inward
    /// >>> inward.Extension(inward.hours(2)).check(inward.working_days(5))
    /// Traceback (most recent call last):
    /// inward.Refused: a limit of 5 working days cannot be extended by 2 h; ... [deadline.extension-unit]
    #[pyo3(signature = (rule, /))]
    fn check(&self, rule: &Bound<'_, PyAny>) -> Answer<()> {
        Ok(CoreExtension::by(self.by.clone()).check(&self::rule(rule, "rule")?)?)
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        self.by.hash(&mut hasher);
        self.approved.map(|approved| approved.to_string()).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let by = shown(&CoreRule::of(self.by.clone()));
        match self.approved {
            Some(approved) => format!("Extension({by}, approved={})", quoted(&approved.to_string())),
            None => format!("Extension({by})"),
        }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, (Rule, Option<String>)) {
        let approved = slf.get().approved.map(|approved| approved.to_string());
        (slf.get_type(), (slf.get().by(), approved))
    }
}

/// The statutory limit (法定时限) and the promised one (承诺时限). To break the promised one is not to break
/// the law.
///
/// >>> import inward
/// >>> limits = inward.Limits(statutory=inward.working_days(20), promised=inward.working_days(25))
/// >>> limits.warning().code
/// 'deadline.promised-exceeds-statutory'
#[pyclass(frozen, eq, module = "inward")]
#[derive(Clone, PartialEq, Eq)]
pub struct Limits(CoreLimits);

#[pymethods]
impl Limits {
    #[new]
    #[pyo3(signature = (statutory=None, promised=None))]
    fn new(statutory: Option<&Bound<'_, PyAny>>, promised: Option<&Bound<'_, PyAny>>) -> Answer<Self> {
        let statutory = statutory.map(|given| rule(given, "statutory")).transpose()?;
        let promised = promised.map(|given| rule(given, "promised")).transpose()?;
        Ok(Self(CoreLimits { statutory, promised }))
    }

    /// What the law allows.
    #[getter]
    fn statutory(&self) -> Option<Rule> {
        self.0.statutory.clone().map(Rule)
    }

    /// What was promised.
    #[getter]
    fn promised(&self) -> Option<Rule> {
        self.0.promised.clone().map(Rule)
    }

    /// A warning where more was promised than the law allows: as far as the rules alone tell, which must
    /// then count in the same unit; or from a start on a calendar, which compares any.
    ///
    /// >>> import inward
    /// >>> limits = inward.Limits(statutory=inward.natural_days(30), promised=inward.working_days(25))
    /// >>> limits.warning() is None, limits.warning("2021-01-12", inward.Calendar.china()) is None
    /// (True, False)
    #[pyo3(signature = (start=None, calendar=None))]
    fn warning(&self, start: Option<&Bound<'_, PyAny>>, calendar: Option<&Bound<'_, PyAny>>) -> Answer<Option<Warned>> {
        let (start, calendar) = match (start, calendar) {
            (None, None) => return Ok(self.0.warning().map(Warned)),
            (Some(start), Some(calendar)) => (start, calendar),
            _ => return Err(PyTypeError::new_err("warning takes start and calendar together").into()),
        };
        let Ok(calendar) = calendar.cast::<Calendar>() else {
            return Err(wrong_type(calendar, "calendar", "a Calendar").into());
        };
        let reckoning = &calendar.get().0;
        let warning = self.0.warning_from(reckoning.start(start, "start")?, &reckoning.calendar)?;
        Ok(warning.map(Warned))
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        (&self.0.statutory, &self.0.promised).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let told = |rule: &Option<CoreRule>| rule.as_ref().map_or_else(|| "None".to_owned(), shown);
        fields("Limits", &[("statutory", told(&self.0.statutory)), ("promised", told(&self.0.promised))])
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, (Option<Rule>, Option<Rule>)) {
        (slf.get_type(), (slf.get().statutory(), slf.get().promised()))
    }
}
