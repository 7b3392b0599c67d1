//! Counts and sums: one obvious reading for each kind of money, each amount once, and no doubt
//! resolved silently. All figures are made up and worked out by hand.

use std::ops::Bound;

use inward::core::qualifier::Bounds;
use inward::prelude::*;

use crate::clock::SetClock;

/// 1亿元 in ten-thousandths of a yuan.
const YI: i128 = 100_000_000 * 10_000;

fn zone() -> Result<(Crm, Desk), Error> {
    let clock = SetClock::at_noon_of("2022-06-30");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").currency("CNY"), clock.options())?;
    let desk = crm.desk(Officer::named("zhao.yi").unit("合成招商局"))?;
    Ok((crm, desk))
}

fn yuan(text: &str) -> AmountInput {
    text.parse().unwrap()
}

fn planned(desk: &Desk, title: &str, amount: &str) -> Result<Done<Project>, Error> {
    desk.record_project(RecordProject::titled(title).total_planned(yuan(amount)))
}

fn bounds(sum: &AmountSum) -> Bounds<i128> {
    sum.of(Currency::CNY).unwrap().bounds()
}

/// Two projects of a list, and what each kind of money says of them.
///
/// | kind | 甲 | 乙 | asked | in all | known of |
/// |---|---|---|---|---|---|
/// | total planned | 8 | | | 8 | 1 of 2 |
/// | annual plan | 4 of 2021, 3 of 2022 | 1 of 2021 | 2021 | 5 | 2 of 2 |
/// | | | | nothing | nothing known | 0 of 2 |
/// | funds arrived | 2 on 2021-06-30, 1 on 2022-03-31 | | | 3 | 1 of 2 |
/// | | | | 2021 | 2 | 1 of 2 |
/// | completed, since the year began | 1 at 2021-12-31 | 0.5 at 2021-06-30, 2 at 2021-12-31 | | 3 | 2 of 2 |
/// | foreign equity | | | | nothing known | 0 of 2 |
#[test]
fn each_kind_of_money_has_one_reading() -> Result<(), Error> {
    let (crm, desk) = zone()?;
    let list = desk.add_list(AddList::named("合成清单"))?;
    let one = planned(&desk, "甲", "8亿元")?;
    let two = desk.record_project(RecordProject::titled("乙"))?;
    for project in [&one, &two] {
        desk.join_list(JoinList::of(project, &list))?;
    }
    for (project, plan, period) in
        [(&one, "4亿元", "2021-01-01/2021-12-31"), (&one, "3亿元", "2022"), (&two, "1亿元", "2021")]
    {
        desk.state_amount(StateAmount::of(project, MoneyKind::AnnualPlanned, yuan(plan)).period(period)?)?;
    }
    for (amount, on) in [("2亿元", "2021-06-30"), ("1亿元", "2022-03-31")] {
        desk.record_money(RecordMoney::of(&one, MoneyKind::FundsArrived, yuan(amount)).on(on)?)?;
    }
    for (project, amount, on) in
        [(&one, "1亿元", "2021-12-31"), (&two, "2亿元", "2021-12-31"), (&two, "0.5亿元", "2021-06-30")]
    {
        let completed = RecordMoney::of(project, MoneyKind::FaiCompleted, yuan(amount));
        desk.record_money(completed.basis(Basis::CumulativeInYear).on(on)?)?;
    }
    let cases = [
        (MoneyKind::TotalPlanned, None, "8亿", 1),
        (MoneyKind::AnnualPlanned, Some("2021"), "5亿", 2),
        (MoneyKind::AnnualPlanned, Some("2021-01-01/2021-12-31"), "5亿", 2),
        (MoneyKind::AnnualPlanned, None, "—", 0),
        (MoneyKind::FundsArrived, None, "3亿", 1),
        (MoneyKind::FundsArrived, Some("2021"), "2亿", 1),
        (MoneyKind::FundsArrived, Some("2020"), "—", 0),
        (MoneyKind::FaiCompleted, None, "3亿", 2),
        (MoneyKind::ForeignEquity, None, "—", 0),
    ];
    let today = crm.today()?.to_string();
    for crm in [crm.clone(), crm.as_of(today.as_str(), today.as_str())?] {
        for (kind, period, expected, known) in cases {
            let period = period.map(When::parse).transpose()?;
            let of = |sum: ListSum| (sum.to_string(), sum.known.exact(), sum.count.exact());
            let expected = (expected.to_owned(), Some(known), Some(2));
            assert_eq!(of(crm.list_sum(list.id, kind, period.as_ref())?), expected, "{kind:?} {period:?}");
            let sums = match period {
                None => [of(crm.projects().sum(kind)?), of(crm.investments().sum(kind)?)],
                Some(period) => {
                    [of(crm.projects().sum_in(kind, period.clone())?), of(crm.investments().sum_in(kind, period)?)]
                }
            };
            assert_eq!(sums, [expected.clone(), expected], "{kind:?}");
        }
    }
    Ok(())
}

