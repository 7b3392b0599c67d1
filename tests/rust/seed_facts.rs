//! Every fact of `tests/cases/seed_facts.json` against what the worked example computes. The
//! expected values are read from the file; what of it no check has read is counted, and is nothing
//! but the working days of N10.
//!
//! `not_started` and `before_construction` of N11 mean that nothing from `construction_started` up
//! stands.

use std::cell::RefCell;
use std::collections::BTreeSet;

use inward::core::ratio::{Rounding, percent};
use inward::prelude::*;
use inward_examples::yangquan::book::{self, LIST_2020, LIST_2021, Yangquan};
use inward_examples::yangquan::figures::{self, ListFigures};
use inward_examples::yangquan::print;
use serde_json::Value;

use crate::root;

/// The day on which everything of the example is known.
const KNOWN: &str = "2021-02-05";

/// What the file calls the projects, and their names in the book.
const NAMES: [(&str, &str); 9] = [
    ("sapphire", "高品质蓝宝石长晶及晶加项目"),
    ("cec_digital_park", "中电阳泉数字经济产业园"),
    ("energy_saving_park", "阳泉智慧节能环保产业园"),
    ("zirconium_titanium", "年处理20万吨锆钛中矿及稀土综合利用"),
    ("iot_data_centre", "阳泉物联网大数据中心(云峰)"),
    ("outlets_complex", "奥特莱斯城市商业综合体"),
    ("keji_street_phase_2", "科技大街二期"),
    ("beihai_road", "北海路二期"),
    ("aomen_road", "澳门路"),
];

/// What the file says in words of its own, and how the book has it.
const WORDS: [(&str, &str); 8] = [
    ("t/yr", "吨/年"),
    ("within three years", "三年内"),
    ("fixed-asset investment growth", "fai_growth"),
    ("phase 1 fully built, in production and at benefit", "full_benefit"),
    ("total_planned", "total_planned"),
    ("annual_plan", "annual_planned"),
    ("arrived", "funds_arrived"),
    ("completed", "fai_completed"),
];

type Check = fn(&Yangquan, &Expected);

const CHECKS: [(&str, Check); 24] = [
    ("N1", n1),
    ("N2", n2),
    ("N3", n3),
    ("N4", n4),
    ("N5", n5),
    ("N6", n6),
    ("N7", n7),
    ("N8", n8),
    ("N9", n9),
    ("N10", n10),
    ("N11", n11),
    ("N12", n12),
    ("N13", n13),
    ("N14", n14),
    ("T1", t1),
    ("T2", t2),
    ("T3", t3),
    ("T4", t4),
    ("T5", t5),
    ("T6", t6),
    ("T7", t7),
    ("T8", t8),
    ("T9", t9),
    ("T10", t10),
];

/// What a case expects, and what of it was read.
struct Expected {
    id: String,
    value: Value,
    read: RefCell<BTreeSet<String>>,
}

impl Expected {
    fn of(case: &Value) -> Self {
        Self { id: case["id"].as_str().unwrap().to_owned(), value: case["expect"].clone(), read: RefCell::default() }
    }

    /// The value at a path such as `/total/amount`, with all that is under it.
    fn at(&self, path: &str) -> &Value {
        self.read.borrow_mut().insert(path.to_owned());
        self.value.pointer(path).unwrap_or_else(|| panic!("{} has no {path}", self.id))
    }

    fn text(&self, path: &str) -> &str {
        self.at(path).as_str().unwrap_or_else(|| panic!("{}{path} is no text", self.id))
    }

    fn count(&self, path: &str) -> u64 {
        self.at(path).as_u64().unwrap_or_else(|| panic!("{}{path} is no count", self.id))
    }

    fn texts(&self, path: &str) -> Vec<&str> {
        self.at(path).as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
    }

    fn is_null(&self, path: &str) -> bool {
        self.at(path).is_null()
    }

    /// The names of the book for the projects listed at a path.
    fn names(&self, path: &str) -> BTreeSet<String> {
        self.texts(path).into_iter().map(|key| word(&NAMES, key).to_owned()).collect()
    }

