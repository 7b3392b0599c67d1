//! Standings: what closes a record, and what was stopped and went on, told in any order.

use inward_core::command::{
    CaptureLead, Command, Correct, EndProject, LoseNegotiation, OpenNegotiation, ProjectEnd, Reach, RecordProject,
    Reopen, Resume, Retract, SignAgreement, Suspend, TriageLead,
};
use inward_core::event::Event;
use inward_core::fact::event::FactRetracted;
use inward_core::fact::{AsOf, Stated};
use inward_core::id::{FactRef, Id};
use inward_core::lead::Lead;
use inward_core::milestone::{Judgement, Outcome};
use inward_core::negotiation::Negotiation;
use inward_core::project::Project;
use inward_core::record::{Record, State};
use inward_core::standing::event::StandingChanged;
use inward_core::standing::{Is, Standing};
use inward_core::when::When;

use crate::world::{Book, Kept, as_of};

fn lead(book: &mut Book, title: &str) -> Id<Lead> {
    book.made(CaptureLead::titled(title).on("2019-12-01").unwrap())
}

/// A rejection is read from its judgement: retracted or corrected, it takes the rejection along.
#[test]
fn a_rejection_follows_its_judgement() {
    let mut book = Book::yangquan();
    let lead = lead(&mut book, "线索");
    book.must(TriageLead::of(lead, Outcome::Vetoed).on("2020-06-05").unwrap());
    let veto = book.last_fact(lead);
    let known_vetoed = book.now;
    book.today("2021-02-01");
    assert_eq!(book.refused(OpenNegotiation::with(lead)), "lead.already-closed");
    book.must(Retract::fact_of(veto, "误录"));
    assert_eq!(book.index(lead).standing, Is::Ongoing);
    let when_vetoed = AsOf { valid: "2020-06-05".parse().unwrap(), known: known_vetoed };
    assert_eq!(book.state_of(lead).standing_at(when_vetoed), Some(Is::Rejected), "as it was known then");
    assert_eq!(book.state_of(lead).standing_at(AsOf { known: book.now, ..when_vetoed }), Some(Is::Ongoing));

    let talks: Id<Negotiation> = book.made(OpenNegotiation::with(lead).on("2020-06-10").unwrap());
    let judgement = Judgement { body: None, outcome: Outcome::Rejected };
    book.must(Reach::of(talks, "reviewed").judgement(judgement).on("2020-07-01").unwrap());
    let before = book.now;
    book.today("2021-02-02");
    book.must(Correct::milestone_of(talks, "reviewed", "按会议纪要").on("2020-08-01").unwrap());
    for (on, known, is) in [
        ("2020-06-30", before, Is::Ongoing),
        ("2020-07-15", before, Is::Rejected),
        ("2020-07-15", book.now, Is::Ongoing),
        ("2020-07-31", book.now, Is::Ongoing),
        ("2020-08-01", book.now, Is::Rejected),
    ] {
        let point = AsOf { valid: on.parse().unwrap(), known };
        assert_eq!(book.state_of(talks).standing_at(point), Some(is), "{on} as known at {known}");
    }
    // What closes it is the judgement of its new day: reopened from a day after it, it goes on.
    assert_eq!(book.refused(Reopen::of(talks, "回头再谈").on("2020-07-20").unwrap()), "standing.before-current");
    book.must(Reopen::of(talks, "回头再谈").on("2020-09-01").unwrap());
    assert_eq!(book.index(talks).standing, Is::Ongoing);
    let rejected = as_of("2020-08-31", "2021-12-31");
    assert_eq!(book.state_of(talks).standing_at(rejected), Some(Is::Rejected));
    book.must(SignAgreement::intent(talks).on("2020-09-02").unwrap());
}

