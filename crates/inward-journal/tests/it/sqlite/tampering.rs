//! Hands that change the file: refused by the database, or found by `verify`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use inward_core::record::Record;
use inward_core::refusal::Code;
use inward_core::text::refusals;
use inward_journal::{Error, ErrorKind, Head, Journal, Lookup};
use tempfile::{TempDir, tempdir};

use super::{capture, create, open, plain};

/// A copy of a book of 61 events.
fn book() -> (TempDir, PathBuf, Head) {
    static BOOK: OnceLock<(Vec<u8>, Head)> = OnceLock::new();
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let (bytes, head) = BOOK.get_or_init(|| {
        let path = folder.path().join("first.db");
        let journal = create(&path);
        capture(&journal, 1..31);
        let head = journal.verify(None).unwrap();
        assert_eq!(head.position, 61);
        journal.close().unwrap();
        (fs::read(&path).unwrap(), head)
    });
    fs::write(&path, bytes).unwrap();
    (folder, path, *head)
}

/// What `verify` finds once the triggers are gone and this was done.
fn found(sql: &str, kept: bool) -> Error {
    let (_folder, path, head) = book();
    tamper(&path, sql);
    open(&path).verify(kept.then_some(&head)).map(|head| panic!("{sql} was not found: {head}")).unwrap_err()
}

fn tamper(path: &Path, sql: &str) {
    plain(path)
        .execute_batch(&format!(
            "DROP TRIGGER event_is_never_updated; DROP TRIGGER event_is_never_deleted; \
             DROP TRIGGER event_is_never_replaced; PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {sql}"
        ))
        .unwrap_or_else(|error| panic!("{error}: {sql}"));
}

fn assert_found(sql: &str, code: Code, position: u64) {
    for kept in [false, true] {
        let error = found(sql, kept);
        assert_eq!((error.kind(), error.code()), (ErrorKind::Corrupt, code), "{sql}: {error}");
        assert_eq!(error.refusal().params.get("position"), Some(&position.to_string()), "{sql}: {error}");
    }
}

#[test]
fn the_database_refuses_to_change_events() {
    let (_folder, path, head) = book();
    let connection = plain(&path);
    let columns =
        "zone, position, stream, version, type, schema, recorded_at, reported_on, actor, command, seals, payload, hash";
    for sql in [
        "UPDATE event SET payload = '{}' WHERE position = 3".to_owned(),
        "UPDATE event SET position = 99 WHERE position = 61".to_owned(),
        "DELETE FROM event WHERE position = 61".to_owned(),
        "DELETE FROM event".to_owned(),
        format!("INSERT OR REPLACE INTO event SELECT {columns} FROM event WHERE position = 3"),
        format!("REPLACE INTO event SELECT {} FROM event WHERE position = 3", columns.replace("position", "1000")),
        format!("INSERT OR IGNORE INTO event SELECT {columns} FROM event WHERE position = 3"),
        "UPDATE OR REPLACE event SET position = 4 WHERE position = 3".to_owned(),
        format!(
            "INSERT INTO event SELECT {columns} FROM event WHERE position = 3 ON CONFLICT DO UPDATE SET payload = '{{}}'"
        ),
    ] {
        let error = connection.execute(&sql, []).map(|_| panic!("{sql} was accepted")).unwrap_err();
        assert!(error.to_string().contains("events are never"), "{error}: {sql}");
    }
    drop(connection);
    assert_eq!(open(&path).verify(Some(&head)).unwrap(), head);
}

#[test]
fn an_edit_is_found_where_it_is() {
    for edit in [
        "payload = replace(payload, '线索', '线路')",
        "payload = payload || ' '",
        "payload = 'no json'",
        "actor = x'00112233445566778899aabbccddeeff'",
        "command = x'00112233445566778899aabbccddeeff'",
        "reported_on = '2024-01-01'",
        "seals = '{}'",
        "type = 'lead.heard'",
        "schema = 2",
        "version = 7",
        "recorded_at = recorded_at + 1",
        "recorded_at = 0",
        "hash = zeroblob(32)",
        "stream = (SELECT min(key) FROM stream), version = 50",
        // What cannot even be read back.
        "reported_on = 'yesterday'",
        "actor = x'00'",
        "hash = x'00'",
        "recorded_at = 9223372036854775807",
        "version = -1",
        "schema = 100000",
    ] {
        assert_found(&format!("UPDATE event SET {edit} WHERE position = 31"), refusals::book::EDITED, 31);
    }
    assert_found("UPDATE event SET seals = '' WHERE position = 2", refusals::book::EDITED, 2);
    // The first of several is named.
    assert_found(
        "UPDATE event SET payload = '{}' WHERE position = 12; UPDATE event SET actor = x'00' WHERE position = 40",
        refusals::book::EDITED,
        12,
    );
}

