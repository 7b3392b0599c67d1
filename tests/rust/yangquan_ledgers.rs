//! The ledgers of the worked example `examples/yangquan`: what they hold is what is known of the
//! zone (`tests/cases/seed_facts.json`), and what is made up for it is marked.

use std::collections::{BTreeMap, BTreeSet};

use inward_core::money::{Amount, AmountSum, Currency, Money};
use inward_core::qualified::{Measured, Qualifier};
use inward_core::when::When;
use inward_ledger::{Field, Ledger, Mapping, Row, Target, read};
use serde_json::Value;

use crate::root;

const YEARS: [&str; 2] = ["2020", "2021"];
const SAPPHIRE: &str = "YQ-01";
const DIGITAL_PARK: &str = "YQ-02";
const OUTLETS: &str = "YQ-06";

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn mapping_text(year: &str) -> String {
    text(&format!("examples/yangquan/ledger-{year}.toml"))
}

fn mapping(year: &str) -> Mapping {
    Mapping::parse(&mapping_text(year)).unwrap()
}

fn read_with(year: &str, mapping: &Mapping) -> Ledger {
    read(text(&format!("examples/yangquan/ledger-{year}.csv")).as_bytes(), mapping).unwrap()
}

fn ledger(year: &str) -> Ledger {
    read_with(year, &mapping(year))
}

/// What a seed fact expects.
fn seed(id: &str) -> Value {
    let cases: Value = serde_json::from_str(&text("tests/cases/seed_facts.json")).unwrap();
    let case = cases["cases"].as_array().unwrap().iter().find(|case| case["id"] == id);
    case.unwrap_or_else(|| panic!("{id}"))["expect"].clone()
}

fn yuan(value: &Value) -> Money {
    let value = value["amount"].as_str().or(value.as_str()).unwrap();
    Money::parse(&format!("{value}元")).unwrap()
}

fn yuan_currency() -> Currency {
    Currency::parse("CNY").unwrap()
}

fn row<'l>(ledger: &'l Ledger, key: &str) -> &'l Row {
    ledger.rows.iter().find(|row| row.key == key).unwrap_or_else(|| panic!("no row {key}"))
}

/// The text under that target, written as [`Target`] prints.
fn value<'l>(row: &'l Row, target: &str) -> Option<&'l str> {
    row.cells.iter().find(|cell| cell.target.to_string() == target).map(|cell| cell.text.as_str())
}

fn amount(row: &Row, field: &Field) -> Option<Amount> {
    row.text(field).map(|text| Amount::parse(text, None).unwrap())
}

fn is_synthetic(row: &Row) -> bool {
    match row.text(&Field::Attribute("synthetic".to_owned())) {
        None => false,
        Some("是") => true,
        Some(other) => panic!("{}: {other}", row.key),
    }
}

/// The exact sum of a field over these rows, and how many of them have it.
fn sum<'l>(rows: impl IntoIterator<Item = &'l Row>, field: &Field) -> (Money, u64) {
    let mut sum = AmountSum::default();
    rows.into_iter().filter_map(|row| amount(row, field)).for_each(|amount| sum.add(&amount));
    let sum = sum.of(yuan_currency()).unwrap();
    assert_eq!(sum.inexact(), 0);
    (sum.money().unwrap(), sum.count())
}

fn keys(ledger: &Ledger, of: impl Fn(&Row) -> bool) -> BTreeSet<String> {
    ledger.rows.iter().filter(|row| of(row)).map(|row| row.key.clone()).collect()
}

#[test]
fn both_editions_are_read_without_a_fault() {
    for year in YEARS {
        let ledger = ledger(year);
        assert!(ledger.faults.is_empty(), "{year}: {:?}", ledger.faults);
        assert_eq!((ledger.skipped, ledger.blank), (1, 0), "{year}");
        assert!(ledger.absent.is_empty(), "{year}: {:?}", ledger.absent);
        assert_eq!(ledger.rows[0].line, 3, "{year}: a title and the header stand above");
    }
}

