//! Policies: since when they hold, what they rest on, their review and their budgets; and what is promised
//! under them. All of it is synthetic.

use inward_core::agreement::Agreement;
use inward_core::command::{
    AddOrganisation, AddPolicy, AddUnit, ChangePolicy, CitePolicy, ClauseText, Correct, Fulfil, Promise, RepealPolicy,
    Retract, ReviewPolicy, SetBudget, SignAgreement, Waive,
};
use inward_core::commitment::Commitment;
use inward_core::entry::{Entry, ReviewOutcome};
use inward_core::fact::AsOf;
use inward_core::id::Id;
use inward_core::money::Currency;
use inward_core::organisation::Organisation;
use inward_core::when::{Truth, When};
use inward_core::world::{Relation, World};

use crate::history::amount;
use crate::world::{Book, as_of};

struct Scene {
    book: Book,
    deal: Id<Agreement>,
    policy: Id<Entry>,
}

impl Scene {
    /// A policy that is valid from 2023 to 2025, of which a review and a basis are known.
    fn set() -> Self {
        let mut book = Book::yangquan();
        book.today("2024-12-31");
        let investor: Id<Organisation> = book.made(AddOrganisation::named("日昌晶"));
        let deal = book.made(SignAgreement::titled("合同").party(investor).on("2023-02-01").unwrap());
        let policy = AddPolicy::named("合成材料产业扶持办法")
            .document("阳开发〔2023〕5号")
            .issuer("招商一局")
            .article("第八条")
            .legal_basis("山西省开发区条例")
            .valid("2023-01-01/2025-12-31")
            .unwrap();
        let policy = book.made(policy.on("2022-12-20").unwrap());
        book.must(ReviewPolicy::of(policy, ReviewOutcome::Passed).on("2022-12-01").unwrap());
        Self { book, deal, policy }
    }

    fn promise(&self) -> Promise {
        Promise::to_investor(self.deal, "policy_incentive").debtor("招商一局").amount(amount("800万元"))
    }

    fn policy(&self) -> &Entry {
        self.book.get(self.policy)
    }

    /// The codes of the warnings of a promise made on a day.
    fn warned_on(&mut self, day: &str) -> Vec<String> {
        let promise = self.promise().under(self.policy).on(day).unwrap();
        self.book.warned(promise)
    }
}

#[test]
fn a_policy_is_in_force_between_its_days_until_it_is_repealed() {
    let mut scene = Scene::set();
    let on = |scene: &Scene, day: &str, known: &str| {
        scene.policy().policy.in_force_on(&When::parse(day).unwrap(), as_of("2024-12-31", known))
    };
    for (day, expected) in [
        ("2022-12-31", Truth::No),
        ("2023-01-01", Truth::Yes),
        ("2025-12-31", Truth::Yes),
        ("2026-01-01", Truth::No),
        ("2023", Truth::Yes),
        ("2022-12-15/2023-01-15", Truth::Possibly),
    ] {
        assert_eq!(on(&scene, day, "2024-12-31"), expected, "{day}");
    }
    scene.book.today("2025-01-10");
    // An announced repeal may lie ahead.
    scene.book.must(RepealPolicy::of(scene.policy).on("2025-02-01").unwrap().reason("被新办法替代"));
    assert_eq!(on(&scene, "2025-01-31", "2025-01-10"), Truth::Yes);
    assert_eq!(on(&scene, "2025-02-01", "2025-01-10"), Truth::No);
    assert_eq!(on(&scene, "2025-02-01", "2025-01-09"), Truth::Yes, "as it was known before");
    let repeal = scene.book.last_fact(scene.policy);
    scene.book.must(Correct::fact_of(repeal, "按公告").on("2025-03-01").unwrap());
    assert_eq!(on(&scene, "2025-02-01", "2025-01-10"), Truth::Yes);
    let repeal = scene.book.last_fact(scene.policy);
    scene.book.must(Retract::fact_of(repeal, "没有废止"));
    assert_eq!(on(&scene, "2025-12-31", "2025-01-10"), Truth::Yes);
    // Nobody said until when another is valid.
    let open: Id<Entry> = scene.book.made(AddPolicy::named("合成用工补贴"));
    let day = When::parse("2031-01-01").unwrap();
    assert_eq!(scene.book.get(open).policy.in_force_on(&day, AsOf::LATEST), Truth::Yes);
}

