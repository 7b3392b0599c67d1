//! Entries of the zone's own books (台账条目): dated lists, promotion events, policies, inspections,
//! procedures. One shape, a schema a kind. By how much a procedure became shorter stands here too.

pub mod command;
pub(crate) mod decide;
pub(crate) mod decide_inspection;
pub mod event;
mod evolve;
mod index;
mod inspection;
pub mod policy;
mod procedure;
mod reduction;
mod state;

pub(crate) use decide::procedure_of;
pub use inspection::{
    Inspected, InspectionBasis, InspectionLog, InspectionPurpose, InspectionYear, Inspections, LimitKept, Visit,
};
pub use policy::{Issued, LegalBasis, Policy, PolicyFacts, PolicyReview, Repeal, ReviewOutcome, Validity, YearBudget};
pub use procedure::{ProcedureVersion, Reductions};
pub use reduction::{Burden, Reduction};
pub use state::{Entry, EntryKind};
