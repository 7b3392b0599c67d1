//! The checkable cases of promises, appeals and assessments, as far as the formulas for them stand.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Asia::Shanghai;
use inward_core::commitment::{Clawback, CurePeriod, DatedFulfilment, PromiseRow, Tally, Tier, tally};
use inward_core::count::Count;
use inward_core::entry::{Burden, Reduction};
use inward_core::issue::{Appeal, AppealRating, same_day_answers};
use inward_core::measure::{NetJobs, Shortfall};
use inward_core::money::{Amount, Currency, Money};
use inward_core::number::Number;
use inward_core::qualified::Qualified;
use inward_core::ratio::{Confidence, Ratio, RatioBounds, Rounding, WilsonInterval};
use inward_core::refusal::Refusal;
use inward_core::when::{Timestamp, Truth, When};
use serde_json::Value;

use crate::cases::document;

/// What is run here, with how many cases each, and what is no formula of the core: all but the splitting of
/// credit is run by the tests of `inward-analysis`.
const RUN: &[(&str, usize)] = &[
    ("appeals", 2),
    ("clawback", 9),
    ("cure_period", 2),
    ("net_jobs", 2),
    ("promise_ledger", 3),
    ("promise_rate", 2),
    ("reduction", 5),
    ("reduction_interval", 1),
    ("wilson95", 4),
];
const ELSEWHERE: &[(&str, usize)] = &[
    ("brier", 2),
    ("class_by_rank", 2),
    ("credit_split", 3),
    ("vintage", 2),
    ("weighted_pipeline", 1),
    ("weighted_score", 6),
];

#[test]
fn every_case_whose_formula_stands_holds() {
    let document = document("appeals_kpis.json");
    let cases = document["cases"].as_array().unwrap();
    let mut ran: BTreeMap<&str, usize> = BTreeMap::new();
    let mut elsewhere: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases {
        let op = case["op"].as_str().unwrap();
        let run: fn(&Value, &Value) = match op {
            "promise_ledger" => promise_ledger,
            "promise_rate" => promise_rate,
            "wilson95" => wilson95,
            "clawback" => clawback,
            "net_jobs" => net_jobs,
            "cure_period" => cure_period,
            "reduction" | "reduction_interval" => reduction,
            "appeals" => appeals,
            _ => {
                *elsewhere.entry(op).or_default() += 1;
                continue;
            }
        };
        run(case, &document);
        *ran.entry(op).or_default() += 1;
    }
    assert_eq!(ran, RUN.iter().copied().collect());
    assert_eq!(elsewhere, ELSEWHERE.iter().copied().collect());
    assert_eq!((ran.values().sum::<usize>(), cases.len()), (30, 46));
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("{value} is no text"))
}

fn number(value: &Value) -> Number {
    Number::parse(&value.as_str().map_or_else(|| value.to_string(), str::to_owned)).unwrap()
}

fn day(value: &Value) -> NaiveDate {
    text(value).parse().unwrap()
}

fn when(value: &Value) -> Option<When> {
    value.as_str().map(|text| When::parse(text).unwrap())
}

fn percent(ratio: Ratio) -> Option<Number> {
    ratio.percent(2, Rounding::HalfUp)
}

/// A rate of a case: its percentage, or that it is undefined.
fn assert_rate(rate: Result<RatioBounds, Refusal>, expected: &Value, case: &Value) {
    match (rate, expected) {
        (Err(refusal), Value::Null) => assert_eq!(refusal.code.as_str(), "rate.undefined", "{case}"),
        (rate, expected) => {
            let exact = rate.unwrap_or_else(|refusal| panic!("{refusal}: {case}")).exact().unwrap();
            assert_eq!(percent(exact), Some(number(expected)), "{case}");
            // As it is printed, with both its decimals.
            assert_eq!(exact.to_string(), format!("{}%", text(expected)), "{case}");
        }
    }
}

fn assert_counts(counts: &[(&str, Count)], case: &Value) {
    for (key, count) in counts {
        assert_eq!(count.exact(), case["expect"][key].as_u64(), "{key} of {case}");
    }
}

fn assert_keys(case: &Value, keys: &[&str]) {
    let expected: Vec<&str> = case["expect"].as_object().unwrap().keys().map(String::as_str).collect();
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    assert_eq!(expected, keys, "every figure that {case} expects is looked at");
}

fn yuan(value: &Value) -> Amount {
    Money::new(number(value), Currency::CNY).unwrap().into()
}

