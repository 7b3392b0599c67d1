//! Columns of numbers, flags and causes, from whatever has such columns in Python: sequences, numpy, pandas,
//! polars, pyarrow. None of these packages is needed for it.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, DurationMicrosecondType, DurationMillisecondType, DurationNanosecondType, DurationSecondType,
    Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use inward::analysis::durations::Durations;
use inward::core::refusal::{Code, Refusal};
use inward::core::text::refusals::{self, durations as codes};
use pyo3::buffer::{Element, PyBuffer};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyBytes, PyDelta, PyDict, PyInt, PyString};

use crate::arrow_column;
use crate::errors::{Answer, Raised};
use crate::given::wrong_type;

/// What a column holds.
enum Column {
    Flags(Vec<bool>),
    Whole(Vec<i64>),
    Float(Vec<f64>),
    /// Spans of time, in whole days.
    Days(Vec<i64>),
}

/// How long each case lasted.
pub enum Lengths {
    /// In whole numbers.
    Whole(Vec<i64>),
    /// In floating-point numbers.
    Float(Vec<f64>),
}

impl Lengths {
    /// The same, to reckon with.
    pub fn durations(&self) -> Durations<'_> {
        match self {
            Self::Whole(each) => each.into(),
            Self::Float(each) => each.into(),
        }
    }
}

const NUMBERS: &str = "a column of numbers or of spans of whole days";
const FLAGS: &str = "a column of true and false, or of 1 and 0";
const CAUSES: &str = "a column of whole numbers";

/// Durations.
pub fn durations(given: &Bound<'_, PyAny>, path: &str) -> Answer<Lengths> {
    match column(given, path, NUMBERS)? {
        Column::Whole(each) | Column::Days(each) => Ok(Lengths::Whole(each)),
        Column::Float(each) => Ok(Lengths::Float(each)),
        Column::Flags(each) if each.is_empty() => Ok(Lengths::Whole(Vec::new())),
        Column::Flags(_) => Err(wrong_type(given, path, NUMBERS).into()),
    }
}

/// Whether the event was observed.
pub fn observed(given: &Bound<'_, PyAny>, path: &str) -> Answer<Vec<bool>> {
    match column(given, path, FLAGS)? {
        Column::Flags(each) => Ok(each),
        Column::Whole(each) => read(each, path, codes::NOT_A_FLAG, |flag| match flag {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }),
        Column::Float(each) => read(each, path, codes::NOT_A_FLAG, |flag| match flag {
            0.0 => Some(false),
            1.0 => Some(true),
            _ => None,
        }),
        Column::Days(_) => Err(wrong_type(given, path, FLAGS).into()),
    }
}

/// By what each case ended.
pub fn causes(given: &Bound<'_, PyAny>, path: &str) -> Answer<Vec<u8>> {
    match column(given, path, CAUSES)? {
        Column::Flags(each) => Ok(each.into_iter().map(u8::from).collect()),
        Column::Whole(each) => read(each, path, codes::NOT_A_CAUSE, |cause| u8::try_from(cause).ok()),
        Column::Float(each) => {
            let whole = |cause: f64| (0..=u8::MAX).find(|whole| f64::from(*whole) == cause);
            read(each, path, codes::NOT_A_CAUSE, whole)
        }
        Column::Days(_) => Err(wrong_type(given, path, CAUSES).into()),
    }
}

/// A cause that is asked about.
pub fn cause(given: i64) -> Result<u8, Refusal> {
    u8::try_from(given).map_err(|_| Refusal::new(codes::NOT_A_CAUSE).with("input", given).at("cause"))
}

/// Reads each value, and names the first that cannot be.
fn read<T: Copy + std::fmt::Display, U>(
    column: Vec<T>,
    path: &str,
    code: Code,
    one: impl Fn(T) -> Option<U>,
) -> Answer<Vec<U>> {
    let each = column.into_iter().enumerate();
    each.map(|(row, value)| one(value).ok_or_else(|| in_row(code, row, path).with("input", value).into())).collect()
}

