//! One rate, counted over plain rows.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use inward_core::count::Count;
use inward_core::near::nearest;
use inward_core::number::{Number, PLACES};
use inward_core::ratio::RatioBounds;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Truth;

use super::cases::{Cases, Weight, YES, truth};
use super::definition::{Against, Cohort, KpiDefinition, Measured, Missing, Predicate, Shape};
use super::judge::{Asked, Question, Questions};
use super::listed::Listed;
use super::members::{JudgedCases, Members};
use super::tally::{Grouping, Tallied, Tally};
use super::{CohortTable, Extent, FigureColumn, QuotientTable, Row, Value, WeightedTable, Window};
use crate::pipeline::day::{Day, number as day_number};
use crate::published::Printed;

/// What is asked of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// As of the end of which day.
    pub as_of: NaiveDate,
    /// The date that selects the cohort, and from when to when: `contract_signed`, or `signed`.
    pub selected: Option<(String, Window)>,
    /// The batch that is the cohort.
    pub batch: Option<String>,
    /// The period, where the definition speaks of one.
    pub period: Option<Window>,
    /// The targets, by name.
    pub targets: BTreeMap<String, Number>,
    /// After how many days a case is mature; instead of what the definition says.
    pub mature_days: Option<u32>,
}

impl Query {
    /// As of a day, with nothing else said.
    #[must_use]
    pub fn as_of(day: NaiveDate) -> Self {
        Self { as_of: day, selected: None, batch: None, period: None, targets: BTreeMap::new(), mature_days: None }
    }

    /// Those whose date lies in the window.
    #[must_use]
    pub fn selected(mut self, date: &str, window: Window) -> Self {
        self.selected = Some((date.to_owned(), window));
        self
    }
}

/// What a rate came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiResult {
    /// Its definition.
    pub definition: Arc<KpiDefinition>,
    /// What was asked.
    pub query: Arc<Query>,
    /// By number: of a share.
    pub by_number: Option<CohortTable>,
    /// By money, or whatever else the definition weighs with: of a share.
    pub by_weight: Option<WeightedTable>,
    /// The sums: of a quotient, and of what is held against a target.
    pub quotient: Option<QuotientTable>,
    /// The currency or unit of the sums and weights.
    pub unit: Option<String>,
    /// Who stands below the line, in the order of the rows.
    pub members: Members,
    /// How many are too young to be held against it.
    pub immature: Count,
    /// How many were left out because a figure is missing.
    pub excluded: u64,
    /// How many rows were not counted because their id stands in one that was.
    pub repeated: u64,
}

impl KpiResult {
    /// The least and the greatest that the rate can be.
    ///
    /// # Errors
    /// `rate.undefined` for an empty cohort, `number.out-of-range`.
    pub fn bounds(&self) -> Result<RatioBounds, Refusal> {
        match (&self.by_number, &self.quotient) {
            (Some(table), _) => table.bounds(),
            (None, Some(quotient)) => quotient.bounds(),
            (None, None) => Err(Refusal::new(refusals::rate::UNDEFINED)),
        }
    }

    /// The same by money, where the definition has it beside the number.
    ///
    /// # Errors
    /// As [`KpiResult::bounds`].
    pub fn bounds_by_weight(&self) -> Option<Result<RatioBounds, Refusal>> {
        self.by_weight.as_ref().map(WeightedTable::bounds)
    }

    /// What stands above the line, at least and at most.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn numerator(&self) -> Result<(Number, Option<Number>), Refusal> {
        self.line(CohortTable::hits, QuotientTable::numerator)
    }

    /// What stands below the line, at least and at most.
    ///
    /// # Errors
    /// `number.out-of-range`.
    pub fn denominator(&self) -> Result<(Number, Option<Number>), Refusal> {
        self.line(CohortTable::cohort, QuotientTable::denominator)
    }

    fn line(
        &self,
        count: fn(&CohortTable) -> Count,
        sum: fn(&QuotientTable) -> Result<Extent, Refusal>,
    ) -> Result<(Number, Option<Number>), Refusal> {
        if let Some(table) = &self.by_number {
            let count = count(table);
            return Ok((count.certain.try_into()?, Some(count.possible.try_into()?)));
        }
        let extent = self.quotient.as_ref().map_or(Ok(Extent::exact(0)), sum)?;
        Ok((number(extent.least)?, extent.most.map(number).transpose()?))
    }
}

