//! Scores, classes and likelihoods: land productivity (亩均论英雄) by benchmark or by least and greatest,
//! classes by rank with their tie rule, the weighted pipeline, and how far given likelihoods came true.

mod calibration;
mod classes;
mod indicators;
mod weighted_pipeline;

pub use calibration::{Band, Calibration, Forecast, calibration};
pub use classes::{Classes, Ties};
pub use indicators::{Benchmark, BenchmarkScheme, MinMaxScheme, Score, Spread};
pub use weighted_pipeline::{Chance, ChanceStanding, WeightedPipeline, weighted_pipeline};

use inward_core::number::Number;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;

/// A likelihood, as it was given at that path.
///
/// # Errors
/// `score.bad-likelihood` where it is not from 0 to 1.
pub fn checked_likelihood(likelihood: Number, path: impl FnOnce() -> String) -> Result<Number, Refusal> {
    if likelihood < Number::ZERO || likelihood > Number::from(1) {
        return Err(Refusal::new(refusals::score::BAD_LIKELIHOOD).with("input", likelihood).at(path()));
    }
    Ok(likelihood)
}
