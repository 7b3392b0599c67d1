//! Codes of issues and tasks.

use inward_core::command::{
    AcceptIssue, AssignTask, CancelTask, CompleteTask, Correct, HandOverIssue, RaiseIssue, RateIssue,
    RecordInteraction, ReopenIssue, ReopenTask, ReportTask, ResolveIssue, RespondToIssue, StateRisk,
};
use inward_core::deadline::working_days;
use inward_core::evidence::Evidence;
use inward_core::id::Id;
use inward_core::issue::{Issue, IssueOutcome, Satisfaction};
use inward_core::negotiation::InteractionKind;
use inward_core::qualified::Measured;
use inward_core::refusal::Code;
use inward_core::task::Task;
use inward_core::text::refusals::{issue, task};
use inward_core::world::UniqueKey;

use super::{Case, Given, Stage, Under, altered};

/// An issue of the project, received on 2020-09-01.
fn raised(stage: &mut Stage) -> Id<Issue> {
    stage.book.made(RaiseIssue::about(stage.project, "request").on("2020-09-01").unwrap())
}

/// The same, settled on 2020-09-10.
fn settled(stage: &mut Stage) -> Id<Issue> {
    let id = raised(stage);
    stage.book.must(ResolveIssue::of(id, IssueOutcome::Settled).on("2020-09-10").unwrap());
    id
}

/// A task, assigned on 2020-09-01.
fn assigned(stage: &mut Stage) -> Id<Task> {
    stage.book.made(AssignTask::titled("办理临时用电").on("2020-09-01").unwrap())
}

/// The same, done on 2020-09-10.
fn done(stage: &mut Stage) -> Id<Task> {
    let id = assigned(stage);
    stage.book.must(CompleteTask::of(id).on("2020-09-10").unwrap());
    id
}

fn call_back() -> Evidence {
    Evidence::of_kind("call_back").unwrap()
}

fn jobs(text: &str) -> Measured {
    text.parse().unwrap()
}

fn unit(stage: &Stage) -> Id<inward_core::unit::Unit> {
    stage.book.keys[&UniqueKey::unit("招商一局")].of().unwrap()
}

