//! Deadlines from a start that is not known to the day, or to the hour.

use super::due::{Due, Start};
use super::extension::Extension;
use super::rule::Rule;
use crate::calendar::{Calendar, Pause};
use crate::refusal::Refusal;
use crate::text::refusals::deadline as codes;
use crate::when::{Timestamp, Truth, When};

/// When something is due at the earliest and at the latest; the same where the start is known well
/// enough for the rule.
///
/// ```
/// use inward_core::calendar::Calendar;
/// use inward_core::deadline::natural_days;
/// use inward_core::when::{Truth, When};
/// let range = Calendar::china().due_range(&When::parse("2020-06")?, &natural_days(30), &[], &[])?;
/// assert_eq!(range.earliest().last_day().unwrap().to_string(), "2020-07-01");
/// assert_eq!(range.latest().last_day().unwrap().to_string(), "2020-07-30");
/// assert_eq!(range.kept_by(&When::parse("2020-07-15")?), Truth::Possibly);
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug)]
pub struct DueRange {
    earliest: Due,
    latest: Option<Due>,
}

impl Calendar {
    /// When something is due that starts on a date as precise as it is known.
    ///
    /// # Errors
    /// `deadline.start-open` where the date has no first or no last day, and as
    /// [`Calendar::due_extended`].
    pub fn due_range(
        &self,
        start: &When,
        rule: &Rule,
        pauses: &[Pause],
        extensions: &[Extension],
    ) -> Result<DueRange, Refusal> {
        let (first, last) = self.starts(Some(start), rule)?;
        let due = |start| self.due_extended(start, rule, pauses, extensions);
        Ok(DueRange { earliest: due(first)?, latest: last.map(due).transpose()? })
    }

    /// As [`Calendar::due_range`], with no start where the date is fixed; where a pause still goes on as if the clock ran again from that
    /// moment.
    ///
    /// # Errors
    /// As [`Calendar::due_range`], but never `deadline.open-pause`.
    pub fn due_range_if_resumed(
        &self,
        start: Option<&When>,
        rule: &Rule,
        pauses: &[Pause],
        extensions: &[Extension],
        at: Timestamp,
    ) -> Result<DueRange, Refusal> {
        let (first, last) = self.starts(start, rule)?;
        let due = |start| self.due_if_resumed(start, rule, pauses, extensions, at);
        Ok(DueRange { earliest: due(first)?, latest: last.map(due).transpose()? })
    }

    /// The earliest start, and the latest where it leads elsewhere.
    fn starts(&self, start: Option<&When>, rule: &Rule) -> Result<(Start, Option<Start>), Refusal> {
        let Some(start) = start else { return Ok((Start::Unknown, None)) };
        if let Some(at) = start.timestamp() {
            return Ok((Start::At(at), None));
        }
        if rule.limit.is_fixed() {
            let day = start.first().filter(|first| start.last() == Some(*first));
            return Ok((day.map_or(Start::Unknown, Start::On), None));
        }
        let open = || Refusal::new(codes::START_OPEN).with("start", start);
        let (first, last) = (start.first().ok_or_else(open)?, start.last().ok_or_else(open)?);
        if rule.limit.needs_time() {
            let zone = self.zone();
            let (first, last) = (Timestamp::start_of_day(first, zone), Timestamp::end_of_day(last, zone));
            return Ok((Start::At(first), Some(Start::At(last))));
        }
        Ok((Start::On(first), (first != last).then_some(Start::On(last))))
    }
}

impl DueRange {
    /// From the earliest of this to the latest of another.
    pub(crate) fn until(self, other: Self) -> Self {
        let latest = other.latest.unwrap_or(other.earliest);
        Self { earliest: self.earliest, latest: Some(latest) }
    }

    /// The earliest.
    #[must_use]
    pub const fn earliest(&self) -> &Due {
        &self.earliest
    }

    /// The latest.
    #[must_use]
    pub fn latest(&self) -> &Due {
        self.latest.as_ref().unwrap_or(&self.earliest)
    }

    /// The one due time, where there is but one.
    #[must_use]
    pub fn exact(&self) -> Option<&Due> {
        (self.earliest.at() == self.latest().at()).then_some(&self.earliest)
    }

    /// Whether it rests on days of a year whose notice was not issued.
    #[must_use]
    pub fn provisional(&self) -> bool {
        self.earliest.provisional() || self.latest().provisional()
    }

    /// Whether it is late at that moment; possibly where the start decides.
    #[must_use]
    pub fn breached(&self, at: Timestamp) -> Truth {
        match (self.earliest.breached(at), self.latest().breached(at)) {
            (true, true) => Truth::Yes,
            (false, false) => Truth::No,
            _ => Truth::Possibly,
        }
    }

    /// Whether what happened then was in time; possibly where either date leaves it open. Of a limit that
    /// ends on a day, a day is precise enough, also where it ends at an hour of it.
    #[must_use]
    pub fn kept_by(&self, happened: &When) -> Truth {
        let zone = self.earliest.calendar().zone();
        if let (None, Some(earliest), Some(latest)) =
            (happened.timestamp(), self.earliest.last_day(), self.latest().last_day())
        {
            return match (happened.first(), happened.last()) {
                (_, Some(last)) if last <= earliest => Truth::Yes,
                (Some(first), _) if first > latest => Truth::No,
                _ => Truth::Possibly,
            };
        }
        let (first, last) = match happened.timestamp() {
            Some(at) => (Some(at), Some(at)),
            None => (
                happened.first().map(|day| Timestamp::start_of_day(day, zone)),
                happened.last().map(|day| Timestamp::end_of_day(day, zone)),
            ),
        };
        if last.is_some_and(|last| last <= self.earliest.at()) {
            Truth::Yes
        } else if first.is_some_and(|first| first > self.latest().at()) {
            Truth::No
        } else {
            Truth::Possibly
        }
    }
}
