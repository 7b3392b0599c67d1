//! Archives: what is dumped is restored, and what was changed on the way is refused.

use std::io::{self, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use inward_core::id::{Id, NoteId};
use inward_core::text::{Lang, refusals};
use inward_journal::{Archive, Ending, ErrorKind};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::Make;
use crate::book::{Book, ZONE, end, everything, give, id, lead, put_particulars, read, restore_into_memory};
use crate::same::{relations, tell};

/// A book with something of every sort of line: notes kept and erased, people kept, changed and erased,
/// keys taken and let go, and a preview that left nothing.
fn storied(make: Make<'_>) -> (Book, Told) {
    let book = make().opened();
    let command = json!({"capture_lead": {
        "title": "合成线索", "investor_described": "一家企业\n\"引号\"", "profile": {"summary": "摘要\t二"},
    }});
    let kept = book.id();
    give(book.journal(), &read(&command), kept).unwrap();
    let forgetful = book.id();
    give(book.journal(), &read(&command), forgetful).unwrap();
    let erased = NoteId { command: forgetful, number: 1 };
    book.journal().erase_note(erased).unwrap();
    book.did(&json!({"add_unit": {"name": "招商一局"}}));
    let people = ["zhangsan", "lisi", "wangwu"].map(|name| book.did(&json!({"enrol_person": {"name": name}})));
    put_particulars(book.journal(), people[1], "zhaoliu", book.id());
    book.did(&json!({"erase_person": {"person": people[2].to_string()}}));
    let preview = book.id();
    end(book.journal(), Ending::Rollback, &read(&lead("不作数")), preview).unwrap();
    tell(&book, 11, 20, false);
    (book, Told { command, kept, forgetful, erased, person: people[0], changed: people[1], gone: people[2] })
}

struct Told {
    command: Value,
    kept: inward_core::id::CommandId,
    forgetful: inward_core::id::CommandId,
    erased: NoteId,
    person: inward_core::id::RecordId,
    changed: inward_core::id::RecordId,
    gone: inward_core::id::RecordId,
}

/// Of so many cases one is tried: a book in a file is slow to make, and reads an archive as memory does.
fn sample(book: &Book) -> usize {
    if book.is_in_a_file() { 19 } else { 1 }
}

fn lines(archive: &[u8]) -> Vec<&[u8]> {
    archive.split_inclusive(|byte| *byte == b'\n').collect()
}

/// The code with which an archive is refused, and the line that is named.
fn refused(book: &Book, archive: &[u8]) -> (String, Option<u64>) {
    let error = book.restored(archive).err().unwrap_or_else(|| panic!("it was restored"));
    for lang in [Lang::En, Lang::Zh] {
        assert!(!error.say(lang).contains('{'), "{}", error.say(lang));
    }
    let line = error.refusal().params.get("line").map(|line| line.parse().unwrap());
    (error.code().as_str().to_owned(), line)
}

pub fn what_is_dumped_is_restored(make: Make<'_>) {
    let (book, _) = storied(make);
    let archive = book.dumped();
    let restored = book.restored(&archive).unwrap();
    let head = book.journal().head().unwrap();
    assert_eq!(restored.journal().head().unwrap(), head);
    assert_eq!(restored.journal().verify(Some(&head)).unwrap(), head);
    let (before, after) = (everything(book.journal()), everything(restored.journal()));
    assert!(before.states.len() > 20, "only {} records were compared", before.states.len());
    assert!(after == before, "records or rows changed");
    let records: Vec<_> = before.states.iter().map(|state| inward_core::record::Record::id(&**state)).collect();
    assert_eq!(relations(&restored, &records), relations(&book, &records));
    assert_eq!(restored.journal().events(0, usize::MAX).unwrap(), book.journal().events(0, usize::MAX).unwrap());
    assert!(restored.dumped() == archive, "an archive changed by being restored");
    let closing: Value = serde_json::from_slice(lines(&archive).last().unwrap()).unwrap();
    for sort in ["events", "notes", "people", "receipts", "unique_keys"] {
        assert!(closing["counts"][sort].as_u64() > Some(1), "{closing}");
    }
    // In a rebuild they are the same again: what was folded line by line is what the log says.
    restored.journal().rebuild().unwrap();
    assert!(everything(restored.journal()) == before, "the rebuild changed records or rows");
}

pub fn a_restored_zone_goes_on(make: Make<'_>) {
    let (book, told) = storied(make);
    let restored = book.restored(&book.dumped()).unwrap();
    // A command that was given is known again: its answer, and that its id is taken.
    let again = give(restored.journal(), &read(&told.command), told.kept).unwrap();
    assert_eq!(again, give(book.journal(), &read(&told.command), told.kept).unwrap());
    let other = give(restored.journal(), &read(&lead("别的")), told.kept).unwrap_err();
    assert_eq!(other.code(), refusals::command::REUSED);
    // And what happens next happens to both in the same way, but for the secrets.
    for book in [&book, &restored] {
        assert_eq!(book.refused(&json!({"add_unit": {"name": "招商一局"}})), "record.key-held");
        tell(book, 5, 10, false);
        let head = book.journal().head().unwrap();
        assert_eq!(book.journal().verify(None).unwrap(), head);
    }
    assert!(everything(restored.journal()) == everything(book.journal()), "they went on in different ways");
    let archive = restored.dumped();
    assert!(restored.restored(&archive).unwrap().dumped() == archive);
}

pub fn what_was_erased_stays_erased(make: Make<'_>) {
    let (book, told) = storied(make);
    let archive = book.dumped();
    let restored = book.restored(&archive).unwrap();
    let journal = restored.journal();
    assert_eq!(journal.note(told.erased).unwrap(), None);
    assert_eq!(journal.note(NoteId { number: 0, ..told.erased }).unwrap().as_deref(), Some("摘要\t二"));
    assert_eq!(journal.particulars(Id::new(told.gone.uuid)).unwrap(), None);
    assert_eq!(journal.particulars(Id::new(told.person.uuid)).unwrap().unwrap().name, "zhangsan");
    assert_eq!(journal.particulars(Id::new(told.changed.uuid)).unwrap().unwrap().name, "zhaoliu");
    let text = String::from_utf8(archive).unwrap();
    assert!(text.contains("zhangsan") && !text.contains("wangwu"));
    // Nothing is left in it from which the command could be guessed whose note was erased.
    let receipt = format!("{{\"receipt\":\"{}\",\"key\":null,", told.forgetful);
    assert_eq!(text.matches(&receipt).count(), 1);
    // What is erased from now on stays whole, too.
    journal.erase_note(NoteId { command: told.kept, number: 0 }).unwrap();
    let again = restored.restored(&restored.dumped()).unwrap();
    assert_eq!(again.journal().note(NoteId { command: told.kept, number: 0 }).unwrap(), None);
    assert_eq!(again.journal().head().unwrap(), book.journal().head().unwrap());
}

pub fn a_zone_that_was_not_opened_is_not_dumped(make: Make<'_>) {
    let mut archive = Vec::new();
    let error = make().journal().dump(&mut archive).unwrap_err();
    assert_eq!(error.code(), refusals::zone::NOT_OPENED);
    assert!(archive.is_empty());
}

pub fn a_zone_that_holds_little_is_dumped(make: Make<'_>) {
    let book = make().opened();
    let archive = book.dumped();
    assert_eq!(lines(&archive).len(), 4, "header, event, receipt, closing line");
    let opened = Archive::read(&archive[..]).unwrap();
    assert_eq!((opened.zone(), opened.name()), (Id::new(ZONE), "高新区"));
    assert_eq!(opened.head(), book.journal().head().unwrap());
    assert!(book.restored(&archive).unwrap().dumped() == archive);
}

/// Others write while it is dumped, and none of it shows.
pub fn a_dump_is_of_one_moment(make: Make<'_>) {
    let book = make().opened();
    for _ in 0..300 {
        book.did(&json!({"capture_lead": {"title": "线索", "investor_described": "一家企业"}}));
    }
    let before = book.dumped();
    let journal = Arc::clone(&book.journal);
    let (done, given) = (AtomicBool::new(false), AtomicU64::new(0));
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                let number = given.fetch_add(1, Ordering::SeqCst);
                let command = json!({"capture_lead": {"title": "后来", "investor_described": "后来的企业"}});
                give(&*journal, &read(&command), id(1_000_000 + number)).unwrap();
                journal.erase_note(NoteId { command: id(1), number: 0 }).unwrap();
            }
        });
        let mut wrote = Slow { written: Vec::new(), given: &given };
        let head = book.journal().dump(&mut wrote).unwrap();
        done.store(true, Ordering::SeqCst);
        let restored = book.restored(&wrote.written).unwrap();
        assert_eq!(restored.journal().head().unwrap(), head);
        assert!(restored.dumped() == wrote.written);
    });
    assert!(given.load(Ordering::SeqCst) > 4, "nobody wrote meanwhile");
    assert!(book.journal().head().unwrap().position > Archive::read(&before[..]).unwrap().head().position);
}

