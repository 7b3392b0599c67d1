//! Walking several legs side by side as one list. Each is read some rows at a time, the more the further
//! it is walked: a leg whose rows come late costs one look. Only rows that are come to are asked whether
//! they are kept, for which each is looked up.

use std::cmp::{Ordering, Reverse};
use std::collections::{BinaryHeap, VecDeque};

use inward_core::filter::{Cursor, Page};
use rusqlite::types::Value;
use rusqlite::{CachedStatement, Connection, params_from_iter};
use uuid::Uuid;

use crate::error::Error;
use crate::sqlite::columns::uuid;
use crate::sqlite::fault::plain;
use crate::sqlite::leg::Leg;

use super::conditions::{Where, direction};
use super::{Bounds, WHERE_THEY_LIE, Wanted};

/// A part of a list, all of whose rows have a value, or none.
#[derive(Clone)]
pub struct Part {
    /// The index by which it is walked.
    pub index: &'static str,
    /// The column whose values it follows, and then the ids; none where it follows the ids alone.
    pub column: Option<&'static str>,
    /// What its rows have in common.
    pub common: Where,
    /// The least and the greatest value that is wanted.
    pub bounds: (Option<i64>, Option<i64>),
    /// After which row it begins.
    pub after: Option<Cursor>,
}

impl Part {
    /// All that an index has, in the order of ids.
    pub fn of(index: &'static str) -> Self {
        Self { index, column: None, common: Where::default(), bounds: (None, None), after: None }
    }

    /// Whether all of a row lies where it is walked.
    fn lies_there(&self) -> bool {
        self.index == WHERE_THEY_LIE
    }
}

/// Where a row stands in a part: its value and its id, turned round where the list descends, so that
/// what comes first is less.
type Place = (i64, u128);

/// Which rows of an index a way leads along.
#[derive(Clone, Copy)]
pub enum Among {
    /// Every one.
    All,
    /// Those of a leg.
    Leg(Leg),
    /// Those that began within so many hundred days, see [`begun`](super::begun).
    Begun(i64),
}

impl Among {
    /// What is asked of a row, and the number that is bound to it later.
    const fn condition(self) -> Option<&'static str> {
        match self {
            Self::All => None,
            Self::Leg(_) => Some("l.leg = ?"),
            Self::Begun(_) => Some("l.first / 100 = ?"),
        }
    }

    fn number(self) -> Option<i64> {
        match self {
            Self::All => None,
            Self::Leg(leg) => Some(leg.number()),
            Self::Begun(hundred) => Some(hundred),
        }
    }
}

/// Behind every id.
const LAST_ID: [u8; 17] = [0xff; 17];

/// How far a leg, or a whole index, was walked.
pub struct Way {
    among: Among,
    /// What its rows have where the part follows no column.
    value: i64,
    /// After which value and id it goes on.
    after: (i64, Vec<u8>),
    /// Rows that were read and not yet come to, and whether they are kept where that was seen.
    read: VecDeque<(Place, Uuid, Option<bool>)>,
    /// How many are read next.
    together: usize,
    is_at_its_end: bool,
}

/// A page, as far as it was found.
pub struct Merge<'a> {
    connection: &'a Connection,
    wanted: &'a Wanted<'a>,
    page: &'a Page,
    together: (usize, usize),
    /// What is asked of the columns of each row.
    asked: Where,
    /// Whether that is asked only of those whose stage is in doubt.
    only_in_doubt: bool,
    /// How many rows may still be asked.
    left: usize,
    /// Whether they did not suffice.
    gave_up: bool,
    found: Vec<Uuid>,
}

impl<'a> Merge<'a> {
    pub fn of(connection: &'a Connection, wanted: &'a Wanted<'a>, page: &'a Page, bounds: Bounds) -> Self {
        Self {
            connection,
            wanted,
            page,
            together: bounds.together,
            asked: wanted.columns.clone(),
            only_in_doubt: false,
            left: page.limit.saturating_mul(bounds.walk_each).clamp(bounds.walk, bounds.lookups),
            gave_up: false,
            found: Vec::new(),
        }
    }

    /// Asks this of the columns from now on, not all that is wanted; of legs where no stage is in doubt
    /// perhaps nothing at all.
    pub fn ask(&mut self, asked: Where, only_in_doubt: bool) {
        (self.asked, self.only_in_doubt) = (asked, only_in_doubt);
    }

