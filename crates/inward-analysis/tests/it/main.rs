//! The tests of the crate from outside: one binary, a module for each area.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    reason = "a test fails by panicking, reads its cases from files, and compares estimates within a tolerance"
)]

mod cases;
mod planning;
mod properties;
mod refusals;
mod tables;
