//! Exact ratios, rates in doubt, and what a share of few cases says of many.
#![expect(clippy::float_arithmetic, reason = "the interval is checked against its own equation")]

use inward_core::number::Number;
use inward_core::ratio::{Confidence, Proportion, Ratio, RatioBounds, Rounding, WilsonInterval, percent, quotient};
use inward_core::refusal::Refusal;
use inward_core::when::Truth;
use proptest::prelude::*;

fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    result.unwrap_err().code.as_str()
}

const ROUNDINGS: [Rounding; 3] = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate];
const TRUTHS: [Truth; 3] = [Truth::No, Truth::Possibly, Truth::Yes];

#[test]
fn what_divides_by_nought_or_is_more_than_all_is_refused() {
    assert_eq!(code(Ratio::of_counts(0, 0)), "rate.undefined");
    assert_eq!(code(Ratio::of_counts(5, 0)), "rate.undefined");
    assert_eq!(code(Ratio::new(Number::ZERO, Number::ZERO)), "rate.undefined");
    assert_eq!(code(Proportion::default().bounds()), "rate.undefined");
    let mut perhaps = Proportion::default();
    perhaps.count(Truth::Possibly, Truth::Yes);
    perhaps.count(Truth::No, Truth::Yes);
    assert_eq!(code(perhaps.bounds()), "rate.undefined");
    assert_eq!(code(WilsonInterval::of(0, 0, Confidence::default())), "rate.undefined");
    assert_eq!(code(WilsonInterval::of(1, 0, Confidence::default())), "rate.undefined");
    assert_eq!(code(WilsonInterval::of(98, 97, Confidence::default())), "rate.part-beyond-whole");
    for level in [0.0, 1.0, -0.95, 95.0, f64::NAN, f64::INFINITY] {
        assert_eq!(code(Confidence::new(level)), "rate.bad-confidence", "{level}");
    }
}

#[test]
fn open_ends_are_shown_as_such() {
    let half = Ratio::of_counts(1, 2).unwrap();
    let shown = |min, max| RatioBounds { min, max }.to_string();
    assert_eq!(shown(Some(half), None), "≥ 50.00%");
    assert_eq!(shown(None, Some(half)), "≤ 50.00%");
    assert_eq!(shown(None, None), "—");
    assert_eq!(RatioBounds { min: Some(half), max: None }.exact(), None);
    let of = |part: i32, whole: i32| Ratio::new(Number::from(part), Number::from(whole)).unwrap().to_string();
    assert_eq!((of(-1, 200), of(1, -3), of(-1, -3)), ("-0.50%".to_owned(), "-33.33%".to_owned(), "33.33%".to_owned()));
    assert_eq!((of(-1, 100_000), of(1, 20_000)), ("0.00%".to_owned(), "0.01%".to_owned()));
}

/// Two-sided points of the normal distribution, as Python's `statistics.NormalDist` has them.
#[test]
fn the_points_of_the_normal_distribution_are_right() {
    let points = [
        (0.5, 0.674_489_750_196_081_7),
        (0.8, 1.281_551_565_544_600_8),
        (0.9, 1.644_853_626_951_471_5),
        (0.95, 1.959_963_984_540_053_6),
        (0.99, 2.575_829_303_548_9),
        (0.997_3, 2.999_976_992_703_401),
        (0.999, 3.290_526_731_491_925_5),
        (0.999_999, 4.891_638_475_671_084),
    ];
    for (level, point) in points {
        let z = Confidence::new(level).unwrap().z();
        // As near as the level itself is in binary.
        assert!((z - point).abs() < 1e-10, "{level}: {z} is not {point}");
    }
}

