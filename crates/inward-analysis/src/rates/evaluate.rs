//! One rate, counted over plain rows.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use inward_core::count::Count;
use inward_core::near::nearest;
use inward_core::number::Number;
use inward_core::ratio::RatioBounds;
use inward_core::refusal::Refusal;
use inward_core::text::refusals;
use inward_core::when::Truth;

use super::definition::{Against, Cohort, KpiDefinition, Measured, Missing, Predicate, Shape};
use super::predicate::{Asked, Dates, extent, holds, number, unit_of};
use super::window::Days;
use super::worlds::judged;
use super::{CohortTable, Extent, QuotientTable, Row, WeightedTable, Window};

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

/// A case that stands below the line, or possibly does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its id.
    pub id: String,
    /// Whether it is in the cohort.
    pub cohort: Truth,
    /// Whether it stands above the line as well; `yes` where there is nothing to be true of it.
    pub event: Truth,
}

/// What a rate came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KpiResult {
    /// Its definition.
    pub definition: KpiDefinition,
    /// What was asked.
    pub query: Query,
    /// By number: of a share.
    pub by_number: Option<CohortTable>,
    /// By money, or whatever else the definition weighs with: of a share.
    pub by_weight: Option<WeightedTable>,
    /// The sums: of a quotient, and of what is held against a target.
    pub quotient: Option<QuotientTable>,
    /// The currency or unit of the sums and weights.
    pub unit: Option<String>,
    /// Who stands below the line, in the order of the rows.
    pub members: Vec<Member>,
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
    let key = &definition.key;
    if definition.needs_period() && query.period.is_none() {
        return Err(Refusal::new(refusals::kpi::PERIOD_MISSING).with("kpi", key).at("period"));
    }
    let selector = Selector::of(definition, query)?;
    let rows = first_of_each(rows, &selector);
    let asked = Asked { as_of: query.as_of, period: query.period };
    let mut result = KpiResult {
        definition: definition.clone(),
        query: query.clone(),
        by_number: None,
        by_weight: None,
        quotient: None,
        unit: None,
        members: Vec::new(),
        immature: Count::default(),
        excluded: 0,
        repeated: rows.repeated,
    };
    let always = Predicate::All(Vec::new());
    let hit = if let Shape::Share(hit) = &definition.shape { hit } else { &always };
    let judge = Judge { selector: &selector, hit, asked };
    let judged = rows.kept.iter().map(|row| Ok((*row, judge.judge(row)?))).collect::<Result<Vec<_>, Refusal>>()?;
    let cohort: Vec<(&Row, Truth, Truth)> = judged
        .into_iter()
        .filter(|(_, (cohort, _))| cohort.is_possible())
        .map(|(row, (cohort, event))| (row, cohort, event))
        .collect();
    let member =
        |(row, cohort, event): &(&Row, Truth, Truth)| Member { id: row.id.clone(), cohort: *cohort, event: *event };
    result.members = cohort.iter().map(member).collect();
    let counted: Vec<&Row> = cohort.iter().map(|(row, ..)| *row).collect();
    match &definition.shape {
        Shape::Share(_) => {
            let mut table = CohortTable::default();
            cohort.iter().for_each(|(_, cohort, event)| table.count(*cohort, *event));
            result.by_number = Some(table);
            result.immature = immature(definition, query, &selector, &cohort);
            if let Some(weights) = &definition.weights {
                result.unit = unit_of(weights, &counted)?.map(str::to_owned);
                let mut by_weight = WeightedTable::default();
                for (row, cohort, event) in &cohort {
                    let weight = extent(weights, row, asked)?.unwrap_or(Extent::exact(0));
                    refuse_negative(weight, row, &weights.name)?;
                    by_weight.add(*cohort, *event, weight)?;
                }
                result.by_weight = Some(by_weight);
            }
        }
        Shape::Quotient(of, to) => {
            result.unit = one_unit([of, to], &counted)?;
            let mut table = QuotientTable::default();
            for (row, cohort, _) in &cohort {
                match (figure(of, row, asked, key)?, figure(to, row, asked, key)?) {
                    (Some(part), Some(whole)) => {
                        refuse_negative(whole, row, &to.value.name)?;
                        table.add(*cohort, part, whole)?;
                    }
                    _ => result.excluded += 1,
                }
            }
            result.quotient = Some(table);
        }
        Shape::Against(Against { of, target }) => {
            let missing = || {
                let refusal = Refusal::new(refusals::kpi::TARGET_MISSING).with("kpi", key).with("target", target);
                refusal.at(format!("targets.{target}"))
            };
            let goal = *query.targets.get(target).ok_or_else(missing)?;
            result.unit = one_unit(of.as_slice(), &counted)?;
            let one = Extent::exact(Number::from(1).units());
            let mut sum = Extent::exact(0);
            for (row, cohort, _) in &cohort {
                let part = match of {
                    None => Some(one),
                    Some(of) => figure(of, row, asked, key)?,
                };
                let Some(part) = part else {
                    result.excluded += 1;
                    continue;
                };
                sum = sum.plus(if cohort.is_certain() { part } else { part.perhaps() })?;
            }
            let mut table = QuotientTable::default();
            table.add(Truth::Yes, sum, Extent::exact(goal.units()))?;
            result.quotient = Some(table);
        }
    }
    Ok(result)
}

