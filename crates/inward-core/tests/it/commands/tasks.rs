//! The life of tasks: where they come from, by when they are to be done, and how they end.

use inward_core::calendar::Calendar;
use inward_core::command::{
    AddOrganisation, AssignTask, CancelTask, CompleteTask, Correct, ExtendDeadline, OpenNegotiation, PauseClock,
    RaiseIssue, RecordInteraction, ReopenTask, ReportTask, ResumeClock, Retract,
};
use inward_core::deadline::{Limit, Timeliness, working_days};
use inward_core::fact::AsOf;
use inward_core::id::{FactRef, Id};
use inward_core::issue::Issue;
use inward_core::negotiation::{InteractionKind, Negotiation};
use inward_core::organisation::Organisation;
use inward_core::record::Record;
use inward_core::standing::Is;
use inward_core::task::Task;
use inward_core::when::{Timestamp, Truth, When};

use crate::world::{Book, TIME_ZONE, as_of, date};

fn end_of(day: &str) -> Timestamp {
    Timestamp::end_of_day(date(day), TIME_ZONE)
}

fn timeliness(book: &Book, id: Id<Task>, now: &str) -> Timeliness {
    book.get(id).timeliness(AsOf::LATEST, end_of(now), &Calendar::china()).unwrap()
}

#[test]
fn the_table_of_dues() {
    use Timeliness::{Late, NotAsked, OnTime, Overdue, Paused, Running, Undetermined};
    type Turns = &'static [(&'static str, &'static str)];
    // Five working days after Tuesday 2021-01-12 is the 19th.
    let table: &[(&str, Turns, &str, Timeliness)] = &[
        ("", &[], "2021-12-31", NotAsked),
        ("rule", &[], "2021-01-19", Running),
        ("rule", &[], "2021-01-20", Overdue),
        ("rule", &[("complete", "2021-01-19")], "2021-12-31", OnTime),
        ("rule", &[("complete", "2021-01-20")], "2021-12-31", Late),
        ("rule", &[("complete", "2021-01")], "2021-12-31", Undetermined),
        ("rule", &[("report", "2021-01-18")], "2021-12-31", Overdue),
        ("rule", &[("cancel", "2021-01-25")], "2021-12-31", NotAsked),
        ("rule", &[("cancel", "2021-01-14"), ("reopen", "2021-01-18")], "2021-01-22", Running),
        ("rule", &[("cancel", "2021-01-14"), ("reopen", "2021-01-18")], "2021-01-23", Overdue),
        (
            "rule",
            &[("complete", "2021-01-14"), ("reopen", "2021-01-18"), ("complete", "2021-01-22")],
            "2021-12-31",
            OnTime,
        ),
        (
            "rule",
            &[("complete", "2021-01-14"), ("reopen", "2021-01-18"), ("complete", "2021-01-25")],
            "2021-12-31",
            Late,
        ),
        // Paused on Thursday the 14th, on again after Monday the 18th: the 13th and the 19th to 22nd count.
        ("rule", &[("pause", "2021-01-14")], "2021-01-13", Running),
        ("rule", &[("pause", "2021-01-14")], "2021-06-30", Paused),
        ("rule", &[("pause", "2021-01-14"), ("go on", "2021-01-18")], "2021-01-22", Running),
        ("rule", &[("pause", "2021-01-14"), ("go on", "2021-01-18")], "2021-01-23", Overdue),
        ("rule", &[("pause", "2021-01-14"), ("complete", "2021-01-29")], "2021-12-31", OnTime),
        // After it was due a pause changes nothing; two more working days lead to the 21st.
        ("rule", &[("pause", "2021-01-20")], "2021-01-31", Overdue),
        ("rule", &[("extend", "2021-01-18")], "2021-01-21", Running),
        ("rule", &[("extend", "2021-01-18")], "2021-01-22", Overdue),
        ("rule", &[("extend", "2021-01-18"), ("complete", "2021-01-21")], "2021-12-31", OnTime),
        // Nor is a fixed date moved by a pause.
        ("2021-01-31", &[("pause", "2021-01-14")], "2021-01-31", Paused),
        ("2021-01-31", &[("pause", "2021-01-14")], "2021-02-01", Overdue),
        // A date that was fixed stays, whatever lay between.
        ("2021-01-31", &[], "2021-01-31", Running),
        ("2021-01-31", &[("complete", "2021-01-14"), ("reopen", "2021-01-18")], "2021-02-01", Overdue),
        ("2021-01", &[("complete", "2021-01-31")], "2021-12-31", OnTime),
        ("2021-01", &[("complete", "2021-02-01")], "2021-12-31", Late),
    ];
    for (due, turns, now, expected) in table {
        let mut book = Book::yangquan();
        book.today("2021-12-31");
        let task = AssignTask::titled("测算电价优惠方案").on("2021-01-12").unwrap();
        let task = match *due {
            "" => task,
            "rule" => task.due_rule(working_days(5).after("assigned")),
            date => task.due(date).unwrap(),
        };
        let id: Id<Task> = book.made(task);
        for (turn, on) in *turns {
            match *turn {
                "complete" => drop(book.must(CompleteTask::of(id).result("方案已报").on(*on).unwrap())),
                "report" => drop(book.must(ReportTask::of(id, "初稿已成").on(*on).unwrap())),
                "pause" => drop(book.must(PauseClock::of(id, "待企业补充材料").on(*on).unwrap())),
                "go on" => drop(book.must(ResumeClock::of(id).on(*on).unwrap())),
                "extend" => drop(book.must(ExtendDeadline::of(id, Limit::WorkingDays(2), "复杂").on(*on).unwrap())),
                "cancel" => drop(book.must(CancelTask::of(id, "企业撤回").on(*on).unwrap())),
                _ => drop(book.must(ReopenTask::of(id, "仍须办理").on(*on).unwrap())),
            }
        }
        assert_eq!(timeliness(&book, id, now), *expected, "due {due}, {turns:?}, asked {now}");
        let told = book.get(id).due_at(AsOf::LATEST, end_of("2021-12-31"), &Calendar::china()).unwrap();
        assert_eq!(told.is_some(), !due.is_empty());
    }
}

