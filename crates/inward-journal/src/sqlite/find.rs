//! Lists in SQL. What a filter means is [`Filter::matches`]; this agrees with it.

use std::cmp::Ordering;

use inward_core::filter::{Cursor, Filter, Page, SortBy};
use inward_core::id::{Id, Kind, Recordable};
use inward_core::index::Index;
use inward_core::text::fold;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use crate::error::Error;

use super::columns::{LISTING, day_number, index};
use super::fault::plain;

/// A condition with its values.
#[derive(Default)]
struct Where {
    sql: String,
    values: Vec<Value>,
    text: bool,
}

impl Where {
    fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
        self.values.extend(values);
    }

    fn id<T: Recordable>(&mut self, column: &str, id: Option<Id<T>>) {
        if let Some(id) = id {
            self.and(&format!("{column} = ?"), [Value::Blob(id.uuid().as_bytes().to_vec())]);
        }
    }

    fn text(&mut self, column: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.and(&format!("{column} = ?"), [Value::Text(text.to_owned())]);
        }
    }

    fn number(&mut self, condition: &str, number: Option<i64>) {
        if let Some(number) = number {
            self.and(condition, [Value::Integer(number)]);
        }
    }
}

impl Where {
    /// Keeps what comes after a cursor. Rows without a value come after every cursor that has one;
    /// an id of another kind lies wholly before or behind those of this kind.
    fn after(&mut self, cursor: &Cursor, column: Option<&str>, page: &Page) {
        let beyond = if page.sort.descending { "<" } else { ">" };
        let id = Value::Blob(cursor.id.uuid.as_bytes().to_vec());
        let ties = match page.kind.cmp(&cursor.id.kind) {
            Ordering::Equal => None,
            order => Some((order == Ordering::Greater) != page.sort.descending),
        };
        match (column, cursor.value, ties) {
            (Some(column), Some(value), None) => {
                self.and(&format!("({column}, l.id) {beyond} (?, ?)"), [Value::Integer(value), id]);
            }
            (Some(column), Some(value), Some(ties)) => {
                let or_equal = if ties { "=" } else { "" };
                self.and(&format!("{column} {beyond}{or_equal} ?"), [Value::Integer(value)]);
            }
            (None, None, None) => self.and(&format!("l.id {beyond} ?"), [id]),
            (None, None, Some(false)) | (Some(_), None, _) => self.and("FALSE", []),
            (None, None, Some(true)) | (None, Some(_), _) => {}
        }
    }
}

fn of_kind(zone: i64, kind: Kind) -> Where {
    let mut all = Where { sql: "l.zone = ? AND l.kind = ?".to_owned(), ..Where::default() };
    all.values = vec![Value::Integer(zone), Value::Text(kind.prefix().to_owned())];
    if kind == Kind::Investment {
        // Names the partial indexes on investments.
        all.sql.push_str(" AND l.kind = 'inv'");
    }
    all
}

fn conditions(zone: i64, kind: Kind, filter: &Filter) -> Where {
    let mut all = of_kind(zone, kind);
    all.id("l.investment", filter.investment);
    all.id("l.unit", filter.unit);
    all.id("l.officer", filter.officer);
    all.id("l.organisation", filter.organisation);
    if let Some(industry) = &filter.industry {
        let length = i64::try_from(industry.chars().count()).unwrap_or(i64::MAX);
        all.and("substr(l.industry, 1, ?) = ?", [Value::Integer(length), Value::Text(industry.clone())]);
    }
    all.text("l.region", filter.region.as_deref());
    all.id("l.park", filter.park);
    all.text("l.nature", filter.nature.as_ref().map(|key| key.as_str()));
    match filter.nature_known {
        Some(true) => all.and("l.nature IS NOT NULL", []),
        Some(false) => all.and("l.nature IS NULL", []),
        None => {}
    }
    all.number("l.stage >= ?", filter.stage_from.map(i64::from));
    all.number("(l.possible_stage IS NULL OR l.possible_stage <= ?)", filter.stage_to.map(i64::from));
    all.number("l.possible_stage >= ?", filter.perhaps_stage_from.map(i64::from));
    all.number("(l.stage IS NULL OR l.stage <= ?)", filter.perhaps_stage_to.map(i64::from));
    all.text("l.standing", filter.standing.map(|is| is.key()));
    if let Some(closed) = filter.closed {
        let keys: Vec<String> = inward_core::standing::Is::ALL
            .iter()
            .filter(|is| is.is_closed() == closed)
            .map(|is| format!("'{}'", is.key()))
            .collect();
        all.and(&format!("l.standing IN ({})", keys.join(", ")), []);
    }
    all.number("l.amount >= ?", filter.amount_from);
    all.number("l.amount <= ?", filter.amount_to);
    all.text("l.currency", filter.currency.map(|currency| currency.code()));
    all.number("l.last >= ?", filter.last_from.map(day_number));
    all.number("l.last <= ?", filter.last_to.map(day_number));
    all.number("l.first >= ?", filter.first_from.map(day_number));
    all.number("l.first <= ?", filter.first_to.map(day_number));
    if let Some(text) = &filter.text {
        all.text = true;
        all.and("instr(t.text, ?) > 0", [Value::Text(fold(text))]);
    }
    all
}

const JOIN_TEXT: &str = "listing l JOIN listing_text t ON t.zone = l.zone AND t.kind = l.kind AND t.id = l.id";

