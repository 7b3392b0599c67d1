//! What the numbers say where there is nothing to count: before the first fact, of an empty cohort, of what is asked
//! of no one day. Undefined is never nought.

use inward::analysis::pipeline::{Dimension, Point};
use inward::analysis::rates::{Query, Window};
use inward::analysis::statistics::TouchModel;
use inward::core::text::refusals;
use inward::prelude::*;
use inward::statistics::{
    AttributeBy, Cohort, ConcentrationBy, IssuesBy, LandQuery, Lights, Likelihoods, ObligationsBy, PaceAgainst, PaceBy,
    WorkloadBy,
};

use crate::clock::{SetClock, day};

fn book() -> Result<Crm, Error> {
    let clock = SetClock::at_noon_of("2021-03-31");
    let zone = NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY");
    let crm = Crm::in_memory_with(zone, clock.options())?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    let deal = SignAgreement::titled("合成项目").level(Level::Contract).party(&investor).on("2020-07-10")?;
    let deal = desk.sign_agreement(deal.contract_investment("2亿元".parse()?))?;
    let project = desk.record_project(RecordProject::under(&deal).land("10亩")?)?;
    desk.reach(&project, milestone::CONSTRUCTION_STARTED, "2020-09-01")?;
    let jobs = Obligation::of("jobs", "10个".parse()?)?.verify_on(["2020-12-31".parse().unwrap()]);
    desk.promise(Promise::by_investor(&project, "jobs").obligation(jobs).on("2020-07-10")?)?;
    desk.raise_issue(RaiseIssue::about(&project, "request").on("2021-01-12")?)?;
    Ok(crm)
}

/// How many rows each statistic has, and which of their rates are undefined.
fn counted(crm: &Crm, year: i32) -> Result<(Vec<usize>, Vec<bool>), Error> {
    let concentration = crm.concentration(ConcentrationBy::Dimension(Dimension::Investor), &Cohort::signed())?;
    let pace = crm.pace(
        year,
        MoneyKind::FaiCompleted,
        &PaceAgainst::Plan,
        PaceBy::Months,
        Dimension::Unit,
        Lights::default(),
    )?;
    let land = LandQuery { reached: None, by: vec![Dimension::Park], ..LandQuery::default() };
    let land = crm.land_productivity(&land)?;
    let obligations = crm.obligations(&[ObligationsBy::Debtor])?;
    let office = r#"{"zone": "Asia/Shanghai", "weekly": {"tue": [["09:00", "17:00"]]}}"#;
    let office = Calendar::from_json(office)?;
    let rows = vec![
        crm.attribution(AttributeBy::Source, TouchModel::First, &Cohort::signed())?.table()?.len(),
        concentration.rows.len(),
        crm.workload(WorkloadBy::Unit)?.rows.len(),
        crm.issue_statistics(Some(IssuesBy::Kind), Some(&office))?.rows.len(),
        land.rows.len(),
        land.groups.len(),
        obligations.rows.len(),
        obligations.totals.len(),
    ];
    assert!(crm.weighted_pipeline(&Likelihoods::new([])?, &[])?.rows.is_empty());
    assert!(crm.duplicates()?.pairs.is_empty() && pace.total.completion.is_none());
    let is_undefined = |refusal: Refusal| refusal.code == refusals::rate::UNDEFINED;
    let undefined = vec![
        concentration.by_number().err().is_some_and(is_undefined),
        concentration.by_money().err().is_some_and(is_undefined),
        crm.promise_board(BoardBy::Debtor)?.total.on_time_rate().err().is_some_and(is_undefined),
    ];
    Ok((rows, undefined))
}

#[test]
fn before_the_first_fact_there_is_nothing() -> Result<(), Error> {
    let crm = book()?;
    let (now, defined) = counted(&crm, 2021)?;
    assert!(now.iter().all(|rows| *rows > 0) && defined == [false; 3], "{now:?} {defined:?}");
    for then in [crm.as_of("1990-01-01", "2021-03-31")?, crm.as_of("2021-03-31", "1990-01-01")?] {
        let (rows, undefined) = counted(&then, 1990)?;
        assert_eq!((rows, undefined), (vec![0; 8], vec![true; 3]));
        assert_eq!((then.stage_table()?.total.exact(), then.pipeline()?.funnel(&[]).total.exact()), (Some(0), Some(0)));
        let report = then.report(ReportQuery::default().since(day("1980-01-01")))?;
        let page = report.html(Lang::En)?;
        assert!(!page.contains("<svg") && page.contains("No contract has been signed by this day."));
    }
    let long_ago = crm.pipeline()?.at(Point::days(day("1990-01-01"), day("2021-03-31")));
    let times = long_ago.time_between("contract_signed", "construction_started", &[])?;
    assert!(times.groups.iter().all(|group| group.cases() == 0 && group.shortest.is_none()));
    Ok(())
}

#[test]
fn an_empty_cohort_has_no_rate() -> Result<(), Error> {
    let crm = book()?;
    let year = |year: &str| Ok::<_, Error>(Window::of(&year.parse()?)?);
    let query = |window| Query::as_of(day("2021-03-31")).selected("signed", window);
    let kpis = crm.kpis()?;
    let definition = kpis.get("start_rate/signed")?;
    let empty = query(year("2015")?);
    assert_eq!(crm.kpi_of(definition, &empty)?.bounds().unwrap_err().code, refusals::rate::UNDEFINED);
    assert!(crm.kpi_by(definition, &empty, &[Dimension::Unit])?.is_empty());
    let full = query(year("2020")?);
    assert_eq!(crm.kpi_of(definition, &full)?.bounds()?.to_string(), "100.00%");
    assert_eq!(crm.kpi_by(definition, &full, &[Dimension::Unit])?.len(), 1);
    let promises = crm.kpi("fulfilment_rate/money", &full).unwrap_err();
    assert_eq!(promises.code(), refusals::kpi::OTHER_SUBJECT);
    Ok(())
}

#[test]
fn an_obligation_is_none_before_it_was_made() -> Result<(), Error> {
    let crm = book()?;
    let rows = |valid: &str| Ok::<_, Error>(crm.as_of(valid, "2021-03-31")?.obligations(&[])?.rows.len());
    assert_eq!((rows("2020-07-09")?, rows("2020-07-10")?), (0, 1));
    Ok(())
}
