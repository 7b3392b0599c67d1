//! Policies (政策): a document with its articles, since when and until when it is valid, what it rests on,
//! whether its fair-competition review was passed, and how much a year it may cost. It is filled in once
//! and cited by commitments.

pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod state;

pub use state::{Issued, LegalBasis, Policy, PolicyFacts, PolicyReview, Repeal, ReviewOutcome, Validity, YearBudget};
