//! Counting a limit out: from a start to the last day, or to the moment.

use chrono::NaiveDate;

use super::due::{Asked, Start};
use super::rule::{Ends, Limit, RestDay, SameDay};
use crate::calendar::{Beyond, DayRange, Pause, Provisional, Roll, months_after, next_day, plus_days};
use crate::refusal::Refusal;
use crate::text::refusals::{self, deadline as codes};
use crate::when::{Timestamp, When};

/// Where counting led.
#[derive(Clone, Copy, Debug)]
pub(super) struct Counted {
    pub at: Timestamp,
    /// The last day as counted, and as moved; none for limits that end at a moment.
    pub days: Option<(NaiveDate, NaiveDate)>,
    pub provisional: bool,
}

/// No limit is longer: two hundred years.
const LONGEST_DAYS: u64 = 73_000;

impl Asked {
    /// Counts the limit out with these pauses, all of them closed and merged.
    pub(super) fn count(&self, limit: &Limit, further: &[&Limit], pauses: &[Pause]) -> Result<Counted, Refusal> {
        let too_long = match limit {
            Limit::NaturalDays(n) | Limit::WorkingDays(n) => u64::from(*n) > LONGEST_DAYS,
            Limit::Months(n) => u64::from(*n) > LONGEST_DAYS / 30,
            Limit::Years(n) => u64::from(*n) > LONGEST_DAYS / 365,
            Limit::Hours(n) | Limit::WorkingTime(n) => *n > LONGEST_DAYS * 86_400,
            Limit::SameDay(_) | Limit::On(_) => false,
        };
        if too_long {
            return Err(Refusal::new(codes::TOO_LONG).with_word("limit", &limit.label()));
        }
        if self.rule.before.is_some() && !limit.is_in_days() {
            return Err(Refusal::new(codes::NEEDS_DAYS));
        }
        let counted = match limit {
            Limit::Hours(seconds) => self.hours(micros(*seconds), pauses)?,
            Limit::WorkingTime(seconds) => {
                let open = self.calendar.open_for(self.moment(limit)?, micros(*seconds), pauses, Beyond::ByWeekday)?;
                Counted { at: open.value, days: None, provisional: open.provisional }
            }
            Limit::SameDay(rule) => self.same_day(*rule, limit, pauses)?,
            _ => self.days(limit, further, pauses)?,
        };
        self.to_a_date(counted, further)
    }

    /// The start as a moment.
    fn moment(&self, limit: &Limit) -> Result<Timestamp, Refusal> {
        match self.start {
            Start::At(at) => Ok(at),
            Start::On(day) => {
                Err(Refusal::new(codes::START_NEEDS_TIME).with("start", day).with_word("limit", &limit.label()))
            }
            Start::Unknown => Err(Refusal::new(codes::NO_START)),
        }
    }

    /// The day of the start.
    pub(super) fn start_day(&self) -> Result<NaiveDate, Refusal> {
        match self.start {
            Start::At(at) => Ok(at.day_in(self.calendar.zone())),
            Start::On(day) => Ok(day),
            Start::Unknown => Err(Refusal::new(codes::NO_START)),
        }
    }

    fn hours(&self, time: i64, pauses: &[Pause]) -> Result<Counted, Refusal> {
        let start = self.moment(&self.rule.limit)?;
        let (mut at, mut left) = (start.as_micros(), time);
        for pause in pauses.iter().filter(|pause| pause.to().is_none_or(|to| to > start)) {
            let free = (pause.from().as_micros() - at).max(0);
            if left <= free {
                break;
            }
            left -= free;
            at = pause.to().map_or(at, |to| to.as_micros().max(at));
        }
        Ok(Counted { at: Timestamp::from_micros(at.saturating_add(left))?, days: None, provisional: false })
    }

