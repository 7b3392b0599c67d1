//! [`WilsonInterval`]: what a share of few cases says of many. Three promises of three kept is no
//! proof that all are; the interval says how little it proves.
#![expect(
    clippy::float_arithmetic,
    reason = "an interval of likelihood is an estimate: nothing that is counted or paid"
)]

use crate::refusal::Refusal;
use crate::text::refusals;

/// How often an interval, computed again and again, holds the true share: 0.95 unless said.
///
/// ```
/// use inward_core::ratio::Confidence;
/// assert!((Confidence::default().z() - 1.959963984540054).abs() < 1e-12);
/// assert!(Confidence::new(0.99)?.z() > 2.57);
/// assert_eq!(Confidence::new(95.0).unwrap_err().code.as_str(), "rate.bad-confidence");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Confidence(f64);

impl Confidence {
    /// A level strictly between nought and one.
    ///
    /// # Errors
    /// `rate.bad-confidence`.
    pub fn new(level: f64) -> Result<Self, Refusal> {
        if level > 0.0 && level < 1.0 {
            Ok(Self(level))
        } else {
            Err(Refusal::new(refusals::rate::BAD_CONFIDENCE).with("input", level))
        }
    }

    /// The level.
    #[must_use]
    pub const fn level(self) -> f64 {
        self.0
    }

    /// So many standard deviations to either side hold that share of a normal distribution.
    #[must_use]
    pub fn z(self) -> f64 {
        let tail = (1.0 - self.0) / 2.0;
        let (mut below, mut above) = (0.0, 40.0);
        loop {
            let middle = f64::midpoint(below, above);
            if middle <= below || middle >= above {
                return middle;
            }
            if upper_tail(middle) > tail {
                below = middle;
            } else {
                above = middle;
            }
        }
    }
}

impl Default for Confidence {
    fn default() -> Self {
        Self(0.95)
    }
}

/// The share of a normal distribution that lies above `z`, for `z` of nought and more.
fn upper_tail(z: f64) -> f64 {
    let density = (-z * z / 2.0).exp() / std::f64::consts::TAU.sqrt();
    if z < 3.0 {
        // The half, less z + z³/3 + z⁵/(3·5) + …
        let (mut term, mut sum, mut odd) = (z, z, 1.0);
        while term > sum * f64::EPSILON / 4.0 {
            odd += 2.0;
            term *= z * z / odd;
            sum += term;
        }
        return 0.5 - density * sum;
    }
    // There the difference would lose digits: the continued fraction z + 1/(z + 2/(z + 3/(…))).
    density / (1..=200).rev().fold(z, |below, level| z + f64::from(level) / below)
}

/// The score interval of Wilson (1927), without continuity correction, for a share seen in `n` cases.
///
/// Its ends are the shares from which what was seen lies just `z` standard deviations away; unlike
/// the share ± its error it never leaves 0 to 1, and all of few is not taken for certain.
///
/// ```
/// use inward_core::ratio::{Confidence, WilsonInterval};
///
/// let all_of_97 = WilsonInterval::of(97, 97, Confidence::default())?;
/// assert_eq!((format!("{:.6}", all_of_97.low()), all_of_97.high()), ("0.961906".to_owned(), 1.0));
/// assert_eq!(WilsonInterval::of(0, 0, Confidence::default()).unwrap_err().code.as_str(), "rate.undefined");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WilsonInterval {
    low: f64,
    high: f64,
}

impl WilsonInterval {
    /// The interval for `k` of `n`.
    ///
    /// # Errors
    /// `rate.undefined` where there is no case; `rate.part-beyond-whole`.
    pub fn of(k: u64, n: u64, confidence: Confidence) -> Result<Self, Refusal> {
        if n == 0 {
            return Err(Refusal::new(refusals::rate::UNDEFINED));
        }
        let Some(rest) = n.checked_sub(k) else {
            return Err(Refusal::new(refusals::rate::PART_BEYOND_WHOLE).with("part", k).with("whole", n));
        };
        let z = confidence.z();
        let high = upper_end(k, rest, z);
        // As a difference it would lose its digits near nought: both ends multiply to k² / (n(n + z²)).
        let low = as_float(k) / as_float(n) * (as_float(k) / (as_float(n) + z * z)) / high;
        Ok(Self { low, high })
    }

    /// From the lower end of this to the upper end of another.
    pub(super) const fn until(self, other: Self) -> Self {
        Self { low: self.low, high: other.high }
    }

    /// The lower end, from 0.
    #[must_use]
    pub const fn low(self) -> f64 {
        self.low
    }

    /// The upper end, to 1.
    #[must_use]
    pub const fn high(self) -> f64 {
        self.high
    }
}

/// The greater root of n(x − p)² = z²x(1 − x), where p is the share of the hits.
fn upper_end(hits: u64, rest: u64, z: f64) -> f64 {
    if rest == 0 {
        return 1.0;
    }
    let (hits, rest) = (as_float(hits), as_float(rest));
    let all = hits + rest;
    let spread = z * (z * z + 4.0 * hits * rest / all).sqrt();
    (2.0 * hits + z * z + spread) / (2.0 * (all + z * z))
}

#[expect(clippy::cast_precision_loss, reason = "beyond 2^53 cases the interval is narrower than what is lost")]
const fn as_float(count: u64) -> f64 {
    count as f64
}
