//! The conformance suite of journals, run on each; that both keep the same book; and what only a
//! book in a file has.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking; clippy's own allowance ends at helper functions"
)]

mod book;
mod same;
mod story;
mod suite;

#[cfg(feature = "sqlite")]
mod sqlite;
