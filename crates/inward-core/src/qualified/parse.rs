//! The grammar of qualified numbers, and what is left behind them as a unit.

use crate::exact::{Exact, Fault};
use crate::number::Number;
use crate::numeral::{self, Numeral};
use crate::qualifier::{self, Qualifier, range_sign};
use crate::refusal::Code;
use crate::text::refusals::number as codes;

use super::Qualified;

/// The longest unit, in characters.
const UNIT_LENGTH: usize = 32;

/// The number, and the unit that follows it, which may be empty.
pub(super) fn parse(text: &str) -> Result<(Qualified, String), Code> {
    let chars = numeral::tidy(text).ok_or(codes::BAD_NUMBER)?;
    if numeral::is_placeholder(&chars) {
        return Err(codes::EMPTY);
    }
    let first = Term::read(&chars, 0)?;
    let Some((sign_start, second_start)) = range_after(&chars, first.end) else {
        let (unit, qualifier) = first.rest(&chars)?;
        let value = number(first.signed(first.numeral.value))?;
        let qualified = Qualified::new(value, qualifier.unwrap_or_default(), None).map_err(|refusal| refusal.code)?;
        return Ok((qualified, unit));
    };
    let second = Term::read(&chars, second_start)?;
    let (unit, qualifier) = second.rest(&chars)?;
    if first.qualifier.is_some() || qualifier.is_some() {
        return Err(codes::CONFLICTING_QUALIFIERS);
    }
    let own_unit = unit_of(chars.get(first.end..sign_start).unwrap_or_default())?;
    let lower = if own_unit.is_empty() {
        first.numeral.sharing_scale(&second.numeral).map_err(code)?
    } else if own_unit == unit {
        first.numeral.value
    } else {
        return Err(codes::BAD_UNIT);
    };
    let (min, max) = (number(first.signed(lower))?, number(second.signed(second.numeral.value))?);
    Ok((Qualified::range(min, max).map_err(|refusal| refusal.code)?, unit))
}

fn number(value: Exact) -> Result<Number, Code> {
    Number::from_exact(value).map_err(code)
}

fn code(fault: Fault) -> Code {
    match fault {
        Fault::Malformed => codes::BAD_NUMBER,
        Fault::TooLarge | Fault::TooPrecise => codes::OUT_OF_RANGE,
    }
}

/// Where a range's sign begins and ends, if one with a further number follows somewhere.
fn range_after(chars: &[char], from: usize) -> Option<(usize, usize)> {
    (from..chars.len()).find_map(|at| {
        let end = range_sign(chars, at)?;
        let digits = end.saturating_add(usize::from(matches!(chars.get(end), Some('-' | ' '))));
        numeral::begins(chars, digits).then_some((at, end))
    })
}

struct Term {
    negative: bool,
    qualifier: Option<Qualifier>,
    numeral: Numeral,
    end: usize,
}

impl Term {
    fn read(chars: &[char], start: usize) -> Result<Self, Code> {
        let (mut at, mut negative, mut qualifier) = (start, false, None);
        while !numeral::begins(chars, at) {
            if let Some((found, end)) = qualifier::before(chars, at) {
                qualifier = agree(qualifier, found)?;
                at = end;
            } else if !negative && matches!(chars.get(at), Some('-' | '负')) {
                negative = true;
                at = at.saturating_add(1);
            } else if chars.get(at) == Some(&' ') {
                at = at.saturating_add(1);
            } else {
                return Err(codes::BAD_NUMBER);
            }
        }
        let (numeral, end) = numeral::read(chars, at, false).ok_or(codes::BAD_NUMBER)?.map_err(code)?;
        if numeral.over {
            qualifier = agree(qualifier, Qualifier::Over)?;
        }
        Ok(Self { negative, qualifier, numeral, end })
    }

    fn signed(&self, value: Exact) -> Exact {
        if self.negative { value.negated() } else { value }
    }

    /// The unit behind the number, and the qualifier with those that stand before and after the unit.
    fn rest(&self, chars: &[char]) -> Result<(String, Option<Qualifier>), Code> {
        let (mut at, mut qualifier) = (self.end, self.qualifier);
        while let Some((found, end)) = qualifier::after(chars, at) {
            qualifier = agree(qualifier, found)?;
            at = end;
        }
        let mut stop = chars.len();
        while let Some((found, start)) = ends_with_qualifier(chars, at, stop) {
            qualifier = agree(qualifier, found)?;
            stop = start;
        }
        let mut unit = chars.get(at..stop).unwrap_or_default().to_vec();
        // 6个多月: more than six 个月.
        if matches!(unit.as_slice(), ['个', '多' | '余', _, ..]) {
            qualifier = agree(qualifier, Qualifier::Over)?;
            unit.remove(1);
        }
        Ok((unit_of(&unit)?, qualifier))
    }
}

fn agree(known: Option<Qualifier>, further: Qualifier) -> Result<Option<Qualifier>, Code> {
    match known {
        Some(known) if known != further => Err(codes::CONFLICTING_QUALIFIERS),
        _ => Ok(Some(further)),
    }
}

/// The longest qualifier that ends the text, and where it starts.
fn ends_with_qualifier(chars: &[char], from: usize, stop: usize) -> Option<(Qualifier, usize)> {
    let text = chars.get(..stop)?;
    (from..stop).find_map(|start| {
        let (qualifier, end) = qualifier::after(text, start)?;
        (end == stop).then_some((qualifier, start))
    })
}

fn unit_of(chars: &[char]) -> Result<String, Code> {
    let chars = if let [' ', rest @ ..] = chars { rest } else { chars };
    let Some(first) = chars.first() else {
        return Ok(String::new());
    };
    let begins_as_number = numeral::begins(chars, 0)
        || (numeral::is_scale(*first) && !numeral::begins_kilo_unit(chars, 0))
        || matches!(first, '.' | '-' | '+' | '~' | '<' | '>' | '=' | '≥' | '≤' | '≈');
    if begins_as_number {
        return Err(codes::BAD_NUMBER);
    }
    let strange = |c: &char| c.is_control() || matches!(c, ',' | ';' | '、' | '。');
    // Digits belong to m2 and CO2; elsewhere they are another number.
    let stray_digit = chars.windows(2).any(|pair| match pair {
        [before, digit] => digit.is_ascii_digit() && !before.is_ascii_alphanumeric() && *before != '^',
        _ => false,
    });
    if chars.len() > UNIT_LENGTH || chars.iter().any(strange) || stray_digit {
        return Err(codes::BAD_UNIT);
    }
    Ok(chars.iter().collect())
}
