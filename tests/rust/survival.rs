//! A book survives what machines do: programs that are killed, disks that are full, files that are
//! lost, clocks that run back, and many who write at once. Whatever happens, every command that was
//! acknowledged is there, none is there by half, and `verify` passes.
//!
//! `INWARD_SURVIVAL_KILLS` sets how often programs are killed within their commits; 500 times unless
//! said otherwise.

mod clock;
mod commits;
mod crowd;
mod formats;
mod full_disk;
mod loads;
mod log_of_writes;
mod read_only;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use inward::prelude::*;
use inward_tests::work::{officer, zone};
use rusqlite::types::Value;
use tempfile::{TempDir, tempdir};

const PROGRAM: &str = env!("CARGO_BIN_EXE_survivor");

/// A book at whose desk the officer sat already, closed.
fn book() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let crm = Crm::create(&path, zone()).unwrap();
    crm.desk(officer()).unwrap();
    crm.close().unwrap();
    (folder, path)
}

/// Starts a program.
fn start(what: &str, path: &Path, further: &[&str]) -> Child {
    let mut command = Command::new(PROGRAM);
    command.arg(what).arg(path).args(further).stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap()
}

/// A program at work on a book.
struct Survivor {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Survivor {
    /// Starts it, and waits until it begins.
    fn begin(what: &str, path: &Path, further: &[&str]) -> Self {
        let mut child = start(what, path, further);
        let said = BufReader::new(child.stdout.take().unwrap());
        let mut survivor = Self { child, said };
        assert_eq!(survivor.line().as_deref(), Some("ready"), "{what}");
        survivor
    }

    /// The next line that it says; none once it is gone.
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        self.said.read_line(&mut line).unwrap();
        line.strip_suffix('\n').map(str::to_owned)
    }

    /// Kills it as `kill -9` does, and answers what else it had said.
    fn kill(mut self) -> Vec<String> {
        self.child.kill().unwrap();
        let said = std::iter::from_fn(|| self.line()).collect();
        assert_eq!(self.child.wait().unwrap().code(), None, "it ended by itself");
        said
    }
}

/// A table of the file with its rows.
type Table = (&'static str, Vec<Vec<Value>>);

/// All that is folded from the log, as the file keeps it, in order.
fn folded(path: &Path) -> Vec<Table> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let read = |(table, key)| -> Table {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY {key}")).unwrap();
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| (0..columns).map(|column| row.get(column)).collect());
        (table, rows.unwrap().collect::<Result<_, _>>().unwrap())
    };
    let key = "zone, kind, id";
    let relation = "zone, relation, to_kind, to_id, kind, id";
    let tables = [("record", key), ("listing", key), ("listing_text", key), ("relation", relation)].map(read);
    assert!(tables.iter().any(|(_, rows)| !rows.is_empty()));
    tables.into()
}

/// Asserts that what is kept beside the log is what the log folds to, and that SQLite finds no fault.
fn assert_folds(crm: &Crm, path: &Path) {
    let before = folded(path);
    crm.rebuild().unwrap();
    assert!(folded(path) == before, "the rows differ from a rebuild");
    let connection = rusqlite::Connection::open(path).unwrap();
    let fault: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(fault, "ok");
    let fault: i64 = connection
        .query_row(
            "SELECT (SELECT count(*) FROM receipt WHERE command NOT IN (SELECT command FROM event)) \
                  + (SELECT count(*) FROM event WHERE command NOT IN (SELECT command FROM receipt))",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(fault, 0, "receipts and events differ");
}
