//! Every built-in rate on one made book, its figures worked out by hand; and what stands in the definitions.

use std::collections::{BTreeMap, BTreeSet};

use inward_analysis::rates::{Cohort, Entry, Kpis, Query, Row, Shape, Standing, Window, evaluate};
use inward_core::playbook::Playbook;
use inward_core::qualified::Qualified;
use inward_core::text::Lang;
use inward_core::when::Truth::{Possibly, Yes};
use inward_core::when::When;

use crate::cases::when;

fn entry(value: &str, amount: &str, on: Option<&str>) -> Entry {
    let unit = (!value.starts_with("output_value")).then(|| "CNY".to_owned());
    Entry { value: value.to_owned(), figure: Qualified::parse(amount).unwrap(), unit, on: on.map(when) }
}

fn standing(is: &str, since: &str, until: Option<&str>) -> Standing {
    Standing { is: is.to_owned(), since: when(since), until: until.map(when) }
}

/// Four projects as of the end of 2021: one in production, one under construction, one that stopped, one
/// from the year before.
fn book() -> Vec<Row> {
    let mut done = Row::new("done");
    for (milestone, on) in [
        ("negotiating", "2020-12-10"),
        ("contract_signed", "2021-01-15"),
        ("registered", "2021-02-01"),
        ("construction_started", "2021-03-01"),
        ("completed", "2021-10-01"),
        ("production", "2021-11-01"),
        ("stat_enrolled", "2021-12-01"),
        ("above_scale", "2021-12-20"),
    ] {
        done = done.on(milestone, when(on));
    }
    done.entries = vec![
        entry("contract_investment", "1000", None),
        entry("funds_arrived", "600", Some("2021-04-01")),
        entry("funds_arrived", "200", Some("2022-01-05")),
        entry("output_value/actual", "80", None),
        entry("output_value/expected", "100", None),
        entry("fai_completed", "500", Some("2021-12-31")),
        entry("annual_planned", "400", Some("2021")),
    ];
    done.attributes.insert("batch".to_owned(), "2021-1".to_owned());
    let mut building =
        Row::new("building").on("negotiating", when("2021-02-10")).on("contract_signed", when("2021-05-01"));
    building = building.on("construction_started", when("2021-06")).on("production", when("2022-03-01"));
    building.entries = vec![
        entry("contract_investment", "3000", None),
        entry("fai_completed", "300", Some("2021-12-31")),
        entry("annual_planned", "600", Some("2021")),
        entry("output_value/expected", "900", None),
    ];
    let mut stopped =
        Row::new("stopped").on("negotiating", when("2021-03-01")).on("contract_signed", when("2021-07-01"));
    stopped = stopped.on("construction_started", when("2021-08-01"));
    stopped.standings = vec![standing("suspended", "2021-09-01", None), standing("terminated", "2021-12-01", None)];
    stopped.entries = vec![entry("contract_investment", "1000", None)];
    let mut old =
        Row::new("old").on("contract_signed", when("2020-05-01")).on("construction_started", when("2020-06-01"));
    old = old.on("completed", when("2020-12-20")).on("registered", when("2020-05-20"));
    old.standings = vec![standing("terminated", "2020-08-01", Some("2020-09-01"))];
    old.entries = vec![entry("contract_investment", "500", None), entry("funds_arrived", "500", Some("2020-07-01"))];
    vec![done, building, stopped, old]
}

fn promises() -> Vec<Row> {
    let promise = |id: &str, due: Option<&str>, kept: Option<&str>, is: Option<&str>, amounts: [&str; 2]| {
        let mut row = Row::new(id);
        let amounts = ["due_amount", "paid_on_time"].into_iter().zip(amounts).filter(|(_, amount)| !amount.is_empty());
        row.entries = amounts.map(|(value, amount)| entry(value, amount, None)).collect();
        row.dates.extend(due.map(|on| ("due".to_owned(), when(on))));
        row.dates.extend(kept.map(|on| ("kept".to_owned(), when(on))));
        row.standings.extend(is.map(|is| standing(is, "2021-01-01", None)));
        row
    };
    vec![
        promise("a", Some("2021-03-01"), Some("2021-03-01"), None, ["100", "100"]),
        promise("b", Some("2021-04-01"), Some("2021-05-01"), None, ["200", "50"]),
        promise("c", Some("2021-06-01"), None, None, ["300", ""]),
        promise("d", Some("2022-06-01"), Some("2021-12-01"), None, ["400", "400"]),
        promise("e", None, None, Some("conditional"), ["500", ""]),
        promise("f", Some("2021-02-01"), None, Some("waived"), ["600", "10"]),
    ]
}

