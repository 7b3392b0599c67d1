//! The zone's service promises of A17 to A22 in the seed: 一枚印章管审批, 减环节, 政策兑现, 有事必应, 事不过夜,
//! 无事不扰, and what became of them. The seed says what was promised; every name, day and amount here is synthetic.

use inward::core::text::refusals;
use inward::prelude::*;

use super::book::Yangquan;

/// What was served, as it is asked for later.
#[derive(Clone, Copy, Debug)]
pub struct Served {
    /// The policy under which the incentive was promised.
    pub policy: Id<Entry>,
    /// What the enterprise asked for.
    pub issue: Id<Issue>,
    /// The enterprise.
    pub enterprise: Id<Organisation>,
    /// The authority that came.
    pub authority: Id<Unit>,
    /// The procedure that was cut.
    pub procedure: Id<Entry>,
    /// A case of it.
    pub case: Id<Case>,
    /// What was not done in time.
    pub task: Id<Task>,
    /// The jobs that the investor owes.
    pub jobs: Id<Commitment>,
}

/// The policy and its budget, before anything is promised under it.
pub fn issue_policy(desk: &Desk, finance: &Id<Unit>) -> Result<Id<Entry>, Error> {
    let policy = desk.add_policy(
        AddPolicy::named("投产奖励办法（虚构）")
            .document("虚构〔2020〕1号")
            .issuer(finance)
            .on("2020-06-30")?
            .valid("2020-07-01/2022-12-31")?,
    )?;
    desk.set_budget(SetBudget::of(&policy, 2021, "800万元".parse()?))?;
    Ok(policy.id)
}

/// A procedure of many steps and seals, and what is left of it; in force before any case of it.
pub fn cut_procedure(desk: &Desk, authority: &Id<Unit>) -> Result<Id<Entry>, Error> {
    let within = |days| working_days(days).after("accepted");
    let before = AddProcedure::named("施工许可（虚构）", authority).statutory(within(20)).promised(within(10));
    let before = before.steps("39".parse()?).seals("29".parse()?).on("2019-01-01")?;
    let procedure = desk.add_procedure(before)?;
    let after = ReviseProcedure::of(&procedure).promised(within(5)).steps("4".parse()?).seals("1".parse()?);
    desk.revise_procedure(after.on("2020-07-01")?)?;
    Ok(procedure.id)
}

/// An issue that was answered the same day and settled, a year of visits by one authority, a permit that was
/// granted in time although papers were missing, a task that was not, and jobs that were found.
pub fn serve(desk: &Desk, project: Id<Project>, policy: Id<Entry>, procedure: Id<Entry>) -> Result<Served, Error> {
    let enterprise = desk
        .crm()
        .project(project)?
        .owner
        .ok_or_else(|| Refusal::new(refusals::record::UNKNOWN).with("input", project))?;
    let issue = desk
        .raise_issue(RaiseIssue::about(project, "request").title("用电报装（虚构）").on("2021-01-12T09:30+08:00")?)?;
    desk.respond_to_issue(RespondToIssue::of(&issue).on("2021-01-12T16:00+08:00")?)?;
    desk.resolve_issue(ResolveIssue::of(&issue, IssueOutcome::Settled).on("2021-01-18")?)?;
    let authority = desk.add_unit(AddUnit::named("安全监管局（虚构）"))?;
    desk.record_inspection(RecordInspection::routine(enterprise, &authority).on("2020-09-10")?)?;
    desk.record_inspection(RecordInspection::emergency(enterprise, &authority).on("2020-12-04")?)?;
    desk.complete_inspection_log(CompleteInspectionLog::of(enterprise, 2020).on("2021-01-15")?)?;

    let case = desk.file_case(FileCase::of(procedure, project).title("二期施工许可（虚构）").on("2021-01-05")?)?;
    desk.accept_case(AcceptCase::of(&case).on("2021-01-06")?)?;
    desk.request_supplement(RequestSupplement::of(&case).missing("用地批准文件（虚构）").on("2021-01-08")?)?;
    desk.receive_supplement(ReceiveSupplement::of(&case).on("2021-01-13")?)?;
    desk.decide_case(DecideCase::of(&case, CaseOutcome::Granted).on("2021-01-18")?)?;
    let jobs = Obligation::of("jobs_new", "50个".parse()?)?.verify_on("2021-01-20".parse::<When>()?.first());
    let jobs = jobs.clawback(Clawback::pro_rata());
    let jobs = Promise::by_investor(project, "jobs").title("试生产用工（虚构）").obligation(jobs);
    let jobs = desk.promise(jobs.on("2020-07-01")?)?;
    desk.verify_obligation(VerifyObligation::of(&jobs, "55个".parse()?).on("2021-01-20")?)?;
    let task = AssignTask::titled("协调增容用电（虚构）").origin(project).on("2021-01-08")?.due("2021-01-14")?;
    let task = desk.assign_task(task)?;
    desk.escalate()?;
    Ok(Served {
        policy,
        issue: issue.id,
        enterprise,
        authority: authority.id,
        procedure,
        case: case.id,
        task: task.id,
        jobs: jobs.id,
    })
}

