//! What holds for every day and every count.

use chrono::{Days, NaiveDate};
use inward_core::calendar::Calendar;
use proptest::prelude::*;

use super::day;

/// Days whose working days are settled, far enough from the ends for the counts below.
fn settled() -> impl Strategy<Value = NaiveDate> {
    (0_u64..6_700).prop_map(|days| day("2007-06-01") + Days::new(days))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn adding_and_counting_agree(from in settled(), n in 1_i64..60) {
        let china = Calendar::china();
        let to = china.add_working_days(from, n, &[]).unwrap();
        prop_assert!(china.is_working_day(to).unwrap());
        prop_assert_eq!(china.working_days_between(from, to).unwrap(), n);
        prop_assert_eq!(china.working_days_between(to, from).unwrap(), -n);
        let back = china.add_working_days(to, -n, &[]).unwrap();
        // Backwards from there, the same number leads to the working day at the start or before it.
        prop_assert!(back <= from && china.working_days_between(back, from).unwrap() == 0);
    }

    #[test]
    fn it_is_as_counted_day_by_day(from in settled(), n in 1_i64..40, gaps in prop::collection::vec((0_u64..90, 0_u64..9), 0..4)) {
        let china = Calendar::china();
        let suspended: Vec<_> =
            gaps.iter().map(|(after, days)| (from + Days::new(*after), from + Days::new(after + days))).collect();
        let counts = |day: &NaiveDate| {
            china.is_working_day(*day).unwrap() && !suspended.iter().any(|(first, last)| (first..=last).contains(&day))
        };
        let place = usize::try_from(n - 1).unwrap();
        let forwards = from.iter_days().skip(1).filter(counts).nth(place).unwrap();
        prop_assert_eq!(china.add_working_days(from, n, &suspended).unwrap(), forwards);
        let backwards = (1..).map(|days| from - Days::new(days)).filter(counts).nth(place);
        if let (Ok(told), Some(walked)) = (china.add_working_days(from, -n, &suspended), backwards) {
            prop_assert_eq!(told, walked);
        }
    }

    #[test]
    fn known_matters_only_where_a_notice_came_between(date in settled(), a in settled(), b in settled()) {
        let china = Calendar::china();
        let (a, b) = (a.min(b), a.max(b));
        let (before, after) = (china.known(a).kind(date).ok(), china.known(b).kind(date).ok());
        if before != after {
            prop_assert!(china.issues().iter().any(|issued| a < *issued && *issued <= b));
        }
    }
}
