//! Works on a book until it is killed, for the tests of what survives: `survivor <what> <path> …`. It
//! says `ready` once it begins, and every line after that is an acknowledgement.
//!
//! - `work <durability> <worker>`: gives one piece of work after another, and says the number of each
//!   once it is done.
//! - `load <ledger> <mapping>`: loads a ledger, and says `loaded`.
//! - `rebuild`: folds the book again and again, and says `rebuilt` each time.

use std::io::Write as _;
use std::path::Path;

use inward::prelude::*;
use inward_tests::work::{Piece, officer};

/// What a step answers.
type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Fallible<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["work", path, durability, worker] => work(Path::new(path), durability, worker.parse()?),
        ["load", path, ledger, mapping] => load(Path::new(path), ledger, mapping),
        ["rebuild", path] => rebuild(Path::new(path)),
        _ => Err("which of work, load, rebuild, and where?".into()),
    }
}

/// Says a line at once, in one piece.
fn say(line: impl std::fmt::Display) -> Fallible<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes())?;
    Ok(out.flush()?)
}

fn options(durability: &str) -> Fallible<Options> {
    match durability {
        "full" => Ok(Options::default()),
        "normal" => Ok(Options::default().without_waiting_for_disk()),
        _ => Err("full or normal?".into()),
    }
}

fn work(path: &Path, durability: &str, worker: u32) -> Fallible<()> {
    let desk = Crm::open_with(path, options(durability)?)?.desk(officer())?;
    say("ready")?;
    for number in 0.. {
        Piece { worker, number }.give(&desk)?;
        say(number)?;
    }
    Ok(())
}

fn load(path: &Path, ledger: &str, mapping: &str) -> Fallible<()> {
    let load = Crm::open(path)?.desk(officer())?.load(ledger, mapping)?;
    say("ready")?;
    load.commit()?;
    say("loaded")?;
    loop {
        std::thread::park();
    }
}

fn rebuild(path: &Path) -> Fallible<()> {
    let crm = Crm::open(path)?;
    say("ready")?;
    loop {
        crm.rebuild()?;
        say("rebuilt")?;
    }
}