#[test]
fn every_value_parses_as_what_its_field_holds() {
    let mut parsed: BTreeMap<String, usize> = BTreeMap::new();
    for year in YEARS {
        for row in &ledger(year).rows {
            for cell in &row.cells {
                use inward_ledger::Reading::{Amount as Money, Number, When as Date};
                let said = match cell.field().reading() {
                    Money => Amount::parse(&cell.text, None).map(drop),
                    Number => Measured::parse(&cell.text).map(drop),
                    Date => When::parse(&cell.text).map(drop),
                    _ => continue,
                };
                assert!(said.is_ok(), "{year} {} {}: {said:?}", row.key, cell.target);
                *parsed.entry(format!("{:?}", cell.field().reading())).or_default() += 1;
            }
        }
    }
    let expected = [("Amount", 38 + 28 + 26), ("Number", 2 + 3), ("When", 3 + 5)];
    assert_eq!(parsed, expected.map(|(reading, count)| (reading.to_owned(), count)).into());
}

#[test]
fn the_lists_have_their_counts_and_sums() {
    for (year, whole, without_sapphire, synthetic) in [("2020", "N1", "N2", 36), ("2021", "N3", "N4", 26)] {
        let (ledger, whole, residual) = (ledger(year), seed(whole), seed(without_sapphire));
        assert_eq!(ledger.rows.len(), whole["count"], "{year}");
        let (total, with_total) = sum(&ledger.rows, &Field::ProjectTotalPlanned);
        assert_eq!(total, yuan(&whole["total"]), "{year}");
        assert_eq!(with_total, synthetic + 1, "{year}: the totals of the other named projects are unknown");

        let others: Vec<&Row> = ledger.rows.iter().filter(|row| row.key != SAPPHIRE).collect();
        assert_eq!(others.len(), residual["count"], "{year}");
        assert_eq!(sum(others, &Field::ProjectTotalPlanned), (yuan(&residual["total"]), synthetic), "{year}");
    }
    let (plan, planned) = sum(&ledger("2021").rows, &Field::ProjectAnnualPlan);
    assert_eq!((plan, planned), (yuan(&seed("N3")["annual_plan"]), 26));
    assert!(ledger("2020").rows.iter().all(|row| row.text(&Field::ProjectAnnualPlan).is_none()));
}

#[test]
fn the_last_row_of_each_file_says_the_same_sums() {
    for year in YEARS {
        let with_totals =
            Mapping::parse(&mapping_text(year).replace("skip_keys = [\"合计\"]", "skip_keys = []")).unwrap();
        let ledger = read_with(year, &with_totals);
        let (last, rows) = ledger.rows.split_last().unwrap();
        assert_eq!((last.key.as_str(), ledger.skipped), ("合计", 0), "{year}");
        assert_eq!(last.text(&Field::ProjectName), Some(format!("{}项", rows.len()).as_str()));
        for field in [Field::ProjectTotalPlanned, Field::ProjectAnnualPlan] {
            if let Some(said) = amount(last, &field) {
                assert_eq!(said.exact().unwrap(), sum(rows, &field).0, "{year} {field}");
            }
        }
        assert!(last.text(&Field::ProjectTotalPlanned).is_some(), "{year}");
        assert_eq!(last.text(&Field::ProjectAnnualPlan).is_some(), year == "2021");
    }
}

#[test]
fn what_is_made_up_is_marked_and_on_one_list_only() {
    let mut seen = BTreeSet::new();
    for (year, count) in [("2020", 36), ("2021", 26)] {
        let ledger = ledger(year);
        let synthetic: Vec<&Row> = ledger.rows.iter().filter(|row| is_synthetic(row)).collect();
        assert_eq!(synthetic.len(), count, "{year}");
        for row in synthetic {
            assert!(seen.insert(row.key.clone()), "{} is on both lists", row.key);
            let name = row.text(&Field::ProjectName).unwrap();
            assert_eq!(name.strip_prefix("合成项目"), row.key.strip_prefix("HC-"), "{year}");
            assert!(name.contains(year) && seen.insert(name.to_owned()), "{name}");
            let total = amount(row, &Field::ProjectTotalPlanned).unwrap().exact().unwrap();
            assert!(total.units() > 0, "{name}");
            if let Some(plan) = amount(row, &Field::ProjectAnnualPlan) {
                let plan = plan.exact().unwrap();
                assert!(plan.units() > 0 && plan.units() < total.units(), "{name}");
            }
            let plain =
                ["project.name", "project.total_planned", "project.annual_plan", "project.list", "attribute.synthetic"];
            for cell in &row.cells {
                assert!(plain.contains(&cell.target.to_string().as_str()), "{name} says {}", cell.target);
            }
        }
        for row in ledger.rows.iter().filter(|row| !is_synthetic(row)) {
            assert!(row.key.starts_with("YQ-"), "{} is neither named nor marked", row.key);
            assert!(!row.text(&Field::ProjectName).unwrap().contains("合成"), "{}", row.key);
        }
    }
}

