//! The commands on people.

use crate::command::command;
use crate::id::Id;
use crate::organisation::Organisation;
use crate::target::{Mention, Names};
use crate::unit::Unit;

use super::Person;

command! {
    /// Enrols an officer or a contact. Their particulars stay outside the log.
    EnrolPerson {
        /// The account name of an officer, or the name of a contact; no other person has it.
        name: String,
    } with {
        /// Their title, 职务.
        text title: String,
        /// A way to reach them: telephone, e-mail.
        many channel: String,
        /// The unit of an officer.
        opt unit: Mention<Unit>,
        /// The organisation of a contact.
        opt organisation: Mention<Organisation>,
    }
}

impl EnrolPerson {
    /// A person of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self::required(name.into())
    }
}

command! {
    /// Erases the particulars of a person. The log stays as it is, and `verify` gives the same head.
    ErasePerson {
        /// The person.
        person: Id<Person>,
    } with {}
}

impl ErasePerson {
    /// Erases this person's particulars.
    pub fn of(person: impl Names<Person>) -> Self {
        Self::required(person.id_of())
    }
}
