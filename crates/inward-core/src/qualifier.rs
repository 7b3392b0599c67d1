//! How exact a figure is: 余, 以上, 约, 近, 不超过, and the bounds that each of them means.

use std::fmt;
use std::ops::{Bound, RangeBounds};

use serde::{Deserialize, Serialize};

use crate::numeral::word;
use crate::text::Lang;

/// How a figure is meant.
///
/// 以上, 以下 and 以内 include the figure, 超过 and 不满 do not (Civil Code of China, article 1259).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// The figure itself.
    #[default]
    Exact,
    /// Strictly more: 余, 多, 超过, `>`.
    Over,
    /// The figure or more: 以上, 不低于, 不少于, `>=`.
    AtLeast,
    /// 约, 左右: no bound can be relied on.
    About,
    /// Strictly less: 近, 不足, 低于, `<`.
    Nearly,
    /// The figure or less: 不超过, 以内, 以下, `<=`.
    AtMost,
    /// Between two figures, both included.
    Range,
}

impl Qualifier {
    /// The stable name, as in serde.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Over => "over",
            Self::AtLeast => "at_least",
            Self::About => "about",
            Self::Nearly => "nearly",
            Self::AtMost => "at_most",
            Self::Range => "range",
        }
    }

    /// The sign before a figure in canonical texts, with its space.
    pub(crate) const fn sign(self) -> &'static str {
        match self {
            Self::Exact | Self::Range => "",
            Self::Over => "> ",
            Self::AtLeast => "≥ ",
            Self::About => "≈ ",
            Self::Nearly => "< ",
            Self::AtMost => "≤ ",
        }
    }

    /// The words before and after a figure in Chinese.
    pub(crate) const fn chinese(self) -> (&'static str, &'static str) {
        match self {
            Self::Exact | Self::Range => ("", ""),
            Self::Over => ("超过", ""),
            Self::AtLeast => ("", "以上"),
            Self::About => ("约", ""),
            Self::Nearly => ("近", ""),
            Self::AtMost => ("不超过", ""),
        }
    }

    /// What stands before and after a figure in words.
    pub(crate) const fn words(self, lang: Lang) -> (&'static str, &'static str) {
        match (self, lang) {
            (_, Lang::Zh) => self.chinese(),
            (Self::Exact | Self::Range, Lang::En) => ("", ""),
            (Self::Over, Lang::En) => ("over ", ""),
            (Self::AtLeast, Lang::En) => ("at least ", ""),
            (Self::About, Lang::En) => ("about ", ""),
            (Self::Nearly, Lang::En) => ("nearly ", ""),
            (Self::AtMost, Lang::En) => ("at most ", ""),
        }
    }

    /// What can be relied on of a figure so qualified; `max` is the upper end of a range.
    pub(crate) fn bounds<T: Copy>(self, value: T, max: Option<T>) -> Bounds<T> {
        let (lower, upper) = match self {
            Self::Exact => (Bound::Included(value), Bound::Included(value)),
            Self::Over => (Bound::Excluded(value), Bound::Unbounded),
            Self::AtLeast => (Bound::Included(value), Bound::Unbounded),
            Self::About => (Bound::Unbounded, Bound::Unbounded),
            Self::Nearly => (Bound::Unbounded, Bound::Excluded(value)),
            Self::AtMost => (Bound::Unbounded, Bound::Included(value)),
            Self::Range => (Bound::Included(value), Bound::Included(max.unwrap_or(value))),
        };
        Bounds { lower, upper }
    }
}

impl fmt::Display for Qualifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Between which ends a value certainly lies.
///
/// ```
/// use std::ops::{Bound, RangeBounds};
/// use inward_core::number::Number;
/// use inward_core::qualified::Qualified;
///
/// let jobs = Qualified::parse("200余")?.bounds();
/// assert_eq!((jobs.lower, jobs.upper), (Bound::Excluded(Number::from(200)), Bound::Unbounded));
/// assert!(jobs.contains(&Number::from(201)) && !jobs.contains(&Number::from(200)));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds<T> {
    /// The lower end.
    pub lower: Bound<T>,
    /// The upper end.
    pub upper: Bound<T>,
}