/// Takes what is dumped only after others have written.
struct Slow<'a> {
    written: Vec<u8>,
    given: &'a AtomicU64,
}

impl Write for Slow<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let before = self.given.load(Ordering::SeqCst);
        while self.given.load(Ordering::SeqCst) < before + 2 {
            thread::yield_now();
        }
        self.written.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Fails after so many bytes.
struct Failing<T>(T, usize);

impl Write for Failing<Vec<u8>> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > self.1 {
            return Err(io::Error::other("the disk is full"));
        }
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Read for Failing<&[u8]> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.1 == 0 {
            return Err(io::Error::other("the line went dead"));
        }
        let most = buffer.len().min(self.1);
        let read = self.0.read(&mut buffer[..most])?;
        self.1 -= read;
        Ok(read)
    }
}

pub fn a_writer_that_fails_is_named(make: Make<'_>) {
    let (book, _) = storied(make);
    let length = book.dumped().len();
    for room in [0, length / 2, length - 1] {
        let error = book.journal().dump(&mut Failing(Vec::new(), room)).unwrap_err();
        assert_eq!((error.kind(), error.code()), (ErrorKind::Storage, refusals::archive::UNWRITABLE));
        assert!(error.say(Lang::En).contains("the disk is full"), "{error}");
    }
    // The book is none the worse.
    book.did(&lead("以后"));
    assert_eq!(book.restored(&book.dumped()).unwrap().journal().head().unwrap(), book.journal().head().unwrap());
}

