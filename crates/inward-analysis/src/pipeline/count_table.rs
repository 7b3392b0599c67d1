//! Numbers of investments, group by group: the funnel and the stage table. Behind each number stand those that
//! it counts.

use std::fmt;

use inward_core::count::Count;
use inward_core::id::RecordId;
use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::Truth;

use super::group::{Group, Groups};
use super::grouped_columns::GroupedColumns;
use super::milestones::Set;
use super::place_counts::PlaceCounts;
use super::records::Subject;
use super::{CHUNK, Dimension, Pipeline, is_there};
use crate::parts::in_parts;
use crate::table::Table;

/// Numbers of investments, for certain and possibly, group by group and in each by what they have in common.
/// It keeps the pipeline that it was counted in.
///
/// ```
/// # use inward_analysis::pipeline::{CountTable, Pipeline};
/// # fn shown(pipeline: &Pipeline) {
/// let funnel: CountTable = pipeline.funnel(&[]);
/// for (at, row) in funnel.rows.iter().enumerate() {
///     println!("{}: {}, among them {:?}", row.label.en, row.count, funnel.members(at).first());
/// }
/// # }
/// ```
#[derive(Clone)]
pub struct CountTable {
    pipeline: Pipeline,
    /// What its groups are formed by.
    pub by: Vec<Dimension>,
    /// What is counted.
    pub about: Label,
    /// The numbers: those of a group side by side, groups in the order of their names, what says nothing last.
    pub rows: Vec<CountRow>,
    /// How many investments are in the book at the point, kept, in whatever group.
    pub total: Count,
}

/// One number.
#[derive(Clone, Debug)]
pub struct CountRow {
    /// What the investments say of each dimension that the table is grouped by.
    pub group: Vec<Group>,
    /// What is counted in it: the key of a milestone, empty before any.
    pub key: String,
    /// What that is called.
    pub label: Label,
    /// How many there are.
    pub count: Count,
    counted: Counted,
    of: u32,
}

/// An investment behind a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its id; of an outside table a number that stands for it, see [`Member::outside_id`].
    pub id: RecordId,
    /// Its id in the outside table that it came from; none where it came from a book.
    pub outside_id: Option<String>,
    /// Its title; of an outside table its id there, where no column called `title` says another.
    pub title: String,
    /// Whether it counts for certain, or possibly.
    pub counts: Truth,
}

/// Which sort of number stands in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    /// Those that reached the milestone at this place.
    Reached(u32),
    /// Those that stand at the stage at this place, counted from 1; at 0 before any.
    Standing(u32),
}

impl Pipeline {
    /// The funnel (漏斗): how many investments reached each milestone by the point, the milestones that make the
    /// stage first, in the order of their ranks.
    #[must_use]
    pub fn funnel(&self, by: &[Dimension]) -> CountTable {
        let each = self
            .milestones()
            .iter()
            .zip(0..)
            .map(|(milestone, place)| (milestone.key.clone(), milestone.label.clone(), Counted::Reached(place)));
        let about = Label::new("How many investments reached each milestone", "达到各节点的招商项目数");
        let about = self.level().worded(about);
        let groups = self.groups(by);
        let none = || PlaceCounts::of(groups.len(), self.milestones().len());
        let parts = self.each_seen(groups.of_each(), none, |places, seen| {
            let certain = if seen.there.is_certain() { seen.certain } else { 0 };
            places.add(seen.group as usize, certain, seen.possible);
        });
        let parts = parts.into_iter().map(|(places, total)| (places.finish(), total));
        let (counts, total) = together(parts);
        self.count_table(about, by, &groups, each.collect(), counts, total)
    }