    fn money(&self, path: &str) -> Money {
        let currency = Currency::parse(self.text(&format!("{path}/currency"))).unwrap();
        Money::parse_in(self.text(&format!("{path}/amount")), Some(currency)).unwrap()
    }

    /// The leaves that nothing has read.
    fn unread(&self) -> Vec<String> {
        let mut leaves = Vec::new();
        collect_leaves(&self.value, String::new(), &mut leaves);
        let read = self.read.borrow();
        leaves.retain(|leaf| !read.iter().any(|path| leaf == path || leaf.starts_with(&format!("{path}/"))));
        leaves.into_iter().map(|leaf| format!("{}{leaf}", self.id)).collect()
    }
}

fn collect_leaves(value: &Value, path: String, leaves: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| collect_leaves(value, format!("{path}/{key}"), leaves));
        }
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(at, value)| collect_leaves(value, format!("{path}/{at}"), leaves));
        }
        _ => leaves.push(path),
    }
}

fn word<'t>(table: &[(&str, &'t str)], key: &str) -> &'t str {
    table.iter().find(|(of, _)| *of == key).unwrap_or_else(|| panic!("no word for {key}")).1
}

fn cases() -> Vec<Expected> {
    let text = std::fs::read_to_string(root().join("tests/cases/seed_facts.json")).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    file["cases"].as_array().unwrap().iter().map(Expected::of).collect()
}

fn made() -> Yangquan {
    book::make(book::Place::Memory).unwrap()
}

fn sum(sum: &AmountSum) -> Money {
    let only: Vec<_> = sum.iter().collect();
    assert_eq!((only.len(), only[0].inexact()), (1, 0), "one currency, exact");
    only[0].money().unwrap()
}

fn project(book: &Yangquan, key: &str) -> Reading<Project> {
    let name = word(&NAMES, key);
    let mut found: Vec<_> = book.crm.projects().all().unwrap().into_iter().filter(|it| it.title() == name).collect();
    assert_eq!(found.len(), 1, "{name}");
    found.remove(0)
}

fn list_of(book: &Yangquan, year: &str) -> ListFigures {
    let lists = figures::lists(book).unwrap();
    let list = [lists.first, lists.second].into_iter().find(|list| list.name.starts_with(year));
    list.unwrap_or_else(|| panic!("no list of {year}"))
}

fn sets(names: &[String]) -> BTreeSet<String> {
    let set: BTreeSet<String> = names.iter().cloned().collect();
    assert_eq!(set.len(), names.len(), "{names:?} doubles");
    set
}

#[test]
fn every_fact_of_the_file_comes_out_of_the_book() {
    let (book, cases) = (made(), cases());
    let mut unread = Vec::new();
    let mut checked = 0;
    for (case, (id, check)) in cases.iter().zip(CHECKS) {
        assert_eq!(case.id, id, "every case of the file has its check, in the same order");
        check(&book, case);
        unread.extend(case.unread());
        checked += 1;
    }
    assert_eq!((checked, cases.len()), (24, 24));
    assert_eq!(unread, ["N10/start_to_trial_working_days"]);
}

fn n1(book: &Yangquan, expected: &Expected) {
    let list = list_of(book, expected.text("/list"));
    assert_eq!((list.count, sum(&list.total)), (expected.count("/count"), expected.money("/total")));
}

fn n2(book: &Yangquan, expected: &Expected) {
    let (count, total) = list_of(book, expected.text("/list")).without_sapphire;
    assert_eq!((count, sum(&total)), (expected.count("/count"), expected.money("/total")));
}

fn n3(book: &Yangquan, expected: &Expected) {
    n1(book, expected);
    let list = list_of(book, expected.text("/list"));
    assert_eq!(sum(&list.annual_plan), expected.money("/annual_plan"));
}

fn n4(book: &Yangquan, expected: &Expected) {
    n2(book, expected);
}