pub fn a_reader_that_fails_is_named(make: Make<'_>) {
    let (book, _) = storied(make);
    let archive = book.dumped();
    for most in [0, 10, archive.len() / 2, archive.len()] {
        let error = match Archive::read(Failing(&archive[..], most)) {
            Ok(opened) => restore_into_memory(opened, &book.hand).err().unwrap(),
            Err(error) => error,
        };
        assert_eq!((error.kind(), error.code()), (ErrorKind::Storage, refusals::archive::UNREADABLE), "{most}");
        assert!(error.say(Lang::En).contains("the line went dead"), "{error}");
    }
}

/// A byte anywhere: it is refused, and the line is named in which it stands, or that it breaks.
pub fn every_edited_byte_is_refused(make: Make<'_>) {
    let (book, _) = storied(make);
    let archive = book.dumped();
    let ends: Vec<usize> = archive.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at).collect();
    let step = (archive.len() / 300).max(1);
    let mut looked_at = 0;
    let sample = sample(&book);
    // Evenly spaced, every end of a line, and every byte of the first and of the last line.
    let spaced = (0..archive.len()).step_by(step);
    let header = 0..=ends[0];
    let closing = ends[ends.len() - 2] + 1..archive.len();
    for at in spaced.chain(ends.iter().copied()).chain(header).chain(closing).step_by(sample) {
        let line = ends.partition_point(|end| *end < at) as u64 + 1;
        for flip in [1_u8, 0x20, 0x80] {
            let mut edited = archive.clone();
            edited[at] ^= flip;
            let (code, named) = refused(&book, &edited);
            match code.as_str() {
                "archive.not-an-archive" => assert!(line == 1 && at < 25, "{at}"),
                "archive.newer" => assert_eq!(line, 1),
                "archive.edited" => assert!(named == Some(line), "{at} in line {line}: {named:?}"),
                "archive.cut" => assert_eq!(at, archive.len() - 1),
                other => panic!("{other} at {at} in line {line}"),
            }
            looked_at += 1;
        }
    }
    assert!(looked_at * sample > 2_000, "only {looked_at} edits were tried");
}

