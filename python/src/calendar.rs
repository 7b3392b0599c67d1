//! Calendars: working days and office hours, in a time zone or in local times.

use std::hash::{Hash, Hasher};

use inward::core::calendar::{Calendar as CoreCalendar, CalendarData, DayKind, NaiveCalendar, Roll};
use inward::core::refusal::Refusal;
use inward::core::text::refusals;
use pyo3::exceptions::PyTypeError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyAny, PyDict, PyMapping, PyString};
use pyo3::{type_hint_identifier, type_hint_subscript};
use serde_json::{Map, Value};

use crate::days::{Day, PeriodEnd};
use crate::due::{Due, DueRange};
use crate::errors::Answer;
use crate::given::{self, wrong_type};
use crate::moments::Reckoning;
use crate::reading::word;
use crate::rules::rule;
use crate::shown::quoted;
use crate::when::data;
use crate::words::Word;

/// Working days and office hours, each as its notices had it on the day that is asked for.
///
/// A calendar in a time zone takes and gives aware datetimes, one without only naive ones; the other kind
/// is refused. A day is a `date`, text, or a moment of that day. Where `known` names a day, the notices
/// issued by its end hold; else the newest.
///
/// >>> import inward
/// >>> china = inward.Calendar.china()
/// >>> china.kind("2020-02-01", known="2020-01-25"), china.kind("2020-02-01")
/// (<DayKind.MAKEUP_WORKING: 'makeup_working'>, <DayKind.HOLIDAY: 'holiday'>)
/// >>> week = {day: [["09:00", "12:00"], ["14:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
/// >>> office = inward.Calendar.from_data({"zone": "Asia/Shanghai", "layers": ["china"], "weekly": week})
/// >>> office.due("2021-02-09T17:00+08:00", inward.working_time(hours=9)).at.isoformat()
/// '2021-02-18T10:00:00+08:00'
#[pyclass(frozen, eq, hash, from_py_object, module = "inward")]
#[derive(Clone, PartialEq, Eq)]
pub struct Calendar(pub Reckoning);

impl Hash for Calendar {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0.is_local, self.0.calendar.zone().name(), self.0.calendar.known_on()).hash(state);
    }
}

impl Calendar {
    /// Of the data of either kind.
    fn of(data: CalendarData) -> Answer<Self> {
        let is_local = data.zone.is_none();
        let calendar =
            if is_local { NaiveCalendar::from_data(data)?.days().clone() } else { CoreCalendar::from_data(data)? };
        Ok(Self(Reckoning { calendar, is_local }))
    }

    /// The calendar where it is to be in a time zone.
    pub fn in_a_time_zone(&self) -> Answer<CoreCalendar> {
        if self.0.is_local {
            return Err(Refusal::new(refusals::calendar::NO_TIME_ZONE).at("calendar").into());
        }
        Ok(self.0.calendar.clone())
    }

    /// The calendar as known on that day.
    fn asked(&self, known: Option<&Bound<'_, PyAny>>) -> Answer<CoreCalendar> {
        let Some(known) = known else { return Ok(self.0.calendar.clone()) };
        Ok(self.0.calendar.known(self.0.day(known, "known")?))
    }
}

#[pymethods]
impl Calendar {
    /// The same as plain data, in JSON.
    fn _data(&self) -> Answer<String> {
        data(self.0.calendar.data())
    }

    /// Mainland China (中国): the working days of 2007 and every later year whose notice is built in, in
    /// Beijing time. It says nothing of hours.
    ///
    /// >>> import inward
    /// >>> inward.Calendar.china().count_working_days("2021-01-01", "2021-12-31")
    /// 250
    #[staticmethod]
    fn china() -> Self {
        Self(Reckoning { calendar: CoreCalendar::china(), is_local: false })
    }

