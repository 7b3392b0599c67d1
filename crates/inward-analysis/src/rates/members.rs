//! [`Members`]: who stands below the line of a rate.

use std::fmt;

use inward_core::refusal::Refusal;
use inward_core::when::Truth;

use super::cases::{NO, Named, Weight, YES, truth};
use super::{Extent, FigureColumn};

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
    named: Named,
    /// The number of each, and in one number whether it is in the cohort and whether the event is true of it.
    each: Vec<(u32, Weight)>,
}

/// So many events there are for each of the two ways to be in a cohort.
const EVENTS: Weight = YES + 1;

/// Some of them, without names yet.
#[derive(Default)]
pub(super) struct MembersJudged(Vec<(u32, Weight)>);

impl MembersJudged {
    /// Adds a case, unless it is not in the cohort.
    pub(super) fn push(&mut self, case: usize, cohort: Weight, event: Weight) {
        if cohort != NO {
            self.0.push((u32::try_from(case).unwrap_or(u32::MAX), cohort * EVENTS + event));
        }
    }
}

impl Members {
    /// Those of all parts, in their order.
    pub(super) fn of(named: Named, parts: Vec<MembersJudged>) -> Self {
        let mut parts = parts.into_iter().map(|MembersJudged(each)| each);
        let mut each = parts.next().unwrap_or_default();
        parts.for_each(|part| each.extend(part));
        Self { named, each }
    }

    /// Those of each of so many groups.
    pub(super) fn divided(self, groups: usize, group_of: impl Fn(usize) -> usize) -> Vec<Self> {
        if groups == 1 {
            return vec![self];
        }
        let mut sizes = vec![0_usize; groups];
        for (case, _) in &self.each {
            if let Some(size) = sizes.get_mut(group_of(*case as usize)) {
                *size += 1;
            }
        }
        let of_size = |size| Self { named: self.named.clone(), each: Vec::with_capacity(size) };
        let mut divided: Vec<Self> = sizes.into_iter().map(of_size).collect();
        for member in &self.each {
            if let Some(group) = divided.get_mut(group_of(member.0 as usize)) {
                group.each.push(*member);
            }
        }
        divided
    }

    /// How many there are, certain or possible.
    #[must_use]
    pub fn len(&self) -> usize {
        self.each.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.each.is_empty()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = Member> {
        self.each.iter().map(|(case, judged)| {
            let (id, title) = self.named.of(*case);
            Member { id, title, cohort: truth(judged / EVENTS), event: truth(judged % EVENTS) }
        })
    }

    /// What some figures of them come to, cell by cell; see [`FigureColumn::sums`].
    pub(super) fn sums(&self, column: &FigureColumn) -> Option<Vec<(Truth, Truth, Extent)>> {
        const CELLS: usize = (YES as usize + 1) * EVENTS as usize;
        let sums =
            column.sums::<CELLS>(self.each.iter().map(|(case, judged)| (*case as usize, usize::from(*judged))))?;
        let cells = (0..EVENTS * EVENTS).map(|judged| (truth(judged / EVENTS), truth(judged % EVENTS)));
        Some(cells.zip(sums).map(|((cohort, event), sum)| (cohort, event, sum)).collect())
    }

    /// Visits each by its number.
    pub(super) fn each(&self, mut visit: impl FnMut(usize, Truth, Truth)) {
        for (case, judged) in &self.each {
            visit(*case as usize, truth(judged / EVENTS), truth(judged % EVENTS));
        }
    }

    /// Adds up what each of them counts for.
    pub(super) fn try_each(
        &self,
        mut visit: impl FnMut(usize, Truth, Truth) -> Result<u64, Refusal>,
    ) -> Result<u64, Refusal> {
        self.each.iter().try_fold(0, |sum: u64, (case, judged)| {
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