#[test]
fn a_task_belongs_where_it_came_from() {
    let mut book = Book::yangquan();
    let investor: Id<Organisation> = book.made(AddOrganisation::named("日昌晶"));
    let talks: Id<Negotiation> = book.made(OpenNegotiation::titled("洽谈").investor(investor));
    let investment = book.investment_of(talks);
    book.must(RecordInteraction::of(talks, InteractionKind::Visit).note("谈电价"));
    let visit = book.last_fact(talks);
    let issue: Id<Issue> = book.made(RaiseIssue::about(talks, "request"));
    let outside: Id<Issue> = book.made(RaiseIssue::about(investor, "request"));
    let plain: Id<Task> = book.made(AssignTask::titled("筹备对接会").unit("招商一局"));
    let of_visit: Id<Task> = book.made(AssignTask::out_of_interaction(visit, "测算电价"));
    let of_issue: Id<Task> = book.made(AssignTask::out_of(issue, "协调供电"));
    let of_all: Id<Task> = book.made(AssignTask::out_of(investment, "每周调度"));
    let of_outside: Id<Task> = book.made(AssignTask::out_of(outside, "协调入学"));
    let of_investor: Id<Task> = book.made(AssignTask::out_of(investor, "回访"));
    let belongs = |id: Id<Task>| book.get(id).head.investment_at(AsOf::LATEST);
    assert_eq!([of_visit, of_issue, of_all].map(belongs), [Some(investment); 3]);
    assert_eq!([plain, of_outside, of_investor].map(belongs), [None; 3]);
    let came_of = |id: Id<Task>| book.get(id).came_of();
    assert_eq!([of_visit, of_issue].map(came_of), [Some(talks.record()), Some(issue.record())]);
    assert_eq!([plain, of_all, of_investor].map(came_of), [None; 3]);
    assert_eq!(book.get(of_visit).interaction, Some(visit.fact));
    assert_eq!(book.index(of_investor).organisation, Some(investor));
    assert!(book.index(plain).unit.is_some());
    // An interaction that was taken back is none.
    book.must(Retract::fact_of(visit, "误录"));
    assert_eq!(book.refused(AssignTask::out_of_interaction(visit, "x")), "task.no-interaction");
}

