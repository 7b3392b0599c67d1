//! The store over one SQLite connection.

use std::ops::ControlFlow;
use std::sync::{Arc, LazyLock};

use inward_core::filter::{Filter, Page};
use inward_core::id::{CommandId, Id, Kind, NoteId, RecordId};
use inward_core::index::Index;
use inward_core::person::Person;
use inward_core::record::{Record, State};
use inward_core::standing::Is;
use inward_core::when::Timestamp;
use inward_core::world::{Relation, UniqueKey};
use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use crate::chain::Head;
use crate::error::Error;
use crate::interrupt;
use crate::lookup::Asked;
use crate::progress;
use crate::seal::Key;
use crate::store::{End, Reads, Receipt, Sealed, Store, StoredEvent};

use super::ahead::{PIECE, Piece};
use super::belonging::Mark;
use super::columns::{EVENT, LISTING, event, execute_with, hash, index, record_id};
use super::fault::plain;
use super::find;
use super::last_read::LastRead;

/// One zone of a book over one connection. A transaction of SQLite is begun and ended outside.
pub struct SqliteStore<'c> {
    pub connection: &'c Connection,
    pub zone: i64,
    zone_read: &'c LastRead,
    /// Whether something was erased that must not be left in the files either.
    pub erased: bool,
    /// The log of writes as it was found when the transaction began.
    pub log: Mark,
}

impl<'c> SqliteStore<'c> {
    /// The store of a zone over a connection.
    pub const fn new(connection: &'c Connection, zone: i64, zone_read: &'c LastRead) -> Self {
        Self { connection, zone, zone_read, erased: false, log: Mark::Unknown }
    }

    /// Deletes the zone's rows from tables. Of the only zone, whole tables are emptied, which reads no row.
    fn empty(&self, tables: &[&str]) -> Result<(), Error> {
        let zones: i64 = self.connection.query_row("SELECT count(*) FROM zone", [], |row| row.get(0)).map_err(plain)?;
        for table in tables {
            let delete = format!("DELETE FROM {table}");
            if zones == 1 {
                self.connection.execute(&delete, []).map_err(plain)?;
            } else {
                self.connection.execute(&format!("{delete} WHERE zone = ?1"), params![self.zone]).map_err(plain)?;
            }
        }
        Ok(())
    }

    fn overwrite_what_is_deleted(&self, overwrite: bool) -> Result<(), Error> {
        let mode = if overwrite { "ON" } else { "OFF" };
        self.connection
            .pragma_update_and_check(None, "secure_delete", mode, |row| row.get::<_, i64>(0))
            .map(drop)
            .map_err(plain)
    }

    /// Erases a note, and the key of the receipt of its command.
    pub fn erase_note(&mut self, id: NoteId) -> Result<(), Error> {
        self.erased = true;
        let command = id.command.uuid();
        self.connection
            .execute(
                "DELETE FROM note WHERE zone = ?1 AND command = ?2 AND number = ?3",
                params![self.zone, command.as_bytes(), id.number],
            )
            .map_err(plain)?;
        self.forget_key(id.command)
    }

    /// Erases the key of a receipt: what the command said can no longer be guessed from it.
    fn forget_key(&self, command: CommandId) -> Result<(), Error> {
        self.connection
            .execute(
                "UPDATE receipt SET key = NULL WHERE zone = ?1 AND command = ?2",
                params![self.zone, command.uuid().as_bytes()],
            )
            .map_err(plain)?;
        Ok(())
    }

    /// The key of a record's stream. Its first event makes it.
    fn stream_key(&self, record: RecordId, version: u32) -> Result<i64, Error> {
        let values = params![self.zone, record.kind.prefix(), record.uuid.as_bytes()];
        if version == 1 {
            let mut add = self
                .connection
                .prepare_cached("INSERT INTO stream (zone, kind, id) VALUES (?1, ?2, ?3)")
                .map_err(plain)?;
            return add.insert(values).map_err(plain);
        }
        let mut find = self
            .connection
            .prepare_cached("SELECT key FROM stream WHERE zone = ?1 AND kind = ?2 AND id = ?3")
            .map_err(plain)?;
        find.query_row(values, |row| row.get(0)).map_err(plain)
    }
}

