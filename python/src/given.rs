//! What Python gives, as the plain data that commands are read from. Nothing is interpreted here:
//! a rule that a value breaks is the core's, and so is what it says.

use chrono::NaiveDate;
use inward::core::id::{Id as CoreId, RecordId, Recordable};
use inward::core::money::{Amount, AmountInput, Currency, Money};
use inward::core::number::Number;
use inward::core::qualified::Qualified;
use inward::core::refusal::Refusal;
use inward::core::target::{Aim, Target};
use inward::core::text::refusals;
use inward::core::when::{Timestamp, Truth, When};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::PyStaticExpr;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDate, PyDateTime, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PyMapping,
    PySequence, PySet, PyString, PyType,
};
use pyo3::{Borrowed, type_hint_identifier, type_hint_subscript};
use serde_json::{Map, Number as JsonNumber, Value};

use crate::errors::{Answer, Raised};
use crate::id::{FactRef, Id};
use crate::reports::StatedFact;

/// Nothing that a command takes lies deeper.
const DEEPEST: usize = 8;

/// No decimal that is taken has more places before or after its point.
const MOST_PLACES: u64 = 100;

/// The plain data of what was given. `path` names the argument.
pub fn data(given: &Bound<'_, PyAny>, path: &str) -> Answer<Value> {
    data_at(given, path, Taken::ByCommands, DEEPEST)
}

/// The plain data of days, as any source has them: as [`data`], and mappings by date, and sets.
pub fn days(given: &Bound<'_, PyAny>, path: &str) -> Answer<Value> {
    data_at(given, path, Taken::AsDays, DEEPEST)
}

/// What is taken beside the usual.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    ByCommands,
    AsDays,
}

fn data_at(given: &Bound<'_, PyAny>, path: &str, taken: Taken, depth: usize) -> Answer<Value> {
    let deeper = || depth.checked_sub(1).ok_or_else(|| Raised::from(malformed("…", path)));
    if given.is_none() {
        return Ok(Value::Null);
    }
    if let Ok(yes) = given.cast::<PyBool>() {
        return Ok(Value::Bool(yes.is_true()));
    }
    if let Ok(text) = given.cast::<PyString>() {
        return Ok(Value::String(text_of(text, path)?));
    }
    if let Ok(number) = given.cast::<PyInt>() {
        let number = number.extract::<i64>().map(JsonNumber::from).or_else(|_| number.extract::<u64>().map(Into::into));
        // Python itself refuses to write out a number that is absurdly long.
        let shown =
            || given.str().map_or_else(|_| "…".to_owned(), |text| text.to_string_lossy().chars().take(40).collect());
        let too_large = || Refusal::new(refusals::number::OUT_OF_RANGE).with("input", shown()).at(path);
        return Ok(Value::Number(number.map_err(|_| too_large())?));
    }
    if let Ok(number) = given.cast::<PyFloat>() {
        return Err(Refusal::new(refusals::number::FLOAT).with("input", number.repr()?).at(path).into());
    }
    if let Some(text) = scalar(given, path)? {
        return Ok(Value::String(text));
    }
    if let Ok(method) = given.getattr(intern!(given.py(), "_data")) {
        let plain: String = method.call0()?.extract()?;
        return serde_json::from_str(&plain).map_err(|_| malformed(&plain, path).into());
    }
    if let Ok(method) = given.getattr(intern!(given.py(), "_given")) {
        return data_at(&method.call0()?, path, taken, deeper()?);
    }
    if let Some(id) = record(given) {
        return Ok(Value::String(id.to_string()));
    }
    if let Ok(mapping) = given.cast::<PyMapping>() {
        let mut fields = Map::new();
        for item in mapping.items()?.iter() {
            let (key, value): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
            let key = match key.cast::<PyString>() {
                Ok(key) => text_of(key, path)?,
                Err(_) if taken == Taken::AsDays && is_plain_date(&key) => key.str()?.extract()?,
                Err(_) if taken == Taken::AsDays => {
                    return Err(wrong_type(&key, path, "keys that are text or dates").into());
                }
                Err(_) => return Err(wrong_type(&key, path, "keys that are text").into()),
            };
            let inner = format!("{path}.{key}");
            fields.insert(key, data_at(&value, &inner, taken, deeper()?)?);
        }
        return Ok(Value::Object(fields));
    }
    let is_bytes = given.is_instance_of::<PyBytes>() || given.is_instance_of::<PyByteArray>();
    if !is_bytes && given.cast::<PySequence>().is_ok() {
        let mut items = Vec::new();
        for (index, item) in given.try_iter()?.enumerate() {
            items.push(data_at(&item?, &format!("{path}[{index}]"), taken, deeper()?)?);
        }
        return Ok(Value::Array(items));
    }
    if taken == Taken::AsDays && (given.is_instance_of::<PySet>() || given.is_instance_of::<PyFrozenSet>()) {
        let list = PyList::new(given.py(), given.try_iter()?.collect::<PyResult<Vec<_>>>()?)?;
        return data_at(&list, path, taken, depth);
    }
    Err(wrong_type(given, path, "text, numbers, dates, values and records of this package, lists and mappings").into())
}

