//! How events make and change the state of a person.

use crate::event::{Event, Recorded};
use crate::fact::Stating;
use crate::id::Id;
use crate::record::{Head, Opening};

use super::Person;
use super::event::PersonEnrolled;

impl Person {
    pub(crate) fn create(recorded: &Recorded<'_, PersonEnrolled>) -> Self {
        let mut stating = Stating::of(recorded);
        let opening = Opening { unit: recorded.event.unit, ..Opening::default() };
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &opening, &mut stating),
            organisation: recorded.event.organisation,
            erased: false,
        }
    }

    pub(crate) const fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        let Event::PersonErased(_) = recorded.event else { return false };
        self.erased = true;
        true
    }
}
