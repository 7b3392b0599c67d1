//! Statistics over a book: what cannot be told is refused by a code; the day and the moment they are told for.
//! The answers themselves are worked out in tests/python/test_statistics.py.

use std::collections::BTreeSet;

use inward::analysis::pipeline::Dimension;
use inward::analysis::rates::Window;
use inward::analysis::statistics::TouchModel;
use inward::core::text::refusals;
use inward::prelude::*;
use inward::statistics::{
    AttributeBy, Cohort, ConcentrationBy, DuplicateReason, IssuesBy, Light, Lights, Likelihoods, ObligationsBy,
    PaceAgainst, PaceBy, WorkloadBy,
};

use crate::clock::SetClock;

fn book() -> Result<(Crm, Desk, SetClock), Error> {
    let clock = SetClock::at_noon_of("2021-03-31");
    let zone = NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY");
    let crm = Crm::in_memory_with(zone, clock.options())?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    Ok((crm, desk, clock))
}

#[test]
fn every_code_is_provoked_and_says_what_is_near() -> Result<(), Error> {
    let (crm, desk, _) = book()?;
    let lead = desk.capture_lead(CaptureLead::titled("合成线索").on("2020-05-01")?)?;
    desk.open_negotiation(OpenNegotiation::with(&lead).likelihood(Likelihood::Low).on("2020-06-01")?)?;
    let pace = |money, targets: &[(&str, &str)]| {
        let targets = targets.iter().map(|(name, money)| ((*name).to_owned(), Money::parse(money).unwrap()));
        let against = PaceAgainst::Targets(targets.collect());
        crm.pace(2020, money, &against, PaceBy::Months, Dimension::Unit, Lights::default()).map(drop)
    };
    let unit = crm.unit_named("招商一局")?.unwrap().record().to_string();
    let refused: [(Result<(), Error>, &str); 5] = [
        (pace(MoneyKind::FaiCompleted, &[("招商一局", "1亿元"), (&unit, "2亿元")]), "one target each"),
        (AttributeBy::parse("sorce").map(drop).map_err(Error::from), "source"),
        (Lights::new(0.into(), 1.into()).map(drop).map_err(Error::from), "yellow"),
        (pace(MoneyKind::TotalPlanned, &[]), "fai_completed"),
        (crm.weighted_pipeline(&Likelihoods::new([])?, &[]).map(drop), "low"),
    ];
    let error = pace(MoneyKind::FaiCompleted, &[("招商一科", "1亿元")]).unwrap_err();
    assert_eq!((error.code(), error.say(Lang::Zh).contains("招商一局")), (refusals::pipeline::UNKNOWN_VALUE, true));
    let mut provoked = BTreeSet::new();
    for (result, near) in refused {
        let error = result.unwrap_err();
        assert!(error.say(Lang::En).contains(near), "{}", error.say(Lang::En));
        provoked.insert(error.code().as_str());
    }
    let all: BTreeSet<&str> = refusals::statistics::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(provoked, all);
    Ok(())
}

#[test]
fn every_choice_is_read_by_its_key() {
    let mut read = 0;
    let dimensions = Dimension::of_playbook(&Playbook::development_zone());
    for (keys, parse) in [
        (
            AttributeBy::ALL.iter().map(|one| one.key()).collect::<Vec<_>>(),
            (|key| AttributeBy::parse(key).is_ok()) as fn(&str) -> bool,
        ),
        (WorkloadBy::ALL.iter().map(|one| one.key()).collect(), |key| WorkloadBy::parse(key).is_ok()),
        (IssuesBy::ALL.iter().map(|one| one.key()).collect(), |key| IssuesBy::parse(key).is_ok()),
        (PaceBy::ALL.iter().map(|one| one.key()).collect(), |key| PaceBy::parse(key).is_ok()),
        (TouchModel::ALL.iter().map(|one| one.key()).collect(), |key| TouchModel::parse(key).is_ok()),
        (dimensions.iter().map(Dimension::key).collect(), |key| {
            ConcentrationBy::parse_for(key, &Playbook::development_zone()).is_ok()
        }),
        (dimensions.iter().map(Dimension::key).chain(["debtor", "kind"]).collect(), |key| {
            ObligationsBy::parse_for(key, &Playbook::development_zone()).is_ok_and(|by| by.key() == key)
        }),
    ] {
        read += keys.len();
        assert!(keys.iter().all(|key| parse(key)) && !parse("none of them"), "{keys:?}");
    }
    let words = [Light::ALL.iter().map(|one| one.key()).collect::<BTreeSet<_>>().len(), DuplicateReason::ALL.len()];
    assert_eq!((read >= 24, words), (true, [4, 5]));
    let origin = ConcentrationBy::parse_for("origin", &Playbook::development_zone());
    assert_eq!(origin, Ok(ConcentrationBy::Origin));
}

