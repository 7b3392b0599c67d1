//! Calendars: the checkable cases, the notices against the published data, what is refused.

mod cases;
mod china;
mod data;
mod properties;

use chrono::NaiveDate;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}
