//! Rates over the investments of a pipeline, from its columns. What they do not hold, money and measures of a book
//! and the lists that batches are, is read from the book once for each point, and remembered.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use inward_core::finance::MoneyKind;
use inward_core::id::RecordId;
use inward_core::measure::MeasureKind;
use inward_core::near::nearest_or_all;
use inward_core::number::Number;
use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::refusals;

use super::Pipeline;
use super::dimension::Dimension;
use super::figures::{FigureAsked, FigureKind, FiguresRead};
use super::group::Group;
use super::investments::Investments;
use crate::rates::{
    Asks, Cohort, FigureColumn, Grouping, KpiDefinition, KpiResult, Predicate, Query, Vintage, vintages_of,
};

/// What a rate came to in a group.
#[derive(Clone, Debug)]
pub struct KpiOfGroup {
    /// What its investments say of each dimension.
    pub group: Vec<Group>,
    /// What the rate came to among them.
    pub result: KpiResult,
}

/// At most so many figures are remembered; the one that was read first is forgotten first.
const MOST_REMEMBERED: usize = 24;

impl Pipeline {
    /// One of the field's rates over the kept investments, as of the day that the query names and as known at this
    /// pipeline's point. `crm.kpi_in` of `inward` reads beforehand what the columns of a book's pipeline do not hold;
    /// that of outside tables has their own table of money.
    ///
    /// ```
    /// # use inward_analysis::pipeline::Pipeline;
    /// # use inward_core::refusal::Refusal;
    /// use inward_analysis::rates::{Kpis, Query, Window};
    /// # fn shown(pipeline: &Pipeline) -> Result<(), Box<dyn std::error::Error>> {
    /// let kpis = Kpis::built_in();
    /// let query = Query::as_of("2020-12-31".parse()?).selected("signed", Window::of(&"2020H2".parse()?)?);
    /// let started = pipeline.kpi(kpis.get("start_rate/signed")?, &query)?;
    /// println!("{} of {:?}", started.bounds()?, started.by_number);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`evaluate`](crate::rates::evaluate); `kpi.other-subject` where the definition counts no investments;
    /// `pipeline.figures-not-read` of what was not read; `outside-table.no-money`.
    pub fn kpi(&self, definition: &KpiDefinition, query: &Query) -> Result<KpiResult, Refusal> {
        self.kpi_of_figures(definition, query, &self.figures(definition, query))
    }

    /// The same with what was read from the book.
    ///
    /// # Errors
    /// As [`Pipeline::kpi`].
    pub fn kpi_of_figures(
        &self,
        definition: &KpiDefinition,
        query: &Query,
        figures: &FiguresRead,
    ) -> Result<KpiResult, Refusal> {
        let investments = self.investments(definition, query, figures)?;
        let found = investments.evaluate(definition, query, Grouping::none())?.pop();
        found.ok_or_else(|| Refusal::new(refusals::rate::UNDEFINED))
    }

    /// The same rate of each group of which anybody is in the cohort, in the order of their names, what says nothing
    /// last.
    ///
    /// # Errors
    /// As [`Pipeline::kpi`].
    pub fn kpi_by(
        &self,
        definition: &KpiDefinition,
        query: &Query,
        by: &[Dimension],
    ) -> Result<Vec<KpiOfGroup>, Refusal> {
        self.kpi_of_figures_by(definition, query, &self.figures(definition, query), by)
    }

    /// The same with what was read from the book.
    ///
    /// # Errors
    /// As [`Pipeline::kpi`].
    pub fn kpi_of_figures_by(
        &self,
        definition: &KpiDefinition,
        query: &Query,
        figures: &FiguresRead,
        by: &[Dimension],
    ) -> Result<Vec<KpiOfGroup>, Refusal> {
        let investments = self.investments(definition, query, figures)?;
        let groups = investments.pipeline.groups(by);
        let grouping = Grouping { groups: groups.len(), of: groups.of_each().clone() };
        let mut results: Vec<_> = investments.evaluate(definition, query, grouping)?.into_iter().map(Some).collect();
        let in_order = groups.in_order().into_iter().filter_map(|group| {
            let result = results.get_mut(group)?.take().filter(|result| !result.members.is_empty())?;
            Some(KpiOfGroup { group: groups.named(group).to_vec(), result })
        });
        Ok(in_order.collect())
    }

    /// The rate of each signing year, or of whatever else begins: see [`vintages`](crate::rates::vintages).
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near; `number.out-of-range`.
    pub fn vintages(
        &self,
        from: &str,
        to: &str,
        as_of: NaiveDate,
        horizon_days: u32,
        targets: &BTreeMap<i32, Number>,
    ) -> Result<Vec<Vintage>, Refusal> {
        self.book.milestones.named(from)?;
        self.book.milestones.named(to)?;
        vintages_of(
            &Investments::of(&self.at(self.point.on(as_of)), None, false, FiguresRead::default()),
            from,
            to,
            as_of,
            horizon_days,
            targets,
        )
    }

