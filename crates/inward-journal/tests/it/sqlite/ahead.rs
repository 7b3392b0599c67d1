//! A scan of a snapshot of a large book, which reads ahead on a thread of its own.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use inward_core::id::{Kind, RecordId};
use inward_core::record::Record;
use inward_core::text::refusals;
use inward_journal::{Error, Journal, Lookup};
use tempfile::{TempDir, tempdir};

use super::{capture, create, plain};

/// So many leads: several pieces of a scan.
const LEADS: u64 = 1_300;

/// A large book, and every lead in it in the order of a scan.
fn book() -> (TempDir, Arc<inward_journal::SqliteJournal>, Vec<RecordId>) {
    let folder = tempdir().unwrap();
    let journal = Arc::new(create(&folder.path().join("book.db")));
    capture(&*journal, 1..LEADS + 1);
    let mut leads = Vec::new();
    journal
        .scan(&[Kind::Lead], &mut |state| {
            leads.push(state.id());
            ControlFlow::Continue(())
        })
        .unwrap();
    (folder, journal, leads)
}

fn snapshot(journal: &Arc<inward_journal::SqliteJournal>) -> Arc<dyn Lookup> {
    Arc::clone(journal).snapshot().unwrap()
}

fn seen(snapshot: &dyn Lookup, most: usize) -> (Vec<RecordId>, Result<(), Error>) {
    let mut seen = Vec::new();
    let ended = snapshot.scan(&[Kind::Lead, Kind::Project], &mut |state| {
        seen.push(state.id());
        if seen.len() < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    (seen, ended)
}

#[test]
fn a_scan_visits_everything_once_in_order_and_stops_wherever_it_is_told() {
    let (_folder, journal, leads) = book();
    assert_eq!(leads.len() as u64, LEADS);
    let snapshot = snapshot(&journal);
    let (all, ended) = seen(&*snapshot, usize::MAX);
    ended.unwrap();
    assert!(all == leads, "{} of {} leads in another order", all.len(), leads.len());
    for most in [1, 199, 200, 201, 600, 1_299, 1_300] {
        let (some, ended) = seen(&*snapshot, most);
        ended.unwrap();
        assert!(some == all[..most], "stopped at {most} after {}", some.len());
    }
}

#[test]
fn a_scan_that_is_stopped_goes_on_to_no_other_kind() {
    let folder = tempdir().unwrap();
    let journal = Arc::new(create(&folder.path().join("book.db")));
    capture(&*journal, 1..4);
    let snapshot = snapshot(&journal);
    for (most, visited) in [(1, 1), (2, 2), (3, 3), (4, 4), (6, 6), (9, 6)] {
        let mut seen = 0;
        let kinds = [Kind::Lead, Kind::Investment];
        snapshot
            .scan(&kinds, &mut |_| {
                seen += 1;
                if seen < most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            })
            .unwrap();
        assert_eq!(seen, visited, "stopped at {most}");
    }
}

#[test]
fn a_state_that_cannot_be_read_ends_a_scan_with_the_name_of_its_book() {
    for damaged in [0, 150, 250, 700, 1_299] {
        let (folder, journal, leads) = book();
        let tampering = plain(&folder.path().join("book.db"));
        let changed = tampering
            .execute(
                "UPDATE record SET state = 'no json' WHERE id = ?1 AND kind = 'led'",
                [leads[damaged].uuid.as_bytes()],
            )
            .unwrap();
        assert_eq!(changed, 1);
        let (some, ended) = seen(&*snapshot(&journal), usize::MAX);
        let error = ended.unwrap_err();
        assert_eq!(error.code(), refusals::book::DAMAGED);
        assert!(error.to_string().contains("book.db"), "{error}");
        // Whole pieces before it were visited, and nothing behind it.
        assert!(some == leads[..damaged / 200 * 200], "damaged at {damaged}, visited {}", some.len());
    }
}

#[test]
fn a_visitor_who_panics_leaves_nobody_waiting() {
    let (_folder, journal, leads) = book();
    let snapshot = snapshot(&journal);
    for at in [3, 450, 1_250] {
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            let mut visited = 0;
            snapshot.scan(&[Kind::Lead], &mut |_| {
                visited += 1;
                assert!(visited < at, "a fault of the visitor");
                ControlFlow::Continue(())
            })
        }));
        assert!(panicked.is_err());
    }
    let (all, ended) = seen(&*snapshot, leads.len());
    ended.unwrap();
    assert!(all == leads);
    journal.close().unwrap();
}

/// Who closes the book while it is scanned ends the scan: the next piece is refused.
#[test]
fn a_scan_ends_with_its_book() {
    let (_folder, journal, leads) = book();
    let snapshot = snapshot(&journal);
    let mut visited = 0;
    let ended = snapshot.scan(&[Kind::Lead], &mut |_| {
        visited += 1;
        if visited == 10 {
            journal.close().unwrap();
        }
        ControlFlow::Continue(())
    });
    assert_eq!(ended.unwrap_err().code(), refusals::book::CLOSED);
    assert!((10..leads.len()).contains(&visited), "{visited}");
}
