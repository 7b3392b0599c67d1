//! Ladders and limits of inspections in a playbook: what may stand there, and what may follow it.

use std::collections::BTreeSet;

use inward_core::deadline::{Limit, working_days};
use inward_core::entry::InspectionPurpose;
use inward_core::playbook::{Direction, Playbook, Trigger, Usage, Watch};
use inward_core::text::Lang;

use super::{HEAD, entry, key};

/// A ladder with one level, `from` put in place of `to` wherever it stands.
fn ladder(from: &str, to: &str) -> Result<Playbook, (String, String)> {
    let text = format!(
        "{HEAD}{}\n[[commitment_kind]]\nkey = \"permit\"\nlabel = {{ en = \"Permit\", zh = \"许可\" }}\n\
        direction = \"to_investor\"\n\
        [[role]]\nkey = \"head\"\nlabel = {{ en = \"Head\", zh = \"负责人\" }}\n\
        [[ladder]]\nkey = \"own\"\nlabel = {{ en = \"Own\", zh = \"自定\" }}\nwatches = \"commitment\"\n\
        [[ladder.level]]\nkey = \"first\"\nlabel = {{ en = \"First\", zh = \"一级\" }}\n\
        trigger = {{ overdue = {{ working_days = 1 }} }}\nnotifies = \"head\"\n\
        deadline = {{ limit = {{ working_days = 5 }}, after = \"raised\" }}\n\
        [[inspection_limit]]\nkey = \"routine\"\nlabel = {{ en = \"Routine\", zh = \"日常\" }}\n\
        purpose = \"routine\"\nper_year = 1\n",
        entry("one", "")
    );
    assert!(text.contains(from), "{from}");
    Playbook::parse(&text.replacen(from, to, 1)).map_err(|refusal| {
        assert_eq!(refusal.each().count(), 1, "{refusal}");
        let line: usize = refusal.params["line"].parse().unwrap();
        let at = text.replacen(from, to, 1).lines().nth(line - 1).unwrap_or_default().to_owned();
        (refusal.code.as_str().to_owned(), at)
    })
}

#[test]
fn the_built_in_ladders_are_read() {
    let playbook = Playbook::development_zone();
    let promises = playbook.ladder("promises_to_investors").unwrap();
    assert_eq!((promises.watches, promises.direction), (Watch::Commitment, Some(Direction::ToInvestor)));
    assert!(promises.watches_commitment(Direction::ToInvestor, &key("construction_permit")));
    assert!(!promises.watches_commitment(Direction::ByInvestor, &key("investment")));
    let keys: Vec<&str> = promises.levels.iter().map(|level| level.key.as_str()).collect();
    assert_eq!(keys, ["yellow", "red", "supervised"]);
    let (place, yellow) = promises.level("yellow").unwrap();
    assert_eq!((place, &yellow.trigger), (0, &Trigger::Overdue(Limit::WorkingDays(1))));
    assert_eq!(yellow.deadline, Some(working_days(5).after("raised")));
    assert_eq!(yellow.action.as_ref().unwrap().say(Lang::Zh), "说明原因和兑现时间");
    assert_eq!(promises.level("red").unwrap().1.trigger, Trigger::PreviousMissed);
    assert_eq!(playbook.role("zone_leader").unwrap().label.say(Lang::Zh), "分管领导");
    let watched: Vec<Watch> = playbook.ladders().iter().map(|ladder| ladder.watches).collect();
    assert_eq!(watched, [Watch::Commitment, Watch::Response, Watch::Resolution, Watch::Task]);
    assert_eq!(playbook.inspections_a_year(InspectionPurpose::Routine), Some(1));
    assert_eq!(playbook.inspections_a_year(InspectionPurpose::Emergency), None);
    assert_eq!(ladder("key = \"own\"", "key = \"mine\"").unwrap().ladders().len(), 1);
}

