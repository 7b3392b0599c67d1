//! Cases and properties of `playbook`.

mod faults;
mod ladders;

use std::collections::BTreeSet;

use inward_core::deadline::{RestDay, hours, same_day};
use inward_core::playbook::{
    AttributeKind, AttributeUsage, Direction, Effect, FIELDS, Field, Key, Place, Playbook, RECORDING_COMMANDS,
    ReasonKind, RecordKind, Track, Usage, milestone,
};
use inward_core::refusal::Refusal;
use inward_core::text::Lang;
use proptest::prelude::*;

use crate::cases::cases;

const HEAD: &str = "name = \"test\"\nlabel = { en = \"Test\", zh = \"测试\" }\n";

/// A milestone of six lines after one blank line; `further` starts on its seventh.
fn entry(key: &str, further: &str) -> String {
    format!(
        "\n[[milestone]]\nkey = \"{key}\"\nlabel.en = \"{key}\"\nlabel.zh = \"节点\"\nplaces = [\"project\"]\n{further}"
    )
}

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

#[test]
fn the_built_in_playbook_has_its_milestones_in_order() {
    let playbook = Playbook::development_zone();
    let main = "lead_received triaged first_contact negotiating reviewed intent_signed contract_signed registered \
        first_funds_arrived filed land_acquired land_handed_over construction_permitted construction_started completed \
        trial_production production full_production full_benefit";
    let side = "moved_in stat_enrolled above_scale";
    let keys: Vec<&str> = playbook.milestones().iter().map(|milestone| milestone.key.as_str()).collect();
    assert_eq!(keys, main.split_whitespace().chain(side.split_whitespace()).collect::<Vec<_>>());
    assert_eq!(keys, milestone::BUILT_IN.iter().map(Key::as_str).collect::<Vec<_>>());
    let makes_stage: Vec<&str> =
        playbook.milestones().iter().filter(|m| m.makes_stage()).map(|m| m.key.as_str()).collect();
    assert_eq!(makes_stage, main.split_whitespace().collect::<Vec<_>>());
    assert!(playbook.milestones().is_sorted_by(|a, b| a.rank < b.rank));
    assert_eq!(playbook.name(), "development-zone");
}

#[test]
fn the_built_in_milestones_stand_where_they_belong() {
    use Place::{Agreement, Lead, Negotiation, Phase, Project};
    let playbook = Playbook::development_zone();
    let places = |keys: &str| -> BTreeSet<Vec<Place>> {
        keys.split_whitespace().map(|key| playbook.milestone(key).unwrap().places.clone()).collect()
    };
    assert_eq!(places("lead_received triaged"), [vec![Lead]].into());
    assert_eq!(places("first_contact negotiating reviewed"), [vec![Negotiation]].into());
    assert_eq!(places("intent_signed contract_signed"), [vec![Agreement]].into());
    let project = "registered first_funds_arrived filed land_acquired land_handed_over construction_permitted \
        moved_in stat_enrolled above_scale";
    assert_eq!(places(project), [vec![Project]].into());
    let both = "construction_started completed trial_production production full_production full_benefit";
    assert_eq!(places(both), [vec![Project, Phase]].into());

    let recorded: Vec<(&str, Vec<&str>)> = RECORDING_COMMANDS
        .iter()
        .map(|(command, _)| (*command, playbook.recorded_by(command).map(|m| m.key.as_str()).collect()))
        .collect();
    assert_eq!(
        recorded,
        [
            ("capture_lead", vec!["lead_received"]),
            ("open_negotiation", vec!["negotiating"]),
            ("sign_agreement", vec!["intent_signed", "contract_signed"]),
        ]
    );
}

