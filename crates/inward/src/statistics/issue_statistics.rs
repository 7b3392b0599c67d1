//! Statistics of issues (诉求办理统计): how many working hours an answer takes, how many came within the day, how
//! content the enterprises were.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use inward_analysis::Table;
use inward_analysis::TableColumns;
use inward_analysis::durations::KaplanMeier;
use inward_analysis::statistics::chosen;
use inward_core::calendar::Calendar;
use inward_core::clock::{first_instant, last_instant};
use inward_core::count::Count;
use inward_core::fact::AsOf;
use inward_core::id::{Id, Kind, RecordId};
use inward_core::issue::{AppealInDoubt, Issue, SameDayAnswers, Satisfaction, same_day_answers_in_doubt};
use inward_core::playbook::Playbook;
use inward_core::record::State;
use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::{Timestamp, Truth, When};

use super::Titles;
use crate::{Crm, Error};

/// What issues are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IssuesBy {
    /// Their kind, a key of the playbook.
    Kind,
    /// The unit that handles them on the day.
    Unit,
    /// The channel through which they came.
    Channel,
    /// How pressing they are.
    Urgency,
}

impl IssuesBy {
    /// Every one there is, in order.
    pub const ALL: &[Self] = &[Self::Kind, Self::Unit, Self::Channel, Self::Urgency];

    /// The key that stands for it in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Unit => "unit",
            Self::Channel => "channel",
            Self::Urgency => "urgency",
        }
    }

    /// The one of this key.
    ///
    /// # Errors
    /// `statistics.unknown-choice`, with those that are near.
    pub fn parse(key: &str) -> Result<Self, Refusal> {
        chosen("by", key, Self::ALL, Self::key)
    }

    fn label(self) -> Label {
        match self {
            Self::Kind => Label::new("kind", "诉求类型"),
            Self::Unit => Label::new("unit", "承办单位"),
            Self::Channel => Label::new("channel", "渠道"),
            Self::Urgency => Label::new("urgency", "紧急程度"),
        }
    }
}

/// How long one issue took to be answered, or has waited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueTime {
    /// The issue.
    pub id: Id<Issue>,
    /// Its title.
    pub title: String,
    /// Whether it was there by the day.
    pub there: Truth,
    /// Whether it was answered by then.
    pub answered: Truth,
    /// The least working time that it took, or has waited; none where its dates do not tell.
    pub shortest: Option<TimeDelta>,
    /// The most.
    pub longest: Option<TimeDelta>,
}

/// The issues of one group.
#[derive(Clone, Debug)]
pub struct IssueRow {
    /// What they have in common; none where they say nothing.
    pub key: Option<String>,
    /// What that is called.
    pub label: Label,
    /// How many there are.
    pub issues: Count,
    /// The curve of the least working hours to the first answer: what was not answered by the moment is censored,
    /// not dropped. None where there is none to count.
    pub shortest: Option<KaplanMeier>,
    /// The curve of the most; the same where every date is an instant.
    pub longest: Option<KaplanMeier>,
    /// How many are in no curve: it is not certain that they came, or a date that is needed is not known.
    pub undetermined: u64,
    /// How many were answered on the day, closed, rated; see [`SameDayAnswers`]. Rated good are those that were
    /// satisfied, wholly or on the whole.
    pub answers: SameDayAnswers,
    /// How many enterprises were satisfied, 满意: possibly, where it is not certain that the issue came, or which of
    /// several ratings was the last.
    pub satisfied: Count,
    /// How many were on the whole, 基本满意.
    pub fair: Count,
    /// How many were not, 不满意.
    pub dissatisfied: Count,
    /// Each issue.
    pub times: Vec<IssueTime>,
}

/// How issues are handled.
#[derive(Clone, Debug)]
pub struct IssueStatistics {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// The moment for which it is told: the end of that day, or now.
    pub at: Timestamp,
    /// What they are grouped by; none for all in one.
    pub by: Option<IssuesBy>,
    /// The groups in the order of their keys, what says nothing last.
    pub rows: Vec<IssueRow>,
    /// All of them together.
    pub total: IssueRow,
}

