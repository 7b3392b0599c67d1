//! Every case of `sla_due.json`.

use inward_core::calendar::{Calendar, NaiveCalendar};
use inward_core::deadline::working_time;
use inward_core::refusal::Refusal;
use inward_core::when::Timestamp;
use serde_json::{Value, json};

use crate::cases::{calendars, cases, local_pauses, pauses};

fn code_of(word: &str) -> String {
    format!("deadline.{}", word.replace('_', "-"))
}

#[test]
fn every_case_of_due_times() {
    let calendars = calendars("sla_due.json");
    let (mut zoned, mut naive, mut refused) = (0, 0, 0);
    for case in cases("sla_due.json") {
        let id = case["id"].as_str().unwrap();
        let data = &calendars[case["calendar"].as_str().unwrap()];
        let answer = if data["zone"].is_null() {
            naive += 1;
            local(&case, data)
        } else {
            zoned += 1;
            at(&case, data)
        };
        match (answer, case["expect"]["error"].as_str()) {
            (Ok(answer), None) => assert_eq!(answer, case["expect"], "{id}"),
            (Err(refusal), Some(word)) => {
                assert_eq!(refusal.code.as_str(), code_of(word), "{id}");
                refused += 1;
            }
            (answer, _) => panic!("{id}: {answer:?}"),
        }
    }
    assert_eq!((zoned, naive, refused), (15, 37, 3));
}

fn local(case: &Value, data: &Value) -> Result<Value, Refusal> {
    let calendar = NaiveCalendar::from_json(&data.to_string()).unwrap();
    let at = |field: &str| case[field].as_str().map(|text| text.parse::<chrono::NaiveDateTime>().unwrap());
    let rule = working_time(case["budget_seconds"].as_u64().unwrap());
    let due = calendar.due(at("start").unwrap(), &rule, &local_pauses(case).unwrap())?;
    let mut answer = json!({"due": due.at().format("%Y-%m-%dT%H:%M:%S").to_string()});
    if let Some(at) = at("at") {
        answer["breached"] = due.breached(at)?.into();
        answer["overdue_seconds"] = (due.overdue(at)?.amount() / 1_000_000).into();
    }
    Ok(answer)
}

fn at(case: &Value, data: &Value) -> Result<Value, Refusal> {
    let calendar = Calendar::from_json(&data.to_string()).unwrap();
    let start: Timestamp = case["start"].as_str().unwrap().parse()?;
    let due = calendar.due(start, &working_time(case["budget_seconds"].as_u64().unwrap()), &pauses(case)?)?;
    assert!(case["at"].is_null(), "no case asks this of a calendar with a zone");
    let expected = case["expect"]["due"].as_str().unwrap_or_default();
    let same = chrono::DateTime::parse_from_rfc3339(expected).is_ok_and(|expected| expected == due.at().to_utc());
    Ok(json!({"due": if same { expected.to_owned() } else { due.at().to_string() }}))
}
