//! Days as spreadsheets count them.

use chrono::{Days, NaiveDate};

use super::Serial;
use crate::refusal::Code;
use crate::text::refusals::when::{INVALID_DATE, NO_OFFSET, OUT_OF_RANGE};

/// The day of a bare number; `None` if the text is none, or has so many digits that it can only be a
/// compact date (`20200718`). A fraction is a time of day, which a serial tells without an offset.
pub(super) fn read(folded: &str, system: Serial) -> Option<Result<NaiveDate, Code>> {
    let (whole, fraction) = match folded.split_once('.') {
        // A decimal of one or two digits after a year is more likely a month: 2020.7.
        Some((whole, fraction)) if whole.len() != 4 || fraction.chars().all(|c| c == '0') => (whole, fraction),
        Some(_) => return None,
        None => (folded, ""),
    };
    let bare = |digits: &str| digits.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 7 || !bare(whole) || !bare(fraction) || folded.ends_with('.') {
        return None;
    }
    let days = whole.parse().ok()?;
    Some(match day(days, system) {
        Ok(_) if fraction.chars().any(|c| c != '0') => Err(NO_OFFSET),
        day => day,
    })
}

fn day(serial: u64, system: Serial) -> Result<NaiveDate, Code> {
    let (year, month, day, days) = match (system, serial) {
        (Serial::Excel1900, 0 | 60) => return Err(INVALID_DATE),
        (Serial::Excel1900, 1..60) => (1899, 12, 31, serial),
        (Serial::Excel1900, _) => (1899, 12, 30, serial),
        (Serial::Excel1904, _) => (1904, 1, 1, serial),
    };
    NaiveDate::from_ymd_opt(year, month, day)
        .and_then(|start| start.checked_add_days(Days::new(days)))
        .ok_or(OUT_OF_RANGE)
}
