//! The statistics of durations: against the checkable cases, against properties, and what they refuse.

mod cases;
mod planning;
mod properties;
mod refusals;
mod tables;
