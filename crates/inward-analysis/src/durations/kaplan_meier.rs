//! [`KaplanMeier`]: the share of cases of which the event has not come by a time.
#![expect(clippy::float_arithmetic, reason = "shares of cases that are still open are estimates")]

use inward_core::ratio::Confidence;
use inward_core::refusal::Refusal;

use super::by_time::{by_time, most_times};
use super::sample::{self, Durations, Sample, float};
use super::steps;

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
    // Column by column: as rows they would fill half as much memory again, and that is most of the time it takes.
    times: Vec<f64>,
    at_risk: Vec<u64>,
    events: Vec<u64>,
    survival: Vec<f64>,
    greenwood: Vec<f64>,
    all_events: u64,
}

/// What happened at one time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub time: f64,
    pub at_risk: u64,
    pub events: u64,
    /// The share that is left after it.
    pub survival: f64,
    /// The sum of Greenwood up to it: events / (at risk × (at risk − events)).
    greenwood: f64,
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
        let most = most_times(&sample);
        let mut made = Self {
            times: Vec::with_capacity(most),
            at_risk: Vec::with_capacity(most),
            events: Vec::with_capacity(most),
            survival: Vec::with_capacity(most),
            greenwood: Vec::with_capacity(most),
            all_events: 0,
        };
        let mut falling = Falling::of(sample.marks.len() as u64);
        let mut greenwood = 0.0;
        by_time(&[sample], 2, |time, counts| {
            let &[censored, events] = counts else { return };
            let at_risk = falling.at_risk;
            greenwood += float(events) / (float(at_risk) * float(at_risk.saturating_sub(events)));
            made.times.push(time);
            made.at_risk.push(at_risk);
            made.events.push(events);
            made.survival.push(falling.step(events, censored));
            made.greenwood.push(greenwood);
            made.all_events += events;
        });
        Ok(made)
    }

    /// Every step, in order.
    pub(super) fn steps(&self) -> impl DoubleEndedIterator<Item = Step> + ExactSizeIterator {
        let columns = self.times.iter().zip(&self.at_risk).zip(&self.events).zip(&self.survival).zip(&self.greenwood);
        columns.map(|((((time, at_risk), events), survival), greenwood)| Step {
            time: *time,
            at_risk: *at_risk,
            events: *events,
            survival: *survival,
            greenwood: *greenwood,
        })
    }

    /// How many were lost from sight at each step: who is at risk no more, and had no event.
    pub(super) fn lost(&self) -> impl Iterator<Item = u64> {
        let next = self.at_risk.iter().skip(1).copied().chain([0]);
        let columns = self.at_risk.iter().zip(next).zip(&self.events);
        columns.map(|((at_risk, next), events)| at_risk.saturating_sub(next).saturating_sub(*events))
    }

    /// The share that is left at each step.
    pub(super) fn shares(&self) -> &[f64] {
        &self.survival
    }

    /// The time of a step.
    pub(super) fn time_of(&self, step: usize) -> Option<f64> {
        self.times.get(step).copied()
    }

    /// How many cases there are.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.at_risk.first().copied().unwrap_or_default()
    }

    /// Of how many the event was observed.
    #[must_use]
    pub const fn events(&self) -> u64 {
        self.all_events
    }

    /// Of how many it was not.
    #[must_use]
    pub fn censored(&self) -> u64 {
        self.rows().saturating_sub(self.all_events)
    }

    /// The longest duration, of an event or not: up to it the curve is known.
    #[must_use]
    pub fn longest(&self) -> f64 {
        self.times.last().copied().unwrap_or_default()
    }

    /// The step that holds at a time.
    fn step_at(&self, time: f64) -> Result<Option<Step>, Refusal> {
        let step = steps::at_or_before(&self.times, sample::time(time, "t")?);
        Ok(step.and_then(|step| self.steps().nth(step)))
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
        Ok(self.step_at(time)?.map_or(Some(0.0), |step| step.standard_error()))
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
        let before = self.times.partition_point(|step| *step < time);
        let at_risk = self.at_risk.get(before).copied().unwrap_or_default();
        let events = self.events.iter().take(before).sum();
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
