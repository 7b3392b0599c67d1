//! Commitments (承诺): promises to an investor and obligations of one, with who owes what by when, on
//! which condition; kept in part or in whole, waived, broken.

mod clawback;
pub mod command;
mod condition;
mod cure;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod exposure;
mod index;
mod lateness;
mod life;
mod owed_and_paid;
mod paid_share;
mod start;
mod state;
mod tally;

pub use clawback::{Clawback, Formula, Tier};
pub use condition::Records;
pub use cure::CurePeriod;
pub use exposure::{Exposure, ExposureFigure};
pub use lateness::{Lateness, Overdue};
pub use life::Life;
pub use start::{Around, StartEvent};
pub use state::{
    BreachCause, BreachRecord, Citation, Commitment, Condition, Debtor, Disputed, Fulfilment, Settled, Started,
    Supersession, Voiding, Waiver,
};
pub use tally::{DatedFulfilment, Figure as TallyFigure, PromiseRow, Tally, tally};
