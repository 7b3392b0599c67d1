//! [`AalenJohansen`]: where a case may end in several ways, the share that ended in each by a time.
#![expect(clippy::float_arithmetic, reason = "shares of cases that are still open are estimates")]

use inward_core::refusal::Refusal;
use inward_core::text::refusals::durations as codes;

use super::by_time::{by_time, most_times};
use super::kaplan_meier::Falling;
use super::sample::{self, Durations, Mark, Sample, float};
use super::steps;

/// The cumulative incidence of competing causes, by Aalen and Johansen (1978): the share of cases that ended
/// in each way by a time, though some were not watched to their end. With the share of which nothing has come
/// yet they add up to 1; 1 − [`KaplanMeier`](super::KaplanMeier) with the other causes taken for censored
/// would say too much.
///
/// Cases of several causes at one time are exact: each cause is counted against the same cases at risk.
///
/// ```
/// use inward_analysis::durations::AalenJohansen;
///
/// // Applications: 1 granted, 2 refused, 0 not decided yet.
/// let curves = AalenJohansen::of(&[30, 60, 60, 60, 90], &[1, 1, 2, 0, 1])?;
/// assert_eq!(curves.causes().collect::<Vec<_>>(), [1, 2]);
/// let (granted, refused, open) = (curves.incidence(1, 60.0)?, curves.incidence(2, 60.0)?, curves.event_free(60.0)?);
/// assert!((granted - 0.4).abs() < 1e-12 && (refused - 0.2).abs() < 1e-12 && (open - 0.4).abs() < 1e-12);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct AalenJohansen {
    pub(super) times: Vec<f64>,
    pub(super) at_risk: Vec<u64>,
    pub(super) censored: Vec<u64>,
    pub(super) event_free: Vec<f64>,
    pub(super) curves: Vec<Curve>,
    pub(super) has_errors: bool,
}

/// The curve of one cause, with a step at each time at which it came.
#[derive(Clone, Debug)]
pub(super) struct Curve {
    pub cause: u8,
    pub times: Vec<f64>,
    pub events: Vec<u64>,
    pub incidence: Vec<f64>,
    /// Empty unless it was asked for.
    pub variance: Vec<f64>,
    spread: Spread,
}

/// A cause as a number of those that occur, from 1; nought is that nothing came.
#[derive(Clone, Copy, Debug)]
struct Occurring(u8);

impl Mark for Occurring {
    fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl AalenJohansen {
    /// The curves of cases that ended so, or have not ended: cause 0.
    ///
    /// # Errors
    /// `durations.no-rows`, `durations.unequal-lengths`, `durations.negative`, `durations.not-finite`.
    pub fn of<'a>(durations: impl Into<Durations<'a>>, causes: &'a [u8]) -> Result<Self, Refusal> {
        Self::made(durations.into(), causes, false)
    }

    /// The same curves with their standard errors, which cost more.
    ///
    /// # Errors
    /// As [`AalenJohansen::of`].
    pub fn with_standard_errors<'a>(durations: impl Into<Durations<'a>>, causes: &'a [u8]) -> Result<Self, Refusal> {
        Self::made(durations.into(), causes, true)
    }

    fn made(durations: Durations<'_>, causes: &[u8], has_errors: bool) -> Result<Self, Refusal> {
        let given = Sample::new(durations, causes, "causes")?;
        let (numbers, occurring) = numbered(causes);
        let marks: Vec<Occurring> = causes.iter().map(|cause| number_of(&numbers, *cause)).collect();
        let sample = Sample { durations, marks: &marks, longest_whole: given.longest_whole };
        let most = most_times(&sample);
        let mut made = Self {
            times: Vec::with_capacity(most),
            at_risk: Vec::with_capacity(most),
            censored: Vec::with_capacity(most),
            event_free: Vec::with_capacity(most),
            curves: occurring.iter().map(|(cause, count)| Curve::of(*cause, most.min(*count))).collect(),
            has_errors,
        };
        let mut falling = Falling::of(causes.len() as u64);
        let mut before = 1.0;
        by_time(&[sample], occurring.len().saturating_add(1), |time, counts| {
            let Some((&censored, of_causes)) = counts.split_first() else { return };
            let events: u64 = of_causes.iter().sum();
            let at_risk = falling.at_risk;
            for (curve, &of_cause) in made.curves.iter_mut().zip(of_causes) {
                curve.step(time, of_cause, Happened { events, at_risk, before }, has_errors);
            }
            before = falling.step(events, censored);
            made.times.push(time);
            made.at_risk.push(at_risk);
            made.censored.push(censored);
            made.event_free.push(before);
        });
        Ok(made)
    }

    /// How many cases there are.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.at_risk.first().copied().unwrap_or_default()
    }

    /// The causes that came, in order.
    pub fn causes(&self) -> impl Iterator<Item = u8> {
        self.curves.iter().map(|curve| curve.cause)
    }

    /// How many cases ended by a cause; how many have not ended, of cause 0.
    #[must_use]
    pub fn events(&self, cause: u8) -> u64 {
        match self.curve(cause) {
            Some(curve) => curve.events.iter().sum(),
            None if cause == 0 => self.censored.iter().sum(),
            None => 0,
        }
    }

    /// The longest duration: up to it the curves are known.
    #[must_use]
    pub fn longest(&self) -> f64 {
        self.times.last().copied().unwrap_or_default()
    }

    /// The share of cases that ended by a cause by a time, that time included; 0 for a cause that never came.
    /// Beyond the longest duration it stays what it was last.
    ///
    /// # Errors
    /// `durations.bad-time`; `durations.not-a-cause` of cause 0.
    pub fn incidence(&self, cause: u8, time: f64) -> Result<f64, Refusal> {
        let (curve, time) = self.asked(cause, time)?;
        Ok(curve.map_or(0.0, |curve| steps::value(&curve.times, &curve.incidence, time, 0.0)))
    }

    /// The standard error of that share, from Greenwood's (Marubini and Valsecchi 1995; Collett 2003), exact
    /// with ties as the share is.
    ///
    /// # Errors
    /// As [`AalenJohansen::incidence`]; `durations.no-standard-errors`.
    pub fn standard_error(&self, cause: u8, time: f64) -> Result<f64, Refusal> {
        let (curve, time) = self.asked(cause, time)?;
        if !self.has_errors {
            return Err(Refusal::new(codes::NO_STANDARD_ERRORS));
        }
        Ok(curve.map_or(0.0, |curve| steps::value(&curve.times, &curve.variance, time, 0.0).sqrt()))
    }

    /// The share of cases of which nothing has come by a time, that time included.
    ///
    /// # Errors
    /// `durations.bad-time`.
    pub fn event_free(&self, time: f64) -> Result<f64, Refusal> {
        Ok(steps::value(&self.times, &self.event_free, sample::time(time, "t")?, 1.0))
    }

    fn curve(&self, cause: u8) -> Option<&Curve> {
        self.curves.iter().find(|curve| curve.cause == cause)
    }

    fn asked(&self, cause: u8, time: f64) -> Result<(Option<&Curve>, f64), Refusal> {
        if cause == 0 {
            return Err(Refusal::new(codes::NOT_A_CAUSE).with("input", cause).at("cause"));
        }
        Ok((self.curve(cause), sample::time(time, "t")?))
    }
}

