//! Cases and properties of `money`.

use std::ops::Bound;

use inward_core::money::{Amount, AmountInput, AmountSum, Currency, Money, Qualifier, Rate};
use inward_core::number::Number;
use inward_core::refusal::Refusal;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::cases::cases;

fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    result.unwrap_err().code.as_str()
}

fn cny(text: &str) -> Result<Amount, Refusal> {
    Amount::parse(text, Some(Currency::CNY))
}

#[test]
fn every_case_of_the_file_holds() {
    let (mut read, mut refused) = (0, 0);
    for case in cases("money.json") {
        let (id, input, expect) = (&case["id"], case["input"].as_str().unwrap(), &case["expect"]);
        let default = case["default_currency"].as_str().map(|code| Currency::parse(code).unwrap());
        let result = Amount::parse(input, default);
        if let Some(error) = expect["error"].as_str() {
            assert_eq!(code(result), format!("money.{}", error.replace('_', "-")), "{id} {input}");
            refused += 1;
            continue;
        }
        let amount = result.unwrap_or_else(|refusal| panic!("{id} {input}: {refusal}"));
        assert_eq!(amount.money().amount().to_string(), expect["amount"], "{id} {input}");
        assert_eq!(amount.currency().code(), expect["currency"], "{id} {input}");
        assert_eq!(amount.qualifier().as_str(), expect["qualifier"], "{id} {input}");
        let max = amount.max().map_or(Value::Null, |max| json!(max.amount().to_string()));
        assert_eq!(max, expect["amount_max"], "{id} {input}");
        assert_eq!(amount.given(), Some(input.trim()), "{id}");
        assert_eq!(amount.to_string().parse::<Amount>().unwrap(), amount, "{id} prints {amount}");
        read += 1;
    }
    assert_eq!((read, refused), (54, 18));
}

#[test]
fn further_spellings() {
    let cases = [
        ("人民币壹佰万元整", "1000000 CNY"),
        ("人民币：100万元", "1000000 CNY"),
        ("¥ 100元", "100 CNY"),
        ("￥１００万元", "1000000 CNY"),
        ("HK$5m", "5000000 HKD"),
        ("$5m USD", "5000000 USD"),
        ("usd 5 million", "5000000 USD"),
        ("5 million us dollars", "5000000 USD"),
        ("12元5角3分", "12.53 CNY"),
        ("壹佰元伍角整", "100.5 CNY"),
        ("3个亿元", "300000000 CNY"),
        ("2个多亿元", "> 200000000 CNY"),
        ("20多亿元", "> 2000000000 CNY"),
        ("2亿多元", "> 200000000 CNY"),
        ("2亿元（含）以上", "≥ 200000000 CNY"),
        ("5亿元及以上", "≥ 500000000 CNY"),
        ("约2.9亿元左右", "≈ 290000000 CNY"),
        ("不足3亿元", "< 300000000 CNY"),
        ("< 3亿元", "< 300000000 CNY"),
        ("500万元以内", "≤ 5000000 CNY"),
        ("up to EUR 2m", "≤ 2000000 EUR"),
        ("EUR 5m+", "≥ 5000000 EUR"),
        ("approx. 2 million CNY", "≈ 2000000 CNY"),
        ("USD 3-5 million", "3000000 - 5000000 USD"),
        ("2-3千万元", "20000000 - 30000000 CNY"),
        ("三千到五千万元", "30000000 - 50000000 CNY"),
        ("十到二十亿元", "1000000000 - 2000000000 CNY"),
        ("500万-1亿元", "5000000 - 100000000 CNY"),
        ("3000元至5万元", "3000 - 50000 CNY"),
        ("1~1.2亿元", "100000000 - 120000000 CNY"),
        ("-5 - -3 CNY", "-5 - -3 CNY"),
        ("负3000万元", "-30000000 CNY"),
        ("−3000万元", "-30000000 CNY"),
        ("1 000 000 USD", "1000000 USD"),
        ("899999999999999.9999元", "899999999999999.9999 CNY"),
        ("0.000000000001亿元", "0.0001 CNY"),
    ];
    for (text, printed) in cases {
        let amount = Amount::parse(text, None).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
        assert_eq!(amount.to_string(), printed, "{text}");
    }
}

