//! Moments as a calendar takes and gives them: instants where it has a time zone, local times where it
//! has none. A clock in UTC shows the local ones, so that the core counts both alike.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Offset, Utc};
use inward::core::calendar::{Calendar as CoreCalendar, Pause, local_time};
use inward::core::deadline::{Extension as CoreExtension, Start};
use inward::core::refusal::Refusal;
use inward::core::text::refusals::when as codes;
use inward::core::when::{Timestamp, When};
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_identifier;
use pyo3::types::{PyDate, PyDateTime, PyInt, PyString};

use crate::errors::Answer;
use crate::given::{self, wrong_type};
use crate::rules::Extension;

/// A calendar, and whether its times are local ones.
#[derive(Clone, PartialEq, Eq)]
pub struct Reckoning {
    pub calendar: CoreCalendar,
    pub is_local: bool,
}

/// A moment on its way to Python.
pub enum Told {
    /// Of a calendar in a time zone.
    Aware(DateTime<FixedOffset>),
    /// Of one without.
    Naive(NaiveDateTime),
}

impl<'py> IntoPyObject<'py> for Told {
    type Target = PyDateTime;
    type Output = Bound<'py, PyDateTime>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("datetime", "datetime");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyDateTime>> {
        match self {
            Self::Aware(at) => at.into_pyobject(py),
            Self::Naive(at) => at.into_pyobject(py),
        }
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Aware(at) => write!(f, "{}", at.format("%Y-%m-%dT%H:%M:%S%.f%:z")),
            Self::Naive(at) => write!(f, "{}", at.format("%Y-%m-%dT%H:%M:%S%.f")),
        }
    }
}

/// A moment that no calendar has read yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// An instant.
    At(Timestamp),
    /// A local time.
    Local(NaiveDateTime),
}

impl Moment {
    /// An aware datetime, a naive one, or the text of either.
    pub fn read(given: &Bound<'_, PyAny>, path: &str) -> Answer<Self> {
        let text = time_text(given, path, "a datetime or text")?;
        match local_time(&text) {
            Ok(local) => Ok(Self::Local(local)),
            Err(refusal) if refusal.code == codes::HAS_OFFSET => Ok(Self::At(given::instant(given, path)?)),
            Err(refusal) => Err(refusal.at(path).into()),
        }
    }
}

impl Moment {
    /// As Python has it: an instant in UTC.
    pub fn told(self) -> Told {
        match self {
            Self::At(at) => Told::Aware(at.to_utc().fixed_offset()),
            Self::Local(local) => Told::Naive(local),
        }
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::At(at) => at.fmt(f),
            Self::Local(local) => Told::Naive(*local).fmt(f),
        }
    }
}

impl Reckoning {
    /// A moment as the calendar takes it.
    pub fn moment(&self, given: &Bound<'_, PyAny>, path: &str) -> Answer<Timestamp> {
        if !self.is_local {
            if given.is_instance_of::<PyInt>() {
                return Err(wrong_type(given, path, "an aware datetime or text").into());
            }
            return given::instant(given, path);
        }
        let text = time_text(given, path, "a naive datetime or text")?;
        of_local(local_time(&text).map_err(|refusal| refusal.at(path))?)
    }

    /// A moment as the calendar gives it.
    pub fn told(&self, at: Timestamp) -> Told {
        let utc: DateTime<Utc> = at.to_utc();
        if self.is_local {
            return Told::Naive(utc.naive_utc());
        }
        Told::Aware(utc.with_timezone(&at.offset_in(self.calendar.zone())))
    }

    /// A start: a moment, a day, or `None` where it is not known.
    pub fn start(&self, given: &Bound<'_, PyAny>, path: &str) -> Answer<Start> {
        if given.is_none() {
            return Ok(Start::Unknown);
        }
        if let Some(day) = plain_date(given)? {
            return Ok(Start::On(day));
        }
        Ok(Start::try_from(&self.when(given, path)?).map_err(|refusal| refusal.at(path))?)
    }

    /// A day; of a moment, the one on which it falls.
    pub fn day(&self, given: &Bound<'_, PyAny>, path: &str) -> Answer<NaiveDate> {
        match self.start(given, path)? {
            Start::On(day) => Ok(day),
            Start::At(at) => Ok(at.day_in(self.calendar.zone())),
            Start::Unknown => Err(wrong_type(given, path, "a day: a date, a datetime, a When or text").into()),
        }
    }