/// What a row has of a figure; none where the row is to be left out.
fn figure(measured: &Measured, row: &Row, asked: Asked, key: &str) -> Result<Option<Extent>, Refusal> {
    match (extent(&measured.value, row, asked)?, measured.missing) {
        (Some(found), _) => Ok(Some(found)),
        (None, Missing::Zero) => Ok(Some(Extent::exact(0))),
        (None, Missing::Exclude) => Ok(None),
        (None, Missing::Refuse) => {
            let refusal = Refusal::new(refusals::kpi::VALUE_MISSING).with("row", &row.id);
            Err(refusal.with("value", &measured.value.name).with("kpi", key))
        }
    }
}

fn refuse_negative(extent: Extent, row: &Row, value: &str) -> Result<(), Refusal> {
    if extent.least >= 0 {
        return Ok(());
    }
    Err(Refusal::new(refusals::kpi::NEGATIVE_WEIGHT).with("row", &row.id).with("value", value))
}

/// The unit of all these figures.
fn one_unit<'m>(figures: impl IntoIterator<Item = &'m Measured>, rows: &[&Row]) -> Result<Option<String>, Refusal> {
    let mut unit: Option<&str> = None;
    for figure in figures {
        let own = unit_of(&figure.value, rows)?;
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

/// How the cohort is selected.
enum Selector<'a> {
    Date { date: &'a str, window: Window, open_start: bool, condition: Option<&'a Predicate> },
    Batch { batch: &'a str, condition: Option<&'a Predicate> },
    Stock(&'a Predicate),
}

impl<'a> Selector<'a> {
    fn of(definition: &'a KpiDefinition, query: &'a Query) -> Result<Self, Refusal> {
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
        // `signed` says contract_signed: the last words of a name are enough.
        let named =
            |known: &&String| *known == date || known.strip_suffix(date.as_str()).is_some_and(|of| of.ends_with('_'));
        let Some(date) = dates.iter().filter(|known| *known != "batch").find(named) else {
            return Err(unknown(date, definition, dates));
        };
        Ok(Self::Date { date, window: *window, open_start: *open_start, condition })
    }

    fn condition(&self) -> Option<&'a Predicate> {
        match self {
            Self::Date { condition, .. } | Self::Batch { condition, .. } => *condition,
            Self::Stock(stock) => Some(stock),
        }
    }

    fn date(&self) -> Option<&'a str> {
        if let Self::Date { date, .. } = self { Some(date) } else { None }
    }

    fn window(&self) -> Option<Window> {
        if let Self::Date { window, .. } = self { Some(*window) } else { None }
    }

    /// Whether the row is selected, whatever the condition says.
    fn selects(&self, row: &Row, dates: &dyn Dates, as_of: NaiveDate) -> Truth {
        match self {
            Self::Date { date, window, open_start, .. } => {
                let first = (!open_start).then_some(window.first());
                dates.days(date).map_or(Truth::No, |days| days.within(first, window.last().min(as_of)))
            }
            Self::Stock(_) => Truth::Yes,
            Self::Batch { batch, .. } => (row.attributes.get("batch").map(String::as_str) == Some(batch)).into(),
        }
    }
}

