//! [`Window`]: from which day to which.

use std::fmt;

use chrono::NaiveDate;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::{Truth, When};

/// From one day to another, both included.
///
/// ```
/// use inward_analysis::rates::Window;
/// use inward_core::when::When;
///
/// let half = Window::of(&When::parse("2020H2")?)?;
/// assert_eq!(half.to_string(), "2020-07-01/2020-12-31");
/// assert_eq!(Window::of(&When::parse("2020-07-01/..")?).unwrap_err().code.as_str(), "kpi.open-window");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    first: NaiveDate,
    last: NaiveDate,
}

impl Window {
    /// Every day that the date may lie on: a year, a quarter, an interval.
    ///
    /// # Errors
    /// `kpi.open-window` where it has no first or no last day.
    pub fn of(when: &When) -> Result<Self, Refusal> {
        let ends = when.first().zip(when.last()).map(|(first, last)| Self { first, last });
        ends.ok_or_else(|| Refusal::new(refusals::kpi::OPEN_WINDOW).with("input", when))
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day.
    #[must_use]
    pub const fn last(self) -> NaiveDate {
        self.last
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.first, self.last)
    }
}

/// Between which days something happened; an open end is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub first: Option<NaiveDate>,
    pub last: Option<NaiveDate>,
}

impl Days {
    pub fn of(when: &When) -> Self {
        Self { first: when.first(), last: when.last() }
    }

    /// Whether it had happened by the end of that day.
    pub fn by(self, day: NaiveDate) -> Truth {
        if self.last.is_some_and(|last| last <= day) {
            Truth::Yes
        } else if self.first.is_none_or(|first| first <= day) {
            Truth::Possibly
        } else {
            Truth::No
        }
    }

    /// Whether it happened before that day.
    pub fn before(self, day: NaiveDate) -> Truth {
        day.pred_opt().map_or(Truth::No, |eve| self.by(eve))
    }

    /// Whether it happened from one day to another.
    pub fn within(self, first: Option<NaiveDate>, last: NaiveDate) -> Truth {
        let Some(first) = first else { return self.by(last) };
        if self.first.is_some_and(|own| own >= first) && self.last.is_some_and(|own| own <= last) {
            Truth::Yes
        } else if first <= last && self.first.is_none_or(|own| own <= last) && self.last.is_none_or(|own| own >= first)
        {
            Truth::Possibly
        } else {
            Truth::No
        }
    }

    /// Whether this happened no more than so many days after the other.
    pub fn soon_after(self, other: Self, days: i64) -> Truth {
        let length = |from: Option<NaiveDate>, to: Option<NaiveDate>| Some(to?.signed_duration_since(from?).num_days());
        if length(other.first, self.last).is_some_and(|most| most <= days) {
            Truth::Yes
        } else if length(other.last, self.first).is_none_or(|least| least <= days) {
            Truth::Possibly
        } else {
            Truth::No
        }
    }
}
