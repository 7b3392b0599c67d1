//! A book that is not the demo, worked out by hand at five (valid, known) pairs. All names and
//! figures are made up.
//!
//! | recorded | happened | what |
//! |---|---|---|
//! | 2021-03-01 | 2021-02-20 | lead on the base, about 50亿 |
//! | 2021-04-01 | 2021-03 | its negotiation |
//! | 2021-04-12 | 2021-04-10 | lead on batteries |
//! | 2021-05-08 | 2021-05-06 | its negotiation |
//! | 2021-06-01 | 2021-05-20 | framework agreement of the base, about 50亿 planned: it is no contract money |
//! | 2021-07-15 | 2021-07-10 | first contract under it, 12亿 |
//! | 2021-07-16 | 2021-07 | second contract under it, with a joint venture, over 8亿 |
//! | 2021-08-05 | 2021-08-01 | batteries lost to another place |
//! | 2021-09-01 | | first project (two phases: 7亿, 5亿), second project (over 8亿) |
//! | 2021-09-15 | 2021-09-10 | the promotion office: phase 1 of the first project started |
//! | 2021-10-10 | 2021-10-08 | the second project started |
//! | 2021-10-15 | 2021-09-30 | list of the year, with both projects |
//! | 2021-10-20 | | a road, about 1.5亿: a project without any dated fact |
//! | 2021-12-01 | 2021-11-02 | the statistical office: phase 1 of the first project started |
//! | 2021-12-01, had on 2021-10-31 | 2021-08-30 | the second project's company was registered |
//! | 2021-12-20 | 2021-10-25/2021-11-05 | correction: when the second project started |
//! | 2022-01-05 | 2022-01-01 | the road joins the list |
//! | 2022-01-20 | 2022-01-10 | the second project stopped: no power |
//! | 2022-02-20 | 2022-02-14 | the battery investor is back |
//! | 2022-03-28 | 2022-03 | contract on batteries, 3亿 |
//! | 2022-04-05 | 2022-04-01 | the second project goes on |

use std::ops::Bound;

use inward::core::qualifier::Bounds;
use inward::prelude::*;

use crate::clock::{SetClock, day};

const NEGOTIATING: u16 = 40;
const INTENT_SIGNED: u16 = 60;
const CONTRACT_SIGNED: u16 = 70;
const REGISTERED: u16 = 80;
const CONSTRUCTION_STARTED: u16 = 140;

/// 1亿元 in ten-thousandths of a yuan.
const YI: i128 = 100_000_000 * 10_000;

struct Book {
    crm: Crm,
    base: Id<Investment>,
    batteries: Id<Investment>,
    battery_talks: Id<Negotiation>,
    first: Id<Project>,
    second: Id<Project>,
    list: Id<Entry>,
}