#[test]
fn the_built_in_words_are_there_in_both_languages() {
    let playbook = Playbook::development_zone();
    let zh = |key: &str| playbook.milestone(key).map(|m| (m.label.say(Lang::Zh), m.stage.say(Lang::Zh))).unwrap();
    assert_eq!(zh("construction_started"), ("开工", "在建"));
    assert_eq!(zh("contract_signed"), ("正式签约", "签约未开工"));

    let sources: Vec<&str> = playbook.sources().iter().map(|source| source.key.as_str()).collect();
    assert_eq!(sources, ["statistics", "promotion", "investor", "press"]);
    assert_eq!(playbook.source("statistics").unwrap().label.zh, "统计口径");
    assert_eq!(playbook.source_rank(Some(&key("promotion"))), 1);
    assert_eq!(playbook.source_rank(Some(&key("hearsay"))), 4);
    assert_eq!(playbook.source_rank(None), 4);

    for kind in ReasonKind::ALL {
        assert!(playbook.reasons_of(kind).count() >= 3, "{kind}");
    }
    assert_eq!(
        playbook.reason("power_shortage").map(|r| (r.of, r.label.zh.as_str())),
        Some((ReasonKind::Suspended, "供电不足"))
    );
    assert_eq!(playbook.nature("technical_upgrade").unwrap().label.zh, "技改");
    assert_eq!(playbook.nature("attracted").unwrap().label.zh, "招商项目");
    assert_eq!(playbook.nature("public_infrastructure").unwrap().label.zh, "公共基础设施");

    let uncounted: Vec<&str> =
        playbook.commitment_kinds().iter().filter(|kind| !kind.counted).map(|kind| kind.key.as_str()).collect();
    assert_eq!(uncounted, ["soft"]);
    let by_investor = playbook.commitment_kinds().iter().filter(|kind| kind.direction == Direction::ByInvestor);
    let by_investor: Vec<&str> = by_investor.map(|kind| kind.key.as_str()).collect();
    assert_eq!(by_investor, ["investment", "start_date", "production_date", "output", "tax", "jobs"]);
    assert_eq!(playbook.commitment_kind("construction_permit").unwrap().direction, Direction::ToInvestor);
    let between = |key: &str| {
        let kind = playbook.commitment_kind(key).unwrap();
        [&kind.starts_at, &kind.kept_by].map(|milestone| milestone.as_ref().map(Key::as_str))
    };
    assert_eq!(between("move_in_ready"), [Some("moved_in"), Some("trial_production")]);
    assert_eq!(between("start_on_land"), [Some("land_handed_over"), Some("construction_started")]);
    assert_eq!(between("construction_permit"), [None, None]);

    let keys = |keys: &mut dyn Iterator<Item = &Key>| keys.map(Key::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(
        keys(&mut playbook.issue_kinds().iter().map(|kind| &kind.key)),
        "enquiry request complaint grievance coordination"
    );
    assert_eq!(
        keys(&mut playbook.channels().iter().map(|channel| &channel.key)),
        "hotline visit on_site_office online letter meeting other_channel"
    );
    assert_eq!(keys(&mut playbook.urgencies().iter().map(|urgency| &urgency.key)), "ordinary urgent");
    assert_eq!(playbook.channel("on_site_office").unwrap().label.zh, "现场办公");
    assert_eq!(playbook.issue_kind("request").unwrap().respond, None, "the urgency says when");
    // 事不过夜 is a promise of an answer: by 24:00 of the day on which it comes in before the cut-off.
    let same_day = same_day("17:00", RestDay::NextWorkingDay).unwrap().after("received");
    assert_eq!(playbook.urgency("ordinary").unwrap().respond, Some(same_day));
    assert_eq!(playbook.urgency("urgent").unwrap().respond, Some(hours(2).after("received")));
    assert!(playbook.evidence_kind("call_back").is_some());

    let synthetic = playbook.attribute("synthetic").unwrap();
    assert_eq!((synthetic.kind.name(), synthetic.label.zh.as_str()), ("bool", "虚构示例数据"));
    assert_eq!(synthetic.places, RecordKind::ALL);
    let tiers: Vec<&str> =
        playbook.attribute("target_industry").unwrap().kind.choices().iter().map(|c| c.key.as_str()).collect();
    assert_eq!(tiers, ["anchor", "grow", "scout"]);

    // Every label that is shown in Chinese is Chinese, and no English one is.
    let text = playbook.text();
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let texts = |name: &str| -> Vec<&str> {
        let labels = text.lines().filter(|line| line.contains("{ en = "));
        labels.filter_map(|line| line.split(&format!("{name} = \"")).nth(1)?.split('"').next()).collect()
    };
    assert!(texts("en").len() > 150 && texts("en").len() == texts("zh").len());
    assert!(texts("zh").into_iter().all(han) && !texts("en").into_iter().any(han));
}

#[test]
fn needs_of_the_built_in_playbook_warn_and_refuse() {
    let playbook = Playbook::development_zone();
    let start = playbook.milestone("construction_started").unwrap();
    let names = |needs: Vec<&inward_core::playbook::Need>| -> Vec<String> {
        needs.iter().map(|need| need.field.to_string()).collect()
    };
    let (refusing, warning) = start.missing(&|_| false);
    assert_eq!(
        (names(refusing), names(warning)),
        (vec![], vec!["milestone.construction_permitted".into(), "milestone.filed".into()])
    );
    assert_eq!(start.missing(&|_| true), (vec![], vec![]));

    let contract = playbook.milestone("contract_signed").unwrap();
    let (refusing, warning) = contract.missing(&|field| *field == Field::Record(key("contract_investment")));
    assert_eq!((names(refusing), names(warning)), (vec!["field.investor".into()], vec!["milestone.reviewed".into()]));

    let refusing: Vec<&str> = playbook
        .milestones()
        .iter()
        .filter(|m| m.needs.iter().any(|need| need.effect == Effect::Refuse))
        .map(|m| m.key.as_str())
        .collect();
    assert_eq!(refusing, ["contract_signed"]);
}

#[test]
fn the_dated_milestones_of_the_seed_are_known_in_their_order() {
    let playbook = Playbook::development_zone();
    let mut dated = Vec::new();
    let facts = cases("seed_facts.json");
    let vector = facts.iter().find(|case| case["id"] == "N10").unwrap();
    for (name, on) in vector["expect"].as_object().unwrap() {
        let Some(on) = on.as_str().filter(|on| on.starts_with("20")) else { continue };
        let key = playbook.near(name)[0].clone();
        assert!(key.as_str().starts_with(name.as_str()), "{name}: {key}");
        dated.push((on.to_owned(), playbook.milestone(key.as_str()).unwrap().rank));
    }
    dated.sort();
    assert_eq!(dated.len(), 3);
    assert!(dated.is_sorted_by(|a, b| a.1 < b.1));
}

#[test]
fn stages_are_found_by_rank_on_the_main_track_only() {
    let playbook = Playbook::development_zone();
    for milestone in playbook.milestones() {
        let stage = playbook.stage_of(milestone.rank);
        assert_eq!(stage.is_some(), milestone.track == Track::Main);
        assert!(stage.is_none_or(|found| found == milestone));
    }
    for rank in [0, 1, 145, u16::MAX] {
        assert_eq!(playbook.stage_of(rank), None);
    }
}

#[test]
fn a_small_playbook_gets_its_defaults() {
    let toml =
        format!("{HEAD}{}{}{}", entry("a", ""), entry("b", "rank = 15\n"), entry("c", "track = \"side_line\"\n"));
    let playbook = Playbook::parse(&toml).unwrap();
    let ranks: Vec<u16> = playbook.milestones().iter().map(|m| m.rank).collect();
    assert_eq!(ranks, [10, 15, 25]);
    let first = playbook.milestone("a").unwrap();
    assert_eq!(
        (&first.stage, &first.track, first.retired, &first.recorded_by),
        (&first.label, &Track::Main, false, &None)
    );
    assert_eq!(playbook.milestone("c").unwrap().track, Track::Side(key("side_line")));
    assert_eq!(playbook.text(), toml);
    assert!(playbook.attributes().is_empty() && playbook.sources().is_empty());
    assert_eq!(playbook.source_rank(Some(&key("statistics"))), 0);
    let windows = Playbook::parse(&toml.replace('\n', "\r\n")).unwrap();
    assert_eq!(windows.milestones(), playbook.milestones());
}

#[test]
fn keys_are_strict() {
    for text in ["a", "a1_b", "construction_started", &"x".repeat(64)] {
        let key = Key::parse(text).unwrap();
        assert_eq!(key.to_string(), *text);
        assert_eq!(serde_json::from_str::<Key>(&serde_json::to_string(&key).unwrap()).unwrap(), key);
    }
    for text in ["", "1a", "_a", "A", "a-b", "a b", " a", "开工", "a\0", &"x".repeat(65)] {
        let refusal = Key::parse(text).unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.params["input"].as_str()), ("playbook.bad-key", text));
        assert!(serde_json::from_value::<Key>(text.into()).is_err());
    }
    assert_eq!(key("filed"), milestone::FILED);
    for text in ["", ".", "field.", "field.X", "filed", "thing.x", "milestone.a.b"] {
        assert_eq!(Field::parse(text).unwrap_err().code.as_str(), "playbook.bad-field", "{text}");
    }
    for (name, places) in FIELDS {
        assert!(Key::parse(name).is_ok() && !places.is_empty(), "{name}");
    }
    assert!(FIELDS.is_sorted_by(|a, b| a.0 < b.0));
    assert_eq!(serde_json::to_string(&Track::Main).unwrap(), "\"main\"");
    assert_eq!(serde_json::from_str::<Track>("\"main\"").unwrap(), Track::Main);
    assert_eq!(serde_json::from_str::<Track>("\"land\"").unwrap(), Track::Side(key("land")));
}