/// An issue as it is counted.
struct Counted {
    time: IssueTime,
    appeal: Option<AppealInDoubt>,
    /// Whether it was rated so, in the order of [`RATINGS`].
    rated: [Truth; 3],
}

/// What enterprises say of how an issue was handled.
const RATINGS: [Satisfaction; 3] = [Satisfaction::Satisfied, Satisfaction::Fair, Satisfaction::Dissatisfied];

impl Crm {
    /// How issues are handled (诉求办理统计), at the point this handle reads at: the working hours to the first
    /// answer, pauses left out, on the zone's calendar or another. An issue that was settled without an answer was
    /// answered when it was settled. What is open is *censored*: it counts for as long as it has waited.
    ///
    /// Where dates are days and no instants there are two curves: of the shortest times that they allow, and of the
    /// longest.
    ///
    /// ```
    /// use inward::prelude::*;
    /// use inward::statistics::IssuesBy;
    /// let hours = r#"{"zone": "Asia/Shanghai", "layers": ["china"], "weekly": {"tue": [["09:00", "12:00"], ["14:00", "18:00"]]}}"#;
    /// let office = Calendar::from_json(hours)?;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let park = desk.record_project(RecordProject::titled("数字经济产业园"))?;
    /// let issue = desk.raise_issue(RaiseIssue::about(&park, "request").on("2021-01-12T11:00+08:00")?)?;
    /// desk.respond_to_issue(RespondToIssue::of(&issue).on("2021-01-12T14:30+08:00")?)?;
    /// let found = crm.as_of("2021-01-12", When::day(crm.today()?)?)?.issue_statistics(Some(IssuesBy::Kind), Some(&office))?;
    /// assert_eq!(found.total.shortest.as_ref().and_then(|curve| curve.median()), Some(1.5));
    /// assert_eq!(found.total.answers.within_rate()?.to_string(), "100.00%");
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// `calendar.no-hours` for a calendar without office hours, `calendar.not-published` beyond its years,
    /// `issue.before-received`, each with the issue.
    pub fn issue_statistics(
        &self,
        by: Option<IssuesBy>,
        calendar: Option<&Calendar>,
    ) -> Result<IssueStatistics, Error> {
        let crm = self.on_a_day()?;
        let (point, at, playbook) = (crm.reading_point(), self.told_at(), crm.playbook()?);
        let own = crm.calendar()?;
        let calendar = calendar.unwrap_or(&own);
        let zone = own.zone();
        let mut groups: BTreeMap<(bool, Option<String>), Vec<Counted>> = BTreeMap::new();
        let mut states = Vec::new();
        crm.each_state(&[Kind::Issue], &mut |state| states.push(state))?;
        for state in &states {
            let State::Issue(issue) = &**state else { continue };
            let key = by.and_then(|by| key_of(issue, by, point));
            let there = crm.existence_alone(state);
            let counted = counted(issue, there, point, at, calendar).map_err(|refusal| refusal.about(issue.id))?;
            groups.entry((key.is_none(), key)).or_default().push(counted);
        }
        let mut titles = Titles::of(&crm);
        let mut label = |key: Option<&str>| match (by, key) {
            (_, None) => {
                Ok(if by.is_none() { Label::new("all", "全部") } else { Label::new("not stated", "未填") })
            }
            (Some(IssuesBy::Unit), Some(unit)) => {
                let title = unit.parse::<RecordId>().ok().map(|id| titles.title(id)).transpose()?.unwrap_or_default();
                Ok::<_, Error>(Label::new(title.clone(), title))
            }
            (_, Some(key)) => Ok(label_of(&playbook, by, key)),
        };
        let rows: Vec<IssueRow> = groups
            .iter()
            .map(|((_, key), counted)| {
                row(key.clone(), label(key.as_deref())?, &counted.iter().collect::<Vec<_>>(), at, zone)
            })
            .collect::<Result<_, Error>>()?;
        let all: Vec<&Counted> = groups.values().flatten().collect();
        let total = row(None, Label::new("total", "合计"), &all, at, zone)?;
        Ok(IssueStatistics { as_of: point.valid, at, by, rows, total })
    }
}

