//! A journal in memory: for tests, documents and trials. It keeps the same promises as the others,
//! but for surviving the process.

mod beside;

use std::collections::BTreeMap;
use std::io::Write;
use std::ops::{Bound, ControlFlow};
use std::sync::{Arc, Mutex, MutexGuard};

use inward_core::filter::{Filter, Page};
use inward_core::id::{CommandId, Id, Kind, NoteId, RecordId};
use inward_core::index::Index;
use inward_core::person::Person;
use inward_core::record::{Record, State};
use inward_core::when::Timestamp;
use inward_core::world::{Relation, Stop, UniqueKey};
use uuid::Uuid;

use crate::archive::{Archive, dump_over, restore_over};
use crate::chain::Head;
use crate::engine::{Engine, Transaction};
use crate::error::Error;
use crate::fold::rebuild_over;
use crate::handle::Handle;
use crate::lookup::{Asked, answers};
use crate::memo::Memo;
use crate::progress;
use crate::store::{End, Reads, Receipt, Sealed, Store, StoredEvent};
use crate::verify::verify_over;
use crate::{Clock, Ending, Journal, Lookup, Randomness};

/// A journal in memory.
pub struct MemoryJournal {
    zone: Uuid,
    clock: Clock,
    randomness: Randomness,
    handle: Handle,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    /// Shared with the snapshots that were taken: it is copied if one is still held when it changes.
    data: Arc<Data>,
    memo: Memo,
}

#[derive(Clone, Default)]
struct Data {
    events: Vec<StoredEvent>,
    states: BTreeMap<RecordId, Arc<State>>,
    rows: BTreeMap<RecordId, Index>,
    relations: BTreeMap<(Relation, RecordId), Vec<RecordId>>,
    keys: BTreeMap<UniqueKey, RecordId>,
    notes: BTreeMap<NoteId, Sealed>,
    people: BTreeMap<Id<Person>, Sealed>,
    receipts: BTreeMap<CommandId, Receipt>,
    end: End,
}

/// How to undo one write.
enum Undo {
    Append,
    State(RecordId, Option<Arc<State>>),
    Row(RecordId, Option<Box<Index>>),
    Relation((Relation, RecordId), Option<Vec<RecordId>>),
    Key(UniqueKey, Option<RecordId>),
    Note(NoteId, Option<Sealed>),
    Person(Id<Person>, Option<Sealed>),
    Receipt(CommandId, Option<Box<Receipt>>),
    End(End),
    Everything(Box<Cleared>),
}

struct Cleared {
    states: BTreeMap<RecordId, Arc<State>>,
    rows: BTreeMap<RecordId, Index>,
    relations: BTreeMap<(Relation, RecordId), Vec<RecordId>>,
}

struct MemoryStore<'d> {
    data: &'d mut Data,
    undo: Vec<Undo>,
}

fn restore<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, old: Option<V>) {
    match old {
        Some(old) => map.insert(key, old),
        None => map.remove(&key),
    };
}

impl MemoryStore<'_> {
    fn keep(mut self) {
        self.undo.clear();
    }

    fn roll_back(&mut self) {
        while let Some(undo) = self.undo.pop() {
            match undo {
                Undo::Append => drop(self.data.events.pop()),
                Undo::State(id, old) => restore(&mut self.data.states, id, old),
                Undo::Row(id, old) => restore(&mut self.data.rows, id, old.map(|row| *row)),
                Undo::Relation(key, old) => restore(&mut self.data.relations, key, old),
                Undo::Key(key, old) => restore(&mut self.data.keys, key, old),
                Undo::Note(id, old) => restore(&mut self.data.notes, id, old),
                Undo::Person(id, old) => restore(&mut self.data.people, id, old),
                Undo::Receipt(id, old) => restore(&mut self.data.receipts, id, old.map(|receipt| *receipt)),
                Undo::End(old) => self.data.end = old,
                Undo::Everything(old) => {
                    self.data.states = old.states;
                    self.data.rows = old.rows;
                    self.data.relations = old.relations;
                }
            }
        }
    }
}

/// What was not kept is undone, also when the work panics.
impl Drop for MemoryStore<'_> {
    fn drop(&mut self) {
        self.roll_back();
    }
}

impl Reads for Data {
    fn state(&self, id: RecordId) -> Result<Option<Arc<State>>, Error> {
        Ok(self.states.get(&id).cloned())
    }

