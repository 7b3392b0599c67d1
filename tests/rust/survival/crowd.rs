//! Many who write at once: threads of several programs, some of which share a handle, beside readers.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

use inward::prelude::*;
use inward_tests::work::Piece;

use super::{assert_folds, book, start};

/// How many threads write in each program.
const THREADS: u32 = 16;

/// How many pieces of work each of them gives.
const PIECES: u32 = 16;

/// A program whose threads write: half of them share a handle, half have their own. The workers are
/// numbered from `first`.
fn crowd(path: &Path, durability: &str, first: u32) -> Child {
    let numbers = [first, THREADS, PIECES].map(|number| number.to_string());
    start("crowd", path, &[durability, &numbers[0], &numbers[1], &numbers[2]])
}

/// What each worker acknowledged, in the order in which it did, and the longest that one waited.
fn acknowledged(output: &[u8]) -> (BTreeMap<u32, Vec<u32>>, Duration) {
    let mut by_worker: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut longest = 0;
    let text = std::str::from_utf8(output).unwrap();
    for line in text.lines().filter(|line| *line != "ready") {
        let [worker, number, millis] = *line.split(' ').collect::<Vec<_>>() else { panic!("{line}") };
        by_worker.entry(worker.parse().unwrap()).or_default().push(number.parse().unwrap());
        longest = longest.max(millis.parse().unwrap());
    }
    (by_worker, Duration::from_millis(longest))
}

/// Asserts that the pieces stand in the book in whole, every worker's in its order and no others, but
/// for one more of each whose program was killed.
fn assert_holds(crm: &Crm, after: u64, acknowledged: &BTreeMap<u32, Vec<u32>>, killed_from: u32) {
    let events = crm.events(after, usize::MAX).unwrap();
    assert!(events.iter().zip(after + 1..).all(|(event, position)| event.position == position));
    let mut commands: Vec<CommandId> = events.iter().map(|event| event.command).collect();
    commands.dedup();
    let mut expected = 0;
    for (worker, numbers) in acknowledged {
        assert!(numbers.iter().copied().eq(0..numbers.len() as u32), "{worker}: {numbers:?}");
        let piece = |number| Piece { worker: *worker, number }.commands();
        let one_more = piece(numbers.len() as u32);
        let is_there = *worker >= killed_from && commands.contains(&one_more[0]);
        let all: Vec<CommandId> =
            numbers.iter().flat_map(|number| piece(*number)).chain(one_more.into_iter().filter(|_| is_there)).collect();
        let found: Vec<CommandId> = commands.iter().copied().filter(|command| all.contains(command)).collect();
        assert_eq!(found, all, "worker {worker}");
        expected += all.len();
    }
    assert_eq!(commands.len(), expected, "there is what nobody acknowledged");
}

#[test]
fn two_programs_of_sixteen_threads_write_at_once_and_lose_nothing() {
    for durability in ["full", "normal"] {
        let (_folder, path) = book();
        let before = Crm::open(&path).unwrap().head().unwrap();
        let programs = [crowd(&path, durability, 100), crowd(&path, durability, 200)];
        let mut all = BTreeMap::new();
        let mut longest = Duration::ZERO;
        for program in programs {
            let output = program.wait_with_output().unwrap();
            assert!(output.status.success(), "{output:?}");
            let (by_worker, waited) = acknowledged(&output.stdout);
            all.extend(by_worker);
            longest = longest.max(waited);
        }
        println!("{durability}: {} threads, {PIECES} pieces each, the longest took {longest:?}", all.len());
        assert_eq!(all.len() as u32, 2 * THREADS);
        assert!(all.values().all(|numbers| numbers.len() as u32 == PIECES));
        let crm = Crm::open(&path).unwrap();
        assert_eq!(crm.verify(Some(&before)).unwrap(), crm.head().unwrap());
        assert_holds(&crm, before.position, &all, u32::MAX);
        assert_folds(&crm, &path);
    }
}

#[test]
fn of_two_programs_that_write_one_is_killed_and_the_other_goes_on() {
    const KILLS: u32 = 8;
    let (_folder, path) = book();
    let mut killed_early = 0;
    for round in 1..=KILLS {
        let before = Crm::open(&path).unwrap().head().unwrap();
        let stays = crowd(&path, "normal", round * 1_000);
        let mut goes = crowd(&path, "normal", round * 1_000 + 500);
        std::thread::sleep(Duration::from_millis(u64::from(round) * 40));
        goes.kill().unwrap();
        let [stays, goes] = [stays, goes].map(|program| program.wait_with_output().unwrap());
        assert!(stays.status.success(), "{stays:?}");
        let (mut all, _) = acknowledged(&stays.stdout);
        assert_eq!(all.values().map(Vec::len).sum::<usize>() as u32, THREADS * PIECES);
        let (gone, _) = acknowledged(&goes.stdout);
        killed_early += u32::from(gone.values().map(Vec::len).sum::<usize>() < (THREADS * PIECES) as usize);
        all.extend((0..THREADS).map(|thread| {
            let worker = round * 1_000 + 500 + thread;
            (worker, gone.get(&worker).cloned().unwrap_or_default())
        }));
        let crm = Crm::open(&path).unwrap();
        crm.verify(Some(&before)).unwrap();
        assert_holds(&crm, before.position, &all, round * 1_000 + 500);
    }
    assert!(killed_early >= KILLS / 2, "{killed_early}");
    assert_folds(&Crm::open(&path).unwrap(), &path);
}

/// Another tool that reads for long sees the book of one moment, holds up nobody who writes, and the log
/// of writes, which must keep all of it meanwhile, is short again afterwards.
#[test]
fn a_long_reader_holds_up_nobody() {
    let (_folder, path) = book();
    let crm = Crm::open(&path).unwrap();
    let desk = crm.desk(inward_tests::work::officer()).unwrap();
    let give = |number| {
        let began = Instant::now();
        Piece { worker: 1, number }.give(&desk).unwrap();
        began.elapsed()
    };
    let log = || path.with_extension("db-wal").metadata().unwrap().len();
    let reader = rusqlite::Connection::open(&path).unwrap();
    let count = || -> i64 { reader.query_row("SELECT count(*) FROM event", [], |row| row.get(0)).unwrap() };
    reader.execute_batch("BEGIN").unwrap();
    let before = count();
    let (mut number, mut longest) = (0, Duration::ZERO);
    while log() < 10 << 20 {
        longest = longest.max(give(number));
        number += 1;
        assert!(number < 3_000, "the log does not grow");
    }
    assert_eq!(count(), before);
    assert!(longest < Duration::from_secs(2), "a command took {longest:?}");
    reader.execute_batch("COMMIT").unwrap();
    assert!(count() > before + i64::from(number));
    (number..number + 3).map(give).for_each(|took| longest = longest.max(took));
    println!("{number} pieces beside a reader, the longest took {longest:?}; then the log has {} bytes", log());
    assert!(log() <= 8 << 20, "{}", log());
    crm.verify(None).unwrap();
}
