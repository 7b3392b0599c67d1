//! Shortfalls, net jobs, and what is repaid.

use std::ops::Bound;

use inward_core::commitment::{Clawback, Formula, Tier};
use inward_core::measure::{NetJobs, Shortfall};
use inward_core::money::{Currency, Money};
use inward_core::number::Number;
use inward_core::qualified::Qualified;
use inward_core::ratio::{Ratio, RatioBounds};
use inward_core::refusal::Refusal;
use inward_core::text::Lang;
use proptest::prelude::*;

fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    result.unwrap_err().code.as_str()
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn qualified(text: &str) -> Qualified {
    Qualified::parse(text).unwrap()
}

fn tier(at_least: &str, repay_share: &str) -> Tier {
    Tier::at_least(at_least, repay_share).unwrap()
}

fn short(actual: &str, required: &str) -> Shortfall {
    Shortfall::of(number(actual), number(required)).unwrap()
}

#[test]
fn what_cannot_be_short_is_refused() {
    for required in ["0", "-200"] {
        let refusal = Shortfall::of(number("150"), number(required)).unwrap_err();
        assert_eq!(
            (refusal.code.as_str(), refusal.path.as_deref()),
            ("shortfall.required-not-positive", Some("required"))
        );
    }
    assert_eq!(code(Shortfall::of(number("-1"), number("200"))), "number.negative");
    let [yuan, dollars] = ["1亿元", "USD 1m"].map(|text| Money::parse(text).unwrap());
    assert_eq!(code(Shortfall::of_money(dollars, yuan)), "money.unlike-currencies");
    assert_eq!(code(Shortfall::of_money(yuan, Money::parse("0元").unwrap())), "shortfall.required-not-positive");
    let half = Shortfall::of_money(Money::parse("5000万元").unwrap(), yuan).unwrap();
    assert_eq!(half.ratio(), Ratio::of_counts(1, 2).unwrap());
}

#[test]
fn a_rule_that_contradicts_itself_is_refused() {
    for theta in ["-0.1", "1.0000000001", "80"] {
        assert_eq!(code(Clawback::threshold(number(theta))), "clawback.share-out-of-range", "{theta}");
        assert_eq!(code(Clawback::threshold_then_pro_rata(number(theta))), "clawback.share-out-of-range", "{theta}");
    }
    for (tiers, expected, path) in [
        (vec![], "clawback.no-tiers", "tiers"),
        (vec![tier("0.7", "0.4"), tier("0.9", "0.5")], "clawback.tiers-out-of-order", "tiers[1]"),
        (vec![tier("0.9", "0.1"), tier("0.9", "0.1")], "clawback.tiers-out-of-order", "tiers[1]"),
        (vec![tier("0.9", "0.4"), tier("0.7", "0.3")], "clawback.tiers-out-of-order", "tiers[1]"),
        (vec![tier("1.1", "0")], "clawback.share-out-of-range", "tiers[0].at_least"),
        (vec![tier("1", "0"), tier("0.5", "1.5")], "clawback.share-out-of-range", "tiers[1].repay_share"),
        (vec![tier("1", "-0.1")], "clawback.share-out-of-range", "tiers[0].repay_share"),
    ] {
        let refusal = Clawback::tiered(tiers).unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.path.as_deref()), (expected, Some(path)));
    }
    let paid = Money::parse("-1元").unwrap();
    assert_eq!(code(Clawback::pro_rata().repayment(paid, short("1", "2"))), "clawback.negative-paid");
}

