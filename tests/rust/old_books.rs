//! Old bytes: what every version so far wrote, a book and the archive of it, is read by this one and says
//! what it said then.
//!
//! `tests/golden/books/<version>` holds a book, its archive, and what it answers; all of them tell
//! `tests/golden/books/story.jsonl`, which is synthetic. They are only ever added to: with
//! `INWARD_WRITE_GOLDEN=1` this version writes those of its own that are not there, and none that are.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use inward::core::command::Command;
use inward::core::decide::decide;
use inward::core::event::Event;
use inward::core::fact::Reported;
use inward::core::id::NoteId;
use inward::core::world::Context;
use inward::prelude::*;
use inward_journal::{Durability, Ending, Journal, Key, SqliteJournal, SqliteOptions};
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::root;

/// The files of a version.
const FILES: [&str; 3] = ["book.db", "zone.jsonl", "answers.json"];

/// The points at which an old book is asked, days of valid and of known time.
const POINTS: [(&str, &str); 4] = [
    ("2020-07-01", "2021-02-01"),
    ("2020-12-31", "2021-02-01"),
    ("2021-02-01", "2021-02-02"),
    ("2021-02-05", "2021-02-05"),
];

fn books() -> PathBuf {
    root().join("tests/golden/books")
}

/// The folder of every version that wrote a book.
fn versions() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(books()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// Options by which every reading of an old book is the same.
fn options() -> Options {
    Options::default().clock(|| "2021-03-01T00:00:00Z".parse().unwrap()).without_waiting_for_disk()
}

/// What a book says, in words that do not depend on how it is kept.
fn answers(crm: &Crm) -> Value {
    let head = crm.head().unwrap();
    let events = crm.events(0, usize::MAX).unwrap();
    let notes = events.iter().filter(|event| !event.seals.is_empty()).flat_map(|event| {
        let seals: serde_json::Map<String, Value> = serde_json::from_str(&event.seals).unwrap();
        let numbers: Vec<u16> = seals.keys().filter_map(|name| name.parse().ok()).collect();
        numbers.into_iter().map(|number| NoteId { command: event.command, number })
    });
    let notes: serde_json::Map<String, Value> =
        notes.map(|id| (id.to_string(), json!(crm.note(id).unwrap()))).collect();
    let people = crm.people().all().unwrap().into_iter().map(|person| {
        let known = crm.particulars(person.id).unwrap();
        (person.id.to_string(), json!(known.map(|known| (known.name, known.title, known.channels))))
    });
    let people: serde_json::Map<String, Value> = people.collect();
    let points = POINTS.map(|(valid, known)| {
        json!({
            "valid": valid, "known": known, "says": picture(&crm.as_of(valid, known).unwrap()),
        })
    });
    json!({
        "head": head.to_string(),
        "zone": crm.zone().unwrap().title(),
        "notes": notes,
        "people": people,
        "units": [crm.unit_named("招商一局").unwrap(), crm.unit_named("政务服务局").unwrap()],
        "referred": crm.record_referred("statistics", "库/88").unwrap(),
        "latest": picture(crm),
        "as_of": points,
    })
}

/// How things stand at the point at which a handle reads.
fn picture(crm: &Crm) -> Value {
    let stages = crm.stage_table().unwrap().rows.into_iter().map(|row| json!({
        "stage": row.label.en, "count": row.count.to_string(), "closed": row.closed, "amounts": row.amounts.to_string(),
    }));
    let stages: Vec<Value> = stages.collect();
    let sum = |kind| crm.projects().sum(kind).unwrap().to_string();
    let mut records: Vec<Value> = Vec::new();
    macro_rules! records {
        ($($list:ident),+) => { $(
            for read in crm.$list().all().unwrap() {
                let stage = read.stage_label(Lang::En);
                let history = crm.history(read.record_id()).unwrap().len();
                records.push(json!([read.record_id(), read.title(), stage, read.standing().key(), history]));
            }
        )+ };
    }
    records!(
        organisations,
        investments,
        leads,
        negotiations,
        agreements,
        projects,
        commitments,
        issues,
        tasks,
        cases,
        entries,
        units,
        people
    );
    let milestones = crm.projects().all().unwrap().into_iter().map(|project| {
        let reached = |milestone: &str, phase| project.when(milestone, phase).map(ToString::to_string);
        json!([
            project.title(),
            reached("construction_started", Some(1)),
            reached("production", Some(1)),
            project.amount(MoneyKind::TotalPlanned, None).map(ToString::to_string),
            project.amount(MoneyKind::TotalPlanned, Some(1)).map(ToString::to_string),
        ])
    });
    let milestones: Vec<Value> = milestones.collect();
    let lives = crm
        .commitments()
        .all()
        .unwrap()
        .into_iter()
        .map(|promise| json!([promise.title(), format!("{:?}", promise.life())]));
    let lives: Vec<Value> = lives.collect();
    let said = |levels: Vec<Escalation>| levels.iter().map(ToString::to_string).collect::<Vec<_>>();
    let escalated = crm.tasks().all().unwrap().into_iter().map(|task| (task.title().to_owned(), task.escalations()));
    let escalated: Vec<Value> = escalated.map(|(title, levels)| json!([title, said(levels.unwrap())])).collect();
    let inspections = crm.organisations().all().unwrap().into_iter().flat_map(|body| {
        let years = crm.inspections(&body).unwrap();
        years
            .into_iter()
            .map(move |year| json!([body.title(), year.year, year.certain(), year.kept.map(LimitKept::key)]))
    });
    let inspections: Vec<Value> = inspections.collect();
    json!({
        "stages": stages,
        "records": records,
        "projects": milestones,
        "commitments": lives,
        "escalated": escalated,
        "inspections": inspections,
        "total_planned": sum(MoneyKind::TotalPlanned),
        "funds_arrived": sum(MoneyKind::FundsArrived),
    })
}

#[test]
fn this_version_has_a_book_that_says_what_was_told() {
    let folder = books().join(env!("CARGO_PKG_VERSION"));
    if std::env::var_os("INWARD_WRITE_GOLDEN").is_some_and(|value| value == "1") {
        fs::create_dir_all(&folder).unwrap();
        write(&folder);
    }
    for file in FILES {
        assert!(
            folder.join(file).is_file(),
            "{} is missing; write it and commit it:
    INWARD_WRITE_GOLDEN=1 cargo test --locked -p inward-tests --test it old_books",
            folder.join(file).display()
        );
    }
    // What is told anew today is what was told then, byte for byte: the story leaves nothing to chance.
    let anew = tempdir().unwrap();
    let journal = told(&anew.path().join("book.db"));
    let mut archive = Vec::new();
    journal.dump(&mut archive).unwrap();
    assert!(archive == fs::read(folder.join("zone.jsonl")).unwrap(), "the story gives another archive than it gave");
}

#[test]
fn the_book_of_every_version_is_read_and_worked_on() {
    let mut read = 0;
    for version in versions() {
        let folder = tempdir().unwrap();
        let path = folder.path().join("book.db");
        fs::copy(version.join("book.db"), &path).unwrap();
        let shown = version.display();
        let expected = expected(&version);

        let looking = Crm::open_with(&path, options().read_only()).unwrap_or_else(|error| panic!("{shown}: {error}"));
        assert_same(&answers(&looking), &expected, &version);
        looking.close().unwrap();

        let crm = Crm::open_with(&path, options()).unwrap();
        let head = crm.verify(None).unwrap();
        assert_eq!(json!(head.to_string()), expected["head"], "{shown}");
        crm.rebuild().unwrap();
        assert_same(&answers(&crm), &expected, &version);
        let archive = folder.path().join("zone.jsonl");
        assert_eq!(crm.dump(&archive).unwrap(), head);
        // A later format of archives may say the same in other bytes.
        if format_of(&archive) == format_of(&version.join("zone.jsonl")) {
            assert!(
                fs::read(&archive).unwrap() == fs::read(version.join("zone.jsonl")).unwrap(),
                "{shown}: another archive"
            );
        }
        goes_on(&crm);
        read += 1;
    }
    assert!(read >= 1, "no book was read");
}

#[test]
fn the_archive_of_every_version_is_restored() {
    let mut read = 0;
    for version in versions() {
        let folder = tempdir().unwrap();
        let archive = || Archive::open(version.join("zone.jsonl")).unwrap();
        let expected = expected(&version);
        let memory = Crm::restore_in_memory_with(archive(), options()).unwrap();
        let file = Crm::restore_with(archive(), folder.path().join("book.db"), options()).unwrap();
        for crm in [memory, file] {
            assert_same(&answers(&crm), &expected, &version);
            assert_eq!(json!(crm.verify(None).unwrap().to_string()), expected["head"]);
            goes_on(&crm);
        }
        read += 1;
    }
    assert!(read >= 1, "no archive was read");
}

fn expected(version: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(version.join("answers.json")).unwrap()).unwrap()
}

