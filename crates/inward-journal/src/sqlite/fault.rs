//! What SQLite says went wrong, in the words of the book.

use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use rusqlite::{Error as Fault, ErrorCode};

use crate::error::{Error, ErrorKind};

/// The error of the book for a fault of SQLite.
pub fn of(fault: Fault, path: &str) -> Error {
    let (kind, refusal) = match fault.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => {
            (ErrorKind::Refused, Refusal::new(refusals::book::NOT_A_BOOK).with("path", path))
        }
        Some(ErrorCode::DatabaseCorrupt) => {
            (ErrorKind::Corrupt, Refusal::new(refusals::book::DAMAGED).with("fault", &fault))
        }
        Some(ErrorCode::ReadOnly) => (ErrorKind::Storage, Refusal::new(refusals::book::READ_ONLY).with("path", path)),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            (ErrorKind::Conflict, Refusal::new(refusals::book::BUSY))
        }
        _ => (ErrorKind::Storage, Refusal::new(refusals::book::STORAGE).with("fault", &fault)),
    };
    Error::new(kind, refusal).caused_by(fault)
}

/// The same where no path is at hand.
pub fn plain(fault: Fault) -> Error {
    of(fault, "")
}
