//! Calendars without a time zone: they take and give local times only.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::{Calendar, Pause};
use crate::refusal::Refusal;
use crate::when::Timestamp;

/// A calendar without a time zone. A local time is not an instant, so that the two never meet in one
/// question; clocks are not changed in it.
///
/// ```
/// use chrono::NaiveDateTime;
/// use inward_core::calendar::NaiveCalendar;
/// let office = NaiveCalendar::from_json(r#"{"weekly": {"fri": [["10:00", "18:00"]], "mon": [["10:00", "18:00"]]}}"#)?;
/// let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
/// let worked = office.working_time(at("2024-03-08T17:00:00"), at("2024-03-11T11:00:00"), &[])?;
/// assert_eq!(worked.num_hours(), 2);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NaiveCalendar(Calendar);

impl NaiveCalendar {
    pub(super) const fn of(calendar: Calendar) -> Self {
        Self(calendar)
    }

    /// Its days: what is asked in days needs no time zone. As a calendar of instants it is in UTC.
    #[must_use]
    pub const fn days(&self) -> &Calendar {
        &self.0
    }

    /// The calendar as it was known by the end of a day; as [`Calendar::known`].
    #[must_use]
    pub fn known(&self, known: NaiveDate) -> Self {
        Self(self.0.known(known))
    }

    /// The time for which the office was open between two local times; as [`Calendar::working_time`].
    /// Pauses are pairs of local times, the second none while they go on.
    ///
    /// # Errors
    /// As [`Calendar::working_time`], `deadline.invalid-pause`.
    pub fn working_time(
        &self,
        from: NaiveDateTime,
        to: NaiveDateTime,
        pauses: &[NaivePause],
    ) -> Result<TimeDelta, Refusal> {
        self.0.working_time(instant(from)?, instant(to)?, &paused(pauses)?)
    }
}

/// A pause in local times.
pub(crate) type NaivePause = (NaiveDateTime, Option<NaiveDateTime>);

/// The instant at which a clock in UTC shows a local time.
pub(crate) fn instant(local: NaiveDateTime) -> Result<Timestamp, Refusal> {
    Timestamp::from_utc(local.and_utc())
}

pub(crate) fn paused(pauses: &[NaivePause]) -> Result<Vec<Pause>, Refusal> {
    pauses.iter().map(|&(from, to)| Pause::new(instant(from)?, to.map(instant).transpose()?)).collect()
}
