//! Several who read and write the same book.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use inward_core::filter::{Filter, Page};
use inward_core::id::{Kind, RecordId};
use inward_core::text::refusals;
use inward_core::world::Relation;
use inward_journal::{Ending, ErrorKind, Journal, Lookup, SqliteJournal, SqliteOptions};
use serde_json::json;
use tempfile::tempdir;

use super::{capture, create, open, options};
use crate::book::{Hand, everything, give, id, put, read, rows};

#[test]
fn two_handles_write_in_turn_and_see_each_other() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let one = create(&path);
    let two = open(&path);
    let handles = [&one, &two];
    let unit = give(&one, &read(&json!({"add_unit": {"name": "招商一局"}})), id(1)).unwrap().id;
    let lead =
        give(&two, &read(&json!({"capture_lead": {"title": "甲", "total_planned": "1亿元"}})), id(2)).unwrap().id;
    let investment = RecordId::new(Kind::Investment, lead.uuid);
    for turn in 0..20_u64 {
        let (writer, reader) = (handles[usize::from(turn % 2 == 0)], handles[usize::from(turn % 2 == 1)]);
        // The same record is changed by both: a memory that is out of date would give a wrong version.
        let command = json!({"change_unit": {"unit": unit.to_string(), "alias": [format!("别名 {turn}")]}});
        give(writer, &read(&command), id(10 + turn)).unwrap();
        assert_eq!(reader.record(unit).unwrap(), writer.record(unit).unwrap());
        // And members of the same investment come from both.
        let command = json!({"open_negotiation": {"lead": lead.to_string(), "total_planned": "2亿元"}});
        give(writer, &read(&command), id(100 + turn)).unwrap();
        let members = reader.related(Relation::Member, investment).unwrap();
        assert_eq!(members.len() as u64, turn + 2);
        let amount = reader.row(investment).unwrap().unwrap().amount.unwrap();
        assert_eq!(u64::try_from(amount).unwrap(), (turn + 1) * 2 * 100_000_000 * 10_000);
        assert_eq!(reader.head().unwrap(), writer.head().unwrap());
        // What one did, the other answers again.
        assert_eq!(give(reader, &read(&command), id(100 + turn)).unwrap().position, writer.head().unwrap().position);
    }
    assert_eq!(one.verify(None).unwrap(), two.verify(None).unwrap());
    let before = everything(&one);
    two.rebuild().unwrap();
    assert_eq!(everything(&one), before);
    capture(&one, 200..203);
    one.verify(None).unwrap();
}

#[test]
fn a_playbook_that_another_handle_adopted_is_in_force() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let one = create(&path);
    let two = open(&path);
    capture(&one, 1..2);
    capture(&two, 2..3);
    let built_in = inward_core::playbook::Playbook::development_zone();
    let other = built_in.text().replacen("rank = 10\n", "rank = 15\n", 1);
    give(&one, &read(&json!({"adopt_playbook": {"playbook": other}})), id(10)).unwrap();
    capture(&two, 11..12);
    assert!(rows(&two, Kind::Lead).iter().all(|row| row.stage == Some(15)));
}

#[test]
fn eight_threads_lose_nothing() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let shared = Arc::new(create(&path));
    let threads: Vec<_> = (0..8_u64)
        .map(|number| {
            // Half of them share a handle, half have their own.
            let journal = if number % 2 == 0 { Arc::clone(&shared) } else { Arc::new(open(&path)) };
            thread::spawn(move || capture(&*journal, 1 + number * 50..1 + (number + 1) * 50))
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().unwrap());
    assert_eq!(shared.verify(None).unwrap().position, 1 + 2 * 400);
    assert_eq!(rows(&*shared, Kind::Lead).len(), 400);
    let events = shared.events(0, usize::MAX).unwrap();
    assert!(events.iter().zip(1..).all(|(event, position)| event.position == position));
    let before = everything(&*shared);
    shared.rebuild().unwrap();
    assert_eq!(everything(&*shared), before);
}

