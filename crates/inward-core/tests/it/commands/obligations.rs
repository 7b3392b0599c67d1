//! What investors must reach: checks, the time to make good what is missing, and what would be repaid. All
//! figures are synthetic and worked out by hand.

use inward_core::command::{
    AddOrganisation, Correct, Fulfil, NotifyShortfall, Promise, RecordProject, Retract, SignAgreement, VerifyObligation,
};
use inward_core::commitment::{CheckStanding, Clawback, Commitment, Life, Obligation, Reclaim, Tier, tally};
use inward_core::id::Id;
use inward_core::number::Number;
use inward_core::organisation::Organisation;
use inward_core::project::Project;
use inward_core::qualified::Measured;
use inward_core::when::{Timestamp, Truth};

use crate::history::amount;
use crate::world::{Book, TIME_ZONE, as_of, date};

struct Scene {
    book: Book,
    jobs: Id<Commitment>,
    leg: Id<Commitment>,
}

/// 200 new jobs beside the 50 that were there.
fn jobs(days: &[&str]) -> Obligation {
    let jobs = Obligation::of("jobs_new", "200个".parse().unwrap()).unwrap().base("50个".parse().unwrap());
    jobs.verify_on(days.iter().map(|day| date(day)))
}

fn project(book: &mut Book) -> Id<Project> {
    let investor: Id<Organisation> = book.made(AddOrganisation::named("日昌晶"));
    let deal = book.made(SignAgreement::titled("合同").party(investor).on("2020-07-01").unwrap());
    book.made(RecordProject::under(deal))
}

impl Scene {
    /// The obligation, and 100万元 that were paid on it in June 2021.
    fn set(obligation: Obligation, paid: &str) -> Self {
        let mut book = Book::yangquan_from("2020-01-02");
        book.today("2024-12-31");
        let project = project(&mut book);
        let jobs = book.made(Promise::by_investor(project, "jobs").obligation(obligation));
        let leg = Promise::to_investor(project, "policy_incentive").debtor("招商一局").depends_on(jobs);
        let leg = book.made(leg);
        book.must(Fulfil::of(leg).amount(amount(paid)).on("2021-06-15").unwrap());
        Self { book, jobs, leg }
    }

    fn found(&mut self, actual: &str, on: &str, check: u16) {
        let verify = VerifyObligation::of(self.jobs, actual.parse().unwrap()).on(on).unwrap();
        self.book.must(verify.instalment(check));
    }

    fn reclaim(&self, on: &str) -> Reclaim {
        let point = as_of(on, "2024-12-31");
        let (calendar, at) = (self.book.calendar(point), Timestamp::end_of_day(point.valid, TIME_ZONE));
        let around = self.book.around(self.jobs, point);
        self.book.get(self.jobs).reclaim(point, at, &around, &calendar, &[self.book.get(self.leg)]).unwrap()
    }

    /// How the checks stand, and what is due and pending in 万元, from the least to the most.
    fn said(&self, on: &str) -> (Vec<CheckStanding>, String, String) {
        let reclaim = self.reclaim(on);
        let said = |repayments: &[inward_core::commitment::Repayment]| {
            let each = |money: inward_core::money::Money| (money.units() / 100_000_000).to_string();
            let ends = |one: &inward_core::commitment::Repayment| {
                format!("{}-{}", each(one.least), one.most.map_or_else(|| "?".to_owned(), each))
            };
            repayments.iter().map(ends).collect::<Vec<_>>().join(" ")
        };
        let standings = reclaim.checks.iter().map(|check| check.standing).collect();
        (standings, said(&reclaim.due), said(&reclaim.pending))
    }
}

