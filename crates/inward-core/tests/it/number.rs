//! Properties of numbers, ratios, qualified numbers, measures and areas, and the traps of the seed.

use inward_core::area::Area;
use inward_core::number::Number;
use inward_core::qualified::{Measured, Qualified, Qualifier};
use inward_core::ratio::{Rounding, percent, quotient};
use inward_core::refusal::Refusal;
use proptest::prelude::*;
use serde_json::json;

use crate::cases::cases;

fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> &'static str {
    result.unwrap_err().code.as_str()
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

#[test]
fn traps_of_the_seed() {
    let mut run = 0;
    for fact in cases("seed_facts.json") {
        let expect = &fact["expect"];
        let value = match fact["id"].as_str().unwrap() {
            "T1" => &expect["value"],
            "T2" => &expect["value_percent"],
            _ => continue,
        };
        let measured = Measured::parse(expect["input"].as_str().unwrap()).unwrap();
        let value: Number = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(measured.value().value(), value);
        assert_eq!(measured.value().qualifier().as_str(), expect["qualifier"]);
        run += 1;
    }
    assert_eq!(run, 2);
    assert_eq!(Measured::parse("200余个").unwrap().unit(), Some("个"));
    assert_eq!(Measured::parse("22%以上").unwrap().unit(), Some("%"));
}

#[test]
fn published_shares() {
    let share = |n: &str, d: &str, rounding| percent(number(n), number(d), 2, rounding).unwrap().to_string();
    assert_eq!(share("39.62", "225.9", Rounding::HalfUp), "17.54");
    assert_eq!(share("39.62", "225.9", Rounding::Truncate), "17.53");
    assert_eq!(share("1.58", "2.9", Rounding::HalfUp), "54.48");
    assert_eq!(share("216.65", "235.04", Rounding::HalfUp), "92.18");
    assert_eq!(share("301.7", "418.12", Rounding::HalfUp), "72.16");
    let growth = number("225.9").checked_sub(number("212")).unwrap();
    assert_eq!(percent(growth, number("212"), 2, Rounding::HalfUp).unwrap().to_string(), "6.56");
    assert_eq!(quotient(number("158000000"), number("200"), 0, Rounding::HalfUp).unwrap().to_string(), "790000");
}