/// Refuses a local time over which the clocks of its zone are set forward; of one that they show twice,
/// its fold tells which is meant.
fn exists(instant: &Bound<'_, PyDateTime>, path: &str) -> Answer<()> {
    let py = instant.py();
    let zone = instant.getattr(intern!(py, "tzinfo"))?;
    let utc = py.import(intern!(py, "datetime"))?.getattr(intern!(py, "UTC"))?;
    let astimezone = intern!(py, "astimezone");
    // Near the first and the last day of all, where the detour leads out of the years, nothing is skipped.
    let Ok(shown) = instant.call_method1(astimezone, (utc,)).and_then(|there| there.call_method1(astimezone, (&zone,)))
    else {
        return Ok(());
    };
    let isoformat = intern!(py, "isoformat");
    let naive = |time: &Bound<'_, PyAny>| -> PyResult<String> {
        let bare = PyDict::new(py);
        bare.set_item(intern!(py, "tzinfo"), py.None())?;
        time.call_method(intern!(py, "replace"), (), Some(&bare))?.call_method0(isoformat)?.extract()
    };
    let (given, shown) = (naive(instant.as_any())?, naive(&shown)?);
    if given == shown {
        return Ok(());
    }
    Err(Refusal::new(refusals::when::NO_SUCH_LOCAL_TIME)
        .with("input", given)
        .with("zone", zone.str()?.to_string_lossy())
        .at(path)
        .into())
}

/// Whether it is a date, and no datetime.
pub fn is_plain_date(given: &Bound<'_, PyAny>) -> bool {
    given.is_instance_of::<PyDate>() && !given.is_instance_of::<PyDateTime>()
}

/// Dates, times and decimals as text.
fn scalar(given: &Bound<'_, PyAny>, path: &str) -> Answer<Option<String>> {
    let py = given.py();
    if let Ok(instant) = given.cast::<PyDateTime>() {
        let offset = instant.call_method0(intern!(py, "utcoffset"))?;
        if offset.is_none() {
            return Err(Refusal::new(refusals::when::NO_OFFSET).with("input", instant.str()?).at(path).into());
        }
        exists(instant, path)?;
        // Offsets of local mean times have seconds; in UTC the instant is the same.
        let has_seconds = offset.getattr(intern!(py, "seconds"))?.extract::<i64>()? % 60 != 0;
        let shown = if has_seconds {
            let utc = py.import(intern!(py, "datetime"))?.getattr(intern!(py, "UTC"))?;
            instant.call_method1(intern!(py, "astimezone"), (utc,))?
        } else {
            instant.clone().into_any()
        };
        return Ok(Some(shown.call_method0(intern!(py, "isoformat"))?.extract()?));
    }
    if given.is_instance_of::<PyDate>() {
        return Ok(Some(given.call_method0(intern!(py, "isoformat"))?.extract()?));
    }
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    if given.is_instance(DECIMAL.import(py, "decimal", "Decimal")?)? {
        // Written out, one with an absurd exponent would fill the memory; as it is, it is refused.
        let places = given.call_method0(intern!(py, "adjusted"))?.extract::<i64>().unwrap_or(i64::MAX);
        let text = if places.unsigned_abs() > MOST_PLACES {
            given.str()?.into_any()
        } else {
            given.call_method1(intern!(py, "__format__"), ("f",))?
        };
        return Ok(Some(text.extract()?));
    }
    Ok(None)
}

pub fn text_of(text: &Bound<'_, PyString>, path: &str) -> Answer<String> {
    match text.to_str() {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => {
            let written = text.call_method1(intern!(text.py(), "encode"), ("utf-8", "backslashreplace"))?;
            let shown: Vec<u8> = written.extract()?;
            let shown: String = String::from_utf8_lossy(&shown).chars().take(40).collect();
            Err(Refusal::new(refusals::text::LONE_SURROGATE).with("input", shown).at(path).into())
        }
    }
}

fn malformed(input: &str, path: &str) -> Refusal {
    Refusal::new(refusals::command::MALFORMED).with("input", input).at(path)
}