#[test]
fn a_shortfall_is_reclaimed_once_the_time_to_make_it_good_is_over() {
    use CheckStanding::{Curing, MadeGood, NotDue, NotNotified, NotVerified, Short};
    let obligation = jobs(&["2022-12-31"]).cure_days(90).clawback(Clawback::pro_rata());
    let mut scene = Scene::set(obligation, "100万元");
    let said = |standing, due: &str, pending: &str| (vec![standing], due.to_owned(), pending.to_owned());
    assert_eq!(scene.said("2022-12-31"), said(NotDue, "0-0", "0-0"));
    assert_eq!(scene.said("2023-01-01"), said(NotVerified, "0-100", "0-0"), "all or nothing");
    // 210 people are 160 more than before: 40 of 200 are missing, a fifth.
    scene.found("210个", "2022-12-30", 1);
    assert_eq!(scene.said("2023-01-01"), said(NotNotified, "0-0", "20-20"));
    assert_eq!(scene.book.life(scene.jobs, as_of("2023-01-01", "2024-12-31")), Life::Overdue);
    scene.book.must(NotifyShortfall::of(scene.jobs).on("2023-03-01").unwrap());
    let again = NotifyShortfall::of(scene.jobs).on("2023-03-02").unwrap();
    assert_eq!(scene.book.refused(again), "commitment.notified-already");
    assert_eq!(scene.said("2023-02-28"), said(NotNotified, "0-0", "20-20"));
    assert_eq!(scene.said("2023-05-30"), said(Curing, "0-0", "20-20"), "the ninetieth day");
    assert_eq!(scene.said("2023-05-31"), said(Short, "20-20", "0-0"));
    let check = scene.reclaim("2023-05-31").checks.remove(0);
    assert_eq!(check.enforceable_from.unwrap(), date("2023-05-31"));
    assert_eq!(check.shortfall.to_string(), "20.00%");

    // Made good after it: too late. Within it: nothing is owed.
    scene.found("250个", "2023-06-02", 1);
    let late = scene.book.last_fact(scene.jobs);
    assert_eq!(scene.said("2023-12-31"), said(Short, "20-20", "0-0"));
    assert_eq!(scene.book.life(scene.jobs, as_of("2023-12-31", "2024-12-31")), Life::Late);
    scene.book.must(Correct::fact_of(late, "按工资表").on("2023-05-30").unwrap());
    assert_eq!(scene.said("2023-12-31"), said(MadeGood, "0-0", "0-0"));
    let right = scene.book.last_fact(scene.jobs);
    let wrong = Correct::fact_of(right, "误").value(Measured::parse("240人").unwrap());
    assert_eq!(scene.book.refused(wrong), "commitment.unlike-units");
    // 240 are 190 new ones: a twentieth is missing.
    scene.book.must(Correct::fact_of(right, "按工资表").value(Measured::parse("240个").unwrap()));
    assert_eq!(scene.said("2023-12-31"), said(Short, "5-5", "0-0"));
    let right = scene.book.last_fact(scene.jobs);
    scene.book.must(Retract::fact_of(right, "误录"));
    assert_eq!(scene.said("2023-12-31"), said(Short, "20-20", "0-0"), "as it stood before");
}

/// Of each rule, 100万元 and a headcount: what is repaid.
#[test]
fn each_rule_says_how_much() {
    let tiers =
        || Clawback::tiered([Tier::at_least("0.9", "0").unwrap(), Tier::at_least("0.7", "0.4").unwrap()]).unwrap();
    let theta = || Clawback::threshold(Number::parse("0.8").unwrap()).unwrap();
    let both = || Clawback::threshold_then_pro_rata(Number::parse("0.8").unwrap()).unwrap();
    let table: &[(Clawback, &str, &str)] = &[
        (Clawback::pro_rata(), "250个", "0-0"),
        (Clawback::pro_rata(), "150个", "50-50"),
        // A company that shrank created none.
        (Clawback::pro_rata(), "30个", "100-100"),
        (theta(), "210个", "0-0"),
        (theta(), "209个", "100-100"),
        (both(), "210个", "20-20"),
        (both(), "209个", "100-100"),
        (tiers(), "230个", "0-0"),
        (tiers(), "210个", "40-40"),
        (tiers(), "189个", "100-100"),
        // More than 160 new ones of 200: somewhere between all that is missing and nothing.
        (Clawback::pro_rata(), "210余个", "0-20"),
        (theta(), "209余个", "0-100"),
        (tiers(), "200-220个", "40-40"),
        (Clawback::pro_rata(), "约210个", "0-100"),
        (Clawback::pro_rata(), "250余个", "0-0"),
    ];
    for (rule, actual, due) in table {
        let mut scene = Scene::set(jobs(&["2022-12-31"]).clawback(rule.clone()), "100万元");
        scene.found(actual, "2022-12-31", 1);
        assert_eq!(scene.said("2023-01-01").1, *due, "{actual} {rule:?}");
    }
    let wide: &[(&str, &str)] =
        &[("100万元以上", "20-?"), ("约100万元", "0-?"), ("100-120万元", "20-24"), ("近100万元", "0-20")];
    for (paid, due) in wide {
        let mut scene = Scene::set(jobs(&["2022-12-31"]).clawback(Clawback::pro_rata()), paid);
        scene.found("210个", "2022-12-31", 1);
        assert_eq!(scene.said("2023-01-01").1, *due, "{paid}");
    }
}