#[test]
fn further_refusals() {
    let cases = [
        ("9000000亿元", "money.too-large"),
        ("900000000000000元", "money.too-large"),
        ("1000000000000000000000000元", "money.too-large"),
        ("0.00001元", "money.too-precise"),
        ("0.0000000000001亿元", "money.too-precise"),
        ("100(50)万元", "money.multiple-amounts"),
        ("(500)万元", "money.bad-number"),
        ("100万元(约合15万美元)", "money.multiple-amounts"),
        ("100万元 200万美元", "money.multiple-amounts"),
        ("100 200 30万元", "money.bad-number"),
        ("5¹万元", "money.not-money"),
        ("三五亿元", "money.bad-number"),
        ("一亿五元", "money.bad-number"),
        ("1亿2000元", "money.bad-number"),
        ("百万美元", "money.bad-number"),
        ("上亿元", "money.not-money"),
        ("5亿万元", "money.bad-number"),
        ("3到五千万元", "money.bad-number"),
        ("约200余万元", "money.conflicting-qualifiers"),
        ("超过2亿元以上", "money.conflicting-qualifiers"),
        ("约3000-5000万元", "money.conflicting-qualifiers"),
        ("USD 5万元", "money.conflicting-currencies"),
        ("$5万元", "money.conflicting-currencies"),
        ("3000万美元-5000万欧元", "money.conflicting-currencies"),
        ("30000000-5000万元", "money.reversed-range"),
        ("人均300万元", "money.per-unit"),
        ("300万元每亩", "money.per-unit"),
        ("EUR 5 per share", "money.per-unit"),
        ("2021/05/03", "money.not-money"),
        ("XYZ 100", "money.unknown-currency"),
        ("100 XXX", "money.unknown-currency"),
        ("top 10", "money.not-money"),
        ("100万元-", "money.bad-number"),
        ("—3000万元", "money.not-money"),
        ("1e6 CNY", "money.not-money"),
        ("100%", "money.not-money"),
        ("—", "money.empty"),
        ("　", "money.empty"),
    ];
    for (text, expected) in cases {
        assert_eq!(code(cny(text)), expected, "{text}");
    }
    for (text, default, expected) in [
        ("$5m", Some(Currency::CNY), "money.currency-ambiguous"),
        ("¥5m", Some(Currency::USD), "money.currency-ambiguous"),
    ] {
        assert_eq!(code(Amount::parse(text, default)), expected, "{text}");
    }
    assert_eq!(Amount::parse("$5m", Some(Currency::HKD)).unwrap().to_string(), "5000000 HKD");
    assert_eq!(code(Money::parse("约2亿元")), "money.not-exact");
    assert_eq!(code(Currency::parse("cny")), "money.unknown-currency");
    let long = "亿".repeat(1_000_000);
    assert!(cny(&long).unwrap_err().params["input"].chars().count() < 100);
}

#[test]
fn parts_must_fit_together() {
    let (small, large) = (Money::parse("1元").unwrap(), Money::parse("2元").unwrap());
    assert_eq!(code(Amount::new(small, Qualifier::Range, None)), "money.misplaced-maximum");
    assert_eq!(code(Amount::new(small, Qualifier::Over, Some(large))), "money.misplaced-maximum");
    assert_eq!(code(Amount::range(large, small)), "money.reversed-range");
    assert_eq!(code(Amount::range(small, Money::parse("USD 2").unwrap())), "money.unlike-currencies");
    assert!(Amount::range(small, small).is_ok());
    assert_eq!(code(Money::from_units(i64::MAX, Currency::CNY)), "money.too-large");
    assert_eq!(code(Money::from_units(i64::MIN, Currency::CNY)), "money.too-large");
    assert_eq!(code(Money::new(Number::parse("0.00001").unwrap(), Currency::CNY)), "money.too-precise");
    let most = Money::parse("899999999999999.9999元").unwrap();
    assert_eq!(code(most.checked_add(most)), "money.too-large");
    assert_eq!(code(small.checked_add(Money::parse("USD 2").unwrap())), "money.unlike-currencies");
}

