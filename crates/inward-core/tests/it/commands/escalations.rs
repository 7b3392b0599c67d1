//! Ladders of escalation (督办): which steps are taken, since when, and that they are the same however
//! often and whenever somebody looks. Days are worked by hand on the calendar of 2021: Spring Festival is
//! from 11 to 17 February, with work on Sunday the 7th and Saturday the 20th.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use inward_core::command::{
    AdoptPlaybook, AssignTask, CompleteTask, Correct, Dispute, EndProject, Escalate, Excuse, ExtendDeadline, Fulfil,
    LiftEscalation, OpenInvestment, PauseClock, Phase, Plan, ProjectEnd, Promise, RaiseIssue, Reach, RecordProject,
    ReopenTask, RespondToIssue, Retract, Suspend,
};
use inward_core::commitment::Commitment;
use inward_core::deadline::working_days;
use inward_core::escalation::Escalation;
use inward_core::evidence::Evidence;
use inward_core::fact::AsOf;
use inward_core::id::{Id, RecordId};
use inward_core::investment::Investment;
use inward_core::issue::Issue;
use inward_core::playbook::Playbook;
use inward_core::project::Project;
use inward_core::record::Record;
use inward_core::target::Phased;
use inward_core::task::Task;
use inward_core::when::{Timestamp, When};
use inward_core::world::World;
use proptest::prelude::*;

use crate::world::{Book, TIME_ZONE, as_of, date};

/// The steps that stand on a record, in the order in which they were taken.
fn steps(book: &Book, record: impl Into<RecordId>) -> Vec<String> {
    let state = book.state_of(record);
    let raised = state.escalation().unwrap().raised.standing(Timestamp::MAX);
    let told = raised.map(|fact| {
        let phase = fact.value.phase.map_or_else(String::new, |phase| format!("#{phase}"));
        format!("{}{phase}.{} {}", fact.value.ladder, fact.value.level, fact.of.on.as_ref().unwrap())
    });
    told.collect()
}

fn present(book: &Book, record: impl Into<RecordId>, as_of: AsOf) -> Vec<Escalation> {
    let facts = book.state_of(record).escalation().unwrap();
    facts.present(as_of, book.now, &book.playbook(), &book.calendar(as_of)).unwrap()
}

fn promise(book: &mut Book, due: &str) -> Id<Commitment> {
    let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
    let promise = Promise::to_investor(project, "construction_permit").debtor("招商一局");
    book.made(promise.due(due).unwrap().on("2021-01-04").unwrap())
}

fn escalate_on(book: &mut Book, day: &str) {
    book.today(day);
    book.must(Escalate::all());
}

fn document() -> Evidence {
    Evidence::document("整改报告")
}

const YELLOW: &str = "promises_to_investors.yellow 2021-01-13";
const RED: &str = "promises_to_investors.red 2021-01-21";
const SUPERVISED: &str = "promises_to_investors.supervised 2021-02-05";

#[test]
fn a_promise_climbs_the_ladder_by_hand() {
    // Due on Tuesday the 12th: yellow on the first working day after it; five working days later, after
    // the 20th, red; after ten more, the last of them 4 February, supervised.
    for (day, expected) in [
        ("2021-01-12", vec![]),
        ("2021-01-13", vec![YELLOW]),
        ("2021-01-20", vec![YELLOW]),
        ("2021-01-21", vec![YELLOW, RED]),
        ("2021-02-04", vec![YELLOW, RED]),
        ("2021-02-05", vec![YELLOW, RED, SUPERVISED]),
        ("2021-12-31", vec![YELLOW, RED, SUPERVISED]),
    ] {
        let mut book = Book::yangquan_from("2021-01-04");
        let promise = promise(&mut book, "2021-01-12");
        escalate_on(&mut book, day);
        assert_eq!(steps(&book, promise), expected, "{day}");
        let again = book.must(Escalate::all());
        assert_eq!(again.changes, [], "{day}: once");
        assert_eq!(book.must(Escalate::only(promise)).changes, [], "{day}: once");
    }
}