    fn same_day(&self, rule: SameDay, limit: &Limit, pauses: &[Pause]) -> Result<Counted, Refusal> {
        let zone = self.calendar.zone();
        let at = self.moment(limit)?;
        let day = at.day_in(zone);
        let since_midnight = (at.as_micros() - Timestamp::start_of_day(day, zone).as_micros()) / 1_000_000;
        let works = self.calendar.works_by(day)?;
        let in_time = works.value && since_midnight < i64::from(rule.cutoff);
        let mut counted = if in_time || rule.rest_day == RestDay::ThatDay {
            self.ending(Provisional { value: day, provisional: works.provisional }, day, Ends::EndOfDay)?
        } else {
            let next = self.calendar.working_day_from(next_day(day)?, Beyond::ByWeekday)?;
            self.ending(next, next.value, Ends::CloseOfBusiness)?
        };
        // A day on which the clock is paused is not the day.
        let suspended = self.suspended(pauses);
        while let Some((_, last)) =
            suspended.iter().find(|range| counted.days.is_some_and(|(_, day)| range.0 <= day && day <= range.1))
        {
            let next = match rule.rest_day {
                RestDay::ThatDay => Provisional { value: next_day(*last)?, provisional: false },
                RestDay::NextWorkingDay => self.calendar.working_day_from(next_day(*last)?, Beyond::ByWeekday)?,
            };
            counted = self.ending(next, next.value, Ends::EndOfDay)?;
        }
        Ok(counted)
    }

    fn days(&self, limit: &Limit, further: &[&Limit], pauses: &[Pause]) -> Result<Counted, Refusal> {
        if self.rule.before.is_some() {
            return self.days_before(limit);
        }
        let suspended = self.suspended(pauses);
        let mut last = match limit {
            Limit::On(date) => {
                let last = date.last().ok_or_else(|| Refusal::new(codes::NO_END).with("date", date))?;
                let from = match self.start {
                    Start::At(_) | Start::On(_) => self.start_day()?,
                    Start::Unknown => suspended.first().and_then(|range| range.0.pred_opt()).unwrap_or(last).min(last),
                };
                Provisional { value: repaid(from, last, &suspended)?, provisional: false }
            }
            _ => {
                let start = self.start_day()?;
                let from = if self.rule.counts_first_day { plus_days(start, -1)? } else { start };
                self.counted_on(from, limit, &suspended)?
            }
        };
        for limit in further.iter().filter(|limit| !limit.is_fixed()) {
            let more = self.counted_on(last.value, limit, &suspended)?;
            last = Provisional { value: more.value, provisional: last.provisional || more.provisional };
        }
        let rolled = self.rolled(last, limit, &suspended)?;
        Ok(match limit {
            Limit::On(date) => at_the_hour(rolled, date, self.calendar.zone())?,
            _ => rolled,
        })
    }

    /// The last day of a limit that is counted after a day.
    fn counted_on(
        &self,
        from: NaiveDate,
        limit: &Limit,
        suspended: &[DayRange],
    ) -> Result<Provisional<NaiveDate>, Refusal> {
        let settled = |value| Provisional { value, provisional: false };
        match limit {
            Limit::WorkingDays(n) => self.calendar.after(from, i64::from(*n), suspended, Beyond::ByWeekday),
            Limit::NaturalDays(n) => Ok(settled(repaid(from, plus_days(from, i64::from(*n))?, suspended)?)),
            Limit::Months(n) => Ok(settled(repaid(from, self.months(from, *n)?, suspended)?)),
            Limit::Years(n) => Ok(settled(repaid(from, self.months(from, n.saturating_mul(12))?, suspended)?)),
            _ => Ok(settled(from)),
        }
    }

    /// The corresponding day; where the first day counts, `from` is the day before it.
    fn months(&self, from: NaiveDate, months: u32) -> Result<NaiveDate, Refusal> {
        if self.rule.counts_first_day {
            plus_days(months_after(next_day(from)?, months)?, -1)
        } else {
            months_after(from, months)
        }
    }

    fn days_before(&self, limit: &Limit) -> Result<Counted, Refusal> {
        let event = self.start_day()?;
        let day = match limit {
            Limit::WorkingDays(n) => self.calendar.working_day_before(event, i64::from(*n), Beyond::ByWeekday)?,
            Limit::NaturalDays(n) => Provisional { value: plus_days(event, -i64::from(*n))?, provisional: false },
            Limit::Months(n) => Provisional { value: months_before(event, *n)?, provisional: false },
            Limit::Years(n) => Provisional { value: months_before(event, n.saturating_mul(12))?, provisional: false },
            _ => return Err(Refusal::new(codes::NEEDS_DAYS)),
        };
        self.ending(day, day.value, self.rule.ends)
    }

