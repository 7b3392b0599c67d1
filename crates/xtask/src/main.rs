//! The project's own commands, `cargo xtask demo | test | bench | stubs`: nothing to install but cargo
//! and, for the tests of the Python side, Python.

mod bench;
mod demo;
mod python;
mod run;
mod stubs;
mod test;

use std::process::ExitCode;

const USAGE: &str = "\
The project's own commands:

  cargo xtask demo [--lang zh]     run the worked example, the Yangquan zone
  cargo xtask test                 everything that must hold before a change goes in
  cargo xtask bench NAME [ARGS]    run the benchmark bench_NAME, such as journal
  cargo xtask stubs [--check]      write what of the Python package programs write, or check it";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next();
    let rest: Vec<String> = args.collect();
    let outcome = match command.as_deref() {
        Some("demo") => demo::demo(&rest),
        Some("test") => test::test(&rest),
        Some("bench") => bench::bench(&rest),
        Some("stubs") => stubs::stubs(&rest),
        None | Some("help" | "--help" | "-h") => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(format!("`{other}` is not a command here\n\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