fn in_row(code: Code, row: usize, path: &str) -> Refusal {
    Refusal::new(code).with("row", row).at(format_args!("{path}[{row}]"))
}

fn column(given: &Bound<'_, PyAny>, path: &str, takes: &str) -> Answer<Column> {
    let py = given.py();
    // Series of pandas: what they take for empty is theirs to say. As arrays of numpy they need no pyarrow.
    if given.hasattr(intern!(py, "isna"))? && given.hasattr(intern!(py, "to_numpy"))? {
        let empty = given.call_method0(intern!(py, "isna"))?;
        if empty.call_method0(intern!(py, "any"))?.is_truthy()? {
            return Err(in_row(codes::MISSING, empty.call_method0(intern!(py, "argmax"))?.extract()?, path).into());
        }
        return column(&given.call_method0(intern!(py, "to_numpy"))?, path, takes);
    }
    if given.hasattr(intern!(py, "__array_interface__"))? {
        return of_numpy(given, path, takes);
    }
    if let Some(pieces) = arrow_column::pieces(given)? {
        return of_arrow(&pieces, path).and_then(|column| column.ok_or_else(|| wrong_type(given, path, takes).into()));
    }
    let is_text = given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>();
    if is_text || given.is_instance_of::<PyByteArray>() || given.is_instance_of::<PyDict>() {
        return Err(wrong_type(given, path, takes).into());
    }
    let rows = given.try_iter().map_err(|_| wrong_type(given, path, takes))?;
    of_rows(rows, path, takes)
}

/// An array of numpy. What it holds is copied, strided or not, and in another size of number.
fn of_numpy(given: &Bound<'_, PyAny>, path: &str, takes: &str) -> Answer<Column> {
    let py = given.py();
    let other = || Raised::from(wrong_type(given, path, takes));
    if given.getattr(intern!(py, "ndim"))?.extract::<usize>()? != 1 {
        return Err(other());
    }
    let dtype = given.getattr(intern!(py, "dtype"))?;
    let cast = |to: &str| given.call_method1(intern!(py, "astype"), (to,));
    match dtype.getattr(intern!(py, "kind"))?.extract::<char>()? {
        'b' => {
            let bytes = copied::<u8>(&given.call_method1(intern!(py, "view"), ("u1",))?)?;
            Ok(Column::Flags(bytes.into_iter().map(|byte| byte != 0).collect()))
        }
        // Of eight bytes without a sign not all fit.
        'u' if dtype.getattr(intern!(py, "itemsize"))?.extract::<usize>()? == 8 => {
            Ok(Column::Float(copied(&cast("=f8")?)?))
        }
        'i' | 'u' => Ok(Column::Whole(copied(&cast("=i8")?)?)),
        'f' => Ok(Column::Float(copied(&cast("=f8")?)?)),
        'm' => {
            let unit = py.import("numpy")?.call_method1(intern!(py, "datetime_data"), (&dtype,))?;
            let (unit, count): (String, i64) = unit.extract()?;
            let spans: Vec<i64> = copied(
                &given
                    .call_method1(intern!(py, "astype"), (dtype.call_method1("newbyteorder", ("=",))?,))?
                    .call_method1(intern!(py, "view"), ("=i8",))?,
            )?;
            let (days, in_a_day) = match unit.as_str() {
                "W" => (7, 1),
                "D" => (1, 1),
                "h" => (1, 24),
                "m" => (1, 1_440),
                "s" => (1, SECONDS),
                "ms" => (1, 1_000 * SECONDS),
                "us" => (1, 1_000_000 * SECONDS),
                "ns" => (1, 1_000_000_000 * SECONDS),
                _ => return Err(other()),
            };
            // What numpy calls no time is the least number.
            let spans = spans.into_iter().map(|span| (span != i64::MIN).then_some(span));
            Ok(Column::Days(in_days(spans, i128::from(days) * i128::from(count), in_a_day, path)?))
        }
        'O' => of_rows(given.try_iter()?, path, takes),
        _ => Err(other()),
    }
}