#[test]
fn a_long_reader_sees_one_state_beside_a_writer() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = create(&path);
    capture(&journal, 1..100);
    let mut visited = 0;
    journal
        .scan(&[Kind::Lead], &mut |_| {
            visited += 1;
            capture(&journal, 1_000 + visited..1_001 + visited);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(visited, 99, "what was written meanwhile is not visited");
    assert_eq!(rows(&journal, Kind::Lead).len(), 198);
    journal.verify(None).unwrap();
}

#[test]
fn readers_never_see_half_a_transaction() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = Arc::new(create(&path));
    let done = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..6)
        .map(|_| {
            let (journal, done) = (Arc::clone(&journal), Arc::clone(&done));
            thread::spawn(move || {
                let mut last = 0;
                while !done.load(Ordering::SeqCst) {
                    let head = journal.verify(None).unwrap();
                    assert!(head.position >= last && head.position % 4 == 1, "{head}");
                    last = head.position;
                    let page = Page { limit: 10, ..Page::of(Kind::Lead) };
                    journal.find(&Filter::default(), &page).unwrap();
                    assert_eq!(journal.count(&Filter::default(), Kind::Lead).unwrap() % 2, 0);
                }
            })
        })
        .collect();
    for number in 1..60 {
        journal
            .transact(Ending::Commit, &mut |transaction| {
                for member in 0..2 {
                    put(transaction, &read(&json!({"capture_lead": {"title": "甲"}})), id(number).member(member))?;
                }
                Ok(())
            })
            .unwrap();
    }
    done.store(true, Ordering::SeqCst);
    readers.into_iter().for_each(|reader| reader.join().unwrap());
    assert_eq!(journal.verify(None).unwrap().position, 1 + 59 * 4);
}

#[test]
fn who_waits_too_long_is_told_so() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = create(&path);
    let impatient =
        SqliteJournal::open(&path, None, SqliteOptions { wait: Duration::from_millis(50), ..options(&Hand::new()) })
            .unwrap();
    let (began, wait) = mpsc::channel();
    let (finish, finished) = mpsc::channel::<()>();
    let writer = &journal;
    thread::scope(|scope| {
        scope.spawn(move || {
            writer
                .transact(Ending::Commit, &mut |transaction| {
                    put(transaction, &read(&json!({"capture_lead": {"title": "甲"}})), id(1))?;
                    began.send(()).unwrap();
                    finished.recv().unwrap();
                    Ok(())
                })
                .unwrap();
        });
        wait.recv().unwrap();
        let error = give(&impatient, &read(&json!({"capture_lead": {"title": "乙"}})), id(2)).unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, refusals::book::BUSY));
        // Reading does not wait.
        assert_eq!(impatient.head().unwrap().position, 1);
        finish.send(()).unwrap();
    });
    give(&impatient, &read(&json!({"capture_lead": {"title": "乙"}})), id(2)).unwrap();
    assert_eq!(journal.verify(None).unwrap().position, 5);
}

/// Who waits for another to finish is stopped as who works is.
#[test]
fn who_waits_to_write_can_be_stopped() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = create(&path);
    let plain = super::plain(&path);
    plain.execute_batch("BEGIN IMMEDIATE").unwrap();
    let began = std::time::Instant::now();
    let stop = move || began.elapsed() > Duration::from_millis(100);
    let command = read(&json!({"capture_lead": {"title": "甲"}}));
    let error = inward_journal::interruptible(stop, || give(&journal, &command, id(1))).unwrap_err();
    assert_eq!(error.code(), refusals::book::INTERRUPTED);
    assert!(began.elapsed() < Duration::from_secs(10), "it waited for the other");
    plain.execute_batch("ROLLBACK").unwrap();
    assert_eq!(give(&journal, &command, id(1)).unwrap().position, 3);
}

#[test]
fn closing_waits_for_what_is_under_way() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = create(&path);
    let (began, wait) = mpsc::channel();
    let writer = &journal;
    thread::scope(|scope| {
        scope.spawn(move || {
            writer
                .transact(Ending::Commit, &mut |transaction| {
                    began.send(()).unwrap();
                    thread::sleep(Duration::from_millis(100));
                    put(transaction, &read(&json!({"capture_lead": {"title": "甲"}})), id(1)).map(drop)
                })
                .unwrap();
        });
        wait.recv().unwrap();
        journal.close().unwrap();
    });
    assert_eq!(open(&path).verify(None).unwrap().position, 3);
}

