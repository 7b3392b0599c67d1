//! Procedures that became shorter, and the days to make a breach good.

use chrono::{Days, NaiveDate};
use inward_core::commitment::CurePeriod;
use inward_core::entry::{Burden, Reduction};
use inward_core::money::Amount;
use inward_core::number::Number;
use inward_core::qualified::Qualified;
use inward_core::refusal::Refusal;
use inward_core::when::{Truth, When};
use proptest::prelude::*;

fn reduced(before: &str, after: &str) -> Result<Reduction, Refusal> {
    Reduction::of(Burden::Days, &Qualified::parse(before).unwrap(), &Qualified::parse(after).unwrap())
}

#[test]
fn figures_in_doubt_leave_bounds() {
    for (before, after, bounds) in [
        ("30", "5", "83.33%"),
        ("5", "5", "0.00%"),
        ("5", "6", "-20.00%"),
        ("5", "0", "100.00%"),
        ("5-10", "4-6", "-20.00% - 60.00%"),
        ("30", "5以内", "83.33% - 100.00%"),
        ("30", "5以上", "≤ 83.33%"),
        ("30", "约5", "≤ 100.00%"),
        ("30以上", "5", "83.33% - 100.00%"),
        ("不超过30", "5", "≤ 83.33%"),
        ("约30", "5", "≤ 100.00%"),
        ("约30", "0", "100.00%"),
        ("超过0", "5", "≤ 100.00%"),
    ] {
        assert_eq!(reduced(before, after).unwrap().bounds().to_string(), bounds, "{before} to {after}");
    }
}

#[test]
fn of_nothing_nothing_is_saved() {
    for (before, after, code, path) in [
        ("0", "0", "rate.undefined", "before"),
        ("0", "5", "rate.undefined", "before"),
        ("0-5", "1", "rate.undefined", "before"),
        ("不超过0", "1", "rate.undefined", "before"),
        ("-1", "1", "number.negative", "before"),
        ("5", "-1", "number.negative", "after"),
    ] {
        let refusal = reduced(before, after).unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.path.as_deref()), (code, Some(path)), "{before} to {after}");
    }
    let [yuan, less, dollars, debt] =
        ["3万元", "1.9万元", "USD 1000", "-3万元"].map(|text| text.parse::<Amount>().unwrap());
    let saved = Reduction::of_cost(&yuan, &less).unwrap();
    assert_eq!((saved.burden(), saved.bounds().to_string()), (Burden::Cost, "36.67%".to_owned()));
    assert_eq!(Reduction::of_cost(&yuan, &dollars).unwrap_err().code.as_str(), "money.unlike-currencies");
    assert_eq!(Reduction::of_cost(&debt, &less).unwrap_err().code.as_str(), "number.negative");
    assert_eq!(
        Burden::ALL.iter().map(|burden| burden.key()).collect::<Vec<_>>().join(" "),
        "days steps documents cost seals windows"
    );
}

#[test]
fn a_breach_is_cured_by_the_last_day_or_not() {
    let period = CurePeriod::after(day("2021-03-01"), 90).unwrap();
    assert_eq!(period.last_day(), day("2021-05-30"));
    let next = Some(day("2021-05-31"));
    for (cured, enforceable, from) in [
        (None, Truth::Yes, next),
        (Some("2021-05-30"), Truth::No, None),
        (Some("2021-05-31"), Truth::Yes, next),
        (Some("2021-02-01"), Truth::No, None),
        (Some("2021-05"), Truth::Possibly, next),
        (Some("2021-04"), Truth::No, None),
        (Some("2021-06"), Truth::Yes, next),
        (Some("2021-05-30T23:59+08:00"), Truth::No, None),
    ] {
        let cured = cured.map(|text| When::parse(text).unwrap());
        assert_eq!(period.enforceable(cured.as_ref()), enforceable, "{cured:?}");
        assert_eq!(period.enforceable_from(cured.as_ref()), from, "{cured:?}");
    }
    let at_once = CurePeriod::after(day("2021-03-01"), 0).unwrap();
    assert_eq!((at_once.last_day(), at_once.enforceable_from(None)), (day("2021-03-01"), Some(day("2021-03-02"))));
    for (notified, days) in [("9999-12-30", 1), ("9999-12-31", 0), ("2021-03-01", u32::MAX)] {
        assert_eq!(
            CurePeriod::after(day(notified), days).unwrap_err().code.as_str(),
            "when.out-of-range",
            "{notified}"
        );
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

proptest! {
    #[test]
    fn a_reduction_takes_the_before_to_the_after(before in 1_u32..10_000, after in 0_u32..20_000) {
        let exact = |number: u32| Qualified::from(Number::from(number));
        let bounds = Reduction::of(Burden::Steps, &exact(before), &exact(after)).unwrap().bounds();
        let left = bounds.exact().unwrap().complement();
        prop_assert_eq!(left, inward_core::ratio::Ratio::of_counts(after.into(), before.into()).unwrap());
    }

    #[test]
    fn a_cure_period_has_just_its_days(start in 0_u64..700_000, days in 0_u32..4_000) {
        let notified = NaiveDate::from_ymd_opt(1, 1, 1).unwrap() + Days::new(start);
        let period = CurePeriod::after(notified, days).unwrap();
        prop_assert_eq!(notified.iter_days().skip(1).take_while(|day| *day <= period.last_day()).count(), days as usize);
        prop_assert_eq!(period.last_day().succ_opt(), period.enforceable_from(None));
    }
}