#[test]
fn a_task_stands_as_its_last_turn_says() {
    let mut book = Book::yangquan();
    book.today("2021-12-31");
    let id: Id<Task> = book.made(AssignTask::titled("办理临时用电").on("2021-01-12").unwrap());
    let standing = |book: &Book| (book.get(id).standing(AsOf::LATEST), book.index(id).standing);
    assert_eq!(standing(&book), (Is::Ongoing, Is::Ongoing));
    book.must(CancelTask::of(id, "企业撤回").on("2021-01-14").unwrap());
    assert_eq!(standing(&book), (Is::Terminated, Is::Terminated));
    assert_eq!(book.refused(CompleteTask::of(id)), "task.already-closed");
    book.must(ReopenTask::of(id, "仍须办理").on("2021-01-18").unwrap());
    assert_eq!(standing(&book), (Is::Ongoing, Is::Ongoing));
    let reopened = book.last_fact(id);
    book.must(CompleteTask::of(id).result("已送电").on("2021-01-20").unwrap());
    assert_eq!(standing(&book), (Is::Completed, Is::Completed));
    let done = book.last_fact(id);
    // A report of the days before may become known after; one of the days since may not.
    book.must(ReportTask::of(id, "已报装").on("2021-01-19").unwrap());
    assert_eq!(book.refused(ReportTask::of(id, "已报装").on("2021-01-21").unwrap()), "task.already-closed");
    let point = |day: &str| book.get(id).is_closed(as_of(day, "2021-12-31"));
    assert_eq!(
        ["2021-01-13", "2021-01-14", "2021-01-18", "2021-01-20"].map(point),
        [Truth::No, Truth::Yes, Truth::No, Truth::Yes]
    );
    let right = |fact, on: &str| Correct::fact_of(fact, "日期有误").on(on).unwrap();
    assert_eq!(book.refused(right(done, "2021-01-11")), "task.before-assigned");
    assert_eq!(book.refused(right(done, "2021-01-16")), "task.out-of-order");
    let assigned = FactRef { record: id.record(), fact: "1".parse().unwrap() };
    assert_eq!(book.refused(right(assigned, "2021-01-21")), "task.before-assigned");
    book.must(right(assigned, "2021-01-11"));
    book.must(Correct::fact_of(done, "补充结果").note("已送电并验收"));
    assert_eq!(standing(&book), (Is::Completed, Is::Completed));
    let done = book.last_fact(id);
    book.must(Retract::fact_of(done, "未办结"));
    assert_eq!(standing(&book), (Is::Ongoing, Is::Ongoing));
    book.must(Retract::fact_of(reopened, "误录"));
    assert_eq!(standing(&book), (Is::Terminated, Is::Terminated));
}

#[test]
fn the_due_of_a_task_is_corrected_as_a_date() {
    let mut book = Book::yangquan();
    let id: Id<Task> = book.made(AssignTask::titled("办理临时用电").due_rule(working_days(5).after("assigned")));
    let due = FactRef { record: id.record(), fact: "1.1".parse().unwrap() };
    let known = |book: &Book| book.get(id).due_rule(AsOf::LATEST).unwrap().to_string();
    assert_eq!(known(&book), "5 working days after `assigned`");
    assert_eq!(timeliness(&book, id, "2021-12-31"), Timeliness::Undetermined, "nobody knows when it was assigned");
    book.must(Correct::fact_of(due, "按会议纪要").target("2021-02-10").unwrap());
    assert_eq!(known(&book), "2021-02-10");
    assert_eq!(timeliness(&book, id, "2021-02-10"), Timeliness::Running, "a date needs no start");
    let open = When::parse("2021-02-10/..").unwrap();
    assert_eq!(book.refused(AssignTask { due: Some(open), ..AssignTask::titled("x") }), "deadline.no-end");
}