fn promise_ledger(case: &Value, document: &Value) {
    let rows = document["ledgers"][text(&case["ledger"])].as_array().unwrap().iter().map(|given| {
        let paid = given["paid"].as_array().cloned().unwrap_or_default();
        let payments = paid.iter().map(|pair| DatedFulfilment::payment(when(&pair[0]).unwrap(), yuan(&pair[1])));
        let whole = when(&given["fulfilled_on"]).map(DatedFulfilment::whole);
        PromiseRow {
            earliest: None,
            items: 0,
            due: when(&given["due"]),
            owed: Some(yuan(&given["amount"])),
            fulfilments: payments.chain(whole).collect(),
            condition_met: given.get("condition_met_on").is_none_or(|on| !on.is_null()).into(),
            waived: (given["status"] == "waived").into(),
            void: given["status"] == "void",
            broken: false,
        }
    });
    let tally = tally(rows, day(&case["as_of"])).unwrap();
    let expect = &case["expect"];
    if expect["rate"]["error"] == "undefined" {
        assert_keys(case, &["due", "rate"]);
        assert_counts(&[("due", tally.due)], case);
        assert_rate(tally.on_time_rate(), &Value::Null, case);
        assert_rate(tally.kept_rate(), &Value::Null, case);
        assert_rate(tally.money_rate(Currency::CNY), &Value::Null, case);
        return;
    }
    let counts = [
        ("due", tally.due),
        ("fulfilled_on_time", tally.on_time),
        ("fulfilled_late", tally.late),
        ("due_and_open", tally.open),
        ("all_promises", tally.all.into()),
    ];
    let rates = ["on_time_percent", "ever_percent", "money_percent", "share_of_all_percent"];
    let amounts = ["due_amount", "paid_on_time_amount"];
    assert_keys(case, &[counts.map(|(key, _)| key).as_slice(), &rates, &amounts].concat());
    assert_counts(&counts, case);
    let asked = [tally.on_time_rate(), tally.kept_rate(), tally.money_rate(Currency::CNY), tally.share_of_all()];
    for (rate, key) in asked.into_iter().zip(rates) {
        assert_rate(rate, &expect[key], case);
    }
    for (sum, key) in [&tally.due_amount, &tally.paid_on_time_amount].into_iter().zip(amounts) {
        assert_eq!(sum.of(Currency::CNY).unwrap().money().unwrap().amount(), number(&expect[key]), "{case}");
    }
}

/// The counts of a published case, as so many promises: some due and kept, some waiting for their
/// conditions.
fn promise_rate(case: &Value, _: &Value) {
    let count = |key: &str| usize::try_from(case[key].as_u64().unwrap_or_default()).unwrap();
    let due_on = When::parse("2020-12-31").unwrap();
    let kept = PromiseRow {
        due: Some(due_on.clone()),
        fulfilments: vec![DatedFulfilment::whole(due_on.clone())],
        ..PromiseRow::default()
    };
    let waiting = PromiseRow { condition_met: Truth::No, ..PromiseRow::default() };
    let open = PromiseRow {
        due: Some(due_on.clone()),
        owed: case.get("due_amount").map(yuan),
        fulfilments: case
            .get("paid_on_time")
            .map(|paid| DatedFulfilment::payment(due_on, yuan(paid)))
            .into_iter()
            .collect(),
        ..PromiseRow::default()
    };
    let opened = count("total") - count("fulfilled") - count("not_yet_due");
    let rows = std::iter::repeat_n(kept, count("fulfilled"))
        .chain(std::iter::repeat_n(waiting, count("not_yet_due")))
        .chain(std::iter::repeat_n(open, opened));
    let tally: Tally = tally(rows, "2020-12-31".parse().unwrap()).unwrap();
    assert_eq!(tally.all, case["total"].as_u64().unwrap());
    let expect = &case["expect"];
    if expect.get("money_percent").is_some() {
        assert_keys(case, &["count_percent", "money_percent"]);
        assert_rate(tally.on_time_rate(), &expect["count_percent"], case);
        assert_rate(tally.money_rate(Currency::CNY), &expect["money_percent"], case);
    } else {
        assert_keys(case, &["due", "due_percent_half_up_2", "all_percent_half_up_2"]);
        assert_counts(&[("due", tally.due)], case);
        assert_rate(tally.on_time_rate(), &expect["due_percent_half_up_2"], case);
        assert_rate(tally.share_of_all(), &expect["all_percent_half_up_2"], case);
    }
}

fn wilson95(case: &Value, _: &Value) {
    assert_keys(case, &["low", "high"]);
    let [k, n] = ["k", "n"].map(|key| case[key].as_u64().unwrap());
    let interval = WilsonInterval::of(k, n, Confidence::default()).unwrap();
    for (end, key) in [(interval.low(), "low"), (interval.high(), "high")] {
        let expected = case["expect"][key].as_f64().unwrap();
        assert_eq!(format!("{end:.6}"), format!("{expected:.6}"), "{key} of {case}");
    }
}