#[test]
fn names_in_data_are_the_names_in_playbooks() {
    let json = |value: serde_json::Value| value.as_str().unwrap().to_owned();
    for place in Place::ALL {
        assert_eq!(json(serde_json::to_value(place).unwrap()), place.name());
    }
    for kind in RecordKind::ALL {
        assert_eq!(json(serde_json::to_value(kind).unwrap()), kind.name());
    }
    for kind in ReasonKind::ALL {
        assert_eq!(json(serde_json::to_value(kind).unwrap()), kind.name());
    }
    for effect in Effect::ALL {
        assert_eq!(json(serde_json::to_value(effect).unwrap()), effect.name());
    }
    for direction in Direction::ALL {
        assert_eq!(json(serde_json::to_value(direction).unwrap()), direction.name());
    }
    let mut kinds = 0;
    for name in AttributeKind::NAMES {
        let choices = if name.starts_with("choice") {
            "[[attribute.choices]]\nkey = \"a\"\nlabel = { en = \"A\", zh = \"甲\" }\n"
        } else {
            ""
        };
        let toml = format!(
            "{HEAD}{}[[attribute]]\nkey = \"x\"\nlabel = {{ en = \"X\", zh = \"某\" }}\nplaces = [\"lead\"]\nkind = \"{name}\"\n{choices}",
            entry("one", "")
        );
        assert_eq!(Playbook::parse(&toml).unwrap().attribute("x").unwrap().kind.name(), name);
        kinds += 1;
    }
    assert_eq!(kinds, 9);
}