fn n5(book: &Yangquan, expected: &Expected) {
    let lists = figures::lists(book).unwrap();
    assert_eq!(sum(&lists.second.annual_plan).in_yi(), format!("{}亿", expected.text("/numerator")));
    assert_eq!(sum(&lists.second.total).in_yi(), format!("{}亿", expected.text("/denominator")));
    let (half_up, truncated) = lists.plan_ratio;
    assert_eq!(half_up.to_string(), expected.text("/percent/half_up_2"));
    assert_eq!(truncated.to_string(), expected.text("/percent/truncate_2"));
}

fn n6(book: &Yangquan, expected: &Expected) {
    let lists = figures::lists(book).unwrap();
    assert_eq!(lists.at_most_different as u64, expected.count("/max_distinct"));
    assert_eq!(sets(&lists.named_on_both), expected.names("/known_in_both"));
    let (count, yi) = (expected.count("/never/count"), expected.text("/never/sum_yi"));
    assert_eq!(lists.first.count + lists.second.count, count, "what must never be printed");
    for lang in [Lang::En, Lang::Zh] {
        let report = print::report(book, lang).unwrap();
        assert!(!report.contains(yi), "{report}");
        assert!(!numbers(&report).contains(count.to_string().as_str()), "{report}");
    }
}

fn n7(book: &Yangquan, expected: &Expected) {
    let found = figures::sapphire(book).unwrap();
    let currency = Currency::parse(expected.text("/currency")).unwrap();
    let money = |path| Money::parse_in(expected.text(path), Some(currency)).unwrap();
    assert_eq!(found.planned.0.exact(), Some(money("/total")));
    assert_eq!(found.planned.1.exact(), Some(money("/phase_1")));
    assert_eq!(found.residual, money("/phases_2_and_3_together"));
    let project = project(book, "sapphire");
    assert_eq!(project.id, book.sapphire);
    assert_eq!(project.phases().len() as u64, expected.count("/phases"));
    for (path, phase) in [("/phase_2", 2), ("/phase_3", 3)] {
        assert!(expected.is_null(path));
        for kind in MoneyKind::ALL {
            assert_eq!(project.amount(*kind, Some(phase)), None, "{path} {}", kind.key());
        }
    }
}

fn n8(book: &Yangquan, expected: &Expected) {
    let project = project(book, "sapphire");
    let found = figures::sapphire(book).unwrap();
    assert_eq!(expected.text("/kind"), "expectation");
    let condition = word(&WORDS, expected.text("/condition"));
    let measure = |metric| project.measure_at(metric, MeasureKind::Expected, Some(1), condition).unwrap();
    let (output, jobs) = (measure("output_value"), measure("jobs_new"));
    for expectation in [output, jobs] {
        assert_eq!(expectation.at.as_ref().unwrap().as_str(), condition);
    }
    assert_eq!(project.reached(condition, Some(1)), Truth::No, "a future conditional");
    assert_eq!(output.value.value().exact().unwrap().to_string(), expected.text("/expected_annual_output"));
    assert_eq!(jobs.value.value().value().to_string(), expected.count("/expected_jobs/value").to_string());
    assert_eq!(jobs.value.value().qualifier().as_str(), expected.text("/expected_jobs/qualifier"));
    assert_eq!(found.output_ratio.to_string(), expected.text("/output_over_investment_percent_half_up_2"));
    assert_eq!(found.per_job.0.to_string(), expected.text("/investment_per_job_at_200"));
    assert_eq!(found.per_job.1.to_string(), expected.text("/output_per_job_at_200"));
}

fn n9(book: &Yangquan, expected: &Expected) {
    let months = figures::sapphire(book).unwrap().contact_to_trial;
    assert_eq!(months.min, expected.at("/min_months").as_i64().map(|months| months as i32));
    assert_eq!(months.max, expected.at("/max_months").as_i64().map(|months| months as i32));
    assert_eq!(months.to_string(), expected.text("/prints"));
    let talks = book.crm.negotiation(book.talks).unwrap();
    let contact = talks.when(milestone::FIRST_CONTACT, None).unwrap();
    assert!(!contact.is_exact());
    assert_eq!(contact.first().unwrap().to_string(), expected.text("/start_interval/earliest"));
    assert_eq!(contact.last().unwrap().to_string(), expected.text("/start_interval/latest"));
    let trial = project(book, "sapphire").when(milestone::TRIAL_PRODUCTION, Some(1)).unwrap().to_string();
    assert_eq!(trial, expected.text("/end"));
}