#[test]
fn the_lists_overlap_in_two_named_projects() {
    let [early, late] = YEARS.map(ledger);
    let [named_early, named_late] = [&early, &late].map(|ledger| keys(ledger, |row| !is_synthetic(row)));
    let inventory = seed("N14");
    assert_eq!(named_early.len(), inventory["2020"]);
    assert_eq!(named_late.len(), inventory["2021"]);
    assert_eq!(named_early.union(&named_late).count(), inventory["distinct"]);

    let [all_early, all_late] = [&early, &late].map(|ledger| keys(ledger, |_| true));
    let both: Vec<&str> = all_early.intersection(&all_late).map(String::as_str).collect();
    assert_eq!(both, [SAPPHIRE, DIGITAL_PARK]);
    assert_eq!(all_early.union(&all_late).count(), seed("N6")["max_distinct"]);
    for key in both {
        let [early, late] = [&early, &late].map(|ledger| row(ledger, key).text(&Field::ProjectName));
        assert!(early.is_some() && early == late, "{key}");
    }
}

#[test]
fn the_second_edition_updates_the_first() {
    let [early, late] = YEARS.map(mapping);
    assert_eq!(early.name, late.name, "keys are remembered under one name");
    assert_eq!((early.reported_on.as_deref(), late.reported_on.as_deref()), (Some("2020-12-31"), Some("2021-01-31")));
    let targets = |mapping: &Mapping| mapping.targets().map(Target::to_string).collect::<BTreeSet<_>>();
    let (early, late) = (targets(&early), targets(&late));
    assert!(early.is_subset(&late), "{:?}", early.difference(&late));
    let added: Vec<&str> = late.difference(&early).map(String::as_str).collect();
    assert_eq!(
        added,
        [
            "agreement.level",
            "agreement.on",
            "measure.capacity(kind=expected)",
            "milestone.trial_production(phase=1)",
            "project.annual_plan",
        ]
    );
    // What the first edition says of a carry-over the second says again, but for the list.
    let [early, late] = YEARS.map(ledger);
    for key in [SAPPHIRE, DIGITAL_PARK] {
        for cell in row(&early, key).cells.iter().filter(|cell| *cell.field() != Field::ProjectList) {
            assert_eq!(value(row(&late, key), &cell.target.to_string()), Some(cell.text.as_str()), "{key}");
        }
    }
}

#[test]
fn every_row_is_on_the_list_of_its_year() {
    for year in YEARS {
        for row in &ledger(year).rows {
            assert_eq!(row.text(&Field::ProjectList), Some(format!("{year}年重点项目").as_str()));
        }
    }
}

#[test]
fn the_sapphire_project_is_as_known() {
    let (facts, expected) = (seed("N7"), seed("N8"));
    for year in YEARS {
        let ledger = ledger(year);
        let sapphire = row(&ledger, SAPPHIRE);
        assert_eq!(amount(sapphire, &Field::ProjectTotalPlanned).unwrap().exact().unwrap(), yuan(&facts["total"]));
        assert_eq!(amount(sapphire, &Field::PhasePlanned(1)).unwrap().exact().unwrap(), yuan(&facts["phase_1"]));
        let phases = (1..=9).filter(|number| sapphire.text(&Field::PhaseName(*number)).is_some()).count();
        assert_eq!(phases, facts["phases"]);
        for (phase, fact) in [(2, "phase_2"), (3, "phase_3")] {
            assert!(facts[fact].is_null() && sapphire.text(&Field::PhasePlanned(phase)).is_none(), "{year}: {fact}");
        }
        assert_eq!(sapphire.text(&Field::OrganisationName), Some("日昌晶新材料(山西)有限责任公司"));
        assert!(seed("T10")["uscc"].is_null() && sapphire.text(&Field::OrganisationUscc).is_none());

        let measured = |target: &str| Measured::parse(value(sapphire, target).unwrap()).unwrap();
        let output = measured("measure.output_value(phase=1, kind=expected, at=full_benefit)");
        assert_eq!(output.value().exact().unwrap().to_string(), expected["expected_annual_output"].as_str().unwrap());
        assert_eq!(output.unit(), Some("元/年"));
        let jobs = measured("measure.jobs_new(phase=1, kind=expected, at=full_benefit)");
        assert_eq!(jobs.value().value().to_string(), expected["expected_jobs"]["value"].to_string());
        assert_eq!((jobs.value().qualifier(), jobs.unit()), (Qualifier::Over, Some("个")));
        assert_eq!(jobs.given(), seed("T1")["input"].as_str());
    }
}

