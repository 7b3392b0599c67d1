//! Lists as tables: each column says what the reading, the sums and the SQL views say.

use std::collections::{BTreeMap, BTreeSet};

use inward::analysis::{Cell, ColumnType};
use inward::core::attribute::Given;
use inward::prelude::*;

use crate::clock::SetClock;

/// Attributes of every kind, beside those of the built-in playbook.
const ATTRIBUTES: [(&str, &str); 8] = [
    ("remark", "text"),
    ("lots", "integer"),
    ("intensity", "decimal"),
    ("flagship", "bool"),
    ("visited", "when"),
    ("deposit", "money"),
    ("shapes", "choices"),
    ("adviser", "organisation"),
];

fn playbook() -> Playbook {
    let mut text = Playbook::development_zone().text().to_owned();
    for (key, kind) in ATTRIBUTES {
        let choices = if kind == "choices" {
            "choices = [{ key = \"a\", label = { en = \"A\", zh = \"甲\" } }, { key = \"b\", label = { en = \"B\", zh = \"乙\" } }]\n"
        } else {
            ""
        };
        text.push_str(&format!(
            "\n[[attribute]]\nkey = \"{key}\"\nlabel = {{ en = \"Own {key}\", zh = \"自定义字段\" }}\n\
             places = [\"project\"]\nkind = \"{kind}\"\n{choices}"
        ));
    }
    // A milestone whose name is a column's.
    text.push_str(
        "\n[[milestone]]\nkey = \"unit\"\nlabel = { en = \"Unit set up\", zh = \"设立机构\" }\nplaces = [\"project\"]\n\
         track = \"offices\"\nrank = 900\n",
    );
    Playbook::parse(&text).unwrap()
}

