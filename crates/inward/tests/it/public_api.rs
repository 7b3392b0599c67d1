//! The desk against core's table of commands: every verb has its method.

use inward::prelude::*;

const DESK: &str = include_str!("../../src/desk.rs");

/// Verbs that have another name at the desk, or another place than the desk, and why.
const ELSEWHERE: &[(&str, &str, &str)] = &[
    ("open_zone", include_str!("../../src/crm.rs"), "pub fn create(path"),
    ("verify", DESK, "pub fn verify_fact(&self"),
];

/// Whether the desk has a method of this name: written out, or a row of its table.
fn has_method(verb: &str) -> bool {
    let written = [format!("pub fn {verb}("), format!("pub fn {verb}<")];
    let row = format!("    {verb}(");
    written.iter().any(|text| DESK.contains(text.as_str()))
        || DESK.lines().any(|line| line.starts_with(&row) && line.ends_with(");"))
}

#[test]
fn every_verb_has_a_method_of_the_desk() {
    let mut looked_at = 0;
    for verb in Command::VERBS {
        looked_at += 1;
        match ELSEWHERE.iter().find(|(name, ..)| name == verb) {
            Some((_, text, method)) => {
                assert!(text.contains(method), "{verb} has no `{method}`");
                assert!(!has_method(verb), "{verb} has a method of its own name after all");
            }
            None => assert!(has_method(verb), "the desk has no `{verb}`"),
        }
    }
    assert!(looked_at > 40, "only {looked_at} verbs were looked at");
}

#[test]
fn the_desk_has_no_verb_that_is_no_command() {
    let (_, table) = DESK.split_once("\nverbs! {").unwrap();
    let (table, _) = table.split_once("\n}").unwrap();
    let rows: Vec<&str> = table
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("///") && !line.is_empty())
        .map(|line| line.split('(').next().unwrap())
        .collect();
    assert!(rows.len() > 35, "only {} rows were read", rows.len());
    for row in rows {
        assert!(Command::VERBS.contains(&row), "`{row}` is no command");
    }
}

/// A verb that no method takes still has its struct in the prelude, and its JSON.
#[test]
fn every_verb_is_known_to_json() {
    for verb in Command::VERBS {
        let refusal = Command::from_json(&format!(r#"{{"{verb}": {{"no_such_field": 1}}}}"#)).unwrap_err();
        assert_ne!(refusal.code.as_str(), "command.unknown-verb", "{verb}");
    }
}
