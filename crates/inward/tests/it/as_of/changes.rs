//! What changed between two reports, on random books: the ends are the tables that lists have, the steps between
//! them reconcile in every cell, and without the facts behind a step it is gone.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::Days;
use inward::ChangeFact;
use inward::analysis::pipeline::{ChangeRow, ChangeStep, Changes, Dimension, Level, Pipeline, Point};
use inward::prelude::*;
use proptest::prelude::*;

use super::generate::{Given, Template, steps};
use super::{Book, FIRST_DAY, play};
use crate::clock::day;

const MONEY: [MoneyKind; 4] =
    [MoneyKind::TotalPlanned, MoneyKind::FundsArrived, MoneyKind::FaiCompleted, MoneyKind::ContractInvestment];

static PAIRS: AtomicU32 = AtomicU32::new(0);
/// Amounts of lists that were compared with an end.
static SUMS: AtomicU32 = AtomicU32::new(0);
/// How often each step from `rescoped` to `revalued` moved a number, and was undone.
static MOVED: [AtomicU32; 6] = [const { AtomicU32::new(0) }; 6];
static UNDONE: [AtomicU32; 6] = [const { AtomicU32::new(0) }; 6];

/// How often it was not: what makes a record be there may be several things, each of them enough.
static STILL: AtomicU32 = AtomicU32::new(0);

const BETWEEN: [ChangeStep; 6] = [
    ChangeStep::Rescoped,
    ChangeStep::Corrected,
    ChangeStep::Late,
    ChangeStep::Entered,
    ChangeStep::Left,
    ChangeStep::Revalued,
];

#[test]
fn changes_reconcile_and_their_facts_make_them() {
    let half = || std::thread::spawn(compare_random_reports);
    for half in [half(), half()] {
        half.join().unwrap();
    }
    let pairs = PAIRS.load(Ordering::Relaxed);
    assert!(pairs >= 200, "only {pairs} pairs of reports");
    let sums = SUMS.load(Ordering::Relaxed);
    assert!(sums > 100, "only {sums} sums were compared");
    let count = |of: &AtomicU32| of.load(Ordering::Relaxed);
    for (step, moved) in BETWEEN.iter().zip(&MOVED) {
        assert!(count(moved) > 20, "{} moved a number {} times", step.key(), count(moved));
    }
    let [restated @ .., entered, left, revalued] = UNDONE.each_ref().map(count);
    assert!(restated.iter().all(|undone| *undone > 0), "{restated:?} were undone");
    assert!(entered > 5 && left + revalued > 3, "{entered}, {left} and {revalued} were undone");
    let undone = restated.iter().sum::<u32>() + entered + left + revalued;
    assert!(count(&STILL) * 30 < undone, "{undone} were undone, {} were not", count(&STILL));
}

fn compare_random_reports() {
    let config = ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() };
    let reports = proptest::collection::vec(((0..140_u64, 0..140_u64), (any::<u8>(), any::<u8>()), any::<u8>()), 3);
    proptest!(config, |(steps in steps(), reports in reports)| {
        let (book, history) = play(&steps);
        let pipeline = book.crm.pipeline().unwrap();
        let known = |turn: u8| {
            let turn = usize::from(turn).checked_rem(history.len());
            turn.map_or_else(|| day(FIRST_DAY), |number| history[number].known_on())
        };
        for ((one, other), (first, second), turn) in reports {
            let valid = [one.min(other), one.max(other)].map(|days| day("2020-12-20") + Days::new(days));
            let learnt = [known(first).min(known(second)), known(first).max(known(second))];
            // Now and then one of the two alone goes on.
            let valid = if turn % 5 == 0 { [valid[1], valid[1]] } else { valid };
            let learnt = if turn % 5 == 1 { [learnt[1], learnt[1]] } else { learnt };
            let ends = [Point::days(valid[0], learnt[0]), Point::days(valid[1], learnt[1])];
            let money = MONEY[usize::from(turn) % MONEY.len()];
            let dimensions: Vec<Dimension> = pipeline.dimensions().cloned().collect();
            let by = &dimensions[usize::from(turn) % dimensions.len()];
            for by in [&[][..], std::slice::from_ref(by)] {
                let changes = book.crm.changes(&pipeline, ends[0], ends[1], by, money).unwrap();
                assert_reconciles(&changes, ends);
                assert_ends_are_tables(&changes, &pipeline, &book.crm, ends);
                assert_facts_make_the_steps(&changes, &book, &history, usize::from(turn));
            }
            let projects = book.crm.pipeline_of(Level::Project).unwrap();
            let by = if turn.is_multiple_of(2) { [Dimension::Park] } else { [Dimension::Debtor] };
            for by in [&[][..], &by] {
                let changes = book.crm.changes(&projects, ends[0], ends[1], by, money).unwrap();
                assert_reconciles(&changes, ends);
                assert_ends_are_tables(&changes, &projects, &book.crm, ends);
                assert_facts_make_the_steps(&changes, &book, &history, usize::from(turn));
            }
            PAIRS.fetch_add(1, Ordering::Relaxed);
        }
    });
}

