//! Milestones and their phases, plans, needs, lists, and the money of projects.

use inward_core::agreement::Agreement;
use inward_core::command::{
    AddList, AddOrganisation, AddPhase, CaptureLead, Correct, JoinList, LeaveList, Phase, Plan, Reach, RecordMoney,
    RecordProject, SetAttribute, SignAgreement, StateAmount,
};
use inward_core::entry::Entry;
use inward_core::evidence::Evidence;
use inward_core::fact::AsOf;
use inward_core::finance::{Basis, MoneyKind};
use inward_core::id::Id;
use inward_core::lead::Lead;
use inward_core::project::Project;
use inward_core::record::Record;
use inward_core::target::{Aim, Phased, Target};
use inward_core::when::Truth;
use inward_core::world::World;

use crate::history::amount;
use crate::refusals::altered;
use crate::world::{Book, as_of};

fn with_phases(book: &mut Book, phases: usize) -> Id<Project> {
    book.made(RecordProject::titled(format!("{phases} 期")).phases(vec![Phase::unknown(); phases]))
}

#[test]
fn a_milestone_of_a_phase_names_the_phase_unless_there_is_one() {
    let mut book = Book::yangquan();
    for (phases, taken) in [(0, Some(None)), (1, Some(Some(1))), (2, None), (3, None)] {
        let project = with_phases(&mut book, phases);
        let reach = Reach::of(project, "construction_started").on("2020-08-01").unwrap();
        match taken {
            None => assert_eq!(book.refused(reach), "milestone.phase-needed", "{phases} phases"),
            Some(phase) => {
                book.must(reach);
                let fact = book.get(project).milestones.reached.iter().last().unwrap();
                assert_eq!(fact.value.phase, phase, "{phases} phases");
            }
        }
        // What stands on the whole needs no phase however many there are.
        book.must(Reach::of(project, "registered"));
    }
}

#[test]
fn phases_at_different_stages_are_both_told() {
    let mut book = Book::yangquan();
    let playbook = book.playbook();
    let project = with_phases(&mut book, 2);
    book.must(Reach::of(project.phase(1), "production").on("2020-12-01").unwrap());
    book.must(Reach::of(project.phase(2), "construction_started").on("2020-11").unwrap());
    let stages = |book: &Book, point| -> Vec<_> {
        let phases = book.get(project).phase_stages(point, &playbook);
        phases.iter().map(|stage| (stage.certain, stage.possible)).collect()
    };
    assert_eq!(stages(&book, AsOf::LATEST), [(Some(170), Some(170)), (Some(140), Some(140))]);
    let then = as_of("2020-11-15", "2021-12-31");
    assert_eq!(stages(&book, then), [(None, None), (None, Some(140))], "started some time in November");
    assert_eq!(book.index(project).stage, Some(170));
    book.must(AddPhase::to(project, Phase::planned(amount("1亿"))));
    assert_eq!(stages(&book, AsOf::LATEST).len(), 3);
    let planned = book.get(project).amounts.at(MoneyKind::TotalPlanned, Some(3), AsOf::LATEST);
    assert_eq!(planned.unwrap().to_string(), "100000000 CNY");
}

#[test]
fn an_investment_means_its_only_fitting_record() {
    let mut book = Book::yangquan();
    let lead: Id<Lead> = book.made(CaptureLead::titled("蓝宝石"));
    let all = book.investment_of(lead);
    assert_eq!(book.must(Reach::of(all, "triaged")).answer, lead.record());
    let project: Id<Project> = book.made(RecordProject::titled("蓝宝石").investment(all).phases([Phase::unknown()]));
    let aim = Aim { phase: Some(1), ..all.aim() };
    assert_eq!(book.must(Reach::of(aim, "production")).answer, project.record());
    book.made::<Project>(RecordProject::titled("另一期").investment(all));
    let refusal = book.give(Reach::of(all, "registered")).unwrap_err();
    assert_eq!(refusal.code.as_str(), "investment.several-fit");
    assert!(refusal.params["records"].contains("蓝宝石") && refusal.params["records"].contains("另一期"));
}