impl Reads for SqliteStore<'_> {
    fn state(&self, id: RecordId) -> Result<Option<Arc<State>>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT state FROM record WHERE zone = ?1 AND kind = ?2 AND id = ?3")
            .map_err(plain)?;
        let mut rows = statement.query(params![self.zone, id.kind.prefix(), id.uuid.as_bytes()]).map_err(plain)?;
        let Some(row) = rows.next().map_err(plain)? else { return Ok(None) };
        let json = row.get_ref(0).map_err(plain)?.as_str().map_err(Error::damaged)?;
        let read = if id.kind == Kind::Zone { self.zone_read.state(id.kind, json) } else { read_state(id.kind, json) };
        read.map(Some)
    }

    fn row(&self, id: RecordId) -> Result<Option<Index>, Error> {
        static SQL: LazyLock<String> = LazyLock::new(|| {
            format!(
                "SELECT {LISTING} FROM listing l \
                 JOIN listing_text t ON t.zone = l.zone AND t.kind = l.kind AND t.id = l.id \
                 WHERE l.zone = ?1 AND l.kind = ?2 AND l.id = ?3"
            )
        });
        let mut statement = self.connection.prepare_cached(&SQL).map_err(plain)?;
        let mut rows = statement.query(params![self.zone, id.kind.prefix(), id.uuid.as_bytes()]).map_err(plain)?;
        rows.next().map_err(plain)?.map(index).transpose()
    }

    fn holder(&self, key: &UniqueKey) -> Result<Option<RecordId>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT kind, id FROM unique_key WHERE zone = ?1 AND key = ?2")
            .map_err(plain)?;
        let mut rows = statement.query(params![self.zone, key.as_str()]).map_err(plain)?;
        rows.next().map_err(plain)?.map(|row| record_id(row, 0, 1)).transpose()
    }

    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Error> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT kind, id FROM relation WHERE zone = ?1 AND relation = ?2 AND to_kind = ?3 AND to_id = ?4",
            )
            .map_err(plain)?;
        let mut rows =
            statement.query(params![self.zone, relation.key(), to.kind.prefix(), to.uuid.as_bytes()]).map_err(plain)?;
        let mut related = Vec::new();
        while let Some(row) = rows.next().map_err(plain)? {
            related.push(record_id(row, 0, 1)?);
        }
        related.sort_unstable();
        Ok(related)
    }

    fn receipt(&self, command: CommandId) -> Result<Option<Receipt>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT key, seal, answer FROM receipt WHERE zone = ?1 AND command = ?2")
            .map_err(plain)?;
        let mut rows = statement.query(params![self.zone, command.uuid().as_bytes()]).map_err(plain)?;
        let Some(row) = rows.next().map_err(plain)? else { return Ok(None) };
        let key: Option<[u8; 16]> = row.get(0).map_err(plain)?;
        Ok(Some(Receipt { command, key: key.map(Key), seal: hash(row, 1)?, answer: row.get(2).map_err(plain)? }))
    }

    fn records(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>) -> Result<(), Error> {
        let mut kinds = kinds.to_vec();
        kinds.sort_unstable();
        kinds.dedup();
        self.tell_ahead(&kinds)?;
        for kind in kinds {
            let mut statement = self
                .connection
                .prepare_cached("SELECT state FROM record WHERE zone = ?1 AND kind = ?2 ORDER BY id")
                .map_err(plain)?;
            let mut rows = statement.query(params![self.zone, kind.prefix()]).map_err(plain)?;
            while let Some(row) = rows.next().map_err(plain)? {
                progress::step()?;
                let json = row.get_ref(0).map_err(plain)?.as_str().map_err(Error::damaged)?;
                if visit(read_state(kind, json)?).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn records_after(&self, kind: Kind, after: Option<Uuid>, limit: usize) -> Result<Vec<Arc<State>>, Error> {
        let mut states = Vec::new();
        self.each_after(kind, after, limit, |_, json| {
            states.push(read_state(kind, json)?);
            Ok(())
        })?;
        Ok(states)
    }

    fn going_on(&self, kind: Kind, waking_by: Option<Timestamp>) -> Result<Vec<RecordId>, Error> {
        let closed: Vec<String> =
            Is::ALL.iter().filter(|is| is.is_closed()).map(|is| format!("'{}'", is.key())).collect();
        let (waking, by) = match waking_by {
            Some(by) => (" AND wake_at <= ?3", by.as_micros()),
            None => (" AND ?3 = 0", 0),
        };
        let sql = format!(
            "SELECT kind, id FROM listing WHERE zone = ?1 AND kind = ?2{waking} AND standing NOT IN ({}) ORDER BY id",
            closed.join(", ")
        );
        let mut statement = self.connection.prepare_cached(&sql).map_err(plain)?;
        let mut rows = statement.query(params![self.zone, kind.prefix(), by]).map_err(plain)?;
        let mut going_on = Vec::new();
        while let Some(row) = rows.next().map_err(plain)? {
            going_on.push(record_id(row, 0, 1)?);
        }
        Ok(going_on)
    }

    fn events(&self, after: u64, limit: usize) -> Result<Vec<StoredEvent>, Error> {
        let sql = format!(
            "SELECT {EVENT} FROM event e JOIN stream s ON s.key = e.stream \
             WHERE e.zone = ?1 AND e.position > ?2 ORDER BY e.position LIMIT ?3"
        );
        let mut statement = self.connection.prepare_cached(&sql).map_err(plain)?;
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = statement.query(params![self.zone, after, limit]).map_err(plain)?;
        let mut events = Vec::new();
        while let Some(row) = rows.next().map_err(plain)? {
            events.push(event(row)?);
        }
        Ok(events)
    }

    fn end(&self) -> Result<End, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT position, hash, recorded_at FROM zone WHERE key = ?1")
            .map_err(plain)?;
        let mut rows = statement.query(params![self.zone]).map_err(plain)?;
        let row = rows.next().map_err(plain)?.ok_or_else(|| Error::damaged("the zone is gone"))?;
        let position: i64 = row.get(0).map_err(plain)?;
        let recorded_at: Option<i64> = row.get(2).map_err(plain)?;
        Ok(End {
            head: Head { position: u64::try_from(position).map_err(Error::damaged)?, hash: hash(row, 1)? },
            recorded_at: recorded_at.map(Timestamp::from_micros).transpose().map_err(Error::damaged)?,
        })
    }
}

impl SqliteStore<'_> {
    /// The next states of a kind behind an id, as the book has them.
    pub fn piece_after(&self, kind: Kind, after: Option<Uuid>, book: &str) -> Result<Piece, Error> {
        let mut piece = Piece::of(kind, book);
        self.each_after(kind, after, PIECE, |id, json| {
            piece.push(Uuid::from_bytes(id), json);
            Ok(())
        })?;
        Ok(piece)
    }

    /// Visits the next states of a kind behind an id, at most so many, in the order of their ids.
    fn each_after(
        &self,
        kind: Kind,
        after: Option<Uuid>,
        limit: usize,
        mut visit: impl FnMut([u8; 16], &str) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT id, state FROM record WHERE zone = ?1 AND kind = ?2 AND id > ?3 ORDER BY id LIMIT ?4",
            )
            .map_err(plain)?;
        let after = after.as_ref().map_or(&[][..], |uuid| &uuid.as_bytes()[..]);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = statement.query(params![self.zone, kind.prefix(), after, limit]).map_err(plain)?;
        while let Some(row) = rows.next().map_err(plain)? {
            let json = row.get_ref(1).map_err(plain)?.as_str().map_err(Error::damaged)?;
            visit(row.get(0).map_err(plain)?, json)?;
        }
        Ok(())
    }

    /// Tells whoever wants to know how many records are to be visited.
    pub fn tell_ahead(&self, kinds: &[Kind]) -> Result<(), Error> {
        if !progress::is_watched() {
            return Ok(());
        }
        for kind in kinds {
            let mut statement = self
                .connection
                .prepare_cached("SELECT count(*) FROM record WHERE zone = ?1 AND kind = ?2")
                .map_err(plain)?;
            let records: i64 =
                statement.query_row(params![self.zone, kind.prefix()], |row| row.get(0)).map_err(plain)?;
            progress::ahead(u64::try_from(records).map_err(Error::damaged)?);
        }
        Ok(())
    }
}

