//! Making a book of an archive, and adding its zone to a book that is there: all of it, or nothing.

use std::path::Path;
use std::sync::Arc;

use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use crate::archive::{Archive, restore_over};
use crate::error::{Error, ErrorKind};
use crate::memo::Memo;
use crate::verify::verify_over;
use crate::{Ending, Journal};

use super::{SqliteJournal, SqliteOptions, fault};

impl SqliteJournal {
    /// Makes a book of an archive, with its zone. Refused where there is something already; under the
    /// path there is nothing, or a whole book, whatever ends the process in between.
    pub fn restore(archive: Archive<'_>, path: &Path, options: SqliteOptions) -> Result<Self, Error> {
        let (zone, name) = (archive.zone().uuid(), archive.name().to_owned());
        Self::create(path, zone, &name, options, |journal| journal.take_in(archive))
    }

    /// Adds the zone of an archive to a book that does not have it.
    pub fn restore_zone(archive: Archive<'_>, path: &Path, options: SqliteOptions) -> Result<Self, Error> {
        let (zone, name) = (archive.zone().uuid(), archive.name().to_owned());
        let (clock, randomness) = ((options.clock)(), Arc::clone(&options.randomness));
        Self::add(path, (zone, &name), refusals::archive::ZONE_HELD, options, |store, memo| {
            let head = restore_over(archive, store, memo, clock, &randomness)?;
            verify_over(store, zone.as_bytes(), Some(&head)).map(drop)
        })
    }

    /// Reads an archive into a book that is being made. The book is not seen until it is whole, so
    /// nothing is kept by which half of it could be undone: a log of writes would be as large as it.
    fn take_in(&self, archive: Archive<'_>) -> Result<(), Error> {
        self.without_log_of_writes()?;
        let head = self.writing(Ending::Commit, |store, memo| {
            let clock = (self.options.clock)();
            let head = restore_over(archive, store, memo, clock, &self.options.randomness)?;
            *memo = Memo::default();
            Ok(head)
        })?;
        self.verify(Some(&head)).map(drop)
    }

    fn without_log_of_writes(&self) -> Result<(), Error> {
        let writer = self.writer()?;
        let closed = || Error::new(ErrorKind::Storage, Refusal::new(refusals::book::CLOSED));
        let connection = writer.connection.as_ref().ok_or_else(closed)?;
        connection
            .pragma_update_and_check(None, "journal_mode", "OFF", |row| row.get::<_, String>(0))
            .map(drop)
            .map_err(|error| fault::of(error, &self.shown))
    }
}
