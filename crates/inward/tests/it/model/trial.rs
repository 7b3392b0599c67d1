//! Two books and the plain model, to which the same things happen.

use std::path::PathBuf;

use inward::core::refusal::Refusal;
use inward::prelude::*;
use inward::{Answered, StoredEvent};
use tempfile::TempDir;

use super::commands::{Cast, Given, Step};
use super::plain::{Answer, Plain, Told};
use crate::clock::{SetClock, day};

/// The day on which the books are made.
pub(super) const FIRST_DAY: &str = "2021-01-10";
const OFFICERS: [&str; 2] = ["qian.er", "sun.san"];

/// Everything that is held against one another.
pub(super) struct Trial {
    pub(super) memory: Crm,
    pub(super) file: Crm,
    /// Another handle on the same file.
    second: Crm,
    pub(super) plain: Plain,
    pub(super) cast: Cast,
    clock: SetClock,
    folder: TempDir,
    /// The first position that the model follows.
    begun: u64,
    pub(super) taken: usize,
    pub(super) refused: std::collections::BTreeMap<String, usize>,
}

/// The id of the command of this number that makes the cast.
fn id(number: u32) -> CommandId {
    "01790a5d-0000-7000-8000-000000000000".parse::<CommandId>().unwrap().member(number)
}

impl Trial {
    pub(super) fn new() -> Self {
        let clock = SetClock::at_noon_of(FIRST_DAY);
        // Not the disk is tried here: where there is a folder in memory, that does.
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let options = || clock.options().without_waiting_for_disk();
        let zone = || NewZone::named("合成开发区").currency("CNY");
        let memory = Crm::in_memory_with(zone(), options()).unwrap();
        let file = Crm::create_with(folder.path().join("book.db"), zone(), options()).unwrap();
        let second = Crm::open_with(folder.path().join("book.db"), options()).unwrap();
        for crm in [&memory, &file] {
            let mut cast = crm.desk(Officer::named("registrar")).unwrap().batch().with_id(id(0));
            cast.add(EnrolPerson::named(OFFICERS[0]));
            cast.add(EnrolPerson::named(OFFICERS[1]));
            cast.add(AddUnit::named("合成一局"));
            cast.add(AddUnit::named("合成二局"));
            cast.add(AddOrganisation::named("合成公司"));
            cast.add(AddOrganisation::named("另一公司"));
            cast.commit().unwrap();
        }
        let cast = Cast {
            officers: [id(0).creates(), id(1).creates()],
            units: [id(2).creates(), id(3).creates()],
            investors: [id(4).creates(), id(5).creates()],
        };
        let begun = memory.head().unwrap().position;
        let last = memory.events(begun - 1, 1).unwrap().remove(0).recorded_at.as_micros();
        let plain = Plain::new(Playbook::development_zone(), begun, last);
        let refused = std::collections::BTreeMap::new();
        Self { memory, file, second, plain, cast, clock, folder, begun, taken: 0, refused }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("book.db")
    }