    /// Whether every row of a way is kept.
    fn keeps_all(&self, way: &Way) -> bool {
        let is_told = self.only_in_doubt && matches!(way.among, Among::Leg(leg) if !leg.in_doubt);
        self.wanted.text.is_none() && (self.asked.is_empty() || is_told)
    }

    pub const fn is_over(&self) -> bool {
        self.gave_up || self.found.len() >= self.page.limit
    }

    /// What was found, if the rows that may be asked sufficed.
    pub fn finish(self) -> Option<Vec<Uuid>> {
        (!self.gave_up).then_some(self.found)
    }

    /// Walks the part of some legs.
    pub fn legs(&mut self, part: &Part, legs: &[Leg]) -> Result<(), Error> {
        let ways = legs.iter().map(|leg| self.way(part, Among::Leg(*leg), 0)).collect();
        self.ways(part, ways)
    }

    /// Walks an index without regard to legs.
    pub fn whole(&mut self, part: &Part) -> Result<(), Error> {
        self.ways(part, vec![self.way(part, Among::All, 0)])
    }

    /// The way along a leg or the like, or along a whole index, from where the part begins. `value` is what all its
    /// rows have, where the part follows no column.
    pub fn way(&self, part: &Part, among: Among, value: i64) -> Way {
        let descending = self.page.sort.descending;
        let first = if descending {
            (part.bounds.1.unwrap_or(i64::MAX), LAST_ID.to_vec())
        } else {
            (part.bounds.0.unwrap_or(i64::MIN), Vec::new())
        };
        let cursor = part.after.filter(|cursor| cursor.value.is_some() == part.column.is_some()).map(|cursor| {
            // Ids of another kind lie wholly before or behind those of this one.
            let id = match self.page.kind.cmp(&cursor.id.kind) {
                Ordering::Less => LAST_ID.to_vec(),
                Ordering::Equal => cursor.id.uuid.as_bytes().to_vec(),
                Ordering::Greater => Vec::new(),
            };
            (cursor.value.unwrap_or(first.0), id)
        });
        let after = match cursor {
            None => first,
            Some(cursor) if descending => cursor.min(first),
            Some(cursor) => cursor.max(first),
        };
        Way { among, value, after, read: VecDeque::new(), together: self.together.0, is_at_its_end: false }
    }

    /// Walks several ways side by side, all of one sort, until the page is full or no further row may be asked.
    pub fn ways(&mut self, part: &Part, mut ways: Vec<Way>) -> Result<(), Error> {
        if self.is_over() {
            return Ok(());
        }
        let mut rows = self.rows(part, ways.first().and_then(|way| way.among.condition()))?;
        let mut question = self.question()?;
        // Of each way where its next row is, or what it cannot be before.
        let mut next: BinaryHeap<Reverse<(Place, usize)>> = BinaryHeap::new();
        let first = (self.page.limit / ways.len().max(1)).clamp(self.together.0, self.together.1);
        for (at, way) in ways.iter_mut().enumerate() {
            way.together = first;
            let value = if part.column.is_some() { i64::MIN } else { self.place(way.value, 0).0 };
            next.push(Reverse(((value, 0), at)));
        }
        while let Some(Reverse((_, at))) = next.pop().filter(|_| !self.is_over()) {
            let Some(way) = ways.get_mut(at) else { break };
            let Some((place, id, is_kept)) = way.read.pop_front() else {
                if !way.is_at_its_end {
                    self.read(&mut rows, part, way)?;
                    next.extend(way.read.front().map(|(place, ..)| Reverse((*place, at))));
                }
                continue;
            };
            next.push(Reverse((way.read.front().map_or(place, |(next, ..)| *next), at)));
            if self.keeps_all(way) {
                self.found.push(id);
            } else if self.left == 0 {
                self.gave_up = true;
            } else {
                self.left -= 1;
                if is_kept.map_or_else(|| keeps(&mut question, id), Ok)? {
                    self.found.push(id);
                }
            }
        }
        Ok(())
    }

