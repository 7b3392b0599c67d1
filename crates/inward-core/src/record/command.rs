//! Commands on the heads of records of every kind: name, move, assign, set an attribute.

use crate::attribute::Given;
use crate::command::command;
use crate::id::{Id, RecordId};
use crate::investment::Investment;
use crate::person::Person;
use crate::target::{Mention, Names, Target};
use crate::unit::Unit;
use crate::when::When;

use super::Reference;

command! {
    /// Gives a record another title, a code, a further name, a key of another system, a summary.
    NameRecord {
        /// The record.
        record: RecordId,
    } with {
        /// The new title; the old one stays as a further name.
        text title: String,
        /// The zone's own code, such as `ZS-2021-034`.
        text code: String,
        /// A further name it is known under.
        many alias: String,
        /// The key under which another system knows it.
        many reference: Reference,
        /// A summary, as free text.
        text summary: String,
    }
}

impl NameRecord {
    /// Names this record.
    pub fn of(target: impl Target) -> Self {
        Self::required(target.aim().record)
    }
}

command! {
    /// Moves a record to another investment. The commitments that were made with it, and the issues, tasks
    /// and cases that were raised on it or came of it, move along if they belong to the same investment; what came of it otherwise (the project under an agreement) stays
    /// and is moved by a command of its own. Nothing is lost: moved back, all is as it was.
    ///
    /// An investment from which everything was moved away is a remnant: it is on no list, in no stage
    /// table and found by no text, and still read by its id, with its history.
    MoveRecord {
        /// The record.
        record: RecordId,
        /// The investment it belongs to from now on.
        investment: Id<Investment>,
        /// Why.
        reason: String,
    } with {}
}

impl MoveRecord {
    /// Moves this record to that investment.
    pub fn to(target: impl Target, investment: impl Names<Investment>, reason: impl Into<String>) -> Self {
        Self::required(target.aim().record, investment.id_of(), reason.into())
    }
}

command! {
    /// Puts a unit or an officer in charge of a record.
    Assign {
        /// The record.
        record: RecordId,
    } with {
        /// The unit in charge.
        opt unit: Mention<Unit>,
        /// The officer in charge.
        opt officer: Mention<Person>,
        /// From when.
        when on: When,
    }
}

impl Assign {
    /// Puts somebody in charge of this record.
    pub fn of(target: impl Target) -> Self {
        Self::required(target.aim().record)
    }
}

command! {
    /// Gives one of the zone's own attributes a value.
    SetAttribute {
        /// The record.
        record: RecordId,
        /// The attribute, a key of the playbook.
        attribute: String,
        /// Its value, of the type the playbook says.
        value: Given,
    } with {
        /// From when; for ever if not given.
        when on: When,
    }
}

impl SetAttribute {
    /// Gives this attribute of this record that value.
    pub fn of(target: impl Target, attribute: impl AsRef<str>, value: impl Into<Given>) -> Self {
        Self::required(target.aim().record, attribute.as_ref().to_owned(), value.into())
    }
}
