//! Entries of the zone's own books (台账条目): dated lists and promotion events. One shape, a schema a
//! kind. By how much a procedure became shorter stands here too.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod reduction;
mod state;

pub use reduction::{Burden, Reduction};
pub use state::{Entry, EntryKind};
