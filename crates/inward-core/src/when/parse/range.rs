//! Finds the two sides of a range, if a text has them.
//!
//! A hyphen or a slash may stand within a date or between two. It stands between two only where no
//! date could have it; all rules are in [`slash`] and [`hyphen`].

use super::partial::complete;
use super::side::Side;
use super::token::Token;
use super::{Fault, Order, Part};
use crate::text::refusals::when::{NOT_A_DATE, VAGUE};
use crate::when::{Form, When};

/// Reads a whole text.
pub(super) fn read(tokens: &[Token], order: Option<Order>) -> Result<When, Fault> {
    if tokens.contains(&Token::Unknown) {
        return Err(NOT_A_DATE.into());
    }
    let mut strong = tokens.iter().enumerate().filter(|(_, token)| matches!(token, Token::To | Token::Dash));
    match (strong.next(), strong.next()) {
        (Some((at, token)), None) => match split(tokens, at) {
            ([], right) if *token == Token::To => Side::read(right, order)?.until(),
            // Up to now: it depends on the day of writing.
            (left, [Token::Now]) => Side::read(left, order)?.start().and(Err(VAGUE.into())),
            (left, right) => between(left, right, order),
        },
        (Some(_), Some(_)) => Err(NOT_A_DATE.into()),
        (None, _) => match slash(tokens).or_else(|| hyphen(tokens)) {
            Some((left, right)) => between(left, right, order),
            None => Side::read(tokens, order)?.alone(),
        },
    }
}

fn between(left: &[Token], right: &[Token], order: Option<Order>) -> Result<When, Fault> {
    let (first, last) = match (left, right) {
        ([Token::Open], right) => (None, Side::read(right, order)?.finish()?),
        (left, [Token::Open]) => (Side::read(left, order)?.start()?, None),
        (left, right) => {
            let (mut left, mut right) = (Side::read(left, order)?, Side::read(right, order)?);
            // 2020—7月: a whole year to a month of it says nothing.
            if left.partial.part == Part::Year && right.partial.year.is_none() {
                return Err(NOT_A_DATE.into());
            }
            (left.partial, right.partial) = complete(left.partial, right.partial);
            (left.start()?, right.finish()?)
        }
    };
    Ok(When::of(Form::Interval { first, last })?)
}

type Sides<'a> = (&'a [Token], &'a [Token]);

fn split(tokens: &[Token], at: usize) -> Sides<'_> {
    let (left, rest) = tokens.split_at_checked(at).unwrap_or((tokens, &[]));
    (left, rest.get(1..).unwrap_or_default())
}

fn is_year(token: Option<&Token>) -> bool {
    matches!(token, Some(Token::Number(number)) if number.digits == 4)
}

/// An ISO interval has one slash. `2020/7`, `07/2020`, `7/18`, `2020/Q3` and `Q3/2020` are dates,
/// and `2020/7-12` has its range elsewhere.
fn slash(tokens: &[Token]) -> Option<Sides<'_>> {
    let mut slashes = tokens.iter().enumerate().filter(|(_, token)| **token == Token::Mark('/'));
    let ((at, _), None) = (slashes.next()?, slashes.next()) else { return None };
    let (left, right) = split(tokens, at);
    let apart = match (left, right) {
        ([], _) | (_, []) => false,
        ([Token::Open], _) | (_, [Token::Open]) => true,
        ([Token::Letter(_), Token::Number(_)], [_]) => false,
        ([_], [_]) => is_year(left.first()) && is_year(right.first()),
        ([_], _) => is_year(left.first()) && is_year(right.first()),
        _ => true,
    };
    apart.then_some((left, right))
}

/// A hyphen stands between two dates where both are years (`2019-2021`), where the dates are written
/// with other marks or units (`2020.7.18-12.18`, `2020年7-12月`, `2020Q1-Q3`), between two names of
/// months or two days before a name (`18-25 July 2020`), or as the middle one of two ISO dates.
fn hyphen(tokens: &[Token]) -> Option<Sides<'_>> {
    let hyphens: Vec<usize> = tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| **token == Token::Mark('-') && !starts_offset(tokens, *at))
        .map(|(at, _)| at)
        .collect();
    let at = *hyphens.get(hyphens.len() / 2)?;
    if hyphens.len().is_multiple_of(2) {
        return None;
    }
    let (left, right) = split(tokens, at);
    let is_range = if hyphens.len() > 1 {
        is_year(left.first()) && is_year(right.first())
    } else {
        match (left, right) {
            ([], _) | (_, []) => false,
            ([_], [next, ..]) if is_year(left.first()) => is_year(Some(next)),
            ([Token::Number(a)], [Token::Number(b), Token::Name(_) | Token::Nth, ..]) => a.digits <= 2 && b.digits <= 2,
            ([.., Token::Name(_)], [Token::Name(_), ..]) => true,
            _ => left.iter().any(divides),
        }
    };
    is_range.then_some((left, right))
}

/// What shows that a date is not written with hyphens.
fn divides(token: &Token) -> bool {
    matches!(
        token,
        Token::Mark('.' | '/')
            | Token::Year
            | Token::Month
            | Token::Day
            | Token::Quarter
            | Token::Half(_)
            | Token::Third(_)
            | Token::Letter('q' | 'h' | 'w')
    )
}

/// Whether the hyphen at that place is the sign of an offset: `10:00-05:00`, `10:00:00-0500`.
fn starts_offset(tokens: &[Token], at: usize) -> bool {
    let (before, after) = split(tokens, at);
    let after_time = matches!(before, [.., Token::Mark(':'), Token::Number(_)])
        || matches!(before, [.., Token::Mark(':'), Token::Number(_), Token::Mark('.' | ','), Token::Number(_)]);
    after_time
        && match after {
            [Token::Number(_)] | [Token::Number(_), Token::Mark('/'), ..] => true,
            [Token::Number(hours), Token::Mark(':'), ..] => hours.digits == 2,
            _ => false,
        }
}
