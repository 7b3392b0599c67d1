//! The report of a zone: what its page tells, gathered from the book. `inward_analysis::report` draws it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use inward_analysis::pipeline::{ChangeCell, ChangeRow, CountTable, Pipeline, Point};
use inward_analysis::rates::{Kpis, Query, Window};
use inward_analysis::report::{
    AttentionLine, ChangeOfStage, Changes, Cohort, DebtorPromises, Duration, MilestoneCount, PlannedMilestone,
    PlannedYear, Plans, Promises, RateOfCohorts, ReachedSince, Report,
};
use inward_core::attention::AttentionItem;
use inward_core::fact::AsOf;
use inward_core::finance::MoneyKind;
use inward_core::id::{Kind, RecordId};
use inward_core::milestone::Milestones;
use inward_core::money::AmountSum;
use inward_core::playbook::Playbook;
use inward_core::project::Project;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::{Label, refusals};
use inward_core::when::{Timestamp, Truth, When};

use crate::list::{Asked, each_line_at};
use crate::statistics::PaceBy;
use crate::{BoardBy, Crm, Error, ListSum};

/// The rates that a report tells.
const RATES: [&str; 5] = [
    "start_rate/signed",
    "production_rate/signed",
    "production_rate/started",
    "performance_rate/not_terminated",
    "funds_in_rate/all",
];

/// The milestones between which it measures.
const DURATIONS: [(&str, &str); 3] = [
    ("lead_received", "contract_signed"),
    ("contract_signed", "construction_started"),
    ("construction_started", "production"),
];

/// The milestones whose newcomers it tells by name.
const BY_NAME: [&str; 4] = ["contract_signed", "construction_started", "completed", "production"];

/// So many years of signing stand beside one another.
const YEARS: i32 = 4;

/// What is asked of a report.
///
/// ```
/// use inward::prelude::*;
/// let query = ReportQuery::default().as_of("2021-03-31".parse().expect("a day"));
/// assert_eq!(query.since, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportQuery {
    /// As of the end of which day; none for the day that the handle reads at, or else today.
    pub as_of: Option<NaiveDate>,
    /// What changed since the end of that day; none leaves the section out.
    pub since: Option<NaiveDate>,
}

impl ReportQuery {
    /// As of the end of a day.
    #[must_use]
    pub const fn as_of(mut self, day: NaiveDate) -> Self {
        self.as_of = Some(day);
        self
    }

    /// With what changed since the end of a day.
    #[must_use]
    pub const fn since(mut self, day: NaiveDate) -> Self {
        self.since = Some(day);
        self
    }
}

impl Crm {
    /// The report of the zone (报告): headline rates with their definitions, the flow through the stages, what
    /// changed, how long things take, promises by debtor, the list of the day, projects against plan. It is plain
    /// data; [`Report::html`] makes it one page that opens without a network, in either language.
    ///
    /// What was known is what the handle knows: of [`Crm::as_of`] by the end of that day, else all. Rates are over
    /// the contracts signed by the day, and by the year of signing; one that cannot be counted tells why.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let project = desk.record_project(RecordProject::titled("数字经济产业园"))?;
    /// desk.reach(&project, milestone::CONSTRUCTION_STARTED, "2020-07-18")?;
    /// let report = crm.report(ReportQuery::default().as_of("2021-03-31".parse().expect("a day")))?;
    /// assert!(report.html(Lang::Zh)?.contains("阳泉经开区"));
    /// assert!(report.html(Lang::En)?.contains("Stage flow"));
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// `report.since-after-as-of`, `pipeline.known-at-an-instant`; that the book could not be read.
    pub fn report(&self, query: ReportQuery) -> Result<Report, Error> {
        let crm = self.at_one_moment()?;
        let handle = crm.reading_point();
        let as_of = match query.as_of {
            Some(day) => day,
            None if handle.has_no_day() => crm.today()?,
            None => handle.valid,
        };
        if let Some(since) = query.since.filter(|since| *since > as_of) {
            let refusal = Refusal::new(refusals::report::SINCE_AFTER_AS_OF).with("since", since);
            return Err(refusal.with("as_of", as_of).at("since").into());
        }
        let point = AsOf { valid: as_of, known: handle.known };
        let then = crm.at_point(point);
        let gathering = Gathering { pipeline: crm.pipeline()?.at(crm.in_days(point)?), then, as_of, point };
        gathering.report(query.since)
    }
}

