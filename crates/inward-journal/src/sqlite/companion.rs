//! What SQLite keeps beside a book while it is open, under the name of the book with an ending.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The log of writes, which are moved into the book in time.
const LOG: &str = "-wal";

/// The log of what was there before, of a book that is made or was made by another tool.
const ROLLBACK: &str = "-journal";

/// The companions that SQLite would read into a book that it finds beside them, whatever book they
/// were of.
pub fn readable(path: &Path) -> [PathBuf; 2] {
    [LOG, ROLLBACK].map(|ending| beside(path, ending))
}

/// Whether there are writes that may not be in the book itself yet.
pub fn has_log(path: &Path) -> bool {
    log(path).metadata().is_ok_and(|log| log.len() > 0)
}

/// The log of writes of a book.
pub fn log(path: &Path) -> PathBuf {
    beside(path, LOG)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}
