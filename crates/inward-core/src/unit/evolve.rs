//! How events make and change the state of an unit.

use crate::event::{Event, Recorded};
use crate::fact::Stating;
use crate::id::Id;
use crate::record::event::RecordNamed;
use crate::record::{Head, Opening};

use super::Unit;
use super::event::UnitAdded;

impl Unit {
    pub(crate) fn create(recorded: &Recorded<'_, UnitAdded>) -> Self {
        let mut stating = Stating::of(recorded);
        let event = recorded.event;
        let opening = Opening {
            title: event.name.clone(),
            code: event.code.clone(),
            aliases: event.aliases.clone(),
            ..Opening::default()
        };
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &opening, &mut stating),
            parent: event.parent,
            valid: event.valid.clone(),
            successor: None,
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        let Event::UnitChanged(event) = recorded.event else { return false };
        self.head.rename(&RecordNamed {
            title: event.name.clone(),
            aliases: event.aliases.clone(),
            ..RecordNamed::default()
        });
        self.parent = event.parent.or(self.parent);
        self.successor = event.successor.or(self.successor);
        if event.valid.is_some() {
            self.valid.clone_from(&event.valid);
        }
        true
    }
}
