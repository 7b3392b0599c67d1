//! [`Window`]: from which day to which.

use std::fmt;

use chrono::NaiveDate;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::When;

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
