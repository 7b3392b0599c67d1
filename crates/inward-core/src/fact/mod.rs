//! Facts: what happened or holds, with its times, its source, its evidence and its retraction.
//!
//! Every dated thing in the book is a [`Fact`] in a [`FactSet`]. A fact has three times: when it
//! happened or began to hold (`on`), when the book recorded it, and, where given, when the office
//! first had it. It may be retracted, never deleted. Facts are of two sorts, and the two readings
//! of a set are `occurrence` and `in_force`.

pub mod command;
mod correction;
mod decide;
mod ending;
pub mod event;
mod in_force;
mod occurrence;
mod span;

pub use in_force::InForce;
pub use occurrence::Occurrence;

pub(crate) use decide::{correct, refuse_report_before_fact, retract, verify};
pub(crate) use ending::Endings;
pub(crate) use span::{Asked, Spans};

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::event::{Event, Recorded};
use crate::evidence::{Assurance, Evidence, Verification};
use crate::id::{CommandId, FactId, Id, NoteId};
use crate::person::Person;
use crate::playbook::SourceKey;
use crate::when::{Timestamp, When};

/// When the office had a fact, if before the book recorded it: a day of the zone, and its first
/// instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reported {
    /// The day the office had it.
    pub on: NaiveDate,
    /// The first instant of that day in the zone's time zone.
    pub from: Timestamp,
}

impl Reported {
    /// Reported on this day of this time zone.
    #[must_use]
    pub fn on(day: NaiveDate, time_zone: Tz) -> Self {
        Self { on: day, from: Timestamp::start_of_day(day, time_zone) }
    }
}

/// When a fact or a retraction became known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Known {
    /// When the book recorded it.
    pub recorded: Timestamp,
    /// When the office had it, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<Reported>,
}

impl Known {
    /// What stands in a fact that is being read back, until its record tells it.
    const fn untold() -> Self {
        Self { recorded: Timestamp::MAX, reported: None }
    }

    /// The instant from which it counts as known: reported where given, else recorded.
    #[must_use]
    pub fn from(&self) -> Timestamp {
        self.reported.map_or(self.recorded, |reported| reported.from)
    }

    /// Whether it was known at that instant.
    #[must_use]
    pub fn by(&self, known: Timestamp) -> bool {
        self.from() <= known
    }
}

/// The point from which a book is read: what had happened by the end of a day, as far as it was
/// known at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AsOf {
    /// The valid day, to its end.
    pub valid: NaiveDate,
    /// What was known by this instant.
    pub known: Timestamp,
}

impl AsOf {
    /// Everything that is known, with no day of its own: every actual that stands counts as happened.
    /// It is no day on which something could be due: who asks that names a day.
    pub const LATEST: Self = Self { valid: NaiveDate::MAX, known: Timestamp::MAX };

    /// Whether the point has no day, so that every actual that stands counts as happened.
    #[must_use]
    pub fn has_no_day(self) -> bool {
        self.valid == NaiveDate::MAX
    }

    /// What had happened by the end of `valid`, as known to the end of `known`, both days of this
    /// time zone.
    #[must_use]
    pub fn days(valid: NaiveDate, known: NaiveDate, time_zone: Tz) -> Self {
        Self { valid, known: Timestamp::end_of_day(known, time_zone) }
    }
}

/// That a fact no longer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retraction {
    /// When that became known.
    pub known: Known,
    /// Who retracted it.
    pub by: Id<Person>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// What a command says of a fact beside its value: when, by which source, on what evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stated {
    /// When it happened, or from when it holds; none where that is not known or it always held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<When>,
    /// The source, a key of the playbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceKey>,
    /// The evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence<NoteId>>,
}

impl Stated {
    /// Stated of this time, with neither source nor evidence.
    #[must_use]
    pub fn on(on: impl Into<Option<When>>) -> Self {
        Self { on: on.into(), source: None, evidence: None }
    }
}

/// The times, the source, the evidence and the standing of a fact, whatever its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circumstances {
    /// The id within the record.
    pub id: FactId,
    /// When it happened, or from when it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<When>,
    /// When it became known. This and the two after it are those of the version that stated the fact:
    /// a record keeps them once a version, see [`Recording`](crate::record::Recording).
    #[serde(skip, default = "Known::untold")]
    pub known: Known,
    /// Who stated it.
    #[serde(skip, default = "nobody")]
    pub by: Id<Person>,
    /// The command that stated it: what else it stated may stand and fall with this.
    #[serde(skip, default = "no_command")]
    pub command: CommandId,
    /// The source, a key of the playbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceKey>,
    /// The evidence. It takes half the room of all this, and few facts have any: it lies apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Box<Evidence<NoteId>>>,
    /// That somebody else checked the evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verified: Option<Verification>,
    /// That it no longer stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retracted: Option<Retraction>,
}

const fn nobody() -> Id<Person> {
    Id::new(Uuid::nil())
}

const fn no_command() -> CommandId {
    CommandId::new(Uuid::nil())
}

impl Circumstances {
    /// Whether the fact was known by that instant and not yet known to be retracted.
    #[must_use]
    pub fn stands(&self, known: Timestamp) -> bool {
        self.known.by(known) && !self.retracted.is_some_and(|retraction| retraction.known.by(known))
    }

    /// How far the fact was assured as known at that instant.
    #[must_use]
    pub fn assurance(&self, known: Timestamp) -> Assurance {
        let verified = self.verified.is_some_and(|verification| verification.known.by(known));
        if self.evidence.is_some() && verified { Assurance::Verified } else { Assurance::Claimed }
    }
}

