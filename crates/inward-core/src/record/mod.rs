//! What all records share: a head (names, unit, officer, attributes, investment), and one way to
//! reach into their facts. [`State`] is the state of a record of any kind.

pub mod command;
mod decide;
pub mod event;
mod head;
mod state;
mod usage;

pub use head::{Attribute, Head, Opening, Reference};
pub use state::{Misfit, State};

pub(crate) use decide::{assign, move_record, name_record, set_attribute};
pub(crate) use head::restates;

use crate::event::Event;
use crate::fact::{Circumstances, Facts};
use crate::finance::{Amounts, MoneyEntries};
use crate::id::{FactId, RecordId};
use crate::measure::Measures;
use crate::milestone::Milestones;
use crate::standing::Standings;

/// What the state of a record of any kind gives to the rules that all kinds share.
pub trait Record {
    /// The id of the record.
    fn id(&self) -> RecordId;

    /// Its head.
    fn head(&self) -> &Head;

    /// Its milestones, where its kind has any.
    fn milestones(&self) -> Option<&Milestones> {
        None
    }

    /// Its standings, where its kind has any.
    fn standings(&self) -> Option<&Standings> {
        None
    }

    /// Its amounts, where its kind has any.
    fn amounts(&self) -> Option<&Amounts> {
        None
    }

    /// Its measures and targets, where its kind has any.
    fn measures(&self) -> Option<&Measures> {
        None
    }

    /// The record it came of: the lead of a negotiation, the negotiation of an agreement, …
    fn came_of(&self) -> Option<RecordId> {
        None
    }
}

/// The same for the rules that evolve a record.
pub(crate) trait RecordParts: Record {
    fn head_mut(&mut self) -> &mut Head;

    fn milestones_mut(&mut self) -> Option<&mut Milestones> {
        None
    }

    fn standings_mut(&mut self) -> Option<&mut Standings> {
        None
    }

    fn amounts_mut(&mut self) -> Option<&mut Amounts> {
        None
    }

    fn money_mut(&mut self) -> Option<&mut MoneyEntries> {
        None
    }

    fn measures_mut(&mut self) -> Option<&mut Measures> {
        None
    }

    /// Every set of facts of the record: occurrences first, then values in force.
    fn fact_sets(&self) -> FactSets<'_>;

    /// The same, to retract and verify.
    fn fact_sets_mut(&mut self) -> Vec<&mut dyn Facts>;
}

/// The sets of facts of a record, by sort.
pub(crate) struct FactSets<'a> {
    /// Dated things that happened: they make the record exist.
    pub occurrences: Vec<&'a dyn Facts>,
    /// Values that hold from a start on.
    pub in_force: Vec<&'a dyn Facts>,
}

impl<'a> FactSets<'a> {
    pub(crate) fn all(&self) -> impl Iterator<Item = &'a dyn Facts> {
        self.occurrences.iter().chain(&self.in_force).copied()
    }

    pub(crate) fn find(&self, id: FactId) -> Option<&'a Circumstances> {
        self.all().find_map(|facts| facts.circumstances(id))
    }

    pub(crate) fn restate(&self, id: FactId) -> Option<Event> {
        self.all().find_map(|facts| facts.restate(id))
    }
}
