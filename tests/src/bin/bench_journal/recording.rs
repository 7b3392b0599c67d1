//! Which rows the book writes for a command, found by triggers on a copy of the book, and the same
//! rows written by rusqlite alone.

use std::path::Path;

use inward::Desk;
use rusqlite::types::Value;
use rusqlite::{CachedStatement, Connection, TransactionBehavior, params_from_iter};

use crate::Fallible;
use crate::copy::{TABLES, columns, values, writing};
use crate::workload::{self, Five};

/// One row of a table, by its place in [`TABLES`].
pub struct Written {
    table: usize,
    values: Vec<Value>,
}

/// The rows that each of the five commands of an investment wrote.
pub type FiveWritten = Vec<Vec<Written>>;

/// Gives commands to a book and records what rows each of them wrote.
pub fn record(path: &Path, desk: &Desk, work: &[Five]) -> Fallible<Vec<FiveWritten>> {
    let watcher = Connection::open(path)?;
    watch(&watcher)?;
    let mut seen = [0_i64; TABLES.len()];
    let mut recorded = Vec::with_capacity(work.len());
    for five in work {
        let mut written = FiveWritten::new();
        for command in five {
            workload::give(desk, command)?;
            written.push(news(&watcher, &mut seen)?);
        }
        recorded.push(written);
    }
    Ok(recorded)
}

/// Lets every row that is written be written once more into a table beside.
fn watch(connection: &Connection) -> Fallible<()> {
    for table in TABLES {
        let new: Vec<String> = columns(connection, table)?.iter().map(|column| format!("NEW.{column}")).collect();
        connection.execute_batch(&format!("CREATE TABLE written_{table} AS SELECT * FROM {table} WHERE 0"))?;
        for act in ["INSERT", "UPDATE"] {
            connection.execute_batch(&format!(
                "CREATE TRIGGER written_{table}_{act} AFTER {act} ON {table} \
                 BEGIN INSERT INTO written_{table} VALUES ({}); END",
                new.join(", ")
            ))?;
        }
    }
    Ok(())
}

/// The rows that were written since the last call.
fn news(watcher: &Connection, seen: &mut [i64; TABLES.len()]) -> Fallible<Vec<Written>> {
    let mut written = Vec::new();
    for (table, (name, last)) in TABLES.iter().zip(seen).enumerate() {
        let mut statement =
            watcher.prepare_cached(&format!("SELECT rowid, * FROM written_{name} WHERE rowid > ?1 ORDER BY rowid"))?;
        let mut rows = statement.query([*last])?;
        while let Some(row) = rows.next()? {
            *last = row.get(0)?;
            written.push(Written { table, values: values(row)?.split_off(1) });
        }
    }
    Ok(written)
}

/// Writes recorded rows with rusqlite alone, one transaction a command.
pub struct Replay {
    connection: Connection,
    statements: Vec<String>,
}

impl Replay {
    /// Over a connection to a book that is where the recorded one was.
    pub fn over(connection: Connection) -> Fallible<Self> {
        let statements = TABLES.iter().map(|table| writing(&connection, table)).collect::<Fallible<_>>()?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(Self { connection, statements })
    }

    /// The rows of one command.
    pub fn write(&mut self, rows: &[Written]) -> Fallible<()> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for row in rows {
            let sql = self.statements.get(row.table).ok_or("no such table")?;
            let mut statement: CachedStatement<'_> = transaction.prepare_cached(sql)?;
            statement.execute(params_from_iter(&row.values))?;
        }
        Ok(transaction.commit()?)
    }
}

#[cfg(test)]
mod tests {
    use inward::{Crm, Options};

    use super::*;
    use crate::copy::{connect, contents};

    #[test]
    fn the_replayed_book_is_the_recorded_book() {
        let folder = tempfile::tempdir().unwrap();
        let (ours, alone) = (folder.path().join("ours.db"), folder.path().join("alone.db"));
        let investors = workload::seed(&ours).unwrap();
        std::fs::copy(&ours, &alone).unwrap();
        let ids = || std::array::from_fn(|_| workload::fresh());
        let work: Vec<Five> = (0..50).map(|number| workload::five(number, ids(), &investors).unwrap()).collect();

        let crm = Crm::open_with(&ours, Options::default()).unwrap();
        let recorded = record(&ours, &crm.desk(workload::officer()).unwrap(), &work).unwrap();
        crm.verify(None).unwrap();
        crm.close().unwrap();
        let mut replay = Replay::over(connect(&alone, "FULL").unwrap()).unwrap();
        for rows in recorded.iter().flatten() {
            replay.write(rows).unwrap();
        }
        drop(replay);

        let (ours, alone) = (contents(&ours).unwrap(), contents(&alone).unwrap());
        assert_eq!(ours, alone);
        let count = |table: &str| ours.iter().find(|(name, ..)| *name == table).map(|(_, count, _)| *count);
        // The zone, the unit, the officer and 500 investors were there before; a lead opens an
        // investment.
        assert_eq!(count("receipt"), Some(503 + 250));
        assert_eq!(count("stream"), Some(503 + 250));
        assert_eq!(count("listing"), Some(503 + 250));
        assert_eq!(count("event"), Some(503 + 300));
    }
}
