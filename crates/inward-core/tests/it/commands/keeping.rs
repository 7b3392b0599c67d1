//! What keeps a commitment: a milestone that is read, never stored, and items that are delivered one by
//! one. All dates are synthetic.

use inward_core::command::{
    Assign, Correct, EnrolPerson, Fulfil, Promise, Reach, RecordProject, Retract, Supersede, Waive,
};
use inward_core::commitment::{Commitment, Life, PromiseRow, tally};
use inward_core::deadline::{natural_days, working_days};
use inward_core::evidence::Evidence;
use inward_core::fact::AsOf;
use inward_core::id::Id;
use inward_core::person::Person;
use inward_core::project::Project;
use inward_core::record::Record;
use inward_core::when::{Truth, When};

use crate::world::{Book, as_of};

fn zone() -> Book {
    let mut book = Book::yangquan_from("2019-12-31");
    book.today("2021-12-31");
    book
}

fn project(book: &mut Book) -> Id<Project> {
    book.made(RecordProject::titled("合成项目"))
}

fn start_on_land(book: &mut Book, project: Id<Project>) -> Id<Commitment> {
    let promise = Promise::to_investor(project, "start_on_land").debtor("招商一局");
    book.made(promise.due_rule(working_days(5)).on("2020-01-02").unwrap())
}