#[test]
fn validity_basis_review_and_budgets_are_read_as_of_a_day_and_as_known() {
    let mut scene = Scene::set();
    let policy = scene.policy;
    scene.book.must(SetBudget::of(policy, 2024, amount("5000万元")));
    scene.book.must(SetBudget::of(policy, 2025, amount("6000万元")));
    scene.book.must(SetBudget::of(policy, 2024, amount("100万美元")));
    scene.book.today("2025-03-01");
    let cut = SetBudget::of(policy, 2024, amount("4000万元")).on("2025-01-01").unwrap();
    scene.book.must(cut.source("statistics"));
    let budget = |scene: &Scene, year, valid: &str, known: &str| {
        let found = scene.policy().policy.budget_at(year, Currency::CNY, as_of(valid, known));
        found.map_or("—".to_owned(), ToString::to_string)
    };
    assert_eq!(budget(&scene, 2024, "2024-12-31", "2025-03-01"), "50000000 CNY");
    assert_eq!(budget(&scene, 2024, "2025-01-01", "2025-03-01"), "40000000 CNY");
    assert_eq!(budget(&scene, 2024, "2025-01-01", "2025-02-28"), "50000000 CNY", "not known yet");
    assert_eq!(budget(&scene, 2023, "2025-01-01", "2025-03-01"), "—");
    let all: Vec<String> = scene
        .policy()
        .policy
        .budgets_at(as_of("2025-03-01", "2025-03-01"))
        .iter()
        .map(|budget| format!("{} {}", budget.year, budget.amount))
        .collect();
    assert_eq!(all, ["2024 40000000 CNY", "2024 1000000 USD", "2025 60000000 CNY"]);
    let fact = scene.book.last_fact(policy);
    scene.book.must(Correct::fact_of(fact, "录入有误").amount(amount("4500万元")));
    assert_eq!(budget(&scene, 2024, "2025-01-01", "2025-03-01"), "45000000 CNY");

    let change =
        ChangePolicy::of(policy).valid("2023-01-01/2027-12-31").unwrap().legal_basis("公平竞争审查条例第十二条");
    let article = ClauseText::from(("第九条", "用工补贴的说明"));
    scene.book.must(change.article(article.clone()).on("2025-03-01").unwrap());
    let at = |day: &str| as_of(day, "2025-03-01");
    let facts = &scene.policy().policy;
    assert_eq!(facts.validity_at(at("2025-02-28")).unwrap().to_string(), "2023-01-01/2025-12-31");
    assert_eq!(facts.validity_at(at("2025-03-01")).unwrap().to_string(), "2023-01-01/2027-12-31");
    assert_eq!(facts.legal_basis_at(at("2025-02-28")), Some("山西省开发区条例"));
    assert_eq!(facts.legal_basis_at(at("2025-03-01")), Some("公平竞争审查条例第十二条"));
    assert_eq!(facts.review_at(at("2022-11-30")), None);
    assert_eq!(facts.review_at(at("2022-12-01")).unwrap().outcome, ReviewOutcome::Passed);
    assert_eq!(scene.policy().as_policy().unwrap().articles.len(), 2);
    assert_eq!(scene.book.refused(ChangePolicy::of(policy).article(article)), "record.nothing-new");
    assert_eq!(scene.book.refused(ChangePolicy::of(policy)), "record.nothing-new");
    assert_eq!(scene.book.refused(SetBudget::of(policy, 2024, amount("-1元"))), "finance.negative");
    assert_eq!(scene.book.refused(SetBudget::of(policy, 0, amount("1元"))), "when.out-of-range");

    let fact = scene.policy().policy.validity.iter().next_back().unwrap().of.id;
    let fact = inward_core::id::FactRef { record: policy.record(), fact };
    scene.book.must(Correct::fact_of(fact, "按原文").period("2023-01-01/2026-12-31").unwrap());
    assert_eq!(scene.policy().policy.validity_at(at("2025-03-01")).unwrap().to_string(), "2023-01-01/2026-12-31");
}

