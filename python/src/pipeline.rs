//! The pipeline in columns.

use std::sync::{PoisonError, RwLock};

use inward::analysis::pipeline::{CohortPeriod, Dimension, Level, Pipeline as CorePipeline, Point};
use inward::core::calendar::Calendar as CoreCalendar;
use inward::core::refusal::Refusal;
use inward::core::text::refusals;
use inward::{Crm, Recorded};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

use crate::book::Book;
use crate::calendar::Calendar;
use crate::changes::{self, Changes};
use crate::counts::CountTable;
use crate::dimensions::{each_dimension, not_kept_by, text};
use crate::errors::Answer;
use crate::given;
use crate::interrupt::{telling_of, working};
use crate::kpis::window;
use crate::outcomes::{self, Times};
use crate::outside;
use crate::reading;
use crate::table::Table;
use crate::transitions::{CrossTable, Slippage, TimeInStage};

/// The pipeline of a book (招商管线): every investment and what it reached, in columns. It is read once; any day,
/// and what was known by any other, is asked of the same columns.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-04T09:00+08:00"))
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园")
/// >>> done = desk.reach(project, "construction_started", on="2020-07")
/// >>> pipeline = crm.pipeline()
/// >>> [row.count for row in pipeline.funnel(as_of="2020-07-15").rows if row.key == "construction_started"]
/// [Count(0, 1)]
/// >>> pipeline.where(unit="招商一局").funnel().total
/// Count(1)
#[pyclass(frozen, module = "inward")]
pub struct Pipeline {
    /// As it was read or refreshed last.
    pipeline: RwLock<CorePipeline>,
    /// The calendar of its zone; none where it has no zone.
    calendar: Option<CoreCalendar>,
    /// The book that it was read from.
    pub crm: Option<Crm>,
}

impl Pipeline {
    /// The pipeline of a zone with its calendar.
    pub const fn new(pipeline: CorePipeline, calendar: CoreCalendar, crm: Option<Crm>) -> Self {
        Self { pipeline: RwLock::new(pipeline), calendar: Some(calendar), crm }
    }

    /// The pipeline of outside tables, which have no calendar.
    pub const fn of_tables(pipeline: CorePipeline) -> Self {
        Self { pipeline: RwLock::new(pipeline), calendar: None, crm: None }
    }

    /// The columns as they are now. Who changes them has the interpreter free and asks nothing of it meanwhile.
    pub fn pipeline(&self) -> CorePipeline {
        let read = || self.pipeline.read().unwrap_or_else(PoisonError::into_inner).clone();
        match self.pipeline.try_read() {
            Ok(pipeline) => pipeline.clone(),
            Err(_) => Python::attach(|py| py.detach(read)),
        }
    }

    /// The pipeline at the point that is asked for.
    pub fn at(&self, as_of: Option<&Bound<'_, PyAny>>, known: Option<&Bound<'_, PyAny>>) -> Answer<CorePipeline> {
        let point = match (as_of, known) {
            (None, None) => return Ok(self.pipeline()),
            (Some(as_of), None) => self.pipeline().point().on(given::day(as_of, "as_of")?),
            (None, Some(known)) => self.pipeline().point().known_by(given::day(known, "known")?),
            (Some(as_of), Some(known)) => Point::days(given::day(as_of, "as_of")?, given::day(known, "known")?),
        };
        Ok(self.pipeline().at(point))
    }

    /// One dimension of this pipeline or several.
    pub fn grouped_by(&self, by: Option<&Bound<'_, PyAny>>) -> Answer<Vec<Dimension>> {
        each_dimension(by, |key| self.pipeline().dimension(key))
    }
}

#[pymethods]
impl Book {
    /// Its investments, or its projects, and what they reached, in columns.
    fn pipeline(&self, py: Python<'_>, level: &str) -> Answer<Pipeline> {
        let level = Level::parse(level)?;
        let read = || Ok::<_, inward::Error>((self.0.pipeline_of(level)?, self.0.calendar()?));
        let (pipeline, calendar) = working(py, read)?;
        Ok(Pipeline::new(pipeline, calendar, Some(self.0.clone())))
    }
}

#[pymethods]
impl Pipeline {
    /// How many investments (or projects) it holds, whether they are in the book on a day or not.
    fn __len__(&self) -> usize {
        self.pipeline().len()
    }

