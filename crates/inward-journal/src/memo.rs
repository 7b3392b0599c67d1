//! What a handle remembers between transactions. It is dropped unless the zone's position is the
//! one the handle itself wrote last.

use std::collections::HashMap;
use std::sync::Arc;

use inward_core::calendar::Calendar;
use inward_core::id::RecordId;
use inward_core::index::Index;
use inward_core::playbook::Playbook;
use inward_core::record::State;
use inward_core::world::Relation;
use inward_core::zone::Zone;

use crate::store::End;

/// More than this many states are not remembered.
const MOST: usize = 20_000;

/// States, rows and relations that were read or written.
#[derive(Default)]
pub struct Memo {
    /// The end of the log that this goes with.
    pub end: End,
    /// Whether the end was read at all.
    pub known: bool,
    /// States by record.
    pub states: HashMap<RecordId, Arc<State>>,
    /// Rows by record.
    pub rows: HashMap<RecordId, Arc<Index>>,
    /// Related records, in order.
    pub related: HashMap<(Relation, RecordId), Vec<RecordId>>,
    /// The zone, once opened.
    pub zone: Option<Arc<Zone>>,
    /// The playbook in force.
    pub playbook: Option<Playbook>,
    /// The calendar in force.
    pub calendar: Option<Calendar>,
}

impl Memo {
    /// Whether it has grown too large to keep.
    pub fn is_full(&self) -> bool {
        self.states.len() > MOST || self.rows.len() > MOST
    }

    /// Forgets what can be read again; the zone stays.
    pub fn forget(&mut self) {
        self.states.clear();
        self.rows.clear();
        self.related.clear();
    }
}