/// What an issue says.
fn key_of(issue: &Issue, by: IssuesBy, point: AsOf) -> Option<String> {
    match by {
        IssuesBy::Kind => Some(issue.kind.to_string()),
        IssuesBy::Unit => issue.head.unit_at(point).map(|unit| unit.record().to_string()),
        IssuesBy::Channel => issue.channel.as_ref().map(ToString::to_string),
        IssuesBy::Urgency => issue.urgency.as_ref().map(ToString::to_string),
    }
}

fn label_of(playbook: &Playbook, by: Option<IssuesBy>, key: &str) -> Label {
    let label = match by {
        Some(IssuesBy::Kind) => playbook.issue_kind(key).map(|kind| kind.label.clone()),
        _ => None,
    };
    label.unwrap_or_else(|| Label::new(key.to_owned(), key.to_owned()))
}

/// An issue as it is counted at that moment.
fn counted(issue: &Issue, there: Truth, point: AsOf, at: Timestamp, calendar: &Calendar) -> Result<Counted, Refusal> {
    let zone = calendar.zone();
    let received = issue.received.occurrence(point, |_| true, |_| 0).and_then(|word| word.fact.of.on.clone());
    let responses = issue.responses.occurrences(point).map(|word| (word.truth, word.fact.of.on.clone()));
    let settled = issue.resolutions.occurrences(point).map(|word| (word.truth, word.fact.of.on.clone()));
    let happened: Vec<(Truth, Option<When>)> = responses.chain(settled).collect();
    let answered = happened.iter().map(|(truth, _)| *truth).fold(Truth::No, Truth::or);
    let time = |shortest, longest| IssueTime {
        id: issue.id,
        title: issue.head.title.clone(),
        there,
        answered,
        shortest,
        longest,
    };
    // The first answer: no sooner than the soonest that may be one, no later than the first that is one for certain.
    let is_dated = happened.iter().all(|(_, on)| on.is_some());
    let soonest = happened.iter().filter_map(|(_, on)| first_instant(on.as_ref()?, zone)).min();
    let latest = happened.iter().filter(|(truth, _)| truth.is_certain());
    let latest = latest.filter_map(|(_, on)| last_instant(on.as_ref()?, zone)).min();
    let begins = received.as_ref().and_then(|on| first_instant(on, zone).zip(last_instant(on, zone)));
    let mut shortest = None;
    let mut longest = None;
    if let Some((first, last)) = begins.filter(|_| is_dated) {
        let pauses = issue.clock.pauses(point, zone);
        let worked = |from: Timestamp, to: Timestamp| calendar.working_time(from, to.max(from), &pauses);
        shortest = Some(worked(last, soonest.unwrap_or(at))?);
        longest = Some(worked(first, latest.unwrap_or(at))?);
    }
    // Rated good is who was satisfied, wholly or on the whole.
    let is_rated = |said: &[Satisfaction]| issue.is_rated(point, said);
    let closed = issue.is_resolved(point);
    let closed_on = issue.resolutions.occurrences(point).filter_map(|word| word.fact.of.on.clone()).last();
    let appeal = received.map(|received| AppealInDoubt {
        there,
        received,
        answers: happened,
        closed: (closed, closed_on.filter(|_| closed.is_possible())),
        rated: is_rated(&RATINGS),
        good: is_rated(&[Satisfaction::Satisfied, Satisfaction::Fair]),
        bad: is_rated(&[Satisfaction::Dissatisfied]),
    });
    let rated = RATINGS.map(|said| there.and(is_rated(&[said])));
    Ok(Counted { time: time(shortest, longest), appeal, rated })
}

