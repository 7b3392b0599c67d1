//! The engine: lets decided events happen inside one transaction of a store. It evolves states,
//! extends the hash chain, seals notes, keeps relations and keys, and rolls rows up, in the same
//! way whatever the store.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use inward_core::commitment::Records;
use inward_core::event::{Event, Recorded};
use inward_core::fact::AsOf;
use inward_core::id::{CommandId, FactId, FactRef, Id, Kind, RecordId};
use inward_core::index::Index;
use inward_core::playbook::{Playbook, Usage};
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Timestamp;
use inward_core::world::{Context, Decision, Relation, Stop, UniqueKey, Unreadable, World};
use inward_core::zone::Zone;
use serde::{Deserialize, Serialize};

use crate::Randomness;
use crate::chain;
use crate::error::Error;
use crate::interrupt;
use crate::memo::Memo;
use crate::seal::{hex, seal};
use crate::store::{Receipt, Sealed, Store, StoredEvent};

/// The kinds of records whose commands open an investment where none is named.
const OPENERS: &[Kind] = &[Kind::Lead, Kind::Negotiation, Kind::Agreement, Kind::Project];

/// The kinds of records that are due at some time.
const WITH_DEADLINES: &[Kind] = &[Kind::Commitment, Kind::Issue, Kind::Task];

/// States and rows are written out once this many have changed.
const FLUSH_AT: usize = 10_000;

/// So many states are read at a time where every row is written.
const PIECE: usize = 1_000;

/// What a command answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The record that the answer names.
    pub id: RecordId,
    /// The last position that the command wrote.
    pub position: u64,
    /// The records that it changed, each once.
    pub touched: Vec<RecordId>,
    /// The facts that it stated.
    pub facts: Vec<FactRef>,
    /// What was accepted but is worth a look.
    pub warnings: Vec<Refusal>,
}

/// A world that can be changed: read, decide, put, read again.
pub trait Transaction: World {
    /// What a command with this id and content answered before; refused if the id was used for
    /// other content.
    fn answered(&self, command: CommandId, content: &str) -> Result<Option<Answered>, Stop>;

    /// Lets a decision happen; later reads see it. `content` is the command as it was decided, for
    /// its receipt.
    fn put(&self, decision: Decision, context: &Context, content: &str) -> Result<Answered, Stop>;
}

/// One transaction over a store.
pub struct Engine<'a, S: Store> {
    store: RefCell<&'a mut S>,
    memo: RefCell<&'a mut Memo>,
    changed: RefCell<Changed>,
    /// The command that is being decided, once it is known to leave no receipt yet.
    fresh: Cell<Option<CommandId>>,
    began: chain::Head,
    zone: [u8; 16],
    now: Timestamp,
    randomness: &'a Randomness,
}

#[derive(Default)]
struct Changed {
    states: BTreeSet<RecordId>,
    investments: BTreeSet<RecordId>,
    /// Investments in which something changed that other records of theirs may wait for; cases and procedures
    /// that changed.
    awaited: BTreeSet<RecordId>,
    every_row: bool,
    /// The calendar changed: whatever has a deadline may need attention on another day.
    every_deadline: bool,
}

impl<'a, S: Store> Engine<'a, S> {
    /// Begins a transaction: what the handle remembers is kept only if nobody else wrote meanwhile.
    pub fn begin(
        store: &'a mut S,
        memo: &'a mut Memo,
        zone: [u8; 16],
        clock: Timestamp,
        randomness: &'a Randomness,
    ) -> Result<Self, Error> {
        let end = store.end()?;
        if !memo.known || memo.end.head != end.head {
            *memo = Memo { end, known: true, ..Memo::default() };
        }
        if memo.is_full() {
            memo.forget();
        }
        let now = match end.recorded_at {
            Some(last) if last >= clock => Timestamp::from_micros(last.as_micros().saturating_add(1))?,
            _ => clock,
        };
        let engine = Self {
            store: RefCell::new(store),
            memo: RefCell::new(memo),
            changed: RefCell::default(),
            fresh: Cell::new(None),
            began: end.head,
            zone,
            now,
            randomness,
        };
        engine.learn_zone()?;
        Ok(engine)
    }