proptest! {
    #[test]
    fn a_ratio_rounds_as_the_numbers_it_was_made_of(part in -(10_i64.pow(14))..10_i64.pow(14), whole in 1..10_i64.pow(14)) {
        let (part, whole) = (Number::try_from(part).unwrap(), Number::try_from(whole).unwrap());
        let ratio = Ratio::new(part, whole).unwrap();
        for (rounding, places) in ROUNDINGS.into_iter().flat_map(|rounding| [0, 2, 4].map(|places| (rounding, places))) {
            prop_assert_eq!(ratio.percent(places, rounding), percent(part, whole, places, rounding));
            prop_assert_eq!(ratio.quotient(places, rounding), quotient(part, whole, places, rounding));
        }
        prop_assert_eq!(ratio.complement().complement(), ratio);
        let shown: Number = ratio.to_string().trim_end_matches('%').parse().unwrap();
        prop_assert_eq!(Some(shown), ratio.percent(2, Rounding::HalfUp));
    }

    /// Every way in which the doubts may turn out lies within the bounds, and both ends are reached.
    #[test]
    fn the_bounds_of_a_rate_are_those_of_all_its_outcomes(rows in prop::collection::vec((0_usize..3, 0_usize..3), 1..7)) {
        let rows: Vec<_> = rows.into_iter().map(|(counts, has)| (TRUTHS[counts], TRUTHS[has])).collect();
        let mut proportion = Proportion::default();
        rows.iter().for_each(|(counts, has)| proportion.count(*counts, *has));
        let mut outcomes = vec![(0_u64, 0_u64)];
        for (counts, has) in &rows {
            let either = |truth: Truth| match truth {
                Truth::Yes => vec![1],
                Truth::Possibly => vec![0, 1],
                Truth::No => vec![0],
            };
            outcomes = outcomes.iter().flat_map(|(part, whole)| either(*counts).into_iter().flat_map(move |there|
                either(*has).into_iter().map(move |yes| (part + there * yes, whole + there)))).collect();
        }
        let certain = rows.iter().any(|(counts, _)| *counts == Truth::Yes);
        prop_assert_eq!(proportion.bounds().is_ok(), certain);
        if let Ok(bounds) = proportion.bounds() {
            let all: Vec<_> = outcomes.iter().map(|(part, whole)| Ratio::of_counts(*part, *whole).unwrap()).collect();
            prop_assert_eq!(bounds.min, all.iter().min().copied());
            prop_assert_eq!(bounds.max, all.iter().max().copied());
            // Wilson's interval too is that of every outcome together.
            let confidence = Confidence::default();
            let interval = proportion.interval(confidence).unwrap();
            let each = outcomes.iter().map(|(part, whole)| WilsonInterval::of(*part, *whole, confidence).unwrap());
            let (low, high) = each.fold((1.0, 0.0), |(low, high): (f64, f64), one| (low.min(one.low()), high.max(one.high())));
            prop_assert_eq!((interval.low(), interval.high()), (low, high));
        } else {
            prop_assert_eq!(proportion.interval(Confidence::default()).unwrap_err().code.as_str(), "rate.undefined");
        }
    }

    /// The ends are the shares p from which k of n lies just z standard deviations away.
    #[test]
    fn the_ends_of_the_interval_solve_its_equation(n in 1_u64..5_000, share in 0.0_f64..=1.0, level in 0.5_f64..0.9999) {
        let confidence = Confidence::new(level).unwrap();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "small counts")]
        let (k, count) = ((n as f64 * share).round() as u64, n as f64);
        let interval = WilsonInterval::of(k, n, confidence).unwrap();
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        let seen = k as f64 / count;
        let z = confidence.z();
        for end in [interval.low(), interval.high()] {
            let (distance, error) = ((seen - end).powi(2), z * z * end * (1.0 - end) / count);
            prop_assert!((distance - error).abs() < 1e-12, "{k}/{n}: {end} {distance} {error}");
        }
        prop_assert!(0.0 <= interval.low() && interval.low() <= seen && seen <= interval.high() && interval.high() <= 1.0);
        prop_assert_eq!(k == 0, interval.low() == 0.0);
        prop_assert_eq!(k == n, interval.high() == 1.0);
        let other = WilsonInterval::of(n - k, n, confidence).unwrap();
        prop_assert!((interval.low() - (1.0 - other.high())).abs() < 1e-12);
        let wider = WilsonInterval::of(k, n, Confidence::new(0.99995).unwrap()).unwrap();
        prop_assert!(wider.low() <= interval.low() && interval.high() <= wider.high());
    }
}
