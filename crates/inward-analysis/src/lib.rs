//! The analysis of `inward`: the numbers that leaders ask for, with their definitions, and the records of a
//! book as tables.
//!
//! | where | what |
//! |---|---|
//! | [`pipeline`] | the investments of a book, or of tables from elsewhere, and what they reached, in columns, for any day |
//! | [`durations`] | statistics of how long things take where some are not over |
//! | [`rates`] | rates as data: definitions, cohorts in doubt with their exact bounds, vintage tables |
//! | [`published`] | printed ratios and sums: how they come about, whether they can be true, what stands behind them |
//! | [`scores`] | land productivity, classes by rank, weighted pipelines, how far likelihoods came true |
//! | [`statistics`] | attribution to sources and events, concentration |
//! | [`records`], [`Table`] | records in columns |
//!
//! Counts, money and rates are exact ([`Fraction`], `inward_core::ratio`); rounding is named, and comes last.
//! Estimates of [`durations`] are floating-point numbers.
//!
//! # Tables
//! Over [Apache Arrow](https://arrow.apache.org): the records of a book in columns, each documented in
//! English and Chinese, for polars, pandas, DuckDB and whatever else reads Arrow.
//!
//! A [`Table`] is made by [`Records`], one row a record, as read at some point: `inward` feeds it
//! (`List::table`, feature `analysis`). Its columns are the same whatever the rows are, and bear the names
//! of the SQL views where they mean the same.
//!
//! - An amount is an exact decimal in its currency's unit; [`Table::amounts_in`] gives another unit, or
//!   floats. Beside it stand its currency and how exact it is.
//! - A date is three columns: `…_earliest` and `…_latest`, its first and its last possible day, and
//!   `…_text`, as precise as it is known. An end that nobody knows is empty.
//! - A milestone has a fourth before them: whether it was reached, `yes` or `possibly`, else empty.
//! - Ids and words are text.
//!
//! [`durations`] has the statistics of how long things take; their results are tables too.

mod amount_unit;
mod cell;
mod column;
pub mod durations;
mod fraction;
mod parts;
pub mod pipeline;
pub mod published;
pub mod rates;
pub mod records;
pub mod report;
pub mod scores;
pub mod statistics;
mod stream;
mod table;
mod table_columns;

pub use amount_unit::{AmountForm, AmountUnit};
pub use cell::Cell;
pub use column::{Column, ColumnType};
pub use fraction::Fraction;
pub use records::Records;
pub use stream::{ArrowSchema, ArrowStream};
pub use table::Table;
pub use table_columns::TableColumns;