#[test]
fn sources_that_disagree_stand_beside_each_other() {
    let mut book = Book::yangquan();
    let playbook = book.playbook();
    let project = with_phases(&mut book, 1);
    for (source, on) in [("press", "2020-07-18"), ("statistics", "2020-08-03"), ("promotion", "2020-07-20")] {
        book.must(Reach::of(project, "construction_started").source(source).on(on).unwrap());
    }
    let milestones = &book.get(project).milestones;
    let picked = milestones.when("construction_started", Some(1), AsOf::LATEST, &playbook).unwrap();
    assert_eq!(picked.to_string(), "2020-08-03");
    assert_eq!(milestones.words("construction_started", Some(1), AsOf::LATEST).count(), 3);
    let then = as_of("2020-07-31", "2021-12-31");
    assert_eq!(milestones.truth("construction_started", Some(1), then, &playbook), Truth::No, "picked, then dated");
    // A correction names the source it corrects.
    let right = Correct::milestone_of(project, "construction_started", "误").source("press");
    book.must(right.on("2020-07-19").unwrap());
    let milestones = &book.get(project).milestones;
    let mut days: Vec<String> = milestones
        .words("construction_started", Some(1), AsOf::LATEST)
        .map(|word| word.of.on.as_ref().unwrap().to_string())
        .collect();
    days.sort();
    assert_eq!(days, ["2020-07-19", "2020-07-20", "2020-08-03"]);
}

#[test]
fn before_a_correction_was_known_the_old_word_is_the_answer() {
    let mut book = Book::yangquan();
    let playbook = book.playbook();
    let project = with_phases(&mut book, 1);
    book.must(Reach::of(project, "construction_started").on("2020-07-18").unwrap());
    book.today("2021-02-10");
    book.must(Correct::milestone_of(project, "construction_started", "按施工合同").on("2020-07-19").unwrap());
    let when = |known: &str| {
        let milestones = &book.get(project).milestones;
        let when = milestones.when("construction_started", Some(1), as_of("2021-12-31", known), &playbook);
        when.map(ToString::to_string)
    };
    assert_eq!(when("2021-01-30"), None);
    assert_eq!(when("2021-02-09").as_deref(), Some("2020-07-18"));
    assert_eq!(when("2021-02-10").as_deref(), Some("2020-07-19"));
}

#[test]
fn a_plan_is_made_on_a_day_and_planned_anew() {
    let mut book = Book::yangquan();
    let project = with_phases(&mut book, 1);
    book.must(Plan::of(project, "production", "2021-06-30").unwrap().on("2020-07-18").unwrap());
    book.today("2021-02-10");
    book.reported("2021-02-05");
    book.must(Plan::of(project, "production", "2021-12").unwrap().reason("设备延期"));
    let planned = |on: &str, known: &str| {
        let milestones = &book.get(project).milestones;
        milestones.planned_for("production", Some(1), as_of(on, known)).map(ToString::to_string)
    };
    assert_eq!(planned("2020-07-17", "2021-12-31"), None);
    assert_eq!(planned("2021-02-04", "2021-12-31").as_deref(), Some("2021-06-30"));
    assert_eq!(planned("2021-02-05", "2021-12-31").as_deref(), Some("2021-12"), "made when it was reported");
    assert_eq!(planned("2021-12-31", "2021-02-04").as_deref(), Some("2021-06-30"));
}

