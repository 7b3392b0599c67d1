//! The cases of `appeals_kpis.json` that are about scores, classes, likelihoods and vintages; the others
//! run in the core.

use std::collections::BTreeMap;

use inward_analysis::rates::{CohortTable, Row, vintages};
use inward_analysis::scores::{
    Benchmark, BenchmarkScheme, Chance, ChanceStanding, Classes, Forecast, MinMaxScheme, Score, Spread, calibration,
    weighted_pipeline,
};
use inward_core::money::{Currency, Money};
use inward_core::number::Number;
use inward_core::ratio::Rounding;
use inward_core::refusal::Refusal;
use inward_core::when::Truth;
use serde_json::Value;

use crate::cases::{assert_keys, day, document, number, text, when};

const RUN: &[(&str, usize)] =
    &[("brier", 2), ("class_by_rank", 2), ("vintage", 2), ("weighted_pipeline", 1), ("weighted_score", 6)];

#[test]
fn every_case_holds() {
    let document = document("appeals_kpis.json");
    let mut ran: BTreeMap<&str, usize> = BTreeMap::new();
    for case in document["cases"].as_array().unwrap() {
        let op = text(&case["op"]);
        match op {
            "weighted_score" => weighted_score(case),
            "class_by_rank" => class_by_rank(case),
            "weighted_pipeline" => pipeline(case),
            "brier" => brier(case),
            "vintage" => vintage(case, &document),
            _ => continue,
        }
        *ran.entry(op).or_default() += 1;
    }
    assert_eq!(ran, RUN.iter().copied().collect());
    assert_eq!(ran.values().sum::<usize>(), 13);
}

fn numbers(value: &Value) -> BTreeMap<String, Number> {
    value.as_object().unwrap().iter().map(|(key, value)| (key.clone(), number(value))).collect()
}

fn weighted_score(case: &Value) {
    let found: Result<Score, Refusal> = if case["scheme"] == "benchmark_ratio" {
        let benchmarks = case["benchmarks"].as_array().unwrap().iter().map(|each| Benchmark {
            name: text(&each["name"]).to_owned(),
            benchmark: number(&each["benchmark"]),
            weight: number(&each["weight"]),
        });
        BenchmarkScheme::new(benchmarks).unwrap().score(&numbers(&case["values"]), &BTreeMap::new())
    } else {
        let indicators = case["indicators"].as_array().unwrap();
        let name = |index: usize| format!("indicator_{index}");
        let spreads = indicators.iter().enumerate().map(|(index, each)| Spread {
            name: name(index),
            min: number(&each["min"]),
            max: number(&each["max"]),
            weight: number(&each["weight"]),
        });
        let values = indicators.iter().enumerate().map(|(index, each)| (name(index), number(&each["x"]))).collect();
        MinMaxScheme::new(spreads).unwrap().score(&values, &BTreeMap::new())
    };
    let expect = &case["expect"];
    if expect["error"] == "undefined" {
        assert_keys(case, &["error"]);
        assert_eq!(found.unwrap_err().code.as_str(), "rate.undefined", "{case}");
        return;
    }
    let found = found.unwrap();
    assert_eq!(found.rounded(4, Rounding::HalfUp).unwrap().to_string(), text(&expect["score_half_up_4"]), "{case}");
    assert!(found.filled_from_mean.is_empty(), "{case}");
    assert!(expect.get("filled_from_mean").is_none_or(|filled| filled.as_array().unwrap().is_empty()));
    assert!(expect.as_object().unwrap().keys().all(|key| key == "score_half_up_4" || key == "filled_from_mean"));
}