fn clawback(case: &Value, _: &Value) {
    assert_keys(case, &["shortfall_percent_half_up_2", "clawback"]);
    let tiers = || {
        let tiers = case["tiers"].as_array().unwrap();
        tiers.iter().map(|tier| Tier { at_least: number(&tier["at_least"]), repay_share: number(&tier["repay_share"]) })
    };
    let rule = match text(&case["formula"]) {
        "pro_rata" => Ok(Clawback::pro_rata()),
        "threshold" => Clawback::threshold(number(&case["theta"])),
        "threshold_then_pro_rata" => Clawback::threshold_then_pro_rata(number(&case["theta"])),
        "tiered" => Clawback::tiered(tiers()),
        other => panic!("{other}"),
    };
    let shortfall = Shortfall::of(number(&case["actual"]), number(&case["required"])).unwrap();
    assert_rate(Ok(shortfall.ratio().into()), &case["expect"]["shortfall_percent_half_up_2"], case);
    let paid = Money::new(number(&case["paid"]), Currency::CNY).unwrap();
    let repaid = rule.unwrap().repayment(paid, shortfall).unwrap();
    assert_eq!(repaid.amount(), number(&case["expect"]["clawback"]), "{case}");
}

fn net_jobs(case: &Value, _: &Value) {
    assert_keys(case, &["net_new", "shortfall_percent_half_up_2"]);
    let [base, total, promised] = ["base", "total", "promised"].map(|key| Qualified::from(number(&case[key])));
    let jobs = NetJobs::of(&base, &total).unwrap();
    assert_eq!(jobs.exact(), Some(number(&case["expect"]["net_new"])), "{case}");
    assert_rate(jobs.shortfall(&promised), &case["expect"]["shortfall_percent_half_up_2"], case);
}

fn cure_period(case: &Value, _: &Value) {
    assert_keys(case, &["cure_ends", "enforceable", "enforceable_from"]);
    let days = u32::try_from(case["cure_days"].as_u64().unwrap()).unwrap();
    let period = CurePeriod::after(day(&case["breach_notified"]), days).unwrap();
    let (cured, expect) = (when(&case["cured_on"]), &case["expect"]);
    assert_eq!(period.last_day(), day(&expect["cure_ends"]), "{case}");
    assert_eq!(period.enforceable(cured.as_ref()), expect["enforceable"].as_bool().unwrap().into(), "{case}");
    let from = period.enforceable_from(cured.as_ref()).map(|day| day.to_string());
    assert_eq!(from.as_deref(), expect["enforceable_from"].as_str(), "{case}");
}

fn reduction(case: &Value, _: &Value) {
    let burden = Burden::ALL.iter().find(|burden| burden.key() == case["metric"]).unwrap();
    let figure = |value: &Value| match value.as_array() {
        Some(ends) => Qualified::range(number(&ends[0]), number(&ends[1])).unwrap(),
        None => Qualified::from(number(value)),
    };
    let reduction = Reduction::of(*burden, &figure(&case["before"]), &figure(&case["after"]));
    let expect = &case["expect"];
    if expect["error"] == "undefined" {
        assert_keys(case, &["error"]);
        assert_eq!(reduction.unwrap_err().code.as_str(), "rate.undefined", "{case}");
    } else if case["op"] == "reduction" {
        assert_keys(case, &["reduction_percent_half_up_2"]);
        assert_rate(reduction.map(Reduction::bounds), &expect["reduction_percent_half_up_2"], case);
    } else {
        assert_keys(case, &["min_percent_half_up_2", "max_percent_half_up_2"]);
        let bounds = reduction.unwrap().bounds();
        for (end, key) in [(bounds.min, "min_percent_half_up_2"), (bounds.max, "max_percent_half_up_2")] {
            assert_rate(Ok(end.unwrap().into()), &expect[key], case);
        }
    }
}

fn appeals(case: &Value, document: &Value) {
    let given = document["appeals"][text(&case["appeals"])].as_array().unwrap().iter().map(|given| Appeal {
        received: when(&given["received"]).unwrap(),
        responded: when(&given["responded"]),
        closed: when(&given["resolved"]),
        rated: given["rating"]
            .as_str()
            .map(|word| *AppealRating::ALL.iter().find(|rating| rating.key() == word).unwrap()),
    });
    let given: Vec<Appeal> = given.collect();
    let as_of: Timestamp = text(&case["as_of"]).parse().unwrap();
    let answers = same_day_answers(&given, as_of, Shanghai).unwrap();
    let counts = [
        ("decided", answers.decided),
        ("within_same_day", answers.within),
        ("missed", answers.missed),
        ("still_running", answers.running),
        ("closed", answers.closed),
        ("rated", answers.rated),
        ("good", answers.good),
    ];
    let rates = ["percent_half_up_2", "good_over_rated", "rated_over_closed"];
    assert_keys(case, &[counts.map(|(key, _)| key).as_slice(), &rates].concat());
    assert_counts(&counts, case);
    for (rate, key) in [answers.within_rate(), answers.good_rate(), answers.rated_rate()].into_iter().zip(rates) {
        assert_rate(rate, &case["expect"][key], case);
    }
}
