//! Names that a mistyped one may have meant, for the cure in a refusal.
//!
//! Case, width, spaces, `-` and `_` do not count. Near is a name that differs in one letter, or in
//! at most a third of the letters of the shorter, two swapped neighbours counting as one; one that is
//! part of the other (`start` in `construction_started`); one that shares three Chinese characters in
//! a row (施工许可证, 取得施工许可).

use crate::text::fold;

/// Beyond this many characters a text is no misspelt name, and comparing it would only cost time.
const LONGEST: usize = 80;

/// The most names that one cure lists.
const MOST_TOLD: usize = 30;

/// The nearest of the known names, the nearest first, at most `most`.
///
/// ```
/// use inward_core::near::nearest;
/// assert_eq!(nearest("招商二局", ["行政审批局", "招商一局"], 3), ["招商一局"]);
/// assert_eq!(nearest("Project Nmae", ["project.name", "project_name"], 1), ["project_name"]);
/// ```
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_unstable();
    known.dedup();
    nearest_entries(name, known.into_iter().map(|known| (known, [known])), most)
}

/// The same for entries that stand under several names each: every entry once, at its nearest name.
pub(crate) fn nearest_entries<'a, T, N>(name: &str, entries: impl IntoIterator<Item = (T, N)>, most: usize) -> Vec<T>
where
    N: IntoIterator<Item = &'a str>,
{
    let wanted = letters(name);
    let mut near: Vec<(usize, T)> = entries
        .into_iter()
        .filter_map(|(entry, names)| {
            let nearest = names.into_iter().filter_map(|known| distance(&wanted, &letters(known))).min()?;
            Some((nearest, entry))
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(most).map(|(_, entry)| entry).collect()
}

/// The nearest names as one text, each after `prefix`; if none is near, the first of all there are.
///
/// ```
/// use inward_core::near::nearest_or_all;
/// assert_eq!(nearest_or_all("prak", "", ["unit", "park"]), "park");
/// assert_eq!(nearest_or_all("colour", "", ["unit", "park"]), "unit, park");
/// ```
pub fn nearest_or_all<'a>(name: &str, prefix: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let near = nearest_entries(name, known.iter().map(|known| (*known, [*known])), 3);
    let told = if near.is_empty() { &known } else { &near };
    let mut list: Vec<String> = told.iter().take(MOST_TOLD).map(|name| format!("{prefix}{name}")).collect();
    if told.len() > MOST_TOLD || told.is_empty() {
        list.push("…".to_owned());
    }
    list.join(", ")
}

/// What of a name is compared; no more of it than tells that it is too long.
fn letters(name: &str) -> Vec<char> {
    let start: String = name.trim().chars().take(LONGEST + 1).collect();
    let counts = |c: &char| !matches!(c, ' ' | '-' | '_' | '\u{200b}' | '\u{feff}');
    fold(&start).chars().filter(counts).collect()
}

/// How far two names are from each other, if they are near at all: 0 is the same.
fn distance(one: &[char], other: &[char]) -> Option<usize> {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if short.is_empty() || long.len() > LONGEST {
        return None;
    }
    // Two Chinese characters say as much as several letters.
    let ascii = short.iter().all(char::is_ascii);
    let (least, telling) = if ascii { (4, short.len()) } else { (2, short.len().min(3)) };
    let shared = |length: usize| {
        let mut runs = short.windows(length);
        short.len() >= least && runs.any(|run| long.windows(length).any(|other| other == run))
    };
    let most = (short.len() / 3).max(1);
    // No fewer edits than this can do, so that most comparisons end here.
    if long.len() - short.len() > most && !shared(telling) {
        return None;
    }
    let edits = edits(short, long);
    if shared(short.len()) {
        return Some(edits.min(2));
    }
    ((edits <= most && edits < short.len()) || shared(telling)).then_some(edits)
}

/// How many edits part two texts: letters put in, left out, exchanged for others, or swapped with
/// their neighbour (optimal string alignment: no letter is edited twice).
fn edits(one: &[char], other: &[char]) -> usize {
    // The rows of the table before last and last: what parts the letters so far from each start.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    let mut previous = None;
    for (done, a) in one.iter().enumerate() {
        let mut row = Vec::with_capacity(last.len());
        let mut left = done + 1;
        row.push(left);
        let mut neighbour = None;
        for (at, b) in other.iter().enumerate() {
            let cell = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut least = (cell(&last, at) + usize::from(a != b)).min(cell(&last, at + 1) + 1).min(left + 1);
            if at > 0 && previous == Some(b) && neighbour == Some(a) {
                least = least.min(cell(&before, at - 1) + 1);
            }
            row.push(least);
            (left, neighbour) = (least, Some(b));
        }
        before = std::mem::replace(&mut last, row);
        previous = Some(a);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_those_counted_by_hand() {
        let count = |a: &str, b: &str| edits(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (a, b, expected) in [
            ("", "", 0),
            ("a", "", 1),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("开工", "开工", 0),
            ("招商一局", "招商二局", 1),
            // Neighbours swapped, and no letter edited twice.
            ("titel", "title", 1),
            ("ab", "ba", 1),
            ("招局商", "招商局", 1),
            ("abcd", "badc", 2),
            ("ca", "abc", 3),
            ("abc", "cba", 2),
            ("aab", "aba", 1),
        ] {
            assert_eq!(count(a, b), expected, "{a} {b}");
            assert_eq!(count(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn near_is_near_and_far_is_not() {
        let between = |a: &str, b: &str| distance(&letters(a), &letters(b));
        assert_eq!(between("Construction-Started", "construction_started"), Some(0));
        assert_eq!(between("construction started", "construction_started"), Some(0));
        assert_eq!(between("ＬＥＤ　衬底", "led衬底"), Some(0));
        assert_eq!(between("construction_start", "construction_started"), Some(2));
        assert_eq!(between("开工日期", "开工"), Some(2));
        assert_eq!(between("施工许可证", "取得施工许可"), Some(3));
        assert_eq!(between("完工", "竣工"), Some(1));
        assert_eq!(between("开工", "竣工验收"), None);
        assert_eq!(between("备注", "总投资"), None);
        assert_eq!(between("banana", "construction_started"), None);
        assert_eq!(between("建设局", "construction_started"), None);
        assert_eq!(between("a", "b"), None);
        assert_eq!(between("", "开工"), None);
        assert_eq!(between(&"x".repeat(LONGEST), &"x".repeat(LONGEST)), Some(0));
        assert_eq!(between(&"x".repeat(10_000), &"x".repeat(LONGEST)), None);
    }

    #[test]
    fn the_nearest_come_first_and_no_more_than_asked_for() {
        assert_eq!(nearest("construction_start", ["completed", "construction_started"], 3), ["construction_started"]);
        assert_eq!(nearest("titel", ["text", "title", "unit"], 3), ["title"]);
        assert_eq!(nearest("总投资额", ["总投资", "项目名称", "年度投资", "总投资"], 3), ["总投资"]);
        assert_eq!(nearest("projct.name", ["project.name", "project.code"], 3), ["project.name"]);
        assert_eq!(nearest("招商三局", ["招商二局", "财政局", "招商三局", "招商一局"], 2), ["招商三局", "招商一局"]);
        assert_eq!(nearest_entries("竣工", [(1, ["完工", "停工"]), (2, ["开工", "竣工"])], 1), [2]);
    }

    #[test]
    fn where_none_is_near_all_are_told_as_far_as_they_can_be() {
        assert_eq!(nearest_or_all("总投资额", "field.", ["总投资", "备注"]), "field.总投资");
        assert_eq!(nearest_or_all("zzz", "", ["总投资", "备注"]), "总投资, 备注");
        assert_eq!(nearest_or_all("zzz", "", []), "…");
        let many: Vec<String> = (100..200).map(|number| format!("单位{number}")).collect();
        assert_eq!(nearest_or_all("zzz", "", many.iter().map(String::as_str)).matches(", ").count(), MOST_TOLD);
    }
}
