//! Whether the log of writes beside a book is the book's own. SQLite reads any log into any file: a
//! copy that was put in the place of a book alone, or a log of another moment, would give a mixture of
//! both. So every zone says where the log begins that it was last written to: a file that has not come
//! as far, or has gone further than the log, is not the file of that log.

use std::fs::File;
use std::io::{ErrorKind as IoErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use rusqlite::{Connection, ErrorCode, OptionalExtension, params};

use crate::error::{Error, ErrorKind};

use super::opening::Opening;
use super::{companion, fault};

/// Where in its head a log has its salts: two numbers that are others whenever it is begun anew, though
/// it may stay the same file.
const SALTS: SeekFrom = SeekFrom::Start(16);

/// The log of writes of a book, kept open to see when it is begun anew.
#[derive(Default)]
pub struct Log(Option<File>);

/// What a log is told from another by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// It cannot be read.
    #[default]
    Unknown,
    /// Nothing was written to it yet.
    Empty,
    /// Its salts.
    Salted([u8; 8]),
}

impl Log {
    /// How long it is, as far as it was met.
    pub fn length(&self) -> u64 {
        self.0.as_ref().and_then(|file| file.metadata().ok()).map_or(0, |file| file.len())
    }

    /// The mark of the log of the book at a path, as it is before a transaction.
    pub fn mark(&mut self, path: &Path) -> Mark {
        let Self(file) = self;
        let mut salts = [0; 8];
        let read = || {
            let file = match file {
                Some(file) => file,
                none => none.insert(File::open(companion::log(path))?),
            };
            file.seek(SALTS)?;
            file.read_exact(&mut salts)
        };
        match read().map_err(|error| error.kind()) {
            Ok(()) => Mark::Salted(salts),
            Err(IoErrorKind::UnexpectedEof | IoErrorKind::NotFound) => Mark::Empty,
            Err(_) => Mark::Unknown,
        }
    }
}

/// How far a zone has come.
struct Zone {
    key: i64,
    id: Vec<u8>,
    position: i64,
    hash: Vec<u8>,
    before: i64,
    log: Option<Vec<u8>>,
    log_from: i64,
}

impl Zone {
    /// From where the log with these salts goes on. Where the zone was written to it once only, it does
    /// not know that log yet: it began before that.
    fn begins(&self, salts: &[u8]) -> i64 {
        if self.log.as_deref() == Some(salts) { self.log_from } else { self.before }
    }
}

/// Refuses a book beside which there is the log of another book, or of another moment of it.
pub fn check(connection: &Connection, path: &Path, shown: &str) -> Result<(), Error> {
    if !companion::has_log(path) {
        return Ok(());
    }
    let fault = |error| fault::of(error, shown);
    // While this reads, nobody begins the log anew, nor moves more of it into the file.
    connection.execute_batch("BEGIN").map_err(fault)?;
    let continued = continues(connection, path).map_err(fault)?;
    connection.execute_batch("COMMIT").map_err(fault)?;
    if continued {
        return Ok(());
    }
    let log = companion::log(path);
    let refusal = Refusal::new(refusals::book::FOREIGN_LOG).with("path", shown).with("log", log.display());
    Err(Error::new(ErrorKind::Conflict, refusal))
}

/// Whether the book, as it is with its log, goes on from its file. Of a file that cannot be read alone
/// nothing is said: the checks that follow do.
fn continues(connection: &Connection, path: &Path) -> rusqlite::Result<bool> {
    let together = zones(connection);
    let Ok(alone) = Opening::unchanging(path).and_then(|file| zones(&file)) else { return Ok(true) };
    let together = match together {
        Err(fault)
            if matches!(
                fault.sqlite_error_code(),
                Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase | ErrorCode::Unknown)
            ) =>
        {
            return Ok(false);
        }
        read => read?,
    };
    let Mark::Salted(salts) = Log::default().mark(path) else { return Ok(true) };
    for file in alone {
        let Some(zone) = together.iter().find(|zone| zone.id == file.id) else { return Ok(false) };
        let has_come_from_it = (zone.begins(&salts)..=zone.position).contains(&file.position);
        if !has_come_from_it || (file.position > 0 && hash_at(connection, zone.key, file.position)? != Some(file.hash))
        {
            return Ok(false);
        }
    }
    Ok(true)
}

fn zones(connection: &Connection) -> rusqlite::Result<Vec<Zone>> {
    let mut statement = connection.prepare("SELECT key, id, position, hash, before, log, log_from FROM zone")?;
    let zones = statement.query_map([], |row| {
        Ok(Zone {
            key: row.get(0)?,
            id: row.get(1)?,
            position: row.get(2)?,
            hash: row.get(3)?,
            before: row.get(4)?,
            log: row.get(5)?,
            log_from: row.get(6)?,
        })
    })?;
    zones.collect()
}

fn hash_at(connection: &Connection, zone: i64, position: i64) -> rusqlite::Result<Option<Vec<u8>>> {
    let sql = "SELECT hash FROM event WHERE zone = ?1 AND position = ?2";
    connection.query_row(sql, params![zone, position], |row| row.get(0)).optional()
}
