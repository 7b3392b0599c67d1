//! The log of writes that lies beside a book while it is open, and after a crash: lost, copied alone,
//! or put beside a file of another moment.

use std::fs;
use std::path::{Path, PathBuf};

use inward::prelude::*;
use inward_tests::work::{Piece, officer};
use tempfile::tempdir;

use super::{Survivor, assert_folds, book};

fn beside(path: &Path) -> PathBuf {
    path.with_extension("db-wal")
}

/// Lets a program give so many pieces of work, and kills it; answers how many it acknowledged.
fn work_and_die(path: &Path, worker: u32, pieces: usize) -> u32 {
    let mut survivor = Survivor::begin("work", path, &["normal", &worker.to_string()]);
    let said = (0..pieces).filter(|_| survivor.line().is_some()).count();
    assert_eq!(said, pieces);
    u32::try_from(said + survivor.kill().len()).unwrap()
}

/// A moment of a book: its file, its log and its end.
struct Moment {
    file: Vec<u8>,
    log: Vec<u8>,
    /// What the file holds without the log, and both together.
    heads: [Head; 2],
}

/// A book at many moments, between which programs worked on it and were killed.
fn moments() -> Vec<Moment> {
    let (folder, path) = book();
    let alone = folder.path().join("alone.db");
    // The long ones fill the log, so that it is moved into the file in between.
    let mut moments = Vec::new();
    for (worker, pieces) in (1..).zip([1, 3, 30, 1, 90, 1, 1, 4]) {
        work_and_die(&path, worker, pieces);
        let [file, log] = [&path, &beside(&path)].map(|path| fs::read(path).unwrap());
        fs::write(&alone, &file).unwrap();
        let heads = [&alone, &path].map(|path| Crm::open(path).unwrap().verify(None).unwrap());
        assert!(!log.is_empty());
        moments.push(Moment { file, log, heads });
    }
    moments
}

/// The file alone is a whole book, as it was when its log was last moved into it; a head that was kept
/// elsewhere tells what is missing.
#[test]
fn a_file_that_was_copied_without_its_log_lacks_the_end_and_nothing_else() {
    let moments = moments();
    let mut cut = 0;
    for moment in &moments {
        let folder = tempdir().unwrap();
        let path = folder.path().join("book.db");
        fs::write(&path, &moment.file).unwrap();
        let crm = Crm::open(&path).unwrap();
        let [alone, whole] = &moment.heads;
        assert_eq!(crm.verify(Some(alone)).unwrap(), *alone);
        assert_folds(&crm, &path);
        assert!(alone.position <= whole.position);
        if alone.position < whole.position {
            cut += 1;
            let error = crm.verify(Some(whole)).unwrap_err();
            assert_eq!(error.code().as_str(), "book.cut");
            assert!(error.say(Lang::En).contains(&whole.position.to_string()), "{error}");
        }
    }
    assert_eq!(cut, moments.len());
}

/// A copy that SQLite itself makes is a whole book, though a program goes on writing to the original.
#[test]
fn a_copy_that_sqlite_makes_beside_a_writer_is_a_whole_book() {
    let (folder, path) = book();
    let mut survivor = Survivor::begin("work", &path, &["normal", "1"]);
    let mut heads = Vec::new();
    for number in 0..5 {
        (0..5).for_each(|_| drop(survivor.line().unwrap()));
        let copy = folder.path().join(format!("copy{number}.db"));
        let connection = rusqlite::Connection::open(&path).unwrap();
        connection.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
        connection.execute("VACUUM INTO ?1", [copy.to_str().unwrap()]).unwrap();
        let crm = Crm::open(&copy).unwrap();
        heads.push(crm.verify(None).unwrap());
        assert_folds(&crm, &copy);
        Piece { worker: 2, number }.give(&crm.desk(officer()).unwrap()).unwrap();
        crm.close().unwrap();
        assert!(Crm::open(&copy).unwrap().head().unwrap().position > heads[number as usize].position);
    }
    survivor.kill();
    let crm = Crm::open(&path).unwrap();
    assert!(heads.windows(2).all(|pair| pair[0].position < pair[1].position), "{heads:?}");
    for head in &heads {
        assert_eq!(crm.verify(Some(head)).unwrap(), crm.head().unwrap());
    }
}

