//! How events make and change the state of an entry.

use crate::event::Recorded;
use crate::fact::Stating;
use crate::id::Id;
use crate::measure::Measures;
use crate::record::Head;

use super::Entry;
use super::event::EntryAdded;
use super::policy::PolicyFacts;

impl Entry {
    pub(crate) fn create(recorded: &Recorded<'_, EntryAdded>) -> Self {
        let mut stating = Stating::of(recorded);
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &recorded.event.opening, &mut stating),
            kind: recorded.event.kind.clone(),
            on: recorded.event.on.clone(),
            measures: Measures::default(),
            policy: PolicyFacts::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        self.evolve_policy(recorded)
    }
}
