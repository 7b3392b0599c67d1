//! `cargo xtask test`: everything that must hold before a change goes in, the quick checks first.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::python;
use crate::run::{cargo, run, shown, works};
use crate::stubs::stubs;

/// What came of the steps.
#[derive(Default)]
struct Report {
    passed: Vec<&'static str>,
    skipped: Vec<String>,
}

/// Runs every step and stops at the first that fails.
pub fn test(args: &[String]) -> Result<(), String> {
    if let Some(unknown) = args.first() {
        return Err(format!("`cargo xtask test` takes no arguments, but was given `{unknown}`"));
    }
    let start = Instant::now();
    let mut report = Report::default();

    report.component("format", "fmt", "rustfmt", cargo().args(["fmt", "--all", "--check"]))?;
    report.component(
        "lints",
        "clippy",
        "clippy",
        cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]),
    )?;
    // Plain `cargo test`, for it alone runs the examples in the documentation. What is linked with
    // Python is tested from there.
    let all_but_python = ["test", "--workspace", "--exclude", "inward-python", "--all-features", "--locked"];
    report.step("tests", cargo().args(all_but_python))?;
    report.step("without features", cargo().args(["check", "-p", "inward", "--no-default-features", "--locked"]))?;
    announce("Python environment");
    let python = python::environment().map_err(|error| failed("Python environment", &error))?;
    announce("stubs: cargo xtask stubs --check");
    stubs(&["--check".to_owned()]).map_err(|error| failed("stubs", &error))?;
    report.passed.push("stubs");
    announce("Python package");
    let wheel = python::package(&python).map_err(|error| failed("Python package", &error))?;
    let mut tests = crate::run::program(python);
    tests.args(["-m", "pytest", "-q", "tests/python"]).env("INWARD_WHEEL", wheel);
    report.step("Python tests", &mut tests)?;

    println!("\n{}", report.summary(start.elapsed()));
    Ok(())
}

impl Report {
    fn step(&mut self, name: &'static str, command: &mut Command) -> Result<(), String> {
        announce(&format!("{name}: {}", shown(command)));
        run(command).map_err(|error| failed(name, &error))?;
        self.passed.push(name);
        Ok(())
    }

    /// A step that needs a component of the toolchain; where that is missing it is skipped, loudly.
    fn component(
        &mut self,
        name: &'static str,
        subcommand: &str,
        component: &str,
        command: &mut Command,
    ) -> Result<(), String> {
        if works(cargo().args([subcommand, "--version"])) {
            return self.step(name, command);
        }
        announce(&format!(
            "{name}: SKIPPED, `cargo {subcommand}` is missing here; `rustup component add {component}` installs it"
        ));
        self.skipped.push(format!("{name} (no cargo {subcommand})"));
        Ok(())
    }

    fn summary(&self, taken: Duration) -> String {
        let mut line = format!("xtask: passed in {} s: {}", taken.as_secs(), self.passed.join(", "));
        if !self.skipped.is_empty() {
            line.push_str("; SKIPPED: ");
            line.push_str(&self.skipped.join(", "));
        }
        line
    }
}

fn announce(text: &str) {
    println!("\n=== {text}");
}

fn failed(name: &str, error: &str) -> String {
    format!("FAILED at {name}: {error}")
}
