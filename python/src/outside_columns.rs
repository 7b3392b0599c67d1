//! Tables from whatever has them in Python: data frames of polars, pandas and pyarrow, and columns by their
//! names. None of these packages is needed for it.

use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Float64Array, Int64Array, NullArray, RecordBatch, RecordBatchOptions,
    StringViewArray, TimestampMicrosecondArray,
};
use arrow_schema::{Field, Schema};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use inward::core::refusal::Refusal;
use inward::core::text::Label;
use inward::core::text::refusals::{number, outside_table};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDate, PyDateTime, PyFloat, PyFrozenSet, PyInt, PyMapping, PySet, PyString,
};

use crate::arrow_column;
use crate::errors::{Answer, Raised};
use crate::given::{self, wrong_type};

const TABLES: &str = "a data frame, a table over Arrow, or columns by their names";
const COLUMNS: &str = "a column of texts, numbers, dates or flags";

/// What a data frame of pandas calls an index that has no name.
const UNNAMED_INDEX: &str = "__index_level_";

/// The times of numpy of which it makes those of Python.
const MICROS: &str = "datetime64[us]";

/// The pieces of a table.
pub fn table(given: &Bound<'_, PyAny>, path: &str) -> Answer<Vec<RecordBatch>> {
    let py = given.py();
    if let Ok(mapping) = given.cast::<PyMapping>() {
        return columns(mapping.items()?.try_iter()?, path);
    }
    let is_pandas = given.hasattr(intern!(py, "items"))? && given.hasattr(intern!(py, "reset_index"))?;
    let batches = match arrow_column::batches(given) {
        Ok(Some(batches)) => batches,
        // Without pyarrow, or of columns that are mixed, pandas hands over nothing.
        Ok(None) | Err(_) if is_pandas => {
            let index = given.getattr(intern!(py, "index"))?.getattr(intern!(py, "names"))?;
            let is_named = index.try_iter()?.collect::<PyResult<Vec<_>>>()?.iter().all(|name| !name.is_none());
            let frame = if is_named { given.call_method0(intern!(py, "reset_index"))? } else { given.clone() };
            return columns(frame.call_method0(intern!(py, "items"))?.try_iter()?, path);
        }
        Ok(None) => return Err(wrong_type(given, path, TABLES).into()),
        // Of polars a column of nothing is not in Arrow's form.
        Err(_) if given.hasattr(intern!(py, "get_columns"))? => {
            let names = given.getattr(intern!(py, "columns"))?;
            let each = given.call_method0(intern!(py, "get_columns"))?;
            let zipped = py.import(intern!(py, "builtins"))?.call_method1(intern!(py, "zip"), (names, each))?;
            return columns(zipped.try_iter()?, path);
        }
        Err(fault) => return Err(fault.into()),
    };
    let kept = |batch: RecordBatch| {
        let fields = batch.schema_ref().fields().iter().enumerate();
        let named = fields.filter(|(_, field)| !(is_pandas && field.name().starts_with(UNNAMED_INDEX)));
        let kept: Vec<usize> = named.map(|(at, _)| at).collect();
        batch.project(&kept).map_err(|fault| pyo3::exceptions::PyValueError::new_err(fault.to_string()).into())
    };
    batches.into_iter().map(kept).collect()
}

/// Columns by their names, as one table in as many pieces as their own pieces make.
fn columns<'py>(items: impl Iterator<Item = PyResult<Bound<'py, PyAny>>>, path: &str) -> Answer<Vec<RecordBatch>> {
    let mut named: Vec<(String, Vec<ArrayRef>)> = Vec::new();
    let mut rows = None;
    for item in items {
        let (name, column): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item?.extract()?;
        let text = name.cast::<PyString>().map_err(|_| wrong_type(&name, path, "columns whose names are text"))?;
        let name = given::text_of(text, path)?;
        let at = format!("{path}.{name}");
        let pieces = pieces(&column, &at)?;
        let length: usize = pieces.iter().map(|piece| piece.len()).sum();
        let others = *rows.get_or_insert(length);
        if others != length {
            let refusal = Refusal::new(outside_table::UNEQUAL_COLUMNS).with("column", &name);
            return Err(refusal.with("rows", length).with("others", others).at(at).into());
        }
        named.push((name, pieces));
    }
    Ok(batches(&named, rows.unwrap_or(0))?)
}

