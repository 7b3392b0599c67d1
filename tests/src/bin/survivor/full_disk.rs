//! Work on a disk that fills up.

use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use inward::prelude::*;
use inward_tests::work::{Piece, officer, zone};

use crate::{Fallible, options, say};

/// How much room is left at most, in bytes, when a round begins: mostly little, at times much.
const ROOMS: [u64; 3] = [LITTLE, 300_000, 2_500_000];

/// Less than any rebuild takes: it writes to more pages than this has.
const LITTLE: u64 = 30_000;

/// What is counted in all.
#[derive(Default)]
struct Counts {
    given: u32,
    acknowledged: u32,
    full: u32,
    full_at_opening: u32,
    logs_left: u32,
    full_at_rebuilding: u32,
}

/// Makes a book on a small disk. Round for round it fills the disk, works until that is refused, makes
/// room and goes on. In the end the book is copied to `kept`.
pub fn fill(path: &Path, kept: &Path, durability: &str, seed: u64, rounds: u32) -> Fallible<()> {
    let mut random = fastrand::Rng::with_seed(seed);
    let ballast = path.with_extension("ballast");
    let mut counts = Counts::default();
    let mut crm = make_where_there_is_no_room(path, &ballast)?;
    for round in 0..rounds {
        // With a log of writes that is empty it takes less to be full.
        if round % 3 > 0 {
            crm.close()?;
            crm = Crm::open_with(path, options(durability)?)?;
        }
        let desk = crm.desk(officer())?;
        let rebuilds = round % 4 == 3;
        let most = if rebuilds { LITTLE } else { random.choice(ROOMS).unwrap_or(LITTLE) };
        fill_but(&ballast, random.u64(0..most))?;
        if rebuilds {
            let before = crm.head()?;
            if let Err(error) = crm.rebuild() {
                must_say_full(&error, path)?;
                counts.full_at_rebuilding += 1;
            }
            same(crm.verify(None)?, before)?;
        }
        loop {
            let (before, piece) = (crm.verify(None)?, Piece { worker: 1, number: counts.acknowledged });
            counts.given += 1;
            let Err(error) = piece.give(&desk) else {
                counts.acknowledged += 1;
                continue;
            };
            must_say_full(&error, path)?;
            counts.full += 1;
            // What was there is read as before, and nothing of the command is there.
            same(crm.head()?, before)?;
            same(crm.verify(Some(&before))?, before)?;
            break;
        }
        if round % 2 == 1 {
            drop(desk);
            crm = open_where_there_is_no_room(crm, path, &ballast, durability, &mut counts)?;
        }
        if ballast.exists() {
            fs::remove_file(&ballast)?;
        }
        // The same command is given again, and is accepted.
        counts.given += 1;
        Piece { worker: 1, number: counts.acknowledged }.give(&crm.desk(officer())?)?;
        counts.acknowledged += 1;
    }
    crm.verify(None)?;
    crm.close()?;
    fs::copy(path, kept)?;
    let Counts { given, acknowledged, full, full_at_opening, logs_left, full_at_rebuilding } = counts;
    say(format!("rounds {rounds}\ngiven {given}\nacknowledged {acknowledged}\nfull {full}"))?;
    say(format!("full at opening {full_at_opening}\nof these with a log {logs_left}"))?;
    say(format!("full at rebuilding {full_at_rebuilding}"))
}

/// A book is not made where there is no room, and nothing is left of it.
fn make_where_there_is_no_room(path: &Path, ballast: &Path) -> Fallible<Crm> {
    for room in [0, 4_000, 50_000, 120_000] {
        fill_but(ballast, room)?;
        match Crm::create(path, zone()) {
            Ok(_) => return Err(format!("a book was made in {room} bytes").into()),
            Err(error) => must_say_full(&error, path)?,
        }
        fs::remove_file(ballast)?;
        let left = path.parent().map(fs::read_dir).transpose()?.map_or(0, Iterator::count);
        if left > 0 {
            return Err(format!("{left} files were left").into());
        }
    }
    Ok(Crm::create(path, zone())?)
}

/// Opens the book where no byte is left, every other time as it lies where its process ended suddenly:
/// with a log of writes, and nothing that says what is in it. That must be refused and change neither;
/// once there is room, all is there.
fn open_where_there_is_no_room(
    crm: Crm,
    path: &Path,
    ballast: &Path,
    durability: &str,
    counts: &mut Counts,
) -> Fallible<Crm> {
    let log = beside(path, "-wal");
    fs::remove_file(ballast)?;
    let with_log = counts.full_at_opening % 2 == 1;
    // Something is in the log, whatever was moved out of it before.
    counts.given += 1;
    Piece { worker: 1, number: counts.acknowledged }.give(&crm.desk(officer())?)?;
    counts.acknowledged += 1;
    let head = crm.verify(None)?;
    let left = [fs::read(path)?, fs::read(&log)?];
    crm.close()?;
    if fs::read(path)? == left[0] {
        return Err("nothing was in the log that the book had not".into());
    }
    if with_log {
        fs::write(path, &left[0])?;
        fs::write(&log, &left[1])?;
        counts.logs_left += 1;
    }
    if log.exists() != with_log || beside(path, "-shm").exists() {
        return Err("the files are not those that are to be opened".into());
    }
    let before = [fs::read(path)?, fs::read(&log).unwrap_or_default()];
    fill_but(ballast, 0)?;
    for options in [options(durability)?, options(durability)?.read_only()] {
        match Crm::open_with(path, options) {
            Ok(_) => return Err("a book was opened where there is no room".into()),
            Err(error) => must_say_full(&error, path)?,
        }
        if before != [fs::read(path)?, fs::read(&log).unwrap_or_default()] {
            return Err("what could not be opened was changed".into());
        }
    }
    counts.full_at_opening += 1;
    fs::remove_file(ballast)?;
    let crm = Crm::open_with(path, options(durability)?)?;
    same(crm.verify(Some(&head))?, head)?;
    Ok(crm)
}

/// A file that lies beside the book.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Fills the disk but for so many bytes.
fn fill_but(ballast: &Path, room: u64) -> Fallible<()> {
    let mut file: File = OpenOptions::new().create(true).append(true).open(ballast)?;
    let mut piece = vec![7; 65_536];
    while !piece.is_empty() {
        if file.write_all(&piece).is_err() {
            piece.truncate(piece.len() / 2);
        }
    }
    let length = file.metadata()?.len();
    Ok(file.set_len(length.saturating_sub(room))?)
}

/// A refusal must say in both languages that the disk is full, of which book, and what to do.
fn must_say_full(error: &Error, path: &Path) -> Fallible<()> {
    let (en, zh) = (error.say(Lang::En), error.say(Lang::Zh));
    let path = path.display().to_string();
    let says = en.contains("make room") && zh.contains("请清出空间") && en.contains(&path) && zh.contains(&path);
    if error.code().as_str() == "book.no-space" && says { Ok(()) } else { Err(en.into()) }
}

fn same(found: Head, expected: Head) -> Fallible<()> {
    if found == expected { Ok(()) } else { Err(format!("at {found}, not at {expected}").into()) }
}
