//! Rates over a book, worked out by hand: by number and money, with doubts, as known earlier.

use inward::KpiOfGroup;
use inward::analysis::pipeline::Dimension;
use inward::analysis::rates::{CohortTable, KpiResult, Kpis, Query, Window};
use inward::prelude::*;

use crate::clock::{SetClock, day};

fn half(text: &str) -> Window {
    Window::of(&text.parse().unwrap()).unwrap()
}

fn signed(as_of: &str) -> Query {
    Query::as_of(day(as_of)).selected("signed", half("2020H2"))
}

fn said(result: &KpiResult) -> (String, Option<String>) {
    let by_weight = result.bounds_by_weight().map(|bounds| bounds.unwrap().to_string());
    (result.bounds().unwrap().to_string(), by_weight)
}

type Projects = Vec<Done<Project>>;

/// Deals signed in the second half of 2020, one of them before; what became of each is known by the end of May 2021.
fn book() -> Result<(Crm, Desk, SetClock, Projects), Error> {
    let clock = SetClock::at_noon_of("2021-05-31");
    let zone = NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY");
    let crm = Crm::in_memory_with(zone, clock.options())?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    let mut projects = Vec::new();
    for (title, on, amount) in [
        ("甲", "2020-07-10", "2亿元"),
        ("乙", "2020-08", "3亿元"),
        ("丙", "2020-12-31", "5亿元"),
        // On either side of the turn of the year.
        ("丁", "2020-12-20/2021-01-10", "10亿元"),
        ("戊", "2020-06-30", "40亿元"),
    ] {
        let deal = SignAgreement::titled(title).level(Level::Contract).party(&investor).on(on)?;
        let deal = desk.sign_agreement(deal.contract_investment(amount.parse()?))?;
        projects.push(desk.record_project(RecordProject::under(&deal))?);
    }
    desk.reach(&projects[0], milestone::CONSTRUCTION_STARTED, "2020-10-08")?;
    desk.reach(&projects[1], milestone::CONSTRUCTION_STARTED, "2021Q1")?;
    desk.reach(&projects[3], milestone::CONSTRUCTION_STARTED, "2021-02-01")?;
    desk.reach(&projects[4], milestone::CONSTRUCTION_STARTED, "2020-08-01")?;
    Ok((crm, desk, clock, projects))
}

#[test]
fn by_number_and_by_money_with_the_bounds_of_their_doubts() -> Result<(), Error> {
    let (crm, _, _, projects) = book()?;
    // Of 甲, 乙, 丙 and perhaps 丁: 甲 by the end of the year.
    let found = crm.kpi("start_rate/signed", &signed("2020-12-31"))?;
    assert_eq!(said(&found), ("25.00% - 33.33%".to_owned(), Some("10.00% - 20.00%".to_owned())));
    assert_eq!((found.unit.as_deref(), found.members.len()), (Some("CNY"), 4));
    // In the middle of the quarter 乙 may have, and 丁 has, if it is one of them: 1 or 2 of 3, or 2 or 3 of 4.
    let found = crm.kpi("start_rate/signed", &signed("2021-02-15"))?;
    assert_eq!(said(&found), ("33.33% - 75.00%".to_owned(), Some("20.00% - 75.00%".to_owned())));
    // By the end of it 甲 and 乙 for certain: 2 of 3, or 3 of 4.
    let found = crm.kpi("start_rate/signed", &signed("2021-03-31"))?;
    assert_eq!(said(&found), ("66.67% - 75.00%".to_owned(), Some("50.00% - 75.00%".to_owned())));
    assert_eq!(projects.len(), 5);
    // Nothing was signed in 2019: that is no 0 %.
    let none = crm.kpi("start_rate/signed", &Query::as_of(day("2021-03-31")).selected("signed", half("2019")))?;
    assert_eq!(none.bounds().unwrap_err().code.as_str(), "rate.undefined");
    Ok(())
}

#[test]
fn groups_add_up_to_the_whole() -> Result<(), Error> {
    let (crm, desk, _, projects) = book()?;
    desk.add_unit(AddUnit::named("招商二局"))?;
    let second = crm.unit_named("招商二局")?.unwrap();
    for project in [0, 3] {
        let investment = crm.project(&projects[project])?.head.investment_at(AsOf::LATEST).unwrap();
        desk.assign(Assign::of(investment).unit(second).on("2020-09-01")?)?;
    }
    let definition = Kpis::built_in().get("start_rate/signed")?.clone();
    let by = |as_of: &str| crm.kpi_by(&definition, &signed(as_of), &[Dimension::Unit]);
    let told = |groups: &[KpiOfGroup]| -> Vec<(String, String)> {
        let each = groups.iter();
        each.map(|one| (one.group[0].name.clone(), one.result.bounds().unwrap().to_string())).collect()
    };
    let groups = by("2021-03-31")?;
    let expected = [("招商一局", "50.00%"), ("招商二局", "100.00%")];
    assert_eq!(told(&groups), expected.map(|(name, rate)| (name.to_owned(), rate.to_owned())));
    let mut sum = CohortTable::default();
    groups.iter().for_each(|one| sum.merge(&one.result.by_number.unwrap()));
    let whole = crm.kpi("start_rate/signed", &signed("2021-03-31"))?;
    assert_eq!(Some(sum), whole.by_number);
    Ok(())
}