/// A contract of 8 that was signed some day in March, as of the 15th.
///
/// | asked | for certain | possibly |
/// |---|---|---|
/// | agreements | 0 | 1 |
/// | contract investment | nothing | 0 to 8 |
/// | its project of 3 is on a list since some day in March | 0 | 1, of 0 to 3 |
/// | agreements at 签约未开工 or above | 0 | 1 |
#[test]
fn what_may_be_there_moves_only_the_bounds() -> Result<(), Error> {
    let (crm, desk) = zone()?;
    let investor = desk.add_organisation(AddOrganisation::named("合成公司"))?;
    let talks = desk.open_negotiation(OpenNegotiation::titled("合成项目").investor(&investor).on("2021-01-10")?)?;
    desk.sign_agreement(SignAgreement::contract(&talks).on("2021-03")?.contract_investment(yuan("8亿元")))?;
    let list = desk.add_list(AddList::named("合成清单"))?;
    let project = planned(&desk, "合成项目二", "3亿元")?;
    desk.reach(&project, milestone::REGISTERED, "2021-01-05")?;
    desk.join_list(JoinList::of(&project, &list).on("2021-03")?)?;
    let then = crm.as_of("2021-03-15", "2022-06-30")?;
    assert_eq!(then.agreements().count()?, Count { certain: 0, possible: 1 });
    let nought_to = |yi: i128| Bounds { lower: Bound::Included(0), upper: Bound::Included(yi * YI) };
    for sum in
        [then.agreements().sum(MoneyKind::ContractInvestment)?, then.investments().sum(MoneyKind::ContractInvestment)?]
    {
        assert_eq!((bounds(&sum.sum), sum.to_string()), (nought_to(8), "0亿-8亿".to_owned()));
        assert_eq!((sum.known, sum.sum.of(Currency::CNY).unwrap().units()), (Count { certain: 0, possible: 1 }, 0));
    }
    let investment = crm.negotiation(&talks)?.head.investment_at(AsOf::LATEST).unwrap();
    let row = then.investments().rows()?.into_iter().find(|row| row.id == investment.record()).unwrap();
    assert_eq!(row.amount, None, "nothing is known for certain");
    let listed = then.list_sum(list.id, MoneyKind::TotalPlanned, None)?;
    assert_eq!((listed.count, bounds(&listed.sum)), (Count { certain: 0, possible: 1 }, nought_to(3)));
    let contracts = Filter::default().stage_at_least(70_u16);
    assert_eq!(then.agreements().filter(contracts.clone()).count()?, Count { certain: 0, possible: 1 });
    assert_eq!(crm.agreements().filter(contracts).count()?, 1);
    Ok(())
}

