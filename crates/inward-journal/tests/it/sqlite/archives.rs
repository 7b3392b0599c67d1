//! Archives in files, and books that are made of them: whole or not at all, and never over what is there.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use inward_core::id::{CommandId, Id};
use inward_core::text::{Lang, refusals};
use inward_journal::{Archive, Error, ErrorKind, Head, Journal, Lookup, SqliteJournal, SqliteOptions, dump_to_file};
use serde_json::json;
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

use super::{capture, create, open, options, plain};
use crate::book::{Hand, ZONE, everything, give, id, open_zone, read};

/// A book with a few leads, its archive, and their folder.
fn dumped() -> (TempDir, SqliteJournal, PathBuf) {
    let folder = tempdir().unwrap();
    let journal = create(&folder.path().join("book.db"));
    capture(&journal, 1..20);
    let archive = folder.path().join("zone.jsonl");
    let head = dump_to_file(&journal, &archive).unwrap();
    assert_eq!(head, journal.head().unwrap());
    (folder, journal, archive)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.ends_with("-wal") && !name.ends_with("-shm"));
    names.sort();
    names
}

fn restore(archive: &Path, path: &Path) -> Result<SqliteJournal, Error> {
    SqliteJournal::restore(Archive::open(archive)?, path, options(&Hand::new()))
}

fn restore_zone(archive: &Path, path: &Path) -> Result<SqliteJournal, Error> {
    SqliteJournal::restore_zone(Archive::open(archive)?, path, options(&Hand::new()))
}

#[test]
fn an_archive_in_a_file_is_whole_and_writes_over_nothing() {
    let (folder, journal, path) = dumped();
    assert_eq!(names(folder.path()), ["book.db", "zone.jsonl"]);
    let mut bytes = Vec::new();
    journal.dump(&mut bytes).unwrap();
    assert!(fs::read(&path).unwrap() == bytes);
    let refused = |path: &Path| dump_to_file(&journal, path).unwrap_err();
    let error = refused(&path);
    assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, refusals::archive::EXISTS));
    assert_eq!(refused(&folder.path().join("book.db")).code(), refusals::archive::EXISTS);
    assert_eq!(refused(folder.path()).code(), refusals::archive::EXISTS);
    let error = refused(&folder.path().join("no").join("zone.jsonl"));
    assert_eq!((error.kind(), error.code()), (ErrorKind::Storage, refusals::book::NO_FOLDER));
    #[cfg(unix)]
    {
        let link = folder.path().join("link.jsonl");
        std::os::unix::fs::symlink(folder.path().join("nowhere"), &link).unwrap();
        assert_eq!(refused(&link).code(), refusals::archive::EXISTS);
        fs::remove_file(link).unwrap();
    }
    assert!(fs::read(&path).unwrap() == bytes);
    assert_eq!(names(folder.path()), ["book.db", "zone.jsonl"]);
    let rights = |path: &Path| path.metadata().unwrap().permissions();
    assert_eq!(rights(&path), rights(&folder.path().join("book.db")));
}

#[test]
fn of_a_book_that_was_tampered_with_there_is_no_archive() {
    let (folder, journal, path) = dumped();
    fs::remove_file(&path).unwrap();
    journal.close().unwrap();
    let book = folder.path().join("book.db");
    plain(&book).execute("UPDATE note SET text = '改过' WHERE command = ?1", [id(7).uuid().as_bytes()]).unwrap();
    let journal = open(&book);
    assert_eq!(dump_to_file(&journal, &path).unwrap_err().code(), refusals::book::NOTE_EDITED);
    assert_eq!(names(folder.path()), ["book.db"]);
    journal.erase_note(inward_core::id::NoteId { command: id(7), number: 0 }).unwrap();
    dump_to_file(&journal, &path).unwrap();
    journal.close().unwrap();
    restore(&path, &folder.path().join("other.db")).unwrap();
}

