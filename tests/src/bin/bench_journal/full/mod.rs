//! Books of ten thousand to a million investments: how long each question and each task takes, and how
//! much memory. Each step runs in a process of its own, so that the peak is the step's.

mod questions;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use inward::prelude::*;
use inward_tests::generated::Generator;

use crate::Fallible;
use crate::timing::{Took, time};

/// The investments of the books where none are said.
pub const SIZES: [u32; 3] = [10_000, 100_000, 1_000_000];

/// How the arguments begin by which a process is told to take one step.
pub const STEP: &str = "--step";

/// So many investments are loaded in one transaction.
const TOGETHER: usize = 1_000;

/// The seed of the books.
const SEED: u64 = 1;

type Step = fn(&Path, u32, &mut Said) -> Fallible<()>;

/// What is done with each book, in this order.
const STEPS: [(&str, Step); 9] = [
    ("load", load),
    ("page", questions::page),
    ("filter", questions::filter),
    ("find", questions::find),
    ("count", questions::count),
    ("verify", verify),
    ("dump", dump),
    ("restore", restore),
    ("rebuild", rebuild),
];

/// What a step has to say: of each question its time on the wall and on the processor in microseconds,
/// and the most memory, in KiB.
#[derive(Default, serde::Serialize, serde::Deserialize)]
struct Said {
    lines: Vec<(String, u64, u64, String)>,
    peak: u64,
}

impl Said {
    fn say(&mut self, what: &str, took: Took, more: &str) {
        let micros = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        self.lines.push((what.to_owned(), micros(took.wall), micros(took.processor), more.to_owned()));
    }
}

/// Makes the books in a folder, takes every step on each, and removes it before the next.
pub fn run(folder: &Path, sizes: &[u32]) -> Fallible<()> {
    let mut peaks: Vec<Vec<u64>> = vec![Vec::new(); STEPS.len()];
    for size in sizes {
        println!("{size} investments (ms on the wall, on the processor)");
        let book = folder.join(format!("{size}.db"));
        for ((name, _), peaks) in STEPS.iter().zip(&mut peaks) {
            peaks.push(in_another_process(name, &book, *size)?);
        }
        println!("  {:<60} {:>10}", "the book (MiB)", book.metadata()?.len() >> 20);
        std::fs::remove_file(&book)?;
    }
    println!("peak of memory (MiB; the last two columns but one beside each other)");
    for ((name, _), peaks) in STEPS.iter().zip(peaks) {
        let each: String = peaks.iter().map(|peak| format!("{:>10}", peak >> 10)).collect();
        let ratio = match peaks.as_slice() {
            [.., one, other] if *one > 0 => format!("{}.{:02}", other / one, other % one * 100 / one),
            _ => "-".to_owned(),
        };
        println!("  {name:<60} {each} {ratio:>6}");
    }
    Ok(())
}

/// Takes a step in a process of its own, prints what it says, and answers its peak of memory in KiB.
fn in_another_process(name: &str, book: &Path, size: u32) -> Fallible<u64> {
    let output = Command::new(std::env::current_exe()?)
        .args([STEP, name, book.to_str().ok_or("a path that is not Unicode")?, &size.to_string()])
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err(format!("{name} of {size}: {}", output.status).into());
    }
    let said: Said = serde_json::from_slice(&output.stdout)?;
    let millis = |micros: u64| format!("{}.{}", micros / 1_000, micros % 1_000 / 100);
    for (what, wall, processor, more) in said.lines {
        println!("  {what:<60} {:>10} {:>10}   {more}", millis(wall), millis(processor));
    }
    Ok(said.peak)
}

/// Takes the step that the arguments name and says what came of it.
pub fn take(mut arguments: impl Iterator<Item = String>) -> Fallible<()> {
    let mut next = || arguments.next().ok_or("a step, a book and a number of investments");
    let (name, book, size) = (next()?, PathBuf::from(next()?), next()?.parse()?);
    let (_, step) = STEPS.iter().find(|(known, _)| *known == name).ok_or("no such step")?;
    let mut said = Said::default();
    step(&book, size, &mut said)?;
    said.peak = peak();
    println!("{}", serde_json::to_string(&said)?);
    Ok(())
}

/// The most memory that this process has held so far, in KiB, where the system tells (Linux).
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn load(book: &Path, size: u32, said: &mut Said) -> Fallible<()> {
    let crm = Crm::create_with(book, Generator::zone(), Generator::options())?;
    let (commands, took) = time(|| Generator::new(SEED).load(&crm, usize::try_from(size)?, TOGETHER))?;
    let events = crm.head()?.position;
    crm.close()?;
    let each = took.wall.as_nanos() / u128::from(commands.max(1));
    said.say("load", took, &format!("{commands} commands, {events} events, {each} ns a command"));
    Ok(())
}

fn verify(book: &Path, _: u32, said: &mut Said) -> Fallible<()> {
    let crm = Crm::open_with(book, Generator::options())?;
    let (head, took) = time(|| crm.verify(None))?;
    said.say("verify", took, &format!("{} events", head.position));
    Ok(())
}

/// The archive of a book, beside it.
fn archive(book: &Path) -> PathBuf {
    book.with_extension("jsonl")
}

fn dump(book: &Path, _: u32, said: &mut Said) -> Fallible<()> {
    let crm = Crm::open_with(book, Generator::options())?;
    let (head, took) = time(|| crm.dump(archive(book)))?;
    said.say("dump", took, &format!("{} events, {} MiB", head.position, archive(book).metadata()?.len() >> 20));
    Ok(())
}

fn restore(book: &Path, size: u32, said: &mut Said) -> Fallible<()> {
    let again = book.with_extension("again");
    let (crm, took) = time(|| Crm::restore_with(Archive::open(archive(book))?, &again, Generator::options()))?;
    if crm.investments().count()? != u64::from(size) {
        return Err("not every investment was restored".into());
    }
    crm.close()?;
    std::fs::remove_file(archive(book))?;
    std::fs::remove_file(again)?;
    said.say("restore", took, "");
    Ok(())
}

fn rebuild(book: &Path, size: u32, said: &mut Said) -> Fallible<()> {
    let crm = Crm::open_with(book, Generator::options())?;
    let ((), took) = time(|| crm.rebuild())?;
    if crm.investments().count()? != u64::from(size) {
        return Err("not every investment is there any more".into());
    }
    crm.close()?;
    said.say("rebuild", took, "");
    Ok(())
}
