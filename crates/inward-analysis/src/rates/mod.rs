//! Rates as data: what stands above and below the line, for which cases, is a definition that can be read
//! (numerator, denominator, cohort, rounding, in both languages), and one evaluator counts them all.
//!
//! [`Kpis`] holds the definitions, [`evaluate`] counts one over plain [`Row`]s, and [`CohortTable`] is
//! what it counts into: cohort × event, each yes, possibly or no, with the exact bounds of the rate.

mod cohort_table;
mod definition;
mod evaluate;
mod kpis;
mod predicate;
mod quotient;
mod row;
mod vintage;
mod window;
mod worlds;

pub use cohort_table::{CohortTable, Extent, WeightedTable};
pub use definition::{Against, Cohort, KpiDefinition, Measured, Missing, Predicate, Shape, Value};
pub use evaluate::{KpiResult, Member, Query, evaluate};
pub use kpis::Kpis;
pub use quotient::QuotientTable;
pub use row::{Entry, Row, Standing};
pub use vintage::{Vintage, vintages};
pub use window::Window;
