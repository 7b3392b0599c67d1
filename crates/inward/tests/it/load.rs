//! Loading ledgers: what a preview says, what a commit keeps, and what is refused.

mod editions;
mod files;
mod investors;

use inward::core::qualified::Qualifier;
use inward::import::{CellChange, Load, LoadReport, RowStatus};
use inward::prelude::*;

/// The edition of the end of 2020, in ten thousands of yuan.
const FIRST: &str = "currency = 'CNY'\nunit = '万元'\nsource = 'promotion'\nreported_on = '2020-12-31'";
/// The edition of January 2021.
const SECOND: &str = "currency = 'CNY'\nunit = '万元'\nsource = 'promotion'\nreported_on = '2021-01-31'";
const USCC: &str = "91350100M000100Y43";

/// A column and what it fills.
type Column<'c> = (&'c str, &'c str);

const NAME: Column<'_> = ("项目名称", "'project.name'");
const TOTAL: Column<'_> = ("总投资", "'project.total_planned'");
const START: Column<'_> = ("开工", "'milestone.construction_started'");

/// A desk of a book on 30 June 2021, with one park.
fn desk() -> Desk {
    let noon = "2021-06-30T04:00:00Z".parse::<Timestamp>().unwrap();
    let zone = NewZone::named("阳泉经开区").currency("CNY");
    let crm = Crm::in_memory_with(zone, Options::default().clock(move || noon)).unwrap();
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局")).unwrap();
    desk.add_unit(AddUnit::named("东区科技园")).unwrap();
    desk
}

