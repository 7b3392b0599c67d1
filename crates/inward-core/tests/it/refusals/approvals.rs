//! Codes of procedures and cases.

use inward_core::case::{CaseOutcome, SpecialStep};
use inward_core::command::{
    AcceptCase, AddProcedure, BeginSpecialStep, Correct, DecideCase, EndSpecialStep, FileCase, Fulfil,
    ReceiveSupplement, RequestSupplement, Retract, ReviseProcedure,
};
use inward_core::deadline::{fixed, working_days};
use inward_core::entry::Entry;
use inward_core::id::Id;
use inward_core::refusal::Code;
use inward_core::text::refusals::{case, commitment, entry, procedure};

use super::{Case, Given, Stage};

type Filed = Id<inward_core::case::Case>;

fn permit(stage: &mut Stage) -> Id<Entry> {
    let add = AddProcedure::named("施工许可", "招商一局").promised(working_days(5).after("accepted"));
    stage.book.made(add.on("2020-01-01").unwrap())
}

/// A case of the project, received on 2020-09-01.
fn filed(stage: &mut Stage) -> Filed {
    let permit = permit(stage);
    stage.book.made(FileCase::of(permit, stage.project).on("2020-09-01").unwrap())
}

/// The same, accepted on 2020-09-03.
fn accepted(stage: &mut Stage) -> Filed {
    let case = filed(stage);
    stage.book.must(AcceptCase::of(case).on("2020-09-03").unwrap());
    case
}

/// The same, with a supplement asked for on 2020-09-04.
fn awaiting(stage: &mut Stage) -> Filed {
    let case = accepted(stage);
    stage.book.must(RequestSupplement::of(case).on("2020-09-04").unwrap());
    case
}

pub const CASES: &[(Code, Case)] = &[
    (procedure::UNKNOWN, Given(|stage| FileCase::of("规划许可", stage.project).into())),
    (
        procedure::NO_VERSION,
        Given(|stage| {
            let permit = permit(stage);
            let version = stage.book.last_fact(permit);
            stage.book.must(Retract::fact_of(version, "误登"));
            ReviseProcedure::of(permit).on("2020-02-01").unwrap().into()
        }),
    ),
    (
        procedure::UNKNOWN_START,
        Given(|_| AddProcedure::named("规划许可", "招商一局").promised(working_days(5).after("decided")).into()),
    ),
    (
        procedure::UNKNOWN_START,
        Given(|_| AddProcedure::named("规划许可", "招商一局").notice(working_days(5).after("accepted")).into()),
    ),
    (
        procedure::FIXED_LIMIT,
        Given(|_| AddProcedure::named("规划许可", "招商一局").statutory(fixed("2021-01-01".parse().unwrap())).into()),
    ),
    (entry::NOT_A_PROCEDURE, Given(|stage| FileCase::of(stage.list, stage.project).into())),
    (entry::NOT_A_PROCEDURE, Given(|stage| ReviseProcedure::of(stage.event).into())),
    (
        case::NOT_FILED_FOR,
        Given(|stage| {
            let permit = permit(stage);
            FileCase::of(permit, stage.investor).into()
        }),
    ),
    (
        case::NO_VERSION,
        Given(|stage| {
            let permit = permit(stage);
            FileCase::of(permit, stage.project).on("2019-12-31").unwrap().into()
        }),
    ),
    (case::BEFORE_RECEIVED, Given(|stage| AcceptCase::of(filed(stage)).on("2020-08-31").unwrap().into())),
    (
        case::BEFORE_RECEIVED,
        Given(|stage| {
            let case = accepted(stage);
            let received = stage.book.fact_of_version(case, 1);
            Correct::fact_of(received, "收件凭证").on("2020-09-04").unwrap().into()
        }),
    ),
    (case::ALREADY_ACCEPTED, Given(|stage| AcceptCase::of(accepted(stage)).into())),
    (
        case::ALREADY_DECIDED,
        Given(|stage| {
            let case = accepted(stage);
            stage.book.must(DecideCase::of(case, CaseOutcome::Refused).on("2020-09-10").unwrap());
            DecideCase::of(case, CaseOutcome::Granted).into()
        }),
    ),
    (
        case::ALREADY_DECIDED,
        Given(|stage| {
            let case = filed(stage);
            stage.book.must(DecideCase::of(case, CaseOutcome::Withdrawn).on("2020-09-10").unwrap());
            AcceptCase::of(case).on("2020-09-11").unwrap().into()
        }),
    ),
    (case::SUPPLEMENT_AWAITED, Given(|stage| RequestSupplement::of(awaiting(stage)).into())),
    (case::NO_SUPPLEMENT_AWAITED, Given(|stage| ReceiveSupplement::of(accepted(stage)).into())),
    (
        case::ENDS_BEFORE_IT_BEGINS,
        Given(|stage| ReceiveSupplement::of(awaiting(stage)).on("2020-09-03").unwrap().into()),
    ),
    (
        case::STEP_GOES_ON,
        Given(|stage| {
            let case = accepted(stage);
            stage.book.must(BeginSpecialStep::of(case, SpecialStep::Tender).on("2020-09-04").unwrap());
            BeginSpecialStep::of(case, SpecialStep::Tender).into()
        }),
    ),
    (case::STEP_NOT_BEGUN, Given(|stage| EndSpecialStep::of(accepted(stage), SpecialStep::Auction).into())),
    (
        case::OUT_OF_ORDER,
        Given(|stage| {
            let case = awaiting(stage);
            let asked = stage.book.last_fact(case);
            stage.book.must(ReceiveSupplement::of(case).on("2020-09-07").unwrap());
            Correct::fact_of(asked, "告知书").on("2020-09-08").unwrap().into()
        }),
    ),
    (case::NO_WRITTEN_NOTICE, Given(|stage| BeginSpecialStep::of(accepted(stage), SpecialStep::Appraisal).into())),
    (case::STILL_OPEN, Given(|stage| DecideCase::of(awaiting(stage), CaseOutcome::Granted).into())),
    (
        case::DECIDED_BEFORE_ACCEPTED,
        Given(|stage| DecideCase::of(accepted(stage), CaseOutcome::Granted).on("2020-09-02").unwrap().into()),
    ),
    (
        commitment::TOLD_BY_CASE,
        Given(|stage| {
            let case = filed(stage);
            Fulfil::of(stage.book.get(case).commitment()).into()
        }),
    ),
];
