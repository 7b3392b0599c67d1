//! A zone as one file: dumped, restored into a book of its own, or added to another book.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;

use inward_core::id::Id;
use inward_core::zone::Zone;
#[cfg(feature = "sqlite")]
use inward_journal::SqliteJournal;
use inward_journal::{Head, MemoryJournal, dump_to_file};

use crate::{Crm, Error, Options};

/// The archive of a zone: one text file that holds all of it, written by [`Crm::dump`]. What it is of is known
/// once it is opened; the rest is read, and proved, by what restores it. `ARCHIVE.md` beside the manifest of the
/// crate `inward-journal` says what stands in it, for whoever reads it with other tools.
///
/// ```
/// use inward::prelude::*;
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("zone.jsonl");
/// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
/// crm.dump(&path)?;
/// let archive = Archive::open(&path)?;
/// assert_eq!((archive.name(), archive.head()), ("阳泉经开区", crm.head()?));
/// assert_eq!(Archive::open("no-such.jsonl").unwrap_err().code().as_str(), "archive.not-found");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Archive<'a>(inward_journal::Archive<'a>);

impl Archive<'static> {
    /// Opens the archive in a file.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Error> {
        Ok(Self(inward_journal::Archive::open(path.as_ref())?))
    }
}

impl<'a> Archive<'a> {
    /// An archive that comes from anywhere that can be read: a decompressor, a connection, bytes in memory. Errors
    /// name it `-`.
    pub fn read(from: impl Read + Send + 'a) -> Result<Self, Error> {
        Ok(Self(inward_journal::Archive::read(from)?))
    }

    /// The zone that it is of.
    #[must_use]
    pub const fn zone(&self) -> Id<Zone> {
        self.0.zone()
    }

    /// The name under which the zone was opened.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.name()
    }

    /// The end of the zone's log when it was dumped.
    #[must_use]
    pub fn head(&self) -> Head {
        self.0.head()
    }
}

impl Crm {
    /// Writes the zone as it is at this moment to a new file, an [`Archive`]: one documented text file
    /// from which [`restore`](Self::restore) makes it again, with its history. Others may write meanwhile;
    /// none of it shows. Answers the end of the log that is in it.
    ///
    /// Under the path there is nothing, or a whole archive, whatever ends the process in between. Refused
    /// where there is something already (`archive.exists`), and where the log or what lies beside it was
    /// changed by another hand. The file holds personal data and the keys of seals: keep it as the book is kept.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let folder = tempfile::tempdir()?;
    /// # let at = |name: &str| folder.path().join(name);
    /// let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// let lead = crm.desk(Officer::named("wang.li"))?.capture_lead(CaptureLead::titled("LED 衬底"))?;
    /// let head = crm.dump(at("zone.jsonl"))?;
    ///
    /// # #[cfg(feature = "sqlite")]
    /// # {
    /// let again = Crm::restore(Archive::open(at("zone.jsonl"))?, at("yangquan.db"))?;
    /// assert_eq!(again.lead(&lead)?.title(), "LED 衬底");
    /// assert_eq!(again.verify(Some(&head))?, head);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn dump(&self, path: impl AsRef<Path>) -> Result<Head, Error> {
        self.refuse_as_of()?;
        Ok(dump_to_file(self.journal(), path.as_ref())?)
    }

    /// Writes the same to anything that can be written: a compressor, a connection, bytes in memory. If it
    /// fails, what was written has no closing line, and is refused by whoever reads it.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// let mut archive = Vec::new();
    /// crm.dump_to(&mut archive)?;
    /// let again = Crm::restore_in_memory(Archive::read(&archive[..])?)?;
    /// assert_eq!(again.head()?, crm.head()?);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn dump_to(&self, to: &mut dyn Write) -> Result<Head, Error> {
        self.refuse_as_of()?;
        Ok(self.journal().dump(to)?)
    }

    /// Makes a book in a file of an archive. Refused where there is something already. It counts once every
    /// line, the chain, the seals and the sum of the archive are proved; before, there is nothing under the path.
    /// The zone keeps its id, and commands that it had carried out are known again.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let folder = tempfile::tempdir()?;
    /// # let at = |name: &str| folder.path().join(name);
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// # crm.dump(at("zone.jsonl"))?;
    /// # let text = std::fs::read_to_string(at("zone.jsonl"))?.replacen("阳泉", "别处", 1);
    /// # std::fs::write(at("edited.jsonl"), text)?;
    /// let error = Crm::restore(Archive::open(at("zone.jsonl"))?, at("zone.jsonl")).unwrap_err();
    /// assert_eq!(error.code().as_str(), "book.exists");
    /// let error = Archive::open(at("edited.jsonl")).unwrap_err();
    /// assert!(error.say(Lang::En).starts_with("line 1 of the archive"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "sqlite")]
    pub fn restore(archive: Archive<'_>, path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::restore_with(archive, path, Options::default())
    }

    /// Makes a book in a file of an archive, with options.
    #[cfg(feature = "sqlite")]
    pub fn restore_with(archive: Archive<'_>, path: impl AsRef<Path>, options: Options) -> Result<Self, Error> {
        let zone = archive.zone();
        Self::over(Arc::new(SqliteJournal::restore(archive.0, path.as_ref(), options.sqlite())?), zone)
    }

    /// Adds the zone of an archive to a book in a file that does not have it, all of it or nothing. Refused
    /// where the book holds the zone, or one of its name (`archive.zone-held`). Others wait meanwhile with what they write.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let folder = tempfile::tempdir()?;
    /// # let at = |name: &str| folder.path().join(name);
    /// # Crm::in_memory(NewZone::named("阳泉经开区"))?.dump(at("zone.jsonl"))?;
    /// Crm::create(at("city.db"), NewZone::named("合成高新区"))?;
    /// Crm::restore_zone(Archive::open(at("zone.jsonl"))?, at("city.db"))?;
    /// let zone = Crm::open_with(at("city.db"), Options::default().zone("阳泉经开区"))?;
    /// assert_eq!(zone.zone()?.title(), "阳泉经开区");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "sqlite")]
    pub fn restore_zone(archive: Archive<'_>, path: impl AsRef<Path>) -> Result<Self, Error> {
        Self::restore_zone_with(archive, path, Options::default())
    }

    /// Adds the zone of an archive to a book in a file, with options.
    #[cfg(feature = "sqlite")]
    pub fn restore_zone_with(archive: Archive<'_>, path: impl AsRef<Path>, options: Options) -> Result<Self, Error> {
        let zone = archive.zone();
        Self::over(Arc::new(SqliteJournal::restore_zone(archive.0, path.as_ref(), options.sqlite())?), zone)
    }

    /// Makes a book in memory of an archive: for tests, documents and trials.
    pub fn restore_in_memory(archive: Archive<'_>) -> Result<Self, Error> {
        Self::restore_in_memory_with(archive, Options::default())
    }

    /// Makes a book in memory of an archive, with options.
    pub fn restore_in_memory_with(archive: Archive<'_>, options: Options) -> Result<Self, Error> {
        let zone = archive.zone();
        Self::over(Arc::new(MemoryJournal::restore(archive.0, options.clock, options.randomness)?), zone)
    }
}
