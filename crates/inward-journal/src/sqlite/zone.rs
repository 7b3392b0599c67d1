//! The zones of a book: which one is opened, and how a further one comes in.

use inward_core::refusal::{Code, Refusal};
use inward_core::text::{fold, refusals};
use inward_core::world::Stop;
use rusqlite::{Connection, params};
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

use crate::engine::{Engine, Transaction};
use crate::error::{Error, ErrorKind};
use crate::memo::Memo;

use super::last_read::LastRead;
use super::store::SqliteStore;
use super::{SqliteJournal, SqliteOptions, connect, fault, identity, migrate, turn};

/// A zone as the book knows it.
pub struct Zone {
    /// Its key in the tables.
    pub key: i64,
    /// Its UUID.
    pub id: Uuid,
    name: String,
}

impl SqliteJournal {
    /// Adds a zone to a book, which `begin` opens: both or neither. The zones of a book share its
    /// file and nothing else; each has its own log.
    pub fn add_zone(
        path: &Path,
        zone: Uuid,
        name: &str,
        options: SqliteOptions,
        begin: &mut dyn FnMut(&dyn Transaction) -> Result<(), Stop>,
    ) -> Result<Self, Error> {
        let clock = (options.clock)();
        let randomness = Arc::clone(&options.randomness);
        Self::add(path, (zone, name), refusals::book::ZONE_EXISTS, options, |store, memo| {
            let engine = Engine::begin(store, memo, *zone.as_bytes(), clock, &randomness)?;
            begin(&engine)?;
            engine.finish()
        })
    }

    /// Adds a zone to a book, which `fill` fills: both or neither. `held` says that the book has it.
    pub(super) fn add(
        path: &Path,
        (zone, name): (Uuid, &str),
        held: Code,
        options: SqliteOptions,
        fill: impl FnOnce(&mut SqliteStore<'_>, &mut Memo) -> Result<(), Error>,
    ) -> Result<Self, Error> {
        let shown = path.display().to_string();
        if options.read_only {
            return Err(Error::new(ErrorKind::Storage, Refusal::new(refusals::book::READ_ONLY).with("path", &shown)));
        }
        let fault = |error| fault::of(error, &shown);
        let path = identity::real(path);
        let connected = connect(&path, &options, &shown)?;
        let transaction = turn::take(&connected.connection, options.wait).map_err(fault)?;
        connected.identity.refuse_if_replaced(&path, &shown)?;
        migrate::check_again(&transaction, &shown)?;
        let is_held = |known: &&Zone| known.id == zone || known.is_named(name);
        if let Some(known) = all(&transaction, &shown)?.iter().find(is_held) {
            let refusal = Refusal::new(held).with("path", &shown).with("input", &known.name);
            return Err(Error::new(ErrorKind::Conflict, refusal));
        }
        transaction
            .execute(
                "INSERT INTO zone (id, name, hash) VALUES (?1, ?2, ?3)",
                params![zone.as_bytes(), name, [0_u8; 32]],
            )
            .map_err(fault)?;
        let key = transaction.last_insert_rowid();
        {
            let (read, mut memo) = (LastRead::default(), Memo::default());
            let mut store = SqliteStore::new(&transaction, key, &read);
            fill(&mut store, &mut memo).map_err(|error| error.in_book(&shown))?;
        }
        transaction.commit().map_err(fault)?;
        Ok(Self::over(&path, shown, zone, key, options, connected))
    }
}

impl Zone {
    fn is_named(&self, name: &str) -> bool {
        fold(&self.name) == fold(name)
    }
}

/// Every zone of a book, in the order in which they came.
fn all(connection: &Connection, shown: &str) -> Result<Vec<Zone>, Error> {
    let read = || {
        let mut statement = connection.prepare("SELECT key, id, name FROM zone ORDER BY key")?;
        let zones = statement.query_map([], |row| {
            let id: [u8; 16] = row.get(1)?;
            Ok(Zone { key: row.get(0)?, id: Uuid::from_bytes(id), name: row.get(2)? })
        })?;
        zones.collect::<Result<_, _>>()
    };
    read().map_err(|error| fault::of(error, shown))
}

/// The zone of this name, or the only one.
pub fn choose(connection: &Connection, name: Option<&str>, shown: &str) -> Result<Zone, Error> {
    let mut zones = all(connection, shown)?;
    let at = match name {
        Some(name) => zones.iter().position(|zone| zone.is_named(name)),
        None if zones.len() == 1 => Some(0),
        None => None,
    };
    if let Some(at) = at {
        return Ok(zones.swap_remove(at));
    }
    let names = zones.iter().map(|zone| zone.name.as_str()).collect::<Vec<_>>().join("、");
    Err(match name {
        Some(name) => Refusal::new(refusals::book::NO_SUCH_ZONE).with("input", name).with("zones", names),
        None => Refusal::new(refusals::book::ZONE_NEEDED).with("zones", names),
    }
    .into())
}
