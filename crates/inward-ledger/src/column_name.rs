//! How the names of columns are compared.

use inward_core::text::half_width;

/// The name of a column as it is compared: width, case and spaces, also unseen ones, do not count.
pub(crate) fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}'))
        .map(half_width)
        .map(|c| c.to_ascii_lowercase())
        .collect()
}
