//! Entries of the zone's own books (台账条目): dated lists and promotion events. One shape, a schema a
//! kind.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod state;

pub use state::{Entry, EntryKind};
