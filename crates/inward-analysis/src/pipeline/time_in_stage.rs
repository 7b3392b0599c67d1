//! How long investments have stood at their stage, and which of them have stood there longer than others took to
//! leave it.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use chrono::NaiveDate;
use inward_core::count::Count;
use inward_core::id::RecordId;
use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::{Label, refusals};
use inward_core::when::Truth;

use super::count_table::Member;
use super::day::{Day, EVER, UNTOLD, day};
use super::group::Group;
use super::grouped_columns::GroupedColumns;
use super::path::{Path, Stop};
use super::quantiles::Quantiles;
use super::records::Subject;
use super::standings::Rolled;
use super::transitions::told;
use super::{Dimension, Pipeline};
use crate::durations::KaplanMeier;
use crate::table::Table;

/// How long investments have stood at the stage at which they stand at a point, group by group, and their outliers.
/// It keeps the pipeline that it was asked of.
///
/// ```
/// # use inward_analysis::pipeline::Pipeline;
/// # fn shown(pipeline: &Pipeline) -> Result<(), inward_core::refusal::Refusal> {
/// let times = pipeline.time_in_stage(0.9, &[])?;
/// for row in &times.rows {
///     println!("{}: {} there, {:?} days in the median", row.label.en, row.count, row.longest.median);
/// }
/// for case in times.outliers() {
///     println!("{} has stood there for {:?} days", case.counted, case.longest);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct TimeInStage {
    pipeline: Pipeline,
    /// What its groups are formed by.
    pub by: Vec<Dimension>,
    /// The share of stays that ended within the time after which a case is an outlier.
    pub quantile: f64,
    /// Each stage of each group at which any stands.
    pub rows: Vec<TimesAtStage>,
    /// Each investment that stands at a stage for certain since a day that is known, those there longest first.
    pub cases: Vec<TimeAtStage>,
    /// Those that stand at a stage, or may: the row and whether they do.
    standing: Vec<(Subject, u32, Truth)>,
}

/// How long the investments of a group have stood at a stage.
#[derive(Clone, Debug)]
pub struct TimesAtStage {
    /// What they say of each dimension.
    pub group: Vec<Group>,
    /// The key of the stage; empty before any.
    pub stage: String,
    /// What it is called.
    pub label: Label,
    /// How many stand there, and are not closed.
    pub count: Count,
    /// How many of them are measured.
    pub cases: u64,
    /// How many are not: it is not certain that they stand there, or not known since when.
    pub undetermined: u64,
    /// The shortest times that their dates allow, in days.
    pub shortest: Quantiles,
    /// The longest times that their dates allow, in days.
    pub longest: Quantiles,
    /// After how many days such a share of all stays at that stage, of whatever group, was over: by the curves of
    /// the shortest and of the longest times. None where fewer ended.
    pub usual: (Option<f64>, Option<f64>),
    /// How many have stood there longer.
    pub outliers: Count,
}

/// How long an investment has stood at its stage.
#[derive(Clone, Debug)]
pub struct TimeAtStage {
    /// The investment, or the project where those are counted.
    pub counted: RecordId,
    /// Its title.
    pub title: String,
    /// The place of its row.
    pub row: usize,
    /// It came to the stage no sooner than on this day.
    pub since_earliest: Option<NaiveDate>,
    /// And no later than on this.
    pub since_latest: Option<NaiveDate>,
    /// For so many days at least.
    pub shortest: i64,
    /// For so many days at most.
    pub longest: i64,
    /// How it stands there.
    pub is: Is,
    /// Whether it has stood there longer than usual.
    pub outlier: Truth,
}

/// How long stays at a stage lasted, or were seen.
#[derive(Default)]
struct Stays {
    shortest: (Vec<i64>, Vec<bool>),
    longest: (Vec<i64>, Vec<bool>),
}

impl Stays {
    /// Takes in a stay between these days that ended between those, seen to a day.
    fn add(&mut self, stop: Stop, (first, last): (Day, Day), seen: Day) {
        let length = |from: Day, to: Day| i64::from(to) - i64::from(from);
        if last < stop.earliest {
            return;
        }
        let add = |sample: &mut (Vec<i64>, Vec<bool>), days: i64, is_over: bool| {
            sample.0.push(days.max(0));
            sample.1.push(is_over);
        };
        let may_be_over = first <= seen;
        add(&mut self.shortest, length(stop.latest, if may_be_over { first } else { seen }), may_be_over);
        let is_over = last <= seen;
        add(&mut self.longest, length(stop.earliest, if is_over { last } else { seen }), is_over);
    }

