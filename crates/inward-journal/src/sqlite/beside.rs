//! What a file keeps beside the log, for the comparison with its seals and for an archive.

use inward_core::id::{CommandId, Id, Kind, NoteId, RecordId};
use inward_core::person::Person;
use inward_core::world::UniqueKey;
use rusqlite::{OptionalExtension, Params, Row, params};
use uuid::Uuid;

use crate::beside::{Beside, Kept, seal_of};
use crate::error::Error;
use crate::seal::{Key, hex};
use crate::store::{Receipt, Sealed};

use super::columns::{hash, record_id, uuid};
use super::fault::plain;
use super::store::SqliteStore;

impl SqliteStore<'_> {
    /// Answers a question from the first row that it gives.
    fn ask<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, Error> {
        let mut statement = self.connection.prepare_cached(sql).map_err(plain)?;
        statement.query_row(params, read).optional().map_err(plain)
    }

    /// Visits every row of the zone that a question gives.
    fn each(&self, sql: &str, visit: &mut dyn FnMut(&Row<'_>) -> Result<(), Error>) -> Result<(), Error> {
        let mut statement = self.connection.prepare_cached(sql).map_err(plain)?;
        let mut rows = statement.query(params![self.zone]).map_err(plain)?;
        while let Some(row) = rows.next().map_err(plain)? {
            visit(row)?;
        }
        Ok(())
    }
}

fn uuid_at(row: &Row<'_>, at: usize) -> Result<Uuid, Error> {
    uuid(row.get_ref(at).map_err(plain)?.as_blob().map_err(Error::damaged)?)
}

/// The key and the text that begin at a column.
fn sealed(row: &Row<'_>, at: usize) -> Result<Sealed, Error> {
    Ok(Sealed { key: Key(row.get(at).map_err(plain)?), text: row.get(at + 1).map_err(plain)? })
}

impl Kept for SqliteStore<'_> {
    fn each_note(&self, visit: &mut dyn FnMut(NoteId, Sealed) -> Result<(), Error>) -> Result<(), Error> {
        let sql = "SELECT command, number, key, text FROM note WHERE zone = ?1 ORDER BY command, number";
        self.each(sql, &mut |row| {
            let id = NoteId { command: CommandId::new(uuid_at(row, 0)?), number: row.get(1).map_err(plain)? };
            visit(id, sealed(row, 2)?)
        })
    }

    fn each_person(&self, visit: &mut dyn FnMut(Id<Person>, Sealed) -> Result<(), Error>) -> Result<(), Error> {
        let sql = "SELECT id, key, particulars FROM person WHERE zone = ?1 ORDER BY id";
        self.each(sql, &mut |row| visit(Id::new(uuid_at(row, 0)?), sealed(row, 1)?))
    }

    fn each_receipt(&self, visit: &mut dyn FnMut(Receipt) -> Result<(), Error>) -> Result<(), Error> {
        let sql = "SELECT command, key, seal, answer FROM receipt WHERE zone = ?1 ORDER BY command";
        self.each(sql, &mut |row| {
            let key: Option<[u8; 16]> = row.get(1).map_err(plain)?;
            visit(Receipt {
                command: CommandId::new(uuid_at(row, 0)?),
                key: key.map(Key),
                seal: hash(row, 2)?,
                answer: row.get(3).map_err(plain)?,
            })
        })
    }

    fn each_key(&self, visit: &mut dyn FnMut(UniqueKey, RecordId) -> Result<(), Error>) -> Result<(), Error> {
        let sql = "SELECT key, kind, id FROM unique_key WHERE zone = ?1 ORDER BY key";
        self.each(sql, &mut |row| {
            visit(UniqueKey::kept(row.get::<_, String>(0).map_err(plain)?), record_id(row, 1, 2)?)
        })
    }
}

/// The seal of a row of key and text, whatever another tool put there.
fn borne(row: &Row<'_>) -> rusqlite::Result<String> {
    let bytes = |at| row.get_ref(at).map(|value| value.as_bytes().unwrap_or_default());
    Ok(seal_of(bytes(0)?, bytes(1)?))
}

/// A UUID as it prints, or the bytes that are none.
fn shown(bytes: &[u8]) -> String {
    Uuid::from_slice(bytes).map_or_else(|_| hex(bytes), |uuid| uuid.to_string())
}

impl Beside for SqliteStore<'_> {
    fn note_seal(&self, id: NoteId) -> Result<Option<String>, Error> {
        self.ask(
            "SELECT key, text FROM note WHERE zone = ?1 AND command = ?2 AND number = ?3",
            params![self.zone, id.command.uuid().as_bytes(), id.number],
            borne,
        )
    }

    fn particulars_seal(&self, person: Id<Person>) -> Result<Option<String>, Error> {
        self.ask(
            "SELECT key, particulars FROM person WHERE zone = ?1 AND id = ?2",
            params![self.zone, person.uuid().as_bytes()],
            borne,
        )
    }

    fn is_sealed_later(&self, person: Id<Person>, position: u64) -> Result<bool, Error> {
        let position = i64::try_from(position).map_err(Error::damaged)?;
        let later = self.ask(
            "SELECT 1 FROM stream s JOIN event e ON e.stream = s.key \
             WHERE s.zone = ?1 AND s.kind = ?2 AND s.id = ?3 AND e.position > ?4 AND e.seals LIKE '%\"person\":%'",
            params![self.zone, Kind::Person.prefix(), person.uuid().as_bytes(), position],
            |_| Ok(()),
        )?;
        Ok(later.is_some())
    }

    fn how_many(&self) -> Result<(u64, u64), Error> {
        let counted = self.ask(
            "SELECT (SELECT count(*) FROM note WHERE zone = ?1), (SELECT count(*) FROM person WHERE zone = ?1)",
            params![self.zone],
            |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get::<_, i64>(1)?.unsigned_abs())),
        )?;
        Ok(counted.unwrap_or_default())
    }

    fn unsealed_note(&self) -> Result<Option<String>, Error> {
        // SQLite sets what is sealed aside in a file of its own where it is much.
        self.ask(
            "SELECT command, number FROM note WHERE zone = ?1 EXCEPT \
             SELECT e.command, CAST(j.key AS INTEGER) FROM event e, json_each(e.seals) j \
             WHERE e.zone = ?1 AND e.seals <> '' AND j.key <> 'person' LIMIT 1",
            params![self.zone],
            |row| Ok(format!("{}#{}", shown(row.get_ref(0)?.as_bytes()?), row.get::<_, i64>(1)?)),
        )
    }

    fn unsealed_person(&self) -> Result<Option<String>, Error> {
        self.ask(
            "SELECT id FROM person p WHERE zone = ?1 AND NOT EXISTS ( \
                 SELECT 1 FROM stream s JOIN event e ON e.stream = s.key \
                 WHERE s.zone = p.zone AND s.kind = ?2 AND s.id = p.id AND e.seals LIKE '%\"person\":%') LIMIT 1",
            params![self.zone, Kind::Person.prefix()],
            |row| Ok(format!("{}_{}", Kind::Person.prefix(), shown(row.get_ref(0)?.as_bytes()?))),
        )
    }
}
