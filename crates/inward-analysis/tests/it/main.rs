//! The analysis, held against the checkable cases, against properties, and against answers worked out by hand.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking and reads its cases from files; clippy's own allowance ends at helper functions"
)]

mod cases;
mod doubts;
mod kpis;
mod published;
mod published_cases;
mod refusals;
mod score_cases;
