//! People (人员): officers and contacts. The log knows only their ids and units; what says who they
//! are, their [`Particulars`], lives in a table of its own and can be erased.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod state;

pub use state::{Particulars, Person};
