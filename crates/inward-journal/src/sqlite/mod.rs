//! A journal in a SQLite file: WAL, one writer behind a mutex, a small pool of readers, all on the
//! caller's thread.

mod beside;
mod columns;
mod companion;
mod create;
mod fault;
mod find;
mod last_read;
mod length;
mod migrate;
mod store;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use inward_core::filter::{Filter, Page};
use inward_core::id::{Id, Kind, NoteId, RecordId};
use inward_core::index::Index;
use inward_core::person::{Particulars, Person};
use inward_core::record::State;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Timestamp;
use inward_core::world::{Relation, Stop, UniqueKey};
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use uuid::Uuid;

use crate::chain::Head;
use crate::engine::{Engine, Transaction};
use crate::error::{Error, ErrorKind};
use crate::handle::Handle;
use crate::memo::Memo;
use crate::store::{Reads, StoredEvent};
use crate::verify::{rebuild_over, verify_over};
use crate::{Clock, Ending, Journal, Randomness};

use last_read::LastRead;
use store::SqliteStore;

/// At most this many idle readers are kept.
const READERS: usize = 4;

/// How much of a book the writer keeps in memory, in KiB, so that a load does not write the same
/// page again and again.
const WRITER_CACHE: i64 = 64 * 1024;

/// How much a commit waits for the disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Durability {
    /// An acknowledged command survives the machine losing power.
    #[default]
    Full,
    /// An acknowledged command survives the process dying; the last ones may be lost with power.
    Normal,
}

/// How a book in a file is opened.
#[derive(Clone)]
pub struct SqliteOptions {
    /// How much a commit waits for the disk.
    pub durability: Durability,
    /// Nothing may be written.
    pub read_only: bool,
    /// How long to wait for another process that is writing.
    pub wait: Duration,
    /// The clock that gives record times.
    pub clock: Clock,
    /// What draws the secret bytes of seals.
    pub randomness: Randomness,
}

/// A journal in a SQLite file.
pub struct SqliteJournal {
    path: PathBuf,
    /// The path by which errors name the book: the one that was asked for.
    shown: String,
    zone: Uuid,
    key: i64,
    options: SqliteOptions,
    handle: Handle,
    writer: Mutex<Writer>,
    readers: Mutex<Vec<Connection>>,
    zone_read: LastRead,
}

struct Writer {
    /// None once closed.
    connection: Option<Connection>,
    memo: Memo,
    /// Whether what was erased may still stand in the log of writes (WAL).
    erased: bool,
}