#[test]
fn a_playbook_is_data_as_its_text() {
    let playbook = Playbook::development_zone();
    let json = serde_json::to_value(&playbook).unwrap();
    assert_eq!(json, serde_json::Value::from(playbook.text()));
    assert_eq!(serde_json::from_value::<Playbook>(json).unwrap(), playbook);
    let error = serde_json::from_value::<Playbook>(HEAD.into()).unwrap_err();
    assert!(error.to_string().contains("playbook.no-milestones"));
}

#[test]
fn misspelt_milestones_are_near_the_right_one() {
    let playbook = Playbook::development_zone();
    for (text, expected) in [
        ("construction_start", "construction_started"),
        ("Construction Started", "construction_started"),
        ("contract-signed", "contract_signed"),
        ("fild", "filed"),
        ("开工", "construction_started"),
        ("开工时间", "construction_started"),
        ("在建", "construction_started"),
        ("投产", "production"),
        ("试生产点火", "trial_production"),
        ("施工许可证", "construction_permitted"),
        ("签约", "contract_signed"),
    ] {
        let near = playbook.near(text);
        assert!(near.iter().take(3).any(|key| *key == *expected), "{text}: {near:?}");
        assert!(near.len() <= 5);
    }
    for text in ["", " ", "banana", "抱歉", &"长".repeat(5_000)] {
        assert_eq!(playbook.near(text), Vec::<Key>::new(), "{text}");
    }
}

