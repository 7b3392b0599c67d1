//! A synthetic zone (合成): three years of signings at different stages, some of them with imprecise dates.

use inward::prelude::*;

use crate::clock::SetClock;

/// A deal: its title, its unit, when it was signed, its amount, when it started, was completed and produced.
type Deal = (
    &'static str,
    usize,
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
);

const UNITS: [&str; 4] = ["招商一局", "招商二局", "自然资源分局", "行政审批局"];

/// The last is what somebody might try.
pub const HOSTILE: &str = "<script>alert(\"合成\")</script>&'";

const DEALS: [Deal; 22] = [
    (
        "合成蓝宝石长晶项目",
        0,
        "2018-03-12",
        Some("25.3亿元"),
        Some("2018-07-02"),
        Some("2019-08-30"),
        Some("2019-10-15"),
    ),
    ("合成光伏组件项目", 1, "2018-05-20", Some("12亿元"), Some("2018-11-11"), Some("2020-01-10"), Some("2020-03-28")),
    (
        "合成耐火材料技改项目",
        0,
        "2018-09-03",
        Some("3.2亿元"),
        Some("2018-12-20"),
        Some("2019-06-30"),
        Some("2019-07-20"),
    ),
    ("合成数据中心一期", 0, "2018-11-15", Some("18亿元"), Some("2019-04-16"), Some("2020-09-01"), Some("2020-12-01")),
    ("合成冷链物流园", 1, "2019-01-22", Some("6.8亿元"), Some("2019-06"), Some("2020-10-12"), None),
    (
        "合成新能源汽车零部件项目",
        0,
        "2019-03-30",
        Some("9.5亿元"),
        Some("2019-08-08"),
        Some("2020-11-30"),
        Some("2021-01-18"),
    ),
    ("合成纳米材料项目", 1, "2019-04-18", Some("2.1亿元"), Some("2019-09-25"), Some("2020-08-20"), Some("2020-11-05")),
    ("合成智能终端装配项目", 0, "2019-06-06", Some("4亿元"), None, None, None),
    ("合成生物医药中试基地", 1, "2019-08", Some("7亿元"), Some("2020-05-18"), None, None),
    ("合成精密铸造项目", 1, "2019-10-10", Some("1.6亿元"), Some("2020-03-02"), Some("2021-02-26"), None),
    ("合成装配式建筑项目", 0, "2019-12-28", Some("5.5亿元"), Some("2020-07-18"), None, None),
    ("合成锂电负极材料项目", 0, "2020-02-20", Some("30亿元"), Some("2020-08-01"), None, None),
    ("合成氢能装备项目", 1, "2020-04-15", Some("8亿元"), Some("2020Q4"), None, None),
    ("合成跨境电商产业园", 1, "2020-06-30", Some("3亿至4亿元"), None, None, None),
    ("合成特种玻璃项目", 0, "2020-07-10", Some("11亿元"), Some("2020-10-08"), None, None),
    ("合成煤机再制造项目", 0, "2020-09", Some("2.4亿元"), Some("2021-01-20"), None, None),
    ("合成文旅康养小镇", 1, "2020-10-26", Some("15亿元"), None, None, None),
    ("合成半导体衬底二期", 0, "2020-12-20/2021-01-10", Some("20亿元"), None, None, None),
    ("合成算力中心项目", 1, "2021-01-01", Some("16亿元"), Some("2021-03-18"), None, None),
    ("合成储能电站项目", 0, "2021-01-29", Some("6亿元"), Some("2021-03-25/2021-04-05"), None, None),
    ("合成陶瓷基板项目", 1, "2021-03-05", Some("3.5亿元"), None, None, None),
    ("合成高纯氧化铝及配套公用工程一体化综合利用示范项目", 0, "2021-03-22", Some("9000万元"), None, None, None),
];

/// A deal that the office learnt of late.
const LATE: &str = "合成煤机再制造项目";
/// A project that was told to have started, and had not.
const WRONG: &str = "合成文旅康养小镇";