/// Counts a rate over rows, as of a day. Of rows with the same id the one that was selected first is
/// counted (one id signed twice counts once, by its first signing).
///
/// # Errors
/// `kpi.window-missing`, `kpi.unknown-cohort-date`, `kpi.period-missing`, `kpi.target-missing`,
/// `kpi.value-missing`, `kpi.negative-weight`, `kpi.mixed-units`, `number.out-of-range`. That a cohort is
/// empty is no error before its bounds are asked for.
///
/// ```
/// use inward_analysis::rates::{Kpis, Query, Row, Window, evaluate};
/// use inward_core::when::When;
///
/// let day = |text: &str| When::parse(text);
/// let rows = [
///     Row::new("p1").on("contract_signed", day("2020-07-10")?).on("construction_started", day("2020-09")?),
///     Row::new("p2").on("contract_signed", day("2020-08-15")?),
/// ];
/// let kpis = Kpis::built_in();
/// let as_of = "2020-12-31".parse().map_err(|_| "a date")?;
/// let query = Query::as_of(as_of).selected("contract_signed", Window::of(&day("2020H2")?)?);
/// let found = evaluate(kpis.get("start_rate/signed")?, &rows, &query)?;
/// assert_eq!((found.numerator()?.0, found.denominator()?.0), (1.into(), 2.into()));
/// assert_eq!(found.bounds()?.to_string(), "50.00%");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn evaluate(definition: &KpiDefinition, rows: &[Row], query: &Query) -> Result<KpiResult, Refusal> {
    let selector = Selector::of(definition, query)?;
    let listed = Listed::of(rows, selector.date(), Asked::of(query));
    let found = evaluate_groups(definition, &listed, query, Grouping::none())?.pop();
    let found = found.ok_or_else(|| Refusal::new(refusals::rate::UNDEFINED))?;
    Ok(KpiResult { repeated: listed.repeated, ..found })
}

/// Counts a rate over cases, group by group.
pub(crate) fn evaluate_groups(
    definition: &KpiDefinition,
    cases: &dyn Cases,
    query: &Query,
    grouping: Grouping,
) -> Result<Vec<KpiResult>, Refusal> {
    let selector = Selector::of(definition, query)?;
    let asked = Asked::of(query);
    let mut questions = Questions::of(cases);
    let cohort = selector.question(&mut questions, asked)?;
    let event = match &definition.shape {
        Shape::Share(hit) => questions.predicate(hit, asked)?,
        _ => Question::All(Vec::new()),
    };
    let figures = Figures::of(definition, cases)?;
    let weights = figures.weights.as_deref();
    let none = |cases| Tally::of(cases, grouping.groups, weights);
    let parts = questions.judge(&cohort, &event, none, |tally, judged| tally.take(judged, &grouping, weights));
    let (tallied, judged) = Tally::finish(parts);
    let young = Young::of(definition, query, &selector, cases);
    let members = Arc::new(JudgedCases::of(cases.named(), grouping, judged));
    let (definition, query) = (Arc::new(definition.clone()), Arc::new(query.clone()));
    let counting = Counting { definition, query, cases, figures: &figures };
    // Where a sum is to be refused, each group is added up one by one, for the refusal names the first.
    let is_summed = tallied.iter().all(|tallied| tallied.by_weight.is_some());
    let groups = tallied.into_iter().enumerate().map(|(group, mut tallied)| {
        tallied.by_weight = tallied.by_weight.filter(|_| is_summed);
        counting.count(Members::of(members.clone(), group, tallied.members), &tallied, &young)
    });
    groups.collect()
}

impl Asked {
    fn of(query: &Query) -> Self {
        Self { as_of: day_number(query.as_of), period: query.period }
    }
}

/// The figures that a definition adds up.
struct Figures {
    weights: Option<Arc<FigureColumn>>,
    /// Of what is divided, and of what it is divided by.
    lines: Vec<Arc<FigureColumn>>,
}

