//! A journal in a SQLite file: WAL, one writer behind a mutex, a small pool of readers, all on the
//! caller's thread; a long scan of a snapshot reads ahead on another.

mod ahead;
mod belonging;
mod beside;
mod columns;
mod companion;
mod create;
mod fault;
mod find;
mod identity;
mod last_read;
mod leg;
mod length;
mod migrate;
mod opening;
mod readers;
mod restore;
mod snapshot;
mod store;
mod turn;
pub mod views;
mod zone;

use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use inward_core::id::{Kind, NoteId};
use inward_core::record::State;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Timestamp;
use inward_core::world::Stop;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use uuid::Uuid;

use crate::archive::dump_over;
use crate::chain::Head;
use crate::engine::{Engine, Transaction};
use crate::error::{Error, ErrorKind};
use crate::fold::rebuild_over;
use crate::handle::Handle;
use crate::lookup::answers;
use crate::memo::Memo;
use crate::store::Reads;
use crate::verify::verify_over;
use crate::{Clock, Ending, Journal, Lookup, Randomness};

use belonging::Log;
use identity::Identity;
use last_read::LastRead;
use opening::Opening;
use readers::Readers;
use store::SqliteStore;

/// How long the log of writes stays, in bytes, once what was in it is in the book.
const LOG_LIMIT: u64 = 8 * 1024 * 1024;

/// From which length on it is moved into the book even if a writer must wait for readers.
const LOG_TOO_LONG: u64 = LOG_LIMIT / 2 * 3;

/// After so many transactions its length is looked at: a look costs a command some time.
const LOOKS_EVERY: u32 = 16;

/// How long a writer waits for readers so that a long log can be moved into the book.
const LOG_WAIT: Duration = Duration::from_millis(200);

/// How much of a book the writer keeps in memory, in KiB, so that a load does not write the same
/// page again and again.
const WRITER_CACHE: i64 = 64 * 1024;

/// How much of it each reader keeps, in KiB: the upper levels of the tables of a large book.
const READER_CACHE: i64 = 8 * 1024;

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
    identity: Identity,
    opening: Opening,
    /// The path by which errors name the book: the one that was asked for.
    shown: String,
    zone: Uuid,
    key: i64,
    options: SqliteOptions,
    handle: Handle,
    writer: Mutex<Writer>,
    readers: Readers,
    zone_read: LastRead,
}

struct Writer {
    /// None once closed.
    connection: Option<Connection>,
    log: Log,
    /// From which length on the log of writes is too long.
    long: u64,
    /// How many transactions there were since its length was looked at.
    unseen: u32,
    memo: Memo,
    /// Whether what was erased may still stand in the log of writes (WAL).
    erased: bool,
}

impl SqliteJournal {
    /// Opens a zone of a book; the zone may be left out where there is only one. Never creates.
    pub fn open(path: &Path, zone: Option<&str>, options: SqliteOptions) -> Result<Self, Error> {
        let shown = path.display().to_string();
        let path = identity::real(path);
        let connected = connect(&path, &options, &shown)?;
        let chosen = zone::choose(&connected.connection, zone, &shown)?;
        Ok(Self::over(&path, shown, chosen.id, chosen.key, options, connected))
    }

