//! The pipeline of a book: its investments and what they reached, in columns.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use chrono::NaiveDate;
use inward_analysis::pipeline::{Dimension, Level, Pipeline, PipelineBuilder, Point, Update};
use inward_core::fact::AsOf;
use inward_core::id::{Kind, RecordId};
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Timestamp;

use crate::{Crm, Error};

/// What was recorded since a pipeline was read.
#[derive(Clone)]
pub enum Recorded {
    /// Nothing; it is seen on this day.
    Nothing(NaiveDate),
    /// So many events, and what they changed.
    Some(u64, Box<Update>),
    /// So many events, after which it had to be read anew.
    Anew(u64, Box<Pipeline>),
}

/// So many events are read at once.
const EVENTS_AT_ONCE: usize = 4_096;

/// More records than there are investments are read faster in one scan of all; fewer than these never are.
const FEW: usize = 1_000;

impl Crm {
    /// The pipeline of the book: every investment and what it reached, in columns, at the point this handle
    /// reads at. It is read once; any other point is asked of the same columns, see [`Pipeline::at`].
    ///
    /// ```
    /// use inward::analysis::pipeline::Point;
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let project = desk.record_project(RecordProject::titled("数字经济产业园"))?;
    /// desk.reach(&project, milestone::CONSTRUCTION_STARTED, "2020-07")?;
    /// let pipeline = crm.pipeline()?;
    /// let started = |day: &str| {
    ///     let today = crm.today().ok()?;
    ///     let funnel = pipeline.at(Point::days(day.parse().ok()?, today)).funnel(&[]);
    ///     funnel.rows.into_iter().find(|row| row.key == "construction_started").map(|row| row.count)
    /// };
    /// assert_eq!(started("2020-06-30").unwrap(), 0);
    /// assert_eq!(started("2020-07-15").unwrap().to_string(), "0-1");
    /// assert_eq!(started("2020-07-31").unwrap(), 1);
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// `pipeline.known-at-an-instant` on a handle that reads as known at an instant within a day,
    /// `pipeline.too-many-milestones`; that the book could not be read.
    pub fn pipeline(&self) -> Result<Pipeline, Error> {
        self.pipeline_of(Level::Investment)
    }

    /// The pipeline of what is counted at a level: of investments, as [`Crm::pipeline`], or of projects (按建设项目统计),
    /// each with what it came of. One agreement under which two are built is one investment and two projects.
    ///
    /// ```
    /// use inward::analysis::pipeline::Level;
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    /// let deal = SignAgreement::titled("合成协议").level(inward::core::agreement::Level::Contract).party(&investor);
    /// let deal = desk.sign_agreement(deal.on("2020-07-10")?)?;
    /// desk.record_project(RecordProject::under(&deal).title("合成一厂"))?;
    /// desk.record_project(RecordProject::under(&deal).title("合成二厂"))?;
    /// let signed = |level| Ok::<_, inward::Error>(crm.pipeline_of(level)?.funnel(&[]).total);
    /// assert_eq!((signed(Level::Investment)?, signed(Level::Project)?), (1.into(), 2.into()));
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Crm::pipeline`].
    pub fn pipeline_of(&self, level: Level) -> Result<Pipeline, Error> {
        let point = self.point().map(|as_of| self.in_days(as_of)).transpose()?;
        let crm = self.at_one_moment()?;
        let not_opened = || Refusal::new(refusals::zone::NOT_OPENED);
        let builder = PipelineBuilder::of(&crm.zone_state()?).ok_or_else(not_opened)?;
        let mut builder = builder.counting(level).at_position(crm.lookup().head()?.position);
        crm.lookup().scan(PipelineBuilder::KINDS, &mut |state| {
            builder.record(&state);
            ControlFlow::Continue(())
        })?;
        let pipeline = builder.finish(crm.today()?)?;
        Ok(point.map_or_else(|| pipeline.clone(), |point| pipeline.at(point)))
    }

    /// What investments of this book are grouped by under that key: a dimension of any book, an attribute of the zone's
    /// own, or the period in which a milestone was reached.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// assert_eq!(crm.dimension("industry:division")?.label().zh, "行业大类");
    /// assert_eq!(crm.dimension("construction_started:year")?.key(), "construction_started:year");
    /// assert_eq!(crm.dimension("prak").unwrap_err().code().as_str(), "pipeline.unknown-dimension");
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// `pipeline.unknown-dimension`, with those that are near, or else all; that the book could not be read.
    pub fn dimension(&self, key: &str) -> Result<Dimension, Error> {
        Ok(Dimension::parse_for(key, &self.playbook()?)?)
    }

    /// Takes into a pipeline of this book what was recorded since it was read, in place; how many events that was. The
    /// records that changed are read again, and nothing else, unless the zone itself changed (by another playbook all may
    /// read otherwise) or projects are counted (what they came of tells of others too): then all is read anew. Results
    /// and other pipelines that share the columns keep what they tell; while there are any, the columns are copied first.
    ///
    /// ```
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区"))?;
    /// # let desk = crm.desk(Officer::named("wang.li"))?;
    /// let mut pipeline = crm.pipeline()?;
    /// desk.capture_lead(CaptureLead::titled("LED 衬底").on("2020-06")?)?;
    /// assert!(crm.refresh(&mut pipeline)? > 0);
    /// assert_eq!(pipeline.funnel(&[]).total, 1);
    /// assert_eq!(crm.refresh(&mut pipeline)?, 0);
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// `pipeline.not-of-a-book`, `pipeline.of-another-book`; `pipeline.book-moved-on` where the book has not got as far as the pipeline; as
    /// [`Crm::pipeline`].
    pub fn refresh(&self, pipeline: &mut Pipeline) -> Result<u64, Error> {
        loop {
            match self.recorded_since(pipeline)? {
                Recorded::Nothing(today) => {
                    pipeline.seen_on(today);
                    return Ok(0);
                }
                Recorded::Some(events, update) => {
                    if pipeline.take_in(*update) {
                        return Ok(events);
                    }
                }
                Recorded::Anew(events, anew) => {
                    *pipeline = *anew;
                    return Ok(events);
                }
            }
        }
    }

