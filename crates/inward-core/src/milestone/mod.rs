//! Milestones (节点): reached and planned, and the stage that is derived from them.

pub mod command;
mod decide;
pub mod event;
mod stage;

pub use stage::{Stage, StageReading, label as stage_label};

pub(crate) use decide::{Reaching, check_opening, check_restated, only_fitting, plan, reach, resolve, state_milestone};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::agreement::Level;
use crate::event::Event;
use crate::fact::{AsOf, Fact, FactSet, Facts, Occurrence};
use crate::id::NoteId;
use crate::playbook::{MilestoneKey, Playbook};
use crate::record::{FactSets, Part, restates};
use crate::when::{Truth, When};

use event::{MilestonePlanned, MilestoneReached};

/// How a review or a triage ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// 通过.
    Passed,
    /// 有条件通过.
    Conditional,
    /// 否决.
    Rejected,
    /// 一票否决.
    Vetoed,
}

impl Outcome {
    /// Whether it ends the record it judges.
    #[must_use]
    pub const fn rejects(self) -> bool {
        matches!(self, Self::Rejected | Self::Vetoed)
    }
}

/// Who judged, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// The body that judged, 评审机构.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// How it ended.
    pub outcome: Outcome,
}

/// That a milestone was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reached {
    /// Which milestone.
    pub milestone: MilestoneKey,
    /// A further milestone that the same act perhaps reached (the signing of an agreement whose
    /// level is not stated).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub possibly: Option<MilestoneKey>,
    /// The level of the agreement that was signed; none where nobody stated it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// The phase of the project, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<u16>,
    /// Who judged, where the milestone is a review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judgement: Option<Judgement>,
    /// The day on which a judgement that ends the record became known, where nobody stated the day of
    /// the judgement itself: the record is closed from then on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes_on: Option<NaiveDate>,
    /// Why it was recorded although the playbook's needs were unmet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overriding: Option<NoteId>,
}

impl Reached {
    /// Plainly reached, by the record itself.
    #[must_use]
    pub const fn plain(milestone: MilestoneKey, phase: Option<u16>) -> Self {
        Self { milestone, possibly: None, level: None, phase, judgement: None, closes_on: None, overriding: None }
    }

    /// Whether it is a judgement that ends the record.
    #[must_use]
    pub fn rejects(&self) -> bool {
        self.judgement.as_ref().is_some_and(|judgement| judgement.outcome.rejects())
    }

    fn concerns(&self, milestone: &str, phase: Option<u16>) -> bool {
        self.phase == phase
            && (self.milestone == *milestone || self.possibly.as_ref().is_some_and(|key| *key == *milestone))
    }
}

/// That a milestone is planned for a time. The fact's `on` is the day the plan was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planned {
    /// Which milestone.
    pub milestone: MilestoneKey,
    /// The phase of the project, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<u16>,
    /// When it is to be reached.
    pub target: When,
    /// Why it was planned anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// The milestones of a record: what was reached and what is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestones {
    /// Reached, each source's word beside the others'.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub reached: FactSet<Reached>,
    /// Planned and planned anew.
    #[serde(default, skip_serializing_if = "FactSet::is_empty")]
    pub planned: FactSet<Planned>,
}

impl Milestones {
    /// The word to go by on one milestone, by the playbook's order of sources.
    #[must_use]
    pub fn occurrence(
        &self,
        milestone: &str,
        phase: Option<u16>,
        as_of: AsOf,
        playbook: &Playbook,
    ) -> Option<Occurrence<'_, Reached>> {
        let mut occurrence = self.reached.occurrence(
            as_of,
            |reached| reached.concerns(milestone, phase),
            |fact| playbook.source_rank(fact.of.source.as_ref()),
        )?;
        if occurrence.fact.value.milestone != *milestone {
            occurrence.truth = occurrence.truth.and(Truth::Possibly);
        }
        Some(occurrence)
    }

    /// Whether a milestone was reached.
    #[must_use]
    pub fn truth(&self, milestone: &str, phase: Option<u16>, as_of: AsOf, playbook: &Playbook) -> Truth {
        self.occurrence(milestone, phase, as_of, playbook).map_or(Truth::No, |occurrence| occurrence.truth)
    }

    /// When a milestone was reached, whatever the valid day, as far as it is known.
    #[must_use]
    pub fn when(&self, milestone: &str, phase: Option<u16>, as_of: AsOf, playbook: &Playbook) -> Option<&When> {
        self.occurrence(milestone, phase, as_of, playbook)?.fact.of.on.as_ref()
    }

    /// When a milestone is planned for, by the plan in force.
    #[must_use]
    pub fn planned_for(&self, milestone: &str, phase: Option<u16>, as_of: AsOf) -> Option<&When> {
        self.planned
            .pick_in_force(as_of, |planned| planned.milestone == *milestone && planned.phase == phase)
            .map(|planned| &planned.target)
    }

    /// Every word on one milestone that stands, where sources may disagree.
    pub fn words<'a>(
        &'a self,
        milestone: &'a str,
        phase: Option<u16>,
        as_of: AsOf,
    ) -> impl Iterator<Item = &'a Fact<Reached>> {
        self.reached.standing(as_of.known).filter(move |fact| fact.value.concerns(milestone, phase))
    }
}

impl Part for Milestones {
    fn add_to<'a>(&'a self, sets: &mut FactSets<'a>) {
        sets.occurrences.push(&self.reached);
        sets.in_force.push(&self.planned);
    }

    fn add_to_mut<'a>(&'a mut self, sets: &mut Vec<&'a mut dyn Facts>) {
        sets.push(&mut self.reached);
        sets.push(&mut self.planned);
    }
}

restates!(Reached => |reached, stated| Event::MilestoneReached(MilestoneReached { reached, stated }));
restates!(Planned => |planned, stated| Event::MilestonePlanned(MilestonePlanned { planned, stated }));