/// A book in which dates, amounts and levels are in doubt, and much is absent. All of it is made up.
fn fill(desk: &Desk) -> Result<(), Error> {
    let investor = desk.add_organisation(
        AddOrganisation::named("合成新材料公司")
            .uscc("91350100M000100Y43".parse::<Uscc>()?)?
            .country("CN")
            .role(Role::Investor),
    )?;
    let adviser = desk.add_organisation(AddOrganisation::named("合成顾问公司").alias("顾问"))?;
    let park = desk.add_unit(AddUnit::named("合成园区"))?;
    desk.add_unit(AddUnit::named("合成二局").valid("2020/2021-06-30")?)?;
    let event = desk.add_promotion_event(
        AddPromotionEvent::named("合成对接会").on("2020-05-20")?.place("阳泉").cost("约30万元".parse()?),
    )?;
    let list = desk.add_list(AddList::named("2020年合成清单").on("2020-03")?.period("2020")?)?;
    let lead = desk.capture_lead(
        CaptureLead::titled("合成长晶项目")
            .investor(&investor)
            .on("2020-06上旬")?
            .origin("招商活动")
            .promotion_event(event.id)
            .total_planned("25.3亿元".parse()?)
            .code("ZS-2020-001")
            .summary("高品质")
            .attribute("synthetic", true),
    )?;
    desk.capture_lead(CaptureLead::titled("没有日期的线索").investor_described("一家外地企业"))?;
    let talks = desk.open_negotiation(
        OpenNegotiation::with(&lead).on("2020-06")?.likelihood(Likelihood::High).competitor_place("合成市").ask("供热"),
    )?;
    desk.reach(&talks, milestone::REVIEWED, "2020-06-20")?;
    desk.open_negotiation(OpenNegotiation::titled("美元项目").on("2020Q3")?.total_planned("USD 3-5 million".parse()?))?;
    // Of this nobody says what was signed.
    let unsaid = desk.sign_agreement(
        SignAgreement::titled("未注明层级的协议").on("2020H2")?.contract_investment("超过3亿元".parse()?),
    )?;
    desk.promise(
        Promise::to_investor(&unsaid, "policy_incentive").debtor("招商一局").amount("不超过200万元".parse()?),
    )?;
    let deal = desk.sign_agreement(
        SignAgreement::contract(&talks)
            .on("2020-07")?
            .party(&investor)
            .occasion("集中签约")
            .contract_investment("25.3亿元".parse()?)
            .foreign_equity("USD 5 million".parse()?),
    )?;
    let project = desk.record_project(
        RecordProject::under(&deal)
            .owner(&investor)
            .nature("attracted")
            .park(&park)
            .land("8.9公顷".parse::<Area>()?)?
            .phases([Phase::planned("2.9亿元".parse()?), Phase::unknown()]),
    )?;
    desk.reach(project.phase(1), milestone::CONSTRUCTION_STARTED, "2020-07-18")?;
    desk.reach(project.phase(2), milestone::CONSTRUCTION_STARTED, "2020Q3")?;
    desk.reach(project.phase(2), milestone::COMPLETED, "2021-06")?;
    desk.reach(&project, milestone::REGISTERED, "2020-07-10")?;
    desk.reach(&project, "unit", "2020-08")?;
    desk.plan(project.phase(1), milestone::COMPLETED, "2021-12")?;
    desk.join_list(JoinList::of(&project, &list))?;
    for (amount, on) in [("1.2亿元", "2020-09-30"), ("0.3亿元", "2020Q4"), ("USD 2 million", "2021-01-15")] {
        let money = RecordMoney::of(&project, MoneyKind::FundsArrived, amount.parse()?);
        desk.record_money(money.on(on)?)?;
    }
    for (key, value) in [
        ("remark", Given::from("很好 <b>")),
        ("lots", 3.into()),
        ("intensity", "12.5000000001".into()),
        ("flagship", false.into()),
        ("visited", "2020-06/2020-08".into()),
        ("deposit", "30-50万元".into()),
        ("shapes", vec!["a".to_owned(), "b".to_owned()].into()),
        ("adviser", adviser.id.to_string().into()),
        ("target_industry", "anchor".into()),
    ] {
        desk.set_attribute(SetAttribute::of(&project, key, value))?;
    }
    let second = desk.record_project(
        RecordProject::titled("合成基础设施").nature("public_infrastructure").total_planned("3000-5000万元".parse()?),
    )?;
    desk.suspend(&second, "funds_interrupted", "2021-01")?;
    let permit = desk.promise(
        Promise::to_investor(&deal, "construction_permit").debtor("行政审批局").due("2020-07-24")?.legal_basis("条例"),
    )?;
    desk.fulfil(&permit, "2020-07-17", Evidence::document("施工许可证"))?;
    desk.promise(
        Promise::by_investor(&deal, "investment")
            .debtor_organisation(&investor)
            .due("2021年底前")?
            .amount("2亿元以上".parse()?)
            .condition_milestone("land_handed_over"),
    )?;
    let policy =
        AddPolicy::named("合成扶持办法").document("合成发〔2020〕5号").issuer("招商一局").legal_basis("合成条例");
    let policy = desk.add_policy(policy.valid("2020-01-01/2022-12-31")?.on("2019-12-20")?)?;
    desk.review_policy(ReviewPolicy::of(&policy, ReviewOutcome::Passed).on("2019-12-10")?)?;
    desk.set_budget(SetBudget::of(&policy, 2021, "约1亿元".parse()?))?;
    let incentive = Promise::to_investor(&deal, "policy_incentive").debtor("招商一局").on("2021-01-05")?;
    desk.promise(incentive.clone().under(&policy).article("第八条"))?;
    desk.cite_policy(CitePolicy::of(&desk.promise(incentive.legal_basis("批复"))?, "合成发〔2020〕5号"))?;
    desk.repeal_policy(RepealPolicy::of(&policy).on("2021-12-31")?)?;
    Ok(())
}

fn zone() -> NewZone {
    NewZone::named("合成开发区").currency("CNY").playbook(playbook())
}

fn book() -> Result<(Crm, Desk), Error> {
    let clock = SetClock::at_noon_of("2022-06-30");
    let crm = Crm::in_memory_with(zone(), clock.options())?;
    let desk = seat(&crm)?;
    Ok((crm, desk))
}