/// A report in the making.
struct Gathering {
    /// The book at the point.
    then: Crm,
    pipeline: Pipeline,
    as_of: NaiveDate,
    point: AsOf,
}

impl Gathering {
    fn report(&self, since: Option<NaiveDate>) -> Result<Report, Error> {
        let mut report = Report::of(self.then.zone()?.title(), self.as_of);
        let known_at: Point = self.then.in_days(self.point)?;
        report.known = known_at.known().filter(|_| self.point.known != AsOf::LATEST.known);
        report.position = self.then.head()?.position;
        let funnel = self.pipeline.funnel(&[]);
        report.investments = funnel.total;
        report.funnel = self.of_stages(&funnel);
        let stages = self.pipeline.stage_table(&[]);
        report.stages = counts(&stages);
        self.signed(&funnel, &mut report)?;
        report.rates = self.rates(report.mature_days)?;
        report.changes = since.map(|since| self.changes(since)).transpose()?;
        report.durations = self.durations()?;
        report.promises = self.promises()?;
        let list = self.then.attention(Timestamp::end_of_day(self.as_of, self.then.time_zone()))?;
        let unit_of = |unit| list.unit_names.get(&unit).cloned();
        let members = self.pipeline.members().into_iter();
        let titles: BTreeMap<RecordId, String> = members.map(|member| (member.id, member.title)).collect();
        let line = |item: &AttentionItem| AttentionLine {
            investment: item.investment.and_then(|investment| titles.get(&investment.record()).cloned()),
            unit: item.unit.and_then(unit_of),
            item: item.clone(),
        };
        report.attention = list.items.iter().map(line).collect();
        report.plans = self.plans()?;
        Ok(report)
    }

    /// What those that signed come to, and how many there are that reached nothing.
    fn signed(&self, funnel: &CountTable, report: &mut Report) -> Result<(), Error> {
        let row = funnel.rows.iter().position(|row| row.key == "contract_signed");
        let members = row.map(|row| funnel.members(row)).unwrap_or_default().into_iter();
        let signed: BTreeMap<RecordId, Truth> = members.map(|member| (member.id, member.counts)).collect();
        let kind = MoneyKind::ContractInvestment;
        let (mut sum, mut known) = (ListSum::default(), 0_u64);
        let asked = Asked { kind, of: &|state: &State| state.total(kind, None, self.point) };
        each_line_at(&self.then, Kind::Investment, &asked, &mut |line| {
            known = known.saturating_add(u64::from(line.row.exists.is_certain()));
            if let Some(truth) = signed.get(&line.row.id) {
                sum.add(*truth, &line.total);
            }
        })?;
        report.without_milestone = known.saturating_sub(report.investments.possible);
        report.without_amount = sum.without_amount();
        report.contract_investment = sum.sum;
        Ok(())
    }

    /// Those of the funnel that make a stage: the others come in any order.
    fn of_stages(&self, funnel: &CountTable) -> Vec<MilestoneCount> {
        let makes_stage = |key: &str| {
            let milestones = self.pipeline.milestones().iter();
            milestones.filter(|milestone| milestone.rank.is_some()).any(|milestone| milestone.key == *key)
        };
        counts(funnel).into_iter().filter(|each| makes_stage(&each.key)).collect()
    }

    fn label(&self, key: &str) -> Label {
        let known = self.pipeline.milestones().iter().find(|milestone| milestone.key == *key);
        known.map_or_else(|| Label::new(key, key), |milestone| milestone.label.clone())
    }