    /// The last day moved off rest days, and off days on which the clock is paused.
    fn rolled(&self, last: Provisional<NaiveDate>, limit: &Limit, suspended: &[DayRange]) -> Result<Counted, Refusal> {
        let rolls =
            !limit.is_fixed() && !matches!(limit, Limit::WorkingDays(_)) && self.rule.roll == Roll::NextWorkingDay;
        if !rolls {
            return self.ending(last, last.value, self.rule.ends);
        }
        let mut rolled = self.calendar.working_day_from(last.value, Beyond::ByWeekday)?;
        while let Some((_, paused)) = suspended.iter().find(|range| range.0 <= rolled.value && rolled.value <= range.1)
        {
            rolled = self.calendar.working_day_from(next_day(*paused)?, Beyond::ByWeekday)?;
        }
        rolled.provisional |= last.provisional;
        self.ending(rolled, last.value, self.rule.ends)
    }

    fn ending(&self, day: Provisional<NaiveDate>, raw: NaiveDate, ends: Ends) -> Result<Counted, Refusal> {
        let close = match ends {
            Ends::CloseOfBusiness => self.calendar.close_on(day.value)?,
            Ends::EndOfDay => None,
        };
        let at = close.unwrap_or_else(|| Timestamp::end_of_day(day.value, self.calendar.zone()));
        Ok(Counted { at, days: Some((raw, day.value)), provisional: day.provisional })
    }

    /// Extensions to a date: the later of both.
    fn to_a_date(&self, counted: Counted, further: &[&Limit]) -> Result<Counted, Refusal> {
        let mut counted = counted;
        for limit in further {
            let Limit::On(date) = limit else { continue };
            let last = date.last().ok_or_else(|| Refusal::new(codes::NO_END).with("date", date))?;
            let to =
                self.ending(Provisional { value: last, provisional: counted.provisional }, last, self.rule.ends)?;
            if to.at > counted.at {
                counted = to;
            }
        }
        Ok(counted)
    }

    /// The days on which the clock is paused, be it for a moment.
    pub(super) fn suspended(&self, pauses: &[Pause]) -> Vec<DayRange> {
        let zone = self.calendar.zone();
        let mut days: Vec<DayRange> = Vec::with_capacity(pauses.len());
        for pause in pauses {
            let Some(to) = pause.to() else { continue };
            let last = Timestamp::from_micros(to.as_micros() - 1).unwrap_or(to).day_in(zone);
            let first = pause.from().day_in(zone);
            match days.last_mut() {
                Some(before) if before.1.succ_opt().is_none_or(|next| first <= next) => before.1 = before.1.max(last),
                _ => days.push((first, last)),
            }
        }
        days
    }
}

/// A fixed date that names the hour is due at that hour, on the day to which it was moved.
fn at_the_hour(counted: Counted, date: &When, zone: chrono_tz::Tz) -> Result<Counted, Refusal> {
    let (Some(at), Some((_, last))) = (date.timestamp(), counted.days) else { return Ok(counted) };
    let moved = last.signed_duration_since(at.day_in(zone)).num_days();
    let at = Timestamp::from_micros(at.as_micros() + moved * 86_400_000_000)?;
    Ok(Counted { at, ..counted })
}

fn micros(seconds: u64) -> i64 {
    i64::try_from(seconds).unwrap_or(i64::MAX).saturating_mul(1_000_000)
}

/// The last day of a period after `from` when days that are suspended are repaid behind its end.
fn repaid(from: NaiveDate, end: NaiveDate, suspended: &[DayRange]) -> Result<NaiveDate, Refusal> {
    let mut end = end;
    for &(first, last) in suspended {
        let first = first.max(next_day(from)?);
        if first > end {
            break;
        }
        if last >= first {
            end = plus_days(end, last.signed_duration_since(first).num_days() + 1)?;
        }
    }
    Ok(end)
}

fn months_before(day: NaiveDate, months: u32) -> Result<NaiveDate, Refusal> {
    let earlier = day.checked_sub_months(chrono::Months::new(months));
    let out_of_range = || Refusal::new(refusals::when::OUT_OF_RANGE).with("input", format!("{day} - {months} months"));
    plus_days(earlier.ok_or_else(out_of_range)?, 0)
}
