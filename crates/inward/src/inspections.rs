//! Whether the inspections of an enterprise kept to the yearly limit (无事不扰).

use std::sync::Arc;

use inward_core::entry::{Entry, InspectionPurpose, InspectionYear, Inspections};
use inward_core::id::Kind;
use inward_core::organisation::Organisation;
use inward_core::playbook::Playbook;
use inward_core::record::State;
use inward_core::refusal::Refusal;
use inward_core::target::Names;
use inward_core::text::refusals;
use inward_core::unit::Unit;
use inward_core::world::Relation;

use crate::{Crm, Error};

impl Crm {
    /// What the inspections of an enterprise come to, for each authority, year and limited purpose of which
    /// something is recorded. The limit is that of the playbook; it was met only where somebody said that the
    /// log of the year is complete.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// desk.add_unit(AddUnit::named("消防大队"))?;
    /// let plant = desk.add_organisation(AddOrganisation::named("合成企业"))?;
    /// desk.record_inspection(RecordInspection::routine(&plant, "消防大队").on("2020-03-12")?)?;
    /// let year = &crm.inspections(&plant)?[0];
    /// assert_eq!((year.year, year.certain(), year.kept), (2020, 1, Some(LimitKept::NotKnown)));
    /// desk.complete_inspection_log(CompleteInspectionLog::of(&plant, 2020))?;
    /// assert_eq!(crm.inspections(&plant)?[0].kept, Some(LimitKept::Met));
    /// let second = RecordInspection::routine(&plant, "消防大队").on("2020-10-09")?;
    /// assert_eq!(desk.record_inspection(second)?.warnings[0].code.as_str(), "inspection.over-the-limit");
    /// assert_eq!(crm.inspections(&plant)?[0].kept, Some(LimitKept::Broken));
    /// # Ok::<(), inward::Error>(())
    /// ```
    pub fn inspections(&self, organisation: impl Names<Organisation>) -> Result<Vec<InspectionYear>, Error> {
        self.with_inspections(organisation, |inspections| inspections.years())
    }

    /// What the inspections of an enterprise by one authority come to in one calendar year, also where
    /// nothing is recorded of it.
    pub fn inspection_year(
        &self,
        organisation: impl Names<Organisation>,
        authority: impl Names<Unit>,
        year: i32,
        purpose: InspectionPurpose,
    ) -> Result<InspectionYear, Error> {
        let authority = authority.id_of();
        self.with_inspections(organisation, |inspections| inspections.year(authority, year, purpose))
    }

    fn with_inspections<R>(
        &self,
        organisation: impl Names<Organisation>,
        ask: impl FnOnce(&Inspections<'_>) -> R,
    ) -> Result<R, Error> {
        let crm = self.at_one_moment()?;
        let id = organisation.id_of().record();
        let state = crm.state(id)?;
        let State::Organisation(organisation) = &*state else {
            return Err(Refusal::new(refusals::record::UNKNOWN).with("input", id).into());
        };
        let mut entries: Vec<Arc<State>> = Vec::new();
        for related in crm.lookup().related(Relation::Concerns, id)? {
            if related.kind == Kind::Entry {
                entries.extend(crm.lookup().record(related)?);
            }
        }
        let entries = entries.iter().filter_map(|state| <&Entry>::try_from(&**state).ok());
        let ground = crm.ground()?;
        let playbook: &Playbook = &ground.playbook;
        Ok(ask(&Inspections::of(organisation, entries, ground.as_of, playbook)))
    }
}