/// What became of the service promises.
#[derive(Clone, Debug)]
pub struct ServiceFigures {
    /// Promises that are due: of them kept on time, and the conditional ones beside them.
    pub promises: (u64, u64, u64),
    /// Whether the issue was answered and settled in time.
    pub issue: (Timeliness, Timeliness),
    /// Routine visits of 2020, and whether their limit was kept.
    pub routine: (usize, Option<LimitKept>),
    /// What the procedure lost of its time, its steps and its seals.
    pub reductions: Vec<Reduction>,
    /// How the promise of the case stands, and when it was due.
    pub case: (Life, Option<When>),
    /// How many jobs were promised, and how many were found.
    pub jobs: (Measured, Measured),
    /// Where the task stands on the ladder of escalation.
    pub escalations: Vec<Escalation>,
    /// The budget of 2021, and what is promised under the policy on a condition.
    pub policy: (Amount, Vec<Amount>),
    /// What the list of the day will say on 25 June 2021, by what is known.
    pub attention: Vec<AttentionItem>,
}

/// The figures of the service promises, read on 31 January 2021.
///
/// # Errors
/// That the book could not be read.
pub fn figures(book: &Yangquan) -> Result<ServiceFigures, Error> {
    let served = book.served;
    let crm = book.crm.as_of("2021-01-31", "2021-02-05")?;
    let total = crm.promise_board(BoardBy::Debtor)?.total;
    let issue = crm.issue(served.issue)?;
    let year = crm.inspection_year(served.enterprise, served.authority, 2020, InspectionPurpose::Routine)?;
    let under = crm.commitments_under(served.policy)?;
    let conditional = under.iter().filter(|commitment| commitment.life() == Life::Conditional);
    let conditional = conditional.filter_map(|commitment| commitment.amount.clone()).collect();
    let procedure = crm.entry(served.procedure)?;
    let day = |text: &str| Ok::<_, Error>(text.parse::<When>()?.first().unwrap_or_default());
    let reductions = procedure.reductions(day("2020-01-01")?, day("2021-01-01")?)?;
    let permit = crm.commitment(crm.case(served.case)?.commitment())?;
    let jobs = crm.commitment(served.jobs)?.obligation.as_ref().map(|obligation| obligation.required.clone());
    let found = crm.clawback(served.jobs)?.checks.into_iter().find_map(|check| check.actual);
    let missing = || Refusal::new(refusals::record::UNKNOWN).with("input", served.jobs);
    let policy = crm.entry(served.policy)?;
    let budget = policy.policy.budgets_at(policy.as_of()).first().map(|budget| budget.amount.clone());
    let budget = budget.ok_or_else(|| Refusal::new(refusals::record::UNKNOWN).with("input", served.policy))?;
    Ok(ServiceFigures {
        promises: (total.due.certain, total.on_time.certain, total.conditional.certain),
        issue: (issue.standing_of_response()?, issue.standing_of_resolution()?),
        routine: (year.certain(), year.kept),
        reductions: reductions.into_values().collect::<Result<_, _>>()?,
        case: (permit.life(), permit.due()?),
        jobs: (jobs.ok_or_else(missing)?, found.ok_or_else(missing)?),
        escalations: crm.task(served.task)?.escalations()?,
        policy: (budget, conditional),
        attention: book.crm.attention(Timestamp::parse("2021-06-25T09:00+08:00")?)?.items,
    })
}
