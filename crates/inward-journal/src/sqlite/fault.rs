//! What SQLite says went wrong, in the words of the book.

use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use rusqlite::{Error as Fault, ErrorCode};

use crate::error::{Error, ErrorKind};
use crate::interrupt;

/// The error of the book at a path for a fault of SQLite.
pub fn of(fault: Fault, path: &str) -> Error {
    plain(fault).in_book(path)
}

/// The same where no path is at hand; it is added where the work on the store ends.
pub fn plain(fault: Fault) -> Error {
    if fault.sqlite_error_code() == Some(ErrorCode::OperationInterrupted) {
        return interrupt::interrupted();
    }
    let (kind, code) = match fault.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => (ErrorKind::Refused, refusals::book::NOT_A_BOOK),
        Some(ErrorCode::DatabaseCorrupt) => (ErrorKind::Corrupt, refusals::book::DAMAGED),
        Some(ErrorCode::ReadOnly) => (ErrorKind::Storage, refusals::book::READ_ONLY),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => (ErrorKind::Storage, refusals::book::NO_ACCESS),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (ErrorKind::Conflict, refusals::book::BUSY),
        _ => (ErrorKind::Storage, refusals::book::STORAGE),
    };
    Error::new(kind, Refusal::new(code).with("fault", &fault)).caused_by(fault)
}
