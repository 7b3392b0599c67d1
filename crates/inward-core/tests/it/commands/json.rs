//! Commands as JSON: every verb reads back, and what is wrong is told with its path.

use std::collections::BTreeSet;

use inward_core::command::Command;
use inward_core::refusal::Refusal;
use inward_core::text::Lang;
use proptest::prelude::*;
use serde_json::Value;

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
        (r#"{"capture_lead": {"title": "x", "titel": "y"}}"#, &[("command.unknown-field", "capture_lead.titel")]),
        (
            r#"{"capture_lead": {"title": "x", "titel": "y", "on": "2020-13", "colour": 1}}"#,
            &[
                ("command.unknown-field", "capture_lead.colour"),
                ("when.invalid-date", "capture_lead.on"),
                ("command.unknown-field", "capture_lead.titel"),
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
                ("command.not-text", "record_project.phase[0].name"),
                ("command.unknown-field", "record_project.phase[1].nome"),
                ("project-code.invalid-length", "record_project.project_code"),
            ],
        ),
        (
            r#"{"open_negotiation": {"lead": "agr_01890a5d-ac96-774b-bcce-b302099a8057", "investment": "7"}}"#,
            &[("id.malformed", "open_negotiation.investment"), ("id.wrong-kind", "open_negotiation.lead")],
        ),
        (
            r#"{"triage_lead": {"lead": "LEAD", "outcome": "maybe"}}"#,
            &[("command.unknown-choice", "triage_lead.outcome")],
        ),
        (r#"{"triage_lead": {"outcome": "passed"}}"#, &[("command.missing-field", "triage_lead")]),
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
                ("command.not-text", "promise.supporting[0]"),
                ("command.not-text", "promise.supporting[2]"),
                ("command.not-text", "promise.supporting[3]"),
            ],
        ),
        (
            r#"{"capture_lead": {"title": "x", "evidence": {"title": "无类别"}, "on": "x"}}"#,
            &[("command.missing-field", "capture_lead.evidence"), ("when.not-a-date", "capture_lead.on")],
        ),
        (
            r#"{"triage_lead": {"lead": "7", "outcome": "maybe"}}"#,
            &[("id.malformed", "triage_lead.lead"), ("command.unknown-choice", "triage_lead.outcome")],
        ),
        (
            r#"{"promise": {"made_with": "LEAD", "direction": "sideways", "kind": 2.5, "supporting": [1.5, 1, 2.5, 2]}}"#,
            &[
                ("command.unknown-choice", "promise.direction"),
                ("number.float", "promise.kind"),
                ("number.float", "promise.supporting[0]"),
                ("command.not-text", "promise.supporting[1]"),
                ("number.float", "promise.supporting[2]"),
                ("command.not-text", "promise.supporting[3]"),
            ],
        ),
        (r#"{"capture_lead": 7.5}"#, &[("number.float", "capture_lead")]),
        (r#"{"capture_lead": 7}"#, &[("command.not-fields", "capture_lead")]),
        (r#"{"capture_lead": null}"#, &[("command.not-fields", "capture_lead")]),
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

/// Values of every kind of JSON, one of which is wrong wherever it is put.
const OTHERS: &[&str] = &["7", "-1", "\"x\"", "\"\"", "true", "null", "[]", "[[]]", "{}", "{\"x\": 1}", "70000000000"];

#[test]
fn no_sentence_of_the_parser_reaches_an_officer() {
    const PARSER: &[&str] =
        &["expected", "unknown", "missing", "invalid", "duplicate", "did not match", "struct", "map"];
    let mut codes = BTreeSet::new();
    let mut looked_at = 0;
    let mut look = |text: &str| {
        let Err(refusal) = Command::from_json(text) else { return };
        // What of a playbook is no TOML is told in the words of TOML.
        for fault in refusal.each().filter(|fault| !fault.code.as_str().starts_with("playbook.")) {
            looked_at += 1;
            codes.insert(fault.code.as_str());
            let entry = fault.code.entry();
            assert!(
                !PARSER.iter().any(|word| entry.zh.contains(word) || entry.zh_next.contains(word)),
                "{}",
                fault.code
            );
            // What was given, and the names that may stand there, are told as they are; no more.
            let values = fault.params.iter().filter(|(name, _)| *name != "near").map(|(_, value)| value);
            for value in values.filter(|value| !text.replace(' ', "").contains(&value.replace(' ', ""))) {
                assert!(!PARSER.iter().any(|word| value.contains(word)), "{text}: {value}");
            }
        }
    };
    let mut seen = BTreeSet::new();
    for command in history::rich().given.iter().filter(|command| seen.insert(command.verb())) {
        let whole = serde_json::to_value(command).unwrap();
        let mut pointers = Vec::new();
        collect(&whole[command.verb()], &format!("/{}", command.verb()), &mut pointers);
        for path in pointers {
            for other in OTHERS {
                let mut spoilt = whole.clone();
                *spoilt.pointer_mut(&path).unwrap() = serde_json::from_str(other).unwrap();
                look(&spoilt.to_string());
            }
        }
    }
    for text in ["", "{", "[1,", "{\"reach\": nope}", "\u{feff}{}", "{\"reach\": {}} x"] {
        look(text);
    }
    assert!(looked_at > 5_000, "{looked_at}");
    let expected = [
        "not-json",
        "malformed",
        "unknown-field",
        "missing-field",
        "unknown-choice",
        "not-text",
        "not-whole-number",
        "not-list",
        "not-fields",
    ];
    for code in expected {
        assert!(codes.contains(format!("command.{code}").as_str()), "{code}: {codes:?}");
    }
}

#[test]
fn what_does_not_fit_is_told_in_both_languages_with_what_would() {
    let table = [
        (
            r#"{"capture_lead": {"title": "x", "investr": "y"}}"#,
            "capture_lead.investr: there is no field `investr` here; fields near it: investor",
            "capture_lead.investr：此处没有字段“investr”；相近的字段：investor",
        ),
        (
            r#"{"triage_lead": {"lead": "LEAD", "outcome": "pased"}}"#,
            "triage_lead.outcome: `pased` is none of the values that may stand here; values near it: passed",
            "triage_lead.outcome：“pased”不是此处可用的值；相近的值：passed",
        ),
        (
            r#"{"triage_lead": {"lead": "LEAD"}}"#,
            "triage_lead: the field `outcome` is missing; give it",
            "triage_lead：缺少字段“outcome”；请补上该字段",
        ),
        (
            r#"{"capture_lead": {"title": 7}}"#,
            "capture_lead.title: `7` stands where a text is meant; write it in quotes",
            "capture_lead.title：“7”处应为文本；请用引号写成文本",
        ),
        (
            r#"{"capture_lead": {"title""#,
            "the command is not JSON: it breaks off or goes wrong at line 1, column 25; write an object",
            "该命令不是 JSON：在第 1 行第 25 列中断或有误；请写成",
        ),
    ];
    for (text, en, zh) in table {
        let refusal = Command::from_json(&text.replace("LEAD", LEAD)).unwrap_err();
        assert!(refusal.say(Lang::En).starts_with(en), "{}", refusal.say(Lang::En));
        assert!(refusal.say(Lang::Zh).starts_with(zh), "{}", refusal.say(Lang::Zh));
    }
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
        let mut value: Value = serde_json::from_str(verb.get::<String>(sound)).unwrap();
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

/// The JSON pointers of a value and of every value within.
fn collect(value: &Value, at: &str, pointers: &mut Vec<String>) {
    pointers.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                collect(field, &format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), pointers);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect(item, &format!("{at}/{index}"), pointers);
            }
        }
        _ => {}
    }
}
