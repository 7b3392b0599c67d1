//! Codes of inspections and of ladders of escalation.

use inward_core::command::{
    AddUnit, AssignTask, CompleteInspectionLog, Escalate, Excuse, LiftEscalation, RaiseIssue, RecordInspection,
    RespondToIssue,
};
use inward_core::evidence::Evidence;
use inward_core::id::Id;
use inward_core::issue::Issue;
use inward_core::refusal::Code;
use inward_core::task::Task;
use inward_core::text::refusals::{escalation, inspection};

use super::{Case, Given, Stage};

fn document() -> Evidence {
    Evidence::document("整改报告")
}

/// A task that is long overdue: three levels of the ladder at the end of January.
fn escalated(stage: &mut Stage) -> Id<Task> {
    let task = AssignTask::titled("办理临时用电").due("2020-12-01").unwrap().on("2020-11-02").unwrap();
    let task = stage.book.made(task);
    stage.book.must(Escalate::only(task));
    task
}

pub const CASES: &[(Code, Case)] = &[
    (
        inspection::OVER_THE_LIMIT,
        Given(|stage| {
            stage.book.must(AddUnit::named("消防大队"));
            let visit = |on: &str| RecordInspection::routine(stage.investor, "消防大队").on(on).unwrap();
            let (first, second) = (visit("2020-03-12"), visit("2020-10-09"));
            stage.book.must(first);
            second.into()
        }),
    ),
    (inspection::YEAR_GOES_ON, Given(|stage| CompleteInspectionLog::of(stage.investor, 2021).into())),
    (escalation::NOT_WATCHED, Given(|stage| Escalate::only(stage.lead).into())),
    (escalation::NOT_WATCHED, Given(|stage| Excuse::of(stage.talks, "等待批复").into())),
    (
        escalation::NEEDS_EVIDENCE,
        Given(|stage| {
            let mut lift = LiftEscalation::of(escalated(stage), "已整改", document());
            lift.evidence = None;
            lift.into()
        }),
    ),
    (escalation::NOT_RAISED, Given(|stage| LiftEscalation::of(stage.promise, "已整改", document()).into())),
    (
        escalation::NOT_RAISED,
        Given(|stage| LiftEscalation::of(escalated(stage), "已整改", document()).ladder("answers").into()),
    ),
    (
        escalation::WHICH_LADDER,
        Given(|stage| {
            let raise = RaiseIssue::about(stage.project, "request").on("2020-09-01T09:00+08:00").unwrap();
            let issue: Id<Issue> = stage.book.made(raise);
            stage.book.must(Escalate::only(issue));
            stage.book.must(RespondToIssue::of(issue).on("2020-12-01").unwrap());
            LiftEscalation::of(issue, "已整改", document()).into()
        }),
    ),
    (escalation::NOT_BELOW, Given(|stage| LiftEscalation::of(escalated(stage), "已整改", document()).to("red").into())),
    (
        escalation::NOT_BELOW,
        Given(|stage| LiftEscalation::of(escalated(stage), "已整改", document()).to("green").into()),
    ),
    (
        escalation::LIFTED_BEFORE_RAISED,
        Given(|stage| LiftEscalation::of(escalated(stage), "已整改", document()).on("2020-12-01").unwrap().into()),
    ),
    (
        escalation::ENDS_BEFORE_IT_STARTS,
        Given(|stage| {
            let excuse = Excuse::of(stage.promise, "等待批复").on("2021-01-10").unwrap();
            excuse.until("2021-01-09").unwrap().into()
        }),
    ),
];
