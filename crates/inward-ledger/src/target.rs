//! [`Target`]: a field with the options under which a column fills it.

use std::fmt;

use serde::Serialize;

use crate::field::{Field, Reading};

/// How amounts of successive entries go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// What came in within the period.
    Increment,
    /// Since the first day of the period's year.
    CumulativeInYear,
    /// Since the beginning.
    Cumulative,
}

/// What sort of value of a metric it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// What somebody thinks it will be.
    Expected,
    /// What somebody promised.
    Promised,
    /// What it was.
    Actual,
    /// What others published.
    External,
}

/// A choice of words that stands in a mapping.
pub(crate) trait Word: Sized + Copy + 'static {
    /// Every word with its meaning.
    const ALL: &'static [(&'static str, Self)];
}

impl Word for Basis {
    const ALL: &'static [(&'static str, Self)] = &[
        ("increment", Self::Increment),
        ("cumulative_in_year", Self::CumulativeInYear),
        ("cumulative", Self::Cumulative),
    ];
}

impl Word for MeasureKind {
    const ALL: &'static [(&'static str, Self)] = &[
        ("expected", Self::Expected),
        ("promised", Self::Promised),
        ("actual", Self::Actual),
        ("external", Self::External),
    ];
}

impl Basis {
    /// The word in a mapping.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Increment => "increment",
            Self::CumulativeInYear => "cumulative_in_year",
            Self::Cumulative => "cumulative",
        }
    }
}

impl MeasureKind {
    /// The word in a mapping.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Expected => "expected",
            Self::Promised => "promised",
            Self::Actual => "actual",
            Self::External => "external",
        }
    }
}

/// Under which options a column fills its field. Which of them a field takes is checked by
/// [`crate::Mapping::parse`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Options {
    /// The phase of a milestone, an amount or a measure, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<u32>,
    /// The date of a milestone is a plan.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub planned: bool,
    /// The period of an amount or a measure, as text of a date. Without one the day on which the
    /// ledger was reported ends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// How amounts of successive entries go together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
    /// What sort of value of a metric it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<MeasureKind>,
    /// The milestone, a key of the playbook, at which a metric is expected or promised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// The unit of bare numbers. Already appended to amounts and areas, never to measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The currency of amounts that name none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// The source of this fact, where it is not that of the whole ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A field with the options under which a column or a constant fills it.
///
/// It prints as `milestone.construction_started(phase=1, planned)`; unit and currency are left
/// out, because they do not tell two facts apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Target {
    /// The name of the column as the mapping writes it; none for a constant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What it fills.
    pub field: Field,
    /// Under which options.
    pub options: Options,
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = &self.options;
        let parts: Vec<String> = [
            options.phase.map(|phase| format!("phase={phase}")),
            options.planned.then(|| "planned".to_owned()),
            options.period.as_ref().map(|period| format!("period={period}")),
            options.basis.map(|basis| format!("basis={}", basis.as_str())),
            options.kind.map(|kind| format!("kind={}", kind.as_str())),
            options.at.as_ref().map(|at| format!("at={at}")),
            options.source.as_ref().map(|source| format!("source={source}")),
        ]
        .into_iter()
        .flatten()
        .collect();
        write!(f, "{}", self.field)?;
        if parts.is_empty() { Ok(()) } else { write!(f, "({})", parts.join(", ")) }
    }
}

/// Whether an option says something about a field.
pub(crate) fn fits(option: &str, field: &Field) -> bool {
    let of_period = matches!(field, Field::Money(_) | Field::Measure(_));
    match option {
        "source" => true,
        "phase" => of_period || matches!(field, Field::Milestone(_)),
        "planned" => matches!(field, Field::Milestone(_)),
        "period" => of_period,
        "basis" => matches!(field, Field::Money(_)),
        "kind" | "at" => matches!(field, Field::Measure(_)),
        "unit" => matches!(field.reading(), Reading::Amount | Reading::Area | Reading::Number),
        "currency" => field.reading() == Reading::Amount,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_choice_print_as_they_are_written() {
        assert!(Basis::ALL.iter().all(|(word, basis)| *word == basis.as_str()));
        assert!(MeasureKind::ALL.iter().all(|(word, kind)| *word == kind.as_str()));
    }
}
