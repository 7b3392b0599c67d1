//! The commands on units.

use crate::command::command;
use crate::id::Id;
use crate::target::{Mention, Names};
use crate::when::When;

use super::Unit;

command! {
    /// Adds a unit.
    AddUnit {
        /// Its name; no other unit has it.
        name: String,
    } with {
        /// Its code.
        text code: String,
        /// A further name it is known under.
        many alias: String,
        /// The unit it belongs to.
        opt parent: Mention<Unit>,
        /// Since when, or from when until when, it exists.
        when valid: When,
    }
}

impl AddUnit {
    /// A unit of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self::required(name.into())
    }
}

command! {
    /// Changes a unit: another name (the old one stays as a further name), a successor, an end.
    ChangeUnit {
        /// The unit.
        unit: Id<Unit>,
    } with {
        /// Its new name.
        text name: String,
        /// A further name it is known under.
        many alias: String,
        /// The unit it belongs to.
        opt parent: Mention<Unit>,
        /// Since when, or from when until when, it exists.
        when valid: When,
        /// The unit that took its place.
        opt successor: Mention<Unit>,
    }
}

impl ChangeUnit {
    /// Changes this unit.
    pub fn of(unit: impl Names<Unit>) -> Self {
        Self::required(unit.id_of())
    }
}
