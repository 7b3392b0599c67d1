//! Issues (企业诉求/问题): what an enterprise asks, claims or complains of, when it is to be answered and
//! settled, who answered, who was in charge, how it ended, and what the investor says of that.

mod clock;
pub mod command;
pub(crate) mod decide;
pub mod event;
mod evolve;
mod index;
mod same_day;
mod state;

pub use same_day::{
    Appeal, AppealInDoubt, AppealRating, Became, Figure as AnswerFigure, SameDayAnswers, same_day_answers,
    same_day_answers_in_doubt,
};
pub use state::{
    Acceptance, HandOver, Issue, IssueOutcome, RaisedBy, Rating, Received, Reopening, Resolution, Response, Risk,
    Satisfaction,
};
