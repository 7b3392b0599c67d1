//! Rates over a book: the pipeline counts them, and what its columns do not hold is read from the records: money,
//! measures, and the lists that batches are.

use inward_analysis::pipeline::{Dimension, FigureAsked, FigureKind, FiguresRead, KpiOfGroup, Level, Pipeline};
use inward_analysis::rates::{Extent, FigureColumn, KpiDefinition, KpiResult, Kpis, Query, Window};
use inward_core::fact::AsOf;
use inward_core::finance::MoneyKind;
use inward_core::id::Kind;
use inward_core::measure::{Measure, MeasureKind, Measures};
use inward_core::playbook::milestone;
use inward_core::project::Project;
use inward_core::qualified::Qualified;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::When;

use crate::list::{Asked, each_line_at, each_row_at};
use crate::{Crm, Error};

impl Crm {
    /// One of the field's rates over the investments of the book, as of a day and as known at the point this handle
    /// reads at; see [`Crm::kpis`] for those that there are, [`Crm::kpi_of`] for one's own, and [`Crm::kpi_by`] for groups.
    ///
    /// ```
    /// use inward::analysis::rates::{Query, Window};
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    /// for (title, amount, start) in [("合成项目甲", "2亿元", Some("2020-09-01")), ("合成项目乙", "6亿元", None)] {
    ///     let deal = SignAgreement::titled(title).level(Level::Contract).contract_investment(amount.parse()?).party(&investor);
    ///     let deal = desk.sign_agreement(deal.on("2020-07-10")?)?;
    ///     let project = desk.record_project(RecordProject::under(&deal))?;
    ///     if let Some(start) = start {
    ///         desk.reach(&project, milestone::CONSTRUCTION_STARTED, start)?;
    ///     }
    /// }
    /// let half = Window::of(&"2020H2".parse()?)?;
    /// let query = Query::as_of("2020-12-31".parse()?).selected("signed", half);
    /// let started = crm.kpi("start_rate/signed", &query)?;
    /// assert_eq!(started.bounds()?.to_string(), "50.00%");
    /// assert_eq!(started.bounds_by_weight().unwrap()?.to_string(), "25.00%");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// `kpi.unknown-key` and the like, with those that are near; as [`Crm::kpi_of`].
    pub fn kpi(&self, key: &str, query: &Query) -> Result<KpiResult, Error> {
        self.kpi_of(self.kpis()?.get(key)?, query)
    }

    /// The rates that there are for this zone: those of the field, and those that its playbook defines, as it was
    /// known at the point this handle reads at.
    ///
    /// # Errors
    /// `kpi.bad-definition`, `kpi.repeated-key` of the playbook; that the book could not be read.
    pub fn kpis(&self) -> Result<Kpis, Error> {
        Ok(Kpis::built_in().with_those_of(&self.playbook()?)?)
    }

    /// The same as known at the point of a pipeline.
    ///
    /// # Errors
    /// As [`Crm::kpis`].
    pub fn kpis_of(&self, pipeline: &Pipeline) -> Result<Kpis, Error> {
        self.at_point(self.as_of_days(pipeline.point())).kpis()
    }

    /// A rate by a definition of one's own; as [`Crm::kpi`].
    ///
    /// Of the dates the first record or phase counts, by the playbook's order of sources. Money is what the members
    /// of an investment make of it at the end of the day, each amount once; in a period, what came in within it.
    /// A standing is that of the investment on the day, and that of its agreements once all of them ended. A batch is
    /// a list of that name: the investments of which a project is on it, for certain or possibly.
    ///
    /// # Errors
    /// `kpi.other-subject` where the definition counts no investments; what the definition asks and the query or the
    /// book does not say, as [`evaluate`](inward_analysis::rates::evaluate); that the book could not be read.
    pub fn kpi_of(&self, definition: &KpiDefinition, query: &Query) -> Result<KpiResult, Error> {
        let crm = self.at_one_moment()?;
        crm.kpi_in(&crm.pipeline()?, definition, query)
    }