#[test]
fn bounds_of_each_qualifier() {
    let v = Number::from(200_000_000);
    for (text, lower, upper) in [
        ("2亿元", Bound::Included(v), Bound::Included(v)),
        ("超过2亿元", Bound::Excluded(v), Bound::Unbounded),
        ("2亿元以上", Bound::Included(v), Bound::Unbounded),
        ("约2亿元", Bound::Unbounded, Bound::Unbounded),
        ("近2亿元", Bound::Unbounded, Bound::Excluded(v)),
        ("不超过2亿元", Bound::Unbounded, Bound::Included(v)),
        ("2-2亿元", Bound::Included(v), Bound::Included(v)),
    ] {
        let bounds = Amount::parse(text, None).unwrap().bounds();
        assert_eq!((bounds.lower, bounds.upper), (lower, upper), "{text}");
    }
}

#[test]
fn amounts_in_yi() {
    for (text, printed) in [
        ("25.3亿元", "25.3亿"),
        ("约2.9亿元", "约2.9亿"),
        ("超过2亿元", "超过2亿"),
        ("不低于2亿元", "2亿以上"),
        ("近3亿元", "近3亿"),
        ("5亿元以内", "不超过5亿"),
        ("3000-5000万元", "0.3亿-0.5亿"),
        ("12.5亿美元", "12.5亿 USD"),
        ("不少于5000万美元", "0.5亿 USD以上"),
        ("-0.0001元", "-0.000000000001亿"),
        ("0元", "0亿"),
    ] {
        let amount = Amount::parse(text, None).unwrap();
        assert_eq!(amount.in_yi(), printed, "{text}");
        assert_eq!(cny(&amount.in_yi()).unwrap(), amount, "{text}");
    }
}

#[test]
fn conversion_needs_a_fitting_rate() {
    let rate = |rate: &str| Rate {
        from: Currency::USD,
        to: Currency::CNY,
        rate: Number::parse(rate).unwrap(),
        on: chrono::NaiveDate::from_ymd_opt(2020, 12, 31).unwrap(),
        source: "synthetic".to_owned(),
    };
    let dollars = Money::parse("USD 0.0003").unwrap();
    assert_eq!(dollars.convert(&rate("6.5")).unwrap().to_string(), "0.002 CNY");
    assert_eq!(Money::parse("USD -0.0003").unwrap().convert(&rate("6.5")).unwrap().to_string(), "-0.002 CNY");
    assert_eq!(dollars.convert(&rate("6.49")).unwrap().to_string(), "0.0019 CNY");
    assert_eq!(code(dollars.convert(&rate("0"))), "money.bad-rate");
    assert_eq!(code(Money::parse("1元").unwrap().convert(&rate("6.5"))), "money.unlike-currencies");
    let most = Money::parse("USD 899999999999999").unwrap();
    assert_eq!(code(most.convert(&rate("999999999999999.9999999999"))), "money.too-large");
    let range = Amount::parse("USD 1-2", None).unwrap().convert(&rate("6.5")).unwrap();
    assert_eq!(range.to_string(), "6.5 - 13 CNY");
}

