//! The two readings of facts against naive models: occurrences by a scan, values in force by
//! trying every day on which each of them may have begun.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use inward_core::fact::{AsOf, Circumstances, Fact, FactSet, Known, Reported, Retraction};
use inward_core::id::{CommandId, FactId, Id};
use inward_core::playbook::{Key, Playbook};
use inward_core::when::{Timestamp, Truth, When};
use proptest::prelude::*;
use uuid::Uuid;

use crate::world::{TIME_ZONE, as_of, date};

/// A fact as the models see it: small numbers for days, in June 2020.
#[derive(Clone, Copy, Debug)]
struct Sketch {
    start: Start,
    recorded: u64,
    reported: Option<u64>,
    retracted: Option<u64>,
    source: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Start {
    None,
    Between(Option<u64>, Option<u64>),
}

const SOURCES: [&str; 4] = ["statistics", "promotion", "investor", "press"];

fn day(number: u64) -> NaiveDate {
    date("2020-06-01") + Days::new(number)
}

/// Noon of a day, a little later for what is recorded later.
fn noon(number: u64, later: u64) -> Timestamp {
    let start = Timestamp::start_of_day(day(number), TIME_ZONE).as_micros();
    Timestamp::from_micros(start + 12 * 3_600_000_000 + i64::try_from(later).unwrap()).unwrap()
}

/// Facts are recorded in their order: the day of each is at least that of the one before.
fn sketches(most: usize) -> impl Strategy<Value = Vec<Sketch>> {
    let bound = || prop_oneof![1 => Just(None), 6 => (0u64..8).prop_map(Some)];
    let start = prop_oneof![
        1 => Just(Start::None),
        5 => (0u64..8).prop_map(|day| Start::Between(Some(day), Some(day))),
        6 => (bound(), bound()).prop_map(|(a, b)| match (a, b) {
            (None, None) => Start::None,
            (Some(a), Some(b)) => Start::Between(Some(a.min(b)), Some(a.max(b))),
            (a, b) => Start::Between(a, b),
        }),
    ];
    let one = (start, 0u64..3, prop::option::of(0u64..12), prop::option::of(0u64..12), prop::option::of(0usize..4));
    prop::collection::vec(one, 0..most).prop_map(|rows| {
        let mut recorded = 0;
        let rows = rows.into_iter().map(|(start, later, reported, retracted, source)| {
            recorded += later;
            let reported = reported.filter(|day| *day <= recorded);
            let known = reported.unwrap_or(recorded);
            Sketch { start, recorded, reported, retracted: retracted.map(|day| day.max(known)), source }
        });
        rows.collect()
    })
}

fn facts(sketches: &[Sketch]) -> FactSet<usize> {
    let sketch_of = |(position, sketch): (usize, &Sketch)| {
        let later = u64::try_from(position).unwrap();
        let on = match sketch.start {
            Start::None => None,
            Start::Between(first, last) => Some(When::interval(first.map(day), last.map(day)).unwrap()),
        };
        let person = Id::new(Uuid::nil());
        let reported = |number: u64| Reported::on(day(number), TIME_ZONE);
        Fact {
            of: Circumstances {
                id: FactId { version: u32::try_from(position).unwrap() + 1, number: 0 },
                on,
                known: Known { recorded: noon(sketch.recorded, later), reported: sketch.reported.map(reported) },
                by: person,
                command: CommandId::new(Uuid::nil()),
                source: sketch.source.map(|source| Key::parse(SOURCES[source]).unwrap()),
                evidence: None,
                verified: None,
                retracted: sketch.retracted.map(|day| Retraction {
                    known: Known { recorded: noon(day.max(sketch.recorded), 1000), reported: Some(reported(day)) },
                    by: person,
                    reason: None,
                }),
            },
            value: position,
        }
    };
    sketches.iter().enumerate().map(sketch_of).collect()
}

impl Sketch {
    /// From which day it counts as known: days are known to their end.
    fn known(&self) -> u64 {
        self.reported.unwrap_or(self.recorded)
    }

    fn stands(&self, known: u64) -> bool {
        self.known() <= known && self.retracted.is_none_or(|retracted| retracted > known)
    }

