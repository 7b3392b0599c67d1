//! Making a book: whole or not at all, and never over what is there.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::sync::Barrier;
use std::thread;

use inward_core::refusal::Refusal;
use inward_core::text::{Lang, refusals};
use inward_journal::{Durability, Error, ErrorKind, Journal, SqliteJournal, SqliteOptions};
use tempfile::tempdir;

use super::{begin, capture, create, options, plain};
use crate::book::{Hand, ZONE};

fn made(path: &Path, begin: impl FnOnce(&SqliteJournal) -> Result<(), Error>) -> Result<SqliteJournal, Error> {
    SqliteJournal::create(path, ZONE, "高新区", options(&Hand::new()), begin)
}

fn refused(path: &Path) -> Error {
    made(path, begin).err().unwrap()
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn until_its_zone_is_opened_there_is_no_book() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    for durability in [Durability::Full, Durability::Normal] {
        let options = SqliteOptions { durability, ..options(&Hand::new()) };
        let journal = SqliteJournal::create(&path, ZONE, "高新区", options, |journal| {
            begin(journal)?;
            assert_eq!(journal.verify(None)?.position, 1);
            assert!(!path.exists(), "the book is seen before it is whole");
            assert_eq!(names(folder.path()).len(), 1);
            Ok(())
        })
        .unwrap();
        assert_eq!((journal.zone(), journal.verify(None).unwrap().position), (ZONE, 1));
        capture(&journal, 1..3);
        journal.close().unwrap();
        assert_eq!(names(folder.path()), ["book.db"]);
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn a_refused_zone_leaves_nothing() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let refusal = || Error::from(Refusal::new(refusals::zone::NOT_OPENED));
    let error = made(&path, |_| Err(refusal())).err().unwrap();
    assert_eq!(error.code(), refusals::zone::NOT_OPENED);
    assert!(names(folder.path()).is_empty());
    // After the zone was opened, too.
    made(&path, |journal| begin(journal).and_then(|()| Err(refusal()))).err().unwrap();
    assert!(names(folder.path()).is_empty());
    // A panic is no orderly failure, and still leaves nothing.
    thread::scope(|scope| scope.spawn(|| made(&path, |_| panic!("on purpose")).map(drop)).join().unwrap_err());
    assert!(names(folder.path()).is_empty());
    made(&path, begin).unwrap();
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    fs::write(&file, "x").unwrap();
    for missing in [folder.path().join("no").join("such"), file] {
        let error = refused(&missing.join("book.db"));
        assert_eq!((error.kind(), error.code()), (ErrorKind::Storage, refusals::book::NO_FOLDER), "{error}");
        for lang in [Lang::En, Lang::Zh] {
            let said = error.say(lang);
            assert!(said.contains(missing.to_str().unwrap()) && !said.contains("book.db"), "{said}");
        }
    }
    // A path that can be no file's.
    let error = refused(&folder.path().join("new/"));
    assert_eq!(error.code(), refusals::book::NO_FOLDER, "{error}");
    assert!(error.say(Lang::En).contains("new/"), "{error}");
    assert_eq!(names(folder.path()), ["letter.txt"]);
}

#[test]
fn a_book_that_may_not_be_written_is_not_made() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let options = SqliteOptions { read_only: true, ..options(&Hand::new()) };
    let error = SqliteJournal::create(&path, ZONE, "高新区", options, begin).err().unwrap();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Storage, refusals::book::READ_ONLY));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn what_came_meanwhile_is_not_overwritten() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let error = made(&path, |journal| {
        begin(journal)?;
        fs::write(&path, "a letter").unwrap();
        Ok(())
    })
    .err()
    .unwrap();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, refusals::book::EXISTS));
    assert!(error.say(Lang::Zh).contains(path.to_str().unwrap()), "{}", error.say(Lang::Zh));
    assert_eq!(fs::read(&path).unwrap(), b"a letter");
    assert_eq!(names(folder.path()), ["book.db"]);
}

