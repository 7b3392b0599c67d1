//! A second format that only these tests know, and what a machine does while a book is brought to it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs};

use inward_core::text::Lang;
use inward_core::when::Timestamp;
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

use crate::sqlite::{Durability, SqliteJournal, SqliteOptions};
use crate::{Journal, Key, Lookup};

use super::*;

/// How many rows the second format is made with: enough that they do not fit into the memory of the
/// connection, so that half of them are in the log of writes before it is committed.
const ROWS: i64 = 20_000;

/// It takes a column away from under the views, and fills a table.
const SECOND: Step = (
    2,
    "a trial",
    "ALTER TABLE listing RENAME COLUMN standing TO stands;
     CREATE TABLE trial (number INTEGER PRIMARY KEY, filler BLOB NOT NULL) STRICT;
     WITH RECURSIVE count (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM count WHERE number < 20000)
     INSERT INTO trial SELECT number, zeroblob(200) FROM count;",
);

fn two() -> [Step; 2] {
    [STEPS[0], SECOND]
}

fn options() -> SqliteOptions {
    SqliteOptions {
        durability: Durability::Normal,
        read_only: false,
        wait: Duration::from_secs(30),
        clock: Arc::new(|| Timestamp::from_micros(1_600_000_000_000_000).unwrap()),
        randomness: Arc::new(|| Key([7; 16])),
    }
}

fn book() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    SqliteJournal::create(&path, Uuid::from_u128(5), "合成区", options(), |_| Ok(())).unwrap().close().unwrap();
    (folder, path)
}

fn connection(path: &Path) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.busy_timeout(Duration::from_secs(30)).unwrap();
    connection
}

fn open(path: &Path) -> Result<SqliteJournal, Error> {
    SqliteJournal::open(path, None, options())
}

/// Asserts that a book has all of one format and nothing of the other, and answers which.
fn whole(path: &Path) -> i64 {
    let plain = connection(path);
    let number = |sql: &str| plain.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let found = number("PRAGMA user_version");
    let taken = number("SELECT max(format) FROM schema_migration");
    let renamed = number("SELECT count(*) FROM pragma_table_info('listing') WHERE name = 'stands'");
    let tables = number("SELECT count(*) FROM sqlite_schema WHERE name = 'trial'");
    let views = number("SELECT count(*) FROM sqlite_schema WHERE type = 'view'");
    let rows = if tables == 1 { number("SELECT count(*) FROM trial") } else { 0 };
    match found {
        1 => assert!([taken, renamed, tables, rows] == [1, 0, 0, 0] && views > 5, "{taken} {renamed} {tables} {views}"),
        2 => assert_eq!([taken, renamed, tables, rows, views], [2, 1, 1, ROWS, 0]),
        other => panic!("format {other}"),
    }
    assert_eq!(plain.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap(), "ok");
    found
}

#[test]
fn the_steps_are_in_order_and_their_texts_never_change() {
    let taken: Vec<(u32, String)> = STEPS.iter().map(|step| (step.0, checksum_of(step))).collect();
    assert!(taken.iter().map(|(number, _)| *number).eq(1..=NEWEST));
    // One line for each format, only ever added to once it was released.
    let released = ["4224cac8aa55d7f38d67f0c412b1f5979d230fd89170ab11ec1d22e47645f5d5"];
    assert_eq!(taken.iter().map(|(_, checksum)| checksum.as_str()).collect::<Vec<_>>(), released);
}

#[test]
fn a_second_format_is_reached_once_and_is_too_new_for_this_version() {
    let (_folder, path) = book();
    run(&mut connection(&path), "memory", &two()).unwrap();
    assert_eq!(whole(&path), 2);
    // Once more takes no step; this version goes neither back nor on.
    run(&mut connection(&path), "memory", &two()).unwrap();
    assert_eq!(whole(&path), 2);
    let error = migrate(&mut connection(&path), "memory").unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Refused, refusals::book::NEWER));
    let before = fs::read(&path).unwrap();
    for read_only in [false, true] {
        let error = SqliteJournal::open(&path, None, SqliteOptions { read_only, ..options() }).err().unwrap();
        assert_eq!(error.code(), refusals::book::NEWER);
        assert!(error.say(Lang::En).contains("format 2") && error.say(Lang::Zh).contains("格式为 2"), "{error}");
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_step_that_was_another_is_refused_before_anything_is_done() {
    let (_folder, path) = book();
    run(&mut connection(&path), "memory", &two()).unwrap();
    let edited = [STEPS[0], (2, "a trial", "CREATE TABLE trial (y INTEGER) STRICT")];
    let error = run(&mut connection(&path), "memory", &edited).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Refused, refusals::book::OTHER_FORMAT));
    let (_folder, path) = book();
    connection(&path).execute("UPDATE schema_migration SET sha256 = 'x'", []).unwrap();
    for error in [run(&mut connection(&path), "memory", &two()).unwrap_err(), open(&path).err().unwrap()] {
        assert_eq!(error.code(), refusals::book::OTHER_FORMAT);
        assert!(error.say(Lang::En).contains("format 1 of the book at"), "{error}");
    }
    assert_eq!(whole(&path), 1);
}

