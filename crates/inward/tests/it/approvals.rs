//! Procedures and cases through the whole of the API: the desk, the readings, the lists, the board of promises
//! and the tables.

use inward::prelude::*;

/// The zone, with a procedure in two versions and a project (all of it synthetic).
fn scene() -> Result<(Crm, Desk, Done<Entry>, Done<Project>), Error> {
    let crm = Crm::in_memory(NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY"))?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    desk.add_unit(AddUnit::named("行政审批局"))?;
    let rule = |days| working_days(days).after("accepted");
    let permit = AddProcedure::named("施工许可", "行政审批局").statutory(rule(20)).promised(rule(10));
    let permit = desk.add_procedure(permit.steps("39".parse()?).cost("0元".parse()?).on("2019-01-01")?)?;
    let revise = ReviseProcedure::of(&permit).promised(rule(5)).steps("4".parse()?).documents("7".parse()?);
    desk.revise_procedure(revise.on("2020-07-01")?)?;
    let company = desk.add_organisation(AddOrganisation::named("合成晶体公司"))?;
    let project = desk.record_project(RecordProject::titled("晶体项目").owner(&company))?;
    Ok((crm, desk, permit, project))
}

#[test]
fn a_story_of_a_procedure_and_two_cases() -> Result<(), Error> {
    let (crm, desk, permit, project) = scene()?;
    let early = desk.file_case(FileCase::of(&permit, &project).title("旧版许可").on("2020-06-01")?)?;
    desk.accept_case(AcceptCase::of(&early).on("2020-06-30")?)?;
    let case = desk.file_case(FileCase::of("施工许可", &project).on("2021-01-11")?)?;
    desk.accept_case(AcceptCase::of(&case).on("2021-01-12")?)?;
    desk.request_supplement(RequestSupplement::of(&case).missing("用地批准文件").on("2021-01-14")?)?;
    desk.receive_supplement(ReceiveSupplement::of(&case).on("2021-01-18")?)?;

    let read = crm.case(&case)?;
    let promise = crm.commitment(read.commitment())?;
    // 13, 19, 20, 21, 22 January.
    assert_eq!(promise.due()?.unwrap().to_string(), "2021-01-22");
    let rules = promise.limits().cloned().unwrap();
    assert_eq!(
        (rules.promised, rules.statutory),
        (Some(working_days(5).after("accepted")), Some(working_days(20).after("accepted")))
    );
    assert_eq!(read.procedure_version().unwrap().steps, Some("4".parse()?));
    assert_eq!(
        crm.case(&early)?.procedure_version().unwrap().steps,
        Some("39".parse()?),
        "accepted before it was revised"
    );
    assert_eq!((read.progress(), read.standing()), (Some(CaseProgress::Accepted), Is::Ongoing));
    assert_eq!(read.accepted().unwrap().on.unwrap().to_string(), "2021-01-12");
    desk.decide_case(DecideCase::of(&case, CaseOutcome::Granted).on("2021-01-26")?)?;
    let read = crm.case(&case)?;
    assert_eq!((read.progress(), read.outcome()), (Some(CaseProgress::Granted), Some(CaseOutcome::Granted)));
    let promise = crm.commitment(read.commitment())?;
    assert_eq!(promise.life(), Life::Late);
    let late = promise.lateness()?;
    let words = |late: Option<Overdue>| late.map(|late| (late.least.to_string(), late.most.to_string()));
    let days = |text: &str| Some((text.to_owned(), text.to_owned()));
    assert_eq!((words(late.promised), words(late.statutory)), (days("2 working days"), days("0 working days")));

    // As of a day, all of it is what it was.
    let then = crm.as_of("2021-01-15", When::day(crm.today()?)?)?;
    assert_eq!(then.case(&case)?.progress(), Some(CaseProgress::AwaitingSupplement));
    assert_eq!(then.commitment(read.commitment())?.life(), Life::Paused);
    assert_eq!(then.entry(&permit)?.procedure_version().unwrap().steps, Some("4".parse()?));

    // Lists, the investment, its history, the board.
    let investment = crm.project(&project)?.head.investment_at(AsOf::LATEST).unwrap();
    let members = crm.members(investment)?;
    assert!(members.contains(&case.id.record()) && members.contains(&read.commitment().record()));
    let open = crm.cases().filter(Filter::default().closed(false)).all()?;
    assert_eq!(open.iter().map(|case| case.title()).collect::<Vec<_>>(), ["旧版许可"]);
    let kinds: Vec<String> = crm.history(investment)?.iter().map(|entry| entry.kind.to_string()).collect();
    assert!(["case.filed", "commitment.made", "case.decided"].iter().all(|kind| kinds.iter().any(|k| k == kind)));
    let board = crm.as_of("2021-01-31", When::day(crm.today()?)?)?.promise_board(BoardBy::Debtor)?;
    let tally = &board.total;
    assert_eq!((tally.due.exact(), tally.late.exact(), tally.open.exact()), (Some(2), Some(1), Some(1)));
    assert_eq!(crm.procedure_named("施工许可")?, Some(permit.id));
    Ok(())
}

/// The row of the commitment of a case tells when to look at it: as the case and its procedure say, also where
/// nothing happens.
#[test]
fn the_list_of_the_day_has_what_a_case_owes() -> Result<(), Error> {
    let (crm, desk, permit, project) = scene()?;
    let at = |day: &str| Timestamp::parse(&format!("{day}T10:00+08:00"));
    let listed = |on: &str| -> Result<Vec<(AttentionKind, RecordId)>, Error> {
        let items = crm.attention_within(at(on)?, Horizon { due_within: 1, ..Horizon::default() })?.items;
        let of_cases = items.iter().filter(|item| item.record.kind == Kind::Commitment);
        Ok(of_cases.map(|item| (item.kind, item.record)).collect())
    };
    let case = desk.file_case(FileCase::of(&permit, &project).on("2021-01-11")?)?;
    let promise = crm.case(&case)?.commitment().record();
    assert_eq!(listed("2021-03-01")?, [], "it was not accepted");
    desk.accept_case(AcceptCase::of(&case).on("2021-01-12")?)?;
    assert_eq!((listed("2021-01-17")?, listed("2021-01-19")?), (vec![], vec![(AttentionKind::Due, promise)]));
    assert_eq!(listed("2021-01-20")?, [(AttentionKind::Overdue, promise)]);
    // A shorter limit that was in force then becomes known.
    desk.revise_procedure(ReviseProcedure::of(&permit).promised(working_days(2).after("accepted")).on("2021-01-12")?)?;
    assert_eq!(listed("2021-01-15")?, [(AttentionKind::Overdue, promise)]);
    desk.decide_case(DecideCase::of(&case, CaseOutcome::Granted).on("2021-01-15")?)?;
    assert_eq!(listed("2021-03-01")?, []);

    let quick = AddProcedure::named("备案", "行政审批局").promised(working_days(5).after("accepted"));
    let quick = desk.add_procedure(quick.notice(working_days(5)))?;
    let silent = desk.file_case(FileCase::of(&quick, &project).on("2021-02-01")?)?;
    let promise = crm.case(&silent)?.commitment().record();
    assert_eq!(listed("2021-02-09")?, [(AttentionKind::Overdue, promise)], "nobody said anything in time");
    Ok(())
}

#[test]
fn a_procedure_tells_by_how_much_it_was_reduced() -> Result<(), Error> {
    let (crm, _, permit, _) = scene()?;
    let day = |text: &str| text.parse().expect("a day");
    let reductions = crm.entry(&permit)?.reductions(day("2020-06-30"), day("2020-07-01"))?;
    let told: Vec<String> = reductions
        .iter()
        .map(|(burden, reduction)| match reduction {
            Ok(reduction) => format!("{} {}", burden.key(), reduction.bounds()),
            Err(refusal) => format!("{} {}", burden.key(), refusal.code),
        })
        .collect();
    assert_eq!(told, ["days 50.00%", "steps 89.74%", "documents procedure.not-stated", "cost rate.undefined"]);
    let refused = crm.entry(&permit)?.reductions(day("2018-12-31"), day("2020-07-01")).unwrap_err();
    assert_eq!(refused.code.as_str(), "procedure.no-version");
    Ok(())
}

#[cfg(feature = "analysis")]
#[test]
fn cases_and_procedures_have_their_tables() -> Result<(), Error> {
    let (crm, desk, permit, project) = scene()?;
    let case = desk.file_case(FileCase::of(&permit, &project).on("2021-01-11")?)?;
    desk.accept_case(AcceptCase::of(&case).on("2021-01-12")?)?;
    desk.decide_case(DecideCase::of(&case, CaseOutcome::Refused).on("2021-01-15")?)?;
    let cells = |table: &Table, columns: &[&str]| -> Vec<String> {
        columns.iter().map(|column| table.cell(0, column).map(|cell| cell.to_string()).unwrap_or_default()).collect()
    };
    let cases = crm.cases().table()?;
    let columns =
        ["procedure_name", "applicant_name", "unit_name", "received_text", "accepted_text", "decided", "outcome"];
    assert_eq!(
        cells(&cases, &columns),
        ["施工许可", "合成晶体公司", "行政审批局", "2021-01-11", "2021-01-12", "yes", "refused"]
    );
    let entries = crm.entries().table()?;
    let limit = r#"{"limit":{"working_days":5},"after":"accepted"}"#;
    assert_eq!(cells(&entries, &["kind", "promised_limit", "steps", "cost"]), ["procedure", limit, "4", "0"]);
    let promises = crm.commitments().table()?;
    assert_eq!(cells(&promises, &["due_text", "promised_limit", "life"]), ["2021-01-19", limit, "on_time"]);
    Ok(())
}