    fn over(
        path: &Path,
        shown: String,
        zone: Uuid,
        key: i64,
        options: SqliteOptions,
        Connected { connection, opening, identity }: Connected,
    ) -> Self {
        // A process that died may have erased something that its log of writes still holds.
        let erased = opening == Opening::Writing && companion::has_log(path);
        Self {
            identity,
            opening,
            path: path.to_owned(),
            shown,
            zone,
            key,
            options,
            handle: Handle::open(),
            writer: Mutex::new(Writer {
                connection: Some(connection),
                log: Log::default(),
                long: LOG_TOO_LONG,
                unseen: 0,
                memo: Memo::default(),
                erased,
            }),
            readers: Readers::default(),
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
        let writer = self.turn_of_the_writer();
        self.handle.check()?;
        Ok(writer)
    }

    fn turn_of_the_writer(&self) -> MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(|poisoned| {
            let mut writer = poisoned.into_inner();
            self.writer.clear_poison();
            writer.memo = Memo::default();
            writer
        })
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
        let Writer { connection, log, long, unseen, memo, erased } = &mut *writer;
        let connection =
            connection.as_ref().ok_or_else(|| Error::new(ErrorKind::Storage, Refusal::new(refusals::book::CLOSED)))?;
        let transaction = turn::take(connection, self.options.wait).map_err(fault)?;
        // Only now: while it waited for its turn, the file may have been moved away.
        self.identity.refuse_if_replaced(&self.path, &self.shown)?;
        migrate::check_again(&transaction, &self.shown)?;
        let done = {
            let mut store = SqliteStore::new(&transaction, self.key, &self.zone_read);
            store.log = log.mark(&self.path);
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
            *erased = !self.move_log(connection, "TRUNCATE", Duration::ZERO)?;
        }
        // Readers of whom there is always one would let it grow for ever.
        *unseen = unseen.saturating_add(1) % LOOKS_EVERY;
        if *unseen == 0 && log.length() >= *long {
            let moved = self.move_log(connection, "RESTART", LOG_WAIT)?;
            *long = if moved { LOG_TOO_LONG } else { log.length().saturating_mul(2) };
        }
        done
    }

    /// Moves the log of writes into the book, so that it is begun anew, or emptied; says whether that
    /// could be done. It waits no longer for readers: they may be of this very thread.
    fn move_log(&self, connection: &Connection, how: &str, wait: Duration) -> Result<bool, Error> {
        let fault = |error| fault::of(error, &self.shown);
        connection.busy_timeout(wait).map_err(fault)?;
        let busy = connection.query_row(&format!("PRAGMA wal_checkpoint({how})"), [], |row| row.get::<_, bool>(0));
        connection.busy_timeout(self.options.wait).map_err(fault)?;
        Ok(busy.is_ok_and(|busy| !busy))
    }

