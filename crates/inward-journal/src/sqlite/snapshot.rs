//! A book as it was when the snapshot was taken: a reader whose transaction stays open.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};

use inward_core::id::Kind;
use inward_core::record::{Record, State};
use rusqlite::Connection;

use crate::error::Error;
use crate::lookup::answers;
use crate::store::Reads;

use super::SqliteJournal;
use super::store::SqliteStore;

/// So many states are read at a time by a scan.
const PIECE: usize = 500;

/// A SQLite journal as it was when the snapshot was taken.
pub struct SqliteSnapshot {
    journal: Arc<SqliteJournal>,
    /// None once it is given back.
    reader: Mutex<Option<Connection>>,
}

impl SqliteSnapshot {
    /// The book as it is now.
    pub fn of(journal: Arc<SqliteJournal>) -> Result<Self, Error> {
        let reader = journal.begin_reading()?;
        // A transaction of SQLite sees the book as it is when it first reads.
        journal.read_by(&reader, |store| store.end().map(drop))?;
        Ok(Self { journal, reader: Mutex::new(Some(reader)) })
    }

    fn reading<T>(&self, work: impl FnOnce(&SqliteStore<'_>) -> Result<T, Error>) -> Result<T, Error> {
        self.journal.handle.check()?;
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let reader = reader.as_ref().ok_or_else(|| Error::damaged("the snapshot is given back"))?;
        self.journal.read_by(reader, work)
    }

    /// A piece at a time, and each visited without the lock: the visitor may ask the snapshot itself.
    fn visit(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>) -> Result<(), Error> {
        let mut kinds = kinds.to_vec();
        kinds.sort_unstable();
        kinds.dedup();
        for kind in kinds {
            let mut after = None;
            loop {
                let states = self.reading(|store| store.records_after(kind, after, PIECE))?;
                let Some(last) = states.last() else { break };
                after = Some(last.id().uuid);
                if states.into_iter().try_for_each(&mut *visit).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }
}

impl Drop for SqliteSnapshot {
    fn drop(&mut self) {
        let reader = self.reader.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(reader) = reader {
            if self.journal.handle.is_forked() {
                std::mem::forget(reader);
            } else {
                // What was read stands; a reader that fails here is closed instead of kept.
                let _ = self.journal.end_reading(reader);
            }
        }
    }
}

answers!(SqliteSnapshot, scan: visit);