impl Figures {
    fn of(definition: &KpiDefinition, cases: &dyn Cases) -> Result<Self, Refusal> {
        let lines: Vec<&Measured> = match &definition.shape {
            Shape::Share(_) => Vec::new(),
            Shape::Quotient(of, to) => vec![of, to],
            Shape::Against(Against { of, .. }) => of.iter().collect(),
        };
        Ok(Self {
            weights: definition.weights.as_ref().map(|weights| cases.figures(weights)).transpose()?,
            lines: lines.into_iter().map(|line| cases.figures(&line.value)).collect::<Result<_, _>>()?,
        })
    }
}

/// Counts the members of a group.
struct Counting<'a> {
    definition: Arc<KpiDefinition>,
    query: Arc<Query>,
    cases: &'a dyn Cases,
    figures: &'a Figures,
}

impl Counting<'_> {
    fn count(&self, members: Members, tallied: &Tallied, young: &Young) -> Result<KpiResult, Refusal> {
        let mut result = KpiResult {
            definition: self.definition.clone(),
            query: self.query.clone(),
            by_number: None,
            by_weight: None,
            quotient: None,
            unit: None,
            members,
            immature: Count::default(),
            excluded: 0,
            repeated: 0,
        };
        match (&self.definition.shape, self.figures.lines.as_slice()) {
            (Shape::Share(_), _) => {
                result.by_number = Some(tallied.by_number);
                result.immature = young.count(&result.members);
                if let Some((weights, column)) = self.definition.weights.as_ref().zip(self.figures.weights.as_ref()) {
                    let unit = match &tallied.by_weight {
                        Some((unit, _)) => Some(column.unit_name(*unit)).filter(|unit| !unit.is_empty()),
                        None => unit_of(weights, column, &result.members)?,
                    };
                    result.unit = unit.map(str::to_owned);
                    result.by_weight = Some(match &tallied.by_weight {
                        Some((_, sums)) => Tallied::table(sums)?,
                        None => self.weighted(&result.members, weights, column)?,
                    });
                }
            }
            (Shape::Quotient(of, to), [above, below]) => {
                let lines = [(of, &**above), (to, &**below)];
                result.unit = one_unit(&lines, &result.members)?;
                let mut table = QuotientTable::default();
                result.excluded = result.members.try_each(|case, cohort, _| {
                    let parts = self.figure(of, above, case)?.zip(self.figure(to, below, case)?);
                    let Some((part, whole)) = parts else { return Ok(1) };
                    self.refuse_negative(whole, case, &to.value)?;
                    table.add(cohort, part, whole).map(|()| 0)
                })?;
                result.quotient = Some(table);
            }
            (Shape::Against(Against { of, target }), lines) => {
                let missing = || {
                    let refusal = Refusal::new(refusals::kpi::TARGET_MISSING).with("kpi", &self.definition.key);
                    refusal.with("target", target).at(format!("targets.{target}"))
                };
                let goal = *self.query.targets.get(target).ok_or_else(missing)?;
                let of = of.as_ref().zip(lines.first());
                let line = of.map(|(of, column)| (of, &**column));
                result.unit = one_unit(line.as_slice(), &result.members)?;
                let mut sum = Extent::exact(0);
                if let Some((of, column)) = line {
                    result.excluded = result.members.try_each(|case, cohort, _| {
                        let Some(part) = self.figure(of, column, case)? else { return Ok(1) };
                        sum = sum.plus(if cohort.is_certain() { part } else { part.perhaps() })?;
                        Ok(0)
                    })?;
                } else {
                    let (count, one) = (tallied.by_number.cohort(), Number::from(1).units());
                    let of_one = |count: u64| i128::from(count) * one;
                    sum = Extent { least: of_one(count.certain), most: Some(of_one(count.possible)) };
                }
                let mut table = QuotientTable::default();
                table.add(Truth::Yes, sum, Extent::exact(goal.units()))?;
                result.quotient = Some(table);
            }
            (Shape::Quotient(..), _) => {}
        }
        Ok(result)
    }

    fn weighted(&self, members: &Members, weights: &Value, column: &FigureColumn) -> Result<WeightedTable, Refusal> {
        let mut table = WeightedTable::default();
        members.try_each(|case, cohort, event| {
            if let Some(weight) = column.extent(case) {
                self.refuse_negative(weight, case, weights)?;
                table.add(cohort, event, weight)?;
            }
            Ok(0)
        })?;
        Ok(table)
    }

    /// What a case has of a figure; none where the case is to be left out.
    fn figure(&self, measured: &Measured, column: &FigureColumn, case: usize) -> Result<Option<Extent>, Refusal> {
        match (column.extent(case), measured.missing) {
            (Some(found), _) => Ok(Some(found)),
            (None, Missing::Zero) => Ok(Some(Extent::exact(0))),
            (None, Missing::Undetermined) => Ok(Some(Extent { least: 0, most: None })),
            (None, Missing::Exclude) => Ok(None),
            (None, Missing::Refuse) => {
                let refusal = Refusal::new(refusals::kpi::VALUE_MISSING).with("row", self.name(case));
                Err(refusal.with("value", &measured.value.name).with("kpi", &self.definition.key))
            }
        }
    }

    fn refuse_negative(&self, extent: Extent, case: usize, value: &Value) -> Result<(), Refusal> {
        if extent.least >= 0 {
            return Ok(());
        }
        let refusal = Refusal::new(refusals::kpi::NEGATIVE_WEIGHT).with("row", self.name(case));
        Err(refusal.with("value", &value.name))
    }

    fn name(&self, case: usize) -> String {
        let (id, _) = self.cases.named().of(u32::try_from(case).unwrap_or(u32::MAX));
        id
    }
}