#[test]
fn needs_are_met_from_around_the_record() {
    let mut book = Book::yangquan();
    let missing = |book: &mut Book, reach: Reach| {
        let decision = book.must(reach);
        let wanting = decision.warnings.iter().find(|warning| warning.code.as_str() == "milestone.needs-wanting");
        wanting.map(|warning| warning.params["missing"].clone())
    };
    let investor: Id<inward_core::organisation::Organisation> = book.made(AddOrganisation::named("日昌晶"));
    let lead: Id<Lead> = book.made(CaptureLead::titled("x").investor(investor));
    let talks = book.made::<inward_core::negotiation::Negotiation>(inward_core::command::OpenNegotiation::with(lead));
    let deal: Id<Agreement> = book.made(SignAgreement::contract(talks));
    let project: Id<Project> = book.made(RecordProject::under(deal).phases([Phase::unknown(), Phase::unknown()]));
    // A milestone of what the record came of.
    assert_eq!(missing(&mut book, Reach::of(project, "first_funds_arrived")), None);
    // A milestone of the whole counts for its phases, and the milestone of any phase for the whole.
    assert_eq!(missing(&mut book, Reach::of(project, "stat_enrolled")).unwrap(), "milestone.construction_started");
    let started = missing(&mut book, Reach::of(project.phase(1), "construction_started"));
    assert_eq!(started.unwrap(), "milestone.construction_permitted, milestone.filed");
    let enrolled = Reach::of(project, "stat_enrolled").source("statistics");
    assert_eq!(missing(&mut book, enrolled), None);
    // What happened in another phase does not count for this one.
    let completed = missing(&mut book, Reach::of(project.phase(2), "completed"));
    assert_eq!(completed.unwrap(), "milestone.construction_started");
    // Evidence is part of the word itself.
    let bare = missing(&mut book, Reach::of(project.phase(1), "full_benefit"));
    assert_eq!(bare.unwrap(), "milestone.production, field.evidence");
    let full = Reach::of(project.phase(2), "full_benefit").evidence(Evidence::document("产值报表"));
    assert_eq!(missing(&mut book, full).unwrap(), "milestone.production");
}

#[test]
fn a_need_may_be_an_attribute_of_the_record_or_of_what_is_around_it() {
    let need =
        "evidence = [\"business_licence\"]\nneeds = [{ field = \"attribute.target_industry\", effect = \"refuse\" }]\n";
    let mut book = Book::opened(altered("evidence = [\"business_licence\"]\n", need));
    let investor: Id<inward_core::organisation::Organisation> = book.made(AddOrganisation::named("日昌晶"));
    let projects: Vec<Id<Project>> =
        (0..3).map(|number| book.made(RecordProject::titled(format!("{number}")).owner(investor))).collect();
    assert_eq!(book.refused(Reach::of(projects[0], "registered")), "milestone.needs-unmet");
    book.must(SetAttribute::of(projects[0], "target_industry", "grow"));
    book.must(Reach::of(projects[0], "registered"));
    book.must(SetAttribute::of(book.investment_of(projects[1]), "target_industry", "grow"));
    book.must(Reach::of(projects[1], "registered"));
    assert_eq!(book.refused(Reach::of(projects[2], "registered")), "milestone.needs-unmet");
    let overridden = Reach::of(projects[2], "registered").overriding("材料后补");
    assert_eq!(book.clone().warned(overridden), ["milestone.needs-unmet"]);
    book.must(SetAttribute::of(investor, "target_industry", "scout"));
    book.must(Reach::of(projects[2], "registered"));
}

/// Captures and openings have needs too.
#[test]
fn the_needs_of_a_capture_are_held_against_it() {
    let need = "evidence = [\"registration_form\"]\nneeds = [{ field = \"field.source\", effect = \"refuse\" }]\n";
    let mut book = Book::opened(altered("evidence = [\"registration_form\"]\n", need));
    assert_eq!(book.refused(CaptureLead::titled("x")), "milestone.needs-unmet");
    book.must(CaptureLead::titled("x").origin("以商招商"));
}