    /// Lets a step happen to all; says where they differ.
    pub(super) fn step(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Give(given) => self.give(given),
            Step::Reopen => {
                self.file.close().unwrap();
                self.file = Crm::open_with(self.path(), self.clock.options().without_waiting_for_disk()).unwrap();
                Ok(())
            }
            Step::Rebuild => {
                self.memory.rebuild().unwrap();
                self.file.rebuild().unwrap();
                Ok(())
            }
            Step::Verify => {
                for crm in [&self.memory, &self.file] {
                    let head = crm.verify(Some(&crm.head().unwrap())).map_err(|error| error.to_string())?;
                    same("verify", &head, &crm.head().unwrap())?;
                }
                Ok(())
            }
            Step::Erase(note) => {
                self.memory.erase_note(*note).unwrap();
                self.file.erase_note(*note).unwrap();
                if let Some(receipt) = self.plain.receipts.get_mut(&note.command) {
                    receipt.erased = true;
                }
                same("erased", &self.memory.note(*note).unwrap(), &None)?;
                same("erased", &self.file.note(*note).unwrap(), &None)
            }
        }
    }

    fn give(&mut self, given: &Given) -> Result<(), String> {
        self.clock.set(given.at);
        let by_memory = give(&self.memory, given);
        let by_file = give(if given.second_handle { &self.second } else { &self.file }, given);
        same("what memory and SQLite answer", &by_memory, &by_file)?;
        let stale = given
            .if_version
            .is_some_and(|(id, version)| self.plain.records.get(&id).map_or(0, |record| record.version) != version);
        let told = if stale {
            Told { done: Err((0, vec!["record.stale-version"])), unsure: Vec::new() }
        } else {
            self.plain.give(&given.contexts(&self.cast, self.plain.last), &given.commands)
        };
        let refusal = match (by_memory, told.done) {
            (Ok(answered), Ok((answers, book))) => {
                let answered: Vec<Answer> = answered.into_iter().map(plainly).collect();
                same("the answers", &answered, &answers)?;
                if !given.preview {
                    self.plain = book;
                    self.taken += 1;
                }
                return Ok(());
            }
            (Ok(_), Err((at, codes))) => {
                return Err(format!("the book takes what the model refuses at {at} with {codes:?}"));
            }
            (Err(refusal), told) => (refusal, told.err()),
        };
        let (refusal, foretold) = refusal;
        let code = refusal.code.as_str();
        *self.refused.entry(code.to_owned()).or_default() += 1;
        let at = if given.commands.len() > 1 && !stale { place(refusal.path.as_deref()) } else { Some(0) };
        let is_foretold = foretold.as_ref().is_some_and(|(place, codes)| at == Some(*place) && codes.contains(&code));
        if is_foretold || at.is_some_and(|at| told.unsure.contains(&at)) {
            return Ok(());
        }
        Err(format!("the book refuses with {refusal:?}, the model with {foretold:?}"))
    }

    /// The log since the cast was made. Before that the books differ in the ids that they draw by
    /// themselves, and so in their hashes.
    pub(super) fn logs_agree(&self) -> Result<(), String> {
        let log = |crm: &Crm| -> Vec<StoredEvent> {
            let events = crm.events(self.begun, 1_000_000).unwrap();
            events.into_iter().map(|event| StoredEvent { hash: [0; 32], seals: seals(&event), ..event }).collect()
        };
        let (memory, file) = (log(&self.memory), log(&self.file));
        same("the logs", &memory, &file)?;
        same("the length of the log", &(self.begun + memory.len() as u64), &self.plain.position)
    }

    /// The books' handles: of memory, of the file, and the other one of the file.
    pub(super) const fn handles(&self) -> [&Crm; 3] {
        [&self.memory, &self.file, &self.second]
    }

    pub(super) fn first_day(&self) -> chrono::NaiveDate {
        day(FIRST_DAY)
    }
}

/// Which notes were sealed: each book seals with keys of its own.
fn seals(event: &StoredEvent) -> String {
    if event.seals.is_empty() {
        return String::new();
    }
    let seals: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&event.seals).unwrap();
    seals.keys().cloned().collect::<Vec<_>>().join(" ")
}

/// The place in a batch that the path of a refusal names.
fn place(path: Option<&str>) -> Option<usize> {
    path?.strip_prefix('[')?.split(']').next()?.parse().ok()
}

/// What a book answers.
fn give(crm: &Crm, given: &Given) -> Result<Vec<Answered>, Refusal> {
    let desk = crm.desk(Officer::named(OFFICERS[given.officer])).unwrap();
    let desk = given.reported.map_or_else(|| desk.clone(), |day| desk.reported_on(day));
    let mut batch = desk.batch().with_id(given.id);
    for command in &given.commands {
        batch.add_command(command.clone());
    }
    if let Some((record, version)) = given.if_version {
        batch = batch.if_version(record, version);
    }
    let answered = if given.preview { batch.preview() } else { batch.commit() };
    answered.map_err(|error| error.refusal().clone())
}

fn plainly(answered: Answered) -> Answer {
    Answer { id: answered.id, position: answered.position, touched: answered.touched, facts: answered.facts }
}

/// Says where two things differ that should be the same.
pub(super) fn same<T: PartialEq + std::fmt::Debug>(
    what: impl std::fmt::Display,
    left: &T,
    right: &T,
) -> Result<(), String> {
    if left == right { Ok(()) } else { Err(format!("{what}:\n  {left:?}\n  {right:?}")) }
}