impl SqliteJournal {
    /// Opens a zone of a book; the zone may be left out where there is only one. Never creates.
    pub fn open(path: &Path, zone: Option<&str>, options: SqliteOptions) -> Result<Self, Error> {
        let shown = path.display().to_string();
        let refuse = |kind, code| Err(Error::new(kind, Refusal::new(code).with("path", &shown)));
        match path.metadata() {
            Ok(found) if found.is_file() => {}
            Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
                return refuse(ErrorKind::Storage, refusals::book::NO_ACCESS);
            }
            _ => return refuse(ErrorKind::Refused, refusals::book::NOT_FOUND),
        }
        let mode = if options.read_only { OpenFlags::SQLITE_OPEN_READ_ONLY } else { OpenFlags::SQLITE_OPEN_READ_WRITE };
        let mut connection = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .map_err(|error| fault::of(error, &shown))?;
        connection.busy_timeout(options.wait).map_err(|error| fault::of(error, &shown))?;
        let format = migrate::check(&connection, &shown)?;
        length::check(&connection, path, &shown)?;
        configure(&connection, &options, &shown)?;
        if format < migrate::NEWEST && !options.read_only {
            migrate::migrate(&mut connection, &shown)?;
        }
        let (key, zone) = choose_zone(&connection, zone).map_err(|error| match error {
            Choice::Refused(refusal) => Error::from(*refusal),
            Choice::Fault(error) => fault::of(error, &shown),
        })?;
        Ok(Self::over(path, shown, zone, key, options, connection))
    }

    fn over(path: &Path, shown: String, zone: Uuid, key: i64, options: SqliteOptions, connection: Connection) -> Self {
        Self {
            path: path.to_owned(),
            shown,
            zone,
            key,
            options,
            handle: Handle::open(),
            writer: Mutex::new(Writer { connection: Some(connection), memo: Memo::default(), erased: false }),
            readers: Mutex::default(),
            zone_read: LastRead::default(),
        }
    }

    /// The UUID of the zone.
    #[must_use]
    pub const fn zone(&self) -> Uuid {
        self.zone
    }

    fn writer(&self) -> Result<MutexGuard<'_, Writer>, Error> {
        self.handle.check()?;
        let writer = self.writer.lock().unwrap_or_else(|poisoned| {
            let mut writer = poisoned.into_inner();
            self.writer.clear_poison();
            writer.memo = Memo::default();
            writer
        });
        self.handle.check()?;
        Ok(writer)
    }

    /// Runs a piece of work inside one transaction of the writer.
    fn writing<T>(
        &self,
        ending: Ending,
        work: impl FnOnce(&mut SqliteStore<'_>, &mut Memo) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let fault = |error| fault::of(error, &self.shown);
        let mut writer = self.writer()?;
        if self.options.read_only {
            let refusal = Refusal::new(refusals::book::READ_ONLY).with("path", &self.shown);
            return Err(Error::new(ErrorKind::Storage, refusal));
        }
        let Writer { connection, memo, erased } = &mut *writer;
        let connection =
            connection.as_mut().ok_or_else(|| Error::new(ErrorKind::Storage, Refusal::new(refusals::book::CLOSED)))?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(fault)?;
        let done = {
            let mut store = SqliteStore::new(&transaction, self.key, &self.zone_read);
            let done = work(&mut store, memo).map_err(|error| error.in_book(&self.shown));
            *erased |= store.erased;
            done
        };
        let ended = match (&done, ending) {
            (Ok(_), Ending::Commit) => transaction.commit(),
            _ => {
                *memo = Memo::default();
                transaction.rollback()
            }
        };
        if let Err(error) = ended {
            *memo = Memo::default();
            // What stopped the work says more than that it could not be undone.
            done?;
            return Err(fault(error));
        }
        if *erased {
            *erased = !self.empty_log_of_writes(connection)?;
        }
        done
    }

    /// Moves the log of writes into the book and empties it; says whether that could be done. It
    /// does not wait for readers: they may be of this very thread.
    fn empty_log_of_writes(&self, connection: &Connection) -> Result<bool, Error> {
        let fault = |error| fault::of(error, &self.shown);
        connection.busy_timeout(Duration::ZERO).map_err(fault)?;
        let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
        connection.busy_timeout(self.options.wait).map_err(fault)?;
        Ok(busy.is_ok_and(|busy| !busy))
    }

    /// Runs a piece of work over one consistent view of the book.
    fn reading<T>(&self, work: impl FnOnce(&SqliteStore<'_>) -> Result<T, Error>) -> Result<T, Error> {
        self.handle.check()?;
        let fault = |error| fault::of(error, &self.shown);
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                let connection = Connection::open_with_flags(&self.path, flags).map_err(fault)?;
                connection.busy_timeout(self.options.wait).map_err(fault)?;
                connection.set_prepared_statement_cache_capacity(64);
                connection
            }
        };
        connection.execute_batch("BEGIN").map_err(fault)?;
        let done =
            work(&SqliteStore::new(&connection, self.key, &self.zone_read)).map_err(|error| error.in_book(&self.shown));
        connection.execute_batch("COMMIT").map_err(fault)?;
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < READERS {
            readers.push(connection);
        }
        done
    }
}

fn configure(connection: &Connection, options: &SqliteOptions, path: &str) -> Result<(), Error> {
    let fault = |error| fault::of(error, path);
    connection.busy_timeout(options.wait).map_err(fault)?;
    connection.set_prepared_statement_cache_capacity(64);
    if !options.read_only {
        connection
            .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))
            .map_err(fault)?;
        let synchronous = match options.durability {
            Durability::Full => "FULL",
            Durability::Normal => "NORMAL",
        };
        connection.pragma_update(None, "synchronous", synchronous).map_err(fault)?;
        connection.pragma_update(None, "cache_size", -WRITER_CACHE).map_err(fault)?;
        // What is erased is overwritten: a note must not survive in a free corner of a page.
        connection.pragma_update_and_check(None, "secure_delete", "ON", |row| row.get::<_, i64>(0)).map_err(fault)?;
    }
    connection.pragma_update(None, "foreign_keys", true).map_err(fault)
}

enum Choice {
    Refused(Box<Refusal>),
    Fault(rusqlite::Error),
}

impl From<rusqlite::Error> for Choice {
    fn from(error: rusqlite::Error) -> Self {
        Self::Fault(error)
    }
}

