//! Everything that is said to people: refusals and labels, in English and Chinese.

pub mod refusals;

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

    /// The text in this language.
    #[must_use]
    pub fn say(&self, lang: Lang) -> &str {
        lang.pick(&self.en, &self.zh)
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
    use unicode_normalization::UnicodeNormalization;
    let folded: String = text.nfkc().flat_map(char::to_lowercase).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
