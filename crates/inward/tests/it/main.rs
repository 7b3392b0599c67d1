//! Tests of the plain Rust API.

mod another_book;
mod as_of;
mod bad_input;
mod clock;
mod handles;
mod public_api;
mod snippet;
