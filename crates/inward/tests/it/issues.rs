//! Issues and tasks through the whole of the API: the desk, the readings, the lists, the investment they
//! belong to, and the table.

use inward::prelude::*;

#[test]
fn a_story_of_an_issue_and_its_task() -> Result<(), Error> {
    let crm = Crm::in_memory(NewZone::named("合成开发区").time_zone("Asia/Shanghai").currency("CNY"))?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    let power = desk.add_unit(AddUnit::named("供电所"))?;
    let company = desk.add_organisation(AddOrganisation::named("合成晶体公司"))?;
    let project = desk.record_project(RecordProject::titled("晶体项目").owner(&company))?;
    let raise = RaiseIssue::about(&project, "request").title("供电容量不足").urgency("urgent");
    let raise = raise.investment_at_risk("2.9亿元".parse()?).on("2021-01-12T09:30+08:00")?;
    let issue = desk.raise_issue(raise)?;
    let outside = desk.raise_issue(RaiseIssue::about(&company, "coordination").title("员工子女入学"))?;
    let task = AssignTask::out_of(&issue, "核定增容方案").unit(&power).due_rule(working_days(3).after("assigned"));
    let task = desk.assign_task(task.on("2021-01-12")?)?;

    let china = Calendar::china();
    let at = |text: &str| text.parse::<Timestamp>();
    let reading = crm.issue(&issue)?;
    assert_eq!(reading.head.unit_at(AsOf::LATEST), desk.unit(), "the desk's own unit handles it");
    let due = reading.respond_due()?.unwrap();
    assert_eq!(due.exact().unwrap().at(), at("2021-01-12T11:30+08:00")?, "two hours");
    let standing = |now| Issue::standing_of_response(&reading, AsOf::LATEST, now, &china);
    assert_eq!(standing(at("2021-01-12T11:30+08:00")?)?, Timeliness::Running);
    assert_eq!(standing(at("2021-01-12T11:31+08:00")?)?, Timeliness::Overdue);
    desk.respond_to_issue(RespondToIssue::of(&issue).on("2021-01-12T11:00+08:00")?)?;
    desk.hand_over_issue(HandOverIssue::to(&issue, &power, "属供电事项").on("2021-01-13")?)?;
    desk.complete_task(CompleteTask::of(&task).on("2021-01-15")?)?;
    desk.resolve_issue(ResolveIssue::of(&issue, IssueOutcome::Settled).on("2021-01-18")?)?;
    let reading = crm.issue(&issue)?;
    assert_eq!(reading.standing_of_response()?, Timeliness::OnTime);
    assert_eq!(reading.standing_of_resolution()?, Timeliness::Late, "two working days");
    assert_eq!((reading.is_resolved(), reading.outcome()), (Truth::Yes, Some(IssueOutcome::Settled)));
    let done = crm.task(&task)?;
    assert_eq!((reading.standing(), done.standing()), (Is::Completed, Is::Completed));
    assert_eq!((done.is_closed(), done.timeliness()?), (Truth::Yes, Timeliness::OnTime));
    assert_eq!(done.due()?.unwrap().latest().last_day().unwrap().to_string(), "2021-01-15");

    // As of a day, everything is what it was.
    let then = crm.as_of("2021-01-17", When::day(crm.today()?)?)?;
    assert_eq!(then.issue(&issue)?.is_resolved(), Truth::No);
    assert_eq!(then.issues().filter(Filter::default().closed(false)).all()?.len(), 1, "the other has no day");

    // Lists, the investment, the history of it, and the table.
    let titles = |list: List<Issue>| -> Result<Vec<String>, Error> {
        Ok(list.all()?.iter().map(|issue| issue.title().to_owned()).collect())
    };
    assert_eq!(titles(crm.issues().filter(Filter::default().closed(false)))?, ["员工子女入学"]);
    assert_eq!(titles(crm.issues().filter(Filter::default().unit(power.id)))?, ["供电容量不足"]);
    assert_eq!(titles(crm.issues().filter(Filter::default().organisation(company.id)))?.len(), 2);
    assert_eq!(crm.tasks().filter(Filter::default().standing(Is::Completed)).all()?.len(), 1);
    let investment = crm.project(&project)?.head.investment_at(AsOf::LATEST).unwrap();
    let members = crm.members(investment)?;
    assert!(members.contains(&issue.id.record()) && members.contains(&task.id.record()));
    assert!(!members.contains(&outside.id.record()));
    let kinds: Vec<String> = crm.history(investment)?.iter().map(|entry| entry.kind.to_string()).collect();
    assert!(["issue.raised", "issue.handed-over", "task.completed"].iter().all(|kind| kinds.iter().any(|k| k == kind)));
    assert_eq!(crm.find("供电容量")?.one()?.investment.id, investment, "an investment is found by its issues");
    Ok(())
}

#[cfg(feature = "analysis")]
#[test]
fn issues_and_tasks_have_their_tables() -> Result<(), Error> {
    let crm = Crm::in_memory(NewZone::named("合成开发区").currency("CNY"))?;
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    let company = desk.add_organisation(AddOrganisation::named("合成晶体公司"))?;
    let raise = RaiseIssue::about(&company, "request").investment_at_risk("2.9亿元".parse()?);
    let issue = desk.raise_issue(raise.jobs_at_risk("200余个".parse::<Measured>()?).on("2021-01-12")?)?;
    desk.resolve_issue(ResolveIssue::of(&issue, IssueOutcome::Withdrawn).on("2021-01-18")?)?;
    desk.assign_task(AssignTask::out_of(&issue, "回访").due("2021-02")?)?;
    let cells = |table: &Table, columns: &[&str]| -> Vec<String> {
        columns.iter().map(|column| table.cell(0, column).map(|cell| cell.to_string()).unwrap_or_default()).collect()
    };
    let issues = crm.issues().table()?;
    let columns = ["organisation_name", "kind", "urgency", "resolved", "outcome", "investment_at_risk", "jobs_at_risk"];
    assert_eq!(
        cells(&issues, &columns),
        ["合成晶体公司", "request", "ordinary", "yes", "withdrawn", "290000000", "> 200 个"]
    );
    let tasks = crm.tasks().table()?;
    let expected =
        [issue.id.to_string(), r#"{"limit":{"on":"2021-02"}}"#.to_owned(), "no".to_owned(), "ongoing".to_owned()];
    assert_eq!(cells(&tasks, &["origin", "due_rule", "closed", "standing"]), expected);
    Ok(())
}
