//! Printed figures: what must hold of every one, and answers worked out by hand.

use chrono::NaiveDate;
use inward_analysis::Fraction;
use inward_analysis::published::{
    Elapsed, FxBounds, Inputs, Printed, Reconciled, Verdict, could_be_true, infer_denominator, infer_numerator, pace,
    ratio, reconcile,
};
use inward_core::calendar::Calendar;
use inward_core::number::Number;
use inward_core::ratio::{Ratio, Rounding};
use inward_core::text::Lang;
use proptest::prelude::*;

fn printed(text: &str) -> Printed {
    text.parse().unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn check(n: &str, d: &str, ratio: &str, inputs: Inputs) -> Verdict {
    could_be_true(printed(n), printed(d), printed(ratio), inputs).unwrap().verdict
}

#[test]
fn the_three_reports_that_must_pass_or_be_flagged() {
    let rounded = Inputs::default();
    assert_eq!(check("301.7", "418.12", "72.17", rounded), Verdict::WithinInputRounding);
    assert_eq!(check("881.4", "6793.18", "12.64", rounded), Verdict::Impossible);
    assert_eq!(check("217.2", "375", "58.2", rounded), Verdict::Impossible);
    // Unless its 375 was rounded to the nearest five.
    let coarse = Inputs { denominator_half_width: Some("2.5".parse().unwrap()), ..rounded };
    assert_eq!(check("217.2", "375", "58.2", coarse), Verdict::WithinInputRounding);
}

#[test]
fn counts_are_points_and_rounded_figures_are_not() {
    for (n, d, ratio, counts, rounded) in [
        ("198", "292", "67.9", Verdict::Impossible, Verdict::WithinInputRounding),
        ("291", "292", "99.65", Verdict::TruncateOnly, Verdict::TruncateOnly),
        ("1", "8", "13", Verdict::HalfUp, Verdict::HalfUp),
        ("1", "8", "12", Verdict::TruncateOnly, Verdict::TruncateOnly),
        ("-1", "8", "-13", Verdict::HalfUp, Verdict::HalfUp),
        ("1", "-8", "-12", Verdict::TruncateOnly, Verdict::TruncateOnly),
        ("0", "17", "0", Verdict::HalfUp, Verdict::HalfUp),
        ("0", "17", "1", Verdict::Impossible, Verdict::WithinInputRounding),
        ("-1", "-8", "12.5", Verdict::HalfUp, Verdict::HalfUp),
    ] {
        assert_eq!(check(n, d, ratio, Inputs::counts()), counts, "{n}/{d} = {ratio}");
        assert_eq!(check(n, d, ratio, Inputs::default()), rounded, "{n}/{d} = {ratio}");
    }
}

#[test]
fn an_end_that_is_not_printed_so_does_not_count() {
    // 0.5 of 100 is 0.5 %: half up 1, and never 0; anything below it is 0.
    let exact = Inputs { exact: true, ..Inputs::default() };
    let half = could_be_true(printed("0.5"), printed("100"), printed("0"), exact).unwrap();
    assert!(!half.feasible_half_up && half.feasible_truncate);
    // From 0.5 (itself included) up to 1.5: 1.5 % would be printed as 2, and is not among them.
    let upto = Inputs { numerator_half_width: Some("0.5".parse().unwrap()), ..exact };
    let found = could_be_true(printed("1"), printed("100"), printed("2"), upto).unwrap();
    assert!(!found.feasible_half_up);
    assert_eq!((found.lower.to_string(), found.upper.to_string()), ("1/2".to_owned(), "3/2".to_owned()));
}

#[test]
fn below_nought_the_ends_are_mirrored() {
    // A half goes away from nought, further digits are dropped towards it.
    for (n, ratio, half_up, truncate) in [
        ("-0.5", "-1", true, false),
        ("-0.5", "0", false, true),
        ("-1.5", "-1", false, true),
        ("-1.5", "-2", true, false),
        ("-1", "-1", true, true),
        ("-1", "0", false, false),
        ("1", "1", true, true),
        ("1.5", "2", true, false),
        ("1.5", "1", false, true),
    ] {
        let found = could_be_true(printed(n), printed("100"), printed(ratio), Inputs::counts()).unwrap();
        assert_eq!((found.feasible_half_up, found.feasible_truncate), (half_up, truncate), "{n} % as {ratio}");
    }
}

#[test]
fn it_says_what_it_found_in_both_languages() {
    let found = could_be_true(printed("881.4"), printed("6793.18"), printed("12.64"), Inputs::default()).unwrap();
    assert_eq!(found.say(Lang::En), "12.64: impossible; the figures give 12.97");
    assert_eq!(found.say(Lang::Zh), "12.64：不可能成立；按所列数字应为 12.97");
    for (keys, labels) in [
        (
            Verdict::ALL.iter().map(|word| word.key()).collect::<Vec<_>>(),
            Verdict::ALL.iter().map(|word| word.label()).collect::<Vec<_>>(),
        ),
        (
            Reconciled::ALL.iter().map(|word| word.key()).collect(),
            Reconciled::ALL.iter().map(|word| word.label()).collect(),
        ),
    ] {
        assert!(keys.len() >= 4 && labels.iter().all(|label| !label.en.is_empty() && !label.zh.is_empty()));
    }
}

#[test]
fn figures_are_read_as_they_are_printed() {
    for (text, shown, places) in [
        ("0.0", "0.0", 1),
        ("-0.65", "-0.65", 2),
        ("100", "100", 0),
        ("1,234.50", "1234.50", 2),
        ("82.98％", "82.98", 2),
        (" 5 % ", "5", 0),
        ("0.0000000001", "0.0000000001", 10),
    ] {
        let figure = printed(text);
        assert_eq!((figure.to_string().as_str(), figure.places()), (shown, places), "{text:?}");
    }
    for (text, code) in [
        ("", "number.empty"),
        ("%", "number.empty"),
        ("5.", "number.bad-number"),
        ("0.00000000000", "number.out-of-range"),
    ] {
        assert_eq!(Printed::parse(text).unwrap_err().code.as_str(), code, "{text:?}");
    }
    assert_eq!(Printed::new("1.25".parse().unwrap(), 1).unwrap_err().code.as_str(), "number.out-of-range");
}

#[test]
fn what_fits_is_every_whole_number_that_does_and_none_else() {
    // 57 started, 29.82 % in production: 17.
    assert_eq!(infer_numerator(57, printed("29.82"), Rounding::HalfUp, 100.into()).unwrap(), 17..18);
    // No whole number of 7 is 50 %.
    assert!(infer_numerator(7, printed("50.0"), Rounding::HalfUp, 100.into()).unwrap().is_empty());
    assert!(infer_denominator(0, printed("50"), Rounding::HalfUp, 100.into()).unwrap().is_empty());
    let most = u64::MAX;
    assert_eq!(
        infer_numerator(most, printed("100"), Rounding::Truncate, 100.into()).unwrap_err().code.as_str(),
        "number.out-of-range"
    );
    assert_eq!(infer_numerator(1, printed("0"), Rounding::Truncate, 100.into()).unwrap(), 0..1);
}

#[test]
fn a_year_is_over_by_months_or_by_working_days() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let china = Calendar::china();
    for (on, shown) in
        [("2021-01-01", "0/250"), ("2021-01-04", "1/250"), ("2021-02-10", "29/250"), ("2021-12-31", "250/250")]
    {
        assert_eq!(Elapsed::working_days(&china, day(on)).unwrap().to_string(), shown, "{on}");
    }
    let behind = pace(50.into(), Elapsed::working_days(&china, day("2021-12-31")).unwrap()).unwrap();
    assert_eq!(behind.gap(2, Rounding::HalfUp).unwrap().to_string(), "-50.00");
}

