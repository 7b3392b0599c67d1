//! [`Members`]: who stands below the line of a rate.

use std::fmt;
use std::sync::{Arc, OnceLock};

use inward_core::refusal::Refusal;
use inward_core::when::Truth;

use super::cases::{NO, Named, Weight, truth};
use super::tally::{EVENTS, Grouping};

/// A case that stands below the line, or possibly does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: String,
    /// Its title; empty where it has none.
    pub title: String,
    /// Whether it is in the cohort.
    pub cohort: Truth,
    /// Whether it stands above the line as well; `yes` where there is nothing to be true of it.
    pub event: Truth,
}

/// Who stands below the line, in the order of the cases. Their names are looked up when they are asked for.
///
/// ```
/// # use inward_analysis::rates::KpiResult;
/// # use inward_core::when::Truth;
/// # fn shown(found: &KpiResult) {
/// for member in found.members.iter().filter(|member| !member.event.is_certain()) {
///     println!("{} {} has not got there, or perhaps not", member.id, member.title);
/// }
/// # }
/// ```
#[derive(Clone)]
pub struct Members {
    cases: Arc<JudgedCases>,
    group: usize,
    len: usize,
}

/// What was judged of every case; who of them is a member of which group is listed once anybody asks.
pub(super) struct JudgedCases {
    pub named: Named,
    pub grouping: Grouping,
    /// Of each in one number whether it is in the cohort and whether the event is true of it; nought of who is not.
    pub judged: Vec<Weight>,
    /// The members of each group.
    listed: OnceLock<Vec<Vec<Judgement>>>,
}

/// The number of a case, and what was judged of it.
type Judgement = (u32, Weight);

impl JudgedCases {
    pub fn of(named: Named, grouping: Grouping, judged: Vec<Weight>) -> Self {
        Self { named, grouping, judged, listed: OnceLock::new() }
    }

    fn list(&self) -> Vec<Vec<Judgement>> {
        let mut listed: Vec<Vec<Judgement>> = vec![Vec::new(); self.grouping.groups];
        for (case, judged) in self.judged.iter().enumerate().filter(|(_, judged)| **judged != NO) {
            if let Some(group) = listed.get_mut(self.grouping.of(case)) {
                group.push((u32::try_from(case).unwrap_or(u32::MAX), *judged));
            }
        }
        listed
    }
}

impl Members {
    /// Those of a group, of whom there are so many.
    pub(super) fn of(cases: Arc<JudgedCases>, group: usize, len: usize) -> Self {
        Self { cases, group, len }
    }

    /// How many there are, certain or possible.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = Member> {
        self.listed().iter().map(|(case, judged)| {
            let (id, title) = self.cases.named.of(*case);
            Member { id, title, cohort: truth(judged / EVENTS), event: truth(judged % EVENTS) }
        })
    }

    fn listed(&self) -> &[Judgement] {
        let listed = self.cases.listed.get_or_init(|| self.cases.list());
        listed.get(self.group).map_or(&[], Vec::as_slice)
    }

    /// Visits each by its number.
    pub(super) fn each(&self, mut visit: impl FnMut(usize, Truth, Truth)) {
        for (case, judged) in self.listed() {
            visit(*case as usize, truth(judged / EVENTS), truth(judged % EVENTS));
        }
    }

    /// Adds up what each of them counts for.
    pub(super) fn try_each(
        &self,
        mut visit: impl FnMut(usize, Truth, Truth) -> Result<u64, Refusal>,
    ) -> Result<u64, Refusal> {
        self.listed().iter().try_fold(0, |sum: u64, (case, judged)| {
            Ok(sum.saturating_add(visit(*case as usize, truth(judged / EVENTS), truth(judged % EVENTS))?))
        })
    }
}

impl PartialEq for Members {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl Eq for Members {}

impl fmt::Debug for Members {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