#[test]
fn the_dates_of_the_sapphire_project_are_as_known() {
    let (speed, dates) = (seed("N9"), seed("N10"));
    let [early, late] = YEARS.map(ledger);
    for ledger in [&early, &late] {
        let sapphire = row(ledger, SAPPHIRE);
        let contact = When::parse(sapphire.text(&Field::LeadOn).unwrap()).unwrap();
        let ends = [contact.first(), contact.last()].map(|day| Value::from(day.unwrap().to_string()));
        assert_eq!(ends, ["earliest", "latest"].map(|end| speed["start_interval"][end].clone()));
        for (milestone, fact) in [("construction_started", "construction_start"), ("completed", "completed")] {
            let day = value(sapphire, &format!("milestone.{milestone}(phase=1, source=press)"));
            assert_eq!(day, dates[fact].as_str(), "{milestone}");
        }
    }
    let trial = "milestone.trial_production(phase=1)";
    assert_eq!(value(row(&late, SAPPHIRE), trial), dates["trial_production"].as_str());
    assert_eq!(value(row(&early, SAPPHIRE), trial), None, "the first edition cannot know it");
    let start = When::parse(dates["construction_start"].as_str().unwrap()).unwrap();
    let built = When::parse(dates["completed"].as_str().unwrap()).unwrap();
    let days = When::days_between(&start, &built);
    assert_eq!(
        (days.min, days.max),
        (dates["start_to_completed_days"].as_i64(), dates["start_to_completed_days"].as_i64())
    );
}

#[test]
fn the_other_named_projects_say_what_is_known_and_no_more() {
    let ledger = ledger("2021");
    let with_nature = |nature: &str| keys(&ledger, |row| row.text(&Field::ProjectNature) == Some(nature));
    let public = with_nature("public_infrastructure");
    let attracted = seed("N12");
    assert_eq!(public.len(), attracted["excluded_public_roads"]);
    assert_eq!(ledger.rows.len() - public.len(), attracted["max_count"]);
    assert_eq!(with_nature("attracted"), BTreeSet::from([SAPPHIRE.to_owned(), OUTLETS.to_owned()]));
    assert_eq!(keys(&ledger, |row| row.text(&Field::ProjectNature).is_some()).len(), 5);

    let outlets = row(&ledger, OUTLETS);
    let names = [&Field::ProjectAlias, &Field::ProjectName].map(|field| Value::from(outlets.text(field).unwrap()));
    assert_eq!(Value::from(names.to_vec()), seed("T4")["aliases"]);
    assert_eq!(outlets.text(&Field::AgreementOn), seed("T5")["date"].as_str());
    assert!(seed("T5")["level"].is_null() && outlets.text(&Field::AgreementLevel).is_none());
    assert_eq!(keys(&ledger, |row| row.text(&Field::AgreementOn).is_some()).len(), 1);

    let with_capacity: Vec<&Row> =
        ledger.rows.iter().filter(|row| value(row, "measure.capacity(kind=expected)").is_some()).collect();
    assert_eq!(with_capacity.len(), 1);
    assert!(with_capacity[0].text(&Field::ProjectName).unwrap().contains("锆钛"));
    let capacity = Measured::parse(value(with_capacity[0], "measure.capacity(kind=expected)").unwrap()).unwrap();
    assert_eq!(capacity.value().exact().unwrap().to_string(), seed("T3")["value"].to_string());
    assert_eq!(capacity.unit(), Some("吨/年"));
}