#[test]
fn members_of_a_list_start_on_the_day_it_was_issued() {
    let mut book = Book::yangquan();
    let list: Id<Entry> = book.made(AddList::named("2021 年重点项目").on("2021-01-10").unwrap());
    let project = with_phases(&mut book, 0);
    book.must(JoinList::of(project, list));
    let listed = |book: &Book, on: &str| book.get(project).is_listed(list, as_of(on, "2021-12-31"));
    assert_eq!((listed(&book, "2021-01-09"), listed(&book, "2021-01-10")), (Truth::No, Truth::Yes));
    book.must(LeaveList::of(project, list, "规模不及").on("2021-01-20").unwrap());
    assert_eq!((listed(&book, "2021-01-19"), listed(&book, "2021-01-20")), (Truth::Yes, Truth::No));
    assert_eq!(book.refused(LeaveList::of(project, list, "规模不及")), "project.not-listed");
    // Who comes back comes back today, not on the day of issue.
    book.must(JoinList::of(project, list));
    assert_eq!((listed(&book, "2021-01-30"), listed(&book, "2021-01-31")), (Truth::No, Truth::Yes));
    assert_eq!(book.get(project).lists(AsOf::LATEST), [list]);
    let undated: Id<Entry> = book.made(AddList::named("无日期清单"));
    book.must(JoinList::of(project, undated));
    assert_eq!(book.get(project).is_listed(undated, as_of("2000-01-01", "2021-12-31")), Truth::Yes);
    book.today("2021-03-10");
    book.reported("2021-03-01");
    book.must(LeaveList::of(project, undated, "退出"));
    let left = |on: &str| book.get(project).is_listed(undated, as_of(on, "2021-12-31"));
    assert_eq!((left("2021-02-28"), left("2021-03-01")), (Truth::Yes, Truth::No));
}

#[test]
fn cumulative_figures_are_compared_with_the_one_before_them() {
    let mut book = Book::yangquan();
    let project = with_phases(&mut book, 2);
    let funds = |text: &str, on: &str, basis| {
        RecordMoney::of(project, MoneyKind::FundsArrived, amount(text)).basis(basis).on(on).unwrap()
    };
    let falling = ["finance.falling"];
    let none: [&str; 0] = [];
    assert_eq!(book.warned(funds("2亿", "2020-10-31", Basis::Cumulative)), none);
    assert_eq!(book.warned(funds("1.9亿", "2020-11-30", Basis::Cumulative)), falling);
    assert_eq!(book.warned(funds("1.5亿", "2020-09-30", Basis::Cumulative)), none, "an earlier figure may be less");
    assert_eq!(book.warned(funds("1亿", "2020-12-31", Basis::Cumulative).phase(1_u16)), none, "of a phase");
    assert_eq!(book.warned(funds("1亿美元", "2020-12-31", Basis::Cumulative)), none, "of another currency");
    assert_eq!(book.warned(funds("0.1亿", "2020-12-31", Basis::Increment)), none);
    assert_eq!(book.warned(funds("1.9亿", "2020-11-30", Basis::CumulativeInYear)), none);
    assert_eq!(book.warned(funds("1.8亿", "2020-12-31", Basis::CumulativeInYear)), falling);
    assert_eq!(book.warned(funds("0.2亿", "2021-01-31", Basis::CumulativeInYear)), none, "a new year begins anew");
    let money = book.get(project).money();
    let entry = money.cumulative(MoneyKind::FundsArrived, Some(1), AsOf::LATEST).unwrap();
    assert_eq!(entry.amount.to_string(), "100000000 CNY");
}

#[test]
fn an_amount_holds_from_its_start_and_for_its_period() {
    let mut book = Book::yangquan();
    let project = with_phases(&mut book, 1);
    let planned = |text: &str| StateAmount::of(project, MoneyKind::AnnualPlanned, amount(text));
    book.must(planned("1亿").period("2020").unwrap());
    book.must(planned("2亿").period("2021").unwrap());
    book.must(planned("3亿").period("2021").unwrap().on("2021-01-15").unwrap());
    let period = |year: &str, on: &str| {
        let year = year.try_into().unwrap();
        let amounts = &book.get(project).amounts;
        let amount = amounts.for_period(MoneyKind::AnnualPlanned, None, Some(&year), as_of(on, "2021-12-31"));
        amount.map(|amount| amount.money().units() / 1_000_000_000_000)
    };
    assert_eq!(period("2020", "2021-02-01"), Some(1));
    assert_eq!((period("2021", "2021-01-14"), period("2021", "2021-01-15")), (Some(2), Some(3)));
    assert_eq!(book.get(project).amounts.at(MoneyKind::AnnualPlanned, None, AsOf::LATEST), None);
    assert_eq!(book.state_of(project).amounts().unwrap().facts().iter().count(), 3);
}