fn n10(book: &Yangquan, expected: &Expected) {
    let project = project(book, "sapphire");
    let when = |key| project.when(key, Some(1)).unwrap();
    let start = when(milestone::CONSTRUCTION_STARTED);
    let (completed, trial) = (when(milestone::COMPLETED), when(milestone::TRIAL_PRODUCTION));
    assert_eq!(start.to_string(), expected.text("/construction_start"));
    assert_eq!(completed.to_string(), expected.text("/completed"));
    assert_eq!(trial.to_string(), expected.text("/trial_production"));
    for (path, end) in [("/start_to_completed_days", completed), ("/start_to_trial_days", trial)] {
        let days = When::days_between(start, end);
        let known = expected.at(path).as_i64();
        assert_eq!((days.min, days.max), (known, known), "{path}");
    }
    let weekday = start.first().unwrap().format("%A").to_string().to_lowercase();
    assert_eq!(weekday, expected.text("/weekday_of_start"), "a milestone on a rest day is legal");
    let words = project.milestones.reached.standing(AsOf::LATEST.known);
    let press = words.filter(|word| word.of.source.as_ref().is_some_and(|source| source.as_str() == "press"));
    assert_eq!(press.count(), 2, "start and completion come from the builder's note");
}

/// Whether nothing from `construction_started` up stands, of a phase and of the whole.
fn nothing_is_built(book: &Yangquan, at: AsOf, phase: u16) -> bool {
    let (project, playbook) = (book.crm.project(book.sapphire).unwrap(), book.crm.playbook().unwrap());
    let first = playbook.milestone(milestone::CONSTRUCTION_STARTED.as_str()).unwrap().rank;
    let from_there_up: Vec<_> = playbook.milestones().iter().filter(|milestone| milestone.rank >= first).collect();
    assert!(from_there_up.len() >= 6);
    from_there_up.iter().all(|milestone| {
        let key = milestone.key.as_str();
        let truth = |phase| project.milestones.truth(key, phase, at, &playbook);
        truth(Some(phase)) == Truth::No && truth(None) == Truth::No
    })
}

fn n11(book: &Yangquan, expected: &Expected) {
    let never = expected.texts("/not");
    let mut checked = 0;
    for (day, phases) in expected.at("/as_of").as_object().unwrap() {
        let crm = book.crm.as_of(day.as_str(), KNOWN).unwrap();
        let (point, playbook) = (crm.point().unwrap(), crm.playbook().unwrap());
        let project = match crm.project(book.sapphire) {
            Ok(project) => Some(project),
            Err(error) => {
                assert_eq!(error.code().as_str(), "record.unknown", "{day}: not begun, so not there yet");
                None
            }
        };
        for (key, state) in phases.as_object().unwrap() {
            let phase: u16 = key.strip_prefix("phase_").unwrap().parse().unwrap();
            let state = state.as_str().unwrap();
            let stage = project.as_ref().map_or_else(StageReading::default, |project| project.phase_stage(phase));
            assert!(stage.is_certain(), "{day} {key}");
            match state {
                "not_started" | "before_construction" => {
                    assert!(nothing_is_built(book, point, phase), "{day} {key}");
                    assert!(
                        stage.certain < playbook.milestone("construction_started").map(|it| it.rank),
                        "{day} {key}"
                    );
                }
                milestone => {
                    assert!(!nothing_is_built(book, point, phase), "{day} {key}");
                    assert_eq!(stage.certain, playbook.milestone(milestone).map(|it| it.rank), "{day} {key}");
                    assert!(stage.certain.is_some());
                    assert_eq!(project.as_ref().unwrap().reached(milestone, Some(phase)), Truth::Yes);
                }
            }
            checked += 1;
        }
        for milestone in &never {
            for phase in [None, Some(1), Some(2), Some(3)] {
                let reached = project.as_ref().map_or(Truth::No, |project| project.reached(milestone, phase));
                assert_eq!(reached, Truth::No, "{day} {milestone}: trial ignition is not production");
            }
        }
    }
    assert_eq!(checked, 6);
}

