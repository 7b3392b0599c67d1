//! The zone's service promises of A17 to A22 in the seed: 政策兑现, 有事必应, 事不过夜, 无事不扰, and what became
//! of them. The seed says what was promised; every name, day and amount here is synthetic.

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

/// An issue that was answered the same day and settled, and a year of visits by one authority.
pub fn serve(desk: &Desk, project: Id<Project>, policy: Id<Entry>) -> Result<Served, Error> {
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
    Ok(Served { policy, issue: issue.id, enterprise, authority: authority.id })
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
    let policy = crm.entry(served.policy)?;
    let budget = policy.policy.budgets_at(policy.as_of()).first().map(|budget| budget.amount.clone());
    let budget = budget.ok_or_else(|| Refusal::new(refusals::record::UNKNOWN).with("input", served.policy))?;
    Ok(ServiceFigures {
        promises: (total.due.certain, total.on_time.certain, total.conditional.certain),
        issue: (issue.standing_of_response()?, issue.standing_of_resolution()?),
        routine: (year.certain(), year.kept),
        policy: (budget, conditional),
        attention: book.crm.attention(Timestamp::parse("2021-06-25T09:00+08:00")?)?.items,
    })
}