impl<T: Copy> Bounds<T> {
    /// The figure at the lower end, whether it is included or not; none where that end is open.
    #[must_use]
    pub const fn min(&self) -> Option<T> {
        figure_at(self.lower)
    }

    /// The figure at the upper end, whether it is included or not; none where that end is open.
    #[must_use]
    pub const fn max(&self) -> Option<T> {
        figure_at(self.upper)
    }
}

const fn figure_at<T: Copy>(end: Bound<T>) -> Option<T> {
    match end {
        Bound::Included(figure) | Bound::Excluded(figure) => Some(figure),
        Bound::Unbounded => None,
    }
}

impl<T> RangeBounds<T> for Bounds<T> {
    fn start_bound(&self) -> Bound<&T> {
        self.lower.as_ref()
    }

    fn end_bound(&self) -> Bound<&T> {
        self.upper.as_ref()
    }
}

const BEFORE: &[(&str, Qualifier)] = &[
    ("不少于", Qualifier::AtLeast),
    ("不低于", Qualifier::AtLeast),
    ("不小于", Qualifier::AtLeast),
    ("至少", Qualifier::AtLeast),
    ("最少", Qualifier::AtLeast),
    ("最低", Qualifier::AtLeast),
    (">=", Qualifier::AtLeast),
    ("≥", Qualifier::AtLeast),
    ("≧", Qualifier::AtLeast),
    ("at least", Qualifier::AtLeast),
    ("not less than", Qualifier::AtLeast),
    ("no less than", Qualifier::AtLeast),
    ("超过", Qualifier::Over),
    ("超", Qualifier::Over),
    ("逾", Qualifier::Over),
    ("高于", Qualifier::Over),
    ("大于", Qualifier::Over),
    ("多于", Qualifier::Over),
    (">", Qualifier::Over),
    ("more than", Qualifier::Over),
    ("over", Qualifier::Over),
    ("above", Qualifier::Over),
    ("约", Qualifier::About),
    ("大约", Qualifier::About),
    ("大概", Qualifier::About),
    ("约为", Qualifier::About),
    ("~", Qualifier::About),
    ("≈", Qualifier::About),
    ("about", Qualifier::About),
    ("around", Qualifier::About),
    ("approximately", Qualifier::About),
    ("approx.", Qualifier::About),
    ("approx", Qualifier::About),
    ("circa", Qualifier::About),
    ("近", Qualifier::Nearly),
    ("将近", Qualifier::Nearly),
    ("接近", Qualifier::Nearly),
    ("不足", Qualifier::Nearly),
    ("不到", Qualifier::Nearly),
    ("不满", Qualifier::Nearly),
    ("少于", Qualifier::Nearly),
    ("低于", Qualifier::Nearly),
    ("小于", Qualifier::Nearly),
    ("<", Qualifier::Nearly),
    ("nearly", Qualifier::Nearly),
    ("almost", Qualifier::Nearly),
    ("close to", Qualifier::Nearly),
    ("less than", Qualifier::Nearly),
    ("under", Qualifier::Nearly),
    ("below", Qualifier::Nearly),
    ("不超过", Qualifier::AtMost),
    ("不高于", Qualifier::AtMost),
    ("不大于", Qualifier::AtMost),
    ("不多于", Qualifier::AtMost),
    ("至多", Qualifier::AtMost),
    ("最多", Qualifier::AtMost),
    ("最高", Qualifier::AtMost),
    ("<=", Qualifier::AtMost),
    ("≤", Qualifier::AtMost),
    ("≦", Qualifier::AtMost),
    ("at most", Qualifier::AtMost),
    ("up to", Qualifier::AtMost),
    ("not more than", Qualifier::AtMost),
    ("no more than", Qualifier::AtMost),
    ("not exceeding", Qualifier::AtMost),
];

