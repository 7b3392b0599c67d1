//! Puts the unit of a column to numbers that have none.

use inward_core::text::half_width;

/// Words before a number that qualify it.
const BEFORE: &[&str] = &[
    "不少于",
    "不低于",
    "不超过",
    "不足",
    "超过",
    "大约",
    "至少",
    "至多",
    "最多",
    "约",
    "近",
    "超",
    "逾",
    "at least",
    "at most",
    "more than",
    "less than",
    "up to",
    "about",
    "over",
    "nearly",
    ">=",
    "<=",
    "≥",
    "≤",
    ">",
    "<",
    "~",
    "≈",
];
/// Words after a number that stand before its unit.
const WITHIN: &[&str] = &["余", "多"];
/// Words after the unit.
const AFTER: &[&str] = &["以上", "以下", "以内", "左右", "上下", "及以上"];
/// What joins the ends of a range.
const BETWEEN: &[&str] = &["-", "–", "—", "~", "～", "至", "到"];

/// The text with the unit after its number, if it is nothing but a number, a range or either
/// with a qualifying word: `200余` in 万元 is `200余万元`, `3以上` is `3万元以上`. Any other
/// text is `None`: it has a unit of its own, or none would help it.
pub(crate) fn with_unit(text: &str, unit: &str) -> Option<String> {
    let mut rest = text.trim();
    // Most cells are plain digits: those need no look at the words.
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        while let Some(after) = strip_any(rest, BEFORE) {
            rest = after;
        }
    }
    rest = number(rest)?;
    if rest.is_empty() {
        return Some(format!("{}{}{unit}", text.trim(), space_before(unit)));
    }
    if let Some(second) = strip_any(rest, BETWEEN).and_then(number) {
        rest = second;
    }
    rest = strip_any(rest, WITHIN).unwrap_or(rest);
    let tail = rest;
    while let Some(after) = strip_any(rest, AFTER) {
        rest = after;
    }
    if !rest.trim().is_empty() {
        return None;
    }
    let head = text.trim();
    let head = head.get(..head.len().checked_sub(tail.len())?)?;
    Some(format!("{}{}{unit}{}", head.trim_end(), space_before(unit), tail.trim()))
}

/// A unit in Latin letters is set off from its number.
fn space_before(unit: &str) -> &'static str {
    if unit.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" }
}

/// What follows a number in digits or in Chinese numerals.
fn number(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let unsigned = text.strip_prefix(['-', '−', '－', '+', '＋']).unwrap_or(text).trim_start();
    let starts_with_digit = unsigned.chars().next().is_some_and(|c| half_width(c).is_ascii_digit());
    let rest = if starts_with_digit {
        unsigned.trim_start_matches(|c| matches!(half_width(c), '0'..='9' | '.' | ','))
    } else {
        unsigned.trim_start_matches(|c| "零〇一二三四五六七八九十百千两点壹贰叁肆伍陆柒捌玖拾佰仟".contains(c))
    };
    (rest.len() < unsigned.len()).then_some(rest)
}

fn strip_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let text = text.trim_start();
    words.iter().find_map(|word| {
        let head = text.get(..word.len())?;
        head.eq_ignore_ascii_case(word).then(|| text.get(word.len()..)).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::with_unit;

    #[test]
    fn the_unit_goes_to_bare_numbers_only() {
        for (text, expected) in [
            ("25.3", Some("25.3亿元")),
            (" 2 ", Some("2亿元")),
            ("1,000.50", Some("1,000.50亿元")),
            ("２５．３", Some("２５．３亿元")),
            ("-3", Some("-3亿元")),
            ("约3", Some("约3亿元")),
            ("200余", Some("200余亿元")),
            ("3以上", Some("3亿元以上")),
            ("3-5", Some("3-5亿元")),
            ("3 至 5", Some("3 至 5亿元")),
            ("十", Some("十亿元")),
            ("两", Some("两亿元")),
            (">= 5", Some(">= 5亿元")),
            ("at least 5", Some("at least 5亿元")),
            ("", None),
            ("约", None),
            ("3亿", None),
            ("3000万元", None),
            ("5千", None),
            ("USD 3", None),
            ("3%", None),
            ("待定", None),
            ("3和5", None),
            ("1.2.3", Some("1.2.3亿元")),
        ] {
            assert_eq!(with_unit(text, "亿元").as_deref(), expected, "{text}");
        }
        assert_eq!(with_unit("5", "million USD").as_deref(), Some("5 million USD"));
    }
}
