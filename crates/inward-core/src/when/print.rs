//! The canonical text of each form. [`When::parse`](super::When::parse) reads each back to an equal value.

use std::fmt;

use chrono::{FixedOffset, NaiveDate};

use super::{Form, When};

/// Where an interval has no end, as in ISO 8601-2.
pub(super) const OPEN: &str = "..";

/// The canonical text: `2020-07-18`, `2020-W03`, `2020-07-T1` (上旬), `2020-07`, `2020Q3`, `2020H2`,
/// `2020`, `2020-06-01/2020-07-01`, `2020-06-01/..`, `2020-01-20T10:00:00+08:00`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.form().fmt(f)
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
