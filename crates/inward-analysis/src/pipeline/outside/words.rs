//! Columns of ids, milestones and attributes, each word as a number.

use std::collections::HashMap;
use std::fmt::Write as _;

use arrow_array::cast::AsArray;
use arrow_array::temporal_conversions::as_datetime;
use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Date64Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use chrono::{NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use inward_core::refusal::Refusal;
use inward_core::text::Label;

use super::days::local;
use super::source::Column;

/// Words, each with its number in the order in which they first came.
#[derive(Debug, Default)]
pub struct Words {
    numbers: HashMap<String, u32>,
    words: Vec<String>,
}

impl Words {
    /// The number of a word, a new one where it has none yet.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.to_owned(), number);
        self.words.push(word.to_owned());
        number
    }

    /// The words, in the order of their numbers.
    pub fn all(&self) -> &[String] {
        &self.words
    }
}

/// Which columns are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Text.
    Text,
    /// Text and whole numbers.
    Ids,
    /// Text, whole numbers and exact decimals.
    Amounts,
    /// Whatever is one value a row: an instant is told in this time zone.
    Values(Tz),
}

impl Takes {
    fn label(self) -> Label {
        match self {
            Self::Text => Label::new("a column of text", "文本列"),
            Self::Ids => Label::new("a column of text or whole numbers", "文本列或整数列"),
            Self::Amounts => Label::new(
                "a column of text, whole numbers or exact decimals: floating-point numbers are no exact amounts",
                "文本列、整数列或精确小数列：浮点数不是精确金额",
            ),
            Self::Values(_) => Label::new(
                "a column of text, numbers, dates or true and false, or drop it",
                "文本、数字、日期或真假值的列，或去掉该列",
            ),
        }
    }
}

impl Column<'_> {
    /// The number of the word in each row; none where it is empty: blank text and what is no number say nothing.
    ///
    /// # Errors
    /// `outside-table.wrong-type`.
    pub fn words(&self, takes: Takes, words: &mut Words) -> Result<Vec<Option<u32>>, Refusal> {
        let mut numbers = Vec::new();
        for array in &self.arrays {
            let is_read = match array.as_any_dictionary_opt() {
                None => each_word(array, takes, &mut |word| numbers.push(word.map(|word| words.number(word)))),
                Some(dictionary) => {
                    let mut entries: Vec<Option<String>> = Vec::new();
                    let is_read = each_word(dictionary.values(), takes, &mut |word| {
                        entries.push(word.map(str::to_owned));
                    });
                    // An entry that no row has is no word of the column.
                    let entry = |key: Option<usize>| entries.get(key?)?.as_ref();
                    numbers.extend(keys(array).into_iter().map(|key| entry(key).map(|word| words.number(word))));
                    is_read
                }
            };
            if !is_read {
                return Err(self.wrong_type(array.data_type(), &takes.label()));
            }
        }
        Ok(numbers)
    }
}

/// Which entry of its dictionary each row of a column has.
pub fn keys(array: &ArrayRef) -> Vec<Option<usize>> {
    let Some(dictionary) = array.as_any_dictionary_opt().filter(|dictionary| !dictionary.values().is_empty()) else {
        return vec![None; array.len()];
    };
    let keys = dictionary.normalized_keys().into_iter().enumerate();
    keys.map(|(row, key)| dictionary.is_valid(row).then_some(key)).collect()
}

