//! Hands that change what lies beside the log: `verify` holds it against its seals.

use std::path::{Path, PathBuf};

use inward_core::id::{Id, NoteId, RecordId};
use inward_core::person::Person;
use inward_core::refusal::Code;
use inward_core::text::{Lang, refusals};
use inward_journal::{Error, ErrorKind, Head, Journal};
use serde_json::json;
use tempfile::{TempDir, tempdir};

use super::{capture, create, open, plain};
use crate::book::{give, id, put_particulars, read};

/// A book of 20 leads with a note each, sealed at 2, 4, … 40, and of three people: one enrolled at 42,
/// one at 43 who got other particulars at 45, one at 44 who was erased at 46.
struct Kept {
    path: PathBuf,
    head: Head,
    people: [RecordId; 3],
    _folder: TempDir,
}

fn book() -> Kept {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = create(&path);
    capture(&journal, 1..21);
    let people = [30, 31, 32].map(|number| {
        let command = json!({"enrol_person": {"name": format!("officer{number}"), "channel": ["000-0000"]}});
        give(&journal, &read(&command), id(number)).unwrap().id
    });
    put_particulars(&journal, people[1], "officer31b", id(40));
    give(&journal, &read(&json!({"erase_person": {"person": people[2].to_string()}})), id(41)).unwrap();
    let head = journal.verify(None).unwrap();
    assert_eq!(head.position, 46);
    journal.close().unwrap();
    Kept { path, head, people, _folder: folder }
}