fn book() -> Result<Book, Error> {
    let clock = SetClock::at_noon_of("2021-03-01");
    let zone = NewZone::named("合成开发区").currency("CNY");
    let crm = Crm::in_memory_with(zone, clock.options())?;
    let desk = crm.desk(Officer::named("zhao.yi").unit("合成招商一局"))?;
    let group = desk.add_organisation(AddOrganisation::named("合成集团有限公司"))?;
    let maker = desk.add_organisation(AddOrganisation::named("合成电池有限公司"))?;
    let venture = desk.add_organisation(AddOrganisation::named("合成合营有限公司").parent(&group))?;

    let lead = desk.capture_lead(
        CaptureLead::titled("合成新材料基地").investor(&group).on("2021-02-20")?.total_planned("约50亿元".parse()?),
    )?;
    clock.set_to_noon_of("2021-04-01");
    let talks = desk.open_negotiation(OpenNegotiation::with(&lead).on("2021-03")?)?;
    clock.set_to_noon_of("2021-04-12");
    let battery_lead = desk
        .capture_lead(CaptureLead::titled("合成电池项目").investor(&maker).on("2021-04-10")?.code("合成-2021-002"))?;
    clock.set_to_noon_of("2021-05-08");
    let battery_talks = desk.open_negotiation(OpenNegotiation::with(&battery_lead).on("2021-05-06")?)?;
    clock.set_to_noon_of("2021-06-01");
    let framework =
        desk.sign_agreement(SignAgreement::framework_of(&talks).on("2021-05-20")?.total_planned("约50亿元".parse()?))?;
    clock.set_to_noon_of("2021-07-15");
    let first_contract = desk.sign_agreement(
        SignAgreement::contract_under(&framework)
            .title("合成新材料基地一号合同")
            .on("2021-07-10")?
            .contract_investment("12亿元".parse()?),
    )?;
    clock.set_to_noon_of("2021-07-16");
    let second_contract = desk.sign_agreement(
        SignAgreement::contract_under(&framework)
            .title("合成新材料基地二号合同")
            .party(&venture)
            .on("2021-07")?
            .contract_investment("超8亿元".parse()?),
    )?;
    clock.set_to_noon_of("2021-08-05");
    desk.lose_negotiation(
        LoseNegotiation::of(&battery_talks, "lost_on_land").lost_to("合成邻市").on("2021-08-01")?.note("用地指标不足"),
    )?;
    clock.set_to_noon_of("2021-09-01");
    let first = desk.record_project(
        RecordProject::under(&first_contract)
            .title("合成长晶车间")
            .total_planned("12亿元".parse()?)
            .phases([Phase::planned("7亿元".parse()?), Phase::planned("5亿元".parse()?)]),
    )?;
    let second = desk.record_project(
        RecordProject::under(&second_contract)
            .title("合成切磨车间")
            .attribute("establishment", "joint_venture")
            .total_planned("超8亿元".parse()?),
    )?;
    clock.set_to_noon_of("2021-09-15");
    desk.execute(Reach::of(first.phase(1), milestone::CONSTRUCTION_STARTED).on("2021-09-10")?.source("promotion"))?;
    clock.set_to_noon_of("2021-10-10");
    desk.reach(&second, milestone::CONSTRUCTION_STARTED, "2021-10-08")?;
    clock.set_to_noon_of("2021-10-15");
    let list = desk.add_list(AddList::named("合成开发区2021年重点项目").on("2021-09-30")?)?;
    desk.join_list(JoinList::of(&first, &list))?;
    desk.join_list(JoinList::of(&second, &list))?;
    clock.set_to_noon_of("2021-10-20");
    let road = desk.record_project(
        RecordProject::titled("合成一号路").nature("public_infrastructure").total_planned("约1.5亿元".parse()?),
    )?;
    clock.set_to_noon_of("2021-12-01");
    desk.execute(Reach::of(first.phase(1), milestone::CONSTRUCTION_STARTED).on("2021-11-02")?.source("statistics"))?;
    desk.reported_on(day("2021-10-31")).reach(&second, milestone::REGISTERED, "2021-08-30")?;
    clock.set_to_noon_of("2021-12-20");
    desk.correct(&second, milestone::CONSTRUCTION_STARTED, "2021-10-25/2021-11-05", "现场照片与台账不符")?;
    clock.set_to_noon_of("2022-01-05");
    desk.join_list(JoinList::of(&road, &list).on("2022-01-01")?)?;
    clock.set_to_noon_of("2022-01-20");
    desk.execute(Suspend::of(&second, "power_shortage").on("2022-01-10")?.note("等待变电站"))?;
    clock.set_to_noon_of("2022-02-20");
    desk.reopen(&battery_talks, "2022-02-14", "投资方返回")?;
    clock.set_to_noon_of("2022-03-28");
    desk.sign_agreement(SignAgreement::contract(&battery_talks).on("2022-03")?.contract_investment("3亿元".parse()?))?;
    clock.set_to_noon_of("2022-04-05");
    desk.resume(&second, "2022-04-01")?;
    clock.set_to_noon_of("2022-04-11");
    Ok(Book {
        base: crm.lead(&lead)?.head.investment_at(AsOf::LATEST).unwrap(),
        batteries: crm.lead(&battery_lead)?.head.investment_at(AsOf::LATEST).unwrap(),
        battery_talks: battery_talks.id,
        first: first.id,
        second: second.id,
        list: list.id,
        crm,
    })
}

/// The stage table as (rank, certain, possible, closed), lowest stage first.
fn table(crm: &Crm) -> Vec<(Option<u16>, u64, u64, u64)> {
    let table = crm.stage_table().unwrap();
    let rows: Vec<_> =
        table.rows.iter().map(|row| (row.stage, row.count.certain, row.count.possible, row.closed)).collect();
    assert_eq!(table.total, crm.investments().count().unwrap());
    assert_eq!(table.certain, rows.iter().map(|row| row.1).sum::<u64>());
    rows
}

/// The amounts of the stage table, lowest stage first.
fn amounts(crm: &Crm) -> Vec<String> {
    crm.stage_table().unwrap().rows.iter().map(|row| row.amounts.to_string()).collect()
}