    fn row(&self, id: RecordId) -> Result<Option<Index>, Error> {
        Ok(self.rows.get(&id).cloned())
    }

    fn holder(&self, key: &UniqueKey) -> Result<Option<RecordId>, Error> {
        Ok(self.keys.get(key).copied())
    }

    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Error> {
        Ok(self.relations.get(&(relation, to)).cloned().unwrap_or_default())
    }

    fn receipt(&self, command: CommandId) -> Result<Option<Receipt>, Error> {
        Ok(self.receipts.get(&command).cloned())
    }

    fn records(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>) -> Result<(), Error> {
        progress::ahead(u64::try_from(self.states.len()).unwrap_or(u64::MAX));
        for (id, state) in &self.states {
            progress::step()?;
            if kinds.contains(&id.kind) && visit(Arc::clone(state)).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn records_after(&self, kind: Kind, after: Option<Uuid>, limit: usize) -> Result<Vec<Arc<State>>, Error> {
        let first = Bound::Included(RecordId::new(kind, Uuid::nil()));
        let begin = after.map_or(first, |uuid| Bound::Excluded(RecordId::new(kind, uuid)));
        let of_kind = self.states.range((begin, Bound::Unbounded)).take_while(|(id, _)| id.kind == kind);
        Ok(of_kind.take(limit).map(|(_, state)| Arc::clone(state)).collect())
    }

    fn going_on(&self, kind: Kind, waking_by: Option<Timestamp>) -> Result<Vec<RecordId>, Error> {
        let wakes = |row: &Index| waking_by.is_none_or(|by| row.wake_at.is_some_and(|at| at <= by));
        let of_kind = self.rows.values().filter(|row| row.id.kind == kind && !row.standing.is_closed());
        let listed = of_kind.filter(|row| wakes(row));
        let mut going_on: Vec<RecordId> = listed.map(|row| row.id).collect();
        going_on.sort_unstable();
        Ok(going_on)
    }

    fn events(&self, after: u64, limit: usize) -> Result<Vec<StoredEvent>, Error> {
        let skip = usize::try_from(after).unwrap_or(usize::MAX);
        Ok(self.events.iter().skip(skip).take(limit).cloned().collect())
    }

    fn end(&self) -> Result<End, Error> {
        Ok(self.end)
    }
}

impl Asked for Data {
    fn find(&self, filter: &Filter, page: &Page) -> Result<Vec<Index>, Error> {
        let mut rows: Vec<&Index> = self
            .rows
            .values()
            .filter(|row| row.id.kind == page.kind && filter.matches(row))
            .filter(|row| page.after.as_ref().is_none_or(|cursor| page.sort.is_after(row, cursor)))
            .collect();
        rows.sort_by(|a, b| page.sort.compare(a, b));
        Ok(rows.into_iter().take(page.limit).cloned().collect())
    }

    fn awake(&self, by: Timestamp) -> Result<Vec<RecordId>, Error> {
        let waking = self.rows.values().filter_map(|row| Some((row.wake_at?, row.id)));
        let mut awake: Vec<_> = waking.filter(|(at, _)| *at <= by).collect();
        awake.sort_unstable();
        Ok(awake.into_iter().map(|(_, id)| id).collect())
    }

    fn count(&self, filter: &Filter, kind: Kind) -> Result<u64, Error> {
        Ok(self.rows.values().filter(|row| row.id.kind == kind && filter.matches(row)).count() as u64)
    }

    fn stream(&self, record: RecordId) -> Result<Vec<StoredEvent>, Error> {
        Ok(self.events.iter().filter(|event| event.record == record).cloned().collect())
    }

    fn note(&self, id: NoteId) -> Result<Option<String>, Error> {
        Ok(self.notes.get(&id).map(|note| note.text.clone()))
    }

    fn particulars(&self, person: Id<Person>) -> Result<Option<String>, Error> {
        Ok(self.people.get(&person).map(|particulars| particulars.text.clone()))
    }
}

macro_rules! delegate_reads {
    ($this:ident => $data:expr) => {
        fn state(&$this, id: RecordId) -> Result<Option<Arc<State>>, Error> {
            $data.state(id)
        }

        fn row(&$this, id: RecordId) -> Result<Option<Index>, Error> {
            $data.row(id)
        }

        fn holder(&$this, key: &UniqueKey) -> Result<Option<RecordId>, Error> {
            $data.holder(key)
        }

        fn related(&$this, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Error> {
            $data.related(relation, to)
        }

        fn receipt(&$this, command: CommandId) -> Result<Option<Receipt>, Error> {
            $data.receipt(command)
        }

        fn records(
            &$this,
            kinds: &[Kind],
            visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>,
        ) -> Result<(), Error> {
            $data.records(kinds, visit)
        }

        fn records_after(&$this, kind: Kind, after: Option<Uuid>, most: usize) -> Result<Vec<Arc<State>>, Error> {
            $data.records_after(kind, after, most)
        }

        fn going_on(&$this, kind: Kind, waking_by: Option<Timestamp>) -> Result<Vec<RecordId>, Error> {
            $data.going_on(kind, waking_by)
        }

        fn events(&$this, after: u64, limit: usize) -> Result<Vec<StoredEvent>, Error> {
            Reads::events(&*$data, after, limit)
        }

        fn end(&$this) -> Result<End, Error> {
            $data.end()
        }
    };
}

impl Reads for MemoryStore<'_> {
    delegate_reads!(self => self.data);
}

impl Store for MemoryStore<'_> {
    fn append(&mut self, event: &StoredEvent) -> Result<(), Error> {
        self.data.events.push(event.clone());
        self.undo.push(Undo::Append);
        Ok(())
    }

    fn write_state(&mut self, state: &State) -> Result<(), Error> {
        let id = state.id();
        let old = self.data.states.insert(id, Arc::new(state.clone()));
        self.undo.push(Undo::State(id, old));
        Ok(())
    }

    fn write_row(&mut self, row: &Index) -> Result<(), Error> {
        let old = self.data.rows.insert(row.id, row.clone());
        self.undo.push(Undo::Row(row.id, old.map(Box::new)));
        Ok(())
    }

    fn drop_row(&mut self, id: RecordId) -> Result<(), Error> {
        if let Some(old) = self.data.rows.remove(&id) {
            self.undo.push(Undo::Row(id, Some(Box::new(old))));
        }
        Ok(())
    }

    fn write_relations(
        &mut self,
        id: RecordId,
        old: &[(Relation, RecordId)],
        new: &[(Relation, RecordId)],
    ) -> Result<(), Error> {
        for key in old.iter().chain(new) {
            let before = self.data.relations.get(key).cloned();
            let mut related = before.clone().unwrap_or_default();
            related.retain(|other| *other != id);
            if new.contains(key) {
                related.push(id);
                related.sort_unstable();
            }
            self.data.relations.insert(*key, related);
            self.undo.push(Undo::Relation(*key, before));
        }
        Ok(())
    }

    fn write_claim(&mut self, key: &UniqueKey, holder: Option<RecordId>) -> Result<(), Error> {
        let old = self.data.keys.get(key).copied();
        restore(&mut self.data.keys, key.clone(), holder);
        self.undo.push(Undo::Key(key.clone(), old));
        Ok(())
    }

    fn write_note(&mut self, id: NoteId, note: &Sealed) -> Result<(), Error> {
        let old = self.data.notes.insert(id, note.clone());
        self.undo.push(Undo::Note(id, old));
        Ok(())
    }

    fn write_particulars(&mut self, person: Id<Person>, particulars: &Sealed) -> Result<(), Error> {
        let old = self.data.people.insert(person, particulars.clone());
        self.undo.push(Undo::Person(person, old));
        Ok(())
    }

    fn erase_person(&mut self, person: Id<Person>) -> Result<(), Error> {
        let old = self.data.people.remove(&person);
        self.undo.push(Undo::Person(person, old));
        let record = person.record();
        for (key, holder) in self.data.keys.extract_if(.., |_, holder| *holder == record) {
            self.undo.push(Undo::Key(key, Some(holder)));
        }
        let command = CommandId::new(person.uuid());
        if let Some(receipt) = self.data.receipts.get_mut(&command) {
            self.undo.push(Undo::Receipt(command, Some(Box::new(receipt.clone()))));
            receipt.key = None;
        }
        Ok(())
    }

    fn write_receipt(&mut self, receipt: &Receipt) -> Result<(), Error> {
        let old = self.data.receipts.insert(receipt.command, receipt.clone());
        self.undo.push(Undo::Receipt(receipt.command, old.map(Box::new)));
        Ok(())
    }

    fn write_end(&mut self, end: &End) -> Result<(), Error> {
        self.undo.push(Undo::End(std::mem::replace(&mut self.data.end, *end)));
        Ok(())
    }

    fn clear(&mut self) -> Result<(), Error> {
        let cleared = Cleared {
            states: std::mem::take(&mut self.data.states),
            rows: std::mem::take(&mut self.data.rows),
            relations: std::mem::take(&mut self.data.relations),
        };
        self.undo.push(Undo::Everything(Box::new(cleared)));
        Ok(())
    }
}

impl MemoryJournal {
    /// An empty journal of one zone.
    #[must_use]
    pub fn new(zone: Uuid, clock: Clock, randomness: Randomness) -> Self {
        Self { zone, clock, randomness, handle: Handle::open(), inner: Mutex::default() }
    }

