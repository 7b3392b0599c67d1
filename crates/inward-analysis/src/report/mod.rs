//! The report of a zone (报告) as one page of HTML: what is to be told is plain data, and the page is drawn from it
//! alone. It names nothing outside itself, so that it opens without a network and prints as it looks.
//!
//! Charts are inline SVG. What is possible only is drawn lighter, and every figure of a chart stands beside it in
//! words too. All text is escaped.

mod bars;
mod curves;
mod data;
mod drawing;
mod figures;
mod lettering;
mod markup;
mod page;
mod parts;
mod ticks;

pub use data::{
    AttentionLine, ChangeOfStage, Changes, Cohort, DebtorPromises, Duration, MilestoneCount, PlannedMilestone,
    PlannedYear, Plans, Promises, RateOfCohorts, ReachedSince, Report,
};
