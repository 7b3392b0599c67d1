//! What a package of Python needs for the same questions: a child process asks it, and prints for each
//! question one line of JSON with the time it took and what was answered.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::Fallible;

/// One question: how long it took, by the clock and of the processor, and the answer in figures.
#[derive(Debug, Deserialize)]
pub struct Answered {
    pub question: String,
    pub seconds: f64,
    pub cpu_seconds: Option<f64>,
    pub figures: Vec<f64>,
}

/// Asks a Python program about the files of a folder. None, said loudly, where `package` is not installed.
pub fn asked(program: &str, package: &str, folder: &Path) -> Fallible<Option<Vec<Answered>>> {
    let python = python();
    let mut check = Command::new(&python);
    check.args(["-c", &format!("import {package}")]).stderr(Stdio::null());
    if !check.status().is_ok_and(|status| status.success()) {
        println!("SKIPPED: no {package} in {}: nothing is compared. `cargo xtask test` installs it.", python.display());
        return Ok(None);
    }
    let output = Command::new(&python).args(["-c", program]).arg(folder).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err(format!("{} ended with {}", python.display(), output.status).into());
    }
    let lines = String::from_utf8(output.stdout)?;
    Ok(Some(lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?))
}

/// The Python of the tests, if there is one; else whichever is found.
fn python() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.venv");
    let own = tests.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if own.exists() { own } else { "python3".into() }
}

/// Asks a question so often, and gives the fastest time, the mean time of the processor, and the answer.
pub fn fastest<T>(
    question: impl Into<String>,
    rounds: u32,
    mut ask: impl FnMut() -> Fallible<T>,
) -> Fallible<(Answered, T)> {
    let (mut fastest, mut last) = (Duration::MAX, None);
    let cpu_begun = cpu_time();
    for _ in 0..rounds {
        // What was answered before is released outside of the time that is measured.
        drop(last.take());
        let begun = Instant::now();
        last = Some(black_box(ask()?));
        fastest = fastest.min(begun.elapsed());
    }
    let cpu = cpu_begun.and_then(|begun| cpu_time()?.checked_sub(begun)?.checked_div(rounds));
    let answered = Answered {
        question: question.into(),
        seconds: fastest.as_secs_f64(),
        cpu_seconds: cpu.map(|cpu| cpu.as_secs_f64()),
        figures: Vec::new(),
    };
    Ok((answered, last.ok_or("it was never asked")?))
}

/// How long this thread was on a processor, where the system tells.
fn cpu_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// How busy the machine was in the last minute, where the system tells.
pub fn load() -> String {
    let told = std::fs::read_to_string("/proc/loadavg").ok();
    told.and_then(|told| told.split(' ').next().map(str::to_owned)).unwrap_or_else(|| "unknown".to_owned())
}