fn n12(book: &Yangquan, expected: &Expected) {
    assert_eq!(figures::lists(book).unwrap().at_most_attracted as u64, expected.count("/max_count"));
    let list = book.crm.list_named(LIST_2021).unwrap().unwrap();
    let listed = book.crm.listed(list).unwrap();
    let of_nature = |nature: Option<&str>| -> BTreeSet<String> {
        let nature_of = |project: &Reading<Project>| project.nature_at(AsOf::LATEST).map(|key| key.as_str().to_owned());
        let fits = listed.iter().filter(|(project, _)| nature_of(project).as_deref() == nature);
        fits.map(|(project, _)| project.title().to_owned()).collect()
    };
    let roads = of_nature(Some("public_infrastructure"));
    assert_eq!(roads.len() as u64, expected.count("/excluded_public_roads"));
    let keys = ["keji_street_phase_2", "beihai_road", "aomen_road"];
    assert_eq!(roads, keys.map(|key| word(&NAMES, key).to_owned()).into());
    assert!(expected.is_null("/exact") && !of_nature(None).is_empty(), "the others are not classified");
}

fn n13(book: &Yangquan, expected: &Expected) {
    let lists = figures::lists(book).unwrap();
    assert_eq!(sum(&lists.first.total).in_yi(), format!("{}亿", expected.text("/from")));
    assert_eq!(sum(&lists.second.total).in_yi(), format!("{}亿", expected.text("/to")));
    assert_eq!(lists.growth.to_string(), expected.text("/percent_half_up_2"));
    let metric = word(&WORDS, expected.text("/not_to_be_confused_with/metric"));
    let zone = book.crm.zone().unwrap();
    let published = &zone.measure(metric, MeasureKind::External, None).unwrap().value;
    assert_eq!(published.value().value().to_string(), expected.text("/not_to_be_confused_with/at_least_percent"));
    assert_eq!(published.value().qualifier().as_str(), "at_least");
    assert_eq!(published.unit(), Some("%"));
    assert_ne!(published.value().value(), lists.growth);
}

fn n14(book: &Yangquan, expected: &Expected) {
    let lists = figures::lists(book).unwrap();
    for (list, count, names) in [(&lists.first, "/2020", "/names_2020"), (&lists.second, "/2021", "/names_2021")] {
        assert_eq!(list.named.len() as u64, expected.count(count));
        assert_eq!(sets(&list.named), expected.names(names));
    }
    assert_eq!(lists.named_on_either as u64, expected.count("/distinct"));
    assert_eq!(NAMES.len() as u64, expected.count("/distinct"));
}

fn t1(book: &Yangquan, expected: &Expected) {
    let read = Measured::parse(expected.text("/input")).unwrap();
    assert_eq!(read.value().value().to_string(), expected.count("/value").to_string());
    assert_eq!(read.value().qualifier().as_str(), expected.text("/qualifier"));
    let project = project(book, "sapphire");
    let jobs = project.measure_at("jobs_new", MeasureKind::Expected, Some(1), milestone::FULL_BENEFIT);
    let kept = &jobs.unwrap().value;
    assert_eq!((kept, kept.given()), (&read, read.given()));
}

fn t2(book: &Yangquan, expected: &Expected) {
    let read = Measured::parse(expected.text("/input")).unwrap();
    assert_eq!(read.value().value().to_string(), expected.text("/value_percent"));
    assert_eq!(read.value().qualifier().as_str(), expected.text("/qualifier"));
    let zone = book.crm.zone().unwrap();
    let kept = &zone.measure("fai_growth", MeasureKind::External, None).unwrap().value;
    assert_eq!((kept, kept.given()), (&read, read.given()));
}

fn t3(book: &Yangquan, expected: &Expected) {
    let project = project(book, expected.text("/project"));
    let capacity = &project.measure("capacity", MeasureKind::Expected, None).unwrap().value;
    assert_eq!(capacity.value().exact().unwrap().to_string(), expected.count("/value").to_string());
    assert_eq!(capacity.unit(), Some(word(&WORDS, expected.text("/unit"))));
    assert!(project.amounts.is_empty() && project.money.is_empty(), "capacity is not money");
}