fn issues() -> Vec<Row> {
    let issue = |id: &str, closed: Option<&str>, rating: Option<&str>| {
        let mut row = Row::new(id).on("due", when("2021-06-10"));
        row.dates.extend(closed.map(|on| ("closed".to_owned(), when(on))));
        row.dates.extend(rating.and(closed).map(|on| ("rated".to_owned(), when(on))));
        row.attributes.extend(rating.map(|rating| ("rating".to_owned(), rating.to_owned())));
        row
    };
    vec![
        issue("i1", Some("2021-06-10"), Some("satisfied")),
        issue("i2", Some("2021-06-11"), Some("dissatisfied")),
        issue("i3", Some("2021-06-01"), None),
        issue("i4", None, None),
    ]
}

fn year(text: &str) -> Window {
    Window::of(&when(text)).unwrap()
}

#[test]
fn every_built_in_rate_comes_to_what_was_worked_out_by_hand() {
    // Each with what stands above and below the line, its rate, and the share by money.
    let expected: BTreeMap<&str, (&str, &str, &str, Option<&str>)> = BTreeMap::from([
        ("start_rate/signed", ("3", "3", "100.00%", Some("100.00%"))),
        ("production_rate/signed", ("1", "3", "33.33%", Some("20.00%"))),
        ("production_rate/started", ("1", "3", "33.33%", Some("20.00%"))),
        // The stopped one is suspended, the old one was complete before the year.
        ("production_rate/under_construction", ("1", "2", "50.00%", Some("25.00%"))),
        ("completion_rate/signed", ("1", "3", "33.33%", Some("20.00%"))),
        ("benefit_rate/output", ("80", "100", "80.00%", None)),
        ("performance_rate/not_terminated", ("2", "3", "66.67%", Some("80.00%"))),
        ("performance_rate/performed", ("1", "3", "33.33%", Some("20.00%"))),
        ("performance_rate/funds_in", ("1", "3", "33.33%", Some("20.00%"))),
        ("performance_rate/stock", ("2", "4", "50.00%", Some("27.27%"))),
        // What arrives in the next year is not there yet.
        ("funds_in_rate/all", ("600", "5000", "12.00%", None)),
        ("funds_in_rate/started", ("600", "5000", "12.00%", None)),
        ("funds_in_rate/target", ("600", "480", "125.00%", None)),
        ("signing_rate/negotiated", ("2", "2", "100.00%", None)),
        ("signing_rate/target", ("3", "4", "75.00%", None)),
        ("signing_rate/target_money", ("5000", "4000", "125.00%", None)),
        ("registration_rate/signed", ("1", "3", "33.33%", Some("20.00%"))),
        ("enrolment_rate/signed", ("1", "3", "33.33%", Some("20.00%"))),
        ("above_scale_rate/signed", ("1", "3", "33.33%", Some("20.00%"))),
        ("investment_completion_rate/plan", ("800", "1000", "80.00%", None)),
        ("fulfilment_rate/due", ("1", "3", "33.33%", None)),
        ("fulfilment_rate/all", ("3", "6", "50.00%", None)),
        // Of 100, 200 and 300 that are due 100 and a part of 50.
        ("fulfilment_rate/money", ("150", "600", "25.00%", None)),
        ("closing_rate/due", ("3", "4", "75.00%", None)),
        ("closing_rate/on_time", ("2", "4", "50.00%", None)),
        ("satisfaction_rate/rated", ("1", "2", "50.00%", None)),
    ]);
    let kpis = Kpis::built_in();
    let keys: BTreeSet<&str> = kpis.iter().map(|definition| definition.key.as_str()).collect();
    assert_eq!(keys, expected.keys().copied().collect());
    for definition in kpis.iter() {
        let rows = match definition.subject.as_str() {
            "investment" => book(),
            "commitment" => promises(),
            "issue" => issues(),
            other => panic!("{other}"),
        };
        let mut query = Query::as_of("2021-12-31".parse().unwrap());
        if let Cohort::By { dates, .. } = &definition.cohort {
            let first = dates.first().unwrap();
            query = query.selected(if first == "production" { "contract_signed" } else { first }, year("2021"));
        }
        query.period = definition.needs_period().then(|| year("2021"));
        query.targets = BTreeMap::from([("funds_arrived", 480), ("signed", 4), ("contract_investment", 4000)])
            .into_iter()
            .map(|(name, target)| (name.to_owned(), target.into()))
            .collect();
        let key = definition.key.as_str();
        let found = evaluate(definition, &rows, &query).unwrap_or_else(|refusal| panic!("{key}: {refusal}"));
        let (numerator, denominator, rate, by_money) = expected[key];
        for (line, text) in [(found.numerator(), numerator), (found.denominator(), denominator)] {
            let number = text.parse().unwrap();
            assert_eq!(line.unwrap(), (number, Some(number)), "{key}");
        }
        assert_eq!(found.bounds().unwrap().to_string(), rate, "{key}");
        let by_money = by_money.map(str::to_owned);
        assert_eq!(found.bounds_by_weight().and_then(Result::ok).map(|bounds| bounds.to_string()), by_money, "{key}");
        assert_eq!(definition.weights.is_some(), matches!(definition.shape, Shape::Share(_)) && by_money.is_some());
    }
}

