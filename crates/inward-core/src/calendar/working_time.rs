//! Measuring and adding working time.

use chrono::{Datelike, NaiveDate, TimeDelta};

use super::working_days::{Beyond, Provisional, no_working_time};
use super::{Calendar, Pause};
use crate::refusal::Refusal;
use crate::text::refusals;
use crate::when::Timestamp;

impl Calendar {
    /// The time for which the office was open between two points and nothing was paused; negative
    /// where the second comes first. A pause that still goes on lasts to the later of them.
    ///
    /// Real time is counted: in a night in which clocks are set forward an hour is missing.
    ///
    /// # Errors
    /// `calendar.no-hours` for a calendar without hours, `calendar.not-published` where that time lies
    /// in a year whose days are not settled.
    ///
    /// ```
    /// use inward_core::calendar::Calendar;
    /// let office = Calendar::from_json(r#"{"zone": "Asia/Shanghai", "layers": ["china"], "weekly": {
    ///     "mon": [["09:00", "12:00"], ["14:00", "18:00"]], "tue": [["09:00", "12:00"], ["14:00", "18:00"]],
    ///     "wed": [["09:00", "12:00"], ["14:00", "18:00"]], "thu": [["09:00", "12:00"], ["14:00", "18:00"]],
    ///     "fri": [["09:00", "12:00"], ["14:00", "18:00"]]}}"#)?;
    /// let worked = office.working_time("2021-01-08T17:00+08:00".parse()?, "2021-01-11T09:30+08:00".parse()?, &[])?;
    /// assert_eq!(worked.num_minutes(), 90);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn working_time(&self, from: Timestamp, to: Timestamp, pauses: &[Pause]) -> Result<TimeDelta, Refusal> {
        let (earlier, later, sign) = if from <= to { (from, to, 1) } else { (to, from, -1) };
        let counted = self.counted(earlier, later, &Pause::merged(pauses), Beyond::Refuse)?;
        Ok(TimeDelta::microseconds(sign * counted.value))
    }

    /// The microseconds for which the office was open between two points and nothing was paused;
    /// `pauses` are merged.
    pub(crate) fn counted(
        &self,
        from: Timestamp,
        to: Timestamp,
        pauses: &[Pause],
        beyond: Beyond,
    ) -> Result<Provisional<i64>, Refusal> {
        let mut counted = self.open(from.as_micros(), to.as_micros(), beyond)?;
        for pause in pauses {
            let (begins, ends) = (pause.from().max(from), pause.to().unwrap_or(to).min(to));
            counted.value -= self.open(begins.as_micros(), ends.as_micros(), beyond)?.value;
        }
        Ok(counted)
    }

    /// The first point by which the office was open for so many microseconds and nothing was paused;
    /// `pauses` are merged.
    ///
    /// # Errors
    /// `deadline.open-pause` where a pause that still goes on comes before that,
    /// `deadline.no-working-time`.
    pub(crate) fn open_for(
        &self,
        from: Timestamp,
        time: i64,
        pauses: &[Pause],
        beyond: Beyond,
    ) -> Result<Provisional<Timestamp>, Refusal> {
        let (mut at, mut left, mut provisional) = (from.as_micros(), time, false);
        for pause in pauses.iter().filter(|pause| pause.to().is_none_or(|to| to > from)) {
            let free = self.open(at, pause.from().as_micros(), beyond)?;
            if left <= free.value {
                break;
            }
            provisional |= free.provisional;
            left -= free.value;
            let Some(to) = pause.to() else {
                return Err(Refusal::new(refusals::deadline::OPEN_PAUSE).with("from", pause.from()));
            };
            at = at.max(to.as_micros());
        }
        let found = self.unpaused_for(at, left, beyond)?;
        Ok(Provisional { value: Timestamp::from_micros(found.value)?, provisional: provisional || found.provisional })
    }

    fn unpaused_for(&self, from: i64, time: i64, beyond: Beyond) -> Result<Provisional<i64>, Refusal> {
        self.needs_hours()?;
        if time == 0 {
            return Ok(Provisional { value: from, provisional: false });
        }
        let zone = self.zone();
        let start = self.local_day(from)?.year();
        let (mut left, mut provisional) = (time, false);
        for number in start.. {
            let year = self.settled(number, beyond)?;
            provisional |= !year.published;
            let passed = if number == start { year.open_before(from, zone) } else { 0 };
            if let Some(value) = year.open_for(passed + left, zone) {
                return Ok(Provisional { value, provisional });
            }
            let open = year.open(zone);
            if open == 0 && self.is_beyond(number) {
                break;
            }
            left -= open - passed;
        }
        Err(no_working_time())
    }

    /// The microseconds open between two points; none where the second comes first.
    fn open(&self, from: i64, to: i64, beyond: Beyond) -> Result<Provisional<i64>, Refusal> {
        self.needs_hours()?;
        let mut counted = Provisional { value: 0, provisional: false };
        if to <= from {
            return Ok(counted);
        }
        let zone = self.zone();
        let (first, last) = (self.local_day(from)?.year(), self.local_day(to)?.year());
        for number in first..=last {
            let year = self.settled(number, beyond)?;
            counted.provisional |= !year.published;
            let before = if number == first { year.open_before(from, zone) } else { 0 };
            let after = if number == last { year.open_before(to, zone) } else { year.open(zone) };
            counted.value += after - before;
        }
        Ok(counted)
    }

    fn needs_hours(&self) -> Result<(), Refusal> {
        if self.has_hours() { Ok(()) } else { Err(Refusal::new(refusals::calendar::NO_HOURS)) }
    }

    /// The day on which a point falls.
    pub(crate) fn local_day(&self, at: i64) -> Result<NaiveDate, Refusal> {
        Ok(Timestamp::from_micros(at)?.day_in(self.zone()))
    }

    /// The last close on a day; none where the office is closed, or has no hours.
    pub(crate) fn close_on(&self, day: NaiveDate) -> Result<Option<Timestamp>, Refusal> {
        self.year(day.year())?.close_on(day, self.zone()).map(Timestamp::from_micros).transpose()
    }
}