const SECONDS: i64 = 86_400;

fn copied<T: Element>(array: &Bound<'_, PyAny>) -> PyResult<Vec<T>> {
    PyBuffer::get(array)?.to_vec(array.py())
}

/// Spans of which each is so many days of which a day has so many parts.
fn in_days(
    spans: impl Iterator<Item = Option<i64>>,
    days: i128,
    in_a_day: i64,
    path: &str,
) -> Result<Vec<i64>, Refusal> {
    let in_days = |(row, span): (usize, Option<i64>)| {
        let all = i128::from(span.ok_or_else(|| in_row(codes::MISSING, row, path))?) * days;
        let whole = (all % i128::from(in_a_day) == 0).then(|| i64::try_from(all / i128::from(in_a_day)).ok());
        whole.flatten().ok_or_else(|| in_row(codes::NOT_WHOLE_DAYS, row, path))
    };
    spans.enumerate().map(in_days).collect()
}

/// The pieces of a column of Arrow; none where they hold something else.
fn of_arrow(pieces: &[ArrayRef], path: &str) -> Answer<Option<Column>> {
    let mut before = 0;
    for piece in pieces {
        if let Some(row) = (0..piece.len()).find(|row| piece.is_null(*row) || piece.data_type() == &DataType::Null) {
            return Err(in_row(codes::MISSING, before + row, path).into());
        }
        before += piece.len();
    }
    let Some(first) = pieces.first().filter(|_| before > 0) else { return Ok(Some(Column::Whole(Vec::new()))) };
    let spans = |days: Vec<i64>, in_a_second: i64| in_days(days.into_iter().map(Some), 1, SECONDS * in_a_second, path);
    Ok(Some(match first.data_type() {
        DataType::Boolean => Column::Flags(
            pieces.iter().flat_map(|piece| piece.as_boolean().values().iter().collect::<Vec<_>>()).collect(),
        ),
        DataType::Int8 => Column::Whole(values::<Int8Type, _>(pieces)),
        DataType::Int16 => Column::Whole(values::<Int16Type, _>(pieces)),
        DataType::Int32 => Column::Whole(values::<Int32Type, _>(pieces)),
        DataType::Int64 => Column::Whole(values::<Int64Type, _>(pieces)),
        DataType::UInt8 => Column::Whole(values::<UInt8Type, _>(pieces)),
        DataType::UInt16 => Column::Whole(values::<UInt16Type, _>(pieces)),
        DataType::UInt32 => Column::Whole(values::<UInt32Type, _>(pieces)),
        DataType::UInt64 => {
            let all = pieces.iter().flat_map(|piece| piece.as_primitive::<UInt64Type>().values().iter().copied());
            let too_large = |(row, number): (usize, u64)| {
                let refusal = Refusal::new(refusals::number::OUT_OF_RANGE).with("input", number);
                i64::try_from(number).map_err(|_| refusal.at(format_args!("{path}[{row}]")))
            };
            Column::Whole(all.enumerate().map(too_large).collect::<Result<_, _>>()?)
        }
        DataType::Float32 => Column::Float(values::<Float32Type, _>(pieces)),
        DataType::Float64 => Column::Float(values::<Float64Type, _>(pieces)),
        DataType::Duration(TimeUnit::Second) => Column::Days(spans(values::<DurationSecondType, _>(pieces), 1)?),
        DataType::Duration(TimeUnit::Millisecond) => {
            Column::Days(spans(values::<DurationMillisecondType, _>(pieces), 1_000)?)
        }
        DataType::Duration(TimeUnit::Microsecond) => {
            Column::Days(spans(values::<DurationMicrosecondType, _>(pieces), 1_000_000)?)
        }
        DataType::Duration(TimeUnit::Nanosecond) => {
            Column::Days(spans(values::<DurationNanosecondType, _>(pieces), 1_000_000_000)?)
        }
        _ => return Ok(None),
    }))
}