pub fn what_is_cut_is_refused(make: Make<'_>) {
    let (book, _) = storied(make);
    let archive = book.dumped();
    let mut length = 0;
    let all = lines(&archive);
    let sample = sample(&book);
    for (number, line) in all.iter().enumerate() {
        if number % sample != 0 {
            length += line.len();
            continue;
        }
        let cuts = [length, length + line.len() / 2, length + line.len() - 1];
        for cut in cuts {
            let (code, named) = refused(&book, &archive[..cut]);
            let expected = if cut < 25 { "archive.not-an-archive" } else { "archive.cut" };
            assert_eq!(code, expected, "{cut}");
            assert!(cut < 25 || named == Some(number as u64 + 1), "{cut}: {named:?}");
        }
        length += line.len();
    }
    assert!(all.len() > 60, "only {} lines were cut", all.len());
    assert_eq!(length, archive.len());
    // What is appended is seen, be it one byte or a whole archive.
    let after = all.len() as u64 + 1;
    for more in [&b"\n"[..], b"x", b"\0", b"{}\n", &archive, &[0xff; 100]] {
        let longer = [&archive[..], more].concat();
        assert_eq!(refused(&book, &longer), ("archive.goes-on".to_owned(), Some(after)));
    }
}

pub fn lines_that_are_moved_are_refused(make: Make<'_>) {
    let (book, _) = storied(make);
    let archive = book.dumped();
    let all = lines(&archive);
    for at in (1..all.len()).step_by(sample(&book)) {
        let mut without = all.clone();
        without.remove(at);
        let (code, _) = refused(&book, &without.concat());
        let last = at + 1 == all.len();
        assert_eq!(code, if last { "archive.cut" } else { "archive.edited" }, "without line {}", at + 1);
        let mut twice = all.clone();
        twice.insert(at, all[at]);
        let (code, _) = refused(&book, &twice.concat());
        assert_eq!(code, if last { "archive.goes-on" } else { "archive.edited" }, "line {} twice", at + 1);
        if at > 1 {
            let mut swapped = all.clone();
            swapped.swap(at - 1, at);
            let (code, named) = refused(&book, &swapped.concat());
            assert_eq!(code, "archive.edited", "lines {at} and {}", at + 1);
            assert!(named >= Some(at as u64), "{named:?} at {at}");
        }
    }
}

