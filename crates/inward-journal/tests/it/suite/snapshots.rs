//! Snapshots: one moment of a zone, whatever is written meanwhile.

use std::ops::ControlFlow;

use inward_core::filter::{Filter, Page};
use inward_core::id::{Kind, RecordId};
use inward_core::record::Record;
use inward_core::text::refusals;
use inward_core::world::{Relation, UniqueKey};
use serde_json::json;

use super::Make;
use crate::book::lead;

pub fn a_snapshot_stays_as_it_was(make: Make<'_>) {
    let book = make().opened();
    let first = book.did(&lead("甲"));
    let snapshot = book.snapshot();
    let head = snapshot.head().unwrap();
    let then = snapshot.record(first).unwrap();
    let second = book.did(&lead("乙"));
    book.did(&json!({"name_record": {"record": first.to_string(), "title": "甲的新名"}}));
    book.did(&json!({"add_unit": {"name": "招商一局"}}));

    assert_eq!((snapshot.head().unwrap(), snapshot.record(first).unwrap()), (head, then));
    assert_eq!(snapshot.record(second).unwrap(), None);
    assert!(snapshot.row(second).unwrap().is_none());
    assert!(!snapshot.row(first).unwrap().unwrap().text.contains("甲的新名"));
    assert_eq!(snapshot.holder(&UniqueKey::unit("招商一局")).unwrap(), None);
    assert_eq!(snapshot.count(&Filter::default(), Kind::Lead).unwrap(), 1);
    assert_eq!(snapshot.find(&Filter::default(), &Page::of(Kind::Lead)).unwrap().len(), 1);
    assert_eq!(snapshot.events(head.position, 10).unwrap(), []);
    assert_eq!(snapshot.stream(first).unwrap().len(), 1);
    let investment = RecordId::new(Kind::Investment, second.uuid);
    assert_eq!(snapshot.related(Relation::Member, investment).unwrap(), []);
    let mut visited = Vec::new();
    snapshot
        .scan(&[Kind::Lead, Kind::Unit], &mut |state| {
            visited.push(state.id());
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(visited, [first]);

    // The journal itself has moved on, and so has a snapshot that is taken now.
    for lookup in [book.snapshot().as_ref(), book.lookup()] {
        assert!(lookup.head().unwrap().position > head.position);
        assert_eq!(lookup.count(&Filter::default(), Kind::Lead).unwrap(), 2);
    }
}

pub fn a_visitor_may_ask_the_snapshot_it_visits(make: Make<'_>) {
    let book = make().opened();
    // More than one piece, so that a scan goes on after what the visitor asked.
    for number in 0..1_100 {
        book.did(&json!({"add_unit": {"name": format!("单位 {number}")}}));
    }
    let snapshot = book.snapshot();
    book.did(&json!({"add_unit": {"name": "后来的单位"}}));
    let mut visited: Vec<RecordId> = Vec::new();
    snapshot
        .scan(&[Kind::Unit], &mut |state| {
            assert_eq!(snapshot.record(state.id()).unwrap(), Some(state.clone()));
            visited.push(state.id());
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(visited.len(), 1_100);
    assert!(visited.is_sorted_by(|a, b| a < b));
    let mut stopped = 0;
    snapshot
        .scan(&[Kind::Unit], &mut |_| {
            stopped += 1;
            if stopped == 700 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(stopped, 700);
}

pub fn snapshots_end_with_the_book(make: Make<'_>) {
    let book = make().opened();
    let first = book.did(&lead("甲"));
    let snapshot = book.snapshot();
    book.journal().close().unwrap();
    assert_eq!(snapshot.record(first).unwrap_err().code(), refusals::book::CLOSED);
}
