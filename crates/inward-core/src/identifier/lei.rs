//! [`Lei`]: the legal entity identifier of ISO 17442.

use serde::{Deserialize, Serialize};

use super::{checked_text, compact};
use crate::refusal::Refusal;
use crate::text::refusals::identifier as codes;

/// The legal entity identifier (法人机构识别编码) of an organisation anywhere, ISO 17442:
/// 18 letters or digits and two check digits (ISO 7064 MOD 97-10).
///
/// The check is of form only; it does not say that the organisation exists.
///
/// ```
/// use inward_core::identifier::Lei;
///
/// let code = Lei::parse("5493 001K-JTII GC8Y 1R12")?;
/// assert_eq!(code.as_str(), "5493001KJTIIGC8Y1R12");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lei(String);

checked_text!(Lei);

impl Lei {
    /// Reads a code in any case, full-width or half-width, with spaces or hyphens.
    ///
    /// # Errors
    /// The first that holds of `lei.empty`, `lei.invalid-character`, `lei.invalid-length`,
    /// `lei.invalid-checksum-format` (the last two are not digits), `lei.invalid-checksum`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let refuse = |code| Err(Refusal::new(code).with("input", text));
        let code = compact(text);
        if code.is_empty() {
            return refuse(codes::LEI_EMPTY);
        }
        if !code.chars().all(|c| c.is_ascii_alphanumeric()) {
            return refuse(codes::LEI_INVALID_CHARACTER);
        }
        if code.len() != 20 {
            return refuse(codes::LEI_INVALID_LENGTH);
        }
        let check = code.get(18..).unwrap_or_default();
        if !check.chars().all(|c| c.is_ascii_digit()) {
            return refuse(codes::LEI_INVALID_CHECKSUM_FORMAT);
        }
        // 00, 01 and 99 are 97, 98 and 2 modulo 97: the remainder is right, the digits are never issued.
        if !("02"..="98").contains(&check) || remainder_97(&code) != 1 {
            return refuse(codes::LEI_INVALID_CHECKSUM);
        }
        Ok(Self(code))
    }
}

/// The code as one whole number, letters written as 10 to 35, modulo 97.
fn remainder_97(code: &str) -> u32 {
    code.chars().filter_map(|c| c.to_digit(36)).fold(0, |remainder, digit| {
        let shift = if digit < 10 { 10 } else { 100 };
        (remainder * shift + digit) % 97
    })
}