fn values<T: ArrowPrimitiveType<Native: Into<U>>, U>(pieces: &[ArrayRef]) -> Vec<U> {
    pieces.iter().flat_map(|piece| piece.as_primitive::<T>().values().iter().map(|value| (*value).into())).collect()
}

/// Values of Python, one by one: all flags, all spans, or numbers.
fn of_rows<'py>(rows: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>, path: &str, takes: &str) -> Answer<Column> {
    let mut column: Option<Column> = None;
    for (row, value) in rows.enumerate() {
        let value = value?;
        let at = || format!("{path}[{row}]");
        if value.is_none() {
            return Err(in_row(codes::MISSING, row, path).into());
        }
        let value = one(&value, row, path, takes)?;
        column = Some(match (column, value) {
            (None, One::Flag(flag)) => Column::Flags(vec![flag]),
            (None, One::Whole(number)) => Column::Whole(vec![number]),
            (None, One::Float(number)) => Column::Float(vec![number]),
            (None, One::Days(days)) => Column::Days(vec![days]),
            (Some(Column::Flags(flags)), One::Flag(flag)) => Column::Flags(pushed(flags, flag)),
            (Some(Column::Whole(numbers)), One::Whole(number)) => Column::Whole(pushed(numbers, number)),
            (Some(Column::Whole(numbers)), One::Float(number)) => {
                Column::Float(pushed(numbers.into_iter().map(nearest).collect(), number))
            }
            (Some(Column::Float(numbers)), One::Float(number)) => Column::Float(pushed(numbers, number)),
            (Some(Column::Float(numbers)), One::Whole(number)) => Column::Float(pushed(numbers, nearest(number))),
            (Some(Column::Days(all)), One::Days(days)) => Column::Days(pushed(all, days)),
            _ => {
                let message = format!("{} is of another kind than the values before it: {path} takes {takes}", at());
                return Err(pyo3::exceptions::PyTypeError::new_err(message).into());
            }
        });
    }
    Ok(column.unwrap_or(Column::Whole(Vec::new())))
}

fn pushed<T>(mut all: Vec<T>, one: T) -> Vec<T> {
    all.push(one);
    all
}

#[expect(clippy::cast_precision_loss, reason = "as Python itself adds whole numbers to others")]
const fn nearest(number: i64) -> f64 {
    number as f64
}

/// One value of Python.
enum One {
    Flag(bool),
    Whole(i64),
    Float(f64),
    Days(i64),
}

fn one(value: &Bound<'_, PyAny>, row: usize, path: &str, takes: &str) -> Answer<One> {
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(One::Flag(flag.is_true()));
    }
    if let Ok(span) = value.cast::<PyDelta>() {
        let span: chrono::TimeDelta = span.extract()?;
        let whole = span == chrono::TimeDelta::days(span.num_days());
        return Ok(One::Days(whole.then(|| span.num_days()).ok_or_else(|| in_row(codes::NOT_WHOLE_DAYS, row, path))?));
    }
    if let Ok(number) = value.extract::<i64>() {
        return Ok(One::Whole(number));
    }
    if value.is_instance_of::<PyInt>() {
        let refusal = Refusal::new(refusals::number::OUT_OF_RANGE).with("input", "…");
        return Err(refusal.at(format_args!("{path}[{row}]")).into());
    }
    match value.extract::<f64>() {
        Ok(number) if !value.is_instance_of::<PyString>() => Ok(One::Float(number)),
        _ => Err(wrong_type(value, &format!("{path}[{row}]"), &format!("a value of {takes}")).into()),
    }
}
