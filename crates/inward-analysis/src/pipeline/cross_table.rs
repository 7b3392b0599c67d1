//! [`CrossTable`]: numbers of investments by several words at once. Behind each number stand those that it counts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use inward_core::count::Count;
use inward_core::ratio::{Ratio, RatioBounds};
use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::Truth;

use super::count_table::Member;
use super::group::Group;
use super::grouped_columns::GroupedColumns;
use super::records::Subject;
use super::{Dimension, Pipeline};
use crate::rates::CohortTable;
use crate::table::Table;

/// Numbers of investments, for certain and possibly, group by group, and in each by the words along its axes: where
/// they stood and what became of them. Where a number is part of another it has its share, with exact bounds. It
/// keeps the pipeline that it was counted in.
///
/// ```
/// # use inward_analysis::pipeline::{CrossTable, Pipeline};
/// # fn shown(pipeline: &Pipeline) -> Result<(), inward_core::refusal::Refusal> {
/// let since = chrono::NaiveDate::from_ymd_opt(2020, 7, 1).unwrap();
/// let table: CrossTable = pipeline.transitions(since, None, &[])?;
/// for (at, row) in table.rows.iter().enumerate() {
///     println!("{:?}: {}, among them {:?}", row.keys(), row.count, table.members(at).first());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct CrossTable {
    pipeline: Pipeline,
    question: Question,
    /// What its groups are formed by.
    pub by: Vec<Dimension>,
    /// What is counted, and how.
    pub about: Label,
    /// The axes, each with its name and what it means; a row has a word for each.
    pub axes: Vec<Axis>,
    /// The numbers: those of a group side by side, groups in the order of their names, what says nothing last.
    pub rows: Vec<CrossRow>,
    /// Of how many cells anything was kept.
    #[cfg(test)]
    allocated: usize,
}

/// Along what numbers are laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub label: Label,
}

/// A word along an axis.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AxisWord {
    /// Its key: of a milestone, a standing, a reason, or whatever stands there; empty where it says nothing.
    pub key: String,
    /// What it is called.
    pub label: Label,
}

impl AxisWord {
    pub(super) fn new(key: impl ToString, label: Label) -> Self {
        Self { key: key.to_string(), label }
    }

    /// A word that is the same in both languages.
    pub(super) fn plain(key: impl ToString) -> Self {
        let key = key.to_string();
        Self { label: Label::new(key.as_str(), key.as_str()), key }
    }
}

/// One number.
#[derive(Clone, Debug)]
pub struct CrossRow {
    /// What the investments say of each dimension that the table is grouped by.
    pub group: Vec<Group>,
    /// What is counted in it, a word for each axis.
    pub words: Vec<AxisWord>,
    /// How many there are.
    pub count: Count,
    /// Whom the number is a share of, and of which of them it is true; none of a number that is no part of another.
    pub share: Option<CohortTable>,
    of_group: usize,
    cell: usize,
}

impl CrossRow {
    /// The keys of its words.
    #[must_use]
    pub fn keys(&self) -> Vec<&str> {
        self.words.iter().map(|word| word.key.as_str()).collect()
    }

    /// The exact bounds of its share; none where it is no part of another number, or there is nobody it could be a
    /// share of: that is not 0 %.
    #[must_use]
    pub fn share(&self) -> Option<RatioBounds> {
        self.share.as_ref()?.bounds().ok()
    }
}

/// What is asked of each investment: it calls back with every cell in which it counts, whether it is among those
/// of whom the cell is a share, and whether it counts if so.
pub(super) type Question = Arc<dyn Fn(&Pipeline, &mut dyn FnMut(Subject, usize, Truth, Truth)) + Send + Sync>;

/// A cell of each group.
#[derive(Clone, Debug)]
pub(super) struct CrossCell {
    pub words: Vec<AxisWord>,
    /// The cell that it is a share of.
    pub part_of: Option<usize>,
    /// Whether it is told even where nobody is in it.
    pub always: bool,
}

