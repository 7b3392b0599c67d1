//! Every case of `ratios.json`.

use std::collections::BTreeMap;

use inward_analysis::published::{
    Elapsed, FxBounds, Inputs, Printed, Reconciled, could_be_true, infer_denominator, infer_numerator, pace, ratio,
    reconcile,
};
use inward_analysis::rates::{Entry, Kpis, Query, Row, Standing, Window, evaluate};
use inward_core::number::Number;
use inward_core::qualified::Qualified;
use inward_core::ratio::Rounding;
use inward_core::when::When;
use serde_json::Value;

use crate::cases::{assert_keys, day, document, number, text, when};

const RUN: &[(&str, usize)] = &[
    ("feasible", 3),
    ("infer_denominator", 1),
    ("infer_numerator", 2),
    ("kpi", 10),
    ("pace", 2),
    ("partition", 7),
    ("published_ratio", 26),
    ("ratio", 7),
];

#[test]
fn every_case_holds() {
    let document = document("ratios.json");
    let cases = document["cases"].as_array().unwrap();
    let mut ran: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases {
        let op = text(&case["op"]);
        match op {
            "published_ratio" => published_ratio(case),
            "ratio" => plain_ratio(case),
            "feasible" => feasible(case),
            "infer_numerator" | "infer_denominator" => infer(case),
            "pace" => gap(case),
            "partition" => partition(case),
            "kpi" => kpi(case, &document),
            other => panic!("nothing runs {other}"),
        }
        *ran.entry(op).or_default() += 1;
    }
    assert_eq!(ran, RUN.iter().copied().collect());
    assert_eq!((ran.values().sum::<usize>(), cases.len()), (58, 58));
}