#[test]
fn a_record_that_is_given_another_name_is_found() {
    assert_found(
        "UPDATE stream SET id = x'00112233445566778899aabbccddeeff' \
         WHERE key = (SELECT stream FROM event WHERE position = 31)",
        refusals::book::EDITED,
        31,
    );
    assert_found(
        "UPDATE stream SET kind = 'xyz' WHERE key = (SELECT stream FROM event WHERE position = 31)",
        refusals::book::EDITED,
        31,
    );
    assert_found(
        "DELETE FROM stream WHERE key = (SELECT stream FROM event WHERE position = 31)",
        refusals::book::GAP,
        31,
    );
}

#[test]
fn rows_that_change_places_are_found() {
    assert_found(
        "UPDATE event SET position = 1000 WHERE position = 20; UPDATE event SET position = 20 WHERE position = 21; \
         UPDATE event SET position = 21 WHERE position = 1000",
        refusals::book::EDITED,
        20,
    );
}

#[test]
fn a_row_that_is_gone_is_found() {
    assert_found("DELETE FROM event WHERE position = 20", refusals::book::GAP, 20);
    assert_found("DELETE FROM event WHERE position = 1", refusals::book::GAP, 1);
    // Even if the rest is moved together.
    assert_found(
        "DELETE FROM event WHERE position = 20; UPDATE event SET position = -position WHERE position > 20; \
         UPDATE event SET position = -position - 1 WHERE position < 0; UPDATE zone SET position = 60",
        refusals::book::EDITED,
        20,
    );
}

#[test]
fn a_row_too_many_is_found() {
    let copy = "INSERT INTO event SELECT zone, 62, stream, 9, type, schema, recorded_at, reported_on, actor, command, \
                seals, payload, hash FROM event WHERE position = 61";
    assert_found(copy, refusals::book::EDITED, 62);
}

#[test]
fn a_tail_that_was_cut_is_found() {
    // The zone still says how long it was.
    assert_found("DELETE FROM event WHERE position > 50", refusals::book::CUT, 50);
    // All was set back: only the kept head tells.
    let cut = "DELETE FROM event WHERE position > 51; \
               UPDATE zone SET position = 51, hash = (SELECT hash FROM event WHERE position = 51)";
    // A note that was left tells of it.
    let error = found(cut, false);
    assert_eq!((error.kind(), error.code()), (ErrorKind::Corrupt, refusals::book::NOTE_UNSEALED));
    let cut = format!("{cut}; DELETE FROM note WHERE command NOT IN (SELECT command FROM event)");
    let (_folder, path, head) = book();
    tamper(&path, &cut);
    let journal = open(&path);
    assert_eq!(journal.verify(None).unwrap().position, 51);
    let error = journal.verify(Some(&head)).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Corrupt, refusals::book::CUT));
    assert_eq!(error.refusal().params.get("position").unwrap(), "51");
    assert_eq!(error.refusal().params.get("expected").unwrap(), "61");
    // Written on, it is as long again, but not the same.
    journal.rebuild().unwrap();
    capture(&journal, 100..110);
    assert!(journal.verify(None).unwrap().position > head.position);
    let error = journal.verify(Some(&head)).unwrap_err();
    assert_eq!(error.code(), refusals::book::EDITED);
    assert_eq!(error.refusal().params.get("position").unwrap(), "61");
}

#[test]
fn an_end_that_does_not_fit_is_found() {
    assert_found("UPDATE zone SET hash = zeroblob(32)", refusals::book::EDITED, 61);
    assert_found("UPDATE zone SET position = 60", refusals::book::EDITED, 61);
    assert_found("UPDATE zone SET position = 70", refusals::book::CUT, 61);
}

#[test]
fn what_follows_from_the_log_is_made_again() {
    let (_folder, path, head) = book();
    let before = crate::book::everything(&open(&path));
    tamper(
        &path,
        "DELETE FROM record WHERE kind = 'led'; UPDATE listing SET stage = 99; DELETE FROM relation; \
         DELETE FROM listing_text WHERE kind = 'inv'; UPDATE record SET state = 'no json' WHERE kind = 'inv'",
    );
    let journal = open(&path);
    let broken = before.states.iter().find(|state| state.id().kind == inward_core::id::Kind::Investment).unwrap().id();
    let error = journal.record(broken).unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Corrupt, refusals::book::DAMAGED));
    assert_eq!(journal.verify(Some(&head)).unwrap(), head);
    journal.rebuild().unwrap();
    assert_eq!(crate::book::everything(&journal), before);
}