pub const CASES: &[(Code, Case)] = &[
    (issue::UNKNOWN_KIND, Given(|stage| RaiseIssue::about(stage.project, "requets").into())),
    (
        issue::UNKNOWN_KIND,
        Under(
            || altered("key = \"grievance\"\n", "key = \"grievance\"\nretired = true\n"),
            |stage| RaiseIssue::about(stage.project, "grievance").into(),
        ),
    ),
    (issue::UNKNOWN_CHANNEL, Given(|stage| RaiseIssue::about(stage.project, "request").channel("hotlines").into())),
    (issue::UNKNOWN_URGENCY, Given(|stage| RaiseIssue::about(stage.project, "request").urgency("urgnt").into())),
    (issue::NOT_RAISED_ON, Given(|stage| RaiseIssue::about(stage.list, "request").into())),
    (issue::NOT_RAISED_ON, Given(|stage| RaiseIssue::about(unit(stage), "request").into())),
    (
        issue::TWO_RAISED_IT,
        Given(|stage| {
            let raise = RaiseIssue::about(stage.project, "request").raised_by(stage.investor);
            raise.raised_by_person("wang.li").into()
        }),
    ),
    (
        issue::UNKNOWN_START,
        Given(|stage| {
            let rule = working_days(5).after("contract_signed");
            RaiseIssue::about(stage.project, "request").resolve(rule).into()
        }),
    ),
    (
        issue::UNKNOWN_START,
        Given(|stage| RaiseIssue::about(stage.project, "request").respond(working_days(5).before("accepted")).into()),
    ),
    (
        issue::NEGATIVE_JOBS,
        Given(|stage| RaiseIssue::about(stage.project, "request").jobs_at_risk(jobs("-3个")).into()),
    ),
    (issue::NEGATIVE_JOBS, Given(|stage| StateRisk::of(raised(stage)).jobs_at_risk(jobs("-3个")).into())),
    (issue::BEFORE_RECEIVED, Given(|stage| RespondToIssue::of(raised(stage)).on("2020-08-31").unwrap().into())),
    (issue::BEFORE_RECEIVED, Given(|stage| AcceptIssue::of(raised(stage)).on("2020-08-31").unwrap().into())),
    (
        issue::BEFORE_RECEIVED,
        Given(|stage| ResolveIssue::of(raised(stage), IssueOutcome::Settled).on("2020-08-31").unwrap().into()),
    ),
    (
        issue::BEFORE_RECEIVED,
        Given(|stage| {
            let id = raised(stage);
            stage.book.made::<inward_core::unit::Unit>(inward_core::command::AddUnit::named("招商二局"));
            HandOverIssue::to(id, "招商二局", "对口").on("2020-08-31").unwrap().into()
        }),
    ),
    (issue::BEFORE_RESOLVED, Given(|stage| ReopenIssue::of(settled(stage), "再现").on("2020-09-09").unwrap().into())),
    (
        issue::BEFORE_RESOLVED,
        Given(|stage| {
            let rate = RateIssue::of(settled(stage), Satisfaction::Fair).evidence(call_back());
            rate.on("2020-09-09").unwrap().into()
        }),
    ),
    (
        issue::BEFORE_REOPENED,
        Given(|stage| {
            let id = settled(stage);
            stage.book.must(ReopenIssue::of(id, "再现").on("2020-09-20").unwrap());
            ResolveIssue::of(id, IssueOutcome::Settled).on("2020-09-19").unwrap().into()
        }),
    ),
    (
        issue::OUT_OF_ORDER,
        Given(|stage| {
            let id = settled(stage);
            let fact = stage.book.last_fact(id);
            stage.book.must(ReopenIssue::of(id, "再现").on("2020-09-20").unwrap());
            Correct::fact_of(fact, "有误").on("2020-09-21").unwrap().into()
        }),
    ),
    (
        issue::ALREADY_ACCEPTED,
        Given(|stage| {
            let id = raised(stage);
            stage.book.must(AcceptIssue::of(id));
            AcceptIssue::of(id).into()
        }),
    ),
    (issue::ALREADY_RESOLVED, Given(|stage| ResolveIssue::of(settled(stage), IssueOutcome::Partly).into())),
    (issue::ALREADY_RESOLVED, Given(|stage| RespondToIssue::of(settled(stage)).on("2020-09-11").unwrap().into())),
    (issue::ALREADY_RESOLVED, Given(|stage| HandOverIssue::to(settled(stage), "招商一局", "对口").into())),
    (issue::NOT_RESOLVED, Given(|stage| ReopenIssue::of(raised(stage), "再现").into())),
    (
        issue::NOT_RESOLVED,
        Given(|stage| RateIssue::of(raised(stage), Satisfaction::Satisfied).evidence(call_back()).into()),
    ),
    (
        issue::SAME_UNIT,
        Given(|stage| {
            let id = raised(stage);
            stage.book.must(HandOverIssue::to(id, "招商一局", "对口"));
            HandOverIssue::to(id, "招商一局", "对口").into()
        }),
    ),
    (issue::NEEDS_CALL_BACK, Given(|stage| RateIssue::of(settled(stage), Satisfaction::Satisfied).into())),
    (
        issue::NEEDS_CALL_BACK,
        Given(|stage| {
            let rate = RateIssue::of(settled(stage), Satisfaction::Satisfied);
            rate.evidence(Evidence::document("办结单")).into()
        }),
    ),
    (task::NOT_AN_ORIGIN, Given(|stage| AssignTask::out_of(unit(stage), "x").into())),
    (task::NOT_AN_ORIGIN, Given(|stage| AssignTask::out_of(stage.book.zone_id(), "x").into())),
    (
        task::NO_INTERACTION,
        Given(|stage| {
            stage.book.must(RecordInteraction::of(stage.talks, InteractionKind::Visit));
            let visit = stage.book.last_fact(stage.talks).fact;
            AssignTask::out_of(stage.deal, "x").interaction(visit).into()
        }),
    ),
    (
        task::NO_INTERACTION,
        Given(|stage| {
            AssignTask::out_of(stage.talks, "x").interaction("1".parse::<inward_core::id::FactId>().unwrap()).into()
        }),
    ),
    (
        task::TWO_DUES,
        Given(|_| AssignTask::titled("x").due("2021-06").unwrap().due_rule(working_days(5).after("assigned")).into()),
    ),
    (task::UNKNOWN_START, Given(|_| AssignTask::titled("x").due_rule(working_days(5).after("assinged")).into())),
    (task::ALREADY_CLOSED, Given(|stage| CompleteTask::of(done(stage)).into())),
    (task::ALREADY_CLOSED, Given(|stage| ReportTask::of(done(stage), "进展").into())),
    (
        task::ALREADY_CLOSED,
        Given(|stage| {
            let id = assigned(stage);
            stage.book.must(CancelTask::of(id, "企业撤回"));
            CancelTask::of(id, "企业撤回").into()
        }),
    ),
    (task::NOT_CLOSED, Given(|stage| ReopenTask::of(assigned(stage), "仍须办理").into())),
    (task::BEFORE_ASSIGNED, Given(|stage| CompleteTask::of(assigned(stage)).on("2020-08-31").unwrap().into())),
    (task::BEFORE_TURN, Given(|stage| ReopenTask::of(done(stage), "仍须办理").on("2020-09-09").unwrap().into())),
    (
        task::BEFORE_TURN,
        Given(|stage| {
            let id = done(stage);
            stage.book.must(ReopenTask::of(id, "仍须办理").on("2020-09-20").unwrap());
            CompleteTask::of(id).on("2020-09-19").unwrap().into()
        }),
    ),
    (
        task::OUT_OF_ORDER,
        Given(|stage| {
            let id = done(stage);
            let fact = stage.book.last_fact(id);
            stage.book.must(ReopenTask::of(id, "仍须办理").on("2020-09-20").unwrap());
            Correct::fact_of(fact, "有误").on("2020-09-21").unwrap().into()
        }),
    ),
];