fn t4(book: &Yangquan, expected: &Expected) {
    let project = project(book, expected.text("/id"));
    let aliases = expected.texts("/aliases");
    assert_eq!(aliases.len(), 2);
    for alias in aliases {
        let found = book.crm.find(alias).unwrap().one().unwrap();
        assert_eq!(Some(found.investment.id), project.head.investment_at(AsOf::LATEST), "{alias}");
        assert!(project.head.names().any(|name| name == alias), "{alias}");
    }
}

fn t5(book: &Yangquan, expected: &Expected) {
    let agreement = book.crm.agreement(book.outlets).unwrap();
    let signed = agreement.when(milestone::INTENT_SIGNED, None).unwrap().to_string();
    assert_eq!(signed, expected.text("/date"));
    assert_eq!(expected.at("/accepted"), true);
    assert!(expected.is_null("/level"));
    assert_eq!(agreement.level_at(AsOf::LATEST), None);
    assert_eq!(agreement.reached(milestone::INTENT_SIGNED, None), Truth::Yes);
    assert_eq!(agreement.reached(milestone::CONTRACT_SIGNED, None), Truth::Possibly);
}

fn t6(book: &Yangquan, expected: &Expected) {
    let event = book.crm.entry(book.event).unwrap();
    assert_eq!(event.on.as_ref().unwrap().to_string(), expected.text("/date"));
    assert_eq!(expected.text("/kind"), "promotion_event");
    assert!(event.is_promotion_event() && !event.is_list());
}

/// The zone's target for this metric: its words, and its period.
fn target(book: &Yangquan, metric: &str) -> (Option<String>, Option<When>) {
    let zone = book.crm.zone().unwrap();
    let target = zone.measures.targets_at(AsOf::LATEST).find(|target| target.value.metric == *metric).unwrap();
    let text = target.value.text.and_then(|note| book.crm.note(note).unwrap());
    (text, target.value.period.clone())
}

fn t7(book: &Yangquan, expected: &Expected) {
    let period = target(book, "five_year_plan").1.unwrap();
    assert_eq!(period.first().unwrap().to_string(), expected.text("/from"));
    assert_eq!(period.last().unwrap().to_string(), expected.text("/to"));
}

fn t8(book: &Yangquan, expected: &Expected) {
    let (text, deadline) = target(book, "national_high_tech_zone");
    assert!(text.unwrap().contains(word(&WORDS, expected.text("/text"))));
    assert!(expected.is_null("/deadline") && deadline.is_none());
}

fn t9(book: &Yangquan, expected: &Expected) {
    let kinds: Vec<MoneyKind> =
        expected.texts("/kinds").into_iter().map(|kind| MoneyKind::parse(word(&WORDS, kind)).unwrap()).collect();
    assert_eq!((kinds.len(), expected.at("/may_be_added")), (4, &Value::Bool(false)));
    let list = book.crm.list_named(LIST_2021).unwrap().unwrap();
    let year = When::year(2021).unwrap();
    let sums = [(kinds[0], None), (kinds[1], Some(&year)), (kinds[2], None), (kinds[3], None)]
        .map(|(kind, period)| book.crm.list_sum(list, kind, period).unwrap());
    let printed = sums.each_ref().map(|of| of.sum.iter().map(|sum| sum.in_yi()).collect::<Vec<_>>());
    assert_eq!(printed, [vec!["225.9亿".to_owned()], vec!["39.62亿".to_owned()], vec![], vec![]]);
}

fn t10(book: &Yangquan, expected: &Expected) {
    assert!(expected.is_null("/uscc"));
    let owner = project(book, "sapphire").owner.unwrap();
    let owner = book.crm.organisation(owner).unwrap();
    assert_eq!((owner.title(), &owner.uscc), ("日昌晶新材料(山西)有限责任公司", &None));
}

/// The numbers of a text, each as it is written.
fn numbers(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '.').map(|part| part.trim_matches('.')).collect()
}