/// The zone of this name, or the only one.
fn choose_zone(connection: &Connection, name: Option<&str>) -> Result<(i64, Uuid), Choice> {
    let mut statement = connection.prepare("SELECT key, id, name FROM zone ORDER BY key")?;
    let zones = statement
        .query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, [u8; 16]>(1)?, row.get::<_, String>(2)?)))?
        .collect::<Result<Vec<_>, _>>()?;
    let names = || zones.iter().map(|(_, _, name)| name.as_str()).collect::<Vec<_>>().join("、");
    let chosen = match name {
        Some(name) => zones
            .iter()
            .find(|(_, _, known)| known == name)
            .ok_or_else(|| Refusal::new(refusals::book::NO_SUCH_ZONE).with("input", name).with("zones", names())),
        None => match zones.as_slice() {
            [only] => Ok(only),
            _ => Err(Refusal::new(refusals::book::ZONE_NEEDED).with("zones", names())),
        },
    };
    match chosen {
        Ok((key, id, _)) => Ok((*key, Uuid::from_bytes(*id))),
        Err(refusal) => Err(Choice::Refused(Box::new(refusal))),
    }
}

/// The writer closes last: it alone may move the log of writes into the book. In a process that came
/// over a fork the connections are its parent's: closing them there would reach into files that the
/// parent works on, so they are left as they are.
impl Drop for SqliteJournal {
    fn drop(&mut self) {
        let readers = std::mem::take(self.readers.get_mut().unwrap_or_else(PoisonError::into_inner));
        if self.handle.is_forked() {
            std::mem::forget(readers);
            let writer = self.writer.get_mut().unwrap_or_else(PoisonError::into_inner);
            std::mem::forget(writer.connection.take());
        }
    }
}

impl Journal for SqliteJournal {
    fn transact(
        &self,
        ending: Ending,
        work: &mut dyn FnMut(&dyn Transaction) -> Result<(), Stop>,
    ) -> Result<(), Error> {
        self.writing(ending, |store, memo| {
            let clock = (self.options.clock)();
            let engine = Engine::begin(store, memo, *self.zone.as_bytes(), clock, &self.options.randomness)?;
            work(&engine)?;
            engine.finish()
        })
    }

    fn record(&self, id: RecordId) -> Result<Option<Arc<State>>, Error> {
        self.reading(|store| store.state(id))
    }

    fn row(&self, id: RecordId) -> Result<Option<Index>, Error> {
        self.reading(|store| store.row(id))
    }

    fn find(&self, filter: &Filter, page: &Page) -> Result<Vec<Index>, Error> {
        self.reading(|store| find::find(store.connection, self.key, filter, page))
    }

    fn count(&self, filter: &Filter, kind: Kind) -> Result<u64, Error> {
        self.reading(|store| find::count(store.connection, self.key, filter, kind))
    }

    fn scan(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>) -> Result<(), Error> {
        self.reading(|store| store.records(kinds, visit))
    }

    fn holder(&self, key: &UniqueKey) -> Result<Option<RecordId>, Error> {
        self.reading(|store| store.holder(key))
    }

    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Error> {
        self.reading(|store| store.related(relation, to))
    }

    fn events(&self, after: u64, limit: usize) -> Result<Vec<StoredEvent>, Error> {
        self.reading(|store| store.events(after, limit))
    }

    fn stream(&self, record: RecordId) -> Result<Vec<StoredEvent>, Error> {
        self.reading(|store| store.stream(record))
    }

    fn note(&self, id: NoteId) -> Result<Option<String>, Error> {
        self.reading(|store| store.note(id))
    }

    fn particulars(&self, person: Id<Person>) -> Result<Option<Particulars>, Error> {
        let json = self.reading(|store| store.particulars(person))?;
        json.map(|json| serde_json::from_str(&json)).transpose().map_err(Error::damaged)
    }

    fn erase_note(&self, id: NoteId) -> Result<(), Error> {
        self.writing(Ending::Commit, |store, _| store.erase_note(id))
    }

    fn head(&self) -> Result<Head, Error> {
        self.reading(|store| Ok(store.end()?.head))
    }

    fn verify(&self, kept: Option<&Head>) -> Result<Head, Error> {
        self.reading(|store| verify_over(store, self.zone.as_bytes(), kept))
    }

    fn rebuild(&self) -> Result<(), Error> {
        self.writing(Ending::Commit, |store, memo| {
            *memo = Memo::default();
            let clock = (self.options.clock)();
            rebuild_over(store, memo, *self.zone.as_bytes(), clock, &self.options.randomness)
        })
    }

    fn now(&self) -> Timestamp {
        (self.options.clock)()
    }

    fn close(&self) -> Result<(), Error> {
        let mut writer = self.writer()?;
        self.handle.close();
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).clear();
        match writer.connection.take().map(Connection::close) {
            Some(Err((_, error))) => Err(fault::of(error, &self.shown)),
            _ => Ok(()),
        }
    }
}
