//! The readers of a book: a small pool of connections, and who is out with one. A book is closed only
//! once all of them are back: SQLite moves the log of writes into the book when its last connection
//! closes, and what was erased must not stay behind in it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, Weak};

use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use rusqlite::Connection;

use crate::error::{Error, ErrorKind};

/// At most this many idle readers are kept.
const IDLE: usize = 4;

/// The connection of a snapshot; none once it is back.
pub type Held = Mutex<Option<Connection>>;

/// Says, when dropped, that a reader is gone.
pub struct Gone<'r>(&'r Readers);

impl Drop for Gone<'_> {
    fn drop(&mut self) {
        self.0.came_back(None);
    }
}

/// The readers of a book.
#[derive(Default)]
pub struct Readers {
    pool: Mutex<Pool>,
    back: Condvar,
}

#[derive(Default)]
struct Pool {
    idle: Vec<Connection>,
    /// How many are out, with questions under way and with snapshots.
    out: usize,
    snapshots: Vec<Weak<Held>>,
    closed: bool,
}

impl Readers {
    fn pool(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A reader, `opened` anew if none is idle; refused once the book is closed.
    pub fn take(&self, opened: impl FnOnce() -> Result<Connection, Error>) -> Result<Connection, Error> {
        let mut pool = self.pool();
        if pool.closed {
            return Err(closed());
        }
        pool.out += 1;
        let idle = pool.idle.pop();
        drop(pool);
        idle.map_or_else(opened, Ok).inspect_err(|_| self.came_back(None))
    }

    /// Takes a reader back, or hears that it is gone.
    pub fn came_back(&self, reader: Option<Connection>) {
        let mut pool = self.pool();
        pool.out = pool.out.saturating_sub(1);
        let kept = reader.filter(|_| !pool.closed && pool.idle.len() < IDLE);
        pool.idle.extend(kept);
        self.back.notify_all();
    }

    /// What says that a reader is gone, for whoever is out with one and may panic. Forgotten where it is back.
    pub const fn gone_unless_back(&self) -> Gone<'_> {
        Gone(self)
    }

    /// Remembers that a snapshot is out with a reader; refused once the book is closed, which would not
    /// end this one any more.
    pub fn lend(&self, held: &Arc<Held>) -> Result<(), Error> {
        let mut pool = self.pool();
        if pool.closed {
            return Err(closed());
        }
        pool.snapshots.retain(|snapshot| snapshot.strong_count() > 0);
        pool.snapshots.push(Arc::downgrade(held));
        Ok(())
    }

    /// Closes: no further reader is given, snapshots end, and questions under way are waited for.
    pub fn close(&self) {
        let mut pool = self.pool();
        pool.closed = true;
        pool.idle.clear();
        let snapshots = std::mem::take(&mut pool.snapshots);
        drop(pool);
        for held in snapshots.iter().filter_map(Weak::upgrade) {
            // Its question, if one is under way, holds the lock.
            let reader = held.lock().unwrap_or_else(PoisonError::into_inner).take();
            if let Some(reader) = reader {
                drop(reader);
                self.came_back(None);
            }
        }
        let mut pool = self.pool();
        while pool.out > 0 {
            pool = self.back.wait(pool).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Those that are idle, for a book that is dropped: nobody is out with the others any more.
    pub fn take_idle(&mut self) -> Vec<Connection> {
        std::mem::take(&mut self.pool.get_mut().unwrap_or_else(PoisonError::into_inner).idle)
    }
}

fn closed() -> Error {
    Error::new(ErrorKind::Storage, Refusal::new(refusals::book::CLOSED))
}