/// A visitor that wants to write waits for the same turn as who closes: neither may wait for the other.
#[test]
fn closing_does_not_wait_for_a_visitor_who_waits_to_write() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = Arc::new(create(&path));
    capture(&*journal, 1..3);
    let command = read(&json!({"capture_lead": {"title": "甲"}}));
    let (ended, end) = mpsc::channel();
    let (visits, visited) = mpsc::channel();
    let (writes, written) = mpsc::channel();
    let visitor = Arc::clone(&journal);
    let (again, ended_too) = (command.clone(), ended.clone());
    thread::spawn(move || {
        let mut refused = None;
        visitor
            .scan(&[Kind::Lead], &mut |_| {
                visits.send(()).unwrap();
                // The writer is at work, and who closes waits for it already.
                thread::sleep(Duration::from_millis(200));
                refused = give(&*visitor, &again, id(10)).err().map(|error| error.code());
                ControlFlow::Break(())
            })
            .unwrap();
        assert!(refused.is_none_or(|code| code == refusals::book::CLOSED), "{refused:?}");
        ended_too.send("visitor").unwrap();
    });
    visited.recv().unwrap();
    let writer = Arc::clone(&journal);
    thread::spawn(move || {
        let work = &mut |transaction: &dyn inward_journal::Transaction| {
            writes.send(()).unwrap();
            thread::sleep(Duration::from_millis(400));
            put(transaction, &command, id(11)).map(drop)
        };
        writer.transact(Ending::Commit, work).unwrap();
    });
    written.recv().unwrap();
    thread::spawn(move || {
        journal.close().unwrap();
        ended.send("closer").unwrap();
    });
    let mut both: Vec<&str> = (0..2).map(|_| end.recv_timeout(Duration::from_secs(20)).expect("one waits")).collect();
    both.sort_unstable();
    assert_eq!(both, ["closer", "visitor"]);
}

/// A question that panicked is not waited for.
#[test]
fn closing_does_not_wait_for_a_question_that_panicked() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = Arc::new(create(&path));
    capture(&*journal, 1..3);
    let visitor = Arc::clone(&journal);
    let asked = thread::spawn(move || visitor.scan(&[Kind::Lead], &mut |_| panic!("a fault of the visitor")));
    assert!(asked.join().is_err());
    assert_eq!(journal.count(&Filter::default(), Kind::Lead).unwrap(), 2);
    let (ended, end) = mpsc::channel();
    thread::spawn(move || ended.send(journal.close()).unwrap());
    end.recv_timeout(Duration::from_secs(20)).expect("it waits for ever").unwrap();
    assert_eq!(log_of_writes(&path), None);
}

/// A file that was moved away is not written to, also by who waited for its turn meanwhile.
#[test]
fn a_book_that_is_moved_away_while_a_writer_waits_is_not_written() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = create(&path);
    let plain = super::plain(&path);
    plain.execute_batch("BEGIN IMMEDIATE").unwrap();
    thread::scope(|scope| {
        let waiting = scope.spawn(|| give(&journal, &read(&json!({"capture_lead": {"title": "甲"}})), id(1)));
        thread::sleep(Duration::from_millis(300));
        std::fs::rename(&path, folder.path().join("elsewhere.db")).unwrap();
        plain.execute_batch("ROLLBACK").unwrap();
        assert_eq!(waiting.join().unwrap().unwrap_err().code(), refusals::book::REPLACED);
    });
    let events: i64 = plain.query_row("SELECT count(*) FROM event", [], |row| row.get(0)).unwrap();
    assert_eq!(events, 1);
}

/// The log of writes beside a book, if it holds anything.
fn log_of_writes(path: &std::path::Path) -> Option<Vec<u8>> {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    std::fs::read(log).ok().filter(|log| !log.is_empty())
}

/// A book that was closed is whole in its file alone, whoever was reading meanwhile: the log of writes
/// is moved into it by the last connection that closes, so closing waits.
#[test]
fn closing_waits_for_questions_and_ends_snapshots() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = Arc::new(create(&path));
    capture(&*journal, 1..40);
    let secret = "合成的秘密文本";
    let command = json!({"capture_lead": {"title": "甲", "profile": {"summary": secret}}});
    give(&*journal, &read(&command), id(100)).unwrap();
    let snapshot = Arc::clone(&journal).snapshot().unwrap();
    let (visiting, go_on) = (mpsc::channel(), mpsc::channel::<()>());
    let closed = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = Arc::clone(&journal);
        let (told, waits) = (visiting.0, go_on.1);
        let visitor = scope.spawn(move || {
            let mut seen = 0;
            reader
                .scan(&[Kind::Lead], &mut |_| {
                    if seen == 0 {
                        told.send(()).unwrap();
                        waits.recv().unwrap();
                    }
                    seen += 1;
                    ControlFlow::Continue(())
                })
                .unwrap();
            seen
        });
        visiting.1.recv().unwrap();
        journal.erase_note(inward_core::id::NoteId { command: id(100), number: 0 }).unwrap();
        let closer = scope.spawn(|| {
            journal.close().unwrap();
            closed.store(true, Ordering::SeqCst);
        });
        thread::sleep(Duration::from_millis(150));
        assert!(!closed.load(Ordering::SeqCst), "a question is still under way");
        go_on.0.send(()).unwrap();
        assert_eq!(visitor.join().unwrap(), 40, "the question was answered in whole");
        closer.join().unwrap();
    });
    assert_eq!(snapshot.head().unwrap_err().code(), refusals::book::CLOSED);
    assert_eq!(log_of_writes(&path), None);
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "the note was erased");
    drop((snapshot, journal));
    assert_eq!(open(&path).count(&Filter::default(), Kind::Lead).unwrap(), 40);
}