/// Without a day it is today, to the minute; on a day it is the end of it, also where that is still to come.
#[test]
fn the_moment_is_now_or_the_end_of_the_day_that_was_asked_for() -> Result<(), Error> {
    let (crm, desk, clock) = book()?;
    desk.assign_task(AssignTask::titled("报送材料").on("2021-03-30")?.due("2021-03-31")?)?;
    let overdue = |crm: &Crm| {
        let rows = crm.workload(WorkloadBy::Unit)?.rows;
        Ok::<_, Error>(rows.iter().map(|row| row.of(Kind::Task).overdue.certain).sum::<u64>())
    };
    let on = |day: &str| crm.as_of(day, "2021-03-31");
    assert_eq!((overdue(&crm)?, overdue(&on("2021-03-31")?)?, overdue(&on("2021-04-01")?)?), (0, 0, 1));
    clock.set_to_noon_of("2021-04-01");
    assert_eq!((overdue(&crm)?, crm.workload(WorkloadBy::Officer)?.as_of.to_string()), (1, "2021-04-01".to_owned()));
    // A hand-over that is to come changes nothing today.
    desk.add_unit(AddUnit::named("招商二局"))?;
    let task = crm.tasks().all()?.remove(0);
    desk.assign(Assign::of(&task).unit("招商二局").on("2021-05-01")?)?;
    let holders = |crm: &Crm| {
        Ok::<_, Error>(crm.workload(WorkloadBy::Unit)?.rows.into_iter().map(|row| row.name).collect::<Vec<_>>())
    };
    assert_eq!(
        (holders(&crm)?, holders(&crm.as_of("2021-05-01", "2021-04-01")?)?),
        (vec!["招商一局".to_owned()], vec!["招商二局".to_owned()])
    );
    Ok(())
}

/// What was signed by a day that nobody knows is possible alone, and so is its money.
#[test]
fn what_has_no_date_is_possible() -> Result<(), Error> {
    let (crm, desk, _) = book()?;
    let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    let deal = SignAgreement::titled("合成合同").level(Level::Contract).party(&investor);
    desk.sign_agreement(deal.contract_investment("2亿元".parse()?).on("2021")?)?;
    let total = crm.attribution(AttributeBy::Source, TouchModel::First, &Cohort::signed())?.total;
    let told = (total.certain.to_string(), total.possible.to_string(), total.money.to_string());
    assert_eq!(told, ("0/1".to_owned(), "1/1".to_owned(), "0.00 - 200000000.00 CNY".to_owned()));
    for (window, possible) in [("2021", "1/1"), ("2020", "0/1"), ("2021-03", "1/1"), ("2021-04-01/2021-12-31", "0/1")] {
        let cohort = Cohort::signed().within(Window::of(&window.parse()?)?);
        let total = crm.attribution(AttributeBy::Source, TouchModel::First, &cohort)?.total;
        assert_eq!(
            (total.certain.to_string().as_str(), total.possible.to_string().as_str()),
            ("0/1", possible),
            "{window}"
        );
    }
    let found = crm.concentration(ConcentrationBy::Dimension(Dimension::Investor), &Cohort::signed())?;
    assert_eq!(found.by_number().unwrap_err().code, refusals::rate::UNDEFINED);
    assert_eq!(found.rows[0].count, Count { certain: 0, possible: 1 });
    Ok(())
}