#[test]
fn serde_forms() {
    let amount = Amount::parse("3000-5000万元", None).unwrap();
    let written = json!({"amount": "30000000", "currency": "CNY", "qualifier": "range", "amount_max": "50000000", "given": "3000-5000万元"});
    assert_eq!(serde_json::to_value(&amount).unwrap(), written);
    let back: Amount = serde_json::from_value(written).unwrap();
    assert_eq!((back.given(), &back), (Some("3000-5000万元"), &amount));
    let plain = Amount::from(Money::parse("25.3亿元").unwrap());
    assert_eq!(serde_json::to_value(&plain).unwrap(), json!({"amount": "2530000000", "currency": "CNY"}));
    assert_eq!(serde_json::from_value::<Amount>(json!("25.3亿元")).unwrap(), plain);
    assert_eq!(
        serde_json::from_value::<Amount>(json!({"amount": 2_530_000_000_u32, "currency": "CNY"})).unwrap(),
        plain
    );
    assert_eq!(serde_json::from_value::<Money>(json!("25.3亿元")).unwrap(), plain.exact().unwrap());

    for (value, expected) in [
        (json!(2.5), "money.float"),
        (json!({"amount": 2.5, "currency": "CNY"}), "money.float"),
        (json!({"amount": "1", "amount_max": 2.5, "qualifier": "range", "currency": "CNY"}), "money.float"),
        (json!(25), "money.currency-missing"),
        (json!("2.9亿"), "money.currency-missing"),
        (json!({"amount": "1", "currency": "XYZ"}), "money.unknown-currency"),
        (json!({"amount": "0.00001", "currency": "CNY"}), "money.too-precise"),
        (json!({"amount": "1", "currency": "CNY", "qualifier": "range"}), "money.misplaced-maximum"),
        (json!({"amount": "2", "currency": "CNY", "qualifier": "range", "amount_max": "1"}), "money.reversed-range"),
    ] {
        let error = serde_json::from_value::<Amount>(value.clone()).unwrap_err().to_string();
        assert!(error.contains(expected), "{value}: {error}");
    }
    assert!(serde_json::from_value::<Money>(json!("约1元")).unwrap_err().to_string().contains("money.not-exact"));
    assert!(serde_json::from_value::<Amount>(json!({"amount": "1", "currency": "CNY", "amonut_max": "2"})).is_err());
}

#[test]
fn inputs_wait_for_their_currency() {
    assert_eq!(AmountInput::parse("25.3亿元").unwrap(), Amount::parse("25.3亿元", None).unwrap().into());
    for text in ["2.9 亿", "12.5", "$5m", "¥100万", "约3000-"] {
        match AmountInput::parse(text) {
            Ok(AmountInput::Text(kept)) => assert_eq!(kept, text),
            other => assert_eq!((text, other.is_err()), ("约3000-", true)),
        }
    }
    for (text, expected) in [
        ("5000-3000万", "money.reversed-range"),
        ("9000000亿", "money.too-large"),
        ("0.00001", "money.too-precise"),
        ("22%", "money.not-money"),
        ("", "money.empty"),
    ] {
        assert_eq!(code(AmountInput::parse(text)), expected, "{text}");
    }
    let input: AmountInput = serde_json::from_value(json!(290_000_000)).unwrap();
    assert_eq!(input.settle(Some(Currency::CNY)).unwrap().in_yi(), "2.9亿");
    assert_eq!(code(input.settle(None)), "money.currency-missing");
    assert!(serde_json::from_value::<AmountInput>(json!(2.9)).unwrap_err().to_string().contains("money.float"));
    for text in ["2.9亿", "约2.9亿元"] {
        let input = AmountInput::parse(text).unwrap();
        let back: AmountInput = serde_json::from_value(serde_json::to_value(&input).unwrap()).unwrap();
        assert_eq!(back, input);
    }
}