pub fn what_is_no_archive_is_refused(make: Make<'_>) {
    let (book, _) = storied(make);
    let noise: Vec<u8> = (0..100_000_u32).map(|number| (number.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let long = "x".repeat(1_000_000);
    let endless = [&b"{\"archive\":\"inward zone\","[..], long.as_bytes()].concat();
    let cases: [(&[u8], &str); 9] = [
        (b"", "archive.not-an-archive"),
        (b"\n", "archive.not-an-archive"),
        (b"{}\n", "archive.not-an-archive"),
        ("编号,项目名称\nA1,合成项目\n".as_bytes(), "archive.not-an-archive"),
        (b"SQLite format 3\0", "archive.not-an-archive"),
        (&noise, "archive.not-an-archive"),
        (long.as_bytes(), "archive.not-an-archive"),
        (&endless, "archive.cut"),
        (b"{\"archive\":\"inward zone\",\"format\":2,\"anything\":[]}\nmore\n", "archive.newer"),
    ];
    for (bytes, code) in cases {
        assert_eq!(refused(&book, bytes).0, code);
    }
    let error = Archive::read(&b"{\"archive\":\"inward zone\",\"format\":7}\n"[..]).unwrap_err();
    assert!(error.say(Lang::En).contains("has format 7; this version reads up to 1"), "{error}");
    // A long line within: it is read, but not taken.
    let archive = book.dumped();
    let mut all = lines(&archive);
    let longer = [long.as_bytes(), b"\n"].concat();
    all[2] = &longer;
    assert_eq!(refused(&book, &all.concat()), ("archive.edited".to_owned(), Some(3)));
}

/// Writes an archive anew after a change of its lines, with the checks and the sum that fit.
fn forged(archive: &[u8], change: impl Fn(usize, &mut Value)) -> Vec<u8> {
    let mut written: Vec<u8> = Vec::new();
    let all = lines(archive);
    for (number, line) in all.iter().enumerate() {
        let text = std::str::from_utf8(line).unwrap().trim_end();
        let mut value: Value = serde_json::from_str(text).unwrap();
        let before = value.clone();
        change(number, &mut value);
        // Fields are put into the places that they had; these tests change values only.
        let mut text = text.to_owned();
        for (name, old) in before.as_object().unwrap() {
            let new = &value[name];
            if new != old {
                text = text.replacen(&format!("\"{name}\":{old}"), &format!("\"{name}\":{new}"), 1);
            }
        }
        if let Some((beginning, _)) = text.rsplit_once(",\"check\":") {
            let digest = Sha256::digest(beginning.as_bytes());
            let check: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            text = format!("{beginning},\"check\":\"{check}\"}}");
        }
        if number + 1 == all.len() {
            let (beginning, _) = text.rsplit_once(",\"sha256\":").unwrap();
            let sum: String = Sha256::digest(&written).iter().map(|byte| format!("{byte:02x}")).collect();
            text = format!("{beginning},\"sha256\":\"{sum}\"}}");
        }
        written.extend_from_slice(text.as_bytes());
        written.push(b'\n');
    }
    written
}

/// Whoever knows the format can make the checks and the sum fit. The chain and its seals still tell.
pub fn what_is_forged_with_care_is_refused(make: Make<'_>) {
    let (book, told) = storied(make);
    let archive = book.dumped();
    assert!(forged(&archive, |_, _| ()) == archive, "the test writes as the dump does");
    let code = |change: &dyn Fn(usize, &mut Value)| refused(&book, &forged(&archive, change)).0;
    assert_eq!(code(&|_, line| set(line, "note", None, "text", json!("改过"))), "book.note-edited");
    assert_eq!(code(&|_, line| set(line, "note", None, "key", json!("0".repeat(32)))), "book.note-edited");
    let person = told.person.to_string();
    let other = json!({"name": "别人", "title": null, "channels": []}).to_string();
    assert_eq!(
        code(&|_, line| set(line, "person", Some(&person), "particulars", json!(other))),
        "book.particulars-edited"
    );
    assert_eq!(
        code(&|number, line| if number == 0 {
            line["name"] = json!("别处")
        }),
        "archive.edited"
    );
    assert_eq!(
        code(&|number, line| if number == 0 {
            line["hash"] = json!("0".repeat(64))
        }),
        "archive.edited"
    );
    assert_eq!(
        code(&|number, line| if number == 0 {
            line["zone"] = json!(told.person.to_string().replace("per", "zon"))
        }),
        "archive.edited"
    );
    assert_eq!(
        code(&|number, line| if number == 2 {
            line["payload"] = json!("{}")
        }),
        "archive.edited"
    );
    assert_eq!(
        code(&|_, line| if line.get("counts").is_some() {
            line["counts"] = json!(1)
        }),
        "archive.edited"
    );
}

/// Sets a field of the lines of a sort, or of the one of that name.
fn set(line: &mut Value, sort: &str, name: Option<&str>, field: &str, value: Value) {
    let of_sort = line.get(sort).is_some_and(|found| name.is_none_or(|name| found == name));
    if of_sort {
        line[field] = value;
    }
}
