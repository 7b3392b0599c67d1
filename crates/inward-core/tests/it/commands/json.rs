//! Commands as JSON: every verb reads back, and what is wrong is told with its path.

use std::collections::BTreeSet;

use inward_core::command::Command;
use inward_core::refusal::Refusal;
use proptest::prelude::*;

use crate::history;

fn faults(text: &str) -> Vec<(String, String)> {
    let refusal = Command::from_json(text).unwrap_err();
    let said = |fault: &Refusal| (fault.code.as_str().to_owned(), fault.path.clone().unwrap_or_default());
    refusal.each().map(said).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(code, path)| ((*code).to_owned(), (*path).to_owned())).collect()
}

const LEAD: &str = "led_01890a5d-ac96-774b-bcce-b302099a8057";

#[test]
fn every_verb_reads_back_from_its_json() {
    let book = history::rich();
    let mut verbs = BTreeSet::new();
    for command in &book.given {
        let json = serde_json::to_string(command).unwrap();
        let back = Command::from_json(&json).unwrap_or_else(|refusal| panic!("{refusal}\n{json}"));
        assert_eq!(back, *command);
        assert_eq!(serde_json::to_string(&back).unwrap(), json);
        assert!(json.starts_with(&format!("{{\"{}\":", command.verb())));
        verbs.insert(command.verb());
    }
    assert_eq!(verbs, Command::VERBS.iter().copied().collect(), "the rich run gives every command");
}

