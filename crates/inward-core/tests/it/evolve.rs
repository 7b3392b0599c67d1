//! How events make states: whatever the order, without panic; the same however they are folded; and
//! a state as of a day is the state that the events known by then make.

mod as_of;

use std::collections::BTreeMap;

use inward_core::calendar::Calendar;
use inward_core::command::{CaptureLead, JoinList, Reach, RecordProject, Retract};
use inward_core::commitment::Around;
use inward_core::fact::AsOf;
use inward_core::id::{Id, RecordId};
use inward_core::index::Index;
use inward_core::lead::Lead;
use inward_core::playbook::{Playbook, Usage};
use inward_core::project::Project;
use inward_core::record::{Misfit, Record, State};
use inward_core::when::Timestamp;
use inward_core::world::{Relation, World};
use proptest::prelude::*;

use crate::history;
use crate::world::{Book, Kept, TIME_ZONE, as_of};

#[test]
fn folding_the_events_gives_the_state_that_was_kept() {
    let book = history::rich();
    let mut folded = 0;
    for (id, state) in &book.states {
        let again = State::fold(book.stream(*id).map(Kept::recorded)).unwrap().unwrap();
        assert_eq!(again, **state, "{id}");
        assert_eq!(usize::try_from(state.head().version()).unwrap(), book.stream(*id).count());
        folded += book.stream(*id).count();
    }
    assert_eq!(folded, book.log.len());
    assert!(State::fold(std::iter::empty()).unwrap().is_none());
}

#[test]
fn what_does_not_fit_is_told_and_changes_nothing() {
    let book = history::rich();
    let (mut first, mut version, mut kind) = (0, 0, 0);
    for kept in &book.log {
        if kept.version > 1 {
            let misplaced = Kept { version: 1, ..kept.clone() };
            assert!(matches!(State::create(&misplaced.recorded()), Err(Misfit::First { .. })), "{kept:?}");
            first += 1;
        }
        let state = book.state_of(kept.record);
        for says in [0, kept.version, u32::MAX] {
            let mut changed = state.clone();
            let wrong = Kept { version: says, ..kept.clone() };
            if says != state.head().version() + 1 {
                assert!(matches!(changed.evolve(&wrong.recorded()), Err(Misfit::Version { .. })));
                assert_eq!(changed, *state);
                version += 1;
            }
        }
        // A creation is never a later event.
        if kept.version == 1 {
            let mut changed = state.clone();
            let again = Kept { version: state.head().version() + 1, ..kept.clone() };
            assert!(matches!(changed.evolve(&again.recorded()), Err(Misfit::Kind { .. })));
            assert_eq!(changed, *state);
            kind += 1;
        }
    }
    assert!(first > 40 && version > 200 && kind > 20, "{first} {version} {kind}");
}

/// Everything that is read of a state, at several points.
fn read_all(state: &State, playbook: &Playbook) {
    let points = [
        AsOf::LATEST,
        as_of("2020-07-18", "2021-02-01"),
        AsOf { valid: chrono::NaiveDate::MIN, known: Timestamp::MIN },
    ];
    for point in points {
        let row = Index::of(state, playbook, point, None, &[]);
        assert_eq!(row.id, state.id());
        let _ = state.exists(point, |at| at.day_in(TIME_ZONE));
        if let Some(milestones) = state.milestones() {
            let stage = milestones.stage(None, point, playbook);
            assert!(stage.possible >= stage.certain);
        }
        match state {
            State::Project(project) => drop(project.lists(point)),
            State::Agreement(agreement) => drop((agreement.level_at(point), agreement.text_version(point))),
            State::Commitment(commitment) => {
                let at = Timestamp::end_of_day(point.valid, TIME_ZONE);
                drop(commitment.life(point, at, &Around::NOTHING, &Calendar::china()).label());
            }
            State::Lead(lead) => drop(lead.first_contact(point)),
            State::Issue(issue) => {
                let china = Calendar::china();
                for due in
                    [issue.respond_due(point, Timestamp::MIN, &china), issue.resolve_due(point, Timestamp::MIN, &china)]
                {
                    drop(due.unwrap());
                }
                let _ = issue.standing_of_response(point, Timestamp::MIN, &china).unwrap();
                let _ = issue.standing_of_resolution(point, Timestamp::MIN, &china).unwrap();
                let _ = (issue.outcome(point), issue.satisfaction(point), issue.jobs_at_risk(point));
            }
            State::Case(case) => {
                let procedure = inward_core::command::AddProcedure::named("无", "招商一局");
                let mut book = Book::yangquan();
                let procedure: Id<inward_core::entry::Entry> = book.made(procedure);
                let (at, china) = (Timestamp::MIN, Calendar::china());
                let procedure = book.get(procedure);
                drop(case.accepted(procedure, point, at, &china));
                let _ = (
                    case.progress(procedure, point, at, &china),
                    case.outcome(point),
                    case.uncounted(point, TIME_ZONE),
                );
            }
            State::Entry(entry) => drop(entry.reductions(point, point)),
            State::Task(task) => {
                drop(task.due_at(point, Timestamp::MIN, &Calendar::china()).unwrap());
                let _ = task.timeliness(point, Timestamp::MIN, &Calendar::china()).unwrap();
            }
            _ => {}
        }
    }
    state.use_playbook(&mut Usage::default());
    drop(state.relations());
    let json = state.to_json().unwrap();
    assert_eq!(State::from_json(state.id().kind, &json).unwrap(), *state);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Any events after the creation, of any records, in any order: taken or told not to fit.
    #[test]
    fn no_order_of_events_panics(picks in prop::collection::vec(any::<prop::sample::Index>(), 40)) {
        let book = history::rich();
        let playbook = book.playbook();
        let later: Vec<&Kept> = book.log.iter().collect();
        let creations: BTreeMap<RecordId, &Kept> =
            book.log.iter().filter(|kept| kept.version == 1).map(|kept| (kept.record, kept)).collect();
        for (id, creation) in creations {
            let mut state = State::create(&creation.recorded()).unwrap();
            for pick in &picks {
                let kept = pick.get(&later);
                let version = state.head().version() + 1;
                let before = state.clone();
                let placed = Kept { record: id, version, ..Kept::clone(kept) };
                match state.evolve(&placed.recorded()) {
                    Ok(()) => prop_assert_eq!(state.head().version(), version),
                    Err(Misfit::Kind { .. }) => prop_assert_eq!(&state, &before),
                    Err(other) => prop_assert!(false, "{other}"),
                }
            }
            read_all(&state, &playbook);
        }
    }
}

