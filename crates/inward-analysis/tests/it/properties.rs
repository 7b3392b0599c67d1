//! What holds of every sample, and what single ones tell.

use inward_analysis::durations::{AalenJohansen, Durations, KaplanMeier, LogRank};
use inward_core::ratio::Confidence;
use proptest::prelude::*;

/// Few enough times that many are tied, or as good as none tied; whole, or not.
fn durations() -> impl Strategy<Value = Vec<f64>> {
    let whole = prop::collection::vec((0_i32..12).prop_map(f64::from), 1..60);
    let spread = prop::collection::vec((0_i32..1_000_000_000).prop_map(f64::from), 1..60);
    let fractions = prop::collection::vec((0_i32..40).prop_map(|quarters| f64::from(quarters) / 4.0), 1..60);
    prop_oneof![whole, spread, fractions]
}

fn sample() -> impl Strategy<Value = (Vec<f64>, Vec<u8>)> {
    durations().prop_flat_map(|durations| {
        let rows = durations.len();
        (Just(durations), prop::collection::vec(prop_oneof![0_u8..4, Just(250)], rows))
    })
}

fn observed(causes: &[u8]) -> Vec<bool> {
    causes.iter().map(|cause| *cause > 0).collect()
}

fn count(rows: usize) -> f64 {
    f64::from(u32::try_from(rows).unwrap())
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * one.abs().max(other.abs()).max(1.0)
}

/// The curve as a text: bit for bit.
fn told(curve: &KaplanMeier) -> String {
    format!("{curve:?}")
}

/// The sample with its rows in another order.
fn turned<T: Clone>(rows: &[T], by: usize) -> Vec<T> {
    let mut turned: Vec<T> = rows.iter().rev().cloned().collect();
    turned.rotate_left(by % rows.len());
    turned
}

