//! How planned dates slipped: the first plan and the one in force against what happened.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use chrono::NaiveDate;
use inward_core::count::Count;
use inward_core::id::RecordId;
use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::{Truth, When};

use super::count_table::Member;
use super::day::{Day, EVER, UNTOLD, day};
use super::group::Group;
use super::grouped_columns::{ColumnOf, GroupedColumns};
use super::milestones::Place;
use super::plans::{Plan, Planned};
use super::quantiles::Quantiles;
use super::records::{RecordRow, Subject};
use super::transitions::told;
use super::{Dimension, Pipeline};
use crate::table::Table;

/// How planned dates of milestones slipped by a point, group by group and milestone by milestone. A milestone that is
/// planned of several phases counts once for each.
///
/// ```
/// # use inward_analysis::pipeline::Pipeline;
/// # fn shown(pipeline: &Pipeline) -> Result<(), inward_core::refusal::Refusal> {
/// let slippage = pipeline.slippage(&["construction_started"], &[])?;
/// for row in &slippage.rows {
///     println!("{}: {} planned, {} late, {} moved", row.label.en, row.planned, row.late, row.moved);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Slippage {
    pipeline: Pipeline,
    /// What its groups are formed by.
    pub by: Vec<Dimension>,
    /// Each milestone of each group that anything was planned for.
    pub rows: Vec<SlippageOfGroup>,
    /// Each planned milestone: of a row side by side, the latest first.
    pub cases: Vec<PlannedMilestone>,
}

/// How the planned dates of a milestone slipped in a group.
#[derive(Clone, Debug)]
pub struct SlippageOfGroup {
    /// What the investments say of each dimension.
    pub group: Vec<Group>,
    /// The key of the milestone.
    pub milestone: String,
    /// What it is called.
    pub label: Label,
    /// For how many it was planned.
    pub planned: Count,
    /// How many of them reached it.
    pub reached: Count,
    /// How many are late against the plan in force: reached it later than planned, or have not reached it and should
    /// have.
    pub late: Count,
    /// How many are late against their first plan.
    pub late_on_first: Count,
    /// How many of them have not reached it and should have by the plan in force.
    pub overdue: Count,
    /// For how many the date was moved.
    pub moved: Count,
    /// How often it was moved, in all, at least: where the days on which plans were made leave open whether one took the
    /// place of another, it may have been more often.
    pub moves_least: u64,
    /// The same, at most.
    pub moves_most: u64,
    /// By how many days those that reached it missed the first plan, at least and at most: early is below nought.
    pub slip_on_first: (Quantiles, Quantiles),
    /// The same of the plan in force.
    pub slip: (Quantiles, Quantiles),
}

/// By how many days a date was missed; early is below nought. An end that nobody knows is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// At least so many.
    pub least: Option<i64>,
    /// At most so many; none too where it has not been reached.
    pub most: Option<i64>,
}

/// A milestone that was planned.
#[derive(Clone, Debug)]
pub struct PlannedMilestone {
    /// The investment, or the project where those are counted.
    pub counted: RecordId,
    /// Its title.
    pub title: String,
    /// The record that it was planned of.
    pub record: RecordId,
    /// The phase.
    pub phase: Option<u16>,
    /// The place of its row.
    pub row: usize,
    /// Whether it was planned by then.
    pub planned: Truth,
    /// The first plan, as precise as it was: the one to go by, where several may have been the first.
    pub first_target: String,
    /// Every plan that may have been the first: one, where the days on which they were made tell.
    pub first_possible: Vec<String>,
    /// The plan in force, the one to go by.
    pub target: String,
    /// Every plan that may be in force.
    pub target_possible: Vec<String>,
    /// How often the date was moved, at least.
    pub moves_least: u64,
    /// How often it was moved, at most.
    pub moves_most: u64,
    /// Whether it was reached.
    pub reached: Truth,
    /// No sooner than on this day, where it was or may have been.
    pub reached_earliest: Option<NaiveDate>,
    /// No later than on this day.
    pub reached_latest: Option<NaiveDate>,
    /// How far it is from the first plan, whichever that was; of what is not reached, at least so far.
    pub slip_on_first: Slip,
    /// How far it is from the plan in force.
    pub slip: Slip,
    /// Whether it is late against the first plan.
    pub late_on_first: Truth,
    /// Whether it is late against the plan in force: reached later, or due and not reached.
    pub late: Truth,
    subject: Subject,
}