/// Checks are not added up: the worst of them tells. What was not paid by the day is not repaid.
#[test]
fn of_several_checks_the_worst_tells_whatever_the_order() {
    use CheckStanding::{Met, NotDue, NotVerified, Short};
    let days = ["2021-12-31", "2022-12-31", "2023-12-31"];
    let found = [("250个", "2021-12-31", 1), ("210个", "2022-12-31", 2), ("230个", "2023-12-31", 3)];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let obligation = jobs(&days).maintained_until(date("2023-12-31")).clawback(Clawback::pro_rata());
        let mut scene = Scene::set(obligation, "100万元");
        for (actual, on, check) in order.map(|index| found[index]) {
            scene.found(actual, on, check);
        }
        assert_eq!(scene.said("2022-06-30"), (vec![Met, NotDue, NotDue], "0-0".to_owned(), "0-0".to_owned()));
        assert_eq!(scene.said("2023-01-01").1, "20-20");
        assert_eq!(scene.said("2024-01-01").0, [Met, Short, Short]);
        assert_eq!(scene.said("2024-01-01").1, "20-20", "not 30");
        assert!(scene.reclaim("2024-01-01").is_over && !scene.reclaim("2023-12-31").is_over);
        let lives = scene.book.lives(scene.jobs, as_of("2024-01-01", "2024-12-31"));
        assert_eq!(lives, [Life::OnTime, Life::Overdue, Life::Overdue]);
        let rows = scene.book.promise_rows(scene.jobs, as_of("2024-01-01", "2024-12-31"));
        let tally = tally(&rows, date("2024-01-01")).unwrap();
        assert_eq!((tally.due.exact(), tally.on_time.exact(), tally.open.exact()), (Some(3), Some(1), Some(2)));
    }
    let mut scene = Scene::set(jobs(&days).clawback(Clawback::pro_rata()), "100万元");
    scene.found("210个", "2021-12-31", 1);
    assert_eq!(scene.said("2023-01-01"), (vec![Short, NotVerified, NotDue], "20-100".to_owned(), "0-0".to_owned()));
    assert!(scene.reclaim("2021-06-14").due.is_empty(), "nothing was paid by then");
}

/// More than 200 must be more than 200; a figure that is not exact may leave it undetermined.
#[test]
fn whether_a_figure_is_enough_is_worked_out_from_bounds() {
    let of = |required: &str| Obligation::of("output", required.parse().unwrap()).unwrap();
    let table: &[(&str, &str, Truth)] = &[
        ("200个", "200个", Truth::Yes),
        ("200余个", "200个", Truth::No),
        ("200余个", "200余个", Truth::Yes),
        ("200余个", "201个", Truth::Yes),
        ("200个以上", "200个", Truth::Yes),
        ("200个以上", "199个", Truth::No),
        ("200-250个", "199余个", Truth::Possibly),
        ("200个", "近200个", Truth::No),
        ("200个", "约300个", Truth::Possibly),
        ("200个", "不超过200个", Truth::Possibly),
        ("200个", "150-200个", Truth::Possibly),
    ];
    for (required, actual, reached) in table {
        assert_eq!(of(required).is_reached_by(&actual.parse().unwrap()).unwrap(), *reached, "{required} {actual}");
    }
    let mut scene = Scene::set(jobs(&["2022-12-31"]), "100万元");
    let point = as_of("2023-01-01", "2024-12-31");
    let (around, calendar) = (scene.book.around(scene.jobs, point), scene.book.calendar(point));
    let none = scene.book.get(scene.jobs).reclaim(point, scene.book.now, &around, &calendar, &[]).unwrap_err();
    assert_eq!(none.code.as_str(), "commitment.no-clawback");
    scene.found("约300个", "2022-12-31", 1);
    assert_eq!(scene.book.life(scene.jobs, as_of("2023-01-01", "2024-12-31")), Life::Undetermined);
}

#[test]
fn what_does_not_say_what_is_enough_is_refused() {
    let mut book = Book::yangquan();
    let project = project(&mut book);
    let of = |required: &str| Obligation::of("jobs_new", required.parse().unwrap()).unwrap();
    let cases: Vec<(Obligation, &str, &str)> = vec![
        (of("约200个"), "commitment.no-least", "obligation.required"),
        (of("不超过200个"), "commitment.no-least", "obligation.required"),
        (of("0个"), "shortfall.required-not-positive", "obligation.required"),
        (of("200个").base("50人".parse().unwrap()), "commitment.unlike-units", "obligation.base"),
        (of("200个").base("-1个".parse().unwrap()), "number.negative", "obligation.base"),
        (jobs(&["2022-12-31", "2022-12-31"]), "commitment.checks-out-of-order", "obligation.verify_on"),
        (
            jobs(&["2022-12-31"]).maintained_until(date("2022-12-30")),
            "commitment.checks-out-of-order",
            "obligation.verify_on",
        ),
    ];
    for (obligation, code, path) in cases {
        let refusal = book.give(Promise::by_investor(project, "jobs").obligation(obligation)).unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.path.as_deref().unwrap_or_default()), (code, path));
    }
    let dated = Promise::by_investor(project, "jobs").obligation(jobs(&["2022-12-31"])).due("2022-12-31").unwrap();
    assert_eq!(book.refused(dated), "commitment.due-of-instalments");
    let paid = Promise::by_investor(project, "jobs").obligation(jobs(&[])).amount(amount("1元"));
    assert_eq!(book.refused(paid), "commitment.kept-in-two-ways");
}
