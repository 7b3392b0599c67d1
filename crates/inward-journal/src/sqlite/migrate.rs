//! Formats of the book: numbered, checksummed steps, each in a transaction of its own. A book with a
//! newer format is refused.

use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorKind};
use crate::seal::hex;

use super::fault::of;

/// The number by which a file says that it is a book (`inwa`).
pub const APPLICATION: i32 = 0x696e_7761;

/// The steps from an empty file to the newest format.
pub const STEPS: &[(u32, &str, &str)] = &[(1, "the book", include_str!("schema.sql"))];

/// The newest format.
pub const NEWEST: u32 = 1;

/// Refuses what is no book, or one that is newer than this version.
pub fn check(connection: &Connection, path: &str) -> Result<u32, Error> {
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let application = number("application_id").map_err(|fault| of(fault, path))?;
    if application != i64::from(APPLICATION) {
        return Err(Error::new(ErrorKind::Refused, Refusal::new(refusals::book::NOT_A_BOOK).with("path", path)));
    }
    let format = number("user_version").map_err(|fault| of(fault, path))?;
    if format > i64::from(NEWEST) {
        return Err(Error::new(
            ErrorKind::Refused,
            Refusal::new(refusals::book::NEWER).with("path", path).with("found", format).with("newest", NEWEST),
        ));
    }
    Ok(u32::try_from(format).unwrap_or(0))
}

/// Brings a book to the newest format.
pub fn migrate(connection: &mut Connection, path: &str) -> Result<(), Error> {
    run(connection, path, STEPS)
}

fn run(connection: &mut Connection, path: &str, steps: &[(u32, &str, &str)]) -> Result<(), Error> {
    let fault = |error| of(error, path);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
    transaction
        .execute_batch(
            "CREATE TABLE IF NOT EXISTS schema_migration (
                 format INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL
             ) STRICT",
        )
        .map_err(fault)?;
    for (format, name, sql) in steps {
        let checksum = hex(&Sha256::digest(sql.as_bytes()));
        let known: Option<String> = transaction
            .query_row("SELECT sha256 FROM schema_migration WHERE format = ?1", params![format], |row| row.get(0))
            .optional()
            .map_err(fault)?;
        match known {
            Some(known) if known == checksum => {}
            Some(_) => {
                return Err(Error::damaged(format_args!("format {format} was made by another build")));
            }
            None => {
                transaction.execute_batch(sql).map_err(fault)?;
                transaction
                    .execute("INSERT INTO schema_migration VALUES (?1, ?2, ?3)", params![format, name, checksum])
                    .map_err(fault)?;
                transaction.pragma_update(None, "user_version", format).map_err(fault)?;
            }
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION).map_err(fault)?;
    transaction.commit().map_err(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_format_is_reached_once_and_its_text_may_not_change() {
        let mut connection = Connection::open_in_memory().unwrap();
        let two = [STEPS[0], (2, "a trial", "CREATE TABLE trial (x INTEGER) STRICT")];
        run(&mut connection, "memory", &two).unwrap();
        run(&mut connection, "memory", &two).unwrap();
        let error = check(&connection, "memory").unwrap_err();
        assert_eq!(error.code(), refusals::book::NEWER);
        let edited = [STEPS[0], (2, "a trial", "CREATE TABLE trial (y INTEGER) STRICT")];
        assert_eq!(run(&mut connection, "memory", &edited).unwrap_err().code(), refusals::book::DAMAGED);
    }
}
