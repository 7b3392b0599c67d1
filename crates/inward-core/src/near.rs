//! Names that are near to one that is not known.

/// The nearest of the known names, nearest first, at most `most`: by edit distance, with a name
/// that contains the other counted as near.
///
/// ```
/// let near = inward_core::near::nearest("招商二局", ["招商一局", "行政审批局"], 1);
/// assert_eq!(near, ["招商一局"]);
/// ```
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    let length = name.chars().count();
    let mut ranked: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|candidate| {
            let contained = !name.is_empty() && (candidate.contains(name) || name.contains(candidate));
            let distance = if contained { 1 } else { distance(name, candidate) };
            let near_enough = distance <= (length.max(candidate.chars().count()) / 2).max(1);
            near_enough.then_some((distance, candidate))
        })
        .collect();
    ranked.sort_unstable();
    ranked.dedup();
    ranked.into_iter().take(most).map(|(_, candidate)| candidate).collect()
}

/// How many characters must be put in, taken out or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().take(64).enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (cell, to) in row.iter_mut().skip(1).zip(&b) {
            let substituted = diagonal + usize::from(from != *to);
            diagonal = *cell;
            left = substituted.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_hand() {
        for (a, b, expected) in [("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("招商一局", "招商二局", 1)]
        {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn what_is_far_is_not_offered() {
        assert!(nearest("建设局", ["construction_started"], 3).is_empty());
        assert_eq!(nearest("construction_start", ["completed", "construction_started"], 3), ["construction_started"]);
    }
}