    /// The same rate of each group of which anybody is in the cohort: by unit, park, industry and so on, as they are
    /// on the day. Groups stand in the order of their names, what says nothing last.
    ///
    /// # Errors
    /// As [`Crm::kpi_of`].
    pub fn kpi_by(
        &self,
        definition: &KpiDefinition,
        query: &Query,
        by: &[Dimension],
    ) -> Result<Vec<KpiOfGroup>, Error> {
        let crm = self.at_one_moment()?;
        crm.kpi_in_by(&crm.pipeline()?, definition, query, by)
    }

    /// A rate over the investments that a pipeline of this book keeps, as known at its point. Money and measures are
    /// read from the book once for each day; further rates of that day are counted from the columns alone.
    ///
    /// ```
    /// use inward::analysis::rates::{Kpis, Query, Window};
    /// use inward::prelude::*;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    /// let deal = SignAgreement::titled("合成项目").level(Level::Contract).party(&investor).on("2020-07-10")?;
    /// let deal = desk.sign_agreement(deal.contract_investment("2亿元".parse()?))?;
    /// desk.reach(&desk.record_project(RecordProject::under(&deal))?, milestone::CONSTRUCTION_STARTED, "2020-09-01")?;
    /// let pipeline = crm.pipeline()?.keep_reached("construction_started")?;
    /// let query = Query::as_of("2020-12-31".parse()?).selected("signed", Window::of(&"2020H2".parse()?)?);
    /// let kpis = Kpis::built_in();
    /// assert_eq!(crm.kpi_in(&pipeline, kpis.get("start_rate/signed")?, &query)?.bounds()?.to_string(), "100.00%");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`Crm::kpi_of`]; `pipeline.book-moved-on` where something is to be read and was recorded since the pipeline
    /// was, `pipeline.not-of-a-book`.
    pub fn kpi_in(&self, pipeline: &Pipeline, definition: &KpiDefinition, query: &Query) -> Result<KpiResult, Error> {
        let figures = self.read_figures(pipeline, definition, query)?;
        Ok(pipeline.kpi_of_figures(definition, query, &figures)?)
    }

    /// The same rate of each group; as [`Crm::kpi_by`].
    ///
    /// # Errors
    /// As [`Crm::kpi_in`].
    pub fn kpi_in_by(
        &self,
        pipeline: &Pipeline,
        definition: &KpiDefinition,
        query: &Query,
        by: &[Dimension],
    ) -> Result<Vec<KpiOfGroup>, Error> {
        let figures = self.read_figures(pipeline, definition, query)?;
        Ok(pipeline.kpi_of_figures_by(definition, query, &figures, by)?)
    }

    /// Reads what a rate looks at and the pipeline does not hold yet.
    pub(crate) fn read_figures(
        &self,
        pipeline: &Pipeline,
        definition: &KpiDefinition,
        query: &Query,
    ) -> Result<FiguresRead, Error> {
        if definition.subject != "investment" {
            return Ok(FiguresRead::default());
        }
        let mut figures = pipeline.figures(definition, query);
        if figures.missing().next().is_some() {
            let crm = self.at_the_moment_of(pipeline)?;
            figures.read(|asked| Ok::<_, Error>(pipeline.remember(asked.clone(), crm.figure(pipeline, asked)?)))?;
        }
        Ok(figures)
    }