/// What a list adds up to, and of how many records something is known.
fn told(sum: &ListSum) -> (String, u64, u64) {
    (sum.to_string(), sum.known.certain, sum.known.possible)
}

fn count(certain: u64, possible: u64) -> Count {
    Count { certain, possible }
}

fn bounds(sum: &AmountSum) -> Bounds<i128> {
    sum.of("CNY".parse().unwrap()).unwrap().bounds()
}

fn row(crm: &Crm, investment: Id<Investment>) -> inward::core::index::Index {
    crm.investments().rows().unwrap().into_iter().find(|row| row.id == investment.record()).unwrap()
}

/// Valid before the first contract, known after both: the framework of 05-20 stands, the contract
/// of 07-10 does not yet, the contract of some day in 07 may. So the base has signed an intent for
/// certain and a contract possibly; batteries are in negotiation.
///
/// | asked | framework ≈50, planned | contract of 07-10, 12 | contract of 2021-07, over 8 | in all |
/// |---|---|---|---|---|
/// | agreements | 1 | no | perhaps 1 | 1, perhaps 2 |
/// | contract investment | none: it binds nobody | no | perhaps: 0 or over 8 | nothing for certain, 0 or more |
/// | total planned | ≈50 | no | none | ≈50 |
/// | amount of the base | ≈50, unless the contract is there | no | perhaps, in its place | 50 to go by |
#[test]
fn before_the_first_contract() -> Result<(), Error> {
    let book = book()?;
    let crm = book.crm.as_of("2021-07-05", "2021-07-31")?;
    assert_eq!(
        table(&crm),
        [(Some(NEGOTIATING), 1, 1, 0), (Some(INTENT_SIGNED), 0, 1, 0), (Some(CONTRACT_SIGNED), 0, 1, 0)]
    );
    assert_eq!([crm.leads().count()?, crm.negotiations().count()?], [2, 2]);
    assert_eq!(crm.agreements().count()?, count(1, 2));
    assert_eq!(crm.projects().count()?, 0);
    let agreed = crm.agreements().sum(MoneyKind::ContractInvestment)?;
    assert_eq!(told(&agreed), ("≥ 0亿".to_owned(), 0, 1));
    assert_eq!(bounds(&agreed.sum), Bounds { lower: Bound::Included(0), upper: Bound::Unbounded });
    assert_eq!(told(&crm.investments().sum(MoneyKind::ContractInvestment)?), ("≥ 0亿".to_owned(), 0, 1));
    let planned = crm.agreements().sum(MoneyKind::TotalPlanned)?;
    assert_eq!((told(&planned), planned.count), (("约50亿".to_owned(), 1, 1), count(1, 2)));
    // About 50 has no bounds, so neither has the sum.
    assert_eq!(bounds(&planned.sum), Bounds { lower: Bound::Unbounded, upper: Bound::Unbounded });
    // The leads' own estimate: 50 for the base, none for batteries.
    assert_eq!(told(&crm.leads().sum(MoneyKind::TotalPlanned)?), ("约50亿".to_owned(), 1, 1));
    // The framework's in place of the lead's, not beside it.
    assert_eq!(told(&crm.investments().sum(MoneyKind::TotalPlanned)?), ("约50亿".to_owned(), 1, 1));
    assert_eq!(row(&crm, book.base).amount.map(i128::from), Some(50 * YI));
    // Batteries bear nothing; the base stands at one of two stages, with something at each or nothing.
    assert_eq!(amounts(&crm), ["—", "≥ 0亿", "≥ 0亿"]);
    assert_eq!(row(&crm, book.batteries).standing, Is::Ongoing);
    Ok(())
}

