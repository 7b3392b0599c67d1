//! Which legs of the investments a list is made of, see [`Leg`].

use inward_core::filter::Filter;
use inward_core::id::Kind;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::error::Error;
use crate::sqlite::fault::plain;
use crate::sqlite::leg::Leg;

use super::{BY_LEG, Wanted, counted};

/// The legs in use.
pub struct Legs {
    /// Those that may have what is wanted.
    pub chosen: Vec<Leg>,
    /// Whether others have none of it.
    pub leave_some_out: bool,
}

/// The legs of the zone, each found by one step from the one before.
pub fn legs(connection: &Connection, wanted: &Wanted<'_>) -> Result<Legs, Error> {
    let sql = format!("SELECT min(l.leg) FROM listing l {BY_LEG} WHERE {} AND l.leg > ?", wanted.every().sql);
    let mut statement = connection.prepare_cached(&sql).map_err(plain)?;
    let (mut chosen, mut leave_some_out, mut last) = (Vec::new(), false, -1);
    loop {
        let next: Option<i64> = statement.query_row([wanted.zone, last], |row| row.get(0)).map_err(plain)?;
        let Some(number) = next else { return Ok(Legs { chosen, leave_some_out }) };
        let leg = Leg::numbered(number).ok_or_else(|| Error::damaged(format_args!("unknown leg {number}")))?;
        if leg.may_have(wanted.filter) {
            chosen.push(leg);
        } else {
            leave_some_out = true;
        }
        last = number;
    }
}

/// Whether a filter asks for nothing but what the legs tell, as far as no stage is in doubt.
pub fn are_all(wanted: &Wanted<'_>) -> bool {
    wanted.kind == Kind::Investment && Leg::rest_beyond_doubt(wanted.filter) == Filter::default()
}

/// How many investments there are in the legs that are wanted.
pub fn count(connection: &Connection, wanted: &Wanted<'_>) -> Result<u64, Error> {
    let mut count = 0;
    for leg in legs(connection, wanted)?.chosen {
        let mut of_it = if leg.in_doubt { wanted.by_columns() } else { wanted.every() };
        of_it.and("l.leg = ?", [Value::Integer(leg.number())]);
        count += counted(connection, BY_LEG, &of_it)?;
    }
    Ok(count)
}