fn printed(value: &Value) -> Printed {
    Printed::parse(text(value)).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn places(case: &Value) -> u32 {
    u32::try_from(case["places"].as_u64().unwrap()).unwrap()
}

/// 100 for a percentage, times what the units of both figures differ by.
fn scale(case: &Value) -> Number {
    let Some((part, whole)) = case["numerator_scale"].as_str().and_then(|scale| scale.split_once('/')) else {
        return 100.into();
    };
    let ratio = inward_core::ratio::Ratio::new(part.parse().unwrap(), whole.parse().unwrap()).unwrap();
    ratio.percent(4, Rounding::HalfUp).unwrap()
}

const MODES: [(&str, Rounding); 3] =
    [("half_up", Rounding::HalfUp), ("half_even", Rounding::HalfEven), ("truncate", Rounding::Truncate)];

fn published_ratio(case: &Value) {
    let expect = &case["expect"];
    let inputs = Inputs { exact: case["inputs_exact"].as_bool().unwrap(), scale: scale(case), ..Inputs::default() };
    let as_printed = printed(&case["printed_percent"]);
    assert_eq!(as_printed.places(), places(case), "{case}");
    let found = could_be_true(printed(&case["numerator"]), printed(&case["denominator"]), as_printed, inputs).unwrap();
    let keys =
        ["exact_percent", "feasible_half_up", "feasible_truncate", "verdict", "half_up", "half_even", "truncate"];
    assert_keys(case, &keys);
    assert_eq!(found.value.to_string(), text(&expect["exact_percent"]), "{case}");
    for ((key, rounding), figure) in MODES.iter().zip([found.half_up, found.half_even, found.truncate]) {
        assert_eq!(figure.to_string(), text(&expect[key]), "{key} of {case}");
        assert_eq!(found.value.rounded(places(case), *rounding).unwrap(), figure);
    }
    assert_eq!(found.feasible_half_up, expect["feasible_half_up"].as_bool().unwrap(), "{case}");
    assert_eq!(found.feasible_truncate, expect["feasible_truncate"].as_bool().unwrap(), "{case}");
    assert_eq!(found.verdict.key(), text(&expect["verdict"]), "{case}");
    assert_eq!(found.is_possible(), text(&expect["verdict"]) != "impossible", "{case}");
    assert!(found.lower <= found.value && found.value <= found.upper, "{case}");
}

fn plain_ratio(case: &Value) {
    let expect = &case["expect"];
    let (n, d) = (number(&case["numerator"]), number(&case["denominator"]));
    if expect["error"] == "undefined" {
        assert_keys(case, &["error"]);
        for (_, rounding) in MODES {
            let refusal = ratio(n, d, places(case), rounding).unwrap_err();
            assert_eq!(refusal.code.as_str(), "rate.undefined", "{case}");
        }
        return;
    }
    assert_keys(case, &["exact_percent", "half_up", "half_even", "truncate"]);
    for (key, rounding) in MODES {
        assert_eq!(ratio(n, d, places(case), rounding).unwrap().to_string(), text(&expect[key]), "{key} of {case}");
    }
    let found = could_be_true(
        printed(&case["numerator"]),
        printed(&case["denominator"]),
        printed(&expect["half_up"]),
        Inputs::default(),
    );
    assert_eq!(found.unwrap().value.to_string(), text(&expect["exact_percent"]), "{case}");
}

fn feasible(case: &Value) {
    let expect = &case["expect"];
    let inputs = Inputs {
        numerator_half_width: Some(number(&case["numerator_half_width"])),
        denominator_half_width: Some(number(&case["denominator_half_width"])),
        ..Inputs::default()
    };
    let figures = ["numerator", "denominator", "printed_percent"].map(|key| printed(&case[key]));
    let [numerator, denominator, ratio] = figures;
    let found = could_be_true(numerator, denominator, ratio, inputs).unwrap();
    assert_keys(case, &["feasible_half_up", "feasible_truncate", "low_percent", "high_percent"]);
    assert_eq!(found.feasible_half_up, expect["feasible_half_up"].as_bool().unwrap(), "{case}");
    assert_eq!(found.feasible_truncate, expect["feasible_truncate"].as_bool().unwrap(), "{case}");
    assert_eq!(found.lower.to_string(), text(&expect["low_percent"]), "{case}");
    assert_eq!(found.upper.to_string(), text(&expect["high_percent"]), "{case}");
}

fn infer(case: &Value) {
    let rounding = MODES.iter().find(|(key, _)| case["rounding"] == *key).unwrap().1;
    let ratio = printed(&case["printed_percent"]);
    let found = match case["denominator"].as_u64() {
        Some(denominator) => infer_numerator(denominator, ratio, rounding, 100.into()),
        None => infer_denominator(case["numerator"].as_u64().unwrap(), ratio, rounding, 100.into()),
    };
    let found = found.unwrap();
    assert_keys(case, &["min", "max", "count"]);
    let expect = ["min", "max", "count"].map(|key| case["expect"][key].as_u64().unwrap());
    assert_eq!([found.start, found.end - 1, found.end - found.start], expect, "{case}");
}

fn gap(case: &Value) {
    assert_keys(case, &["gap_pp_half_up"]);
    let [passed, whole] = ["elapsed_months", "of_months"].map(|key| case[key].as_u64().unwrap());
    let found = pace(number(&case["completion_percent"]), Elapsed::months(passed, whole).unwrap()).unwrap();
    let shown = found.gap(places(case), Rounding::HalfUp).unwrap().to_string();
    assert_eq!(shown, text(&case["expect"]["gap_pp_half_up"]), "{case}");
}

fn partition(case: &Value) {
    let expect = &case["expect"];
    let parts = |foreign: bool| -> Vec<Printed> {
        let parts = case["parts"].as_array().unwrap().iter();
        parts.filter(|part| (part["fx"] == true) == foreign).map(|part| printed(&part["amount"])).collect()
    };
    let bounds = case["fx_bounds"].as_array().map(|ends| FxBounds::new(number(&ends[0]), number(&ends[1])).unwrap());
    let found = reconcile(printed(&case["total"]), &parts(false), &parts(true), bounds, false).unwrap();
    let reconciles = expect["reconciles"].as_bool().unwrap();
    if bounds.is_some() {
        assert_keys(case, &["implied_rate", "reconciles"]);
        let rate = found.implied_rate.clone().unwrap().rounded(4, Rounding::HalfUp).unwrap();
        assert_eq!(rate.to_string(), text(&expect["implied_rate"]), "{case}");
        assert_eq!(found.verdict == Reconciled::WithinRates, reconciles, "{case}");
    } else {
        // The cases ask whether the figures add up as they stand.
        assert_keys(case, &["difference", "reconciles"]);
        assert_eq!(found.difference.to_string(), text(&expect["difference"]), "{case}");
        assert_eq!(found.verdict == Reconciled::Exact, reconciles, "{case}");
    }
}

/// The key of a rate here, by that of a case.
fn key(case: &Value) -> &'static str {
    match (text(&case["kpi"]), case["variant"].as_str()) {
        ("start_rate", None) => "start_rate/signed",
        ("production_rate", Some("produced_over_signed")) => "production_rate/signed",
        ("production_rate", Some("produced_over_started")) => "production_rate/started",
        ("performance_rate", Some("not_terminated_over_signed")) => "performance_rate/not_terminated",
        ("performance_rate", Some("funds_in_over_signed")) => "performance_rate/funds_in",
        ("funds_in_rate", Some("all_cohort")) => "funds_in_rate/all",
        ("funds_in_rate", Some("started_only")) => "funds_in_rate/started",
        other => panic!("{other:?}"),
    }
}

