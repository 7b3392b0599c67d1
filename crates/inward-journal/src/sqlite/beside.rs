//! What a file keeps beside the log, for the comparison with its seals.

use inward_core::id::{Id, Kind, NoteId};
use inward_core::person::Person;
use rusqlite::{OptionalExtension, Params, Row, params};
use uuid::Uuid;

use crate::beside::{Beside, seal_of};
use crate::error::Error;
use crate::seal::hex;

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