#[test]
fn faults_of_ladders_are_told_with_their_line() {
    let overdue = "trigger = { overdue = { working_days = 1 } }";
    let cases: &[(&str, &str, &str, &str)] = &[
        (overdue, "", "playbook.missing-field", "[[ladder.level]]"),
        (overdue, "trigger = { overdue = { working_days = 0 } }", "deadline.not-positive", "trigger"),
        (overdue, "trigger = { overdue = { hours = 1 } }", "deadline.needs-days", "trigger"),
        (
            overdue,
            "trigger = { due_within = { same_day = { cutoff = \"12:00\", rest_day = \"that_day\" } } }",
            "deadline.needs-days",
            "trigger",
        ),
        (overdue, "trigger = { months_missed = 0 }", "deadline.not-positive", "trigger"),
        (overdue, "trigger = { overdue = { natural_days = 4000 } }", "deadline.too-long", "trigger"),
        (overdue, "trigger = { full_moon = 1 }", "command.unknown-choice", "trigger"),
        (overdue, "trigger = \"previous_missed\"", "playbook.no-deadline-below", "[[ladder.level]]"),
        ("notifies = \"head\"", "", "playbook.missing-field", "[[ladder.level]]"),
        ("notifies = \"head\"", "notifies = \"heads\"", "playbook.unknown-word", "notifies"),
        ("after = \"raised\"", "after = \"rised\"", "playbook.unknown-word", "deadline"),
        ("limit = { working_days = 5 }", "limit = { hours = 5 }", "deadline.needs-days", "deadline"),
        ("watches = \"commitment\"", "watches = \"promises\"", "playbook.unknown-word", "watches"),
        (
            "watches = \"commitment\"",
            "watches = \"commitment\"\nkinds = [\"permits\"]",
            "playbook.unknown-word",
            "kinds",
        ),
        ("watches = \"commitment\"", "watches = \"task\"\nkinds = [\"permit\"]", "playbook.unknown-field", "kinds"),
        (
            "watches = \"commitment\"",
            "watches = \"commitment\"\ndirection = \"up\"",
            "playbook.unknown-word",
            "direction",
        ),
        (
            "watches = \"commitment\"",
            "watches = \"resolution\"\ndirection = \"to_investor\"",
            "playbook.unknown-field",
            "direction",
        ),
        ("watches = \"commitment\"", "watches = \"milestone\"", "playbook.missing-field", "[[ladder]]"),
        (
            "watches = \"commitment\"",
            "watches = \"milestone\"\nmilestone = \"two\"",
            "playbook.unknown-word",
            "milestone",
        ),
        (
            "watches = \"commitment\"",
            "watches = \"milestone\"\nmilestone = \"one\"\ndue = { limit = { months = 1 }, after = \"two\" }",
            "playbook.unknown-word",
            "due",
        ),
        ("notifies = \"head\"", "notifies = \"head\"\nretired = true", "playbook.no-levels", "[[ladder]]"),
        ("key = \"first\"", "key = \"First\"", "playbook.malformed-key", "key"),
        ("purpose = \"routine\"", "purpose = \"usual\"", "playbook.unknown-word", "purpose"),
        ("per_year = 1", "", "playbook.missing-field", "[[inspection_limit]]"),
        ("per_year = 1", "per_year = -1", "playbook.bad-limit", "per_year"),
        (
            "per_year = 1",
            "per_year = 1\n[[inspection_limit]]\nkey = \"other\"\nlabel = { en = \"O\", zh = \"另\" }\n\
            purpose = \"routine\"\nper_year = 2",
            "playbook.doubled-limit",
            "[[inspection_limit]]",
        ),
    ];
    for (from, to, code, line) in cases {
        let (found, at) = ladder(from, to).unwrap_err();
        assert_eq!(found, *code, "{from} → {to}");
        assert!(at.starts_with(line), "{from} → {to}: {at}");
    }
}

#[test]
fn what_was_raised_is_not_dropped() {
    let old = Playbook::development_zone();
    let usage = Usage {
        ladders: [(key("tasks"), BTreeSet::from([key("yellow"), key("red")]))].into(),
        roles: [key("unit_head")].into(),
        ..Usage::default()
    };
    let without = |from: &str, to: &str| {
        assert!(old.text().contains(from), "{from}");
        let new = Playbook::parse(&old.text().replace(from, to)).unwrap();
        let violations = new.refuses_to_follow(&old, &usage);
        violations.iter().map(|v| (v.code.as_str().to_owned(), v.params["input"].clone())).collect::<Vec<_>>()
    };
    assert!(without("zh = \"黄牌\"", "zh = \"黄色\"").is_empty());
    assert!(without("key = \"supervised\"", "key = \"taken_over\"").is_empty(), "never raised");
    let one = |code: &str, input: &str| vec![(format!("playbook.{code}"), input.to_owned())];
    assert_eq!(without("key = \"tasks\"", "key = \"duties\""), one("drops-what-is-used", "ladder.tasks"));
    assert_eq!(without("key = \"yellow\"", "key = \"amber\""), one("drops-what-is-used", "ladder.tasks.yellow"));
    assert_eq!(without("watches = \"task\"", "watches = \"response\""), one("retypes-what-is-used", "ladder.tasks"));
    assert_eq!(without("\"unit_head\"", "\"chief\""), one("drops-what-is-used", "role.unit_head"));
}