fn seat(crm: &Crm) -> Result<Desk, Error> {
    let desk = crm.desk(Officer::named("zhao.yi").unit("招商一局"))?;
    desk.add_unit(AddUnit::named("行政审批局"))?;
    fill(&desk)?;
    Ok(desk)
}

/// A cell as text; empty where it is.
fn cell(table: &Table, row: usize, column: &str) -> String {
    assert!(table.columns().iter().any(|each| each.name == column), "there is no column {column}");
    table.cell(row, column).map(|cell| cell.to_string()).unwrap_or_default()
}

fn text(shown: Option<impl ToString>) -> String {
    shown.map(|shown| shown.to_string()).unwrap_or_default()
}

/// The columns of a record that reaches milestones, against what its reading answers.
fn check<T: Record>(table: &Table, at: usize, item: &Reading<T>, crm: &Crm) -> usize {
    let mut checked = 0;
    let mut says = |column: &str, expected: String| {
        assert_eq!(cell(table, at, column), expected, "{column} of {}", item.title());
        checked += usize::from(!expected.is_empty());
    };
    let as_of = item.as_of();
    says("id", item.record_id().to_string());
    says("title", item.title().to_owned());
    says("code", text(item.head().code.as_ref()));
    says("investment", text(item.head().investment_at(as_of)));
    says("unit", text(item.head().unit_at(as_of)));
    says("unit_name", text(item.head().unit_at(as_of).map(|unit| crm.unit(unit).unwrap().title().to_owned())));
    says("officer_name", text(item.head().officer_at(as_of).map(|id| crm.particulars(id).unwrap().unwrap().name)));
    says("stage", text(item.stage().certain));
    says("possible_stage", text(item.stage().possible));
    says("stage_zh", item.stage_label(Lang::Zh));
    says("stage_en", item.stage_label(Lang::En));
    says("standing", item.standing().key().to_owned());
    says("version", item.head().version().to_string());
    for milestone in crm.playbook().unwrap().milestones() {
        let key = milestone.key.as_str();
        let name = if key == "unit" { "milestone_unit" } else { key };
        if !table.columns().iter().any(|column| column.name == name) {
            assert_eq!(item.reached(key, None), Truth::No, "{key} has no column");
            continue;
        }
        let phases = [None, Some(1), Some(2)].map(|phase| item.reached(key, phase));
        let reached = phases.into_iter().fold(Truth::No, Truth::or);
        let word = match reached {
            Truth::Yes => "yes",
            Truth::Possibly => "possibly",
            Truth::No => "",
        };
        says(name, word.to_owned());
        if phases[1..] == [Truth::No, Truth::No] {
            let when = item.when(key, None).filter(|_| reached != Truth::No);
            says(&format!("{name}_earliest"), text(when.and_then(When::first)));
            says(&format!("{name}_latest"), text(when.and_then(When::last)));
            says(&format!("{name}_text"), text(when));
        }
    }
    checked
}

#[test]
fn every_row_says_what_its_reading_says() -> Result<(), Error> {
    let (crm, _desk) = book()?;
    let mut checked = 0;
    let handles = [crm.clone(), crm.as_of("2020-07-15", "2022-06-30")?, crm.as_of("2020-08-15", "2022-06-30")?];
    for crm in &handles {
        macro_rules! check_all {
            ($($list:ident)+) => { $(
                let table = crm.$list().table()?;
                let all = crm.$list().all()?;
                assert_eq!(table.len(), all.len());
                for (at, item) in all.iter().enumerate() {
                    checked += check(&table, at, item, crm);
                }
            )+ };
        }
        check_all!(leads negotiations agreements projects);
    }
    assert!(checked > 300, "{checked}");
    Ok(())
}