    /// Runs a piece of work over one consistent view of the book.
    fn reading<T>(&self, work: impl FnOnce(&SqliteStore<'_>) -> Result<T, Error>) -> Result<T, Error> {
        let reader = self.begin_reading()?;
        // What is bound first is dropped last: if the work panics, the reader is closed and then known to be gone.
        let (gone, reader) = (self.readers.gone_unless_back(), reader);
        let done = self.read_by(&reader, work);
        std::mem::forget(gone);
        let ended = self.end_reading(reader);
        let done = done?;
        ended.map(|()| done)
    }

    fn visit(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>) -> Result<(), Error> {
        self.reading(|store| store.records(kinds, visit))
    }

    fn read_by<T>(
        &self,
        reader: &Connection,
        work: impl FnOnce(&SqliteStore<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let done = work(&SqliteStore::new(reader, self.key, &self.zone_read));
        // Of a file that was changed under it, a reader of a book on a shelf says anything.
        self.opening.refuse_if_changed(&self.path, &self.shown)?;
        done.map_err(|error| error.in_book(&self.shown))
    }

    /// A reader of its own, within a transaction.
    fn begin_reading(&self) -> Result<Connection, Error> {
        self.handle.check()?;
        self.identity.refuse_if_replaced(&self.path, &self.shown)?;
        let fault = |error| fault::of(error, &self.shown);
        let reader = self.readers.take(|| {
            let reader = self.opening.for_readers().connect(&self.path).map_err(fault)?;
            reader.busy_timeout(self.options.wait).map_err(fault)?;
            reader.set_prepared_statement_cache_capacity(64);
            reader.pragma_update(None, "cache_size", -READER_CACHE).map_err(fault)?;
            Ok(reader)
        })?;
        let begun = reader.execute_batch("BEGIN").map_err(fault);
        match begun.and_then(|()| migrate::check_again(&reader, &self.shown)) {
            Ok(()) => Ok(reader),
            Err(error) => {
                self.readers.came_back(None);
                Err(error)
            }
        }
    }

    /// Ends the transaction of a reader and keeps it for the next question.
    fn end_reading(&self, reader: Connection) -> Result<(), Error> {
        let ended = reader.execute_batch("COMMIT");
        self.readers.came_back(ended.is_ok().then_some(reader));
        ended.map_err(|error| fault::of(error, &self.shown))
    }
}

answers!(SqliteJournal, scan: visit);

/// A connection to a book, how it was opened, and to which file.
struct Connected {
    connection: Connection,
    opening: Opening,
    identity: Identity,
}

/// A connection to a book, of the newest format if it may be written.
fn connect(path: &Path, options: &SqliteOptions, shown: &str) -> Result<Connected, Error> {
    let refuse = |kind, code| Err(Error::new(kind, Refusal::new(code).with("path", shown)));
    match path.metadata() {
        Ok(found) if found.is_file() => {}
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {
            return refuse(ErrorKind::Storage, refusals::book::NO_ACCESS);
        }
        _ => return refuse(ErrorKind::Refused, refusals::book::NOT_FOUND),
    }
    // Seen before it is opened: of a file that is replaced in between, the connection is then refused.
    let identity = Identity::of(path);
    let opening = if options.read_only { Opening::Reading } else { Opening::Writing };
    let connected = match connect_as(opening, path, options, shown) {
        Err(error)
            if options.read_only && [refusals::book::NO_ACCESS, refusals::book::READ_ONLY].contains(&error.code()) =>
        {
            let shelved = Opening::shelved(path).ok_or(error)?;
            connect_as(shelved, path, options, shown)
        }
        // What can be read as it lies cannot be written, whatever stands in the way of it.
        Err(error) if error.code() == refusals::book::NO_ACCESS && Opening::can_be_read(path) => {
            return refuse(ErrorKind::Storage, refusals::book::READ_ONLY);
        }
        connected => connected,
    };
    let (connection, opening) = connected?;
    Ok(Connected { connection, opening, identity })
}

fn connect_as(
    opening: Opening,
    path: &Path,
    options: &SqliteOptions,
    shown: &str,
) -> Result<(Connection, Opening), Error> {
    let fault = |error| fault::of(error, shown);
    let mut connection = opening.connect(path).map_err(fault)?;
    connection.busy_timeout(options.wait).map_err(fault)?;
    // A log that is not the book's own must not be moved into it when this connection closes.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).map_err(fault)?;
    belonging::check(&connection, path, shown)?;
    let format = migrate::check(&connection, shown)?;
    length::check(&connection, path, shown)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false).map_err(fault)?;
    configure(&connection, options, shown)?;
    if options.read_only {
        migrate::refuse_older(format, shown)?;
    } else {
        if format < migrate::NEWEST {
            migrate::migrate(&mut connection, shown)?;
        }
        views::install(&mut connection, shown)?;
    }
    Ok((connection, opening))
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
        connection
            .pragma_update_and_check(None, "journal_size_limit", LOG_LIMIT.cast_signed(), |_| Ok(()))
            .map_err(fault)?;
        // What is erased is overwritten: a note must not survive in a free corner of a page.
        connection.pragma_update_and_check(None, "secure_delete", "ON", |row| row.get::<_, i64>(0)).map_err(fault)?;
    }
    connection.pragma_update(None, "foreign_keys", true).map_err(fault)
}

/// The writer closes last: it alone may move the log of writes into the book. In a process that came
/// over a fork the connections are its parent's: closing them there would reach into files that the
/// parent works on, so they are left as they are.
impl Drop for SqliteJournal {
    fn drop(&mut self) {
        let readers = self.readers.take_idle();
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

    fn snapshot(self: Arc<Self>) -> Result<Arc<dyn Lookup>, Error> {
        Ok(Arc::new(snapshot::SqliteSnapshot::of(self)?))
    }

    fn erase_note(&self, id: NoteId) -> Result<(), Error> {
        self.writing(Ending::Commit, |store, _| store.erase_note(id))
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

    fn dump(&self, to: &mut dyn Write) -> Result<Head, Error> {
        self.reading(|store| dump_over(store, self.zone, to))
    }

    fn now(&self) -> Timestamp {
        (self.options.clock)()
    }

    fn close(&self) -> Result<(), Error> {
        self.handle.check()?;
        // Before the writer's turn: whoever waits for it and holds a reader is refused, and gives it back.
        self.handle.close();
        self.readers.close();
        let mut writer = self.turn_of_the_writer();
        match writer.connection.take().map(Connection::close) {
            Some(Err((_, error))) => Err(fault::of(error, &self.shown)),
            _ => Ok(()),
        }
    }
}
