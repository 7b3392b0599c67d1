//! The industry (行业) of an organisation or a project, in some version of some classification.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;
use crate::text::refusals;

/// An industry: which classification, which version of it, which class.
///
/// ```
/// use inward_core::industry::Industry;
/// let industry = Industry::gbt4754("C3985")?;
/// assert_eq!(industry.to_string(), "GB/T 4754-2017:C3985");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Industry {
    /// The classification, such as `GB/T 4754`.
    pub scheme: String,
    /// Its version, such as `2017`.
    pub version: String,
    /// The class within it.
    pub code: String,
}

impl Industry {
    /// The national classification of China, 国民经济行业分类.
    pub const GBT4754: &str = "GB/T 4754";

    /// A class of GB/T 4754-2017: a section letter, up to four digits, or both.
    pub fn gbt4754(code: &str) -> Result<Self, Refusal> {
        let code = code.trim().to_uppercase();
        let digits = code.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(&code);
        let sound = !code.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !sound {
            return Err(Refusal::new(refusals::organisation::BAD_INDUSTRY).with("input", code));
        }
        Ok(Self { scheme: Self::GBT4754.to_owned(), version: "2017".to_owned(), code })
    }
}

impl Industry {
    /// The class that it is part of at a level, with its section before it where that is known. What is no finer than
    /// the level, and what belongs to a classification whose levels are not known here, is that itself. Levels are known
    /// of GB/T 4754, of ISIC and of NACE, in which a section is a letter and what lies below it has two, three and four
    /// digits.
    ///
    /// ```
    /// use inward_core::industry::{Industry, IndustryLevel};
    /// let industry = Industry::gbt4754("3985")?;
    /// assert_eq!(industry.at(IndustryLevel::Division).code, "C39");
    /// assert_eq!(industry.at(IndustryLevel::Section).code, "C");
    /// assert_eq!(Industry::gbt4754("C39")?.at(IndustryLevel::Class).code, "C39");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn at(&self, level: IndustryLevel) -> Self {
        let is_known = ["GB/T 4754", "ISIC", "NACE"].iter().any(|scheme| self.scheme.starts_with(scheme));
        let cut = if is_known { self.cut(level.digits()) } else { None };
        cut.map_or_else(|| self.clone(), |code| Self { code, ..self.clone() })
    }

    /// Its code with so many digits at most; none where it is no such code.
    fn cut(&self, most: usize) -> Option<String> {
        let letter = self.code.chars().next().filter(char::is_ascii_uppercase);
        let below = self.code.get(usize::from(letter.is_some())..)?;
        if !below.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return None;
        }
        let section = letter.or_else(|| self.section_of(below));
        let mut code: String = section.into_iter().collect();
        let mut digits = 0;
        // Only a section stands without digits; where it is not known, the division says most.
        let most = if section.is_none() { most.max(2) } else { most };
        for sign in below.chars() {
            digits += usize::from(sign.is_ascii_digit());
            if digits > most {
                break;
            }
            code.push(sign);
        }
        Some(code.trim_end_matches('.').to_owned())
    }

    /// The section of a division of GB/T 4754-2017.
    fn section_of(&self, below: &str) -> Option<char> {
        let division: u8 = below.get(..2)?.parse().ok()?;
        let is_this = self.scheme == Self::GBT4754 && self.version == "2017";
        SECTIONS.iter().find(|(last, _)| division <= *last).map(|(_, section)| *section).filter(|_| is_this)
    }
}

/// The last division of each section of GB/T 4754-2017.
const SECTIONS: [(u8, char); 20] = [
    (5, 'A'),
    (12, 'B'),
    (43, 'C'),
    (46, 'D'),
    (50, 'E'),
    (52, 'F'),
    (60, 'G'),
    (62, 'H'),
    (65, 'I'),
    (69, 'J'),
    (70, 'K'),
    (72, 'L'),
    (75, 'M'),
    (79, 'N'),
    (82, 'O'),
    (83, 'P'),
    (85, 'Q'),
    (90, 'R'),
    (96, 'S'),
    (97, 'T'),
];

/// How finely industries are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndustryLevel {
    /// Sections (门类), a letter.
    Section,
    /// Divisions (大类), two digits.
    Division,
    /// Groups (中类), three digits.
    Group,
    /// Classes (小类), four digits.
    Class,
}

impl IndustryLevel {
    /// Every one, the coarsest first.
    pub const ALL: [Self; 4] = [Self::Section, Self::Division, Self::Group, Self::Class];

    const fn digits(self) -> usize {
        match self {
            Self::Section => 0,
            Self::Division => 2,
            Self::Group => 3,
            Self::Class => 4,
        }
    }
}

impl fmt::Display for Industry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}:{}", self.scheme, self.version, self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_industry_is_part_of_one_class_at_each_level() {
        let cases = [
            ("GB/T 4754", "2017", "C3985", ["C", "C39", "C398", "C3985"]),
            ("GB/T 4754", "2017", "3985", ["C", "C39", "C398", "C3985"]),
            ("GB/T 4754", "2017", "I64", ["I", "I64", "I64", "I64"]),
            ("GB/T 4754", "2017", "A", ["A", "A", "A", "A"]),
            ("GB/T 4754", "2017", "0111", ["A", "A01", "A011", "A0111"]),
            ("GB/T 4754", "2017", "97", ["T", "T97", "T97", "T97"]),
            ("GB/T 4754", "2011", "3985", ["39", "39", "398", "3985"]),
            ("NACE", "2.1", "C26.11", ["C", "C26", "C26.1", "C26.11"]),
            ("ISIC", "4", "2611", ["26", "26", "261", "2611"]),
            ("own", "1", "chips/advanced", ["chips/advanced"; 4]),
            ("NACE", "2.1", "C26-11", ["C26-11"; 4]),
        ];
        for (scheme, version, code, at) in cases {
            let [scheme, version, code] = [scheme, version, code].map(str::to_owned);
            let industry = Industry { scheme, version, code };
            assert_eq!(IndustryLevel::ALL.map(|level| industry.at(level).code), at, "{industry}");
        }
    }

    #[test]
    fn every_division_of_the_national_classification_has_its_section() {
        // How many divisions each section has, in the order of their letters.
        let divisions = [5, 7, 31, 3, 4, 2, 8, 2, 3, 4, 1, 2, 3, 4, 3, 1, 2, 5, 6, 1];
        let mut counted = [0; 20];
        for division in 1..=97 {
            let section = Industry::gbt4754(&format!("{division:02}")).unwrap().at(IndustryLevel::Section).code;
            counted[usize::from(section.as_bytes()[0] - b'A')] += 1;
        }
        assert_eq!(counted, divisions);
    }
}
