//! Two limits side by side: what the law allows (法定时限), and what was promised (承诺时限).

use serde::{Deserialize, Serialize};

use super::due::Start;
use super::rule::Rule;
use crate::calendar::Calendar;
use crate::refusal::Refusal;
use crate::text::refusals::deadline as codes;

/// The statutory and the promised limit. To break the promised one is not to break the law.
///
/// ```
/// use inward_core::deadline::{Limits, working_days};
/// let limits = Limits { statutory: Some(working_days(20)), promised: Some(working_days(25)) };
/// assert_eq!(limits.warning().unwrap().code.as_str(), "deadline.promised-exceeds-statutory");
/// let limits = Limits { statutory: Some(working_days(20)), promised: Some(working_days(5)) };
/// assert!(limits.warning().is_none());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// What the law allows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statutory: Option<Rule>,
    /// What was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<Rule>,
}

impl Limits {
    /// A warning where more was promised than the law allows, as far as the rules alone tell: they must
    /// count in the same unit.
    #[must_use]
    pub fn warning(&self) -> Option<Refusal> {
        let (promised, statutory) = (self.promised.as_ref()?, self.statutory.as_ref()?);
        let (longer, shorter) = (promised.limit.in_one_unit()?, statutory.limit.in_one_unit()?);
        (longer.0 == shorter.0 && longer.1 > shorter.1).then(|| exceeds(promised, statutory))
    }

    /// A warning where what was promised falls due after what the law allows, from that start on that
    /// calendar: so limits in any units are compared.
    ///
    /// # Errors
    /// As [`Calendar::due`].
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use inward_core::calendar::Calendar;
    /// use inward_core::deadline::{Limits, natural_days, working_days};
    /// let limits = Limits { statutory: Some(natural_days(30)), promised: Some(working_days(25)) };
    /// let start: NaiveDate = "2021-01-12".parse().unwrap();
    /// assert!(limits.warning().is_none());
    /// assert!(limits.warning_from(start, &Calendar::china())?.is_some());
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    pub fn warning_from(&self, start: impl Into<Start>, calendar: &Calendar) -> Result<Option<Refusal>, Refusal> {
        let (Some(promised), Some(statutory)) = (&self.promised, &self.statutory) else { return Ok(None) };
        let start = start.into();
        let later = calendar.due(start, promised, &[])?.at() > calendar.due(start, statutory, &[])?.at();
        Ok(later.then(|| exceeds(promised, statutory)))
    }
}

fn exceeds(promised: &Rule, statutory: &Rule) -> Refusal {
    Refusal::new(codes::PROMISED_EXCEEDS_STATUTORY)
        .with_word("promised", &promised.limit.label())
        .with_word("statutory", &statutory.limit.label())
}
