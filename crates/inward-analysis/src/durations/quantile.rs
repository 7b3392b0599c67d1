//! By when a share of the cases has had the event.
#![expect(clippy::float_arithmetic, reason = "see the curve itself")]

use inward_core::ratio::Confidence;
use inward_core::refusal::Refusal;
use inward_core::text::refusals::durations as codes;

use super::kaplan_meier::{HAIR, KaplanMeier, Step};

/// An interval for a quantile; an end that is not reached is none.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QuantileInterval {
    /// Its lower end.
    pub low: Option<f64>,
    /// Its upper end; often not reached where few cases are left.
    pub high: Option<f64>,
}

impl KaplanMeier {
    /// The first time by which a share `p` of the cases has had the event: S(t) ≤ 1 − p, to 10⁻¹². None
    /// where the curve does not fall so far.
    ///
    /// # Errors
    /// `durations.bad-probability`.
    pub fn quantile(&self, p: f64) -> Result<Option<f64>, Refusal> {
        let left = left_at(p)?;
        Ok(self.falls_to(left))
    }

    /// The first time by which half of the cases have had the event.
    #[must_use]
    pub fn median(&self) -> Option<f64> {
        self.falls_to(0.5 + HAIR)
    }

    /// The interval for a quantile: the first times at which the lower and the upper end of the curve's
    /// interval come to 1 − p (Brookmeyer and Crowley 1982, on the log-log scale). Where the curve falls to
    /// 0 it has no interval: its lower end is 0 then, its upper end is not reached.
    ///
    /// ```
    /// use inward_analysis::durations::KaplanMeier;
    /// use inward_core::ratio::Confidence;
    ///
    /// let curve = KaplanMeier::of(&[1, 2, 3, 4], &[true; 4])?;
    /// let median = curve.quantile_interval(0.5, Confidence::default())?;
    /// assert_eq!((median.low, curve.median(), median.high), (Some(1.0), Some(2.0), None));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// `durations.bad-probability`.
    pub fn quantile_interval(&self, p: f64, confidence: Confidence) -> Result<QuantileInterval, Refusal> {
        let (left, z) = (left_at(p)?, confidence.z());
        let low = |step: &Step| step.survival <= 0.0 || step.interval(z).is_some_and(|interval| interval.low <= left);
        // The ends need not fall with every step: the first time counts, so each step is looked at.
        let first = |falls: &dyn Fn(&Step) -> bool| self.steps().find(|step| falls(step)).map(|step| step.time);
        let high = |step: &Step| step.interval(z).is_some_and(|interval| interval.high <= left);
        Ok(QuantileInterval { low: first(&low), high: first(&high) })
    }

    /// The first time at which no more than a share is left.
    fn falls_to(&self, left: f64) -> Option<f64> {
        self.time_of(self.shares().partition_point(|share| *share > left))
    }
}

/// What is left when a share of the cases has had the event, and a hair.
fn left_at(p: f64) -> Result<f64, Refusal> {
    if p > 0.0 && p < 1.0 {
        Ok(1.0 - p + HAIR)
    } else {
        Err(Refusal::new(codes::BAD_PROBABILITY).with("input", p).at("p"))
    }
}