proptest! {
    #[test]
    fn without_censoring_the_curve_is_the_share_that_lasts_longer((durations, _) in sample()) {
        let curve = KaplanMeier::of(&durations, &vec![true; durations.len()]).unwrap();
        for time in durations.iter().copied().chain([0.0, 3.5, 1e9]) {
            let longer = durations.iter().filter(|duration| **duration > time).count();
            let share = count(longer) / count(durations.len());
            prop_assert_eq!(curve.at(time).unwrap(), share);
            if longer > 0 {
                let error = (share * (1.0 - share) / count(durations.len())).sqrt();
                prop_assert!((curve.standard_error(time).unwrap().unwrap() - error).abs() < 1e-12);
            }
        }
        let mean = durations.iter().sum::<f64>() / count(durations.len());
        let restricted = curve.restricted_mean(2e9).unwrap().unwrap();
        prop_assert!(near(restricted.value, mean));
        let spread = durations.iter().map(|duration| (duration - mean).powi(2)).sum::<f64>();
        prop_assert!(near(restricted.standard_error, (spread / count(durations.len()).powi(2)).sqrt()));
    }

    #[test]
    fn the_order_of_the_rows_changes_nothing((durations, causes) in sample(), by in 0_usize..60) {
        let (other, other_causes) = (turned(&durations, by), turned(&causes, by));
        let (seen, other_seen) = (observed(&causes), observed(&other_causes));
        prop_assert_eq!(told(&KaplanMeier::of(&durations, &seen).unwrap()), told(&KaplanMeier::of(&other, &other_seen).unwrap()));
        let (one, two) = (AalenJohansen::with_standard_errors(&durations, &causes), AalenJohansen::with_standard_errors(&other, &other_causes));
        prop_assert_eq!(format!("{:?}", one.unwrap()), format!("{:?}", two.unwrap()));
    }

    #[test]
    fn counting_and_sorting_say_the_same((durations, causes) in sample()) {
        // Far from nought whole numbers are sorted; as fractions they are, too.
        let seen = observed(&causes);
        let quarters: Vec<f64> = durations.iter().map(|duration| duration * 4.0).collect();
        let eighths: Vec<f64> = durations.iter().map(|duration| duration / 128.0).collect();
        let whole: Vec<i64> = durations.iter().map(|duration| format!("{}", duration * 4.0).parse().unwrap()).collect();
        let far: Vec<i64> = whole.iter().map(|duration| duration * (1 << 20)).collect();
        let one = KaplanMeier::of(&quarters, &seen).unwrap();
        let others = [(KaplanMeier::of(&whole, &seen), 1.0), (KaplanMeier::of(&far, &seen), 1_048_576.0), (KaplanMeier::of(&eighths, &seen), 1.0 / 512.0)];
        for (other, scale) in others {
            let other = other.unwrap();
            for time in &quarters {
                prop_assert_eq!(one.at(*time).unwrap(), other.at(time * scale).unwrap());
                prop_assert_eq!(one.at_risk(*time).unwrap(), other.at_risk(time * scale).unwrap());
            }
            for p in [0.1, 0.25, 0.5, 0.9] {
                prop_assert_eq!(one.quantile(p).unwrap().map(|time| time * scale), other.quantile(p).unwrap());
            }
        }
    }

    #[test]
    fn the_curve_falls_within_its_interval((durations, causes) in sample(), p in 0.01_f64..0.99) {
        let curve = KaplanMeier::of(&durations, &observed(&causes)).unwrap();
        let mut last = 1.0;
        let mut times = durations.clone();
        times.sort_by(f64::total_cmp);
        for time in times {
            let left = curve.at(time).unwrap();
            prop_assert!((0.0..=last).contains(&left));
            last = left;
            let interval = curve.interval(time, Confidence::default()).unwrap();
            prop_assert_eq!(interval.is_some(), 0.0 < left && left < 1.0);
            if let Some(interval) = interval {
                prop_assert!(0.0 <= interval.low && interval.low < left && left < interval.high && interval.high <= 1.0);
                let wider = curve.interval(time, Confidence::new(0.99).unwrap()).unwrap().unwrap();
                prop_assert!(wider.low < interval.low && wider.high > interval.high);
            }
            let stand = curve.at_risk(time).unwrap();
            prop_assert_eq!(stand.at_risk, durations.iter().filter(|duration| **duration >= time).count() as u64);
            prop_assert_eq!(stand.at_risk + stand.events + stand.censored, curve.rows());
        }
        let quantile = curve.quantile(p).unwrap();
        match quantile {
            None => prop_assert!(curve.at(curve.longest()).unwrap() > 1.0 - p),
            Some(time) => prop_assert!(curve.at(time).unwrap() <= 1.0 - p + 1e-12),
        }
        let interval = curve.quantile_interval(p, Confidence::default()).unwrap();
        if let Some(time) = quantile {
            prop_assert!(interval.low.unwrap() <= time && interval.high.is_none_or(|high| high >= time));
        }
    }

    #[test]
    fn the_incidences_and_what_is_left_add_up((durations, causes) in sample()) {
        let curves = AalenJohansen::of(&durations, &causes).unwrap();
        let all = KaplanMeier::of(&durations, &observed(&causes)).unwrap();
        for time in durations.iter().copied().chain([0.0, 1e10]) {
            let ended: f64 = curves.causes().map(|cause| curves.incidence(cause, time).unwrap()).sum();
            let left = curves.event_free(time).unwrap();
            prop_assert!(near(ended + left, 1.0));
            prop_assert_eq!(left, all.at(time).unwrap());
        }
        let counted: u64 = curves.causes().chain([0]).map(|cause| curves.events(cause)).sum();
        prop_assert_eq!((counted, curves.rows()), (durations.len() as u64, durations.len() as u64));
    }

    #[test]
    fn one_cause_alone_is_the_other_side_of_the_curve((durations, causes) in sample()) {
        let seen = observed(&causes);
        let causes: Vec<u8> = seen.iter().map(|seen| u8::from(*seen) * 7).collect();
        let curves = AalenJohansen::with_standard_errors(&durations, &causes).unwrap();
        let curve = KaplanMeier::of(&durations, &seen).unwrap();
        for time in &durations {
            prop_assert!(near(curves.incidence(7, *time).unwrap(), 1.0 - curve.at(*time).unwrap()));
            if let Some(error) = curve.standard_error(*time).unwrap() {
                prop_assert!((curves.standard_error(7, *time).unwrap() - error).abs() < 1e-7);
            }
        }
    }

    #[test]
    fn without_censoring_the_incidence_is_a_share_and_its_error_that_of_one((durations, causes) in sample()) {
        let causes: Vec<u8> = causes.iter().map(|cause| cause.max(&1)).copied().collect();
        let curves = AalenJohansen::with_standard_errors(&durations, &causes).unwrap();
        for time in &durations {
            for cause in curves.causes() {
                let ended = durations.iter().zip(&causes).filter(|(each, by)| *each <= time && **by == cause).count();
                let share = count(ended) / count(durations.len());
                prop_assert!(near(curves.incidence(cause, *time).unwrap(), share));
                let error = (share * (1.0 - share) / count(durations.len())).sqrt();
                prop_assert!((curves.standard_error(cause, *time).unwrap() - error).abs() < 1e-7);
            }
        }
    }

    #[test]
    fn a_group_beside_itself_does_not_differ((durations, causes) in sample(), times in 2_usize..5) {
        let seen = observed(&causes);
        let groups: Vec<(Durations<'_>, &[bool])> = vec![((&durations).into(), &seen); times];
        let test = LogRank::of(&groups).unwrap();
        prop_assert!(test.chi2() < 1e-12 && test.p() > 1.0 - 1e-5);
        for group in test.groups() {
            prop_assert!((count(usize::try_from(group.observed).unwrap()) - group.expected).abs() < 1e-9);
        }
    }

    #[test]
    fn the_order_of_the_groups_changes_nothing(groups in prop::collection::vec(sample(), 2..6)) {
        let groups: Vec<(Vec<f64>, Vec<bool>)> =
            groups.into_iter().map(|(durations, causes)| (durations, observed(&causes))).collect();
        let asked = |groups: &[(Vec<f64>, Vec<bool>)]| {
            let given: Vec<(Durations<'_>, &[bool])> =
                groups.iter().map(|(durations, seen)| (durations.into(), seen.as_slice())).collect();
            LogRank::of(&given).unwrap()
        };
        let (test, turned) = (asked(&groups), asked(&turned(&groups, 1)));
        prop_assert!((test.chi2() - turned.chi2()).abs() <= 1e-8 * test.chi2().max(1.0));
        prop_assert_eq!(test.df(), turned.df());
        prop_assert!((0.0..=1.0).contains(&test.p()));
        let (observed, expected) = test.groups().iter().fold((0, 0.0), |(observed, expected), group| {
            (observed + group.observed, expected + group.expected)
        });
        prop_assert!((count(usize::try_from(observed).unwrap()) - expected).abs() < 1e-9);
    }
}

#[test]
fn groups_that_left_before_the_first_event_are_not_compared() {
    let (early, one, other) = ([1, 1], [3, 5, 7], [2, 3, 6]);
    let pair: [(Durations<'_>, &[bool]); 2] =
        [((&one).into(), &[true, true, false]), ((&other).into(), &[true, false, true])];
    let alone = LogRank::of(&pair).unwrap();
    let with = LogRank::of(&[((&early).into(), &[false, false]), pair[0], pair[1]]).unwrap();
    assert_eq!((alone.chi2(), alone.df(), alone.p()), (with.chi2(), with.df(), with.p()));
    assert_eq!((with.groups()[0].rows, with.groups()[0].observed, with.groups()[0].expected), (2, 0, 0.0));
}

#[test]
fn where_nothing_can_be_told_apart_the_statistic_is_nought() {
    let (one, other) = ([4, 4], [4]);
    // All at once, and none at all.
    let at_once = LogRank::of(&[((&one).into(), &[true, true]), ((&other).into(), &[true])]).unwrap();
    assert_eq!((at_once.chi2(), at_once.df(), at_once.p()), (0.0, 1, 1.0));
    let none = LogRank::of(&[((&one).into(), &[false, false]), ((&other).into(), &[false])]).unwrap();
    assert_eq!((none.chi2(), none.df(), none.p()), (0.0, 0, 1.0));
}

#[test]
fn one_row_has_a_curve() {
    let curve = KaplanMeier::of(&[10.5], &[true]).unwrap();
    assert_eq!((curve.at(10.4).unwrap(), curve.at(10.5).unwrap(), curve.median()), (1.0, 0.0, Some(10.5)));
    assert_eq!(curve.standard_error(10.5).unwrap(), None);
    // Fallen to nought, it has a mean up to any horizon.
    assert_eq!(curve.restricted_mean(1e6).unwrap().unwrap().value, 10.5);
    let censored = KaplanMeier::of(&[10.5], &[false]).unwrap();
    assert_eq!((censored.at(1e6).unwrap(), censored.median(), censored.events()), (1.0, None, 0));
    assert_eq!(censored.restricted_mean(10.5).unwrap().unwrap().value, 10.5);
    assert_eq!(censored.restricted_mean(10.6).unwrap(), None);
    let nothing = AalenJohansen::of(&[10.5], &[0]).unwrap();
    assert_eq!(
        (nothing.causes().count(), nothing.event_free(11.0).unwrap(), nothing.incidence(1, 11.0).unwrap()),
        (0, 1.0, 0.0)
    );
}

#[test]
fn nought_and_minus_nought_are_one_time() {
    for durations in [[0.0, -0.0, 1.0], [-0.0, 0.0, 1.5]] {
        let curve = KaplanMeier::of(&durations, &[true, true, false]).unwrap();
        assert_eq!(curve.at_risk(0.0).unwrap().at_risk, 3);
        assert_eq!(curve.quantile(0.5).unwrap(), Some(0.0));
    }
}

/// A half that a product of factors would miss: of a million cases, none tied.
#[test]
fn the_median_of_a_million_is_exact() {
    let durations: Vec<f64> = (1..=1_000_000_u32).map(|each| f64::from(each) + 0.5).collect();
    let curve = KaplanMeier::of(&durations, &vec![true; durations.len()]).unwrap();
    assert_eq!(curve.median(), Some(500_000.5));
    assert_eq!(curve.quantile(0.25).unwrap(), Some(250_000.5));
}
