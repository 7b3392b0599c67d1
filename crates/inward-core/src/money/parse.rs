//! The grammar of amounts: a figure with its scale, its currency and its qualifier, in the orders in which
//! registers, ledgers and newspapers write them.

use crate::exact::{Exact, Fault};
use crate::numeral::{self, Numeral};
use crate::qualifier::{self, Qualifier, eat, range_sign};
use crate::refusal::Code;
use crate::text::refusals::money as codes;

use super::sign::{self, Named};
use super::{Currency, PLACES, within_limits};

/// What a text says, in ten-thousandths of the currency's unit.
pub(super) struct Parsed {
    pub(super) units: i64,
    pub(super) max: Option<i64>,
    pub(super) qualifier: Qualifier,
    pub(super) currency: Currency,
}

pub(super) fn parse(text: &str, default: Option<Currency>) -> Result<Parsed, Code> {
    let tidied = numeral::tidy(text).ok_or(codes::NOT_MONEY)?;
    if numeral::is_placeholder(&tidied) {
        return Err(codes::EMPTY);
    }
    let chars = without_parentheses(&tidied)?;
    let (first, end) = Term::read(&chars, 0)?;
    let Some(second_start) = range_sign(&chars, end) else {
        if end < chars.len() {
            return Err(first.left_over(&chars, end));
        }
        let units = units(first.value().map_err(code)?)?;
        let qualifier = first.qualifier.unwrap_or_default();
        return Ok(Parsed { units, max: None, qualifier, currency: settle(first.named, default)? });
    };
    let (second, end) = Term::read(&chars, second_start)?;
    if end < chars.len() {
        return Err(second.left_over(&chars, end));
    }
    let parsed = range(&first, &second)?;
    let named = join(first.named, second.named)?;
    Ok(Parsed { currency: settle(named, default)?, ..parsed })
}

fn range(first: &Term, second: &Term) -> Result<Parsed, Code> {
    if first.qualifier.is_some() || second.qualifier.is_some() {
        return Err(codes::CONFLICTING_QUALIFIERS);
    }
    let lower = if first.named_after { first.value() } else { first.sharing_scale(second) };
    let units_min = units(lower.map_err(code)?)?;
    let units_max = units(second.value().map_err(code)?)?;
    if units_max < units_min {
        return Err(codes::REVERSED_RANGE);
    }
    Ok(Parsed { units: units_min, max: Some(units_max), qualifier: Qualifier::Range, currency: Currency::CNY })
}

fn units(value: Exact) -> Result<i64, Code> {
    value.in_units(PLACES).and_then(within_limits).map_err(code)
}

fn code(fault: Fault) -> Code {
    match fault {
        Fault::Malformed => codes::BAD_NUMBER,
        Fault::TooLarge => codes::TOO_LARGE,
        Fault::TooPrecise => codes::TOO_PRECISE,
    }
}

fn settle(named: Option<Named>, default: Option<Currency>) -> Result<Currency, Code> {
    match named {
        None => default.ok_or(codes::CURRENCY_MISSING),
        Some(named) => named.settled(default).ok_or(codes::CURRENCY_AMBIGUOUS),
    }
}

fn join(left: Option<Named>, right: Option<Named>) -> Result<Option<Named>, Code> {
    match (left, right) {
        (Some(left), Some(right)) => left.with(right).map(Some).map_err(|_| codes::CONFLICTING_CURRENCIES),
        (one, other) => Ok(one.or(other)),
    }
}

/// Registers enclose the unit: `5(万元)`. A figure in parentheses is another figure, or a negative one.
fn without_parentheses(tidied: &[char]) -> Result<Vec<char>, Code> {
    let (mut inside, mut in_figure, mut out_figure) = (false, false, false);
    let mut kept = Vec::with_capacity(tidied.len());
    for (at, c) in tidied.iter().enumerate() {
        match c {
            '(' if !inside => inside = true,
            ')' if inside => inside = false,
            '(' | ')' => return Err(codes::NOT_MONEY),
            _ => {
                let figure = numeral::begins(tidied, at);
                in_figure |= figure && inside;
                out_figure |= figure && !inside;
                kept.push(*c);
            }
        }
    }
    match (inside, in_figure, out_figure) {
        (true, ..) => Err(codes::NOT_MONEY),
        (false, true, true) => Err(codes::MULTIPLE_AMOUNTS),
        (false, true, false) => Err(codes::BAD_NUMBER),
        (false, false, _) => Ok(kept),
    }
}

/// One figure with what stands around it.
struct Term {
    negative: bool,
    numeral: Numeral,
    /// 角 and 分.
    change: Exact,
    named: Option<Named>,
    /// The currency stands after the figure, which so has a unit of its own.
    named_after: bool,
    qualifier: Option<Qualifier>,
}

/// What stands before a figure.
#[derive(Default)]
struct Head {
    negative: bool,
    named: Option<Named>,
    qualifier: Option<Qualifier>,
}

