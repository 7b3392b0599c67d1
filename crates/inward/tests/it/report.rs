//! The report of a zone: what it tells, held against the book; and its page, held against the committed one.

mod book;

use std::path::Path;

use inward::analysis::pipeline::{ChangeStep, ChangeSteps};
use inward::prelude::*;

use crate::clock::{SetClock, day};

fn quarter() -> ReportQuery {
    ReportQuery::default().as_of(day("2021-03-31")).since(day("2020-12-31"))
}

#[test]
fn the_page_is_the_one_that_was_committed() -> Result<(), Error> {
    // Two books with the same in them: other ids, the same bytes.
    let reports = [book::zone()?.report(quarter())?, book::zone()?.report(quarter())?];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/report");
    for (name, lang) in [("en.html", Lang::En), ("zh.html", Lang::Zh)] {
        let (path, now) = (folder.join(name), reports[0].html(lang)?);
        assert_eq!(now, reports[1].html(lang)?);
        if std::env::var_os("INWARD_WRITE_GOLDEN").is_some_and(|value| value == "1") {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &now).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default();
        let line = committed.lines().zip(now.lines()).position(|(one, other)| one != other);
        assert!(committed == now, "{name} differs after line {line:?}; INWARD_WRITE_GOLDEN=1 writes it anew");
    }
    Ok(())
}

#[test]
fn what_it_tells_is_what_the_book_answers() -> Result<(), Error> {
    let crm = book::zone()?;
    let report = crm.report(quarter())?;
    let pipeline = crm.as_of("2021-03-31", "2021-03-31")?.pipeline()?;
    let funnel = pipeline.funnel(&[]);
    assert_eq!((report.investments, report.zone.as_str()), (funnel.total, "合成开发区 (synthetic)"));
    for told in &report.funnel {
        let row = funnel.rows.iter().find(|row| row.key == told.key).unwrap();
        assert_eq!(told.count, row.count, "{}", told.key);
    }
    // Leads and talks signed nothing, and have no amount by contract.
    assert_eq!((report.contract_investment.to_string(), report.without_amount), ("210.8亿-211.8亿".to_owned(), 0));
    assert_eq!(report.without_milestone, 0);
    let started = report.funnel.iter().find(|each| each.key == "construction_started").unwrap();
    assert_eq!((started.count.certain, started.count.possible), (15, 16));
    // Of 22: 15 for certain, and perhaps one more.
    let rate = &report.rates[0];
    let all = rate.cohorts[0].result.as_ref().unwrap();
    assert_eq!(
        (rate.definition.key.as_str(), all.bounds()?.to_string()),
        ("start_rate/signed", "68.18% - 72.73%".to_owned())
    );
    let years: Vec<Option<i32>> = rate.cohorts.iter().map(|cohort| cohort.year).collect();
    assert_eq!(years, [None, Some(2018), Some(2019), Some(2020), Some(2021)]);
    assert!(report.rates.iter().all(|rate| rate.cohorts.iter().all(|cohort| cohort.result.is_ok())));
    let changes = report.changes.as_ref().unwrap();
    let total = changes.total.as_ref().unwrap();
    let steps = |of: &ChangeSteps| ChangeStep::ALL.map(|step| of.at(step));
    assert_eq!(
        (steps(&total.certain), steps(&total.possible)),
        ([16, 0, 0, 6, 7, 0, 0, 29], [16, 0, 0, 7, 6, 0, 0, 29])
    );
    let signed: Vec<(&str, Truth)> =
        changes.reached[0].investments.iter().map(|(title, truth)| (title.as_str(), *truth)).collect();
    assert_eq!(signed.len(), 5);
    assert_eq!(signed[4], ("合成半导体衬底二期", Truth::Possibly));
    let board = crm.as_of("2021-03-31", "2021-03-31")?.promise_board(BoardBy::Debtor)?;
    assert_eq!(report.promises.total, board.total);
    assert_eq!(report.plans.milestones.len(), 10);
    assert_eq!(
        (report.plans.planned.to_string(), report.plans.completed.to_string()),
        ("33.8亿".to_owned(), "5.96亿".to_owned())
    );
    Ok(())
}