/// A framework agreement that plans 50, and contracts under it signed some day in March, as of the
/// 15th. Either none of them is there, and the 50 counts; or at least one is, in its place.
///
/// | contracts, perhaps | the least | to go by | the most |
/// |---|---|---|---|
/// | 8 | 8: it is there | 50: it is not | 50 |
/// | 8 and 4 | 4: only that one is | 50 | 50 |
/// | 30 and 40 | 30 | 50 | 70: both are |
/// | 8, and one that bears nothing | 8 | 50 | 50 |
/// | 8, and 6 for certain | 6 | 6: the framework is covered | 14 |
#[test]
fn what_may_have_come_of_a_framework_widens_the_bounds_both_ways() -> Result<(), Error> {
    for (perhaps, certain, expected, to_go_by) in [
        (&[Some("8亿元")][..], None, "8亿-50亿", 50),
        (&[Some("8亿元"), Some("4亿元")], None, "4亿-50亿", 50),
        (&[Some("30亿元"), Some("40亿元")], None, "30亿-70亿", 50),
        (&[Some("8亿元"), None], None, "8亿-50亿", 50),
        (&[Some("8亿元")], Some("6亿元"), "6亿-14亿", 6),
    ] {
        let (crm, desk) = zone()?;
        let investor = desk.add_organisation(AddOrganisation::named("合成公司"))?;
        let talks = desk.open_negotiation(OpenNegotiation::titled("合成项目").investor(&investor).on("2021-01-10")?)?;
        let framework = SignAgreement::framework_of(&talks).on("2021-02-01")?.total_planned(yuan("50亿元"));
        let framework = desk.sign_agreement(framework)?;
        let dated = perhaps.iter().map(|amount| (*amount, "2021-03")).chain(certain.map(|it| (Some(it), "2021-03-01")));
        for (amount, on) in dated {
            let contract = SignAgreement::contract_under(&framework).title("合成合同").on(on)?;
            desk.sign_agreement(match amount {
                Some(amount) => contract.total_planned(yuan(amount)),
                None => contract,
            })?;
        }
        let then = crm.as_of("2021-03-15", "2022-06-30")?;
        let sum = then.investments().sum(MoneyKind::TotalPlanned)?;
        assert_eq!((sum.to_string().as_str(), sum.known.exact()), (expected, Some(1)));
        assert_eq!(sum.sum.of(Currency::CNY).unwrap().units(), to_go_by * YI, "{expected}");
        assert_eq!(then.investments().rows()?[0].amount.map(i128::from), Some(to_go_by * YI));
    }
    Ok(())
}

/// Two projects of one contract of 8: 一 plans 5 and has 4 by now, 二 plans 3 and has 1. What 一 planned
/// goes with it unless it is done; what came in came in.
///
/// | 一 | 二 | planned | arrived |
/// |---|---|---|---|
/// | goes on | goes on | 8 | 5 |
/// | 办结 | goes on | 8 | 5 |
/// | abandoned | goes on | 3 | 5 |
/// | cleared out | goes on | 3 | 5 |
/// | 办结 | abandoned | 5 | 5 |
/// | abandoned | abandoned | 8: nothing else is left to say | 5 |
#[test]
fn what_is_done_keeps_its_money() -> Result<(), Error> {
    for (first, second, plan) in [
        (None, None, 8),
        (Some(ProjectEnd::Completed), None, 8),
        (Some(ProjectEnd::Abandoned), None, 3),
        (Some(ProjectEnd::Exited), None, 3),
        (Some(ProjectEnd::Completed), Some(ProjectEnd::Abandoned), 5),
        (Some(ProjectEnd::Abandoned), Some(ProjectEnd::Abandoned), 8),
    ] {
        let (crm, desk) = zone()?;
        desk.add_organisation(AddOrganisation::named("合成公司"))?;
        let contract = SignAgreement::titled("合成合同").level(Level::Contract).party("合成公司").on("2021-01-05")?;
        let contract = desk.sign_agreement(contract.contract_investment(yuan("8亿元")))?;
        for (title, plan, arrived, end) in [("一", "5亿元", "4亿元", first), ("二", "3亿元", "1亿元", second)]
        {
            let project = RecordProject::under(&contract).title(title).total_planned(yuan(plan));
            let project = desk.record_project(project)?;
            desk.reach(&project, milestone::REGISTERED, "2021-02-01")?;
            desk.record_money(RecordMoney::of(&project, MoneyKind::FundsArrived, yuan(arrived)).on("2021-03-01")?)?;
            if let Some(end) = end {
                let reason = match end {
                    ProjectEnd::Completed => None,
                    ProjectEnd::Abandoned => Some("no_funding"),
                    ProjectEnd::Exited => Some("idle_land"),
                };
                let end = EndProject::of(&project, end).on("2021-06-01")?;
                desk.end_project(reason.into_iter().fold(end, EndProject::reason))?;
            }
        }
        for crm in [crm.clone(), crm.as_of("2022-06-30", "2022-06-30")?] {
            let sum = |kind| crm.investments().sum(kind).map(|sum| sum.to_string());
            let case = format!("{first:?} {second:?}");
            assert_eq!(sum(MoneyKind::TotalPlanned)?, format!("{plan}亿"), "{case}");
            assert_eq!(sum(MoneyKind::FundsArrived)?, "5亿", "{case}");
            assert_eq!(crm.investments().rows()?[0].amount.map(i128::from), Some(plan * YI), "{case}");
            assert_eq!(crm.stage_table()?.rows[0].amounts.to_string(), format!("{plan}亿"), "{case}");
        }
    }
    Ok(())
}