#[test]
fn a_book_is_made_of_an_archive_where_there_is_none() {
    let (folder, journal, archive) = dumped();
    let path = folder.path().join("copy.db");
    let copy = restore(&archive, &path).unwrap();
    assert_eq!((copy.zone(), copy.head().unwrap()), (ZONE, journal.head().unwrap()));
    // It is a book as any other: written, closed, opened, and with the views.
    capture(&copy, 20..25);
    copy.close().unwrap();
    let copy = open(&path);
    assert_eq!(copy.verify(None).unwrap().position, journal.head().unwrap().position + 10);
    let leads: i64 = plain(&path).query_row("SELECT count(*) FROM leads", [], |row| row.get(0)).unwrap();
    assert_eq!(leads, 24);
    copy.close().unwrap();
    let mode: String = plain(&path).query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");

    let before = fs::read(&path).unwrap();
    let error = restore(&archive, &path).err().unwrap();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, refusals::book::EXISTS));
    assert!(fs::read(&path).unwrap() == before);
    let read_only = SqliteOptions { read_only: true, ..options(&Hand::new()) };
    let error = SqliteJournal::restore(Archive::open(&archive).unwrap(), &folder.path().join("new.db"), read_only);
    assert_eq!(error.err().unwrap().code(), refusals::book::READ_ONLY);
    let error = restore(&archive, &folder.path().join("no").join("new.db")).err().unwrap();
    assert_eq!(error.code(), refusals::book::NO_FOLDER);
    let error = restore(&folder.path().join("nothing.jsonl"), &path).err().unwrap();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Refused, refusals::archive::NOT_FOUND));
    assert!(error.say(Lang::Zh).contains("nothing.jsonl"), "{error}");
    let error = restore(folder.path(), &folder.path().join("new.db")).err().unwrap();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Storage, refusals::archive::UNREADABLE));
    let error = restore(&path, &folder.path().join("new.db")).err().unwrap();
    assert_eq!(error.code(), refusals::archive::NOT_AN_ARCHIVE);
    assert_eq!(names(folder.path()), ["book.db", "copy.db", "zone.jsonl"]);
}

/// What stands in the folder while a book is made of an archive, as a process would leave it that is killed there.
#[test]
fn until_it_is_whole_the_book_is_not_seen() {
    struct Watched<'a> {
        archive: &'a [u8],
        folder: &'a Path,
        seen: usize,
    }
    impl Read for Watched<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            assert!(!self.folder.join("copy.db").exists());
            self.seen += names(self.folder).iter().filter(|name| name.starts_with(".inward-")).count();
            let most = buffer.len().min(1_000);
            self.archive.read(&mut buffer[..most])
        }
    }
    let (folder, _, archive) = dumped();
    let bytes = fs::read(&archive).unwrap();
    let mut watched = Watched { archive: &bytes, folder: folder.path(), seen: 0 };
    let opened = Archive::read(&mut watched).unwrap();
    SqliteJournal::restore(opened, &folder.path().join("copy.db"), options(&Hand::new())).unwrap();
    assert!(watched.seen > 10, "it was looked at {} times", watched.seen);
    assert_eq!(names(folder.path()), ["book.db", "copy.db", "zone.jsonl"]);
}

/// A book with a zone of another id and name.
fn other_book(path: &Path) -> Uuid {
    let zone = Uuid::from_u128(0x0189_0a5d_ac96_774b_8000_0000_0000_0099);
    let open = read(&json!({"open_zone": {
        "name": "经开区", "time_zone": "Asia/Shanghai", "playbook": inward_core::playbook::Playbook::development_zone().text(),
    }}));
    let made = SqliteJournal::create(path, zone, "经开区", options(&Hand::new()), |journal| {
        give(journal, &open, CommandId::new(zone)).map(drop)
    });
    let made = made.unwrap();
    capture(&made, 500..510);
    made.close().unwrap();
    zone
}

fn zone_of(path: &Path, name: &str) -> SqliteJournal {
    SqliteJournal::open(path, Some(name), options(&Hand::new())).unwrap()
}

#[test]
fn a_zone_joins_a_book_that_does_not_have_it() {
    let (folder, journal, archive) = dumped();
    let city = folder.path().join("city.db");
    other_book(&city);
    let other = zone_of(&city, "经开区");
    let before = everything(&other);
    let added = restore_zone(&archive, &city).unwrap();
    assert_eq!((added.zone(), added.verify(None).unwrap()), (ZONE, journal.head().unwrap()));
    assert!(everything(&added) == everything(&journal) && everything(&other) == before);
    // Each is dumped by itself, and goes on by itself.
    capture(&added, 20..22);
    capture(&other, 510..511);
    for (zone, name) in [(&added, "高新区"), (&other, "经开区")] {
        let path = folder.path().join(format!("{name}.jsonl"));
        let head = dump_to_file(zone, &path).unwrap();
        let opened = Archive::open(&path).unwrap();
        assert_eq!((opened.zone(), opened.name(), opened.head()), (Id::new(zone.zone()), name, head));
        let book = folder.path().join(format!("{name}.db"));
        let restored = restore(&path, &book).unwrap();
        assert_eq!(restored.verify(Some(&head)).unwrap(), head);
        assert!(everything(&restored) == everything(zone));
    }
}