/// Rejections were once recorded a second time beside their judgement. Such a book folds to the same
/// standing, and the judgement alone decides it.
#[test]
fn a_rejection_that_was_recorded_twice_still_follows_its_judgement() {
    for (on, closed_from) in [(Some("2020-06-05"), "2020-06-05"), (None, "2020-06-07")] {
        let mut book = Book::yangquan();
        let lead = lead(&mut book, "线索");
        let mut triage = TriageLead::of(lead, Outcome::Rejected);
        triage.on = on.map(|on| on.parse().unwrap());
        book.must(triage);
        let judged = book.log.last().unwrap().clone();
        let Event::MilestoneReached(mut reached) = judged.event.clone() else { panic!("{judged:?}") };
        reached.reached.closes_on = None;
        let standing = Standing { is: Is::Rejected, reason: None, note: None, lost_to: None };
        let stated = Stated::on(closed_from.parse::<When>().unwrap());
        let repeated = Event::from(StandingChanged { standing, stated });
        let retracted = Event::from(FactRetracted { fact: book.last_fact(lead).fact, reason: None });
        let mut old: Vec<_> = book.log.iter().filter(|kept| kept.record == lead.record()).cloned().collect();
        *old.last_mut().unwrap() = Kept { event: Event::MilestoneReached(reached), ..judged.clone() };
        old.push(Kept { version: judged.version + 1, event: repeated, ..judged.clone() });
        let fold = |log: &[Kept]| State::fold(log.iter().map(Kept::recorded)).unwrap().unwrap();
        let state = fold(&old);
        assert_eq!(state.standing_at(as_of("2020-06-04", "2021-12-31")), Some(Is::Ongoing), "{on:?}");
        assert_eq!(state.standing_at(as_of(closed_from, "2021-12-31")), Some(Is::Rejected), "{on:?}");
        old.push(Kept { version: judged.version + 2, event: retracted, ..judged });
        assert_eq!(fold(&old).standing_at(AsOf::LATEST), Some(Is::Ongoing), "{on:?}");
    }
}