/// A level that nobody stated, signed "2021-03": on the 15th it may be there as an intent or as a
/// contract, or not be there at all; in April an intent for certain, or a contract. It is never there
/// and not begun.
///
/// | as of | 意向签约 (60) | 签约未开工 (70) | investments |
/// |---|---|---|---|
/// | 2021-03-15 | perhaps | perhaps | 0, perhaps 1 |
/// | 2021-04-01 | perhaps | perhaps | 1 |
#[test]
fn every_stage_in_doubt_is_possible() -> Result<(), Error> {
    let (crm, desk) = zone()?;
    desk.sign_agreement(SignAgreement::titled("级别未注明").on("2021-03")?.total_planned(yuan("8亿元")))?;
    let table = |valid: &str| -> Result<_, Error> {
        let table = crm.as_of(valid, "2022-06-30")?.stage_table()?;
        let rows: Vec<_> = table
            .rows
            .iter()
            .map(|row| (row.stage, row.count.certain, row.count.possible, row.amounts.to_string()))
            .collect();
        Ok((rows, table.total, table.certain))
    };
    let perhaps = |stage| (stage, 0, 1, "0亿-8亿".to_owned());
    assert_eq!(
        table("2021-03-15")?,
        (vec![perhaps(Some(60)), perhaps(Some(70))], Count { certain: 0, possible: 1 }, 0)
    );
    assert_eq!(table("2021-04-01")?, (vec![perhaps(Some(60)), perhaps(Some(70))], Count::from(1), 0));
    Ok(())
}

