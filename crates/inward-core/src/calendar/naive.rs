//! Calendars without a time zone: they take and give local times only.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

use super::{Calendar, Pause};
use crate::refusal::Refusal;
use crate::text::refusals::when::HAS_OFFSET;
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

/// Reads a local time: a day and a time of day as [`When`](crate::when::When) takes them, without an
/// offset.
///
/// # Errors
/// `when.has-offset`, `when.no-time` for a day alone, else as [`Timestamp::parse`].
///
/// ```
/// use inward_core::calendar::local_time;
/// assert_eq!(local_time("2024-03-04 11:00")?.to_string(), "2024-03-04 11:00:00");
/// assert_eq!(local_time("2024-03-04T00:00")?.to_string(), "2024-03-04 00:00:00");
/// assert_eq!(local_time("2024-03-04").unwrap_err().code.as_str(), "when.no-time");
/// assert_eq!(local_time("2024-03-04T11:00Z").unwrap_err().code.as_str(), "when.has-offset");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
pub fn local_time(text: &str) -> Result<NaiveDateTime, Refusal> {
    match Timestamp::parse(text) {
        Ok(_) => Err(Refusal::new(HAS_OFFSET).with("input", text.trim())),
        // With an offset, be it a clock in UTC that shows it, nothing is amiss with a local time. Without,
        // midnight is taken for the day alone.
        Err(refusal) => {
            Timestamp::parse(&format!("{}Z", text.trim())).map(|at| at.to_utc().naive_utc()).map_err(|_| refusal)
        }
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