fn row(
    key: Option<String>,
    label: Label,
    counted: &[&Counted],
    at: Timestamp,
    zone: chrono_tz::Tz,
) -> Result<IssueRow, Error> {
    let answers = same_day_answers_in_doubt(counted.iter().filter_map(|one| one.appeal.as_ref()), at, zone)?;
    let times: Vec<&IssueTime> = counted.iter().map(|one| &one.time).collect();
    let in_curves: Vec<&IssueTime> = times
        .iter()
        .copied()
        .filter(|time| time.there.is_certain() && time.shortest.is_some() && time.longest.is_some())
        .collect();
    let curve = |length: fn(&IssueTime) -> Option<TimeDelta>, observed: fn(Truth) -> bool| {
        let hours: Vec<f64> = in_curves.iter().filter_map(|time| length(time)).map(in_hours).collect();
        let observed: Vec<bool> = in_curves.iter().map(|time| observed(time.answered)).collect();
        if hours.is_empty() { Ok(None) } else { KaplanMeier::of(&hours, &observed).map(Some) }
    };
    let [satisfied, fair, dissatisfied] =
        [0, 1, 2].map(|at| counted.iter().filter_map(|one| one.rated.get(at).copied()).collect());
    Ok(IssueRow {
        key,
        label,
        issues: times.iter().map(|time| time.there).collect(),
        shortest: curve(|time| time.shortest, Truth::is_possible)?,
        longest: curve(|time| time.longest, Truth::is_certain)?,
        undetermined: (times.len() - in_curves.len()) as u64,
        answers,
        satisfied,
        fair,
        dissatisfied,
        times: times.into_iter().cloned().collect(),
    })
}

#[expect(clippy::float_arithmetic, clippy::cast_precision_loss, reason = "hours go into an estimate")]
fn in_hours(time: TimeDelta) -> f64 {
    time.num_seconds() as f64 / 3_600.0
}

impl IssueStatistics {
    /// What it tells, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        Label::new(
            format!(
                "Working hours from receipt to the first answer, pauses left out, as of {}; open ones are censored, \
                 not dropped (Kaplan and Meier 1958); answered on the day: before 24:00 of the day of receipt",
                self.as_of
            ),
            format!(
                "自收到至首次答复的工作小时数（扣除暂停时段），截至 {}；未答复的按删失处理，不予剔除（Kaplan–Meier）；\
                 当日回应指受理当日 24:00 前回应",
                self.as_of
            ),
        )
    }

    /// The same as a table: a row for each group. Percentiles are empty where they are not reached.
    ///
    /// # Errors
    /// None that are known.
    pub fn table(&self) -> Result<Table, Error> {
        let rows = &self.rows;
        let mut table = TableColumns::default();
        let by = self.by.map_or_else(|| Label::new("all", "全部"), IssuesBy::label);
        table.text("key", by, rows.iter().map(|row| row.key.clone()));
        table.text(
            "label",
            Label::new("What it is called", "名称"),
            rows.iter().map(|row| Some(row.label.zh.to_string())),
        );
        table.count("issues", Label::new("How many issues", "诉求数"), rows.iter().map(|row| row.issues));
        let quantile = |curve: &Option<KaplanMeier>, p: f64| curve.as_ref().and_then(|curve| curve.quantile(p).ok()?);
        for (name, p, en, zh) in [("median_hours", 0.5, "half", "一半"), ("p90_hours", 0.9, "nine of ten", "九成")]
        {
            let meaning = Label::new(
                format!("Working hours by which {en} were answered, the least that the dates allow"),
                format!("{zh}诉求得到答复的工作小时数（按日期所容许的最短时间）"),
            );
            table.float(name, meaning, rows.iter().map(|row| quantile(&row.shortest, p)));
            let meaning = Label::new(
                format!("Working hours by which {en} were answered, the most that the dates allow"),
                format!("{zh}诉求得到答复的工作小时数（按日期所容许的最长时间）"),
            );
            table.float(&format!("{name}_longest"), meaning, rows.iter().map(|row| quantile(&row.longest, p)));
        }
        let decided = Label::new("Whether in time is decided", "已有定论");
        table.count("decided", decided, rows.iter().map(|row| row.answers.decided));
        table.count(
            "within_day",
            Label::new("Answered on the day", "当日回应"),
            rows.iter().map(|row| row.answers.within),
        );
        table.count("satisfied", Label::new("Satisfied", "满意"), rows.iter().map(|row| row.satisfied));
        table.count("fair", Label::new("On the whole", "基本满意"), rows.iter().map(|row| row.fair));
        table.count("dissatisfied", Label::new("Not satisfied", "不满意"), rows.iter().map(|row| row.dissatisfied));
        Ok(table.finish(self.definition())?)
    }
}
