//! Rates over the investments of a pipeline, from its columns. What they do not hold, money and measures of a book
//! and the lists that batches are, is read from the book once for each point, and remembered.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;
use inward_core::finance::MoneyKind;
use inward_core::id::{Id, Kind};
use inward_core::investment::Investment;
use inward_core::measure::MeasureKind;
use inward_core::near::nearest_or_all;
use inward_core::number::Number;
use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::refusals;
use inward_core::when::Truth;

use super::day::{Day, number};
use super::dimension::Dimension;
use super::group::Group;
use super::milestones::Place;
use super::point::Point;
use super::records::{RecordRow, Subject};
use super::{Columns, Pipeline, is_there};
use crate::rates::cases::{Cases, DaySlices, NO, Named, POSSIBLY, Weight, YES, weight};
use crate::rates::{
    Asks, Cohort, Extent, FigureColumn, Grouping, KpiDefinition, KpiResult, Predicate, Query, Value, Vintage, Window,
    evaluate_groups, vintages_of,
};

/// What a rate came to in a group.
#[derive(Clone, Debug)]
pub struct KpiOfGroup {
    /// What its investments say of each dimension.
    pub group: Vec<Group>,
    /// What the rate came to among them.
    pub result: KpiResult,
}

/// What a rate looks at beside the columns of a pipeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureAsked {
    /// Which.
    pub figure: FigureKind,
    /// The period that it is of; none where it is of all time.
    pub period: Option<Window>,
    /// As of which point.
    pub point: Point,
}

/// What is to be read from the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// A figure, such as `funds_arrived` or `output_value/actual`.
    Value(String),
    /// Who is on the list of this name: each that is has any figure.
    Batch(String),
    /// Who is there at all: one, or perhaps one.
    Existence,
}

/// The figures that a rate looks at, as far as they were read.
#[derive(Clone, Debug, Default)]
pub struct FiguresRead(Vec<(FigureAsked, Option<Arc<FigureColumn>>)>);

impl FiguresRead {
    /// Those that were not.
    pub fn missing(&self) -> impl Iterator<Item = &FigureAsked> {
        self.0.iter().filter(|(_, read)| read.is_none()).map(|(asked, _)| asked)
    }

    /// Reads those that are missing.
    ///
    /// # Errors
    /// What `read` answers.
    pub fn read<E>(&mut self, mut read: impl FnMut(&FigureAsked) -> Result<Arc<FigureColumn>, E>) -> Result<(), E> {
        for (asked, column) in self.0.iter_mut().filter(|(_, column)| column.is_none()) {
            *column = Some(read(asked)?);
        }
        Ok(())
    }

    fn of(&self, asked: &FigureAsked) -> Option<&Arc<FigureColumn>> {
        self.0.iter().find(|(known, _)| known == asked).and_then(|(_, column)| column.as_ref())
    }
}

/// At most so many figures are remembered; the one that was read first is forgotten first.
const MOST_REMEMBERED: usize = 24;