#[test]
fn a_promise_under_a_policy_that_is_unfit_for_it_is_worth_a_look() {
    let mut scene = Scene::set();
    assert_eq!(scene.warned_on("2023-02-01"), [""; 0]);
    assert_eq!(scene.warned_on("2024-09-01"), [""; 0]);
    assert_eq!(scene.warned_on("2022-12-31"), ["policy.not-in-force"]);
    // Perhaps within its days: nobody is bothered.
    assert_eq!(scene.warned_on("2022-12-15/2023-01-15"), [""; 0]);

    let bare: Id<Entry> = scene.book.made(AddPolicy::named("合成招引奖励").document("阳开发〔2024〕9号"));
    let promise = |scene: &Scene, day: &str| scene.promise().under("阳开发〔2024〕9号").on(day).unwrap();
    let before = promise(&scene, "2024-07-31");
    assert_eq!(scene.book.warned(before), [""; 0], "the regulation is in force from 1 August 2024");
    let since = promise(&scene, "2024-08-01");
    assert_eq!(scene.book.warned(since), ["policy.no-legal-basis", "policy.not-reviewed"]);
    let own = promise(&scene, "2024-08-01").legal_basis("国务院批准文件");
    assert_eq!(scene.book.warned(own), ["policy.not-reviewed"]);
    for (outcome, clears) in [
        (ReviewOutcome::NotDone, false),
        (ReviewOutcome::Failed, false),
        (ReviewOutcome::NotNeeded, true),
        (ReviewOutcome::Passed, true),
    ] {
        scene.book.must(ReviewPolicy::of(bare, outcome).on("2024-08-20").unwrap());
        let after = promise(&scene, "2024-08-20").legal_basis("国务院批准文件");
        assert_eq!(scene.book.warned(after).is_empty(), clears, "{outcome:?}");
    }
    // A review that came later does not clear what was promised before it.
    let early = promise(&scene, "2024-08-19").legal_basis("国务院批准文件");
    assert_eq!(scene.book.warned(early), ["policy.not-reviewed"]);

    let wrong = scene.promise().under(scene.policy).article("第八").on("2023-02-01").unwrap();
    let warning = scene.book.must(wrong).warnings.remove(0);
    assert_eq!((warning.code.as_str(), warning.params["near"].as_str()), ("policy.unknown-article", "第八条"));
    let right = scene.promise().under(scene.policy).article("第八条").on("2023-02-01").unwrap();
    assert_eq!(scene.book.warned(right), [""; 0]);
}

