//! Deadlines: when something is due, by a rule, on a calendar.
//!
//! Everything here is a function of what it is given: a [`Rule`], the moment it starts, the pauses and
//! extensions, a [`Calendar`](crate::calendar::Calendar), as known on a day. Nothing ticks; asked at
//! any moment, a [`Due`] says what has run and what is left, and explains itself step by step.
//!
//! | where | what |
//! |---|---|
//! | [`Rule`], [`Limit`] | how long, from which event, and what becomes of the last day |
//! | [`Due`] | when it is due, and how things stand at any moment |
//! | [`DueRange`] | the same from a start that is not known to the day or the hour |
//! | [`Extension`], [`Pause`](crate::calendar::Pause) | more time, and time that is not counted |
//! | [`Limits`] | the statutory and the promised limit side by side |
//! | [`Timeliness`] | whether what was due was done in time |

mod count;
mod due;
mod explain;
mod extension;
mod limits;
mod measured;
mod range;
mod rule;
mod timeliness;

pub use due::{Clock, Due, NaiveDue, Start};
pub use explain::Explanation;
pub use extension::Extension;
pub use limits::Limits;
pub use measured::Measured;
pub use range::DueRange;
pub use rule::{
    Ends, Limit, RestDay, Rule, SameDay, fixed, hours, months, natural_days, same_day, working_days, working_time,
    years,
};
pub use timeliness::Timeliness;
pub(crate) use timeliness::{Outlook, Term, Uncounted};