    /// A calendar of plain data: `zone`, `layers`, `weekly`, `seasons`, `closed`, `open`, `notices`, `note`.
    ///
    /// `closed` takes days, and ranges such as `"2021-02-11/2021-02-17"`: a list or set of them, or a
    /// mapping to their names. `open` takes days that work: a list or set, or a mapping to their windows,
    /// to `None`, or to a name, which is not kept. Days are text or a `date`.
    ///
    /// >>> import inward
    /// >>> from datetime import date
    /// >>> plant = inward.Calendar.from_data({
    /// ...     "zone": "Asia/Shanghai", "layers": ["china"], "closed": {date(2021, 3, 12): "检修（示例）"}})
    /// >>> plant.day("2021-03-12").name, str(plant.kind("2021-02-07"))
    /// ('检修（示例）', 'makeup_working')
    #[staticmethod]
    #[pyo3(signature = (data, /))]
    fn from_data(data: &Bound<'_, PyAny>) -> Answer<Self> {
        let Ok(mapping) = data.cast::<PyMapping>() else {
            return Err(wrong_type(data, "data", "a mapping").into());
        };
        let mut fields = Map::new();
        for item in mapping.items()?.iter() {
            let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            let Ok(key) = key.cast::<PyString>() else {
                return Err(wrong_type(&key, "data", "keys that are text").into());
            };
            let key = given::text_of(key, "data")?;
            let value = given::days(&value, &key)?;
            fields.insert(key, value);
        }
        let mut value = Value::Object(fields);
        settle_names(&mut value);
        Self::of(CalendarData::from_json(&value.to_string())?)
    }

    /// The same, of TOML: as text, or in a file that a path names.
    ///
    /// >>> import inward
    /// >>> inward.Calendar.from_toml('''
    /// ... closed = ["2024-03-08"]
    /// ... [weekly]
    /// ... fri = [["10:00", "18:00"]]
    /// ... ''')
    /// <Calendar of local times>
    #[staticmethod]
    #[pyo3(signature = (toml, /))]
    fn from_toml(toml: &Bound<'_, PyAny>) -> Answer<Self> {
        let text = match toml.cast::<PyString>() {
            Ok(text) => given::text_of(text, "toml")?,
            Err(_) if toml.hasattr("__fspath__")? => {
                let path = toml.py().import("pathlib")?.getattr("Path")?.call1((toml,))?;
                let options = PyDict::new(toml.py());
                options.set_item("encoding", "utf-8")?;
                path.call_method("read_text", (), Some(&options))?.extract()?
            }
            Err(_) => return Err(wrong_type(toml, "toml", "text or an os.PathLike").into()),
        };
        Self::of(CalendarData::from_toml(&text)?)
    }

    /// The plain data from which the same calendar can be made.
    ///
    /// >>> import inward
    /// >>> inward.Calendar.china().data()
    /// {'zone': 'Asia/Shanghai', 'layers': ['china']}
    fn data(&self, py: Python<'_>) -> Answer<Plain> {
        static LOADS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
        Ok(Plain(LOADS.import(py, "json", "loads")?.call1((data(self.0.calendar.data())?,))?.unbind()))
    }

    /// The calendar as it was known by the end of a day: by the notices issued until then.
    ///
    /// >>> import inward
    /// >>> inward.Calendar.china().known("2020-01-25").add_working_days("2020-01-20", 5).isoformat()
    /// '2020-02-01'
    #[pyo3(signature = (day, /))]
    fn known(&self, day: &Bound<'_, PyAny>) -> Answer<Self> {
        let calendar = self.0.calendar.known(self.0.day(day, "day")?);
        Ok(Self(Reckoning { calendar, is_local: self.0.is_local }))
    }

    /// The day by whose end it is as known; `None` where the newest notices hold.
    #[getter]
    fn known_on(&self) -> Option<chrono::NaiveDate> {
        self.0.calendar.known_on()
    }

    /// The time zone its days and hours are in; `None` for a calendar of local times.
    #[getter]
    fn zone(&self) -> Option<String> {
        (!self.0.is_local).then(|| self.0.calendar.zone().name().to_owned())
    }

    /// Whether it says anything of hours. Without them there are working days, but no working time.
    #[getter]
    fn has_hours(&self) -> bool {
        self.0.calendar.has_hours()
    }

    /// The days on which a notice was issued that changed something, in order.
    #[getter]
    fn issues(&self) -> Vec<chrono::NaiveDate> {
        self.0.calendar.issues().to_vec()
    }

    /// What a day is.
    ///
    /// >>> import inward
    /// >>> [str(inward.Calendar.china().kind(day)) for day in ("2021-02-06", "2021-02-07", "2021-02-11")]
    /// ['weekend', 'makeup_working', 'holiday']
    #[pyo3(signature = (day, *, known=None))]
    fn kind(&self, day: &Bound<'_, PyAny>, known: Option<&Bound<'_, PyAny>>) -> Answer<Word<DayKind>> {
        Ok(Word(self.asked(known)?.kind(self.0.day(day, "day")?)?))
    }

