//! How values stand in columns.

use chrono::{Datelike, NaiveDate};
use inward_core::id::{Id, Kind, RecordId, Recordable};
use inward_core::index::Index;
use inward_core::money::Currency;
use inward_core::playbook::Key;
use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::refusals;
use inward_core::when::{Timestamp, Truth};
use rusqlite::{Row, Statement, params};
use uuid::Uuid;

use crate::error::{Error, ErrorKind};
use crate::store::StoredEvent;

use super::leg::Leg;

/// The columns of a row of `listing` (`l`) with its text (`t`), in the order in which [`index`] reads
/// them; without the text, that of the table after the zone.
pub const LISTING: &str = "l.kind, l.id, l.investment, l.came_of_kind, l.came_of, l.unit, l.officer, l.organisation, \
     l.industry, l.region, l.park, l.nature, l.stage, l.possible_stage, l.standing, l.amount, l.currency, \
     l.currencies, l.first, l.last, l.due, l.wake_at, t.text";

/// The columns of `event` joined with its stream, in the order in which [`event`] reads them.
pub const EVENT: &str = "e.position, s.kind, s.id, e.version, e.type, e.schema, e.recorded_at, e.reported_on, e.actor, \
     e.command, e.seals, e.payload, e.hash";

/// A day as a number: 0001-01-01 is day 1.
pub fn day_number(day: NaiveDate) -> i64 {
    i64::from(day.num_days_from_ce())
}

/// The day of this number.
pub fn day_of(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}

/// The kind of these three letters.
pub fn kind(prefix: &str) -> Result<Kind, Error> {
    Kind::ALL
        .iter()
        .copied()
        .find(|kind| kind.prefix() == prefix)
        .ok_or_else(|| Error::damaged(format_args!("unknown kind `{prefix}`")))
}

/// The UUID of these bytes.
pub fn uuid(bytes: &[u8]) -> Result<Uuid, Error> {
    Uuid::from_slice(bytes).map_err(Error::damaged)
}

/// A record id from its two columns.
pub fn record_id(row: &Row<'_>, kind_at: usize, id_at: usize) -> Result<RecordId, Error> {
    let prefix = row.get_ref(kind_at).map_err(super::fault::plain)?.as_str().map_err(Error::damaged)?;
    let bytes = row.get_ref(id_at).map_err(super::fault::plain)?.as_blob().map_err(Error::damaged)?;
    Ok(RecordId::new(kind(prefix)?, uuid(bytes)?))
}

/// Thirty-two bytes of a hash.
pub fn hash(row: &Row<'_>, at: usize) -> Result<[u8; 32], Error> {
    let bytes = row.get_ref(at).map_err(super::fault::plain)?.as_blob().map_err(Error::damaged)?;
    bytes.try_into().map_err(Error::damaged)
}

fn optional_id<T: Recordable>(row: &Row<'_>, at: usize) -> Result<Option<Id<T>>, Error> {
    let bytes = row.get_ref(at).map_err(super::fault::plain)?.as_blob_or_null().map_err(Error::damaged)?;
    bytes.map(|bytes| uuid(bytes).map(Id::new)).transpose()
}

fn optional_text(row: &Row<'_>, at: usize) -> Result<Option<String>, Error> {
    row.get(at).map_err(super::fault::plain)
}

fn optional_number(row: &Row<'_>, at: usize) -> Result<Option<i64>, Error> {
    row.get(at).map_err(super::fault::plain)
}

