//! Rates as data: what stands above and below the line, for which cases, is a definition that can be read
//! (numerator, denominator, cohort, rounding, in both languages), and one evaluator counts them all.
//!
//! [`Kpis`] holds the definitions, [`evaluate`] counts one over plain [`Row`]s, and [`CohortTable`] is
//! what it counts into: cohort × event, each yes, possibly or no, with the exact bounds of the rate.

pub(crate) mod cases;
mod cohort_table;
mod definition;
mod evaluate;
mod explain;
mod figure_column;
mod judge;
mod kpis;
mod listed;
mod members;
mod quotient;
mod row;
mod tally;
mod vintage;
mod window;

pub use cohort_table::{CohortTable, Extent, WeightedTable};
pub(crate) use definition::Asks;
pub use definition::{Against, Cohort, KpiDefinition, Measured, Missing, Predicate, Shape, Value};
pub(crate) use evaluate::evaluate_groups;
pub use evaluate::{KpiResult, Query, evaluate};
pub use figure_column::FigureColumn;
pub use kpis::Kpis;
pub use members::{Member, Members};
pub use quotient::QuotientTable;
pub use row::{Entry, Row, Standing};
pub(crate) use tally::Grouping;
pub(crate) use vintage::vintages_of;
pub use vintage::{Vintage, vintages};
pub use window::Window;