fn class_by_rank(case: &Value) {
    let cuts: Vec<(&str, Number)> =
        case["cuts"].as_object().unwrap().iter().map(|(name, cut)| (name.as_str(), number(cut))).collect();
    let classes = Classes::new(cuts, "D").unwrap();
    let expect = case["expect"].as_object().unwrap();
    assert_eq!(expect.len(), case["ranks"].as_array().unwrap().len());
    for (rank, class) in expect {
        let found = classes.of_rank(rank.parse().unwrap(), case["n"].as_u64().unwrap()).unwrap();
        assert_eq!(found, text(class), "rank {rank} of {case}");
    }
}

fn pipeline(case: &Value) {
    let chances: Vec<Chance> = case["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| Chance {
            amount: Money::new(number(&item["amount"]), Currency::CNY).unwrap(),
            likelihood: number(&item["p"]),
            standing: *ChanceStanding::ALL.iter().find(|standing| item["status"] == standing.key()).unwrap(),
        })
        .collect();
    let found = weighted_pipeline(&chances).unwrap();
    assert_keys(case, &["open", "weighted"]);
    assert_eq!(found.open, case["expect"]["open"].as_u64().unwrap());
    assert_eq!(found.weighted.rounded(2, Rounding::HalfUp).unwrap().to_string(), text(&case["expect"]["weighted"]));
}

fn brier(case: &Value) {
    let forecasts: Vec<Forecast> = case["forecasts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| Forecast { likelihood: number(&each["p"]), came_true: each["outcome"] == 1 })
        .collect();
    let bands = ["0.25", "0.5", "0.75", "1"].map(|end| end.parse().unwrap());
    let found = calibration(&forecasts, &bands).unwrap();
    assert_keys(case, &["brier_half_up_6"]);
    assert_eq!(found.brier.rounded(6, Rounding::HalfUp).unwrap().to_string(), text(&case["expect"]["brier_half_up_6"]));
    assert_eq!(found.reliability.iter().map(|band| band.forecasts).sum::<u64>(), found.forecasts);
}

fn vintage(case: &Value, document: &Value) {
    let rows = document["projects"][text(&case["projects"])].as_array().unwrap().iter().enumerate();
    let rows: Vec<Row> = rows
        .map(|(index, given)| {
            let row = Row::new(&index.to_string()).on("contract_signed", when(text(&given["signed"])));
            match given["started"].as_str() {
                Some(started) => row.on("construction_started", when(started)),
                None => row,
            }
        })
        .collect();
    assert_eq!(rows.len(), 13);
    let targets = case["targets"].as_object().unwrap();
    let targets = targets.iter().map(|(year, target)| (year.parse().unwrap(), number(target))).collect();
    let horizon = u32::try_from(case["horizon_days"].as_u64().unwrap()).unwrap();
    let found =
        vintages(&rows, "contract_signed", "construction_started", day(&case["as_of"]), horizon, &targets).unwrap();
    let expect = case["expect"].as_object().unwrap();
    assert_eq!(found.len(), expect.len());
    let percent = |table: &CohortTable| {
        table.bounds().ok().map(|bounds| bounds.exact().unwrap().to_string().trim_end_matches('%').to_owned())
    };
    for vintage in found {
        let year = &expect[&vintage.year.to_string()];
        let counts = [
            (vintage.running.cohort(), "signed"),
            (vintage.running.hits(), "started"),
            (vintage.within_horizon.cohort(), "mature"),
            (vintage.within_horizon.hits(), "started_within_horizon"),
        ];
        for (count, key) in counts {
            assert_eq!(count.exact(), year[key].as_u64(), "{key} of {} of {case}", vintage.year);
        }
        for (table, key) in [(vintage.running, "percent_half_up_2"), (vintage.within_horizon, "within_horizon_percent")]
        {
            assert_eq!(percent(&table).as_deref(), year[key].as_str(), "{key} of {} of {case}", vintage.year);
        }
        assert_eq!(vintage.target_percent, Some(number(&year["target_percent"])));
        assert_eq!(vintage.target_met, Some(Truth::from(year["target_met"].as_bool().unwrap())), "{case}");
        assert_eq!(year.as_object().unwrap().len(), 8);
    }
}
