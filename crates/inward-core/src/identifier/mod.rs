//! Codes by which the world knows organisations, projects and places.
//!
//! Each type is its normalised text, checked once: a [`Uscc`] that exists is well formed. What a
//! check cannot say is whether the organisation, the project or the place exists; only a
//! [`DivisionTable`] that the caller loads knows places.
//!
//! Input is normalised before it is checked, for codes come out of spreadsheets, scans and chats:
//! full-width characters become half-width (NFKC), spaces of any kind and invisible marks are
//! dropped, letters become upper case, hyphens are dropped or, in a project code, stand where the
//! standard puts them.

mod division_code;
mod division_table;
mod lei;
mod project_code;
mod uscc;

pub use division_code::{DivisionCode, DivisionLevel};
pub use division_table::{Division, DivisionTable, Place};
pub use lei::Lei;
pub use project_code::{ProjectCode, ProjectCodeTime};
pub use uscc::{RegisteringBody, Uscc};

use unicode_normalization::UnicodeNormalization as _;

/// The text half-width and in upper case, without spaces and invisible marks, every hyphen or
/// dash as `-`. Only ASCII letters change case: `ß` must not turn into two letters of a code.
fn normalised(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .map(|c| if is_hyphen(c) { '-' } else { c.to_ascii_uppercase() })
        .collect()
}

/// As [`normalised`], without hyphens.
fn compact(text: &str) -> String {
    let mut text = normalised(text);
    text.retain(|c| c != '-');
    text
}

/// Zero-width spaces, soft hyphens and marks of direction, which copying leaves behind.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Gives a checked text the ways in and out that every such type has; each way in is its `parse`.
macro_rules! checked_text {
    ($name:ident) => {
        impl $name {
            /// The normalised text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::refusal::Refusal;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = $crate::refusal::Refusal;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::refusal::Refusal;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0
            }
        }
    };
}
use checked_text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normalising_leaves_only_what_is_written() {
        assert_eq!(normalised("\u{feff}ａ１\u{3000}\u{a0}\u{200b}b–2\u{202c} "), "A1B-2");
        assert_eq!(compact("２０２０－14 — 0\u{2212}3"), "20201403");
        assert_eq!(normalised("ßı"), "ßı", "only ASCII letters change case");
    }
}
