//! Writing the archive of a zone.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use inward_core::event::Event;
use inward_core::id::Id;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::zone::Zone;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::Journal;
use crate::aside::{Aside, folder_of, is_something};
use crate::beside::{Beside, Kept};
use crate::chain::Head;
use crate::error::Error;
use crate::interrupt;
use crate::store::Reads;
use crate::verify::verify_each;

use super::fault::{NAMELESS, exists, too_long, unmade, unwritable};
use super::line::{Counts, Header, write};
use super::{LONGEST, NEWEST};

/// So many bytes are written at a time.
const PIECE: usize = 256 * 1024;

/// Writes a zone, line by line, as it is in a store that does not change meanwhile. The log is proved
/// on the way, and what lies beside it held against its seals: what is dumped can be restored.
pub fn dump_over(store: &(impl Reads + Beside + Kept), zone: Uuid, to: &mut dyn Write) -> Result<Head, Error> {
    let name = name_of(store)?;
    let mut lines = Lines { to: BufWriter::with_capacity(PIECE, to), line: Vec::new(), number: 0, sum: Sha256::new() };
    let mut counts = Counts::default();
    let head = store.end()?.head;
    let zone_id: Id<Zone> = Id::new(zone);
    lines.put(|line| write::header(&Header::new(NEWEST, zone_id, &name, head), line))?;
    verify_each(store, zone.as_bytes(), Some(&head), &mut |event| {
        counts.events += 1;
        lines.put(|line| write::event(event, line))
    })?;
    store.each_note(&mut |id, note| {
        counts.notes += 1;
        lines.put(|line| write::note(id, &note, line))
    })?;
    store.each_person(&mut |id, particulars| {
        counts.people += 1;
        lines.put(|line| write::person(id, &particulars, line))
    })?;
    store.each_receipt(&mut |receipt| {
        counts.receipts += 1;
        lines.put(|line| write::receipt(&receipt, line))
    })?;
    store.each_key(&mut |key, holder| {
        counts.unique_keys += 1;
        lines.put(|line| write::key(&key, holder, line))
    })?;
    let sum = std::mem::take(&mut lines.sum).finalize().into();
    lines.put(|line| write::closing(counts, sum, line))?;
    lines.to.flush().map_err(|error| unwritable(NAMELESS, error))?;
    Ok(head)
}

/// The name under which the zone was opened, by its first event.
fn name_of(store: &impl Reads) -> Result<String, Error> {
    let first = store.events(0, 1)?;
    match first.first().map(|first| first.event()).transpose()? {
        Some(Event::ZoneOpened(opened)) => Ok(opened.name),
        _ => Err(Refusal::new(refusals::zone::NOT_OPENED).into()),
    }
}

/// The lines of an archive on their way out.
struct Lines<'w> {
    to: BufWriter<&'w mut dyn Write>,
    line: Vec<u8>,
    number: u64,
    sum: Sha256,
}

impl Lines<'_> {
    fn put(&mut self, fill: impl FnOnce(&mut Vec<u8>) -> serde_json::Result<()>) -> Result<(), Error> {
        interrupt::check()?;
        fill(&mut self.line).map_err(Error::damaged)?;
        self.number += 1;
        if self.line.len() > LONGEST {
            return Err(too_long(NAMELESS, self.number, LONGEST));
        }
        self.line.push(b'\n');
        self.sum.update(&self.line);
        self.to.write_all(&self.line).map_err(|error| unwritable(NAMELESS, error))
    }
}

/// Writes the archive of a zone to a new file. Under the path there is nothing, or a whole archive,
/// whatever ends the process in between, and nothing is ever overwritten.
pub fn dump_to_file(journal: &dyn Journal, path: &Path) -> Result<Head, Error> {
    if is_something(path) {
        return Err(exists(path));
    }
    let aside = Aside::of(path).map_err(|error| unmade(path, folder_of(path), error))?;
    let lost = |error: io::Error| unwritable(&path.display().to_string(), error);
    let mut file = File::create_new(aside.path()).map_err(lost)?;
    let head = journal.dump(&mut file).map_err(|error| error.in_archive(&path.display().to_string()))?;
    file.sync_all().map_err(lost)?;
    drop(file);
    aside.place(path, true).map_err(|error| unmade(path, path, error))?;
    Ok(head)
}
