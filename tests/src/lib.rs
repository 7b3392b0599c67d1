//! What the tests and benchmarks of the whole system share, also with the programs that they start.

pub mod generated;
pub mod work;
