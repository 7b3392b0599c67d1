//! Names that a mistyped name may have meant.

/// Beyond this many characters a name is not compared.
const LONGEST: usize = 64;

/// How the names of columns are compared: width, case and spaces do not count.
pub(crate) fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{3000}'))
        .map(half_width)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}

/// The half-width form of a full-width letter, digit or sign.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// At most three of the names that are near this one, the nearest first.
pub(crate) fn near<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted: Vec<char> = fold(name).chars().collect();
    if wanted.is_empty() || wanted.len() > LONGEST {
        return Vec::new();
    }
    let mut found: Vec<(usize, &str)> = names
        .into_iter()
        .filter_map(|candidate| {
            let other: Vec<char> = fold(candidate).chars().collect();
            let shorter = wanted.len().min(other.len());
            if other.is_empty() || other.len() > LONGEST {
                return None;
            }
            let distance = distance(&wanted, &other);
            (distance <= (shorter / 3).max(1) && distance < shorter).then_some((distance, candidate))
        })
        .collect();
    found.sort();
    found.truncate(3);
    found.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The near names as the tail of a text in any language.
pub(crate) fn hint(near: &[&str]) -> String {
    if near.is_empty() { String::new() } else { format!(" (≈ {})", near.join(", ")) }
}

/// The number of single changes, insertions and deletions between two names.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (place, a) in left.iter().enumerate() {
        let mut diagonal = place;
        let mut before = place + 1;
        for (cell, b) in row.iter_mut().skip(1).zip(right) {
            let above = *cell;
            *cell = (diagonal + usize::from(a != b)).min(above + 1).min(before + 1);
            diagonal = above;
            before = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = place + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

/// A value short enough to stand in a sentence.
pub(crate) fn clip(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found_in_both_scripts() {
        assert_eq!(near("总投资额", ["总投资", "项目名称", "年度投资"]), ["总投资"]);
        assert_eq!(near("projct.name", ["project.name", "project.code"]), ["project.name"]);
        assert!(near("备注", ["总投资"]).is_empty());
        assert!(near(&"x".repeat(10_000), ["x"]).is_empty());
    }

    #[test]
    fn distance_counts_single_changes() {
        let count = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(count("kitten", "sitting"), 3);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("abc", ""), 3);
    }
}