    /// The statement that reads the next rows of a way. Where they lie it is seen at once whether they are
    /// kept; from elsewhere that would be a look for each, also for those that are never come to.
    fn rows(&self, part: &Part, among: Option<&str>) -> Result<CachedStatement<'a>, Error> {
        let mut rows = self.wanted.every();
        rows.also(&part.common);
        if let Some(condition) = among {
            rows.and(condition, []);
        }
        let direction = direction(self.page);
        let (beyond, up_to) = if self.page.sort.descending { ("<", ">=") } else { (">", "<=") };
        let (value, after, first) = match part.column {
            Some(column) => (
                column,
                format!("({column}, l.id) {beyond} (?, ?) AND {column} {up_to} ?"),
                format!("{column} {direction}, "),
            ),
            None => ("NULL", format!("l.id {beyond} ?"), String::new()),
        };
        let keeps = if part.lies_there() { self.keeps().sql } else { "NULL".to_owned() };
        let sql = format!(
            "SELECT l.id, {value}, {keeps} FROM listing l {} WHERE {} AND {after} \
             ORDER BY {first}l.id {direction} LIMIT ?",
            part.index, rows.sql
        );
        self.connection.prepare_cached(&sql).map_err(plain)
    }

    /// Reads the next rows of a way.
    fn read(&self, rows: &mut CachedStatement<'_>, part: &Part, way: &mut Way) -> Result<(), Error> {
        let mut values = if part.lies_there() { self.keeps().values } else { Vec::new() };
        values.extend(self.wanted.every().values);
        values.extend(part.common.values.iter().cloned());
        values.extend(way.among.number().map(Value::Integer));
        let (value, id) = std::mem::take(&mut way.after);
        if part.column.is_some() {
            let last = match self.page.sort.descending {
                true => part.bounds.0.unwrap_or(i64::MIN),
                false => part.bounds.1.unwrap_or(i64::MAX),
            };
            values.extend([Value::Integer(value), Value::Blob(id), Value::Integer(last)]);
        } else {
            values.push(Value::Blob(id));
        }
        values.push(Value::Integer(i64::try_from(way.together).unwrap_or(i64::MAX)));
        let mut rows = rows.query(params_from_iter(values)).map_err(plain)?;
        while let Some(row) = rows.next().map_err(plain)? {
            let id = uuid(row.get_ref(0).map_err(plain)?.as_blob().map_err(Error::damaged)?)?;
            let value = if part.column.is_some() { row.get(1).map_err(plain)? } else { way.value };
            let is_kept = part.lies_there().then(|| is_true(row)).transpose()?;
            way.read.push_back((self.place(value, id.as_u128()), id, is_kept));
            way.after.0 = value;
        }
        way.after.1 = way.read.back().map(|(_, id, _)| id.as_bytes().to_vec()).unwrap_or_default();
        way.is_at_its_end = way.read.len() < way.together;
        way.together = way.together.saturating_mul(2).min(self.together.1);
        Ok(())
    }

    fn place(&self, value: i64, id: u128) -> Place {
        if self.page.sort.descending { (!value, !id) } else { (value, id) }
    }

    /// Whether a row is kept, as a column of the answer. The text is looked up only where the columns
    /// keep a row.
    fn keeps(&self) -> Where {
        let (columns, text) = (&self.asked, &self.wanted.text);
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
        Where { sql, values }
    }

    /// The statement that says of one row whether it is kept; its id is the last parameter and is bound
    /// later.
    fn question(&self) -> Result<CachedStatement<'a>, Error> {
        let (keeps, every) = (self.keeps(), self.wanted.every());
        let sql =
            format!("SELECT 0, 0, {} FROM listing l {WHERE_THEY_LIE} WHERE {} AND l.id = ?", keeps.sql, every.sql);
        let mut statement = self.connection.prepare_cached(&sql).map_err(plain)?;
        for (value, at) in keeps.values.iter().chain(&every.values).zip(1..) {
            statement.raw_bind_parameter(at, value).map_err(plain)?;
        }
        Ok(statement)
    }
}

/// Whether a row is kept.
fn keeps(question: &mut CachedStatement<'_>, id: Uuid) -> Result<bool, Error> {
    let last = question.parameter_count();
    question.raw_bind_parameter(last, id.as_bytes()).map_err(plain)?;
    let mut rows = question.raw_query();
    rows.next().map_err(plain)?.map_or(Ok(false), is_true)
}

fn is_true(row: &rusqlite::Row<'_>) -> Result<bool, Error> {
    Ok(row.get_ref(2).map_err(plain)?.as_i64().is_ok_and(|keeps| keeps != 0))
}