/// Reads a row of `listing` whose columns stand in the order of [`LISTING`].
pub fn index(row: &Row<'_>) -> Result<Index, Error> {
    let came_of = match optional_text(row, 3)? {
        None => None,
        Some(_) => Some(record_id(row, 3, 4)?),
    };
    let standing = optional_text(row, 14)?.unwrap_or_default();
    let rank = |at| optional_number(row, at).map(|rank| rank.and_then(|rank| u16::try_from(rank).ok()));
    let day = |at| optional_number(row, at).map(|day| day.and_then(day_of));
    Ok(Index {
        id: record_id(row, 0, 1)?,
        exists: Truth::Yes,
        investment: optional_id(row, 2)?,
        came_of,
        unit: optional_id(row, 5)?,
        officer: optional_id(row, 6)?,
        organisation: optional_id(row, 7)?,
        industry: optional_text(row, 8)?,
        region: optional_text(row, 9)?,
        park: optional_id(row, 10)?,
        nature: optional_text(row, 11)?.map(|key| Key::parse(&key)).transpose().map_err(Error::damaged)?,
        stage: rank(12)?,
        possible_stage: rank(13)?,
        standing: Is::ALL
            .iter()
            .copied()
            .find(|is| is.key() == standing)
            .ok_or_else(|| Error::damaged(format_args!("unknown standing `{standing}`")))?,
        amount: optional_number(row, 15)?,
        currency: optional_text(row, 16)?.map(|code| Currency::parse(&code)).transpose().map_err(Error::damaged)?,
        currencies: u8::try_from(optional_number(row, 17)?.unwrap_or(0)).unwrap_or(u8::MAX),
        first: day(18)?,
        last: day(19)?,
        due: day(20)?,
        wake_at: optional_number(row, 21)?.map(Timestamp::from_micros).transpose().map_err(Error::damaged)?,
        text: optional_text(row, 22)?.unwrap_or_default(),
    })
}

/// Executes a statement with the zone and the values of a row of `listing`, in the order of
/// [`LISTING`], and then the leg.
pub fn execute_with(statement: &mut Statement<'_>, zone: i64, row: &Index) -> rusqlite::Result<usize> {
    fn bytes<T: Recordable>(id: Option<Id<T>>) -> Option<[u8; 16]> {
        id.map(|id| *id.uuid().as_bytes())
    }
    statement.execute(params![
        zone,
        row.id.kind.prefix(),
        row.id.uuid.as_bytes(),
        bytes(row.investment),
        row.came_of.map(|id| id.kind.prefix()),
        row.came_of.map(|id| *id.uuid.as_bytes()),
        bytes(row.unit),
        bytes(row.officer),
        bytes(row.organisation),
        row.industry,
        row.region,
        bytes(row.park),
        row.nature.as_ref().map(Key::as_str),
        row.stage,
        row.possible_stage,
        row.standing.key(),
        row.amount,
        row.currency.map(Currency::code),
        row.currencies,
        row.first.map(day_number),
        row.last.map(day_number),
        row.due.map(day_number),
        row.wake_at.map(Timestamp::as_micros),
        (row.id.kind == Kind::Investment).then(|| Leg::of(row).number()),
    ])
}

/// Reads an event whose columns stand in the order of [`EVENT`]. One that cannot be read was changed
/// by another hand.
pub fn event(row: &Row<'_>) -> Result<StoredEvent, Error> {
    let position: i64 = row.get(0).map_err(super::fault::plain)?;
    let position = u64::try_from(position).map_err(Error::damaged)?;
    read_event(row, position).map_err(|fault| {
        Error::new(ErrorKind::Corrupt, Refusal::new(refusals::book::EDITED).with("position", position)).caused_by(fault)
    })
}

fn read_event(row: &Row<'_>, position: u64) -> Result<StoredEvent, Error> {
    let plain = super::fault::plain;
    let id =
        |at: usize| -> Result<Uuid, Error> { uuid(row.get_ref(at).map_err(plain)?.as_blob().map_err(Error::damaged)?) };
    let reported: Option<String> = row.get(7).map_err(plain)?;
    Ok(StoredEvent {
        position,
        record: record_id(row, 1, 2)?,
        version: row.get(3).map_err(plain)?,
        kind: row.get(4).map_err(plain)?,
        schema: row.get(5).map_err(plain)?,
        recorded_at: Timestamp::from_micros(row.get(6).map_err(plain)?).map_err(Error::damaged)?,
        reported_on: reported.map(|day| day.parse()).transpose().map_err(Error::damaged)?,
        actor: Id::new(id(8)?),
        command: inward_core::id::CommandId::new(id(9)?),
        seals: row.get(10).map_err(plain)?,
        payload: row.get(11).map_err(plain)?,
        hash: hash(row, 12)?,
    })
}