const AFTER: &[(&str, Qualifier)] = &[
    ("以上", Qualifier::AtLeast),
    ("及以上", Qualifier::AtLeast),
    ("或以上", Qualifier::AtLeast),
    ("含以上", Qualifier::AtLeast),
    ("以上含", Qualifier::AtLeast),
    ("含以下", Qualifier::AtMost),
    ("以下含", Qualifier::AtMost),
    ("(含)以上", Qualifier::AtLeast),
    ("以上(含)", Qualifier::AtLeast),
    ("+", Qualifier::AtLeast),
    ("or more", Qualifier::AtLeast),
    ("or above", Qualifier::AtLeast),
    ("and above", Qualifier::AtLeast),
    ("余", Qualifier::Over),
    ("多", Qualifier::Over),
    ("左右", Qualifier::About),
    ("上下", Qualifier::About),
    ("or so", Qualifier::About),
    ("以内", Qualifier::AtMost),
    ("之内", Qualifier::AtMost),
    ("以下", Qualifier::AtMost),
    ("及以下", Qualifier::AtMost),
    ("或以下", Qualifier::AtMost),
    ("(含)以下", Qualifier::AtMost),
    ("以下(含)", Qualifier::AtMost),
    ("or less", Qualifier::AtMost),
    ("or below", Qualifier::AtMost),
];

/// The qualifier that stands before a figure, at `at`, and where it ends.
pub(crate) fn before(chars: &[char], at: usize) -> Option<(Qualifier, usize)> {
    longest(BEFORE, chars, at)
}

/// The qualifier that stands after a figure, at `at`, and where it ends.
pub(crate) fn after(chars: &[char], at: usize) -> Option<(Qualifier, usize)> {
    let found = longest(AFTER, chars, at)?;
    // 100+200 are two figures.
    let adds = chars.get(at) == Some(&'+') && chars.get(found.1).is_some_and(char::is_ascii_digit);
    if adds { None } else { Some(found) }
}

fn longest(table: &[(&str, Qualifier)], chars: &[char], at: usize) -> Option<(Qualifier, usize)> {
    table
        .iter()
        .filter_map(|(text, qualifier)| eat(chars, at, text).map(|end| (*qualifier, end)))
        .max_by_key(|(_, end)| *end)
}

/// Where `text` ends if it stands at `at`, in any case of letters, as whole words, with or without a space before.
pub(crate) fn eat(chars: &[char], at: usize, text: &str) -> Option<usize> {
    let starts_with_letter = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let mut end = at.saturating_add(usize::from(starts_with_letter && chars.get(at) == Some(&' ')));
    for expected in text.chars() {
        if !chars.get(end)?.eq_ignore_ascii_case(&expected) {
            return None;
        }
        end = end.saturating_add(1);
    }
    let last_is_letter = text.ends_with(|c: char| c.is_ascii_alphabetic());
    (!last_is_letter || word(chars, end).0.is_empty()).then_some(end)
}

/// Where a range's sign ends, if one stands at `at`.
pub(crate) fn range_sign(chars: &[char], at: usize) -> Option<usize> {
    const SIGNS: &[&str] = &["-", "–", "—", "——", "~", "～", "〜", "至", "到", "to"];
    SIGNS.iter().filter_map(|sign| eat(chars, at, sign)).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        let chars: Vec<char> = "不超过5".chars().collect();
        assert_eq!(before(&chars, 0), Some((Qualifier::AtMost, 3)));
        let chars: Vec<char> = "超过5".chars().collect();
        assert_eq!(before(&chars, 0), Some((Qualifier::Over, 2)));
        let chars: Vec<char> = "overall 5".chars().collect();
        assert_eq!(before(&chars, 0), None);
    }

    #[test]
    fn no_sign_stands_for_two_qualifiers() {
        for table in [BEFORE, AFTER] {
            for (text, qualifier) in table {
                assert!(table.iter().all(|(other, meant)| other != text || meant == qualifier), "{text}");
            }
        }
    }
}