    fn usual(&self, quantile: f64) -> Result<(Option<f64>, Option<f64>), Refusal> {
        let of = |(days, over): &(Vec<i64>, Vec<bool>)| match days.as_slice() {
            [] => Ok(None),
            days => KaplanMeier::of(days, over)?.quantile(quantile),
        };
        Ok((of(&self.shortest)?, of(&self.longest)?))
    }
}

/// Who stands at a stage at the point.
struct There {
    subject: Subject,
    stop: Stop,
    stands: Truth,
    is: Is,
}

impl Pipeline {
    /// How long investments that are not closed have stood at the stage at which they stand at the point.
    ///
    /// An *outlier* has stood there longer than the time within which a share `quantile` of all stays at that stage
    /// was over, by Kaplan and Meier: stays that go on count for as long as they were seen, a stay ends when another
    /// stage is reached or the investment is closed. It is one for certain if its shortest time is longer than the
    /// usual one by the curve of the longest, possibly if its longest is longer than that by the shortest.
    ///
    /// # Errors
    /// `durations.bad-probability`.
    pub fn time_in_stage(&self, quantile: f64, by: &[Dimension]) -> Result<TimeInStage, Refusal> {
        if !(quantile > 0.0 && quantile < 1.0) {
            return Err(Refusal::new(refusals::durations::BAD_PROBABILITY).with("input", quantile).at("quantile"));
        }
        let pipeline = self.as_seen();
        let (there, stays) = pipeline.stays();
        let groups = pipeline.groups(by);
        let mut usual: HashMap<usize, (Option<f64>, Option<f64>)> = HashMap::new();
        for (stage, stays) in &stays {
            usual.insert(*stage, stays.usual(quantile)?);
        }
        let mut of_rows: BTreeMap<(usize, usize), Vec<There>> = BTreeMap::new();
        let in_order = groups.in_order();
        let place: HashMap<usize, usize> = in_order.iter().copied().zip(0..).collect();
        for one in there {
            let group = groups.of(one.subject);
            of_rows.entry((place.get(&group).copied().unwrap_or(group), one.stop.stage)).or_default().push(one);
        }
        let mut made = TimeInStage {
            by: by.to_vec(),
            quantile,
            rows: Vec::new(),
            cases: Vec::new(),
            standing: Vec::new(),
            pipeline: pipeline.clone(),
        };
        for ((group, stage), members) in of_rows {
            let group = in_order.get(group).map(|group| groups.named(*group).to_vec()).unwrap_or_default();
            let usual = usual.get(&stage).copied().unwrap_or_default();
            made.add_row(group, stage, usual, &members);
        }
        made.cases.sort_by_key(|case| (std::cmp::Reverse((case.longest, case.shortest)), case.counted));
        Ok(made)
    }

    /// Who stands at which stage, and how long every stay lasted, stage by stage.
    fn stays(&self) -> (Vec<There>, BTreeMap<usize, Stays>) {
        let stages = self.stages();
        let seen = self.point.valid;
        let standings: HashMap<Subject, Rolled<'_>> = self.rolled_standings().into_iter().collect();
        let mut there = Vec::new();
        let mut stays: BTreeMap<usize, Stays> = BTreeMap::new();
        self.each_history(&mut |subject, kept, days| {
            let rolled = standings.get(&subject);
            let closed = rolled.map_or(Truth::No, |rolled| rolled.truth(Is::is_closed));
            let closed_on = rolled.filter(|_| closed.is_certain()).map(Rolled::since_at_all);
            let path = Path::of(days, stages);
            for stop in path.stops() {
                let stands = kept.and(path.stands(*stop, seen)).and(!closed);
                if stands.is_possible() {
                    let is = rolled.map_or(Is::Ongoing, |rolled| rolled.is);
                    there.push(There { subject, stop: *stop, stands, is });
                }
                let is_told = kept.is_certain() && is_dated(*stop, seen) && closed != Truth::Possibly;
                if is_told && path.stood(*stop, EVER, seen).is_certain() {
                    let (mut first, mut last) = path.next_after(*stop);
                    if let Some((earliest, latest)) = closed_on {
                        (first, last) = (first.min(earliest), last.min(latest));
                    }
                    stays.entry(stop.stage).or_default().add(*stop, (first, last), seen);
                }
            }
        });
        (there, stays)
    }