/// When it was reached, and whether by the point.
#[derive(Clone, Copy)]
struct Actual {
    days: Option<(Day, Day)>,
    reached: Truth,
    seen: Day,
}

impl Actual {
    /// How far it is from a date.
    fn slip(self, (first, last): (Day, Day)) -> Slip {
        let is_told = |day: Day| day != EVER && day < UNTOLD;
        let length = |from: Day, to: Day| (is_told(from) && is_told(to)).then(|| i64::from(to) - i64::from(from));
        // What was not reached by the end of the day cannot be before the next.
        let next = self.seen.saturating_add(1);
        let (earliest, latest) = self.days.filter(|_| self.reached.is_possible()).unwrap_or((next, UNTOLD));
        let latest = if self.reached.is_certain() { latest } else { UNTOLD };
        Slip { least: length(last, earliest), most: length(first, latest) }
    }

    /// Whether it was reached after that date, or was due by then and not reached.
    fn late(self, (first, last): (Day, Day)) -> Truth {
        let truth = |certain: bool, possible: bool| match (certain, possible) {
            (true, _) => Truth::Yes,
            (false, true) => Truth::Possibly,
            (false, false) => Truth::No,
        };
        match (self.days, self.reached) {
            (Some((earliest, latest)), Truth::Yes) => truth(earliest > last, latest > first),
            (Some((earliest, _)), Truth::Possibly) => truth(earliest > last, first <= self.seen),
            _ => truth(last <= self.seen, first <= self.seen),
        }
    }
}

impl Pipeline {
    /// How the planned dates of milestones slipped by the point, of these or of all where none is named: the first
    /// plan and the one in force against when the milestone was reached, or against the day where it was not. A plan
    /// is in force from the day on which it was made, until the next; a planned date is never taken for what
    /// happened. A slip has bounds: from the last day that the plan allows to the first on which it may have been
    /// reached, and the other way round. Where the days on which plans were made leave open which was the first, which
    /// is in force or whether one took the place of another, bounds hold for each way it may have been.
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near.
    pub fn slippage(&self, milestones: &[&str], by: &[Dimension]) -> Result<Slippage, Refusal> {
        let places = milestones.iter().map(|key| self.book.milestones.named(key)).collect::<Result<Vec<_>, _>>()?;
        let pipeline = self.as_seen();
        let groups = pipeline.groups(by);
        let in_order = groups.in_order();
        let at: HashMap<usize, usize> = in_order.iter().copied().zip(0..).collect();
        let mut rows: BTreeMap<(usize, Place), Vec<PlannedMilestone>> = BTreeMap::new();
        pipeline.each_plan(&mut |place, case| {
            if places.is_empty() || places.contains(&place) {
                let group = at.get(&groups.of(case.subject)).copied().unwrap_or_default();
                rows.entry((group, place)).or_default().push(case);
            }
        });
        let mut made = Slippage { pipeline: pipeline.clone(), by: by.to_vec(), rows: Vec::new(), cases: Vec::new() };
        for ((group, place), cases) in rows {
            let group = in_order.get(group).map(|group| groups.named(*group).to_vec()).unwrap_or_default();
            made.add_row(group, place, cases);
        }
        Ok(made)
    }