    /// Takes in what was recorded in the book since it was read, in place; how many events that was. What was made of
    /// it before keeps what it tells; while there is any, the columns are copied first.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区")
    /// >>> pipeline = crm.pipeline()
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
    /// >>> len(pipeline), pipeline.refresh() > 0, len(pipeline), pipeline.refresh()
    /// (0, True, 1, 0)
    fn refresh(&self, py: Python<'_>) -> Answer<u64> {
        let not_of_a_book = || Refusal::new(refusals::pipeline::NOT_OF_A_BOOK);
        let crm = self.crm.as_ref().ok_or_else(not_of_a_book)?;
        loop {
            // What is read may be interrupted, and nobody waits for it; the columns are held only while it is taken in.
            let found = {
                let pipeline = self.pipeline();
                working(py, || crm.recorded_since(&pipeline))?
            };
            let taken_in = py.detach(|| {
                let mut pipeline = self.pipeline.write().unwrap_or_else(PoisonError::into_inner);
                match found {
                    Recorded::Nothing(today) => {
                        pipeline.seen_on(today);
                        Some(0)
                    }
                    Recorded::Some(events, update) => pipeline.take_in(*update).then_some(events),
                    Recorded::Anew(events, anew) => {
                        *pipeline = *anew;
                        Some(events)
                    }
                }
            });
            if let Some(events) = taken_in {
                return Ok(events);
            }
        }
    }

