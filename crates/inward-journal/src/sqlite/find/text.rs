//! Searching the texts, which lie in the order of ids: each is looked through once, by a search that is
//! faster than SQLite's own. Of those that have what is searched for, the columns are asked a piece at a
//! time.

use inward_core::filter::{Cursor, Page, SortBy};
use inward_core::id::RecordId;
use memchr::memmem::Finder;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use uuid::Uuid;

use crate::error::Error;
use crate::sqlite::columns::uuid;
use crate::sqlite::fault::plain;

use super::best::{Best, columns, cursor};
use super::conditions::{Where, after, after_in, direction};
use super::{WHERE_THEY_LIE, Wanted};

/// So many texts that have it are brought to the columns together.
const PIECE: usize = 256;

/// Where one of so many texts has it, their rows are read one after the other, not looked up.
const DENSE: usize = 8;

/// How many records have the text and are kept.
pub fn count(connection: &Connection, wanted: &Wanted<'_>) -> Result<u64, Error> {
    let mut count = 0;
    let page = Page::of(wanted.kind);
    search(connection, wanted, &page, &mut |piece, seen| {
        if wanted.columns.is_empty() {
            count += piece.len() as u64;
        } else {
            each_kept(connection, wanted, &page, piece, seen, &mut |_| {
                count += 1;
                Ok(())
            })?;
        }
        Ok(true)
    })?;
    Ok(count)
}

/// The ids of a page, of the records that have the text.
pub fn best(connection: &Connection, wanted: &Wanted<'_>, page: &Page) -> Result<Vec<Uuid>, Error> {
    let mut best = Best::of(page);
    let by_id = page.sort.by == SortBy::Id;
    search(connection, wanted, page, &mut |piece, seen| {
        if by_id && wanted.columns.is_empty() {
            for id in piece {
                best.meet(Cursor { currency: None, value: None, id: RecordId::new(wanted.kind, *id) });
            }
        } else {
            each_kept(connection, wanted, page, piece, seen, &mut |row| {
                best.meet(cursor(row, page)?);
                Ok(())
            })?;
        }
        // In the order of ids, what comes later is no better.
        Ok(!(by_id && best.is_full()))
    })?;
    Ok(best.finish())
}

/// Gets those that have it, some at a time, with how many texts were looked through for them; says
/// whether to go on.
type Visit<'a> = dyn FnMut(&[Uuid], usize) -> Result<bool, Error> + 'a;

/// Looks through the texts in the order of ids, first or last ones first as the page has it.
fn search(connection: &Connection, wanted: &Wanted<'_>, page: &Page, visit: &mut Visit<'_>) -> Result<(), Error> {
    let text = wanted.text.as_deref().unwrap_or_default();
    let finder = Finder::new(text.as_bytes());
    let mut all = wanted.every();
    if page.sort.by == SortBy::Id
        && let Some(cursor) = &page.after
    {
        all.also(&after_in(cursor, None, page));
    }
    let sql = format!("SELECT l.id, l.text FROM listing_text l WHERE {} ORDER BY l.id {}", all.sql, direction(page));
    let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
    let mut rows = statement.query(params_from_iter(all.values)).map_err(plain)?;
    let mut piece = Vec::with_capacity(PIECE);
    let mut seen = 0;
    while let Some(row) = rows.next().map_err(plain)? {
        seen += 1;
        if finder.find(row.get_ref(1).map_err(plain)?.as_bytes().map_err(Error::damaged)?).is_some() {
            piece.push(uuid(row.get_ref(0).map_err(plain)?.as_blob().map_err(Error::damaged)?)?);
        }
        if piece.len() == PIECE {
            if !visit(&piece, seen)? {
                return Ok(());
            }
            piece.clear();
            seen = 0;
        }
    }
    visit(&piece, seen).map(drop)
}

/// Visits the rows of a piece that the columns keep and that come after the page's cursor.
fn each_kept(
    connection: &Connection,
    wanted: &Wanted<'_>,
    page: &Page,
    piece: &[Uuid],
    seen: usize,
    visit: &mut dyn FnMut(&Row<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let (Some(one), Some(other)) = (piece.first(), piece.last()) else { return Ok(()) };
    let mut kept = wanted.by_columns();
    kept.also(&after(page));
    let blob = |id: &Uuid| Value::Blob(id.as_bytes().to_vec());
    if piece.len() * DENSE >= seen {
        let mut ordered = piece.to_vec();
        ordered.sort_unstable();
        kept.and("l.id BETWEEN ? AND ?", [blob(one.min(other)), blob(one.max(other))]);
        return each(connection, page, kept, &mut |row| {
            let id = uuid(row.get_ref(0).map_err(plain)?.as_blob().map_err(Error::damaged)?)?;
            if ordered.binary_search(&id).is_ok() { visit(row) } else { Ok(()) }
        });
    }
    for id in piece {
        let mut this = kept.clone();
        this.and("l.id = ?", [blob(id)]);
        each(connection, page, this, visit)?;
    }
    Ok(())
}

fn each(
    connection: &Connection,
    page: &Page,
    kept: Where,
    visit: &mut dyn FnMut(&Row<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let sql = format!("SELECT {} FROM listing l {WHERE_THEY_LIE} WHERE {}", columns(page), kept.sql);
    let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
    let mut rows = statement.query(params_from_iter(kept.values)).map_err(plain)?;
    while let Some(row) = rows.next().map_err(plain)? {
        visit(row)?;
    }
    Ok(())
}