/// Both contracts stand; batteries are lost since 08-01, known since 08-05.
///
/// | asked | framework ≈50, planned | contract, 12 | contract, over 8 | in all |
/// |---|---|---|---|---|
/// | contract investment | none | 12 | over 8 | over 20 |
/// | amount of the base | covered by its contracts | 12 | over 8 | 20 |
#[test]
fn both_contracts_and_one_loss() -> Result<(), Error> {
    let book = book()?;
    let crm = book.crm.as_of("2021-08-10", "2021-08-10")?;
    assert_eq!(table(&crm), [(Some(NEGOTIATING), 1, 1, 1), (Some(CONTRACT_SIGNED), 1, 1, 0)]);
    assert_eq!(crm.agreements().count()?, 3);
    assert_eq!(told(&crm.agreements().sum(MoneyKind::ContractInvestment)?), ("> 20亿".to_owned(), 2, 2));
    assert_eq!(told(&crm.investments().sum(MoneyKind::ContractInvestment)?), ("> 20亿".to_owned(), 1, 1));
    assert_eq!(amounts(&crm), ["—", "> 20亿"]);
    // The contracts alone: exactly 12 and over 8 are over 20, open below, without end above.
    let contracts = crm.agreements().filter(Filter::default().stage_at_least(CONTRACT_SIGNED));
    assert_eq!(contracts.count()?, 2);
    let sum = contracts.sum(MoneyKind::ContractInvestment)?;
    assert_eq!(sum.to_string(), "> 20亿");
    assert_eq!(bounds(&sum.sum), Bounds { lower: Bound::Excluded(20 * YI), upper: Bound::Unbounded });
    // Tips: the two contracts.
    assert_eq!(row(&crm, book.base).amount.map(i128::from), Some(20 * YI));
    assert_eq!(row(&crm, book.batteries).standing, Is::Lost);
    assert_eq!(crm.negotiation(book.battery_talks)?.standing(), Is::Lost);
    // One day before it was known, the same valid day has no loss.
    let before = book.crm.as_of("2021-08-10", "2021-08-04")?;
    assert_eq!(row(&before, book.batteries).standing, Is::Ongoing);
    assert_eq!(table(&before), [(Some(NEGOTIATING), 1, 1, 0), (Some(CONTRACT_SIGNED), 1, 1, 0)]);
    Ok(())
}

/// Known before the statistical office spoke: both projects have started. The road has no dated
/// fact and exists from 10-20, when it became known.
#[test]
fn before_the_sources_disagree() -> Result<(), Error> {
    let book = book()?;
    let crm = book.crm.as_of("2021-10-31", "2021-11-15")?;
    assert_eq!(table(&crm), [(None, 1, 1, 0), (Some(NEGOTIATING), 1, 1, 1), (Some(CONSTRUCTION_STARTED), 1, 1, 0)]);
    let started = Filter::default().stage_at_least(CONSTRUCTION_STARTED);
    assert_eq!(crm.projects().filter(started).count()?, 2);
    assert_eq!(crm.projects().count()?, 3);
    // What the office had on 10-31 counts as known then, although it was recorded on 12-01.
    assert_eq!(crm.project(book.second)?.reached(milestone::REGISTERED, None), Truth::Yes);
    let day_before = book.crm.as_of("2021-10-31", "2021-10-30")?;
    assert_eq!(day_before.project(book.second)?.reached(milestone::REGISTERED, None), Truth::No);
    // On the list: 12 exactly, over 8.
    let listed = crm.list_sum(book.list, MoneyKind::TotalPlanned, None)?;
    assert_eq!((listed.count, listed.known, listed.without_amount()), (count(2, 2), count(2, 2), 0));
    assert_eq!(listed.sum.to_string(), "> 20亿");
    // All three projects: 12 + over 8 + about 1.5.
    assert_eq!(crm.projects().sum(MoneyKind::TotalPlanned)?.to_string(), "约21.5亿");
    // Their investments say the same: the projects in place of the framework and the lead.
    assert_eq!(told(&crm.investments().sum(MoneyKind::TotalPlanned)?), ("约21.5亿".to_owned(), 2, 2));
    assert_eq!(amounts(&crm), ["约1.5亿", "—", "> 20亿"]);
    assert_eq!(crm.project(book.first)?.amount(MoneyKind::TotalPlanned, Some(2)).unwrap().to_string(), {
        "5亿元".parse::<Amount>()?.to_string()
    });
    let first = crm.project(book.first)?;
    assert_eq!(first.phase_stage(1).certain, Some(CONSTRUCTION_STARTED));
    assert_eq!(first.phase_stage(2).certain, None);
    assert_eq!(first.say_stages(Lang::Zh), "一期：在建；二期：未开始");
    // The day before the road was known it is not there.
    assert_eq!(book.crm.as_of("2021-10-19", "2021-11-15")?.projects().count()?, 2);
    Ok(())
}

