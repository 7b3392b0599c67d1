//! Whether the file is as long as it says. SQLite itself refuses a file that lost whole pages; one
//! that was cut within its last page it would fill up with zeros.

use std::path::Path;

use rusqlite::Connection;

use crate::error::Error;

use super::{companion, fault};

/// Refuses a book whose file was cut.
pub fn check(connection: &Connection, path: &Path, shown: &str) -> Result<(), Error> {
    let fault = |error| fault::of(error, shown);
    let number =
        |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0).map(i64::unsigned_abs));
    // While this reads, nobody empties the log of writes: what is not in the file is still there.
    connection.execute_batch("BEGIN").map_err(fault)?;
    let pages = number("page_count").map_err(fault)?;
    let whole = number("page_size").map_err(fault)?.saturating_mul(pages);
    let length = path.metadata().map_or(0, |file| file.len());
    let has_log = companion::has_log(path);
    connection.execute_batch("COMMIT").map_err(fault)?;
    if length < whole && !has_log {
        return Err(Error::damaged(format_args!("the file has {length} of {whole} bytes")).in_book(shown));
    }
    Ok(())
}