/// How many records of a kind a filter keeps.
pub fn count(connection: &Connection, zone: i64, filter: &Filter, kind: Kind) -> Result<u64, Error> {
    let all = conditions(zone, kind, filter);
    let from = if all.text { JOIN_TEXT } else { "listing l" };
    let sql = format!("SELECT count(*) FROM {from} WHERE {}", all.sql);
    let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
    let count: i64 = statement.query_row(params_from_iter(all.values), |row| row.get(0)).map_err(plain)?;
    u64::try_from(count).map_err(Error::damaged)
}

/// One page of the rows that a filter keeps. Rows with a value come first, then those without: two
/// walks of an index, so that a deep page costs no more than the first. Amounts are walked a currency
/// at a time.
pub fn find(connection: &Connection, zone: i64, filter: &Filter, page: &Page) -> Result<Vec<Index>, Error> {
    let column = match page.sort.by {
        SortBy::Id => None,
        SortBy::Stage => Some("l.stage"),
        SortBy::Amount => Some("l.amount"),
        SortBy::Last => Some("l.last"),
    };
    let mut rows = Vec::new();
    let Some(column) = column else {
        walk(connection, zone, filter, page, Walk::ById, &mut rows)?;
        return Ok(rows);
    };
    if page.after.is_none_or(|cursor| cursor.value.is_some()) {
        if page.sort.by == SortBy::Amount {
            let mut next = first_currency(connection, zone, page)?;
            while let Some(currency) = next.filter(|_| rows.len() < page.limit) {
                walk(connection, zone, filter, page, Walk::Amounts { currency: &currency }, &mut rows)?;
                next = currency_from(connection, zone, page.kind, &currency, ">")?;
            }
        } else {
            walk(connection, zone, filter, page, Walk::Values { column }, &mut rows)?;
        }
    }
    if rows.len() < page.limit {
        walk(connection, zone, filter, page, Walk::Without { column }, &mut rows)?;
    }
    Ok(rows)
}

/// The currency in which a page of amounts begins: that of its cursor, if there is one, or the next.
fn first_currency(connection: &Connection, zone: i64, page: &Page) -> Result<Option<String>, Error> {
    let begins = page.after.and_then(|cursor| cursor.currency);
    currency_from(connection, zone, page.kind, begins.map_or("", |currency| currency.code()), ">=")
}

/// The first currency that is `>` or `>=` this one among the rows of a kind.
fn currency_from(
    connection: &Connection,
    zone: i64,
    kind: Kind,
    code: &str,
    beyond: &'static str,
) -> Result<Option<String>, Error> {
    let mut all = of_kind(zone, kind);
    all.and(&format!("l.currency {beyond} ?"), [Value::Text(code.to_owned())]);
    let sql = format!("SELECT min(l.currency) FROM listing l WHERE {}", all.sql);
    let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
    statement.query_row(params_from_iter(all.values), |row| row.get(0)).map_err(plain)
}

/// One walk over rows in their order.
#[derive(Clone, Copy)]
enum Walk<'a> {
    /// All of them, by id.
    ById,
    /// Those with a value in the column that is sorted by.
    Values { column: &'a str },
    /// Those with an amount in this currency.
    Amounts { currency: &'a str },
    /// Those without a value in the column that is sorted by.
    Without { column: &'a str },
}

fn walk(
    connection: &Connection,
    zone: i64,
    filter: &Filter,
    page: &Page,
    walk: Walk<'_>,
    rows: &mut Vec<Index>,
) -> Result<(), Error> {
    let mut all = conditions(zone, page.kind, filter);
    let direction = if page.sort.descending { "DESC" } else { "ASC" };
    let valued = match walk {
        Walk::ById => None,
        Walk::Values { column } => Some(column),
        Walk::Amounts { currency } => {
            all.and("l.currency = ?", [Value::Text(currency.to_owned())]);
            Some("l.amount")
        }
        Walk::Without { column } => {
            all.and(&format!("{column} IS NULL"), []);
            if page.sort.by == SortBy::Amount {
                // What has no amount has no currency: said so that the index by amount serves.
                all.and("l.currency IS NULL", []);
            }
            None
        }
    };
    let order = match valued {
        None => format!("l.id {direction}"),
        Some(column) => {
            all.and(&format!("{column} IS NOT NULL"), []);
            format!("{column} {direction}, l.id {direction}")
        }
    };
    // A currency that stands after the cursor's is walked from its start.
    let begun = match (walk, page.after.and_then(|cursor| cursor.currency)) {
        (Walk::Amounts { currency }, begun) => begun.is_some_and(|begun| begun.code() == currency),
        _ => true,
    };
    if let Some(cursor) = page.after.as_ref().filter(|_| begun) {
        all.after(cursor, valued, page);
    }
    let sql = format!("SELECT {LISTING} FROM {JOIN_TEXT} WHERE {} ORDER BY {order} LIMIT ?", all.sql);
    let left = page.limit.saturating_sub(rows.len());
    all.values.push(Value::Integer(i64::try_from(left).unwrap_or(i64::MAX)));
    let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
    let mut found = statement.query(params_from_iter(all.values)).map_err(plain)?;
    while let Some(row) = found.next().map_err(plain)? {
        rows.push(index(row)?);
    }
    Ok(())
}