/// The same valid day, known later: the statistical office puts the first start on 11-02, and goes
/// before the promotion office; the second start was corrected to some day of 10-25 to 11-05. So
/// the base is registered for certain and under construction possibly.
#[test]
fn after_the_sources_disagree() -> Result<(), Error> {
    let book = book()?;
    let crm = book.crm.as_of("2021-10-31", "2021-12-31")?;
    assert_eq!(
        table(&crm),
        [
            (None, 1, 1, 0),
            (Some(NEGOTIATING), 1, 1, 1),
            (Some(REGISTERED), 0, 1, 0),
            (Some(CONSTRUCTION_STARTED), 0, 1, 0)
        ]
    );
    // The first has not started; the second may have.
    let started = crm.projects().filter(Filter::default().stage_at_least(CONSTRUCTION_STARTED));
    assert_eq!(started.count()?, count(0, 1));
    assert_eq!(started.sum(MoneyKind::TotalPlanned)?.to_string(), "≥ 0亿");
    assert!(started.rows()?.is_empty(), "a list has what it keeps for certain");
    let not_started = crm.projects().filter(Filter::default().stage_at_most(REGISTERED));
    assert_eq!(not_started.count()?, count(2, 3), "the first and the road for certain");
    assert_eq!(crm.projects().filter(Filter::default().perhaps_stage_at_least(CONSTRUCTION_STARTED)).count()?, 1);
    let first = crm.project(book.first)?;
    assert_eq!(first.reached(milestone::CONSTRUCTION_STARTED, Some(1)), Truth::No);
    assert_eq!(first.when(milestone::CONSTRUCTION_STARTED, Some(1)).unwrap().to_string(), "2021-11-02");
    // Both words are still there.
    let as_of = crm.point().unwrap();
    let words: Vec<_> = first
        .milestones
        .words("construction_started", Some(1), as_of)
        .map(|word| (word.of.source.as_ref().unwrap().to_string(), word.of.on.as_ref().unwrap().to_string()))
        .collect();
    assert_eq!(
        words,
        [("promotion".to_owned(), "2021-09-10".to_owned()), ("statistics".to_owned(), "2021-11-02".to_owned())]
    );
    assert_eq!(crm.project(book.second)?.reached(milestone::CONSTRUCTION_STARTED, None), Truth::Possibly);
    // Two days later the first has started as well, the second by 11-05 for certain.
    assert_eq!(
        table(&book.crm.as_of("2021-11-02", "2021-12-31")?).last(),
        Some(&(Some(CONSTRUCTION_STARTED), 1, 1, 0))
    );
    let started = Filter::default().stage_at_least(CONSTRUCTION_STARTED);
    assert_eq!(book.crm.as_of("2021-11-05", "2021-12-31")?.projects().filter(started).count()?, 2);
    Ok(())
}

/// Everything is over: the second project goes on, the battery investor signed, the road is listed.
#[test]
fn after_the_returns() -> Result<(), Error> {
    let book = book()?;
    let crm = book.crm.as_of("2022-04-10", "2022-04-10")?;
    assert_eq!(table(&crm), [(None, 1, 1, 0), (Some(CONTRACT_SIGNED), 1, 1, 0), (Some(CONSTRUCTION_STARTED), 1, 1, 0)]);
    let listed = crm.list_sum(book.list, MoneyKind::TotalPlanned, None)?;
    assert_eq!((listed.count, listed.known, listed.without_amount()), (count(3, 3), count(3, 3), 0));
    assert_eq!(listed.sum.to_string(), "约21.5亿");
    // 12 + 8 of the two projects; batteries: the contract of 3.
    assert_eq!(row(&crm, book.base).amount.map(i128::from), Some(20 * YI));
    assert_eq!(row(&crm, book.batteries).amount.map(i128::from), Some(3 * YI));
    assert_eq!(row(&crm, book.batteries).standing, Is::Ongoing);
    // 12 + over 8 + 3; the framework's 50 is no contract money.
    assert_eq!(told(&crm.agreements().sum(MoneyKind::ContractInvestment)?), ("> 23亿".to_owned(), 3, 3));
    assert_eq!(told(&crm.investments().sum(MoneyKind::ContractInvestment)?), ("> 23亿".to_owned(), 2, 2));
    assert_eq!(amounts(&crm), ["约1.5亿", "3亿", "> 20亿"]);
    // The table without an as-of is the same: nothing is dated after today.
    assert_eq!(table(&book.crm), table(&crm));
    assert_eq!(row(&book.crm, book.base).amount, row(&crm, book.base).amount);
    Ok(())
}