#[test]
fn the_report_says_the_key_figures_in_both_languages() {
    let book = made();
    let percent_of_the_seed = percent("39.62".parse().unwrap(), "225.9".parse().unwrap(), 2, Rounding::HalfUp);
    assert_eq!(percent_of_the_seed.unwrap().to_string(), "17.54");
    for (lang, months) in [(Lang::En, "6+ months"), (Lang::Zh, "6个多月")] {
        let report = print::report(&book, lang).unwrap();
        let numbers = numbers(&report);
        for number in ["39", "34", "71", "31", "17.54"] {
            assert!(numbers.contains(number), "{number} is missing:\n{report}");
        }
        for text in ["212亿", "186.7亿", "225.9亿", "39.62亿", "22.4亿", months] {
            assert!(report.contains(text), "{text} is missing:\n{report}");
        }
        assert!(!report.contains("437.9"), "{report}");
        assert!(!numbers.contains("73") && !numbers.contains("七十三"), "{report}");
    }
}

#[test]
fn what_is_expected_at_full_benefit_is_nowhere_an_actual_figure() {
    let book = made();
    for project in book.crm.projects().all().unwrap() {
        let actual = project.measures.figures.iter().filter(|figure| figure.value.kind == MeasureKind::Actual);
        assert_eq!(actual.count(), 0, "{}", project.title());
    }
    let project = project(&book, "sapphire");
    assert_eq!(project.measure("output_value", MeasureKind::Actual, Some(1)), None);
    assert!(project.money.is_empty(), "expected output is no money that came in");
}

#[test]
fn a_project_signed_on_new_year_is_inside_the_plan_of_the_year() {
    let book = made();
    let list = book.crm.list_named(LIST_2021).unwrap().unwrap();
    let outlets = project(&book, "outlets_complex");
    assert_eq!(outlets.is_listed(list, AsOf::LATEST), Truth::Yes);
    let agreement = book.crm.agreement(book.outlets).unwrap();
    assert_eq!(agreement.head.investment_at(AsOf::LATEST), outlets.head.investment_at(AsOf::LATEST));
    let listed = book.crm.listed(list).unwrap();
    assert_eq!((listed.len(), listed.iter().filter(|(project, _)| project.id == outlets.id).count()), (34, 1));
    let not_of_the_year_before = book.crm.list_named(LIST_2020).unwrap().unwrap();
    assert_eq!(outlets.is_listed(not_of_the_year_before, AsOf::LATEST), Truth::No);
}

#[test]
fn four_kinds_of_money_are_four_sums() {
    let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY")).unwrap();
    let desk = crm.desk(Officer::named("wang.li")).unwrap();
    let list = desk.add_list(AddList::named("重点项目")).unwrap();
    let project = RecordProject::titled("甲").total_planned("8亿元".parse().unwrap());
    let project = desk.record_project(project).unwrap();
    desk.join_list(JoinList::of(&project, list.id)).unwrap();
    let plan = StateAmount::of(&project, MoneyKind::AnnualPlanned, "4亿元".parse().unwrap()).period("2021").unwrap();
    desk.state_amount(plan).unwrap();
    for (kind, amount) in [(MoneyKind::FundsArrived, "2亿元"), (MoneyKind::FaiCompleted, "1亿元")] {
        let money = RecordMoney::of(project.id, kind, amount.parse().unwrap()).basis(Basis::Cumulative);
        desk.record_money(money.on("2021-06-30").unwrap()).unwrap();
    }
    let year = When::year(2021).unwrap();
    let stated = |kind, period| crm.list_sum(list.id, kind, period).unwrap().sum.to_string();
    assert_eq!(stated(MoneyKind::TotalPlanned, None), "8亿");
    assert_eq!(stated(MoneyKind::AnnualPlanned, Some(&year)), "4亿");
    let read = crm.project(&project).unwrap();
    for (kind, yi) in [(MoneyKind::FundsArrived, "2亿"), (MoneyKind::FaiCompleted, "1亿")] {
        assert_eq!(read.money().cumulative(kind, None, AsOf::LATEST).unwrap().amount.in_yi(), yi);
    }
}
