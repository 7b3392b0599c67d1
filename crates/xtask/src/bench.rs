//! `cargo xtask bench NAME`: one benchmark, built as it would be used.

use crate::run::{cargo, run};

/// Benchmarks that are built with the crates they measure beside.
const WITH_YARDSTICKS: [&str; 1] = ["bench_deadlines"];

/// Runs the program `bench_NAME` of the member `tests` with the further arguments.
pub fn bench(args: &[String]) -> Result<(), String> {
    let Some((name, rest)) = args.split_first() else {
        return Err("name a benchmark: cargo xtask bench NAME [ARGS]".to_owned());
    };
    let program = format!("bench_{}", name.replace('-', "_"));
    let mut cargo = cargo();
    cargo.args(["run", "--release", "--locked", "-p", "inward-tests", "--bin", &program]);
    if WITH_YARDSTICKS.contains(&program.as_str()) {
        cargo.args(["--features", "yardsticks"]);
    }
    run(cargo.arg("--").args(rest))
}
