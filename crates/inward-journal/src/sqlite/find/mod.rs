//! Lists in SQL. What a filter means is [`Filter::matches`], and its order is [`Sort`]'s; this agrees
//! with both.
//!
//! SQLite cannot know how much a filter keeps, so the way to the rows is chosen here, and whatever is
//! chosen ends in bounded time. There are three:
//!
//! - *Walking* the order of the list, where an index has it, for as many rows as can be looked up at once.
//!   A filter that keeps one of twenty has filled its page by then, unless what it keeps lies far back in
//!   the order. What mostly lies so is known by standing, stage or what is known at all: the indexes keep
//!   these apart as [legs](super::leg), of which those that have none of it are left out.
//! - *Looking up* the rows of one unit, investment or organisation, where these are few.
//! - *Reading* every row once where they lie together, or every text, and keeping the best.
//!
//! Only ids are found so; their rows are read at the end.

mod begun;
mod best;
mod conditions;
mod legs;
mod merge;
mod scan;
#[cfg(test)]
mod tests;
mod text;
mod walk;

use inward_core::filter::{Filter, Page, SortBy};
use inward_core::id::Kind;
use inward_core::index::Index;
use inward_core::text::fold;
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use uuid::Uuid;

use crate::error::Error;

use super::columns::{LISTING, index};
use super::fault::plain;
use conditions::{Where, on_columns};

/// Up to which number of rows a way is taken.
#[derive(Clone, Copy)]
struct Bounds {
    /// So many rows are looked up in a walk for a page, at least.
    walk: usize,
    /// So many rows are looked up for each row of a page.
    walk_each: usize,
    /// So many rows of a leg are read together, at first and at most.
    together: (usize, usize),
    /// So many rows of a unit are read at once, if nothing else is asked.
    unit: usize,
    /// So many rows of one unit, investment or organisation are sorted at once.
    handful: usize,
    /// So many of them are looked up rather than all rows read.
    lookups: usize,
    /// Of so many rows it is asked how many of them the columns keep.
    sample: usize,
}

const BOUNDS: Bounds = Bounds {
    walk: 6_000,
    walk_each: 60,
    together: (8, 512),
    unit: 20_000,
    handful: 3_000,
    lookups: 30_000,
    sample: 1_000,
};

/// Which records are wanted.
struct Wanted<'a> {
    zone: i64,
    kind: Kind,
    filter: &'a Filter,
    /// What is asked of the columns.
    columns: Where,
    /// What is asked of the text, folded.
    text: Option<String>,
}

impl<'a> Wanted<'a> {
    fn of(zone: i64, kind: Kind, filter: &'a Filter) -> Self {
        Self { zone, kind, filter, columns: on_columns(filter), text: filter.text.as_deref().map(fold) }
    }

    /// Only that they are of the zone and the kind.
    fn every(&self) -> Where {
        let mut every = Where::default();
        every.and("l.zone = ?", [Value::Integer(self.zone)]);
        // The kind is spelt out: it names the partial indexes on investments.
        every.and(&format!("l.kind = '{}'", self.kind.prefix()), []);
        every
    }

    /// That they are kept, as far as the columns tell.
    fn by_columns(&self) -> Where {
        let mut kept = self.every();
        kept.also(&self.columns);
        kept
    }

    /// That they are kept, where `t` is their text.
    fn by_all(&self) -> Where {
        let mut kept = self.by_columns();
        if let Some(text) = &self.text {
            kept.and("instr(t.text, ?) > 0", [Value::Text(text.clone())]);
        }
        kept
    }

    /// The tables that [`by_all`](Self::by_all) speaks of; `index` says how the rows are reached.
    fn tables(&self, index: &str) -> String {
        let text = if self.text.is_some() { TEXT } else { "" };
        format!("listing l {index}{text}")
    }

    /// Whether every record of the kind is wanted.
    fn is_everything(&self) -> bool {
        self.columns.is_empty() && self.text.is_none()
    }

    /// Whether nothing else is asked than that they are of one unit.
    fn is_only_of_a_unit(&self) -> bool {
        self.filter.unit.is_some() && *self.filter == Filter { unit: self.filter.unit, ..Filter::default() }
    }
}

/// The text of each row; it is fetched after what the columns say.
const TEXT: &str = " CROSS JOIN listing_text t ON t.zone = l.zone AND t.kind = l.kind AND t.id = l.id";

/// Reads the rows where they lie, in the order of their ids. (`NOT INDEXED` would not say so: of a table
/// without rowids SQLite takes it for a hint on nothing.)
const WHERE_THEY_LIE: &str = "INDEXED BY sqlite_autoindex_listing_1";

const BY_LEG: &str = "INDEXED BY investment_by_leg";

const BY_UNIT: &str = "INDEXED BY listing_by_unit";

/// How many records of a kind a filter keeps.
pub fn count(connection: &Connection, zone: i64, filter: &Filter, kind: Kind) -> Result<u64, Error> {
    count_within(connection, zone, filter, kind, BOUNDS)
}

/// One page of the rows that a filter keeps.
pub fn find(connection: &Connection, zone: i64, filter: &Filter, page: &Page) -> Result<Vec<Index>, Error> {
    find_within(connection, zone, filter, page, BOUNDS)
}