#[test]
fn an_older_book_is_not_read_before_it_is_brought_to_the_newest_format() {
    let (_folder, path) = book();
    connection(&path).pragma_update(None, "user_version", 0).unwrap();
    let error = SqliteJournal::open(&path, None, SqliteOptions { read_only: true, ..options() }).err().unwrap();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Refused, refusals::book::OLDER));
    for lang in [Lang::En, Lang::Zh] {
        assert!(error.say(lang).contains("book.db") && !error.say(lang).contains('?'), "{}", error.say(lang));
    }
}

/// A handle that is open while another build brings the book to its format neither writes nor reads
/// any more; what it began to read before, it reads to its end.
#[test]
fn a_handle_under_which_the_format_changes_is_refused() {
    let (_folder, path) = book();
    let old = Arc::new(open(&path).unwrap());
    let head = old.head().unwrap();
    let snapshot = Arc::clone(&old).snapshot().unwrap();
    run(&mut connection(&path), "memory", &two()).unwrap();
    let refused = [
        old.rebuild().unwrap_err(),
        old.transact(crate::Ending::Commit, &mut |_| panic!("it was let in")).unwrap_err(),
        old.transact(crate::Ending::Rollback, &mut |_| panic!("it was let in")).unwrap_err(),
        old.head().unwrap_err(),
        old.verify(None).unwrap_err(),
        Arc::clone(&old).snapshot().err().unwrap(),
        SqliteJournal::add_zone(&path, Uuid::from_u128(6), "又一区", options(), &mut |_| Ok(())).err().unwrap(),
    ];
    for error in refused {
        assert_eq!((error.kind(), error.code()), (ErrorKind::Refused, refusals::book::NEWER), "{error}");
        assert!(error.say(Lang::En).contains("book.db"), "{error}");
    }
    assert_eq!(snapshot.head().unwrap(), head);
    drop(snapshot);
    old.close().unwrap();
    assert_eq!(whole(&path), 2);
}

/// Set to a book by those who let this program migrate it as a process of its own.
const MIGRATES: &str = "INWARD_TEST_MIGRATES";

/// What such a process does. It is no test by itself.
#[test]
fn migrates_as_a_process_of_its_own() {
    let Ok(path) = env::var(MIGRATES) else { return };
    run(&mut connection(Path::new(&path)), &path, &two()).unwrap();
}

fn process(path: &Path) -> Child {
    let name = "sqlite::migrate::tests::migrates_as_a_process_of_its_own";
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["--exact", name]).env(MIGRATES, path).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

#[test]
fn a_migration_that_is_killed_leaves_the_old_format_or_the_new_one() {
    const KILLS: u32 = 40;
    let (folder, template) = book();
    let path = folder.path().join("copy.db");
    let mut longest = Duration::ZERO;
    let (mut old, mut new) = (0, 0);
    for round in 0..KILLS {
        fs::copy(&template, &path).unwrap();
        let began = Instant::now();
        let mut child = process(&path);
        // Some are let be; of the others each is killed a little later than the one before.
        if round % 10 == 0 {
            assert!(child.wait().unwrap().success());
            longest = began.elapsed();
        } else {
            std::thread::sleep(longest * (round % 20) / 20);
            child.kill().unwrap();
            child.wait().unwrap();
        }
        if whole(&path) == 1 {
            old += 1;
            let journal = open(&path).unwrap();
            assert_eq!(journal.verify(None).unwrap().position, 0);
            journal.rebuild().unwrap();
            journal.close().unwrap();
        } else {
            new += 1;
            assert_eq!(open(&path).err().unwrap().code(), refusals::book::NEWER);
        }
        fs::remove_file(&path).unwrap();
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(folder.path().join(format!("copy.db{ending}")));
        }
    }
    println!("{KILLS} kills: {old} old, {new} new");
    assert_eq!(old + new, KILLS);
    assert!(new >= KILLS / 10 && old >= 4, "{old} old, {new} new");
}

#[test]
fn of_several_who_migrate_at_once_one_takes_the_steps() {
    let (_folder, path) = book();
    let children: Vec<Child> = (0..4).map(|_| process(&path)).collect();
    for mut child in children {
        assert!(child.wait().unwrap().success());
    }
    assert_eq!(whole(&path), 2);
}
