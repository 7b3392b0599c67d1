//! Units (单位): offices of the zone, departments beside it, parks. Each has a name that is unique,
//! a code, further names, a parent, and, once it is merged or renamed, a successor.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod state;

pub use state::Unit;
