//! The condition that names a milestone: on which records it is looked for, and whether it was
//! reached there. What it says is never stored: a corrected milestone corrects the condition.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::fact::AsOf;
use crate::id::{Kind, RecordId};
use crate::playbook::{MilestoneKey, Playbook};
use crate::record::{Record, State};
use crate::when::{Truth, When};
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
    /// Whether a milestone was reached around the commitment at that point, and when: it is the start of
    /// its condition or of a limit.
    ///
    /// It is looked for on the record that the commitment was made with and on what came of that:
    /// the projects of its agreement, or its project itself, on any of their phases. Where none of
    /// these is of a kind that has the milestone, it is looked for on the only record of its
    /// investment that is; of several nobody can say which was meant, so that a milestone reached on
    /// one of them is only possibly the one, and has no date. Of several phases the first counts.
    pub(crate) fn milestone_around<R: Records + ?Sized>(
        &self,
        key: &MilestoneKey,
        as_of: AsOf,
        playbook: &Playbook,
        records: &R,
    ) -> Result<(Truth, Option<When>), R::Fault> {
        let Some(milestone) = playbook.milestone(key.as_str()) else { return Ok((Truth::No, None)) };
        let kinds: Vec<Kind> = milestone.places.iter().map(|place| place.record_kind()).collect();
        let on_all = |states: &[Arc<State>]| {
            let found = states.iter().map(|state| reached_on(state, key.as_str(), as_of, playbook));
            found.fold((Truth::No, None), |one, other| (one.0.or(other.0), earlier(one.1, other.1)))
        };
        let fits = |state: &State| {
            let there = state.head().recordings.first().known.by(as_of.known) && !state.is_taken_out(as_of.known);
            kinds.contains(&state.id().kind) && there
        };
        let own: Vec<_> = around(self.made_with, records)?.into_iter().filter(|state| fits(state)).collect();
        if !own.is_empty() {
            return Ok(on_all(&own));
        }
        let Some(investment) = self.head.investment_at(as_of) else { return Ok((Truth::No, None)) };
        let belongs = |state: &State| fits(state) && state.head().investment_at(as_of) == Some(investment);
        let mut fitting = Vec::new();
        // What was moved since belonged to it as it was known then.
        for relation in [Relation::Member, Relation::Left] {
            for id in records.related(relation, investment.record())? {
                fitting.extend(records.state(id)?.filter(|state| belongs(state)));
            }
        }
        let (reached, on) = on_all(&fitting);
        Ok(if fitting.len() > 1 { (reached.and(Truth::Possibly), None) } else { (reached, on) })
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

/// Whether a milestone was reached on a record, or on any phase of it, and when first.
fn reached_on(state: &State, milestone: &str, as_of: AsOf, playbook: &Playbook) -> (Truth, Option<When>) {
    let Some(milestones) = state.milestones() else { return (Truth::No, None) };
    let phases = match state {
        State::Project(project) => project.phase_numbers().map(Some).chain([None]).collect(),
        _ => vec![None],
    };
    let of_phase = |phase: Option<u16>| {
        let truth = milestones.truth(milestone, phase, as_of, playbook);
        let on = milestones.when(milestone, phase, as_of, playbook).filter(|_| truth.is_possible()).cloned();
        (truth, on)
    };
    let found = phases.into_iter().map(of_phase);
    found.fold((Truth::No, None), |one, other| (one.0.or(other.0), earlier(one.1, other.1)))
}

/// The date that may come first.
fn earlier(one: Option<When>, other: Option<When>) -> Option<When> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.first() < one.first() { other } else { one }),
        (one, other) => one.or(other),
    }
}