#[test]
fn a_zone_that_the_book_holds_is_not_written_over() {
    let (folder, journal, archive) = dumped();
    let book = folder.path().join("book.db");
    let head = journal.head().unwrap();
    let refuse = |archive: &Path, book: &Path| restore_zone(archive, book).err().unwrap();
    let error = refuse(&archive, &book);
    assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, refusals::archive::ZONE_HELD));
    assert!(error.say(Lang::En).contains("高新区"), "{error}");
    // Of the same name, by another hand.
    let namesake = folder.path().join("namesake.db");
    let zone = Uuid::from_u128(77);
    SqliteJournal::create(&namesake, zone, " 高新区", options(&Hand::new()), |journal| {
        give(journal, &open_zone(), CommandId::new(zone)).map(drop)
    })
    .unwrap();
    assert_eq!(refuse(&archive, &namesake).code(), refusals::archive::ZONE_HELD);
    assert_eq!(refuse(&archive, &folder.path().join("nowhere.db")).code(), refusals::book::NOT_FOUND);
    let read_only = SqliteOptions { read_only: true, ..options(&Hand::new()) };
    let error = SqliteJournal::restore_zone(Archive::open(&archive).unwrap(), &book, read_only).err().unwrap();
    assert_eq!(error.code(), refusals::book::READ_ONLY);
    assert_eq!(journal.verify(Some(&head)).unwrap(), head);
    assert_eq!(names(folder.path()), ["book.db", "namesake.db", "zone.jsonl"]);
}

#[test]
fn an_archive_that_is_refused_leaves_the_book_as_it_was() {
    let (folder, _, archive) = dumped();
    let city = folder.path().join("city.db");
    other_book(&city);
    let bytes = fs::read(&archive).unwrap();
    let bad = folder.path().join("bad.jsonl");
    let heads = || -> Head { zone_of(&city, "经开区").verify(None).unwrap() };
    let (head, tables) = (heads(), contents(&city));
    let cases: [(Vec<u8>, &str); 3] = [
        (bytes[..bytes.len() - 5].to_vec(), "archive.cut"),
        ([&bytes[..], b"x"].concat(), "archive.goes-on"),
        (
            String::from_utf8(bytes.clone()).unwrap().replacen("\"answer\":", "\"answer\": ", 1).into_bytes(),
            "archive.edited",
        ),
    ];
    for (bytes, code) in cases {
        fs::write(&bad, bytes).unwrap();
        let error = restore_zone(&bad, &city).err().unwrap();
        assert_eq!(error.code().as_str(), code, "{error}");
        assert!(error.say(Lang::En).contains("bad.jsonl"), "{error}");
        assert_eq!((heads(), contents(&city)), (head, tables.clone()));
    }
    // The book works, and takes the zone once its archive is whole.
    assert_eq!(restore_zone(&archive, &city).unwrap().zone(), ZONE);
}

/// How many rows each table of a book has.
fn contents(path: &Path) -> Vec<i64> {
    let book = plain(path);
    ["zone", "stream", "event", "record", "listing", "relation", "unique_key", "note", "person", "receipt"]
        .iter()
        .map(|table| book.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap())
        .collect()
}

/// What another process writes while a zone is added waits for it, and comes after.
#[test]
fn a_book_that_is_being_written_is_waited_for() {
    let (folder, _, archive) = dumped();
    let city = folder.path().join("city.db");
    other_book(&city);
    let other = zone_of(&city, "经开区");
    let writing = std::thread::scope(|scope| {
        let hand = scope.spawn(|| capture(&other, 600..660));
        let added = restore_zone(&archive, &city).unwrap();
        hand.join().unwrap();
        added.verify(None).unwrap();
        added
    });
    assert_eq!(writing.zone(), ZONE);
    let events = other.head().unwrap().position;
    assert_eq!(other.verify(None).unwrap().position, events);
    assert_eq!(events, 1 + 2 * (10 + 60));
}