/// 拿地即开工 within five working days: when the land was handed over, when construction started, the days
/// it is due (by hand, from the notices for 2020 and 2021), and what became of it by the end of 2021.
type Project20 = (&'static str, &'static str, &'static str, Life);

const PROJECTS: [Project20; 20] = [
    ("2021-03-01", "2021-03-08", "2021-03-08", Life::OnTime),
    ("2021-03-01", "2021-03-09", "2021-03-08", Life::Late),
    ("2021-03-05", "2021-03-05", "2021-03-12", Life::OnTime),
    // Sunday the 7th and Saturday the 20th are worked, 11 to 17 February are off.
    ("2021-02-05", "2021-02-18", "2021-02-18", Life::OnTime),
    ("2021-02-05", "2021-02-19", "2021-02-18", Life::Late),
    // 1 to 5 May are off, Saturday the 8th is worked.
    ("2021-04-30", "2021-05-11", "2021-05-11", Life::OnTime),
    ("2021-04-30", "2021-05-12", "2021-05-11", Life::Late),
    ("2020-09-25", "2020-10-09", "2020-10-09", Life::OnTime),
    ("2020-01-20", "2020-02-04", "2020-02-04", Life::OnTime),
    ("2021-06-10", "2021-06-18", "2021-06-18", Life::OnTime),
    ("2021-06-10", "2021-06-19", "2021-06-18", Life::Late),
    ("2021-09-15", "2021-09-22", "2021-09-23", Life::OnTime),
    ("2021-09-28", "2021-10-12", "2021-10-11", Life::Late),
    ("2021-07-01", "", "2021-07-08", Life::Overdue),
    ("2021-12-27", "", "2022-01-04", Life::Active),
    ("", "", "", Life::Active),
    // Kept before anything ran.
    ("", "2021-05-20", "", Life::OnTime),
    // Three of which the day of handover is not known.
    ("2021-03-01/2021-03-03", "2021-03-08", "2021-03-08/2021-03-10", Life::OnTime),
    ("2021-08", "2021-09-10", "2021-08-06/2021-09-07", Life::Late),
    ("2021-08", "2021-08-20", "2021-08-06/2021-09-07", Life::Undetermined),
];

#[test]
fn start_on_land_is_read_from_the_two_milestones_of_twenty_projects() {
    let mut book = zone();
    let now = as_of("2021-12-31", "2021-12-31");
    let mut rows: Vec<PromiseRow> = Vec::new();
    for (handed_over, started, due, life) in PROJECTS {
        let project = project(&mut book);
        let promise = start_on_land(&mut book, project);
        for (milestone, on) in [("land_handed_over", handed_over), ("construction_started", started)] {
            if !on.is_empty() {
                book.must(Reach::of(project, milestone).on(on).unwrap());
            }
        }
        let found = book.due_on(promise, now, "2021-12-31").map(|due| due.to_string()).unwrap_or_default();
        assert_eq!(found, due, "{handed_over} {started}");
        assert_eq!(book.life(promise, now), life, "{handed_over} {started}");
        rows.push(book.promise_row(promise, now));
    }
    // 17 are due: 9 on time, 6 late, one open, of one nobody can say.
    let tally = tally(&rows, now.valid).unwrap();
    let counts = [tally.due, tally.on_time, tally.late, tally.open, tally.not_yet_due, tally.undated];
    assert_eq!(counts.map(|count| count.certain), [17, 9, 6, 1, 1, 2]);
    assert_eq!((tally.all, tally.undetermined), (20, 1));
    assert_eq!(tally.on_time_rate().unwrap().to_string(), "52.94% - 58.82%");
}

/// 拎包入驻 within ninety days: the milestone is corrected and retracted, and the commitment follows, as it
/// was known then and as it is known now.
#[test]
fn what_a_milestone_keeps_follows_its_correction() {
    let mut book = zone();
    let project = project(&mut book);
    let promise = Promise::to_investor(project, "move_in_ready").debtor("招商一局");
    let promise: Id<Commitment> = book.made(promise.due_rule(natural_days(90)));
    let kept_by = book.get(promise).kept_by.clone();
    assert_eq!(kept_by.unwrap().as_str(), "trial_production");
    let life = |book: &Book, on: &str, known: &str| book.life(promise, as_of(on, known));
    book.must(Reach::of(project, "moved_in").on("2021-03-01").unwrap());
    // 90 days after 1 March: 30 in March, 30 in April, 30 in May, to the 30th, a Sunday: the Monday after.
    assert_eq!(book.due_on(promise, AsOf::LATEST, "2021-12-31").unwrap().to_string(), "2021-05-31");
    assert_eq!(life(&book, "2021-06-01", "2021-12-31"), Life::Overdue);
    book.must(Reach::of(project, "trial_production").on("2021-05-20").unwrap());
    let fact = book.last_fact(project);
    assert_eq!(life(&book, "2021-12-31", "2021-12-31"), Life::OnTime);
    assert_eq!(life(&book, "2021-05-19", "2021-12-31"), Life::Active, "not yet by that day");

    book.today("2022-03-01");
    book.must(Correct::fact_of(fact, "按点火记录").on("2021-06-02").unwrap());
    assert_eq!(life(&book, "2021-12-31", "2021-12-31"), Life::OnTime, "as it was known then");
    assert_eq!(life(&book, "2021-12-31", "2022-03-01"), Life::Late);
    let right = book.last_fact(project);
    book.today("2022-03-02");
    book.must(Retract::fact_of(right, "未点火"));
    assert_eq!(life(&book, "2021-12-31", "2022-03-01"), Life::Late);
    assert_eq!(life(&book, "2021-12-31", "2022-03-02"), Life::Overdue);
    assert!(book.get(promise).fulfilments.iter().next().is_none(), "nothing of it was ever stored");
}

#[test]
fn a_promise_may_name_the_milestone_that_keeps_it() {
    let mut book = zone();
    let project = project(&mut book);
    let promise = || Promise::to_investor(project, "infrastructure").debtor("招商一局").due("2021-06-30").unwrap();
    assert_eq!(book.refused(promise().kept_by_milestone("prodution")), "milestone.unknown");
    let kept: Id<Commitment> = book.made(promise().kept_by_milestone("production"));
    let now = as_of("2021-12-31", "2021-12-31");
    assert_eq!(book.life(kept, now), Life::Overdue);
    assert_eq!(book.refused(Fulfil::of(kept)), "commitment.kept-by-milestone");
    book.must(Reach::of(project, "production").on("2021-06").unwrap());
    assert_eq!(book.life(kept, now), Life::OnTime);
    assert_eq!(book.life(kept, as_of("2021-06-15", "2021-12-31")), Life::Undetermined, "some day in June");
    assert_eq!(book.refused(Waive::of(kept, "不再需要")), "commitment.already-closed");
    // Nothing but the milestone keeps it, whatever its kind says, where something else is said.
    let land = Promise::to_investor(project, "start_on_land").debtor("招商一局").items(["围挡", "临电"]);
    let land: Id<Commitment> = book.made(land);
    assert_eq!(book.get(land).kept_by, None);
}

/// On several projects nobody can say which was meant.
#[test]
fn of_several_projects_a_milestone_possibly_keeps() {
    let mut book = zone();
    let one = project(&mut book);
    let all = book.investment_of(one);
    let talks = inward_core::command::OpenNegotiation::titled("洽谈").investment(all);
    let talks: Id<inward_core::negotiation::Negotiation> = book.made(talks);
    let promise = Promise::to_investor(talks, "start_on_land").debtor("招商一局").due("2021-06-30").unwrap();
    let promise: Id<Commitment> = book.made(promise);
    let now = as_of("2021-12-31", "2021-12-31");
    book.must(Reach::of(one, "construction_started").on("2021-05-20").unwrap());
    assert_eq!(book.life(promise, now), Life::OnTime);
    book.must(RecordProject::titled("另一项目").investment(all));
    assert_eq!(book.around(promise, now).kept_elsewhere, Some((Truth::Possibly, None)));
    assert_eq!(book.life(promise, now), Life::Undetermined);
    let tally = tally([book.promise_row(promise, now)], now.valid).unwrap();
    assert_eq!((tally.due.certain, tally.undetermined), (1, 1));
}

/// 代办: what is to be handled, item by item; the mandate as evidence; the agent by periods.
#[test]
fn an_agent_service_is_kept_item_by_item() {
    let mut book = zone();
    let project = project(&mut book);
    for agent in ["zhou.qi", "wu.ba"] {
        book.must(EnrolPerson::named(agent));
    }
    let items = ["营业执照", "项目备案", "施工许可"];
    let promise = Promise::to_investor(project, "agent_service").debtor("招商一局").officer("zhou.qi");
    let promise = promise.items(items).on("2021-03-01").unwrap().due("2021-06-30").unwrap();
    let promise: Id<Commitment> = book.made(promise.evidence(Evidence::document("代办委托书")));
    assert_eq!(book.get(promise).items, items);
    let life = |book: &Book, on: &str| book.life(promise, as_of(on, "2021-12-31"));
    let handle = |item: u16, on: &str| Fulfil::of(promise).item(item).on(on).unwrap();

    book.must(handle(3, "2021-06-20"));
    book.must(handle(1, "2021-03-10"));
    assert_eq!(life(&book, "2021-03-09"), Life::Active);
    assert_eq!(life(&book, "2021-03-10"), Life::Partly);
    assert_eq!(life(&book, "2021-12-31"), Life::Overdue, "one is left");
    assert_eq!(book.refused(handle(1, "2021-03-11")), "commitment.item-delivered-already");
    assert_eq!(book.refused(handle(0, "2021-03-11")), "commitment.unknown-item");
    assert_eq!(book.refused(handle(4, "2021-03-11")), "commitment.unknown-item");
    assert_eq!(book.refused(handle(2, "2021-03-11").in_part(true)), "commitment.item-in-part");

    // The agent changes; who it was stays to be read.
    book.must(Assign::of(promise).officer("wu.ba").on("2021-04-01").unwrap());
    let agent = |book: &Book, on: &str| book.get(promise).head().officer_at(as_of(on, "2021-12-31")).unwrap();
    let (before, after): (Id<Person>, Id<Person>) = (agent(&book, "2021-03-31"), agent(&book, "2021-04-01"));
    assert_ne!(before, after);

    book.must(handle(2, "2021-04-02"));
    let last = book.last_fact(promise);
    assert_eq!(life(&book, "2021-06-19"), Life::Partly);
    assert_eq!(life(&book, "2021-06-20"), Life::OnTime, "with the last of them, not with the one recorded last");
    assert!(book.get(promise).fulfilments.iter().last().unwrap().value.whole);

    // Taken back, it stands as before.
    book.must(Retract::fact_of(last, "退件"));
    assert_eq!(life(&book, "2021-12-31"), Life::Overdue);
    book.must(handle(2, "2021-07-01"));
    assert_eq!(life(&book, "2021-12-31"), Life::Late);
    let now = as_of("2021-12-31", "2021-12-31");
    let row = book.promise_row(promise, now);
    assert_eq!((row.items, tally([&row], now.valid).unwrap().late.exact()), (3, Some(1)));
    assert_eq!(book.refused(Supersede::of(promise, "补充协议")), "commitment.already-closed");
}

/// Whichever order the items are delivered and recorded in, it is kept with the latest.
#[test]
fn the_order_of_items_does_not_matter() {
    let days = ["2021-05-10", "2021-05", "2021-05-20/2021-06-05"];
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    let lives = orders.map(|order| {
        let mut book = zone();
        let project = project(&mut book);
        let promise = Promise::to_investor(project, "agent_service").debtor("招商一局").items(["一", "二", "三"]);
        let promise: Id<Commitment> = book.made(promise.due("2021-05-31").unwrap());
        for index in order {
            let item = u16::try_from(index).unwrap() + 1;
            book.must(Fulfil::of(promise).item(item).on(days[index]).unwrap());
        }
        let asked = ["2021-05-19", "2021-05-31", "2021-06-05"];
        let kept = book.get(promise).kept_whole(AsOf::LATEST, &book.around(promise, AsOf::LATEST)).unwrap().0.cloned();
        (kept.map(|on: When| on.to_string()), asked.map(|on| book.life(promise, as_of(on, "2021-12-31"))))
    });
    let undetermined = Life::Undetermined;
    let expected = (Some("2021-05-20/2021-06-05".to_owned()), [Life::Partly, undetermined, undetermined]);
    assert_eq!(lives, [(); 6].map(|()| expected.clone()));
}

#[test]
fn all_of_it_may_be_delivered_at_once() {
    let mut book = zone();
    let project = project(&mut book);
    let promise = Promise::to_investor(project, "agent_service").debtor("招商一局").items(["一", "二"]);
    let promise: Id<Commitment> = book.made(promise.due("2021-05-31").unwrap());
    book.must(Fulfil::of(promise).in_part(true).on("2021-05-01").unwrap());
    assert_eq!(book.life(promise, as_of("2021-05-31", "2021-12-31")), Life::Partly);
    book.must(Fulfil::of(promise).on("2021-05-02").unwrap());
    assert_eq!(book.life(promise, as_of("2021-05-31", "2021-12-31")), Life::OnTime);
}
