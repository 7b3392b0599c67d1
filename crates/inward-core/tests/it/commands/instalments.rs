//! Commitments in instalments, listed or by a rule: each has its own life, the whole follows. All figures
//! are synthetic.

use inward_core::command::{
    ExtendDeadline, Fulfil, Instalment, MeetCondition, Promise, Reach, RecordProject, Retract, Waive,
};
use inward_core::commitment::{Commitment, Life, Recurrence, tally};
use inward_core::deadline::{Limit, natural_days};
use inward_core::fact::AsOf;
use inward_core::id::Id;
use inward_core::money::Currency;
use inward_core::project::Project;

use crate::history::amount;
use crate::world::{Book, as_of};

fn zone() -> (Book, Id<Project>) {
    let mut book = Book::yangquan_from("2020-01-02");
    book.today("2022-12-31");
    let project = book.made(RecordProject::titled("合成项目"));
    (book, project)
}

fn incentive(project: Id<Project>) -> Promise {
    Promise::to_investor(project, "policy_incentive").debtor("招商一局").on("2021-01-04").unwrap()
}

fn by(due: &str, money: &str) -> Instalment {
    Instalment::by(due.parse().unwrap()).amount(amount(money))
}

/// 30, 30 and 40 of 100万元; the last ninety days after production.
fn three(project: Id<Project>) -> Promise {
    let last = Instalment::by_rule(natural_days(90).after("production")).amount(amount("40万元"));
    incentive(project).instalments([by("2021-03-31", "30万元"), by("2021-06-30", "30万元"), last])
}

fn now() -> AsOf {
    as_of("2022-12-31", "2022-12-31")
}

#[test]
fn each_instalment_has_its_own_life_and_the_whole_follows() {
    let (mut book, project) = zone();
    let promise: Id<Commitment> = book.made(three(project).amount(amount("100万元")));
    let lives = |book: &Book, on: &str| book.lives(promise, as_of(on, "2022-12-31"));
    let life = |book: &Book, on: &str| book.life(promise, as_of(on, "2022-12-31"));
    let due = |book: &Book| book.due_on(promise, AsOf::LATEST, "2022-12-31").map(|due| due.to_string());
    let pay = |money: &str, on: &str| Fulfil::of(promise).amount(amount(money)).on(on).unwrap();

    assert_eq!(lives(&book, "2021-03-31"), [Life::Active; 3]);
    assert_eq!(lives(&book, "2021-04-01"), [Life::Overdue, Life::Active, Life::Active]);
    assert_eq!(life(&book, "2021-04-01"), Life::Overdue, "one of them is");
    assert_eq!(due(&book).unwrap(), "2021-03-31");

    // What names no instalment goes to the first that is open, and no further.
    assert_eq!(book.refused(pay("30.01万元", "2021-03-20")), "commitment.more-than-owed");
    book.must(pay("10万元", "2021-03-20"));
    assert_eq!(book.get(promise).fulfilments.iter().last().unwrap().value.instalment, Some(1));
    assert_eq!(lives(&book, "2021-03-31"), [Life::Partly, Life::Active, Life::Active]);
    assert_eq!(life(&book, "2021-03-31"), Life::Partly);
    book.must(pay("20万元", "2021-04-02"));
    assert_eq!(lives(&book, "2021-06-30"), [Life::Late, Life::Active, Life::Active]);
    assert_eq!(life(&book, "2021-06-30"), Life::Partly, "something was kept, nothing is overdue");
    assert_eq!(due(&book).unwrap(), "2021-06-30");
    assert_eq!(book.refused(pay("1元", "2021-04-03").instalment(1)), "commitment.instalment-kept-already");
    assert_eq!(book.refused(pay("1元", "2021-04-03").instalment(4)), "commitment.unknown-instalment");

    // The third is paid before the second; its rule has not started.
    book.must(pay("40万元", "2021-05-01").instalment(3));
    assert_eq!(lives(&book, "2021-06-30"), [Life::Late, Life::Active, Life::OnTime]);
    book.must(pay("30万元", "2021-06-30"));
    let last = book.last_fact(promise);
    assert_eq!(lives(&book, "2022-12-31"), [Life::Late, Life::OnTime, Life::OnTime]);
    assert_eq!(life(&book, "2022-12-31"), Life::Late, "all are kept, one was late");
    assert!(book.is_kept(promise, AsOf::LATEST));
    assert_eq!(book.refused(Waive::of(promise, "不再需要")), "commitment.already-closed");

    // Taken back, that instalment is open again, and no other.
    book.must(Retract::fact_of(last, "退票"));
    assert_eq!(lives(&book, "2022-12-31"), [Life::Late, Life::Overdue, Life::OnTime]);
    assert_eq!(life(&book, "2022-12-31"), Life::Overdue);
}

