//! Reading every row once and keeping the best: what is left where no order leads to a page.

use inward_core::filter::Page;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use crate::error::Error;
use crate::sqlite::columns::uuid;
use crate::sqlite::fault::plain;

use super::best::{Best, columns, cursor};
use super::conditions::{after, order};
use super::{BY_UNIT, Bounds, WHERE_THEY_LIE, Wanted};

/// The ids of a page among the rows that an index leads to.
pub fn best(connection: &Connection, wanted: &Wanted<'_>, page: &Page, index: &str) -> Result<Vec<Uuid>, Error> {
    let mut kept = wanted.by_columns();
    kept.also(&after(page));
    if let Some(text) = &wanted.text {
        kept.and("instr(t.text, ?) > 0", [Value::Text(text.clone())]);
    }
    kept.values.push(Value::Integer(i64::try_from(page.limit).unwrap_or(i64::MAX)));
    let sql = format!("SELECT l.id FROM {} WHERE {} ORDER BY {} LIMIT ?", wanted.tables(index), kept.sql, order(page));
    let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
    let mut rows = statement.query(params_from_iter(kept.values)).map_err(plain)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(plain)? {
        found.push(uuid(row.get_ref(0).map_err(plain)?.as_blob().map_err(Error::damaged)?)?);
    }
    Ok(found)
}

/// The ids of a page of a unit's records. All that is asked of them lies in the index, so that many are
/// read in the time in which few would be looked up.
pub fn of_unit(connection: &Connection, wanted: &Wanted<'_>, page: &Page) -> Result<Vec<Uuid>, Error> {
    let mut kept = wanted.by_columns();
    kept.also(&after(page));
    let sql = format!("SELECT {} FROM listing l {BY_UNIT} WHERE {}", columns(page), kept.sql);
    let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
    let mut rows = statement.query(params_from_iter(kept.values)).map_err(plain)?;
    let mut best = Best::of(page);
    while let Some(row) = rows.next().map_err(plain)? {
        best.meet(cursor(row, page)?);
    }
    Ok(best.finish())
}

/// Whether the columns seem to keep less than one row in twenty, by the first rows and the last ones:
/// then they are asked before the text.
pub fn keeps_little(connection: &Connection, wanted: &Wanted<'_>, bounds: Bounds) -> Result<bool, Error> {
    if wanted.columns.is_empty() {
        return Ok(false);
    }
    let every = wanted.every();
    let (mut kept, mut seen): (usize, usize) = (0, 0);
    for direction in ["ASC", "DESC"] {
        let sql = format!(
            "SELECT {} FROM listing l {WHERE_THEY_LIE} WHERE {} ORDER BY l.id {direction} LIMIT ?",
            wanted.columns.sql, every.sql
        );
        let mut values = wanted.columns.values.clone();
        values.extend(every.values.iter().cloned());
        values.push(Value::Integer(i64::try_from(bounds.sample / 2).unwrap_or(i64::MAX)));
        let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
        let mut rows = statement.query(params_from_iter(values)).map_err(plain)?;
        while let Some(row) = rows.next().map_err(plain)? {
            seen += 1;
            kept += usize::from(row.get_ref(0).map_err(plain)?.as_i64().is_ok_and(|keeps| keeps != 0));
        }
    }
    Ok(kept * 20 < seen)
}