impl Pipeline {
    /// Counts into the cells of each group.
    pub(super) fn crossed(
        &self,
        about: Label,
        by: &[Dimension],
        axes: Vec<Axis>,
        cells: &[CrossCell],
        question: Question,
    ) -> CrossTable {
        let groups = self.groups(by);
        let mut counted = Counted::of(groups.len());
        question(self, &mut |subject, cell, of, event| {
            if cell < cells.len() {
                counted.count(groups.of(subject), cell, of, event);
            }
        });
        let always: Vec<usize> = (0..).zip(cells).filter(|(_, cell)| cell.always).map(|(at, _)| at).collect();
        let mut rows = Vec::new();
        for group in groups.in_order() {
            let counted = counted.of_group(group);
            // A group of which nothing is counted has no numbers.
            if !by.is_empty() && counted.values().all(|counted| counted.hits().possible == 0) {
                continue;
            }
            let told: BTreeSet<usize> = counted.keys().chain(&always).copied().collect();
            for (cell, of) in told.into_iter().filter_map(|cell| Some((cell, cells.get(cell)?))) {
                let own = counted.get(&cell).copied().unwrap_or_default();
                let count = own.hits();
                if count.possible == 0 && !of.always {
                    continue;
                }
                let whole = of.part_of.map(|whole| counted.get(&whole).copied().unwrap_or_default());
                rows.push(CrossRow {
                    group: groups.named(group).to_vec(),
                    words: of.words.clone(),
                    count,
                    share: whole.map(|whole| part_of(&own, &whole)),
                    of_group: group,
                    cell,
                });
            }
        }
        CrossTable {
            pipeline: self.clone(),
            question,
            by: by.to_vec(),
            about,
            axes,
            rows,
            #[cfg(test)]
            allocated: counted.allocated(),
        }
    }
}

/// What is counted in the cells of each group: of most groups only few cells occur, and there may be as many of
/// either as there are investments.
struct Counted(Vec<BTreeMap<usize, CohortTable>>);

impl Counted {
    fn of(groups: usize) -> Self {
        Self(vec![BTreeMap::new(); groups])
    }

    fn count(&mut self, group: usize, cell: usize, of: Truth, event: Truth) {
        if let Some(cells) = self.0.get_mut(group) {
            cells.entry(cell).or_default().count(of, event);
        }
    }

    fn of_group(&self, group: usize) -> &BTreeMap<usize, CohortTable> {
        const NONE: &BTreeMap<usize, CohortTable> = &BTreeMap::new();
        self.0.get(group).unwrap_or(NONE)
    }

    #[cfg(test)]
    fn allocated(&self) -> usize {
        self.0.iter().map(BTreeMap::len).sum()
    }
}

/// A cell with those of the whole that are not in it.
fn part_of(own: &CohortTable, whole: &CohortTable) -> CohortTable {
    use Truth::{No, Possibly, Yes};
    let all =
        |table: &CohortTable, of: Truth| [Yes, Possibly, No].map(|event| table.cell(of, event)).iter().sum::<u64>();
    let row = |of: Truth| {
        let here = [Yes, Possibly].map(|event| own.cell(of, event));
        let [yes, possibly] = here;
        [yes, possibly, all(whole, of).saturating_sub(here.iter().sum())]
    };
    CohortTable::of_cells(row(Yes), row(Possibly))
}

impl CrossTable {
    /// The investments behind a number, in the order of their ids; none where there is no such row.
    #[must_use]
    pub fn members(&self, row: usize) -> Vec<Member> {
        let Some(row) = self.rows.get(row) else { return Vec::new() };
        let groups = self.pipeline.groups(&self.by);
        let mut found: Vec<(Subject, Truth)> = Vec::new();
        (self.question)(&self.pipeline, &mut |subject, cell, of, event| {
            if cell == row.cell && groups.of(subject) == row.of_group {
                found.push((subject, of.and(event)));
            }
        });
        found.sort_by_key(|(subject, _)| *subject);
        found.into_iter().filter_map(|(subject, counts)| self.pipeline.member(subject, counts)).collect()
    }