/// Cuts columns where a piece of any of them ends.
fn batches(columns: &[(String, Vec<ArrayRef>)], rows: usize) -> PyResult<Vec<RecordBatch>> {
    let mut cuts = vec![0, rows];
    for (_, pieces) in columns {
        let ends = pieces.iter().scan(0, |end, piece| {
            *end += piece.len();
            Some(*end)
        });
        cuts.extend(ends);
    }
    cuts.sort_unstable();
    cuts.dedup();
    // A table of no rows has its columns all the same.
    let bounds: Vec<(usize, usize)> = match cuts.as_slice() {
        [only] => vec![(*only, *only)],
        several => several.iter().copied().zip(several.iter().copied().skip(1)).collect(),
    };
    let fault = |fault: arrow_schema::ArrowError| pyo3::exceptions::PyValueError::new_err(fault.to_string());
    let batch = |(from, to): (usize, usize)| {
        let arrays: Vec<ArrayRef> = columns.iter().map(|(_, pieces)| part(pieces, from, to)).collect();
        let fields = columns.iter().zip(&arrays);
        let fields = fields.map(|((name, _), array)| Field::new(name, array.data_type().clone(), true));
        let schema = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
        let options = RecordBatchOptions::new().with_row_count(Some(to - from));
        RecordBatch::try_new_with_options(schema, arrays, &options).map_err(fault)
    };
    bounds.into_iter().map(batch).collect()
}

/// The part of a column that lies within one of its pieces.
fn part(pieces: &[ArrayRef], from: usize, to: usize) -> ArrayRef {
    let mut begins = 0;
    for piece in pieces {
        if from < begins + piece.len() || (from == to && from == begins + piece.len()) {
            return piece.slice(from - begins, to - from);
        }
        begins += piece.len();
    }
    Arc::new(NullArray::new(to - from))
}

/// A column, in pieces.
fn pieces(given: &Bound<'_, PyAny>, path: &str) -> Answer<Vec<ArrayRef>> {
    let py = given.py();
    // Series of pandas: what they take for empty is empty.
    if given.hasattr(intern!(py, "isna"))? && given.hasattr(intern!(py, "tolist"))? {
        return Ok(vec![of_rows(&given.call_method0(intern!(py, "tolist"))?, path)?]);
    }
    if given.hasattr(intern!(py, "__array_interface__"))? {
        let dtype = given.getattr(intern!(py, "dtype"))?;
        // Of nanoseconds numpy makes numbers.
        let is_time = dtype.getattr(intern!(py, "kind"))?.extract::<char>()? == 'M';
        let array = if is_time { given.call_method1(intern!(py, "astype"), (MICROS,))? } else { given.clone() };
        return Ok(vec![of_rows(&array.call_method0(intern!(py, "tolist"))?, path)?]);
    }
    // What Arrow here does not know is a type that no column is taken of.
    let other = |fault: PyErr| -> Raised {
        let takes = Label::new("a column of text, numbers, dates or true and false", "文本、数字、日期或真假值的列");
        let refusal = Refusal::new(outside_table::WRONG_TYPE).with("column", path).with("type", fault.value(py));
        refusal.with_word("takes", &takes).at(path).into()
    };
    if let Some(pieces) = arrow_column::pieces(given).map_err(other)? {
        return Ok(pieces);
    }
    let is_text = given.is_instance_of::<PyString>() || given.is_instance_of::<PyBytes>();
    // The rows of a set have no order.
    let is_set = given.is_instance_of::<PySet>() || given.is_instance_of::<PyFrozenSet>();
    if is_text || is_set || given.is_instance_of::<PyByteArray>() || given.cast::<PyMapping>().is_ok() {
        return Err(wrong_type(given, path, COLUMNS).into());
    }
    Ok(vec![of_rows(given, path)?])
}