/// Of 100万元: 30 due and paid in time, 30 due and paid late, 40 not yet due.
#[test]
fn the_tally_counts_instalment_by_instalment() {
    let (mut book, project) = zone();
    let promise: Id<Commitment> = book.made(three(project));
    assert_eq!(book.get(promise).amount.as_ref().unwrap().to_string(), "1000000 CNY", "their sum");
    for on in ["2021-03-31", "2021-07-01"] {
        book.must(Fulfil::of(promise).amount(amount("30万元")).on(on).unwrap());
    }
    book.must(Reach::of(project, "production").on("2022-12-01").unwrap());
    let rows = book.promise_rows(promise, now());
    let dues: Vec<String> = rows.iter().map(|row| row.due.as_ref().unwrap().to_string()).collect();
    assert_eq!(dues, ["2021-03-31", "2021-06-30", "2023-03-01"]);
    let tally = tally(&rows, now().valid).unwrap();
    let counts = [tally.due, tally.on_time, tally.late, tally.not_yet_due].map(|count| count.exact());
    assert_eq!((tally.all, counts), (3, [Some(2), Some(1), Some(1), Some(1)]));
    assert_eq!(tally.money_rate(Currency::CNY).unwrap().to_string(), "50.00%");
}

#[test]
fn payments_may_be_recorded_in_any_order() {
    let payments = [(1, "10万元", "2021-03-01"), (1, "20万元", "2021-04-01"), (2, "30万元", "2021-06-01")];
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for order in orders {
        let (mut book, project) = zone();
        let promise: Id<Commitment> = book.made(three(project));
        for (instalment, money, on) in order.map(|index| payments[index]) {
            let pay = Fulfil::of(promise).instalment(instalment).amount(amount(money)).on(on);
            book.must(pay.unwrap());
        }
        assert_eq!(book.lives(promise, now()), [Life::Late, Life::OnTime, Life::Active], "{order:?}");
    }
}

#[test]
fn a_condition_holds_for_all_of_them() {
    let (mut book, project) = zone();
    let promise: Id<Commitment> = book.made(three(project).condition("到资 5000 万元"));
    assert_eq!(book.life(promise, now()), Life::Conditional);
    assert_eq!(book.lives(promise, now()), [Life::Conditional; 3]);
    let met = MeetCondition::of(promise).on("2021-05-01").unwrap();
    assert_eq!(book.refused(met.clone().due("2021-06-01").unwrap()), "commitment.due-of-instalments");
    book.must(met);
    assert_eq!(book.lives(promise, now()), [Life::Overdue, Life::Overdue, Life::Active]);
    book.must(Waive::of(promise, "企业放弃").on("2021-06-01").unwrap());
    assert_eq!(book.life(promise, now()), Life::Waived);
}

