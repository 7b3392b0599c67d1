//! The world as a decision sees it, and what a decision gives back.
//!
//! [`decide`](crate::decide::decide) is pure: it reads a [`World`], a command and its [`Context`],
//! and answers with a [`Decision`] or a [`Stop`]. A world is a read-only view of one zone inside one
//! transaction; tests use a map.

use std::fmt;
use std::sync::Arc;

use crate::event::Event;
use crate::fact::Reported;
use crate::id::{CommandId, Id, Kind, NoteId, RecordId};
use crate::person::{Particulars, Person};
use crate::playbook::{Playbook, Usage};
use crate::record::State;
use crate::refusal::Refusal;
use crate::when::Timestamp;
use crate::zone::Zone;

/// A read-only view of one zone inside one transaction.
pub trait World {
    /// The one record time that every event of the transaction gets.
    fn now(&self) -> Timestamp;

    /// The zone, once it is opened.
    fn zone(&self) -> Option<Arc<Zone>>;

    /// The playbook in force.
    fn playbook(&self) -> Arc<Playbook>;

    /// The state of a record.
    fn state(&self, id: RecordId) -> Result<Option<Arc<State>>, Unreadable>;

    /// The record that holds a unique key.
    fn holder(&self, key: &UniqueKey) -> Result<Option<RecordId>, Unreadable>;

    /// The records that stand in this relation to that one, in the order of their ids.
    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Unreadable>;

    /// The records of a kind that go on, in the order of their ids: those that are listed with no standing
    /// that closes them; where a moment is given, those that may need attention by then, see
    /// [`State::wake_at`](crate::record::State::wake_at).
    fn going_on(&self, kind: Kind, waking_by: Option<Timestamp>) -> Result<Vec<RecordId>, Unreadable>;

    /// The names of the records of a kind, to offer near ones. Few kinds have few records: units.
    fn names(&self, kind: Kind) -> Result<Vec<String>, Unreadable>;

    /// What the zone's records use of its playbook.
    fn usage(&self) -> Result<Usage, Unreadable>;
}

/// How one record stands to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It belongs to that investment.
    Member,
    /// It was once known to belong to that investment, and does not: it was moved to another, or never
    /// belonged there after all.
    Left,
    /// It came of that record: a negotiation of a lead, an agreement of a negotiation, …
    CameOf,
    /// It is on that list.
    Listed,
    /// It concerns that organisation: its investor, its debtor, the enterprise that was inspected.
    Concerns,
    /// It waits for what happens to that record, or to others of that investment: to the case that made it, to the
    /// procedure of a case, to a milestone that its condition or its limit names.
    Waits,
    /// It was promised under that policy.
    Under,
    /// It depends on that commitment, or once did: nothing of it is owed until that one is kept.
    DependsOn,
}

impl Relation {
    /// Every relation.
    pub const ALL: &[Self] = &[
        Self::Member,
        Self::Left,
        Self::CameOf,
        Self::Listed,
        Self::Concerns,
        Self::Waits,
        Self::Under,
        Self::DependsOn,
    ];

    /// The relation as a key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Left => "left",
            Self::CameOf => "came_of",
            Self::Listed => "listed",
            Self::Concerns => "concerns",
            Self::Waits => "waits",
            Self::Under => "under",
            Self::DependsOn => "depends_on",
        }
    }
}

/// Something that at most one record of a zone may hold: a code, a USCC, the name of a unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UniqueKey(String);

impl UniqueKey {
    /// The key of this sort and value.
    pub(crate) fn new(sort: &str, value: impl fmt::Display) -> Self {
        Self(format!("{sort}:{value}"))
    }

    /// The key that a store kept as this text.
    #[must_use]
    pub fn kept(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key under which a reference of another system is held.
    #[must_use]
    pub fn reference(system: &str, key: &str) -> Self {
        Self::new("reference", format_args!("{}/{key}", system.replace('/', "%2F")))
    }

    /// The key under which the zone's own code is held.
    #[must_use]
    pub fn code(code: &str) -> Self {
        Self::new("code", crate::text::fold(code))
    }

    /// The key under which the name of a unit is held.
    #[must_use]
    pub fn unit(name: &str) -> Self {
        Self::new("unit", crate::text::fold(name))
    }

    /// The key under which the account name of an officer is held.
    #[must_use]
    pub fn person(account: &str) -> Self {
        Self::new("person", crate::text::fold(account))
    }

    /// The key under which the document number of a policy is held.
    #[must_use]
    pub fn policy(document: &str) -> Self {
        Self::new("policy", crate::text::fold(document))
    }

    /// The key under which the name of a procedure is held.
    #[must_use]
    pub fn procedure(name: &str) -> Self {
        Self::new("procedure", crate::text::fold(name))
    }

    /// The key under which the name of a list is held.
    #[must_use]
    pub fn list(name: &str) -> Self {
        Self::new("list", crate::text::fold(name))
    }
}

impl fmt::Display for UniqueKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// That the world could not be read: a fault of the store, not of the command.
#[derive(Clone)]
pub struct Unreadable(Arc<dyn std::error::Error + Send + Sync>);

impl Unreadable {
    /// Wraps the fault of a store.
    pub fn new(fault: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self(Arc::new(fault))
    }

    /// The fault of the store.
    #[must_use]
    pub fn fault(&self) -> &(dyn std::error::Error + Send + Sync + 'static) {
        &*self.0
    }
}

impl fmt::Debug for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// Why a decision was not made.
#[derive(Debug)]
pub enum Stop {
    /// The command is refused.
    Refused(Box<Refusal>),
    /// The world could not be read.
    Unreadable(Unreadable),
}

impl Stop {
    /// Says where in the command a refusal was found that does not say so itself.
    pub(crate) fn at(self, path: &'static str) -> Self {
        match self {
            Self::Refused(refusal) if refusal.path.is_none() => Self::from(refusal.at(path)),
            stop => stop,
        }
    }
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<Unreadable> for Stop {
    fn from(fault: Unreadable) -> Self {
        Self::Unreadable(fault)
    }
}

/// What accompanies a command: who gives it, under which id, and when the office had its content.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// Who gives it.
    pub actor: Id<Person>,
    /// The id of the command.
    pub command: CommandId,
    /// When the office had its content, if before now.
    pub reported: Option<Reported>,
}

/// An event that is to happen to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The record.
    pub record: RecordId,
    /// The event.
    pub event: Event,
}

/// A change of who holds a unique key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The key.
    pub key: UniqueKey,
    /// The record that holds it from now on; none to let it go.
    pub holder: Option<RecordId>,
}

/// What follows from a command. The same world, command and context give the same decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The record that the answer names.
    pub answer: RecordId,
    /// The events, in order.
    pub changes: Vec<Change>,
    /// The free texts, to be kept where they can be erased.
    pub notes: Vec<(NoteId, String)>,
    /// Particulars of people, to be kept where they can be erased; none erases them.
    pub people: Vec<(Id<Person>, Option<Particulars>)>,
    /// The unique keys that are taken or let go.
    pub claims: Vec<Claim>,
    /// What is accepted but worth a look.
    pub warnings: Vec<Refusal>,
}