    fn each_plan(&self, visit: &mut dyn FnMut(Place, PlannedMilestone)) {
        if self.book.plans.is_empty() {
            return;
        }
        let kept = self.kept_subjects(&self.reached());
        let is_kept = |subject: Subject| {
            kept.as_ref().map_or(Truth::Yes, |kept| kept.get(subject as usize).copied().unwrap_or(Truth::No))
        };
        let records = &self.book.records;
        let settled = (0..).take(records.ids.len()).flat_map(|subject| {
            let rows = records.settled(subject).iter();
            rows.map(move |row| (subject, row))
        });
        let moved = records.moved().iter().filter_map(|row| Some((records.subject(row, self.point)?, row)));
        for (subject, row) in settled.chain(moved) {
            let Some(plans) = self.book.plans.of(row.id).filter(|_| is_kept(subject).is_possible()) else { continue };
            for planned in &plans.planned {
                let Some(plan) = planned.at(self.point.as_of(self.book.zone), self.point) else { continue };
                let days = plans.reached(planned, records, row, self.point);
                let reached = match days {
                    Some((_, latest)) if latest <= self.point.valid => Truth::Yes,
                    Some((earliest, _)) if earliest <= self.point.valid => Truth::Possibly,
                    _ => Truth::No,
                };
                let actual = Actual { days, reached, seen: self.point.valid };
                let case = self.planned_milestone((subject, row), planned, &plan, actual, is_kept(subject));
                if let Some(case) = case {
                    visit(planned.place, case);
                }
            }
        }
    }

    fn planned_milestone(
        &self,
        (subject, row): (Subject, &RecordRow),
        planned: &Planned,
        plan: &Plan<'_>,
        actual: Actual,
        kept: Truth,
    ) -> Option<PlannedMilestone> {
        let investment = *self.book.records.ids.get(subject as usize)?;
        let days = actual.days.filter(|_| actual.reached.is_possible());
        let each = |dates: &[&When]| {
            let mut told: Vec<String> = Vec::new();
            for date in dates.iter().map(ToString::to_string) {
                if !told.contains(&date) {
                    told.push(date);
                }
            }
            told
        };
        Some(PlannedMilestone {
            counted: investment,
            title: self.called(investment).1,
            record: row.id,
            phase: planned.phase,
            row: 0,
            planned: kept.and(plan.is_planned),
            first_target: plan.first.to_string(),
            first_possible: each(&plan.firsts),
            target: plan.target.to_string(),
            target_possible: each(&plan.targets),
            moves_least: plan.moves.0,
            moves_most: plan.moves.1,
            reached: actual.reached,
            reached_earliest: days.and_then(|(earliest, _)| day(earliest)),
            reached_latest: days.and_then(|(_, latest)| day(latest)),
            slip_on_first: actual.slip(plan.first_aims),
            slip: actual.slip(plan.aims),
            late_on_first: actual.late(plan.first_aims),
            late: actual.late(plan.aims),
            subject,
        })
    }
}

impl Slippage {
    fn add_row(&mut self, group: Vec<Group>, place: Place, mut cases: Vec<PlannedMilestone>) {
        let row = self.rows.len();
        let milestone = self.pipeline.milestones().get(usize::from(place));
        let (milestone, label) = milestone.map(|one| (one.key.to_string(), one.label.clone())).unwrap_or_default();
        let count = |of: &dyn Fn(&PlannedMilestone) -> Truth| -> Count {
            cases.iter().map(|case| case.planned.and(of(case))).collect()
        };
        let certain = || cases.iter().filter(|case| case.planned.and(case.reached).is_certain());
        let slips = |of: fn(&PlannedMilestone) -> Slip| {
            let known = certain().filter_map(move |case| of(case).least.zip(of(case).most));
            let (least, most) = known.unzip();
            (Quantiles::of(least), Quantiles::of(most))
        };
        self.rows.push(SlippageOfGroup {
            group,
            milestone,
            label,
            planned: count(&|_| Truth::Yes),
            reached: count(&|case| case.reached),
            late: count(&|case| case.late),
            late_on_first: count(&|case| case.late_on_first),
            overdue: count(&|case| case.late.and(!case.reached)),
            moved: count(&|case| match (case.moves_least, case.moves_most) {
                (0, 0) => Truth::No,
                (0, _) => Truth::Possibly,
                _ => Truth::Yes,
            }),
            moves_least: cases.iter().filter(|case| case.planned.is_certain()).map(|case| case.moves_least).sum(),
            moves_most: cases.iter().map(|case| case.moves_most).sum(),
            slip_on_first: slips(|case| case.slip_on_first),
            slip: slips(|case| case.slip),
        });
        cases.sort_by_key(|case| (std::cmp::Reverse(case.slip.least), case.counted, case.record, case.phase));
        self.cases.extend(cases.into_iter().map(|case| PlannedMilestone { row, ..case }));
    }

