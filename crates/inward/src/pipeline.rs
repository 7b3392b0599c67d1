//! The pipeline of a book: its investments and what they reached, in columns.

use std::ops::ControlFlow;

use inward_analysis::pipeline::{Pipeline, PipelineBuilder, Point};
use inward_core::fact::AsOf;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Timestamp;

use crate::{Crm, Error};

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
        let point = self.point().map(|as_of| self.in_days(as_of)).transpose()?;
        let crm = self.at_one_moment()?;
        let not_opened = || Refusal::new(refusals::zone::NOT_OPENED);
        let builder = PipelineBuilder::of(&crm.zone_state()?).ok_or_else(not_opened)?;
        let mut builder = builder.at_position(crm.lookup().head()?.position);
        crm.lookup().scan(PipelineBuilder::KINDS, &mut |state| {
            builder.record(&state);
            ControlFlow::Continue(())
        })?;
        let pipeline = builder.finish(crm.today()?)?;
        Ok(point.map_or_else(|| pipeline.clone(), |point| pipeline.at(point)))
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