/// An obligation of every year: its instalments follow by calculation, and nothing ticks.
#[test]
fn what_recurs_yields_its_instalments() {
    let (mut book, project) = zone();
    let yearly = Recurrence::yearly("2020-12-31".parse().unwrap(), "2022-12-31".parse().unwrap());
    let promise = incentive(project).recurrence(yearly).amount_each(amount("50万元"));
    let promise: Id<Commitment> = book.made(promise);
    let commitment = book.get(promise);
    assert_eq!((commitment.instalments.len(), commitment.parts().len()), (0, 3), "a rule is kept, no list");
    assert_eq!(commitment.amount.as_ref().unwrap().to_string(), "1500000 CNY");
    book.must(Fulfil::of(promise).amount(amount("50万元")).on("2020-12-20").unwrap());
    book.must(Fulfil::of(promise).amount(amount("50万元")).on("2022-01-05").unwrap());
    assert_eq!(book.lives(promise, now()), [Life::OnTime, Life::Late, Life::Active]);
    assert_eq!(book.due_on(promise, AsOf::LATEST, "2022-12-31").unwrap().to_string(), "2022-12-31");
    let report = Promise::to_investor(project, "soft").debtor("招商一局");
    let monthly = Recurrence::monthly("2021-01-31".parse().unwrap(), "2021-04-30".parse().unwrap());
    let report: Id<Commitment> = book.made(report.recurrence(monthly));
    book.must(Fulfil::of(report).on("2021-01-30").unwrap());
    book.must(Fulfil::of(report).instalment(4).on("2021-04-30").unwrap());
    assert_eq!(book.lives(report, now()), [Life::OnTime, Life::Overdue, Life::Overdue, Life::OnTime]);
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let (mut book, project) = zone();
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let year = Recurrence::yearly(day("2021-06-30"), day("2025-06-30"));
    let every = |months: u32, first: &str, until: &str| Recurrence { months, first: day(first), until: day(until) };
    let undated = Instalment { amount: Some(amount("1元")), ..Instalment::default() };
    let twice = Instalment { due_rule: Some(natural_days(5).after("made")), ..by("2021-03-31", "1元") };
    let unknown = Instalment::by_rule(natural_days(5).after("prodution"));
    let bare = Instalment::by("2021-03-31".parse().unwrap());
    let new = || incentive(project);
    let cases: Vec<(Promise, &str, &str)> = vec![
        (three(project).amount(amount("99万元")), "commitment.instalments-do-not-add-up", "instalment"),
        (three(project).amount(amount("100万元以上")), "", ""),
        (three(project).amount(amount("不超过99万元")), "commitment.instalments-do-not-add-up", "instalment"),
        (three(project).amount(amount("100万美元")), "money.unlike-currencies", "instalment"),
        (three(project).instalment(bare.clone()), "commitment.instalment-without-amount", "instalment"),
        (new().instalment(bare.clone()).amount(amount("1元")), "commitment.instalment-without-amount", "instalment"),
        (new().instalment(undated), "commitment.instalment-undated", "instalment[0]"),
        (new().instalment(twice), "commitment.two-dues", "instalment[0].due_rule"),
        (new().instalment(unknown), "commitment.unknown-start", "instalment[0].due_rule"),
        (three(project).instalment(by("2022-01-01", "0元")), "commitment.not-positive", "instalment[3].amount"),
        (three(project).due("2021-06-30").unwrap(), "commitment.due-of-instalments", "due"),
        (three(project).recurrence(year), "commitment.kept-in-two-ways", "recurrence"),
        (three(project).item("营业执照"), "commitment.kept-in-two-ways", "item"),
        (new().amount(amount("1元")).item("营业执照"), "commitment.kept-in-two-ways", "item"),
        (new().item("一").kept_by_milestone("production"), "commitment.kept-in-two-ways", "kept_by_milestone"),
        (new().recurrence(every(12, "2021-06-30", "2021-06-29")), "commitment.never-recurs", "recurrence"),
        (new().recurrence(every(0, "2021-06-30", "2022-06-29")), "commitment.never-recurs", "recurrence"),
        (new().recurrence(every(1, "1900-01-01", "1999-12-31")), "", ""),
        (new().recurrence(every(1, "1900-01-01", "2000-01-01")), "commitment.too-many-instalments", "recurrence"),
        (new().recurrence(every(u32::MAX, "2021-01-01", "9999-12-31")), "", ""),
        (new().amount_each(amount("1元")), "commitment.no-recurrence", "amount_each"),
        (new().recurrence(year).amount_each(amount("0元")), "commitment.not-positive", "amount_each"),
        (new().instalments(vec![bare; 1201]), "commitment.too-many-instalments", "instalment"),
    ];
    for (command, code, path) in cases {
        match book.give(command.clone()) {
            Ok(_) => assert_eq!(code, "", "{command:?}"),
            Err(refusal) => {
                assert_eq!(
                    (refusal.code.as_str(), refusal.path.as_deref().unwrap_or_default()),
                    (code, path),
                    "{command:?}"
                )
            }
        }
    }
    let promise: Id<Commitment> = book.made(three(project));
    let later = ExtendDeadline::of(promise, Limit::WorkingDays(3), "复杂");
    assert_eq!(book.refused(later), "clock.no-limit");
}