    /// The stage table (阶段统计): how many investments stand at each stage at the point, lowest first, before
    /// them what is in the book before any stage. One whose stage is in doubt is possible at each at which it may
    /// stand.
    #[must_use]
    pub fn stage_table(&self, by: &[Dimension]) -> CountTable {
        let stages = self.book.milestones.of_stages();
        let before = (String::new(), Label::new("not begun", "未开始"), Counted::Standing(0));
        let each = self.milestones().iter().filter(|milestone| milestone.rank.is_some()).zip(1..);
        let each = each.map(|(milestone, at)| (milestone.key.clone(), milestone.stage.clone(), Counted::Standing(at)));
        let about = Label::new("How many investments stand at each stage", "处于各阶段的招商项目数");
        let about = self.level().worded(about);
        let each: Vec<_> = std::iter::once(before).chain(each).collect();
        let groups = self.groups(by);
        let none = || vec![Count::default(); groups.len() * each.len()];
        let parts = self.each_seen(groups.of_each(), none, |counts, seen| {
            let begins = seen.group as usize * each.len();
            each_stage(seen.certain, seen.possible, stages, seen.there, |at, truth| {
                if let Some(count) = counts.get_mut(begins + at as usize) {
                    count.one_more(truth);
                }
            });
        });
        let (counts, total) = together(parts.into_iter());
        self.count_table(about, by, &groups, each, counts, total)
    }

    fn count_table(
        &self,
        about: Label,
        by: &[Dimension],
        groups: &Groups,
        each: Vec<(String, Label, Counted)>,
        counts: Vec<Count>,
        total: Count,
    ) -> CountTable {
        let mut rows = Vec::new();
        for group in groups.in_order() {
            let counts = counts.get(group * each.len()..).unwrap_or_default();
            // A group of which nothing is in the book at that point has no numbers there.
            if !by.is_empty() && !counts.iter().take(each.len()).any(|count| count.possible > 0) {
                continue;
            }
            for ((key, label, counted), count) in each.iter().zip(counts) {
                let (group, of) = (groups.named(group).to_vec(), u32::try_from(group).unwrap_or(u32::MAX));
                let (key, label) = (key.clone(), label.clone());
                rows.push(CountRow { group, key, label, count: *count, counted: *counted, of });
            }
        }
        CountTable { pipeline: self.clone(), by: by.to_vec(), about, rows, total }
    }
}

/// What is looked at of an investment where it is counted.
struct Seen {
    group: u32,
    /// Whether it is there, and kept.
    there: Truth,
    certain: Set,
    possible: Set,
}

/// Fewer chunks are counted on one thread: all milestones of each are gone through.
const FEW_CHUNKS: usize = 16;

/// The counts of all parts.
fn together(mut parts: impl Iterator<Item = (Vec<Count>, Count)>) -> (Vec<Count>, Count) {
    let (mut counts, mut total) = parts.next().unwrap_or_default();
    for (more, of_part) in parts {
        total = total + of_part;
        counts.iter_mut().zip(more).for_each(|(count, more)| *count = *count + more);
    }
    (counts, total)
}

impl Pipeline {
    /// Sees each investment that is there, or may be, with its group, in parts that begin with `none`; what each part
    /// came to, and how many there are.
    fn each_seen<T: Send>(
        &self,
        groups: &[u32],
        none: impl Fn() -> T + Sync,
        see: impl Fn(&mut T, Seen) + Sync,
    ) -> Vec<(T, Count)> {
        let book = &self.book;
        let kept = if self.kept.is_empty() { None } else { self.kept_subjects(&self.reached()) };
        in_parts(book.columns.chunks(), FEW_CHUNKS, |chunks| {
            let (mut seen, mut total, mut begins) = (none(), Count::default(), chunks.start * CHUNK);
            book.columns.each_chunk(&book.records, self.point, chunks, &mut |certain, possible| {
                for ((certain, possible), subject) in certain.iter().zip(possible).zip(begins..) {
                    let (certain, possible) = (*certain, *possible);
                    let mut there = is_there(certain, possible);
                    if let Some(kept) = &kept {
                        there = kept.get(subject).map_or(Truth::No, |kept| kept.and(there));
                    }
                    if there.is_possible() {
                        total.one_more(there);
                        let group = groups.get(subject).copied().unwrap_or_default();
                        see(&mut seen, Seen { group, there, certain, possible });
                    }
                }
                begins += certain.len();
            });
            (seen, total)
        })
    }
}

