//! The stage (阶段), derived: that of the highest milestone on the main track that stands.

use crate::fact::AsOf;
use crate::playbook::{Milestone, Playbook};
use crate::text::{Label, Lang};
use crate::when::Truth;

use super::Milestones;

/// The rank of a stage on the main track; stages compare by it.
pub type Stage = u16;

/// The stage of a record, a phase or an investment as read at some point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StageReading {
    /// The highest rank that stands for certain.
    pub certain: Option<Stage>,
    /// The highest rank that may stand, never below the certain one.
    pub possible: Option<Stage>,
}

impl StageReading {
    /// The higher of two readings, bound by bound: how records roll up to an investment.
    #[must_use]
    pub fn highest(self, other: Self) -> Self {
        Self { certain: self.certain.max(other.certain), possible: self.possible.max(other.possible) }
    }

    /// Whether there is no doubt.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self.certain == self.possible
    }

    /// The stage in words, with the possible one beside it where they differ.
    #[must_use]
    pub fn say(self, playbook: &Playbook, lang: Lang) -> String {
        let of = |rank: Option<Stage>| {
            rank.and_then(|rank| playbook.stage_of(rank)).map_or_else(
                || lang.pick("not begun", "未开始").to_owned(),
                |milestone| milestone.stage.say(lang).to_owned(),
            )
        };
        if self.is_certain() {
            of(self.certain)
        } else {
            format!("{}{}{}", of(self.certain), lang.pick(", perhaps ", "，或为"), of(self.possible))
        }
    }
}

impl Milestones {
    /// The stage at that point, of the whole record (`phase` none) or of one phase. With
    /// [`AsOf::LATEST`] every standing actual counts as happened.
    #[must_use]
    pub fn stage(&self, phase: Option<u16>, as_of: AsOf, playbook: &Playbook) -> StageReading {
        let mut reading = StageReading::default();
        for milestone in playbook.milestones().iter().rev().filter(|milestone| milestone.makes_stage()) {
            if reading.certain.is_some() {
                break;
            }
            let Some(occurrence) = self.occurrence(milestone.key.as_str(), phase, as_of, playbook) else { continue };
            if occurrence.truth != Truth::No {
                reading.possible = reading.possible.max(Some(milestone.rank));
            }
            if occurrence.truth == Truth::Yes {
                reading.certain = Some(milestone.rank);
            }
        }
        reading
    }
}

impl Milestones {
    /// Every stage that the record may stand at instead of the certain one, of the whole and of its
    /// phases: those of the milestones that may have been reached.
    pub fn possible_stages(&self, as_of: AsOf, playbook: &Playbook) -> Vec<Stage> {
        let mut phases: Vec<Option<u16>> = self.reached.iter().map(|fact| fact.value.phase).collect();
        phases.sort_unstable();
        phases.dedup();
        let mut stages = Vec::new();
        for milestone in playbook.milestones().iter().filter(|milestone| milestone.makes_stage()) {
            let may_stand = |phase: &Option<u16>| {
                self.occurrence(milestone.key.as_str(), *phase, as_of, playbook)
                    .is_some_and(|occurrence| occurrence.truth != Truth::No)
            };
            if phases.iter().any(may_stand) {
                stages.push(milestone.rank);
            }
        }
        stages
    }
}

/// The label of a stage, or of having none.
#[must_use]
pub fn label(playbook: &Playbook, stage: Option<Stage>) -> Label {
    stage
        .and_then(|rank| playbook.stage_of(rank))
        .map_or_else(|| Label::new("not begun", "未开始"), |milestone: &Milestone| milestone.stage.clone())
}