#[test]
fn sums_keep_what_is_known_of_their_bounds() {
    for (texts, printed) in [
        (&["25.3亿元", "186.7亿元"][..], "212亿"),
        (&["25.3亿元", "186.7亿元以上"], "≥ 212亿"),
        (&["超过25.3亿元", "186.7亿元以上"], "> 212亿"),
        (&["约25.3亿元", "186.7亿元"], "约212亿"),
        (&["近2亿元", "1亿元"], "< 3亿"),
        (&["不超过2亿元", "1亿元"], "≤ 3亿"),
        (&["不超过2亿元", "1亿元以上"], "约3亿"),
        (&["2-3亿元", "1亿元"], "3亿-4亿"),
        (&["2-3亿元", "超过1亿元"], "> 3亿"),
        (&["-2亿元", "1亿元"], "-1亿"),
        (&["1亿元", "1亿美元", "超过1亿港元"], "1亿 + > 1亿 HKD + 1亿 USD"),
        (&[], "—"),
    ] {
        let mut sum = AmountSum::default();
        for text in texts {
            sum.add(&text.parse().unwrap());
        }
        assert_eq!(sum.to_string(), printed, "{texts:?}");
    }
    let mut sum = AmountSum::default();
    let most = Amount::parse("899999999999999.9999元", None).unwrap();
    sum.add(&most);
    sum.add(&most);
    let total = sum.of(Currency::CNY).unwrap();
    assert_eq!((total.units(), total.count(), total.inexact()), (17_999_999_999_999_999_998, 2, 0));
    assert_eq!(code(total.money()), "money.too-large");
    assert!(sum.of(Currency::USD).is_none());
}

/// What may not be there moves only the bound that it can widen.
///
/// | for certain | perhaps | sum |
/// |---|---|---|
/// | 3 | 8 | 3 to 11 |
/// | | 8 | 0 to 8 |
/// | 3 | 8 or more | 3 or more |
/// | 3 | -1 (paid back) | 2 to 3 |
/// | 3 | at most 2 | 3 to 5 |
/// | 3 | about 2 | 3 or more: about has no bound, but is not below nought |
/// | about 3 | 2 | about 3 |
#[test]
fn what_may_not_be_there_widens_one_bound() {
    for (certain, perhaps, printed, units) in [
        (Some("3亿元"), "8亿元", "3亿-11亿", 3),
        (None, "8亿元", "0亿-8亿", 0),
        (Some("3亿元"), "8亿元以上", "≥ 3亿", 3),
        (Some("3亿元"), "-1亿元", "2亿-3亿", 3),
        (Some("3亿元"), "不超过2亿元", "3亿-5亿", 3),
        (Some("3亿元"), "约2亿元", "≥ 3亿", 3),
        (Some("约3亿元"), "2亿元", "约3亿", 3),
    ] {
        let mut sum = AmountSum::default();
        if let Some(text) = certain {
            sum.add(&text.parse().unwrap());
        }
        sum.perhaps(&perhaps.parse().unwrap());
        let of = sum.of(Currency::CNY).unwrap();
        assert_eq!((sum.to_string().as_str(), of.units()), (printed, units * 1_000_000_000_000), "{perhaps}");
        assert_eq!(of.count(), u64::from(certain.is_some()), "{perhaps}");
    }
}

#[test]
fn seed_lists_add_up() {
    let facts = cases("seed_facts.json");
    let total = |id: &str| {
        let fact = facts.iter().find(|fact| fact["id"] == id).unwrap();
        let total = &fact["expect"]["total"];
        serde_json::from_value::<Money>(total.clone()).unwrap()
    };
    let sapphire = Money::parse("25.3亿元").unwrap();
    assert_eq!(total("N1").checked_sub(sapphire).unwrap(), total("N2"));
    assert_eq!(total("N3").checked_sub(sapphire).unwrap(), total("N4"));
    assert_eq!(total("N1").in_yi(), "212亿");
}

fn currencies() -> impl Strategy<Value = Currency> {
    prop::sample::select(vec!["CNY", "USD", "EUR", "JPY", "HKD", "KWD", "ALL", "MOP"])
        .prop_map(|code| Currency::parse(code).unwrap())
}

fn units() -> impl Strategy<Value = i64> {
    const MOST: i64 = 8_999_999_999_999_999_999;
    prop_oneof![-MOST..=MOST, -100_000_i64..100_000, Just(MOST), Just(-MOST), Just(0)]
}

