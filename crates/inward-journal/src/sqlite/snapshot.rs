//! A book as it was when the snapshot was taken: a reader whose transaction stays open.

use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};

use inward_core::id::Kind;
use inward_core::record::State;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use crate::error::{Error, ErrorKind};
use crate::lookup::answers;
use crate::store::Reads;

use super::readers::Held;
use super::store::SqliteStore;
use super::{SqliteJournal, ahead};

/// A SQLite journal as it was when the snapshot was taken.
pub struct SqliteSnapshot {
    journal: Arc<SqliteJournal>,
    /// Shared with the journal, which takes it back when it is closed.
    reader: Arc<Held>,
}

impl SqliteSnapshot {
    /// The book as it is now.
    pub fn of(journal: Arc<SqliteJournal>) -> Result<Self, Error> {
        let reader = journal.begin_reading()?;
        // A transaction of SQLite sees the book as it is when it first reads.
        if let Err(error) = journal.read_by(&reader, |store| store.end().map(drop)) {
            let _ = journal.end_reading(reader);
            return Err(error);
        }
        let snapshot = Self { reader: Arc::new(Mutex::new(Some(reader))), journal };
        // If it is refused, dropping the snapshot gives the reader back.
        snapshot.journal.readers.lend(&snapshot.reader)?;
        Ok(snapshot)
    }

    fn reading<T>(&self, work: impl FnOnce(&SqliteStore<'_>) -> Result<T, Error>) -> Result<T, Error> {
        self.journal.handle.check()?;
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        match &*reader {
            Some(reader) => self.journal.read_by(reader, work),
            None => Err(Error::new(ErrorKind::Storage, Refusal::new(refusals::book::CLOSED))),
        }
    }

    /// A piece at a time, and each visited without the lock: the visitor may ask the snapshot itself.
    fn visit(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>) -> Result<(), Error> {
        let mut kinds = kinds.to_vec();
        kinds.sort_unstable();
        kinds.dedup();
        self.reading(|store| store.tell_ahead(&kinds))?;
        for kind in kinds {
            let read = |after| self.reading(|store| store.piece_after(kind, after, &self.journal.shown));
            if ahead::visit(&read, visit)?.is_break() {
                break;
            }
        }
        Ok(())
    }
}

impl Drop for SqliteSnapshot {
    fn drop(&mut self) {
        // In a process that came over a fork the lock may be held by a thread that is not there.
        if self.journal.handle.is_forked() {
            std::mem::forget(Arc::clone(&self.reader));
            return;
        }
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(reader) = reader {
            // What was read stands; a reader that fails here is closed instead of kept.
            let _ = self.journal.end_reading(reader);
        }
    }
}

answers!(SqliteSnapshot, scan: visit);
