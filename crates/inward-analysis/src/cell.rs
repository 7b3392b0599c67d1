//! One value of a table.

use std::fmt;

use arrow_array::types::{Date32Type, Decimal128Type, Float64Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{Array, BooleanArray, PrimitiveArray, StringViewArray};
use chrono::{DateTime, NaiveDate, Utc};

use crate::column::ColumnType;

/// One value of a table.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Cell<'a> {
    /// Text.
    Text(&'a str),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Bool(bool),
    /// A day.
    Day(NaiveDate),
    /// An instant.
    Instant(DateTime<Utc>),
    /// An exact decimal: so many of the last of its places.
    Decimal {
        /// How many.
        units: i128,
        /// How many decimals it has.
        places: u32,
    },
    /// A floating-point number.
    Float(f64),
}

impl<'a> Cell<'a> {
    /// The value of a column's array in a row; none where it is empty or there is no such row.
    pub(crate) fn of(array: &'a dyn Array, of: ColumnType, row: usize) -> Option<Self> {
        if row >= array.len() || array.is_null(row) {
            return None;
        }
        let any = array.as_any();
        match of {
            ColumnType::Text => any.downcast_ref::<StringViewArray>().map(|texts| Self::Text(texts.value(row))),
            ColumnType::Bool => any.downcast_ref::<BooleanArray>().map(|each| Self::Bool(each.value(row))),
            ColumnType::Integer => {
                any.downcast_ref::<PrimitiveArray<Int64Type>>().map(|numbers| Self::Integer(numbers.value(row)))
            }
            ColumnType::Float => {
                any.downcast_ref::<PrimitiveArray<Float64Type>>().map(|numbers| Self::Float(numbers.value(row)))
            }
            ColumnType::Day => any.downcast_ref::<PrimitiveArray<Date32Type>>()?.value_as_date(row).map(Self::Day),
            ColumnType::Instant => {
                let instants = any.downcast_ref::<PrimitiveArray<TimestampMicrosecondType>>()?;
                DateTime::from_timestamp_micros(instants.value(row)).map(Self::Instant)
            }
            ColumnType::Amount | ColumnType::Decimal => match any.downcast_ref::<PrimitiveArray<Float64Type>>() {
                Some(floats) => Some(Self::Float(floats.value(row))),
                None => {
                    let decimals = any.downcast_ref::<PrimitiveArray<Decimal128Type>>()?;
                    Some(Self::Decimal { units: decimals.value(row), places: decimals.scale().unsigned_abs().into() })
                }
            },
        }
    }
}

impl fmt::Display for Cell<'_> {
    /// As the API prints it; a decimal without needless noughts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
            Self::Bool(yes) => yes.fmt(f),
            Self::Day(day) => day.fmt(f),
            Self::Instant(instant) => f.write_str(&instant.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()),
            Self::Decimal { units, places } => f.write_str(&decimal(*units, *places)),
            Self::Float(number) => number.fmt(f),
        }
    }
}

/// So many `10^-places` in digits.
pub(crate) fn decimal(units: i128, places: u32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let one = 10_u128.saturating_pow(places);
    let whole = units.unsigned_abs().checked_div(one).unwrap_or_default();
    let rest = units.unsigned_abs().checked_rem(one).unwrap_or_default();
    let width = usize::try_from(places).unwrap_or_default();
    let decimals = format!("{rest:0width$}");
    match decimals.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        decimals => format!("{sign}{whole}.{decimals}"),
    }
}
