//! The analysis from outside, held against the checkable cases, against properties, and against answers worked
//! out by hand: one binary, a module for each area.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    reason = "a test fails by panicking, reads its cases from files, and compares estimates within a tolerance"
)]

mod cases;
mod doubts;
mod durations;
mod kpis;
mod many;
mod outside;
mod published;
mod published_cases;
mod refusals;
mod score_cases;
mod statistics;
