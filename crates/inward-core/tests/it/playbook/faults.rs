//! Playbooks that cannot be read: what is said, and of which line.

use std::collections::BTreeSet;

use inward_core::playbook::Playbook;
use inward_core::text::{Lang, refusals};

use super::{HEAD, entry};

const ROLE: &str = "[[role]]\nkey = \"head\"\nlabel = { en = \"Head\", zh = \"负责人\" }\n";
const LADDER: &str = "[[ladder]]\nkey = \"own\"\nlabel = { en = \"Own\", zh = \"自定\" }\nwatches = \"task\"\n";
const LEVEL: &str = "[[ladder.level]]\nkey = \"red\"\nlabel = { en = \"Red\", zh = \"红牌\" }\nnotifies = \"head\"\n";

/// A limit of inspections, up to its number.
fn limit(key: &str) -> String {
    format!(
        "[[inspection_limit]]\nkey = \"{key}\"\nlabel = {{ en = \"L\", zh = \"上限\" }}\npurpose = \"routine\"\nper_year = "
    )
}

/// A rate, as far as a playbook reads it.
fn rate(key: &str) -> String {
    format!("[[kpi]]\nkey = \"{key}\"\nname = {{ en = \"R\", zh = \"率\" }}\n")
}

fn faults(toml: &str) -> Vec<(String, usize)> {
    let refusal = Playbook::parse(toml).unwrap_err();
    refusal.each().map(|fault| (fault.code.to_string(), fault.params["line"].parse().unwrap())).collect()
}

