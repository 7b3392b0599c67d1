//! Every case of `dates.json`, and what `seed_facts.json` says about dates.

use inward_core::text::Lang;
use inward_core::when::{Order, Serial, Truth, When};
use serde_json::Value;

use crate::cases::cases;

#[test]
fn every_case_of_dates() {
    let mut wrong = Vec::new();
    let mut ran = 0;
    for case in cases("dates.json") {
        let mut reader = When::reader();
        if let Some(order) = case["order"].as_str() {
            reader = reader.order(Order::named(order).unwrap());
        }
        if let Some(hint) = case["hint"].as_str() {
            reader = reader.serial(Serial::named(hint).unwrap());
        }
        let read = match reader.read(case["input"].as_str().unwrap()) {
            Ok(when) => serde_json::json!({
                "earliest": when.first(),
                "latest": when.last(),
                "precision": when.precision(),
            }),
            Err(refusal) => {
                let word = refusal.code.as_str().strip_prefix("when.").unwrap().replace('-', "_");
                serde_json::json!({ "error": word })
            }
        };
        if read != case["expect"] {
            wrong.push(format!("{} {}: {read}", case["id"], case["input"]));
        }
        ran += 1;
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(ran, 64);
}

fn seed(id: &str) -> Value {
    cases("seed_facts.json").into_iter().find(|case| case["id"] == id).unwrap()["expect"].clone()
}

fn when(value: &Value) -> When {
    serde_json::from_value(value.clone()).unwrap()
}

#[test]
fn months_from_first_contact_to_trial_production() {
    let fact = seed("N9");
    let day = |end: &str| fact["start_interval"][end].as_str().unwrap().parse().unwrap();
    let start = When::interval(Some(day("earliest")), Some(day("latest"))).unwrap();
    let months = When::months_between(&start, &when(&fact["end"]));
    assert_eq!(serde_json::json!(months), serde_json::json!({ "min": fact["min_months"], "max": fact["max_months"] }));
    assert_eq!(months.to_string(), fact["prints"].as_str().unwrap());
    assert_eq!(months.say(Lang::Zh), "6个多月");
}

#[test]
fn days_of_phase_one() {
    let fact = seed("N10");
    let start = when(&fact["construction_start"]);
    for (end, days) in [("completed", "start_to_completed_days"), ("trial_production", "start_to_trial_days")] {
        let span = When::days_between(&start, &when(&fact[end]));
        assert_eq!((span.min, span.max), (fact[days].as_i64(), fact[days].as_i64()), "{end}");
        assert_eq!(span.to_string(), format!("{} days", fact[days]));
    }
    assert!(When::parse(&format!("{start}, {}", fact["weekday_of_start"].as_str().unwrap())).is_ok());
}

#[test]
fn milestones_happened_by_their_days() {
    let fact = seed("N10");
    let start = when(&fact["construction_start"]);
    assert_eq!(start.by("2020-07-17".parse().unwrap()), Truth::No);
    assert_eq!(start.by("2020-07-18".parse().unwrap()), Truth::Yes);
}
