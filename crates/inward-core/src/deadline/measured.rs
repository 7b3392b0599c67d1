//! How much has run, is left, or is over, in the unit of the rule.

use std::fmt;

use chrono::TimeDelta;
use serde::Serialize;

use super::rule::time_label;
use crate::text::{Label, Lang};

/// A length in the unit of a rule.
///
/// ```
/// use inward_core::deadline::Measured;
/// use inward_core::text::Lang;
/// assert_eq!(Measured::WorkingDays(3).say(Lang::Zh), "3 个工作日");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// Natural days; for months, years and fixed dates too.
    NaturalDays(i64),
    /// Working days.
    WorkingDays(i64),
    /// Microseconds of the clock.
    Time(i64),
    /// Microseconds in which the office was open.
    WorkingTime(i64),
}

impl Measured {
    /// How many of its unit: days, or microseconds.
    #[must_use]
    pub const fn amount(self) -> i64 {
        match self {
            Self::NaturalDays(n) | Self::WorkingDays(n) | Self::Time(n) | Self::WorkingTime(n) => n,
        }
    }

    /// The length where it is one of time, not of days.
    #[must_use]
    pub const fn time(self) -> Option<TimeDelta> {
        match self {
            Self::Time(n) | Self::WorkingTime(n) => Some(TimeDelta::microseconds(n)),
            Self::NaturalDays(_) | Self::WorkingDays(_) => None,
        }
    }

    /// In words, in one of the languages.
    #[must_use]
    pub fn say(self, lang: Lang) -> String {
        self.label().say(lang).to_owned()
    }

    pub(crate) fn label(self) -> Label {
        let days = |n: i64, one: &str, zh: &str| {
            Label::new(format!("{n} {one}{}", if n == 1 { "" } else { "s" }), format!("{n} {zh}"))
        };
        let time = |n: i64, en: &str, zh: &str| time_label(n.unsigned_abs() / 1_000_000, en, zh);
        match self {
            Self::NaturalDays(n) => days(n, "day", "日"),
            Self::WorkingDays(n) => days(n, "working day", "个工作日"),
            Self::Time(n) => time(n, "", ""),
            Self::WorkingTime(n) => time(n, " of working time", "工作"),
        }
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label().en)
    }
}
