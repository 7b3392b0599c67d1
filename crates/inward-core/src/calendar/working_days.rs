//! Counting working days.

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};

use super::Calendar;
use super::year::Year;
use crate::refusal::Refusal;
use crate::text::refusals;

/// Days that are not counted, from first to last.
pub(crate) type DayRange = (NaiveDate, NaiveDate);

/// What is done where the days of a year are not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beyond {
    /// It is refused.
    Refuse,
    /// The week alone tells, and the answer is provisional.
    ByWeekday,
}

/// An answer, and whether it rests on days that are not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Provisional<T> {
    pub value: T,
    pub provisional: bool,
}

impl Calendar {
    /// The `n`-th working day after a day, which is not counted itself; before it where `n` is negative.
    /// Days that are suspended, each range from its first to its last day, are not counted.
    ///
    /// # Errors
    /// `calendar.not-published` where that leads into a year whose days are not settled,
    /// `deadline.no-working-time` where there are not so many working days, `when.reversed-range` for a
    /// range that ends before it starts.
    ///
    /// ```
    /// use inward_core::calendar::Calendar;
    /// let (china, day) = (Calendar::china(), |text: &str| text.parse().unwrap());
    /// // 7 February 2021, a Sunday, works; 11 to 17 February are Spring Festival.
    /// assert_eq!(china.add_working_days(day("2021-02-05"), 5, &[])?, day("2021-02-18"));
    /// assert_eq!(china.add_working_days(day("2021-02-18"), -1, &[])?, day("2021-02-10"));
    /// let suspended = [(day("2021-01-13"), day("2021-01-20"))];
    /// assert_eq!(china.add_working_days(day("2021-01-08"), 20, &suspended)?, day("2021-02-19"));
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn add_working_days(&self, from: NaiveDate, n: i64, suspended: &[DayRange]) -> Result<NaiveDate, Refusal> {
        let suspended = merged(suspended)?;
        if n < 0 {
            self.published(from)?;
            return Ok(self.before(from, n.saturating_neg(), &suspended, Beyond::Refuse)?.value);
        }
        self.published(from)?;
        Ok(self.after(from, n, &suspended, Beyond::Refuse)?.value)
    }

