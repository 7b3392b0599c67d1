//! Tests of the plain Rust API.

mod snippet;