/// Two phases that began on 18 July and some day of the third quarter: the project began with the first of
/// them, on 1 July at the earliest and by 18 July for certain.
#[test]
fn a_project_reaches_a_milestone_with_the_first_of_its_phases() -> Result<(), Error> {
    let (crm, _desk) = book()?;
    let started = |table: &Table| {
        ["", "_earliest", "_latest", "_text"].map(|end| cell(table, 0, &format!("construction_started{end}")))
    };
    for table in [
        crm.projects().table()?,
        crm.investments()
            .filter(Filter::default().nature("attracted".parse::<inward::core::playbook::NatureKey>()?))
            .table()?,
    ] {
        assert_eq!(started(&table), ["yes", "2020-07-01", "2020-07-18", "2020-07-01/2020-07-18"]);
        assert_eq!(cell(&table, 0, "completed_text"), "2021-06");
        assert_eq!(cell(&table, 0, "milestone_unit_text"), "2020-08");
    }
    // Before the first of them had begun for certain, both may have.
    let then = crm.as_of("2020-07-10", "2022-06-30")?.projects().table()?;
    assert_eq!(started(&then), ["possibly", "2020-07-01", "2020-09-30", "2020Q3"]);
    Ok(())
}

/// The amounts of a kind in a table add up to what the sum of the list says.
#[test]
fn amounts_add_up_to_the_sums_of_the_list() -> Result<(), Error> {
    let (crm, _desk) = book()?;
    let mut added = 0;
    for crm in [crm.clone(), crm.as_of("2020-07-15", "2022-06-30")?, crm.as_of("2022-06-30", "2022-06-30")?] {
        macro_rules! check_all {
            ($($list:ident)+) => { $(
                let table = crm.$list().table()?;
                for kind in MoneyKind::ALL.iter().filter(|kind| **kind != MoneyKind::AnnualPlanned) {
                    let mut sums: BTreeMap<String, i128> = BTreeMap::new();
                    let key = kind.key();
                    if !table.columns().iter().any(|column| column.name == key) {
                        assert!(crm.$list().sum(*kind)?.sum.is_empty());
                        continue;
                    }
                    let several = (0..table.len()).any(|row| !["", "1"].contains(&cell(&table, row, &format!("{key}_currencies")).as_str()));
                    for row in 0..table.len() {
                        if let Some(Cell::Decimal { units, places: 4 }) = table.cell(row, key) {
                            *sums.entry(cell(&table, row, &format!("{key}_currency"))).or_default() += units;
                        }
                    }
                    for sum in crm.$list().sum(*kind)?.sum.iter().filter(|sum| sum.count() > 0) {
                        if !several || sum.currency() == Currency::CNY {
                            assert_eq!(sums.get(sum.currency().code()), Some(&sum.units()), "{} {key}", stringify!($list));
                            added += 1;
                        }
                    }
                }
            )+ };
        }
        check_all!(leads negotiations agreements projects investments);
    }
    assert!(added >= 20, "{added}");
    Ok(())
}

#[test]
fn amounts_keep_their_bounds_and_their_currency() -> Result<(), Error> {
    let (crm, _desk) = book()?;
    let of = |table: &Table, row: usize, key: &str| {
        ["", "_currency", "_currencies", "_least", "_most"].map(|end| cell(table, row, &format!("{key}{end}")))
    };
    let row = |table: &Table, title: &str| (0..table.len()).find(|row| cell(table, *row, "title") == title).unwrap();
    let talks = crm.negotiations().table()?;
    let usd = row(&talks, "美元项目");
    assert_eq!(of(&talks, usd, "total_planned"), ["3000000", "USD", "1", "3000000", "5000000"]);
    let deals = crm.agreements().table()?;
    // Whether it has contract money at all depends on what was signed.
    let unsaid = row(&deals, "未注明层级的协议");
    assert_eq!(of(&deals, unsaid, "contract_investment"), ["", "CNY", "1", "0", ""]);
    assert_eq!(["contract_signed", "intent_signed"].map(|key| cell(&deals, unsaid, key)), ["possibly", "yes"]);
    let projects = crm.projects().table()?;
    let crystal = row(&projects, "合成长晶项目");
    // Some of the phases: at least so much.
    assert_eq!(of(&projects, crystal, "total_planned"), ["290000000", "CNY", "1", "290000000", ""]);
    assert_eq!(of(&projects, crystal, "funds_arrived"), ["150000000", "CNY", "2", "150000000", "150000000"]);
    let infrastructure = row(&projects, "合成基础设施");
    assert_eq!(of(&projects, infrastructure, "total_planned"), ["30000000", "CNY", "1", "30000000", "50000000"]);
    assert_eq!(of(&projects, infrastructure, "funds_arrived"), ["", "", "", "", ""]);
    let promises = crm.commitments().table()?;
    let invest = (0..promises.len()).find(|row| cell(&promises, *row, "direction") == "by_investor").unwrap();
    let owed =
        ["", "_currency", "_qualifier", "_max", "_given"].map(|end| cell(&promises, invest, &format!("owed{end}")));
    assert_eq!(owed, ["200000000", "CNY", "at_least", "", "2亿元以上"]);
    assert_eq!(["due_earliest", "due_latest"].map(|column| cell(&promises, invest, column)), ["", "2021-12-31"]);
    Ok(())
}