#[test]
fn the_legal_basis_of_a_promise_is_that_of_its_policy_where_it_has_none() {
    let mut scene = Scene::set();
    let promise = scene.promise().under(scene.policy).article("第八条").on("2023-02-01").unwrap();
    let id: Id<Commitment> = scene.book.made(promise.clone());
    let own: Id<Commitment> = scene.book.made(promise.legal_basis("专项批复"));
    let none: Id<Commitment> = scene.book.made(scene.promise().on("2023-02-01").unwrap());
    scene.book.today("2025-03-01");
    scene.book.must(ChangePolicy::of(scene.policy).legal_basis("新条例").on("2025-01-01").unwrap());
    let basis = |scene: &Scene, id: Id<Commitment>, day: &str| {
        let point = as_of(day, "2025-03-01");
        scene.book.get(id).rests_on(&scene.book.around(id, point)).map(str::to_owned)
    };
    assert_eq!(basis(&scene, id, "2024-12-31").as_deref(), Some("山西省开发区条例"));
    assert_eq!(basis(&scene, id, "2025-01-01").as_deref(), Some("新条例"));
    assert_eq!(basis(&scene, own, "2025-01-01").as_deref(), Some("专项批复"));
    assert_eq!(basis(&scene, none, "2025-01-01"), None);
    assert_eq!(scene.book.get(id).legal_basis, None, "it is not copied");
    let citation = scene.book.get(id).citation_at(AsOf::LATEST).unwrap();
    assert_eq!((citation.policy, citation.article.as_deref()), (scene.policy, Some("第八条")));
    assert_eq!(scene.book.related(Relation::Under, scene.policy.record()).unwrap(), [id.record(), own.record()]);

    // What was cited later, and under the wrong policy at first.
    let other: Id<Entry> = scene.book.made(AddPolicy::named("合成用工补贴"));
    scene.book.must(CitePolicy::of(none, other));
    let cited = scene.book.last_fact(none);
    assert_eq!(scene.book.refused(CitePolicy::of(none, other)), "record.nothing-new");
    scene.book.must(Retract::fact_of(cited, "引用有误"));
    assert_eq!(scene.book.related(Relation::Under, other.record()).unwrap(), []);
    scene.book.must(CitePolicy::of(none, "阳开发〔2023〕5号").article("第八条"));
    assert_eq!(basis(&scene, none, "2025-01-01").as_deref(), Some("新条例"));
}

#[test]
fn what_is_open_under_a_repealed_policy_stays_and_is_told() {
    let mut scene = Scene::set();
    let promise = scene.promise().under(scene.policy).on("2023-02-01").unwrap();
    let ids: Vec<Id<Commitment>> = (0..4).map(|_| scene.book.made(promise.clone())).collect();
    scene.book.must(Fulfil::of(ids[0]).amount(amount("800万元")).on("2024-01-01").unwrap());
    scene.book.must(Fulfil::of(ids[1]).amount(amount("100万元")).on("2024-01-01").unwrap());
    scene.book.must(Waive::of(ids[2], "企业放弃"));
    let new: Id<Entry> = scene.book.made(AddPolicy::named("合成材料产业扶持办法（修订）"));
    let decision = scene.book.must(RepealPolicy::of(scene.policy).on("2024-12-01").unwrap().replaced_by(new));
    let warning = &decision.warnings[0];
    assert_eq!(warning.code.as_str(), "policy.open-commitments");
    assert_eq!(warning.params["count"], "2");
    assert_eq!(warning.params["commitments"], format!("{}, {}", ids[1], ids[3]));
    assert_eq!(scene.book.get(ids[3]).citation_at(AsOf::LATEST).unwrap().policy, scene.policy);
    assert_eq!(scene.book.refused(RepealPolicy::of(scene.policy)), "policy.already-repealed");
    assert_eq!(scene.warned_on("2024-12-01"), ["policy.not-in-force"]);
}

#[test]
fn a_policy_is_listed_by_its_days_its_issuer_and_its_document() {
    let mut scene = Scene::set();
    let unit: Id<inward_core::unit::Unit> = scene.book.made(AddUnit::named("财政局"));
    let row = scene.book.index(scene.policy);
    assert_eq!((row.first, row.last), (Some("2022-12-20".parse().unwrap()), Some("2022-12-20".parse().unwrap())));
    assert!(row.unit.is_some() && row.unit != Some(unit));
    assert!(row.text.contains("2023") && row.text.contains("扶持办法"), "{}", row.text);
    let again = AddPolicy::named("另一办法").document("阳开发〔2023〕5号");
    assert_eq!(scene.book.refused(again), "record.key-held");
}
