//! [`KaplanMeier`]: the share of cases of which the event has not come by a time.
#![expect(clippy::float_arithmetic, reason = "shares of cases that are still open are estimates")]

use inward_core::ratio::Confidence;
use inward_core::refusal::Refusal;

use super::by_time::by_time;
use super::sample::{self, Durations, Sample, float};

/// How closely the quantiles look: a share that should be a half misses it by less, for the product of many
/// factors is not exact.
pub(super) const HAIR: f64 = 1e-12;

/// The survival curve of Kaplan and Meier (1958): by each time, the share of cases of which the event has not
/// come yet, though some were not watched to their end.
///
/// ```
/// use inward_analysis::durations::KaplanMeier;
/// use inward_core::ratio::Confidence;
///
/// // Days from the signing to the start of construction; three had not started when they were last seen.
/// let days = [35, 80, 80, 120, 200, 200, 365];
/// let started = [true, true, false, true, true, false, false];
/// let curve = KaplanMeier::of(&days, &started)?;
/// assert_eq!((curve.rows(), curve.events(), curve.censored()), (7, 4, 3));
/// assert_eq!((curve.median(), curve.quantile(0.75)?), (Some(200.0), None)); // a quarter never started
/// let half_a_year = curve.interval(180.0, Confidence::default())?.unwrap();
/// assert!(half_a_year.low < curve.at(180.0)? && curve.at(180.0)? < half_a_year.high);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct KaplanMeier {
    pub(super) steps: Vec<Step>,
    events: u64,
}

/// What happened at one time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub time: f64,
    pub at_risk: u64,
    pub events: u64,
    pub censored: u64,
    /// The share that is left after it.
    pub survival: f64,
    /// The sum of Greenwood up to it: events / (at risk × (at risk − events)).
    pub greenwood: f64,
}

impl Step {
    /// The standard error of the share that is left.
    pub(super) fn standard_error(&self) -> Option<f64> {
        (self.survival > 0.0).then(|| self.survival * self.greenwood.sqrt())
    }

    /// The interval at so many standard deviations to either side, on the scale of log(−log S).
    pub(super) fn interval(&self, z: f64) -> Option<Interval> {
        if self.survival <= 0.0 || self.survival >= 1.0 {
            return None;
        }
        let spread = z * self.greenwood.sqrt() / self.survival.ln();
        // The logarithm is negative: the spread is too, and the first power the larger one.
        let power = |spread: f64| self.survival.powf(spread.exp());
        Some(Interval { low: power(-spread), high: power(spread) })
    }
}

/// An interval for a share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end, above 0.
    pub low: f64,
    /// Its upper end, below 1.
    pub high: f64,
}

/// How the cases stand just before a time: all of them are in one of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtRisk {
    /// Those that last so long or longer.
    pub at_risk: u64,
    /// Those that had the event before.
    pub events: u64,
    /// Those that were last seen before.
    pub censored: u64,
}

