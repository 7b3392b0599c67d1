//! Making a file whole or not at all: it is made aside, in a folder of its own beside its path, and
//! moved there once it is whole, never over what is there. A folder that a killed process left behind
//! is in nobody's way.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{TempDir, TempPath};

/// How the folder begins in which a file is made.
const PREFIX: &str = ".inward-";

/// A file that is being made. Removed with all that is beside it unless it is [placed](Self::place).
pub struct Aside {
    folder: TempDir,
    path: PathBuf,
}

impl Aside {
    /// Makes room for the file of a path.
    pub fn of(path: &Path) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder_of(path))?;
        let made = folder.path().join("made");
        Ok(Self { folder, path: made })
    }

    /// Where it is made.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Moves it to its path, unless something came there meanwhile. Made lasting, its name outlasts a
    /// loss of power as what stands in it does.
    pub fn place(self, path: &Path, lasting: bool) -> io::Result<()> {
        let Self { folder, path: made } = self;
        TempPath::try_from_path(made)?.persist_noclobber(path).map_err(|refused| refused.error)?;
        if lasting && let Ok(around) = fs::File::open(folder_of(path)) {
            // Systems that keep no folders in this way refuse, and have nothing to lose by it.
            let _ = around.sync_all();
        }
        // The file is made: a folder that cannot be removed is no reason to say that it is not.
        let _ = folder.close();
        Ok(())
    }
}

/// Whether there is anything at a path, be it a link that leads nowhere.
pub fn is_something(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// The folder of a path; of a name alone, the one the process works in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
