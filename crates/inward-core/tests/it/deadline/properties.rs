//! What holds for every rule, start and pause.

use chrono::{Days, NaiveDate};
use inward_core::calendar::{Calendar, Pause};
use inward_core::deadline::{Due, Measured, Rule, Start, hours, months, natural_days, working_days, working_time};
use inward_core::when::Timestamp;
use proptest::prelude::*;

fn office() -> Calendar {
    Calendar::from_json(
        r#"{"zone": "Europe/London", "weekly": {
            "mon": [["09:00", "12:30"], ["13:30", "17:30"]], "tue": [["09:00", "12:30"], ["13:30", "17:30"]],
            "wed": [["09:00", "12:30"]], "thu": [["00:00", "24:00"]], "fri": [["22:00", "24:00"]], "sat": [["00:00", "06:00"]]},
            "closed": ["2024-05-06", "2024-12-25/2024-12-26"], "open": ["2024-05-12"]}"#,
    )
    .unwrap()
}

const HOUR: i64 = 3_600_000_000;

fn moment() -> impl Strategy<Value = Timestamp> {
    // Two years, by the second, about the days above.
    (0_i64..2 * 366 * 86_400)
        .prop_map(|seconds| Timestamp::from_micros(1_690_000_000_000_000 + seconds * 1_000_000).unwrap())
}

fn rule() -> impl Strategy<Value = Rule> {
    prop_oneof![
        (0_u32..40).prop_map(working_days),
        (0_u32..60).prop_map(natural_days),
        (0_u32..5).prop_map(months),
        (0_u32..300).prop_map(hours),
        (0_u64..400_000).prop_map(working_time),
        (1_u32..20, any::<bool>()).prop_map(|(n, days)| {
            if days { natural_days(n).counting_first_day() } else { working_days(n).counting_first_day() }
        }),
    ]
}

fn pauses(most: usize) -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((-100 * HOUR..2_000 * HOUR, 0..200 * HOUR), 0..most)
}

fn as_pauses(start: Timestamp, spans: &[(i64, i64)]) -> Vec<Pause> {
    let at = |micros| Timestamp::from_micros(start.as_micros() + micros).unwrap();
    spans.iter().map(|&(from, long)| Pause::new(at(from), Some(at(from + long))).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn more_pause_never_makes_it_earlier(start in moment(), rule in rule(), spans in pauses(4)) {
        let (office, all) = (office(), as_pauses(start, &spans));
        let mut last = office.due(start, &rule, &[]).unwrap().at();
        for some in 1..=all.len() {
            let due = office.due(start, &rule, &all[..some]).unwrap().at();
            prop_assert!(due >= last, "{rule:?} {spans:?}");
            last = due;
        }
    }

    #[test]
    fn splitting_a_pause_changes_nothing(start in moment(), rule in rule(), spans in pauses(3), per_mille in 0_i64..=1_000) {
        let office = office();
        let whole = office.due(start, &rule, &as_pauses(start, &spans)).unwrap().at();
        let split: Vec<(i64, i64)> = spans
            .iter()
            .flat_map(|&(from, long)| {
                let first = long / 1_000 * per_mille;
                [(from + first, long - first), (from, first)]
            })
            .collect();
        prop_assert_eq!(office.due(start, &rule, &as_pauses(start, &split)).unwrap().at(), whole);
        let twice: Vec<_> = spans.iter().chain(&spans).copied().collect();
        prop_assert_eq!(office.due(start, &rule, &as_pauses(start, &twice)).unwrap().at(), whole);
    }

    #[test]
    fn adding_and_measuring_agree(start in moment(), seconds in 0_u64..600_000, spans in pauses(4)) {
        let (office, pauses) = (office(), as_pauses(start, &spans));
        let due = office.due(start, &working_time(seconds), &pauses).unwrap();
        let measured = office.working_time(start, due.at(), &pauses).unwrap();
        prop_assert_eq!(measured.num_microseconds(), Some(i64::try_from(seconds).unwrap() * 1_000_000));
        // It is the first such moment: a second before, less has run.
        if seconds > 0 {
            let before = Timestamp::from_micros(due.at().as_micros() - 1).unwrap();
            prop_assert!(office.working_time(start, before, &pauses).unwrap() < measured);
        }
        prop_assert_eq!(office.working_time(due.at(), start, &pauses).unwrap(), -measured);
    }

    #[test]
    fn days_are_as_counted_day_by_day(start in moment(), n in 1_u32..30, spans in pauses(4), working in any::<bool>()) {
        let (office, pauses) = (office(), as_pauses(start, &spans));
        let rule = if working { working_days(n) } else { natural_days(n).roll(inward_core::calendar::Roll::None) };
        let due = office.due(start, &rule, &pauses).unwrap();
        let paused = |day: NaiveDate| {
            let (first, last) = (Timestamp::start_of_day(day, office.zone()), Timestamp::end_of_day(day, office.zone()));
            pauses.iter().any(|pause| pause.to() > Some(pause.from()) && pause.from() <= last && pause.to().unwrap() > first)
        };
        let first = start.day_in(office.zone());
        let counts = |day: &NaiveDate| !paused(*day) && (!working || office.is_working_day(*day).unwrap());
        let walked = first.iter_days().skip(1).filter(counts).nth(usize::try_from(n - 1).unwrap()).unwrap();
        prop_assert_eq!(due.last_day(), Some(walked));
        prop_assert_eq!(due.elapsed(due.at()).unwrap().amount(), i64::from(n));
    }

    #[test]
    fn what_has_run_and_what_is_left_are_the_whole(start in moment(), rule in rule(), spans in pauses(3), after in 0_i64..400 * HOUR) {
        let (office, pauses) = (office(), as_pauses(start, &spans));
        let due = office.due(start, &rule, &pauses).unwrap();
        let at = Timestamp::from_micros(start.as_micros() + after).unwrap().min(due.at());
        let at = at.max(start);
        if due.at() >= start {
            let (run, left) = (due.elapsed(at).unwrap().amount(), due.remaining(at).unwrap().amount());
            prop_assert_eq!(run + left, due.elapsed(due.at()).unwrap().amount());
        }
    }

    #[test]
    fn a_later_start_is_never_due_earlier(start in moment(), rule in rule(), later in 0_i64..500 * HOUR) {
        let office = office();
        let other = Timestamp::from_micros(start.as_micros() + later).unwrap();
        prop_assert!(office.due(start, &rule, &[]).unwrap().at() <= office.due(other, &rule, &[]).unwrap().at());
    }

    #[test]
    fn what_is_known_matters_only_where_a_notice_came_between(days in 0_u64..6_800, n in 0_u32..30, a in 0_u64..6_900, b in 0_u64..6_900) {
        let first: NaiveDate = "2007-03-01".parse().unwrap();
        let (from, a, b) = (first + Days::new(days), first + Days::new(a.min(b)), first + Days::new(a.max(b)));
        let china = Calendar::china();
        let due = |known: NaiveDate| -> Due { china.known(known).due(Start::On(from), &working_days(n), &[]).unwrap() };
        let (before, after) = (due(a), due(b));
        if (before.at(), before.provisional()) != (after.at(), after.provisional()) {
            prop_assert!(china.issues().iter().any(|issued| a < *issued && *issued <= b));
        }
        prop_assert!(matches!(after.overdue(after.at()).unwrap(), Measured::WorkingDays(0)));
    }
}
