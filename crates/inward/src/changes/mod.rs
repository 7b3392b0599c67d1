//! What changed between two reports, with the money that the records tell, and the facts behind each step.

mod facts;

use std::collections::HashMap;

use inward_analysis::pipeline::{Changes, Dimension, Level, MoneyBetween, Pipeline, Point};
use inward_core::fact::AsOf;
use inward_core::finance::{MoneyKind, Total};
use inward_core::id::RecordId;
use inward_core::record::State;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Timestamp;

pub use facts::ChangeFact;

use crate::list::{Asked, each_line_at};
use crate::{Crm, Error};

impl Crm {
    /// How the table of a pipeline of this book changed from one report to another, by number and by one kind of
    /// money: step by step, for certain and possibly, see [`Changes`]. An amount is what the members of an investment
    /// make of it, each once, as lists add them up; of those known by a day, and as of it.
    ///
    /// ```
    /// use inward::analysis::pipeline::{Point, ChangeStep};
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let lead = CaptureLead::titled("合成线索").total_planned("2亿元".parse()?);
    /// desk.capture_lead(lead.on("2021-01-15")?)?;
    /// let today = crm.today()?;
    /// let (since, until) = (Point::days("2021-01-11".parse()?, today), Point::days("2021-01-18".parse()?, today));
    /// let pipeline = crm.pipeline()?;
    /// let changes = crm.changes(&pipeline, since, until, &[], MoneyKind::TotalPlanned)?;
    /// let book = &changes.rows[0];
    /// assert_eq!((book.certain.at(ChangeStep::Opening), book.certain.at(ChangeStep::Entered)), (0, 1));
    /// let [least, most] = book.amounts[&"CNY".parse()?];
    /// assert!(least.reconcile() && least == most);
    /// assert_eq!(crm.facts_behind(&changes, 0, ChangeStep::Entered)?[0].what, "lead_received");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`Pipeline::changes`]; `pipeline.not-of-a-book`, and `pipeline.book-moved-on` where something was recorded
    /// since the pipeline was read; that the book could not be read.
    pub fn changes(
        &self,
        pipeline: &Pipeline,
        since: Point,
        until: Point,
        by: &[Dimension],
        money: MoneyKind,
    ) -> Result<Changes, Error> {
        Pipeline::check_ends_of_changes(since, until)?;
        let crm = self.at_the_moment_of(pipeline)?;
        Ok(pipeline.changes_in_money(since, until, by, &crm.money_between(pipeline.level(), since, until, money)?)?)
    }

    /// The book at the moment at which a pipeline of it was read.
    pub(crate) fn at_the_moment_of(&self, pipeline: &Pipeline) -> Result<Self, Error> {
        let crm = self.at_one_moment()?;
        let read = crm.position_of(pipeline)?;
        let now = crm.lookup().head()?.position;
        if now != read {
            let refusal = Refusal::new(refusals::pipeline::BOOK_MOVED_ON).with("now", now).with("read", read);
            return Err(refusal.into());
        }
        Ok(crm)
    }

    /// The position at which a pipeline of this book was read.
    pub(crate) fn position_of(&self, pipeline: &Pipeline) -> Result<u64, Error> {
        let read = pipeline.position().ok_or_else(|| Refusal::new(refusals::pipeline::NOT_OF_A_BOOK))?;
        if !pipeline.is_of(self.zone.record()) {
            return Err(Refusal::new(refusals::pipeline::OF_ANOTHER_BOOK).into());
        }
        Ok(read)
    }

    fn money_between(&self, level: Level, since: Point, until: Point, kind: MoneyKind) -> Result<MoneyBetween, Error> {
        let (opening, closing) = (self.as_of_days(since), self.as_of_days(until));
        let restated = AsOf { known: closing.known, ..opening };
        let totals = |rules: AsOf, of: &dyn Fn(&State) -> Total| self.at_point(rules).totals_of_each(level, kind, of);
        let whole = |as_of: AsOf| move |state: &State| state.total(kind, None, as_of);
        let first = totals(opening, &whole(opening))?;
        let (rescoped, corrected, late) = if restated == opening {
            (first.clone(), first.clone(), first.clone())
        } else {
            let begun = |state: &State| state.total_of_what_had_begun(kind, None, restated, opening.known);
            (totals(restated, &whole(opening))?, totals(restated, &begun)?, totals(restated, &whole(restated))?)
        };
        let last = if closing == restated { late.clone() } else { totals(closing, &whole(closing))? };
        Ok(MoneyBetween { kind, totals: [first, rescoped, corrected, late, last] })
    }

    /// What each investment with its members, or each project, makes of a kind of money, at the point this handle
    /// reads at.
    fn totals_of_each(
        &self,
        level: Level,
        kind: MoneyKind,
        of: &dyn Fn(&State) -> Total,
    ) -> Result<HashMap<RecordId, Total>, Error> {
        let mut totals = HashMap::new();
        each_line_at(self, level.kind(), &Asked { kind, of }, &mut |line| {
            if line.total.known.is_possible() {
                totals.insert(line.row.id, line.total);
            }
        })?;
        Ok(totals)
    }

    /// The point of a book that a point of a pipeline is.
    pub(crate) fn as_of_days(&self, point: Point) -> AsOf {
        AsOf {
            valid: point.valid().unwrap_or(AsOf::LATEST.valid),
            known: point.known().map_or(AsOf::LATEST.known, |day| Timestamp::end_of_day(day, self.time_zone())),
        }
    }
}
