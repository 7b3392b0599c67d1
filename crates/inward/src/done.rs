//! The answer of a command.

use inward_core::command::Answer;
use inward_core::id::{FactRef, Id, RecordId, Recordable};
use inward_core::refusal::Refusal;
use inward_core::target::{Aim, Mention, Names, Target};
use inward_journal::Answered;

/// The answer of a command: the record it made or changed, and what to know about it. Where an id
/// is due, the answer serves.
///
/// ```
/// use inward::prelude::*;
/// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
/// # let desk = crm.desk(Officer::named("wang.li"))?;
/// let lead = desk.capture_lead(CaptureLead::titled("LED 衬底").on("2020-06")?)?;
/// let talks = desk.open_negotiation(OpenNegotiation::with(&lead))?;
/// assert_eq!(crm.negotiation(&talks)?.lead, Some(lead.id));
/// # Ok::<(), inward::Error>(())
/// ```
#[derive(Debug)]
pub struct Done<T: Answer> {
    /// The record.
    pub id: T::Id,
    /// The records that were changed, each once.
    pub touched: Vec<RecordId>,
    /// The facts that were stated, to correct, retract or verify them.
    pub facts: Vec<FactRef>,
    /// The last position that was written.
    pub position: u64,
    /// What was accepted but is worth a look.
    pub warnings: Vec<Refusal>,
}

impl<T: Answer> Clone for Done<T> {
    fn clone(&self) -> Self {
        Self {
            id: self.id,
            touched: self.touched.clone(),
            facts: self.facts.clone(),
            position: self.position,
            warnings: self.warnings.clone(),
        }
    }
}

impl<T: Answer> Done<T> {
    pub(crate) fn of(answered: Answered) -> Option<Self> {
        Some(Self {
            id: T::id(answered.id)?,
            touched: answered.touched,
            facts: answered.facts,
            position: answered.position,
            warnings: answered.warnings,
        })
    }

    /// The first fact that was stated of the record, if any was: what to correct, to verify, or to
    /// retract together with what the same command stated because of it.
    #[must_use]
    pub fn fact(&self) -> Option<FactRef> {
        let record = self.id.into();
        self.facts.iter().find(|fact| fact.record == record).copied()
    }
}

impl<T: Recordable> Names<T> for Done<T> {
    fn id_of(&self) -> Id<T> {
        self.id
    }
}

impl<T: Answer> Target for Done<T> {
    fn aim(&self) -> Aim {
        Aim { record: self.id.into(), phase: None }
    }
}

impl<T: Recordable> From<&Done<T>> for Mention<T> {
    fn from(done: &Done<T>) -> Self {
        Self::Id(done.id)
    }
}

impl<T: Recordable> From<&Done<T>> for Id<T> {
    fn from(done: &Done<T>) -> Self {
        done.id
    }
}