#[test]
fn another_day_and_what_was_known_then() -> Result<(), Error> {
    let clock = SetClock::at_noon_of("2021-01-10");
    let zone = NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY");
    let crm = Crm::in_memory_with(zone, clock.options())?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    let project = desk.record_project(RecordProject::titled("甲"))?;
    desk.reach(&project, milestone::CONSTRUCTION_STARTED, "2021-01-05")?;
    clock.set_to_noon_of("2021-02-10");
    let other = desk.record_project(RecordProject::titled("乙"))?;
    desk.reach(&other, milestone::CONSTRUCTION_STARTED, "2021-01-06")?;
    let january = ReportQuery::default().as_of(day("2021-01-31"));
    assert_eq!(crm.report(january)?.investments, 2);
    let then = crm.as_of("2021-01-31", "2021-01-31")?.report(ReportQuery::default())?;
    assert_eq!(
        (then.as_of, then.known, then.investments.exact()),
        (day("2021-01-31"), Some(day("2021-01-31")), Some(1))
    );
    assert!(then.html(Lang::En)?.contains("As it was known by the end of 2021-01-31."));
    // Today, where nothing is said.
    assert_eq!(crm.report(ReportQuery::default())?.as_of, day("2021-02-10"));
    let refused = crm.report(january.since(day("2021-02-01"))).unwrap_err();
    assert_eq!(
        (refused.code().as_str(), refused.refusal().path.as_deref()),
        ("report.since-after-as-of", Some("since"))
    );
    assert!(refused.say(Lang::Zh).contains("2021-02-01") && refused.say(Lang::En).contains("2021-01-31"));
    let instant = crm.as_of("2021-01-31", "2021-01-31T10:00+08:00")?.report(ReportQuery::default());
    assert_eq!(instant.unwrap_err().code().as_str(), "pipeline.known-at-an-instant");
    Ok(())
}

#[test]
fn an_empty_book_says_so_section_by_section() -> Result<(), Error> {
    let crm = Crm::in_memory(NewZone::named("合成开发区").currency("CNY"))?;
    let report = crm.report(quarter())?;
    for (lang, said) in [
        (
            Lang::En,
            [
                "No contract has been signed by this day.",
                "No investment is in the book by this day.",
                "No investment was in the book on either day.",
                "Nothing has begun whose time could be measured.",
                "No promise is in the book by this day.",
                "Nothing needs anybody&#39;s hand on this day.",
                "No milestone is planned.",
                "No plan of investment for the year is recorded.",
            ],
        ),
        (
            Lang::Zh,
            [
                "截至当日没有正式签约项目。",
                "截至当日，账簿中没有招商项目。",
                "两日账簿中均没有招商项目。",
                "尚无可计时的项目。",
                "截至当日，账簿中没有承诺。",
                "当日没有需要关注的事项。",
                "没有计划节点。",
                "未记录当年计划投资。",
            ],
        ),
    ] {
        let page = report.html(lang)?;
        for text in said {
            assert!(page.contains(text), "{text}");
        }
        assert!(!page.contains("<svg") && page.matches("<section").count() == 7);
    }
    Ok(())
}

#[test]
fn names_do_no_harm() -> Result<(), Error> {
    let report = book::zone()?.report(quarter())?;
    for lang in [Lang::En, Lang::Zh] {
        let page = report.html(lang)?;
        // It stands in a table, in a chart and on the list, and each time as text.
        assert!(page.matches("&lt;script&gt;").count() >= 4, "{}", page.matches("&lt;script&gt;").count());
        assert!(!page.contains("<script") && !page.contains("alert(\""));
        // Nothing outside is named: the page needs no network.
        for outside in
            ["http:", "https:", "//", "url(", "@import", "src=", "<link", "<iframe", "<object", "javascript:"]
        {
            assert!(!page.contains(outside), "{outside}");
        }
        assert!(page.matches(" href=\"#").count() == page.matches("href=").count());
    }
    Ok(())
}

#[test]
fn a_rate_that_cannot_be_counted_tells_why() -> Result<(), Error> {
    let crm = book::zone()?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    let investor = crm.organisations().all()?[0].id;
    let deal = SignAgreement::titled("合成未填金额项目").level(Level::Contract).party(investor).on("2021-03-30")?;
    desk.sign_agreement(deal)?;
    let report = crm.report(quarter())?;
    let funds = report.rates.iter().find(|rate| rate.definition.key == "funds_in_rate/all").unwrap();
    assert_eq!(funds.cohorts[0].result.as_ref().unwrap_err().code.as_str(), "kpi.value-missing");
    assert!(funds.cohorts[1].result.is_ok());
    assert!(report.html(Lang::Zh)?.contains("无法计算：部分项目未填合同投资额"));
    assert_eq!(report.without_amount, 1);
    Ok(())
}