    fn figure(&self, pipeline: &Pipeline, asked: &FigureAsked) -> Result<FigureColumn, Error> {
        let point = self.as_of_days(asked.point);
        let then = self.at_point(point);
        let mut column = pipeline.no_figures();
        let level = pipeline.level();
        let case_of_project = |project: &Project| match level {
            Level::Investment => {
                project.head().investment_at(point).and_then(|investment| pipeline.case_of(investment))
            }
            Level::Project => pipeline.case_of(project.id),
        };
        let mut fault: Result<(), Refusal> = Ok(());
        match &asked.figure {
            FigureKind::Batch(batch) => {
                let unknown = || Refusal::new(refusals::kpi::UNKNOWN_BATCH).with("input", batch).at("batch");
                let list = then.list_named(batch)?.ok_or_else(unknown)?;
                for (project, listed) in then.listed(list)? {
                    let case = case_of_project(&project).filter(|_| listed.is_possible());
                    if let Some(case) = case {
                        let listed = Extent { least: i128::from(listed.is_certain()), most: Some(1) };
                        column.add(case, listed, "")?;
                    }
                }
            }
            FigureKind::Existence => each_row_at(&then, level.kind(), &mut |row, _| {
                let there = Extent { least: i128::from(row.exists.is_certain()), most: Some(1) };
                if let (Some(case), Ok(())) = (pipeline.case_of(row.id), &fault) {
                    fault = column.add(case, there, "");
                }
            })?,
            FigureKind::Value(name) => {
                if let Some(kind) = MoneyKind::parse(name) {
                    let period = asked.period.map(|period| When::interval(Some(period.first()), Some(period.last())));
                    let period = period.transpose()?;
                    let of = |state: &State| state.total(kind, period.as_ref(), point);
                    each_line_at(&then, level.kind(), &Asked { kind, of: &of }, &mut |line| {
                        let case = pipeline.case_of(line.row.id).filter(|_| line.total.known.is_possible());
                        let mut total = line.total;
                        if level == Level::Project {
                            // It is counted by what it came of, whether it may be there itself yet or not.
                            total.known = total.known.and(line.row.exists);
                        }
                        if let (Some(case), Ok(())) = (case, &fault) {
                            fault = column.add_total(case, &total);
                        }
                    })?;
                } else if let Some((metric, kind)) = measure(name) {
                    then.each_state(&[Kind::Project], &mut |state| {
                        let State::Project(project) = &*state else { return };
                        let Some(case) = case_of_project(project) else { return };
                        for (figure, unit) in figures_of(project, (metric, kind), asked.period, point) {
                            if fault.is_ok() {
                                fault = column.add(case, Extent::of(&figure), unit.as_deref().unwrap_or_default());
                            }
                        }
                    })?;
                }
            }
        }
        fault?;
        Ok(column)
    }
}

/// A measure's metric, and whose word it is: `output_value/actual`.
fn measure(name: &str) -> Option<(&str, MeasureKind)> {
    let (metric, kind) = name.split_once('/')?;
    Some((metric, MeasureKind::parse(kind)?))
}

/// A figure with its unit.
type Measured = (Qualified, Option<String>);

/// The figure of the whole project, or else those of its phases; of a period, where one is asked for.
fn figures_of(
    project: &Project,
    (metric, kind): (&str, MeasureKind),
    period: Option<Window>,
    point: AsOf,
) -> Vec<Measured> {
    let measures = &project.measures;
    let period = period.and_then(|period| When::interval(Some(period.first()), Some(period.last())).ok());
    let of = |phase: Option<u16>| match &period {
        Some(period) => measures.for_period(metric, kind, phase, period, point).map(figure_of),
        None => in_force(measures, metric, kind, phase, point),
    };
    of(None).map_or_else(|| project.phase_numbers().filter_map(|phase| of(Some(phase))).collect(), |whole| vec![whole])
}

/// The figure in force: that at no milestone, or else at full benefit, which is when output is expected.
fn in_force(measures: &Measures, metric: &str, kind: MeasureKind, phase: Option<u16>, point: AsOf) -> Option<Measured> {
    let full_benefit = milestone::FULL_BENEFIT;
    let at = |milestone: Option<&str>| measures.at(metric, kind, phase, milestone, point);
    at(None).or_else(|| at(Some(full_benefit.as_str()))).map(figure_of)
}

fn figure_of(measure: &Measure) -> Measured {
    (measure.value.value().clone(), measure.value.unit().map(str::to_owned))
}
