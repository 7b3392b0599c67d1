//! Extensions: more time, approved before the old time was over.

use serde::{Deserialize, Serialize};

use super::rule::{Limit, Rule};
use crate::refusal::Refusal;
use crate::text::refusals::deadline as codes;
use crate::when::Timestamp;

/// More time, in the unit of the rule, or to a date; a rule that ends on a day may be extended by days,
/// months or years of any kind.
///
/// ```
/// use inward_core::deadline::{Extension, Limit};
/// let extension = Extension::by(Limit::WorkingDays(10)).approved("2021-02-01T09:00+08:00".parse()?);
/// assert_eq!(extension.by, Limit::WorkingDays(10));
/// # Ok::<(), inward_core::refusal::Refusal>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// How much more.
    pub by: Limit,
    /// When it was approved; where it is known, an approval after the old due time is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approved: Option<Timestamp>,
}

impl Extension {
    /// So much more.
    #[must_use]
    pub const fn by(by: Limit) -> Self {
        Self { by, approved: None }
    }

    /// When it was approved.
    #[must_use]
    pub const fn approved(mut self, at: Timestamp) -> Self {
        self.approved = Some(at);
        self
    }

    /// The longer limit where the extension is of the same unit; none where it is counted on.
    pub(super) fn lengthened(&self, limit: &Limit) -> Option<Limit> {
        Some(match (limit, &self.by) {
            (Limit::NaturalDays(n), Limit::NaturalDays(more)) => Limit::NaturalDays(n.saturating_add(*more)),
            (Limit::WorkingDays(n), Limit::WorkingDays(more)) => Limit::WorkingDays(n.saturating_add(*more)),
            (Limit::Months(n), Limit::Months(more)) => Limit::Months(n.saturating_add(*more)),
            (Limit::Years(n), Limit::Years(more)) => Limit::Years(n.saturating_add(*more)),
            (Limit::Hours(n), Limit::Hours(more)) => Limit::Hours(n.saturating_add(*more)),
            (Limit::WorkingTime(n), Limit::WorkingTime(more)) => Limit::WorkingTime(n.saturating_add(*more)),
            _ => return None,
        })
    }

    /// Whether a rule can be extended by it.
    ///
    /// # Errors
    /// `deadline.not-positive`, `deadline.extension-unit`.
    pub fn check(&self, rule: &Rule) -> Result<(), Refusal> {
        if self.by.amount() == Some(0) {
            return Err(Refusal::new(codes::NOT_POSITIVE));
        }
        let in_days = self.by.is_in_days() || self.by.is_fixed();
        let ends_on_a_day = !matches!(rule.limit, Limit::Hours(_) | Limit::WorkingTime(_));
        if self.lengthened(&rule.limit).is_some() || self.by.is_fixed() || (in_days && ends_on_a_day) {
            return Ok(());
        }
        Err(Refusal::new(codes::EXTENSION_UNIT)
            .with_word("extension", &self.by.label())
            .with_word("limit", &rule.limit.label()))
    }
}
