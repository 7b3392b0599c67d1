//! The nearest names to one that is not there, for messages and cures.

/// Beyond this many characters a text is no misspelt name, and comparing it would only cost time.
const LONGEST: usize = 80;

/// The most names that one cure lists.
const MOST_TOLD: usize = 30;

/// How many edits part two texts: letters inserted, left out, exchanged for others.
fn edits(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (done, a) in one.iter().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        let mut left = done + 1;
        next.push(left);
        for ((b, diagonal), above) in other.iter().zip(&row).zip(row.iter().skip(1)) {
            left = (left + 1).min(above + 1).min(diagonal + usize::from(a != b));
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

/// How far a text is from a name, if it is near at all: 0 is the same. One that is part of the
/// other (`start` in `construction_started`), or three Chinese characters in a row that stand in
/// both (施工许可证, 取得施工许可), make them near too.
pub(super) fn distance(text: &str, name: &str) -> Option<usize> {
    let fold = |text: &str| -> Vec<char> {
        let folded = text.trim().chars().take(LONGEST + 1).flat_map(char::to_lowercase);
        folded.map(|c| if c == '-' || c == ' ' { '_' } else { c }).collect()
    };
    let (text, name) = (fold(text), fold(name));
    if text.is_empty() || name.is_empty() || text.len() > LONGEST || name.len() > LONGEST {
        return None;
    }
    let (short, long) = if text.len() < name.len() { (&text, &name) } else { (&name, &text) };
    // Two Chinese characters say as much as several letters.
    let (least, telling) = if short.iter().all(char::is_ascii) { (4, short.len()) } else { (2, short.len().min(3)) };
    let shared = |length: usize| {
        let mut runs = short.windows(length);
        short.len() >= least && runs.any(|run| long.windows(length).any(|other| other == run))
    };
    // No fewer edits than this can do, so that most comparisons end here.
    if (long.len() - short.len()) * 3 > long.len() && !shared(telling) {
        return None;
    }
    let edits = edits(&text, &name);
    if shared(short.len()) {
        return Some(edits.min(2));
    }
    (edits * 3 <= long.len() || shared(telling)).then_some(edits)
}

/// The names nearest to a text, the nearest first, at most `most`; each entry stands under any
/// number of names and is given once.
pub(super) fn nearest<'a, T>(text: &str, most: usize, entries: impl IntoIterator<Item = (T, Vec<&'a str>)>) -> Vec<T> {
    let mut near: Vec<(usize, T)> = entries
        .into_iter()
        .filter_map(|(entry, names)| {
            let nearest = names.into_iter().filter_map(|name| distance(text, name)).min()?;
            Some((nearest, entry))
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(most).map(|(_, entry)| entry).collect()
}

/// The names nearest to a text as one text for a cure, each after `prefix`; if none is near, the
/// first of all that there are.
pub(super) fn hint<'a>(text: &str, prefix: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    let near = nearest(text, 3, names.iter().map(|name| (*name, vec![*name])));
    let told = if near.is_empty() { &names } else { &near };
    let mut hint: Vec<String> = told.iter().take(MOST_TOLD).map(|name| format!("{prefix}{name}")).collect();
    if told.len() > MOST_TOLD || told.is_empty() {
        hint.push("…".to_owned());
    }
    hint.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted() {
        let count = |a: &str, b: &str| edits(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (a, b, expected) in
            [("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("开工", "开工", 0), ("abc", "", 3)]
        {
            assert_eq!(count(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn near_is_near_and_far_is_not() {
        assert_eq!(distance("Construction-Started", "construction_started"), Some(0));
        assert_eq!(distance("construction_start", "construction_started"), Some(2));
        assert_eq!(distance("开工日期", "开工"), Some(2));
        assert_eq!(distance("施工许可证", "取得施工许可"), Some(3));
        assert_eq!(distance("banana", "construction_started"), None);
        assert_eq!(distance("a", "b"), None);
        assert_eq!(distance(&"x".repeat(10_000), "x"), None);
    }
}