    /// The key of a stage, counted from 1, and what it is called.
    fn stage_named(&self, stage: usize) -> (String, Label) {
        let milestone = stage.checked_sub(1).and_then(|place| self.milestones().get(place));
        milestone.map_or_else(
            || (String::new(), Label::new("not begun", "未开始")),
            |one| (one.key.to_string(), one.stage.clone()),
        )
    }
}

/// Whether it was reached by then between two days that are known.
const fn is_dated(stop: Stop, seen: Day) -> bool {
    stop.earliest != EVER && stop.latest <= seen && stop.latest < UNTOLD
}

impl TimeInStage {
    fn add_row(&mut self, group: Vec<Group>, stage: usize, usual: (Option<f64>, Option<f64>), members: &[There]) {
        let row = self.rows.len();
        let seen = self.pipeline.point.valid;
        let mut outliers = Count::default();
        let (mut shortest, mut longest) = (Vec::new(), Vec::new());
        let mut undetermined = 0;
        for one in members {
            self.standing.push((one.subject, u32::try_from(row).unwrap_or(u32::MAX), one.stands));
            let investment = self.pipeline.member(one.subject, one.stands);
            let Some(investment) = investment.filter(|_| one.stands.is_certain() && is_dated(one.stop, seen)) else {
                undetermined += 1;
                continue;
            };
            let [least, most] = [one.stop.latest, one.stop.earliest].map(|since| seen.saturating_sub(since));
            let longer = |days: Day, usual: Option<f64>| usual.is_some_and(|usual| f64::from(days) > usual);
            let outlier = match (longer(least, usual.1), longer(most, usual.0)) {
                (true, _) => Truth::Yes,
                (false, true) => Truth::Possibly,
                (false, false) => Truth::No,
            };
            outliers.one_more(outlier);
            shortest.push(i64::from(least));
            longest.push(i64::from(most));
            self.cases.push(TimeAtStage {
                counted: investment.id,
                title: investment.title,
                row,
                since_earliest: day(one.stop.earliest),
                since_latest: day(one.stop.latest),
                shortest: i64::from(least),
                longest: i64::from(most),
                is: one.is,
                outlier,
            });
        }
        let (stage, label) = self.pipeline.stage_named(stage);
        let count = members.iter().map(|one| one.stands).collect();
        let cases = u64::try_from(shortest.len()).unwrap_or(u64::MAX);
        let (shortest, longest) = (Quantiles::of(shortest), Quantiles::of(longest));
        self.rows.push(TimesAtStage {
            group,
            stage,
            label,
            count,
            cases,
            undetermined,
            shortest,
            longest,
            usual,
            outliers,
        });
    }

    /// Those that have stood at their stage longer than usual, or perhaps have, those there longest first.
    pub fn outliers(&self) -> impl Iterator<Item = &TimeAtStage> {
        self.cases.iter().filter(|case| case.outlier.is_possible())
    }

    /// Those that stand at the stage of a row, in the order of their ids; none where there is no such row.
    #[must_use]
    pub fn members(&self, row: usize) -> Vec<Member> {
        let of_row = self.standing.iter().filter(|(_, of, _)| usize::try_from(*of) == Ok(row));
        let mut found: Vec<(Subject, Truth)> = of_row.map(|(subject, _, stands)| (*subject, *stands)).collect();
        found.sort_unstable();
        found.into_iter().filter_map(|(subject, stands)| self.pipeline.member(subject, stands)).collect()
    }

    /// What it tells, in both languages.
    #[must_use]
    pub fn about(&self) -> Label {
        let (on, quantile) = (told(self.pipeline.point.valid), self.quantile);
        let about = Label::new(
            format!(
                "How many days investments that are not closed had stood at their stage at the end of {on}. Quantiles are \
                 the least number of days that so large a share does not exceed. An outlier has stood there longer than \
                 the time within which a share of {quantile} of all stays at that stage was over (Kaplan–Meier; stays \
                 that go on are censored; a stay ends when another stage is reached or the investment is closed)"
            ),
            format!(
                "截至{on}日末未结束的招商项目在当前阶段已停留的天数。分位数为该比例的项目不超过的最少天数。超期项目的停留时间长于该阶段全部\
                 停留中 {quantile} 的比例已结束所用的时间（Kaplan–Meier；仍在停留的按删失处理；进入其他阶段或项目结束即为停留结束）"
            ),
        );
        self.pipeline.level().worded(about)
    }

