//! The days on which things happened: not after they were known, and days of the zone.

use inward_core::command::{
    AddList, Assign, CaptureLead, Command, Correct, EnrolPerson, OpenZone, Plan, Promise, RecordProject, TriageLead,
};
use inward_core::commitment::Commitment;
use inward_core::entry::Entry;
use inward_core::evidence::Evidence;
use inward_core::fact::AsOf;
use inward_core::id::Id;
use inward_core::lead::Lead;
use inward_core::milestone::Outcome;
use inward_core::playbook::Playbook;
use inward_core::project::Project;
use inward_core::when::Truth;

use crate::world::Book;

fn lead(book: &mut Book, title: &str) -> Id<Lead> {
    book.made(CaptureLead::titled(title).on("2019-12-01").unwrap())
}

/// Nothing that happened was known before it happened.
#[test]
fn what_is_reported_had_happened_by_the_day_of_the_report() {
    let mut book = Book::yangquan();
    let lead = lead(&mut book, "线索");
    book.reported("2020-12-31");
    let reach = |on: &str| Command::from(TriageLead::of(lead, Outcome::Passed).on(on).unwrap());
    for on in ["2021-01-01", "2021-01-10", "2021", "2021-01-01/.."] {
        assert_eq!(book.refused(reach(on)), "milestone.after-report", "{on}");
    }
    assert_eq!(book.refused(reach("2021-02-01")), "milestone.in-the-future");
    book.must(reach("2020-12"));
    for (on, refused) in [("2021-01-10", Some("milestone.after-report")), ("2020-12-31", None)] {
        let correct = Correct::milestone_of(lead, "triaged", "误").on(on).unwrap();
        match refused {
            Some(code) => assert_eq!(book.refused(correct), code),
            None => drop(book.must(correct)),
        }
    }
    // A plan made by then may aim at any later day, and a value may hold from a later day on.
    book.must(Assign::of(lead).unit("招商一局").on("2021-01-10").unwrap());
}

/// An instant lies on its day in the zone, whatever the offset in which it is told.
#[test]
fn an_instant_lies_on_its_day_in_the_zone() {
    // The clock stands at eight in the morning of 2021-01-31 in Shanghai, on the evening before in New York.
    let table = [
        ("Asia/Shanghai", "2020-12-31T15:59:59Z", Some("2020-12-31")),
        ("Asia/Shanghai", "2020-12-31T16:00:00Z", Some("2021-01-01")),
        ("Asia/Shanghai", "2021-01-01T00:00:00+09:00", Some("2020-12-31")),
        ("Asia/Shanghai", "2021-01-31T23:30:00+08:00", Some("2021-01-31")),
        ("Asia/Shanghai", "2021-01-31T20:00:00Z", None),
        ("America/New_York", "2021-01-01T04:59:59Z", Some("2020-12-31")),
        ("America/New_York", "2021-01-01T05:00:00Z", Some("2021-01-01")),
        ("America/New_York", "2021-01-31T12:30:00+08:00", Some("2021-01-30")),
        ("America/New_York", "2021-01-31T13:30:00+08:00", None),
    ];
    for (zone, at, day) in table {
        let mut book = Book::empty();
        book.give(OpenZone::named("开发区", zone, Playbook::development_zone())).unwrap();
        book.actor = book.made(EnrolPerson::named("wang.li"));
        let capture = CaptureLead::titled("线索").on(at).unwrap();
        let Some(day) = day else {
            assert_eq!(book.refused(capture), "milestone.in-the-future", "{at} in {zone}");
            continue;
        };
        let lead: Id<Lead> = book.made(capture);
        let fact = book.get(lead).milestones.reached.iter().next().unwrap();
        let on = fact.of.on.as_ref().unwrap();
        assert_eq!((on.first(), on.last()), (day.parse().ok(), day.parse().ok()), "{at} in {zone}");
        assert_eq!(on.timestamp(), at.parse().ok(), "the same point in time");
        let before: chrono::NaiveDate = day.parse::<chrono::NaiveDate>().unwrap().pred_opt().unwrap();
        assert_eq!(fact.happened(AsOf { valid: before, ..AsOf::LATEST }), Truth::No, "{at} in {zone}");
        assert!(on.given().is_none_or(|given| given == at), "the text as given is kept");
    }
}

/// What a command dates beside what happened: plans, due dates, lists, evidence, attributes.
#[test]
fn every_instant_of_a_command_lies_on_its_day_in_the_zone() {
    let (at, day) = ("2020-12-31T20:00:00Z", "2021-01-01".parse::<chrono::NaiveDate>().ok());
    let mut book = Book::yangquan();
    let lead = lead(&mut book, "线索");
    let evidence = Evidence::document("研判意见").issued_on(at).unwrap();
    book.must(TriageLead::of(lead, Outcome::Passed).evidence(evidence));
    let issued = book.get(lead).milestones.reached.iter().last().unwrap().of.evidence.clone().unwrap().issued_on;
    let project: Id<Project> = book.made(RecordProject::titled("项目"));
    book.must(Plan::of(project, "registered", at).unwrap());
    let planned = book.get(project).milestones.planned_for("registered", None, AsOf::LATEST).cloned();
    let list: Id<Entry> = book.made(AddList::named("清单").on(at).unwrap());
    let promise = Promise::to_investor(project, "soft").debtor("招商一局").due(at).unwrap();
    let promise: Id<Commitment> = book.made(promise);
    let due = book.get(promise).due_at(AsOf::LATEST).cloned();
    for (what, when) in [("issued", issued), ("planned", planned), ("list", book.get(list).on.clone()), ("due", due)] {
        assert_eq!(when.unwrap().last(), day, "{what}");
    }
}