    /// A journal of the zone of an archive.
    pub fn restore(archive: Archive<'_>, clock: Clock, randomness: Randomness) -> Result<Self, Error> {
        let journal = Self::new(archive.zone().uuid(), clock, randomness);
        journal.over_store(Ending::Commit, |store, memo| {
            let now = (journal.clock)();
            let head = restore_over(archive, store, memo, now, &journal.randomness)?;
            *memo = Memo::default();
            verify_over(&*store.data, journal.zone.as_bytes(), Some(&head))
        })?;
        Ok(journal)
    }

    fn lock(&self) -> Result<MutexGuard<'_, Inner>, Error> {
        self.handle.check()?;
        let inner = self.inner.lock().unwrap_or_else(|poisoned| {
            let mut inner = poisoned.into_inner();
            self.inner.clear_poison();
            inner.memo = Memo::default();
            inner
        });
        // It may have been closed while the lock was waited for.
        self.handle.check()?;
        Ok(inner)
    }

    /// Runs a piece of work over the data as they are.
    fn reading<T>(&self, work: impl FnOnce(&Data) -> Result<T, Error>) -> Result<T, Error> {
        work(&self.lock()?.data)
    }

    /// Without the lock: the visitor may itself ask the journal.
    fn visit(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>) -> Result<(), Error> {
        let data = Arc::clone(&self.lock()?.data);
        data.records(kinds, visit)
    }