    /// How many working days lie after one day up to another, `(a, b]`: what
    /// [`Calendar::add_working_days`] counted. Negative where `b` comes first.
    ///
    /// # Errors
    /// `calendar.not-published` where any of these days lies in a year that is not settled.
    ///
    /// ```
    /// use inward_core::calendar::Calendar;
    /// let days = Calendar::china().working_days_between("2020-07-18".parse().unwrap(), "2021-01-01".parse().unwrap())?;
    /// assert_eq!(days, 115);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn working_days_between(&self, a: NaiveDate, b: NaiveDate) -> Result<i64, Refusal> {
        let (earlier, later, sign) = if a <= b { (a, b, 1) } else { (b, a, -1) };
        self.published(earlier)?;
        Ok(sign * self.within(next(earlier)?, later, Beyond::Refuse)?.value)
    }

    /// How many working days lie from one day to another, both included, `[a, b]`.
    ///
    /// # Errors
    /// `calendar.not-published` where any of these days lies in a year that is not settled,
    /// `when.reversed-range` where `b` comes first.
    ///
    /// ```
    /// use inward_core::calendar::Calendar;
    /// let days = Calendar::china().count_working_days("2021-01-01".parse().unwrap(), "2021-12-31".parse().unwrap())?;
    /// assert_eq!(days, 250);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn count_working_days(&self, a: NaiveDate, b: NaiveDate) -> Result<i64, Refusal> {
        if b < a {
            return Err(Refusal::new(refusals::when::REVERSED_RANGE).with("input", format!("{a}/{b}")));
        }
        Ok(self.within(a, b, Beyond::Refuse)?.value)
    }

    /// Whether the office works on a day.
    ///
    /// # Errors
    /// `calendar.not-published`.
    ///
    /// ```
    /// use inward_core::calendar::Calendar;
    /// assert!(Calendar::china().is_working_day("2021-02-07".parse().unwrap())?);
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn is_working_day(&self, day: NaiveDate) -> Result<bool, Refusal> {
        Ok(self.kind(day)?.works())
    }

    /// How many working days lie after one day up to another, by the week alone where a year is not
    /// settled: for ages, which are told about. None where the second comes first.
    ///
    /// ```
    /// use inward_core::calendar::Calendar;
    /// let (china, day) = (Calendar::china(), |text: &str| text.parse().unwrap());
    /// assert_eq!(china.working_days_by_week(day("2021-02-10"), day("2021-02-19")), 2);
    /// assert_eq!(china.working_days_by_week(day("2031-01-06"), day("2031-01-13")), 5);
    /// ```
    #[must_use]
    pub fn working_days_by_week(&self, a: NaiveDate, b: NaiveDate) -> i64 {
        self.within_after(a, b, Beyond::ByWeekday).map_or(0, |counted| counted.value)
    }

    /// The day itself where the office works on it, or else the first day after on which it does.
    pub(crate) fn working_day_from(&self, day: NaiveDate, beyond: Beyond) -> Result<Provisional<NaiveDate>, Refusal> {
        let year = self.settled(day.year(), beyond)?;
        if year.kind(day).works() {
            return Ok(Provisional { value: day, provisional: !year.published });
        }
        self.after(day, 1, &[], beyond)
    }

    /// The working days from one day to another, both included.
    pub(crate) fn within(
        &self,
        first: NaiveDate,
        last: NaiveDate,
        beyond: Beyond,
    ) -> Result<Provisional<i64>, Refusal> {
        let mut counted = Provisional { value: 0, provisional: false };
        if last < first {
            return Ok(counted);
        }
        for number in first.year()..=last.year() {
            let year = self.settled(number, beyond)?;
            counted.provisional |= !year.published;
            let from = if number == first.year() { year.working_before(first) } else { 0 };
            let to = if number == last.year() {
                year.working_before(last) + i64::from(year.kind(last).works())
            } else {
                year.working_days()
            };
            counted.value += to - from;
        }
        Ok(counted)
    }

    /// The working days after one day up to another.
    pub(crate) fn within_after(
        &self,
        from: NaiveDate,
        to: NaiveDate,
        beyond: Beyond,
    ) -> Result<Provisional<i64>, Refusal> {
        if to <= from {
            return Ok(Provisional { value: 0, provisional: false });
        }
        self.within(next(from)?, to, beyond)
    }

    /// The `n`-th working day before a day.
    pub(crate) fn working_day_before(
        &self,
        from: NaiveDate,
        n: i64,
        beyond: Beyond,
    ) -> Result<Provisional<NaiveDate>, Refusal> {
        self.before(from, n, &[], beyond)
    }

    /// The `n`-th working day after a day that is not suspended.
    pub(crate) fn after(
        &self,
        from: NaiveDate,
        n: i64,
        suspended: &[DayRange],
        beyond: Beyond,
    ) -> Result<Provisional<NaiveDate>, Refusal> {
        let (start, mut from, mut left, mut provisional) = (from, from, n, false);
        for &(first, last) in suspended.iter().filter(|range| range.1 > start) {
            let free = match first.pred_opt() {
                Some(before) if before > from => self.within(next(from)?, before, beyond)?,
                _ => Provisional { value: 0, provisional: false },
            };
            if left <= free.value {
                break;
            }
            left -= free.value;
            provisional |= free.provisional;
            from = last;
        }
        let found = self.unsuspended_after(from, left, beyond)?;
        Ok(Provisional { value: found.value, provisional: provisional || found.provisional })
    }

    fn unsuspended_after(&self, from: NaiveDate, n: i64, beyond: Beyond) -> Result<Provisional<NaiveDate>, Refusal> {
        if n == 0 {
            return Ok(Provisional { value: from, provisional: false });
        }
        let mut provisional = false;
        let mut before = None;
        let mut left = n;
        let start = next(from)?;
        for number in start.year().. {
            let year = self.settled(number, beyond)?;
            provisional |= !year.published;
            let passed = *before.get_or_insert_with(|| year.working_before(start));
            if let Some(value) = year.working_day(passed + left - 1) {
                return Ok(Provisional { value, provisional });
            }
            self.goes_on(&year)?;
            left -= year.working_days() - passed;
            before = Some(0);
        }
        Err(no_working_time())
    }

    fn before(
        &self,
        from: NaiveDate,
        n: i64,
        suspended: &[DayRange],
        beyond: Beyond,
    ) -> Result<Provisional<NaiveDate>, Refusal> {
        let (start, mut from, mut left, mut provisional) = (from, from, n, false);
        for &(first, last) in suspended.iter().rev().filter(|range| range.0 < start) {
            let free = match last.succ_opt() {
                Some(after) if after < from => self.within(after, previous(from)?, beyond)?,
                _ => Provisional { value: 0, provisional: false },
            };
            if left <= free.value {
                break;
            }
            left -= free.value;
            provisional |= free.provisional;
            from = first;
        }
        let end = previous(from)?;
        for number in (1..=end.year()).rev() {
            let year = self.settled(number, beyond)?;
            provisional |= !year.published;
            let passed = if number == end.year() {
                year.working_before(end) + i64::from(year.kind(end).works())
            } else {
                year.working_days()
            };
            if let Some(value) = (left <= passed).then(|| year.working_day(passed - left)).flatten() {
                return Ok(Provisional { value, provisional });
            }
            left -= passed;
        }
        Err(no_working_time())
    }

    /// The year of a number, by weekday or refused where its days are not settled.
    pub(super) fn settled(&self, number: i32, beyond: Beyond) -> Result<Arc<Year>, Refusal> {
        let year = self.year(number)?;
        if beyond == Beyond::Refuse && !year.published {
            return Err(self.not_published(number));
        }
        Ok(year)
    }

    /// Refuses to go on where no later year would bring a working day.
    fn goes_on(&self, year: &Year) -> Result<(), Refusal> {
        if year.working_days() == 0 && self.is_beyond(year.number()) { Err(no_working_time()) } else { Ok(()) }
    }
}

