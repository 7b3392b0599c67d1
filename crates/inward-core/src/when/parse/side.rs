//! One side of a range, or all of a text that has no sides: a date and what is said about it.

use chrono::{Datelike, NaiveDate, Weekday};

use super::clock::{self, Clock};
use super::partial::Partial;
use super::token::{Bound, Token};
use super::{Fault, Order, date};
use crate::text::refusals::when::{NO_OFFSET, NOT_A_DATE, OUT_OF_RANGE, VAGUE};
use crate::when::{Form, Timestamp, When};

/// A date and what is said about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    pub(super) partial: Partial,
    vague: bool,
    bound: Option<Bound>,
    end: bool,
    within: bool,
    clock: Option<Clock>,
    weekday: Option<Weekday>,
}

impl Side {
    /// Takes off, from the outside in: doubt, a bound, the end of, all of, the time of day, the weekday.
    pub(super) fn read(tokens: &[Token], order: Option<Order>) -> Result<Self, Fault> {
        let (outer, tokens) = strip_vague(tokens);
        let (bound, tokens) = strip_bound(tokens)?;
        let (end, tokens) = match tokens {
            [Token::EndOf, rest @ ..] | [rest @ .., Token::End] => (true, rest),
            rest => (false, rest),
        };
        let (inner, tokens) = strip_vague(tokens);
        let (within, tokens) = match tokens {
            [rest @ .., Token::Within] => (true, rest),
            rest => (false, rest),
        };
        let (first_weekday, tokens) = match tokens {
            [Token::Weekday(day), Token::Mark(','), rest @ ..] | [Token::Weekday(day), rest @ ..] => (Some(*day), rest),
            rest => (None, rest),
        };
        let (mut last_weekday, tokens) = strip_weekday(tokens);
        let (tokens, clock) = clock::split(tokens)?;
        let tokens = if clock.is_some() && last_weekday.is_none() {
            let (weekday, rest) = strip_weekday(tokens);
            last_weekday = weekday;
            rest
        } else {
            tokens
        };
        if first_weekday.is_some() && last_weekday.is_some() {
            return Err(NOT_A_DATE.into());
        }
        Ok(Self {
            partial: date::read(tokens, order)?,
            vague: outer || inner,
            bound,
            end,
            within,
            clock,
            weekday: first_weekday.or(last_weekday),
        })
    }

    /// A text that is this side alone.
    pub(super) fn alone(self) -> Result<When, Fault> {
        let when = self.date()?;
        let Some(bound) = self.bound else {
            return if self.end { Err(VAGUE.into()) } else { Ok(when) };
        };
        let days = whole_days(&when)?;
        let (first, last) = match bound {
            // From or after the end of a year: the day is not said.
            Bound::From | Bound::After if self.end => return Err(VAGUE.into()),
            Bound::From => (days.0, None),
            Bound::After => (Some(next(days.1)?), None),
            Bound::By | Bound::Before => (None, Some(self.upto(bound, days)?)),
        };
        Ok(When::of(Form::Interval { first, last })?)
    }

    /// Reads as [`Side::alone`], up to and including what is said. For 至, to without a start.
    pub(super) fn until(mut self) -> Result<When, Fault> {
        match self.bound {
            None => self.bound = Some(Bound::By),
            Some(Bound::By | Bound::Before) => {}
            Some(_) => return Err(NOT_A_DATE.into()),
        }
        self.alone()
    }

    /// The first day of a range that starts with this side.
    pub(super) fn start(self) -> Result<Option<NaiveDate>, Fault> {
        let (first, _) = whole_days(&self.date()?)?;
        match self.bound {
            None | Some(Bound::From) if self.end => Err(VAGUE.into()),
            None | Some(Bound::From) => Ok(first),
            Some(_) => Err(NOT_A_DATE.into()),
        }
    }