fn mapping(settings: &str, columns: &[Column<'_>]) -> String {
    let columns: Vec<String> = columns.iter().map(|(name, fills)| format!("'{name}' = {fills}")).collect();
    format!("[ledger]\nname = 'key-projects'\nkey = '编号'\n{settings}\n[columns]\n{}\n", columns.join("\n"))
}

fn csv(columns: &[Column<'_>], rows: &[&str]) -> String {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    format!("编号,{}\n{}\n", names.join(","), rows.join("\n"))
}

fn read(desk: &Desk, settings: &str, columns: &[Column<'_>], rows: &[&str]) -> Result<Load, Error> {
    desk.load_bytes(csv(columns, rows).as_bytes(), &mapping(settings, columns))
}

fn load(desk: &Desk, settings: &str, columns: &[Column<'_>], rows: &[&str]) -> LoadReport {
    let load = read(desk, settings, columns, rows).unwrap();
    load.commit().unwrap()
}

fn preview(desk: &Desk, columns: &[Column<'_>], rows: &[&str]) -> LoadReport {
    read(desk, SECOND, columns, rows).unwrap().preview().unwrap()
}

fn counts(report: &LoadReport) -> [usize; 4] {
    [report.new, report.changed, report.unchanged, report.refused]
}

/// Line, column and code of every fault.
fn faults(report: &LoadReport) -> Vec<(u64, Option<&str>, &str)> {
    report.faults.iter().map(|fault| (fault.line, fault.column.as_deref(), fault.refusal.code.as_str())).collect()
}

/// All that a report says but the ids, which a preview and a commit draw anew.
fn said(report: &LoadReport) -> String {
    let rows: Vec<_> = report
        .rows
        .iter()
        .map(|row| {
            let warnings: Vec<&str> = row.warnings.iter().map(|warning| warning.code.as_str()).collect();
            (row.line, &row.key, row.status, &row.changes, warnings, row.investment.is_some())
        })
        .collect();
    format!("{:?} {rows:#?} {:#?}", counts(report), report.faults)
}

fn change(column: &str, field: &str, from: Option<&str>, to: &str) -> CellChange {
    CellChange {
        column: Some(column.to_owned()),
        field: field.to_owned(),
        from: from.map(str::to_owned),
        to: to.to_owned(),
    }
}

fn referred<T: inward::core::id::Recordable>(desk: &Desk, key: &str) -> Id<T> {
    desk.crm().record_referred("key-projects", key).unwrap().and_then(RecordId::as_id).unwrap()
}

fn project(desk: &Desk, key: &str) -> Reading<Project> {
    let id: Id<Project> = referred(desk, &format!("{key}#project"));
    desk.crm().project(id).unwrap()
}

#[test]
fn a_preview_says_what_the_commit_does_and_keeps_nothing() {
    let desk = desk();
    let columns = [NAME, TOTAL, START, ("投资方", "'organisation.name'"), ("重点", "'list.重点项目'")];
    let rows = ["A1,数字经济产业园,120000,2020-07-18,甲公司,是", "A2,物联网大数据中心,约5000,,乙公司,"];
    let before = desk.crm().head().unwrap();
    let ready = read(&desk, FIRST, &columns, &rows).unwrap();
    let previews = [ready.preview().unwrap(), ready.preview().unwrap()];
    assert_eq!(desk.crm().head().unwrap(), before);
    assert_eq!(desk.crm().projects().count().unwrap(), 0);
    let committed = ready.commit().unwrap();
    assert_eq!(counts(&committed), [2, 0, 0, 0]);
    for preview in &previews {
        assert_eq!(said(preview), said(&committed));
    }

    // The same of an edition that changes one row, leaves one, and adds one.
    let rows = [rows[0], "A2,物联网大数据中心,6000,,乙公司,", "A3,冷链物流园,,,甲公司,是"];
    let ready = read(&desk, SECOND, &columns, &rows).unwrap();
    let preview = ready.preview().unwrap();
    let committed = ready.commit().unwrap();
    assert_eq!(counts(&committed), [1, 1, 1, 0]);
    assert_eq!(said(&preview), said(&committed));
}

#[test]
fn one_bad_row_and_nothing_is_kept() {
    let desk = desk();
    let columns = [NAME, TOTAL, START];
    let rows = ["A1,数字经济产业园,120000,2020-07-18", "A2,物联网大数据中心,很多,2020-13-01", "A3,冷链物流园,1,某日"];
    let ready = read(&desk, SECOND, &columns, &rows).unwrap();
    let report = ready.preview().unwrap();
    assert_eq!(counts(&report), [1, 0, 0, 2]);
    let expected = [
        (3, Some("总投资"), "money.not-money"),
        (3, Some("开工"), "when.invalid-date"),
        (4, Some("开工"), "when.not-a-date"),
    ];
    assert_eq!(faults(&report), expected);
    assert_eq!(report.faults[0].value.as_deref(), Some("很多"));

    let before = desk.crm().head().unwrap();
    let error = ready.commit().unwrap_err();
    let refused: Vec<_> = error.refusal().each().map(|it| (it.path.clone().unwrap(), it.code.as_str())).collect();
    let paths = expected.map(|(line, column, code)| (format!("line {line}[{}]", column.unwrap()), code));
    assert_eq!(refused, paths);
    assert!(error.say(Lang::Zh).contains("第 3 行[总投资]"), "{}", error.say(Lang::Zh));
    assert!(error.say(Lang::En).contains("line 3[总投资]"), "{}", error.say(Lang::En));
    assert_eq!(desk.crm().head().unwrap(), before);
    assert_eq!(desk.crm().investments().count().unwrap(), 0);
}

#[test]
fn the_rows_that_are_refused_come_back_as_a_file() {
    let desk = desk();
    let columns = [NAME, TOTAL];
    let rows = ["A1,数字经济产业园,120000", "A2,物联网大数据中心,很多"];
    let ready = read(&desk, SECOND, &columns, &rows).unwrap();
    let back = ready.errors_csv(csv(&columns, &rows).as_bytes(), &ready.preview().unwrap(), Lang::Zh).unwrap();
    let back = String::from_utf8(back).unwrap();
    assert!(back.contains("A2,物联网大数据中心,很多") && !back.contains("A1"), "{back}");
}

#[test]
fn the_same_edition_twice_changes_nothing() {
    let desk = desk();
    let columns = [
        NAME,
        ("别名", "'project.alias'"),
        ("项目编号", "'project.code'"),
        ("投资方", "'organisation.name'"),
        ("信用代码", "'organisation.uscc'"),
        ("国别", "'organisation.country'"),
        ("又名", "'organisation.alias'"),
        ("线索", "'lead.title'"),
        ("首次接触", "'lead.on'"),
        ("估算", "'lead.estimate'"),
        ("洽谈", "'negotiation.on'"),
        ("签约", "'agreement.on'"),
        ("级别", "'agreement.level'"),
        ("合同额", "'agreement.contract_investment'"),
        TOTAL,
        ("本年计划", "'project.annual_plan'"),
        ("二期投资", "'phase.2.planned'"),
        ("一期", "'phase.1.name'"),
        ("性质", "'project.nature'"),
        ("园区", "'project.park'"),
        ("用地", "{ field = 'project.land', unit = '亩' }"),
        ("行业", "'project.industry'"),
        ("一期开工", "{ field = 'milestone.construction_started', phase = 1 }"),
        ("计划投产", "{ field = 'milestone.production', phase = 1, planned = true }"),
        ("累计到位", "{ field = 'money.funds_arrived', basis = 'cumulative' }"),
        ("十一月完成", "{ field = 'money.fai_completed', basis = 'increment', period = '2020-11' }"),
        ("预计就业", "{ field = 'measure.jobs_new', kind = 'expected', at = 'full_benefit' }"),
        ("层级", "'attribute.target_industry'"),
        ("重点", "'list.重点项目'"),
        ("清单", "'project.list'"),
        ("责任单位", "'unit'"),
        ("责任人", "'officer'"),
    ];
    let lower = USCC.to_lowercase();
    let rows = [
        format!(
            "A1,数字经济产业园,数字园,ZD-1,甲公司,{lower},cn,甲,数字园线索,2020-06-01/2020-07-01,约9000,2020-06,\
             2020-07-10,合同,50000,120000,3000,余80,一期,attracted,东区科技园,120,C3985,2020-07-18,2021-12,\
             2000,300,200余个,grow,是,省级清单,招商一局,wang.li"
        )
        .replace("余80", "80余"),
        "A2,物联网大数据中心,,,乙公司,,,,,,,,,,,5000,,,,,东区科技园,,,,,,,,,否,,,".to_owned(),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let first = load(&desk, FIRST, &columns, &rows);
    assert_eq!(counts(&first), [2, 0, 0, 0]);
    let head = desk.crm().head().unwrap();
    for _ in 0..2 {
        let again = load(&desk, FIRST, &columns, &rows);
        assert_eq!(counts(&again), [0, 0, 2, 0], "{}", said(&again));
        assert!(again.rows.iter().all(|row| row.changes.is_empty() && row.status == RowStatus::Unchanged));
    }
    assert_eq!(desk.crm().head().unwrap(), head, "no event");

    // What the row says is in the book.
    let read = project(&desk, "A1");
    assert_eq!(read.phases().len(), 2);
    assert_eq!(read.phases()[0].name.as_deref(), Some("一期"));
    assert_eq!(read.amount(MoneyKind::TotalPlanned, Some(2)).unwrap().qualifier(), Qualifier::Over);
    assert_eq!(read.amount(MoneyKind::TotalPlanned, Some(2)).unwrap().money().in_yi(), "0.008亿");
    let plan = read.amounts.for_period(MoneyKind::AnnualPlanned, None, Some(&When::year(2020).unwrap()), AsOf::LATEST);
    assert_eq!(plan.unwrap().in_yi(), "0.3亿", "the year of the edition");
    assert_eq!(read.planned_for("production", Some(1)).unwrap().to_string(), "2021-12");
    let jobs = read.measure_at("jobs_new", MeasureKind::Expected, None, milestone::FULL_BENEFIT).unwrap();
    assert_eq!(jobs.at.as_ref().unwrap().as_str(), "full_benefit");
    assert_eq!(read.attribute("target_industry").unwrap().to_text(), "grow");
    let investor = desk.crm().organisation(read.owner.unwrap()).unwrap();
    assert_eq!(
        (investor.uscc.as_ref().unwrap().to_string(), investor.country.as_deref()),
        (USCC.to_owned(), Some("CN"))
    );
}

#[test]
fn an_edited_edition_changes_exactly_the_cells_that_differ() {
    let desk = desk();
    let columns = [NAME, TOTAL, START, ("性质", "'project.nature'"), ("估算", "'lead.estimate'")];
    load(&desk, FIRST, &columns, &["A1,数字经济产业园,120000,2020-07-18,attracted,8000", "A2,冷链物流园,10,,,"]);
    let edited = ["A1,数字经济产业园,130000,2020-07-20,attracted,9000", "A2,冷链物流园,10,,,"];
    let report = load(&desk, SECOND, &columns, &edited);
    assert_eq!(counts(&report), [0, 1, 1, 0]);
    assert_eq!(
        report.rows[0].changes,
        [
            change("估算", "lead.estimate", Some("80000000 CNY"), "9000万元"),
            change("总投资", "project.total_planned", Some("1200000000 CNY"), "130000万元"),
            change("开工", "milestone.construction_started", Some("2020-07-18"), "2020-07-20"),
        ]
    );
    assert!(report.rows[1].changes.is_empty());

    let id = project(&desk, "A1").id;
    for (known, total, start) in [("2021-01-15", "12亿", "2020-07-18"), ("2021-01-31", "13亿", "2020-07-20")] {
        let read = desk.crm().as_of("2020-12-31", known).unwrap().project(id).unwrap();
        assert_eq!(read.amount(MoneyKind::TotalPlanned, None).unwrap().in_yi(), total, "as known on {known}");
        assert_eq!(read.when(milestone::CONSTRUCTION_STARTED, None).unwrap().to_string(), start, "as known on {known}");
    }
    assert!(desk.crm().as_of("2020-12-31", "2020-12-30").unwrap().project(id).is_err(), "not reported yet");
}

#[test]
fn an_edition_renames_and_the_old_name_still_finds() {
    let desk = desk();
    load(&desk, FIRST, &[NAME], &["A1,奥特莱斯商业综合体"]);
    let report = load(&desk, SECOND, &[NAME], &["A1,奥特莱斯城市商业综合体"]);
    let expected = change("项目名称", "project.name", Some("奥特莱斯商业综合体"), "奥特莱斯城市商业综合体");
    assert_eq!(report.rows[0].changes, [expected]);
    for name in ["奥特莱斯商业综合体", "奥特莱斯城市商业综合体"] {
        let found = desk.crm().find(name).unwrap().one().unwrap();
        assert_eq!(Some(found.investment.id), report.rows[0].investment, "{name}");
    }
}

#[test]
fn a_later_edition_tells_of_further_phases_and_of_a_level() {
    let desk = desk();
    let columns = [
        NAME,
        ("签约", "'agreement.on'"),
        ("级别", "'agreement.level'"),
        ("一期", "'phase.1.name'"),
        ("二期", "'phase.2.name'"),
        ("二期投资", "'phase.2.planned'"),
    ];
    load(&desk, FIRST, &columns, &["A1,数字经济产业园,2020-12-01,,一期,,"]);
    let agreement: Id<Agreement> = referred(&desk, "A1#agreement");
    assert_eq!(desk.crm().agreement(agreement).unwrap().level_at(AsOf::LATEST), None, "nobody stated it");
    assert_eq!(project(&desk, "A1").phases().len(), 1);

    let edited = ["A1,数字经济产业园,2020-12-01,意向,一期,二期,500"];
    let report = load(&desk, SECOND, &columns, &edited);
    assert_eq!(
        report.rows[0].changes,
        [
            change("级别", "agreement.level", None, "意向"),
            change("二期", "phase.2.name", None, "二期"),
            change("二期投资", "phase.2.planned", None, "500万元"),
        ]
    );
    assert_eq!(desk.crm().agreement(agreement).unwrap().level_at(AsOf::LATEST), Some(Level::Intent));
    assert_eq!(project(&desk, "A1").phases()[1].name.as_deref(), Some("二期"));
    assert_eq!(counts(&load(&desk, SECOND, &columns, &edited)), [0, 0, 1, 0]);

    // What the book said before is told in the language of the cell.
    for (level, before) in [("正式合同", "意向"), ("framework", "contract"), ("意向协议", "框架协议")] {
        let row = format!("A1,数字经济产业园,2020-12-01,{level},一期,二期,500");
        let report = load(&desk, SECOND, &columns, &[row.as_str()]);
        assert_eq!(report.rows[0].changes, [change("级别", "agreement.level", Some(before), level)]);
    }
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_its_code() {
    let desk = desk();
    let columns = [NAME, TOTAL];
    let text = csv(&columns, &["A1,数字经济产业园,1"]);
    let code = |bytes: &[u8], mapping: &str| desk.load_bytes(bytes, mapping).err().map(|error| error.code().as_str());
    let plain = mapping(SECOND, &columns);
    assert_eq!(code(text.as_bytes(), &plain), None);
    // "编号,甲\n1,乙\n" in GBK.
    let gbk = b"\xb1\xe0\xba\xc5,\xcf\xee\xc4\xbf\xc3\xfb\xb3\xc6\n1,\xd2\xd2\n";
    assert_eq!(code(gbk, &mapping(SECOND, &[NAME])), Some("ledger.wrong-encoding"));
    assert_eq!(code(gbk, &mapping("encoding = 'gbk'", &[NAME])), None);
    assert_eq!(code(text.as_bytes(), &mapping(SECOND, &[NAME])), Some("ledger.unknown-column"));
    assert_eq!(code("编号,项目名称\nA1,甲\n".as_bytes(), &plain), Some("ledger.missing-column"));
    assert_eq!(code(b"", &plain), Some("ledger.empty"));
    assert_eq!(code(text.as_bytes(), &mapping(SECOND, &[("项目名称", "'project.nam'")])), Some("ledger.unknown-field"));
    let missing = desk.load("no-such.csv", "no-such.toml").err().unwrap();
    assert_eq!(missing.code().as_str(), "ledger.unreadable-file");
}

#[test]
fn rows_that_cannot_be_read_are_refused_one_by_one() {
    let desk = desk();
    let columns = [NAME, TOTAL];
    let rows = ["A1,甲,1", "A2,乙", "A3,丙,1", "A3,丁,2", ",戊,1", "A5,#REF!,#####", "A6,\"己\"x,1"];
    let report = preview(&desk, &columns, &rows);
    assert_eq!(
        faults(&report),
        [
            (3, None, "ledger.cell-count"),
            (4, Some("编号"), "ledger.doubled-key"),
            (5, Some("编号"), "ledger.doubled-key"),
            (6, Some("编号"), "ledger.missing-key"),
            (7, Some("项目名称"), "ledger.spreadsheet-error"),
            (7, Some("总投资"), "ledger.spreadsheet-error"),
            (8, Some("项目名称"), "ledger.stray-quote"),
        ]
    );
    assert_eq!(counts(&report), [1, 0, 0, 6], "a row with two faults is one row");
    assert_eq!(report.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 7, 8]);
}

#[test]
fn an_edition_of_the_future_is_refused() {
    let desk = desk();
    let of = |day: &str| read(&desk, &format!("reported_on = '{day}'"), &[NAME], &["A1,甲", "A2,乙"]);
    for outcome in [of("2021-07-01").unwrap().preview(), of("2021-07-01").unwrap().commit()] {
        let error = outcome.unwrap_err();
        assert_eq!(error.code().as_str(), "command.reported-in-the-future");
        assert_eq!(error.refusal().path.as_deref(), Some("ledger.reported_on"));
        assert!(error.refusal().also.is_empty());
    }
    assert_eq!(counts(&of("2021-06-30").unwrap().preview().unwrap()), [2, 0, 0, 0], "today will do");
    let vague = of("2021-06").err().unwrap();
    assert_eq!(
        (vague.code().as_str(), vague.refusal().path.as_deref()),
        ("when.not-one-day", Some("ledger.reported_on"))
    );
}

#[test]
fn what_the_playbook_or_the_book_does_not_know_is_refused_with_its_column() {
    let desk = desk();
    for (fills, text, code) in [
        ("'milestone.ground_broken'", "2020-07-18", "milestone.unknown"),
        ("'milestone.contract_signed'", "2020-07-18", "milestone.recorded-by"),
        ("'milestone.construction_started'", "2022-01-01", "milestone.in-the-future"),
        ("'attribute.colour'", "红", "attribute.unknown"),
        ("'attribute.target_industry'", "huge", "attribute.unknown-choice"),
        ("'project.nature'", "public", "project.unknown-nature"),
        ("'project.park'", "西区科技园", "unit.unknown"),
        ("'unit'", "招商九局", "unit.unknown"),
        ("'officer'", "nobody", "person.unknown"),
        ("{ field = 'project.land', unit = '亩' }", "大片", "number.bad-number"),
        ("{ field = 'project.land', unit = '亩' }", "12斤", "number.unknown-area-unit"),
        ("{ field = 'measure.jobs_new', kind = 'expected' }", "许多", "number.bad-number"),
        ("{ field = 'money.bribes', basis = 'cumulative' }", "5", "attribute.unknown-choice"),
        ("'project.total_planned'", "12斤", "money.not-money"),
        ("'organisation.uscc'", "91350100M000100Y44", "organisation.unknown"),
        ("'event.name'", "没有的推介会", "entry.not-an-event"),
        ("'project.project_code'", "1", "project-code.invalid-length"),
    ] {
        let columns = [NAME, ("列", fills)];
        let report = preview(&desk, &columns, &[&format!("A1,甲,{text}")]);
        assert_eq!(faults(&report), [(2, Some("列"), code)], "{fills}: {}", report.faults[0]);
        assert_eq!(report.faults[0].refusal.say(Lang::En).matches('{').count(), 0, "{}", report.faults[0]);
        assert_eq!(counts(&report), [0, 0, 0, 1], "{fills}");
    }
    let columns = [NAME, ("签约", "'agreement.on'"), ("级别", "'agreement.level'")];
    let report = preview(&desk, &columns, &["A1,甲,2020-07-18,口头"]);
    assert_eq!(faults(&report), [(2, Some("级别"), "attribute.unknown-choice")]);
    // What binds nobody is no contract money; it is planned.
    let signed = |fills| [NAME, ("签约", "'agreement.on'"), ("级别", "'agreement.level'"), ("金额", fills)];
    let rows = ["A1,甲,2020-07-18,框架,5亿元"];
    let report = preview(&desk, &signed("'agreement.contract_investment'"), &rows);
    assert_eq!(faults(&report), [(2, Some("金额"), "agreement.not-contract-money")]);
    let report = preview(&desk, &signed("'agreement.total_planned'"), &rows);
    assert_eq!((faults(&report), counts(&report)), (vec![], [1, 0, 0, 0]));
}

/// A level and an amount that only fits it may come in one edition.
#[test]
fn an_edition_makes_a_framework_a_contract_with_its_amount() {
    let desk = desk();
    let columns = |fills| [NAME, ("签约", "'agreement.on'"), ("级别", "'agreement.level'"), ("金额", fills)];
    load(&desk, FIRST, &columns("'agreement.total_planned'"), &["A1,甲,2020-07-18,框架,5亿元"]);
    load(&desk, SECOND, &columns("'agreement.contract_investment'"), &["A1,甲,2020-07-18,合同,4亿元"]);
    let sum = |kind| desk.crm().agreements().sum(kind).unwrap().to_string();
    assert_eq!(
        (sum(MoneyKind::ContractInvestment), sum(MoneyKind::TotalPlanned)),
        ("4亿".to_owned(), "5亿".to_owned())
    );
}

#[test]
fn what_is_said_of_a_project_without_a_name_is_not_lost() {
    let desk = desk();
    let columns =
        [NAME, TOTAL, ("线索", "'lead.title'"), ("就业", "{ field = 'measure.jobs_new', kind = 'expected' }")];
    let report = preview(&desk, &columns, &["A1,,5,某线索,", "A2,,,某线索,200余个", "A3,,,某线索,"]);
    // The cell that is blank is the one to mend.
    let expected = [(2, Some("项目名称"), "text.blank-name"), (3, Some("项目名称"), "text.blank-name")];
    assert_eq!(faults(&report), expected);
    assert_eq!(counts(&report), [1, 0, 0, 2]);
    // Without a column for it, it is each cell that hangs on it.
    let columns = [TOTAL, ("线索", "'lead.title'")];
    let report = preview(&desk, &columns, &["A1,5,某线索"]);
    assert_eq!(faults(&report), [(2, Some("总投资"), "text.blank-name")]);
}

#[test]
fn a_row_that_says_nothing_but_its_key_makes_nothing() {
    let desk = desk();
    let report = preview(&desk, &[NAME, TOTAL], &["A1,甲,5", "A2,,"]);
    assert_eq!(faults(&report), [(3, Some("编号"), "ledger.empty-row")]);
    assert_eq!(counts(&report), [1, 0, 0, 1]);
    // Of a row that is known, cells that were emptied say nothing new.
    load(&desk, FIRST, &[NAME, TOTAL], &["A1,甲,5"]);
    assert_eq!(counts(&preview(&desk, &[NAME, TOTAL], &["A1,,"])), [0, 0, 1, 0]);
}

#[test]
fn a_commit_does_what_the_preview_said_or_nothing() {
    let desk = desk();
    load(&desk, FIRST, &[NAME, TOTAL], &["A1,甲,3"]);
    let mapping = mapping(SECOND, &[NAME, TOTAL]);
    let ledger = "编号,项目名称,总投资\nA1,甲,3\n";
    let prepared = desk.load_bytes(ledger.as_bytes(), &mapping).unwrap();
    assert_eq!(prepared.preview().unwrap().unchanged, 1);
    // Meanwhile a colleague states another amount.
    let project: Id<Project> = referred(&desk, "A1#project");
    desk.state_amount(StateAmount::of(project, MoneyKind::TotalPlanned, "5亿元".parse().unwrap())).unwrap();
    let head = desk.crm().head().unwrap();
    let error = prepared.commit().unwrap_err();
    assert_eq!(error.code().as_str(), "ledger.changed-since-preview");
    assert!(matches!(error, Error::Conflict(_)));
    assert_eq!(desk.crm().head().unwrap(), head);
    // What does not touch the rows is in nobody's way.
    assert_eq!(prepared.preview().unwrap().changed, 1);
    desk.capture_lead(CaptureLead::titled("另一线索")).unwrap();
    assert_eq!(prepared.commit().unwrap().changed, 1);
}

#[test]
fn the_leads_of_a_promotion_event_are_its_own() {
    let desk = desk();
    let event = desk.add_promotion_event(AddPromotionEvent::named("深圳推介会").on("2021-01-08").unwrap()).unwrap();
    let columns = [("线索", "'lead.title'"), ("活动", "'event.name'")];
    load(&desk, SECOND, &columns, &["A1,某线索,深圳推介会"]);
    let lead: Id<Lead> = referred(&desk, "A1#lead");
    assert_eq!(desk.crm().lead(lead).unwrap().promotion_event, Some(event.id));
}

#[test]
fn two_sources_that_disagree_are_both_kept() {
    let desk = desk();
    let columns = [
        NAME,
        ("开工", "'milestone.construction_started'"),
        ("开工（报道）", "{ field = 'milestone.construction_started', source = 'press' }"),
    ];
    let words = |known: AsOf| -> Vec<(String, String)> {
        let read = project(&desk, "A1");
        let mut words: Vec<_> = read
            .milestones
            .words("construction_started", None, known)
            .map(|word| {
                (word.of.source.as_ref().unwrap().as_str().to_owned(), word.of.on.as_ref().unwrap().to_string())
            })
            .collect();
        words.sort();
        words
    };
    let pair = |source: &str, on: &str| (source.to_owned(), on.to_owned());
    load(&desk, FIRST, &columns, &["A1,甲,2020-07-18,2020-08-01"]);
    assert_eq!(words(AsOf::LATEST), [pair("press", "2020-08-01"), pair("promotion", "2020-07-18")]);
    let report = load(&desk, SECOND, &columns, &["A1,甲,2020-07-18,2020-08-02"]);
    let field = "milestone.construction_started";
    assert_eq!(report.rows[0].changes, [change("开工（报道）", field, Some("2020-08-01"), "2020-08-02")]);
    assert_eq!(words(AsOf::LATEST), [pair("press", "2020-08-02"), pair("promotion", "2020-07-18")]);
}

#[test]
fn money_entries_count_by_their_basis() {
    let desk = desk();
    let columns = [
        NAME,
        ("累计到位", "{ field = 'money.funds_arrived', basis = 'cumulative' }"),
        ("本年完成", "{ field = 'money.fai_completed', basis = 'cumulative_in_year' }"),
        ("十二月到位", "{ field = 'money.funds_arrived', basis = 'increment', period = '2020-12' }"),
    ];
    load(&desk, FIRST, &columns, &["A1,甲,1000,800,50"]);
    let report = load(&desk, FIRST, &columns, &["A1,甲,1100,800,60"]);
    assert_eq!(
        report.rows[0].changes,
        [
            change("累计到位", "money.funds_arrived", Some("10000000 CNY"), "1100万元"),
            change("十二月到位", "money.funds_arrived", Some("500000 CNY"), "60万元"),
        ]
    );
    // Another edition is another day: its cumulative figures stand beside the earlier ones.
    let report = load(&desk, SECOND, &columns, &["A1,甲,1500,100,60"]);
    assert_eq!(
        report.rows[0].changes,
        [
            change("累计到位", "money.funds_arrived", None, "1500万元"),
            change("本年完成", "money.fai_completed", None, "100万元"),
        ]
    );
    let read = project(&desk, "A1");
    let standing: Vec<_> = read
        .money()
        .facts()
        .standing(AsOf::LATEST.known)
        .map(|fact| {
            let entry = &fact.value;
            (entry.kind.key(), entry.basis, fact.of.on.as_ref().unwrap().to_string(), entry.amount.in_yi())
        })
        .collect();
    let mut standing: Vec<_> =
        standing.iter().map(|(kind, basis, on, yi)| format!("{kind} {basis:?} {on} {yi}")).collect();
    standing.sort();
    assert_eq!(
        standing,
        [
            "fai_completed CumulativeInYear 2020-12-31 0.08亿",
            "fai_completed CumulativeInYear 2021-01-31 0.01亿",
            "funds_arrived Cumulative 2020-12-31 0.11亿",
            "funds_arrived Cumulative 2021-01-31 0.15亿",
            "funds_arrived Increment 2020-12 0.006亿",
        ]
    );
    let last = read.money().cumulative(MoneyKind::FundsArrived, None, AsOf::LATEST).unwrap();
    assert_eq!(last.amount.in_yi(), "0.15亿");
}

#[test]
fn projects_come_on_lists_leave_them_and_come_back() {
    let desk = desk();
    let columns = [NAME, ("重点", "'list.重点项目'"), ("清单", "'project.list'")];
    let report = load(&desk, FIRST, &columns, &["A1,甲,是,省级清单", "A2,乙,√,", "A3,丙,否,", "A4,丁,省级,"]);
    assert_eq!(counts(&report), [4, 0, 0, 0]);
    let on = |valid: &str, known: &str, list: &str| -> Vec<String> {
        let crm = desk.crm().as_of(valid, known).unwrap();
        let listed = crm.listed(crm.list_named(list).unwrap().unwrap()).unwrap();
        assert!(listed.iter().all(|(_, truth)| *truth == Truth::Yes));
        listed.iter().map(|(project, _)| project.title().to_owned()).collect()
    };
    assert_eq!(on("2020-12-31", "2020-12-31", "重点项目"), ["甲", "乙", "丁"]);
    assert_eq!(on("2020-12-31", "2020-12-31", "省级清单"), ["甲"]);

    let report = load(&desk, SECOND, &columns, &["A1,甲,否,省级清单", "A2,乙,是,", "A3,丙,是,", "A4,丁,,"]);
    assert_eq!(counts(&report), [0, 2, 2, 0], "an empty cell says nothing");
    assert_eq!(report.rows[0].changes, [change("重点", "list.重点项目", Some("yes"), "否")]);
    assert_eq!(on("2021-01-31", "2021-01-31", "重点项目"), ["乙", "丙", "丁"]);
    assert_eq!(on("2021-01-30", "2021-01-31", "重点项目"), ["甲", "乙", "丙", "丁"], "it left with the edition");
    assert_eq!(on("2021-01-31", "2021-01-30", "重点项目"), ["甲", "乙", "丁"], "nobody knew yet");

    let third = SECOND.replace("2021-01-31", "2021-02-28");
    let rows = ["A1,甲,是,省级清单", "A2,乙,是,", "A3,丙,是,", "A4,丁,,"];
    assert_eq!(counts(&load(&desk, &third, &columns, &rows)), [0, 1, 3, 0]);
    assert_eq!(counts(&load(&desk, &third, &columns, &rows)), [0, 0, 4, 0], "back for good");
    assert_eq!(on("2021-02-28", "2021-02-28", "重点项目"), ["甲", "乙", "丙", "丁"]);
    assert_eq!(on("2021-02-27", "2021-02-28", "重点项目"), ["乙", "丙", "丁"]);
}

#[test]
fn dates_are_read_as_the_mapping_says() {
    let desk = desk();
    let start = |settings: &str, key: &str, text: &str| {
        let outcome = read(&desk, settings, &[NAME, START], &[&format!("{key},{key},{text}")]).unwrap();
        let report = outcome.preview().unwrap();
        match report.faults.first() {
            Some(fault) => fault.refusal.code.as_str().to_owned(),
            None => {
                outcome.commit().unwrap();
                project(&desk, key).when(milestone::CONSTRUCTION_STARTED, None).unwrap().to_string()
            }
        }
    };
    assert_eq!(start("", "A1", "03/04/2020"), "when.ambiguous-order");
    assert_eq!(start("order = 'DMY'", "A2", "03/04/2020"), "2020-04-03");
    assert_eq!(start("order = 'MDY'", "A3", "03/04/2020"), "2020-03-04");
    assert_eq!(start("", "A4", "44030"), "when.ambiguous-number");
    assert_eq!(start("serial = 'excel1900'", "A5", "44030"), "2020-07-18");
    assert_eq!(start("serial = 'excel1904'", "A6", "42568"), "2020-07-18");
    assert_eq!(start("", "A7", "2020年7月中旬"), "2020-07-T2");
}

#[test]
fn bare_amounts_take_the_unit_and_the_currency_of_the_mapping() {
    let desk = desk();
    let columns = [
        NAME,
        TOTAL,
        ("外资（万美元）", "{ field = 'project.fixed_asset', unit = '万美元', currency = 'USD' }"),
        ("一期投资", "{ field = 'phase.1.planned', unit = '亿元' }"),
    ];
    load(&desk, SECOND, &columns, &["A1,甲,\"1,200\",30,2.9", "A2,乙,1.2亿元,约30,", "A3,丙,3000-5000,,"]);
    let amount = |key: &str, kind, phase| project(&desk, key).amount(kind, phase).unwrap().to_string();
    assert_eq!(amount("A1", MoneyKind::TotalPlanned, None), "12000000 CNY");
    assert_eq!(amount("A1", MoneyKind::FixedAsset, None), "300000 USD");
    assert_eq!(amount("A1", MoneyKind::TotalPlanned, Some(1)), "290000000 CNY");
    assert_eq!(amount("A2", MoneyKind::TotalPlanned, None), "120000000 CNY", "a unit of its own wins");
    assert_eq!(project(&desk, "A2").amount(MoneyKind::FixedAsset, None).unwrap().qualifier(), Qualifier::About);
    assert_eq!(project(&desk, "A3").amount(MoneyKind::TotalPlanned, None).unwrap().qualifier(), Qualifier::Range);
    load(&desk, "", &columns[..2], &["A4,丁,120"]);
    assert_eq!(amount("A4", MoneyKind::TotalPlanned, None), "120 CNY", "the currency of the zone, whole units of it");
    let plain = Crm::in_memory(NewZone::named("阳泉经开区")).unwrap().desk(Officer::named("wang.li")).unwrap();
    let report = read(&plain, "", &columns[..2], &["A4,丁,120"]).unwrap().preview().unwrap();
    assert_eq!(faults(&report), [(2, Some("总投资"), "money.currency-missing")]);
}

#[test]
fn investors_are_known_again_by_code_or_name() {
    let desk = desk();
    let columns = [NAME, ("投资方", "'organisation.name'"), ("信用代码", "'organisation.uscc'")];
    load(&desk, FIRST, &columns, &["A1,甲,日昌晶新材料,", "A2,乙,日昌晶新材料,"]);
    assert_eq!(desk.crm().organisations().count().unwrap(), 1);
    let report = load(&desk, SECOND, &columns, &[&format!("A1,甲,日昌晶新材料,{USCC}"), "A2,乙,日昌晶新材料,"]);
    assert_eq!(report.rows[0].changes, [change("信用代码", "organisation.uscc", None, USCC)]);
    // By its code alone.
    load(&desk, SECOND, &columns, &[&format!("A3,丙,,{USCC}")]);
    assert_eq!(desk.crm().organisations().count().unwrap(), 1);
    assert_eq!(project(&desk, "A3").owner, project(&desk, "A1").owner);
    let report = preview(&desk, &columns, &["A4,丁,另一公司,91350100M000100Y44"]);
    assert_eq!(faults(&report), [(2, Some("信用代码"), "uscc.invalid-checksum")]);
}

#[test]
fn a_project_ends_and_is_reopened() -> Result<(), Error> {
    use inward::prelude::*;
    let crm = Crm::in_memory(NewZone::named("合成开发区"))?;
    let desk = crm.desk(Officer::named("zhang.san"))?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    desk.end_project(EndProject::of(&project, ProjectEnd::Completed).on("2020-12-31")?)?;
    assert_eq!(crm.project(&project)?.standing(), Is::Completed);
    let again = desk.end_project(EndProject::of(&project, ProjectEnd::Completed)).unwrap_err();
    assert_eq!(again.code().as_str(), "project.already-closed");
    desk.reopen(&project, "2021-01-04", "续建")?;
    assert_eq!(crm.project(&project)?.standing(), Is::Ongoing);
    Ok(())
}