#[test]
fn money_that_came_in_counts_by_the_day_and_as_known_then() -> Result<(), Error> {
    let (crm, desk, clock, projects) = book()?;
    let arrived = |project: usize, amount: &str, on: &str| -> Result<(), Error> {
        let money = RecordMoney::of(&projects[project], MoneyKind::FundsArrived, amount.parse()?);
        desk.record_money(money.on(on)?)?;
        Ok(())
    };
    arrived(0, "1亿元", "2020-11-01")?;
    arrived(0, "5000万元", "2021-01-15")?;
    arrived(4, "8亿元", "2020-11-01")?;
    clock.set_to_noon_of("2021-06-10");
    arrived(1, "3000万元", "2020-12-01")?;
    let sums = |crm: &Crm, key: &str, as_of: &str| -> Result<(String, String), Error> {
        let found = crm.kpi(key, &signed(as_of))?;
        let whole = |(least, most): (_, Option<_>)| most.map_or_else(String::new, |most| format!("{least} - {most}"));
        Ok((whole(found.numerator()?), whole(found.denominator()?)))
    };
    // 1 and 0.3 of 2 + 3 + 5, and perhaps 10 more.
    let (arrived_by, contracted) = sums(&crm, "funds_in_rate/all", "2020-12-31")?;
    assert_eq!((arrived_by.as_str(), contracted.as_str()), ("130000000 - 130000000", "1000000000 - 2000000000"));
    assert_eq!(sums(&crm, "funds_in_rate/all", "2021-01-31")?.0, "180000000 - 180000000");
    // Of those that had started only 甲.
    assert_eq!(
        sums(&crm, "funds_in_rate/started", "2020-12-31")?,
        ("100000000 - 100000000".to_owned(), "200000000 - 200000000".to_owned())
    );
    // What was reported in June was not known in May.
    let then = crm.as_of("2021-05-31", "2021-05-31")?;
    assert_eq!(sums(&then, "funds_in_rate/all", "2020-12-31")?.0, "100000000 - 100000000");
    let query = Query { period: Some(half("2020")), ..signed("2021-03-31") };
    let targets = std::collections::BTreeMap::from([("funds_arrived".to_owned(), "1000000000".parse().unwrap())]);
    let against = crm.kpi("funds_in_rate/target", &Query { selected: None, targets, ..query })?;
    // In 2020, of all: 1, 8 and 0.3 of 10.
    assert_eq!(against.bounds()?.to_string(), "93.00%");
    Ok(())
}

#[test]
fn standings_measures_and_batches_are_read_from_the_book() -> Result<(), Error> {
    let (crm, desk, _, projects) = book()?;
    let deal = crm.project(&projects[2])?.agreement.unwrap();
    desk.terminate_agreement(TerminateAgreement::of(deal, "agreed_termination").on("2021-04-15")?)?;
    let kept = |as_of: &str| Ok::<_, Error>(said(&crm.kpi("performance_rate/not_terminated", &signed(as_of))?).0);
    assert_eq!((kept("2021-04-14")?.as_str(), kept("2021-04-15")?.as_str()), ("100.00%", "66.67% - 75.00%"));

    for (project, expected, actual) in [(0, "1亿元/年", "8000万元/年"), (4, "3亿元/年", "1亿元/年")] {
        desk.reach(&projects[project], milestone::PRODUCTION, "2021-01-01")?;
        for (kind, value) in [(MeasureKind::Expected, expected), (MeasureKind::Actual, actual)] {
            desk.record_measure(RecordMeasure::of(&projects[project], "output_value", kind, value.parse()?))?;
        }
    }
    let query = Query::as_of(day("2021-05-31")).selected("production", half("2021H1"));
    let benefit = crm.kpi("benefit_rate/output", &query)?;
    assert_eq!((benefit.bounds()?.to_string(), benefit.excluded), ("45.00%".to_owned(), 0));

    let batch = desk.add_list(AddList::named("第一批签约项目"))?;
    for project in [0, 2] {
        desk.join_list(JoinList::of(&projects[project], &batch).on("2021-01-05")?)?;
    }
    let of_batch = Query { batch: Some("第一批签约项目".to_owned()), ..Query::as_of(day("2021-05-31")) };
    assert_eq!(said(&crm.kpi("start_rate/signed", &of_batch)?).0, "50.00%");
    for (asked, code) in [
        (
            crm.kpi("start_rate/signed", &Query { batch: Some("第二批".to_owned()), ..of_batch.clone() }),
            "kpi.unknown-batch",
        ),
        (crm.kpi("fulfilment_rate/due", &Query::as_of(day("2021-05-31"))), "kpi.other-subject"),
        (crm.kpi("start_rate", &signed("2021-05-31")), "kpi.variant-missing"),
        (crm.kpi("start_rat/signed", &signed("2021-05-31")), "kpi.unknown-key"),
        (crm.kpi("landing_rate/signed", &signed("2021-05-31")), "kpi.never-defined"),
    ] {
        assert_eq!(asked.unwrap_err().code().as_str(), code);
    }
    Ok(())
}

