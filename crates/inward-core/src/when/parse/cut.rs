//! Folds a text and cuts it into tokens.

use crate::text::half_width;

use super::token::{Number, Token};
use super::word;

/// Half-width, lower case, one kind of hyphen and of dash. Nothing else is taken for equal: NFKC
/// would read 2020² as 20202.
pub(super) fn fold(text: &str) -> String {
    let folded: String = text
        .chars()
        .map(|c| match half_width(c) {
            '\u{2010}' | '\u{2011}' | '\u{2212}' => '-',
            '\u{2013}' | '\u{2014}' | '\u{2015}' | '\u{2500}' => '—',
            '\u{301c}' | '\u{223c}' => '~',
            c => c,
        })
        .map(|c| c.to_ascii_lowercase())
        .collect();
    folded.trim().trim_end_matches('。').to_owned()
}

/// The tokens of a folded text. Spaces only part them, except around a hyphen.
pub(super) fn tokens(folded: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = folded;
    let mut after_space = false;
    while let Some(first) = rest.chars().next() {
        if first.is_whitespace() {
            rest = rest.trim_start();
            after_space = true;
            continue;
        }
        rest = if first.is_ascii_digit() || chinese_digit(first).is_some() || tens(first).is_some() {
            number(rest, &mut tokens)
        } else if first.is_ascii_alphabetic() {
            let (run, after) = split_run(rest, |c| c.is_ascii_alphabetic());
            tokens.extend(word::english(run));
            after
        } else if let Some((length, meaning)) = word::chinese(rest) {
            tokens.extend_from_slice(meaning);
            rest.get(length..).unwrap_or_default()
        } else {
            mark(first, rest, after_space, &mut tokens)
        };
        after_space = false;
    }
    tokens
}

fn mark<'a>(first: char, rest: &'a str, after_space: bool, tokens: &mut Vec<Token>) -> &'a str {
    let (run, after) = split_run(rest, |c| c == first);
    let repeated = run.len() > first.len_utf8();
    let (token, rest) = match first {
        '—' | '~' => (Token::Dash, after),
        '.' if run == ".." => (Token::Open, after),
        '-' if !repeated && after_space && after.starts_with(char::is_whitespace) => (Token::Dash, after),
        '-' | '/' | '.' | ':' | ',' | '+' | '(' | ')' if !repeated => (Token::Mark(first), after),
        '?' => (Token::Vague, after),
        _ => (Token::Unknown, after),
    };
    tokens.push(token);
    rest
}

fn split_run(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Arabic digits, or Chinese ones: 二〇二〇 digit by digit (an `o` or `0` after one of them is a 〇),
/// or 十八, 二十一, 廿一 up to 99.
fn number<'a>(text: &'a str, tokens: &mut Vec<Token>) -> &'a str {
    let (arabic, after) = split_run(text, |c| c.is_ascii_digit());
    if !arabic.is_empty() {
        tokens.push(Token::Number(Number::of(arabic.chars().filter_map(|c| c.to_digit(10)))));
        return after;
    }
    let (run, after) = split_run(text, |c| chinese_digit(c).is_some() || tens(c).is_some() || matches!(c, 'o' | '0'));
    tokens.push(chinese_number(run).map_or(Token::Unknown, Token::Number));
    after
}

fn chinese_number(run: &str) -> Option<Number> {
    let mut parts = run.chars();
    if let Some((at, ten)) = run.chars().enumerate().find_map(|(at, c)| Some((at, tens(c)?))) {
        let before = parts.by_ref().take(at).map(chinese_digit).collect::<Option<Vec<_>>>()?;
        parts.next();
        let units = parts.map(chinese_digit).collect::<Option<Vec<_>>>()?;
        let tens = match (before.as_slice(), ten) {
            ([], ten) => ten,
            (&[digit @ 1..=9], 1) => digit,
            _ => return None,
        };
        let unit = match units.as_slice() {
            [] => 0,
            &[digit @ 1..=9] => digit,
            _ => return None,
        };
        return Some(Number { value: u64::from(tens * 10 + unit), digits: 2 });
    }
    let digits =
        parts.map(|c| if matches!(c, 'o' | '0') { Some(0) } else { chinese_digit(c) }).collect::<Option<Vec<_>>>()?;
    (!digits.is_empty()).then(|| Number::of(digits.into_iter()))
}

fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn tens(c: char) -> Option<u32> {
    match c {
        '十' => Some(1),
        '廿' => Some(2),
        '卅' => Some(3),
        _ => None,
    }
}
