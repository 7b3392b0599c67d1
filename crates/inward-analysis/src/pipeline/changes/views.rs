//! The five views between two reports, and what each investment adds to the steps from one to the next.

use std::collections::BTreeSet;
use std::sync::Arc;

use inward_core::when::Truth;

use super::super::columns::Reached;
use super::super::count_table::each_stage;
use super::super::group::{Group, Groups, Numbering};
use super::super::milestones::Set;
use super::super::world::{Counting, World};
use super::super::{Dimension, Pipeline, Point, is_there};
use super::steps::ChangeStep;
use super::worth::{Added, MoneyBetween, Worth};

/// What is seen from one of the five points.
struct View {
    reached: Reached,
    /// Whether each is kept; none where all are.
    kept: Option<Vec<Truth>>,
    group: Arc<[u32]>,
}

/// The views: at the opening; under the later rules; with what was corrected; with what came late; at the closing.
pub struct Views {
    views: [Arc<View>; 5],
    /// The amounts of each investment at each; empty where no money is asked for.
    worths: Vec<[Worth; 5]>,
    groups: Groups,
    stages: Set,
    cells: usize,
}

/// Where an investment is seen.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Seen {
    group: usize,
    there: Truth,
    certain: Set,
    possible: Set,
}

impl Views {
    pub fn of(pipeline: &Pipeline, since: Point, until: Point, by: &[Dimension], money: Option<&MoneyBetween>) -> Self {
        let records = &pipeline.book.records;
        let mut numbering = Numbering::default();
        let mut group = |point: Point| -> Arc<[u32]> { numbering.of_each(&pipeline.at(point), by).into() };
        let view = |rules: Point, reached: Reached, group: &Arc<[u32]>| {
            let kept = pipeline.at(rules).kept_subjects(&reached);
            Arc::new(View { reached, kept, group: Arc::clone(group) })
        };
        let reached = |point: Point| pipeline.book.columns.reached(records, point);
        let opening = view(since, reached(since), &group(since));
        let rules = Point { known: until.known, ..since };
        let restated = if rules == since {
            [&opening, &opening, &opening].map(Arc::clone)
        } else {
            let group = group(rules);
            let counting = [Counting::KnownBy(since.known), Counting::BegunBy(since.known)];
            let [rescoped, corrected] = counting.map(|facts| {
                let reached = records.reached_in(World { rules, facts });
                view(rules, reached, &group)
            });
            [rescoped, corrected, view(rules, reached(rules), &group)]
        };
        let [rescoped, corrected, late] = restated;
        let closing = if until == rules { Arc::clone(&late) } else { view(until, reached(until), &group(until)) };
        let worths = money.map_or_else(Vec::new, |money| {
            let worth = |id| money.totals.each_ref().map(|totals| totals.get(id).map(Worth::of).unwrap_or_default());
            records.ids.iter().map(worth).collect()
        });
        Self {
            views: [opening, rescoped, corrected, late, closing],
            worths,
            groups: numbering.finish(),
            stages: pipeline.book.milestones.of_stages(),
            cells: pipeline.change_cells().len(),
        }
    }

    /// How many groups there are at any of the points.
    pub const fn groups(&self) -> usize {
        self.groups.len()
    }

    /// How many cells a group has.
    pub const fn cells(&self) -> usize {
        self.cells
    }

    pub fn named(&self, group: usize) -> &[Group] {
        self.groups.named(group)
    }

    pub fn in_order(&self) -> Vec<usize> {
        self.groups.in_order()
    }

    /// Visits what an investment adds: to which cell, counted through all groups, in which step.
    pub fn each(&self, subject: usize, visit: &mut dyn FnMut(usize, ChangeStep, &Added)) {
        let seen = self.views.each_ref().map(|view| seen(view, subject));
        let [opening, ..] = seen;
        let worths = self.worths.get(subject);
        let is_unchanged = seen.iter().all(|other| *other == opening)
            && worths.is_none_or(|worths| worths.iter().all(|worth| Some(worth) == worths.first()));
        if is_unchanged {
            self.placed(opening, worths.and_then(|worths| worths.first()), &mut |at, added| {
                visit(at, ChangeStep::Opening, added);
                visit(at, ChangeStep::Closing, added);
            });
            return;
        }
        let mut placed: [Vec<(usize, Added)>; 5] = Default::default();
        for ((placed, seen), at) in placed.iter_mut().zip(seen).zip(0..) {
            let worth = worths.and_then(|worths| worths.get(at));
            self.placed(seen, worth, &mut |cell, added| placed.push((cell, added.clone())));
        }
        let cells: BTreeSet<usize> = placed.iter().flatten().map(|(cell, _)| *cell).collect();
        for cell in cells {
            let added = placed.each_ref().map(|placed| {
                let here = placed.iter().find(|(at, _)| *at == cell);
                here.map(|(_, added)| added.clone()).unwrap_or_default()
            });
            steps(&added, &mut |step, added| {
                if !added.is_nought() {
                    visit(cell, step, added);
                }
            });
        }
    }

    /// The cells in which an investment is seen, with what it adds to each.
    fn placed(&self, seen: Option<Seen>, worth: Option<&Worth>, place: &mut dyn FnMut(usize, &Added)) {
        let Some(seen) = seen else { return };
        let begins = seen.group * self.cells;
        let added =
            |there: Truth| worth.map_or_else(|| Worth::default().added(there, false), |worth| worth.added(there, true));
        place(begins, &added(seen.there));
        each_stage(seen.certain, seen.possible, self.stages, seen.there, |at, truth| {
            // Cells begin with all that are in the book; then what is before any stage, then the stages.
            place(begins + 1 + at as usize, &added(truth));
        });
    }
}

fn seen(view: &View, subject: usize) -> Option<Seen> {
    let certain = view.reached.certain.get(subject).copied()?;
    let possible = view.reached.possible.get(subject).copied()?;
    let kept = view.kept.as_ref().map_or(Some(Truth::Yes), |kept| kept.get(subject).copied())?;
    let there = kept.and(is_there(certain, possible));
    let group = view.group.get(subject).map_or(0, |group| *group as usize);
    there.is_possible().then_some(Seen { group, there, certain, possible })
}

/// What the steps from view to view make of what is added to a cell.
fn steps(added: &[Added; 5], visit: &mut dyn FnMut(ChangeStep, &Added)) {
    let [opening, rescoped, corrected, late, closing] = added;
    visit(ChangeStep::Opening, opening);
    visit(ChangeStep::Rescoped, &rescoped.less(opening));
    visit(ChangeStep::Corrected, &corrected.less(rescoped));
    visit(ChangeStep::Late, &late.less(corrected));
    let happened = closing.less(late);
    let is = |of: &dyn Fn(i128) -> bool| happened.there.map(of);
    visit(ChangeStep::Entered, &happened.only(is(&|number| number > 0)));
    let left = happened.only(is(&|number| number < 0));
    visit(ChangeStep::Left, &Added::default().less(&left));
    visit(ChangeStep::Revalued, &happened.only(is(&|number| number == 0)));
    visit(ChangeStep::Closing, closing);
}
