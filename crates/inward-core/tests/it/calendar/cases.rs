//! Every case of `working_days.json`, `period_ends.json` and `sla_elapsed.json`.

use inward_core::calendar::{Calendar, NaiveCalendar, PeriodEnd, Roll};
use inward_core::refusal::Refusal;
use inward_core::when::Timestamp;
use serde_json::Value;

use super::day;
use crate::cases::{calendars, cases, local_pauses, pauses};

/// The error word of a case, as the code that it maps to.
fn code_of(word: &str) -> &'static str {
    match word {
        "calendar_not_published" => "calendar.not-published",
        other => panic!("no code for {other}"),
    }
}

fn date(case: &Value, field: &str) -> chrono::NaiveDate {
    day(case[field].as_str().unwrap())
}

fn china(case: &Value) -> Calendar {
    match case["known_as_of"].as_str() {
        Some(known) => Calendar::china().known(day(known)),
        None => Calendar::china(),
    }
}

#[test]
fn every_case_of_working_days() {
    let mut ran = 0;
    for case in cases("working_days.json") {
        let id = case["id"].as_str().unwrap();
        let china = china(&case);
        let answer: Result<Value, Refusal> = match case["op"].as_str().unwrap() {
            "add" => {
                let ranges = case["suspended"].as_array().cloned().unwrap_or_default();
                let range = |range: &Value| (day(range[0].as_str().unwrap()), day(range[1].as_str().unwrap()));
                let suspended: Vec<_> = ranges.iter().map(range).collect();
                china
                    .add_working_days(date(&case, "from"), case["n"].as_i64().unwrap(), &suspended)
                    .map(|day| day.to_string().into())
            }
            "between" => china.working_days_between(date(&case, "from"), date(&case, "to")).map(Value::from),
            "count" => china.count_working_days(date(&case, "from"), date(&case, "to")).map(Value::from),
            "kind" => china.kind(date(&case, "date")).map(|kind| kind.key().into()),
            other => panic!("{other}"),
        };
        match (answer, case["expect"]["error"].as_str()) {
            (Ok(answer), None) => assert_eq!(answer, case["expect"], "{id}"),
            (Err(refusal), Some(word)) => assert_eq!(refusal.code.as_str(), code_of(word), "{id}"),
            (answer, _) => panic!("{id}: {answer:?}"),
        }
        ran += 1;
    }
    assert_eq!(ran, 77);
}

#[test]
fn every_case_of_period_ends() {
    let mut ran = 0;
    for case in cases("period_ends.json") {
        let id = case["id"].as_str().unwrap();
        let (start, n) = (date(&case, "start"), u32::try_from(case["n"].as_u64().unwrap()).unwrap());
        let roll = *Roll::ALL.iter().find(|roll| roll.key() == case["roll"]).unwrap();
        let china = china(&case);
        let end: Result<PeriodEnd, Refusal> = match case["unit"].as_str().unwrap() {
            "days" => china.period_of_days(start, n, roll),
            "months" => china.period_of_months(start, n, roll),
            "years" => china.period_of_years(start, n, roll),
            other => panic!("{other}"),
        };
        match end {
            Ok(end) => assert_eq!(serde_json::to_value(end).unwrap(), case["expect"], "{id}"),
            Err(refusal) => {
                assert_eq!(refusal.code.as_str(), code_of(case["expect"]["error"].as_str().unwrap()), "{id}");
                assert_eq!(refusal.params["raw_last_day"], case["expect"]["raw_last_day"].as_str().unwrap(), "{id}");
            }
        }
        ran += 1;
    }
    assert_eq!(ran, 22);
}

#[test]
fn every_case_of_elapsed_working_time() {
    let (calendars, mut zoned, mut naive) = (calendars("sla_elapsed.json"), 0, 0);
    for case in cases("sla_elapsed.json") {
        let id = case["id"].as_str().unwrap();
        let data = &calendars[case["calendar"].as_str().unwrap()];
        let (start, end) = (case["start"].as_str().unwrap(), case["end"].as_str().unwrap());
        let worked = if data["zone"].is_null() {
            naive += 1;
            let calendar = NaiveCalendar::from_json(&data.to_string()).unwrap();
            calendar.working_time(start.parse().unwrap(), end.parse().unwrap(), &local_pauses(&case).unwrap())
        } else {
            zoned += 1;
            let calendar = Calendar::from_json(&data.to_string()).unwrap();
            let at = |text: &str| text.parse::<Timestamp>().unwrap();
            calendar.working_time(at(start), at(end), &pauses(&case).unwrap())
        };
        assert_eq!(worked.unwrap().num_seconds(), case["expect_seconds"].as_i64().unwrap(), "{id}");
    }
    assert_eq!((zoned, naive), (6, 27));
}

#[test]
fn the_seed_counts_115_working_days_to_the_trial() {
    let seed = cases("seed_facts.json").into_iter().find(|case| case["id"] == "N10").unwrap();
    let expect = &seed["expect"];
    let (start, trial) = (date(expect, "construction_start"), date(expect, "trial_production"));
    let days = Calendar::china().working_days_between(start, trial).unwrap();
    assert_eq!(Value::from(days), expect["start_to_trial_working_days"]);
}
