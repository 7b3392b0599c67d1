//! Golden files of every event: one for each type and schema, only ever added to. They are made by
//! a rich run of commands; `INWARD_WRITE_GOLDEN=1` writes those that are missing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use inward_core::event::Event;
use inward_core::id::Kind;
use inward_core::record::{Record, State};

use crate::history;
use crate::world::Book;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/events")
}

/// The richest event of each type: the one that says most.
fn richest(book: &Book) -> BTreeMap<String, String> {
    let mut richest: BTreeMap<String, String> = BTreeMap::new();
    for kept in &book.log {
        let name = format!("{}.v{}", kept.event.kind(), kept.event.schema());
        let payload = kept.event.payload().unwrap();
        let known = richest.entry(name).or_default();
        if payload.len() > known.len() {
            *known = payload;
        }
    }
    richest
}

#[test]
fn every_event_has_a_golden_file_that_reads_and_prints_back() {
    let written = std::env::var_os("INWARD_WRITE_GOLDEN").is_some_and(|value| value == "1");
    let richest = richest(&history::rich());
    let mut read = 0;
    for (kind, newest) in Event::KINDS {
        for schema in 1..=*newest {
            let name = format!("{kind}.v{schema}");
            let path = folder().join(format!("{name}.json"));
            if !path.exists() && written && schema == *newest {
                let payload = richest.get(&name).unwrap_or_else(|| panic!("the run of commands makes no {name}"));
                std::fs::create_dir_all(folder()).unwrap();
                std::fs::write(&path, format!("{payload}\n")).unwrap();
            }
            let stored = std::fs::read_to_string(&path)
                .unwrap_or_else(|fault| panic!("{name} has no golden file (INWARD_WRITE_GOLDEN=1 writes it): {fault}"));
            let stored = stored.strip_suffix('\n').unwrap();
            let event = Event::read(kind, schema, stored).unwrap();
            assert_eq!(event.kind(), *kind);
            if schema == *newest {
                assert_eq!(event.payload().unwrap(), stored, "{name}");
            }
            let whole = serde_json::to_string(&event).unwrap();
            assert_eq!(serde_json::from_str::<Event>(&whole).unwrap(), event);
            read += 1;
        }
    }
    assert!(read >= 45, "{read}");
    let files: BTreeSet<String> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files.len(), read, "a file without an event: {files:?}");
}

/// What events and states are kept as has one shape: what is read is what was written.
#[test]
fn states_of_every_kind_read_back_from_json() {
    let book = history::rich();
    let mut kinds = BTreeSet::new();
    for (id, state) in &book.states {
        let json = state.to_json().unwrap();
        let back = State::from_json(id.kind, &json).unwrap();
        assert_eq!(back, **state, "{id}");
        assert_eq!(back.to_json().unwrap(), json, "{id}");
        assert_eq!(back.id(), *id);
        kinds.insert(id.kind);
    }
    assert_eq!(kinds, Kind::ALL.iter().copied().collect());
}

/// Who recorded a fact, when, and with which command is kept once a version, not once a fact.
#[test]
fn a_state_names_each_of_its_commands_once() {
    let book = history::rich();
    let mut several = 0;
    for (id, state) in &book.states {
        let json = state.to_json().unwrap();
        let recordings = &state.head().recordings;
        assert_eq!(usize::try_from(recordings.version()).unwrap(), book.stream(*id).count());
        for (kept, version) in book.stream(*id).zip(1..) {
            let recording = recordings.of(version).unwrap();
            assert_eq!((recording.known, recording.by, recording.command), (kept.known, kept.by, kept.command), "{id}");
        }
        several += usize::from(json.matches("\"of\":").count() > 2);
        assert!(
            !json.contains("\"known\":{\"recorded\":")
                || json.contains("\"retracted\"")
                || json.contains("\"verified\"")
        );
    }
    assert!(several > 10, "{several} records with several facts");
}

#[test]
fn a_state_with_a_fact_of_a_version_it_never_had_is_not_read() {
    let book = history::rich();
    let (id, state) = book.states.iter().find(|(id, _)| id.kind == Kind::Lead).unwrap();
    let json = state.to_json().unwrap();
    let edited = json.replacen("\"of\":{\"id\":\"1", "\"of\":{\"id\":\"77", 1);
    assert_ne!(edited, json);
    let fault = State::from_json(id.kind, &edited).unwrap_err().to_string();
    assert!(fault.contains("77") && fault.contains("never had"), "{fault}");
    let emptied = json.replacen("\"recordings\":[[", "\"recordings\":[],\"x\":[[", 1);
    assert!(State::from_json(id.kind, &emptied).unwrap_err().to_string().contains("at least one"));
}

#[test]
fn every_event_of_the_rich_run_reads_back() {
    let book = history::rich();
    let mut kinds = BTreeSet::new();
    for kept in &book.log {
        let event = Event::read(kept.event.kind(), kept.event.schema(), &kept.event.payload().unwrap()).unwrap();
        assert_eq!(event, kept.event);
        kinds.insert(kept.event.kind());
    }
    assert_eq!(kinds.len(), Event::KINDS.len());
}

/// Names of people and free texts never stand in an event.
#[test]
fn nothing_personal_stands_in_an_event() {
    let book = history::rich();
    assert!(book.notes.len() > 30 && book.people.len() > 1);
    let log: Vec<String> = book.log.iter().map(|kept| kept.event.payload().unwrap()).collect();
    let names = book.people.values().flat_map(|person| std::iter::once(&person.name).chain(&person.channels));
    for secret in book.notes.values().chain(names) {
        assert!(secret.chars().count() > 3, "`{secret}` is too short to look for");
        assert!(!log.iter().any(|payload| payload.contains(secret.as_str())), "`{secret}` stands in the log");
    }
}