#[test]
fn own_attributes_are_typed() -> Result<(), Error> {
    let (crm, _desk) = book()?;
    let table = crm.projects().table()?;
    let row = (0..table.len()).find(|row| cell(&table, *row, "phases") == "2").unwrap();
    let of = |key: &str| table.columns().iter().find(|column| column.name == format!("attribute_{key}")).unwrap().of;
    let shown = |key: &str| cell(&table, row, &format!("attribute_{key}"));
    assert_eq!((of("remark"), shown("remark").as_str()), (ColumnType::Text, "很好 <b>"));
    assert_eq!((of("lots"), shown("lots").as_str()), (ColumnType::Integer, "3"));
    assert_eq!((of("intensity"), shown("intensity").as_str()), (ColumnType::Decimal, "12.5000000001"));
    assert_eq!((of("flagship"), shown("flagship").as_str()), (ColumnType::Bool, "false"));
    assert_eq!((of("visited_latest"), shown("visited_latest").as_str()), (ColumnType::Day, "2020-08-31"));
    assert_eq!((of("deposit_max"), shown("deposit_max").as_str()), (ColumnType::Amount, "500000"));
    assert_eq!((of("shapes"), shown("shapes").as_str()), (ColumnType::Text, r#"["a","b"]"#));
    assert_eq!(shown("adviser_name"), "合成顾问公司");
    assert_eq!(shown("target_industry"), "anchor");
    Ok(())
}

#[test]
fn the_columns_are_the_same_whatever_the_rows_are() -> Result<(), Error> {
    let (crm, _desk) = book()?;
    let empty = Crm::in_memory(zone())?;
    let mut names = 0;
    macro_rules! check_all {
        ($($list:ident)+) => { $(
            let without = crm.$list().table_without_rows()?;
            let columns = without.columns();
            assert!(without.is_empty());
            assert_eq!(crm.$list().table()?.columns(), columns);
            let none = empty.$list().filter(Filter::default().text("没有这样的")).table()?;
            assert!(none.is_empty());
            assert_eq!(none.columns(), columns);
            let distinct: BTreeSet<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            assert_eq!(distinct.len(), columns.len());
            for column in columns {
                assert!(!column.meaning.en.is_empty() && column.meaning.zh.chars().any(|c| c > '\u{2e80}'), "{}", column.name);
            }
            names += columns.len();
        )+ };
    }
    check_all!(leads negotiations agreements projects commitments investments organisations units people entries);
    assert!(names > 500, "{names}");
    Ok(())
}

#[test]
fn a_table_is_in_the_order_of_its_list_and_keeps_what_it_keeps() -> Result<(), Error> {
    let (crm, _desk) = book()?;
    for crm in [crm.clone(), crm.as_of("2022-06-30", "2022-06-30")?] {
        let list = crm.projects().sorted(Sort::descending(SortBy::Amount));
        let titles: Vec<String> = list.all()?.iter().map(|item| item.title().to_owned()).collect();
        let table = list.clone().limit(1).table()?;
        assert_eq!((0..table.len()).map(|row| cell(&table, row, "title")).collect::<Vec<_>>(), titles);
        assert_eq!(titles.len(), 2);
        let kept = list.filter(Filter::default().standing(Is::Suspended)).table()?;
        assert_eq!((kept.len(), cell(&kept, 0, "title").as_str()), (1, "合成基础设施"));
    }
    let then = crm.as_of("2020-07-15", "2022-06-30")?.agreements().table()?;
    assert_eq!((then.len(), cell(&then, 0, "exists").as_str()), (2, "possibly"));
    assert!(then.definition(Lang::Zh).contains("截至 2020-07-15"), "{}", then.definition(Lang::Zh));
    Ok(())
}

#[test]
fn amounts_in_another_unit_stay_exact() -> Result<(), Error> {
    let (crm, _desk) = book()?;
    let table = crm.leads().table()?.amounts_in(AmountForm::Decimal, AmountUnit::parse("亿元")?)?;
    assert_eq!(cell(&table, 0, "total_planned"), "25.3");
    assert_eq!(cell(&table, 0, "total_planned_most"), "25.3");
    Ok(())
}

/// What SQL names otherwise than Arrow: a date is of Arrow's own type there, and its text is a column of its own.
#[cfg(feature = "sqlite")]
fn as_arrow_names(view: &str, column: &str) -> Option<String> {
    let dates: &[&str] = match view {
        "agreements" => &["signed"],
        "commitments" => &["due"],
        "entries" => &["on", "period", "issued", "valid", "repealed"],
        "units" => &["valid"],
        _ => &[],
    };
    // The figures of an amount in 1/10000, and the words a date was given in, are in SQL alone, as is what every
    // row of a zone's table has.
    if column == "zone" || column == "position" || column.ends_with("_units") {
        return None;
    }
    for date in dates {
        match column.strip_prefix(date) {
            Some("") => return Some(format!("{date}_text")),
            Some("_first") => return Some(format!("{date}_earliest")),
            Some("_last") => return Some(format!("{date}_latest")),
            Some("_given") => return None,
            _ => {}
        }
    }
    Some(column.to_owned())
}

#[cfg(feature = "sqlite")]
#[test]
fn the_sql_views_say_the_same() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("book.db");
    let crm = Crm::create_with(&path, zone(), SetClock::at_noon_of("2022-06-30").options())?;
    seat(&crm)?;
    let sql = rusqlite::Connection::open_with_flags(&path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let (mut compared, mut said) = (0, 0);
    macro_rules! check_all {
        ($($list:ident)+) => { $(
            let (table, view) = (crm.$list().table()?, stringify!($list));
            let rows: BTreeMap<String, usize> = (0..table.len()).map(|row| (cell(&table, row, "id"), row)).collect();
            let mut statement = sql.prepare(&format!("SELECT * FROM {view}"))?;
            let names: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
            let id = names.iter().position(|name| name == "id").unwrap();
            let mut read = statement.query([])?;
            let mut count = 0;
            while let Some(values) = read.next()? {
                count += 1;
                let row = rows[&values.get::<_, String>(id)?];
                for (at, name) in names.iter().enumerate() {
                    let Some(column) = as_arrow_names(view, name) else { continue };
                    let expected = match values.get_ref(at)? {
                        rusqlite::types::ValueRef::Null => String::new(),
                        rusqlite::types::ValueRef::Integer(number) if ["conditional", "erased"].contains(&name.as_str()) => {
                            (number == 1).to_string()
                        }
                        rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                        rusqlite::types::ValueRef::Text(text) => String::from_utf8(text.to_vec())?,
                        other => panic!("{other:?}"),
                    };
                    assert_eq!(cell(&table, row, &column), expected, "{view}.{name}");
                    compared += 1;
                    said += usize::from(!expected.is_empty());
                }
            }
            assert_eq!(count, table.len(), "{view}");
        )+ };
    }
    check_all!(leads negotiations agreements projects commitments investments organisations units people entries);
    assert!(compared > 500 && said > 250, "{compared} {said}");
    Ok(())
}
