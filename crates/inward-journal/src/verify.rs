//! Proving the log whole: every event is read again, from the first to the last.

use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use crate::beside::{Beside, Comparison};
use crate::chain::{Followed, Head};
use crate::error::{Error, ErrorKind};
use crate::progress;
use crate::store::{CHUNK, Reads, StoredEvent};

/// Checks positions, hashes and the order of record times, from the first event to the last, and
/// what is kept beside the log against its seals.
pub fn verify_over(reads: &(impl Reads + Beside), zone: &[u8; 16], kept: Option<&Head>) -> Result<Head, Error> {
    verify_each(reads, zone, kept, &mut |_| Ok(()))
}

/// The same, and shows each event once it is proved.
pub fn verify_each(
    reads: &(impl Reads + Beside),
    zone: &[u8; 16],
    kept: Option<&Head>,
    show: &mut dyn FnMut(&StoredEvent) -> Result<(), Error>,
) -> Result<Head, Error> {
    let corrupt = |code, position: u64| Error::new(ErrorKind::Corrupt, Refusal::new(code).with("position", position));
    let mut followed = Followed::default();
    let mut chunk = CHUNK;
    let mut comparison = Comparison::default();
    progress::ahead(reads.end()?.head.position);
    loop {
        let events = match reads.events(followed.head.position, chunk) {
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
            followed.follow(zone, &event)?;
            event.event()?;
            comparison.meet(reads, &event)?;
            if kept.is_some_and(|kept| kept.position == event.position && kept.hash != event.hash) {
                return Err(corrupt(refusals::book::EDITED, event.position));
            }
            show(&event)?;
            progress::step()?;
        }
    }
    let head = followed.head;
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
