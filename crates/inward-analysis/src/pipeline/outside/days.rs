//! Columns of dates: days, instants, and text as precise as it is.

use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::as_datetime;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, TimestampMicrosecondType, TimestampMillisecondType,
    TimestampNanosecondType, TimestampSecondType,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use chrono::{NaiveDateTime, Offset as _, TimeZone as _};
use chrono_tz::Tz;
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};
use inward_core::when::When;

use super::super::day::{Day, ends};
use super::source::{Column, first_of};
use super::words::keys;

/// A cell: what its date tells, or why it cannot be read; none where it is empty.
type Cell<T> = Option<Result<T, Box<Refusal>>>;

/// What a date tells: its ends, and what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Read {
    pub earliest: Day,
    pub latest: Day,
}

impl Column<'_> {
    /// Between which days each row lies; none where it is empty.
    ///
    /// # Errors
    /// `outside-table.wrong-type`; a `when.…` refusal of each date that cannot be read, the first ones.
    pub fn days(&self, zone: Tz) -> Result<Vec<Option<Read>>, Refusal> {
        self.dates(zone, &of)
    }

    /// What the date of each row tells; none where it is empty.
    ///
    /// # Errors
    /// As [`Column::days`].
    pub fn dates<T: Clone>(&self, zone: Tz, of: &dyn Fn(&When) -> T) -> Result<Vec<Option<T>>, Refusal> {
        let mut cells: Vec<Cell<T>> = Vec::new();
        for array in &self.arrays {
            let read = match array.as_any_dictionary_opt() {
                None => read(array, zone, of),
                Some(dictionary) => read(dictionary.values(), zone, of).map(|entries| {
                    let entry = |key: Option<usize>| entries.get(key?).cloned().flatten();
                    keys(array).into_iter().map(entry).collect()
                }),
            };
            let takes = || Label::new("a column of dates, of instants or of text", "日期列、时刻列或文本列");
            cells.extend(read.ok_or_else(|| self.wrong_type(array.data_type(), &takes()))?);
        }
        let faults = cells.iter().enumerate().filter_map(|(row, cell)| match cell {
            Some(Err(fault)) => Some((**fault).clone().at(format_args!("{}[{row}]", self.path()))),
            _ => None,
        });
        match first_of(faults) {
            Some(refusal) => Err(refusal),
            None => Ok(cells.into_iter().map(|cell| cell?.ok()).collect()),
        }
    }
}

/// Every cell of a column; none where it is of a type that tells no dates.
fn read<T>(array: &ArrayRef, zone: Tz, of: &dyn Fn(&When) -> T) -> Option<Vec<Cell<T>>> {
    let text = |text: Option<&str>| {
        let text = text.filter(|text| !text.trim().is_empty())?;
        Some(When::parse(text).map(|when| of(&when.in_zone(zone))).map_err(Box::new))
    };
    let is_instant = matches!(array.data_type(), DataType::Timestamp(_, Some(_)));
    let day = |time: NaiveDateTime| {
        let time = if is_instant { local(time, zone) } else { time };
        When::day(time.date()).map(|when| of(&when)).map_err(Box::new)
    };
    Some(match array.data_type() {
        DataType::Null => (0..array.len()).map(|_| None).collect(),
        DataType::Utf8 => array.as_string::<i32>().iter().map(text).collect(),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().map(text).collect(),
        DataType::Utf8View => array.as_string_view().iter().map(text).collect(),
        DataType::Date32 => each::<Date32Type, T>(array, &day),
        DataType::Date64 => each::<Date64Type, T>(array, &day),
        DataType::Timestamp(TimeUnit::Second, _) => each::<TimestampSecondType, T>(array, &day),
        DataType::Timestamp(TimeUnit::Millisecond, _) => each::<TimestampMillisecondType, T>(array, &day),
        DataType::Timestamp(TimeUnit::Microsecond, _) => each::<TimestampMicrosecondType, T>(array, &day),
        DataType::Timestamp(TimeUnit::Nanosecond, _) => each::<TimestampNanosecondType, T>(array, &day),
        _ => return None,
    })
}

fn each<P: ArrowPrimitiveType<Native: Into<i64>>, T>(
    array: &ArrayRef,
    day: &dyn Fn(NaiveDateTime) -> Result<T, Box<Refusal>>,
) -> Vec<Cell<T>> {
    let cell = |value: P::Native| {
        let number: i64 = value.into();
        let beyond = || Box::new(Refusal::new(refusals::when::OUT_OF_RANGE).with("input", number));
        as_datetime::<P>(number).ok_or_else(beyond).and_then(day)
    };
    array.as_primitive::<P>().iter().map(|value| value.map(cell)).collect()
}

/// The time of an instant in a time zone; where there is none so far away, that of UTC.
pub fn local(utc: NaiveDateTime, zone: Tz) -> NaiveDateTime {
    utc.checked_add_offset(zone.offset_from_utc_datetime(&utc).fix()).unwrap_or(utc)
}

fn of(when: &When) -> Read {
    let (earliest, latest) = ends(Some(when));
    Read { earliest, latest }
}
