//! Leads (线索): where an investment begins. A lead is captured with its source, triaged, claimed by
//! the unit that had the first contact, and either leads to a negotiation or is disqualified.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod state;

pub use state::{FirstContactClaim, Lead};
