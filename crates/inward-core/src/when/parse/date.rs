//! A date itself, with nothing said about it.

use chrono::Weekday;

use super::partial::{Part, Partial};
use super::token::{Bound, Number, Token};
use super::{Fault, Order, english};
use crate::text::refusals::when::{
    AMBIGUOUS_NUMBER, AMBIGUOUS_ORDER, INVALID_DATE, NOT_A_DATE, OUT_OF_RANGE, TWO_DIGIT_YEAR, VAGUE,
};
use crate::when::form::day_of;

/// Reads a date that may lack its year.
pub(super) fn read(tokens: &[Token], order: Option<Order>) -> Result<Partial, Fault> {
    if tokens.iter().any(|token| matches!(token, Token::Name(_))) {
        return english::read(tokens);
    }
    match tokens {
        [] => Err(NOT_A_DATE.into()),
        [Token::Number(number)] => bare(*number),
        [Token::Number(first), Token::Year, rest @ ..] => match (first.digits, first.year()) {
            (_, Some(year)) => within_year(year, rest),
            (2, _) => Err(TWO_DIGIT_YEAR.into()),
            (5.., _) => Err(OUT_OF_RANGE.into()),
            _ => Err(NOT_A_DATE.into()),
        },
        [Token::Number(first), rest @ ..] if first.digits == 4 => match first.year() {
            Some(year) => within_year(year, rest),
            None => Err(NOT_A_DATE.into()),
        },
        [Token::Letter(unit), Token::Number(number), Token::Mark('-' | '/'), Token::Number(year)]
        | [Token::Letter(unit), Token::Number(number), Token::Number(year)]
        | [Token::Number(number), Token::Letter(unit), Token::Number(year)] => year_last_unit(*unit, *number, *year),
        [Token::Number(_), Token::Mark(_), ..] => year_last_or_missing(tokens, order),
        _ => in_year(tokens)?.map(Partial::without_year).ok_or_else(|| NOT_A_DATE.into()),
    }
}

fn bare(number: Number) -> Result<Partial, Fault> {
    if let Some(year) = number.year() {
        return Ok(Partial::of_year(year, Part::Year));
    }
    if number.digits == 8
        && let Ok(number) = u32::try_from(number.value)
        && let Ok(year) = i32::try_from(number / 10_000)
    {
        return Ok(Partial::of_year(year, Part::Day(number / 100 % 100, number % 100)));
    }
    let number = number.short().ok_or(AMBIGUOUS_NUMBER)?;
    Ok(Partial::without_year(Part::Bare(number)))
}

/// `Q3 2020`, `3Q2020`, `H2-2020`.
fn year_last_unit(unit: char, number: Number, year: Number) -> Result<Partial, Fault> {
    match (lettered(unit, number), year.year()) {
        (Some(part), Some(year)) if unit != 'w' => Ok(Partial::year_last(year, part)),
        _ => Err(NOT_A_DATE.into()),
    }
}

fn within_year(year: i32, rest: &[Token]) -> Result<Partial, Fault> {
    let part = match in_year(rest)? {
        Some(part) => Some(part),
        None => numeric(rest)?,
    };
    Ok(Partial::of_year(year, part.ok_or(NOT_A_DATE)?))
}

/// What can follow 2020年 and, since the other side of a range may say the year, also stand alone.
fn in_year(tokens: &[Token]) -> Result<Option<Part>, Fault> {
    let part = match *tokens {
        [] | [Token::Year] => Some(Part::Year),
        [Token::Half(half)] => Some(Part::Half(half)),
        [Token::Number(number), Token::Quarter] | [Token::Ordinal, Token::Number(number), Token::Quarter] => {
            number.short().map(Part::Quarter)
        }
        [Token::Number(month), Token::Month] => number_of(month, Part::Month),
        [Token::Number(month), Token::Month, Token::Third(third)] => {
            number_of(month, |month| Part::Third(month, third))
        }
        [Token::Number(month), Token::Month, Token::Number(day)]
        | [Token::Number(month), Token::Month, Token::Number(day), Token::Day] => day_in_year(month, day),
        [Token::Number(day), Token::Day] => number_of(day, Part::DayOfMonth),
        [Token::Third(third)] => Some(Part::ThirdOfMonth(third)),
        [Token::Number(number)] | [Token::Ordinal, Token::Number(number)] => number_of(number, Part::Bare),
        [Token::Letter(unit), Token::Number(number)] => lettered(unit, number),
        // 前三季度, 前六个月
        [Token::Trail(Bound::Before), Token::Number(count), Token::Quarter] => match count.short() {
            Some(quarters @ 1..=4) => Some(Part::FirstMonths(quarters * 3)),
            _ => return Err(INVALID_DATE.into()),
        },
        [Token::Trail(Bound::Before), Token::Number(count), Token::Count, Token::Month] => {
            count.short().map(Part::FirstMonths)
        }
        // Which days the third week has is not agreed; 2020-W03 is.
        [Token::Ordinal, Token::Number(_), Token::Week] => return Err(VAGUE.into()),
        _ => None,
    };
    Ok(part)
}

