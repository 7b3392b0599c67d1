//! [`ProjectCode`]: the national code of a fixed-asset investment project, GB/T 40058-2021.

use serde::{Deserialize, Serialize};

use super::{DivisionCode, checked_text, normalised};
use crate::refusal::Refusal;
use crate::text::refusals::identifier as codes;

/// Where the four hyphens stand in the canonical form.
const HYPHENS: [usize; 4] = [4, 11, 14, 17];

/// The national code of a fixed-asset investment project (固定资产投资项目代码): 20 digits in five
/// segments. It lives through the whole construction, so it is the best key there is for telling
/// whether two offices mean the same project.
///
/// | form | segments |
/// |---|---|
/// | GB/T 40058-2021, by trial rule since November 2020 | `YYMM-RRRRRR-DD-TT-NNNNNC`: month, division, central department, type, random, check |
/// | older | `YYYY-RRRRRR-DD-TT-NNNNNN`: year, division, central department, type, number |
///
/// The canonical form has the hyphens. **The check digit is accepted unverified**: its algorithm
/// is not in the published text of the standard, and the older form has none.
///
/// ```
/// use inward_core::identifier::{ProjectCode, ProjectCodeTime};
///
/// let code = ProjectCode::parse("21061403008901123456")?;
/// assert_eq!(code.as_str(), "2106-140300-89-01-123456");
/// assert_eq!(code.time(), ProjectCodeTime::Month { year: 2021, month: 6 });
/// assert_eq!(code.division().as_str(), "140300");
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProjectCode(String);

checked_text!(ProjectCode);

/// When a project code was given, as far as its first segment says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProjectCodeTime {
    /// The form of GB/T 40058.
    Month {
        /// The year in four digits, 2000 to 2099.
        year: u16,
        /// The month, 1 to 12.
        month: u8,
    },
    /// The older form.
    Year(u16),
}

impl ProjectCode {
    /// Reads a code with its hyphens or without any, full-width or half-width, with spaces.
    ///
    /// # Errors
    /// The first that holds of `project-code.empty`, `project-code.invalid-character`,
    /// `project-code.invalid-length` (not 20 digits, or a hyphen elsewhere than between segments),
    /// `project-code.invalid-time` (the first segment is neither `YYMM` nor a year from 2000 to 2099).
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let refuse = |code| Err(Refusal::new(code).with("input", text));
        let given = normalised(text);
        if given.chars().all(|c| c == '-') {
            return refuse(codes::PROJECT_CODE_EMPTY);
        }
        if !given.chars().all(|c| c == '-' || c.is_ascii_digit()) {
            return refuse(codes::PROJECT_CODE_INVALID_CHARACTER);
        }
        let mut code = given.clone();
        code.retain(|c| c != '-');
        if code.len() != 20 {
            return refuse(codes::PROJECT_CODE_INVALID_LENGTH);
        }
        for place in HYPHENS {
            code.insert(place, '-');
        }
        if given.contains('-') && given != code {
            return refuse(codes::PROJECT_CODE_INVALID_LENGTH);
        }
        if time(&code).is_none() {
            return refuse(codes::PROJECT_CODE_INVALID_TIME);
        }
        Ok(Self(code))
    }

    /// When the code was given. A first segment from `2001` to `2012` can be either form and is
    /// read as a month of 2020, for codes of the older form hardly go back that far.
    #[must_use]
    pub fn time(&self) -> ProjectCodeTime {
        time(&self.0).unwrap_or(ProjectCodeTime::Year(0))
    }

    /// The division that gave the code.
    #[must_use]
    pub fn division(&self) -> DivisionCode {
        DivisionCode::of_digits(self.segment(5, 11))
    }

    /// The two digits of the central department.
    #[must_use]
    pub fn department(&self) -> &str {
        self.segment(12, 14)
    }

    /// The two digits of the project's type: capital construction, technical upgrading, pure
    /// purchase, informatisation or other.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.segment(15, 17)
    }

    fn segment(&self, from: usize, to: usize) -> &str {
        self.0.get(from..to).unwrap_or_default()
    }
}

fn time(code: &str) -> Option<ProjectCodeTime> {
    let first: u16 = code.get(..4)?.parse().ok()?;
    let month = u8::try_from(first % 100).ok()?;
    if (1..=12).contains(&month) {
        return Some(ProjectCodeTime::Month { year: 2000 + first / 100, month });
    }
    (2000..=2099).contains(&first).then_some(ProjectCodeTime::Year(first))
}
