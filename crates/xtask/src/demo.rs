//! `cargo xtask demo`: the worked example.

use crate::run::{cargo, run};

/// Runs the worked example with these arguments, such as `--lang zh`.
pub fn demo(args: &[String]) -> Result<(), String> {
    let example = ["run", "--release", "--locked", "-p", "inward-examples", "--bin", "yangquan", "--"];
    run(cargo().args(example).args(args))
}
