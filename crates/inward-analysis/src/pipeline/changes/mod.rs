//! What changed between two reports (变动): how the table of one day became that of another, step by step, for
//! certain and possibly, by number and money, and which investments make each step. With one valid day at both
//! ends it says why last month's number is another now (restatement, 追溯调整).

mod steps;
mod table;
mod views;
mod worth;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use inward_core::finance::MoneyKind;
use inward_core::id::RecordId;
use inward_core::money::Currency;
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};

use super::{Dimension, Group, Pipeline, Point};
pub use steps::{ChangeStep, ChangeSteps};
use views::Views;
use worth::Added;
pub use worth::MoneyBetween;

/// How a table of stages changed from one report to another. Its steps, in order: the *opening* is the table on the
/// first day as known then; *re-scoped* is what the later rules make of the same facts (what belongs to what, what
/// it says of the dimensions, the order of sources); *corrected* is what was known otherwise of the first day,
/// *late* what was not known at all; *entered*, *left* and *revalued* happened between the days; the *closing* is
/// the table on the last day as known by then. They reconcile in every cell, for certain and possibly.
///
/// ```
/// # use inward_analysis::pipeline::{Pipeline, Point, ChangeStep};
/// # use inward_core::refusal::Refusal;
/// # fn shown(pipeline: &Pipeline, monday: Point, next: Point) -> Result<(), Refusal> {
/// let changes = pipeline.changes(monday, next, &[])?;
/// for (at, row) in changes.rows.iter().enumerate() {
///     println!("{}: {} late: {:?}", row.label.en, row.certain.at(ChangeStep::Late), changes.members(at, ChangeStep::Late));
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Changes {
    pipeline: Pipeline,
    /// The point of the opening.
    pub since: Point,
    /// The point of the closing.
    pub until: Point,
    /// What its groups are formed by.
    pub by: Vec<Dimension>,
    /// The kind of money that is added up; none where investments are counted alone.
    pub money: Option<MoneyKind>,
    /// Whether the zone's playbook changed between what was known at both ends: whose word goes by may have.
    pub playbook_changed: bool,
    /// The cells: those of a group side by side, groups in the order of their names, what says nothing last.
    pub rows: Vec<ChangeRow>,
    views: Arc<Views>,
}

/// Which investments of a group a cell has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeCell {
    /// All that are in the book.
    Book,
    /// Those before any stage.
    NotBegun,
    /// Those at the stage at this place, counted from nought.
    Stage(u32),
}

/// One cell of a table of changes.
#[derive(Clone, Debug)]
pub struct ChangeRow {
    /// What its investments say of each dimension that the table is grouped by.
    pub group: Vec<Group>,
    /// Which of the group it has.
    pub cell: ChangeCell,
    /// The key of the stage's milestone; `book` of all, `not_begun` before any.
    pub key: String,
    /// What that is called.
    pub label: Label,
    /// How many there are for certain.
    pub certain: ChangeSteps,
    /// How many there are at most.
    pub possible: ChangeSteps,
    /// How much there is, currency by currency, in units of 1/10000: at least, and at most.
    pub amounts: BTreeMap<Currency, [ChangeSteps; 2]>,
    /// How many of those possibly there have an amount with an end that nobody says (about 5亿, 2亿 or more): its
    /// figure is what is counted.
    pub inexact: ChangeSteps,
    /// Of how many possibly there no amount is known.
    pub without_amount: ChangeSteps,
    of: usize,
}

/// An investment behind a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeMember {
    /// Its id; of an outside table a number that stands for it, see [`ChangeMember::outside_id`].
    pub id: RecordId,
    /// Its id in the outside table that it came from; none where it came from a book.
    pub outside_id: Option<String>,
    /// Its title; of an outside table its id there, where no column called `title` says another.
    pub title: String,
    /// By how many it changes the step, for certain and at most: one more, one less, or none if its amount alone
    /// does.
    pub number: [i128; 2],
    /// By how much, currency by currency, in units of 1/10000: at least, and at most.
    pub amounts: Vec<(Currency, [i128; 2])>,
}

impl Pipeline {
    /// What changed from one report to another, by number. See [`Changes`].
    ///
    /// # Errors
    /// `pipeline.changes-without-day` where a point has no day, `pipeline.changes-backwards` where the first end is
    /// after the second.
    pub fn changes(&self, since: Point, until: Point, by: &[Dimension]) -> Result<Changes, Refusal> {
        self.changed(since, until, by, None)
    }

    /// The same by number and by one kind of money.
    ///
    /// # Errors
    /// As [`Pipeline::changes`].
    pub fn changes_in_money(
        &self,
        since: Point,
        until: Point,
        by: &[Dimension],
        money: &MoneyBetween,
    ) -> Result<Changes, Refusal> {
        self.changed(since, until, by, Some(money))
    }