/// A book is opened with its own log and with no other: of another moment, or of another book.
#[test]
fn a_log_of_another_moment_is_refused_and_left_where_it_is() {
    let moments = moments();
    let other_book = moments_of_another_book();
    let (mut opened, mut refused, mut harmless) = (0, 0, 0);
    let logs = moments.iter().map(|moment| &moment.log).chain([&other_book]);
    for (of, log) in logs.enumerate() {
        for (at, moment) in moments.iter().enumerate() {
            let folder = tempdir().unwrap();
            let path = folder.path().join("book.db");
            fs::write(&path, &moment.file).unwrap();
            fs::write(beside(&path), log).unwrap();
            match Crm::open(&path) {
                Ok(crm) if of == at => {
                    assert_eq!(crm.verify(None).unwrap(), moment.heads[1]);
                    opened += 1;
                }
                // Nothing is wrong with a log all of which is in the file already, or that goes on from it.
                Ok(crm) => {
                    crm.verify(Some(&moment.heads[0])).unwrap_or_else(|error| panic!("log {of}, file {at}: {error}"));
                    assert_folds(&crm, &path);
                    harmless += 1;
                }
                Err(error) => {
                    assert_ne!(of, at, "{error}");
                    assert_eq!(error.code().as_str(), "book.foreign-log", "log {of}, file {at}: {error}");
                    assert!(error.say(Lang::En).contains("book.db-wal"), "{error}");
                    assert!(error.say(Lang::Zh).contains("book.db-wal"), "{error}");
                    assert!(fs::read(&path).unwrap() == moment.file && fs::read(beside(&path)).unwrap() == *log);
                    // Without it, the book is as its file says.
                    fs::remove_file(beside(&path)).unwrap();
                    assert_eq!(Crm::open(&path).unwrap().verify(None).unwrap(), moment.heads[0]);
                    refused += 1;
                }
            }
        }
    }
    println!("{opened} opened, {refused} refused, {harmless} harmless");
    assert_eq!(opened, moments.len());
    assert_eq!(opened + refused + harmless, moments.len() * (moments.len() + 1));
    assert!(refused > 50, "{refused}");
}

/// The log of a book that has nothing to do with the others.
fn moments_of_another_book() -> Vec<u8> {
    let (_folder, path) = book();
    work_and_die(&path, 1, 10);
    fs::read(beside(&path)).unwrap()
}

/// What is written to a file that lies nowhere any more is lost: it is refused instead.
#[test]
fn a_handle_whose_file_was_replaced_acknowledges_nothing() {
    let (folder, path) = book();
    let copy = folder.path().join("copy.db");
    fs::copy(&path, &copy).unwrap();
    let crm = Crm::open(&path).unwrap();
    let desk = crm.desk(officer()).unwrap();
    let piece = |number| Piece { worker: 1, number };
    piece(0).give(&desk).unwrap();
    let head = crm.head().unwrap();
    let away = folder.path().join("away.db");
    fs::rename(&path, &away).unwrap();
    for put in [false, true] {
        if put {
            fs::copy(&copy, &path).unwrap();
        }
        let refused =
            [piece(1).give(&desk).unwrap_err(), crm.head().unwrap_err(), crm.leads().all().map(drop).unwrap_err()];
        for error in refused {
            assert_eq!(error.code().as_str(), "book.replaced");
            assert!(error.say(Lang::En).contains("book.db"), "{error}");
        }
    }
    // Put back, it goes on.
    fs::rename(&away, &path).unwrap();
    assert_eq!(crm.verify(Some(&head)).unwrap(), head);
    piece(1).give(&desk).unwrap();
    crm.close().unwrap();
    assert!(Crm::open(&path).unwrap().verify(Some(&head)).unwrap().position > head.position);
}

/// A book is reached by a link as by its own name, and its log lies beside the file.
#[cfg(unix)]
#[test]
fn a_link_leads_to_the_book_and_its_log() {
    let (folder, path) = book();
    work_and_die(&path, 1, 7);
    let link = tempdir().unwrap().keep().join("link.db");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let head = Crm::open(&link).unwrap().verify(None).unwrap();
    assert!(head.position > 15, "{head}");
    work_and_die(&link, 2, 3);
    assert!(beside(&path).exists());
    assert!(Crm::open(&path).unwrap().verify(Some(&head)).unwrap().position > head.position);
    fs::remove_dir_all(link.parent().unwrap()).unwrap();
    drop(folder);
}
