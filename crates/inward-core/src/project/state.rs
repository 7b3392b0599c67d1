//! The state of a project.

use serde::{Deserialize, Serialize};

use crate::agreement::Agreement;
use crate::area::Area;
use crate::entry::Entry;
use crate::escalation::EscalationFacts;
use crate::event::Event;
use crate::fact::{AsOf, FactSet, Known};
use crate::finance::{Amounts, MoneyEntries};
use crate::id::{Id, Kind, Recordable};
use crate::identifier::ProjectCode;
use crate::industry::Industry;
use crate::measure::Measures;
use crate::milestone::{Milestones, StageReading};
use crate::organisation::Organisation;
use crate::playbook::{NatureKey, Playbook};
use crate::record::{Head, keeps, restates};
use crate::refusal::Refusal;
use crate::standing::Standings;
use crate::text::refusals;
use crate::unit::Unit;
use crate::when::Truth;

use super::event::{LandChanged, ListJoined, NatureChanged, ParkChanged, ProjectIndustryChanged};

/// A phase (分期) of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhaseState {
    /// Its name, where it has one beside its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// That a project is on a list, or is on it no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Membership {
    /// The list.
    pub list: Id<Entry>,
    /// Whether it is on it from then on (入库), or off it (出库).
    pub on_it: bool,
    /// Why it came or left, as free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<crate::id::NoteId>,
}

/// Whether what these memberships are of is on a list: for certain, possibly, or not.
#[must_use]
pub fn is_listed(memberships: &FactSet<Membership>, list: Id<Entry>, as_of: AsOf) -> Truth {
    let reading = memberships.in_force(as_of, |membership| membership.list == list);
    let mut on = reading.possible().iter().filter(|fact| fact.value.on_it);
    match (on.next(), reading.certain()) {
        (None, _) => Truth::No,
        (Some(_), Some(_)) => Truth::Yes,
        (Some(_), None) => Truth::Possibly,
    }
}

/// The state of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Project {
    /// Its id.
    pub id: Id<Project>,
    /// Its head.
    pub head: Head,
    /// Its milestones, of the whole and of each phase.
    #[serde(default)]
    pub milestones: Milestones,
    /// Its standings.
    #[serde(default, skip_serializing_if = "Standings::is_empty")]
    pub standings: Standings,
    /// Its amounts, of the whole and of each phase.
    #[serde(default, skip_serializing_if = "Amounts::is_empty")]
    pub amounts: Amounts,
    /// The money that came in or was spent.
    #[serde(default, skip_serializing_if = "MoneyEntries::is_empty")]
    pub money: MoneyEntries,
    /// Its figures: jobs, output, capacity.
    #[serde(default, skip_serializing_if = "Measures::is_empty")]
    pub measures: Measures,
    /// The agreement it was recorded under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Id<Agreement>>,
    /// The organisation that builds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Id<Organisation>>,
    /// Its national code, 项目代码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project_code: Option<ProjectCode>,
    /// Its phases, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) phases: Vec<PhaseState>,
    /// Since when each was known, in the same order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) phases_known: Vec<Known>,
    /// Its nature: attracted, public infrastructure, …
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub natures: FactSet<NatureKey>,
    /// The park it stands in.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub parks: FactSet<Park>,
    /// The land it uses.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub land: FactSet<Area>,
    /// Its industry.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub industries: FactSet<Industry>,
    /// The lists it is on.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub memberships: FactSet<Membership>,
    /// What happened to it on the ladders of escalation.
    #[serde(default, skip_serializing_if = "EscalationFacts::is_empty")]
    pub escalation: EscalationFacts,
}

/// The park (园区) a project stands in: a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Park(pub Id<Unit>);

impl Recordable for Project {
    const KIND: Kind = Kind::Project;
}

impl Project {
    /// Its phases, in order; the first is phase 1.
    #[must_use]
    pub fn phases(&self) -> &[PhaseState] {
        &self.phases
    }

    /// The numbers of its phases, from 1.
    pub fn phase_numbers(&self) -> impl Iterator<Item = u16> + use<> {
        1..=u16::try_from(self.phases.len()).unwrap_or(u16::MAX)
    }