#[test]
fn several_currencies_leave_the_rates_by_number() -> Result<(), Error> {
    let crm = book::zone()?;
    let desk = crm.desk(Officer::named("wang.li"))?;
    let investor = crm.organisations().all()?[0].id;
    let deal = SignAgreement::titled("合成外资项目").level(Level::Contract).party(investor).on("2021-03-30")?;
    desk.sign_agreement(deal.contract_investment("3000万美元".parse()?))?;
    let report = crm.report(quarter())?;
    let started = &report.rates[0].cohorts[0];
    let result = started.result.as_ref().unwrap();
    assert_eq!((result.bounds()?.to_string(), result.by_weight), ("65.22% - 69.57%".to_owned(), None));
    assert_eq!(started.without_weight.as_ref().unwrap().code.as_str(), "kpi.mixed-units");
    let page = report.html(Lang::Zh)?;
    assert!(page.contains("按合同投资额无法计算：涉及不同币种 CNY、USD") && page.contains("3,000万 USD"));
    assert!(report.html(Lang::En)?.contains("by contract investment cannot be told: it is in CNY and USD"));
    Ok(())
}

#[test]
fn what_nobody_recorded_is_not_nought() -> Result<(), Error> {
    let crm = Crm::in_memory_with(
        NewZone::named("合成开发区").currency("CNY"),
        SetClock::at_noon_of("2021-03-31").options(),
    )?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    desk.state_amount(StateAmount::of(&project, MoneyKind::AnnualPlanned, "2亿元".parse()?).period("2021")?)?;
    let report = crm.report(quarter())?;
    // It is known, and reached nothing.
    assert_eq!((report.investments.exact(), report.without_milestone), (Some(0), 1));
    let page = report.html(Lang::Zh)?;
    assert!(page.contains("另有 1 个尚无节点记录") && page.contains("计划 2亿元，未记录完成投资。"));
    assert!(page.contains("<figcaption>各项目年度计划完成情况</figcaption>") && !page.contains("0.0%"));
    Ok(())
}

/// Plans are told as the list of the day waits for them: what is closed or was passed is not missed, what is planned
/// for a period is due by its end, and what cannot be late either way is not in doubt.
#[test]
fn plans_are_told_as_they_are_waited_for() -> Result<(), Error> {
    let clock = SetClock::at_noon_of("2021-03-31");
    let zone = NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY");
    let crm = Crm::in_memory_with(zone, clock.options())?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    let plan = |title: &str, target: &str| -> Result<Done<Project>, Error> {
        let project = desk.record_project(RecordProject::titled(title))?;
        desk.execute(Plan::of(&project, milestone::CONSTRUCTION_STARTED, target)?.on("2021-01-04")?)?;
        Ok(project)
    };
    plan("逾期", "2021-03-30")?;
    plan("当日", "2021-03-31")?;
    plan("本年", "2021")?;
    let closed = plan("终止", "2021-02-01")?;
    desk.execute(Suspend::of(&closed, "power_shortage").on("2021-03-01")?)?;
    let passed = plan("已过", "2021-02-01")?;
    desk.reach(&passed, milestone::COMPLETED, "2021-03-01")?;
    let perhaps = plan("或已开工", "2021-06-30")?;
    desk.reach(&perhaps, milestone::CONSTRUCTION_STARTED, "2021-03-25/2021-04-05")?;
    let late = plan("逾期完成", "2021-02-01")?;
    desk.reach(&late, milestone::CONSTRUCTION_STARTED, "2021-02-10")?;

    let report = crm.report(ReportQuery::default().as_of(day("2021-03-31")))?;
    let told: Vec<&str> = report.plans.milestones.iter().map(|planned| planned.project.as_str()).collect();
    assert!(!told.contains(&"终止") && !told.contains(&"已过"), "{told:?}");
    let html = report.html(Lang::En)?;
    let section = &html[html.find("Planned milestones").unwrap()..];
    let outcome = |title: &str| {
        let row = &section[section.find(&format!(">{title}<")).unwrap()..];
        let row = &row[..row.find("</tr>").unwrap()];
        let outcomes = ["missed", "not due yet", "late", "in doubt", "on time", "not reached, perhaps due"];
        outcomes.into_iter().find(|outcome| row.contains(&format!(">{outcome}<"))).unwrap()
    };
    for (title, expected) in [
        ("逾期", "missed"),
        ("当日", "not due yet"),
        ("本年", "not due yet"),
        ("或已开工", "not due yet"),
        ("逾期完成", "late"),
    ] {
        assert_eq!(outcome(title), expected, "{title}");
    }
    let missed = report.attention.iter().filter(|line| line.item.kind == AttentionKind::Missed).count();
    assert_eq!(missed, 1, "as the list of the day has it");
    Ok(())
}
