//! How the file of a book is opened. A book that is kept where nothing may be written, an archive, is
//! read as a file that nobody changes: SQLite would want a place for its log of writes even to read.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::companion;

/// How a file is opened, by the writer and by its readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// To be written, also by other processes meanwhile.
    Writing,
    /// To be read while others may write.
    Reading,
    /// To be read where nobody can write.
    Archive,
}

impl Opening {
    /// As an archive, if that is what the book can be: without a log of writes that would be passed
    /// over.
    pub fn archive(path: &Path) -> Option<Self> {
        (cfg!(unix) && !companion::has_log(path)).then_some(Self::Archive)
    }

    /// As its readers open what is opened so.
    pub const fn for_readers(self) -> Self {
        match self {
            Self::Archive => Self::Archive,
            Self::Writing | Self::Reading => Self::Reading,
        }
    }

    /// A connection to the file at a path.
    pub fn connect(self, path: &Path) -> rusqlite::Result<Connection> {
        let mode = match self {
            Self::Writing => OpenFlags::SQLITE_OPEN_READ_WRITE,
            Self::Reading => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Self::Archive => {
                let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
                return Connection::open_with_flags(unchanging(path), flags | OpenFlags::SQLITE_OPEN_NO_MUTEX);
            }
        };
        Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)
    }
}

/// The address by which SQLite takes a file for one that nobody changes.
fn unchanging(path: &Path) -> String {
    let mut address = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => address.push(char::from(*byte)),
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address.push_str("?immutable=1");
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_an_archive_means_its_path_whatever_stands_in_it() {
        let address = unchanging(Path::new("/归档/a b?c#d%20.db"));
        assert_eq!(address, "file:/%E5%BD%92%E6%A1%A3/a%20b%3Fc%23d%2520.db?immutable=1");
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("归档 a?b#c%20.db");
        Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
        let read = Opening::Archive.connect(&path).unwrap();
        assert_eq!(read.query_row("SELECT count(*) FROM t", [], |row| row.get::<_, i64>(0)).unwrap(), 0);
    }
}
