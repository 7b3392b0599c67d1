//! Folding records, rows and relations from the events of a log, some events at a time.

use chrono_tz::Tz;
use inward_core::event::{Event, Recorded};
use inward_core::when::Timestamp;

use crate::Randomness;
use crate::engine::Engine;
use crate::error::Error;
use crate::memo::Memo;
use crate::progress;
use crate::store::{CHUNK, Store, StoredEvent};

/// A log that is folded from its beginning.
pub struct Folding<'a> {
    zone: [u8; 16],
    clock: Timestamp,
    randomness: &'a Randomness,
    time_zone: Tz,
}

impl<'a> Folding<'a> {
    /// Nothing is folded yet. Clock and randomness are those of the journal; nothing is drawn from them.
    pub const fn of(zone: [u8; 16], clock: Timestamp, randomness: &'a Randomness) -> Self {
        Self { zone, clock, randomness, time_zone: Tz::UTC }
    }

    /// Folds the next events; names the position of the one that does not fit.
    pub fn fold(
        &mut self,
        store: &mut impl Store,
        memo: &mut Memo,
        events: &[StoredEvent],
    ) -> Result<(), (u64, Error)> {
        let first = events.first().map_or(0, |event| event.position);
        let engine =
            Engine::begin(store, memo, self.zone, self.clock, self.randomness).map_err(|error| (first, error))?;
        for stored in events {
            let at = |error| (stored.position, error);
            let event = stored.event().map_err(at)?;
            if let Event::ZoneOpened(opened) = &event {
                self.time_zone = opened.time_zone;
            }
            let recorded = Recorded {
                record: stored.record,
                version: stored.version,
                known: stored.known(self.time_zone),
                by: stored.actor,
                command: stored.command,
                event: &event,
            };
            engine.happen(&recorded).map_err(at)?;
            progress::step().map_err(at)?;
        }
        engine.flush().map_err(|error| (first, error))
    }
}

/// Drops states, rows and relations and folds them again from the log.
pub fn rebuild_over(
    store: &mut impl Store,
    memo: &mut Memo,
    zone: [u8; 16],
    clock: Timestamp,
    randomness: &Randomness,
) -> Result<(), Error> {
    progress::ahead(store.end()?.head.position);
    store.clear()?;
    let mut folding = Folding::of(zone, clock, randomness);
    let mut after = 0;
    loop {
        let events = store.events(after, CHUNK)?;
        let Some(last) = events.last() else { return Ok(()) };
        after = last.position;
        folding.fold(store, memo, &events).map_err(|(_, error)| error)?;
    }
}
