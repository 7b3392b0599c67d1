//! What the columns of a table are called, hold and mean.

use std::collections::HashMap;

use arrow_schema::{DataType, Field, TimeUnit};
use inward_core::text::{Label, Lang};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ColumnType {
    /// Text: names, ids, words. Arrow: `Utf8View`.
    Text,
    /// A whole number. Arrow: `Int64`.
    Integer,
    /// Yes or no. Arrow: `Boolean`.
    Bool,
    /// A day. Arrow: `Date32`.
    Day,
    /// An instant. Arrow: `Timestamp` of microseconds in UTC.
    Instant,
    /// An amount of money. Arrow: `Decimal128(28, 4)` unless the table was asked for another unit or floats.
    Amount,
    /// An exact decimal number. Arrow: `Decimal128(25, 10)`.
    Decimal,
    /// A floating-point number: a share, an estimate. Arrow: `Float64`.
    Float,
}

/// The digits of an amount: enough for the sum of a billion of the largest there are. Tools reckon better
/// with fewer than Arrow's 38.
pub(crate) const AMOUNT_DIGITS: u8 = 28;
/// The digits of other numbers: all that a number may have.
pub(crate) const NUMBER_DIGITS: u8 = 25;
/// The decimals of an amount in its currency's unit.
pub(crate) const AMOUNT_PLACES: i8 = 4;
/// The decimals of other numbers.
pub(crate) const NUMBER_PLACES: i8 = 10;
/// The time zone of instants.
pub(crate) const UTC: &str = "UTC";

impl ColumnType {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Bool => "bool",
            Self::Day => "day",
            Self::Instant => "instant",
            Self::Amount => "amount",
            Self::Decimal => "decimal",
            Self::Float => "float",
        }
    }

    pub(crate) fn as_arrow(self) -> DataType {
        match self {
            Self::Text => DataType::Utf8View,
            Self::Integer => DataType::Int64,
            Self::Bool => DataType::Boolean,
            Self::Day => DataType::Date32,
            Self::Instant => DataType::Timestamp(TimeUnit::Microsecond, Some(UTC.into())),
            Self::Amount => DataType::Decimal128(AMOUNT_DIGITS, AMOUNT_PLACES),
            Self::Decimal => DataType::Decimal128(NUMBER_DIGITS, NUMBER_PLACES),
            Self::Float => DataType::Float64,
        }
    }
}

/// A column of a table. Any may be empty in a row, where nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub of: ColumnType,
    /// What it means, in both languages.
    pub meaning: Label,
}

impl Column {
    pub(crate) fn new(name: impl Into<String>, of: ColumnType, meaning: Label) -> Self {
        Self { name: name.into(), of, meaning }
    }

    /// The field of an Arrow schema; its metadata `en` and `zh` say what the column means.
    pub(crate) fn field(&self) -> Field {
        let says = [("en", Lang::En), ("zh", Lang::Zh)];
        let metadata: HashMap<String, String> =
            says.into_iter().map(|(key, lang)| (key.to_owned(), self.meaning.say(lang).to_owned())).collect();
        Field::new(&self.name, self.of.as_arrow(), true).with_metadata(metadata)
    }
}