/// That an argument is of a type which is not taken.
pub fn wrong_type(given: &Bound<'_, PyAny>, path: &str, takes: &str) -> PyErr {
    let kind = given.get_type().name().map_or_else(|_| "?".to_owned(), |name| name.to_string());
    PyTypeError::new_err(format!("{path} takes {takes}, not {kind}"))
}

/// The id of a record, of an answer, or the id itself.
fn record(given: &Bound<'_, PyAny>) -> Option<RecordId> {
    if let Ok(id) = given.cast::<Id>() {
        return Some(id.get().0);
    }
    let id = given.getattr(intern!(given.py(), "id")).ok()?;
    id.cast::<Id>().ok().map(|id| id.get().0)
}

/// The record that is named: by a record, an answer, an id or the text of an id.
pub fn record_named(given: &Bound<'_, PyAny>, path: &str) -> Answer<RecordId> {
    if let Some(id) = record(given) {
        return Ok(id);
    }
    match given.cast::<PyString>() {
        Ok(text) => text_of(text, path)?.parse().map_err(|refusal: Refusal| refusal.at(path).into()),
        Err(_) => Err(wrong_type(given, path, "a record, an answer, an id or the text of an id").into()),
    }
}

/// The record of one kind that is named.
pub fn named<T: Recordable>(given: &Bound<'_, PyAny>, path: &str) -> Answer<CoreId<T>> {
    Ok(record_named(given, path)?.of().map_err(|refusal: Refusal| refusal.at(path))?)
}

/// Anything as a target.
pub fn target(given: &Bound<'_, PyAny>, path: &str) -> Answer<impl Target> {
    Ok(Aim { record: record_named(given, path)?, phase: None })
}

/// A fact: itself, one that the history tells, or its text.
pub fn fact(given: &Bound<'_, PyAny>, path: &str) -> Answer<inward::core::id::FactRef> {
    if let Ok(fact) = given.cast::<FactRef>() {
        return Ok(fact.get().0);
    }
    if let Ok(stated) = given.cast::<StatedFact>() {
        return Ok(stated.get().0.fact);
    }
    match given.cast::<PyString>() {
        Ok(text) => text_of(text, path)?.parse().map_err(|refusal: Refusal| refusal.at(path).into()),
        Err(_) => Err(wrong_type(given, path, "a FactRef, a StatedFact of the history, or the text of a fact").into()),
    }
}

/// One value that the core reads from text.
pub fn written(given: &Bound<'_, PyAny>, path: &str, takes: &str) -> Answer<String> {
    match data(given, path)? {
        Value::String(text) => Ok(text),
        Value::Number(number) => Ok(number.to_string()),
        Value::Object(fields) => match fields.get("when") {
            Some(Value::String(text)) => Ok(text.clone()),
            _ => Err(wrong_type(given, path, takes).into()),
        },
        _ => Err(wrong_type(given, path, takes).into()),
    }
}

/// A whole number from `least` on.
pub fn whole(given: &Bound<'_, PyAny>, path: &str, least: i64) -> Answer<i64> {
    if given.is_instance_of::<PyBool>() || !given.is_instance_of::<PyInt>() {
        return Err(wrong_type(given, path, "a whole number").into());
    }
    let Value::Number(number) = data(given, path)? else {
        return Err(wrong_type(given, path, "a whole number").into());
    };
    let too_large = || Refusal::new(refusals::number::OUT_OF_RANGE).with("input", &number).at(path);
    let whole = number.as_i64().ok_or_else(too_large)?;
    if whole < least {
        let message = format!("{path} takes a whole number from {least} on, not {whole}");
        return Err(PyValueError::new_err(message).into());
    }
    Ok(whole)
}

/// How many days, months or years.
pub fn length(given: &Bound<'_, PyAny>, path: &str) -> Answer<u32> {
    let whole = whole(given, path, 0)?;
    let too_large = |_| Refusal::new(refusals::number::OUT_OF_RANGE).with("input", whole).at(path);
    Ok(u32::try_from(whole).map_err(too_large)?)
}

/// A date as precise as it is known: a `When`, a date, an aware datetime, or text.
pub fn when(given: &Bound<'_, PyAny>, path: &str) -> Answer<When> {
    if let Ok(when) = given.cast::<crate::when::When>() {
        return Ok(when.get().0.clone());
    }
    if given.is_instance_of::<PyInt>() {
        return Err(wrong_type(given, path, "a When, a date, an aware datetime or text").into());
    }
    let text = written(given, path, "a When, a date, an aware datetime or text")?;
    Ok(When::parse(&text).map_err(|refusal| refusal.at(path))?)
}