/// Whoever was merged away or taken out is no duplicate of what it was merged into, nor was anybody one before there was
/// anything.
#[test]
fn what_was_moved_away_is_no_duplicate() -> Result<(), Error> {
    let (crm, desk, _) = book()?;
    let kept = desk.capture_lead(CaptureLead::titled("合成项目").on("2020-05-01")?)?;
    let twin = desk.capture_lead(CaptureLead::titled("合成项目").on("2020-06-01")?)?;
    let pairs = |crm: &Crm| Ok::<_, Error>(crm.duplicates()?.pairs.len());
    assert_eq!((pairs(&crm)?, pairs(&crm.as_of("2019-01-01", "2021-03-31")?)?), (1, 0));
    let into = crm.lead(kept.id)?.head().investment_at(AsOf::LATEST).unwrap();
    desk.execute(MoveRecord::to(twin.id, into, "重复登记"))?;
    assert_eq!(pairs(&crm)?, 0);
    Ok(())
}

/// A contract that was signed under a framework agreement ends the talks that the framework came of.
#[test]
fn a_contract_under_a_framework_ends_the_talks() -> Result<(), Error> {
    let (crm, desk, _) = book()?;
    let lead = desk.capture_lead(CaptureLead::titled("合成线索").on("2020-05-01")?.total_planned("2亿元".parse()?))?;
    let talks = desk.open_negotiation(OpenNegotiation::with(&lead).likelihood(Likelihood::High).on("2020-06-01")?)?;
    let framework = desk.sign_agreement(SignAgreement::framework_of(&talks).on("2020-07-01")?)?;
    let weighted = |crm: &Crm| {
        let likelihoods = Likelihoods::new([(Likelihood::High, "0.8".parse()?)])?;
        Ok::<_, Error>(crm.weighted_pipeline(&likelihoods, &[])?.weighted.to_string())
    };
    assert_eq!(weighted(&crm)?, "160000000.00 CNY");
    let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    let contract = SignAgreement::contract_under(&framework).party(&investor);
    desk.sign_agreement(contract.contract_investment("2亿元".parse()?).on("2020-08-01")?)?;
    assert_eq!(weighted(&crm)?, "—");
    let open = crm.workload(WorkloadBy::Unit)?.rows;
    assert_eq!(open.iter().map(|row| row.of(Kind::Negotiation).open.certain).sum::<u64>(), 0);
    Ok(())
}

/// What came after the signing brought none of it about.
#[test]
fn a_lead_after_the_signing_is_credited_with_nothing() -> Result<(), Error> {
    let (crm, desk, _) = book()?;
    let lead = desk.capture_lead(CaptureLead::titled("合成项目").origin("展会").on("2020-03-01")?)?;
    let talks = desk.open_negotiation(OpenNegotiation::with(&lead).on("2020-06-01")?)?;
    let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    let deal = SignAgreement::contract(&talks).party(&investor).contract_investment("2亿元".parse()?);
    desk.sign_agreement(deal.on("2020-07-10")?)?;
    let investment = crm.lead(lead.id)?.head().investment_at(AsOf::LATEST).unwrap();
    let later = CaptureLead::titled("合成扩建").origin("走访").investment(investment);
    desk.capture_lead(later.on("2020-11-01")?)?;
    for model in TouchModel::ALL {
        let rows = crm.attribution(AttributeBy::Source, *model, &Cohort::signed())?.rows;
        let told: Vec<(String, String)> =
            rows.iter().map(|row| (row.label.zh.to_string(), row.certain.to_string())).collect();
        let expected = [("展会", "1/1"), ("走访", "0/1")].map(|(key, share)| (key.to_owned(), share.to_owned()));
        assert_eq!(told, expected, "{}", model.key());
    }
    Ok(())
}

