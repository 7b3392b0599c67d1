//! Cases (办件): an application under a procedure, from its receipt to the decision, with the supplements
//! that were asked for and the special steps whose time is not counted. A case whose procedure has a limit
//! makes its own commitment, which reads from the case when it started, what paused it and how it ended.

pub mod command;
mod course;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod state;

pub use course::{Accepted, CaseProgress};
pub use state::{
    Acceptance, Case, CaseDecision, CaseOutcome, Receipt, SpecialStep, StepBegun, StepEnded, SupplementReceipt,
    SupplementRequest,
};

pub(crate) use course::Told;