    fn learn_zone(&self) -> Result<(), Error> {
        if self.memo.borrow().zone.is_some() {
            return Ok(());
        }
        let id: Id<Zone> = Id::new(uuid::Uuid::from_bytes(self.zone));
        if let Some(state) = self.read_state(id.record())? {
            self.know_zone(&state);
        }
        Ok(())
    }

    fn know_zone(&self, state: &State) {
        if let State::Zone(zone) = state {
            let mut memo = self.memo.borrow_mut();
            memo.playbook = zone.playbook_at(Timestamp::MAX).cloned();
            memo.calendar = Some(zone.calendar_at(Timestamp::MAX));
            memo.zone = Some(Arc::new((**zone).clone()));
        }
    }

    fn read_state(&self, id: RecordId) -> Result<Option<Arc<State>>, Error> {
        if let Some(state) = self.memo.borrow().states.get(&id) {
            return Ok(Some(Arc::clone(state)));
        }
        // A record has the UUID of the command that made it, and every command leaves a receipt.
        if self.fresh.get().is_some_and(|command| command.uuid() == id.uuid) {
            return Ok(None);
        }
        let state = self.store.borrow().state(id)?;
        if let Some(state) = &state {
            self.memo.borrow_mut().states.insert(id, Arc::clone(state));
        }
        Ok(state)
    }

    fn read_row(&self, id: RecordId) -> Result<Option<Arc<Index>>, Error> {
        if let Some(row) = self.memo.borrow().rows.get(&id) {
            return Ok(Some(Arc::clone(row)));
        }
        let row = self.store.borrow().row(id)?.map(Arc::new);
        if let Some(row) = &row {
            self.memo.borrow_mut().rows.insert(id, Arc::clone(row));
        }
        Ok(row)
    }

    fn read_related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Error> {
        if let Some(related) = self.memo.borrow().related.get(&(relation, to)) {
            return Ok(related.clone());
        }
        let related = self.store.borrow().related(relation, to)?;
        self.memo.borrow_mut().related.insert((relation, to), related.clone());
        Ok(related)
    }

    fn receipt(&self, command: CommandId) -> Result<Option<Receipt>, Error> {
        if self.fresh.get() == Some(command) {
            return Ok(None);
        }
        let receipt = self.store.borrow().receipt(command)?;
        self.fresh.set(receipt.is_none().then_some(command));
        Ok(receipt)
    }

    /// Lets one event happen: state, relations, and what must be written later.
    pub fn happen(&self, recorded: &Recorded<'_>) -> Result<(), Error> {
        let old = self.read_state(recorded.record)?;
        self.happen_after(old, recorded)
    }

    fn happen_after(&self, old: Option<Arc<State>>, recorded: &Recorded<'_>) -> Result<(), Error> {
        let id = recorded.record;
        let misfit = |fault: inward_core::record::Misfit| Error::damaged(&fault).caused_by(fault);
        let created = old.is_none();
        let old_relations = old.as_ref().map(|state| state.relations()).unwrap_or_default();
        self.memo.borrow_mut().states.remove(&id);
        let state = match old {
            None => Arc::new(State::create(recorded).map_err(misfit)?),
            Some(mut state) => {
                Arc::make_mut(&mut state).evolve(recorded).map_err(misfit)?;
                state
            }
        };
        let new_relations = state.relations();
        if old_relations != new_relations {
            self.relate(id, created, &old_relations, &new_relations)?;
        }
        let mut changed = self.changed.borrow_mut();
        for (relation, to) in old_relations.iter().chain(&new_relations) {
            if *relation == Relation::Member {
                changed.investments.insert(*to);
                if state.milestones().is_some() {
                    changed.awaited.insert(*to);
                }
            }
        }
        if matches!(id.kind, Kind::Case | Kind::Entry) {
            changed.awaited.insert(id);
        }
        if id.kind == Kind::Investment {
            changed.investments.insert(id);
        }
        changed.states.insert(id);
        if matches!(recorded.event, Event::PlaybookAdopted(_)) {
            changed.every_row = true;
        }
        if matches!(recorded.event, Event::CalendarAdopted(_)) {
            changed.every_deadline = true;
        }
        drop(changed);
        if id.kind == Kind::Zone {
            self.know_zone(&state);
        }
        self.memo.borrow_mut().states.insert(id, state);
        Ok(())
    }

