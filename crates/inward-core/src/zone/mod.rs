//! The zone (开发区): its name, time zone and currency, the playbooks it adopted, its own measures
//! and targets.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod state;

pub use state::{Adoption, Zone};
