//! What a filter and a cursor say, as SQL on a row `l` of `listing`.

use std::cmp::Ordering;

use inward_core::filter::{Cursor, Filter, Page, SortBy};
use inward_core::id::{Id, Recordable};
use rusqlite::types::Value;

use super::super::columns::day_number;

/// A condition with its values.
#[derive(Clone, Default)]
pub struct Where {
    pub sql: String,
    pub values: Vec<Value>,
}

impl Where {
    pub fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        if !self.sql.is_empty() {
            self.sql.push_str(" AND ");
        }
        self.sql.push_str(condition);
        self.values.extend(values);
    }

    pub fn also(&mut self, other: &Self) {
        if !other.is_empty() {
            self.and(&other.sql, other.values.iter().cloned());
        }
    }

    /// Whether nothing is asked.
    pub const fn is_empty(&self) -> bool {
        self.sql.is_empty()
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

/// What a filter asks of the columns, in their order: of a row that is not kept, the first to say so is
/// soon read.
pub fn on_columns(filter: &Filter) -> Where {
    let mut all = Where::default();
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
    all.number("l.first >= ?", filter.first_from.map(day_number));
    all.number("l.first <= ?", filter.first_to.map(day_number));
    all.number("l.last >= ?", filter.last_from.map(day_number));
    all.number("l.last <= ?", filter.last_to.map(day_number));
    all.number("l.due >= ?", filter.due_from.map(day_number));
    all.number("l.due <= ?", filter.due_to.map(day_number));
    all
}

/// The column that a list is sorted by, beside the id.
pub const fn sorted_by(by: SortBy) -> Option<&'static str> {
    match by {
        SortBy::Id => None,
        SortBy::Stage => Some("l.stage"),
        SortBy::Amount => Some("l.amount"),
        SortBy::Last => Some("l.last"),
        SortBy::Due => Some("l.due"),
    }
}

/// The order of a list, over rows with and without a value.
pub fn order(page: &Page) -> String {
    let direction = direction(page);
    match (sorted_by(page.sort.by), page.sort.by) {
        (None, _) => format!("l.id {direction}"),
        (Some(column), SortBy::Amount) => {
            format!("{column} IS NULL, l.currency, {column} {direction}, l.id {direction}")
        }
        (Some(column), _) => format!("{column} IS NULL, {column} {direction}, l.id {direction}"),
    }
}

pub const fn direction(page: &Page) -> &'static str {
    if page.sort.descending { "DESC" } else { "ASC" }
}

/// What comes after the cursor of a page, of rows with and without a value.
pub fn after(page: &Page) -> Where {
    let mut after = Where::default();
    let Some(cursor) = &page.after else { return after };
    let Some(column) = sorted_by(page.sort.by) else {
        after.also(&after_in(cursor, None, page));
        return after;
    };
    let without = after_in(cursor, None, page);
    if cursor.value.is_none() {
        after.and(&format!("{column} IS NULL"), []);
        after.also(&without);
        return after;
    }
    let with = after_in(cursor, Some(column), page);
    if page.sort.by == SortBy::Amount {
        // The currencies that follow are there from their start.
        let begun = cursor.currency.map_or("", |currency| currency.code()).to_owned();
        let values = [Value::Text(begun.clone()), Value::Text(begun)].into_iter().chain(with.values);
        after.and(&format!("({column} IS NULL OR l.currency > ? OR (l.currency = ? AND {}))", with.sql), values);
    } else {
        after.and(&format!("({column} IS NULL OR {})", with.sql), with.values);
    }
    after
}

/// What comes after a cursor among the rows with a value in a column, or among those without any. Rows
/// without a value come after every cursor that has one; an id of another kind lies wholly before or
/// behind those of this kind.
pub fn after_in(cursor: &Cursor, column: Option<&str>, page: &Page) -> Where {
    let mut after = Where::default();
    let beyond = if page.sort.descending { "<" } else { ">" };
    let id = Value::Blob(cursor.id.uuid.as_bytes().to_vec());
    let ties = match page.kind.cmp(&cursor.id.kind) {
        Ordering::Equal => None,
        order => Some((order == Ordering::Greater) != page.sort.descending),
    };
    match (column, cursor.value, ties) {
        (Some(column), Some(value), None) => {
            after.and(&format!("({column}, l.id) {beyond} (?, ?)"), [Value::Integer(value), id]);
        }
        (Some(column), Some(value), Some(ties)) => {
            let or_equal = if ties { "=" } else { "" };
            after.and(&format!("{column} {beyond}{or_equal} ?"), [Value::Integer(value)]);
        }
        (None, None, None) => after.and(&format!("l.id {beyond} ?"), [id]),
        (None, None, Some(false)) | (Some(_), None, _) => after.and("FALSE", []),
        (None, None, Some(true)) | (None, Some(_), _) => {}
    }
    after
}