/// What can follow a year in digits: `-07`, `.7.18`, `-07-T1`, `-W03-2`, `/Q3`.
fn numeric(rest: &[Token]) -> Result<Option<Part>, Fault> {
    let part = match *rest {
        [Token::Mark('.'), Token::Number(month)] if month.digits > 2 => return Err(AMBIGUOUS_NUMBER.into()),
        [Token::Mark('-'), Token::Number(year), Token::Year] if year.digits == 2 => return Err(TWO_DIGIT_YEAR.into()),
        [Token::Mark('-' | '/' | '.'), Token::Number(month)]
        | [Token::Mark('-' | '/' | '.'), Token::Number(month), Token::Month] => number_of(month, Part::Month),
        [Token::Mark(a @ ('-' | '/' | '.')), Token::Number(month), Token::Mark(b), Token::Number(day)]
        | [Token::Mark(a @ ('-' | '/' | '.')), Token::Number(month), Token::Mark(b), Token::Number(day), Token::Day]
            if a == b =>
        {
            day_in_year(month, day)
        }
        [Token::Mark('-' | '/' | '.'), Token::Number(month), Token::Third(third)]
        | [Token::Mark('-'), Token::Number(month), Token::Mark('-'), Token::Third(third)] => {
            number_of(month, |month| Part::Third(month, third))
        }
        [Token::Mark('-'), Token::Number(month), Token::Mark('-'), Token::Letter('t'), Token::Number(third)] => {
            month.short().zip(third.short()).map(|(month, third)| Part::Third(month, third))
        }
        [Token::Mark('-' | '/'), Token::Letter(unit), Token::Number(number)] => lettered(unit, number),
        [Token::Mark('-'), Token::Letter('w'), Token::Number(week), Token::Mark('-'), Token::Number(day)] => {
            match (week.short(), iso_weekday(day)) {
                (Some(week), Some(day)) => Some(Part::WeekDay(week, day)),
                _ => return Err(INVALID_DATE.into()),
            }
        }
        _ => None,
    };
    Ok(part)
}

fn number_of(number: Number, part: impl FnOnce(u32) -> Part) -> Option<Part> {
    number.short().map(part)
}

fn day_in_year(month: Number, day: Number) -> Option<Part> {
    month.short().zip(day.short()).map(|(month, day)| Part::Day(month, day))
}

fn lettered(unit: char, number: Number) -> Option<Part> {
    let number = number.short()?;
    match unit {
        'q' => Some(Part::Quarter(number)),
        'h' => Some(Part::Half(number)),
        'w' => Some(Part::Week(number)),
        _ => None,
    }
}

fn iso_weekday(number: Number) -> Option<Weekday> {
    let from_monday = u8::try_from(number.value).ok()?.checked_sub(1)?;
    Weekday::try_from(from_monday).ok()
}

/// Numbers of which the first is no year: the last one is, or there is none.
fn year_last_or_missing(tokens: &[Token], order: Option<Order>) -> Result<Partial, Fault> {
    match *tokens {
        [Token::Number(a), Token::Mark(one), Token::Number(b), Token::Mark(two), Token::Number(c)]
            if one == two && matches!(one, '-' | '/' | '.') =>
        {
            match (a.short(), b.short(), c.year()) {
                (Some(a), Some(b), Some(year)) => day_and_month(a, b, year, order),
                (Some(_), Some(_), None) if c.digits <= 2 && (a.digits == 2 || c.digits == 2) => {
                    Err(TWO_DIGIT_YEAR.into())
                }
                (None, Some(_), _) if a.digits > 4 && c.digits <= 2 => Err(OUT_OF_RANGE.into()),
                _ => Err(NOT_A_DATE.into()),
            }
        }
        [Token::Number(a), Token::Mark(mark), Token::Number(b)] => match (mark, a.short(), b.short(), b.year()) {
            ('-' | '/', Some(month), _, Some(year)) => Ok(Partial::year_last(year, Part::Month(month))),
            ('-' | '/', Some(a @ 1..=31), Some(b @ 1..=31), _) if a <= 12 || b <= 12 => {
                Ok(Partial::without_year(Part::Pair { month: a, day: b, dotted: false }))
            }
            ('.', Some(a), Some(b), _) => Ok(Partial::without_year(Part::Pair { month: a, day: b, dotted: true })),
            ('.', ..) => Err(AMBIGUOUS_NUMBER.into()),
            _ => Err(NOT_A_DATE.into()),
        },
        _ => Err(NOT_A_DATE.into()),
    }
}

/// Without a given order the text is read if only one order makes a day of it, or both the same.
fn day_and_month(a: u32, b: u32, year: i32, order: Option<Order>) -> Result<Partial, Fault> {
    let (day_first, month_first) = (Part::Day(b, a), Part::Day(a, b));
    let part = match order {
        Some(Order::Dmy) => day_first,
        Some(Order::Mdy) => month_first,
        None => match (day_of(year, b, a), day_of(year, a, b)) {
            (Ok(one), Ok(other)) if one != other => return Err(AMBIGUOUS_ORDER.into()),
            (Ok(_), _) => day_first,
            (Err(_), _) => month_first,
        },
    };
    Ok(Partial::year_last(year, part))
}
