//! Codes of policies.

use inward_core::command::{AddPolicy, ChangePolicy, CitePolicy, Promise, RepealPolicy, ReviewPolicy, SetBudget};
use inward_core::commitment::Commitment;
use inward_core::entry::{Entry, ReviewOutcome};
use inward_core::id::Id;
use inward_core::refusal::Code;
use inward_core::text::refusals::policy;

use super::{Case, Given, Stage};

fn policy_of(stage: &mut Stage) -> Id<Entry> {
    stage.book.made(AddPolicy::named("合成扶持办法").article("第八条").valid("2020-01-01/2025-12-31").unwrap())
}

fn promise(stage: &Stage) -> Promise {
    Promise::to_investor(stage.deal, "policy_incentive").debtor("招商一局")
}

pub const CASES: &[(Code, Case)] = &[
    (policy::UNKNOWN, Given(|stage| promise(stage).under("阳开发〔1999〕1号").into())),
    (policy::UNKNOWN, Given(|stage| CitePolicy::of(stage.promise, "阳开发〔1999〕1号").into())),
    (policy::NOT_A_POLICY, Given(|stage| promise(stage).under(stage.list).into())),
    (policy::NOT_A_POLICY, Given(|stage| ChangePolicy::of(stage.event).legal_basis("条例").into())),
    (policy::NOT_A_POLICY, Given(|stage| ReviewPolicy::of(stage.list, ReviewOutcome::Passed).into())),
    (policy::NOT_A_POLICY, Given(|stage| SetBudget::of(stage.list, 2021, "1亿元".parse().unwrap()).into())),
    (policy::NOT_A_POLICY, Given(|stage| RepealPolicy::of(policy_of(stage)).replaced_by(stage.list).into())),
    (policy::ARTICLE_OF_NONE, Given(|stage| promise(stage).article("第八条").into())),
    (
        policy::UNKNOWN_ARTICLE,
        Given(|stage| {
            let id = policy_of(stage);
            promise(stage).under(id).article("第九条").into()
        }),
    ),
    (
        policy::NOT_IN_FORCE,
        Given(|stage| {
            let id = policy_of(stage);
            promise(stage).under(id).on("2019-12-31").unwrap().into()
        }),
    ),
    (
        policy::NO_LEGAL_BASIS,
        Given(|stage| {
            stage.book.today("2024-09-01");
            let id = policy_of(stage);
            promise(stage).under(id).on("2024-08-01").unwrap().into()
        }),
    ),
    (
        policy::NOT_REVIEWED,
        Given(|stage| {
            stage.book.today("2024-09-01");
            let id = policy_of(stage);
            stage.book.must(ReviewPolicy::of(id, ReviewOutcome::Failed));
            let promise = promise(stage).on("2024-08-02").unwrap();
            let made: Id<Commitment> = stage.book.made(promise);
            CitePolicy::of(made, id).into()
        }),
    ),
    (
        policy::NOT_REVIEWED,
        Given(|stage| {
            stage.book.today("2024-09-01");
            let id = policy_of(stage);
            promise(stage).under(id).legal_basis("条例").on("2024-08-01").unwrap().into()
        }),
    ),
    (
        policy::ALREADY_REPEALED,
        Given(|stage| {
            let id = policy_of(stage);
            stage.book.must(RepealPolicy::of(id));
            RepealPolicy::of(id).into()
        }),
    ),
    (
        policy::BY_ITSELF,
        Given(|stage| {
            let id = policy_of(stage);
            RepealPolicy::of(id).replaced_by(id).into()
        }),
    ),
    (
        policy::OPEN_COMMITMENTS,
        Given(|stage| {
            let id = policy_of(stage);
            stage.book.must(CitePolicy::of(stage.promise, id));
            RepealPolicy::of(id).into()
        }),
    ),
];
