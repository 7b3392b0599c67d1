//! Investments (招商项目): what officers call "the project", from first contact to full benefit. An
//! investment holds any number of leads, negotiations, agreements, projects and commitments; its
//! stage, standing and amounts roll up from them.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod roll_up;
mod state;

pub use state::Investment;
