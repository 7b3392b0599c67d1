//! How events make and change the state of an organisation.

use crate::event::{Event, Recorded};
use crate::fact::{FactSet, Stating};
use crate::id::Id;
use crate::measure::Measures;
use crate::record::Head;

use super::Organisation;
use super::event::{Details, OrganisationAdded};

impl Organisation {
    pub(crate) fn create(recorded: &Recorded<'_, OrganisationAdded>) -> Self {
        let mut stating = Stating::of(recorded);
        let OrganisationAdded { opening, details } = recorded.event;
        let details = details.clone();
        Self {
            id: Id::new(recorded.record.uuid),
            head: Head::open(recorded, opening, &mut stating),
            uscc: details.uscc,
            lei: details.lei,
            country: details.country,
            parent: details.parent,
            ownership: details.ownership,
            industry: details.industry,
            roles: details.roles,
            measures: Measures::default(),
            inspection_logs: FactSet::default(),
        }
    }

    pub(crate) fn evolve(&mut self, recorded: &Recorded<'_>) -> bool {
        if let Event::InspectionLogCompleted(event) = recorded.event {
            self.inspection_logs.push(Stating::of(recorded).fact(event.log, event.stated.clone()));
            return true;
        }
        let Event::OrganisationChanged(event) = recorded.event else { return false };
        let Details { uscc, lei, country, parent, ownership, industry, roles } = event.details.clone();
        self.uscc = uscc.or(self.uscc.take());
        self.lei = lei.or(self.lei.take());
        self.country = country.or(self.country.take());
        self.parent = parent.or(self.parent);
        self.ownership = ownership.or(self.ownership.take());
        self.industry = industry.or(self.industry.take());
        self.roles.extend(roles);
        true
    }
}
