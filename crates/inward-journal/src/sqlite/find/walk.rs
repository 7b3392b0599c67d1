//! Walking a list in its order, by the index that has it. Rows with a value come first, then those
//! without: two walks, so that a deep page costs no more than the first. Amounts are walked a currency
//! at a time.

use inward_core::filter::{Page, SortBy};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use crate::error::Error;
use crate::sqlite::columns::uuid;
use crate::sqlite::fault::plain;

use super::conditions::{Where, after_in, direction};
use super::{BY_UNIT, WHERE_THEY_LIE, Wanted};

/// A part of a list in the order of an index.
struct Leg<'a> {
    index: &'a str,
    /// The column whose values it follows, and then the ids; none where it follows the ids alone.
    column: Option<&'a str>,
    /// What its rows have in common.
    common: Where,
    /// Whether the cursor lies within it; if not, it is walked from its start.
    begun: bool,
}

/// The ids of a page, found by walking at most `budget` rows; none where that did not suffice.
pub fn page(
    connection: &Connection,
    wanted: &Wanted<'_>,
    page: &Page,
    budget: usize,
) -> Result<Option<Vec<Uuid>>, Error> {
    let mut walk = Walk { connection, wanted, page, left: budget, found: Vec::new() };
    walk.all()?;
    let is_done = walk.is_full() || walk.left > 0;
    Ok(is_done.then_some(walk.found))
}

struct Walk<'a> {
    connection: &'a Connection,
    wanted: &'a Wanted<'a>,
    page: &'a Page,
    /// How many rows may still be walked.
    left: usize,
    found: Vec<Uuid>,
}

impl Walk<'_> {
    const fn is_full(&self) -> bool {
        self.found.len() >= self.page.limit
    }

    fn all(&mut self) -> Result<(), Error> {
        let (index, column) = match self.page.sort.by {
            SortBy::Id => {
                let (index, common) = match self.wanted.filter.unit {
                    Some(unit) => {
                        let mut of_unit = Where::default();
                        of_unit.and("l.unit = ?", [Value::Blob(unit.uuid().as_bytes().to_vec())]);
                        (BY_UNIT, of_unit)
                    }
                    None => (WHERE_THEY_LIE, Where::default()),
                };
                return self.leg(&Leg { index, column: None, common, begun: true });
            }
            SortBy::Stage => ("INDEXED BY investment_by_stage", "l.stage"),
            SortBy::Last => ("INDEXED BY investment_by_last", "l.last"),
            SortBy::Amount => ("INDEXED BY investment_by_amount", "l.amount"),
        };
        if self.page.after.is_none_or(|cursor| cursor.value.is_some()) {
            if self.page.sort.by == SortBy::Amount {
                self.currencies(index, column)?;
            } else {
                let mut common = Where::default();
                common.and(&format!("{column} IS NOT NULL"), []);
                self.leg(&Leg { index, column: Some(column), common, begun: true })?;
            }
        }
        let mut without = Where::default();
        without.and(&format!("{column} IS NULL"), []);
        if self.page.sort.by == SortBy::Amount {
            // What has no amount has no currency: said so that the index by amount serves.
            without.and("l.currency IS NULL", []);
        }
        self.leg(&Leg { index, column: None, common: without, begun: true })
    }

    fn currencies(&mut self, index: &str, column: &str) -> Result<(), Error> {
        let begun = self.page.after.and_then(|cursor| cursor.currency).map(|currency| currency.code());
        let mut next = self.currency_from(begun.unwrap_or(""), ">=")?;
        while let Some(currency) = next.filter(|_| !self.is_full() && self.left > 0) {
            let mut common = Where::default();
            common.and("l.currency = ?", [Value::Text(currency.clone())]);
            common.and(&format!("{column} IS NOT NULL"), []);
            let begun = begun.is_some_and(|begun| begun == currency);
            self.leg(&Leg { index, column: Some(column), common, begun })?;
            next = self.currency_from(&currency, ">")?;
        }
        Ok(())
    }

    /// The first currency that is `>` or `>=` this one among the rows of the kind.
    fn currency_from(&self, code: &str, beyond: &'static str) -> Result<Option<String>, Error> {
        let mut all = self.wanted.every();
        all.and(&format!("l.currency {beyond} ?"), [Value::Text(code.to_owned())]);
        let sql = format!("SELECT min(l.currency) FROM listing l WHERE {}", all.sql);
        let mut statement = self.connection.prepare_cached(&sql).map_err(plain)?;
        statement.query_row(params_from_iter(all.values), |row| row.get(0)).map_err(plain)
    }

    /// Walks a leg until the page is full or no further row may be walked.
    fn leg(&mut self, leg: &Leg<'_>) -> Result<(), Error> {
        if self.is_full() || self.left == 0 {
            return Ok(());
        }
        let (keeps, mut values) = self.keeps();
        let mut rows = self.wanted.every();
        rows.also(&leg.common);
        if let Some(cursor) = self.page.after.as_ref().filter(|_| leg.begun) {
            rows.also(&after_in(cursor, leg.column, self.page));
        }
        let direction = direction(self.page);
        let first = leg.column.map(|column| format!("{column} {direction}, ")).unwrap_or_default();
        let sql = format!(
            "SELECT l.id, {keeps} FROM listing l {} WHERE {} ORDER BY {first}l.id {direction} LIMIT ?",
            leg.index, rows.sql
        );
        values.extend(rows.values);
        values.push(Value::Integer(i64::try_from(self.left).unwrap_or(i64::MAX)));
        let mut statement = self.connection.prepare_cached(&sql).map_err(plain)?;
        let mut rows = statement.query(params_from_iter(values)).map_err(plain)?;
        while !self.is_full() {
            let Some(row) = rows.next().map_err(plain)? else { break };
            self.left = self.left.saturating_sub(1);
            if row.get_ref(1).map_err(plain)?.as_i64().is_ok_and(|keeps| keeps != 0) {
                self.found.push(uuid(row.get_ref(0).map_err(plain)?.as_blob().map_err(Error::damaged)?)?);
            }
        }
        Ok(())
    }

    /// Whether a row is kept, as a column of the answer. The text is looked up only where the columns
    /// keep a row.
    fn keeps(&self) -> (String, Vec<Value>) {
        let (columns, text) = (&self.wanted.columns, &self.wanted.text);
        let text_has = "(SELECT instr(t.text, ?) > 0 FROM listing_text t \
                        WHERE t.zone = l.zone AND t.kind = l.kind AND t.id = l.id)";
        let mut values = columns.values.clone();
        values.extend(text.iter().cloned().map(Value::Text));
        let sql = match (columns.is_empty(), text.is_some()) {
            (true, false) => "1".to_owned(),
            (true, true) => text_has.to_owned(),
            (false, false) => columns.sql.clone(),
            (false, true) => format!("CASE WHEN {} THEN {text_has} ELSE 0 END", columns.sql),
        };
        (sql, values)
    }
}
