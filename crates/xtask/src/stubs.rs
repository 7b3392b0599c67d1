//! `cargo xtask stubs [--check]`: what of the Python package is written by programs, from the table of
//! commands and from the native half. The files are committed; with `--check` they are held against
//! what would be written.

use std::path::Path;
use std::process::Command;

use crate::python;
use crate::run::{cargo, output, program, root, run};

/// The typed desk, one method a command.
const DESK: &str = "python/inward/desk.py";

/// The typed batch, with the same methods.
const BATCH: &str = "python/inward/batch.py";

/// The types of the native half.
const NATIVE: &str = "python/inward/_native.pyi";

/// Writes the files, or says which of them are stale.
pub fn stubs(args: &[String]) -> Result<(), String> {
    let checks = match args {
        [] => false,
        [only] if only == "--check" => true,
        _ => return Err(format!("`cargo xtask stubs` takes only `--check`, but was given `{}`", args.join(" "))),
    };
    let written = [(DESK, commands("desk")?), (BATCH, commands("batch")?), (NATIVE, native(&python::environment()?)?)];
    let mut stale = Vec::new();
    for (path, text) in written {
        let full = root().join(path);
        if std::fs::read(&full).is_ok_and(|committed| committed == text) {
            continue;
        }
        if checks {
            stale.push(path);
        } else {
            std::fs::write(&full, text).map_err(|error| format!("{path}: {error}"))?;
            println!("wrote {path}");
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("stale: {}; `cargo xtask stubs` writes them anew", stale.join(", ")))
}

/// One method a command, of a desk or of a batch.
fn commands(what: &str) -> Result<Vec<u8>, String> {
    let program = ["run", "--quiet", "--locked", "-p", "inward-tests", "--bin", "python_desk", "--", what];
    output(cargo().args(program))
}

fn native(python: &Path) -> Result<Vec<u8>, String> {
    let folder = root().join("target/stubs");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let options = ["--locked", "--quiet", "--manifest-path", "python/Cargo.toml", "--out", "target/stubs"];
    run(maturin(python).arg("generate-stubs").args(options))?;
    let written = find(&folder, "_native.pyi").ok_or("maturin wrote no `_native.pyi`")?;
    let stub = std::fs::read_to_string(&written).map_err(|error| format!("{}: {error}", written.display()))?;
    Ok(overloaded(&stub)?.into_bytes())
}

/// A method that gives one answer without a keyword and another with it.
const OVERLOADED: (&str, &str, [&str; 2]) = ("time_between", "competing", ["TimeBetween", "OutcomesBetween"]);

/// The stub with two overloads in place of that method, which the native half cannot say.
fn overloaded(stub: &str) -> Result<String, String> {
    let (method, keyword, [without, with]) = OVERLOADED;
    let begins = format!("    def {method}(");
    let optional = format!(", {keyword}: Any | None = None");
    let lacks = || format!("the stub has no `{method}` that gives `{without} | {with}`");
    let line = stub.lines().find(|line| line.starts_with(&begins)).ok_or_else(lacks)?;
    let signature = line.strip_suffix(&format!(") -> {without} | {with}:")).ok_or_else(lacks)?;
    let (before, after) = signature.split_once(&optional).ok_or_else(lacks)?;
    let alone = format!("{before}, {keyword}: None = None{after}) -> {without}: ...");
    let asked = format!("{before}, {keyword}: Any{after}) -> {with}:");
    let written = format!("    @overload\n{alone}\n    @overload\n{asked}");
    Ok(stub.replace(line, &written).replace("SupportsIndex, final\n", "SupportsIndex, final, overload\n"))
}

/// The builder of Python packages, from the environment of the tests.
pub fn maturin(python: &Path) -> Command {
    let mut command = program(python);
    command.args(["-m", "maturin"]);
    command
}

fn find(folder: &Path, name: &str) -> Option<std::path::PathBuf> {
    std::fs::read_dir(folder)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .find_map(|path| if path.is_dir() { find(&path, name) } else { path.ends_with(name).then_some(path) })
}
