//! On which lists investments are (清单): on those of their projects. Few are on any.

use std::collections::{BTreeSet, HashMap};

use inward_core::entry::Entry;
use inward_core::fact::{AsOf, FactSet};
use inward_core::id::{Id, RecordId};
use inward_core::project::{Membership, is_listed};
use inward_core::record::{Record, State};
use inward_core::when::Truth;

use super::Pipeline;
use super::record_sets::RecordSet;
use super::records::RecordRow;
use super::values::Value;

/// The lists that projects ever were on.
#[derive(Clone, Debug, Default)]
pub struct Memberships {
    of: HashMap<RecordId, FactSet<Membership>>,
}

impl Memberships {
    /// Takes in a record as it is.
    pub fn record(&mut self, state: &State) {
        let State::Project(project) = state else { return };
        if project.memberships.is_empty() {
            self.of.remove(&state.id());
        } else {
            self.of.insert(state.id(), project.memberships.clone());
        }
    }
}

/// The lists that some memberships say at a point.
fn on_lists(memberships: &FactSet<Membership>, as_of: AsOf) -> RecordSet {
    let ever: BTreeSet<Id<Entry>> = memberships.iter().map(|fact| fact.value.list).collect();
    let is_on = |list: &Id<Entry>| {
        memberships.pick_in_force(as_of, |membership| membership.list == *list).is_some_and(|told| told.on_it)
    };
    ever.into_iter().filter(is_on).map(|list| list.record()).collect()
}

impl Pipeline {
    /// What each project tells that is or was on a list, and the place of its investment.
    fn each_listed(&self, mut visit: impl FnMut(usize, &FactSet<Membership>, AsOf)) {
        let (records, memberships) = (&self.book.records, &self.book.memberships.of);
        if memberships.is_empty() {
            return;
        }
        let as_of = self.point.as_of(self.book.zone);
        let mut see = |subject: u32, row: &RecordRow| {
            if let Some(own) = memberships.get(&row.id).filter(|_| records.may_exist(row, self.point)) {
                visit(subject as usize, own, as_of);
            }
        };
        for subject in (0..).take(self.len()) {
            records.settled(subject).iter().for_each(|row| see(subject, row));
        }
        for row in records.moved() {
            if let Some(subject) = records.subject(row, self.point) {
                see(subject, row);
            }
        }
    }

    /// The lists that each project is on at the point, and the place of its investment.
    pub(super) fn each_on_lists(&self, visit: &mut dyn FnMut(usize, RecordSet)) {
        self.each_listed(|case, memberships, as_of| visit(case, on_lists(memberships, as_of)));
    }

    /// The lists that a project is on at the point; none where it is on none.
    pub(super) fn lists_of(&self, project: RecordId) -> Option<Value> {
        let own = self.book.memberships.of.get(&project)?;
        self.set_called(&on_lists(own, self.point.as_of(self.book.zone)))
    }

    /// Whether each investment is on a list at the point.
    pub(super) fn on_list(&self, list: Id<Entry>) -> Vec<Truth> {
        let mut on = vec![Truth::No; self.len()];
        self.each_listed(|subject, memberships, as_of| {
            if let Some(on) = on.get_mut(subject) {
                *on = on.or(is_listed(memberships, list, as_of));
            }
        });
        on
    }
}
