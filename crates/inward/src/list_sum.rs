//! The sums of lists: how many records they have, for certain and possibly, and what they add up to,
//! with bounds; and the projects of a dated list.

use std::fmt;

use inward_core::count::Count;
use inward_core::entry::Entry;
use inward_core::finance::{MoneyKind, Total};
use inward_core::id::{Id, Kind};
use inward_core::money::AmountSum;
use inward_core::project::Project;
use inward_core::record::State;
use inward_core::target::Names;
use inward_core::when::{Truth, When};

use crate::{Crm, Error, Reading};

/// What a list adds up to.
#[derive(Clone, Debug, Default)]
pub struct ListSum {
    /// How many records are on it.
    pub count: Count,
    /// Of how many of them something of this kind of money is known.
    pub known: Count,
    /// The sum over those on it for certain; its bounds hold what those that may be on it would make
    /// of it. Empty where nothing is known, which is not nought.
    pub sum: AmountSum,
}

impl ListSum {
    /// How many of those on it for certain have no such amount.
    #[must_use]
    pub const fn without_amount(&self) -> u64 {
        self.count.certain.saturating_sub(self.known.certain)
    }

    /// Adds one record, as far as it is on the list.
    pub(crate) fn add(&mut self, there: Truth, total: &Total) {
        let known = total.known.and(there);
        self.count.one_more(there);
        self.known.one_more(known);
        match known {
            Truth::Yes => self.sum.merge(&total.sum),
            Truth::Possibly => self.sum.merge_perhaps(&total.sum),
            Truth::No => {}
        }
    }
}

impl fmt::Display for ListSum {
    /// The sum, with its bounds; `—` where nothing is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sum.fmt(f)
    }
}

impl Crm {
    /// The projects that are on a list, or may be, at the point this handle reads at.
    pub fn listed(&self, list: impl Names<Entry>) -> Result<Vec<(Reading<Project>, Truth)>, Error> {
        self.at_one_moment()?.listed_now(list.id_of())
    }

    fn listed_now(&self, list: Id<Entry>) -> Result<Vec<(Reading<Project>, Truth)>, Error> {
        let as_of = self.reading_point();
        // Read once the scan is over: a journal may hold its lock while it scans.
        let mut states = Vec::new();
        self.each_state(&[Kind::Project], &mut |state| {
            let truth = match &*state {
                State::Project(project) => project.is_listed(list, as_of).and(self.existence_alone(&state)),
                _ => Truth::No,
            };
            if truth != Truth::No {
                states.push((state, truth));
            }
        })?;
        let ground = self.ground()?;
        states.into_iter().map(|(state, truth)| Ok((self.reading_by(&state, &ground)?, truth))).collect()
    }

    /// What the projects of a list add up to: one kind of money, of one period where the kind has
    /// periods (the annual plan of 2021), or within a period. Kinds are never added to one another.
    pub fn list_sum(&self, list: impl Names<Entry>, kind: MoneyKind, period: Option<&When>) -> Result<ListSum, Error> {
        let (crm, as_of) = (self.at_one_moment()?, self.reading_point());
        let mut sum = ListSum::default();
        for (project, listed) in crm.listed_now(list.id_of())? {
            sum.add(listed, &project.state.total(kind, period, as_of));
        }
        Ok(sum)
    }
}
