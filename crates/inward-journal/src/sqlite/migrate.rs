//! Formats of the book: numbered, checksummed steps. Those that a book lacks are taken in one
//! transaction, so that it has the old format or the newest, whatever ends the process in between. A
//! book with a newer format is refused, also by a handle under which another build brought it there.

use std::fmt::Display;

use inward_core::refusal::{Code, Refusal};
use inward_core::text::refusals;
use rusqlite::{Connection, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorKind};
use crate::seal::hex;

use super::fault::of;
use super::views;

/// The number by which a file says that it is a book (`inwa`).
pub const APPLICATION: i32 = 0x696e_7761;

/// The steps from an empty file to the newest format, from 1. The text of a step that was released
/// never changes, down to its comments.
pub const STEPS: &[Step] = &[(1, "the book", include_str!("schema.sql"))];

/// The newest format.
pub const NEWEST: u32 = 1;

/// The format that a step leads to, its name, and what it does.
pub type Step = (u32, &'static str, &'static str);

/// The format of a file; refuses what is no book, or one whose format is not as this version knows it.
pub fn check(connection: &Connection, path: &str) -> Result<u32, Error> {
    let fault = |error| of(error, path);
    let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(fault)?;
    if application != i64::from(APPLICATION) {
        return Err(Error::new(ErrorKind::Refused, Refusal::new(refusals::book::NOT_A_BOOK).with("path", path)));
    }
    let format = format(connection, path)?;
    refuse_newer(format, NEWEST, path)?;
    check_steps(connection, STEPS, path)?;
    Ok(u32::try_from(format).unwrap_or(0))
}

/// Refuses a book that another build brought to a newer format since it was opened. Asked at the
/// beginning of every transaction, of a statement that is prepared once.
pub fn check_again(connection: &Connection, path: &str) -> Result<(), Error> {
    refuse_newer(format(connection, path)?, NEWEST, path)
}

/// Refuses to read a book of an older format, where it may not be brought to the newest.
pub fn refuse_older(format: u32, path: &str) -> Result<(), Error> {
    if format < NEWEST { refuse(refusals::book::OLDER, format, NEWEST, path) } else { Ok(()) }
}

fn format(connection: &Connection, path: &str) -> Result<i64, Error> {
    let read = || connection.prepare_cached("PRAGMA user_version")?.query_row([], |row| row.get(0));
    read().map_err(|fault| of(fault, path))
}

fn refuse_newer(format: i64, newest: u32, path: &str) -> Result<(), Error> {
    if format > i64::from(newest) { refuse(refusals::book::NEWER, format, newest, path) } else { Ok(()) }
}

fn refuse<T>(code: Code, found: impl Display, newest: u32, path: &str) -> Result<T, Error> {
    let refusal = Refusal::new(code).with("path", path).with("found", found).with("newest", newest);
    Err(Error::new(ErrorKind::Refused, refusal))
}

/// Refuses a book one of whose steps was another than that of this number here.
fn check_steps(connection: &Connection, steps: &[Step], path: &str) -> Result<(), Error> {
    let read = || {
        let mut statement = connection.prepare("SELECT format, sha256 FROM schema_migration ORDER BY format")?;
        let taken = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        taken.collect::<Result<Vec<(u32, String)>, _>>()
    };
    let taken = read().map_err(|fault| of(fault, path))?;
    for (format, checksum) in taken {
        let known = steps.iter().find(|(number, ..)| *number == format);
        if known.is_some_and(|step| checksum_of(step) != checksum) {
            let refusal = Refusal::new(refusals::book::OTHER_FORMAT).with("path", path).with("found", format);
            return Err(Error::new(ErrorKind::Refused, refusal));
        }
    }
    Ok(())
}

fn checksum_of((_, _, sql): &Step) -> String {
    hex(&Sha256::digest(sql.as_bytes()))
}

/// Brings a book, or an empty file, to the newest format.
pub fn migrate(connection: &mut Connection, path: &str) -> Result<(), Error> {
    run(connection, path, STEPS)
}

fn run(connection: &mut Connection, path: &str, steps: &[Step]) -> Result<(), Error> {
    let fault = |error| of(error, path);
    // It waits for who is writing; another process may have taken the steps by then, or further ones.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
    let reached = format(&transaction, path)?;
    let newest = steps.last().map_or(0, |(number, ..)| *number);
    refuse_newer(reached, newest, path)?;
    transaction
        .execute_batch(
            "CREATE TABLE IF NOT EXISTS schema_migration (
                 format INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL
             ) STRICT",
        )
        .map_err(fault)?;
    check_steps(&transaction, steps, path)?;
    let missing = steps.iter().filter(|(number, ..)| i64::from(*number) > reached);
    if reached > 0 && missing.clone().next().is_some() {
        // They read the tables that a step is about to change, and are made anew at the next opening.
        views::remove(&transaction).map_err(fault)?;
    }
    for step in missing {
        let (number, name, sql) = step;
        transaction.execute_batch(sql).map_err(fault)?;
        transaction
            .execute("INSERT INTO schema_migration VALUES (?1, ?2, ?3)", params![number, name, checksum_of(step)])
            .map_err(fault)?;
        transaction.pragma_update(None, "user_version", number).map_err(fault)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION).map_err(fault)?;
    transaction.commit().map_err(fault)
}

#[cfg(test)]
mod tests;
