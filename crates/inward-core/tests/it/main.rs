//! Integration tests of the core: one binary, a module for each area.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test fails by panicking and reads its cases from files; clippy's own allowance ends at helper functions"
)]

mod calendar;
mod cases;
mod clawback;
mod commands;
mod deadline;
mod evolve;
mod exposure;
mod facts;
mod formulas;
mod golden;
mod history;
mod identifier;
mod issue;
mod money;
mod number;
mod playbook;
mod ratio;
mod reduction;
mod refusals;
mod tally;
mod when;
mod world;