/// What a process erased before it died is not left in the log of writes by the next one.
#[test]
fn what_was_erased_is_gone_after_the_next_write() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let secret = "合成的另一秘密";
    let first = create(&path);
    let command = json!({"capture_lead": {"title": "甲", "profile": {"summary": secret}}});
    give(&first, &read(&command), id(100)).unwrap();
    // A reader holds the log of writes, so that it cannot be emptied.
    let other = Arc::new(open(&path));
    let snapshot = Arc::clone(&other).snapshot().unwrap();
    first.erase_note(inward_core::id::NoteId { command: id(100), number: 0 }).unwrap();
    let holds = |bytes: &[u8]| bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
    assert!(log_of_writes(&path).is_some_and(|log| holds(&log)));
    // It is gone without closing, as a process that dies.
    std::mem::forget(first);
    drop((snapshot, other));
    let next = open(&path);
    capture(&next, 1..2);
    assert!(!log_of_writes(&path).is_some_and(|log| holds(&log)));
    assert!(!holds(&std::fs::read(&path).unwrap()));
}

/// How long the log of writes is.
fn length_of_log(path: &std::path::Path) -> u64 {
    path.with_extension("db-wal").metadata().map_or(0, |log| log.len())
}

/// A snapshot that is held keeps the log of writes from being moved into the book. Once it is gone, the
/// log is short again, though nobody closed the book.
#[test]
fn the_log_of_writes_is_short_again_once_a_snapshot_is_gone() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = Arc::new(create(&path));
    capture(&*journal, 1..10);
    let snapshot = Arc::clone(&journal).snapshot().unwrap();
    let head = snapshot.head().unwrap();
    let mut number = 10;
    while length_of_log(&path) < 10 << 20 {
        batch(&*journal, number, 200);
        number += 1;
        assert!(number < 200, "the log does not grow");
    }
    assert_eq!(snapshot.head().unwrap(), head);
    assert_eq!(snapshot.count(&Filter::default(), Kind::Lead).unwrap(), 9);
    drop(snapshot);
    (number..number + 3).for_each(|number| batch(&*journal, number, 1));
    assert!(length_of_log(&path) <= 8 << 20, "{}", length_of_log(&path));
    journal.verify(None).unwrap();
}

/// Readers who take turns without a pause do not keep the log of writes from being moved into the book.
#[test]
fn the_log_of_writes_stays_short_beside_readers_who_never_pause() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let journal = Arc::new(create(&path));
    batch(&*journal, 1, 300);
    let done = AtomicBool::new(false);
    let longest = thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while !done.load(Ordering::SeqCst) {
                    let page = Page { limit: 100, ..Page::of(Kind::Lead) };
                    assert_eq!(journal.find(&Filter::default(), &page).unwrap().len(), 100);
                }
            });
        }
        let mut longest = 0;
        for number in 2..160 {
            batch(&*journal, number, 40);
            longest = longest.max(length_of_log(&path));
        }
        done.store(true, Ordering::SeqCst);
        longest
    });
    // Kept short it has some 12 MiB; without, it would have over 60.
    assert!((4 << 20..=40 << 20).contains(&longest), "{longest}");
}

/// Captures so many leads in one transaction.
fn batch(journal: &dyn Journal, number: u64, members: u32) {
    let command = read(&json!({"capture_lead": {"title": "甲", "investor_described": "一家企业"}}));
    journal
        .transact(Ending::Commit, &mut |transaction| {
            (0..members).try_for_each(|member| put(transaction, &command, id(number).member(member)).map(drop))
        })
        .unwrap();
}