/// The unit in which every member has a figure, if any has one.
fn unit_of<'c>(value: &Value, column: &'c FigureColumn, members: &Members) -> Result<Option<&'c str>, Refusal> {
    let mut unit: Option<u16> = None;
    members.try_each(|case, _, _| {
        for own in column.units_of(case) {
            let one = *unit.get_or_insert(own);
            if one != own {
                let refusal = Refusal::new(refusals::kpi::MIXED_UNITS).with("value", &value.name);
                return Err(refusal.with("one", column.unit_name(one)).with("other", column.unit_name(own)));
            }
        }
        Ok(0)
    })?;
    Ok(unit.map(|unit| column.unit_name(unit)).filter(|unit| !unit.is_empty()))
}

/// The unit of all these figures.
fn one_unit(lines: &[(&Measured, &FigureColumn)], members: &Members) -> Result<Option<String>, Refusal> {
    let mut unit: Option<&str> = None;
    for (figure, column) in lines {
        let own = unit_of(&figure.value, column, members)?;
        match (unit, own) {
            (Some(one), Some(other)) if one != other => {
                let refusal = Refusal::new(refusals::kpi::MIXED_UNITS).with("value", &figure.value.name);
                return Err(refusal.with("one", one).with("other", other));
            }
            _ => unit = unit.or(own),
        }
    }
    Ok(unit.map(str::to_owned))
}

/// Who was selected too late for the event to be held against them.
struct Young(Option<Vec<Weight>>);

impl Young {
    fn of(definition: &KpiDefinition, query: &Query, selector: &Selector<'_>, cases: &dyn Cases) -> Self {
        let days = query.mature_days.or(definition.mature_days);
        let Some((days, date)) = days.zip(selector.date()) else { return Self(None) };
        let last_mature = query.as_of.num_days_from_ce().saturating_sub(i32::try_from(days).unwrap_or(i32::MAX));
        let mut questions = Questions::of(cases);
        let mature = questions.by(date, last_mature);
        // Asked as the event: who is only perhaps counted is not in more doubt about it.
        let parts = questions.judge(
            &Question::All(Vec::new()),
            &mature,
            |_| Vec::new(),
            |found, judged| {
                let cases = judged.chosen.iter().map(|at| judged.begins + usize::from(*at));
                found.extend(cases.zip(judged.event.iter().copied()));
            },
        );
        let mut young = vec![YES; cases.len()];
        for (case, mature) in parts.into_iter().flatten() {
            if let Some(young) = young.get_mut(case) {
                *young = YES - mature;
            }
        }
        Self(Some(young))
    }