impl Asked for SqliteStore<'_> {
    fn find(&self, filter: &Filter, page: &Page) -> Result<Vec<Index>, Error> {
        find::find(self.connection, self.zone, filter, page)
    }

    fn awake(&self, by: Timestamp) -> Result<Vec<RecordId>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT kind, id, wake_at FROM listing WHERE zone = ?1 AND wake_at <= ?2")
            .map_err(plain)?;
        let mut rows = statement.query(params![self.zone, by.as_micros()]).map_err(plain)?;
        let mut awake = Vec::new();
        while let Some(row) = rows.next().map_err(plain)? {
            interrupt::check()?;
            awake.push((row.get::<_, i64>(2).map_err(plain)?, record_id(row, 0, 1)?));
        }
        // Kinds lie in the database by their letters, and in a program by how far they lead.
        awake.sort_unstable();
        Ok(awake.into_iter().map(|(_, id)| id).collect())
    }

    fn count(&self, filter: &Filter, kind: Kind) -> Result<u64, Error> {
        find::count(self.connection, self.zone, filter, kind)
    }

    fn stream(&self, record: RecordId) -> Result<Vec<StoredEvent>, Error> {
        let sql = format!(
            "SELECT {EVENT} FROM stream s JOIN event e ON e.stream = s.key \
             WHERE s.zone = ?1 AND s.kind = ?2 AND s.id = ?3 ORDER BY e.version"
        );
        let mut statement = self.connection.prepare_cached(&sql).map_err(plain)?;
        let mut rows =
            statement.query(params![self.zone, record.kind.prefix(), record.uuid.as_bytes()]).map_err(plain)?;
        let mut events = Vec::new();
        while let Some(row) = rows.next().map_err(plain)? {
            events.push(event(row)?);
        }
        Ok(events)
    }

    fn note(&self, id: NoteId) -> Result<Option<String>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT text FROM note WHERE zone = ?1 AND command = ?2 AND number = ?3")
            .map_err(plain)?;
        statement
            .query_row(params![self.zone, id.command.uuid().as_bytes(), id.number], |row| row.get(0))
            .optional()
            .map_err(plain)
    }

    fn particulars(&self, person: Id<Person>) -> Result<Option<String>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT particulars FROM person WHERE zone = ?1 AND id = ?2")
            .map_err(plain)?;
        statement.query_row(params![self.zone, person.uuid().as_bytes()], |row| row.get(0)).optional().map_err(plain)
    }
}

