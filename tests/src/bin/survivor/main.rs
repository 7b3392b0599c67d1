//! Works on a book until it is killed, for the tests of what survives: `survivor <what> <path> …`. It
//! says `ready` once it begins, and every line after that is an acknowledgement.
//!
//! - `work <durability> <worker>`: gives one piece of work after another, and says the number of each
//!   once it is done.
//! - `crowd <durability> <first> <threads> <pieces>`: so many threads give so many pieces each; half of
//!   them share a handle. Each says its worker, the piece, and how long it took.
//! - `load <ledger> <mapping>`: loads a ledger, and says `loaded`.
//! - `rebuild`: folds the book again and again, and says `rebuilt` each time.
//! - `try <worker>`: works until it is refused, and says why.
//! - `fill <kept> <durability> <seed> <rounds>`: works on a disk that fills up, and says what it met.

mod full_disk;

use std::io::Write as _;
use std::ops::Range;
use std::path::Path;
use std::time::{Duration, Instant};

use inward::prelude::*;
use inward_tests::work::{Piece, officer};

/// What a step answers.
type Fallible<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Fallible<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["work", path, durability, worker] => work(Path::new(path), durability, worker.parse()?),
        ["crowd", path, durability, first, threads, pieces] => crowd(
            Path::new(path),
            durability,
            first.parse()?..first.parse::<u32>()? + threads.parse::<u32>()?,
            pieces.parse()?,
        ),
        ["load", path, ledger, mapping] => load(Path::new(path), ledger, mapping),
        ["rebuild", path] => rebuild(Path::new(path)),
        ["try", path, worker] => work_until_refused(Path::new(path), worker.parse()?),
        ["fill", path, kept, durability, seed, rounds] => {
            full_disk::fill(Path::new(path), Path::new(kept), durability, seed.parse()?, rounds.parse()?)
        }
        _ => Err("which of work, crowd, load, rebuild, try, fill, and where?".into()),
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

fn crowd(path: &Path, durability: &str, workers: Range<u32>, pieces: u32) -> Fallible<()> {
    // Longer than it ever should take, on a machine that has much else to do.
    let options = options(durability)?.wait(Duration::from_secs(60));
    let shared = Crm::open_with(path, options.clone())?;
    let work = |worker: u32| -> Result<(), Error> {
        let crm = if worker.is_multiple_of(2) { shared.clone() } else { Crm::open_with(path, options.clone())? };
        let desk = crm.desk(officer())?;
        for number in 0..pieces {
            let began = Instant::now();
            Piece { worker, number }.give(&desk)?;
            println!("{worker} {number} {}", began.elapsed().as_millis());
        }
        Ok(())
    };
    say("ready")?;
    std::thread::scope(|scope| {
        let threads: Vec<_> = workers
            .map(|worker| {
                scope.spawn({
                    let work = &work;
                    move || work(worker)
                })
            })
            .collect();
        threads.into_iter().try_for_each(|thread| match thread.join() {
            Ok(worked) => worked.map_err(Into::into),
            Err(_) => Err("a thread panicked".into()),
        })
    })
}

fn work_until_refused(path: &Path, worker: u32) -> Fallible<()> {
    let work = || -> Result<(), Error> {
        let desk = Crm::open(path)?.desk(officer())?;
        for number in 0.. {
            Piece { worker, number }.give(&desk)?;
            println!("{number}");
        }
        Ok(())
    };
    work().or_else(|error| say(format!("{} {}", error.code(), error.say(Lang::En))))
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
