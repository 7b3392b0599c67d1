//! The canonical text of each form. [`When::parse`](super::When::parse) reads each back to an equal value.

use std::fmt;

use chrono::{FixedOffset, NaiveDate};

use super::{Form, When};
use crate::text::Lang;

/// Where an interval has no end, as in ISO 8601-2.
pub(super) const OPEN: &str = "..";

/// The canonical text: `2020-07-18`, `2020-W03`, `2020-07-T1` (上旬), `2020-07`, `2020Q3`, `2020H2`,
/// `2020`, `2020-06-01/2020-07-01`, `2020-06-01/..`, `2020-01-20T10:00:00+08:00`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.form().fmt(f)
    }
}

impl When {
    /// In words for people, where the canonical text is none: an interval that is open at one end is
    /// `by 2021-12-31` or `from 2021-06-01`, in Chinese `不晚于2021-12-31` or `2021-06-01起`, both days
    /// included; what is said reads back to an equal value (`2021-12-31前` would be a day less). All
    /// else is its canonical text.
    ///
    /// ```
    /// use inward_core::text::Lang;
    /// use inward_core::when::When;
    /// let due = When::parse("2021年12月底前")?;
    /// assert_eq!(due.to_string(), "../2021-12-31");
    /// assert_eq!(due.say(Lang::En), "by 2021-12-31");
    /// assert_eq!(due.say(Lang::Zh), "不晚于2021-12-31");
    /// # Ok::<(), inward_core::refusal::Refusal>(())
    /// ```
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        match (self.form(), lang) {
            (Form::Interval { first: None, last: Some(last) }, Lang::En) => format!("by {last}"),
            (Form::Interval { first: None, last: Some(last) }, Lang::Zh) => format!("不晚于{last}"),
            (Form::Interval { first: Some(first), last: None }, Lang::En) => format!("from {first}"),
            (Form::Interval { first: Some(first), last: None }, Lang::Zh) => format!("{first}起"),
            (form, _) => form.to_string(),
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Week { year, week } => write!(f, "{year:04}-W{week:02}"),
            Self::ThirdOfMonth { year, month, third } => write!(f, "{year:04}-{month:02}-T{third}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Quarter { year, quarter } => write!(f, "{year:04}Q{quarter}"),
            Self::HalfYear { year, half } => write!(f, "{year:04}H{half}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Interval { first, last } => {
                end(f, first)?;
                f.write_str("/")?;
                end(f, last)
            }
            Self::Instant { at, offset } => match at.local_in(offset) {
                Some(local) => {
                    write!(f, "{}", local.format("%Y-%m-%dT%H:%M:%S"))?;
                    let micros = local.and_utc().timestamp_subsec_micros();
                    if micros > 0 {
                        write!(f, ".{micros:06}")?;
                    }
                    write_offset(f, offset)
                }
                None => at.fmt(f),
            },
        }
    }
}

fn end(f: &mut fmt::Formatter<'_>, day: Option<NaiveDate>) -> fmt::Result {
    match day {
        Some(day) => write!(f, "{day}"),
        None => f.write_str(OPEN),
    }
}

fn write_offset(f: &mut fmt::Formatter<'_>, offset: FixedOffset) -> fmt::Result {
    let seconds = offset.local_minus_utc();
    if seconds == 0 {
        return f.write_str("Z");
    }
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