#[test]
fn definitions_speak_both_languages_and_name_what_the_playbook_has() {
    let playbook = Playbook::development_zone();
    let milestones: BTreeSet<&str> = playbook.milestones().iter().map(|milestone| milestone.key.as_str()).collect();
    let mut looked_at = 0;
    for definition in Kpis::built_in().iter() {
        let said = [Lang::En, Lang::Zh].map(|lang| (definition.name.say(lang).to_owned(), definition.say(lang)));
        let [(name, words), (name_zh, words_zh)] = said;
        assert!(!name.is_empty() && words.contains(" ÷ "), "{}", definition.key);
        for chinese in [name_zh, words_zh] {
            assert!(chinese.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{}", definition.key);
        }
        if let Cohort::By { dates, .. } = &definition.cohort {
            for date in dates.iter().filter(|date| *date != "batch") {
                assert!(milestones.contains(date.as_str()), "{date} of {}", definition.key);
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 15, "{looked_at}");
}

#[test]
fn who_is_too_young_is_told() {
    let rows: Vec<Row> = [("p1", "2020-01-10"), ("p2", "2020-11"), ("p3", "2020-12-20")]
        .map(|(id, on)| Row::new(id).on("contract_signed", when(on)))
        .into();
    let kpis = Kpis::built_in();
    let definition = kpis.get("start_rate/signed").unwrap();
    let mut query = Query::as_of("2020-12-31".parse().unwrap()).selected("contract_signed", year("2020"));
    assert_eq!(evaluate(definition, &rows, &query).unwrap().immature, 0);
    query.mature_days = Some(45);
    let found = evaluate(definition, &rows, &query).unwrap();
    assert_eq!((found.immature.certain, found.immature.possible), (1, 2));
    assert_eq!(found.bounds().unwrap().to_string(), "0.00%");
}

#[test]
fn the_last_words_of_a_date_name_it() {
    let kpis = Kpis::built_in();
    let members = |date: &str| {
        let query = Query::as_of("2021-12-31".parse().unwrap()).selected(date, year("2020"));
        let found = evaluate(kpis.get("production_rate/started")?, &book(), &query)?;
        Ok::<_, inward_core::refusal::Refusal>(found.members.len())
    };
    for date in ["signed", "contract_signed", "started", "construction_started"] {
        assert_eq!(members(date).unwrap(), 1, "{date}");
    }
    for date in ["ed", "", "contract", "contract_signed_", "batch"] {
        assert_eq!(members(date).unwrap_err().code.as_str(), "kpi.unknown-cohort-date", "{date}");
    }
}

#[test]
fn a_standing_that_is_over_holds_no_more() {
    let kpis = Kpis::built_in();
    for (day, rate) in
        [("2020-07-31", "100.00%"), ("2020-08-01", "0.00%"), ("2020-08-31", "0.00%"), ("2020-09-01", "100.00%")]
    {
        let query = Query::as_of(day.parse().unwrap()).selected("signed", year("2020"));
        let found = evaluate(kpis.get("performance_rate/not_terminated").unwrap(), &book(), &query).unwrap();
        assert_eq!(found.bounds().unwrap().to_string(), rate, "{day}");
    }
}

#[test]
fn what_may_lie_outside_the_period_perhaps_counts_towards_its_target() {
    let kpis = Kpis::built_in();
    let mut rows: Vec<Row> = [("sure", "2021-06"), ("perhaps", "2020-12-20/2021-01-10")]
        .map(|(id, on)| Row::new(id).on("contract_signed", when(on)))
        .into();
    rows.iter_mut().for_each(|row| row.entries.push(entry("contract_investment", "100", None)));
    let mut query = Query::as_of("2021-12-31".parse().unwrap());
    query.period = Some(year("2021"));
    query.targets =
        [("signed", 4), ("contract_investment", 400)].map(|(name, goal)| (name.to_owned(), goal.into())).into();
    for key in ["signing_rate/target", "signing_rate/target_money"] {
        let found = evaluate(kpis.get(key).unwrap(), &rows, &query).unwrap();
        assert_eq!(found.bounds().unwrap().to_string(), "25.00% - 50.00%", "{key}");
    }
}

#[test]
fn a_batch_is_a_cohort_by_its_name() {
    let kpis = Kpis::built_in();
    let query = Query { batch: Some("2021-1".to_owned()), ..Query::as_of("2021-12-31".parse().unwrap()) };
    let found = evaluate(kpis.get("production_rate/started").unwrap(), &book(), &query).unwrap();
    assert_eq!(found.members.iter().map(|member| member.id.clone()).collect::<Vec<_>>(), ["done"]);
}

#[test]
fn members_are_those_below_the_line_with_what_is_said_of_them() {
    let kpis = Kpis::built_in();
    let query = Query::as_of("2021-06-15".parse().unwrap()).selected("contract_signed", year("2021"));
    let found = evaluate(kpis.get("start_rate/signed").unwrap(), &book(), &query).unwrap();
    let members: Vec<_> = found.members.iter().map(|member| (member.id.clone(), member.cohort, member.event)).collect();
    assert_eq!(members, [("done".to_owned(), Yes, Yes), ("building".to_owned(), Yes, Possibly)]);
    assert_eq!(found.bounds().unwrap().to_string(), "50.00% - 100.00%");
}

#[test]
fn of_one_id_the_first_signing_counts_wherever_it_stands() {
    let signed = |on: &str| Row::new("p").on("contract_signed", when(on));
    let rows = [signed("2021-03-01"), signed("2020-03-01"), signed("2021-01-01")];
    let kpis = Kpis::built_in();
    for (window, cohort) in [("2020", 1), ("2021", 0)] {
        let query = Query::as_of("2021-12-31".parse().unwrap()).selected("contract_signed", year(window));
        let found = evaluate(kpis.get("start_rate/signed").unwrap(), &rows, &query).unwrap();
        assert_eq!((found.by_number.unwrap().cohort().exact(), found.repeated), (Some(cohort), 2), "{window}");
    }
}

#[test]
fn a_definition_of_ones_own_may_use_all_of_the_grammar() {
    let own = r#"
        [[kpi]]
        key = "landing_rate/within_a_year"
        name = { en = "Landing rate", zh = "落地率" }
        numerator = { en = "started within a year of signing", zh = "签约一年内开工" }
        denominator = { en = "signed, new industry only, no closed ones", zh = "新签约的新兴产业项目，不含已清退" }
        cohort = { by = ["contract_signed"], where = { attribute = "nature", is = "new" }, except = { standing = ["exited"] } }
        share = { hit = { all = [
            { reached = "construction_started", after = "contract_signed", days = 365 },
            { not = { cmp = ["construction_started", "<", "contract_signed"] } },
            { value = "funds_arrived", in = "period", over = "100" },
        ] } }
        rounding = { places = 1, mode = "truncate" }
        mature = { days = 365 }
    "#;
    let kpis = Kpis::built_in().with(own).unwrap();
    let definition = kpis.get("landing_rate/within_a_year").unwrap();
    assert!(definition.needs_period());
    let mut rows = Vec::new();
    for (id, started, arrived, nature) in [
        ("soon", "2021-02-01", "101", "new"),
        ("poor", "2021-02-01", "100", "new"),
        ("late", "2021-02-02", "500", "new"),
        ("before", "2020-01-31", "500", "new"),
        ("other", "2020-03-01", "500", "old"),
    ] {
        let mut row = Row::new(id)
            .on("contract_signed", When::parse("2020-02-02").unwrap())
            .on("construction_started", when(started));
        row.entries.push(entry("funds_arrived", arrived, Some("2021-05-05")));
        row.attributes.insert("nature".to_owned(), nature.to_owned());
        rows.push(row);
    }
    let mut gone = Row::new("gone").on("contract_signed", when("2020-02-02"));
    gone.standings.push(standing("exited", "2020-05-05", None));
    gone.attributes.insert("nature".to_owned(), "new".to_owned());
    rows.push(gone);
    let mut query = Query::as_of("2021-12-31".parse().unwrap()).selected("contract_signed", year("2020"));
    query.period = Some(year("2021"));
    let found = evaluate(definition, &rows, &query).unwrap();
    let hits: Vec<_> = found.members.iter().map(|member| (member.id.clone(), member.event.is_certain())).collect();
    let expected = [("soon", true), ("poor", false), ("late", false), ("before", false)];
    assert_eq!(hits, expected.map(|(id, hit)| (id.to_owned(), hit)));
}
