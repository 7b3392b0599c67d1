//! What only a book in a file has: the file itself, hands that tamper with it, and others who write.

mod ahead;
mod archives;
mod beside;
mod create;
mod files;
mod tampering;
mod together;
mod views;

use std::path::Path;
use std::time::Duration;

use inward_journal::{Durability, Error, Journal, SqliteJournal, SqliteOptions};
use serde_json::json;

use crate::book::{Hand, ZONE, give, id, open_zone, read, secrets};

/// Options with a clock that is set by hand.
pub fn options(hand: &Hand) -> SqliteOptions {
    SqliteOptions {
        durability: Durability::Normal,
        read_only: false,
        wait: Duration::from_secs(30),
        clock: hand.clock(),
        randomness: secrets(),
    }
}

pub fn create(path: &Path) -> SqliteJournal {
    SqliteJournal::create(path, ZONE, "高新区", options(&Hand::new()), begin).unwrap()
}

/// Opens the zone of a new book.
pub fn begin(journal: &SqliteJournal) -> Result<(), Error> {
    give(journal, &open_zone(), inward_core::id::CommandId::new(ZONE)).map(drop)
}

pub fn open(path: &Path) -> SqliteJournal {
    SqliteJournal::open(path, None, options(&Hand::new())).unwrap()
}

/// Captures the leads with these numbers.
pub fn capture(journal: &dyn Journal, numbers: std::ops::Range<u64>) {
    for number in numbers {
        let command = json!({"capture_lead": {"title": format!("线索 {number}"), "investor_described": "一家企业"}});
        give(journal, &read(&command), id(number)).unwrap();
    }
}

/// A plain connection, as any tool has.
pub fn plain(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).unwrap()
}