#[test]
fn parts_in_another_currency_imply_its_rate() {
    let home = ["143.45", "66.04", "115.09"].map(printed);
    let abroad = [printed("10.41")];
    let bounds = FxBounds::new("6.2".parse().unwrap(), "6.7".parse().unwrap()).unwrap();
    let found = |total, bounds| reconcile(printed(total), &home, &abroad, bounds, false).unwrap();
    let started = found("390.66", Some(bounds));
    assert_eq!((started.verdict, started.adds_up()), (Reconciled::WithinRates, Some(true)));
    let (least, most) = started.implied_bounds.clone().unwrap();
    let implied = started.implied_rate.clone().unwrap();
    assert!(least < implied && implied < most);
    let all = found("441.75", Some(bounds));
    assert_eq!((all.verdict, all.adds_up()), (Reconciled::Impossible, Some(false)));
    assert_eq!(all.implied_rate.clone().unwrap().rounded(2, Rounding::HalfUp).unwrap().to_string(), "11.26");
    let open = found("390.66", None);
    assert_eq!((open.verdict, open.adds_up()), (Reconciled::RateOpen, None));
    assert_eq!(open.say(Lang::Zh), "取决于汇率：差额 66.08，隐含汇率 6.3477");
}

#[test]
fn rounded_shares_may_miss_their_total_and_counts_may_not() {
    let shares = ["33.33"; 3].map(printed);
    let found = reconcile(printed("100"), &shares, &[], None, false).unwrap();
    assert_eq!((found.verdict, found.difference.to_string()), (Reconciled::WithinRounding, "0.01".to_owned()));
    let counts = ["113", "79", "231"].map(printed);
    let verdict = |exact| reconcile(printed("422"), &counts, &[], None, exact).unwrap().verdict;
    assert_eq!((verdict(true), verdict(false)), (Reconciled::Impossible, Reconciled::WithinRounding));
    assert_eq!(found.say(Lang::En), "adds up within rounding: difference 0.01");
}