/// Stops and their ends that become known late, held against the standing of their own day.
#[test]
fn what_stopped_and_went_on_may_be_told_in_any_order() {
    /// What was told before, then what is told of which day, and the code of its refusal.
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str, Option<&'a str>);
    let table: &[Case<'_>] = &[
        // A stop of January is told after that of March, which has ended; then its end.
        (&[("stop", "2020-03-01"), ("go", "2020-05-01")], "stop", "2020-01-01", None),
        (&[("stop", "2020-03-01"), ("go", "2020-05-01"), ("stop", "2020-01-01")], "go", "2020-02-01", None),
        (&[("stop", "2020-03-01"), ("stop", "2020-01-01")], "go", "2020-02-01", None),
        // A gap in a long stop: it went on in February and stopped again in March.
        (&[("stop", "2020-01-01"), ("go", "2020-05-01")], "go", "2020-02-01", None),
        (&[("stop", "2020-01-01"), ("go", "2020-05-01"), ("go", "2020-02-01")], "stop", "2020-03-01", None),
        // A stop before the closing, and its end.
        (&[("lose", "2020-06-01")], "stop", "2020-03-01", None),
        (&[("lose", "2020-06-01"), ("stop", "2020-03-01")], "go", "2020-04-01", None),
        (&[("stop", "2020-03-01")], "stop", "2020-04-01", Some("standing.already")),
        (&[("stop", "2020-03-01")], "stop", "2020-03", Some("standing.already")),
        (&[("stop", "2020-03-01"), ("go", "2020-05-01")], "go", "2020-06-01", Some("standing.not-suspended")),
        (&[("stop", "2020-03-01"), ("go", "2020-05-01")], "go", "2020-02-01", Some("standing.before-current")),
        (&[], "go", "2020-02-01", Some("standing.not-suspended")),
        (&[("lose", "2020-06-01")], "stop", "2020-07-01", Some("negotiation.already-closed")),
        (&[("lose", "2020-06-01")], "stop", "2020-06", Some("negotiation.already-closed")),
        (&[("lose", "2020-06-01")], "go", "2020-07-01", Some("negotiation.already-closed")),
        // A closing of February and its reopening are told after the closing of June.
        (&[("lose", "2020-06-01")], "lose", "2020-02-01", None),
        (&[("lose", "2020-06-01"), ("lose", "2020-02-01")], "reopen", "2020-03-01", None),
        (&[("stop", "2020-06-01"), ("lose", "2020-02-01")], "reopen", "2020-03-01", None),
        (&[("lose", "2020-02-01"), ("reopen", "2020-06-01")], "reopen", "2020-03-01", None),
        (&[("lose", "2020-06-01")], "lose", "2020-06-01", Some("negotiation.already-closed")),
        (&[("lose", "2020-06-01")], "lose", "2020-07-01", Some("negotiation.already-closed")),
        (&[("lose", "2020-06-01")], "reopen", "2020-05-31", Some("standing.before-current")),
        (&[("lose", "2020-06-01"), ("reopen", "2020-07-01")], "reopen", "2020-08-01", Some("standing.not-closed")),
        (&[("lose", "2020-06-01"), ("reopen", "2020-07-01")], "reopen", "2020-05-01", Some("standing.before-current")),
        (&[], "reopen", "2020-05-01", Some("standing.not-closed")),
    ];
    for (before, what, on, refused) in table {
        let mut book = Book::yangquan();
        let talks: Id<Negotiation> = book.made(OpenNegotiation::titled("洽谈").on("2019-12-01").unwrap());
        let command = |what: &str, on: &str| -> Command {
            match what {
                "stop" => Suspend::of(talks, "owner_change").on(on).unwrap().into(),
                "go" => Resume::of(talks).on(on).unwrap().into(),
                "reopen" => Reopen::of(talks, "回头再谈").on(on).unwrap().into(),
                _ => LoseNegotiation::of(talks, "lost_on_land").on(on).unwrap().into(),
            }
        };
        for (what, on) in *before {
            book.must(command(what, on));
        }
        let is_closed = book.index(talks).standing.is_closed();
        match refused {
            Some(code) => assert_eq!(book.refused(command(what, on)), *code, "{before:?}, then {what} on {on}"),
            None => {
                book.must(command(what, on));
                let is = match *what {
                    "stop" => Is::Suspended,
                    "lose" => Is::Lost,
                    _ => Is::Ongoing,
                };
                let then = book.state_of(talks).standing_at(as_of(on, "2021-12-31"));
                assert_eq!(then, Some(is), "{before:?}, then {what} on {on}");
                assert_eq!(book.index(talks).standing.is_closed(), is_closed, "a closing stays the last word");
            }
        }
    }
}

/// A closing behind which the record was already said to be stopped or to go on is told, and told of.
#[test]
fn a_closing_that_is_not_the_last_word_is_warned_of() {
    for (after, warned) in [(None, &[][..]), (Some("stop"), &["standing.followed"][..]), (Some("lose"), &[][..])] {
        let mut book = Book::yangquan();
        let talks: Id<Negotiation> = book.made(OpenNegotiation::titled("洽谈").on("2019-12-01").unwrap());
        match after {
            Some("stop") => drop(book.must(Suspend::of(talks, "owner_change").on("2020-06-01").unwrap())),
            Some(_) => drop(book.must(LoseNegotiation::of(talks, "lost_on_land").on("2020-06-01").unwrap())),
            None => {}
        }
        assert_eq!(book.warned(LoseNegotiation::of(talks, "lost_on_land").on("2020-05-01").unwrap()), warned);
    }
}