fn amounts() -> impl Strategy<Value = Amount> {
    let qualifiers = prop::sample::select(vec![
        Qualifier::Exact,
        Qualifier::Over,
        Qualifier::AtLeast,
        Qualifier::About,
        Qualifier::Nearly,
        Qualifier::AtMost,
        Qualifier::Range,
    ]);
    (units(), units(), currencies(), qualifiers).prop_map(|(a, b, currency, qualifier)| {
        let money = |units| Money::from_units(units, currency).unwrap();
        match qualifier {
            Qualifier::Range => Amount::range(money(a.min(b)), money(a.max(b))).unwrap(),
            _ => Amount::new(money(a), qualifier, None).unwrap(),
        }
    })
}

/// Texts out of the grammar's own words, which come much closer to its edges than any characters.
fn near_texts() -> impl Strategy<Value = String> {
    let words = vec![
        "1",
        "25.3",
        "3000",
        "1,000",
        "0",
        "12",
        ".",
        ",",
        "-",
        "~",
        "至",
        "万",
        "亿",
        "千",
        "百",
        "十",
        "一",
        "两",
        "五",
        "零",
        "点",
        "余",
        "多",
        "个",
        "元",
        "角",
        "分",
        "整",
        "美元",
        "人民币",
        "USD",
        "EUR",
        "XYZ",
        "$",
        "¥",
        "US$",
        "m",
        "bn",
        "million",
        "约",
        "近",
        "超过",
        "不超过",
        "以上",
        "左右",
        ">=",
        "<",
        "≈",
        "(",
        ")",
        "（",
        "）",
        "/",
        "%",
        "亩",
        "吨",
        " ",
        "和",
        "+",
        "至少",
        "at least",
        "per",
        "N/A",
        "\u{200b}",
        "１",
        "²",
    ];
    prop::collection::vec(prop::sample::select(words), 0..9).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn money_prints_and_reads_back(units in units(), currency in currencies()) {
        let money = Money::from_units(units, currency).unwrap();
        prop_assert_eq!(money.units(), units);
        prop_assert_eq!(Money::parse(&money.to_string()).unwrap(), money);
        prop_assert_eq!(Money::new(money.amount(), currency).unwrap(), money);
        prop_assert_eq!(Money::parse_in(&money.in_yi(), Some(Currency::CNY)).unwrap(), money);
    }

    #[test]
    fn amounts_print_and_read_back(amount in amounts()) {
        prop_assert_eq!(&amount.to_string().parse::<Amount>().unwrap(), &amount);
        prop_assert_eq!(&cny(&amount.in_yi()).unwrap(), &amount);
        let json = serde_json::to_string(&amount).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Amount>(&json).unwrap(), &amount);
    }

    #[test]
    fn sums_do_not_depend_on_order(amounts in prop::collection::vec(amounts(), 0..12), split in 0_usize..12) {
        let sum = |amounts: &[Amount]| {
            let mut sum = AmountSum::default();
            amounts.iter().for_each(|amount| sum.add(amount));
            sum
        };
        let (left, right) = amounts.split_at(split.min(amounts.len()));
        let mut merged = sum(right);
        merged.merge(&sum(left));
        let backwards: Vec<_> = amounts.iter().rev().cloned().collect();
        prop_assert_eq!(&merged, &sum(&amounts));
        prop_assert_eq!(&sum(&backwards), &sum(&amounts));
    }

    #[test]
    fn what_near_texts_mean_is_stable(text in near_texts()) {
        for default in [None, Some(Currency::CNY)] {
            if let Ok(amount) = Amount::parse(&text, default) {
                prop_assert_eq!(amount.to_string().parse::<Amount>().unwrap(), amount.clone());
                prop_assert_eq!(AmountInput::parse(&text).unwrap().settle(default).unwrap(), amount);
            }
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        let _ = cny(&text);
        let _ = Currency::parse(&text);
    }
}
