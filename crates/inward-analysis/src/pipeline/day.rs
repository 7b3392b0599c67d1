//! Days as numbers, so that millions of them are compared at once.

use chrono::{Datelike, NaiveDate};
use inward_core::when::When;

/// A day as a number: 0001-01-01 is day 1.
pub type Day = i32;

/// Before every day: what began nobody knows when.
pub const EVER: Day = Day::MIN;

/// After every day, before [`NEVER`]: what happened, and nobody knows by when. Only a point without a day
/// takes it as happened.
pub const UNTOLD: Day = Day::MAX - 1;

/// What did not happen, or did so only perhaps.
pub const NEVER: Day = Day::MAX;

/// The number of a day.
pub fn number(day: NaiveDate) -> Day {
    day.num_days_from_ce()
}

/// The day of a number; none of what is no day.
pub fn day(number: Day) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(number)
}

/// The first and the last day of a date, or of none.
pub fn ends(on: Option<&When>) -> (Day, Day) {
    let first = on.and_then(When::first).map_or(EVER, number);
    let last = on.and_then(When::last).map_or(UNTOLD, number);
    (first, last)
}
