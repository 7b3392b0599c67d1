//! The first of a list, of rows that are met in whatever order.

use std::cmp::Ordering;

use inward_core::filter::{Cursor, Page, Sort, SortBy};
use inward_core::id::RecordId;
use inward_core::money::Currency;
use rusqlite::Row;
use uuid::Uuid;

use crate::error::Error;
use crate::sqlite::columns::uuid;
use crate::sqlite::fault::plain;

use super::conditions::sorted_by;

/// The columns that [`cursor`] reads.
pub fn columns(page: &Page) -> String {
    let currency = if page.sort.by == SortBy::Amount { "l.currency" } else { "NULL" };
    format!("l.id, {}, {currency}", sorted_by(page.sort.by).unwrap_or("NULL"))
}

/// Where a row stands.
pub fn cursor(row: &Row<'_>, page: &Page) -> Result<Cursor, Error> {
    let id = uuid(row.get_ref(0).map_err(plain)?.as_blob().map_err(Error::damaged)?)?;
    let value = row.get_ref(1).map_err(plain)?.as_i64_or_null().map_err(Error::damaged)?;
    let currency = match row.get_ref(2).map_err(plain)?.as_str_or_null().map_err(Error::damaged)? {
        Some(code) if value.is_some() => Some(Currency::parse(code).map_err(Error::damaged)?),
        _ => None,
    };
    Ok(Cursor { currency, value, id: RecordId::new(page.kind, id) })
}

/// Keeps the first rows of what is met.
pub struct Best {
    sort: Sort,
    limit: usize,
    kept: Vec<Cursor>,
    /// The last of the first, once there were more than enough.
    worst: Option<Cursor>,
}

impl Best {
    pub const fn of(page: &Page) -> Self {
        Self { sort: page.sort, limit: page.limit, kept: Vec::new(), worst: None }
    }

    /// Whether there are as many as fit on the page.
    pub const fn is_full(&self) -> bool {
        self.kept.len() >= self.limit
    }

    pub fn meet(&mut self, cursor: Cursor) {
        let is_worse = |worst: &Cursor| self.sort.compare_cursors(&cursor, worst) == Ordering::Greater;
        if self.worst.as_ref().is_some_and(is_worse) {
            return;
        }
        self.kept.push(cursor);
        if self.kept.len() >= self.limit.saturating_mul(2).max(64) {
            self.tidy();
        }
    }

    fn tidy(&mut self) {
        let sort = self.sort;
        self.kept.sort_by(|a, b| sort.compare_cursors(a, b));
        self.kept.truncate(self.limit);
        self.worst = self.kept.last().copied().filter(|_| self.kept.len() == self.limit);
    }

    pub fn finish(mut self) -> Vec<Uuid> {
        self.tidy();
        self.kept.into_iter().map(|cursor| cursor.id.uuid).collect()
    }
}
