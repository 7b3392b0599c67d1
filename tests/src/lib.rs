//! What the tests and benchmarks of the whole system share.

pub mod generated;