    fn knows(&self, key: &str) -> bool {
        self.pipeline.milestones().iter().any(|milestone| milestone.key == *key)
    }

    fn rates(&self, mature_days: u32) -> Result<Vec<RateOfCohorts>, Error> {
        if !self.knows("contract_signed") {
            return Ok(Vec::new());
        }
        let signed = self.pipeline.dates("contract_signed")?;
        let by_then = signed.iter().filter_map(|reached| reached.earliest).filter(|day| *day <= self.as_of);
        let Some(first) = by_then.min() else { return Ok(Vec::new()) };
        let window = |first: NaiveDate, last: NaiveDate| Window::of(&When::interval(Some(first), Some(last))?);
        let mut cohorts = vec![(None, window(first, self.as_of)?)];
        let last_year = self.as_of.year();
        for year in first.year().max(last_year.saturating_sub(YEARS - 1))..=last_year {
            let ends = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
            if let Some((begins, ends)) = ends {
                cohorts.push((Some(year), window(begins, ends.min(self.as_of))?));
            }
        }
        let kpis = Kpis::built_in();
        let query = Query { mature_days: Some(mature_days), ..Query::as_of(self.as_of) };
        let mut rates = Vec::new();
        for key in RATES {
            let definition = kpis.get(key)?.clone();
            let read = match self.then.read_figures(&self.pipeline, &definition, &query) {
                Err(Error::Refused(refusal)) => Err(*refusal),
                Err(fault) => return Err(fault),
                Ok(_) => Ok(()),
            };
            let of_cohorts = cohorts.iter().map(|(year, window)| match &read {
                Ok(()) => Cohort::of(*year, &definition, &self.pipeline, &query.clone().selected("signed", *window)),
                Err(refusal) => Cohort { year: *year, result: Err(refusal.clone()), without_weight: None },
            });
            let cohorts = of_cohorts.collect();
            rates.push(RateOfCohorts { definition, cohorts });
        }
        Ok(rates)
    }

    fn changes(&self, since: NaiveDate) -> Result<Changes, Error> {
        let until = self.pipeline.point();
        // What the report of that day told, as far as this handle knows it.
        let opening = Point::days(since, until.known().map_or(since, |known| known.min(since)));
        let changes = self.pipeline.changes(opening, until, &[])?;
        let of =
            |row: &ChangeRow| ChangeOfStage { label: row.label.clone(), certain: row.certain, possible: row.possible };
        let total = changes.rows.iter().find(|row| row.cell == ChangeCell::Book).map(of);
        let stages = changes.rows.iter().filter(|row| row.cell != ChangeCell::Book).map(of).collect();
        let before = self.pipeline.at(until.on(since));
        let (was, is) = (before.funnel(&[]), self.pipeline.funnel(&[]));
        let mut reached = Vec::new();
        for key in BY_NAME {
            let Some(row) = is.rows.iter().position(|row| row.key == key) else { continue };
            let of = was.members(row).into_iter().map(|member| (member.id, member.counts));
            let before: BTreeMap<RecordId, Truth> = of.collect();
            let mut investments: Vec<(String, Truth)> = is
                .members(row)
                .into_iter()
                .filter_map(|member| match before.get(&member.id) {
                    None => Some((member.title, member.counts)),
                    // What may have come before may have come since.
                    Some(Truth::Possibly) if member.counts.is_certain() => Some((member.title, Truth::Possibly)),
                    Some(_) => None,
                })
                .collect();
            investments.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
            reached.push(ReachedSince { label: self.label(key), investments });
        }
        Ok(Changes { since, stages, total, reached })
    }