/// Visits the word of each row; false where the column is of a type that is not taken.
fn each_word(array: &ArrayRef, takes: Takes, visit: &mut dyn FnMut(Option<&str>)) -> bool {
    let mut text = |word: Option<&str>| visit(word.filter(|word| !word.trim().is_empty()));
    match array.data_type() {
        DataType::Null => (0..array.len()).for_each(|_| visit(None)),
        DataType::Utf8 => array.as_string::<i32>().iter().for_each(&mut text),
        DataType::LargeUtf8 => array.as_string::<i64>().iter().for_each(&mut text),
        DataType::Utf8View => array.as_string_view().iter().for_each(&mut text),
        _ if takes == Takes::Text => return false,
        DataType::Int8 => each_of::<Int8Type>(array, visit, |number| Some(number.to_string())),
        DataType::Int16 => each_of::<Int16Type>(array, visit, |number| Some(number.to_string())),
        DataType::Int32 => each_of::<Int32Type>(array, visit, |number| Some(number.to_string())),
        DataType::Int64 => each_of::<Int64Type>(array, visit, |number| Some(number.to_string())),
        DataType::UInt8 => each_of::<UInt8Type>(array, visit, |number| Some(number.to_string())),
        DataType::UInt16 => each_of::<UInt16Type>(array, visit, |number| Some(number.to_string())),
        DataType::UInt32 => each_of::<UInt32Type>(array, visit, |number| Some(number.to_string())),
        DataType::UInt64 => each_of::<UInt64Type>(array, visit, |number| Some(number.to_string())),
        DataType::Decimal128(_, _) if takes != Takes::Ids => each_decimal(array, visit),
        of => match takes {
            Takes::Values(zone) => return each_value(array, of, zone, visit),
            Takes::Text | Takes::Ids | Takes::Amounts => return false,
        },
    }
    true
}

/// Visits what is neither text nor a whole number.
fn each_value(array: &ArrayRef, of: &DataType, zone: Tz, visit: &mut dyn FnMut(Option<&str>)) -> bool {
    let is_instant = matches!(of, DataType::Timestamp(_, Some(_)));
    // What lies beyond every calendar is told as the number that it is.
    let time = |time: Option<NaiveDateTime>, number: i64| {
        Some(time.map_or_else(|| number.to_string(), |time| shown(if is_instant { local(time, zone) } else { time })))
    };
    match of {
        DataType::Boolean => {
            let word = |flag: bool| if flag { "true" } else { "false" };
            array.as_boolean().iter().for_each(|flag| visit(flag.map(word)));
        }
        DataType::Float32 => {
            each_of::<Float32Type>(array, visit, |number| (!number.is_nan()).then(|| number.to_string()));
        }
        DataType::Float64 => {
            each_of::<Float64Type>(array, visit, |number| (!number.is_nan()).then(|| number.to_string()));
        }
        DataType::Date32 => {
            each_of::<Date32Type>(array, visit, |day| time(as_datetime::<Date32Type>(i64::from(day)), i64::from(day)));
        }
        DataType::Date64 => each_of::<Date64Type>(array, visit, |at| time(as_datetime::<Date64Type>(at), at)),
        DataType::Timestamp(TimeUnit::Second, _) => {
            each_of::<TimestampSecondType>(array, visit, |at| time(as_datetime::<TimestampSecondType>(at), at));
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            each_of::<TimestampMillisecondType>(array, visit, |at| {
                time(as_datetime::<TimestampMillisecondType>(at), at)
            });
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            each_of::<TimestampMicrosecondType>(array, visit, |at| {
                time(as_datetime::<TimestampMicrosecondType>(at), at)
            });
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            each_of::<TimestampNanosecondType>(array, visit, |at| time(as_datetime::<TimestampNanosecondType>(at), at));
        }
        _ => return false,
    }
    true
}

fn each_decimal(array: &ArrayRef, visit: &mut dyn FnMut(Option<&str>)) {
    let decimals = array.as_primitive::<Decimal128Type>();
    (0..decimals.len()).for_each(|row| {
        visit(decimals.is_valid(row).then(|| decimals.value_as_string(row)).as_deref());
    });
}

fn each_of<T: ArrowPrimitiveType>(
    array: &ArrayRef,
    visit: &mut dyn FnMut(Option<&str>),
    word: impl Fn(T::Native) -> Option<String>,
) {
    array.as_primitive::<T>().iter().for_each(|value| visit(value.and_then(&word).as_deref()));
}

/// A day where it is midnight, else the time too.
fn shown(time: NaiveDateTime) -> String {
    let mut shown = time.date().to_string();
    if time.time() != NaiveTime::MIN {
        let _ = write!(shown, "T{}", time.time());
    }
    shown
}