/// Ranges in order, those that overlap or touch made one.
pub(crate) fn merged(ranges: &[DayRange]) -> Result<Vec<DayRange>, Refusal> {
    if let Some((first, last)) = ranges.iter().find(|(first, last)| last < first) {
        return Err(Refusal::new(refusals::when::REVERSED_RANGE).with("input", format!("{first}/{last}")));
    }
    let mut ordered = ranges.to_vec();
    ordered.sort_unstable();
    let mut merged: Vec<DayRange> = Vec::with_capacity(ordered.len());
    for (first, last) in ordered {
        match merged.last_mut() {
            Some(before) if before.1.succ_opt().is_none_or(|next| first <= next) => before.1 = before.1.max(last),
            _ => merged.push((first, last)),
        }
    }
    Ok(merged)
}

pub(crate) fn no_working_time() -> Refusal {
    Refusal::new(refusals::deadline::NO_WORKING_TIME)
}

pub(crate) fn next(day: NaiveDate) -> Result<NaiveDate, Refusal> {
    plus(day, 1)
}

fn previous(day: NaiveDate) -> Result<NaiveDate, Refusal> {
    plus(day, -1)
}

/// A day so many days later.
pub(crate) fn plus(day: NaiveDate, days: i64) -> Result<NaiveDate, Refusal> {
    let moved = match u64::try_from(days) {
        Ok(days) => day.checked_add_days(Days::new(days)),
        Err(_) => day.checked_sub_days(Days::new(days.unsigned_abs())),
    };
    moved
        .filter(|day| (1..=9999).contains(&day.year()))
        .ok_or_else(|| Refusal::new(refusals::when::OUT_OF_RANGE).with("input", format!("{day} + {days}")))
}
