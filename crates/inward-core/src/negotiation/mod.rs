//! Negotiations (在谈): what the zone and an investor ask and offer, the interactions between them
//! (往来), the reviews, and how it ended if it did.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod state;

pub use state::{Interaction, InteractionKind, Likelihood, Negotiation};