    /// The last day of a range that ends with this side; its end (底) is then agreed: the last day.
    pub(super) fn finish(self) -> Result<Option<NaiveDate>, Fault> {
        let days = whole_days(&self.date()?)?;
        match self.bound {
            None => Ok(days.1),
            Some(bound @ (Bound::By | Bound::Before)) => self.upto(bound, days).map(Some),
            Some(_) => Err(NOT_A_DATE.into()),
        }
    }

    fn upto(self, bound: Bound, days: (Option<NaiveDate>, Option<NaiveDate>)) -> Result<NaiveDate, Fault> {
        match bound {
            Bound::Before if !self.end => Ok(days.0.and_then(|day| day.pred_opt()).ok_or(OUT_OF_RANGE)?),
            _ => Ok(days.1.ok_or(NOT_A_DATE)?),
        }
    }

    fn date(self) -> Result<When, Fault> {
        let form = self.partial.form()?;
        let has_end = matches!(form, Form::Month { .. } | Form::Quarter { .. } | Form::HalfYear { .. } | Form::Year(_));
        if (self.end || self.within) && !has_end {
            return Err(NOT_A_DATE.into());
        }
        let when = When::of(form)?;
        if let Some(said) = self.weekday {
            let Form::Day(day) = form else { return Err(NOT_A_DATE.into()) };
            if day.weekday() != said {
                return Err(Fault::weekday(day.weekday()));
            }
        }
        let when = match (self.clock, form) {
            (None, _) => when,
            (Some(Clock::Midnight), Form::Day(_)) => when,
            (Some(Clock::Local), Form::Day(_)) => return Err(NO_OFFSET.into()),
            (Some(Clock::At(time, offset)), Form::Day(day)) => {
                let at = Timestamp::from_local(day.and_time(time), offset).ok_or(OUT_OF_RANGE)?;
                When::of(Form::Instant { at, offset })?
            }
            (Some(_), _) => return Err(NOT_A_DATE.into()),
        };
        if self.vague { Err(VAGUE.into()) } else { Ok(when) }
    }
}

/// First and last day; an interval is made of days, not of instants.
fn whole_days(when: &When) -> Result<(Option<NaiveDate>, Option<NaiveDate>), Fault> {
    match when.form() {
        Form::Instant { .. } => Err(NOT_A_DATE.into()),
        _ => Ok((when.first(), when.last())),
    }
}

fn next(day: Option<NaiveDate>) -> Result<NaiveDate, Fault> {
    Ok(day.and_then(|day| day.succ_opt()).ok_or(OUT_OF_RANGE)?)
}

fn strip_vague(tokens: &[Token]) -> (bool, &[Token]) {
    match tokens {
        [Token::Vague, Token::Mark('-' | '.'), rest @ ..] | [Token::Vague, rest @ ..] | [rest @ .., Token::Vague] => {
            (true, strip_vague(rest).1)
        }
        rest => (false, rest),
    }
}

/// A bound before the date, behind it, or the same on both sides: 自…起, 截至…止, 截至…前.
fn strip_bound(tokens: &[Token]) -> Result<(Option<Bound>, &[Token]), Fault> {
    let (lead, tokens) = match tokens {
        [Token::Lead(bound), rest @ ..] => (Some(*bound), rest),
        rest => (None, rest),
    };
    let (trail, tokens) = match tokens {
        [rest @ .., Token::Trail(bound)] => (Some(*bound), rest),
        rest => (None, rest),
    };
    match (lead, trail) {
        (None, bound) | (bound, None) => Ok((bound, tokens)),
        (Some(a), Some(b)) if a == b => Ok((lead, tokens)),
        (Some(Bound::By), Some(Bound::Before)) => Ok((trail, tokens)),
        _ => Err(NOT_A_DATE.into()),
    }
}

fn strip_weekday(tokens: &[Token]) -> (Option<Weekday>, &[Token]) {
    match tokens {
        [rest @ .., Token::Mark('('), Token::Weekday(day), Token::Mark(')')]
        | [rest @ .., Token::Mark(','), Token::Weekday(day)]
        | [rest @ .., Token::Weekday(day)] => (Some(*day), rest),
        rest => (None, rest),
    }
}