/// Targets of parks are none of units, nor of anything that the dimension does not name.
#[test]
fn targets_of_others_are_left_out() -> Result<(), Error> {
    let (crm, desk, _) = book()?;
    let park = desk.add_unit(AddUnit::named("东园"))?;
    let project = desk.record_project(RecordProject::titled("合成项目").park(&park))?;
    desk.record_money(RecordMoney::of(&project, MoneyKind::FundsArrived, "1亿元".parse()?).on("2020-03-31")?)?;
    let zone = crm.zone()?.record_id();
    let unit = crm.unit_named("招商一局")?.unwrap();
    for set_for in [unit.record(), park.id.record()] {
        let target =
            SetTarget::of(zone, "funds_arrived").value("2亿元".parse::<Measured>()?).set_for(set_for).period("2020")?;
        desk.execute(target.on("2020-01-01")?)?;
    }
    let then = crm.as_of("2020-12-31", "2021-03-31")?;
    for (by, name) in [(Dimension::Unit, "招商一局"), (Dimension::Park, "东园")] {
        let money = MoneyKind::FundsArrived;
        let pace = then.pace(2020, money, &PaceAgainst::Recorded, PaceBy::Months, by.clone(), Lights::default())?;
        assert_eq!(pace.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), [name]);
        assert_eq!(pace.total.target.to_string(), "200000000.00 CNY");
    }
    let by_industry = then.pace(
        2020,
        MoneyKind::FundsArrived,
        &PaceAgainst::Recorded,
        PaceBy::Months,
        Dimension::Industry,
        Lights::default(),
    )?;
    assert!(by_industry.rows.iter().all(|row| row.completion.is_none()), "no industry has one");
    Ok(())
}

/// An answer of which nobody knows the day may have come on the day; of several whichever came first counts; and an
/// issue that came only perhaps was rated only perhaps.
#[test]
fn issues_whose_dates_are_imprecise_are_in_doubt() -> Result<(), Error> {
    let (crm, desk, _) = book()?;
    let park = desk.record_project(RecordProject::titled("合成项目"))?;
    let raise = |on: &str| desk.raise_issue(RaiseIssue::about(&park, "request").on(on)?);
    let hours = r#"{"zone": "Asia/Shanghai", "layers": ["china"], "weekly": {"mon": [["09:00", "18:00"]]}}"#;
    let office = Calendar::from_json(hours)?;
    let total = |crm: &Crm| Ok::<_, Error>(crm.issue_statistics(None, Some(&office))?.total);
    let perhaps = Count { certain: 0, possible: 1 };
    let undated = raise("2021-01-12")?;
    desk.respond_to_issue(RespondToIssue::of(&undated))?;
    let answers = total(&crm)?.answers;
    assert_eq!((answers.within, answers.missed, answers.decided), (perhaps, perhaps, 1.into()));
    // An answer on the day settles it, whatever else was said.
    desk.respond_to_issue(RespondToIssue::of(&undated).on("2021-01-12")?)?;
    let answers = total(&crm)?.answers;
    assert_eq!((answers.within, answers.missed), (1.into(), 0.into()));
    // So it does beside one of that month, which is told with an earlier start.
    let vague = raise("2021-01-13")?;
    desk.respond_to_issue(RespondToIssue::of(&vague).on("2021-01")?)?;
    desk.respond_to_issue(RespondToIssue::of(&vague).on("2021-01-13")?)?;
    assert_eq!(total(&crm)?.answers.within, 2);

    let (crm, desk, _) = book()?;
    let park = desk.record_project(RecordProject::titled("合成项目"))?;
    let issue = desk.raise_issue(RaiseIssue::about(&park, "request").on("2021-01")?)?;
    desk.resolve_issue(ResolveIssue::of(&issue, IssueOutcome::Settled).on("2021-01")?)?;
    let rate = |said: Satisfaction, on: &str| -> Result<(), Error> {
        desk.rate_issue(RateIssue::of(&issue, said).on(on)?.evidence(Evidence::of_kind("call_back")?))?;
        Ok(())
    };
    rate(Satisfaction::Satisfied, "2021-01")?;
    let ratings = |valid: &str| {
        let total = total(&crm.as_of(valid, "2021-03-31")?)?;
        Ok::<_, Error>((total.issues, [total.satisfied, total.fair, total.dissatisfied]))
    };
    assert_eq!(ratings("2021-01-15")?, (perhaps, [perhaps, 0.into(), 0.into()]));
    assert_eq!(ratings("2021-01-31")?, (1.into(), [1.into(), 0.into(), 0.into()]));
    // Which of two was the last word is open, until another is.
    rate(Satisfaction::Dissatisfied, "2021-01-20")?;
    assert_eq!(ratings("2021-01-31")?, (1.into(), [perhaps, 0.into(), perhaps]));
    rate(Satisfaction::Fair, "2021-02-01")?;
    assert_eq!(ratings("2021-02-01")?, (1.into(), [0.into(), 1.into(), 0.into()]));
    Ok(())
}