/// The figures that were read.
pub type Figures = Vec<(FigureAsked, Arc<FigureColumn>)>;

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
        let found = investments.evaluate(definition, query, &Grouping::NONE)?.pop();
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
        let grouping = Grouping { groups: groups.len(), of: groups.of_each() };
        let mut results: Vec<_> = investments.evaluate(definition, query, &grouping)?.into_iter().map(Some).collect();
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
        let mut remembered = self.book.figures.all();
        if remembered.len() >= MOST_REMEMBERED {
            remembered.remove(0);
        }
        remembered.push((asked, column.clone()));
        column
    }

    /// A figure that no investment has.
    #[must_use]
    pub fn no_figures(&self) -> FigureColumn {
        FigureColumn::of_none(self.len())
    }

    /// The number of an investment among the cases of a figure.
    #[must_use]
    pub fn case_of(&self, investment: Id<Investment>) -> Option<usize> {
        self.book.records.ids.binary_search(&investment).ok()
    }

    /// The id of a case and its title.
    pub(crate) fn case_name(&self, case: u32) -> (String, String) {
        let Some(id) = self.book.records.ids.get(case as usize) else { return (String::new(), String::new()) };
        let (outside_id, title) = self.called(*id);
        (outside_id.unwrap_or_else(|| id.to_string()), title)
    }

    /// A figure that was read, as far as it is remembered.
    #[must_use]
    pub fn remembered(&self, asked: &FigureAsked) -> Option<Arc<FigureColumn>> {
        self.book.figures.all().iter().find(|(known, _)| known == asked).map(|(_, column)| column.clone())
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

impl FigureAsked {
    /// What it is called.
    fn name(&self) -> &str {
        match &self.figure {
            FigureKind::Value(name) | FigureKind::Batch(name) => name,
            FigureKind::Existence => "existence",
        }
    }

    fn of(value: &Value, period: Option<Window>, point: Point) -> Self {
        let period = if value.in_period { period } else { None };
        Self { figure: FigureKind::Value(value.name.clone()), period, point }
    }
}

/// Whether an agreement is there, and every standing that it may have.
type Agreed = (Truth, Vec<Is>);

/// Whether a case is one: at least one for certain, or perhaps one.
fn weight_of(told: Option<&Arc<FigureColumn>>, case: usize) -> Weight {
    match told.and_then(|told| told.extent(case)) {
        Some(Extent { least: 1.., .. }) => YES,
        Some(_) => POSSIBLY,
        None => NO,
    }
}

/// The investments of a pipeline as cases.
struct Investments {
    pipeline: Pipeline,
    period: Option<Window>,
    /// Whether it is to be asked which of them are there.
    asks_who_is_there: bool,
    figures: FiguresRead,
    /// What records that were moved reached.
    moved: BTreeMap<(Place, Subject), (Day, Day)>,
}

impl Investments {
    fn of(pipeline: &Pipeline, period: Option<Window>, asks_who_is_there: bool, figures: FiguresRead) -> Self {
        let moved = Columns::moved_days(&pipeline.book.records, pipeline.point);
        Self { pipeline: pipeline.clone(), period, asks_who_is_there, figures, moved }
    }

    fn evaluate(
        &self,
        definition: &KpiDefinition,
        query: &Query,
        grouping: &Grouping<'_>,
    ) -> Result<Vec<KpiResult>, Refusal> {
        // Of tables that say nothing of money a share is told by number alone.
        let says_nothing = self.pipeline.book.outside.as_ref().is_some_and(|outside| outside.money.is_none());
        if says_nothing && definition.weights.is_some() {
            return evaluate_groups(&KpiDefinition { weights: None, ..definition.clone() }, self, query, grouping);
        }
        evaluate_groups(definition, self, query, grouping)
    }

    /// Whether each is there: as its book tells, or, of tables from elsewhere, once it reached anything.
    fn there(&self) -> Vec<Weight> {
        let pipeline = &self.pipeline;
        if pipeline.book.outside.is_some() {
            let reached = pipeline.reached();
            let each = reached.certain.iter().zip(&reached.possible);
            return each.map(|(certain, possible)| weight(is_there(*certain, *possible))).collect();
        }
        let told = self.read(FigureKind::Existence);
        (0..pipeline.len()).map(|case| weight_of(told, case)).collect()
    }

    /// What was read from the book, and is of no period.
    fn read(&self, figure: FigureKind) -> Option<&Arc<FigureColumn>> {
        self.figures.of(&FigureAsked { figure, period: None, point: self.pipeline.point })
    }

    /// Whether an investment stands at one of these, or all of its agreements ended and one of them at one of these,
    /// such as by termination (解约): the project under them may not have been ended yet.
    fn stands(rolled: Truth, agreements: &[Agreed], is_one: &dyn Fn(Is) -> bool) -> Truth {
        let told = |possible: &[Is], of: &dyn Fn(Is) -> bool| {
            let some = possible.iter().any(|is| of(*is));
            let all = possible.iter().all(|is| of(*is));
            if all {
                Truth::Yes
            } else if some {
                Truth::Possibly
            } else {
                Truth::No
            }
        };
        if agreements.is_empty() {
            return rolled;
        }
        // Of one that is perhaps not there it does not matter then how it stands.
        let ended = |(there, possible): &Agreed| told(possible, &Is::is_closed).or(!*there);
        let all_ended = agreements.iter().map(ended).fold(Truth::Yes, Truth::and);
        let at_one = |(there, possible): &Agreed| told(possible, is_one).and(*there);
        let by_one = agreements.iter().map(at_one).fold(Truth::No, Truth::or);
        rolled.or(all_ended.and(by_one))
    }

    /// The figures of a table of money, where there is one.
    fn outside_figures(&self, value: &Value) -> Result<FigureColumn, Refusal> {
        let pipeline = &self.pipeline;
        let mut column = pipeline.no_figures();
        let Some(kind) = MoneyKind::parse(&value.name) else { return Ok(column) };
        let period = value.in_period.then_some(self.period).flatten();
        let period = period.map(|period| (number(period.first()), number(period.last())));
        for (subject, total) in pipeline.outside_totals(kind, period)? {
            column.add_total(subject as usize, &total)?;
        }
        Ok(column)
    }
}

impl Cases for Investments {
    fn len(&self) -> usize {
        self.pipeline.len()
    }

    fn days(&self, date: &str, cases: Range<usize>) -> DaySlices<'_> {
        let book = &self.pipeline.book;
        let place = book.milestones.all().iter().position(|milestone| milestone.key == date);
        let Some(place) = place.and_then(|place| Place::try_from(place).ok()) else {
            return DaySlices::none(cases.len());
        };
        let mut days = book.columns.days_of_chunk(&book.records, place, self.pipeline.point, cases.clone());
        let subject = |case: usize| Subject::try_from(case).unwrap_or(Subject::MAX);
        for ((_, moved), (earliest, latest)) in
            self.moved.range((place, subject(cases.start))..(place, subject(cases.end)))
        {
            let at = (*moved as usize).saturating_sub(cases.start);
            let own = days.earliest.to_mut().get_mut(at).zip(days.latest.to_mut().get_mut(at));
            if let Some((own_earliest, own_latest)) = own {
                (*own_earliest, *own_latest) = ((*own_earliest).min(*earliest), (*own_latest).min(*latest));
            }
        }
        days
    }

    fn counted(&self) -> Option<Vec<Weight>> {
        let pipeline = &self.pipeline;
        let kept = if pipeline.kept.is_empty() { None } else { pipeline.kept_subjects(&pipeline.reached()) };
        let there = self.asks_who_is_there.then(|| self.there());
        match (kept, there) {
            (None, there) => there,
            (Some(kept), None) => Some(kept.into_iter().map(weight).collect()),
            (Some(kept), Some(there)) => {
                Some(kept.into_iter().map(weight).zip(there).map(|(kept, there)| kept.min(there)).collect())
            }
        }
    }

    fn stand(&self, words: &[String]) -> Vec<Weight> {
        let pipeline = &self.pipeline;
        let (records, standings) = (&pipeline.book.records, &pipeline.book.standings);
        let is_one = |is: Is| words.iter().any(|word| word == is.key());
        let mut stand = vec![weight(is_one(Is::Ongoing).into()); pipeline.len()];
        let as_of = pipeline.point.as_of(pipeline.book.zone);
        let mut agreements: HashMap<Subject, Vec<Agreed>> = HashMap::new();
        let is_agreement = |row: &&RecordRow| row.id.kind == Kind::Agreement && records.may_exist(row, pipeline.point);
        let possible = |row: &RecordRow| {
            (records.is_there(row, pipeline.point), standings.possible_of(row.id, pipeline.point, as_of))
        };
        let rolled = pipeline.rolled_standings_of_all();
        for (subject, _) in &rolled {
            let rows = records.settled(*subject).iter().filter(is_agreement);
            agreements.entry(*subject).or_default().extend(rows.map(possible));
        }
        for row in records.moved().iter().filter(is_agreement) {
            if let Some(subject) = records.subject(row, pipeline.point) {
                agreements.entry(subject).or_default().push(possible(row));
            }
        }
        for (subject, rolled) in rolled {
            let agreements = agreements.get(&subject).map_or(&[] as &[Agreed], Vec::as_slice);
            if let Some(stand) = stand.get_mut(subject as usize) {
                *stand = weight(Self::stands(rolled.truth(is_one), agreements, &is_one));
            }
        }
        stand
    }

    fn have(&self, attribute: &str, is: &str) -> Vec<Weight> {
        let pipeline = &self.pipeline;
        let dimension = match pipeline.dimension(attribute) {
            Ok(dimension) => dimension,
            Err(_) if attribute == "batch" => {
                let batch = self.read(FigureKind::Batch(is.to_owned()));
                return (0..pipeline.len()).map(|case| weight_of(batch, case)).collect();
            }
            Err(_) => return vec![NO; pipeline.len()],
        };
        let values = &pipeline.book.values;
        let is_it = |code: u32| {
            let value = values.value(code);
            value.is_some_and(|value| value.to_string() == is || pipeline.name(value) == is)
        };
        let mut known: HashMap<u32, bool> = HashMap::new();
        let codes = pipeline.codes(&dimension).into_iter();
        let has = codes.map(|code| code.is_some_and(|code| *known.entry(code).or_insert_with(|| is_it(code))));
        let mut have: Vec<Weight> = has.map(|has| if has { YES } else { NO }).collect();
        have.resize(pipeline.len(), NO);
        have
    }

    fn figures(&self, value: &Value) -> Result<Arc<FigureColumn>, Refusal> {
        if self.pipeline.book.outside.is_some() {
            return self.outside_figures(value).map(Arc::new);
        }
        let asked = FigureAsked::of(value, self.period, self.pipeline.point);
        let not_read = || Refusal::new(refusals::pipeline::FIGURES_NOT_READ).with("value", &value.name);
        self.figures.of(&asked).cloned().ok_or_else(not_read)
    }

    fn named(&self) -> Named {
        Named::Investments(self.pipeline.clone())
    }
}