    /// The same as a table: of each dimension the value and its name, of each axis the key and its labels, then how
    /// many for certain and at most, and the least and the greatest share.
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self) -> Result<Table, Refusal> {
        let mut columns = GroupedColumns::of(&self.by, self.rows.iter().map(|row| row.group.as_slice()));
        for (at, axis) in self.axes.iter().enumerate() {
            let word = |row: &CrossRow| row.words.get(at).filter(|word| !word.key.is_empty()).cloned();
            columns.text(axis.name, axis.label.clone(), self.rows.iter().map(|row| word(row).map(|word| word.key)));
            let named = |name: &str, zh: &str| {
                Label::new(
                    format!("{}: what it is called, in {name}", axis.label.en),
                    format!("{}名称（{zh}）", axis.label.zh),
                )
            };
            let label = self.rows.iter().map(|row| word(row).map(|word| word.label.en));
            columns.text(&format!("{}_label", axis.name), named("English", "英文"), label);
            let label = self.rows.iter().map(|row| word(row).map(|word| word.label.zh));
            columns.text(&format!("{}_label_zh", axis.name), named("Chinese", "中文"), label);
        }
        columns.count("", Label::new("How many", "数量"), self.rows.iter().map(|row| row.count));
        if self.rows.iter().any(|row| row.share.is_some()) {
            let shares: Vec<Option<RatioBounds>> = self.rows.iter().map(CrossRow::share).collect();
            let share =
                |of: fn(&RatioBounds) -> Option<Ratio>| shares.iter().map(move |share| share.as_ref().and_then(of));
            columns.share("share_low", Label::new("The least share", "最低占比"), share(|share| share.min));
            columns.share("share_high", Label::new("The greatest share", "最高占比"), share(|share| share.max));
        }
        columns.made(self.about.clone())
    }
}

impl fmt::Debug for CrossTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CrossTable").field("by", &self.by).field("rows", &self.rows).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{ArrayRef, RecordBatch, StringArray};

    use crate::pipeline::OutsideTables;

    const MANY: usize = 100_000;

    /// Each investment has a group of its own, and reached two milestones of many: what is kept grows with the
    /// investments, not with groups times cells.
    #[test]
    fn what_is_kept_grows_with_what_occurs() {
        let text = |of: &dyn Fn(usize) -> String, rows: usize| -> ArrayRef {
            Arc::new((0..rows).map(|at| Some(of(at))).collect::<StringArray>())
        };
        let table = |columns: Vec<(&str, ArrayRef)>| RecordBatch::try_from_iter(columns).unwrap();
        let steps: Vec<String> = (0..40).map(|step| format!("step{step}")).collect();
        let step = |at: usize| steps[if at.is_multiple_of(2) { at / 2 % 20 } else { 20 + at / 7 % 20 }].clone();
        let events = table(vec![
            ("id", text(&|at| format!("{}", at / 2), 2 * MANY)),
            ("milestone", text(&step, 2 * MANY)),
            ("on", text(&|at| format!("2020-0{}-01", 1 + at % 9), 2 * MANY)),
        ]);
        let attributes =
            table(vec![("id", text(&|at| format!("{at}"), MANY)), ("town", text(&|at| format!("town {at}"), MANY))]);
        let names: Vec<&str> = steps.iter().map(String::as_str).collect();
        let tables = OutsideTables::of([events]).attributes([attributes]).milestones(names);
        let pipeline = tables.pipeline("2022-01-31".parse().unwrap()).unwrap();
        let by = [pipeline.dimension("town").unwrap()];
        let orders = pipeline.orders(&[], &by).unwrap();
        assert_eq!((orders.rows.len(), orders.allocated), (2 * MANY, 2 * MANY), "both, and how");
        let sequences = pipeline.sequences(&[], &by).unwrap();
        assert_eq!((sequences.rows.len(), sequences.allocated), (MANY, MANY));
        assert_eq!(pipeline.standing_table(&by).allocated, 2 * MANY);
        // Pairs of milestones that nobody reached both of are none.
        let in_one = pipeline.orders(&[], &[]).unwrap();
        assert!(in_one.allocated <= 3 * 400, "{}", in_one.allocated);
    }
}
