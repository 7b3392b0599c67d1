//! The analysis, held against the checkable cases, against properties, and against answers worked out by hand.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking and reads its cases from files; clippy's own allowance ends at helper functions"
)]

mod published;