/// Says which answer differs, and not only that one does. What was not asked then may be asked now.
fn assert_same(answers: &Value, expected: &Value, version: &Path) {
    let expected = expected.as_object().unwrap();
    assert!(expected.len() >= 8, "{}: only {} answers", version.display(), expected.len());
    for (name, expected) in expected {
        assert_eq!(&answers[name], expected, "{}: {name}", version.display());
    }
}

fn format_of(archive: &Path) -> Value {
    let text = fs::read_to_string(archive).unwrap();
    let header: Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    header["format"].clone()
}

/// One command more: an old book is worked on as a new one is.
fn goes_on(crm: &Crm) {
    let before = crm.verify(None).unwrap();
    let desk = crm.desk(Officer::named("wang.li").unit("招商一局")).unwrap();
    let lead = desk.capture_lead(CaptureLead::titled("合成：以后的线索").on("2021-02").unwrap()).unwrap();
    assert_eq!(crm.find("以后的线索").unwrap().one().unwrap().title(), "合成：以后的线索");
    assert_eq!(crm.lead(&lead).unwrap().title(), "合成：以后的线索");
    assert!(crm.verify(Some(&before)).unwrap().position > before.position);
}

/// Writes the files of this version that are not there.
fn write(folder: &Path) {
    let making = tempdir().unwrap();
    let path = making.path().join("book.db");
    let journal = told(&path);
    let mut archive = Vec::new();
    journal.dump(&mut archive).unwrap();
    let kinds = kinds(&journal);
    let all: BTreeSet<String> = Event::KINDS.iter().map(|(kind, _)| (*kind).to_owned()).collect();
    assert_eq!(kinds, all, "the story does not tell of every event");
    journal.close().unwrap();
    let crm = Crm::restore_in_memory_with(Archive::read(&archive[..]).unwrap(), options()).unwrap();
    let answers = serde_json::to_string_pretty(&answers(&crm)).unwrap() + "\n";
    for (file, bytes) in FILES.into_iter().zip([fs::read(&path).unwrap(), archive, answers.into_bytes()]) {
        let path = folder.join(file);
        if path.exists() {
            println!("{} stays as it is; delete it first to write it anew", path.display());
        } else {
            fs::write(&path, bytes).unwrap();
            println!("wrote {}", path.display());
        }
    }
}