    /// When it became known, to the instant: a reported day from its first instant, else noon.
    fn instant(&self, position: usize) -> (u64, u64, usize) {
        match self.reported {
            Some(day) => (day, 0, position),
            None => (self.recorded, 1, position),
        }
    }
}

fn point(valid: u64, known: u64) -> AsOf {
    AsOf::days(day(valid), day(known), TIME_ZONE)
}

/// What may be in force: for every choice of exact days, the latest start, then the latest known,
/// then the last recorded. The same words about a start mean the same day, so facts with the same
/// interval begin together. −2 stands for having held for ever, −1 for before all others.
fn naive_in_force(sketches: &[Sketch], valid: u64, known: u64) -> (BTreeSet<usize>, bool) {
    const LATER_THAN_ALL: i64 = 20;
    let valid = i64::try_from(valid).unwrap();
    let known: Vec<usize> = (0..sketches.len()).filter(|position| sketches[*position].stands(known)).collect();
    let mut starts: Vec<Start> = Vec::new();
    for position in &known {
        if !starts.contains(&sketches[*position].start) {
            starts.push(sketches[*position].start);
        }
    }
    let days = |start: &Start| match start {
        Start::None => vec![-2],
        Start::Between(first, last) => {
            let first = first.map_or(-1, |day| i64::try_from(day).unwrap());
            (first..=last.map_or(LATER_THAN_ALL, |day| i64::try_from(day).unwrap())).collect::<Vec<i64>>()
        }
    };
    let mut choices: Vec<Vec<i64>> = vec![Vec::new()];
    for start in &starts {
        let days = days(start);
        choices = choices
            .into_iter()
            .flat_map(|choice| days.iter().map(move |day| [choice.clone(), vec![*day]].concat()))
            .collect();
    }
    let (mut winners, mut nothing) = (BTreeSet::new(), false);
    for choice in choices {
        let begun = known.iter().filter_map(|position| {
            let sketch = &sketches[*position];
            let start = choice[starts.iter().position(|start| *start == sketch.start).unwrap()];
            (start <= valid).then_some((start, sketch.instant(*position)))
        });
        match begun.max() {
            Some((_, (_, _, position))) => {
                winners.insert(position);
            }
            None => nothing = true,
        }
    }
    (winners, nothing)
}

/// The pick of an occurrence by a plain scan, and whether it had happened.
fn naive_occurrence(sketches: &[Sketch], valid: u64, known: u64) -> Option<(usize, Truth)> {
    let mut best: Option<usize> = None;
    for (position, sketch) in sketches.iter().enumerate().filter(|(_, sketch)| sketch.stands(known)) {
        let rank = |sketch: &Sketch| sketch.source.unwrap_or(SOURCES.len());
        best = match best {
            None => Some(position),
            Some(other) => {
                let (mine, others) = (rank(sketch), rank(&sketches[other]));
                let later = sketch.instant(position) > sketches[other].instant(other);
                Some(if mine < others || (mine == others && later) { position } else { other })
            }
        };
    }
    best.map(|position| {
        let truth = match sketches[position].start {
            Start::None => Truth::Possibly,
            Start::Between(_, Some(last)) if last <= valid => Truth::Yes,
            Start::Between(Some(first), _) if first > valid => Truth::No,
            Start::Between(..) => Truth::Possibly,
        };
        (position, truth)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn values_in_force_are_those_of_every_possible_choice_of_days(sketches in sketches(5)) {
        let set = facts(&sketches);
        for valid in [0, 2, 4, 6, 8, 12] {
            for known in [0, 3, 6, 12] {
                let reading = set.in_force(point(valid, known), |_| true);
                let possible: BTreeSet<usize> = reading.possible().iter().map(|fact| fact.value).collect();
                let (expected, nothing) = naive_in_force(&sketches, valid, known);
                prop_assert_eq!(&possible, &expected, "V {} K {}", valid, known);
                prop_assert_eq!(possible.len(), reading.possible().len());
                prop_assert_eq!(reading.perhaps_nothing(), nothing);
                let certain = expected.iter().next().copied().filter(|_| expected.len() == 1 && !nothing);
                prop_assert_eq!(reading.certain().map(|fact| fact.value), certain);
                match reading.pick() {
                    Some(pick) => prop_assert!(possible.contains(&pick.value)),
                    None => prop_assert!(possible.is_empty()),
                }
            }
        }
    }

    #[test]
    fn an_occurrence_is_picked_by_source_then_by_the_latest_word(sketches in sketches(7)) {
        let set = facts(&sketches);
        let playbook = Playbook::development_zone();
        for valid in [0, 3, 6, 9] {
            for known in [0, 3, 6, 12] {
                let rank = |fact: &Fact<usize>| playbook.source_rank(fact.of.source.as_ref());
                let read = set.occurrence(point(valid, known), |_| true, rank);
                let expected = naive_occurrence(&sketches, valid, known);
                prop_assert_eq!(read.map(|read| (read.fact.value, read.truth)), expected);
            }
        }
    }

    /// What `select` leaves out counts for nothing, whatever it says.
    #[test]
    fn a_selection_reads_as_if_the_rest_were_not_there(sketches in sketches(6)) {
        let set = facts(&sketches);
        let even: FactSet<usize> = set.iter().filter(|fact| fact.value % 2 == 0).cloned().collect();
        for valid in [1, 5, 9] {
            let of = |set: &FactSet<usize>, all: bool| -> Vec<usize> {
                let reading = set.in_force(point(valid, 6), |value| all || value % 2 == 0);
                reading.possible().iter().map(|fact| fact.value).collect()
            };
            prop_assert_eq!(of(&set, false), of(&even, true));
        }
    }
}

fn one(on: &str) -> Fact<usize> {
    let mut fact = facts(&[Sketch { start: Start::None, recorded: 0, reported: None, retracted: None, source: None }])
        .iter()
        .next()
        .unwrap()
        .clone();
    fact.of.on = Some(When::parse(on).unwrap());
    fact
}

#[test]
fn forms_of_every_precision_are_read_by_their_first_and_last_day() {
    let known = "2020-12-31";
    let table = [
        ("2020-06-15", "2020-06-14", Truth::No, "2020-06-15", Truth::Yes),
        ("2020-06", "2020-05-31", Truth::No, "2020-06-30", Truth::Yes),
        ("2020-06", "2020-06-01", Truth::Possibly, "2020-06-29", Truth::Possibly),
        ("2020Q2", "2020-03-31", Truth::No, "2020-06-30", Truth::Yes),
        ("2020H1", "2020-01-01", Truth::Possibly, "2020-06-30", Truth::Yes),
        ("2020", "2020-12-30", Truth::Possibly, "2020-12-31", Truth::Yes),
        ("2020-06-30T23:30:00+08:00", "2020-06-29", Truth::No, "2020-06-30", Truth::Yes),
    ];
    for (on, before, truth, after, then) in table {
        let fact = one(on);
        assert_eq!(fact.happened(as_of(before, known)), truth, "{on} by {before}");
        assert_eq!(fact.happened(as_of(after, known)), then, "{on} by {after}");
        let set: FactSet<usize> = [fact].into_iter().collect();
        let in_force = |day: &str| {
            let reading = set.in_force(as_of(day, known), |_| true);
            match (reading.possible().len(), reading.certain().is_some()) {
                (0, _) => Truth::No,
                (_, true) => Truth::Yes,
                _ => Truth::Possibly,
            }
        };
        assert_eq!((in_force(before), in_force(after)), (truth, then), "{on} in force");
    }
}

/// Where no day is asked for, what stands and was stated as happened happened, dated or not.
#[test]
fn without_a_day_what_stands_happened() {
    for on in [None, Some("2020-06-15"), Some("2020"), Some("2020-06-01/.."), Some("../2020-06-30")] {
        let mut fact = one("2020-06-15");
        fact.of.on = on.map(|on| When::parse(on).unwrap());
        assert_eq!(fact.happened(AsOf::LATEST), Truth::Yes, "{on:?}");
        let set: FactSet<usize> = [fact].into_iter().collect();
        let truths: Vec<Truth> = set.occurrences(AsOf::LATEST).map(|occurrence| occurrence.truth).collect();
        assert_eq!(truths, [Truth::Yes], "{on:?}");
    }
    let mut undated = one("2020-06-15");
    undated.of.on = None;
    assert_eq!(undated.happened(as_of("2020-12-31", "2020-12-31")), Truth::Possibly, "a day is asked for");
}

/// What was said later goes before what was said earlier wherever the days leave it open.
#[test]
fn of_several_possible_values_the_one_known_last_is_gone_by() {
    let mut earlier = one("2020-06-15");
    let mut later = one("2020-06");
    later.of.id.version = 2;
    later.value = 1;
    later.of.known.recorded = noon(3, 0);
    let set: FactSet<usize> = [earlier.clone(), later.clone()].into_iter().collect();
    let reading = set.in_force(AsOf::LATEST, |_| true);
    assert_eq!(reading.possible().len(), 2);
    assert_eq!(reading.pick().unwrap().value, 1);
    // Where the days leave nothing open, they decide.
    earlier.of.on = Some(When::parse("2020-07-01").unwrap());
    let set: FactSet<usize> = [earlier, later].into_iter().collect();
    assert_eq!(set.in_force(AsOf::LATEST, |_| true).certain().unwrap().value, 0);
}