fn modes() -> impl Strategy<Value = Rounding> {
    prop_oneof![Just(Rounding::HalfUp), Just(Rounding::HalfEven), Just(Rounding::Truncate)]
}

fn rounded(units: i64, from: u32, to: u32) -> Printed {
    let value = Fraction::over(units.try_into().unwrap(), Number::try_from(10_i64.pow(from)).unwrap()).unwrap();
    value.rounded(to, Rounding::HalfUp).unwrap()
}

proptest! {
    /// Whatever figures were rounded, the ratio computed of the true ones is possible.
    #[test]
    fn an_honest_ratio_is_never_flagged(
        (n, d) in (-10_000_000_i64..10_000_000, 1_i64..10_000_000),
        (n_places, d_places, places) in (0_u32..4, 0_u32..4, 0_u32..5),
        mode in modes(),
        negative in any::<bool>(),
    ) {
        let d = if negative { -d } else { d };
        let (numerator, denominator) = (rounded(n, 4, n_places), rounded(d, 4, d_places));
        let honest = ratio(n.try_into().unwrap(), d.try_into().unwrap(), places, mode).unwrap();
        match could_be_true(numerator, denominator, honest, Inputs::default()) {
            Ok(found) => {
                // Half to even goes either way of a half, which one of the two goes as well.
                prop_assert!(found.feasible_half_up || found.feasible_truncate, "{}", found);
                if mode == Rounding::HalfUp { prop_assert!(found.feasible_half_up, "{}", found); }
                if mode == Rounding::Truncate { prop_assert!(found.feasible_truncate, "{}", found); }
                prop_assert!(found.is_possible());
            }
            Err(refusal) => prop_assert!(["rate.undefined", "published.denominator-may-be-zero"].contains(&refusal.code.as_str())),
        }
        let counts = could_be_true(
            Printed::new(n.try_into().unwrap(), 0).unwrap(),
            Printed::new(d.try_into().unwrap(), 0).unwrap(),
            honest,
            Inputs::counts(),
        ).unwrap();
        prop_assert!(matches!(counts.verdict, Verdict::HalfUp | Verdict::TruncateOnly));
    }

    /// A printed ratio is possible of counts exactly where one of the ways of printing gives it.
    #[test]
    fn of_counts_it_is_possible_or_wrong(n in 0_u32..400, d in 1_u32..400, printed in 0_i64..1000) {
        let printed = Printed::new(printed.try_into().unwrap(), 0).unwrap();
        let found = could_be_true(Printed::new(n.into(), 0).unwrap(), Printed::new(d.into(), 0).unwrap(), printed, Inputs::counts()).unwrap();
        let share = Ratio::of_counts(n.into(), d.into()).unwrap();
        let any = [Rounding::HalfUp, Rounding::Truncate].into_iter().any(|mode| share.percent(0, mode) == Some(printed.value()));
        prop_assert_eq!(found.is_possible(), any);
    }

    #[test]
    fn what_is_inferred_holds_the_true_number_and_only_what_prints_the_same(
        n in 0_u64..3000, d in 1_u64..3000, places in 0_u32..3, mode in modes(),
    ) {
        let of = |n: u64, d: u64| ratio(n.try_into().unwrap(), d.try_into().unwrap(), places, mode).unwrap();
        let printed = of(n, d);
        let numerators = infer_numerator(d, printed, mode, 100.into()).unwrap();
        prop_assert!(numerators.contains(&n));
        for at in [numerators.start, numerators.end - 1] { prop_assert_eq!(of(at, d), printed); }
        prop_assert_ne!(of(numerators.end, d), printed);
        if let Some(before) = numerators.start.checked_sub(1) { prop_assert_ne!(of(before, d), printed); }
        match infer_denominator(n, printed, mode, 100.into()) {
            Ok(denominators) => {
                prop_assert!(denominators.contains(&d));
                for at in [denominators.start, denominators.end - 1] { prop_assert_eq!(of(n, at), printed); }
                prop_assert_ne!(of(n, denominators.end), printed);
                if denominators.start > 1 { prop_assert_ne!(of(n, denominators.start - 1), printed); }
            }
            Err(refusal) => {
                prop_assert_eq!(refusal.code.as_str(), "published.any-denominator");
                prop_assert_eq!(printed.value(), Number::ZERO);
            }
        }
    }

    /// Parts that were rounded honestly always reconcile with their total, at the rate that was used too.
    #[test]
    fn honest_parts_reconcile(
        parts in prop::collection::vec((-1_000_000_i64..1_000_000, 0_u32..4), 1..8),
        total_places in 0_u32..4,
        abroad in prop::option::of((1000_i64..1_000_000, 60_000_i64..80_000)),
    ) {
        let home: Vec<Printed> = parts.iter().map(|(units, places)| rounded(*units, 4, *places)).collect();
        let sum: i64 = parts.iter().map(|(units, _)| units).sum();
        let (worth, foreign, bounds) = match abroad {
            None => (0, vec![], None),
            Some((units, rate)) => {
                let rate: Number = Fraction::over(rate.try_into().unwrap(), 10_000.into()).unwrap().rounded(4, Rounding::HalfUp).unwrap().value();
                let units_worth = i64::try_from(i128::from(units) * rate.units() / 1_000_000).unwrap();
                (units_worth, vec![rounded(units, 4, 2)], Some(FxBounds::new(rate, rate).unwrap()))
            }
        };
        // All in 10^-4, the parts abroad in 10^-8.
        let total = &Fraction::over(sum.try_into().unwrap(), 10_000.into()).unwrap()
            + &Fraction::over(worth.try_into().unwrap(), 100_000_000.into()).unwrap();
        let total = total.rounded(total_places, Rounding::HalfUp).unwrap();
        let found = reconcile(total, &home, &foreign, bounds, false).unwrap();
        prop_assert_eq!(found.adds_up(), Some(true), "{}", found);
    }

    #[test]
    fn fractions_are_exact(a in -1_000_000_i64..1_000_000, b in 1_i64..1000, c in -1_000_000_i64..1_000_000, d in 1_i64..1000) {
        let of = |n: i64, d: i64| Fraction::over(n.try_into().unwrap(), d.try_into().unwrap()).unwrap();
        let (one, other) = (of(a, b), of(c, d));
        prop_assert_eq!(&one + &other, of(a * d + c * b, b * d));
        prop_assert_eq!(&one - &other, of(a * d - c * b, b * d));
        prop_assert_eq!(&one * &other, of(a * c, b * d));
        prop_assert_eq!(one.cmp(&other), (a * d).cmp(&(c * b)));
        let ratio = Ratio::of_units(a.into(), b.into()).unwrap();
        for mode in [Rounding::HalfUp, Rounding::HalfEven, Rounding::Truncate] {
            prop_assert_eq!(Some(one.rounded(3, mode).unwrap().value()), ratio.quotient(3, mode));
        }
        prop_assert_eq!(one.ratio().unwrap(), ratio);
    }
}