    /// What a rate looks at beside the columns of a book, as far as it is remembered. `inward` reads what is missing.
    #[must_use]
    pub fn figures(&self, definition: &KpiDefinition, query: &Query) -> FiguresRead {
        if self.book.outside.is_some() {
            return FiguresRead::default();
        }
        let point = self.point.on(query.as_of);
        let figures = definition.figures().into_iter();
        let mut asked: Vec<FigureAsked> = figures.map(|value| FigureAsked::of(value, query.period, point)).collect();
        let others = query.batch.iter().map(|batch| FigureKind::Batch(batch.clone()));
        let existence = asks_who_is_there(definition).then_some(FigureKind::Existence);
        asked.extend(others.chain(existence).map(|figure| FigureAsked { figure, period: None, point }));
        let read = asked.into_iter().map(|asked| {
            let known = self.remembered(&asked);
            (asked, known)
        });
        FiguresRead(read.collect())
    }

    /// Remembers a figure that was read, which [`Pipeline::no_figures`] is the beginning of, so that further rates of
    /// that day need not read it again.
    pub fn remember(&self, asked: FigureAsked, column: FigureColumn) -> Arc<FigureColumn> {
        let column = Arc::new(column);
        self.book.figures.keep(MOST_REMEMBERED, asked, column.clone());
        column
    }

    /// A figure that no investment has.
    #[must_use]
    pub fn no_figures(&self) -> FigureColumn {
        FigureColumn::of_none(self.len())
    }

    /// The number of an investment, or of a project where those are counted, among the cases of a figure.
    #[must_use]
    pub fn case_of(&self, counted: impl Into<RecordId>) -> Option<usize> {
        self.book.records.ids.binary_search(&counted.into()).ok()
    }

    /// The id of a case and its title.
    pub(crate) fn case_name(&self, case: u32) -> (String, String) {
        let Some(id) = self.book.records.ids.get(case as usize) else { return (String::new(), String::new()) };
        (self.id_of(*id), self.called(*id).1)
    }

    /// A figure that was read, as far as it is remembered.
    #[must_use]
    pub fn remembered(&self, asked: &FigureAsked) -> Option<Arc<FigureColumn>> {
        self.book.figures.found(asked)
    }

    fn investments(
        &self,
        definition: &KpiDefinition,
        query: &Query,
        figures: &FiguresRead,
    ) -> Result<Investments, Refusal> {
        if definition.subject != "investment" {
            let refusal = Refusal::new(refusals::kpi::OTHER_SUBJECT).with("kpi", &definition.key);
            return Err(refusal.with("subject", &definition.subject));
        }
        if self.book.outside.is_none() {
            self.check_words(definition)?;
        }
        if let Some(missing) = figures.missing().next() {
            return Err(Refusal::new(refusals::pipeline::FIGURES_NOT_READ).with("value", missing.name()));
        }
        let asks = asks_who_is_there(definition);
        Ok(Investments::of(&self.at(self.point.on(query.as_of)), query.period, asks, figures.clone()))
    }
}

impl Pipeline {
    /// That a definition speaks of what there is: what nobody can have reached or have would be told as nought.
    fn check_words(&self, definition: &KpiDefinition) -> Result<(), Refusal> {
        let bad = |message: String| {
            Refusal::new(refusals::kpi::BAD_DEFINITION).with("input", &definition.key).with("message", message)
        };
        for word in definition.words() {
            match word {
                Asks::Milestone(milestone) => {
                    self.book.milestones.named(milestone)?;
                }
                Asks::Attribute("batch") => {}
                Asks::Attribute(name) => {
                    self.dimension(name)?;
                }
                Asks::Standing(standing) => {
                    let known = Is::ALL.iter().map(|is| is.key());
                    if !known.clone().any(|known| known == standing) {
                        let near = nearest_or_all(standing, "", known);
                        return Err(bad(format!("nothing stands at `{standing}`; near: {near}")));
                    }
                }
                Asks::Figure(name) => {
                    let known = MoneyKind::ALL.iter().map(|kind| kind.key());
                    let is_measure = name.split_once('/').is_some_and(|(_, of)| MeasureKind::parse(of).is_some());
                    if !is_measure && MoneyKind::parse(name).is_none() {
                        let near = nearest_or_all(name, "", known);
                        let message =
                            format!("no money is called `{name}`; near: {near}; or a measure, as jobs/actual");
                        return Err(bad(message));
                    }
                }
            }
        }
        Ok(())
    }
}

/// Whether it must be asked who is there: not where only what reached something counts, or is on a list.
fn asks_who_is_there(definition: &KpiDefinition) -> bool {
    let reached_something =
        |predicate: &Predicate| matches!(predicate, Predicate::Reached(_) | Predicate::ReachedIn(_));
    match &definition.cohort {
        Cohort::By { .. } => false,
        Cohort::Stock(Predicate::All(parts)) => !parts.iter().any(reached_something),
        Cohort::Stock(predicate) => !reached_something(predicate),
    }
}
