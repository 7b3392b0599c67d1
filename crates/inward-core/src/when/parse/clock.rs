//! The time of day behind a date.

use chrono::{FixedOffset, NaiveTime};

use super::Fault;
use super::token::{Number, Token};
use crate::text::refusals::when::{INVALID_OFFSET, INVALID_TIME, NOT_A_DATE};

/// What is said about the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// 00:00 without an offset, which is how spreadsheets and databases export a day.
    Midnight,
    /// A time of day without an offset.
    Local,
    /// A time of day with its offset.
    At(NaiveTime, FixedOffset),
}

/// Parts the time of day from the date before it.
pub(super) fn split(tokens: &[Token]) -> Result<(&[Token], Option<Clock>), Fault> {
    let cut = |end: usize| tokens.split_at_checked(end).unwrap_or((tokens, &[]));
    if let Some(word) = tokens.iter().position(|token| *token == Token::Hour) {
        // 10时, 10点 have their number before them, 上午10:00 behind.
        let (before, _) = cut(word);
        let date = match before {
            [date @ .., Token::Day, Token::Number(_)] if date.len() + 2 == word => cut(word - 1).0,
            _ => before,
        };
        return Ok((date, Some(Clock::Local)));
    }
    if let Some(colon) = tokens.iter().position(|token| *token == Token::Mark(':')) {
        let (date, time) = cut(colon.saturating_sub(1));
        let date = match date {
            [date @ .., Token::Letter('t') | Token::Mark(',')] => date,
            date => date,
        };
        return Ok((date, Some(read(time)?)));
    }
    if let Some(t) = tokens.iter().position(|token| *token == Token::Letter('t'))
        && let (date, [_, Token::Number(time), rest @ ..]) = cut(t)
        && let (digits @ (4 | 6), value) = (time.digits, time.value)
    {
        let seconds = if digits == 6 { value } else { value * 100 };
        return Ok((date, Some(finish(seconds / 10_000, seconds / 100 % 100, seconds % 100, 0, rest)?)));
    }
    Ok((tokens, None))
}

fn read(tokens: &[Token]) -> Result<Clock, Fault> {
    let [Token::Number(hour), Token::Mark(':'), Token::Number(minute), rest @ ..] = tokens else {
        return Err(NOT_A_DATE.into());
    };
    let (second, rest) = match rest {
        [Token::Mark(':'), Token::Number(second), rest @ ..] => (*second, rest),
        rest => (Number { value: 0, digits: 2 }, rest),
    };
    let (micros, rest) = match rest {
        [Token::Mark('.' | ','), Token::Number(fraction), rest @ ..] => (micros(*fraction)?, rest),
        rest => (0, rest),
    };
    if hour.digits > 2 || minute.digits != 2 || second.digits != 2 {
        return Err(NOT_A_DATE.into());
    }
    match rest {
        [Token::Noon { after }, rest @ ..] => {
            if !(1..=12).contains(&hour.value) {
                return Err(INVALID_TIME.into());
            }
            let hour = hour.value % 12 + if *after { 12 } else { 0 };
            finish(hour, minute.value, second.value, micros, rest)
        }
        rest => finish(hour.value, minute.value, second.value, micros, rest),
    }
}

/// A fraction of a second in microseconds, what is finer cut off.
fn micros(fraction: Number) -> Result<u64, Fault> {
    let digits = u32::try_from(fraction.digits).unwrap_or(u32::MAX);
    match digits {
        0..=6 => Ok(fraction.value * 10_u64.pow(6 - digits)),
        7..=18 => Ok(fraction.value / 10_u64.pow(digits - 6)),
        _ => Err(NOT_A_DATE.into()),
    }
}

fn finish(hour: u64, minute: u64, second: u64, micros: u64, rest: &[Token]) -> Result<Clock, Fault> {
    let short = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let time =
        NaiveTime::from_hms_micro_opt(short(hour), short(minute), short(second), short(micros)).ok_or(INVALID_TIME)?;
    Ok(match offset(rest)? {
        Some(offset) => Clock::At(time, offset),
        None if time == NaiveTime::MIN => Clock::Midnight,
        None => Clock::Local,
    })
}

fn offset(tokens: &[Token]) -> Result<Option<FixedOffset>, Fault> {
    let (sign, hours, minutes) = match tokens {
        [] => return Ok(None),
        [Token::Letter('z')] => ('+', 0, 0),
        [Token::Mark(sign), Token::Number(hours), Token::Mark(':'), Token::Number(minutes)]
            if hours.digits == 2 && minutes.digits == 2 =>
        {
            (*sign, hours.value, minutes.value)
        }
        [Token::Mark(sign), Token::Number(both)] if both.digits == 4 => (*sign, both.value / 100, both.value % 100),
        [Token::Mark(sign), Token::Number(hours)] if hours.digits == 2 => (*sign, hours.value, 0),
        _ => return Err(NOT_A_DATE.into()),
    };
    if hours > 23 || minutes > 59 {
        return Err(INVALID_OFFSET.into());
    }
    let seconds = i32::try_from((hours * 60 + minutes) * 60).unwrap_or(i32::MAX);
    let offset = match sign {
        '+' => FixedOffset::east_opt(seconds),
        '-' => FixedOffset::west_opt(seconds),
        _ => return Err(NOT_A_DATE.into()),
    };
    Ok(Some(offset.ok_or(INVALID_OFFSET)?))
}