fn read_state(kind: Kind, json: &str) -> Result<Arc<State>, Error> {
    State::from_json(kind, json).map(Arc::new).map_err(Error::damaged)
}

impl Store for SqliteStore<'_> {
    fn append(&mut self, event: &StoredEvent) -> Result<(), Error> {
        let stream = self.stream_key(event.record, event.version)?;
        let mut statement = self
            .connection
            .prepare_cached("INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)")
            .map_err(plain)?;
        statement
            .execute(params![
                self.zone,
                i64::try_from(event.position).map_err(Error::damaged)?,
                stream,
                event.version,
                event.kind,
                event.schema,
                event.recorded_at.as_micros(),
                event.reported_on.map(|day| day.to_string()),
                event.actor.uuid().as_bytes(),
                event.command.uuid().as_bytes(),
                event.seals,
                event.payload,
                event.hash,
            ])
            .map_err(plain)?;
        Ok(())
    }

    fn write_state(&mut self, state: &State) -> Result<(), Error> {
        let id = state.id();
        let json = state.to_json().map_err(Error::damaged)?;
        let mut statement = self
            .connection
            .prepare_cached(
                "INSERT INTO record VALUES (?1, ?2, ?3, ?4) \
                 ON CONFLICT (zone, kind, id) DO UPDATE SET state = excluded.state",
            )
            .map_err(plain)?;
        statement.execute(params![self.zone, id.kind.prefix(), id.uuid.as_bytes(), json]).map_err(plain)?;
        Ok(())
    }

    fn write_row(&mut self, row: &Index) -> Result<(), Error> {
        let mut statement = self
            .connection
            .prepare_cached(
                "INSERT OR REPLACE INTO listing VALUES \
                 (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, \
                 ?23, ?24)",
            )
            .map_err(plain)?;
        execute_with(&mut statement, self.zone, row).map_err(plain)?;
        let mut statement = self
            .connection
            .prepare_cached(
                "INSERT INTO listing_text VALUES (?1, ?2, ?3, ?4) \
                 ON CONFLICT (zone, kind, id) DO UPDATE SET text = excluded.text WHERE text <> excluded.text",
            )
            .map_err(plain)?;
        statement.execute(params![self.zone, row.id.kind.prefix(), row.id.uuid.as_bytes(), row.text]).map_err(plain)?;
        Ok(())
    }

    fn drop_row(&mut self, id: RecordId) -> Result<(), Error> {
        for table in ["listing", "listing_text"] {
            let sql = format!("DELETE FROM {table} WHERE zone = ?1 AND kind = ?2 AND id = ?3");
            let mut statement = self.connection.prepare_cached(&sql).map_err(plain)?;
            statement.execute(params![self.zone, id.kind.prefix(), id.uuid.as_bytes()]).map_err(plain)?;
        }
        Ok(())
    }

    fn write_relations(
        &mut self,
        id: RecordId,
        old: &[(Relation, RecordId)],
        new: &[(Relation, RecordId)],
    ) -> Result<(), Error> {
        let change = |sql: &str, (relation, to): &(Relation, RecordId)| -> Result<(), Error> {
            let mut statement = self.connection.prepare_cached(sql).map_err(plain)?;
            statement
                .execute(params![
                    self.zone,
                    relation.key(),
                    to.kind.prefix(),
                    to.uuid.as_bytes(),
                    id.kind.prefix(),
                    id.uuid.as_bytes()
                ])
                .map_err(plain)?;
            Ok(())
        };
        for key in old.iter().filter(|key| !new.contains(key)) {
            change(
                "DELETE FROM relation WHERE zone = ?1 AND relation = ?2 AND to_kind = ?3 AND to_id = ?4 \
                 AND kind = ?5 AND id = ?6",
                key,
            )?;
        }
        for key in new.iter().filter(|key| !old.contains(key)) {
            change("INSERT OR IGNORE INTO relation VALUES (?1, ?2, ?3, ?4, ?5, ?6)", key)?;
        }
        Ok(())
    }

    fn write_claim(&mut self, key: &UniqueKey, holder: Option<RecordId>) -> Result<(), Error> {
        match holder {
            None => {
                let mut statement = self
                    .connection
                    .prepare_cached("DELETE FROM unique_key WHERE zone = ?1 AND key = ?2")
                    .map_err(plain)?;
                statement.execute(params![self.zone, key.as_str()]).map_err(plain)?;
            }
            Some(holder) => {
                let mut statement = self
                    .connection
                    .prepare_cached(
                        "INSERT INTO unique_key VALUES (?1, ?2, ?3, ?4) \
                         ON CONFLICT (zone, key) DO UPDATE SET kind = excluded.kind, id = excluded.id",
                    )
                    .map_err(plain)?;
                statement
                    .execute(params![self.zone, key.as_str(), holder.kind.prefix(), holder.uuid.as_bytes()])
                    .map_err(plain)?;
            }
        }
        Ok(())
    }

    fn write_note(&mut self, id: NoteId, note: &Sealed) -> Result<(), Error> {
        let mut statement =
            self.connection.prepare_cached("INSERT INTO note VALUES (?1, ?2, ?3, ?4, ?5)").map_err(plain)?;
        statement
            .execute(params![self.zone, id.command.uuid().as_bytes(), id.number, note.key.0, note.text])
            .map_err(plain)?;
        Ok(())
    }

    fn write_particulars(&mut self, person: Id<Person>, particulars: &Sealed) -> Result<(), Error> {
        self.connection
            .execute(
                "INSERT INTO person VALUES (?1, ?2, ?3, ?4) ON CONFLICT (zone, id) \
                 DO UPDATE SET key = excluded.key, particulars = excluded.particulars",
                params![self.zone, person.uuid().as_bytes(), particulars.key.0, particulars.text],
            )
            .map_err(plain)?;
        Ok(())
    }

    fn erase_person(&mut self, person: Id<Person>) -> Result<(), Error> {
        self.erased = true;
        let id = person.uuid();
        self.connection
            .execute("DELETE FROM person WHERE zone = ?1 AND id = ?2", params![self.zone, id.as_bytes()])
            .map_err(plain)?;
        self.connection
            .execute(
                "DELETE FROM unique_key WHERE zone = ?1 AND kind = ?2 AND id = ?3",
                params![self.zone, Kind::Person.prefix(), id.as_bytes()],
            )
            .map_err(plain)?;
        self.forget_key(CommandId::new(id))
    }

    fn write_receipt(&mut self, receipt: &Receipt) -> Result<(), Error> {
        let mut statement =
            self.connection.prepare_cached("INSERT INTO receipt VALUES (?1, ?2, ?3, ?4, ?5)").map_err(plain)?;
        statement
            .execute(params![
                self.zone,
                receipt.command.uuid().as_bytes(),
                receipt.key.map(|key| key.0),
                receipt.seal,
                receipt.answer
            ])
            .map_err(plain)?;
        Ok(())
    }

    fn write_end(&mut self, end: &End) -> Result<(), Error> {
        let mut statement = self
            .connection
            .prepare_cached(
                "UPDATE zone SET position = ?2, hash = ?3, recorded_at = ?4, \
                 before = iif(?5, position, 0), log = ?6, \
                 log_from = CASE WHEN NOT ?5 THEN 0 WHEN ?6 IS NULL THEN position \
                     WHEN log = ?6 THEN log_from ELSE before END \
                 WHERE key = ?1",
            )
            .map_err(plain)?;
        let salts = if let Mark::Salted(salts) = self.log { Some(salts) } else { None };
        statement
            .execute(params![
                self.zone,
                i64::try_from(end.head.position).map_err(Error::damaged)?,
                end.head.hash,
                end.recorded_at.map(Timestamp::as_micros),
                self.log != Mark::Unknown,
                salts
            ])
            .map_err(plain)?;
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Error> {
        // What is made from the log is nothing that anybody could have erased: to overwrite it would only
        // write a large book twice.
        self.overwrite_what_is_deleted(false)?;
        let cleared = self.empty(&["record", "listing", "listing_text", "relation"]);
        self.overwrite_what_is_deleted(true)?;
        cleared
    }
}