/// The stages at which an investment stands, or may stand.
pub(super) fn each_stage(certain: Set, possible: Set, stages: Set, there: Truth, mut count: impl FnMut(u32, Truth)) {
    let at = Set::BITS - (certain & stages).leading_zeros();
    // Those above the certain one, to each of which it may have come.
    let above = (possible & stages).checked_shr(at).unwrap_or(0);
    // What is there only if it reached a stage is not before any.
    if above == 0 {
        count(at, there);
    } else if at > 0 || possible & !stages != 0 {
        count(at, Truth::Possibly);
    }
    each_place(above, |more| count(at + more + 1, Truth::Possibly));
}

/// The places of a set, lowest first.
fn each_place(mut set: Set, mut visit: impl FnMut(u32)) {
    while set != 0 {
        visit(set.trailing_zeros());
        set &= set - 1;
    }
}

impl CountTable {
    /// The investments behind a number, in the order of their ids; none where there is no such row.
    #[must_use]
    pub fn members(&self, row: usize) -> Vec<Member> {
        let Some(row) = self.rows.get(row) else { return Vec::new() };
        let reached = self.pipeline.reached();
        let groups = self.pipeline.groups(&self.by);
        let stages = self.pipeline.book.milestones.of_stages();
        let of_group = |subject| self.by.is_empty() || groups.of(subject) == row.of as usize;
        let each = self.pipeline.each(&reached).filter(|(subject, ..)| of_group(*subject));
        let members = each.filter_map(|(subject, kept, certain, possible)| {
            let there = kept.and(is_there(certain, possible));
            let mut counts = Truth::No;
            match row.counted {
                _ if !there.is_possible() => {}
                Counted::Reached(place) => {
                    let only = |set: Set| set >> place & 1;
                    counts = there.and(is_there(only(certain), only(possible)));
                }
                Counted::Standing(stage) => each_stage(certain, possible, stages, there, |at, truth| {
                    if at == stage {
                        counts = truth;
                    }
                }),
            }
            self.pipeline.member(subject, counts)
        });
        members.collect()
    }

    /// The same as a table: of each dimension the value and its name, then what is counted, then how many for
    /// certain and at most.
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self) -> Result<Table, Refusal> {
        let rows = || self.rows.iter();
        let mut columns = GroupedColumns::of(&self.by, rows().map(|row| row.group.as_slice()));
        let keyed = |row: &CountRow| (!row.key.is_empty()).then(|| row.key.clone());
        columns.text(
            "milestone",
            Label::new("The milestone; none before any", "节点（空为尚无节点）"),
            rows().map(keyed),
        );
        columns.labels(rows().map(|row| &row.label));
        columns.count("", Label::new("How many", "数量"), rows().map(|row| row.count));
        columns.made(self.about.clone())
    }
}

impl fmt::Debug for CountTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CountTable").field("by", &self.by).field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

impl Pipeline {
    /// The investments that are in the book at the point, in the order of their ids.
    #[must_use]
    pub fn members(&self) -> Vec<Member> {
        let reached = self.reached();
        let each = self.each(&reached);
        each.filter_map(|(subject, kept, certain, possible)| {
            self.member(subject, kept.and(is_there(certain, possible)))
        })
        .collect()
    }

    pub(super) fn member(&self, subject: Subject, counts: Truth) -> Option<Member> {
        let id = *self.book.records.ids.get(subject as usize).filter(|_| counts.is_possible())?;
        let (outside_id, title) = self.called(id);
        Some(Member { id, outside_id, title, counts })
    }

    /// What each dimension says of every investment at the point, in the order of their ids.
    #[must_use]
    pub fn group_of_each(&self, by: &[Dimension]) -> Vec<(RecordId, Vec<Group>)> {
        let groups = self.groups(by);
        let each = self.book.records.ids.iter().zip(0..);
        each.map(|(id, subject)| (*id, groups.named(groups.of(subject)).to_vec())).collect()
    }

    /// What each dimension says of an investment at the point.
    #[must_use]
    pub fn group_of(&self, investment: impl Into<RecordId>, by: &[Dimension]) -> Option<Vec<Group>> {
        let subject = Subject::try_from(self.case_of(investment)?).ok()?;
        let groups = self.groups(by);
        Some(groups.named(groups.of(subject)).to_vec())
    }
}
