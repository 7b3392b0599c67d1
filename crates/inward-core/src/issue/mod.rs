//! Appeals of companies (企业诉求) and how soon they are answered.

mod same_day;

pub use same_day::{Answers, Appeal, Figure, Rating, answers};