#[test]
fn of_many_who_make_it_at_once_one_does() {
    const HANDS: usize = 8;
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let barrier = Barrier::new(HANDS);
    let made: Vec<Result<SqliteJournal, Error>> = thread::scope(|scope| {
        let hands: Vec<_> = (0..HANDS)
            .map(|_| {
                scope.spawn(|| {
                    // All of them find nothing there, and only then go on.
                    made(&path, |journal| {
                        barrier.wait();
                        begin(journal)
                    })
                })
            })
            .collect();
        hands.into_iter().map(|hand| hand.join().unwrap()).collect()
    });
    let (books, refused): (Vec<_>, Vec<_>) = made.into_iter().partition(Result::is_ok);
    assert_eq!((books.len(), refused.len()), (1, HANDS - 1));
    for error in refused.into_iter().filter_map(Result::err) {
        assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, refusals::book::EXISTS), "{error}");
    }
    for book in books.into_iter().flatten() {
        capture(&book, 1..5);
        assert_eq!(book.verify(None).unwrap().position, 9);
        book.close().unwrap();
    }
    assert_eq!(names(folder.path()), ["book.db"]);
}

#[test]
fn what_a_killed_process_left_is_in_nobodys_way() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let stale = RefCell::new(Vec::new());
    let left = folder.path().join("left");
    fs::create_dir(&left).unwrap();
    // What the folder holds in the midst of the making is what a process killed there leaves.
    made(&path, |journal| {
        begin(journal)?;
        let beside = folder.path().join(names(folder.path()).remove(0));
        for name in names(&beside) {
            fs::copy(beside.join(&name), left.join(&name)).unwrap();
            stale.borrow_mut().push(name);
        }
        Ok(())
    })
    .unwrap()
    .close()
    .unwrap();
    assert!(stale.borrow().contains(&"made".to_owned()), "{stale:?}");
    fs::remove_file(&path).unwrap();
    let stale = folder.path().join(".inward-stale1");
    fs::rename(&left, &stale).unwrap();
    let before = names(&stale);
    let journal = made(&path, begin).unwrap();
    capture(&journal, 1..3);
    journal.close().unwrap();
    assert_eq!(names(folder.path()), [".inward-stale1", "book.db"]);
    assert_eq!(names(&stale), before);
}

/// SQLite would take the log of a book that is no longer there for that of the new one.
#[test]
fn the_log_of_a_lost_book_is_not_read_into_a_new_one() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    let lost = create(&path);
    capture(&lost, 1..10);
    let log = folder.path().join("book.db-wal");
    let bytes = fs::read(&log).unwrap();
    assert!(!bytes.is_empty());
    lost.close().unwrap();
    fs::remove_file(&path).unwrap();
    fs::write(&log, &bytes).unwrap();
    let error = refused(&path);
    assert_eq!((error.kind(), error.code()), (ErrorKind::Conflict, refusals::book::LEFT_OVER));
    assert!(error.say(Lang::En).contains("book.db-wal"), "{error}");
    assert_eq!(names(folder.path()), ["book.db-wal"]);
    assert_eq!(fs::read(&log).unwrap(), bytes);
    fs::remove_file(&log).unwrap();
    assert_eq!(made(&path, begin).unwrap().verify(None).unwrap().position, 1);
}

#[cfg(unix)]
#[test]
fn a_link_is_something_even_if_it_leads_nowhere() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("book.db");
    std::os::unix::fs::symlink(folder.path().join("nowhere.db"), &path).unwrap();
    assert_eq!(refused(&path).code(), refusals::book::EXISTS);
    assert_eq!(names(folder.path()), ["book.db"]);
}

#[test]
fn a_new_book_has_the_rights_that_other_files_have() {
    let folder = tempdir().unwrap();
    let (path, other) = (folder.path().join("book.db"), folder.path().join("other.db"));
    create(&path).close().unwrap();
    plain(&other).execute_batch("CREATE TABLE t (x)").unwrap();
    let rights = |path: &Path| path.metadata().unwrap().permissions();
    assert_eq!(rights(&path), rights(&other));
}
