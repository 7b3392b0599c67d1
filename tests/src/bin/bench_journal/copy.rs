//! Books and rows outside the journal: files copied, tables read and compared, connections set up as
//! the journal sets up its own.

use std::fmt::Write as _;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;

use crate::Fallible;

/// The tables of a book in an order in which rows may be written; the zone's end comes last.
pub const TABLES: [&str; 11] = [
    "stream",
    "event",
    "record",
    "listing",
    "listing_text",
    "relation",
    "unique_key",
    "note",
    "person",
    "receipt",
    "zone",
];

/// A connection to a book, as the journal sets up its own writer.
pub fn connect(path: &Path, synchronous: &str) -> Fallible<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))?;
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.pragma_update(None, "cache_size", -64 * 1024)?;
    connection.pragma_update_and_check(None, "secure_delete", "ON", |row| row.get::<_, i64>(0))?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// The names of the columns of a table.
pub fn columns(connection: &Connection, table: &str) -> Fallible<Vec<String>> {
    let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names = statement.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

/// The statement that writes a row of a table as a careful hand would: states and rows that are
/// there already are changed in place.
pub fn writing(connection: &Connection, table: &str) -> Fallible<String> {
    let columns = columns(connection, table)?;
    if table == "zone" {
        let set: Vec<String> =
            columns.iter().zip(1..).skip(1).map(|(column, number)| format!("{column} = ?{number}")).collect();
        return Ok(format!("UPDATE zone SET {} WHERE key = ?1", set.join(", ")));
    }
    let marks: Vec<String> = (1..=columns.len()).map(|number| format!("?{number}")).collect();
    // Replacing a row of many indexes costs less than changing it; changing one of none is best.
    let act = if table == "listing" { "INSERT OR REPLACE" } else { "INSERT" };
    let mut sql = format!("{act} INTO {table} VALUES ({})", marks.join(", "));
    if ["record", "listing_text"].contains(&table) {
        let changed: Vec<String> =
            columns.iter().skip(3).map(|column| format!("{column} = excluded.{column}")).collect();
        write!(sql, " ON CONFLICT (zone, kind, id) DO UPDATE SET {}", changed.join(", "))?;
    }
    Ok(sql)
}

/// The values of a row.
pub fn values(row: &rusqlite::Row<'_>) -> rusqlite::Result<Vec<Value>> {
    (0..row.as_ref().column_count()).map(|at| row.get(at)).collect()
}

/// How many rows each table has, for tests, with a sum over their contents in the order of all columns.
#[cfg(test)]
pub fn contents(path: &Path) -> Fallible<Vec<(&'static str, u64, u64)>> {
    let connection = Connection::open(path)?;
    let mut contents = Vec::new();
    for table in TABLES {
        let order: Vec<String> = (1..=columns(&connection, table)?.len()).map(|number| number.to_string()).collect();
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY {}", order.join(", ")))?;
        let mut rows = statement.query([])?;
        let (mut count, mut sum) = (0, 0xcbf2_9ce4_8422_2325_u64);
        while let Some(row) = rows.next()? {
            count += 1;
            for byte in format!("{:?}", values(row)?).bytes() {
                sum = (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        contents.push((table, count, sum));
    }
    Ok(contents)
}
