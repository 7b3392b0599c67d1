//! What all records share: a head (names, unit, officer, attributes, investment), and one way to
//! reach into their facts. [`State`] is the state of a record of any kind.

pub mod command;
mod decide;
pub mod event;
mod head;
mod keeps;
mod line;
mod recording;
mod state;
mod usage;

pub use head::{Attribute, Head, Opening, Reference};
pub use line::{Link, line_of};
pub use recording::{Recording, Recordings};
pub use state::{Misfit, State};

pub(crate) use decide::{assign, move_record, name_record, set_attribute, what_moves_along};
pub(crate) use head::restates;
pub(crate) use keeps::{FactSets, Part, RecordParts, keeps, part};
pub(crate) use recording::tell_facts;

use std::borrow::Cow;

use crate::clock::ClockFacts;
use crate::escalation::EscalationFacts;
use crate::fact::AsOf;
use crate::finance::Amounts;
use crate::id::RecordId;
use crate::measure::Measures;
use crate::milestone::Milestones;
use crate::standing::{Is, Standings};

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

    /// The standings that were stated of it, where its kind has any. How it stands also depends on
    /// its judgements: see [`Record::standing_at`].
    fn standings(&self) -> Option<&Standings> {
        None
    }

    /// Its standings, those that were stated and those that follow from its judgements.
    fn all_standings(&self) -> Option<Cow<'_, Standings>> {
        Some(self.standings()?.with_judgements(self.milestones()))
    }

    /// Its standing to go by at that point, where its kind has any: a lead is rejected while a triage
    /// stands that says so.
    fn standing_at(&self, as_of: AsOf) -> Option<Is> {
        Some(self.all_standings()?.at(as_of))
    }

    /// The standing that it is listed with: of a kind of which none is stated, what follows from what
    /// happened to it, such as that an issue was settled.
    fn listed_standing(&self, as_of: AsOf) -> Is {
        self.standing_at(as_of).unwrap_or_default()
    }

    /// Its amounts, where its kind has any.
    fn amounts(&self) -> Option<&Amounts> {
        None
    }

    /// Its measures and targets, where its kind has any.
    fn measures(&self) -> Option<&Measures> {
        None
    }

    /// What happened to the clock of its deadline, where its kind has one.
    fn clock(&self) -> Option<&ClockFacts> {
        None
    }

    /// What happened to it on the ladders of escalation, where its kind is watched by any.
    fn escalation(&self) -> Option<&EscalationFacts> {
        None
    }

    /// The record it came of: the lead of a negotiation, the negotiation of an agreement, …
    fn came_of(&self) -> Option<RecordId> {
        None
    }
}
