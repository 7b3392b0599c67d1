//! Standing (状态): whether a record goes on, beside the stage it has reached. A standing holds from
//! a day on until the next one; a closing ends only its own record.

mod closed;
pub mod command;
mod decide;
pub mod event;
mod judgement;

pub(crate) use closed::{already_closed, refuse_if_closed};
pub(crate) use decide::{check_restated, close, reason, reopen, resume, suspend, warn_if_reached_later, with_day};

use serde::{Deserialize, Serialize};

use crate::fact::{AsOf, FactSet, Facts, InForce};
use crate::id::{FactId, NoteId};
use crate::playbook::ReasonKey;
use crate::record::{FactSets, Part};
use crate::text::labelled;

labelled! {
    /// Whether a record goes on.
    #[derive(Default)]
    Is {
        /// It goes on, 正常推进.
        #[default]
        Ongoing, "ongoing", "ongoing", "正常推进";
        /// It goes on behind its plan, 滞后.
        Delayed, "delayed", "delayed", "滞后";
        /// It is stopped for a time, 暂缓.
        Suspended, "suspended", "suspended", "暂缓";
        /// Nothing moves, 沉睡.
        Dormant, "dormant", "dormant", "沉睡";
        /// It was handed to another unit, 流转.
        Transferred, "transferred", "transferred", "流转";
        /// Closed: the investor went elsewhere, 流失.
        Lost, "lost", "lost", "流失";
        /// Closed: the investor gave up, 投资方放弃.
        Abandoned, "abandoned", "abandoned", "投资方放弃";
        /// Closed: refused by triage or review, 否决.
        Rejected, "rejected", "rejected", "否决";
        /// Closed: the agreement was ended, 终止.
        Terminated, "terminated", "terminated", "终止";
        /// Closed: cleared out, 清退.
        Exited, "exited", "exited", "清退";
        /// Closed: all done, 办结.
        Completed, "completed", "completed", "办结";
    }
}

impl Is {
    /// Whether it ends the record.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(
            self,
            Self::Lost | Self::Abandoned | Self::Rejected | Self::Terminated | Self::Exited | Self::Completed
        )
    }

    /// Whether it says something new of a record that stands `so`: what is stopped or closed goes on,
    /// what is open is stopped or closed.
    const fn follows(self, so: Self) -> bool {
        match self {
            Self::Ongoing => !matches!(so, Self::Ongoing),
            Self::Suspended => !matches!(so, Self::Suspended) && !so.is_closed(),
            _ => !so.is_closed(),
        }
    }
}

/// A standing with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// Which standing.
    pub is: Is,
    /// The reason, a key of the playbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonKey>,
    /// More on it, as free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<NoteId>,
    /// The place that an investor was lost to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost_to: Option<String>,
}

/// The standings of a record, in force one after the other. A record on which nothing was ever said
/// is ongoing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Standings(pub(crate) FactSet<Standing>);

impl Standings {
    /// Whether nothing was ever said.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every standing ever stated.
    #[must_use]
    pub const fn facts(&self) -> &FactSet<Standing> {
        &self.0
    }

    /// The standing to go by.
    #[must_use]
    pub fn at(&self, as_of: AsOf) -> Is {
        self.0.pick_in_force(as_of, |_| true).map_or(Is::Ongoing, |standing| standing.is)
    }

    /// All but one.
    fn without(&self, id: FactId) -> Self {
        Self(self.0.iter().filter(|fact| fact.of.id != id).cloned().collect())
    }

    /// All that may be in force, where the dates leave a doubt.
    #[must_use]
    pub fn reading(&self, as_of: AsOf) -> InForce<'_, Standing> {
        self.0.in_force(as_of, |_| true)
    }
}

impl Part for Standings {
    fn add_to<'a>(&'a self, sets: &mut FactSets<'a>) {
        sets.in_force.push(&self.0);
    }

    fn add_to_mut<'a>(&'a mut self, sets: &mut Vec<&'a mut dyn Facts>) {
        sets.push(&mut self.0);
    }
}
