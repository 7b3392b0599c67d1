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
pub(crate) mod gate;
mod how_kept;
mod index;
mod instalment;
mod lateness;
mod life;
pub(crate) mod obligation;
mod owed_and_paid;
mod paid_share;
mod part;
mod reclaim;
mod start;
mod state;
mod tally;

pub use clawback::{Clawback, Formula, Tier};
pub use condition::Records;
pub use cure::CurePeriod;
pub use exposure::{Exposure, ExposureFigure};
pub use gate::Gate;
pub use instalment::{Instalment, Recurrence, Recurring};
pub use lateness::{Lateness, Overdue};
pub use life::Life;
pub use obligation::{Notice, Obligation, Verification};
pub use part::{Kept, Part};
pub use reclaim::{Check, CheckStanding, Reclaim, Repayment};
pub use start::{Around, StartEvent};
pub use state::{
    BreachCause, BreachRecord, Citation, Commitment, Condition, Debtor, Disputed, Fulfilment, Settled, Started,
    Supersession, Voiding, Waiver,
};
pub use tally::{DatedFulfilment, Figure as TallyFigure, PromiseRow, Tally, tally};
