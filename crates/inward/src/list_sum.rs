//! The sums of a dated list: how many projects it has, for certain and possibly, and what they add
//! up to, with bounds.

use inward_core::entry::Entry;
use inward_core::finance::MoneyKind;
use inward_core::id::{Id, Kind};
use inward_core::money::AmountSum;
use inward_core::project::Project;
use inward_core::record::State;
use inward_core::target::Names;
use inward_core::when::{Truth, When};

use crate::{Crm, Error, Reading};

/// What a list adds up to.
#[derive(Clone, Debug)]
pub struct ListSum {
    /// How many projects are on it for certain.
    pub certain: u64,
    /// How many are on it, or may be.
    pub possible: u64,
    /// How many of those on it for certain have no such amount.
    pub without_amount: u64,
    /// The sum over those on it for certain, with its bounds.
    pub sum: AmountSum,
}

impl Crm {
    /// The projects that are on a list, or may be, at the point this handle reads at.
    pub fn listed(&self, list: impl Names<Entry>) -> Result<Vec<(Reading<Project>, Truth)>, Error> {
        let list: Id<Entry> = list.id_of();
        let as_of = self.reading_point();
        // Read once the scan is over: a journal may hold its lock while it scans.
        let mut states = Vec::new();
        self.each_state(&[Kind::Project], &mut |state| {
            let truth = match &*state {
                State::Project(project) => project.is_listed(list, as_of),
                _ => Truth::No,
            };
            if truth != Truth::No {
                states.push((state, truth));
            }
        })?;
        let playbook = self.shared_playbook()?;
        states.into_iter().map(|(state, truth)| Ok((self.reading_by(&state, &playbook)?, truth))).collect()
    }

    /// What the projects of a list add up to: one kind of money, of one period where the kind has
    /// periods (the annual plan of 2021). Kinds are never added to one another.
    pub fn list_sum(&self, list: impl Names<Entry>, kind: MoneyKind, period: Option<&When>) -> Result<ListSum, Error> {
        let mut total = ListSum { certain: 0, possible: 0, without_amount: 0, sum: AmountSum::default() };
        for (project, truth) in self.listed(list)? {
            total.possible += 1;
            if truth != Truth::Yes {
                continue;
            }
            total.certain += 1;
            match project.amounts.for_period(kind, None, period, self.reading_point()) {
                Some(amount) => total.sum.add(amount),
                None => total.without_amount += 1,
            }
        }
        Ok(total)
    }
}