#[test]
fn where_a_record_stands_is_read_as_of_a_day() {
    let mut book = Book::yangquan_from("2021-01-04");
    let promise = promise(&mut book, "2021-01-12");
    escalate_on(&mut book, "2021-01-25");
    let now = present(&book, promise, AsOf::LATEST);
    assert_eq!(now.len(), 1);
    assert_eq!((now[0].ladder.as_str(), now[0].level.as_str()), ("promises_to_investors", "red"));
    assert_eq!(now[0].notifies.as_str(), "supervision_office");
    assert_eq!((now[0].since, now[0].deadline), (date("2021-01-21"), Some(date("2021-02-04"))));
    let of = |valid, known| {
        let levels = present(&book, promise, as_of(valid, known));
        levels.into_iter().map(|level| level.level.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of("2021-01-20", "2021-01-25"), ["yellow"]);
    assert_eq!(of("2021-01-12", "2021-01-25"), [""; 0]);
    assert_eq!(of("2021-01-25", "2021-01-24"), [""; 0], "nobody had looked");
    let yellow = book.state_of(promise).escalation().unwrap().raised.iter().next().unwrap();
    assert_eq!(yellow.value.deadline, Some(working_days(5).after("raised")));
}

#[test]
fn what_ended_is_escalated_no_further() {
    let mut book = Book::yangquan_from("2021-01-04");
    let kept = promise(&mut book, "2021-01-12");
    let late = promise(&mut book, "2021-01-12");
    let disputed = promise(&mut book, "2021-01-12");
    let undated: Id<Commitment> = {
        let investment: Id<Investment> = book.made(OpenInvestment::titled("另一合成项目"));
        let project: Id<Project> = book.made(RecordProject::titled("无期限").investment(investment));
        book.made(Promise::to_investor(project, "construction_permit").debtor("招商一局"))
    };
    let theirs: Id<Commitment> = {
        let project: Id<Project> = book.made(RecordProject::titled("企业承诺"));
        let owner: Id<inward_core::organisation::Organisation> =
            book.made(inward_core::command::AddOrganisation::named("合成企业"));
        let promise = Promise::by_investor(project, "investment").debtor_organisation(owner);
        book.made(promise.due("2021-01-12").unwrap())
    };
    book.today("2021-01-14");
    book.must(Fulfil::of(kept).on("2021-01-14").unwrap());
    book.must(Dispute::of(disputed, "双方各执一词").on("2021-01-13").unwrap());
    escalate_on(&mut book, "2021-01-15");
    book.must(Fulfil::of(late).on("2021-01-15").unwrap());
    escalate_on(&mut book, "2021-03-31");
    for none in [kept, disputed, undated, theirs] {
        assert_eq!(steps(&book, none), [""; 0]);
    }
    assert_eq!(steps(&book, late), [YELLOW]);
}

#[test]
fn excused_time_does_not_count_and_triggers_nothing() {
    let cases: &[(&str, Option<&str>, &[&str])] = &[
        // Within the five working days of yellow: 19, 20, 21, 22, 25 January are left.
        ("2021-01-14", Some("2021-01-18"), &[YELLOW, "promises_to_investors.red 2021-01-26"]),
        // Over the day of the trigger: it holds on the first working day after, and so on from there.
        (
            "2021-01-11",
            Some("2021-01-15"),
            &["promises_to_investors.yellow 2021-01-18", "promises_to_investors.red 2021-01-26"],
        ),
        // Over a weekend only: the days off were none to count.
        ("2021-01-16", Some("2021-01-17"), &[YELLOW, RED]),
        // It goes on: nothing more while it does.
        ("2021-01-14", None, &[YELLOW]),
        ("2021-01-05", None, &[]),
        // Long over, and not begun yet.
        ("2021-01-05", Some("2021-01-08"), &[YELLOW, RED]),
        ("2021-02-01", Some("2021-02-08"), &[YELLOW, RED]),
    ];
    for (from, until, expected) in cases {
        let mut book = Book::yangquan_from("2021-01-04");
        let promise = promise(&mut book, "2021-01-12");
        let mut excuse = Excuse::of(promise, "等待上级用地批复").on(*from).unwrap();
        if let Some(until) = until {
            excuse = excuse.until(*until).unwrap();
        }
        book.must(excuse);
        escalate_on(&mut book, "2021-01-29");
        assert_eq!(steps(&book, promise), *expected, "{from} {until:?}");
    }
    // An excuse that is found to be none lets the steps be taken, with the day on which they fell.
    let mut book = Book::yangquan_from("2021-01-04");
    let promise = promise(&mut book, "2021-01-12");
    book.must(Excuse::of(promise, "等待上级用地批复").on("2021-01-05").unwrap());
    let excuse = book.last_fact(promise);
    escalate_on(&mut book, "2021-01-29");
    assert_eq!(steps(&book, promise), [""; 0]);
    book.must(Correct::fact_of(excuse, "批复已到").target("2021-01-15").unwrap());
    escalate_on(&mut book, "2021-01-29");
    assert_eq!(
        steps(&book, promise),
        ["promises_to_investors.yellow 2021-01-18", "promises_to_investors.red 2021-01-26"]
    );
}

#[test]
fn what_was_raised_is_taken_back_on_evidence() {
    let mut book = Book::yangquan_from("2021-01-04");
    let promise = promise(&mut book, "2021-01-12");
    escalate_on(&mut book, "2021-01-22");
    assert_eq!(steps(&book, promise), [YELLOW, RED]);
    let mut bare = LiftEscalation::of(promise, "已整改", document());
    bare.evidence = None;
    assert_eq!(book.refused(bare), "escalation.needs-evidence");
    book.must(LiftEscalation::of(promise, "已约谈", document()).to("yellow").on("2021-01-22").unwrap());
    let now = present(&book, promise, AsOf::LATEST);
    assert_eq!(now[0].level.as_str(), "yellow");
    let before = present(&book, promise, as_of("2021-01-21", "2021-01-22"));
    assert_eq!(before[0].level.as_str(), "red", "taken back only the day after");
    // The deadline of yellow went by before that: it is not held against anybody twice.
    escalate_on(&mut book, "2021-03-31");
    assert_eq!(steps(&book, promise), [YELLOW, RED]);
    book.must(LiftEscalation::of(promise, "已整改", document()));
    assert_eq!(present(&book, promise, AsOf::LATEST), []);
    escalate_on(&mut book, "2021-06-30");
    assert_eq!(steps(&book, promise), [YELLOW, RED]);
    // A new date, missed again, is another matter.
    let due = book.last_fact(promise);
    book.must(Retract::fact_of(due, "误降"));
    assert_eq!(present(&book, promise, AsOf::LATEST)[0].level.as_str(), "yellow", "the first lift stands");
}

#[test]
fn a_later_miss_is_raised_after_a_lift() {
    let mut book = Book::yangquan_from("2021-01-04");
    let task: Id<Task> = book.made(AssignTask::titled("协调用电").due("2021-01-12").unwrap().on("2021-01-04").unwrap());
    escalate_on(&mut book, "2021-01-13");
    book.must(LiftEscalation::of(task, "已说明", document()).on("2021-01-13").unwrap());
    let due = book.fact_of_version(task, 1);
    let due = inward_core::id::FactRef { fact: "1.1".parse().unwrap(), ..due };
    book.must(Correct::fact_of(due, "改期").target("2021-01-20").unwrap());
    escalate_on(&mut book, "2021-01-22");
    assert_eq!(steps(&book, task), ["tasks.yellow 2021-01-13", "tasks.yellow 2021-01-21"]);
    assert_eq!(present(&book, task, AsOf::LATEST)[0].since, date("2021-01-21"));
}

#[test]
fn a_step_that_was_retracted_may_be_taken_again() {
    let mut book = Book::yangquan_from("2021-01-04");
    let promise = promise(&mut book, "2021-01-12");
    escalate_on(&mut book, "2021-01-13");
    let step = book.last_fact(promise);
    book.must(Retract::fact_of(step, "误报"));
    assert_eq!(steps(&book, promise), [""; 0]);
    escalate_on(&mut book, "2021-01-14");
    assert_eq!(steps(&book, promise), [YELLOW]);
    escalate_on(&mut book, "2021-01-21");
    let red = book.last_fact(promise);
    book.must(Retract::fact_of(red, "误报"));
    assert_eq!(present(&book, promise, AsOf::LATEST)[0].level.as_str(), "yellow");
    escalate_on(&mut book, "2021-01-22");
    assert_eq!(steps(&book, promise), [YELLOW, RED]);
}

#[test]
fn paused_clocks_and_more_time_are_no_delay() {
    let mut book = Book::yangquan_from("2021-01-04");
    let mut task = |due: u32| {
        let assign = AssignTask::titled("测算电价").due_rule(working_days(due).after("assigned"));
        book.made::<Task>(assign.on("2021-01-04").unwrap())
    };
    // Five working days after Monday the 4th: Monday the 11th.
    let (plain, paused, longer, done, again) = (task(5), task(5), task(5), task(5), task(5));
    book.must(PauseClock::of(paused, "等待企业材料").on("2021-01-04").unwrap());
    book.must(ExtendDeadline::of(longer, working_days(3), "资料不全").on("2021-01-04").unwrap());
    book.today("2021-01-08");
    book.must(CompleteTask::of(done).on("2021-01-08").unwrap());
    book.must(CompleteTask::of(again).on("2021-01-06").unwrap());
    book.must(ReopenTask::of(again, "未落实").on("2021-01-08").unwrap());
    escalate_on(&mut book, "2021-01-18");
    assert_eq!(steps(&book, plain), ["tasks.yellow 2021-01-12"]);
    assert_eq!(steps(&book, paused), [""; 0]);
    assert_eq!(steps(&book, longer), ["tasks.yellow 2021-01-15"]);
    assert_eq!(steps(&book, done), [""; 0]);
    // Of its five days one had gone by: the 11th to the 14th are left.
    assert_eq!(steps(&book, again), ["tasks.yellow 2021-01-15"]);
}

#[test]
fn an_issue_has_a_ladder_for_its_answer_and_one_for_its_end() {
    let mut book = Book::yangquan_from("2021-01-11");
    let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
    book.today("2021-01-12");
    let issue: Id<Issue> = book.made(RaiseIssue::about(project, "request").on("2021-01-11T09:00+08:00").unwrap());
    escalate_on(&mut book, "2021-01-13");
    assert_eq!(steps(&book, issue), ["answers.yellow 2021-01-12"], "one working day to answer after it");
    book.must(RespondToIssue::of(issue).on("2021-01-13").unwrap());
    // To be settled within five working days, by the 18th.
    escalate_on(&mut book, "2021-01-19");
    assert_eq!(steps(&book, issue), ["answers.yellow 2021-01-12", "resolutions.yellow 2021-01-19"]);
    let now = present(&book, issue, AsOf::LATEST);
    assert_eq!(now.iter().map(|level| level.ladder.as_str()).collect::<Vec<_>>(), ["answers", "resolutions"]);
    assert_eq!(book.refused(LiftEscalation::of(issue, "已办", document())), "escalation.which-ladder");
    book.must(LiftEscalation::of(issue, "已办", document()).ladder("answers"));
    assert_eq!(present(&book, issue, AsOf::LATEST).len(), 1);
}

fn ladders() -> Playbook {
    Playbook::parse(include_str!("../playbook/ladders.toml")).unwrap()
}

#[test]
fn the_ladders_of_yinchuan_and_of_a_hotline_can_be_said() {
    let mut book = Book::opened(ladders());
    book.today("2021-02-01");
    let project: Id<Project> =
        book.made(RecordProject::titled("合成项目").phases([Phase::unknown(), Phase::unknown()]));
    let stopped: Id<Project> = book.made(RecordProject::titled("已办结"));
    for target in [project.phase(1), project.phase(2), inward_core::target::Target::aim(&stopped)] {
        book.must(Plan::of(target, "construction_started", "2021-03").unwrap());
    }
    book.must(EndProject::of(stopped, ProjectEnd::Completed));
    let asked: Id<Issue> = book.made(RaiseIssue::about(project, "enquiry").on("2021-02-01").unwrap());
    escalate_on(&mut book, "2021-04-01");
    // Three working days after Monday 1 February: Thursday the 4th; reminded on the 5th; five working days
    // after it, 7, 8, 9, 10 and 18 February, without Spring Festival.
    assert_eq!(steps(&book, asked), ["hotline.reminder 2021-02-05", "hotline.criticism 2021-02-19"]);
    assert_eq!(steps(&book, project), ["start#1.yellow 2021-04-01", "start#2.yellow 2021-04-01"]);
    book.today("2021-05-10");
    book.must(Reach::of(project.phase(1), "construction_started").on("2021-04-20").unwrap());
    escalate_on(&mut book, "2021-05-31");
    // The first phase began on 20 April: to be enrolled by 20 May, yellow the day after, red a month after that.
    let begun = ["start#1.yellow 2021-04-01", "start#2.yellow 2021-04-01", "enrolment.yellow 2021-05-21"];
    assert_eq!(steps(&book, project), begun);
    escalate_on(&mut book, "2021-06-01");
    assert_eq!(steps(&book, project)[..3], begun);
    assert_eq!(
        steps(&book, project)[3..],
        ["start#2.red 2021-06-01"],
        "three months one after the other: March, April, May"
    );
    assert_eq!(steps(&book, stopped), [""; 0]);
    escalate_on(&mut book, "2021-06-20");
    assert_eq!(steps(&book, project)[4..], ["enrolment.red 2021-06-20"]);
    let later = Plan::of(project.phase(2), "construction_started", "2021-07").unwrap();
    book.must(later.reason("等待土地"));
    escalate_on(&mut book, "2021-08-31");
    assert_eq!(steps(&book, project).len(), 5, "what was raised stays, and rises no further");
    let present = present(&book, project, AsOf::LATEST);
    let told: Vec<_> = present.iter().map(|level| (level.ladder.as_str(), level.phase, level.level.as_str())).collect();
    assert_eq!(told, [("start", Some(1), "yellow"), ("start", Some(2), "red"), ("enrolment", None, "red")]);
    assert_eq!(present[1].deadline, None);
}

#[test]
fn a_suspended_project_is_not_escalated() {
    let mut book = Book::yangquan_from("2021-01-04");
    book.must(AdoptPlaybook::of(Playbook::parse(&format!(
        "{}{}",
        Playbook::development_zone().text(),
        "[[ladder]]\nkey = \"start\"\nlabel = { en = \"Start\", zh = \"开工\" }\nwatches = \"milestone\"\n\
        milestone = \"construction_started\"\n[[ladder.level]]\nkey = \"remind\"\nlabel = { en = \"R\", zh = \"提醒\" }\n\
        trigger = { due_within = { working_days = 5 } }\nnotifies = \"unit_head\"\n\
        [[ladder.level]]\nkey = \"yellow\"\nlabel = { en = \"Y\", zh = \"黄牌\" }\n\
        trigger = { overdue = { natural_days = 1 } }\nnotifies = \"unit_head\"\n"
    ))
    .unwrap()));
    let mut planned = || {
        let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
        book.must(Plan::of(project, "construction_started", "2021-01-20").unwrap());
        project
    };
    let (running, stopped, excused) = (planned(), planned(), planned());
    book.must(Suspend::of(stopped, "winter_stop").on("2021-01-04").unwrap());
    book.must(Excuse::of(excused, "雨雪").on("2021-01-12").unwrap().until("2021-01-15").unwrap());
    escalate_on(&mut book, "2021-01-22");
    // Five working days before the 20th: the 13th.
    assert_eq!(steps(&book, running), ["start.remind 2021-01-13", "start.yellow 2021-01-21"]);
    assert_eq!(steps(&book, stopped), [""; 0]);
    assert_eq!(steps(&book, excused), ["start.remind 2021-01-16", "start.yellow 2021-01-21"]);
}

#[test]
fn what_was_reported_earlier_reaches_no_further_than_its_day() {
    let mut book = Book::yangquan_from("2021-01-04");
    let promise = promise(&mut book, "2021-01-12");
    book.today("2021-01-25");
    book.reported("2021-01-15");
    book.must(Escalate::all());
    assert_eq!(steps(&book, promise), [YELLOW]);
    book.reported_today();
    book.must(Escalate::all());
    assert_eq!(steps(&book, promise), [YELLOW, RED]);
}

/// What a book of the property holds.
#[derive(Clone, Debug)]
struct Watched {
    kind: u8,
    due: u8,
    excused: Option<(u8, Option<u8>)>,
    paused: Option<u8>,
}

fn watched() -> impl Strategy<Value = Watched> {
    let excused = prop::option::weighted(0.5, (0_u8..40, prop::option::weighted(0.8, 0_u8..20)));
    (0_u8..4, 1_u8..30, excused, prop::option::weighted(0.2, 0_u8..20))
        .prop_map(|(kind, due, excused, paused)| Watched { kind, due, excused, paused })
}

fn day(number: u64) -> NaiveDate {
    date("2021-01-04").checked_add_days(Days::new(number)).unwrap()
}

fn on(number: u8) -> When {
    When::day(day(u64::from(number))).unwrap()
}

/// A book with such records, of which nobody has looked at any.
fn book_of(records: &[Watched]) -> (Book, Vec<RecordId>) {
    let mut book = Book::yangquan_from("2021-01-04");
    let mut ids = Vec::new();
    let playbook = Playbook::development_zone().text().to_owned()
        + "[[ladder]]\nkey = \"start\"\nlabel = { en = \"Start\", zh = \"开工\" }\nwatches = \"milestone\"\n\
        milestone = \"construction_started\"\n\
        [[ladder.level]]\nkey = \"remind\"\nlabel = { en = \"R\", zh = \"提醒\" }\n\
        trigger = { due_within = { natural_days = 3 } }\nnotifies = \"unit_head\"\n\
        [[ladder.level]]\nkey = \"yellow\"\nlabel = { en = \"Y\", zh = \"黄牌\" }\n\
        trigger = { overdue = { natural_days = 20 } }\nnotifies = \"unit_head\"\n\
        [[ladder.level]]\nkey = \"red\"\nlabel = { en = \"R\", zh = \"红牌\" }\n\
        trigger = { months_missed = 1 }\nnotifies = \"unit_head\"\n";
    book.must(AdoptPlaybook::of(Playbook::parse(&playbook).unwrap()));
    for record in records {
        let project: Id<Project> = book.made(RecordProject::titled("合成项目"));
        let due = on(record.due);
        let id: RecordId = match record.kind {
            0 => {
                let promise = Promise::to_investor(project, "construction_permit").debtor("招商一局");
                book.made::<Commitment>(promise.due(due).unwrap().on("2021-01-04").unwrap()).into()
            }
            1 => {
                let raise = RaiseIssue::about(project, "request").on("2021-01-04T09:00+08:00").unwrap();
                book.now = book.now.max("2021-01-04T10:00+08:00".parse().unwrap());
                book.made::<Issue>(raise).into()
            }
            2 => {
                let assign = AssignTask::titled("交办").due_rule(working_days(record.due.into()).after("assigned"));
                book.made::<Task>(assign.on("2021-01-04").unwrap()).into()
            }
            _ => {
                book.must(Plan::of(project, "construction_started", due).unwrap());
                project.into()
            }
        };
        if let Some((from, length)) = record.excused {
            let mut excuse = Excuse::of(id, "等待批复").on(on(from)).unwrap();
            if let Some(length) = length {
                excuse = excuse.until(on(from + length)).unwrap();
            }
            book.must(excuse);
        }
        if record.paused.is_some() && matches!(record.kind, 0..=2) {
            book.must(PauseClock::of(id, "等待材料").on("2021-01-04").unwrap());
            if record.paused.is_some_and(|days| days > 5) {
                book.must(inward_core::command::ResumeClock::of(id).on("2021-01-04").unwrap());
            }
        }
        ids.push(id);
    }
    (book, ids)
}

/// The steps of all after somebody looked on these days, and on the last one.
fn looked_on(records: &[Watched], days: &[u64], last: u64) -> BTreeMap<usize, Vec<String>> {
    let (mut book, ids) = book_of(records);
    for number in days.iter().filter(|number| **number <= last).chain([&last]) {
        let at = Timestamp::start_of_day(day(*number), TIME_ZONE);
        let at = Timestamp::from_micros(at.as_micros() + 12 * 3_600_000_000).unwrap();
        book.now = book.now.max(at);
        book.must(Escalate::all());
    }
    ids.iter().enumerate().map(|(number, id)| (number, steps(&book, *id))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Every day, once after many days, twice a day, on any days: the same steps, since the same days.
    #[test]
    fn the_steps_do_not_depend_on_when_somebody_looks(
        records in prop::collection::vec(watched(), 1..6),
        some in prop::collection::btree_set(0_u64..70, 0..12),
        last in 0_u64..70,
    ) {
        let once = looked_on(&records, &[], last);
        let every: Vec<u64> = (0..=last).collect();
        prop_assert_eq!(&looked_on(&records, &every, last), &once);
        let twice: Vec<u64> = (0..=last).flat_map(|day| [day, day]).collect();
        prop_assert_eq!(&looked_on(&records, &twice, last), &once);
        let some: Vec<u64> = some.into_iter().collect();
        prop_assert_eq!(&looked_on(&records, &some, last), &once);
        let mut seen = std::collections::BTreeSet::new();
        for (number, steps) in &once {
            for step in steps {
                let level = step.split(' ').next().unwrap().to_owned();
                prop_assert!(seen.insert((*number, level)), "{} twice", step);
            }
        }
    }
}