/// The number of each cause among those that occur, and these in order, with how often each does.
fn numbered(causes: &[u8]) -> ([u8; 256], Vec<(u8, usize)>) {
    let mut counts = [0_usize; 256];
    for cause in causes {
        if let Some(count) = counts.get_mut(usize::from(*cause)) {
            *count = count.wrapping_add(1);
        }
    }
    let all = (1..=u8::MAX).zip(counts.iter().skip(1).copied());
    let occurring: Vec<(u8, usize)> = all.filter(|(_, count)| *count > 0).collect();
    let mut numbers = [0; 256];
    for (number, (cause, _)) in (1..=u8::MAX).zip(&occurring) {
        if let Some(place) = numbers.get_mut(usize::from(*cause)) {
            *place = number;
        }
    }
    (numbers, occurring)
}

fn number_of(numbers: &[u8; 256], cause: u8) -> Occurring {
    Occurring(numbers.get(usize::from(cause)).copied().unwrap_or_default())
}

/// What happened at one time, and the share that was left before it.
#[derive(Clone, Copy)]
struct Happened {
    events: u64,
    at_risk: u64,
    before: f64,
}

impl Curve {
    /// A curve with room for so many steps.
    fn of(cause: u8, most: usize) -> Self {
        let (times, events) = (Vec::with_capacity(most), Vec::with_capacity(most));
        let (incidence, variance) = (Vec::with_capacity(most), Vec::new());
        Self { cause, times, events, incidence, variance, spread: Spread::default() }
    }

    fn step(&mut self, time: f64, events: u64, happened: Happened, has_errors: bool) {
        if events == 0 && !has_errors {
            return;
        }
        let rise = happened.before * (float(events) / float(happened.at_risk));
        if events > 0 {
            self.times.push(time);
            self.events.push(events);
            self.incidence.push(self.incidence.last().copied().unwrap_or_default() + rise);
        }
        if has_errors && happened.events > 0 {
            self.spread.step(rise, events, happened);
            if events > 0 {
                self.variance.push(self.spread.variance());
            }
        }
    }
}

/// The sums of which the variance of an incidence F at t consists, over the times j up to t with n at risk,
/// d events, of which c of the cause, after a share S:
///
/// Σ (F(t) − F(j))² d / (n (n − d)) + Σ S² c (n − c) / n³ − 2 Σ (F(t) − F(j)) S c / n²
///
/// Each sum of differences is carried on as F rises, so that all takes one pass, and nothing cancels.
#[derive(Clone, Copy, Debug, Default)]
struct Spread {
    /// Σ d / (n (n − d)), also times F(t) − F(j), and times its square.
    all: f64,
    all_rise: f64,
    all_rise_squared: f64,
    /// Σ S² c (n − c) / n³.
    own: f64,
    /// Σ S c / n², also times F(t) − F(j).
    both: f64,
    both_rise: f64,
}

impl Spread {
    fn step(&mut self, rise: f64, events: u64, happened: Happened) {
        self.all_rise_squared += rise * (2.0 * self.all_rise + rise * self.all);
        self.all_rise += rise * self.all;
        self.both_rise += rise * self.both;
        let (at_risk, of_cause) = (float(happened.at_risk), float(events));
        // Where all cases end, F rises no more.
        if happened.events < happened.at_risk {
            self.all += float(happened.events) / (at_risk * float(happened.at_risk.saturating_sub(happened.events)));
        }
        let share = happened.before / at_risk;
        self.own += share * share * of_cause * ((at_risk - of_cause) / at_risk);
        self.both += share * (of_cause / at_risk);
    }

    fn variance(&self) -> f64 {
        (self.all_rise_squared + self.own - 2.0 * self.both_rise).max(0.0)
    }
}
