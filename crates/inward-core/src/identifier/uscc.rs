//! [`Uscc`]: the unified social credit code (统一社会信用代码) of GB 32100-2015.

use serde::{Deserialize, Serialize};

use super::{DivisionCode, checked_text, compact};
use crate::refusal::Refusal;
use crate::text::{Label, refusals::identifier as codes};

/// The 31 characters of the standard: no I, O, S, V, Z.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// 3^(i-1) mod 31 for the characters 1 to 17.
const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// The weights of the organisation code (GB 11714) within characters 9 to 16.
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// The unified social credit code (统一社会信用代码) of an organisation in China, GB 32100-2015:
/// 18 characters, of which 1 names the registering body, 2 the kind of organisation, 3 to 8 the
/// division, 9 to 17 the organisation code, 18 the check.
///
/// The check is of form only; it does not say that the organisation exists.
///
/// ```
/// use inward_core::identifier::Uscc;
///
/// let code = Uscc::parse(" 91440300-71526726xg ")?;
/// assert_eq!(code.as_str(), "9144030071526726XG");
/// assert_eq!(code.division().as_str(), "440300");
/// assert!(code.warnings().is_empty());
/// assert_eq!(Uscc::parse("9144030071526726X6").unwrap_err().code.as_str(), "uscc.invalid-checksum");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uscc(String);

checked_text!(Uscc);

impl Uscc {
    /// Reads a code in any case, full-width or half-width, with spaces or hyphens.
    ///
    /// # Errors
    /// The first that holds of `uscc.empty`, `uscc.invalid-character`, `uscc.invalid-length`,
    /// `uscc.invalid-region` (a letter in characters 3 to 8), `uscc.invalid-checksum`.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let refuse = |code| Err(Refusal::new(code).with("input", text));
        let code = compact(text);
        if code.is_empty() {
            return refuse(codes::USCC_EMPTY);
        }
        if !code.chars().all(|c| ALPHABET.contains(c)) {
            return refuse(codes::USCC_INVALID_CHARACTER);
        }
        if code.len() != 18 {
            return refuse(codes::USCC_INVALID_LENGTH);
        }
        if !code.chars().skip(2).take(6).all(|c| c.is_ascii_digit()) {
            return refuse(codes::USCC_INVALID_REGION);
        }
        if code.chars().last() != check_character(&code) {
            return refuse(codes::USCC_INVALID_CHECKSUM);
        }
        Ok(Self(code))
    }

    /// What is odd about a valid code: `uscc.organisation-code-check` when the organisation code
    /// within it fails its own check, as codes issued in error do.
    #[must_use]
    pub fn warnings(&self) -> Vec<Refusal> {
        let code = self.organisation_code();
        if code.ends_with(organisation_check_character(code)) {
            return Vec::new();
        }
        vec![Refusal::new(codes::USCC_ORGANISATION_CODE_CHECK).with("input", &self.0)]
    }

    /// The body that registered the organisation, the first character; `None` for a character
    /// that the standard does not assign.
    #[must_use]
    pub fn registering_body(&self) -> Option<RegisteringBody> {
        self.0.chars().next().and_then(RegisteringBody::of)
    }

    /// The kind of organisation, the second character; its meaning depends on the registering
    /// body (with market regulation: 1 enterprise, 2 individual business, 3 farmers' cooperative).
    #[must_use]
    pub fn kind(&self) -> &str {
        self.0.get(1..2).unwrap_or_default()
    }

    /// The division of the registering body, characters 3 to 8: where the organisation was first
    /// registered, not where it is now.
    #[must_use]
    pub fn division(&self) -> DivisionCode {
        DivisionCode::of_digits(self.0.get(2..8).unwrap_or_default())
    }

    /// The organisation code (组织机构代码), characters 9 to 17 with its own check last.
    #[must_use]
    pub fn organisation_code(&self) -> &str {
        self.0.get(8..17).unwrap_or_default()
    }
}