    /// Runs a piece of work over the store; undoes it if it fails or is a preview.
    fn over_store<T>(
        &self,
        ending: Ending,
        work: impl FnOnce(&mut MemoryStore<'_>, &mut Memo) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut inner = self.lock()?;
        let Inner { data, memo } = &mut *inner;
        let mut store = MemoryStore { data: Arc::make_mut(data), undo: Vec::new() };
        let done = work(&mut store, memo);
        if done.is_ok() && ending == Ending::Commit {
            store.keep();
        } else {
            drop(store);
            *memo = Memo::default();
        }
        done
    }
}

/// A memory journal as it was when the snapshot was taken.
struct MemorySnapshot {
    journal: Arc<MemoryJournal>,
    data: Arc<Data>,
}

impl MemorySnapshot {
    fn reading<T>(&self, work: impl FnOnce(&Data) -> Result<T, Error>) -> Result<T, Error> {
        self.journal.handle.check()?;
        work(&self.data)
    }

    fn visit(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>) -> Result<(), Error> {
        self.reading(|data| data.records(kinds, visit))
    }
}

answers!(MemoryJournal, scan: visit);
answers!(MemorySnapshot, scan: visit);

impl Journal for MemoryJournal {
    fn transact(
        &self,
        ending: Ending,
        work: &mut dyn FnMut(&dyn Transaction) -> Result<(), Stop>,
    ) -> Result<(), Error> {
        self.over_store(ending, |store, memo| {
            let engine = Engine::begin(store, memo, *self.zone.as_bytes(), (self.clock)(), &self.randomness)?;
            work(&engine)?;
            engine.finish()
        })
    }

    fn snapshot(self: Arc<Self>) -> Result<Arc<dyn Lookup>, Error> {
        let data = Arc::clone(&self.lock()?.data);
        Ok(Arc::new(MemorySnapshot { journal: self, data }))
    }

    fn erase_note(&self, id: NoteId) -> Result<(), Error> {
        let mut inner = self.lock()?;
        let data = Arc::make_mut(&mut inner.data);
        data.notes.remove(&id);
        if let Some(receipt) = data.receipts.get_mut(&id.command) {
            receipt.key = None;
        }
        Ok(())
    }

    fn verify(&self, kept: Option<&Head>) -> Result<Head, Error> {
        verify_over(&*self.lock()?.data, self.zone.as_bytes(), kept)
    }

