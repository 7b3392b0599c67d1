//! Tasks (交办事项): what came of a meeting, an issue or an interaction and is to be done by a unit, by
//! when, and what came of it.

mod clock;
pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod state;

pub use state::{Assigned, Cancellation, Completion, Reopening, Report, Task, TaskDue};
