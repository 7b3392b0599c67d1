//! Whose turn it is to write. SQLite itself looks again after a tenth of a second, in which those who
//! write one command after another have taken their turn a hundred times: among many, somebody would
//! wait for ever. So a waiting writer looks often.

use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, Error as Fault, ErrorCode, Transaction, TransactionBehavior, ffi};

use crate::interrupt;

/// How long a waiting writer looks away at first, and at most.
const PAUSES: [Duration; 2] = [Duration::from_micros(100), Duration::from_micros(800)];

/// Begins to write, once nobody else does; gives up after `wait`, or when the work is to stop.
pub fn take(connection: &Connection, wait: Duration) -> rusqlite::Result<Transaction<'_>> {
    let [mut pause, longest] = PAUSES;
    connection.busy_timeout(Duration::ZERO)?;
    let began = Instant::now();
    let taken = loop {
        let waited = match Transaction::new_unchecked(connection, TransactionBehavior::Immediate) {
            Err(fault) if fault.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                let waited = began.elapsed();
                if waited >= wait {
                    break Err(fault);
                }
                if interrupt::is_asked_for() {
                    break Err(Fault::SqliteFailure(ffi::Error::new(ffi::SQLITE_INTERRUPT), None));
                }
                waited
            }
            taken => break taken,
        };
        // Not all at the same moments.
        thread::sleep(pause + pause * (waited.subsec_micros() % 16) / 16);
        pause = (pause * 2).min(longest);
    };
    connection.busy_timeout(wait)?;
    taken
}