fn kinds(journal: &SqliteJournal) -> BTreeSet<String> {
    use inward_journal::Lookup as _;

    journal.events(0, usize::MAX).unwrap().into_iter().map(|event| event.kind).collect()
}

/// A book in which the story was told, with its own times, ids and secrets.
fn told(path: &Path) -> SqliteJournal {
    let story = fs::read_to_string(books().join("story.jsonl")).unwrap();
    let steps: Vec<Value> = story.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (opening, others) = steps.split_first().unwrap();
    let (time, drawn) = (Arc::new(AtomicI64::new(0)), AtomicU64::new(0));
    let clock = Arc::clone(&time);
    let options = SqliteOptions {
        durability: Durability::Normal,
        read_only: false,
        wait: Duration::from_secs(10),
        clock: Arc::new(move || Timestamp::from_micros(clock.load(Ordering::SeqCst)).unwrap()),
        randomness: Arc::new(move || {
            let number = u128::from(drawn.fetch_add(1, Ordering::SeqCst) + 1);
            Key(number.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835).to_le_bytes())
        }),
    };
    let tell = |journal: &SqliteJournal, step: &Value| {
        if let Some(note) = step["erase_note"].as_str() {
            return journal.erase_note(note.parse().unwrap());
        }
        let text = |name: &str| step[name].as_str().unwrap();
        time.store(text("at").parse::<Timestamp>().unwrap().as_micros(), Ordering::SeqCst);
        let command = Command::from_json(&step["command"].to_string()).unwrap();
        let content = serde_json::to_string(&command).unwrap();
        let reported = step["reported_on"]
            .as_str()
            .map(|day| Reported::on(day.parse().unwrap(), "Asia/Shanghai".parse().unwrap()));
        let context = Context { actor: text("actor").parse().unwrap(), command: text("id").parse().unwrap(), reported };
        journal.transact(Ending::Commit, &mut |transaction| {
            let decision = decide(transaction, &command, &context)?;
            transaction.put(decision, &context, &content).map(drop)
        })
    };
    let zone = opening["id"].as_str().unwrap().parse::<CommandId>().unwrap().uuid();
    let name = opening["command"]["open_zone"]["name"].as_str().unwrap();
    let journal = SqliteJournal::create(path, zone, name, options, |journal| tell(journal, opening)).unwrap();
    for step in others {
        tell(&journal, step).unwrap_or_else(|error| panic!("{error} at {step}"));
    }
    journal
}