#[test]
fn broken_playbooks_name_code_and_line() {
    let two = |first: &str, second: &str| format!("{HEAD}{}{}", entry("one", first), entry("two", second));
    let attribute = |further: &str| {
        format!(
            "{HEAD}{}\n[[attribute]]\nkey = \"size\"\nlabel = {{ en = \"Size\", zh = \"规模\" }}\n{further}\n",
            entry("one", "")
        )
    };
    let kind = |further: &str| {
        let label = "label = { en = \"Kept\", zh = \"兑现\" }";
        let head = format!("\n[[commitment_kind]]\nkey = \"kept\"\n{label}\ndirection = \"to_investor\"\n");
        format!("{HEAD}{}{head}{further}\n", entry("one", ""))
    };
    // The head has two lines; the first entry is headed on line 4, its further lines start on 9;
    // with one further line in the first, the second is headed on line 11 and goes on from 16.
    type Faults = Vec<(&'static str, usize)>;
    let cases: Vec<(&str, String, Faults)> = vec![
        ("not TOML", format!("{HEAD}\n[[milestone]\nkey = 1\n"), vec![("bad-toml", 4)]),
        ("unclosed text", format!("{HEAD}x = \"abc\n"), vec![("bad-toml", 3)]),
        ("two syntax faults", "name = \"a\nb = [\n".to_owned(), vec![("bad-toml", 1), ("bad-toml", 2)]),
        ("a field given twice", two("rank = 1\nrank = 2\n", ""), vec![("bad-toml", 10)]),
        ("unknown table", format!("{HEAD}{}\n[limits]\nlead = 1\n", entry("one", "")), vec![("unknown-table", 10)]),
        (
            "unknown list",
            format!("{HEAD}{}\n[[milestones]]\nkey = \"x\"\n", entry("one", "")),
            vec![("unknown-table", 10)],
        ),
        ("unknown field at the top", format!("colour = 1\n{HEAD}{}", entry("one", "")), vec![("unknown-field", 1)]),
        ("unknown field", two("plases = []\n", ""), vec![("unknown-field", 9)]),
        ("no name", format!("label = {{ en = \"T\", zh = \"测\" }}\n{}", entry("one", "")), vec![("missing-field", 1)]),
        (
            "blank name",
            format!("{}{}", HEAD.replace("\"test\"", "\" \""), entry("one", "")),
            vec![("missing-field", 1)],
        ),
        ("no label", format!("name = \"test\"\n{}", entry("one", "")), vec![("missing-label", 1)]),
        ("label without Chinese", two("stage = { en = \"Stage\" }\n", ""), vec![("missing-label", 9)]),
        ("blank Chinese", two("stage = { en = \"Stage\", zh = \"　\" }\n", ""), vec![("missing-label", 9)]),
        ("unknown language", two("stage = { en = \"A\", zh = \"甲\", fr = \"A\" }\n", ""), vec![("unknown-field", 9)]),
        ("mistyped language", two("stage = { en = 1, zh = \"甲\" }\n", ""), vec![("wrong-type", 9)]),
        ("label that is a text", two("stage = \"在建\"\n", ""), vec![("wrong-type", 9)]),
        ("doubled key", format!("{HEAD}{}{}", entry("one", "rank = 5\n"), entry("one", "")), vec![("doubled-key", 12)]),
        ("malformed key", format!("{HEAD}{}", entry("Bad-Key", "")), vec![("malformed-key", 5)]),
        ("malformed track", two("track = \"side line\"\n", ""), vec![("malformed-key", 9)]),
        (
            "no key",
            format!("{HEAD}\n[[milestone]]\nlabel = {{ en = \"A\", zh = \"甲\" }}\nplaces = [\"lead\"]\n"),
            vec![("missing-field", 4)],
        ),
        ("rank below", two("rank = 20\n", "rank = 10\n"), vec![("rank-order", 16)]),
        ("rank twice", two("rank = 20\n", "rank = 20\n"), vec![("rank-order", 16)]),
        ("rank zero", two("rank = 0\n", ""), vec![("rank-order", 9)]),
        ("rank negative", two("rank = -1\n", ""), vec![("rank-order", 9)]),
        ("rank too large", two("rank = 65536\n", ""), vec![("rank-order", 9)]),
        ("rank beyond all", two("rank = 99999999999999999999\n", ""), vec![("rank-order", 9)]),
        ("no rank left", two("rank = 65535\n", ""), vec![("rank-order", 11)]),
        ("rank as a text", two("rank = \"10\"\n", ""), vec![("wrong-type", 9)]),
        ("retired as a text", two("retired = \"yes\"\n", ""), vec![("wrong-type", 9)]),
        ("no place", format!("{HEAD}{}", entry("one", "").replace("[\"project\"]", "[]")), vec![("no-place", 4)]),
        (
            "unknown place",
            format!("{HEAD}{}", entry("one", "").replace("project", "projekt")),
            vec![("unknown-word", 8)],
        ),
        (
            "place as a number",
            format!("{HEAD}{}", entry("one", "").replace("\"project\"", "1")),
            vec![("wrong-type", 8)],
        ),
        (
            "milestone as a table",
            format!("{HEAD}[milestone]\nkey = \"x\"\n"),
            vec![("no-milestones", 1), ("wrong-type", 3)],
        ),
        ("empty", HEAD.to_owned(), vec![("no-milestones", 1)]),
        ("side track only", format!("{HEAD}{}", entry("one", "track = \"side\"\n")), vec![("no-milestones", 1)]),
        ("all retired", format!("{HEAD}{}", entry("one", "retired = true\n")), vec![("no-milestones", 1)]),
        ("need of nothing", two("needs = [{ effect = \"warn\" }]\n", ""), vec![("missing-field", 9)]),
        ("need without effect", two("needs = [{ field = \"milestone.two\" }]\n", ""), vec![("missing-field", 9)]),
        (
            "need with a strange effect",
            two("needs = [{ field = \"milestone.two\", effect = \"block\" }]\n", ""),
            vec![("unknown-word", 9)],
        ),
        (
            "need that is no field",
            two("needs = [{ field = \"two\", effect = \"warn\" }]\n", ""),
            vec![("unknown-word", 9)],
        ),
        (
            "needs an unknown milestone",
            two("needs = [{ field = \"milestone.tow\", effect = \"warn\" }]\n", ""),
            vec![("unknown-need", 9)],
        ),
        (
            "needs an unknown attribute",
            two("needs = [{ field = \"attribute.size\", effect = \"warn\" }]\n", ""),
            vec![("unknown-need", 9)],
        ),
        (
            "needs an unknown field",
            two("needs = [{ field = \"field.invester\", effect = \"warn\" }]\n", ""),
            vec![("unknown-need", 9)],
        ),
        (
            "needs a field of elsewhere",
            two("needs = [{ field = \"field.likelihood\", effect = \"warn\" }]\n", ""),
            vec![("unknown-need", 9)],
        ),
        (
            "needs on several lines",
            two(
                "needs = [\n  { field = \"milestone.two\", effect = \"warn\" },\n  { field = \"milestone.x\", effect = \"warn\" },\n]\n",
                "",
            ),
            vec![("unknown-need", 11)],
        ),
        (
            "needs what is retired",
            two("needs = [{ field = \"milestone.two\", effect = \"warn\" }]\n", "retired = true\n"),
            vec![("retired-need", 9)],
        ),
        (
            "needs itself",
            two("needs = [{ field = \"milestone.one\", effect = \"warn\" }]\n", ""),
            vec![("circular-needs", 4)],
        ),
        (
            "need each other",
            two(
                "needs = [{ field = \"milestone.two\", effect = \"warn\" }]\n",
                "needs = [{ field = \"milestone.one\", effect = \"refuse\" }]\n",
            ),
            vec![("circular-needs", 4)],
        ),
        ("a kind kept by nothing", kind("kept_by = \"one\"\nstarts_at = \"won\""), vec![("unknown-word", 15)]),
        ("a kind kept by a number", kind("kept_by = 1"), vec![("wrong-type", 14)]),
        (
            "a kind kept by what is retired",
            kind("kept_by = \"one\"").replacen("[[milestone]]", "[[milestone]]\nretired = true", 1),
            vec![("no-milestones", 1), ("unknown-word", 15)],
        ),
        ("unknown evidence", two("evidence = [\"photo\"]\n", ""), vec![("unknown-word", 9)]),
        ("unknown recorder", two("recorded_by = \"capture\"\n", ""), vec![("unknown-word", 9)]),
        ("misplaced recorder", two("recorded_by = \"capture_lead\"\n", ""), vec![("misplaced-recorder", 4)]),
        (
            "doubled recorder",
            two("recorded_by = \"capture_lead\"\n", "recorded_by = \"capture_lead\"\n").replace("project", "lead"),
            vec![("doubled-recorder", 11)],
        ),
        ("attribute without a kind", attribute("places = [\"lead\"]"), vec![("missing-field", 10)]),
        ("attribute of unknown kind", attribute("places = [\"lead\"]\nkind = \"float\""), vec![("unknown-word", 14)]),
        ("attribute nowhere", attribute("kind = \"text\""), vec![("no-place", 10)]),
        ("choice without options", attribute("places = [\"lead\"]\nkind = \"choice\""), vec![("no-choices", 10)]),
        (
            "choices without options",
            attribute("places = [\"lead\"]\nkind = \"choices\"\nchoices = []"),
            vec![("no-choices", 10)],
        ),
        (
            "options of a text",
            attribute(
                "places = [\"lead\"]\nkind = \"text\"\n[[attribute.choices]]\nkey = \"a\"\nlabel = { en = \"A\", zh = \"甲\" }",
            ),
            vec![("needless-choices", 10)],
        ),
        (
            "doubled option",
            attribute(
                "places = [\"lead\"]\nkind = \"choice\"\n[[attribute.choices]]\nkey = \"a\"\nlabel = { en = \"A\", zh = \"甲\" }\n[[attribute.choices]]\nkey = \"a\"\nlabel = { en = \"A\", zh = \"甲\" }",
            ),
            vec![("doubled-key", 19)],
        ),
        (
            "reason of nothing",
            format!("{HEAD}{}\n[[reason]]\nkey = \"x\"\nlabel = {{ en = \"X\", zh = \"某\" }}\n", entry("one", "")),
            vec![("missing-field", 10)],
        ),
        ("too long", format!("{HEAD}#{}", "长".repeat(Playbook::MAX_BYTES)), vec![("too-long", 1)]),
        (
            "several at once",
            format!(
                "{HEAD}{}{}",
                entry("one", "rank = 7\ncolour = 1\n"),
                entry("one", "rank = 3\nneeds = [{ field = \"milestone.x\", effect = \"warn\" }]\n")
            ),
            vec![("unknown-field", 10), ("doubled-key", 13), ("rank-order", 17), ("unknown-need", 18)],
        ),
        ("ladder without levels", format!("{HEAD}{}{LADDER}", entry("one", "")), vec![("no-levels", 9)]),
        (
            "level that waits for no deadline",
            format!("{HEAD}{}{ROLE}{LADDER}{LEVEL}trigger = \"previous_missed\"\n", entry("one", "")),
            vec![("no-deadline-below", 16)],
        ),
        ("limit below zero", format!("{HEAD}{}{}-1\n", entry("one", ""), limit("a")), vec![("bad-limit", 13)]),
        (
            "limit twice",
            format!("{HEAD}{}{}1\n{}2\n", entry("one", ""), limit("a"), limit("b")),
            vec![("doubled-limit", 14)],
        ),
        (
            "rates without a variant, and twice",
            format!("{HEAD}{}{}{}{}", entry("one", ""), rate("landing_rate"), rate("a/b"), rate("a/b")),
            vec![("bad-rate-key", 10), ("doubled-key", 16)],
        ),
    ];
    let mut provoked = BTreeSet::new();
    for (name, toml, expected) in &cases {
        let expected: Vec<(String, usize)> =
            expected.iter().map(|(code, line)| (format!("playbook.{code}"), *line)).collect();
        assert_eq!(faults(toml), expected, "{name}\n{}", toml.chars().take(600).collect::<String>());
        let refusal = Playbook::parse(toml).unwrap_err();
        for lang in [Lang::En, Lang::Zh] {
            let said = refusal.say(lang);
            assert!(!said.contains('?'), "{name}: {said}");
        }
        provoked.extend(expected.into_iter().map(|(code, _)| code));
    }
    assert_eq!(cases.len(), 70);
    // Those that no file provokes: two of values alone, three of adoption.
    for code in refusals::playbook::ALL {
        let elsewhere = ["bad-key", "bad-field", "drops-what-is-used", "retypes-what-is-used", "moves-what-is-used"];
        let elsewhere = elsewhere.iter().any(|name| code.as_str() == format!("playbook.{name}"));
        assert_ne!(provoked.contains(code.as_str()), elsewhere, "{code}");
    }
}

#[test]
fn cures_name_what_is_near() {
    let near = |toml: &str| Playbook::parse(toml).unwrap_err().params["near"].clone();
    let with = |further: &str| format!("{HEAD}{}{}", entry("filed", ""), entry("two", further));
    assert_eq!(near(&with("plases = 1\n")), "places");
    assert_eq!(near(&with("needs = [{ field = \"milestone.fild\", effect = \"warn\" }]\n")), "milestone.filed");
    assert_eq!(near(&with("needs = [{ field = \"field.invester\", effect = \"warn\" }]\n")), "field.investor");
    assert_eq!(near(&with("recorded_by = \"capture\"\n")), "capture_lead");
    assert_eq!(near(&with("\n[[atribute]]\n")), "attribute");
}

#[test]
fn longer_circles_are_told_once_and_in_order() {
    let needs = |key: &str| format!("needs = [{{ field = \"milestone.{key}\", effect = \"warn\" }}]\n");
    let toml = format!(
        "{HEAD}{}{}{}{}",
        entry("start", &needs("a")),
        entry("a", &needs("b")),
        entry("b", &needs("c")),
        entry("c", &needs("a"))
    );
    let refusal = Playbook::parse(&toml).unwrap_err();
    assert_eq!(refusal.each().count(), 1);
    assert_eq!(refusal.params["input"], "a → b → c → a");

    // A long chain is no circle, and no recursion is spent on it.
    let mut chain = HEAD.to_owned();
    for number in 0..1_500 {
        chain.push_str(&entry(
            &format!("m{number}"),
            &format!("rank = {}\n{}", number + 1, needs(&format!("m{}", number + 1))),
        ));
    }
    chain.push_str(&entry("m1500", "rank = 1501\n"));
    assert_eq!(Playbook::parse(&chain).unwrap().milestones().len(), 1_501);
    let closed = format!("{chain}{}", needs("m0"));
    let refusal = Playbook::parse(&closed).unwrap_err();
    assert_eq!(refusal.each().count(), 1);
    assert!(refusal.params["input"].starts_with("m0 → m1 → ") && refusal.params["input"].ends_with("… → m0"));
}

#[test]
fn a_flood_of_faults_is_cut() {
    let toml = format!("{HEAD}{}{}", "[[reason]]\n".repeat(5_000), entry("one", ""));
    assert_eq!(Playbook::parse(&toml).unwrap_err().each().count(), 100);
}

/// What a rule of a deadline may be is said by the rule itself; which events it may count from, by what
/// it is for.
#[test]
fn rules_of_deadlines_are_checked_where_they_stand() {
    let urgency = |table: &str, rule: &str| {
        let head = format!("[[{table}]]\nkey = \"own\"\nlabel = {{ en = \"Own\", zh = \"自定\" }}\n");
        format!("{HEAD}{}\n{head}\n{rule}\n", entry("one", ""))
    };
    let read = |rule: &str| Playbook::parse(&urgency("urgency", &format!("respond = {rule}")));
    for (rule, said) in [
        ("{ limit = { working_days = 5 }, after = \"accepted\" }", "5 working days after `accepted`"),
        ("{ limit = { working_time = 3600 }, after = \"received\" }", "1 h of working time after `received`"),
        ("{ limit = { on = \"2021-06-30\" } }", "2021-06-30"),
        (
            "{ limit = { same_day = { cutoff = \"12:00\", rest_day = \"that_day\" } }, after = \"received\" }",
            "the same day if before 12:00 after `received`",
        ),
        (
            "{ limit = { months = 1 }, after = \"received\", counts_first_day = true, roll = \"none\", ends = \"close_of_business\" }",
            "1 month after `received`",
        ),
    ] {
        let playbook = read(rule).unwrap_or_else(|refusal| panic!("{rule}: {refusal}"));
        assert_eq!(playbook.urgency("own").unwrap().respond.as_ref().unwrap().say(Lang::En), said);
    }
    for (rule, code, path) in [
        ("\"5 working days\"", "command.not-fields", ""),
        ("{ after = \"received\" }", "command.missing-field", ""),
        ("{ limit = { fortnights = 1 }, after = \"received\" }", "command.unknown-choice", ".limit"),
        ("{ limit = { working_days = -1 }, after = \"received\" }", "command.not-whole-number", ".limit.working_days"),
        ("{ limit = { working_days = 1.5 }, after = \"received\" }", "number.float", ".limit.working_days"),
        ("{ limit = { working_days = 0 }, after = \"received\" }", "deadline.not-positive", ""),
        ("{ limit = { working_days = 5 } }", "deadline.no-start", ""),
        ("{ limit = { working_days = 5 }, after = \"received\", before = \"accepted\" }", "deadline.two-starts", ""),
        ("{ limit = { working_days = 5 }, after = \"recieved\" }", "playbook.unknown-word", ".after"),
        ("{ limit = { working_days = 5 }, before = \"received\" }", "playbook.unknown-word", ".before"),
        ("{ limit = { working_days = 5 }, after = \"received\", until = 1 }", "command.unknown-field", ".until"),
        (
            "{ limit = { same_day = { cutoff = \"25:00\", rest_day = \"that_day\" } }, after = \"received\" }",
            "calendar.not-a-time",
            ".limit.same_day.cutoff",
        ),
    ] {
        for (table, field) in [("urgency", "respond"), ("urgency", "resolve"), ("issue_kind", "resolve")] {
            let refusal = Playbook::parse(&urgency(table, &format!("{field} = {rule}"))).unwrap_err();
            assert_eq!(refusal.each().count(), 1, "{rule}: {refusal}");
            assert_eq!(refusal.code.as_str(), code, "{rule}");
            assert_eq!(refusal.params["line"], "14", "{rule}");
            let place = format!("{table}[0].{field}");
            let found = refusal.path.clone().unwrap();
            assert!(
                found == format!("{place}{path}") || found.starts_with(&place) && path.starts_with(".limit"),
                "{rule}: {found}"
            );
        }
    }
    let channel = Playbook::parse(&urgency("channel", "respond = { limit = { hours = 1 } }")).unwrap_err();
    assert_eq!(channel.code.as_str(), "playbook.unknown-field", "a channel has no deadline");
}

#[test]
fn how_far_the_list_of_the_day_looks_is_a_number_of_days() {
    let read = |table: &str| Playbook::parse(&format!("{HEAD}{}\n{table}\n", entry("one", "")));
    let horizon = read("").unwrap().horizon();
    assert_eq!((horizon.due_within, horizon.quiet_after, horizon.new_for), (7, 30, 7));
    let horizon = read("[attention]\nquiet_after = 14\n").unwrap().horizon();
    assert_eq!((horizon.due_within, horizon.quiet_after, horizon.new_for), (7, 14, 7));
    for (table, code, path) in [
        ("[attention]\ndue_within = 0", "playbook.wrong-type", "attention.due_within"),
        ("[attention]\nquiet_after = 65536", "playbook.wrong-type", "attention.quiet_after"),
        ("[attention]\nnew_for = -1", "playbook.wrong-type", "attention.new_for"),
        ("[attention]\nnew_for = \"7 days\"", "playbook.wrong-type", "attention.new_for"),
        ("[attention]\nquiet = 7", "playbook.unknown-field", "attention.quiet"),
        ("[[attention]]\nnew_for = 7", "playbook.wrong-type", "attention"),
    ] {
        let refusal = read(table).unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.path.as_deref()), (code, Some(path)), "{table}: {refusal}");
    }
}