    /// The rows as a table.
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self) -> Result<Table, Refusal> {
        let rows = || self.rows.iter();
        let mut columns = GroupedColumns::of(&self.by, rows().map(|row| row.group.as_slice()));
        self.stage_columns(&mut columns, rows());
        columns.count("", Label::new("How many stand there", "处于该阶段的数量"), rows().map(|row| row.count));
        let number = |of: fn(&TimesAtStage) -> u64| rows().map(move |row| i64::try_from(of(row)).ok());
        columns.integer("cases", Label::new("How many are measured", "计入统计的数量"), number(|row| row.cases));
        let undetermined = Label::new("How many are not: a date leaves it open", "未计入的数量（日期不足以判定）");
        columns.integer("undetermined", undetermined, number(|row| row.undetermined));
        columns.quantiles("shortest", Label::new("Days at least", "最少天数"), rows().map(|row| row.shortest));
        columns.quantiles("longest", Label::new("Days at most", "最多天数"), rows().map(|row| row.longest));
        let usual = |name: &str| {
            Label::new(
                format!("Days within which that share of stays was over, by the {name} times"),
                format!("该比例的停留已结束所用天数（按{}时间）", if name == "shortest" { "最短" } else { "最长" }),
            )
        };
        columns.float("usual_shortest", usual("shortest"), rows().map(|row| row.usual.0));
        columns.float("usual_longest", usual("longest"), rows().map(|row| row.usual.1));
        columns.count(
            "outliers",
            Label::new("How many have stood there longer", "超期数量"),
            rows().map(|row| row.outliers),
        );
        columns.made(self.about())
    }

    /// Each investment as a table, those there longest first.
    ///
    /// # Errors
    /// None that are known.
    pub fn cases_table(&self) -> Result<Table, Refusal> {
        self.table_of(&self.cases.iter().collect::<Vec<_>>())
    }

    /// The outliers as a table, those there longest first.
    ///
    /// # Errors
    /// None that are known.
    pub fn outliers_table(&self) -> Result<Table, Refusal> {
        self.table_of(&self.outliers().collect::<Vec<_>>())
    }

    fn table_of(&self, cases: &[&TimeAtStage]) -> Result<Table, Refusal> {
        let row = |case: &TimeAtStage| self.rows.get(case.row);
        let group = |case: &TimeAtStage| row(case).map(|row| row.group.as_slice()).unwrap_or_default();
        let mut columns = GroupedColumns::of(&self.by, cases.iter().map(|case| group(case)));
        let each = || cases.iter();
        self.pipeline.name_each(&mut columns, each().map(|case| case.counted));
        self.stage_columns(&mut columns, each().filter_map(|case| row(case)));
        columns.text(
            "standing",
            Label::new("How it stands there", "状态"),
            each().map(|case| Some(case.is.key().to_owned())),
        );
        let since =
            |en: &str, zh: &str| Label::new(format!("It came there {en} on this day"), format!("进入日期（{zh}）"));
        columns.day("since_earliest", since("no sooner than", "最早"), each().map(|case| case.since_earliest));
        columns.day("since_latest", since("no later than", "最晚"), each().map(|case| case.since_latest));
        columns.integer("shortest", Label::new("Days at least", "最少天数"), each().map(|case| Some(case.shortest)));
        columns.integer("longest", Label::new("Days at most", "最多天数"), each().map(|case| Some(case.longest)));
        columns.truth(
            "outlier",
            Label::new("Whether it has stood there longer than usual", "是否超期"),
            each().map(|case| case.outlier),
        );
        columns.made(self.about())
    }

    fn stage_columns<'r>(&self, columns: &mut GroupedColumns, rows: impl Iterator<Item = &'r TimesAtStage> + Clone) {
        let key = |row: &TimesAtStage| (!row.stage.is_empty()).then(|| row.stage.clone());
        columns.text("stage", Label::new("The stage; none before any", "阶段（空为尚无阶段）"), rows.clone().map(key));
        columns.text(
            "label",
            Label::new("What it is called, in English", "名称（英文）"),
            rows.clone().map(|row| Some(row.label.en.clone())),
        );
        columns.text(
            "label_zh",
            Label::new("What it is called, in Chinese", "名称（中文）"),
            rows.map(|row| Some(row.label.zh.clone())),
        );
    }
}

impl fmt::Debug for TimeInStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TimeInStage").field("by", &self.by).field("rows", &self.rows).finish_non_exhaustive()
    }
}