    fn relate(
        &self,
        id: RecordId,
        created: bool,
        old: &[(Relation, RecordId)],
        new: &[(Relation, RecordId)],
    ) -> Result<(), Error> {
        self.store.borrow_mut().write_relations(id, old, new)?;
        let mut memo = self.memo.borrow_mut();
        for key in old.iter().filter(|key| !new.contains(key)) {
            if let Some(related) = memo.related.get_mut(key) {
                related.retain(|other| *other != id);
            }
        }
        for key in new.iter().filter(|key| !old.contains(key)) {
            // What the same command just created has no relations yet that a store would know of.
            if created && key.1.uuid == id.uuid && !memo.related.contains_key(key) {
                memo.related.insert(*key, Vec::new());
            }
            if let Some(related) = memo.related.get_mut(key)
                && let Err(at) = related.binary_search(&id)
            {
                related.insert(at, id);
            }
        }
        Ok(())
    }

    /// Writes states and rows that changed. Investments come last: their rows roll up the others.
    pub fn flush(&self) -> Result<(), Error> {
        let changed = std::mem::take(&mut *self.changed.borrow_mut());
        for id in &changed.states {
            if let Some(state) = self.read_state(*id)? {
                self.store.borrow_mut().write_state(&state)?;
            }
        }
        if changed.every_row {
            return self.write_every_row(Kind::ALL);
        }
        if changed.every_deadline {
            self.write_every_row(WITH_DEADLINES)?;
        }
        let mut others: BTreeSet<RecordId> =
            changed.states.iter().filter(|id| id.kind != Kind::Investment).copied().collect();
        let mut awaited: Vec<RecordId> = changed.awaited.iter().copied().collect();
        while let Some(id) = awaited.pop() {
            for waiting in self.read_related(Relation::Waits, id)? {
                others.insert(waiting);
                // For a case its commitment waits in turn.
                if waiting.kind == Kind::Case && !changed.awaited.contains(&waiting) {
                    awaited.push(waiting);
                }
            }
        }
        // Whether one is kept does not depend on what it waits for itself: once is enough.
        let commitments: Vec<RecordId> = others.iter().filter(|id| id.kind == Kind::Commitment).copied().collect();
        for id in commitments {
            others.extend(self.read_related(Relation::DependsOn, id)?);
        }
        for id in others {
            self.write_row(id, &[])?;
        }
        for id in &changed.investments {
            let rows = self.member_rows(*id)?;
            self.write_row(*id, &rows)?;
        }
        Ok(())
    }

    /// Writes the row of every record of these kinds, a piece of them at a time: a book may be larger than
    /// memory.
    fn write_every_row(&self, kinds: &[Kind]) -> Result<(), Error> {
        let (investments, others): (Vec<Kind>, Vec<Kind>) = kinds.iter().partition(|kind| **kind == Kind::Investment);
        for kind in others.iter().chain(&investments) {
            let mut after = None;
            loop {
                let states = self.store.borrow().records_after(*kind, after, PIECE)?;
                let Some(last) = states.last() else { break };
                after = Some(last.id().uuid);
                for state in states {
                    let id = state.id();
                    let members = if *kind == Kind::Investment { self.member_rows(id)? } else { Vec::new() };
                    self.write_row_of(&state, &members)?;
                }
                let mut memo = self.memo.borrow_mut();
                if memo.is_full() {
                    memo.forget();
                }
            }
        }
        Ok(())
    }

    fn member_rows(&self, investment: RecordId) -> Result<Vec<Index>, Error> {
        let mut rows = Vec::new();
        for member in self.read_related(Relation::Member, investment)? {
            rows.extend(self.read_row(member)?.map(|row| (*row).clone()));
        }
        Ok(rows)
    }

    fn write_row(&self, id: RecordId, members: &[Index]) -> Result<(), Error> {
        match self.read_state(id)? {
            Some(state) => self.write_row_of(&state, members),
            None => Ok(()),
        }
    }

