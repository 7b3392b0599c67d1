//! The condition that names a milestone: on which records it is looked for, and whether it was
//! reached there. What it says is never stored: a corrected milestone corrects the condition.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::fact::AsOf;
use crate::id::{Kind, RecordId};
use crate::playbook::Playbook;
use crate::record::{Record, State};
use crate::when::Truth;
use crate::world::{Relation, Unreadable, World};

use super::Commitment;

/// The records around a commitment, wherever they are kept.
pub trait Records {
    /// Why they could not be read.
    type Fault;

    /// The state of a record; none where there is none.
    ///
    /// # Errors
    /// That the records could not be read.
    fn state(&self, id: RecordId) -> Result<Option<Arc<State>>, Self::Fault>;

    /// The records that stand in this relation to that one.
    ///
    /// # Errors
    /// That the records could not be read.
    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Self::Fault>;
}

impl Records for dyn World + '_ {
    type Fault = Unreadable;

    fn state(&self, id: RecordId) -> Result<Option<Arc<State>>, Unreadable> {
        World::state(self, id)
    }

    fn related(&self, relation: Relation, to: RecordId) -> Result<Vec<RecordId>, Unreadable> {
        World::related(self, relation, to)
    }
}

impl Commitment {
    /// Whether the milestone that the condition names was reached at that point; no where it names
    /// none.
    ///
    /// It is looked for on the record that the commitment was made with and on what came of that:
    /// the projects of its agreement, or its project itself, on any of their phases. Where none of
    /// these is of a kind that has the milestone, it is looked for on the only record of its
    /// investment that is; of several nobody can say which was meant, so that a milestone reached on
    /// one of them is only possibly the one.
    ///
    /// # Errors
    /// That the records could not be read.
    pub fn milestone_of_condition<R: Records + ?Sized>(
        &self,
        as_of: AsOf,
        playbook: &Playbook,
        records: &R,
    ) -> Result<Truth, R::Fault> {
        let Some(key) = self.condition.as_ref().and_then(|condition| condition.milestone.as_ref()) else {
            return Ok(Truth::No);
        };
        let Some(milestone) = playbook.milestone(key.as_str()) else { return Ok(Truth::No) };
        let kinds: Vec<Kind> = milestone.places.iter().map(|place| place.record_kind()).collect();
        let truth_on = |state: &State| reached_on(state, key.as_str(), as_of, playbook);
        let fits = |state: &State| {
            let there = state.head().recordings.first().known.by(as_of.known) && !state.is_taken_out(as_of.known);
            kinds.contains(&state.id().kind) && there
        };
        let own: Vec<_> = around(self.made_with, records)?.into_iter().filter(|state| fits(state)).collect();
        if !own.is_empty() {
            return Ok(own.iter().map(|state| truth_on(state)).fold(Truth::No, Truth::or));
        }
        let Some(investment) = self.head.investment_at(as_of) else { return Ok(Truth::No) };
        let belongs = |state: &State| fits(state) && state.head().investment_at(as_of) == Some(investment);
        let mut fitting = Vec::new();
        // What was moved since belonged to it as it was known then.
        for relation in [Relation::Member, Relation::Left] {
            for id in records.related(relation, investment.record())? {
                fitting.extend(records.state(id)?.filter(|state| belongs(state)));
            }
        }
        let reached = fitting.iter().map(|state| truth_on(state)).fold(Truth::No, Truth::or);
        Ok(if fitting.len() > 1 { reached.and(Truth::Possibly) } else { reached })
    }
}

/// A record and everything that came of it.
fn around<R: Records + ?Sized>(origin: RecordId, records: &R) -> Result<Vec<Arc<State>>, R::Fault> {
    let mut seen = BTreeSet::from([origin]);
    let mut next = vec![origin];
    let mut states = Vec::new();
    while let Some(id) = next.pop() {
        states.extend(records.state(id)?);
        for id in records.related(Relation::CameOf, id)? {
            if id.kind != Kind::Commitment && seen.insert(id) {
                next.push(id);
            }
        }
    }
    Ok(states)
}

/// Whether a milestone was reached on a record, or on any phase of it.
fn reached_on(state: &State, milestone: &str, as_of: AsOf, playbook: &Playbook) -> Truth {
    let Some(milestones) = state.milestones() else { return Truth::No };
    let phases = match state {
        State::Project(project) => project.phase_numbers().map(Some).chain([None]).collect(),
        _ => vec![None],
    };
    phases
        .into_iter()
        .map(|phase: Option<u16>| milestones.truth(milestone, phase, as_of, playbook))
        .fold(Truth::No, Truth::or)
}