/// A contract that was signed straight into an investment ends the lead and the talks that had begun by then; what begins
/// later is open in turn.
#[test]
fn a_contract_linked_to_nothing_ends_what_had_begun() -> Result<(), Error> {
    let (crm, desk, _) = book()?;
    let lead = CaptureLead::titled("合成线索").on("2020-05-01")?.total_planned("2亿元".parse()?);
    let lead = desk.capture_lead(lead)?;
    let investment = crm.lead(lead.id)?.head().investment_at(AsOf::LATEST).unwrap();
    let talks = |title: &str, on: &str| {
        let open = OpenNegotiation::titled(title).investment(investment).likelihood(Likelihood::High);
        desk.open_negotiation(open.on(on)?)
    };
    talks("合成洽谈", "2020-06-01")?;
    let open = |crm: &Crm| {
        let rows = crm.workload(WorkloadBy::Unit)?.rows;
        let of = |kind| rows.iter().map(|row| row.of(kind).open).fold(Count::default(), |sum, open| sum + open);
        let likelihoods = Likelihoods::new([(Likelihood::High, "0.5".parse()?)])?;
        let weighted = crm.weighted_pipeline(&likelihoods, &[])?.weighted.to_string();
        Ok::<_, Error>((of(Kind::Lead), of(Kind::Negotiation), weighted))
    };
    let half = "100000000.00 CNY".to_owned();
    assert_eq!(open(&crm)?, (1.into(), 1.into(), half.clone()), "nothing is linked to the lead");
    let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    let deal = SignAgreement::titled("合成合同").level(Level::Contract).party(&investor).investment(investment);
    desk.sign_agreement(deal.on("2020-08")?)?;
    assert_eq!(open(&crm.as_of("2020-07-31", "2021-03-31")?)?, (1.into(), 1.into(), half));
    let perhaps = Count { certain: 0, possible: 1 };
    let in_august = open(&crm.as_of("2020-08-15", "2021-03-31")?)?;
    assert_eq!(in_august, (perhaps, perhaps, "0.00 - 100000000.00 CNY".to_owned()), "perhaps it was signed by then");
    assert_eq!(open(&crm)?, (0.into(), 0.into(), "—".to_owned()));
    // Talks of August may have begun before or after it; those of September are about what comes next.
    talks("合成八月", "2020-08-20")?;
    assert_eq!(open(&crm)?.1, perhaps);
    talks("合成扩建", "2020-09-01")?;
    assert_eq!(open(&crm)?.1, Count { certain: 1, possible: 2 });
    Ok(())
}

/// What is planned and what is reached come of one reading of the book, each as lists add it up.
#[test]
fn pace_adds_up_as_lists_do() -> Result<(), Error> {
    let (crm, desk, _) = book()?;
    for (title, planned, reached) in [("甲", "4亿元", "3亿元"), ("乙", "1亿元", "5000万元")] {
        let project = desk.record_project(RecordProject::titled(title))?;
        let plan = StateAmount::of(&project, MoneyKind::AnnualPlanned, planned.parse()?).period("2020")?;
        desk.state_amount(plan)?;
        let entry = RecordMoney::of(&project, MoneyKind::FaiCompleted, reached.parse()?).on("2020-09-30")?;
        desk.record_money(entry)?;
    }
    let then = crm.as_of("2020-12-31", "2021-03-31")?;
    let money = MoneyKind::FaiCompleted;
    let pace = then.pace(2020, money, &PaceAgainst::Plan, PaceBy::Months, Dimension::Unit, Lights::default())?;
    let listed = |kind| {
        let sum = then.investments().sum_in(kind, "2020")?;
        Ok::<_, Error>(inward::analysis::statistics::MoneySpans::of(&sum.sum).to_string())
    };
    assert_eq!(pace.total.target.to_string(), listed(MoneyKind::AnnualPlanned)?);
    assert_eq!(pace.total.reached.to_string(), listed(money)?);
    assert_eq!(pace.total.reached.to_string(), "350000000.00 CNY");
    Ok(())
}