fn unknown(date: &str, definition: &KpiDefinition, dates: &[String]) -> Refusal {
    let known = || dates.iter().map(String::as_str);
    let mut near = nearest(date, known(), 3);
    near.extend(known().filter(|known| !near.contains(known)).collect::<Vec<_>>());
    let near = if near.is_empty() { "—".to_owned() } else { near.join(", ") };
    let refusal = Refusal::new(refusals::kpi::UNKNOWN_COHORT_DATE).with("input", date);
    refusal.with("kpi", &definition.key).with("near", near).at("selected")
}

/// What is counted of each row.
struct Judge<'a> {
    selector: &'a Selector<'a>,
    hit: &'a Predicate,
    asked: Asked,
}

impl Judge<'_> {
    /// Whether a row is in the cohort, and whether the event is true of it.
    fn judge(&self, row: &Row) -> Result<(Truth, Truth), Refusal> {
        let condition = self.selector.condition();
        let mut dates: Vec<&str> = self.selector.date().into_iter().collect();
        self.hit.dates(&mut dates);
        condition.iter().for_each(|condition| condition.dates(&mut dates));
        dates.sort_unstable();
        dates.dedup();
        let ends = |window: Window| [window.first().pred_opt(), Some(window.last())];
        let windows = self.selector.window().into_iter().chain(self.asked.period).flat_map(ends).flatten();
        let cuts: Vec<NaiveDate> = windows.chain([self.asked.as_of]).collect();
        judged(row, &dates, &cuts, |dates| {
            let selected = self.selector.selects(row, dates, self.asked.as_of);
            let condition = condition.map_or(Ok(Truth::Yes), |condition| holds(condition, row, dates, self.asked))?;
            Ok((selected.and(condition), holds(self.hit, row, dates, self.asked)?))
        })
    }
}

/// How many were selected too late for the event to be held against them, and do not have it.
fn immature(
    definition: &KpiDefinition,
    query: &Query,
    selector: &Selector<'_>,
    cohort: &[(&Row, Truth, Truth)],
) -> Count {
    let days = query.mature_days.or(definition.mature_days);
    let Some((days, date)) = days.zip(selector.date()) else { return Count::default() };
    let last_mature = NaiveDate::from_num_days_from_ce_opt(
        query.as_of.num_days_from_ce().saturating_sub(i32::try_from(days).unwrap_or(i32::MAX)),
    );
    let young = |row: &Row| {
        let mature = row.days(date).zip(last_mature).map_or(Truth::No, |(days, last)| days.by(last));
        !mature
    };
    cohort.iter().map(|(row, cohort, event)| cohort.and(!*event).and(young(row))).collect()
}

/// The rows of which each id stands in one only.
struct Distinct<'r> {
    kept: Vec<&'r Row>,
    repeated: u64,
}

fn first_of_each<'r>(rows: &'r [Row], selector: &Selector<'_>) -> Distinct<'r> {
    // By the day that selects, which the first signing has earliest; else as they stand.
    let first =
        |row: &Row| selector.date().and_then(|date| row.days(date)).and_then(|days: Days| days.first.or(days.last));
    let mut order: Vec<(usize, &Row)> = rows.iter().enumerate().collect();
    order.sort_by_key(|(index, row)| (first(row).is_none(), first(row), *index));
    let mut seen = BTreeSet::new();
    order.retain(|(_, row)| seen.insert(row.id.as_str()));
    order.sort_unstable_by_key(|(index, _)| *index);
    let kept: Vec<&Row> = order.into_iter().map(|(_, row)| row).collect();
    let repeated = rows.len().saturating_sub(kept.len()) as u64;
    Distinct { kept, repeated }
}