#[test]
fn a_record_exists_from_its_first_possible_occurrence() {
    let mut book = Book::yangquan();
    let day_of = |at: Timestamp| at.day_in(TIME_ZONE);
    let lead: Id<Lead> = book.made(CaptureLead::titled("有日期").on("2020-06").unwrap());
    let undated: Id<Lead> = book.made(CaptureLead::titled("无日期"));
    let project: Id<Project> = book.made(RecordProject::titled("还没有节点"));
    let exists =
        |book: &Book, id: RecordId, valid: &str, known: &str| book.state_of(id).exists(as_of(valid, known), day_of);
    for (valid, known, expected) in [
        ("2020-05-31", "2021-01-31", false),
        ("2020-06-01", "2021-01-31", true),
        ("2020-06-01", "2021-01-30", false),
        ("2021-01-31", "2021-01-31", true),
    ] {
        assert_eq!(exists(&book, lead.record(), valid, known), expected, "dated at {valid}, known {known}");
    }
    for id in [undated.record(), project.record()] {
        assert!(!exists(&book, id, "2021-01-30", "2021-01-31"));
        assert!(exists(&book, id, "2021-01-31", "2021-01-31"));
        assert!(!exists(&book, id, "2021-01-31", "2021-01-30"));
    }
    // Known earlier than recorded, by the day the office had it.
    book.reported("2020-12-31");
    let reported: Id<Lead> = book.made(CaptureLead::titled("早已报告"));
    assert!(exists(&book, reported.record(), "2020-12-31", "2020-12-31"));
    assert!(!exists(&book, reported.record(), "2020-12-30", "2021-01-31"));
    book.reported_today();
    // A milestone makes a project exist from its day on, for those who know of it.
    book.today("2021-02-02");
    book.must(Reach::of(project, "registered").on("2020-08-01").unwrap());
    assert!(exists(&book, project.record(), "2020-08-01", "2021-02-02"));
    assert!(!exists(&book, project.record(), "2020-08-01", "2021-02-01"));
    book.today("2021-02-03");
    book.must(Retract::fact_of(book.fact_of_version(project, 2), "误"));
    assert!(!exists(&book, project.record(), "2020-08-01", "2021-02-03"));
    assert!(exists(&book, project.record(), "2020-08-01", "2021-02-02"));
}

#[test]
fn relations_follow_what_was_last_said() {
    let book = history::rich();
    for (id, state) in &book.states {
        for (relation, to) in state.relations() {
            assert!(book.related(relation, to).unwrap().contains(id));
            assert!(book.states.contains_key(&to), "{id} stands to nothing");
        }
    }
    let mut book = Book::yangquan();
    let list = book.made(inward_core::command::AddList::named("清单"));
    let project: Id<Project> = book.made(RecordProject::titled("x"));
    book.must(JoinList::of(project, list));
    assert_eq!(book.related(Relation::Listed, list.record()).unwrap(), [project.record()]);
    book.must(Retract::fact_of(book.last_fact(project), "误"));
    assert!(book.related(Relation::Listed, list.record()).unwrap().is_empty());
}

#[test]
fn the_row_of_a_record_is_what_its_readings_say() {
    let book = history::rich();
    let playbook = book.playbook();
    let mut with_stage = 0;
    for (id, state) in &book.states {
        let row = book.index(*id);
        assert_eq!(row.id, *id);
        assert_eq!(row.investment, state.head().investment_at(AsOf::LATEST));
        if let Some(standing) = state.standing_at(AsOf::LATEST) {
            assert_eq!(row.standing, standing);
        }
        if let State::Project(project) = &**state {
            let stage = project.stage(AsOf::LATEST, &playbook);
            assert_eq!((row.stage, row.possible_stage), (stage.certain, stage.possible));
        }
        with_stage += usize::from(row.stage.is_some());
        assert!(row.first <= row.last || row.last.is_none(), "{id}: {row:?}");
        assert!(row.text.lines().all(|line| line == inward_core::text::fold(line)));
    }
    assert!(with_stage > 8, "{with_stage}");
}
