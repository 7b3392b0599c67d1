//! Agreements (协议): intents, frameworks, contracts, or of a level that nobody stated; signed with
//! or without a negotiation, amended as versions, terminated.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod state;

pub(crate) use decide::signed_again;
pub use state::{Agreement, Amendment, Clause, Level};