    /// How many of them do not have it.
    fn count(&self, members: &Members) -> Count {
        let mut count = Count::default();
        if let Some(young) = &self.0 {
            members.each(|case, cohort, event| {
                let young = young.get(case).map_or(Truth::No, |young| truth(*young));
                count.one_more(cohort.and(!event).and(young));
            });
        }
        count
    }
}

/// So many `10^-PLACES` as a number.
fn number(units: i128) -> Result<Number, Refusal> {
    let too_large = || Refusal::new(refusals::number::OUT_OF_RANGE).with("input", units);
    Printed::of_units(units, PLACES).map(Printed::value).ok_or_else(too_large)
}

/// How the cohort is selected.
enum Selector<'a> {
    Date { date: &'a str, window: Window, open_start: bool, condition: Option<&'a Predicate> },
    Batch { batch: &'a str, condition: Option<&'a Predicate> },
    Stock(&'a Predicate),
}

impl<'a> Selector<'a> {
    fn of(definition: &'a KpiDefinition, query: &'a Query) -> Result<Self, Refusal> {
        if definition.needs_period() && query.period.is_none() {
            return Err(Refusal::new(refusals::kpi::PERIOD_MISSING).with("kpi", &definition.key).at("period"));
        }
        let (dates, condition, open_start) = match &definition.cohort {
            Cohort::By { dates, condition, open_start } => (dates, condition, open_start),
            Cohort::Stock(stock) => {
                return match (&query.selected, &query.batch) {
                    (None, None) => Ok(Self::Stock(stock)),
                    (Some((date, _)), _) => Err(unknown(date, definition, &[])),
                    (None, Some(_)) => Err(unknown("batch", definition, &[])),
                };
            }
        };
        let condition = condition.as_ref();
        if let Some(batch) = &query.batch {
            if !dates.iter().any(|date| date == "batch") {
                return Err(unknown("batch", definition, dates));
            }
            return Ok(Self::Batch { batch, condition });
        }
        let Some((date, window)) = &query.selected else {
            let refusal = Refusal::new(refusals::kpi::WINDOW_MISSING).with("kpi", &definition.key);
            return Err(refusal.with("near", dates.join(", ")));
        };
        let Some(date) = dates.iter().filter(|known| *known != "batch").find(|known| is_named(known, date)) else {
            return Err(unknown(date, definition, dates));
        };
        Ok(Self::Date { date, window: *window, open_start: *open_start, condition })
    }

    fn date(&self) -> Option<&'a str> {
        if let Self::Date { date, .. } = self { Some(date) } else { None }
    }

    /// Whether a case is selected, and what must hold as well does.
    fn question(&self, questions: &mut Questions<'_>, asked: Asked) -> Result<Question, Refusal> {
        let (selected, condition) = match self {
            Self::Date { date, window, open_start, condition } => {
                let first = (!open_start).then(|| day_number(window.first()));
                let last: Day = day_number(window.last()).min(asked.as_of);
                (Some(questions.within(date, first, last)), *condition)
            }
            Self::Batch { batch, condition } => (
                Some(questions.predicate(&Predicate::Attribute("batch".to_owned(), (*batch).to_owned()), asked)?),
                *condition,
            ),
            Self::Stock(stock) => (None, Some(*stock)),
        };
        let condition = condition.map(|condition| questions.predicate(condition, asked)).transpose()?;
        Ok(Question::All(selected.into_iter().chain(condition).collect()))
    }
}

/// Whether a date is meant: `signed` says contract_signed, the last words of a name are enough.
pub(super) fn is_named(known: &str, date: &str) -> bool {
    known == date || known.strip_suffix(date).is_some_and(|of| of.ends_with('_'))
}

fn unknown(date: &str, definition: &KpiDefinition, dates: &[String]) -> Refusal {
    let known = || dates.iter().map(String::as_str);
    let mut near = nearest(date, known(), 3);
    near.extend(known().filter(|known| !near.contains(known)).collect::<Vec<_>>());
    let near = if near.is_empty() { "—".to_owned() } else { near.join(", ") };
    let refusal = Refusal::new(refusals::kpi::UNKNOWN_COHORT_DATE).with("input", date);
    refusal.with("kpi", &definition.key).with("near", near).at("selected")
}
