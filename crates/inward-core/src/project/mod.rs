//! Projects (建设项目): what is built under an agreement, or under none: phases, land, milestones
//! planned and reached, money, measures, list memberships.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod state;

pub use state::{Membership, PhaseState, Project, is_listed};
