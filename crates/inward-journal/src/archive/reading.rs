//! An archive that is being read: its header at once, its lines one after another.

use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use inward_core::id::Id;
use inward_core::text::refusals;
use inward_core::zone::Zone;
use sha2::{Digest, Sha256};

use crate::chain::Head;
use crate::error::{Error, ErrorKind};

use super::fault::{self, Change, NAMELESS};
use super::line::{BEGINNING, Header, read_checked};
use super::{LONGEST, NEWEST};

/// So many bytes are read at a time.
const PIECE: usize = 256 * 1024;

/// The archive of a zone: one text file that holds all of it. What it is of is known once it is opened;
/// the rest is read, and proved, by what restores it. `ARCHIVE.md` beside the manifest of the crate
/// `inward-journal` says what stands in it, for whoever reads it with other tools.
pub struct Archive<'a> {
    pub(super) lines: Lines<'a>,
    pub(super) header: Header,
}

impl Archive<'static> {
    /// Opens the archive in a file.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let file = File::open(path).map_err(|error| fault::unopened(path, error))?;
        Self::named(file, path.display().to_string())
    }
}

impl<'a> Archive<'a> {
    /// An archive that comes from anywhere. Errors name it `-`.
    pub fn read(from: impl Read + Send + 'a) -> Result<Self, Error> {
        Self::named(from, NAMELESS.to_owned())
    }

    fn named(from: impl Read + Send + 'a, name: String) -> Result<Self, Error> {
        let mut lines = Lines::of(from, name);
        let refuse = |code, name: &str| fault::refused(ErrorKind::Refused, code, name);
        if !lines.begin_with(BEGINNING.as_bytes())? || !lines.next()? {
            return Err(refuse(refusals::archive::NOT_AN_ARCHIVE, &lines.name));
        }
        if let Some(found) = Header::format_of(&lines.line).filter(|found| *found > u64::from(NEWEST)) {
            let error = refuse(refusals::archive::NEWER, &lines.name);
            let refusal = error.refusal().clone().with("found", found).with("newest", NEWEST);
            return Err(Error::new(ErrorKind::Refused, refusal));
        }
        let header: Header = read_checked(&lines.line).map_err(|change| lines.edited(change))?;
        if header.format != NEWEST || header.head().position == 0 {
            return Err(lines.edited(Change::Form));
        }
        lines.sum_up();
        Ok(Self { lines, header })
    }

    /// The zone that it is of.
    #[must_use]
    pub const fn zone(&self) -> Id<Zone> {
        self.header.zone
    }

    /// The name under which the zone was opened.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.header.name
    }

    /// The end of the zone's log when it was dumped.
    #[must_use]
    pub fn head(&self) -> Head {
        self.header.head()
    }
}

impl fmt::Debug for Archive<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Archive").field("zone", &self.zone()).field("head", &self.head()).finish_non_exhaustive()
    }
}

/// The lines of an archive on their way in: one at a time, none longer than a line may be.
pub struct Lines<'a> {
    from: BufReader<Box<dyn Read + Send + 'a>>,
    /// The line that was read last, without its end.
    pub line: Vec<u8>,
    /// Its number, from 1.
    pub number: u64,
    /// The name by which errors know the archive.
    pub name: String,
    sum: Sha256,
}

impl<'a> Lines<'a> {
    fn of(from: impl Read + Send + 'a, name: String) -> Self {
        let from = BufReader::with_capacity(PIECE, Box::new(from) as Box<dyn Read + Send + 'a>);
        Self { from, line: Vec::new(), number: 0, name, sum: Sha256::new() }
    }

    /// Whether the first line begins so. What does not is not read any further, whatever it is.
    fn begin_with(&mut self, beginning: &[u8]) -> Result<bool, Error> {
        let most = beginning.len() as u64;
        let read = self.from.by_ref().take(most).read_to_end(&mut self.line);
        read.map_err(|error| fault::unreadable(&self.name, error))?;
        Ok(self.line == beginning)
    }

    /// Reads the next line; none at the end. One without an end was cut.
    pub fn next(&mut self) -> Result<bool, Error> {
        if self.number > 0 {
            self.line.clear();
        }
        self.number += 1;
        let most = (LONGEST + 1).saturating_sub(self.line.len()) as u64;
        let read = self.from.by_ref().take(most).read_until(b'\n', &mut self.line);
        read.map_err(|error| fault::unreadable(&self.name, error))?;
        if self.line.is_empty() {
            return Ok(false);
        }
        if self.line.pop_if(|last| *last == b'\n').is_some() {
            return Ok(true);
        }
        if self.line.len() > LONGEST {
            return Err(fault::too_long(&self.name, self.number, LONGEST));
        }
        Err(self.cut())
    }

    /// Takes the line that was read last into the sum of all.
    pub fn sum_up(&mut self) {
        self.sum.update(&self.line);
        self.sum.update(b"\n");
    }

    /// The sum of the lines that were taken into it.
    pub fn sum(&self) -> [u8; 32] {
        self.sum.clone().finalize().into()
    }

    /// The archive ends where it should not.
    pub fn cut(&self) -> Error {
        fault::at_line(refusals::archive::CUT, &self.name, self.number)
    }

    /// The line that was read last was changed.
    pub fn edited(&self, change: Change) -> Error {
        fault::edited(&self.name, self.number, change)
    }
}