/// What is stated "2021-06" and what is stated of the 10th may each be the later word; the table and
/// the sums say the same of it.
///
/// | record | stated | listed with |
/// |---|---|---|
/// | project | total planned 5 from "2021-06", 9 from 2021-06-10 | 5 to 9 |
/// | contract | contract investment 5 from "2021-06", 9 from 2021-06-10 | 5 to 9 |
/// | level not stated | contract investment 6, total planned 4 | 4 to 6: it may be an intent |
/// | level not stated | contract investment 6 | 0 to 6 |
#[test]
fn the_stage_table_keeps_the_doubt_about_an_amount() -> Result<(), Error> {
    let stated = [("5亿元", "2021-06"), ("9亿元", "2021-06-10")];
    let table = |crm: &Crm| -> Result<String, Error> {
        let table = crm.stage_table()?;
        Ok(table.rows.iter().map(|row| row.amounts.to_string()).collect::<Vec<_>>().join(" "))
    };
    let (crm, desk) = zone()?;
    let project = desk.record_project(RecordProject::titled("合成项目"))?;
    for (amount, on) in stated {
        desk.state_amount(StateAmount::of(&project, MoneyKind::TotalPlanned, yuan(amount)).on(on)?)?;
    }
    for sum in [crm.projects().sum(MoneyKind::TotalPlanned)?, crm.investments().sum(MoneyKind::TotalPlanned)?] {
        assert_eq!(sum.to_string(), "5亿-9亿");
    }
    assert_eq!(table(&crm)?, "5亿-9亿");

    let (crm, desk) = zone()?;
    let contract = SignAgreement::titled("合成合同").level(Level::Contract).party("合成公司").on("2021-01-05")?;
    desk.add_organisation(AddOrganisation::named("合成公司"))?;
    let contract = desk.sign_agreement(contract)?;
    for (amount, on) in stated {
        desk.state_amount(StateAmount::of(&contract, MoneyKind::ContractInvestment, yuan(amount)).on(on)?)?;
    }
    assert_eq!(crm.investments().sum(MoneyKind::ContractInvestment)?.to_string(), "5亿-9亿");
    assert_eq!(table(&crm)?, "5亿-9亿");

    for (planned, expected) in [(Some("4亿元"), "4亿-6亿"), (None, "0亿-6亿")] {
        let (crm, desk) = zone()?;
        let unsaid = SignAgreement::titled("级别未注明").on("2021-01-05")?.contract_investment(yuan("6亿元"));
        desk.sign_agreement(planned.map(yuan).into_iter().fold(unsaid, SignAgreement::total_planned))?;
        let table = crm.stage_table()?;
        for row in &table.rows {
            // The stage is in doubt as well: at each it may not be there.
            let expected = expected.replace("4亿-", "0亿-");
            assert_eq!((row.count, row.amounts.to_string()), (Count { certain: 0, possible: 1 }, expected));
        }
        assert_eq!(table.rows.len(), 2);
    }
    Ok(())
}

/// | projects not begun | the table says | because |
/// |---|---|---|
/// | 约3亿 and 5亿以上 | 约8亿 | about has no bounds |
/// | 3亿 and 5亿以上 | ≥ 8亿 | |
/// | 20 of the greatest amount there may be | all of them | nothing saturates |
#[test]
fn the_stage_table_keeps_qualifiers_and_the_largest_sums() -> Result<(), Error> {
    let greatest = "899999999999999元";
    for (amounts, expected) in [
        (vec!["约3亿元", "5亿元以上"], "约8亿"),
        (vec!["3亿元", "5亿元以上"], "≥ 8亿"),
        (vec![greatest; 20], "179999999.9999998亿"),
    ] {
        for apart in [true, false] {
            let (crm, desk) = zone()?;
            let first = planned(&desk, "合成项目", amounts[0])?;
            let investment = crm.project(&first)?.head.investment_at(AsOf::LATEST).unwrap();
            for amount in &amounts[1..] {
                let more = RecordProject::titled("合成又一项目").total_planned(yuan(amount));
                desk.record_project(if apart { more } else { more.investment(investment) })?;
            }
            let table = crm.stage_table()?;
            assert_eq!(table.rows.len(), 1);
            let investments = if apart { amounts.len() as u64 } else { 1 };
            assert_eq!((table.rows[0].amounts.to_string().as_str(), table.total), (expected, investments.into()));
            assert_eq!(crm.investments().sum(MoneyKind::TotalPlanned)?.to_string(), expected);
            assert_eq!(crm.projects().sum(MoneyKind::TotalPlanned)?.to_string(), expected);
        }
    }
    Ok(())
}

