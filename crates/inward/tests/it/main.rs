//! Tests of the plain Rust API.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails says so by panicking")]

mod another_book;
mod api_snapshot;
mod approvals;
mod archives;
mod as_of;
mod attention;
mod bad_input;
#[cfg(feature = "analysis")]
mod changes;
mod clock;
mod days;
mod desks;
mod escalations;
mod found;
mod handles;
mod history;
mod issues;
#[cfg(feature = "analysis")]
mod kpis;
#[cfg(feature = "ledger")]
mod load;
#[cfg(feature = "sqlite")]
mod model;
mod moves;
#[cfg(feature = "analysis")]
mod nothing_to_count;
#[cfg(feature = "analysis")]
mod outcomes;
mod paging;
#[cfg(feature = "analysis")]
mod pipeline;
#[cfg(feature = "analysis")]
mod progress;
mod promise_board;
mod public_api;
#[cfg(feature = "analysis")]
mod report;
mod snippet;
#[cfg(feature = "analysis")]
mod stages;
#[cfg(feature = "analysis")]
mod statistics;
mod sums;
#[cfg(feature = "analysis")]
mod table;
mod taken_out;
#[cfg(feature = "analysis")]
mod transitions;
#[cfg(feature = "analysis")]
mod transitions_day_by_day;
#[cfg(feature = "sqlite")]
mod zones;