/// A zone defines its own rates in its playbook: what nobody else defines (落地率), or counts otherwise.
#[test]
fn a_playbook_has_rates_of_its_own() -> Result<(), Error> {
    let (crm, desk, clock, _) = book()?;
    let unknown = crm.kpi("landing_rate/started", &signed("2021-05-31")).unwrap_err();
    assert_eq!(unknown.code().as_str(), "kpi.never-defined");
    let own = r#"
        [[kpi]]
        key = "landing_rate/started"
        name = { en = "Landing rate", zh = "落地率" }
        numerator = { en = "started by the day", zh = "截至当日已开工" }
        denominator = { en = "signed in the window", zh = "期内签约" }
        cohort = { by = ["contract_signed"] }
        share = { hit = { reached = "construction_started" } }
    "#;
    let adopt = |own: &str| {
        let text = format!("{}\n{own}", Playbook::development_zone().text());
        desk.adopt_playbook(AdoptPlaybook::of(Playbook::parse(&text)?))
    };
    clock.set_to_noon_of("2021-06-10");
    adopt(own)?;
    let found = crm.kpi("landing_rate/started", &signed("2021-05-31"))?;
    assert_eq!(said(&found).0, said(&crm.kpi("start_rate/signed", &signed("2021-05-31"))?).0);
    assert_eq!(found.definition.name.say(Lang::Zh), "落地率");
    let kpis = crm.kpis()?;
    assert_eq!(kpis.iter().count(), Kpis::built_in().iter().count() + 1);
    // Before it was adopted nobody knew of it.
    assert!(crm.as_of("2021-05-31", "2021-06-09")?.kpis()?.get("landing_rate/started").is_err());

    let code = |own: &str| adopt(own).err().map(|error| error.code().as_str());
    assert_eq!(code(&own.replace("landing_rate/started", "landing_rate")), Some("playbook.bad-rate-key"));
    assert_eq!(code(&format!("{own}{own}")), Some("playbook.doubled-key"));
    assert_eq!(code(&own.replace("zh = \"落地率\"", "zh = \"\"")), Some("playbook.missing-label"));
    // What it means is read when it is asked for: the book is none the worse.
    adopt(&own.replace("reached", "raeched"))?;
    assert_eq!(crm.kpis().unwrap_err().code().as_str(), "kpi.bad-definition");
    adopt(&own.replace("landing_rate/started", "start_rate/signed"))?;
    assert_eq!(crm.kpis().unwrap_err().code().as_str(), "kpi.repeated-key");
    assert_eq!(crm.kpi_of(Kpis::built_in().get("start_rate/signed")?, &signed("2021-05-31"))?.members.len(), 4);
    Ok(())
}

/// Of the pipeline alone what the book holds beside its columns is missed, not taken for nought.
#[test]
fn a_pipeline_says_what_it_has_not_read() -> Result<(), Error> {
    let (crm, ..) = book()?;
    let pipeline = crm.pipeline()?;
    let kpis = Kpis::built_in();
    let start = kpis.get("start_rate/signed")?;
    let refusal = pipeline.kpi(start, &signed("2020-12-31")).unwrap_err();
    assert_eq!(refusal.code.as_str(), "pipeline.figures-not-read");
    let batch = Query { batch: Some("合成批次".to_owned()), selected: None, ..signed("2020-12-31") };
    assert_eq!(pipeline.kpi(start, &batch).unwrap_err().code.as_str(), "pipeline.figures-not-read");
    let by_crm = crm.kpi_in(&pipeline, start, &signed("2020-12-31"))?;
    assert_eq!(pipeline.kpi(start, &signed("2020-12-31"))?, by_crm, "it was remembered");
    let other = book()?.0;
    let refused = other.kpi_in(&pipeline, start, &signed("2021-01-31")).unwrap_err();
    assert_eq!(refused.code().as_str(), "pipeline.of-another-book");
    Ok(())
}