/// A closing before a milestone that is known to have been reached is taken, and warned of, unless the
/// record was reopened in between.
#[test]
fn a_closing_before_what_was_reached_is_warned_of() {
    for (completed, reopened, warned) in [
        ("2020-06-01", None, &["standing.reached-later"][..]),
        ("2020-06-01", Some("2020-05-20"), &["standing.followed"][..]),
        ("2020-05-01", None, &[][..]),
        ("2020-05", None, &[][..]),
    ] {
        let mut book = Book::yangquan();
        let project: Id<Project> = book.made(RecordProject::titled("项目"));
        let end = |on| EndProject::of(project, ProjectEnd::Abandoned).reason("market_changed").on(on).unwrap();
        if let Some(on) = reopened {
            book.must(Suspend::of(project, "power_shortage").on("2020-05-10").unwrap());
            book.must(Resume::of(project).on(on).unwrap());
        }
        book.must(Reach::of(project, "completed").on(completed).unwrap());
        assert_eq!(book.warned(end("2020-05-01")), warned, "completed {completed}, reopened {reopened:?}");
    }
    // The same holds for a closing that is put on an earlier day.
    let mut book = Book::yangquan();
    let project: Id<Project> = book.made(RecordProject::titled("项目"));
    book.must(Reach::of(project, "completed").on("2020-06-01").unwrap());
    let end = EndProject::of(project, ProjectEnd::Abandoned).reason("market_changed").on("2020-07-01").unwrap();
    assert_eq!(book.warned(end), &[] as &[&str]);
    let fact = book.state_of(project).standings().unwrap().facts().standing(AsOf::LATEST.known).next().unwrap().of.id;
    let corrected = Correct::fact_of(FactRef { record: project.record(), fact }, "误录").on("2020-05-01").unwrap();
    assert_eq!(book.warned(corrected), &["standing.reached-later"]);
}

/// The corrected day of a stop, a closing or a reopening must be one on which it changes something,
/// and what followed from it must still follow.
#[test]
fn a_corrected_standing_keeps_the_order_of_the_others() {
    // Which word of stop, go, lose, reopen is corrected, to which day, and the code of its refusal.
    let table: &[(&str, &str, Option<&str>)] = &[
        ("stop", "2020-02-15", None),
        ("stop", "2020-04-30", None),
        ("stop", "2020-05-02", Some("standing.out-of-order")),
        ("stop", "2020-06-15", Some("negotiation.already-closed")),
        ("go", "2020-03-02", None),
        ("go", "2020-05-31", None),
        ("go", "2020-02-15", Some("standing.before-current")),
        ("lose", "2020-04-01", Some("standing.out-of-order")),
        ("lose", "2020-05-02", None),
        ("lose", "2020-06-30", None),
        ("lose", "2020-07-02", Some("standing.out-of-order")),
        ("reopen", "2020-06-02", None),
        ("reopen", "2020-08-01", None),
        ("reopen", "2020-02-15", Some("standing.before-current")),
    ];
    for (what, to, refused) in table {
        let mut book = Book::yangquan();
        let talks: Id<Negotiation> = book.made(OpenNegotiation::titled("洽谈").on("2019-12-01").unwrap());
        let mut words = std::collections::BTreeMap::new();
        for (name, command) in [
            ("stop", Command::from(Suspend::of(talks, "owner_change").on("2020-03-01").unwrap())),
            ("go", Resume::of(talks).on("2020-05-01").unwrap().into()),
            ("lose", LoseNegotiation::of(talks, "lost_on_land").on("2020-06-01").unwrap().into()),
            ("reopen", Reopen::of(talks, "回头再谈").on("2020-07-01").unwrap().into()),
        ] {
            book.must(command);
            words.insert(name, book.last_fact(talks));
        }
        let correct = Correct::fact_of(words[what], "误").on(*to).unwrap();
        match refused {
            Some(code) => assert_eq!(book.refused(correct), *code, "{what} to {to}"),
            None => drop(book.must(correct)),
        }
    }
    // A word that is corrected in its note alone may stand as it stood.
    let mut book = Book::yangquan();
    let talks: Id<Negotiation> = book.made(OpenNegotiation::titled("洽谈").on("2019-12-01").unwrap());
    book.must(Suspend::of(talks, "owner_change").on("2020-03-01").unwrap());
    let stop = book.last_fact(talks);
    book.must(Suspend::of(talks, "owner_change").on("2020-01-01").unwrap());
    book.must(Correct::fact_of(stop, "误").note("按函件"));
}