impl KaplanMeier {
    /// The curve of cases that lasted so long, or were seen for so long where the event was not `observed`.
    ///
    /// # Errors
    /// `durations.no-rows`, `durations.unequal-lengths`, `durations.negative`, `durations.not-finite`.
    pub fn of<'a>(durations: impl Into<Durations<'a>>, observed: &'a [bool]) -> Result<Self, Refusal> {
        let sample = Sample::new(durations.into(), observed, "observed")?;
        let (mut steps, mut all_events) = (Vec::new(), 0);
        let mut curve = Falling::of(sample.marks.len() as u64);
        let mut greenwood = 0.0;
        by_time(&[sample], 2, |time, counts| {
            let &[censored, events] = counts else { return };
            let at_risk = curve.at_risk;
            let survival = curve.step(events, censored);
            greenwood += float(events) / (float(at_risk) * float(at_risk.saturating_sub(events)));
            all_events += events;
            steps.push(Step { time, at_risk, events, censored, survival, greenwood });
        });
        Ok(Self { steps, events: all_events })
    }

    /// How many cases there are.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.steps.first().map_or(0, |step| step.at_risk)
    }

    /// Of how many the event was observed.
    #[must_use]
    pub const fn events(&self) -> u64 {
        self.events
    }

    /// Of how many it was not.
    #[must_use]
    pub fn censored(&self) -> u64 {
        self.rows().saturating_sub(self.events)
    }

    /// The longest duration, of an event or not: up to it the curve is known.
    #[must_use]
    pub fn longest(&self) -> f64 {
        self.steps.last().map_or(0.0, |step| step.time)
    }

    /// The step that holds at a time.
    fn step_at(&self, time: f64) -> Result<Option<&Step>, Refusal> {
        let time = sample::time(time, "t")?;
        Ok(self.steps.partition_point(|step| step.time <= time).checked_sub(1).and_then(|at| self.steps.get(at)))
    }

    /// The share of cases of which the event has not come by a time, that time included. Beyond the longest
    /// duration it stays what it was last.
    ///
    /// # Errors
    /// `durations.bad-time`.
    pub fn at(&self, time: f64) -> Result<f64, Refusal> {
        Ok(self.step_at(time)?.map_or(1.0, |step| step.survival))
    }

    /// The standard error of that share, by Greenwood (1926); none where the share is 0.
    ///
    /// # Errors
    /// `durations.bad-time`.
    pub fn standard_error(&self, time: f64) -> Result<Option<f64>, Refusal> {
        Ok(self.step_at(time)?.map_or(Some(0.0), Step::standard_error))
    }

    /// The interval for that share on the log-log scale (Kalbfleisch and Prentice 1980): it never leaves
    /// 0 to 1. None where the share is 0 or 1.
    ///
    /// # Errors
    /// `durations.bad-time`.
    pub fn interval(&self, time: f64, confidence: Confidence) -> Result<Option<Interval>, Refusal> {
        Ok(self.step_at(time)?.and_then(|step| step.interval(confidence.z())))
    }

    /// How the cases stand just before a time.
    ///
    /// ```
    /// use inward_analysis::durations::{AtRisk, KaplanMeier};
    ///
    /// let curve = KaplanMeier::of(&[1, 2, 2, 3], &[true, true, false, false])?;
    /// assert_eq!(curve.at_risk(2.0)?, AtRisk { at_risk: 3, events: 1, censored: 0 });
    /// assert_eq!(curve.at_risk(2.5)?, AtRisk { at_risk: 1, events: 2, censored: 1 });
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    ///
    /// # Errors
    /// `durations.bad-time`.
    pub fn at_risk(&self, time: f64) -> Result<AtRisk, Refusal> {
        let time = sample::time(time, "t")?;
        let (before, after) =
            self.steps.split_at_checked(self.steps.partition_point(|step| step.time < time)).unwrap_or_default();
        let at_risk = after.first().map_or(0, |step| step.at_risk);
        let events = before.iter().map(|step| step.events).sum();
        Ok(AtRisk { at_risk, events, censored: self.rows().saturating_sub(at_risk).saturating_sub(events) })
    }
}

/// The share that is left, step by step.
///
/// Between two times at which cases are lost from sight the factors (n − d) / n telescope to one quotient of
/// counts. So without any lost the share is the exact quotient, rounded once, and it errs less with them.
pub(super) struct Falling {
    pub at_risk: u64,
    /// How many were at risk after the last loss, and the share that was left then.
    since: (u64, f64),
}

impl Falling {
    pub(super) const fn of(rows: u64) -> Self {
        Self { at_risk: rows, since: (rows, 1.0) }
    }

    /// The share that is left after so many events, and so many losses after them.
    pub(super) fn step(&mut self, events: u64, censored: u64) -> f64 {
        let left = self.at_risk.saturating_sub(events);
        let (of, share) = self.since;
        let survival = share * (float(left) / float(of));
        self.at_risk = left.saturating_sub(censored);
        if censored > 0 {
            self.since = (self.at_risk, survival);
        }
        survival
    }
}
