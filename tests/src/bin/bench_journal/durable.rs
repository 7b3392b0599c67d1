//! Commands given one at a time, each durable before the next, to a book that holds many
//! investments; beside the rows that each of them wrote, written by rusqlite alone.

use std::fs;
use std::path::Path;
use std::time::Duration;

use inward::core::id::Id;
use inward::core::organisation::Organisation;
use inward::{Crm, Desk, Options};

use crate::Fallible;
use crate::copy::connect;
use crate::recording::{FiveWritten, Replay, record};
use crate::timing::{Took, each, heading, line, median, ratio, time};
use crate::workload::{self, Five, VERBS};

/// Blocks of each, in turn.
const ROUNDS: usize = 9;
/// Investments in a block.
const BLOCK: usize = 40;

/// The times of one side: of each block, and of each command by verb.
#[derive(Default)]
struct Times {
    blocks: Vec<Duration>,
    processor: Vec<Duration>,
    verbs: [Vec<Duration>; VERBS.len()],
}

impl Times {
    fn block(&mut self, mut command: impl FnMut(usize, usize) -> Fallible<()>) -> Fallible<()> {
        let ((), took) = time(|| {
            for investment in 0..BLOCK {
                for (verb, times) in self.verbs.iter_mut().enumerate() {
                    let began = std::time::Instant::now();
                    command(investment, verb)?;
                    times.push(began.elapsed());
                }
            }
            Fallible::Ok(())
        })?;
        let Took { wall, processor } = took;
        self.blocks.push(wall);
        self.processor.push(processor);
        Ok(())
    }
}

/// Extends copies of a loaded book and prints the lines.
pub fn run(folder: &Path, loaded: &Path, size: u32) -> Fallible<()> {
    let work = work(loaded, size)?;
    let recorded = folder.join("recorded.db");
    fs::copy(loaded, &recorded)?;
    let crm = Crm::open_with(&recorded, Options::default())?;
    let rows = record(&recorded, &crm.desk(workload::officer())?, &work)?;
    crm.close()?;
    fs::remove_file(&recorded)?;
    let written: usize = rows.iter().flatten().map(Vec::len).sum();

    heading("one durable command", "µs a command");
    for (synchronous, options) in
        [("FULL", Options::default()), ("NORMAL", Options::default().without_waiting_for_disk())]
    {
        let (ours, alone) = beside(folder, loaded, synchronous, options, &work, &rows)?;
        let count = BLOCK * VERBS.len();
        let (our_wall, their_wall) = (median(ours.blocks), median(alone.blocks));
        let (our_processor, their_processor) = (median(ours.processor), median(alone.processor));
        line(
            &format!("synchronous={synchronous}, {} rows each", written / work.len() / VERBS.len()),
            [
                &each(our_wall, count),
                &each(their_wall, count),
                &ratio(their_wall, our_wall),
                &each(our_processor, count),
                &each(their_processor, count),
            ],
        );
        for ((verb, ours), alone) in VERBS.iter().zip(ours.verbs).zip(alone.verbs) {
            let (ours, alone) = (median(ours), median(alone));
            line(&format!("  {verb}"), [&each(ours, 1), &each(alone, 1), &ratio(alone, ours), "", ""]);
        }
        line("  all five together", ["", "", "", &each(our_processor, BLOCK), &each(their_processor, BLOCK)]);
    }
    in_memory()
}

/// Commands for the investments that follow those of the book.
fn work(loaded: &Path, size: u32) -> Fallible<Vec<Five>> {
    let crm = Crm::open(loaded)?;
    let investors: Vec<Id<Organisation>> =
        crm.organisations().limit(500).page()?.items.iter().map(|organisation| organisation.id).collect();
    crm.close()?;
    five_times(size, &investors)
}

fn five_times(after: u32, investors: &[Id<Organisation>]) -> Fallible<Vec<Five>> {
    let count = u32::try_from(ROUNDS * BLOCK)?;
    let ids = || std::array::from_fn(|_| workload::fresh());
    (after..after + count).map(|number| workload::five(number, ids(), investors)).collect()
}

/// Blocks of the book and of rusqlite alone in turn, each beginning every other round.
fn beside(
    folder: &Path,
    loaded: &Path,
    synchronous: &str,
    options: Options,
    work: &[Five],
    rows: &[FiveWritten],
) -> Fallible<(Times, Times)> {
    let (our_path, their_path) = (folder.join("extended.db"), folder.join("alone.db"));
    fs::copy(loaded, &our_path)?;
    fs::copy(loaded, &their_path)?;
    let crm = Crm::open_with(&our_path, options)?;
    let desk = crm.desk(workload::officer())?;
    let mut replay = Replay::over(connect(&their_path, synchronous)?)?;
    let (mut ours, mut alone) = (Times::default(), Times::default());
    for (round, (work, rows)) in work.chunks(BLOCK).zip(rows.chunks(BLOCK)).enumerate() {
        for turn in [round % 2, (round + 1) % 2] {
            if turn == 0 {
                ours.block(|investment, verb| give(&desk, work, investment, verb))?;
            } else {
                alone.block(|investment, verb| {
                    let rows = rows.get(investment).and_then(|rows| rows.get(verb)).ok_or("no rows")?;
                    replay.write(rows)
                })?;
            }
        }
    }
    crm.close()?;
    drop(replay);
    fs::remove_file(&our_path)?;
    fs::remove_file(&their_path)?;
    Ok((ours, alone))
}

fn give(desk: &Desk, work: &[Five], investment: usize, verb: usize) -> Fallible<()> {
    let command = work.get(investment).and_then(|five| five.get(verb)).ok_or("no command")?;
    workload::give(desk, command)
}

/// The same commands to a book in memory: what is left where there is no SQLite.
fn in_memory() -> Fallible<()> {
    let crm = Crm::in_memory(workload::zone())?;
    let desk = crm.desk(workload::officer())?;
    let investors = workload::investors(&desk)?;
    let mut times = Times::default();
    for work in five_times(0, &investors)?.chunks(BLOCK) {
        times.block(|investment, verb| give(&desk, work, investment, verb))?;
    }
    let count = BLOCK * VERBS.len();
    let processor = median(times.processor);
    line("a small book in memory", [&each(median(times.blocks), count), "", "", &each(processor, count), ""]);
    line("  all five together", ["", "", "", &each(processor, BLOCK), ""]);
    Ok(())
}
