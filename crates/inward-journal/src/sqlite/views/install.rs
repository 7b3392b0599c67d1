//! Puts the views into a book. They hold no data, so they are no step of the format: a book that is
//! opened for writing gets those of this build, unless it has those of a later one.

use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::seal::hex;

use super::super::fault::of;
use super::super::migrate;
use super::{DICTIONARY, script, views};

/// Raised with every release whose views differ, so that an older build leaves them alone.
const VERSION: u32 = 1;

/// Where the book says which views it has.
const MADE: &str = "CREATE TABLE IF NOT EXISTS view_made (
    name TEXT PRIMARY KEY, version INTEGER NOT NULL, sha256 TEXT NOT NULL
) STRICT, WITHOUT ROWID";

struct Script {
    sql: String,
    sha256: String,
}

static SCRIPT: LazyLock<Script> = LazyLock::new(|| {
    let sql = script();
    let sha256 = hex(&Sha256::digest(sql.as_bytes()));
    Script { sql, sha256 }
});

/// Makes the views of this build, if the book has none or those of an earlier one.
pub fn install(connection: &mut Connection, path: &str) -> Result<(), Error> {
    if is_current(connection).map_err(|fault| of(fault, path))? {
        return Ok(());
    }
    let fault = |error| of(error, path);
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
    // Another process may have been quicker, or be of a later build, which changed the format.
    migrate::check_again(&transaction, path)?;
    make(&transaction).map_err(fault)?;
    transaction.commit().map_err(fault)
}

fn is_current(connection: &Connection) -> rusqlite::Result<bool> {
    let there: bool =
        connection.query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'view_made'", [], |row| row.get(0))?;
    if !there {
        return Ok(false);
    }
    let newest = "SELECT version, sha256 FROM view_made ORDER BY version DESC LIMIT 1";
    let made: Option<(u32, String)> =
        connection.query_row(newest, [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    Ok(made.is_some_and(|(version, sha256)| version > VERSION || (version == VERSION && sha256 == SCRIPT.sha256)))
}

fn make(connection: &Connection) -> rusqlite::Result<()> {
    if is_current(connection)? {
        return Ok(());
    }
    remove(connection)?;
    connection.execute_batch(&SCRIPT.sql)?;
    for view in views() {
        connection.execute("INSERT INTO view_made VALUES (?1, ?2, ?3)", params![view.name, VERSION, SCRIPT.sha256])?;
    }
    Ok(())
}

/// Takes out the views that a book has, and those it would get.
pub fn remove(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(MADE)?;
    let made: Vec<String> = {
        let mut statement = connection.prepare("SELECT name FROM view_made")?;
        let names = statement.query_map([], |row| row.get(0))?;
        names.collect::<Result<_, _>>()?
    };
    for name in made.iter().map(String::as_str).chain(views().iter().map(|view| view.name)) {
        let sort = if name == DICTIONARY { "TABLE" } else { "VIEW" };
        connection.execute_batch(&format!("DROP {sort} IF EXISTS \"{name}\""))?;
    }
    connection.execute("DELETE FROM view_made", []).map(drop)
}