fn row(given: &Value) -> Row {
    let dates = [("signed", "contract_signed"), ("started", "construction_started"), ("produced", "production")];
    let mut row = Row::new(text(&given["id"]));
    for (theirs, ours) in dates {
        row.dates.extend(given[theirs].as_str().map(|on| (ours.to_owned(), when(on))));
    }
    let money = |value: &str, amount: &Value, on: Option<When>| Entry {
        value: value.to_owned(),
        figure: Qualified::from(number(amount)),
        unit: None,
        on,
    };
    row.entries.push(money("contract_investment", &given["contract"], None));
    let arrived = given["arrived"].as_array().unwrap().iter();
    row.entries.extend(arrived.map(|pair| money("funds_arrived", &pair[1], Some(when(text(&pair[0]))))));
    let terminated = given["terminated"].as_str();
    row.standings.extend(terminated.map(|on| Standing { is: "terminated".to_owned(), since: when(on), until: None }));
    row
}

fn kpi(case: &Value, document: &Value) {
    let rows: Vec<Row> = document["projects"][text(&case["projects"])].as_array().unwrap().iter().map(row).collect();
    let kpis = Kpis::built_in();
    let definition = kpis.get(key(case)).unwrap();
    let window = When::interval(Some(day(&case["cohort"][0])), Some(day(&case["cohort"][1]))).unwrap();
    let query = Query::as_of(day(&case["as_of"])).selected("contract_signed", Window::of(&window).unwrap());
    let found = evaluate(definition, &rows, &query).unwrap();
    assert_eq!((rows.len(), found.repeated), (7, 1));
    let expect = &case["expect"];
    if expect["error"] == "undefined" {
        assert_keys(case, &["error"]);
        assert_eq!(found.bounds().unwrap_err().code.as_str(), "rate.undefined", "{case}");
        return;
    }
    assert_keys(case, &["numerator", "denominator", "percent_half_up_2"]);
    for (line, key) in [(found.numerator(), "numerator"), (found.denominator(), "denominator")] {
        let expected = number(&expect[key]);
        assert_eq!(line.unwrap(), (expected, Some(expected)), "{key} of {case}");
    }
    let exact = found.bounds().unwrap().exact().unwrap();
    let shown = inward_analysis::Fraction::from(exact);
    let shown = (&shown * &inward_analysis::Fraction::from(100)).rounded(definition.places, definition.rounding);
    assert_eq!(shown.unwrap().to_string(), text(&expect["percent_half_up_2"]), "{case}");
}
