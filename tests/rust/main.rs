//! Tests of the whole system: one binary, a module for each area.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking; clippy's own allowance ends at helper functions"
)]

mod architecture;
mod demo;
mod dependencies;
mod generated;
mod lists;
mod old_books;
mod other_processes;
mod reports;
mod seed_facts;
mod sql_page;
mod survival;
mod yangquan_ledgers;

use std::path::PathBuf;

/// The top folder of the project.
fn root() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
