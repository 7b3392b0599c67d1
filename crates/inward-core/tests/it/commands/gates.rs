//! Two sides that wait for each other: a payment depends on what the investor owes. All figures are
//! synthetic.

use inward_core::command::{
    AddOrganisation, Correct, Fulfil, Gate, Instalment, Promise, Reach, RecordProject, Retract, SignAgreement,
};
use inward_core::commitment::{Commitment, Life};
use inward_core::deadline::working_days;
use inward_core::fact::AsOf;
use inward_core::id::Id;
use inward_core::organisation::Organisation;
use inward_core::project::Project;
use inward_core::when::Truth;
use inward_core::world::{Relation, World};

use crate::history::amount;
use crate::world::{Book, as_of};

struct Scene {
    book: Book,
    project: Id<Project>,
}

impl Scene {
    fn set() -> Self {
        let mut book = Book::yangquan_from("2020-01-02");
        book.today("2021-12-31");
        let investor: Id<Organisation> = book.made(AddOrganisation::named("日昌晶"));
        let deal = book.made(SignAgreement::titled("合同").party(investor).on("2020-07-01").unwrap());
        let project = book.made(RecordProject::under(deal));
        Self { book, project }
    }

    fn invest(&mut self, due: &str) -> Id<Commitment> {
        let promise = Promise::by_investor(self.project, "investment").amount(amount("2亿元"));
        self.book.made(promise.title("投资到位").due(due).unwrap())
    }

    fn pay(&mut self, by: Id<Commitment>) -> Id<Commitment> {
        let promise = Promise::to_investor(self.project, "policy_incentive").debtor("招商一局").depends_on(by);
        let promise = promise.title("设备补助").amount(amount("100万元"));
        self.book.made(promise.due_rule(working_days(5).after("condition_met")).on("2020-07-01").unwrap())
    }

    fn life(&self, id: Id<Commitment>, on: &str) -> Life {
        self.book.life(id, as_of(on, "2021-12-31"))
    }

    fn due(&self, id: Id<Commitment>) -> Option<String> {
        self.book.due_on(id, AsOf::LATEST, "2021-12-31").map(|due| due.to_string())
    }
}

#[test]
fn a_payment_is_owed_once_the_investor_kept_its_word() {
    let mut scene = Scene::set();
    let invest = scene.invest("2021-01-31");
    let pay = scene.pay(invest);
    assert_eq!(scene.life(invest, "2021-02-01"), Life::Overdue, "their word");
    assert_eq!(scene.life(pay, "2021-12-31"), Life::Conditional, "so that ours is not due");
    assert_eq!(scene.due(pay), None);

    // Fully invested on 5 February 2021: five working days later is the 18th.
    scene.book.must(Fulfil::of(invest).amount(amount("1.5亿元")).on("2021-01-20").unwrap());
    assert_eq!(scene.life(pay, "2021-12-31"), Life::Conditional, "a part does not do");
    scene.book.must(Fulfil::of(invest).amount(amount("0.5亿元")).on("2021-02-05").unwrap());
    let last = scene.book.last_fact(invest);
    assert_eq!(scene.due(pay).unwrap(), "2021-02-18");
    assert_eq!(scene.life(pay, "2021-02-04"), Life::Conditional);
    assert_eq!(scene.life(pay, "2021-02-18"), Life::Active);
    assert_eq!(scene.life(pay, "2021-02-19"), Life::Overdue, "now we are late");

    // What they did is corrected, and taken back: ours follows.
    scene.book.must(Correct::fact_of(last, "按验资报告").on("2021-04-30").unwrap());
    assert_eq!(scene.due(pay).unwrap(), "2021-05-11");
    let last = scene.book.last_fact(invest);
    scene.book.must(Retract::fact_of(last, "未到账"));
    assert_eq!(scene.life(pay, "2021-12-31"), Life::Conditional);
    assert!(scene.book.get(pay).conditions_met.iter().next().is_none(), "nothing of it was ever stored");

    // Both sides can be read.
    let now = scene.book.now;
    let depends: Vec<Id<Commitment>> = scene.book.get(pay).depends_on(now).map(|gate| gate.by).collect();
    assert_eq!(depends, [invest]);
    let world: &dyn World = &scene.book;
    assert_eq!(world.related(Relation::DependsOn, invest.record()).unwrap(), [pay.record()]);
}