#[test]
fn standings_follow_one_another() -> Result<(), Error> {
    let book = book()?;
    let standing =
        |valid, known| -> Result<Is, Error> { Ok(book.crm.as_of(valid, known)?.project(book.second)?.standing()) };
    assert_eq!(standing("2022-01-09", "2022-04-10")?, Is::Ongoing);
    assert_eq!(standing("2022-01-10", "2022-01-19")?, Is::Ongoing);
    assert_eq!(standing("2022-01-10", "2022-01-20")?, Is::Suspended);
    assert_eq!(standing("2022-03-31", "2022-04-10")?, Is::Suspended);
    assert_eq!(standing("2022-04-01", "2022-04-04")?, Is::Suspended);
    assert_eq!(standing("2022-04-01", "2022-04-05")?, Is::Ongoing);
    // The stop ends nothing else: the other project goes on, so the investment does.
    assert_eq!(row(&book.crm.as_of("2022-02-01", "2022-02-01")?, book.base).standing, Is::Ongoing);
    let talks = |valid| -> Result<Is, Error> {
        Ok(book.crm.as_of(valid, "2022-04-10")?.negotiation(book.battery_talks)?.standing())
    };
    assert_eq!([talks("2021-07-31")?, talks("2021-08-01")?], [Is::Ongoing, Is::Lost]);
    assert_eq!([talks("2022-02-13")?, talks("2022-02-14")?], [Is::Lost, Is::Ongoing]);
    Ok(())
}

#[test]
fn every_name_finds_its_investment() -> Result<(), Error> {
    let book = book()?;
    for (text, investment) in [
        ("新材料", book.base),
        ("二号合同", book.base),
        ("切磨", book.base),
        ("合成集团", book.base),
        ("合成合营", book.base),
        ("电池", book.batteries),
        ("合成电池有限", book.batteries),
        ("合成-2021-002", book.batteries),
    ] {
        let found = book.crm.find(text)?.one().unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(found.id_of(), investment, "{text}");
        let then = book.crm.as_of("2022-04-10", "2022-04-10")?;
        assert_eq!(then.find(text)?.one()?.id_of(), investment, "{text}, as of");
    }
    assert_eq!(book.crm.find("合成")?.one().unwrap_err().code().as_str(), "book.several-found");
    assert_eq!(book.crm.find("没有这个")?.one().unwrap_err().code().as_str(), "book.none-found");
    Ok(())
}

#[test]
fn the_history_says_who_what_and_why() -> Result<(), Error> {
    let book = book()?;
    let lines: Vec<_> = book
        .crm
        .history(book.second)?
        .into_iter()
        .map(|entry| (entry.what, entry.from, entry.to, entry.why, entry.reported_on.map(|on| on.to_string())))
        .collect();
    let line = |what: &str, from: Option<&str>, to: Option<&str>, why: Option<&str>, reported: Option<&str>| {
        let own = |text: Option<&str>| text.map(str::to_owned);
        (what.to_owned(), own(from), own(to), own(why), own(reported))
    };
    let list = book.list.to_string();
    let expected = [
        line("title", None, Some("合成切磨车间"), None, None),
        line("construction_started", None, Some("2021-10-08"), None, None),
        line(&list, None, Some("on"), None, None),
        line("registered", None, Some("2021-08-30"), None, Some("2021-10-31")),
        line("fact @2", Some("construction_started 2021-10-08"), None, Some("现场照片与台账不符"), None),
        line("construction_started", Some("2021-10-08"), Some("2021-10-25/2021-11-05"), None, None),
        line("power_shortage", Some("ongoing"), Some("suspended"), Some("等待变电站"), None),
        line("standing", Some("suspended"), Some("ongoing"), None, None),
    ];
    assert_eq!(lines.len(), expected.len());
    for (line, expected) in lines.iter().zip(&expected) {
        if expected.0.starts_with("fact") {
            assert!(line.0.starts_with("fact"), "{line:?}");
            assert_eq!((&line.1, &line.2, &line.3), (&expected.1, &expected.2, &expected.3));
        } else {
            assert_eq!(line, expected);
        }
    }
    assert!(book.crm.history(book.second)?.iter().all(|entry| entry.who.as_deref() == Some("zhao.yi")));
    // As known before the correction, the history has neither it nor what came after.
    let then = book.crm.as_of("2022-04-10", "2021-11-15")?;
    assert_eq!(then.history(book.second)?.len(), 4);
    // The whole investment's history holds its members' in the order of the log.
    let whole = book.crm.history(book.base)?;
    assert!(whole.windows(2).all(|pair| pair[0].position < pair[1].position));
    assert!(whole.len() > lines.len());
    Ok(())
}