    /// What it counts: `investment`, or `project`.
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区").pipeline(level="project").level
    /// 'project'
    #[getter]
    fn level(&self) -> &'static str {
        self.pipeline().level().key()
    }

    /// The position of the book at which it was read or refreshed last; `None` of outside tables.
    #[getter]
    fn position(&self) -> Option<u64> {
        self.pipeline().position()
    }

    /// Keeps the investments of a `unit`, an `officer`, a `park`, a `nature`, an `industry`, an `investor`, of an
    /// `origin` (HK, DE), of a `source` or `promotion_event` that the lead came from, on a `list`, those to whom a
    /// `debtor` owes what was promised, or with an attribute of the zone's own: a record, its id or its name, a word, a
    /// flag or a number. `dimensions` names them all.
    /// `reached` keeps those that reached a milestone, or, of a pair, a cohort: those that reached it within a window.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> done = desk.record_project(title="澳门路", nature="public_infrastructure")
    /// >>> done = desk.reach(done, "construction_started", on="2020-07-18")
    /// >>> pipeline = crm.pipeline()
    /// >>> pipeline.where(nature="public_infrastructure").funnel().total
    /// Count(1)
    /// >>> cohorts = [pipeline.where(reached=("construction_started", year)) for year in ("2019", "2020")]
    /// >>> [cohort.funnel().total for cohort in cohorts]
    /// [Count(0), Count(1)]
    /// >>> pipeline.where(prak="东区科技园")
    /// Traceback (most recent call last):
    /// inward.Refused: investments are not kept by `prak`; use one or several of: park [pipeline.unknown-keeper]
    #[pyo3(signature = (**kept: "object"))]
    fn r#where(&self, kept: Option<&Bound<'_, PyDict>>) -> Answer<Self> {
        let mut pipeline = self.pipeline();
        for (key, value) in kept.into_iter().flatten() {
            let key: String = key.extract()?;
            if key == "reached" {
                pipeline = match value.extract::<(Bound<'_, PyAny>, Bound<'_, PyAny>)>() {
                    Ok((milestone, within)) if !value.is_instance_of::<PyString>() => {
                        pipeline.keep_reached_within(&text(&milestone, "reached")?, window(&within, "reached")?)?
                    }
                    _ => pipeline.keep_reached(&text(&value, "reached")?)?,
                };
                continue;
            }
            let dimension = self.pipeline().dimension(&key).map_err(|_| not_kept_by(&self.pipeline(), &key))?;
            let value = match value.cast::<PyString>() {
                Ok(name) => self.pipeline().value_named(&dimension, name.to_str()?)?,
                Err(_) if self.pipeline().outside().is_some() => {
                    self.pipeline().value_named(&dimension, &outside::word(&value, &key)?)?
                }
                // An attribute of the zone's own may be a flag or a number.
                Err(_) if matches!(dimension, Dimension::Attribute(_)) && outside::word(&value, &key).is_ok() => {
                    self.pipeline().value_named(&dimension, &outside::word(&value, &key)?)?
                }
                Err(_) => CorePipeline::value_of(&dimension, given::record_named(&value, &key)?)?,
            };
            pipeline = pipeline.keep(dimension, value);
        }
        Ok(Self { pipeline: RwLock::new(pipeline), calendar: self.calendar.clone(), crm: self.crm.clone() })
    }

    /// How many investments reached each milestone (漏斗) by the end of a day, as far as it was known by the end
    /// of another: now, if neither is given. `by` groups: `unit`, `officer`, `park`, `nature`, `industry`,
    /// `industry:division` and its other levels, `investor`, `origin`, `source`, `promotion_event`, `list`, `debtor`, `size`,
    /// `signed:quarter` and other periods of this or any milestone, an attribute of the zone's own, or several of them;
    /// see `dimensions`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> deal = desk.sign_agreement(title="LED 衬底", on="2021-01-08")
    /// >>> funnel = crm.pipeline().funnel(by="unit", as_of="2021-01-31")
    /// >>> [(row.group, row.label("zh"), row.count) for row in funnel.rows if row.count.possible]
    /// [(['招商一局'], '签订意向或框架协议', Count(1)), (['招商一局'], '正式签约', Count(0, 1))]
    /// >>> [row.group for row in crm.pipeline().stage_table(by="intent_signed:half").rows][:1]
    /// [['2021H1']]
    #[pyo3(signature = (by=None, *, as_of=None, known=None))]
    fn funnel(
        &self,
        py: Python<'_>,
        by: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<CountTable> {
        let (pipeline, by) = (self.at(as_of, known)?, self.grouped_by(by)?);
        Ok(CountTable(working(py, || pipeline.funnel(&by))))
    }

    /// How many investments stand at each stage (阶段统计), lowest first; as `funnel`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> lead = desk.capture_lead("LED 衬底", on="2020-06")
    /// >>> [(row.label("zh"), row.count) for row in crm.pipeline().stage_table().rows if row.count.possible]
    /// [('线索', Count(1))]
    #[pyo3(signature = (by=None, *, as_of=None, known=None))]
    fn stage_table(
        &self,
        py: Python<'_>,
        by: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<CountTable> {
        let (pipeline, by) = (self.at(as_of, known)?, self.grouped_by(by)?);
        Ok(CountTable(working(py, || pipeline.stage_table(&by))))
    }

    /// How many days it took from one milestone to another, with those that have not got there yet: they count
    /// for as long as they were seen. `working_days=True` counts those of the zone's calendar, a `Calendar` those of another.
    /// Where dates are imprecise there are two curves, of the shortest times that they allow and of the longest.
    ///
    /// Where something else may end the wait, say what `competing`: milestones, or closed standings such as `lost` and
    /// `terminated`. The answer is then an `OutcomesBetween`, with the share to whom each came first (Aalen–Johansen).
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-03-31T09:00+08:00"))
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> for land, start in [("2021-01-04", "2021-01-14"), ("2021-01-04", None)]:
    /// ...     project = desk.record_project(title="合成项目")
    /// ...     done = desk.reach(project, "land_acquired", on=land)
    /// ...     done = start and desk.reach(project, "construction_started", on=start)
    /// >>> times = crm.pipeline().time_between("land_acquired", "construction_started")
    /// >>> [group] = times.groups
    /// >>> group.cases, group.events, group.shortest.quantile(0.5), group.shortest.longest
    /// (2, Count(1), 10.0, 86.0)
    /// >>> crm.pipeline().time_between("land_acquired", "construction_started", working_days=True).groups[0].longest.median
    /// 8.0
    #[pyo3(signature = (a, b, *, by=None, as_of=None, known=None, working_days=None, competing=None))]
    #[expect(clippy::too_many_arguments, reason = "they are the keywords of one call")]
    fn time_between(
        &self,
        py: Python<'_>,
        a: &str,
        b: &str,
        by: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
        working_days: Option<&Bound<'_, PyAny>>,
        competing: Option<&Bound<'_, PyAny>>,
    ) -> Answer<Times> {
        let (pipeline, by) = (self.at(as_of, known)?, self.grouped_by(by)?);
        let calendar = match working_days {
            None => None,
            Some(given) => match given.cast::<Calendar>() {
                Ok(calendar) => Some(calendar.get().0.calendar.clone()),
                Err(_) => {
                    let wrong = |takes| given::wrong_type(given, "working_days", takes);
                    match given.extract::<bool>().map_err(|_| wrong("True, False or a Calendar"))? {
                        false => None,
                        true => Some(self.calendar.clone().ok_or_else(|| wrong("a Calendar: tables have none"))?),
                    }
                }
            },
        };
        let Some(competing) = competing else {
            let times = working(py, || match &calendar {
                None => pipeline.time_between(a, b, &by),
                Some(calendar) => pipeline.working_time_between(a, b, &by, calendar),
            })?;
            return Ok(Times::Alone(times));
        };
        let words = outcomes::competing(competing)?;
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let outcomes = working(py, || match &calendar {
            None => pipeline.outcomes_between(a, b, &words, &by),
            Some(calendar) => pipeline.working_outcomes_between(a, b, &words, &by, calendar),
        })?;
        Ok(Times::Competing(outcomes))
    }

    /// What changed from one report to another: how the table of stages of `since` became that of `until`, step by
    /// step, see `Changes`. Each is a day, as known at its end, or a pair of days: (valid, known). With the same
    /// valid day at both it tells what was restated. `money` adds up a kind of money too, read from the book, and
    /// `progress` is called now and then with how many records of it are read, and of how many.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-01-18T09:00+08:00"))
    /// >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("LED 衬底", on="2021-01-12")
    /// >>> changes = crm.pipeline().changes(("2021-01-11", "2021-01-18"), "2021-01-18", by="unit")
    /// >>> changes.rows[0].group, changes.rows[0].certain.entered
    /// (['招商一局'], 1)
    /// >>> crm.pipeline().changes("2021-01-18", "2021-01-11")
    /// Traceback (most recent call last):
    /// inward.Refused: since: the changes from 2021-01-18 to 2021-01-11 would go back; give the earlier report first, as it was known no later than the other [pipeline.changes-backwards]
    #[pyo3(signature = (since, until, *, by=None, money=None, progress=None))]
    fn changes(
        &self,
        py: Python<'_>,
        since: &Bound<'_, PyAny>,
        until: &Bound<'_, PyAny>,
        by: Option<&Bound<'_, PyAny>>,
        money: Option<&str>,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> Answer<Changes> {
        let by = self.grouped_by(by)?;
        telling_of(progress, || changes::between(py, &self.pipeline(), self.crm.as_ref(), [since, until], &by, money))
    }

    /// The investments that do not go on, or perhaps do not: lost, given up, rejected, ended, cleared out, done,
    /// suspended or asleep, since when, why, and the place lost to.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> talks = desk.open_negotiation(title="合成项目", on="2021-01-05")
    /// >>> done = desk.lose_negotiation(talks, "lost_on_land", lost_to="太原", on="2021-03-15")
    /// >>> crm.pipeline().standings().to_polars()["title", "standing", "reason", "lost_to"].rows()
    /// [('合成项目', 'lost', 'lost_on_land', '太原')]
    #[pyo3(signature = (*, as_of=None, known=None))]
    fn standings(
        &self,
        py: Python<'_>,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<Table> {
        let pipeline = self.at(as_of, known)?;
        Ok(Table(working(py, || pipeline.standings_as_table())?))
    }

    /// How many investments stand how (状态统计), those that go on too; as `funnel`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
    /// >>> [(row["standing"], row.count) for row in crm.pipeline().standing_table().rows]
    /// [('', Count(1)), ('ongoing', Count(1))]
    #[pyo3(signature = (by=None, *, as_of=None, known=None))]
    fn standing_table(
        &self,
        py: Python<'_>,
        by: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<CrossTable> {
        let (pipeline, by) = (self.at(as_of, known)?, self.grouped_by(by)?);
        Ok(CrossTable::new(working(py, || pipeline.standing_table(&by))))
    }

    /// The transitions (流转表) of a window: of the investments that stood at a stage at the end of the day `since` or
    /// came to it by the end of the day `until`, how many went straight on to which other, how many were closed or
    /// stopped there, and how many still stand there. Without `until` the window ends on the day of the pipeline.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> talks = desk.open_negotiation(title="合成项目", on="2021-01-05")
    /// >>> done = desk.reach(talks, "reviewed", on="2021-03")
    /// >>> for row in crm.pipeline().transitions("2020-12-31", "2021-03-15", by="unit").rows:
    /// ...     print(row.group[0], row["stage"], row["outcome"], row["to"] or "-", row.count, row.share)
    /// 招商一局 negotiating at_risk - 1 None
    /// 招商一局 negotiating went_on reviewed 0-1 0.00% - 100.00%
    /// 招商一局 negotiating still - 0-1 0.00% - 100.00%
    /// 招商一局 reviewed at_risk - 0-1 None
    /// 招商一局 reviewed still - 0-1 100.00%
    /// >>> crm.pipeline().transitions("2021-03-15", "2021-03-01")
    /// Traceback (most recent call last):
    /// inward.Refused: until: the window ends on 2021-03-01, before it starts on 2021-03-15; give the earlier day first [pipeline.window-ends-before-it-starts]
    #[pyo3(signature = (since, until=None, *, by=None, known=None))]
    fn transitions(
        &self,
        py: Python<'_>,
        since: &Bound<'_, PyAny>,
        until: Option<&Bound<'_, PyAny>>,
        by: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<CrossTable> {
        let (pipeline, by, since) = (self.at(None, known)?, self.grouped_by(by)?, given::day(since, "since")?);
        let until = until.map(|until| given::day(until, "until")).transpose()?;
        Ok(CrossTable::new(working(py, || pipeline.transitions(since, until, &by))?))
    }

    /// Why investments were closed or stopped in a window, or ever without `since`, and still are at its end, and
    /// the places that they were lost to.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> talks = desk.open_negotiation(title="合成项目", on="2021-01-05")
    /// >>> done = desk.lose_negotiation(talks, "lost_on_land", lost_to="太原", on="2021-03-15")
    /// >>> [(row.keys, row.labels("zh")[1], row.count) for row in crm.pipeline().reasons("2020-12-31").rows]
    /// [(['lost', 'lost_on_land', '太原'], '无合适用地或厂房', Count(1))]
    #[pyo3(signature = (since=None, until=None, *, by=None, known=None))]
    fn reasons(
        &self,
        py: Python<'_>,
        since: Option<&Bound<'_, PyAny>>,
        until: Option<&Bound<'_, PyAny>>,
        by: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<CrossTable> {
        let (pipeline, by) = (self.at(None, known)?, self.grouped_by(by)?);
        let since = since.map(|since| given::day(since, "since")).transpose()?;
        let until = until.map(|until| given::day(until, "until")).transpose()?;
        Ok(CrossTable::new(working(py, || pipeline.reasons(since, until, &by))?))
    }

    /// How far cohorts came: of those that reached a milestone, by the `period` in which they did so (`year`, `half`,
    /// `quarter`; all in one without), or only those that did so `within` a window, how many reached each later
    /// milestone, how many were lost before, and how many may still.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> for start in ["2020-10-08", None]:
    /// ...     project = desk.record_project(title="合成项目")
    /// ...     done = desk.reach(project, "land_acquired", on="2020-08")
    /// ...     done = start and desk.reach(project, "construction_started", on=start)
    /// >>> reach = crm.pipeline().reach_by_cohort("land_acquired", period="half")
    /// >>> for row in reach.rows:
    /// ...     if row["milestone"] in ("", "construction_started"):
    /// ...         print(row["cohort"], row["fate"], row.count, row.share)
    /// 2020H2 cohort 2 None
    /// 2020H2 reached 1 50.00%
    /// 2020H2 open 1 50.00%
    #[pyo3(signature = (milestone, *, period=None, within=None, by=None, as_of=None, known=None))]
    #[expect(clippy::too_many_arguments, reason = "they are the keywords of one call")]
    fn reach_by_cohort(
        &self,
        py: Python<'_>,
        milestone: &str,
        period: Option<&str>,
        within: Option<&Bound<'_, PyAny>>,
        by: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<CrossTable> {
        let (pipeline, by) = (self.at(as_of, known)?, self.grouped_by(by)?);
        let period = period.map(|period| reading::word::<CohortPeriod>(period, "period")).transpose()?;
        let within = within.map(|within| window(within, "within")).transpose()?;
        Ok(CrossTable::new(working(py, || pipeline.reach_by_cohort(milestone, period, within, &by))?))
    }

    /// In which order milestones really came, of any two of these, or of all where none is named: how many reached
    /// the first before the second, after it or on the same day, and of how many the dates do not tell.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
    /// >>> done = desk.reach(project, "construction_started", on="2020-09-05")
    /// >>> done = desk.reach(project, "construction_permitted", on="2020-10-10")
    /// >>> [row.keys for row in crm.pipeline().orders().rows][1]
    /// ['construction_permitted', 'construction_started', 'after']
    #[pyo3(signature = (*milestones: "str", by=None, as_of=None, known=None))]
    fn orders(
        &self,
        py: Python<'_>,
        milestones: Vec<String>,
        by: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<CrossTable> {
        let (pipeline, by) = (self.at(as_of, known)?, self.grouped_by(by)?);
        let milestones: Vec<&str> = milestones.iter().map(String::as_str).collect();
        Ok(CrossTable::new(working(py, || pipeline.orders(&milestones, &by))?))
    }

    /// Along which sequences of milestones investments really went, the most frequent first: of these, or of all
    /// that make a stage. `>` stands before what came later, `=` before what came on the same day.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
    /// >>> done = desk.reach(project, "construction_started", on="2020-09-05")
    /// >>> done = desk.reach(project, "construction_permitted", on="2020-10-10")
    /// >>> [(row["sequence"], row.count) for row in crm.pipeline().sequences().rows]
    /// [('construction_started > construction_permitted', Count(1))]
    #[pyo3(signature = (*milestones: "str", by=None, as_of=None, known=None))]
    fn sequences(
        &self,
        py: Python<'_>,
        milestones: Vec<String>,
        by: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<CrossTable> {
        let (pipeline, by) = (self.at(as_of, known)?, self.grouped_by(by)?);
        let milestones: Vec<&str> = milestones.iter().map(String::as_str).collect();
        Ok(CrossTable::new(working(py, || pipeline.sequences(&milestones, &by))?))
    }

    /// How long investments that are not closed have stood at the stage at which they stand. An outlier has stood
    /// there longer than the time within which a share `quantile` of all stays at that stage was over, by Kaplan
    /// and Meier.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-06-01")
    /// >>> crm.pipeline().time_in_stage(as_of="2021-06-11").table().to_polars()["label_zh", "shortest_median"].rows()
    /// [('线索', 10)]
    #[pyo3(signature = (by=None, *, quantile=0.9, as_of=None, known=None))]
    fn time_in_stage(
        &self,
        py: Python<'_>,
        by: Option<&Bound<'_, PyAny>>,
        quantile: f64,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<TimeInStage> {
        let (pipeline, by) = (self.at(as_of, known)?, self.grouped_by(by)?);
        Ok(TimeInStage(working(py, || pipeline.time_in_stage(quantile, &by))?))
    }

    /// How the planned dates of milestones slipped, of these or of all where none is named: the first plan and the
    /// one in force against when the milestone was reached, or against the day where it was not. Where the days on which
    /// plans were made leave open which was the first, or whether one took the place of another, there are bounds.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
    /// >>> done = desk.plan(project, "construction_started", "2021-06-01", on="2021-01-01")
    /// >>> crm.pipeline().slippage().table().to_polars()["milestone", "planned_certain", "overdue_certain"].rows()
    /// [('construction_started', 1, 1)]
    #[pyo3(signature = (*milestones: "str", by=None, as_of=None, known=None))]
    fn slippage(
        &self,
        py: Python<'_>,
        milestones: Vec<String>,
        by: Option<&Bound<'_, PyAny>>,
        as_of: Option<&Bound<'_, PyAny>>,
        known: Option<&Bound<'_, PyAny>>,
    ) -> Answer<Slippage> {
        let (pipeline, by) = (self.at(as_of, known)?, self.grouped_by(by)?);
        let milestones: Vec<&str> = milestones.iter().map(String::as_str).collect();
        Ok(Slippage(working(py, || pipeline.slippage(&milestones, &by))?))
    }

    fn __repr__(&self) -> String {
        format!("<Pipeline of {} {}s>", self.pipeline().len(), self.pipeline().level().key())
    }
}