#[test]
fn a_link_is_made_later_and_taken_back() {
    let mut scene = Scene::set();
    let invest = scene.invest("2021-01-31");
    let pay = Promise::to_investor(scene.project, "policy_incentive").debtor("招商一局").due("2021-03-31").unwrap();
    let pay: Id<Commitment> = scene.book.made(pay.amount(amount("100万元")));
    assert_eq!(scene.life(pay, "2021-12-31"), Life::Overdue);
    scene.book.today("2022-01-01");
    scene.book.must(Gate::of(pay, invest));
    let link = scene.book.last_fact(pay);
    assert_eq!(scene.life(pay, "2021-12-31"), Life::Overdue, "as it was known then");
    assert_eq!(scene.book.life(pay, as_of("2021-12-31", "2022-01-01")), Life::Conditional);
    assert_eq!(scene.book.refused(Gate::of(pay, invest)), "commitment.gated-already");
    scene.book.today("2022-01-02");
    scene.book.must(Retract::fact_of(link, "误"));
    assert_eq!(scene.book.life(pay, as_of("2021-12-31", "2022-01-01")), Life::Conditional);
    assert_eq!(scene.book.life(pay, as_of("2021-12-31", "2022-01-02")), Life::Overdue);
}

/// Each of our instalments may wait for one of theirs, and one of ours for two of theirs.
#[test]
fn an_instalment_of_theirs_may_be_enough() {
    let mut scene = Scene::set();
    let by = |due: &str| Instalment::by(due.parse().unwrap()).amount(amount("1亿元"));
    let invest = Promise::by_investor(scene.project, "investment").instalments([by("2021-01-31"), by("2021-06-30")]);
    let invest: Id<Commitment> = scene.book.made(invest);
    let other = scene.invest("2021-06-30");
    let mut pay = || {
        let promise = Promise::to_investor(scene.project, "policy_incentive").debtor("招商一局");
        scene.book.made::<Commitment>(promise.due("2021-03-31").unwrap())
    };
    let (first, all) = (pay(), pay());
    scene.book.must(Gate::of(first, invest).instalment(1));
    scene.book.must(Gate::of(all, invest));
    scene.book.must(Gate::of(all, other));
    assert_eq!(scene.book.refused(Gate::of(first, invest).instalment(3)), "commitment.unknown-instalment");
    scene.book.must(Fulfil::of(invest).amount(amount("1亿元")).on("2021-01-20").unwrap());
    assert_eq!((scene.life(first, "2021-12-31"), scene.life(all, "2021-12-31")), (Life::Overdue, Life::Conditional));
    scene.book.must(Fulfil::of(invest).amount(amount("1亿元")).on("2021-05-20").unwrap());
    assert_eq!(scene.life(all, "2021-12-31"), Life::Conditional, "the other is still open");
    scene.book.must(Fulfil::of(other).amount(amount("2亿元")).on("2021-05").unwrap());
    assert_eq!(scene.life(all, "2021-12-31"), Life::Overdue);
    assert_eq!(scene.life(all, "2021-05-20"), Life::Undetermined, "on some day in May");
    let around = scene.book.around(all, AsOf::LATEST);
    let on = scene.book.get(all).condition_met_on(AsOf::LATEST, &around).unwrap();
    assert_eq!(on.to_string(), "2021-05", "with the later of the two");
}

/// A condition of its own and the other side's word must both hold.
#[test]
fn a_condition_beside_a_link_must_hold_as_well() {
    let mut scene = Scene::set();
    let invest = scene.invest("2021-01-31");
    let promise = Promise::to_investor(scene.project, "policy_incentive").debtor("招商一局").depends_on(invest);
    let promise = promise.condition_milestone("production").due_rule(working_days(1).after("condition_met"));
    let pay: Id<Commitment> = scene.book.made(promise);
    let met = |book: &Book| book.get(pay).condition_met(AsOf::LATEST, &book.around(pay, AsOf::LATEST));
    scene.book.must(Fulfil::of(invest).amount(amount("2亿元")).on("2021-03-01").unwrap());
    assert_eq!((met(&scene.book), scene.due(pay)), (Truth::No, None));
    scene.book.must(Reach::of(scene.project, "production").on("2021-02-01").unwrap());
    assert_eq!((met(&scene.book), scene.due(pay).unwrap()), (Truth::Yes, "2021-03-02".to_owned()));
}

#[test]
fn a_circle_is_refused_with_its_chain() {
    let mut scene = Scene::set();
    let mut made = |title: &str| {
        let promise = Promise::to_investor(scene.project, "policy_incentive").debtor("招商一局").title(title);
        scene.book.made::<Commitment>(promise)
    };
    let (one, two, three) = (made("甲"), made("乙"), made("丙"));
    scene.book.must(Gate::of(one, two));
    scene.book.must(Gate::of(two, three));
    let refusal = scene.book.give(Gate::of(three, one)).unwrap_err();
    assert_eq!((refusal.code.as_str(), refusal.path.as_deref()), ("commitment.circle", Some("by")));
    let chain = format!("丙 ({three}) → 甲 ({one}) → 乙 ({two}) → 丙 ({three})");
    assert_eq!(refusal.params["chain"], chain);
    assert_eq!(scene.book.refused(Gate::of(one, one)), "commitment.circle");
    // Two ways to one are no circle.
    scene.book.must(Gate::of(one, three));
    let link = scene.book.last_fact(one);
    scene.book.must(Retract::fact_of(link, "误"));
}
