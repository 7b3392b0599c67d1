//! Two editions of a ledger: whatever a mapping can name, what the later one says anew is told
//! before it is kept, is then in the book, and is told only once.

use std::collections::BTreeSet;

use inward::core::fact::AsOf;
use inward_ledger::Field;

use super::*;

/// What a later edition leads to.
enum Then {
    /// The book says it; the preview tells what it said before.
    Says(Option<&'static str>),
    /// It is refused with this code.
    Refused(&'static str),
}

use Then::{Refused, Says};

/// A field with the values that two editions give it.
struct Case {
    /// The form of the field, as in `Field::all_forms`.
    form: &'static str,
    /// What the mapping says of the column.
    fills: &'static str,
    /// Further columns, each with the value of both editions.
    beside: &'static [(Column<'static>, &'static str)],
    editions: [&'static str; 2],
    then: Then,
    /// What the book says.
    reads: fn(&Desk) -> String,
    /// What that is after the first edition, and after the second.
    said: [&'static str; 2],
}

const PROJECT: &[(Column<'_>, &str)] = &[(NAME, "合成项目")];
const LEAD: &[(Column<'_>, &str)] = &[(("线索", "'lead.title'"), "合成线索")];
const INVESTOR: &[(Column<'_>, &str)] = &[(NAME, "合成项目"), (("投资方", "'organisation.name'"), "合成甲公司")];
const SIGNED: &[(Column<'_>, &str)] = &[(("签约", "'agreement.on'"), "2020-07-10")];

pub(super) fn lead(desk: &Desk) -> Reading<Lead> {
    desk.crm().lead(referred::<Lead>(desk, "A1#lead")).unwrap()
}

fn agreement(desk: &Desk) -> Reading<Agreement> {
    desk.crm().agreement(referred::<Agreement>(desk, "A1#agreement")).unwrap()
}

fn investment(desk: &Desk) -> Reading<Investment> {
    desk.crm().investment(referred::<Investment>(desk, "A1")).unwrap()
}

fn investor(desk: &Desk) -> Reading<Organisation> {
    desk.crm().organisation(project(desk, "A1").owner.unwrap()).unwrap()
}

fn reached(record: &impl Record) -> String {
    let on = record.milestones().unwrap().reached.standing(AsOf::LATEST.known).last().unwrap();
    on.of.on.as_ref().unwrap().to_string()
}

fn planned(desk: &Desk, kind: MoneyKind, phase: Option<u16>) -> String {
    project(desk, "A1").amount(kind, phase).unwrap().in_yi()
}

pub(super) fn aliases(record: &impl Record) -> String {
    record.head().aliases.join("、")
}

fn lists(desk: &Desk) -> String {
    let named = |list: &Id<Entry>| desk.crm().entry(*list).unwrap().title().to_owned();
    let mut lists: Vec<String> = project(desk, "A1").lists(AsOf::LATEST).iter().map(named).collect();
    lists.sort();
    lists.join("、")
}

const CASES: &[Case] = &[
    Case {
        form: "organisation.name",
        fills: "'organisation.name'",
        beside: PROJECT,
        editions: ["合成甲公司", "合成乙公司"],
        then: Says(Some("合成甲公司")),
        reads: |desk| investor(desk).title().to_owned(),
        said: ["合成甲公司", "合成乙公司"],
    },
    Case {
        form: "organisation.uscc",
        fills: "'organisation.uscc'",
        beside: INVESTOR,
        editions: ["91350100m000100y43", "91350900587527783P"],
        then: Refused("ledger.other-identifier"),
        reads: |desk| investor(desk).uscc.as_ref().unwrap().to_string(),
        said: ["91350100M000100Y43", ""],
    },
    Case {
        form: "organisation.lei",
        fills: "'organisation.lei'",
        beside: INVESTOR,
        editions: ["506700GE1G29325QX363", "5493001KJTIIGC8Y1R12"],
        then: Refused("ledger.other-identifier"),
        reads: |desk| investor(desk).lei.as_ref().unwrap().to_string(),
        said: ["506700GE1G29325QX363", ""],
    },
    Case {
        form: "organisation.country",
        fills: "'organisation.country'",
        beside: INVESTOR,
        editions: ["cn", "HK"],
        then: Says(Some("CN")),
        reads: |desk| investor(desk).country.clone().unwrap(),
        said: ["CN", "HK"],
    },
    Case {
        form: "organisation.alias",
        fills: "'organisation.alias'",
        beside: INVESTOR,
        editions: ["合成甲", "甲集团"],
        then: Says(None),
        reads: |desk| aliases(&*investor(desk)),
        said: ["合成甲", "合成甲、甲集团"],
    },
    Case {
        form: "lead.title",
        fills: "'lead.title'",
        beside: PROJECT,
        editions: ["合成线索", "改名的线索"],
        then: Says(Some("合成线索")),
        reads: |desk| lead(desk).title().to_owned(),
        said: ["合成线索", "改名的线索"],
    },
    Case {
        form: "lead.on",
        fills: "'lead.on'",
        beside: LEAD,
        editions: ["2020-06", "2020-06-15"],
        then: Says(Some("2020-06")),
        reads: |desk| reached(&*lead(desk)),
        said: ["2020-06", "2020-06-15"],
    },
    Case {
        form: "lead.source",
        fills: "'lead.source'",
        beside: LEAD,
        editions: ["以商招商", "展会"],
        then: Says(Some("以商招商")),
        reads: |desk| lead(desk).origin.clone().unwrap(),
        said: ["以商招商", "展会"],
    },
    Case {
        form: "lead.summary",
        fills: "'lead.summary'",
        beside: LEAD,
        editions: ["拟建一条线", "拟建两条线"],
        then: Says(Some("拟建一条线")),
        reads: |desk| desk.crm().note(lead(desk).head.summary.unwrap()).unwrap().unwrap(),
        said: ["拟建一条线", "拟建两条线"],
    },
    Case {
        form: "lead.estimate",
        fills: "'lead.estimate'",
        beside: LEAD,
        editions: ["8000", "9000"],
        then: Says(Some("80000000 CNY")),
        reads: |desk| lead(desk).amount(MoneyKind::TotalPlanned, None).unwrap().in_yi(),
        said: ["0.8亿", "0.9亿"],
    },
    Case {
        form: "negotiation.on",
        fills: "'negotiation.on'",
        beside: PROJECT,
        editions: ["2020-06", "2020-05"],
        then: Says(Some("2020-06")),
        reads: |desk| reached(&*desk.crm().negotiation(referred::<Negotiation>(desk, "A1#negotiation")).unwrap()),
        said: ["2020-06", "2020-05"],
    },
    Case {
        form: "agreement.on",
        fills: "'agreement.on'",
        beside: PROJECT,
        editions: ["2020-07", "2020-07-10"],
        then: Says(Some("2020-07")),
        reads: |desk| reached(&*agreement(desk)),
        said: ["2020-07", "2020-07-10"],
    },
    Case {
        form: "agreement.level",
        fills: "'agreement.level'",
        beside: SIGNED,
        editions: ["意向", "合同"],
        then: Says(Some("意向")),
        reads: |desk| agreement(desk).level_at(AsOf::LATEST).unwrap().label().zh,
        said: ["意向", "正式合同"],
    },
    Case {
        form: "agreement.contract_investment",
        fills: "'agreement.contract_investment'",
        beside: SIGNED,
        editions: ["50000", "60000"],
        then: Says(Some("500000000 CNY")),
        reads: |desk| agreement(desk).amount(MoneyKind::ContractInvestment, None).unwrap().in_yi(),
        said: ["5亿", "6亿"],
    },
    Case {
        form: "agreement.total_planned",
        fills: "'agreement.total_planned'",
        beside: SIGNED,
        editions: ["50000", "60000"],
        then: Says(Some("500000000 CNY")),
        reads: |desk| agreement(desk).amount(MoneyKind::TotalPlanned, None).unwrap().in_yi(),
        said: ["5亿", "6亿"],
    },
    Case {
        form: "agreement.occasion",
        fills: "'agreement.occasion'",
        beside: SIGNED,
        editions: ["三季度签约", "四季度签约"],
        then: Says(Some("三季度签约")),
        reads: |desk| agreement(desk).occasion.clone().unwrap(),
        said: ["三季度签约", "四季度签约"],
    },
    Case {
        form: "project.name",
        fills: "'project.name'",
        beside: SIGNED,
        editions: ["合成项目", "改名的项目"],
        then: Says(Some("合成项目")),
        reads: |desk| {
            let titles = [
                project(desk, "A1").title().to_owned(),
                investment(desk).title().to_owned(),
                agreement(desk).title().to_owned(),
            ];
            titles.join("、")
        },
        said: ["合成项目、合成项目、合成项目", "改名的项目、改名的项目、改名的项目"],
    },
    Case {
        form: "project.alias",
        fills: "'project.alias'",
        beside: PROJECT,
        editions: ["别名一", "别名二"],
        then: Says(None),
        reads: |desk| aliases(&*project(desk, "A1")),
        said: ["别名一", "别名一、别名二"],
    },
    Case {
        form: "project.code",
        fills: "'project.code'",
        beside: PROJECT,
        editions: ["ZD-1", "ZD-2"],
        then: Says(Some("ZD-1")),
        reads: |desk| project(desk, "A1").head.code.clone().unwrap(),
        said: ["ZD-1", "ZD-2"],
    },
    Case {
        form: "project.project_code",
        fills: "'project.project_code'",
        beside: PROJECT,
        editions: ["2020-140371-39-03-012345", "2020-140371-39-03-012346"],
        then: Says(Some("2020-140371-39-03-012345")),
        reads: |desk| project(desk, "A1").project_code.as_ref().unwrap().to_string(),
        said: ["2020-140371-39-03-012345", "2020-140371-39-03-012346"],
    },
    Case {
        form: "project.nature",
        fills: "'project.nature'",
        beside: PROJECT,
        editions: ["attracted", "expansion"],
        then: Says(Some("attracted")),
        reads: |desk| project(desk, "A1").nature_at(AsOf::LATEST).unwrap().to_string(),
        said: ["attracted", "expansion"],
    },
    Case {
        form: "project.park",
        fills: "'project.park'",
        beside: PROJECT,
        editions: ["东区科技园", "西区科技园"],
        then: Says(Some("东区科技园")),
        reads: |desk| desk.crm().unit(project(desk, "A1").park_at(AsOf::LATEST).unwrap()).unwrap().title().to_owned(),
        said: ["东区科技园", "西区科技园"],
    },
    Case {
        form: "project.industry",
        fills: "'project.industry'",
        beside: PROJECT,
        editions: ["C3985", "C2641"],
        then: Says(Some("C3985")),
        reads: |desk| {
            project(desk, "A1").industries.latest(AsOf::LATEST.known, |_| true).map(|it| it.code.clone()).unwrap()
        },
        said: ["C3985", "C2641"],
    },
    Case {
        form: "project.land",
        fills: "{ field = 'project.land', unit = '亩' }",
        beside: PROJECT,
        editions: ["120", "130"],
        then: Says(Some("120 亩")),
        reads: |desk| project(desk, "A1").land_at(AsOf::LATEST).unwrap().to_string(),
        said: ["120 亩", "130 亩"],
    },
    Case {
        form: "project.total_planned",
        fills: "'project.total_planned'",
        beside: PROJECT,
        editions: ["120000", "130000"],
        then: Says(Some("1200000000 CNY")),
        reads: |desk| planned(desk, MoneyKind::TotalPlanned, None),
        said: ["12亿", "13亿"],
    },
    Case {
        form: "project.fixed_asset",
        fills: "'project.fixed_asset'",
        beside: PROJECT,
        editions: ["100000", "110000"],
        then: Says(Some("1000000000 CNY")),
        reads: |desk| planned(desk, MoneyKind::FixedAsset, None),
        said: ["10亿", "11亿"],
    },
    Case {
        form: "project.annual_plan",
        fills: "'project.annual_plan'",
        beside: PROJECT,
        editions: ["3000", "4000"],
        // The plan of another year: that of the edition.
        then: Says(None),
        reads: |desk| {
            let project = project(desk, "A1");
            let plans = [2020, 2021].iter().filter_map(|year| {
                let year = When::year(*year).unwrap();
                project.amounts.for_period(MoneyKind::AnnualPlanned, None, Some(&year), AsOf::LATEST)
            });
            plans.map(Amount::in_yi).collect::<Vec<_>>().join("、")
        },
        said: ["0.3亿", "0.3亿、0.4亿"],
    },
    Case {
        form: "project.list",
        fills: "'project.list'",
        beside: PROJECT,
        editions: ["市级清单", "省级清单"],
        then: Says(None),
        reads: lists,
        said: ["市级清单", "市级清单、省级清单"],
    },
    Case {
        form: "unit",
        fills: "'unit'",
        beside: PROJECT,
        editions: ["东区科技园", "西区科技园"],
        then: Says(Some("东区科技园")),
        reads: |desk| {
            desk.crm().unit(project(desk, "A1").head.unit_at(AsOf::LATEST).unwrap()).unwrap().title().to_owned()
        },
        said: ["东区科技园", "西区科技园"],
    },
    Case {
        form: "officer",
        fills: "'officer'",
        beside: PROJECT,
        editions: ["zhao.yi", "qian.er"],
        then: Says(Some("zhao.yi")),
        reads: |desk| {
            let officer = project(desk, "A1").head.officer_at(AsOf::LATEST).unwrap();
            desk.crm().particulars(officer).unwrap().unwrap().name
        },
        said: ["zhao.yi", "qian.er"],
    },
    Case {
        form: "investment.code",
        fills: "'investment.code'",
        beside: PROJECT,
        editions: ["ZS-1", "ZS-2"],
        then: Says(Some("ZS-1")),
        reads: |desk| investment(desk).head.code.clone().unwrap(),
        said: ["ZS-1", "ZS-2"],
    },
    Case {
        form: "investment.name",
        fills: "'investment.name'",
        beside: PROJECT,
        editions: ["合成招商项目", "改名的招商项目"],
        then: Says(Some("合成招商项目")),
        reads: |desk| format!("{}、{}", investment(desk).title(), project(desk, "A1").title()),
        said: ["合成招商项目、合成项目", "改名的招商项目、合成项目"],
    },
    Case {
        form: "investment.alias",
        fills: "'investment.alias'",
        beside: PROJECT,
        editions: ["别名一", "别名二"],
        then: Says(None),
        reads: |desk| aliases(&*investment(desk)),
        said: ["别名一", "别名一、别名二"],
    },
    Case {
        form: "event.name",
        fills: "'event.name'",
        beside: LEAD,
        editions: ["深圳推介会", "上海推介会"],
        then: Says(Some("深圳推介会")),
        reads: |desk| desk.crm().entry(lead(desk).promotion_event.unwrap()).unwrap().title().to_owned(),
        said: ["深圳推介会", "上海推介会"],
    },
    Case {
        form: "phase.<n>.planned",
        fills: "'phase.2.planned'",
        beside: PROJECT,
        editions: ["20000", "30000"],
        then: Says(Some("200000000 CNY")),
        reads: |desk| planned(desk, MoneyKind::TotalPlanned, Some(2)),
        said: ["2亿", "3亿"],
    },
    Case {
        form: "phase.<n>.name",
        fills: "'phase.2.name'",
        beside: PROJECT,
        editions: ["二期厂房", "二期研发楼"],
        then: Says(Some("二期厂房")),
        reads: |desk| project(desk, "A1").phases()[1].name.clone().unwrap(),
        said: ["二期厂房", "二期研发楼"],
    },
    Case {
        form: "milestone.<key>",
        fills: "'milestone.construction_started'",
        beside: PROJECT,
        editions: ["2020-07-18", "2020-07-20"],
        then: Says(Some("2020-07-18")),
        reads: |desk| project(desk, "A1").when(milestone::CONSTRUCTION_STARTED, None).unwrap().to_string(),
        said: ["2020-07-18", "2020-07-20"],
    },
    Case {
        form: "milestone.<key>",
        fills: "{ field = 'milestone.production', planned = true }",
        beside: PROJECT,
        editions: ["2021-12", "2022-03"],
        then: Says(Some("2021-12")),
        reads: |desk| project(desk, "A1").planned_for("production", None).unwrap().to_string(),
        said: ["2021-12", "2022-03"],
    },
    Case {
        form: "money.<kind>",
        fills: "{ field = 'money.funds_arrived', basis = 'increment', period = '2020-11' }",
        beside: PROJECT,
        editions: ["300", "400"],
        then: Says(Some("3000000 CNY")),
        reads: |desk| {
            let read = project(desk, "A1");
            let standing = read.money().facts().standing(AsOf::LATEST.known);
            standing.map(|fact| fact.value.amount.in_yi()).collect::<Vec<_>>().join("、")
        },
        said: ["0.03亿", "0.04亿"],
    },
    Case {
        form: "measure.<metric>",
        fills: "{ field = 'measure.jobs_new', kind = 'expected', period = '2021' }",
        beside: PROJECT,
        editions: ["200余个", "300个"],
        then: Says(Some("> 200 个")),
        reads: |desk| project(desk, "A1").measure("jobs_new", MeasureKind::Expected, None).unwrap().value.to_string(),
        said: ["> 200 个", "300 个"],
    },
    Case {
        form: "attribute.<key>",
        fills: "'attribute.target_industry'",
        beside: PROJECT,
        editions: ["grow", "anchor"],
        then: Says(Some("grow")),
        reads: |desk| project(desk, "A1").attribute("target_industry").unwrap().to_text(),
        said: ["grow", "anchor"],
    },
    Case {
        form: "list.<name>",
        fills: "'list.重点项目'",
        beside: PROJECT,
        editions: ["是", "否"],
        then: Says(Some("yes")),
        reads: lists,
        said: ["重点项目", ""],
    },
];

/// The desk of a book in which all is known that the cases refer to.
fn prepared() -> Desk {
    let desk = desk();
    desk.add_unit(AddUnit::named("西区科技园")).unwrap();
    for name in ["zhao.yi", "qian.er"] {
        desk.enrol_person(EnrolPerson::named(name)).unwrap();
    }
    for name in ["深圳推介会", "上海推介会"] {
        desk.add_promotion_event(AddPromotionEvent::named(name)).unwrap();
    }
    desk
}

#[test]
fn every_field_has_its_case() {
    let forms: BTreeSet<&str> = Field::all_forms().into_iter().collect();
    let cases: BTreeSet<&str> = CASES.iter().map(|case| case.form).collect();
    assert_eq!(cases, forms);
    assert_eq!(forms.len(), 41, "a new field needs a case here");
}

#[test]
fn what_a_later_edition_says_is_told_kept_and_told_once() {
    for case in CASES {
        let Case { form, fills, beside, editions, then, reads, said: tells } = case;
        let desk = prepared();
        let columns: Vec<Column<'_>> = beside.iter().map(|(column, _)| *column).chain([("列", *fills)]).collect();
        let row = |text: &str| {
            let cells: Vec<&str> = beside.iter().map(|(_, value)| *value).chain([text]).collect();
            format!("A1,{}", cells.join(","))
        };
        let [first, second] = editions.map(row);
        let report = load(&desk, FIRST, &columns, &[&first]);
        assert_eq!(counts(&report), [1, 0, 0, 0], "{form}");
        assert_eq!(reads(&desk), tells[0], "{form}");

        let head = desk.crm().head().unwrap();
        let ready = read(&desk, SECOND, &columns, &[&second]).unwrap();
        let previewed = ready.preview().unwrap();
        assert_eq!(desk.crm().head().unwrap(), head, "{form}: a preview keeps nothing");
        let last = match then {
            Refused(code) => {
                assert_eq!(faults(&previewed), [(2, Some("列"), *code)], "{form}");
                assert_eq!(previewed.faults[0].value.as_deref(), Some(editions[1]), "{form}");
                assert_eq!(ready.commit().unwrap_err().code().as_str(), *code, "{form}");
                assert_eq!(desk.crm().head().unwrap(), head, "{form}");
                tells[0]
            }
            Says(from) => {
                assert_eq!(counts(&previewed), [0, 1, 0, 0], "{form}: {}", said(&previewed));
                let told = &previewed.rows[0].changes;
                assert_eq!(told.len(), 1, "{form}: {told:?}");
                assert_eq!((told[0].column.as_deref(), told[0].from.as_deref()), (Some("列"), *from), "{form}");
                assert!(told[0].to.starts_with(editions[1]), "{form}: {told:?}");
                assert_eq!(said(&ready.commit().unwrap()), said(&previewed), "{form}");
                assert_eq!(reads(&desk), tells[1], "{form}");
                assert_eq!(counts(&load(&desk, SECOND, &columns, &[&second])), [0, 0, 1, 0], "{form}");
                tells[1]
            }
        };
        // An empty cell says nothing.
        assert_eq!(counts(&load(&desk, SECOND, &columns, &[&row("")])), [0, 0, 1, 0], "{form}");
        assert_eq!(reads(&desk), last, "{form}");
    }
}

#[test]
fn a_title_goes_back_to_what_it_was() {
    let desk = desk();
    load(&desk, FIRST, &[NAME], &["A1,原名"]);
    load(&desk, SECOND, &[NAME], &["A1,改名"]);
    let report = load(&desk, SECOND, &[NAME], &["A1,原名"]);
    assert_eq!(report.rows[0].changes, [change("项目名称", "project.name", Some("改名"), "原名")]);
    assert_eq!(project(&desk, "A1").title(), "原名");
}

/// Figures of two years stand in two columns: neither is the other's earlier value.
#[test]
fn figures_of_several_periods_stand_beside_one_another() {
    let desk = desk();
    let columns = [
        NAME,
        ("今年用工", "{ field = 'measure.jobs_new', kind = 'expected', period = '2020' }"),
        ("明年用工", "{ field = 'measure.jobs_new', kind = 'expected', period = '2021' }"),
    ];
    load(&desk, FIRST, &columns, &["A1,甲,100个,200个"]);
    assert_eq!(counts(&load(&desk, FIRST, &columns, &["A1,甲,100个,200个"])), [0, 0, 1, 0]);
    let report = load(&desk, SECOND, &columns, &["A1,甲,120个,200个"]);
    assert_eq!(report.rows[0].changes, [change("今年用工", "measure.jobs_new", Some("100 个"), "120个")]);
}

/// What is expected at two milestones stands in two columns.
#[test]
fn figures_at_several_milestones_stand_beside_one_another() {
    let desk = desk();
    let columns = [
        NAME,
        ("达产用工", "{ field = 'measure.jobs_new', kind = 'expected', at = 'full_production' }"),
        ("达效用工", "{ field = 'measure.jobs_new', kind = 'expected', at = 'full_benefit' }"),
    ];
    load(&desk, FIRST, &columns, &["A1,甲,100个,200个"]);
    assert_eq!(counts(&load(&desk, FIRST, &columns, &["A1,甲,100个,200个"])), [0, 0, 1, 0]);
    let report = load(&desk, SECOND, &columns, &["A1,甲,120个,200个"]);
    assert_eq!(report.rows[0].changes, [change("达产用工", "measure.jobs_new", Some("100 个"), "120个")]);
    let project = project(&desk, "A1");
    for (at, jobs) in [(milestone::FULL_PRODUCTION, "120个"), (milestone::FULL_BENEFIT, "200个")] {
        let kept = project.measure_at("jobs_new", MeasureKind::Expected, None, at).unwrap();
        assert_eq!(kept.value.given(), Some(jobs));
    }
}

/// The day on which a record began was retracted: a ledger does not bring it back by itself.
#[test]
fn a_date_that_was_retracted_is_not_passed_over() {
    let desk = desk();
    let columns = [("线索", "'lead.title'"), ("首次接触", "'lead.on'")];
    load(&desk, FIRST, &columns, &["A1,合成线索,2020-06-15"]);
    let lead = lead(&desk);
    let fact = lead.milestones.reached.iter().next().unwrap().of.id;
    desk.retract(FactRef { record: lead.record_id(), fact }, "误记").unwrap();
    let report = preview(&desk, &columns, &["A1,合成线索,2020-06-15"]);
    assert_eq!(faults(&report), [(2, Some("首次接触"), "milestone.not-reached")]);
}