    fn durations(&self) -> Result<Vec<Duration>, Error> {
        let mut durations = Vec::new();
        for (from, to) in DURATIONS {
            if !self.knows(from) || !self.knows(to) {
                continue;
            }
            let times = self.pipeline.time_between(from, to, &[])?;
            durations.extend(times.groups.into_iter().map(|group| Duration {
                from: self.label(from),
                to: self.label(to),
                negative: group.negative,
                undetermined: group.undetermined,
                shortest: group.shortest,
                longest: group.longest,
            }));
        }
        Ok(durations)
    }

    fn promises(&self) -> Result<Promises, Error> {
        let board = self.then.promise_board(BoardBy::Debtor)?;
        let debtors = board.rows.into_iter().map(|row| DebtorPromises {
            name: row.label.zh,
            tally: row.tally,
            ageing: row.ageing.counts,
        });
        let debtors = debtors.collect();
        Ok(Promises { debtors, total: board.total, ageing: board.ageing.counts, left_out: board.left_out })
    }

    fn plans(&self) -> Result<Plans, Error> {
        let playbook = self.then.playbook()?;
        let year = self.as_of.year();
        let whole = When::year(year)?;
        let elapsed = Some(self.then.elapsed_of(year, PaceBy::Months)?);
        let mut plans = Plans { year, elapsed, ..Plans::default() };
        self.then.each_state(&[Kind::Project], &mut |state| {
            let State::Project(project) = &*state else { return };
            self.planned_of(project, &playbook, &mut plans.milestones);
            let planned = project.total(MoneyKind::AnnualPlanned, Some(&whole), self.point);
            if !planned.known.is_possible() || planned.sum.is_empty() {
                return;
            }
            let completed = project.total(MoneyKind::FaiCompleted, Some(&whole), self.point);
            let completed = if completed.known.is_possible() { completed.sum } else { AmountSum::default() };
            if planned.known.is_certain() {
                plans.planned.merge(&planned.sum);
                plans.completed.merge(&completed);
            } else {
                plans.planned.merge_perhaps(&planned.sum);
                plans.completed.merge_perhaps(&completed);
            }
            let project = project.head.title.clone();
            plans.projects.push(PlannedYear { project, planned: planned.sum, completed });
        })?;
        plans.milestones.sort_by(|one, other| {
            let order = |each: &PlannedMilestone| (each.target.last(), each.target.first());
            (order(one), &one.project, one.phase).cmp(&(order(other), &other.project, other.phase))
        });
        plans.projects.sort_by(|one, other| one.project.cmp(&other.project));
        Ok(plans)
    }

    /// The plans in force of a project, each with what came of it. What is not reached is told as far as the list of
    /// the day waits for it: not of what is closed, stopped or handed on, nor of what was passed.
    fn planned_of(&self, project: &Project, playbook: &Playbook, into: &mut Vec<PlannedMilestone>) {
        let milestones: &Milestones = &project.milestones;
        let goes_on = matches!(project.listed_standing(self.point), Is::Ongoing | Is::Delayed);
        let each = milestones.planned.standing(self.point.known);
        let planned: BTreeSet<(&str, Option<u16>)> =
            each.map(|fact| (fact.value.milestone.as_str(), fact.value.phase)).collect();
        for (key, phase) in planned {
            let Some(target) = milestones.planned_for(key, phase, self.point) else { continue };
            let reached = milestones.truth(key, phase, self.point, playbook);
            let is_waited_for = || goes_on && milestones.awaits(key, phase, self.point, playbook);
            if reached == Truth::No && !is_waited_for() {
                continue;
            }
            into.push(PlannedMilestone {
                project: project.head.title.clone(),
                phase,
                milestone: self.label(key),
                target: target.clone(),
                reached_on: milestones.when(key, phase, self.point, playbook).cloned(),
                reached,
            });
        }
    }
}

/// The numbers of a table that is not grouped.
fn counts(table: &CountTable) -> Vec<MilestoneCount> {
    let each = table.rows.iter();
    each.map(|row| MilestoneCount { key: row.key.clone(), label: row.label.clone(), count: row.count }).collect()
}