/// One single day.
pub fn day(given: &Bound<'_, PyAny>, path: &str) -> Answer<NaiveDate> {
    Ok(when(given, path)?.one_day().map_err(|refusal| refusal.at(path))?)
}

/// A point in time.
pub fn instant(given: &Bound<'_, PyAny>, path: &str) -> Answer<Timestamp> {
    let text = written(given, path, "an aware datetime or text")?;
    Ok(Timestamp::parse(&text).map_err(|refusal| refusal.at(path))?)
}

/// An amount: itself, money, a whole number, a `Decimal`, or text; `currency` where it names none.
pub fn amount(given: &Bound<'_, PyAny>, path: &str, currency: Option<Currency>) -> Answer<Amount> {
    if let Ok(amount) = given.cast::<crate::money::Amount>() {
        return Ok(amount.get().0.clone());
    }
    if let Ok(money) = given.cast::<crate::money::Money>() {
        return Ok(money.get().0.into());
    }
    let text = written(given, path, "an Amount, Money, a Decimal, a whole number or text")?;
    let input = AmountInput::parse(&text).and_then(|input| input.settle(currency));
    Ok(input.map_err(|refusal| refusal.at(path))?)
}

/// An exact number: a `Decimal`, a whole number, or text.
pub fn number(given: &Bound<'_, PyAny>, path: &str) -> Answer<Number> {
    let text = written(given, path, "a Decimal, a whole number or text")?;
    Ok(Number::parse(&text).map_err(|refusal| refusal.at(path))?)
}

/// A number that says how exact it is: as [`number`], or the figure of a measure.
pub fn qualified(given: &Bound<'_, PyAny>, path: &str) -> Answer<Qualified> {
    if let Ok(measured) = given.cast::<crate::figures::Measured>() {
        return Ok(measured.get().0.value().clone());
    }
    let text = written(given, path, "a Measured, a Decimal, a whole number or text")?;
    Ok(Qualified::parse(&text).map_err(|refusal| refusal.at(path))?)
}

/// How many there are: a whole number, not below nought.
pub fn count(given: &Bound<'_, PyAny>, path: &str) -> Answer<u64> {
    match data(given, path)? {
        Value::Number(number) => match number.as_u64() {
            Some(count) => Ok(count),
            None => Err(Refusal::new(refusals::number::NEGATIVE).with("input", number).at(path).into()),
        },
        _ => Err(wrong_type(given, path, "a whole number").into()),
    }
}

/// Exact money: as [`amount`], but nothing that is 约 or 以上.
pub fn money(given: &Bound<'_, PyAny>, path: &str, currency: Option<Currency>) -> Answer<Money> {
    let read = amount(given, path, currency)?;
    let not_exact = || Refusal::new(refusals::money::NOT_EXACT).with("input", &read).at(path);
    Ok(read.exact().ok_or_else(not_exact)?)
}

/// Whether what is given is money, with a currency of its own.
pub fn is_money(given: &Bound<'_, PyAny>) -> bool {
    given.is_instance_of::<crate::money::Amount>() || given.is_instance_of::<crate::money::Money>()
}

/// An answer that may be in doubt: a `Truth`, `True` or `False`.
pub fn truth(given: &Bound<'_, PyAny>, path: &str) -> Answer<Truth> {
    match data(given, path)? {
        Value::Bool(certain) => Ok(certain.into()),
        Value::String(key) => Ok(crate::reading::word(&key, path)?),
        _ => Err(wrong_type(given, path, "a Truth, True or False").into()),
    }
}

/// A currency of this code.
pub fn currency(code: Option<&str>) -> Answer<Option<Currency>> {
    Ok(code.map(Currency::parse).transpose().map_err(|refusal| refusal.at("currency"))?)
}

/// An exact number as a `Decimal`.
pub struct Exact(pub Number);

impl<'py> IntoPyObject<'py> for Exact {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    const OUTPUT_TYPE: PyStaticExpr = type_hint_identifier!("decimal", "Decimal");

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
        DECIMAL.import(py, "decimal", "Decimal")?.call1((self.0.to_string(),))
    }
}

/// Keywords by name.
pub struct Keywords<'py>(pub Bound<'py, PyDict>);

impl<'py> FromPyObject<'_, 'py> for Keywords<'py> {
    type Error = PyErr;

    const INPUT_TYPE: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("builtins", "dict"),
        type_hint_identifier!("builtins", "str"),
        type_hint_identifier!("typing", "Any")
    );

    fn extract(object: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(Self(object.cast::<PyDict>()?.to_owned()))
    }
}
