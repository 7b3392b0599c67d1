//! The ways in which the imprecise dates of one row may turn out, so far as that makes a difference.
//!
//! Three-valued logic by parts errs where one date is looked at twice: what was completed in a month that
//! spans the turn of the year was completed before it or in it, not perhaps neither. So each date is cut
//! where answers change, and every combination is looked at as a whole.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use inward_core::refusal::Refusal;
use inward_core::when::Truth;

use super::Row;
use super::predicate::Dates;
use super::window::Days;

/// Beyond so many combinations the dates are taken as they are, which is right but may tell less.
const MOST_WORLDS: usize = 4096;

/// One combination.
struct World<'a>(BTreeMap<&'a str, Days>);

impl Dates for World<'_> {
    fn days(&self, date: &str) -> Option<Days> {
        self.0.get(date).copied()
    }
}

/// Whether a row is in the cohort, and what is to be said of the event where it is.
///
/// `cuts` are the days after which answers may change, and `judge` tells of one combination whether it is
/// in the cohort, and whether the event is true.
pub(super) fn judged(
    row: &Row,
    dates: &[&str],
    cuts: &[NaiveDate],
    judge: impl Fn(&dyn Dates) -> Result<(Truth, Truth), Refusal>,
) -> Result<(Truth, Truth), Refusal> {
    let mut worlds = vec![World(BTreeMap::new())];
    let pieces: Vec<(&str, Vec<Days>)> =
        dates.iter().filter_map(|date| Some((*date, pieces(row.days(date)?, cuts)))).collect();
    let count = pieces.iter().try_fold(1_usize, |count, (_, of)| count.checked_mul(of.len()));
    if count.is_none_or(|count| count > MOST_WORLDS) {
        return judge(row);
    }
    for (date, pieces) in &pieces {
        worlds = worlds
            .iter()
            .flat_map(|world| {
                pieces.iter().map(|piece| {
                    let mut dates = world.0.clone();
                    dates.insert(date, *piece);
                    World(dates)
                })
            })
            .collect();
    }
    let (mut may_hit, mut may_miss, mut may_be_out) = (false, false, false);
    for world in &worlds {
        let (cohort, event) = judge(world)?;
        may_hit |= cohort.is_possible() && event.is_possible();
        may_miss |= cohort.is_possible() && !event.is_certain();
        may_be_out |= !cohort.is_certain();
    }
    let cohort = match (may_hit || may_miss, may_be_out) {
        (false, _) => Truth::No,
        (true, true) => Truth::Possibly,
        (true, false) => Truth::Yes,
    };
    let event = match (may_hit, may_miss) {
        (true, true) => Truth::Possibly,
        (hit, _) => hit.into(),
    };
    Ok((cohort, event))
}

/// A date in pieces, cut after each of these days.
fn pieces(days: Days, cuts: &[NaiveDate]) -> Vec<Days> {
    let mut pieces = Vec::new();
    let mut first = days.first;
    let mut cuts: Vec<NaiveDate> = cuts.to_vec();
    cuts.sort_unstable();
    for cut in cuts {
        let after = cut.succ_opt();
        let inside = first.is_none_or(|first| first <= cut) && days.last.is_none_or(|last| last > cut);
        if inside && after.is_some() {
            pieces.push(Days { first, last: Some(cut) });
            first = after;
        }
    }
    pieces.push(Days { first, last: days.last });
    pieces
}
