//! A book that a later build brings to its format while programs of this build work on it. The later
//! build is played by a plain connection, which takes a step as the journal does.

use std::path::Path;
use std::process::Output;

use inward::prelude::*;
use inward_tests::work::{Piece, officer};
use rusqlite::Connection;

use super::{assert_folds, book, start};

/// Does what a later build does when it opens the book: a step that takes a column away and counts on.
fn open_by_a_later_build(path: &Path, format: u32) {
    let connection = Connection::open(path).unwrap();
    connection.busy_timeout(std::time::Duration::from_secs(60)).unwrap();
    connection
        .execute_batch(&format!(
            "BEGIN IMMEDIATE;
             ALTER TABLE receipt RENAME COLUMN answer TO answered;
             INSERT INTO schema_migration VALUES ({format}, 'of a later build', 'x');
             PRAGMA user_version = {format};
             COMMIT"
        ))
        .unwrap();
}

/// Goes back, as no build does, so that what was written can be read here.
fn undo(path: &Path, format: u32) {
    Connection::open(path)
        .unwrap()
        .execute_batch(&format!(
            "BEGIN; ALTER TABLE receipt RENAME COLUMN answered TO answer;
             DELETE FROM schema_migration WHERE format = {format}; PRAGMA user_version = 1; COMMIT"
        ))
        .unwrap();
}

#[test]
fn programs_of_an_older_build_stop_when_the_format_changes_under_them() {
    for round in 1..=5 {
        let (_folder, path) = book();
        let programs = [1, 2].map(|worker| start("try", &path, &[&worker.to_string()]));
        std::thread::sleep(std::time::Duration::from_millis(150 + 20 * round));
        open_by_a_later_build(&path, 2);
        let mut acknowledged = Vec::new();
        for (program, worker) in programs.into_iter().zip(1..) {
            let output: Output = program.wait_with_output().unwrap();
            let said = String::from_utf8(output.stdout).unwrap();
            let lines: Vec<&str> = said.lines().collect();
            let (refusal, numbers) = lines.split_last().unwrap();
            assert!(refusal.starts_with("book.newer ") && refusal.contains("book.db"), "{refusal}");
            assert!(refusal.contains("format 2") && refusal.contains("use a newer version"), "{refusal}");
            acknowledged.extend((0..numbers.len() as u32).flat_map(|number| Piece { worker, number }.commands()));
        }
        let before = std::fs::read(&path).unwrap();
        for options in [Options::default(), Options::default().read_only()] {
            assert_eq!(Crm::open_with(&path, options).unwrap_err().code().as_str(), "book.newer");
        }
        assert!(std::fs::read(&path).unwrap() == before);

        undo(&path, 2);
        let crm = Crm::open(&path).unwrap();
        crm.verify(None).unwrap();
        let events = crm.events(0, usize::MAX).unwrap();
        let missing = acknowledged.iter().filter(|command| !events.iter().any(|event| event.command == **command));
        assert_eq!(missing.count(), 0, "acknowledged commands are gone");
        assert_folds(&crm, &path);
    }
}

/// What an older build reads it reads of one moment, and then no more.
#[test]
fn a_handle_of_an_older_build_reads_no_newer_book() {
    let (_folder, path) = book();
    let crm = Crm::open(&path).unwrap();
    let desk = crm.desk(officer()).unwrap();
    let piece = |number| Piece { worker: 1, number };
    piece(0).give(&desk).unwrap();
    let head = crm.head().unwrap();
    open_by_a_later_build(&path, 7);
    let refused = [
        piece(1).give(&desk).unwrap_err(),
        piece(0).give(&desk).unwrap_err(),
        crm.leads().all().map(drop).unwrap_err(),
        crm.leads().count().map(drop).unwrap_err(),
        crm.head().map(drop).unwrap_err(),
        crm.verify(Some(&head)).map(drop).unwrap_err(),
        crm.rebuild().unwrap_err(),
    ];
    for error in refused {
        assert_eq!(error.code().as_str(), "book.newer");
        assert!(error.say(Lang::Zh).contains("格式为 7"), "{}", error.say(Lang::Zh));
    }
    crm.close().unwrap();
    undo(&path, 7);
    assert_eq!(Crm::open(&path).unwrap().verify(Some(&head)).unwrap(), head);
}