/// The bodies that register organisations, by the first character of their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RegisteringBody {
    /// `1`: the commission for public-sector posts, for government organs and public institutions.
    PublicSectorPosts,
    /// `2`: foreign affairs.
    ForeignAffairs,
    /// `3`: justice.
    Justice,
    /// `4`: culture.
    Culture,
    /// `5`: civil affairs.
    CivilAffairs,
    /// `6`: tourism.
    Tourism,
    /// `7`: religious affairs.
    ReligiousAffairs,
    /// `8`: trade unions.
    TradeUnions,
    /// `9`: industry and commerce, today market regulation; every company.
    MarketRegulation,
    /// `A`: the posts office of the Central Military Commission.
    CentralMilitaryCommission,
    /// `N`: agriculture, for rural collectives.
    Agriculture,
    /// `Y`: others.
    Other,
}

impl RegisteringBody {
    const fn of(first: char) -> Option<Self> {
        Some(match first {
            '1' => Self::PublicSectorPosts,
            '2' => Self::ForeignAffairs,
            '3' => Self::Justice,
            '4' => Self::Culture,
            '5' => Self::CivilAffairs,
            '6' => Self::Tourism,
            '7' => Self::ReligiousAffairs,
            '8' => Self::TradeUnions,
            '9' => Self::MarketRegulation,
            'A' => Self::CentralMilitaryCommission,
            'N' => Self::Agriculture,
            'Y' => Self::Other,
            _ => return None,
        })
    }

    /// Its name in both languages.
    #[must_use]
    pub fn label(self) -> Label {
        let (en, zh) = match self {
            Self::PublicSectorPosts => ("public-sector posts", "机构编制"),
            Self::ForeignAffairs => ("foreign affairs", "外交"),
            Self::Justice => ("justice", "司法行政"),
            Self::Culture => ("culture", "文化"),
            Self::CivilAffairs => ("civil affairs", "民政"),
            Self::Tourism => ("tourism", "旅游"),
            Self::ReligiousAffairs => ("religious affairs", "宗教"),
            Self::TradeUnions => ("trade unions", "工会"),
            Self::MarketRegulation => ("market regulation", "市场监管"),
            Self::CentralMilitaryCommission => ("Central Military Commission", "中央军委机构编制"),
            Self::Agriculture => ("agriculture", "农业"),
            Self::Other => ("other", "其他"),
        };
        Label::new(en, zh)
    }
}

/// The check that the first 17 characters call for. A remainder of 0 gives `0`, which is what the
/// second `mod 31` is for.
fn check_character(code: &str) -> Option<char> {
    let sum: u32 = code.chars().zip(WEIGHTS).map(|(c, weight)| value(c) * weight).sum();
    let check = (31 - sum % 31) % 31;
    ALPHABET.chars().zip(0..).find_map(|(c, value)| (value == check).then_some(c))
}

/// The place of a character in the alphabet of the standard.
fn value(c: char) -> u32 {
    ALPHABET.chars().zip(0..).find_map(|(known, value)| (known == c).then_some(value)).unwrap_or_default()
}

/// The check of an organisation code, GB 11714: letters count 10 to 35, unlike in [`value`].
fn organisation_check_character(code: &str) -> char {
    let sum: u32 =
        code.chars().zip(ORGANISATION_WEIGHTS).map(|(c, weight)| c.to_digit(36).unwrap_or_default() * weight).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        digit => char::from_digit(digit, 10).unwrap_or('0'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_powers_of_three() {
        let mut power = 1;
        for weight in WEIGHTS {
            assert_eq!(weight, power);
            power = power * 3 % 31;
        }
        assert_eq!(ALPHABET.len(), 31);
    }

    #[test]
    fn parts_are_read() {
        let code = Uscc::parse("N2460105M94EDNF29Q").unwrap();
        assert_eq!(code.registering_body(), Some(RegisteringBody::Agriculture));
        assert_eq!(code.kind(), "2");
        assert_eq!(code.division().as_str(), "460105");
        assert_eq!(code.organisation_code(), "M94EDNF29");
        assert_eq!(Uscc::parse("914403001922038216").unwrap().registering_body().unwrap().label().zh, "市场监管");
    }
}