/// A value with the circumstances under which it was stated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact<T> {
    /// Times, source, evidence, retraction.
    pub of: Circumstances,
    /// What is stated.
    pub value: T,
}

/// Facts of one sort within a record, in the order in which they were recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FactSet<T>(Vec<Fact<T>>);

impl<T> Default for FactSet<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Facts in the order in which they were recorded: for readings over facts that come from
/// elsewhere than a record, and for tests.
impl<T> FromIterator<Fact<T>> for FactSet<T> {
    fn from_iter<I: IntoIterator<Item = Fact<T>>>(facts: I) -> Self {
        Self(facts.into_iter().collect())
    }
}

impl<T> FactSet<T> {
    /// Whether nothing was ever stated.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every fact, retracted ones too.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Fact<T>> {
        self.0.iter()
    }

    /// The facts that stood at that instant.
    pub fn standing(&self, known: Timestamp) -> impl Iterator<Item = &Fact<T>> {
        self.0.iter().filter(move |fact| fact.of.stands(known))
    }

    /// The circumstances of every fact, to tell them what its record knows of them.
    pub(crate) fn each_mut(&mut self, visit: &mut dyn FnMut(&mut Circumstances)) {
        for fact in &mut self.0 {
            visit(&mut fact.of);
        }
    }

    /// The fact that was recorded last.
    pub(crate) fn last_mut(&mut self) -> Option<&mut Fact<T>> {
        self.0.last_mut()
    }

    /// Adds a fact.
    pub(crate) fn push(&mut self, fact: Fact<T>) {
        self.0.push(fact);
    }
}

/// Gives the facts of one event their numbers and circumstances.
pub(crate) struct Stating {
    version: u32,
    next: u16,
    known: Known,
    by: Id<Person>,
    command: CommandId,
}

impl Stating {
    /// The facts of this event.
    pub(crate) const fn of<E>(recorded: &Recorded<'_, E>) -> Self {
        Self { version: recorded.version, next: 0, known: recorded.known, by: recorded.by, command: recorded.command }
    }

    /// The next fact of the event.
    pub(crate) fn fact<T>(&mut self, value: T, stated: Stated) -> Fact<T> {
        let id = FactId { version: self.version, number: self.next };
        self.next = self.next.saturating_add(1);
        let of = Circumstances {
            id,
            on: stated.on,
            known: self.known,
            by: self.by,
            command: self.command,
            source: stated.source,
            evidence: stated.evidence.map(Box::new),
            verified: None,
            retracted: None,
        };
        Fact { of, value }
    }

    /// The next facts of the event: one for each value, all stated alike.
    pub(crate) fn facts<'v, T: Clone + 'v>(
        &mut self,
        values: impl IntoIterator<Item = &'v T>,
        stated: &Stated,
    ) -> FactSet<T> {
        values.into_iter().map(|value| self.fact(value.clone(), stated.clone())).collect()
    }
}

/// A value that an event can state again, with other circumstances: what a correction does.
pub(crate) trait Restate {
    /// The event that states this value.
    fn restate(&self, stated: Stated) -> Event;

    /// The period that dates it where it has no day of its own: money of the year came in that year.
    fn dating_period(&self) -> Option<&When> {
        None
    }
}

/// What every set of facts can do whatever its values are.
pub(crate) trait Facts {
    /// The circumstances of a fact.
    fn circumstances(&self, id: FactId) -> Option<&Circumstances>;

    /// The circumstances of a fact, to retract or verify it.
    fn circumstances_mut(&mut self, id: FactId) -> Option<&mut Circumstances>;

    /// The facts of a command that stand now.
    fn standing_of(&self, command: CommandId) -> Vec<FactId> {
        let mut of_command = Vec::new();
        self.each(&mut |of| {
            if of.command == command && of.retracted.is_none() {
                of_command.push(of.id);
            }
        });
        of_command
    }

    /// See [`FactSet::each_mut`].
    fn each_mut(&mut self, visit: &mut dyn FnMut(&mut Circumstances));

    /// The circumstances of every fact.
    fn each(&self, visit: &mut dyn FnMut(&Circumstances));

    /// The circumstances of every fact that has a date, with that date.
    fn each_dated(&self, visit: &mut dyn FnMut(&Circumstances, &When));

    /// The event that would state a fact again as it stands.
    fn restate(&self, id: FactId) -> Option<Event>;
}

impl<T: Restate> Facts for FactSet<T> {
    fn circumstances(&self, id: FactId) -> Option<&Circumstances> {
        self.0.iter().map(|fact| &fact.of).find(|of| of.id == id)
    }

    fn circumstances_mut(&mut self, id: FactId) -> Option<&mut Circumstances> {
        self.0.iter_mut().map(|fact| &mut fact.of).find(|of| of.id == id)
    }

    fn each_mut(&mut self, visit: &mut dyn FnMut(&mut Circumstances)) {
        Self::each_mut(self, visit);
    }

    fn each(&self, visit: &mut dyn FnMut(&Circumstances)) {
        for fact in &self.0 {
            visit(&fact.of);
        }
    }

    fn each_dated(&self, visit: &mut dyn FnMut(&Circumstances, &When)) {
        for fact in &self.0 {
            if let Some(dated) = fact.of.on.as_ref().or_else(|| fact.value.dating_period()) {
                visit(&fact.of, dated);
            }
        }
    }

    fn restate(&self, id: FactId) -> Option<Event> {
        let fact = self.0.iter().find(|fact| fact.of.id == id)?;
        let Circumstances { on, source, evidence, .. } = fact.of.clone();
        Some(fact.value.restate(Stated { on, source, evidence: evidence.map(|evidence| *evidence) }))
    }
}