fn found(kept: &Kept, sql: &str) -> Error {
    plain(&kept.path).execute_batch(sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
    let journal = open(&kept.path);
    let found = [None, Some(&kept.head)]
        .map(|head| journal.verify(head).map(|head| panic!("{sql} was not found: {head}")).unwrap_err());
    assert!(found.iter().all(|error| error.kind() == ErrorKind::Corrupt), "{sql}: {found:?}");
    assert_eq!(found[0].refusal(), found[1].refusal(), "{sql}");
    let [error, _] = found;
    error
}

fn assert_found(sql: &str, code: Code, name: &str, what: &str, position: Option<u64>) {
    let kept = book();
    let error = found(&kept, &sql.replace("WHERE", "WHERE zone = 1 AND"));
    assert_eq!(error.code(), code, "{sql}: {error}");
    let params = &error.refusal().params;
    assert_eq!(params.get(name).map(String::as_str), Some(what), "{sql}");
    assert_eq!(params.get("position").cloned(), position.map(|position| position.to_string()), "{sql}");
    for lang in [Lang::En, Lang::Zh] {
        assert!(error.say(lang).contains(what) && !error.say(lang).contains('?'), "{}", error.say(lang));
    }
}

fn hex(id: &inward_core::id::CommandId) -> String {
    format!("x'{}'", id.uuid().simple())
}

#[test]
fn a_note_that_was_edited_is_named_with_its_seal() {
    let command = id(7);
    let note = NoteId { command, number: 0 }.to_string();
    for edit in [
        "text = '另一家企业'",
        "text = ''",
        "text = text || ' '",
        "text = CAST(x'ff' AS TEXT)",
        "key = zeroblob(16)",
        "key = x'00'",
        "key = (SELECT key FROM note LIMIT 1)",
        "(key, text) = (SELECT key, text FROM note LIMIT 1)",
    ] {
        let sql = format!("UPDATE note SET {edit} WHERE command = {}", hex(&command));
        assert_found(&sql, refusals::book::NOTE_EDITED, "note", &note, Some(14));
    }
}

#[test]
fn the_first_of_several_edited_notes_is_named() {
    let note = NoteId { command: id(3), number: 0 }.to_string();
    let sql = format!("UPDATE note SET text = 'x' WHERE command >= {}", hex(&id(3)));
    assert_found(&sql, refusals::book::NOTE_EDITED, "note", &note, Some(6));
}

#[test]
fn a_note_that_no_event_sealed_is_named() {
    let other = NoteId { command: id(99), number: 0 }.to_string();
    let further = NoteId { command: id(7), number: 5 }.to_string();
    let insert = |command: &str, number: i64| {
        format!("INSERT INTO note VALUES (1, {command}, {number}, zeroblob(16), '后来写入')")
    };
    for (sql, name) in [
        (insert(&hex(&id(99)), 0), other.clone()),
        (insert(&hex(&id(7)), 5), further),
        (insert("x'00ff'", 0), "00ff#0".to_owned()),
        (insert(&hex(&id(7)), -1), format!("{}#-1", id(7))),
        // One was erased, one was added: there are as many as before.
        (format!("DELETE FROM note WHERE command = {}; {}", hex(&id(3)), insert(&hex(&id(99)), 0)), other),
        // Moved away from the command that brought it.
        (format!("UPDATE note SET number = 9 WHERE command = {}", hex(&id(5))), format!("{}#9", id(5))),
    ] {
        assert_found(&sql, refusals::book::NOTE_UNSEALED, "note", &name, None);
    }
}

#[test]
fn what_was_erased_raises_no_alarm_by_whatever_hand() {
    let kept = book();
    let journal = open(&kept.path);
    journal.erase_note(NoteId { command: id(2), number: 0 }).unwrap();
    assert_eq!(journal.verify(Some(&kept.head)).unwrap(), kept.head);
    plain(&kept.path).execute_batch("DELETE FROM note; DELETE FROM person").unwrap();
    assert_eq!(journal.verify(Some(&kept.head)).unwrap(), kept.head);
}

#[test]
fn particulars_that_were_edited_are_named_with_their_last_seal() {
    let kept = book();
    let bytes = |person: RecordId| format!("x'{}'", person.uuid.simple());
    for edit in ["particulars = replace(particulars, '000', '111')", "key = zeroblob(16)", "particulars = 'no json'"] {
        for (number, position) in [(0, 42), (1, 45)] {
            let person = kept.people[number];
            let sql = format!("UPDATE person SET {edit} WHERE id = {}", bytes(person));
            assert_found(&sql, refusals::book::PARTICULARS_EDITED, "person", &person.to_string(), Some(position));
        }
    }
}

/// What was true once, put back from an old copy.
#[test]
fn particulars_that_were_put_back_are_found() {
    let folder = tempdir().unwrap();
    let old = folder.path().join("old.db");
    let journal = create(&old);
    let enrolled = [30, 31].map(|number| {
        let command = json!({"enrol_person": {"name": format!("officer{number}")}});
        give(&journal, &read(&command), id(number)).unwrap().id
    });
    journal.close().unwrap();
    let path = folder.path().join("book.db");
    std::fs::copy(&old, &path).unwrap();
    let journal = open(&path);
    put_particulars(&journal, enrolled[0], "officer30b", id(40));
    give(&journal, &read(&json!({"erase_person": {"person": enrolled[1].to_string()}})), id(41)).unwrap();
    let head = journal.verify(None).unwrap();
    journal.close().unwrap();
    for (person, code, position) in [
        (enrolled[0], refusals::book::PARTICULARS_EDITED, Some("4")),
        (enrolled[1], refusals::book::PARTICULARS_UNSEALED, None),
    ] {
        let copy = folder.path().join(format!("{person}.db"));
        std::fs::copy(&path, &copy).unwrap();
        put_back(&copy, &old, person);
        let error = open(&copy).verify(Some(&head)).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        assert_eq!(error.refusal().params.get("person").unwrap(), &person.to_string());
        assert_eq!(error.refusal().params.get("position").map(String::as_str), position);
    }
}

fn put_back(path: &Path, old: &Path, person: RecordId) {
    let connection = plain(path);
    connection.execute("ATTACH ?1 AS old", [old.to_str().unwrap()]).unwrap();
    let put = connection
        .execute("INSERT OR REPLACE INTO person SELECT * FROM old.person WHERE id = ?1", [person.uuid.as_bytes()])
        .unwrap();
    assert_eq!(put, 1);
}

#[test]
fn particulars_that_no_event_sealed_are_named() {
    let stranger: Id<Person> = id(77).creates();
    let sql = format!("INSERT INTO person VALUES (1, x'{}', zeroblob(16), '{{}}')", stranger.uuid().simple());
    assert_found(&sql, refusals::book::PARTICULARS_UNSEALED, "person", &stranger.to_string(), None);
    let sql = "INSERT INTO person VALUES (1, x'0102', zeroblob(16), '{}')";
    assert_found(sql, refusals::book::PARTICULARS_UNSEALED, "person", "per_0102", None);
    // Under the id of a unit, which is no person.
    let sql = "INSERT INTO person SELECT 1, id, zeroblob(16), '{}' FROM stream WHERE kind = 'zon'";
    let zone: Id<Person> = Id::new(crate::book::ZONE);
    assert_found(sql, refusals::book::PARTICULARS_UNSEALED, "person", &zone.to_string(), None);
}
