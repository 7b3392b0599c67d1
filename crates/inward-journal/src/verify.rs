//! Reading the whole log again: to prove that it is whole, and to fold records from it.

use chrono_tz::Tz;
use inward_core::event::{Event, Recorded};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Timestamp;

use crate::Randomness;
use crate::beside::{Beside, Comparison};
use crate::chain::{self, Head};
use crate::engine::Engine;
use crate::error::{Error, ErrorKind};
use crate::interrupt;
use crate::memo::Memo;
use crate::store::{Reads, Store};

/// How many events are read at a time.
const CHUNK: usize = 1_000;

/// Checks positions, hashes and the order of record times, from the first event to the last, and
/// what is kept beside the log against its seals.
pub fn verify_over(reads: &(impl Reads + Beside), zone: &[u8; 16], kept: Option<&Head>) -> Result<Head, Error> {
    let corrupt = |code, position: u64| Error::new(ErrorKind::Corrupt, Refusal::new(code).with("position", position));
    let mut head = Head::default();
    let mut last: Option<Timestamp> = None;
    let mut chunk = CHUNK;
    let mut comparison = Comparison::default();
    loop {
        let events = match reads.events(head.position, chunk) {
            // One of them cannot be read; one before it may be wrong already.
            Err(error) if error.kind() == ErrorKind::Corrupt && chunk > 1 => {
                chunk = 1;
                continue;
            }
            read => read?,
        };
        if events.is_empty() {
            break;
        }
        for event in events {
            interrupt::check()?;
            let expected = head.position.saturating_add(1);
            if event.position != expected {
                return Err(corrupt(refusals::book::GAP, expected));
            }
            let in_order = last.is_none_or(|last| last <= event.recorded_at);
            if !in_order || chain::hash(&head.hash, zone, &event) != event.hash {
                return Err(corrupt(refusals::book::EDITED, event.position));
            }
            event.event()?;
            comparison.meet(reads, &event)?;
            last = Some(event.recorded_at);
            head = Head { position: event.position, hash: event.hash };
            if kept.is_some_and(|kept| kept.position == head.position && kept.hash != head.hash) {
                return Err(corrupt(refusals::book::EDITED, event.position));
            }
        }
    }
    let end = reads.end()?.head;
    let expected = kept.map_or(end.position, |kept| kept.position.max(end.position));
    if expected > head.position {
        return Err(Error::new(
            ErrorKind::Corrupt,
            Refusal::new(refusals::book::CUT).with("position", head.position).with("expected", expected),
        ));
    }
    if end != head {
        return Err(corrupt(refusals::book::EDITED, head.position));
    }
    comparison.finish(reads)?;
    Ok(head)
}

/// Drops states, rows and relations and folds them again from the log.
pub fn rebuild_over<S: Store>(
    store: &mut S,
    memo: &mut Memo,
    zone: [u8; 16],
    clock: Timestamp,
    randomness: &Randomness,
) -> Result<(), Error> {
    store.clear()?;
    let mut after = 0;
    let mut time_zone = Tz::UTC;
    loop {
        let events = store.events(after, CHUNK)?;
        let Some(last) = events.last() else { break };
        after = last.position;
        let engine = Engine::begin(store, memo, zone, clock, randomness)?;
        for stored in &events {
            interrupt::check()?;
            let event = stored.event()?;
            if let Event::ZoneOpened(opened) = &event {
                time_zone = opened.time_zone;
            }
            engine.happen(&Recorded {
                record: stored.record,
                version: stored.version,
                known: stored.known(time_zone),
                by: stored.actor,
                command: stored.command,
                event: &event,
            })?;
        }
        engine.flush()?;
    }
    Ok(())
}