/// The book: what had happened by the end of 2020 was written down then, but for what came late; the rest on the last
/// day of March 2021.
pub fn zone() -> Result<Crm, Error> {
    let clock = SetClock::at_noon_of("2020-12-31");
    let zone = NewZone::named("合成开发区 (synthetic)").time_zone("Asia/Shanghai").currency("CNY");
    let crm = Crm::in_memory_with(zone, clock.options())?;
    let desk = crm.desk(Officer::named("wang.li").unit(UNITS[0]))?;
    for unit in &UNITS[1..] {
        desk.add_unit(AddUnit::named(*unit))?;
    }
    let investor = desk.add_organisation(AddOrganisation::named(HOSTILE))?;
    let (mut projects, mut wrong): (Vec<Done<Project>>, Vec<FactRef>) = (Vec::new(), Vec::new());
    for year in ["2020", "2021"] {
        let is_of = |title: &str, on: &str| (title == LATE || on.contains("2021")) == (year == "2021");
        for (at, (title, unit, signed, amount, started, completed, produced)) in DEALS.into_iter().enumerate() {
            if is_of(title, signed) {
                let deal = SignAgreement::titled(title).level(Level::Contract).party(&investor);
                let deal = deal.unit(UNITS[unit]).on(signed)?;
                let deal = match amount {
                    Some(amount) => deal.contract_investment(amount.parse()?),
                    None => deal,
                };
                let deal = desk.sign_agreement(deal)?;
                projects.insert(at.min(projects.len()), desk.record_project(RecordProject::under(&deal))?);
            }
            let reached = [
                (milestone::CONSTRUCTION_STARTED, started),
                (milestone::COMPLETED, completed),
                (milestone::PRODUCTION, produced),
            ];
            for (milestone, on) in reached {
                if let Some(on) = on.filter(|on| is_of(title, on)) {
                    desk.reach(&projects[at], milestone, on)?;
                }
            }
            if title == WRONG && year == "2020" {
                wrong.extend(desk.reach(&projects[at - 1], milestone::CONSTRUCTION_STARTED, "2020-11-15")?.facts);
            }
        }
        clock.set_to_noon_of("2021-03-31");
    }
    desk.execute(Retract::fact_of(wrong[0], "误报"))?;
    early(&desk)?;
    money(&desk, &projects)?;
    plans(&desk, &projects)?;
    promises(&desk, &projects)?;
    Ok(crm)
}

/// Leads and talks of which nothing is signed.
fn early(desk: &Desk) -> Result<(), Error> {
    for (title, on) in [
        ("合成石墨烯线索", "2021-03-02"),
        ("合成医疗器械线索", "2021-02-10"),
        ("合成轴承线索", "2020-12-15"),
        (HOSTILE, "2020-11-02"),
    ] {
        desk.capture_lead(CaptureLead::titled(title).on(on)?.total_planned("1亿元".parse()?))?;
    }
    for (title, on) in
        [("合成航空部件洽谈", "2021-01-15"), ("合成钙基新材料洽谈", "2020-11-20"), ("合成粮油加工洽谈", "2021-03")]
    {
        let lead = desk.capture_lead(CaptureLead::titled(title).on("2020-10-20")?)?;
        desk.open_negotiation(OpenNegotiation::with(&lead).on(on)?)?;
    }
    Ok(())
}

