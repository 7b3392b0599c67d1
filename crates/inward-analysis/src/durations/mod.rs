//! How long something takes, where some of it is not over yet (survival analysis): a case that goes on is
//! *censored*, and counts for as long as it was seen.
//!
//! - [`KaplanMeier`]: the share of cases of which the event has not come by a time, with its standard
//!   error, intervals, quantiles and the restricted mean.
//! - [`LogRank`]: whether groups differ.
//! - [`AalenJohansen`]: where a case may end in several ways, the share that ended in each by a time.
//!
//! Durations are whole numbers or floating-point numbers, in any unit, the same for all of one call. Events
//! come before censorings of the same time: a case that was last seen then was still at risk.
//!
//! "Not reached" is an answer, `None`: of a median where half of the cases never had the event, of a
//! restricted mean up to a time to which nobody was watched.
//!
//! ```
//! use inward_analysis::durations::KaplanMeier;
//!
//! let curve = KaplanMeier::of(&[1, 2, 2, 3, 4, 5], &[true, true, false, true, false, true])?;
//! assert_eq!((curve.quantile(0.25)?, curve.median(), curve.quantile(0.75)?), (Some(2.0), Some(3.0), Some(5.0)));
//! assert!((curve.at(2.0)? - 2.0 / 3.0).abs() < 1e-12);
//! # Ok::<(), inward_core::refusal::Refusal>(())
//! ```

mod aalen_johansen;
mod by_time;
mod chi_squared;
mod kaplan_meier;
mod log_rank;
mod quantile;
mod restricted_mean;
mod sample;
mod steps;
mod tables;

pub use aalen_johansen::AalenJohansen;
pub use kaplan_meier::{AtRisk, Interval, KaplanMeier};
pub use log_rank::{Group, LogRank};
pub use quantile::QuantileInterval;
pub use restricted_mean::RestrictedMean;
pub use sample::Durations;