    fn changed(
        &self,
        since: Point,
        until: Point,
        by: &[Dimension],
        money: Option<&MoneyBetween>,
    ) -> Result<Changes, Refusal> {
        Self::check_ends_of_changes(since, until)?;
        let views = Views::of(self, since, until, by, money);
        let playbook_changed = self.book.records.contested().turned_between(since.known, until.known);
        let mut sums: Vec<Sums> = vec![Sums::default(); views.groups() * views.cells()];
        for subject in 0..self.len() {
            views.each(subject, &mut |at, step, added| {
                if let Some(sums) = sums.get_mut(at) {
                    sums.add(step, added);
                }
            });
        }
        let mut rows = Vec::new();
        for group in views.in_order() {
            let sums = sums.get(group * views.cells()..).unwrap_or_default();
            let all = sums.iter().take(views.cells());
            // A group of which nothing ever is in the book between the ends has no cells.
            if !by.is_empty() && all.clone().all(Sums::is_nought) {
                continue;
            }
            for ((cell, key, label), (sums, at)) in self.change_cells().into_iter().zip(all.zip(0..)) {
                rows.push(ChangeRow {
                    group: views.named(group).to_vec(),
                    cell,
                    key,
                    label,
                    certain: sums.number[0],
                    possible: sums.number[1],
                    amounts: sums.amounts.clone(),
                    inexact: sums.inexact,
                    without_amount: sums.unknown,
                    of: group * views.cells() + at,
                });
            }
        }
        Ok(Changes {
            pipeline: self.clone(),
            since,
            until,
            by: by.to_vec(),
            money: money.map(|money| money.kind),
            playbook_changed,
            rows,
            views: Arc::new(views),
        })
    }

    /// That both ends of changes have a day, and that the first is not after the second: what is cheap to say before
    /// anything is read.
    ///
    /// # Errors
    /// `pipeline.changes-without-day`, `pipeline.changes-backwards`.
    pub fn check_ends_of_changes(since: Point, until: Point) -> Result<(), Refusal> {
        for (point, path) in [(since, "since"), (until, "until")] {
            if point.valid().is_none() {
                return Err(Refusal::new(refusals::pipeline::CHANGES_WITHOUT_DAY).at(path));
            }
        }
        if since.valid > until.valid || since.known > until.known {
            let refusal = Refusal::new(refusals::pipeline::CHANGES_BACKWARDS).with("since", since);
            return Err(refusal.with("until", until).at("since"));
        }
        Ok(())
    }

    fn change_cells(&self) -> Vec<(ChangeCell, String, Label)> {
        let mut cells = vec![
            (ChangeCell::Book, "book".to_owned(), Label::new("in the book", "在册")),
            (ChangeCell::NotBegun, "not_begun".to_owned(), Label::new("not begun", "未开始")),
        ];
        let stages = self.milestones().iter().filter(|milestone| milestone.rank.is_some());
        let stages = stages
            .zip(0..)
            .map(|(milestone, at)| (ChangeCell::Stage(at), milestone.key.to_string(), milestone.stage.clone()));
        cells.extend(stages);
        cells
    }
}

/// What the investments of a cell add up to.
#[derive(Clone, Debug, Default)]
struct Sums {
    number: [ChangeSteps; 2],
    amounts: BTreeMap<Currency, [ChangeSteps; 2]>,
    inexact: ChangeSteps,
    unknown: ChangeSteps,
}

impl Sums {
    fn add(&mut self, step: ChangeStep, added: &Added) {
        for (steps, number) in self.number.iter_mut().zip(added.there) {
            steps.add(step, number);
        }
        for (currency, amounts) in &added.amounts {
            let steps = self.amounts.entry(*currency).or_default();
            for (steps, amount) in steps.iter_mut().zip(amounts) {
                steps.add(step, *amount);
            }
        }
        self.inexact.add(step, added.inexact);
        self.unknown.add(step, added.unknown);
    }

    fn is_nought(&self) -> bool {
        self.number.iter().all(ChangeSteps::are_nought) && self.amounts.values().flatten().all(ChangeSteps::are_nought)
    }
}

impl Changes {
    /// The pipeline whose changes they are.
    #[must_use]
    pub const fn pipeline(&self) -> &Pipeline {
        &self.pipeline
    }

    /// The investments that make a step of a cell, in the order of their ids; none where there is no such row.
    #[must_use]
    pub fn members(&self, row: usize, step: ChangeStep) -> Vec<ChangeMember> {
        let Some(row) = self.rows.get(row) else { return Vec::new() };
        let mut members = Vec::new();
        for (subject, id) in self.pipeline.book.records.ids.iter().enumerate() {
            let mut all = Sums::default();
            self.views.each(subject, &mut |at, of, added| {
                if at == row.of && of == step {
                    all.add(step, added);
                }
            });
            let number = all.number.map(|steps| steps.at(step));
            let amounts = all.amounts.iter().map(|(currency, both)| (*currency, both.map(|steps| steps.at(step))));
            let amounts: Vec<(Currency, [i128; 2])> = amounts.filter(|(_, both)| *both != [0, 0]).collect();
            if number != [0, 0] || !amounts.is_empty() {
                let (outside_id, title) = self.pipeline.called(*id);
                members.push(ChangeMember { id: *id, outside_id, title, number, amounts });
            }
        }
        members
    }

    /// What it tells, in both languages.
    #[must_use]
    pub fn about(&self) -> Label {
        let (since, until) = (self.since, self.until);
        let restates = since.valid == until.valid;
        let (en, zh) = if restates { ("What was restated", "追溯调整") } else { ("What changed", "变动") };
        Label::new(format!("{en} from {since} to {until}"), format!("{since}至{until}{zh}"))
    }
}

impl fmt::Debug for Changes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Changes")
            .field("about", &self.about().en)
            .field("rows", &self.rows.len())
            .finish_non_exhaustive()
    }
}
