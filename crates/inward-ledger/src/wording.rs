//! What a fault quotes: a value short enough to stand in a sentence, and the names it may have meant.

/// A value short enough to stand in a sentence.
pub(crate) fn clip(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The most near names that a fault lists.
pub(crate) const MOST_NEAR: usize = 3;

/// The near names as the tail of a text in any language.
pub(crate) fn hint(near: &[&str]) -> String {
    if near.is_empty() { String::new() } else { format!(" (≈ {})", near.join(", ")) }
}
