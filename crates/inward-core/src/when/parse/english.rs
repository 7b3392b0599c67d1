//! Dates with the name of a month.

use super::Fault;
use super::partial::{Part, Partial};
use super::token::{Number, Token};
use crate::text::refusals::when::{NOT_A_DATE, TWO_DIGIT_YEAR};

/// `18 July 2020`, `July 18th, 2020`, `18-Jul-2020`, `2020 July`, and the like.
pub(super) fn read(tokens: &[Token]) -> Result<Partial, Fault> {
    if let [Token::Mark(_), ..] | [.., Token::Mark('-' | '/' | ',')] = tokens {
        return Err(NOT_A_DATE.into());
    }
    let parts: Vec<Token> = tokens
        .iter()
        .filter(|token| !matches!(token, Token::Mark('.' | ',' | '-' | '/') | Token::Nth))
        .copied()
        .collect();
    let month = |month, year: Option<i32>| year.map(|year| Partial::year_last(year, Part::Month(month)));
    let read = match *parts.as_slice() {
        [Token::Name(name)] => Some(Partial::without_year(Part::Month(name))),
        [Token::Name(name), Token::Number(number)] => {
            month(name, number.year()).or_else(|| Some(Partial::without_year(Part::Day(name, number.short()?))))
        }
        [Token::Number(number), Token::Name(name)] => match number.year() {
            Some(year) => Some(Partial::of_year(year, Part::Month(name))),
            None => number.short().map(|day| Partial::without_year(Part::Day(name, day))),
        },
        [Token::Number(first), Token::Name(name), Token::Number(last)] => match (first.year(), last.year()) {
            (None, Some(year)) => first.short().map(|day| Partial::year_last(year, Part::Day(name, day))),
            (Some(year), None) => last.short().map(|day| Partial::of_year(year, Part::Day(name, day))),
            _ => return Err(too_short(first, last)),
        },
        [Token::Name(name), Token::Number(day), Token::Number(year)] => match year.year() {
            Some(year) => day.short().map(|day| Partial::year_last(year, Part::Day(name, day))),
            None => return Err(too_short(day, year)),
        },
        _ => None,
    };
    read.ok_or_else(|| NOT_A_DATE.into())
}

fn too_short(a: Number, b: Number) -> Fault {
    if a.digits <= 2 && b.digits == 2 { TWO_DIGIT_YEAR.into() } else { NOT_A_DATE.into() }
}