    fn rebuild(&self) -> Result<(), Error> {
        self.over_store(Ending::Commit, |store, memo| {
            *memo = Memo::default();
            rebuild_over(store, memo, *self.zone.as_bytes(), (self.clock)(), &self.randomness)
        })
    }

    fn dump(&self, to: &mut dyn Write) -> Result<Head, Error> {
        // Without the lock: others write meanwhile to data of their own.
        let data = Arc::clone(&self.lock()?.data);
        dump_over(&*data, self.zone, to)
    }

    fn now(&self) -> Timestamp {
        (self.clock)()
    }

    fn close(&self) -> Result<(), Error> {
        let _inner = self.lock()?;
        self.handle.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use inward_core::command::Command;
    use inward_core::decide::decide;
    use inward_core::playbook::Playbook;
    use inward_core::text::refusals;
    use inward_core::world::Context;
    use serde_json::json;

    use super::*;
    use crate::seal::Key;

    /// A zone, an officer (position 2) and a lead with a note (sealed at position 3).
    fn journal() -> (MemoryJournal, NoteId, Id<Person>) {
        let id = |number: u8| CommandId::new(Uuid::from_bytes([number; 16]));
        let clock: Clock = Arc::new(|| Timestamp::from_micros(1_709_294_400_000_000).unwrap());
        let journal = MemoryJournal::new(id(1).uuid(), clock, Arc::new(|| Key([7; 16])));
        let playbook = Playbook::development_zone();
        let open = json!({"name": "高新区", "time_zone": "Asia/Shanghai", "playbook": playbook.text()});
        for (number, command) in [
            (1, json!({ "open_zone": open })),
            (2, json!({"enrol_person": {"name": "zhangsan"}})),
            (3, json!({"capture_lead": {"title": "甲", "investor_described": "一家企业"}})),
        ] {
            let content = command.to_string();
            let command = Command::from_json(&content).unwrap();
            let context = Context { actor: id(1).creates(), command: id(number), reported: None };
            journal
                .transact(Ending::Commit, &mut |transaction| {
                    let decision = decide(transaction, &command, &context)?;
                    transaction.put(decision, &context, &content).map(drop)
                })
                .unwrap();
        }
        journal.verify(None).unwrap();
        (journal, NoteId { command: id(3), number: 0 }, id(2).creates())
    }

    fn found(tamper: impl FnOnce(&mut Data, NoteId, Id<Person>)) -> (inward_core::refusal::Code, Option<String>) {
        let (journal, note, person) = journal();
        tamper(Arc::make_mut(&mut journal.inner.lock().unwrap().data), note, person);
        let error = journal.verify(None).unwrap_err();
        (error.code(), error.refusal().params.get("position").cloned())
    }

    #[test]
    fn what_was_changed_in_memory_is_found_too() {
        let at = |position: &str| Some(position.to_owned());
        let edited = found(|data, note, _| data.notes.get_mut(&note).unwrap().text.push('x'));
        assert_eq!(edited, (refusals::book::NOTE_EDITED, at("3")));
        let edited = found(|data, note, _| data.notes.get_mut(&note).unwrap().key = Key([8; 16]));
        assert_eq!(edited, (refusals::book::NOTE_EDITED, at("3")));
        let edited = found(|data, _, person| data.people.get_mut(&person).unwrap().text.push(' '));
        assert_eq!(edited, (refusals::book::PARTICULARS_EDITED, at("2")));
        let added = found(|data, note, _| {
            let kept = data.notes.remove(&note).unwrap();
            data.notes.insert(NoteId { number: 1, ..note }, kept);
        });
        assert_eq!(added, (refusals::book::NOTE_UNSEALED, None));
        let added = found(|data, note, person| {
            let kept = data.people.remove(&person).unwrap();
            data.people.insert(note.command.creates(), kept);
        });
        assert_eq!(added, (refusals::book::PARTICULARS_UNSEALED, None));
    }

    #[test]
    fn what_is_gone_from_memory_raises_no_alarm() {
        let (journal, ..) = journal();
        let head = journal.head().unwrap();
        let mut inner = journal.inner.lock().unwrap();
        let data = Arc::make_mut(&mut inner.data);
        data.notes.clear();
        data.people.clear();
        drop(inner);
        assert_eq!(journal.verify(Some(&head)).unwrap(), head);
    }
}
