//! The archive of a zone: one text file, a line at a time in both directions, from which the zone can
//! be made again. `ARCHIVE.md` beside the crate's manifest says what stands in it.

mod dump;
mod fault;
mod line;
mod reading;
mod restore;

pub use dump::{dump_over, dump_to_file};
pub use reading::Archive;
pub use restore::restore_over;

/// The newest format, which is the one that is written.
const NEWEST: u32 = 1;

/// No line has more bytes, without its end: what reads an archive needs no more memory than this for
/// a line, whoever made it.
const LONGEST: usize = 64 * 1024 * 1024;
