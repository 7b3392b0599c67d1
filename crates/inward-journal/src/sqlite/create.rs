//! Making a book. Under its path there is nothing, or a whole book with its zone opened, whatever
//! ends the process in between: it is made beside, in a folder of its own, and moved there once it
//! is whole. A folder that a killed process left behind is in nobody's way.

use std::io;
use std::path::Path;

use inward_core::refusal::{Code, Refusal};
use inward_core::text::refusals;
use rusqlite::{Connection, OpenFlags, params};
use uuid::Uuid;

use crate::Journal;
use crate::aside::{Aside, folder_of, is_something};
use crate::error::{Error, ErrorKind};

use super::identity::Identity;
use super::opening::Opening;
use super::{Connected, Durability, SqliteJournal, SqliteOptions, companion, configure, fault, migrate, views};

impl SqliteJournal {
    /// Makes a book with one zone, which `begin` opens; if that fails, there is no book. Refused where
    /// there is something already, also if it came meanwhile: nothing is ever overwritten.
    pub fn create(
        path: &Path,
        zone: Uuid,
        name: &str,
        options: SqliteOptions,
        begin: impl FnOnce(&Self) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        check(path, options.read_only)?;
        let aside = Aside::of(path).map_err(|error| unmade(error, folder_of(path), path))?;
        let made = make(aside.path(), path, zone, name, &options)?;
        begin(&made)?;
        made.close()?;
        drop(made);
        place(aside, path, &options)?;
        Self::open(path, Some(name), options)
    }
}

/// Refuses what is seen to fail before anything is made.
fn check(path: &Path, read_only: bool) -> Result<(), Error> {
    let refuse = |kind, code: Code, path: &Path| Err(Error::new(kind, Refusal::new(code).with("path", path.display())));
    if read_only {
        return refuse(ErrorKind::Storage, refusals::book::READ_ONLY, path);
    }
    // Looked for first: a book that another hand makes meanwhile has companions too. Of a book that was
    // lost, SQLite would read them into the new one.
    let left_over = companion::readable(path).into_iter().find(|path| is_something(path));
    if is_something(path) {
        return refuse(ErrorKind::Conflict, refusals::book::EXISTS, path);
    }
    match left_over {
        Some(companion) => refuse(ErrorKind::Conflict, refusals::book::LEFT_OVER, &companion),
        None => Ok(()),
    }
}

/// A book aside, whose zone is not opened yet. Its errors speak of the path it is made for.
fn make(at: &Path, path: &Path, zone: Uuid, name: &str, options: &SqliteOptions) -> Result<SqliteJournal, Error> {
    let shown = path.display().to_string();
    let fault = |error| fault::of(error, &shown);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(at, flags).map_err(fault)?;
    configure(&connection, options, &shown)?;
    migrate::migrate(&mut connection, &shown)?;
    views::install(&mut connection, &shown)?;
    connection
        .execute("INSERT INTO zone (id, name, hash) VALUES (?1, ?2, ?3)", params![zone.as_bytes(), name, [0_u8; 32]])
        .map_err(fault)?;
    let key = connection.last_insert_rowid();
    let connected = Connected { connection, opening: Opening::Writing, identity: Identity::of(at) };
    Ok(SqliteJournal::over(at, shown, zone, key, options.clone(), connected))
}

/// Moves a closed book to its path, unless something came there meanwhile.
fn place(aside: Aside, path: &Path, options: &SqliteOptions) -> Result<(), Error> {
    if companion::has_log(aside.path()) {
        let fault = format_args!("{}: the log of writes could not be moved into it", path.display());
        return Err(Error::new(ErrorKind::Storage, Refusal::new(refusals::book::STORAGE).with("fault", fault)));
    }
    aside.place(path, options.durability == Durability::Full).map_err(|error| unmade(error, path, path))
}

/// Why no book was made at a path, in the words of the book; `folder` is what had to be one.
fn unmade(error: io::Error, folder: &Path, path: &Path) -> Error {
    let (kind, code, shown) = match error.kind() {
        io::ErrorKind::AlreadyExists => (ErrorKind::Conflict, refusals::book::EXISTS, path),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            (ErrorKind::Storage, refusals::book::NO_FOLDER, folder)
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            (ErrorKind::Storage, refusals::book::READ_ONLY, path)
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            (ErrorKind::Storage, refusals::book::NO_SPACE, path)
        }
        _ => (ErrorKind::Storage, refusals::book::STORAGE, path),
    };
    let fault = format_args!("{}: {error}", path.display());
    Error::new(kind, Refusal::new(code).with("path", shown.display()).with("fault", fault)).caused_by(error)
}
