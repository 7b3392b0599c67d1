//! What the tests, the benchmarks and the programs that they start share.

pub mod generated;
pub mod work;
