//! What all records share: a head (names, unit, officer, attributes, investment), and one way to
//! reach into their facts. [`State`] is the state of a record of any kind.

pub mod command;
mod decide;
pub mod event;
mod head;
mod keeps;
mod state;
mod usage;

pub use head::{Attribute, Head, Opening, Reference};
pub use state::{Misfit, State};

pub(crate) use decide::{assign, move_record, name_record, set_attribute};
pub(crate) use head::restates;
pub(crate) use keeps::{FactSets, Part, RecordParts, keeps, part};

use crate::finance::Amounts;
use crate::id::RecordId;
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