    /// What a day is, and who says so.
    ///
    /// >>> import inward
    /// >>> day = inward.Calendar.china().day("2020-05-09")
    /// >>> day.name, day.issued_on.isoformat(), day.region
    /// ('Labour Day', '2019-11-21', 'China')
    #[pyo3(signature = (day, *, known=None))]
    fn day(&self, day: &Bound<'_, PyAny>, known: Option<&Bound<'_, PyAny>>) -> Answer<Day> {
        Ok(Day(self.asked(known)?.day(self.0.day(day, "day")?)?))
    }

    /// Whether the office works on a day.
    ///
    /// >>> import inward
    /// >>> inward.Calendar.china().is_working_day("2021-02-07")
    /// True
    #[pyo3(signature = (day, *, known=None))]
    fn is_working_day(&self, day: &Bound<'_, PyAny>, known: Option<&Bound<'_, PyAny>>) -> Answer<bool> {
        Ok(self.asked(known)?.is_working_day(self.0.day(day, "day")?)?)
    }

    /// The `n`-th working day after a day, which is not counted itself; before it where `n` is negative.
    /// Days that are suspended, pairs of a first and a last day, are not counted.
    ///
    /// >>> import inward
    /// >>> china = inward.Calendar.china()
    /// >>> china.add_working_days("2021-02-05", 5).isoformat(), china.add_working_days("2021-02-18", -1).isoformat()
    /// ('2021-02-18', '2021-02-10')
    /// >>> china.add_working_days("2021-01-08", 20, suspended=[("2021-01-13", "2021-01-20")]).isoformat()
    /// '2021-02-19'
    #[pyo3(signature = (day, n, *, known=None, suspended=None))]
    fn add_working_days(
        &self,
        day: &Bound<'_, PyAny>,
        n: &Bound<'_, PyAny>,
        known: Option<&Bound<'_, PyAny>>,
        suspended: Option<&Bound<'_, PyAny>>,
    ) -> Answer<chrono::NaiveDate> {
        let n = given::whole(n, "n", i64::MIN)?;
        let suspended = self.0.ranges(suspended, "suspended")?;
        Ok(self.asked(known)?.add_working_days(self.0.day(day, "day")?, n, &suspended)?)
    }

    /// How many working days lie after one day up to another: what `add_working_days` counted. Negative
    /// where `b` comes first.
    ///
    /// >>> import inward
    /// >>> inward.Calendar.china().working_days_between("2020-07-18", "2021-01-01")
    /// 115
    #[pyo3(signature = (a, b, *, known=None))]
    fn working_days_between(
        &self,
        a: &Bound<'_, PyAny>,
        b: &Bound<'_, PyAny>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<i64> {
        Ok(self.asked(known)?.working_days_between(self.0.day(a, "a")?, self.0.day(b, "b")?)?)
    }

    /// How many working days lie from one day to another, both included.
    ///
    /// >>> import inward
    /// >>> inward.Calendar.china().count_working_days("2020-01-19", "2020-01-23")
    /// 5
    #[pyo3(signature = (a, b, *, known=None))]
    fn count_working_days(
        &self,
        a: &Bound<'_, PyAny>,
        b: &Bound<'_, PyAny>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<i64> {
        Ok(self.asked(known)?.count_working_days(self.0.day(a, "a")?, self.0.day(b, "b")?)?)
    }

