//! How events make and change the state of a project.

use crate::escalation::EscalationFacts;
use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stated, Stating};
use crate::finance::{Amounts, MoneyEntries};
use crate::id::Id;
use crate::measure::Measures;
use crate::milestone::Milestones;
use crate::record::Head;
use crate::standing::Standings;

use super::Project;
use super::event::ProjectRecorded;

impl Project {
    pub(crate) fn create(recorded: &Recorded<'_, ProjectRecorded>) -> Self {
        let mut stating = Stating::of(recorded);
        let event = recorded.event;
        let stated = Stated { on: None, ..event.stated.clone() };
        let amounts = Amounts(stating.facts(&event.amounts, &stated));
        let natures = stating.facts(&event.nature, &stated);
        let parks = stating.facts(&event.park, &stated);
        let land = stating.facts(&event.land, &stated);
        let industries = stating.facts(&event.industry, &stated);
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, &event.opening, &mut stating),
            milestones: Milestones::default(),
            standings: Standings::default(),
            amounts,
            money: MoneyEntries::default(),
            measures: Measures::default(),
            agreement: event.agreement,
            owner: event.owner,
            project_code: event.project_code.clone(),
            phases: event.phases.clone(),
            phases_known: vec![recorded.known; event.phases.len()],
            natures,
            parks,
            land,
            industries,
            memberships: FactSet::default(),
            escalation: EscalationFacts::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        let mut stating = Stating::of(recorded);
        match recorded.event {
            Event::PhaseAdded(event) => {
                self.phases.push(event.phase.clone());
                self.phases_known.push(recorded.known);
            }
            // Nobody can name a phase that there is not; a log that does is read as it is.
            Event::PhaseRenamed(event) => {
                if let Some(phase) = usize::from(event.phase).checked_sub(1).and_then(|at| self.phases.get_mut(at)) {
                    phase.name = Some(event.name.clone());
                }
            }
            Event::OwnerChanged(event) => self.owner = Some(event.owner),
            Event::ListJoined(event) => {
                self.memberships.push(stating.fact(event.membership.clone(), event.stated.clone()));
            }
            Event::NatureChanged(event) => {
                self.natures.push(stating.fact(event.nature.clone(), event.stated.clone()));
            }
            Event::ParkChanged(event) => self.parks.push(stating.fact(event.park, event.stated.clone())),
            Event::LandChanged(event) => self.land.push(stating.fact(event.land, event.stated.clone())),
            Event::ProjectIndustryChanged(event) => {
                self.industries.push(stating.fact(event.industry.clone(), event.stated.clone()));
            }
            Event::ProjectCodeChanged(event) => self.project_code = Some(event.project_code.clone()),
            _ => return false,
        }
        true
    }
}
