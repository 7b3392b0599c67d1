//! Reading an archive into an empty zone.

use inward_core::event::Event;
use inward_core::id::{CommandId, Id, NoteId};
use inward_core::person::Person;
use inward_core::text::refusals;
use inward_core::when::Timestamp;

use crate::Randomness;
use crate::chain::{Followed, Head};
use crate::error::{Error, ErrorKind};
use crate::fold::Folding;
use crate::memo::Memo;
use crate::store::{CHUNK, End, Store, StoredEvent};
use crate::{interrupt, progress};

use super::fault::{self, Change};
use super::line::{Counts, Line};
use super::reading::{Archive, Lines};

/// Events are folded once they have so many bytes, even if they are few.
const WEIGHTY: usize = 8 * 1024 * 1024;

/// Reads the lines of an archive into a zone of which nothing is there yet. What was written counts
/// only if this succeeds; that what lies beside the log is what the events sealed is proved by
/// [`verify_over`](crate::verify::verify_over) afterwards.
pub fn restore_over(
    archive: Archive<'_>,
    store: &mut impl Store,
    memo: &mut Memo,
    clock: Timestamp,
    randomness: &Randomness,
) -> Result<Head, Error> {
    let Archive { mut lines, header } = archive;
    let zone = *header.zone.uuid().as_bytes();
    let mut events = Events {
        zone,
        folding: Folding::of(zone, clock, randomness),
        followed: Followed::default(),
        waiting: Vec::new(),
        weight: 0,
    };
    progress::ahead(header.head().position);
    let mut counts = Counts::default();
    let mut place = Place::Header;
    while lines.next()? {
        interrupt::check()?;
        let line = Line::read(&lines.line).map_err(|change| lines.edited(change))?;
        let here = Place::of(&line);
        if here <= place {
            return Err(lines.edited(Change::Order));
        }
        if let Line::Closing(counted, sum) = line {
            events.fold(store, memo, &lines.name)?;
            close(&mut lines, counts == counted, sum)?;
            let head = events.followed.head;
            if head != header.head() {
                return Err(fault::edited(&lines.name, 1, Change::Header));
            }
            store.write_end(&End { head, recorded_at: events.followed.recorded_at })?;
            return Ok(head);
        }
        lines.sum_up();
        if let Line::Event(event) = line {
            let is_of_another = event.position == 1 && !opens(&event, &header.name);
            events.take(event, &lines)?;
            if is_of_another {
                return Err(fault::edited(&lines.name, 1, Change::Header));
            }
            counts.events += 1;
            if events.are_many() {
                events.fold(store, memo, &lines.name)?;
            }
        } else {
            put(line, store, &mut counts)?;
        }
        place = here;
    }
    Err(lines.cut())
}

/// Whether an event opens a zone under this name.
fn opens(event: &StoredEvent, name: &str) -> bool {
    // What cannot be read is refused where it is folded.
    event.event().is_ok_and(|event| matches!(event, Event::ZoneOpened(opened) if opened.name == name))
}

/// Writes what lies beside the log.
fn put(line: Line, store: &mut impl Store, counts: &mut Counts) -> Result<(), Error> {
    match line {
        Line::Note(id, note) => {
            counts.notes += 1;
            store.write_note(id, &note)
        }
        Line::Person(id, particulars) => {
            counts.people += 1;
            store.write_particulars(id, &particulars)
        }
        Line::Receipt(receipt) => {
            counts.receipts += 1;
            store.write_receipt(&receipt)
        }
        Line::Key(key, holder) => {
            counts.unique_keys += 1;
            store.write_claim(&key, Some(holder))
        }
        Line::Event(_) | Line::Closing(..) => Ok(()),
    }
}

/// Compares the closing line with what stands above it, and sees that nothing follows.
fn close(lines: &mut Lines<'_>, counted: bool, sum: [u8; 32]) -> Result<(), Error> {
    if !counted {
        return Err(lines.edited(Change::Counts));
    }
    if lines.sum() != sum {
        return Err(lines.edited(Change::Sum));
    }
    match lines.next() {
        Ok(false) => Ok(()),
        // Be it a whole line, a piece of one, or one without an end.
        Err(error) if error.kind() != ErrorKind::Corrupt => Err(error),
        _ => Err(fault::at_line(refusals::archive::GOES_ON, &lines.name, lines.number)),
    }
}

/// Where in an archive a line stands: by its sort, and among its like by what it is of.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Header,
    Event(u64),
    Note(NoteId),
    Person(Id<Person>),
    Receipt(CommandId),
    Key(String),
    Closing,
}

impl Place {
    fn of(line: &Line) -> Self {
        match line {
            Line::Event(event) => Self::Event(event.position),
            Line::Note(id, _) => Self::Note(*id),
            Line::Person(id, _) => Self::Person(*id),
            Line::Receipt(receipt) => Self::Receipt(receipt.command),
            Line::Key(key, _) => Self::Key(key.as_str().to_owned()),
            Line::Closing(..) => Self::Closing,
        }
    }
}

/// The events of an archive: followed as they come, folded and written some at a time.
struct Events<'a> {
    zone: [u8; 16],
    folding: Folding<'a>,
    followed: Followed,
    waiting: Vec<StoredEvent>,
    weight: usize,
}

impl Events<'_> {
    fn take(&mut self, event: StoredEvent, lines: &Lines<'_>) -> Result<(), Error> {
        self.followed.follow(&self.zone, &event).map_err(|error| lines.edited(Change::Chain).caused_by(error))?;
        self.weight += lines.line.len();
        self.waiting.push(event);
        Ok(())
    }

    const fn are_many(&self) -> bool {
        self.waiting.len() >= CHUNK || self.weight >= WEIGHTY
    }

    fn fold(&mut self, store: &mut impl Store, memo: &mut Memo, name: &str) -> Result<(), Error> {
        self.folding.fold(store, memo, &self.waiting).map_err(|(position, error)| match error.kind() {
            // Below the header the n-th line is the n-th event.
            ErrorKind::Corrupt => fault::misfit(name, position.saturating_add(1), error),
            _ => error,
        })?;
        self.weight = 0;
        self.waiting.drain(..).try_for_each(|event| store.append(&event))
    }
}