    fn write_row_of(&self, state: &State, members: &[Index]) -> Result<(), Error> {
        let id = state.id();
        if state.is_taken_out(AsOf::LATEST.known) || (members.is_empty() && self.is_remnant(id)?) {
            self.memo.borrow_mut().rows.remove(&id);
            return self.store.borrow_mut().drop_row(id);
        }
        let currency = self.memo.borrow().zone.as_ref().and_then(|zone| zone.currency);
        let playbook = self.playbook_in_force();
        let mut row = Index::of(state, &playbook, AsOf::LATEST, currency, members);
        let calendar = self.memo.borrow().calendar.clone();
        if let Some(calendar) = calendar {
            row.wake_at = state.wake_at(&playbook, &calendar, self)?;
        }
        let known = self.memo.borrow().rows.get(&id).is_some_and(|known| **known == row);
        if !known {
            self.store.borrow_mut().write_row(&row)?;
            self.memo.borrow_mut().rows.insert(id, Arc::new(row));
        }
        Ok(())
    }

    /// Whether an investment was opened by a record, and not on purpose: once none of its members is
    /// there, all that belonged to it was moved away or taken out. The record that opened it has its
    /// UUID, wherever it belongs now and whatever is said of where it belonged.
    fn is_remnant(&self, id: RecordId) -> Result<bool, Error> {
        if id.kind != Kind::Investment {
            return Ok(false);
        }
        for kind in OPENERS {
            if self.read_state(RecordId::new(*kind, id.uuid))?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn playbook_in_force(&self) -> Playbook {
        self.memo.borrow().playbook.clone().unwrap_or_else(Playbook::development_zone)
    }

    /// Writes what is left and the end of the log, if it moved.
    pub fn finish(&self) -> Result<(), Error> {
        self.flush()?;
        let end = self.memo.borrow().end;
        if end.head == self.began { Ok(()) } else { self.store.borrow_mut().write_end(&end) }
    }

    /// Seals what a decision keeps outside the log; answers the seals as JSON.
    fn seal_all(&self, decision: &Decision) -> Result<String, Error> {
        let mut seals: Vec<String> = Vec::new();
        let mut store = self.store.borrow_mut();
        for (id, text) in &decision.notes {
            let key = (self.randomness)();
            seals.push(format!("\"{}\":\"{}\"", id.number, hex(&seal(&key, text))));
            store.write_note(*id, &Sealed { key, text: text.clone() })?;
        }
        for (person, particulars) in &decision.people {
            match particulars {
                None => store.erase_person(*person)?,
                Some(particulars) => {
                    let key = (self.randomness)();
                    let text = serde_json::to_string(particulars).map_err(Error::damaged)?;
                    seals.push(format!("\"person\":\"{}\"", hex(&seal(&key, &text))));
                    store.write_particulars(*person, &Sealed { key, text })?;
                }
            }
        }
        Ok(if seals.is_empty() { String::new() } else { format!("{{{}}}", seals.join(",")) })
    }

    fn append(&self, recorded: &Recorded<'_>, context: &Context, seals: String) -> Result<u64, Error> {
        let end = self.memo.borrow().end;
        let mut event = StoredEvent {
            position: end.head.position.saturating_add(1),
            record: recorded.record,
            version: recorded.version,
            kind: recorded.event.kind().to_owned(),
            schema: recorded.event.schema(),
            recorded_at: self.now,
            reported_on: context.reported.map(|reported| reported.on),
            actor: context.actor,
            command: context.command,
            seals,
            payload: recorded.event.payload().map_err(Error::damaged)?,
            hash: [0; 32],
        };
        event.hash = chain::hash(&end.head.hash, &self.zone, &event);
        self.store.borrow_mut().append(&event)?;
        let mut memo = self.memo.borrow_mut();
        memo.end.head = chain::Head { position: event.position, hash: event.hash };
        memo.end.recorded_at = Some(self.now);
        Ok(event.position)
    }

    fn put_all(&self, decision: Decision, context: &Context, content: &str) -> Result<Answered, Error> {
        interrupt::check()?;
        if self.receipt(context.command)?.is_some() {
            return Err(Refusal::new(refusals::command::REUSED).with("command", context.command).into());
        }
        let mut seals = self.seal_all(&decision)?;
        for claim in &decision.claims {
            self.store.borrow_mut().write_claim(&claim.key, claim.holder)?;
        }
        let known = inward_core::fact::Known { recorded: self.now, reported: context.reported };
        let mut touched: Vec<RecordId> = Vec::new();
        let mut facts = Vec::new();
        for change in &decision.changes {
            let old = self.read_state(change.record)?;
            let at = old.as_ref().map_or(0, |state| state.head().version());
            let recorded = Recorded {
                record: change.record,
                version: at.saturating_add(1),
                known,
                by: context.actor,
                command: context.command,
                event: &change.event,
            };
            self.append(&recorded, context, std::mem::take(&mut seals))?;
            self.happen_after(old, &recorded)?;
            if !touched.contains(&change.record) {
                touched.push(change.record);
            }
            if change.event.states_fact() {
                let fact = FactId { version: recorded.version, number: 0 };
                facts.push(FactRef { record: change.record, fact });
            }
        }
        let answered = Answered {
            id: decision.answer,
            position: self.memo.borrow().end.head.position,
            touched,
            facts,
            warnings: decision.warnings,
        };
        let key = (self.randomness)();
        let receipt = Receipt {
            command: context.command,
            key: Some(key),
            seal: seal(&key, content),
            answer: serde_json::to_string(&answered).map_err(Error::damaged)?,
        };
        self.store.borrow_mut().write_receipt(&receipt)?;
        self.fresh.set(None);
        if self.changed.borrow().states.len() >= FLUSH_AT {
            self.flush()?;
            self.memo.borrow_mut().forget();
        }
        Ok(answered)
    }
}

impl<S: Store> World for Engine<'_, S> {
    fn now(&self) -> Timestamp {
        self.now
    }

    fn zone(&self) -> Option<Arc<Zone>> {
        self.memo.borrow().zone.clone()
    }

    fn playbook(&self) -> Arc<Playbook> {
        Arc::new(self.playbook_in_force())
    }

    fn state(&self, id: RecordId) -> Result<Option<Arc<State>>, Unreadable> {
        Ok(self.read_state(id)?)
    }

    fn holder(&self, key: &UniqueKey) -> Result<Option<RecordId>, Unreadable> {
        Ok(self.store.borrow().holder(key)?)
    }

    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Unreadable> {
        Ok(self.read_related(relation, to)?)
    }

    fn going_on(&self, kind: Kind, waking_by: Option<Timestamp>) -> Result<Vec<RecordId>, Unreadable> {
        self.flush()?;
        Ok(self.store.borrow().going_on(kind, waking_by)?)
    }

    fn names(&self, kind: Kind) -> Result<Vec<String>, Unreadable> {
        self.flush()?;
        let mut names = Vec::new();
        self.store.borrow().records(&[kind], &mut |state| {
            names.extend(state.head().names().map(str::to_owned));
            ControlFlow::Continue(())
        })?;
        Ok(names)
    }

    fn usage(&self) -> Result<Usage, Unreadable> {
        self.flush()?;
        let mut usage = Usage::default();
        self.store.borrow().records(Kind::ALL, &mut |state| {
            state.use_playbook(&mut usage);
            ControlFlow::Continue(())
        })?;
        Ok(usage)
    }
}

impl<S: Store> Records for Engine<'_, S> {
    type Fault = Error;

    fn state(&self, id: RecordId) -> Result<Option<Arc<State>>, Error> {
        self.read_state(id)
    }

    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Error> {
        self.read_related(relation, to)
    }
}

impl<S: Store> Transaction for Engine<'_, S> {
    fn answered(&self, command: CommandId, content: &str) -> Result<Option<Answered>, Stop> {
        let Some(receipt) = self.receipt(command)? else { return Ok(None) };
        // Without its key the content can no longer be compared: the receipt alone speaks.
        if receipt.key.is_some_and(|key| seal(&key, content) != receipt.seal) {
            return Err(Refusal::new(refusals::command::REUSED).with("command", command).into());
        }
        let answered = serde_json::from_str(&receipt.answer).map_err(Error::damaged)?;
        Ok(Some(answered))
    }

    fn put(&self, decision: Decision, context: &Context, content: &str) -> Result<Answered, Stop> {
        Ok(self.put_all(decision, context, content)?)
    }
}