    /// The numbers of the phases that were known at that point.
    pub fn phase_numbers_at(&self, as_of: AsOf) -> impl Iterator<Item = u16> {
        let since = self.phases_known.iter().map(Some).chain(std::iter::repeat(None));
        self.phase_numbers()
            .zip(since)
            .filter(move |(_, since)| since.is_none_or(|since| since.by(as_of.known)))
            .map(|(number, _)| number)
    }

    pub(crate) fn refuse_unknown_phase(&self, number: u16) -> Result<(), Refusal> {
        if number >= 1 && usize::from(number) <= self.phases.len() {
            return Ok(());
        }
        Err(Refusal::new(refusals::project::UNKNOWN_PHASE)
            .with("phase", number)
            .with("phases", self.phases.len())
            .about(self.id))
    }

    /// The money that came in or was spent.
    #[must_use]
    pub const fn money(&self) -> &MoneyEntries {
        &self.money
    }

    /// The nature in force; none where it is not known.
    #[must_use]
    pub fn nature_at(&self, as_of: AsOf) -> Option<&NatureKey> {
        self.natures.pick_in_force(as_of, |_| true)
    }

    /// The park in force.
    #[must_use]
    pub fn park_at(&self, as_of: AsOf) -> Option<Id<Unit>> {
        self.parks.pick_in_force(as_of, |_| true).map(|park| park.0)
    }

    /// The land in force.
    #[must_use]
    pub fn land_at(&self, as_of: AsOf) -> Option<Area> {
        self.land.pick_in_force(as_of, |_| true).copied()
    }

    /// Whether it is on a list: for certain, possibly, or not.
    #[must_use]
    pub fn is_listed(&self, list: Id<Entry>, as_of: AsOf) -> Truth {
        is_listed(&self.memberships, list, as_of)
    }

    /// The lists it is on, or may be.
    #[must_use]
    pub fn lists(&self, as_of: AsOf) -> Vec<Id<Entry>> {
        let mut lists: Vec<Id<Entry>> = self.memberships.standing(as_of.known).map(|fact| fact.value.list).collect();
        lists.sort_unstable();
        lists.dedup();
        lists.retain(|list| self.is_listed(*list, as_of) != Truth::No);
        lists
    }

    /// The stage of the whole: the highest of its own milestones and those of its phases.
    #[must_use]
    pub fn stage(&self, as_of: AsOf, playbook: &Playbook) -> StageReading {
        self.phase_numbers()
            .map(|phase| self.milestones.stage(Some(phase), as_of, playbook))
            .fold(self.milestones.stage(None, as_of, playbook), StageReading::highest)
    }

    /// The stages of its phases, where it has any: phases at different stages are both told.
    #[must_use]
    pub fn phase_stages(&self, as_of: AsOf, playbook: &Playbook) -> Vec<StageReading> {
        self.phase_numbers().map(|phase| self.milestones.stage(Some(phase), as_of, playbook)).collect()
    }

    pub(crate) fn has_field(&self, name: &str, as_of: AsOf) -> bool {
        match name {
            "investor" => self.owner.is_some() || self.agreement.is_some(),
            "industry" => !self.industries.is_empty(),
            "land_area" => self.land_at(as_of).is_some(),
            "national_code" => self.project_code.is_some(),
            "nature" => self.nature_at(as_of).is_some(),
            "phases" => !self.phases.is_empty(),
            "sites" => self.park_at(as_of).is_some(),
            "capacity" => self.measures.figures.standing(as_of.known).any(|fact| fact.value.metric == *"capacity"),
            _ => false,
        }
    }
}

keeps!(Project {
    parts: milestones, standings, amounts, money, measures, escalation;
    in_force: natures, parks, land, industries, memberships;
    came_of: |project| project.agreement.map(Id::record);
});

restates!(NatureKey => |nature, stated| Event::NatureChanged(NatureChanged { nature, stated }));
restates!(Park => |park, stated| Event::ParkChanged(ParkChanged { park, stated }));
restates!(Area => |land, stated| Event::LandChanged(LandChanged { land, stated }));
restates!(Industry => |industry, stated| Event::ProjectIndustryChanged(ProjectIndustryChanged { industry, stated }));
restates!(Membership => |membership, stated| Event::ListJoined(ListJoined { membership, stated }));