#[test]
fn what_is_wrong_is_told_with_its_path() {
    let table: &[(&str, &[(&str, &str)])] = &[
        (
            r#"{"capture_lead": {"title": "x", "on": "2020-02-30", "total_planned": "三五亿"}}"#,
            &[("when.invalid-date", "capture_lead.on"), ("money.bad-number", "capture_lead.total_planned")],
        ),
        (r#"{"capture_lead": {"title": "x", "titel": "y"}}"#, &[("command.malformed", "capture_lead.titel")]),
        (
            r#"{"capture_lead": {"title": "x", "titel": "y", "on": "2020-13", "colour": 1}}"#,
            &[
                ("command.malformed", "capture_lead.colour"),
                ("when.invalid-date", "capture_lead.on"),
                ("command.malformed", "capture_lead.titel"),
            ],
        ),
        (
            r#"{"capture_lead": {"title": "x", "total_planned": 2.5}}"#,
            &[("number.float", "capture_lead.total_planned")],
        ),
        (
            r#"{"record_project": {"title": "x", "phase": [{"total_planned": "1亿"}, {"total_planned": 1.5}], "land": 2.5}}"#,
            &[("number.float", "record_project.land"), ("number.float", "record_project.phase[1].total_planned")],
        ),
        (
            r#"{"record_project": {"title": "x", "phase": [{"name": 1}, {"nome": "x"}], "project_code": "1"}}"#,
            &[
                ("command.malformed", "record_project.phase[0].name"),
                ("command.malformed", "record_project.phase[1].nome"),
                ("project-code.invalid-length", "record_project.project_code"),
            ],
        ),
        (
            r#"{"open_negotiation": {"lead": "agr_01890a5d-ac96-774b-bcce-b302099a8057", "investment": "7"}}"#,
            &[("id.malformed", "open_negotiation.investment"), ("id.wrong-kind", "open_negotiation.lead")],
        ),
        (r#"{"triage_lead": {"lead": "LEAD", "outcome": "maybe"}}"#, &[("command.malformed", "triage_lead.outcome")]),
        (r#"{"triage_lead": {"outcome": "passed"}}"#, &[("command.malformed", "triage_lead")]),
        (
            r#"{"capture_lead": {"title": "x", "evidence": {"kind": "Bad Kind"}, "profile": {"attributes": {"a": {}}}}}"#,
            &[
                ("playbook.bad-key", "capture_lead.evidence.kind"),
                ("command.malformed", "capture_lead.profile.attributes.a"),
            ],
        ),
        (
            r#"{"promise": {"made_with": "LEAD", "direction": "to_investor", "kind": "soft", "supporting": [1, "一局", 2, null]}}"#,
            &[
                ("command.malformed", "promise.supporting[0]"),
                ("command.malformed", "promise.supporting[2]"),
                ("command.malformed", "promise.supporting[3]"),
            ],
        ),
        (
            r#"{"capture_lead": {"title": "x", "evidence": {"title": "无类别"}, "on": "x"}}"#,
            &[("command.malformed", "capture_lead.evidence"), ("when.not-a-date", "capture_lead.on")],
        ),
        (
            r#"{"triage_lead": {"lead": "7", "outcome": "maybe"}}"#,
            &[("id.malformed", "triage_lead.lead"), ("command.malformed", "triage_lead.outcome")],
        ),
        (
            r#"{"promise": {"made_with": "LEAD", "direction": "sideways", "kind": 2.5, "supporting": [1.5, 1, 2.5, 2]}}"#,
            &[
                ("command.malformed", "promise.direction"),
                ("number.float", "promise.kind"),
                ("number.float", "promise.supporting[0]"),
                ("command.malformed", "promise.supporting[1]"),
                ("number.float", "promise.supporting[2]"),
                ("command.malformed", "promise.supporting[3]"),
            ],
        ),
        (r#"{"capture_lead": 7.5}"#, &[("number.float", "capture_lead")]),
        (r#"{"capture_lead": 7}"#, &[("command.malformed", "capture_lead")]),
        (r#"{"capture_lead": null}"#, &[("command.malformed", "capture_lead")]),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in table {
        let text = text.replace("LEAD", LEAD);
        let mut found = faults(&text);
        let mut expected = pairs(expected);
        found.sort_by(|a, b| a.1.cmp(&b.1));
        expected.sort_by(|a, b| a.1.cmp(&b.1));
        if found != expected {
            wrong.push(format!("{text}\n  found    {found:?}\n  expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_value_that_a_rule_refused_keeps_its_parameters() {
    let text = r#"{"capture_lead": {"title": "x", "on": "2021-02-30"}}"#;
    let refusal = Command::from_json(text).unwrap_err();
    assert_eq!(refusal.params.get("input").map(String::as_str), Some("2021-02-30"));
    assert!(refusal.to_string().starts_with("capture_lead.on: "), "{refusal}");
}

#[test]
fn faults_without_end_are_told_in_reason() {
    let many: Vec<String> = (0..500).map(|number| format!("\"no_field_{number}\": 1")).collect();
    let refusal = Command::from_json(&format!("{{\"capture_lead\": {{\"title\": \"x\", {}}}}}", many.join(", ")));
    let told = refusal.unwrap_err().each().count();
    assert!((2..=51).contains(&told), "{told}");
    let floats = format!("{{\"capture_lead\": {{\"title\": [{}]}}}}", vec!["0.5"; 100_000].join(","));
    assert_eq!(Command::from_json(&floats).unwrap_err().each().count(), 50);
    let deep = "[".repeat(100_000);
    assert_eq!(faults(&deep)[0].0, "command.not-json");
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,60}") {
        let _ = Command::from_json(&text);
    }

    /// One value of a sound command replaced by any other: read, or refused with a path into it.
    #[test]
    fn no_broken_command_panics(verb in any::<prop::sample::Index>(), at in any::<prop::sample::Index>(), with in any::<prop::sample::Index>()) {
        use std::sync::OnceLock;
        static SOUND: OnceLock<Vec<String>> = OnceLock::new();
        let sound = SOUND.get_or_init(|| {
            history::rich().given.iter().map(|command| serde_json::to_string(command).unwrap()).collect()
        });
        let others = ["null", "0", "1.5", "-1", "\"\"", "\"一\"", "[]", "[[]]", "{}", "{\"a\": 1}", "true", "1e99"];
        let mut value: serde_json::Value = serde_json::from_str(verb.get::<String>(sound)).unwrap();
        let verb = value.as_object().unwrap().keys().next().unwrap().clone();
        let mut pointers = Vec::new();
        collect(&value[&verb], &format!("/{verb}"), &mut pointers);
        let pointer = at.get(&pointers).clone();
        *value.pointer_mut(&pointer).unwrap() = serde_json::from_str(with.get::<&str>(&others)).unwrap();
        if let Err(refusal) = Command::from_json(&value.to_string()) {
            for fault in refusal.each() {
                prop_assert!(fault.path.as_deref().is_some_and(|path| path.starts_with(&verb)), "{fault:?}");
            }
        }
    }
}

fn collect(value: &serde_json::Value, at: &str, pointers: &mut Vec<String>) {
    pointers.push(at.to_owned());
    match value {
        serde_json::Value::Object(fields) => {
            for (name, field) in fields {
                collect(field, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), pointers);
            }
        }
        serde_json::Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{at}/{index}"), pointers);
            }
        }
        _ => {}
    }
}
