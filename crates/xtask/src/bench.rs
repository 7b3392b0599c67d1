//! `cargo xtask bench NAME`: one benchmark, built as it would be used.

use crate::run::{cargo, run};

/// Runs the program `bench_NAME` of the member `tests` with the further arguments.
pub fn bench(args: &[String]) -> Result<(), String> {
    let Some((name, rest)) = args.split_first() else {
        return Err("name a benchmark: cargo xtask bench NAME [ARGS]".to_owned());
    };
    let program = format!("bench_{}", name.replace('-', "_"));
    run(cargo().args(["run", "--release", "--locked", "-p", "inward-tests", "--bin", &program, "--"]).args(rest))
}
