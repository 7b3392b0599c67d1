//! [`CurePeriod`]: the days in which a breach that was notified may still be made good, 整改期.

use chrono::{Days, NaiveDate};

use crate::refusal::Refusal;
use crate::text::refusals;
use crate::when::{Truth, When};

/// So many natural days from the notice of a breach: the day of the notice is not counted, the last
/// day is (Civil Code of China, articles 201 and 203). Made good by its end, nothing is enforced.
///
/// A last day on a holiday stays the last: whether it moves is for the agreement to say (article 204).
///
/// ```
/// use inward_core::commitment::CurePeriod;
/// use inward_core::when::{Truth, When};
///
/// let period = CurePeriod::after("2021-03-01".parse().map_err(|_| "a date")?, 90)?;
/// assert_eq!(period.last_day().to_string(), "2021-05-30");
/// assert_eq!(period.enforceable(Some(&When::parse("2021-05-30")?)), Truth::No);
/// assert_eq!(period.enforceable(Some(&When::parse("2021-05")?)), Truth::Possibly);
/// assert_eq!(period.enforceable_from(None).map(|day| day.to_string()).as_deref(), Some("2021-05-31"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CurePeriod {
    last_day: NaiveDate,
    next: NaiveDate,
}

impl CurePeriod {
    /// So many days after the day on which the breach was notified; none where it need not be cured.
    ///
    /// # Errors
    /// `when.out-of-range` beyond the year 9999.
    pub fn after(notified: NaiveDate, days: u32) -> Result<Self, Refusal> {
        let day = |days: u64| {
            let day = notified.checked_add_days(Days::new(days));
            day.filter(|day| When::day(*day).is_ok())
                .ok_or_else(|| Refusal::new(refusals::when::OUT_OF_RANGE).with("input", format!("{notified} + {days}")))
        };
        Ok(Self { last_day: day(days.into())?, next: day(u64::from(days).saturating_add(1))? })
    }

    /// The last day on which it can be made good.
    #[must_use]
    pub const fn last_day(self) -> NaiveDate {
        self.last_day
    }

    /// Whether the breach can be enforced once the period is over: not where it was made good in time,
    /// possibly where that date is too imprecise to say.
    #[must_use]
    pub fn enforceable(self, cured_on: Option<&When>) -> Truth {
        cured_on.map_or(Truth::Yes, |on| !on.by(self.last_day))
    }

    /// The first day on which it can, or possibly can; none where it was made good in time.
    #[must_use]
    pub fn enforceable_from(self, cured_on: Option<&When>) -> Option<NaiveDate> {
        self.enforceable(cured_on).is_possible().then_some(self.next)
    }
}
