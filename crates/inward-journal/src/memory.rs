//! A journal in memory: for tests, documents and trials. It keeps the same promises as the others,
//! but for surviving the process.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, MutexGuard};

use inward_core::filter::{Filter, Page};
use inward_core::id::{CommandId, Id, Kind, NoteId, RecordId};
use inward_core::index::Index;
use inward_core::person::{Particulars, Person};
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Timestamp;
use inward_core::world::{Relation, Stop, UniqueKey};
use uuid::Uuid;

use crate::chain::Head;
use crate::engine::{Engine, Transaction};
use crate::error::{Error, ErrorKind};
use crate::memo::Memo;
use crate::store::{End, Reads, Receipt, Sealed, Store, StoredEvent};
use crate::verify::{rebuild_over, verify_over};
use crate::{Clock, Ending, Journal, Randomness};

/// A journal in memory.
pub struct MemoryJournal {
    zone: Uuid,
    clock: Clock,
    randomness: Randomness,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    data: Data,
    memo: Memo,
    closed: bool,
}

#[derive(Default)]
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
        for (id, state) in &self.states {
            if kinds.contains(&id.kind) && visit(Arc::clone(state)).is_break() {
                break;
            }
        }
        Ok(())
    }

    fn events(&self, after: u64, limit: usize) -> Result<Vec<StoredEvent>, Error> {
        let skip = usize::try_from(after).unwrap_or(usize::MAX);
        Ok(self.events.iter().skip(skip).take(limit).cloned().collect())
    }

    fn end(&self) -> Result<End, Error> {
        Ok(self.end)
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
        Self { zone, clock, randomness, inner: Mutex::default() }
    }

    fn lock(&self) -> Result<MutexGuard<'_, Inner>, Error> {
        let inner = self.inner.lock().unwrap_or_else(|poisoned| {
            let mut inner = poisoned.into_inner();
            self.inner.clear_poison();
            inner.memo = Memo::default();
            inner
        });
        if inner.closed {
            return Err(Error::new(ErrorKind::Storage, Refusal::new(refusals::book::CLOSED)));
        }
        Ok(inner)
    }

    /// Runs a piece of work over the store; undoes it if it fails or is a preview.
    fn over_store<T>(
        &self,
        ending: Ending,
        work: impl FnOnce(&mut MemoryStore<'_>, &mut Memo) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut inner = self.lock()?;
        let Inner { data, memo, .. } = &mut *inner;
        let mut store = MemoryStore { data, undo: Vec::new() };
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

    fn record(&self, id: RecordId) -> Result<Option<Arc<State>>, Error> {
        self.lock()?.data.state(id)
    }

    fn row(&self, id: RecordId) -> Result<Option<Index>, Error> {
        self.lock()?.data.row(id)
    }

    fn find(&self, filter: &Filter, page: &Page) -> Result<Vec<Index>, Error> {
        let inner = self.lock()?;
        let mut rows: Vec<&Index> = inner
            .data
            .rows
            .values()
            .filter(|row| row.id.kind == page.kind && filter.matches(row))
            .filter(|row| page.after.as_ref().is_none_or(|cursor| page.sort.is_after(row, cursor)))
            .collect();
        rows.sort_by(|a, b| page.sort.compare(a, b));
        Ok(rows.into_iter().take(page.limit).cloned().collect())
    }

    fn count(&self, filter: &Filter, kind: Kind) -> Result<u64, Error> {
        let inner = self.lock()?;
        Ok(inner.data.rows.values().filter(|row| row.id.kind == kind && filter.matches(row)).count() as u64)
    }

    fn scan(&self, kinds: &[Kind], visit: &mut dyn FnMut(Arc<State>) -> ControlFlow<()>) -> Result<(), Error> {
        // The visitor may itself read the journal: it is called without the lock.
        let mut states = Vec::new();
        self.lock()?.data.records(kinds, &mut |state| {
            states.push(state);
            ControlFlow::Continue(())
        })?;
        let _ = states.into_iter().try_for_each(visit);
        Ok(())
    }

    fn holder(&self, key: &UniqueKey) -> Result<Option<RecordId>, Error> {
        self.lock()?.data.holder(key)
    }

    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Error> {
        self.lock()?.data.related(relation, to)
    }

    fn events(&self, after: u64, limit: usize) -> Result<Vec<StoredEvent>, Error> {
        Reads::events(&self.lock()?.data, after, limit)
    }

    fn stream(&self, record: RecordId) -> Result<Vec<StoredEvent>, Error> {
        Ok(self.lock()?.data.events.iter().filter(|event| event.record == record).cloned().collect())
    }

    fn note(&self, id: NoteId) -> Result<Option<String>, Error> {
        Ok(self.lock()?.data.notes.get(&id).map(|note| note.text.clone()))
    }

    fn particulars(&self, person: Id<Person>) -> Result<Option<Particulars>, Error> {
        let inner = self.lock()?;
        let Some(sealed) = inner.data.people.get(&person) else { return Ok(None) };
        serde_json::from_str(&sealed.text).map(Some).map_err(Error::damaged)
    }

    fn erase_note(&self, id: NoteId) -> Result<(), Error> {
        let mut inner = self.lock()?;
        inner.data.notes.remove(&id);
        if let Some(receipt) = inner.data.receipts.get_mut(&id.command) {
            receipt.key = None;
        }
        Ok(())
    }

    fn head(&self) -> Result<Head, Error> {
        Ok(self.lock()?.data.end.head)
    }

    fn verify(&self, kept: Option<&Head>) -> Result<Head, Error> {
        verify_over(&self.lock()?.data, self.zone.as_bytes(), kept)
    }

    fn rebuild(&self) -> Result<(), Error> {
        self.over_store(Ending::Commit, |store, memo| {
            *memo = Memo::default();
            rebuild_over(store, memo, *self.zone.as_bytes(), (self.clock)(), &self.randomness)
        })
    }

    fn now(&self) -> Timestamp {
        (self.clock)()
    }

    fn close(&self) -> Result<(), Error> {
        self.lock()?.closed = true;
        Ok(())
    }
}
