//! The steps from one report to another.

use inward_core::text::Label;

/// A step from the opening to the closing of a table, in the order in which they are taken. The order is fixed:
/// in another, the same change would be split otherwise.
///
/// ```
/// use inward_analysis::pipeline::ChangeStep;
/// assert_eq!(ChangeStep::ALL.map(ChangeStep::key).join(" + "), "opening + rescoped + corrected + late + entered + left + revalued + closing");
/// assert!(ChangeStep::Late.restates() && !ChangeStep::Entered.restates());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeStep {
    /// 期初: the table on the first day, as it was known then.
    Opening,
    /// 口径调整: what the first day's facts make under the later rules: what belongs to what, what it says of
    /// the dimensions, whose word goes by.
    Rescoped,
    /// 更正: what was known otherwise of the first day: retracted, stated anew, overruled by another source.
    Corrected,
    /// 补报: what was not known at all of the first day.
    Late,
    /// 新进: what came in between the days.
    Entered,
    /// 转出: what went out between the days.
    Left,
    /// 金额变动: what is there on both days with another amount.
    Revalued,
    /// 期末: the table on the last day, as known by then.
    Closing,
}

impl ChangeStep {
    /// Every step, in order.
    pub const ALL: [Self; 8] = [
        Self::Opening,
        Self::Rescoped,
        Self::Corrected,
        Self::Late,
        Self::Entered,
        Self::Left,
        Self::Revalued,
        Self::Closing,
    ];

    /// Its key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Rescoped => "rescoped",
            Self::Corrected => "corrected",
            Self::Late => "late",
            Self::Entered => "entered",
            Self::Left => "left",
            Self::Revalued => "revalued",
            Self::Closing => "closing",
        }
    }

    /// The step of that key.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        let (en, zh) = match self {
            Self::Opening => ("opening", "期初"),
            Self::Rescoped => ("re-scoped", "口径调整"),
            Self::Corrected => ("corrected", "更正"),
            Self::Late => ("late", "补报"),
            Self::Entered => ("entered", "新进"),
            Self::Left => ("left", "转出"),
            Self::Revalued => ("revalued", "金额变动"),
            Self::Closing => ("closing", "期末"),
        };
        Label::new(en, zh)
    }

    /// Whether it restates the first day: none of it happened between the days.
    #[must_use]
    pub const fn restates(self) -> bool {
        matches!(self, Self::Rescoped | Self::Corrected | Self::Late)
    }
}

/// A number at both ends and what each step made of it. What left is told as it was, and is taken away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeSteps([i128; 8]);

impl ChangeSteps {
    /// The number of a step.
    #[must_use]
    pub const fn at(&self, step: ChangeStep) -> i128 {
        let [opening, rescoped, corrected, late, entered, left, revalued, closing] = self.0;
        match step {
            ChangeStep::Opening => opening,
            ChangeStep::Rescoped => rescoped,
            ChangeStep::Corrected => corrected,
            ChangeStep::Late => late,
            ChangeStep::Entered => entered,
            ChangeStep::Left => left,
            ChangeStep::Revalued => revalued,
            ChangeStep::Closing => closing,
        }
    }

    /// Whether the opening and the steps make the closing.
    #[must_use]
    pub fn reconcile(&self) -> bool {
        let made = ChangeStep::ALL.into_iter().filter(|step| *step != ChangeStep::Closing).map(|step| match step {
            ChangeStep::Left => self.at(step).saturating_neg(),
            _ => self.at(step),
        });
        made.sum::<i128>() == self.at(ChangeStep::Closing)
    }

    /// Whether every number is nought.
    #[must_use]
    pub fn are_nought(&self) -> bool {
        self.0.iter().all(|number| *number == 0)
    }

    pub(super) fn add(&mut self, step: ChangeStep, number: i128) {
        let at = ChangeStep::ALL.into_iter().zip(&mut self.0).find(|(of, _)| *of == step);
        if let Some((_, here)) = at {
            *here = here.saturating_add(number);
        }
    }
}