#[test]
fn qualified_numbers() {
    for (text, printed) in [
        ("200余", "> 200"),
        ("22以上", "≥ 22"),
        ("约3", "≈ 3"),
        ("不少于5", "≥ 5"),
        (">= 5", "≥ 5"),
        ("近3", "< 3"),
        ("3000-5000", "3000 - 5000"),
        ("3000-5000万", "30000000 - 50000000"),
        ("1.2万", "12000"),
        ("2亿", "200000000"),
        ("三百五十", "350"),
        ("十余", "> 10"),
        ("２００", "200"),
        ("200+", "≥ 200"),
        ("-5 - -3", "-5 - -3"),
        ("-1.50", "-1.5"),
    ] {
        let qualified = Qualified::parse(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
        assert_eq!(qualified.to_string(), printed, "{text}");
        assert_eq!(qualified.given(), Some(text));
    }
    for (text, expected) in [
        ("", "number.empty"),
        ("-", "number.empty"),
        ("abc", "number.bad-number"),
        ("200个", "number.bad-number"),
        ("1.2.3", "number.bad-number"),
        ("5-3", "number.reversed-range"),
        ("1000000000000000", "number.out-of-range"),
        ("0.00000000001", "number.out-of-range"),
        ("约200余", "number.conflicting-qualifiers"),
        ("约3-5", "number.conflicting-qualifiers"),
    ] {
        assert_eq!(code(Qualified::parse(text)), expected, "{text}");
    }
    let (one, two) = (Number::from(1), Number::from(2));
    assert_eq!(code(Qualified::new(one, Qualifier::Range, None)), "number.misplaced-maximum");
    assert_eq!(code(Qualified::new(one, Qualifier::Exact, Some(two))), "number.misplaced-maximum");
}

#[test]
fn measures_split_off_their_unit() {
    for (text, printed, unit) in [
        ("20万吨/年", "200000 吨/年", "吨/年"),
        ("22%以上", "≥ 22 %", "%"),
        ("200余个", "> 200 个", "个"),
        ("200个以上", "≥ 200 个", "个"),
        ("6个多月", "> 6 个月", "个月"),
        ("30吨-50吨", "30 - 50 吨", "吨"),
        ("3000-5000吨", "3000 - 5000 吨", "吨"),
        ("3万千瓦", "30000 千瓦", "千瓦"),
        ("5千瓦时", "5 千瓦时", "千瓦时"),
        ("约5 MW", "≈ 5 MW", "MW"),
        ("5 m", "5 m", "m"),
        ("5 m2", "5 m2", "m2"),
        ("100 tCO2/a", "100 tCO2/a", "tCO2/a"),
        ("12 tonnes per year", "12 tonnes per year", "tonnes per year"),
        ("三家", "3 家", "家"),
        ("0.8吨标煤/万元", "0.8 吨标煤/万元", "吨标煤/万元"),
    ] {
        let measured = Measured::parse(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
        assert_eq!((measured.to_string().as_str(), measured.unit()), (printed, Some(unit)), "{text}");
        assert_eq!(Measured::parse(printed).unwrap(), measured);
    }
    assert_eq!(Measured::parse("200").unwrap().unit(), None);
    for text in ["100吨和200吨", "30吨-50个", "5 t, 6 t", "吨", "5亿万吨", ""] {
        assert!(Measured::parse(text).is_err(), "{text}");
    }
    let value = Qualified::from(Number::from(5));
    for unit in ["万吨", "5 t", "以上", "余", "million", "", "-3", "亿", "t-3", "至3", "a\u{7}b"] {
        assert_eq!(code(Measured::new(value.clone(), Some(unit))), "number.bad-unit", "{unit:?}");
    }
    assert_eq!(Measured::new(value, Some(" 吨 / 年 ")).unwrap().unit(), Some("吨/年"));
}

#[test]
fn measures_in_serde() {
    let measured = Measured::parse("200余个").unwrap();
    let written = json!({"value": "200", "qualifier": "over", "unit": "个", "given": "200余个"});
    assert_eq!(serde_json::to_value(&measured).unwrap(), written);
    assert_eq!(serde_json::from_value::<Measured>(written).unwrap(), measured);
    assert_eq!(serde_json::from_value::<Measured>(json!("200余个")).unwrap(), measured);
    assert_eq!(serde_json::from_value::<Measured>(json!(3)).unwrap(), Number::from(3).into());
    assert_eq!(serde_json::from_value::<Qualified>(json!("3以上")).unwrap().to_string(), "≥ 3");
    for (value, expected) in [
        (json!(0.5), "number.float"),
        (json!({"value": 0.5}), "number.float"),
        (json!({"value": "1", "unit": "万吨"}), "number.bad-unit"),
        (json!({"value": "1", "qualifier": "range"}), "number.misplaced-maximum"),
    ] {
        let error = serde_json::from_value::<Measured>(value.clone()).unwrap_err().to_string();
        assert!(error.contains(expected), "{value}: {error}");
    }
    assert!(serde_json::from_value::<Qualified>(json!({"value": "1", "unit": "个"})).is_err());
}

#[test]
fn areas() {
    for (text, mu, metres) in [
        ("133.4亩", "133.4", "88933.3333333333"),
        ("8.9公顷", "133.5", "89000"),
        ("12 ha", "180", "120000"),
        ("5000平方米", "7.5", "5000"),
        ("5000㎡", "7.5", "5000"),
        ("5000 m2", "7.5", "5000"),
        ("5000m²", "7.5", "5000"),
        ("1.2万平方米", "18", "12000"),
        ("2 km2", "3000", "2000000"),
        ("2平方公里", "3000", "2000000"),
        ("１５亩", "15", "10000"),
        ("1,500 亩", "1500", "1000000"),
        ("0.000001平方米", "0.0000000015", "0.000001"),
        ("0亩", "0", "0"),
    ] {
        let area = Area::parse(text).unwrap_or_else(|refusal| panic!("{text}: {refusal}"));
        assert_eq!(area.in_mu().to_string(), mu, "{text}");
        assert_eq!(area.in_square_metres().to_string(), metres, "{text}");
        assert_eq!(Area::parse(&area.to_string()).unwrap(), area);
        assert_eq!(serde_json::from_value::<Area>(serde_json::to_value(area).unwrap()).unwrap(), area);
    }
    for (text, expected) in [
        ("", "number.empty"),
        ("-1亩", "number.negative-area"),
        ("133.4", "number.unknown-area-unit"),
        ("5 acres", "number.unknown-area-unit"),
        ("约5亩", "number.bad-number"),
        ("200余亩", "number.bad-number"),
        ("亩", "number.bad-number"),
        ("100(亩)", "number.unknown-area-unit"),
        ("0.0000001平方米", "number.out-of-range"),
        ("1500000000000亩", "number.out-of-range"),
        ("999999999999999平方公里", "number.out-of-range"),
    ] {
        assert_eq!(code(Area::parse(text)), expected, "{text}");
    }
    let (large, small) = (Area::parse("2亩").unwrap(), Area::parse("100平方米").unwrap());
    assert_eq!(large.checked_add(small).unwrap().in_mu().to_string(), "2.15");
    assert_eq!(code(small.checked_sub(large)), "number.negative-area");
    assert!(Area::parse("1499999999999.9999999999亩").unwrap().in_square_metres() > Number::ZERO);
}

fn numbers() -> impl Strategy<Value = Number> {
    (prop_oneof![0_i64..1_000_000_000_000_000, 0_i64..1000], 0_u64..10_000_000_000, any::<bool>()).prop_map(
        |(whole, fraction, negative)| {
            let sign = if negative { "-" } else { "" };
            Number::parse(&format!("{sign}{whole}.{fraction:010}")).unwrap()
        },
    )
}

fn qualified() -> impl Strategy<Value = Qualified> {
    let qualifiers = prop::sample::select(vec![
        Qualifier::Exact,
        Qualifier::Over,
        Qualifier::AtLeast,
        Qualifier::About,
        Qualifier::Nearly,
        Qualifier::AtMost,
        Qualifier::Range,
    ]);
    (numbers(), numbers(), qualifiers).prop_map(|(a, b, qualifier)| match qualifier {
        Qualifier::Range => Qualified::range(a.min(b), a.max(b)).unwrap(),
        _ => Qualified::new(a, qualifier, None).unwrap(),
    })
}

fn near_texts() -> impl Strategy<Value = String> {
    let words = vec![
        "1",
        "22",
        "3000",
        "1,000",
        ".",
        "-",
        "至",
        "万",
        "亿",
        "千",
        "十",
        "一",
        "五",
        "零",
        "点",
        "余",
        "多",
        "个",
        "月",
        "吨",
        "/年",
        "%",
        "千瓦",
        "m2",
        "kWh",
        "约",
        "近",
        "超过",
        "以上",
        "左右",
        ">=",
        "<",
        "+",
        "(",
        ")",
        " ",
        "和",
        "million",
        "亩",
        "平方米",
        "ha",
        "²",
        "起",
        "t",
    ];
    prop::collection::vec(prop::sample::select(words), 0..8).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn numbers_print_and_read_back(number in numbers()) {
        prop_assert_eq!(Number::parse(&number.to_string()).unwrap(), number);
        prop_assert_eq!(number.negated().negated(), number);
        let json = serde_json::to_string(&number).unwrap();
        prop_assert_eq!(serde_json::from_str::<Number>(&json).unwrap(), number);
    }

    #[test]
    fn adding_and_taking_away(a in numbers(), b in numbers()) {
        if let Ok(sum) = a.checked_add(b) {
            prop_assert_eq!(sum.checked_sub(b).unwrap(), a);
        }
    }

    #[test]
    fn qualified_print_and_read_back(qualified in qualified()) {
        prop_assert_eq!(&Qualified::parse(&qualified.to_string()).unwrap(), &qualified);
        let json = serde_json::to_string(&qualified).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Qualified>(&json).unwrap(), &qualified);
    }

    #[test]
    fn any_unit_that_is_taken_reads_back(qualified in qualified(), unit in prop_oneof![any::<String>(), near_texts()]) {
        if let Ok(measured) = Measured::new(qualified, Some(&unit)) {
            prop_assert_eq!(&Measured::parse(&measured.to_string()).unwrap(), &measured);
        }
    }

    #[test]
    fn near_texts_mean_something_stable(text in near_texts()) {
        if let Ok(measured) = Measured::parse(&text) {
            prop_assert_eq!(&Measured::parse(&measured.to_string()).unwrap(), &measured);
        }
        if let Ok(area) = Area::parse(&text) {
            prop_assert_eq!(Area::parse(&area.to_string()).unwrap(), area);
        }
    }

    #[test]
    fn areas_print_and_read_back(mu in numbers()) {
        if let Ok(area) = Area::from_mu(mu) {
            prop_assert_eq!(Area::parse(&area.to_string()).unwrap(), area);
            prop_assert!(!area.in_square_metres().is_negative());
        }
    }

    #[test]
    fn rounding_modes_stay_within_one_unit(n in numbers(), d in numbers(), places in 0_u32..=10) {
        let with = |rounding| quotient(n, d, places, rounding);
        if let (Some(up), Some(even), Some(truncated)) =
            (with(Rounding::HalfUp), with(Rounding::HalfEven), with(Rounding::Truncate))
        {
            let step = quotient(Number::from(1), number(&format!("1{}", "0".repeat(places as usize))), 10, Rounding::HalfUp).unwrap();
            for rounded in [up, even] {
                let apart = rounded.checked_sub(truncated).unwrap();
                prop_assert!(apart == Number::ZERO || apart == step || apart == step.negated());
            }
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        let _ = (Number::parse(&text), Qualified::parse(&text), Measured::parse(&text), Area::parse(&text));
    }
}