/// Everything the built-in playbook offers, used everywhere it may be.
fn full_usage(playbook: &Playbook) -> Usage {
    Usage {
        milestones: playbook.milestones().iter().map(|m| (m.key.clone(), m.places.iter().copied().collect())).collect(),
        attributes: playbook
            .attributes()
            .iter()
            .map(|attribute| {
                let records = attribute.places.iter().copied().collect();
                let choices = attribute.kind.choices().iter().map(|choice| choice.key.clone()).collect();
                (attribute.key.clone(), AttributeUsage { records, choices })
            })
            .collect(),
        reasons: ReasonKind::ALL
            .into_iter()
            .flat_map(|kind| playbook.reasons_of(kind))
            .map(|r| r.key.clone())
            .collect(),
        sources: playbook.sources().iter().map(|source| source.key.clone()).collect(),
        natures: playbook.natures().iter().map(|nature| nature.key.clone()).collect(),
        commitment_kinds: playbook.commitment_kinds().iter().map(|kind| kind.key.clone()).collect(),
        issue_kinds: playbook.issue_kinds().iter().map(|kind| kind.key.clone()).collect(),
        channels: playbook.channels().iter().map(|channel| channel.key.clone()).collect(),
        urgencies: playbook.urgencies().iter().map(|urgency| urgency.key.clone()).collect(),
        ladders: playbook
            .ladders()
            .iter()
            .map(|ladder| (ladder.key.clone(), ladder.levels.iter().map(|level| level.key.clone()).collect()))
            .collect(),
        roles: playbook.roles().iter().map(|role| role.key.clone()).collect(),
        evidence: playbook.evidence_kinds().iter().map(|kind| kind.key.clone()).collect(),
    }
}

fn told(violations: &[Refusal]) -> Vec<(&str, &str)> {
    let name = |refusal: &Refusal| refusal.code.as_str().trim_start_matches("playbook.");
    violations.iter().map(|refusal| (name(refusal), refusal.params["input"].as_str())).collect()
}

/// The built-in file with one passage exchanged, which must be there.
fn changed(from: &str, to: &str) -> Playbook {
    let text = Playbook::development_zone().text().to_owned();
    assert!(text.contains(from), "{from}");
    Playbook::parse(&text.replace(from, to)).unwrap()
}

#[test]
fn what_is_used_may_be_renamed_and_retired() {
    let old = Playbook::development_zone();
    let usage = full_usage(&old);
    assert_eq!(old.refuses_to_follow(&old, &usage), vec![]);
    for (from, to) in [
        ("zh = \"开工\"", "zh = \"正式开工\""),
        ("key = \"above_scale\"\n", "key = \"above_scale\"\nretired = true\n"),
        ("key = \"press\"\n", "key = \"press\"\nretired = true\n"),
        ("key = \"power_shortage\"\n", "key = \"power_shortage\"\nretired = true\n"),
        ("{ key = \"scout\", ", "{ key = \"scout\", retired = true, "),
        ("places = [\"agreement\"]", "places = [\"agreement\", \"project\"]"),
        ("effect = \"refuse\"", "effect = \"warn\""),
        ("rank = 220", "rank = 300"),
        ("counted = false", "counted = true"),
        ("key = \"grievance\"\n", "key = \"grievance\"\nretired = true\n"),
        ("key = \"letter\"\n", "key = \"letter\"\nretired = true\n"),
        ("key = \"urgent\"\n", "key = \"urgent\"\nretired = true\n"),
        ("resolve = { limit = { working_days = 5 }, after = \"received\" }\n", ""),
    ] {
        assert_eq!(changed(from, to).refuses_to_follow(&old, &usage), vec![], "{from}");
    }
}

