//! [`RestrictedMean`]: how long the event is waited for on average, up to a horizon.
#![expect(clippy::float_arithmetic, reason = "see the curve itself")]

use inward_core::refusal::Refusal;

use super::kaplan_meier::KaplanMeier;
use super::sample::{self, float};

/// How long the event is waited for on average, where the waiting ends at a horizon at the latest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RestrictedMean {
    /// The horizon.
    pub horizon: f64,
    /// The mean: the area below the curve up to the horizon.
    pub value: f64,
    /// Its standard error, by Greenwood: the square root of Σ A² d / (n (n − d)) over the events up to the
    /// horizon, where A is the area from each of them on (Klein and Moeschberger 2003, 4.5).
    pub standard_error: f64,
}

impl KaplanMeier {
    /// The restricted mean up to a horizon. None where the horizon lies beyond the longest duration and the
    /// curve has not fallen to 0: how it goes on was not seen, and to take its last value for all the rest
    /// would be a guess. Choose a horizon of at most [`KaplanMeier::longest`].
    ///
    /// ```
    /// use inward_analysis::durations::KaplanMeier;
    ///
    /// let curve = KaplanMeier::of(&[1, 3, 3, 6, 6, 6, 10, 12], &[true, true, true, false, true, false, false, false])?;
    /// assert_eq!(curve.restricted_mean(12.0)?.unwrap().value, 7.625);
    /// assert_eq!(curve.restricted_mean(12.5)?, None);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// `durations.bad-time`.
    pub fn restricted_mean(&self, horizon: f64) -> Result<Option<RestrictedMean>, Refusal> {
        let horizon = sample::time(horizon, "horizon")?;
        if horizon > self.longest() && self.shares().last().is_some_and(|left| *left > 0.0) {
            return Ok(None);
        }
        // From the horizon back, for the error needs the area that is left of each event.
        let (mut area, mut variance, mut until) = (0.0, 0.0, horizon);
        for step in self.steps().rev().skip_while(|step| step.time > horizon) {
            area += step.survival * (until - step.time);
            until = step.time;
            if step.events < step.at_risk {
                let left = step.at_risk.saturating_sub(step.events);
                variance += area * area * (float(step.events) / (float(step.at_risk) * float(left)));
            }
        }
        Ok(Some(RestrictedMean { horizon, value: area + until, standard_error: variance.sqrt() }))
    }
}
