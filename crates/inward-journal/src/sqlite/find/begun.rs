//! The investments that began in a range of days, a hundred days at a time: by latest days they lie so,
//! and those of the first and the last hundred are told apart in the index.

use inward_core::filter::Filter;
use inward_core::id::Kind;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::error::Error;
use crate::sqlite::columns::day_number;
use crate::sqlite::fault::plain;
use crate::sqlite::leg::Leg;

use super::conditions::{Where, on_columns};
use super::{BY_LEG, Wanted, counted, legs};

pub const BY_BEGUN: &str = "INDEXED BY investment_by_begun";

/// So many hundred days are walked side by side at most: some 55 years in use.
const MOST: usize = 200;

/// That they began in the range of a filter.
pub fn range(filter: &Filter) -> Where {
    on_columns(&Filter { first_from: filter.first_from, first_to: filter.first_to, ..Filter::default() })
}

/// That they are of one of these legs.
pub fn of_legs(legs: &[Leg]) -> Where {
    let mut of_them = Where::default();
    let numbers: Vec<String> = legs.iter().map(|leg| leg.number().to_string()).collect();
    of_them.and(&format!("l.leg IN ({})", numbers.join(", ")), []);
    of_them
}

fn is_asked(wanted: &Wanted<'_>) -> bool {
    wanted.kind == Kind::Investment && (wanted.filter.first_from.is_some() || wanted.filter.first_to.is_some())
}

/// The hundreds of days in use in which something of what is wanted may have begun, each found by one
/// step from the one before; none where no range is asked for, or there are too many.
pub fn hundreds(connection: &Connection, wanted: &Wanted<'_>) -> Result<Option<Vec<i64>>, Error> {
    if !is_asked(wanted) {
        return Ok(None);
    }
    let (from, to) = ends(wanted.filter);
    let mut next = wanted.every();
    next.and("l.first / 100 >= ?", []);
    let sql = format!("SELECT min(l.first / 100) FROM listing l {BY_BEGUN} WHERE {}", next.sql);
    let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
    let (mut found, mut from) = (Vec::new(), from);
    loop {
        let hundred: Option<i64> = statement.query_row([wanted.zone, from], |row| row.get(0)).map_err(plain)?;
        let Some(hundred) = hundred.filter(|hundred| *hundred <= to) else { return Ok(Some(found)) };
        if found.len() == MOST {
            return Ok(None);
        }
        found.push(hundred);
        from = hundred + 1;
    }
}

/// The first and the last hundred of the range.
fn ends(filter: &Filter) -> (i64, i64) {
    let hundred = |day: Option<chrono::NaiveDate>| day.map(|day| day_number(day) / 100);
    (hundred(filter.first_from).unwrap_or(i64::MIN), hundred(filter.first_to).unwrap_or(i64::MAX))
}

/// Whether a filter asks for a range, and for nothing else but what the legs tell, as far as no stage is
/// in doubt.
pub fn are_all(wanted: &Wanted<'_>) -> bool {
    let rest = Filter { first_from: None, first_to: None, ..Leg::rest_beyond_doubt(wanted.filter) };
    is_asked(wanted) && rest == Filter::default()
}

/// How many of the legs that are wanted began in the range.
pub fn count(connection: &Connection, wanted: &Wanted<'_>) -> Result<u64, Error> {
    let chosen = legs::legs(connection, wanted)?.chosen;
    let (in_doubt, certain): (Vec<Leg>, Vec<Leg>) = chosen.into_iter().partition(|leg| leg.in_doubt);
    let mut count = 0;
    if !certain.is_empty() {
        let (from, to) = ends(wanted.filter);
        let mut kept = wanted.every();
        kept.and("l.first / 100 BETWEEN ? AND ?", [Value::Integer(from), Value::Integer(to)]);
        kept.also(&range(wanted.filter));
        kept.also(&of_legs(&certain));
        count += counted(connection, BY_BEGUN, &kept)?;
    }
    for leg in in_doubt {
        let mut of_it = wanted.by_columns();
        of_it.and("l.leg = ?", [Value::Integer(leg.number())]);
        count += counted(connection, BY_LEG, &of_it)?;
    }
    Ok(count)
}