#[test]
fn a_rule_is_data_and_checked_as_it_is_read() {
    let tiers = [tier("1", "0"), tier("0.9", "0.1")];
    for (rule, data) in [
        (Clawback::pro_rata(), r#""pro_rata""#),
        (Clawback::threshold(number("0.8")).unwrap(), r#"{"threshold":{"theta":"0.8"}}"#),
        (Clawback::threshold_then_pro_rata(number("1")).unwrap(), r#"{"threshold_then_pro_rata":{"theta":"1"}}"#),
        (
            Clawback::tiered(tiers).unwrap(),
            r#"{"tiered":{"tiers":[{"at_least":"1","repay_share":"0"},{"at_least":"0.9","repay_share":"0.1"}]}}"#,
        ),
    ] {
        assert_eq!(serde_json::to_string(&rule).unwrap(), data);
        assert_eq!(serde_json::from_str::<Clawback>(data).unwrap(), rule);
        let definition = rule.definition();
        assert!(definition.say(Lang::En).starts_with("repaid") && definition.say(Lang::Zh).contains("退还"));
    }
    for (data, said) in [
        (r#"{"threshold":{"theta":"80"}}"#, "clawback.share-out-of-range"),
        (r#"{"threshold":{"theta":0.8}}"#, "number.float"),
        (r#"{"tiered":{"tiers":[]}}"#, "clawback.no-tiers"),
        (r#"{"threshold":{"theta":"0.8","beta":"1"}}"#, "unknown field `beta`"),
        (r#""half""#, "unknown variant `half`"),
    ] {
        let error = serde_json::from_str::<Clawback>(data).unwrap_err().to_string();
        assert!(error.contains(said), "{data}: {error}");
    }
    assert_eq!(Clawback::pro_rata().formula(), &Formula::ProRata);
}

#[test]
fn a_threshold_is_reached_exactly_and_cents_are_rounded_at_the_end() {
    let paid = Money::parse("100元").unwrap();
    let repaid = |rule: &Clawback, shortfall| rule.repayment(paid, shortfall).unwrap().amount().to_string();
    let third = Clawback::threshold(number("0.3333333333")).unwrap();
    // One in three is more than 0.3333333333, and less than 0.3333333334.
    assert_eq!(repaid(&third, short("1", "3")), "0");
    assert_eq!(repaid(&Clawback::threshold(number("0.3333333334")).unwrap(), short("1", "3")), "100");
    assert_eq!(repaid(&Clawback::threshold(number("0.8")).unwrap(), short("160", "200")), "0");
    assert_eq!(repaid(&Clawback::pro_rata(), short("1", "3")), "66.67");
    assert_eq!(repaid(&Clawback::pro_rata(), short("2", "3")), "33.33");
    let cent = Clawback::pro_rata().repayment(Money::parse("0.01元").unwrap(), short("1", "2")).unwrap();
    assert_eq!(cent.amount().to_string(), "0.01");
    let most = Money::parse("899999999999999.99元").unwrap();
    let shortfall = short("0.0000000001", "999999999999999.9999999999");
    assert_eq!(Clawback::pro_rata().repayment(most, shortfall).unwrap(), most);
}

#[test]
fn qualified_headcounts_have_bounds() {
    use Bound::{Excluded, Included, Unbounded};
    let at = |text: &str| number(text);
    for (base, total, lower, upper, shortfall) in [
        ("50", "210", Included(at("160")), Included(at("160")), "20.00%"),
        ("50", "40", Included(at("0")), Included(at("0")), "100.00%"),
        ("50", "200余", Excluded(at("150")), Unbounded, "0.00% - 25.00%"),
        ("50", "不超过210", Included(at("0")), Included(at("160")), "20.00% - 100.00%"),
        ("50", "近210", Included(at("0")), Excluded(at("160")), "20.00% - 100.00%"),
        ("50", "约210", Included(at("0")), Unbounded, "0.00% - 100.00%"),
        ("40-60", "200-220", Included(at("140")), Included(at("180")), "10.00% - 30.00%"),
        ("50以上", "210", Included(at("0")), Included(at("160")), "20.00% - 100.00%"),
        ("约50", "210", Included(at("0")), Included(at("210")), "0.00% - 100.00%"),
        ("60以上", "50", Included(at("0")), Included(at("0")), "100.00%"),
    ] {
        let jobs = NetJobs::of(&qualified(base), &qualified(total)).unwrap();
        assert_eq!((jobs.net().lower, jobs.net().upper), (lower, upper), "{total} less {base}");
        assert_eq!(jobs.exact().is_some(), !shortfall.contains('-'), "{total} less {base}");
        assert_eq!(jobs.shortfall(&qualified("200")).unwrap().to_string(), shortfall, "{total} less {base}");
    }
    let jobs = NetJobs::of(&qualified("50"), &qualified("210")).unwrap();
    for (promised, shortfall) in [
        ("200以上", "20.00% - 100.00%"),
        ("不超过200", "0.00% - 20.00%"),
        ("约200", "0.00% - 100.00%"),
        ("150-200", "0.00% - 20.00%"),
        ("100", "0.00%"),
    ] {
        assert_eq!(jobs.shortfall(&qualified(promised)).unwrap().to_string(), shortfall, "{promised}");
    }
    let none = NetJobs::of(&qualified("50"), &qualified("50")).unwrap();
    assert_eq!(none.shortfall(&qualified("约200")).unwrap(), RatioBounds::from(Ratio::ONE));
    for promised in ["0", "-5", "0-200", "约0"] {
        let refusal = jobs.shortfall(&qualified(promised)).unwrap_err();
        assert_eq!(
            (refusal.code.as_str(), refusal.path.as_deref()),
            ("shortfall.required-not-positive", Some("promised"))
        );
    }
    for (base, total, path) in [("-1", "5", "base"), ("1", "-5", "total")] {
        let refusal = NetJobs::of(&qualified(base), &qualified(total)).unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.path.as_deref()), ("number.negative", Some(path)));
    }
}

/// Rules of every formula: a threshold, or tiers that fall.
fn rules() -> impl Strategy<Value = Clawback> {
    let share =
        || (0_i64..=100).prop_map(|hundredths| number(&format!("{}.{:02}", hundredths / 100, hundredths % 100)));
    let tiers = prop::collection::vec((share(), share()), 1..5).prop_map(|mut shares| {
        let mut repaid: Vec<Number> = shares.iter().map(|(_, repaid)| *repaid).collect();
        repaid.sort();
        shares.sort_by_key(|(reached, _)| std::cmp::Reverse(*reached));
        shares.dedup_by_key(|(reached, _)| *reached);
        Clawback::tiered(
            shares.iter().zip(repaid).map(|((reached, _), repaid)| Tier { at_least: *reached, repay_share: repaid }),
        )
        .unwrap()
    });
    prop_oneof![
        Just(Clawback::pro_rata()),
        share().prop_map(|theta| Clawback::threshold(theta).unwrap()),
        share().prop_map(|theta| Clawback::threshold_then_pro_rata(theta).unwrap()),
        tiers,
    ]
}

proptest! {
    #[test]
    fn less_reached_is_never_less_repaid(
        rule in rules(), cents in 0_i64..10_i64.pow(14), one in 0_i64..400, other in 0_i64..400, required in 1_i64..300,
    ) {
        let paid = Money::from_units(cents * 100, Currency::CNY).unwrap();
        let (less, more) = (one.min(other), one.max(other));
        let repaid = |actual| {
            let [actual, required] = [actual, required].map(|jobs| Number::try_from(jobs).unwrap());
            rule.repayment(paid, Shortfall::of(actual, required).unwrap()).unwrap()
        };
        prop_assert!(repaid(more).units() <= repaid(less).units());
        prop_assert!(0 <= repaid(more).units() && repaid(less).units() <= paid.units());
        prop_assert_eq!(repaid(less).units() % 100, 0);
        prop_assert_eq!(serde_json::from_value::<Clawback>(serde_json::to_value(&rule).unwrap()).unwrap(), rule);
    }

    /// Against whole numbers that are wide enough: round(paid · missing / required), half up.
    #[test]
    fn pro_rata_is_the_exact_part_rounded_once(cents in 0_i128..10_i128.pow(12), actual in 0_i128..500, required in 1_i128..500) {
        let paid = Money::from_units(i64::try_from(cents * 100).unwrap(), Currency::CNY).unwrap();
        let shortfall = Shortfall::of(Number::try_from(actual).unwrap(), Number::try_from(required).unwrap()).unwrap();
        let repaid = Clawback::pro_rata().repayment(paid, shortfall).unwrap();
        let missing = (required - actual).max(0);
        let expected = (2 * cents * missing + required) / (2 * required);
        prop_assert_eq!(i128::from(repaid.units()), expected * 100);
    }

    /// The bounds hold whatever the exact headcounts turn out to be.
    #[test]
    fn exact_headcounts_lie_within_the_bounds_of_ranges(
        base in 0_u32..300, wider in 0_u32..100, total in 0_u32..300, broader in 0_u32..100, promised in 1_u32..300,
        at in 0_u32..100, on in 0_u32..100,
    ) {
        let range = |from: u32, more: u32| Qualified::range(Number::from(from), Number::from(from + more)).unwrap();
        let promised = Qualified::from(Number::from(promised));
        let (least, most) = (range(base, wider), range(total, broader));
        let bounds = NetJobs::of(&least, &most).unwrap().shortfall(&promised).unwrap();
        let exact = |number: u32| Qualified::from(Number::from(number));
        let jobs = NetJobs::of(&exact(base + at.min(wider)), &exact(total + on.min(broader))).unwrap();
        let shortfall = jobs.shortfall(&promised).unwrap().exact().unwrap();
        prop_assert!(bounds.min <= Some(shortfall) && Some(shortfall) <= bounds.max);
    }
}
