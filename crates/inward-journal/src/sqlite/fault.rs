//! What SQLite says went wrong, in the words of the book.

use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use rusqlite::{Error as Fault, ErrorCode, ffi};

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
        _ if has_no_space(&fault) => (ErrorKind::Storage, refusals::book::NO_SPACE),
        Some(ErrorCode::NotADatabase) => (ErrorKind::Refused, refusals::book::NOT_A_BOOK),
        Some(ErrorCode::DatabaseCorrupt) => (ErrorKind::Corrupt, refusals::book::DAMAGED),
        Some(ErrorCode::ReadOnly) => (ErrorKind::Storage, refusals::book::READ_ONLY),
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => (ErrorKind::Storage, refusals::book::NO_ACCESS),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (ErrorKind::Conflict, refusals::book::BUSY),
        _ => (ErrorKind::Storage, refusals::book::STORAGE),
    };
    Error::new(kind, Refusal::new(code).with("fault", &fault)).caused_by(fault)
}

/// Whether the disk is full; what is kept beside a book to open it says so in its own way.
fn has_no_space(fault: &Fault) -> bool {
    fault
        .sqlite_error()
        .is_some_and(|error| error.code == ErrorCode::DiskFull || error.extended_code == ffi::SQLITE_IOERR_SHMSIZE)
}