    /// What was recorded since a pipeline of this book was read, for [`Pipeline::take_in`]: reading it takes time, taking
    /// it in does not.
    ///
    /// # Errors
    /// As [`Crm::refresh`].
    pub fn recorded_since(&self, pipeline: &Pipeline) -> Result<Recorded, Error> {
        let crm = self.at_one_moment()?;
        let read = crm.position_of(pipeline)?;
        let now = crm.lookup().head()?.position;
        let Some(events) = now.checked_sub(read) else {
            let refusal = Refusal::new(refusals::pipeline::BOOK_MOVED_ON).with("now", now).with("read", read);
            return Err(refusal.into());
        };
        if events == 0 {
            return Ok(Recorded::Nothing(crm.today()?));
        }
        let changed = crm.changed_since(read)?;
        // What a project came of tells of others too.
        let is_of_projects = pipeline.level() == Level::Project;
        let is_the_same_zone = !is_of_projects && changed.iter().all(|id| id.kind != Kind::Zone);
        if is_the_same_zone && changed.len() <= pipeline.len().max(FEW) {
            let states = changed.iter().filter(|id| PipelineBuilder::KINDS.contains(&id.kind));
            let states: Vec<Arc<State>> = states.map(|id| crm.state(*id)).collect::<Result<_, _>>()?;
            let mut came_of = |id: RecordId| Ok::<_, Error>(crm.state(id)?.came_of());
            if let Some(update) = pipeline.update(states, &mut came_of, now, crm.today()?)? {
                return Ok(Recorded::Some(events, Box::new(update)));
            }
        }
        Ok(Recorded::Anew(events, Box::new(pipeline.as_this_is(&crm.pipeline_of(pipeline.level())?)?)))
    }

    /// The records that anything happened to after a position.
    fn changed_since(&self, position: u64) -> Result<BTreeSet<RecordId>, Error> {
        let mut changed = BTreeSet::new();
        let mut after = position;
        loop {
            let events = self.lookup().events(after, EVENTS_AT_ONCE)?;
            let Some(last) = events.last() else { return Ok(changed) };
            after = last.position;
            changed.extend(events.iter().map(|event| event.record));
        }
    }

    /// The point of a pipeline that a point is: what is known is known by the end of a day there.
    pub(crate) fn in_days(&self, as_of: AsOf) -> Result<Point, Refusal> {
        if as_of.known == AsOf::LATEST.known {
            return Ok(Point::LATEST.on(as_of.valid));
        }
        let day = as_of.known.day_in(self.time_zone());
        if Timestamp::end_of_day(day, self.time_zone()) != as_of.known {
            return Err(Refusal::new(refusals::pipeline::KNOWN_AT_AN_INSTANT).with("input", as_of.known).at("known"));
        }
        Ok(Point::days(as_of.valid, day))
    }
}