    /// A date as precise as it is known.
    pub fn when(&self, given: &Bound<'_, PyAny>, path: &str) -> Answer<When> {
        if !self.is_local {
            return given::when(given, path);
        }
        if given.is_instance_of::<PyDateTime>() || given.is_instance_of::<PyString>() {
            match local_time(&time_text(given, path, "a date")?) {
                Ok(local) => return Ok(When::instant(of_local(local)?, Utc.fix())?),
                Err(refusal) if refusal.code == codes::HAS_OFFSET => return Err(refusal.at(path).into()),
                // Of a date, and of what is none, the core says what it is.
                Err(_) => {}
            }
        }
        let when = given::when(given, path)?;
        match when.timestamp() {
            Some(_) => Err(Refusal::new(codes::HAS_OFFSET).with("input", when).at(path).into()),
            None => Ok(when),
        }
    }

    /// Pauses: pairs of moments, the second `None` while they go on.
    pub fn pauses(&self, given: Option<&Bound<'_, PyAny>>) -> Answer<Vec<Pause>> {
        each(given, "pauses", |item, path| {
            let (from, to) = pair(item, path)?;
            let from = self.moment(&from, &format!("{path}[0]"))?;
            let to = if to.is_none() { None } else { Some(self.moment(&to, &format!("{path}[1]"))?) };
            Ok(Pause::new(from, to).map_err(|refusal| refusal.at(path))?)
        })
    }

    /// Ranges of days, from first to last.
    pub fn ranges(&self, given: Option<&Bound<'_, PyAny>>, name: &str) -> Answer<Vec<(NaiveDate, NaiveDate)>> {
        each(given, name, |item, path| {
            let (first, last) = pair(item, path)?;
            Ok((self.day(&first, &format!("{path}[0]"))?, self.day(&last, &format!("{path}[1]"))?))
        })
    }

    /// Extensions, their approval as the calendar takes it.
    pub fn extensions(&self, given: Option<&Bound<'_, PyAny>>) -> Answer<Vec<CoreExtension>> {
        each(given, "extensions", |item, path| {
            let Ok(extension) = item.cast::<Extension>() else {
                return Err(wrong_type(item, path, "an Extension").into());
            };
            let extension = extension.get();
            let approved = match extension.approved {
                None => None,
                Some(Moment::At(at)) if !self.is_local => Some(at),
                Some(Moment::Local(local)) if self.is_local => Some(of_local(local)?),
                Some(moment) => {
                    let code = if self.is_local { codes::HAS_OFFSET } else { codes::NO_OFFSET };
                    return Err(Refusal::new(code).with("input", moment).at(format!("{path}.approved")).into());
                }
            };
            Ok(CoreExtension { by: extension.by.clone(), approved })
        })
    }
}

/// The instant at which a clock in UTC shows a local time.
fn of_local(local: NaiveDateTime) -> Answer<Timestamp> {
    Ok(Timestamp::from_utc(local.and_utc())?)
}

/// A date that is no datetime.
fn plain_date(given: &Bound<'_, PyAny>) -> Answer<Option<NaiveDate>> {
    Ok(if given::is_plain_date(given) { Some(given.extract()?) } else { None })
}

/// A day or a time as text.
fn time_text(given: &Bound<'_, PyAny>, path: &str, takes: &str) -> Answer<String> {
    if given.is_instance_of::<PyDate>() {
        return Ok(given.call_method0("isoformat")?.extract()?);
    }
    if let Ok(when) = given.cast::<crate::when::When>() {
        return Ok(when.get().0.to_string());
    }
    match given.cast::<PyString>() {
        Ok(text) => given::text_of(text, path),
        Err(_) => Err(wrong_type(given, path, takes).into()),
    }
}

/// What is given as a list, each item under its place; nothing where it is `None`.
fn each<T>(
    given: Option<&Bound<'_, PyAny>>,
    name: &str,
    read: impl Fn(&Bound<'_, PyAny>, &str) -> Answer<T>,
) -> Answer<Vec<T>> {
    let Some(given) = given else { return Ok(Vec::new()) };
    let not_a_list = || wrong_type(given, name, "a list");
    if given.is_instance_of::<PyString>() {
        return Err(not_a_list().into());
    }
    let items = given.try_iter().map_err(|_| not_a_list())?;
    items.enumerate().map(|(number, item)| read(&item?, &format!("{name}[{number}]"))).collect()
}

/// The two of a pair.
fn pair<'py>(given: &Bound<'py, PyAny>, path: &str) -> Answer<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
    let not_a_pair = || wrong_type(given, path, "a pair");
    if given.is_instance_of::<PyString>() {
        return Err(not_a_pair().into());
    }
    let items: Vec<Bound<'py, PyAny>> = given.try_iter().map_err(|_| not_a_pair())?.take(3).collect::<PyResult<_>>()?;
    <[Bound<'py, PyAny>; 2]>::try_from(items).map(|[first, second]| (first, second)).map_err(|_| not_a_pair().into())
}
