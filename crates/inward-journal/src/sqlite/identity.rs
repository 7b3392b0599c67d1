//! Which file a book is. A file that is moved away or deleted stays open, and what is written to it
//! is found by nobody who opens the path.

use std::path::{Path, PathBuf};

use inward_core::refusal::Refusal;
use inward_core::text::refusals;

use crate::error::{Error, ErrorKind};

/// What tells a file from every other, where the system says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity(Option<(u64, u64)>);

impl Identity {
    /// That of the file at a path.
    pub fn of(path: &Path) -> Self {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            Self(path.metadata().ok().map(|file| (file.dev(), file.ino())))
        }
        // Elsewhere a file that is open is not replaced.
        #[cfg(not(unix))]
        {
            let _ = path;
            Self(None)
        }
    }

    /// Refuses to go on with a file that is no longer the one at the path.
    pub fn refuse_if_replaced(self, path: &Path, shown: &str) -> Result<(), Error> {
        if Self::of(path) == self {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Conflict, Refusal::new(refusals::book::REPLACED).with("path", shown)))
    }
}

/// The path of the file itself, whatever links lead to it and wherever the process goes later: beside
/// it SQLite keeps the log of writes.
pub fn real(path: &Path) -> PathBuf {
    let real = if cfg!(unix) { path.canonicalize() } else { std::path::absolute(path) };
    real.unwrap_or_else(|_| path.to_owned())
}