/// A value of Python.
enum One {
    Flag(bool),
    Whole(i64),
    Float(f64),
    Day(NaiveDate),
    Instant(DateTime<Utc>),
    /// A time without a time zone.
    Local(NaiveDateTime),
    Text(String),
}

/// Which values stand together in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Flag,
    Whole,
    Float,
    Day,
    Instant,
    Local,
    Text,
}

impl One {
    const fn sort(&self) -> Sort {
        match self {
            Self::Flag(_) => Sort::Flag,
            Self::Whole(_) => Sort::Whole,
            Self::Float(_) => Sort::Float,
            Self::Day(_) => Sort::Day,
            Self::Instant(_) => Sort::Instant,
            Self::Local(_) => Sort::Local,
            Self::Text(_) => Sort::Text,
        }
    }
}

/// The sort of a column that has values of two; none where they do not go together.
const fn both(one: Sort, other: Sort) -> Option<Sort> {
    match (one, other) {
        (Sort::Flag, Sort::Flag) => Some(Sort::Flag),
        (Sort::Whole, Sort::Whole) => Some(Sort::Whole),
        (Sort::Whole | Sort::Float, Sort::Whole | Sort::Float) => Some(Sort::Float),
        (Sort::Day, Sort::Day) => Some(Sort::Day),
        (Sort::Instant, Sort::Instant) => Some(Sort::Instant),
        (Sort::Local | Sort::Day, Sort::Local | Sort::Day) => Some(Sort::Local),
        // Dates stand beside what is less precise.
        (Sort::Text | Sort::Day | Sort::Instant, Sort::Text | Sort::Day | Sort::Instant) => Some(Sort::Text),
        _ => None,
    }
}

/// Values of Python, one by one; what is none, no number or no time is empty.
fn of_rows(rows: &Bound<'_, PyAny>, path: &str) -> Answer<ArrayRef> {
    let rows = rows.try_iter().map_err(|_| wrong_type(rows, path, COLUMNS))?;
    let mut values = Vec::new();
    let mut sort = None;
    for (row, value) in rows.enumerate() {
        let at = || format!("{path}[{row}]");
        let value = one(&value?, &at())?;
        if let Some(value) = &value {
            let this = value.sort();
            let together = sort.map_or(Some(this), |before| both(before, this));
            sort = Some(together.ok_or_else(|| {
                let message = format!("{} is of another kind than the values before it: {path} takes {COLUMNS}", at());
                pyo3::exceptions::PyTypeError::new_err(message)
            })?);
        }
        values.push(value);
    }
    Ok(array(values, sort))
}

