//! Appeals of companies (企业诉求) and how soon they are answered.

mod same_day;

pub use same_day::{Appeal, Figure as AnswerFigure, Rating, SameDayAnswers, same_day_answers};