impl Head {
    fn read(chars: &[char], start: usize) -> Result<(Self, usize), Code> {
        let (mut head, mut at) = (Self::default(), start);
        while !numeral::begins(chars, at) {
            if let Some((qualifier, end)) = qualifier::before(chars, at) {
                head.qualifier = agree(head.qualifier, qualifier)?;
                at = end;
            } else if let Some((named, end)) = sign::read(chars, at) {
                head.named = join(head.named, Some(named))?;
                at = end;
            } else if !head.negative && matches!(chars.get(at), Some('-' | '负')) {
                head.negative = true;
                at = at.saturating_add(1);
            } else if chars.get(at) == Some(&' ') || (head.named.is_some() && chars.get(at) == Some(&':')) {
                at = at.saturating_add(1);
            } else {
                return Err(without_figure(chars, at));
            }
        }
        Ok((head, at))
    }
}

fn agree(known: Option<Qualifier>, further: Qualifier) -> Result<Option<Qualifier>, Code> {
    match known {
        Some(known) if known != further => Err(codes::CONFLICTING_QUALIFIERS),
        _ => Ok(Some(further)),
    }
}

/// Why there is no amount where no figure begins.
fn without_figure(chars: &[char], at: usize) -> Code {
    let figure_follows = (at..chars.len()).any(|further| numeral::begins(chars, further));
    if figure_follows && sign::code_like(chars, at).is_some_and(|end| follows_directly(chars, end)) {
        return codes::UNKNOWN_CURRENCY;
    }
    if figure_follows && ["亩均", "人均", "户均", "每"].iter().any(|word| eat(chars, at, word).is_some()) {
        return codes::PER_UNIT;
    }
    match chars.get(at) {
        None | Some('.' | ',') => codes::BAD_NUMBER,
        Some(c) if numeral::is_scale(*c) => codes::BAD_NUMBER,
        Some(_) => codes::NOT_MONEY,
    }
}

fn follows_directly(chars: &[char], end: usize) -> bool {
    numeral::begins(chars, end.saturating_add(usize::from(chars.get(end) == Some(&' '))))
}

impl Term {
    fn read(chars: &[char], start: usize) -> Result<(Self, usize), Code> {
        let (head, at) = Head::read(chars, start)?;
        let (numeral, mut at) = numeral::read(chars, at, true).ok_or(codes::BAD_NUMBER)?.map_err(code)?;
        let mut term = Self {
            negative: head.negative,
            numeral,
            change: Exact::ZERO,
            named: head.named,
            named_after: false,
            qualifier: head.qualifier,
        };
        if numeral.over {
            term.qualifier = agree(term.qualifier, Qualifier::Over)?;
        }
        loop {
            if let Some((named, end)) = sign::read(chars, at) {
                term.named = join(term.named, Some(named))?;
                term.named_after = true;
                at = end;
                if let Some((change, end)) = small_change(chars, at).filter(|_| term.change == Exact::ZERO) {
                    term.change = change;
                    at = end;
                }
            } else if let Some((qualifier, end)) = qualifier::after(chars, at) {
                term.qualifier = agree(term.qualifier, qualifier)?;
                at = end;
            } else if term.named_after && matches!(chars.get(at), Some('整' | '正')) {
                at = at.saturating_add(1);
            } else {
                return Ok((term, at));
            }
        }
    }

    fn value(&self) -> Result<Exact, Fault> {
        self.signed(self.numeral.value)
    }

    fn sharing_scale(&self, upper: &Self) -> Result<Exact, Fault> {
        self.signed(self.numeral.sharing_scale(&upper.numeral)?)
    }

    fn signed(&self, value: Exact) -> Result<Exact, Fault> {
        let value = value.plus(self.change)?;
        Ok(if self.negative { value.negated() } else { value })
    }

    /// Why what follows a figure does not belong to an amount.
    fn left_over(&self, chars: &[char], at: usize) -> Code {
        let further_figure = (at..chars.len()).any(|further| numeral::begins(chars, further));
        let per = ["/", "每", "per"].iter().find_map(|word| eat(chars, at, word));
        if let Some(end) = per {
            return if follows_directly(chars, end) { codes::NOT_MONEY } else { codes::PER_UNIT };
        }
        let joins = matches!(chars.get(at), Some('和' | '与' | '及' | '或' | '、' | ';' | ',' | '+' | '&'));
        if further_figure && (joins || self.named.is_some()) {
            return codes::MULTIPLE_AMOUNTS;
        }
        if sign::code_like(chars, at).is_some() {
            return codes::UNKNOWN_CURRENCY;
        }
        match chars.get(at) {
            Some('.' | ',') => codes::BAD_NUMBER,
            Some(c) if numeral::is_scale(*c) => codes::BAD_NUMBER,
            _ => codes::NOT_MONEY,
        }
    }
}

/// `零伍分`, `5角`: what follows 元 in a formal amount, and where it ends.
fn small_change(chars: &[char], start: usize) -> Option<(Exact, usize)> {
    let mut at = start;
    let (mut tenths, mut hundredths) = (None, None);
    for (unit, found) in [('角', &mut tenths), ('分', &mut hundredths)] {
        let skipped = at.saturating_add(usize::from(matches!(chars.get(at), Some('零' | '〇'))));
        for from in [skipped, at] {
            let next = from.saturating_add(1);
            if found.is_none() && chars.get(next) == Some(&unit) {
                *found = chars.get(from).and_then(|c| numeral::digit(*c));
                if found.is_some() {
                    at = next.saturating_add(1);
                }
            }
        }
    }
    if tenths.is_none() && hundredths.is_none() {
        return None;
    }
    let digits = [tenths.unwrap_or(0), hundredths.unwrap_or(0)];
    Exact::of_digits([], digits).ok().map(|change| (change, at))
}