    /// The investments behind a row, in the order of their ids; none where there is no such row.
    #[must_use]
    pub fn members(&self, row: usize) -> Vec<Member> {
        let mut found: BTreeMap<Subject, Truth> = BTreeMap::new();
        for case in self.cases.iter().filter(|case| case.row == row) {
            let planned = found.entry(case.subject).or_insert(case.planned);
            *planned = (*planned).or(case.planned);
        }
        found.into_iter().filter_map(|(subject, planned)| self.pipeline.member(subject, planned)).collect()
    }

    /// What it tells, in both languages.
    #[must_use]
    pub fn about(&self) -> Label {
        let on = told(self.pipeline.point.valid);
        Label::new(
            format!(
                "How far planned dates of milestones had slipped at the end of {on}, against the first plan and the plan in \
                 force. A slip is told between bounds, in days; early is below nought. Late is what was reached after \
                 the planned date, or was due and not reached. Quantiles are of what was reached for certain"
            ),
            format!(
                "截至{on}日末各节点计划日期的偏差（对照首次计划和现行计划）。偏差以天计，给出上下界，提前为负。延误指晚于计划日期达到，\
                 或到期未达到。分位数按确定已达到者计算"
            ),
        )
    }

    /// The rows as a table.
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self) -> Result<Table, Refusal> {
        let rows = || self.rows.iter();
        let mut columns = GroupedColumns::of(&self.by, rows().map(|row| row.group.as_slice()));
        milestone_columns(&mut columns, rows());
        let counts: [ColumnOf<SlippageOfGroup, Count>; 6] = [
            ("planned", "How many were planned", "有计划的数量", |row| row.planned),
            ("reached", "How many of them were reached", "其中已达到", |row| row.reached),
            ("late", "How many are late against the plan in force", "晚于现行计划", |row| row.late),
            ("late_on_first", "How many are late against their first plan", "晚于首次计划", |row| {
                row.late_on_first
            }),
            ("overdue", "How many are due by the plan in force and not reached", "现行计划到期未达到", |row| {
                row.overdue
            }),
            ("moved", "For how many the date was moved", "计划调整过的数量", |row| row.moved),
        ];
        for (name, en, zh, of) in counts {
            columns.count(name, Label::new(en, zh), rows().map(of));
        }
        let least = rows().map(|row| i64::try_from(row.moves_least).ok());
        columns.integer("moves_least", Label::new("How often dates were moved, at least", "计划调整次数下界"), least);
        let most = rows().map(|row| i64::try_from(row.moves_most).ok());
        columns.integer("moves_most", Label::new("How often dates were moved, at most", "计划调整次数上界"), most);
        let slips: [ColumnOf<SlippageOfGroup, Quantiles>; 4] = [
            (
                "slip_on_first_least",
                "Days missed of the first plan, at least",
                "与首次计划相差天数下界",
                |row| row.slip_on_first.0,
            ),
            (
                "slip_on_first_most",
                "Days missed of the first plan, at most",
                "与首次计划相差天数上界",
                |row| row.slip_on_first.1,
            ),
            ("slip_least", "Days missed of the plan in force, at least", "与现行计划相差天数下界", |row| {
                row.slip.0
            }),
            ("slip_most", "Days missed of the plan in force, at most", "与现行计划相差天数上界", |row| {
                row.slip.1
            }),
        ];
        for (name, en, zh, of) in slips {
            columns.quantiles(name, Label::new(en, zh), rows().map(of));
        }
        columns.made(self.about())
    }

    /// Each planned milestone as a table.
    ///
    /// # Errors
    /// None that are known.
    pub fn cases_table(&self) -> Result<Table, Refusal> {
        let each = || self.cases.iter();
        let row = |case: &PlannedMilestone| self.rows.get(case.row);
        let group = each().map(|case| row(case).map(|row| row.group.as_slice()).unwrap_or_default());
        let mut columns = GroupedColumns::of(&self.by, group);
        self.pipeline.name_each(&mut columns, each().map(|case| case.counted));
        columns.text(
            "record",
            Label::new("The record that it was planned of", "所属记录"),
            each().map(|case| Some(self.pipeline.id_of(case.record))),
        );
        columns.integer("phase", Label::new("The phase", "期次"), each().map(|case| case.phase.map(i64::from)));
        milestone_columns(&mut columns, each().filter_map(row));
        columns.truth(
            "planned",
            Label::new("Whether it was planned by then", "是否有计划"),
            each().map(|case| case.planned),
        );
        columns.text(
            "first_target",
            Label::new("The first plan", "首次计划"),
            each().map(|case| Some(case.first_target.clone())),
        );
        columns.text(
            "first_possible",
            Label::new("Every plan that may have been the first", "可能的首次计划"),
            each().map(|case| Some(case.first_possible.join(", "))),
        );
        columns.text(
            "target",
            Label::new("The plan in force", "现行计划"),
            each().map(|case| Some(case.target.clone())),
        );
        columns.text(
            "target_possible",
            Label::new("Every plan that may be in force", "可能的现行计划"),
            each().map(|case| Some(case.target_possible.join(", "))),
        );
        columns.integer(
            "moves_least",
            Label::new("How often it was moved, at least", "调整次数下界"),
            each().map(|case| i64::try_from(case.moves_least).ok()),
        );
        columns.integer(
            "moves_most",
            Label::new("How often it was moved, at most", "调整次数上界"),
            each().map(|case| i64::try_from(case.moves_most).ok()),
        );
        columns.truth("reached", Label::new("Whether it was reached", "是否达到"), each().map(|case| case.reached));
        columns.day(
            "reached_earliest",
            Label::new("Reached no sooner than", "达到日期（最早）"),
            each().map(|case| case.reached_earliest),
        );
        columns.day(
            "reached_latest",
            Label::new("Reached no later than", "达到日期（最晚）"),
            each().map(|case| case.reached_latest),
        );
        let slips: [ColumnOf<PlannedMilestone, Option<i64>>; 4] = [
            (
                "slip_on_first_least",
                "Days missed of the first plan, at least",
                "与首次计划相差天数下界",
                |case| case.slip_on_first.least,
            ),
            (
                "slip_on_first_most",
                "Days missed of the first plan, at most",
                "与首次计划相差天数上界",
                |case| case.slip_on_first.most,
            ),
            ("slip_least", "Days missed of the plan in force, at least", "与现行计划相差天数下界", |case| {
                case.slip.least
            }),
            ("slip_most", "Days missed of the plan in force, at most", "与现行计划相差天数上界", |case| {
                case.slip.most
            }),
        ];
        for (name, en, zh, of) in slips {
            columns.integer(name, Label::new(en, zh), each().map(of));
        }
        columns.truth(
            "late",
            Label::new("Whether it is late against the plan in force", "是否晚于现行计划"),
            each().map(|case| case.late),
        );
        columns.made(self.about())
    }
}

fn milestone_columns<'r>(columns: &mut GroupedColumns, rows: impl Iterator<Item = &'r SlippageOfGroup> + Clone) {
    columns.text("milestone", Label::new("The milestone", "节点"), rows.clone().map(|row| Some(row.milestone.clone())));
    let (en, zh) = (rows.clone().map(|row| Some(row.label.en.clone())), rows.map(|row| Some(row.label.zh.clone())));
    columns.text("label", Label::new("What it is called, in English", "名称（英文）"), en);
    columns.text("label_zh", Label::new("What it is called, in Chinese", "名称（中文）"), zh);
}

impl fmt::Debug for Slippage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slippage").field("by", &self.by).field("rows", &self.rows).finish_non_exhaustive()
    }
}
