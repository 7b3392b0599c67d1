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

impl fmt::Display for Industry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}:{}", self.scheme, self.version, self.code)
    }
}