fn assert_reconciles(changes: &Changes, [since, until]: [Point; 2]) {
    assert!(!changes.rows.is_empty() || !changes.by.is_empty());
    for row in &changes.rows {
        let numbers = [&row.certain, &row.possible, &row.inexact, &row.without_amount];
        for steps in numbers.into_iter().chain(row.amounts.values().flatten()) {
            assert!(steps.reconcile(), "{}: {steps:?}", row.key);
            for step in BETWEEN {
                let stands_still =
                    if step.restates() { since.known() == until.known() } else { since.valid() == until.valid() };
                assert!(!stands_still || steps.at(step) == 0, "{} {}: {steps:?}", row.key, step.key());
            }
        }
        assert_eq!(row.certain.at(ChangeStep::Revalued), 0);
    }
}

/// The ends are what the lists of a handle say that reads there.
fn assert_ends_are_tables(changes: &Changes, pipeline: &Pipeline, crm: &Crm, ends: [Point; 2]) {
    for (point, step) in ends.into_iter().zip([ChangeStep::Opening, ChangeStep::Closing]) {
        let table = pipeline.at(point).stage_table(&changes.by);
        let mut seen = 0;
        for row in changes.rows.iter().filter(|row| row.key != "book") {
            let key = if row.key == "not_begun" { "" } else { row.key.as_str() };
            let theirs = table.rows.iter().find(|other| other.group == row.group && other.key == key);
            let theirs = theirs.map_or((0, 0), |row| (row.count.certain, row.count.possible));
            let ours = (row.certain.at(step), row.possible.at(step));
            assert_eq!(ours, (i128::from(theirs.0), i128::from(theirs.1)), "{} {}", row.key, step.key());
            seen += theirs.1;
        }
        assert_eq!(seen, table.rows.iter().map(|row| row.count.possible).sum::<u64>(), "{}", step.key());
        let days = [point.valid(), point.known()].map(|day| day.unwrap().to_string());
        let read = crm.as_of(days[0].as_str(), days[1].as_str()).unwrap();
        if changes.by.is_empty() && pipeline.level() == Level::Investment {
            let sum = read.investments().filter(Filter::default().perhaps_stage_at_least(0_u16));
            let begun = read.investments().filter(Filter::default().stage_at_least(0_u16));
            let (sum, begun) = (sum.sum(changes.money.unwrap()).unwrap(), begun.sum(changes.money.unwrap()).unwrap());
            let book = &changes.rows[0];
            assert_eq!(book.possible.at(step), i128::from(begun.count.possible));
            assert_eq!(book.possible.at(step) - book.without_amount.at(step), i128::from(sum.known.possible));
            for sum in begun.sum.iter() {
                let [least, most] = book.amounts.get(&sum.currency()).copied().unwrap_or_default();
                let bounds = sum.bounds();
                if let (std::ops::Bound::Included(lower), std::ops::Bound::Included(upper)) =
                    (bounds.lower, bounds.upper)
                {
                    assert_eq!((least.at(step), most.at(step)), (lower, upper), "{} {:?}", step.key(), changes);
                    assert_eq!(book.inexact.at(step), 0);
                    SUMS.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
    }
}

/// The members of a step make its number; without its facts there is none.
fn assert_facts_make_the_steps(changes: &Changes, book: &Book, history: &[Given], turn: usize) {
    for (at, row) in changes.rows.iter().enumerate() {
        for (step, (moved, undone)) in BETWEEN.into_iter().zip(MOVED.iter().zip(&UNDONE)) {
            let members = changes.members(at, step);
            let sum = |bound: usize| members.iter().map(|member| member.number[bound]).sum::<i128>();
            assert_eq!([sum(0), sum(1)], [row.certain.at(step), row.possible.at(step)], "{} {}", row.key, step.key());
            for (currency, both) in &row.amounts {
                let of = |bound: usize| {
                    let amounts = members.iter().flat_map(|member| &member.amounts);
                    amounts.filter(|(of, _)| of == currency).map(|(_, both)| both[bound]).sum::<i128>()
                };
                assert_eq!([of(0), of(1)], both.map(|steps| steps.at(step)), "{} {}", row.key, step.key());
            }
            if members.is_empty() {
                continue;
            }
            moved.fetch_add(1, Ordering::Relaxed);
            let facts = book.crm.facts_behind(changes, at, step).unwrap();
            assert!(!facts.is_empty(), "{} {} {:?} {members:?}\n{}", row.key, step.key(), changes.by, told(history));
            // To build a book for each would take long: much is late.
            let is_tried = step != ChangeStep::Late || (at + turn).is_multiple_of(4);
            if is_tried && let Some(is_gone) = is_gone_without(&facts, changes, row, step, book, history) {
                if is_gone { undone } else { &STILL }.fetch_add(1, Ordering::Relaxed);
            }
        }
    }
}

/// Builds the book without the commands that stated these facts, or retracted them between the reports: whether the
/// step is gone; none where others need what they did.
fn is_gone_without(
    facts: &[ChangeFact],
    changes: &Changes,
    row: &ChangeRow,
    step: ChangeStep,
    book: &Book,
    history: &[Given],
) -> Option<bool> {
    let without = commands_behind(facts, changes, step, book, history)?;
    let mut smaller = Book::new();
    for (number, given) in history.iter().enumerate() {
        if without.contains(&number) {
            smaller.answers.resize(number + 1, None);
        } else if given.needs.iter().any(|need| without.contains(need)) || !smaller.give(number, given) {
            return None;
        }
    }
    let pipeline = smaller.crm.pipeline_of(changes.pipeline().level()).unwrap();
    let money = changes.money.unwrap();
    let again = smaller.crm.changes(&pipeline, changes.since, changes.until, &changes.by, money).unwrap();
    let same = |other: &&ChangeRow| {
        let names = |row: &ChangeRow| row.group.iter().map(|group| group.name.clone()).collect::<Vec<_>>();
        names(other) == names(row) && other.key == row.key
    };
    let Some(again) = again.rows.iter().find(same) else { return Some(true) };
    let mut steps = [&again.certain, &again.possible].into_iter().chain(again.amounts.values().flatten());
    Some(steps.all(|steps| steps.at(step) == 0))
}

/// The commands that stated these facts or ended them; none where it was not all theirs alone.
fn commands_behind(
    facts: &[ChangeFact],
    changes: &Changes,
    step: ChangeStep,
    book: &Book,
    history: &[Given],
) -> Option<BTreeSet<usize>> {
    let learnt = |on| changes.since.known() < Some(on) && Some(on) <= changes.until.known();
    // What it says of the level decides what became of a signing: in a smaller book it does something else.
    let says_level = |given: &Given| match &given.template {
        Template::Plain(command) => match &**command {
            Command::StateLevel(state) => facts.iter().any(|fact| fact.fact.record == state.agreement.record()),
            _ => false,
        },
        _ => false,
    };
    // What makes a record be there has more than one cause: it was recorded, too.
    let makes_it_be_there = |fact: &ChangeFact| match fact.kind {
        "amount.stated" | "money.recorded" => changes.money.is_none_or(|money| money.key() != fact.what),
        kind => !["milestone.reached", "record.moved", "standing.changed", "unit.assigned", "officer.assigned"]
            .iter()
            .chain(&["project.park-changed", "project.nature-changed"])
            .any(|other| *other == kind),
    };
    if history.iter().any(says_level) || facts.iter().any(makes_it_be_there) {
        return None;
    }
    // What was known before tells of a project since the project was recorded, which has no fact of its own to undo.
    let by_the_project =
        |fact: &ChangeFact| !learnt(fact.known_on) && !fact.retracted_on.is_some_and(learnt) && step.restates();
    if changes.pipeline().level() == Level::Project && facts.iter().any(by_the_project) {
        return None;
    }
    let mut behind = BTreeSet::new();
    for fact in facts {
        if !step.restates() || learnt(fact.known_on) {
            let states = |answer: &Option<(RecordId, Vec<FactRef>)>| {
                answer.as_ref().is_some_and(|(_, facts)| facts.contains(&fact.fact))
            };
            behind.insert(book.answers.iter().position(states)?);
        }
        if step.restates() && fact.retracted_on.is_some_and(learnt) {
            let ends = |given: &Given| match &given.template {
                Template::Retract { of } | Template::Correct { of, .. } => book.fact(*of) == Some(fact.fact),
                _ => false,
            };
            behind.insert(history.iter().position(ends)?);
        }
    }
    // Without what put it right, what was stated in between would stand again.
    let mut next: Vec<usize> = behind.iter().copied().collect();
    while let Some(number) = next.pop() {
        match &history[number].template {
            Template::Correct { of, .. } | Template::Retract { of }
                if (!step.restates() || learnt(history[of.0].known_on())) && behind.insert(of.0) =>
            {
                next.push(of.0);
            }
            _ => {}
        }
    }
    Some(behind)
}

fn told(history: &[Given]) -> String {
    history.iter().enumerate().map(|(number, given)| format!("{number} {given:?}\n")).collect()
}
