//! [`DivisionCode`]: the six digits of an administrative division, GB/T 2260.

use serde::{Deserialize, Serialize};

use super::{checked_text, compact};
use crate::refusal::Refusal;
use crate::text::{Label, refusals::identifier as codes};

/// The code of an administrative division of China (行政区划代码), GB/T 2260: two digits each for
/// the province, the prefecture and the county.
///
/// Codes are retired when boundaries change, so whether one is known depends on the edition of the
/// table, see [`DivisionTable`](super::DivisionTable). Development zones have no code of their own.
///
/// ```
/// use inward_core::identifier::{DivisionCode, DivisionLevel};
///
/// let code = DivisionCode::parse("140302")?;
/// assert_eq!(code.level(), DivisionLevel::County);
/// assert_eq!(code.province().as_str(), "140000");
/// assert_eq!(code.prefecture().unwrap().as_str(), "140300");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DivisionCode(String);

checked_text!(DivisionCode);

/// The levels of divisions that the six digits tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DivisionLevel {
    /// Provinces, autonomous regions and municipalities (省级): the code ends in `0000`.
    Province,
    /// Prefectures and cities with districts (地级): the code ends in `00`.
    Prefecture,
    /// Counties, districts and cities without districts (县级).
    County,
}

impl DivisionLevel {
    /// The level as text, such as `prefecture`; the same as in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Prefecture => "prefecture",
            Self::County => "county",
        }
    }

    /// Its name in both languages.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::Province => Label::new("province", "省级"),
            Self::Prefecture => Label::new("prefecture", "地级"),
            Self::County => Label::new("county", "县级"),
        }
    }
}

impl DivisionCode {
    /// Reads six digits, full-width or half-width, with spaces or hyphens.
    ///
    /// # Errors
    /// The first that holds of `division-code.empty`, `division-code.invalid-character`,
    /// `division-code.invalid-length`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let refuse = |code| Err(Refusal::new(code).with("input", text));
        let code = compact(text);
        if code.is_empty() {
            return refuse(codes::DIVISION_CODE_EMPTY);
        }
        if !code.chars().all(|c| c.is_ascii_digit()) {
            return refuse(codes::DIVISION_CODE_INVALID_CHARACTER);
        }
        if code.len() != 6 {
            return refuse(codes::DIVISION_CODE_INVALID_LENGTH);
        }
        Ok(Self(code))
    }

    /// Takes six digits out of another code that was checked, or pads fewer with zeros.
    pub(super) fn of_digits(digits: &str) -> Self {
        Self(format!("{digits:0<6}"))
    }

    /// The level, by the zeros at the end.
    #[must_use]
    pub fn level(&self) -> DivisionLevel {
        if self.0.ends_with("0000") {
            DivisionLevel::Province
        } else if self.0.ends_with("00") {
            DivisionLevel::Prefecture
        } else {
            DivisionLevel::County
        }
    }

    /// The province it lies in; a province gives itself.
    #[must_use]
    pub fn province(&self) -> Self {
        Self::of_digits(self.0.get(..2).unwrap_or_default())
    }

    /// The prefecture it lies in; a prefecture gives itself, a province none. The counties that a
    /// province runs directly lie in a collective prefecture, `419001` in `419000`.
    #[must_use]
    pub fn prefecture(&self) -> Option<Self> {
        let prefecture = Self::of_digits(self.0.get(..4).unwrap_or_default());
        (prefecture.level() == DivisionLevel::Prefecture).then_some(prefecture)
    }
}
