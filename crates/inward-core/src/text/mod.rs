//! Everything that is said to people: refusals and labels, in English and Chinese.

mod labelled;
pub mod refusals;
pub mod vocabulary;

pub(crate) use labelled::{figures, labelled};

use serde::{Deserialize, Serialize};

/// A language of texts. Both are always complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese, 中文.
    Zh,
}

impl Lang {
    /// The one of two texts that is in this language.
    ///
    /// ```
    /// use inward_core::text::Lang;
    /// assert_eq!(Lang::Zh.pick("project", "项目"), "项目");
    /// ```
    #[must_use]
    pub const fn pick<'a>(self, en: &'a str, zh: &'a str) -> &'a str {
        match self {
            Self::En => en,
            Self::Zh => zh,
        }
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Label {
    /// The English text.
    pub en: String,
    /// The Chinese text.
    pub zh: String,
}

impl Label {
    /// A label of both texts.
    #[must_use]
    pub fn new(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self { en: en.into(), zh: zh.into() }
    }

    /// Several as a list, as each language writes one.
    pub(crate) fn joined(labels: impl IntoIterator<Item = Self>) -> Self {
        let (en, zh): (Vec<String>, Vec<String>) = labels.into_iter().map(|label| (label.en, label.zh)).unzip();
        Self { en: en.join(", "), zh: zh.join("、") }
    }

    /// The text in this language.
    #[must_use]
    pub fn say(&self, lang: Lang) -> &str {
        lang.pick(&self.en, &self.zh)
    }
}

/// The half-width form of a full-width letter, digit or sign, and of the ideographic space.
///
/// Only that block: compatibility forms in general would turn a footnote ¹ into a digit.
///
/// ```
/// use inward_core::text::half_width;
/// assert_eq!(['Ａ', '１', '：', '¹', '亿'].map(half_width), ['A', '1', ':', '¹', '亿']);
/// ```
#[must_use]
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

/// Text as it is searched: NFKC (full-width letters and digits become plain ones), lower case,
/// spaces drawn together.
///
/// ```
/// use inward_core::text::fold;
/// assert_eq!(fold(" ＬＥＤ  衬底 "), "led 衬底");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfkc_quick};
    // Most text is normal already, and seeing that costs far less than normalising it.
    match is_nfkc_quick(text.chars()) {
        IsNormalized::Yes => fold_normal(text.chars(), text.len()),
        _ => fold_normal(text.nfkc(), text.len()),
    }
}

fn fold_normal(text: impl Iterator<Item = char>, length: usize) -> String {
    let mut folded = String::with_capacity(length);
    let mut gap = false;
    for letter in text.flat_map(char::to_lowercase) {
        if letter.is_whitespace() {
            gap = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            folded.push(' ');
        }
        folded.push(letter);
    }
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    proptest! {
        #[test]
        fn folding_is_normalising_lowering_and_joining_words(text in "[ \\tＡ-Ｚa-zA-Zﬁé中文\u{301}\u{3000}İΣ㎡]{0,12}") {
            let lowered: String = text.nfkc().flat_map(char::to_lowercase).collect();
            let words: Vec<&str> = lowered.split_whitespace().collect();
            prop_assert_eq!(super::fold(&text), words.join(" "));
        }
    }
}