fn money(desk: &Desk, projects: &[Done<Project>]) -> Result<(), Error> {
    for (project, amount, on) in [
        (0, "20亿元", "2019-06-30"),
        (1, "9亿元", "2019-12-31"),
        (2, "3亿元", "2019-05-31"),
        (3, "14亿元", "2020-08-31"),
        (4, "5亿元", "2020-09-30"),
        (5, "8亿元", "2020-10-31"),
        (8, "2亿元", "2020-12-31"),
        (11, "6亿元", "2021-01-31"),
        (14, "3.5亿元", "2021-03-15"),
        (18, "1亿元", "2021-03-25"),
    ] {
        let money = RecordMoney::of(&projects[project], MoneyKind::FundsArrived, amount.parse()?);
        desk.record_money(money.on(on)?)?;
    }
    for (project, plan, completed) in [
        (8, "3亿元", Some("4500万元")),
        (10, "2.6亿元", Some("8000万元")),
        (11, "12亿元", Some("2.1亿元")),
        (12, "4亿元", None),
        (14, "5亿元", Some("1.9亿元")),
        (15, "1亿元", Some("1500万元")),
        (18, "6亿元", Some("3000万元")),
        (9, "2000万元", Some("2600万元")),
    ] {
        desk.state_amount(
            StateAmount::of(&projects[project], MoneyKind::AnnualPlanned, plan.parse()?).period("2021")?,
        )?;
        if let Some(completed) = completed {
            let money = RecordMoney::of(&projects[project], MoneyKind::FaiCompleted, completed.parse()?);
            desk.record_money(money.on("2021-03-31")?)?;
        }
    }
    Ok(())
}

fn plans(desk: &Desk, projects: &[Done<Project>]) -> Result<(), Error> {
    for (project, milestone, target) in [
        (4, milestone::PRODUCTION, "2021-01-31"),
        (5, milestone::PRODUCTION, "2021-01-31"),
        (9, milestone::COMPLETED, "2020-12"),
        (12, milestone::COMPLETED, "2021Q4"),
        (13, milestone::CONSTRUCTION_STARTED, "2021-03"),
        (15, milestone::CONSTRUCTION_STARTED, "2021-01"),
        (16, milestone::CONSTRUCTION_STARTED, "2021-03-20"),
        (17, milestone::CONSTRUCTION_STARTED, "2021-05"),
        (18, milestone::CONSTRUCTION_STARTED, "2021-03-31"),
        (19, milestone::CONSTRUCTION_STARTED, "2021-06-30"),
    ] {
        desk.execute(Plan::of(&projects[project], milestone, target)?.on("2020-12-31")?)?;
    }
    Ok(())
}

fn promises(desk: &Desk, projects: &[Done<Project>]) -> Result<(), Error> {
    for (project, kind, debtor, due, kept) in [
        (11, "land_delivery", 2, "2020-07-31", Some("2020-07-20")),
        (12, "land_delivery", 2, "2020-09-30", Some("2020-11-02")),
        (14, "land_delivery", 2, "2020-09-30", Some("2020-09-28")),
        (16, "land_delivery", 2, "2021-02-28", None),
        (17, "land_delivery", 2, "2021-04-02", None),
        (11, "construction_permit", 3, "2020-07-24", Some("2020-07-17")),
        (12, "construction_permit", 3, "2020-10-16", Some("2020-10-15")),
        (14, "construction_permit", 3, "2020-09-30", Some("2020-09-30")),
        (15, "construction_permit", 3, "2020-12-31", Some("2021-01-08")),
        (18, "construction_permit", 3, "2021-03-12", Some("2021-03")),
        (0, "policy_incentive", 0, "2020-12-31", Some("2020-12-18")),
        (1, "policy_incentive", 1, "2020-12-31", None),
        (3, "policy_incentive", 0, "2021-06-30", None),
        (5, "policy_incentive", 0, "2021-04-01", None),
    ] {
        let promise =
            Promise::to_investor(&projects[project], kind).debtor(UNITS[debtor]).on("2020-06-01")?.due(due)?;
        let promise = if kind == "policy_incentive" { promise.amount("500万元".parse()?) } else { promise };
        let promise = desk.promise(promise)?;
        if let Some(kept) = kept {
            let fulfil = Fulfil::of(&promise).on(kept)?;
            desk.execute(if kind == "policy_incentive" { fulfil.amount("500万元".parse()?) } else { fulfil })?;
        }
    }
    // Of the investor that every deal has.
    let invested = Promise::by_investor(&projects[0], "investment").amount("2亿元".parse()?).on("2020-06-01")?;
    desk.promise(invested.due("2021-01-31")?)?;
    let waiting = Promise::to_investor(&projects[18], "policy_incentive").debtor(UNITS[1]).on("2021-01-01")?;
    desk.promise(waiting.condition("达到约定产值"))?;
    Ok(())
}
