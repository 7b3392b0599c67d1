//! [`Durations`]: what is given, and what of it is refused.

use inward_core::refusal::Refusal;
use inward_core::text::refusals::durations as codes;

/// How long each case lasted, or was seen, in a unit of your choice: nought or more.
///
/// Whole numbers are counted without being sorted, as long as the longest is not out of all proportion to
/// how many there are; so are floating-point numbers that are all whole. Whole numbers beyond 2⁵³ are taken
/// for the nearest floating-point number.
///
/// ```
/// use inward_analysis::durations::{Durations, KaplanMeier};
///
/// let days: Durations = (&[30, 45, 45]).into();
/// let years: Durations = (&[0.5, 1.25, 2.0]).into();
/// assert_eq!((days.len(), years.len()), (3, 3));
/// assert_eq!(KaplanMeier::of(years, &[true, true, false])?.median(), Some(1.25));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Durations<'a> {
    /// Whole numbers, such as days.
    Whole(&'a [i64]),
    /// Floating-point numbers.
    Float(&'a [f64]),
}

impl Durations<'_> {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Whole(each) => each.len(),
            Self::Float(each) => each.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

macro_rules! from {
    ($($of:ty => $variant:ident),+) => {$(
        impl<'a> From<&'a [$of]> for Durations<'a> {
            fn from(each: &'a [$of]) -> Self {
                Self::$variant(each)
            }
        }

        impl<'a> From<&'a Vec<$of>> for Durations<'a> {
            fn from(each: &'a Vec<$of>) -> Self {
                Self::$variant(each)
            }
        }

        impl<'a, const N: usize> From<&'a [$of; N]> for Durations<'a> {
            fn from(each: &'a [$of; N]) -> Self {
                Self::$variant(each)
            }
        }
    )+};
}

from!(i64 => Whole, f64 => Float);

/// What became of a case, as a number from nought: nought is that nothing did yet.
pub(super) trait Mark: Copy {
    fn index(self) -> usize;
}

impl Mark for bool {
    fn index(self) -> usize {
        usize::from(self)
    }
}

impl Mark for u8 {
    fn index(self) -> usize {
        usize::from(self)
    }
}

/// Durations of which none is refused, each with what became of its case.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample<'a, M> {
    pub durations: Durations<'a>,
    pub marks: &'a [M],
    /// The longest, where all are whole numbers.
    pub longest_whole: Option<u64>,
}

impl<'a, M: Mark> Sample<'a, M> {
    /// Refuses what cannot be; `what` names the marks.
    pub(super) fn new(durations: Durations<'a>, marks: &'a [M], what: &'static str) -> Result<Self, Refusal> {
        if durations.len() != marks.len() {
            let refusal = Refusal::new(codes::UNEQUAL_LENGTHS).with("durations", durations.len());
            return Err(refusal.with("others", marks.len()).with("what", what).at(what));
        }
        if durations.is_empty() {
            return Err(Refusal::new(codes::NO_ROWS).at("durations"));
        }
        let longest_whole = match durations {
            Durations::Whole(each) => Some(longest(each)?),
            Durations::Float(each) => longest_if_whole(each)?,
        };
        Ok(Self { durations, marks, longest_whole })
    }
}

fn longest(durations: &[i64]) -> Result<u64, Refusal> {
    // All of them together, which is several times as fast as one by one: a sign stays in the `or` of all.
    let (signs, longest) = durations
        .iter()
        .fold((0, 0), |(signs, longest): (i64, i64), &duration| (signs | duration, longest.max(duration)));
    if signs < 0 {
        let negative = durations.iter().enumerate().find(|(_, duration)| **duration < 0);
        if let Some((row, duration)) = negative {
            return Err(at_row(codes::NEGATIVE, row, duration));
        }
    }
    Ok(longest.unsigned_abs())
}

fn longest_if_whole(durations: &[f64]) -> Result<Option<u64>, Refusal> {
    // The bits of sound durations are below those of infinity; a sign puts them above.
    let greatest = durations.iter().fold(0, |greatest: u64, duration| greatest.max(duration.to_bits()));
    if greatest >= f64::INFINITY.to_bits() {
        let unsound = durations.iter().enumerate().find(|(_, duration)| !(0.0..f64::INFINITY).contains(*duration));
        if let Some((row, duration)) = unsound {
            let code = if duration.is_finite() { codes::NEGATIVE } else { codes::NOT_FINITE };
            return Err(at_row(code, row, duration));
        }
    }
    let mut longest = 0;
    for &duration in durations {
        let whole = whole_part(duration);
        if f64::from(whole) != duration {
            return Ok(None);
        }
        longest = longest.max(whole);
    }
    Ok(Some(longest.into()))
}

fn at_row(code: inward_core::refusal::Code, row: usize, duration: impl std::fmt::Display) -> Refusal {
    Refusal::new(code).with("row", row).with("input", duration).at(format_args!("durations[{row}]"))
}

/// The whole part of a number from nought; at most the largest that there is.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and whoever asks compares the result with what was given"
)]
pub(super) const fn whole_part(duration: f64) -> u32 {
    duration as u32
}

/// The nearest floating-point number.
#[expect(clippy::cast_precision_loss, reason = "the documentation of `Durations` says so")]
pub(super) const fn nearest(duration: i64) -> f64 {
    duration as f64
}

/// A count as a number to reckon with. A signed number is converted in one step, one without a sign in several.
#[expect(clippy::cast_precision_loss, reason = "so many cases fit no memory")]
pub(super) const fn float(count: u64) -> f64 {
    count.cast_signed() as f64
}

/// A time that was asked about.
pub(super) fn time(time: f64, path: &'static str) -> Result<f64, Refusal> {
    if time.is_finite() && time >= 0.0 {
        Ok(time)
    } else {
        Err(Refusal::new(codes::BAD_TIME).with("input", time).at(path))
    }
}