    /// The last day of a period of so many days, months or years (one of the three); the day it starts is
    /// not counted. A last day that is a rest day is moved to the next working day, or stays with
    /// `roll="none"`.
    ///
    /// >>> import inward
    /// >>> china = inward.Calendar.china()
    /// >>> china.period_end("2021-01-12", days=30).last_day.isoformat()
    /// '2021-02-18'
    /// >>> china.period_end("2021-01-31", months=1, roll="none").last_day.isoformat()
    /// '2021-02-28'
    #[pyo3(signature = (start, *, days=None, months=None, years=None, roll="next_working_day", known=None))]
    fn period_end(
        &self,
        start: &Bound<'_, PyAny>,
        days: Option<&Bound<'_, PyAny>>,
        months: Option<&Bound<'_, PyAny>>,
        years: Option<&Bound<'_, PyAny>>,
        roll: &str,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<PeriodEnd> {
        let (calendar, start, roll) = (self.asked(known)?, self.0.day(start, "start")?, word::<Roll>(roll, "roll")?);
        let end = match (days, months, years) {
            (Some(n), None, None) => calendar.period_of_days(start, given::length(n, "days")?, roll)?,
            (None, Some(n), None) => calendar.period_of_months(start, given::length(n, "months")?, roll)?,
            (None, None, Some(n)) => calendar.period_of_years(start, given::length(n, "years")?, roll)?,
            _ => return Err(PyTypeError::new_err("period_end takes one of days, months and years").into()),
        };
        Ok(PeriodEnd(end))
    }

    /// The time for which the office was open between two moments and nothing was paused; negative where
    /// `b` comes first. Pauses are pairs of moments, the second `None` while they go on.
    ///
    /// >>> import inward
    /// >>> office = inward.Calendar.from_data({"weekly": {"fri": [["10:00", "18:00"]], "mon": [["10:00", "18:00"]]}})
    /// >>> office.working_time("2024-03-08T17:00", "2024-03-11T11:00")
    /// datetime.timedelta(seconds=7200)
    #[pyo3(signature = (a, b, *, pauses=None))]
    fn working_time(
        &self,
        a: &Bound<'_, PyAny>,
        b: &Bound<'_, PyAny>,
        pauses: Option<&Bound<'_, PyAny>>,
    ) -> Answer<chrono::TimeDelta> {
        let (a, b) = (self.0.moment(a, "a")?, self.0.moment(b, "b")?);
        Ok(self.0.calendar.working_time(a, b, &self.0.pauses(pauses)?)?)
    }

    /// When something is due that starts then, by a rule. The start is a moment, a day where the rule
    /// counts days, or `None` for a fixed date. Past the last notice the weekday tells, and the answer is
    /// `provisional`.
    ///
    /// >>> import inward
    /// >>> pause = ("2021-01-13T09:00+08:00", "2021-01-21T00:00+08:00")
    /// >>> due = inward.Calendar.china().due("2021-01-08", inward.working_days(20), pauses=[pause])
    /// >>> due.last_day.isoformat(), due.provisional
    /// ('2021-02-19', False)
    #[pyo3(signature = (start, rule, *, pauses=None, extensions=None))]
    fn due(
        &self,
        start: &Bound<'_, PyAny>,
        rule: &Bound<'_, PyAny>,
        pauses: Option<&Bound<'_, PyAny>>,
        extensions: Option<&Bound<'_, PyAny>>,
    ) -> Answer<Due> {
        let rule = self::rule(rule, "rule")?;
        let (start, pauses) = (self.0.start(start, "start")?, self.0.pauses(pauses)?);
        let due = self.0.calendar.due_extended(start, &rule, &pauses, &self.0.extensions(extensions)?)?;
        Ok(Due::of(due, &self.0))
    }

    /// When something is due at the earliest whose clock is paused: as if it ran again from that moment.
    ///
    /// >>> import inward
    /// >>> start, rule, paused = "2021-01-08", inward.working_days(20), [("2021-01-13T09:00+08:00", None)]
    /// >>> due = inward.Calendar.china().due_if_resumed(start, rule, pauses=paused, at="2021-01-21T00:00+08:00")
    /// >>> due.last_day.isoformat()
    /// '2021-02-19'
    #[pyo3(signature = (start, rule, *, at, pauses=None, extensions=None))]
    fn due_if_resumed(
        &self,
        start: &Bound<'_, PyAny>,
        rule: &Bound<'_, PyAny>,
        at: &Bound<'_, PyAny>,
        pauses: Option<&Bound<'_, PyAny>>,
        extensions: Option<&Bound<'_, PyAny>>,
    ) -> Answer<Due> {
        let rule = self::rule(rule, "rule")?;
        let (start, pauses) = (self.0.start(start, "start")?, self.0.pauses(pauses)?);
        let (extensions, at) = (self.0.extensions(extensions)?, self.0.moment(at, "at")?);
        let due = self.0.calendar.due_if_resumed(start, &rule, &pauses, &extensions, at)?;
        Ok(Due::of(due, &self.0))
    }

    /// When something is due that starts on a date as precise as it is known: at the earliest and at the
    /// latest.
    ///
    /// >>> import inward
    /// >>> inward.Calendar.china().due_range("2020年6月上旬", inward.working_days(5)).latest.last_day.isoformat()
    /// '2020-06-17'
    #[pyo3(signature = (when, rule, *, pauses=None, extensions=None))]
    fn due_range(
        &self,
        when: &Bound<'_, PyAny>,
        rule: &Bound<'_, PyAny>,
        pauses: Option<&Bound<'_, PyAny>>,
        extensions: Option<&Bound<'_, PyAny>>,
    ) -> Answer<DueRange> {
        let rule = self::rule(rule, "rule")?;
        let (when, pauses) = (self.0.when(when, "when")?, self.0.pauses(pauses)?);
        let range = self.0.calendar.due_range(&when, &rule, &pauses, &self.0.extensions(extensions)?)?;
        Ok(DueRange::of(range, &self.0))
    }

    /// As `due_range`, where a pause still goes on as if the clock ran again from that moment.
    ///
    /// >>> import inward
    /// >>> rule, paused = inward.natural_days(10), [("2020-07-01T00:00+08:00", None)]
    /// >>> china, at = inward.Calendar.china(), "2020-07-06T00:00+08:00"
    /// >>> china.due_range_if_resumed("2020-06-28/2020-06-29", rule, pauses=paused, at=at).earliest.last_day.isoformat()
    /// '2020-07-13'
    #[pyo3(signature = (when, rule, *, at, pauses=None, extensions=None))]
    fn due_range_if_resumed(
        &self,
        when: &Bound<'_, PyAny>,
        rule: &Bound<'_, PyAny>,
        at: &Bound<'_, PyAny>,
        pauses: Option<&Bound<'_, PyAny>>,
        extensions: Option<&Bound<'_, PyAny>>,
    ) -> Answer<DueRange> {
        let rule = self::rule(rule, "rule")?;
        let (when, pauses) = (self.0.when(when, "when")?, self.0.pauses(pauses)?);
        let (extensions, at) = (self.0.extensions(extensions)?, self.0.moment(at, "at")?);
        let range = self.0.calendar.due_range_if_resumed(Some(&when), &rule, &pauses, &extensions, at)?;
        Ok(DueRange::of(range, &self.0))
    }

    fn __repr__(&self) -> String {
        let zone = self.zone().map_or_else(|| "of local times".to_owned(), |zone| format!("in {zone}"));
        let known = self.0.calendar.known_on().map(|day| format!(" as known on {day}")).unwrap_or_default();
        let note = self.0.calendar.data().note.as_deref().map(|note| format!(" {}", quoted(note))).unwrap_or_default();
        format!("<Calendar{note} {zone}{known}>")
    }

    #[staticmethod]
    fn _restore(data: &str, known: Option<chrono::NaiveDate>) -> Answer<Self> {
        let Self(mut reckoning) = Self::of(CalendarData::from_json(data)?)?;
        if let Some(known) = known {
            reckoning.calendar = reckoning.calendar.known(known);
        }
        Ok(Self(reckoning))
    }

    #[expect(clippy::type_complexity, reason = "how Python takes what makes a value anew")]
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Answer<(Bound<'py, PyAny>, (String, Option<chrono::NaiveDate>))> {
        let calendar = &slf.get().0.calendar;
        Ok((slf.get_type().getattr("_restore")?, (data(calendar.data())?, calendar.known_on())))
    }
}

/// Names as sources of holidays have them: none at all where a day is off without one, and beside a
/// day that works, where windows are due, one that is no window is left out.
fn settle_names(data: &mut Value) {
    let Value::Object(fields) = data else { return };
    for within in ["layers", "notices"] {
        if let Some(Value::Array(items)) = fields.get_mut(within) {
            items.iter_mut().for_each(settle_names);
        }
    }
    if let Some(Value::Object(closed)) = fields.get_mut("closed") {
        closed.values_mut().filter(|name| name.is_null()).for_each(|name| *name = Value::String(String::new()));
    }
    if let Some(Value::Object(open)) = fields.get_mut("open") {
        let is_name = |given: &Value| given.as_str().is_some_and(|text| text.contains(char::is_alphabetic));
        open.values_mut().filter(|given| is_name(given)).for_each(|given| *given = Value::Null);
    }
}

/// Plain data on its way to Python.
pub struct Plain(Py<PyAny>);

impl<'py> IntoPyObject<'py> for Plain {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = std::convert::Infallible;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("builtins", "dict"),
        type_hint_identifier!("builtins", "str"),
        type_hint_identifier!("typing", "Any")
    );

    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        Ok(self.0.into_bound(py))
    }
}
