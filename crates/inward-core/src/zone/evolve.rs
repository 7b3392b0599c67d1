//! How events make and change the state of a zone.

use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stating};
use crate::id::Id;
use crate::measure::Measures;
use crate::record::{Head, Opening};

use super::event::ZoneOpened;
use super::state::{Adoption, CalendarAdoption, Zone, adopted};

impl Zone {
    pub(crate) fn create(recorded: &Recorded<'_, ZoneOpened>) -> Self {
        let mut stating = Stating::of(recorded);
        let event = recorded.event;
        let opening = Opening { title: event.name.clone(), ..Opening::default() };
        let mut playbooks = FactSet::default();
        playbooks.push(stating.fact(Adoption { playbook: event.playbook.clone() }, adopted()));
        let mut calendars = FactSet::default();
        if let Some(calendar) = &event.calendar {
            calendars.push(stating.fact(CalendarAdoption { calendar: calendar.clone() }, adopted()));
        }
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &opening, &mut stating),
            time_zone: event.time_zone,
            currency: event.currency,
            playbooks,
            calendars,
            measures: Measures::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        let mut stating = Stating::of(recorded);
        match recorded.event {
            Event::PlaybookAdopted(event) => {
                let adoption = Adoption { playbook: event.playbook.clone() };
                self.playbooks.push(stating.fact(adoption, adopted()));
            }
            Event::CalendarAdopted(event) => {
                let adoption = CalendarAdoption { calendar: event.calendar.clone() };
                self.calendars.push(stating.fact(adoption, adopted()));
            }
            _ => return false,
        }
        true
    }
}