fn array(values: Vec<Option<One>>, sort: Option<Sort>) -> ArrayRef {
    let each = values.into_iter();
    match sort {
        None => Arc::new(NullArray::new(each.len())),
        Some(Sort::Flag) => Arc::new(
            each.map(|one| if let Some(One::Flag(flag)) = one { Some(flag) } else { None }).collect::<BooleanArray>(),
        ),
        Some(Sort::Whole) => Arc::new(
            each.map(|one| if let Some(One::Whole(number)) = one { Some(number) } else { None })
                .collect::<Int64Array>(),
        ),
        Some(Sort::Float) => Arc::new(each.map(|one| number_of(&one?)).collect::<Float64Array>()),
        Some(Sort::Day) => Arc::new(each.map(|one| days_of(&one?)).collect::<Date32Array>()),
        Some(Sort::Local) => Arc::new(each.map(|one| micros_of(&one?)).collect::<TimestampMicrosecondArray>()),
        Some(Sort::Instant) => {
            Arc::new(each.map(|one| micros_of(&one?)).collect::<TimestampMicrosecondArray>().with_timezone("UTC"))
        }
        Some(Sort::Text) => Arc::new(each.map(|one| one.map(text)).collect::<StringViewArray>()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "as Python itself adds whole numbers to others")]
const fn number_of(one: &One) -> Option<f64> {
    match one {
        One::Whole(number) => Some(*number as f64),
        One::Float(number) => Some(*number),
        _ => None,
    }
}

fn days_of(one: &One) -> Option<i32> {
    let One::Day(day) = one else { return None };
    i32::try_from(day.signed_duration_since(DateTime::UNIX_EPOCH.date_naive()).num_days()).ok()
}

fn micros_of(one: &One) -> Option<i64> {
    match one {
        One::Instant(at) => Some(at.timestamp_micros()),
        One::Local(at) => Some(at.and_utc().timestamp_micros()),
        One::Day(day) => Some(day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_micros()),
        _ => None,
    }
}

fn text(one: One) -> String {
    match one {
        One::Flag(flag) => flag.to_string(),
        One::Whole(number) => number.to_string(),
        One::Float(number) => number.to_string(),
        One::Day(day) => day.to_string(),
        One::Instant(at) => at.to_rfc3339(),
        One::Local(at) => at.to_string(),
        One::Text(text) => text,
    }
}

/// A value as the word that a column of attributes has for it.
pub fn word(value: &Bound<'_, PyAny>, path: &str) -> Answer<String> {
    let none = || wrong_type(value, path, "a text, a number, a date or a flag");
    Ok(one(value, path)?.map(text).ok_or_else(none)?)
}

fn one(value: &Bound<'_, PyAny>, path: &str) -> Answer<Option<One>> {
    if value.is_none() {
        return Ok(None);
    }
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Some(One::Text(given::text_of(text, path)?)));
    }
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(Some(One::Flag(flag.is_true())));
    }
    if let Ok(number) = value.extract::<i64>() {
        return Ok(Some(One::Whole(number)));
    }
    if value.is_instance_of::<PyInt>() {
        return Err(Refusal::new(number::OUT_OF_RANGE).with("input", "…").at(path).into());
    }
    if is_missing(value) {
        return Ok(None);
    }
    if value.is_instance_of::<PyDateTime>() {
        let is_local = value.getattr(intern!(value.py(), "tzinfo"))?.is_none();
        return Ok(Some(if is_local {
            One::Local(value.extract()?)
        } else {
            One::Instant(given::instant(value, path)?.to_utc())
        }));
    }
    if value.is_instance_of::<PyDate>() {
        return Ok(Some(One::Day(value.extract()?)));
    }
    if let Ok(when) = value.cast::<crate::when::When>() {
        return Ok(Some(One::Text(when.get().0.to_string())));
    }
    if value.is_instance_of::<PyFloat>() {
        return Ok(Some(One::Float(value.extract()?)));
    }
    // Scalars of numpy; of nanoseconds it makes numbers.
    if value.hasattr(intern!(value.py(), "dtype"))? && value.hasattr(intern!(value.py(), "item"))? {
        let is_time = value.hasattr(intern!(value.py(), "astype"))? && value.get_type().name()? == "datetime64";
        let value = if is_time { value.call_method1(intern!(value.py(), "astype"), (MICROS,))? } else { value.clone() };
        let plain = value.call_method0(intern!(value.py(), "item"))?;
        if !plain.hasattr(intern!(value.py(), "dtype"))? {
            return one(&plain, path);
        }
    }
    // Decimals.
    Ok(Some(One::Text(given::written(value, path, "a text, a number, a date or a flag")?)))
}

/// What is no number or no time is not equal to itself; what pandas knows nothing of says neither yes nor no.
fn is_missing(value: &Bound<'_, PyAny>) -> bool {
    value.ne(value).unwrap_or_else(|_| value.get_type().name().is_ok_and(|name| name == "NAType"))
}