/// | project | amount |
/// |---|---|
/// | 甲 | 1亿元 |
/// | 乙 | 2亿元 |
/// | 丙 | 2亿美元 |
/// | 丁 | 3亿欧元 |
/// | 戊 | none |
#[test]
fn amounts_compare_within_their_currency() -> Result<(), Error> {
    let (crm, desk) = zone()?;
    for (title, amount) in [("丙", "2亿美元"), ("甲", "1亿元"), ("丁", "3亿欧元"), ("乙", "2亿元")] {
        planned(&desk, title, amount)?;
    }
    desk.record_project(RecordProject::titled("戊"))?;
    let titles = |list: List<Project>| -> Result<Vec<String>, Error> {
        let (mut list, mut titles) = (list.limit(1), Vec::new());
        loop {
            let page = list.page()?;
            titles.extend(page.items.iter().map(|item| item.title().to_owned()));
            match page.next {
                Some(next) => list = list.after(Some(next)),
                None => return Ok(titles),
            }
        }
    };
    let today = crm.today()?.to_string();
    for crm in [crm.clone(), crm.as_of(today.as_str(), today.as_str())?] {
        let at_least = Filter::default().amount_at_least(15_000 * 100_000_000);
        assert_eq!(titles(crm.projects().filter(at_least.clone()))?, ["乙"], "2亿美元 is no 1.5亿元");
        assert_eq!(titles(crm.projects().filter(at_least.clone().currency(Currency::USD)))?, ["丙"]);
        assert_eq!(crm.projects().filter(at_least).count()?, 1);
        assert_eq!(titles(crm.projects().filter(Filter::default().amount_at_most(15_000 * 100_000_000)))?, ["甲"]);
        // CNY, EUR, USD; what has no amount stands last.
        assert_eq!(titles(crm.projects().sorted(Sort::ascending(SortBy::Amount)))?, ["甲", "乙", "丁", "丙", "戊"]);
        assert_eq!(titles(crm.projects().sorted(Sort::descending(SortBy::Amount)))?, ["乙", "甲", "丁", "丙", "戊"]);
    }
    let nowhere = Crm::in_memory(NewZone::named("没有本位币的区"))?;
    let refused = nowhere.projects().filter(Filter::default().amount_at_least(1)).rows().unwrap_err();
    assert_eq!(refused.code().as_str(), "money.currency-missing");
    Ok(())
}

/// An investment that is there only if its first milestone was reached is not possibly before any stage.
#[test]
fn what_is_there_only_through_a_stage_is_not_possibly_unbegun() {
    let clock = SetClock::at_noon_of("2021-08-10");
    let crm = Crm::in_memory_with(NewZone::named("合成开发区").currency("CNY"), clock.options()).unwrap();
    let desk = crm.desk(Officer::named("zhao.yi")).unwrap();
    let lead = desk.capture_lead(CaptureLead::titled("合成线索").on("2021-01").unwrap()).unwrap();
    let counts = |on: &str| {
        let table = crm.as_of(on, "2021-08-10").unwrap().stage_table().unwrap();
        let rows = table.rows.iter().map(|row| (row.stage.is_some(), row.count.to_string())).collect::<Vec<_>>();
        (rows, table.total.to_string())
    };
    assert_eq!(counts("2021-01-15"), (vec![(true, "0-1".to_owned())], "0-1".to_owned()));
    assert_eq!(counts("2021-02-01"), (vec![(true, "1".to_owned())], "1".to_owned()));
    // A talk that is there through a meeting may be before its first stage.
    let talks = desk.open_negotiation(OpenNegotiation::with(&lead).on("2021-06").unwrap()).unwrap();
    let stages = |on: &str| crm.as_of(on, "2021-08-10").unwrap().stage_table().unwrap().rows.len();
    assert_eq!(stages("2021-06-15"), 2, "received for certain, negotiating perhaps");
    desk.open_investment(OpenInvestment::titled("合成储备")).unwrap();
    assert_eq!(counts("2021-08-10").0[0], (false, "1".to_owned()), "one opened on purpose is not begun");
    assert!(crm.negotiation(&talks).is_ok());
}