fn count_within(connection: &Connection, zone: i64, filter: &Filter, kind: Kind, bounds: Bounds) -> Result<u64, Error> {
    let wanted = Wanted::of(zone, kind, filter);
    if !wanted.is_everything() && legs::are_all(&wanted) {
        return legs::count(connection, &wanted);
    }
    if begun::are_all(&wanted) {
        return begun::count(connection, &wanted);
    }
    let index = match narrow(connection, &wanted, bounds.lookups)? {
        Some(index) => index,
        None if wanted.is_only_of_a_unit() => BY_UNIT,
        // Whichever index is the smallest has them all.
        None if wanted.columns.is_empty() => "",
        None => WHERE_THEY_LIE,
    };
    if wanted.text.is_some()
        && [WHERE_THEY_LIE, ""].contains(&index)
        && !scan::keeps_little(connection, &wanted, bounds)?
    {
        return text::count(connection, &wanted);
    }
    let text = if wanted.text.is_some() { TEXT } else { "" };
    counted(connection, &format!("{index}{text}"), &wanted.by_all())
}

/// How many rows of `listing`, reached by an index and joined with more, are kept.
fn counted(connection: &Connection, from: &str, kept: &Where) -> Result<u64, Error> {
    let sql = format!("SELECT count(*) FROM listing l {from} WHERE {}", kept.sql);
    let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
    let count: i64 = statement.query_row(params_from_iter(&kept.values), |row| row.get(0)).map_err(plain)?;
    u64::try_from(count).map_err(Error::damaged)
}

fn find_within(
    connection: &Connection,
    zone: i64,
    filter: &Filter,
    page: &Page,
    bounds: Bounds,
) -> Result<Vec<Index>, Error> {
    let wanted = Wanted::of(zone, page.kind, filter);
    let found = if page.limit == 0 { Vec::new() } else { ids(connection, &wanted, page, bounds)? };
    rows(connection, zone, page.kind, &found)
}

/// The ids of a page, in its order.
fn ids(connection: &Connection, wanted: &Wanted<'_>, page: &Page, bounds: Bounds) -> Result<Vec<Uuid>, Error> {
    let of_a_unit = wanted.is_only_of_a_unit();
    if of_a_unit {
        // Their ids are in order there.
        if page.sort.by != SortBy::Id && narrow(connection, wanted, bounds.unit)?.is_some() {
            return scan::of_unit(connection, wanted, page);
        }
    } else if let Some(index) = narrow(connection, wanted, bounds.handful)? {
        return scan::best(connection, wanted, page, index);
    }
    if let Some(found) = walk::page(connection, wanted, page, bounds)? {
        return Ok(found);
    }
    if of_a_unit {
        return scan::of_unit(connection, wanted, page);
    }
    if let Some(index) = narrow(connection, wanted, bounds.lookups)? {
        return scan::best(connection, wanted, page, index);
    }
    if wanted.text.is_some() && !scan::keeps_little(connection, wanted, bounds)? {
        return text::best(connection, wanted, page);
    }
    scan::best(connection, wanted, page, WHERE_THEY_LIE)
}

/// The index that leads to the rows of one investment, organisation or unit, if there are at most so
/// many of them.
fn narrow(connection: &Connection, wanted: &Wanted<'_>, most: usize) -> Result<Option<&'static str>, Error> {
    let filter = wanted.filter;
    let blob = |uuid: Uuid| Value::Blob(uuid.as_bytes().to_vec());
    let choices = [
        ("INDEXED BY listing_by_investment", "l.investment = ?", filter.investment.map(|id| blob(id.uuid()))),
        ("INDEXED BY listing_by_organisation", "l.organisation = ?", filter.organisation.map(|id| blob(id.uuid()))),
        (BY_UNIT, "l.unit = ?", filter.unit.map(|id| blob(id.uuid()))),
    ];
    for (index, condition, value) in choices {
        let Some(value) = value else { continue };
        let mut of_it = wanted.every();
        of_it.and(condition, [value]);
        of_it.values.push(Value::Integer(i64::try_from(most).unwrap_or(i64::MAX)));
        let sql = format!("SELECT 1 FROM listing l {index} WHERE {} LIMIT 1 OFFSET ?", of_it.sql);
        let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
        if !statement.exists(params_from_iter(of_it.values)).map_err(plain)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

/// The rows of the records that were found, in their order.
fn rows(connection: &Connection, zone: i64, kind: Kind, ids: &[Uuid]) -> Result<Vec<Index>, Error> {
    let sql = format!("SELECT {LISTING} FROM listing l{TEXT} WHERE l.zone = ?1 AND l.kind = ?2 AND l.id = ?3");
    let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
    let mut found = Vec::with_capacity(ids.len());
    for id in ids {
        let mut rows = statement.query(params![zone, kind.prefix(), id.as_bytes()]).map_err(plain)?;
        let row = rows.next().map_err(plain)?.ok_or_else(|| Error::damaged(format_args!("{id} has no text")))?;
        found.push(index(row)?);
    }
    Ok(found)
}