#[test]
fn what_is_used_is_not_dropped_retyped_or_moved() {
    let old = Playbook::development_zone();
    let usage = full_usage(&old);
    for (from, to, expected) in [
        ("key = \"above_scale\"", "key = \"over_scale\"", ("drops-what-is-used", "milestone.above_scale")),
        ("key = \"establishment\"", "key = \"form\"", ("drops-what-is-used", "attribute.establishment")),
        ("{ key = \"scout\",", "{ key = \"look\",", ("drops-what-is-used", "attribute.target_industry.scout")),
        ("kind = \"bool\"", "kind = \"text\"", ("retypes-what-is-used", "attribute.synthetic")),
        ("key = \"power_shortage\"", "key = \"no_power\"", ("drops-what-is-used", "reason.power_shortage")),
        (
            "zh = \"供电不足\" }\nof = \"suspended\"",
            "zh = \"供电不足\" }\nof = \"delayed\"",
            ("retypes-what-is-used", "reason.power_shortage"),
        ),
        ("key = \"press\"", "key = \"media\"", ("drops-what-is-used", "source.press")),
        ("key = \"relocation\"", "key = \"moved\"", ("drops-what-is-used", "nature.relocation")),
        ("key = \"agent_service\"", "key = \"agent\"", ("drops-what-is-used", "commitment_kind.agent_service")),
        (
            "zh = \"就业\" }\ndirection = \"by_investor\"",
            "zh = \"就业\" }\ndirection = \"to_investor\"",
            ("retypes-what-is-used", "commitment_kind.jobs"),
        ),
        ("key = \"grievance\"", "key = \"appeal\"", ("drops-what-is-used", "issue_kind.grievance")),
        ("key = \"letter\"", "key = \"mail\"", ("drops-what-is-used", "channel.letter")),
        ("key = \"urgent\"", "key = \"at_once\"", ("drops-what-is-used", "urgency.urgent")),
        ("key = \"payment_voucher\"", "key = \"voucher\"", ("drops-what-is-used", "evidence.payment_voucher")),
        (
            "zh = \"达效\" }\nstage = { en = \"At full benefit\", zh = \"已达效\" }\nplaces = [\"project\", \"phase\"]",
            "zh = \"达效\" }\nstage = { en = \"At full benefit\", zh = \"已达效\" }\nplaces = [\"project\"]",
            ("moves-what-is-used", "milestone.full_benefit"),
        ),
        (
            "\"negotiation\", \"agreement\", \"project\", \"organisation\", \"investment\"]",
            "\"negotiation\", \"agreement\", \"project\"]",
            ("moves-what-is-used", "attribute.synthetic"),
        ),
    ] {
        let new = changed(from, to);
        assert_eq!(told(&new.refuses_to_follow(&old, &usage)), [expected], "{from}");
        assert_eq!(new.refuses_to_follow(&old, &Usage::default()), vec![], "what is not used may go");
        for violation in new.refuses_to_follow(&old, &usage) {
            assert!(!violation.say(Lang::En).contains('?') && !violation.say(Lang::Zh).contains('?'));
        }
    }
    let small = Playbook::parse(&format!("{HEAD}{}", entry("one", ""))).unwrap();
    let violations = small.refuses_to_follow(&old, &usage);
    let used = usage.milestones.len()
        + usage.attributes.len()
        + usage.reasons.len()
        + usage.sources.len()
        + usage.natures.len()
        + usage.commitment_kinds.len()
        + usage.issue_kinds.len()
        + usage.channels.len()
        + usage.urgencies.len()
        + usage.ladders.len()
        + usage.roles.len()
        + usage.evidence.len();
    assert_eq!(violations.len(), used);
    let json = serde_json::to_string(&usage).unwrap();
    assert_eq!(serde_json::from_str::<Usage>(&json).unwrap(), usage);
}

proptest! {
    #[test]
    fn any_text_is_a_playbook_or_refused_with_lines(text in "\\PC{0,400}|[\\[\\]{}=\"'#a-z\\n., 0-9长]{0,400}") {
        if let Err(refusal) = Playbook::parse(&text) {
            let lines = text.matches('\n').count() + 1;
            for fault in refusal.each() {
                let line: usize = fault.params["line"].parse().unwrap();
                prop_assert!((1..=lines).contains(&line), "{fault}");
            }
        }
        let _ = Playbook::development_zone().near(&text);
    }

    #[test]
    fn the_built_in_file_damaged_anywhere_never_panics(at in 0..22_000_usize, length in 0..400_usize, put in "[\\[\\]{}=\"#\\n,a1]{0,6}") {
        let mut characters: Vec<char> = Playbook::development_zone().text().chars().collect();
        let at = at.min(characters.len());
        let end = (at + length).min(characters.len());
        characters.splice(at..end, put.chars());
        let text: String = characters.into_iter().collect();
        match Playbook::parse(&text) {
            Ok(playbook) => {
                prop_assert!(playbook.milestones().is_sorted_by(|a, b| a.rank < b.rank));
                let keys: BTreeSet<&str> = playbook.milestones().iter().map(|m| m.key.as_str()).collect();
                prop_assert_eq!(keys.len(), playbook.milestones().len());
            }
            Err(refusal) => {
                prop_assert!(refusal.each().all(|fault| fault.params.contains_key("line")));
            }
        }
    }

    #[test]
    fn a_key_is_its_grammar(text in "[a-zA-Z0-9_\\- 长]{0,70}") {
        let first = text.chars().next().is_some_and(|c| c.is_ascii_lowercase());
        let rest = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        prop_assert_eq!(Key::parse(&text).is_ok(), first && rest && text.len() <= 64);
    }
}
