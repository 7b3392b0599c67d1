//! How the file of a book is opened. A book that is kept where nothing may be written, on a shelf, is
//! read as a file that nobody changes: SQLite would want a place for its log of writes even to read.

use std::path::Path;
use std::time::SystemTime;

use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, ErrorKind};
use crate::interrupt;

use super::companion;

/// How many steps of its machine SQLite takes, some milliseconds, before it is asked whether to stop.
const STEPS_BETWEEN_QUESTIONS: i32 = 100_000;

/// How a file is opened, by the writer and by its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// To be written, also by other processes meanwhile.
    Writing,
    /// To be read while others may write.
    Reading,
    /// To be read where this process cannot write, as long as nobody else does.
    Shelved(Stamp),
}

/// By what it shows that a file was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let file = path.metadata().ok()?;
        Some(Self { length: file.len(), modified: file.modified().ok() })
    }
}

impl Opening {
    /// As on a shelf, if the book can be read so: without a log of writes that would be passed
    /// over.
    pub fn shelved(path: &Path) -> Option<Self> {
        let stamp = Stamp::of(path)?;
        (cfg!(unix) && !companion::has_log(path)).then_some(Self::Shelved(stamp))
    }

    /// Refuses a book on a shelf that somebody changed, or is about to, after it was opened.
    pub fn refuse_if_changed(self, path: &Path, shown: &str) -> Result<(), Error> {
        match self {
            Self::Shelved(stamp) if Stamp::of(path) != Some(stamp) || companion::has_log(path) => {
                Err(Error::new(ErrorKind::Conflict, Refusal::new(refusals::book::CHANGED).with("path", shown)))
            }
            _ => Ok(()),
        }
    }

    /// As its readers open what is opened so.
    pub const fn for_readers(self) -> Self {
        match self {
            Self::Shelved(stamp) => Self::Shelved(stamp),
            Self::Writing | Self::Reading => Self::Reading,
        }
    }

    /// Whether a file can be read as one that nobody changes.
    pub fn can_be_read(path: &Path) -> bool {
        let read = Self::unchanging(path).and_then(|file| file.pragma_query_value(None, "schema_version", |_| Ok(())));
        read.is_ok()
    }

    /// A connection that reads a file alone, as one that nobody changes.
    pub fn unchanging(path: &Path) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        Connection::open_with_flags(unchanging(path), flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
    }

    /// A connection to the file at a path, whose statements end when their work is to stop.
    pub fn connect(self, path: &Path) -> rusqlite::Result<Connection> {
        let mut connection = self.connect_alone(path)?;
        connection.progress_handler(STEPS_BETWEEN_QUESTIONS, Some(interrupt::is_asked_for))?;
        // Else a statement is parsed anew each time that a kind is bound to it: it might be the kind of a
        // partial index.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(connection)
    }

    fn connect_alone(self, path: &Path) -> rusqlite::Result<Connection> {
        let mode = match self {
            Self::Writing => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Self::Reading => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Self::Shelved(_) => return Self::unchanging(path),
        };
        Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)
    }
}

/// The address by which SQLite takes a file for one that nobody changes.
fn unchanging(path: &Path) -> String {
    let mut address = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => address.push(char::from(*byte)),
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address.push_str("?immutable=1");
    address
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn a_statement_is_parsed_once_whatever_kind_is_bound_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.db");
        Connection::open(&path).unwrap().execute_batch(include_str!("schema.sql")).unwrap();
        for opening in [Opening::Writing, Opening::Reading] {
            let connection = opening.connect(&path).unwrap();
            let with_text = "SELECT t.text FROM listing l \
                 JOIN listing_text t ON t.zone = l.zone AND t.kind = l.kind AND t.id = l.id \
                 WHERE l.zone = ?1 AND l.kind = ?2 AND l.id = ?3";
            let mut statement = connection.prepare(with_text).unwrap();
            for kind in ["inv", "led", "inv", "prj"] {
                assert!(!statement.exists(rusqlite::params![1, kind, [0_u8; 16]]).unwrap());
            }
            assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
        }
    }

    #[test]
    fn a_statement_of_any_length_ends_when_its_work_is_to_stop() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book.db");
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
        for opening in [Opening::Writing, Opening::Reading] {
            let connection = opening.connect(&path).unwrap();
            let endless = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n";
            let asked = std::rc::Rc::new(std::cell::Cell::new(0));
            let counted = std::rc::Rc::clone(&asked);
            let stop = move || {
                counted.set(counted.get() + 1);
                counted.get() == 3
            };
            let ended =
                interrupt::interruptible(stop, || connection.query_row(endless, [], |row| row.get::<_, i64>(0)));
            assert_eq!(super::super::fault::plain(ended.unwrap_err()).code(), refusals::book::INTERRUPTED);
            assert_eq!(asked.get(), 3);
            assert_eq!(connection.query_row("SELECT 7", [], |row| row.get::<_, i64>(0)).unwrap(), 7);
        }
    }

    #[test]
    fn the_address_of_a_book_on_a_shelf_means_its_path_whatever_stands_in_it() {
        let address = unchanging(Path::new("/归档/a b?c#d%20.db"));
        assert_eq!(address, "file:/%E5%BD%92%E6%A1%A3/a%20b%3Fc%23d%2520.db?immutable=1");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("归档 a?b#c%20.db");
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
        let read = Opening::shelved(&path).unwrap().connect(&path).unwrap();
        assert_eq!(read.query_row("SELECT count(*) FROM t", [], |row| row.get::<_, i64>(0)).unwrap(), 0);
    }
}
