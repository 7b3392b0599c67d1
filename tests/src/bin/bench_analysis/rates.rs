//! The built-in rates by number and money, and the columns and questions by which polars and DuckDB answer the same.
//!
//! Of a definition that the wide table holds all of, its cohort and its event are told as they are asked of one
//! investment: `["by", place, day]`, `["within", place, first, last]`, `["soon_after", place, place, days, first, last]`,
//! `["over", figure]`, `["all", …]`, `["any", …]`.
#![expect(clippy::float_arithmetic, reason = "times and figures that are compared")]

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use inward::analysis::pipeline::{Dimension, FigureAsked, FigureKind, KpiOfGroup, Pipeline};
use inward::analysis::rates::{
    Against, Cohort, Extent, KpiDefinition, KpiResult, Kpis, Predicate, Query, Shape, Window,
};
use inward::core::number::PLACES;
use inward::core::when::Truth;
use inward::prelude::*;
use serde_json::{Value as Json, json};

use crate::Fallible;
use crate::pipeline::on;
use crate::yardstick::{Answered, fastest};

/// The figures that the wide table holds.
const FIGURES: [&str; 2] = ["contract_investment", "funds_arrived"];
/// The half-year whose signings are asked about, and in which what was signed is held against a target.
const HALF: &str = "2022H1";
/// How many were to be signed in it.
const TARGET: u32 = 4_000;
/// The one that is also asked for alone.
const ALONE: &str = "start_rate/signed";
/// Whose signing years are asked about, and what they then reach within so many days.
const FROM: &str = "contract_signed";
const TO: &str = "construction_started";
const HORIZON_DAYS: u32 = 365;
/// How often each is asked.
const ROUNDS: u32 = 7;

/// So many of the last place of a number are a cent.
const CENT: i128 = 10_i128.pow(PLACES - 2);

/// The cells of the table of a rate, in the order in which they are compared.
const CELLS: [(Truth, Truth); 6] = [
    (Truth::Yes, Truth::Yes),
    (Truth::Yes, Truth::Possibly),
    (Truth::Yes, Truth::No),
    (Truth::Possibly, Truth::Yes),
    (Truth::Possibly, Truth::Possibly),
    (Truth::Possibly, Truth::No),
];

/// The rates that are asked for.
pub struct Rates {
    definitions: Vec<(KpiDefinition, Query, Json)>,
}

impl Rates {
    /// Those that the wide table of a pipeline can answer; the others are named.
    pub fn of(pipeline: &Pipeline, as_of: NaiveDate) -> Fallible<Self> {
        let half = Window::of(&HALF.parse()?)?;
        let of_investments = Kpis::built_in();
        let of_investments = of_investments.iter().filter(|definition| definition.subject == "investment");
        let (mut definitions, mut others) = (Vec::new(), Vec::new());
        for definition in of_investments {
            let mut query = Query { period: Some(half), ..Query::as_of(as_of) };
            query.targets.insert("signed".to_owned(), TARGET.into());
            if let Cohort::By { dates, .. } = &definition.cohort {
                query = query.selected(dates.first().ok_or("a cohort without a date")?, half);
            }
            match (Wide { pipeline, half, as_of }).asked(definition) {
                Some(asked) => definitions.push((definition.clone(), query, asked)),
                None => others.push(definition.key.as_str()),
            }
        }
        println!(
            "{} built-in rates of those signed in {HALF}; the wide table cannot answer {}",
            definitions.len(),
            others.join(", ")
        );
        Ok(Self { definitions })
    }

    /// What is asked of the others, as data.
    pub fn asked(&self) -> Json {
        self.definitions.iter().map(|(_, _, asked)| asked.clone()).collect()
    }

    /// What they come to: one alone, by number and by money, and all of them by industry one after the other.
    pub fn ours(&self, crm: &Crm, pipeline: &Pipeline, codes: &BTreeMap<String, u32>) -> Fallible<Vec<Answered>> {
        let (definition, query, _) =
            self.definitions.iter().find(|(definition, ..)| definition.key == ALONE).ok_or("no start rate")?;
        let one = || Ok(crm.kpi_in(pipeline, definition, query)?);
        let (first, _) = fastest("one", 1, one)?;
        println!("{ALONE} took {:.2} ms the first time, when the money was read from the book", first.seconds * 1e3);
        let (mut alone, result) = fastest("one rate", ROUNDS, one)?;
        alone.figures = figures_of(&result)?;
        let by = [Dimension::Industry];
        let all = || -> Fallible<Vec<Vec<KpiOfGroup>>> {
            let each = self.definitions.iter();
            each.map(|(definition, query, _)| Ok(crm.kpi_in_by(pipeline, definition, query, &by)?)).collect()
        };
        let (first, _) = fastest("all", 1, all)?;
        println!("the rates by industry took {:.2} ms the first time, when more was read", first.seconds * 1e3);
        let (mut by_industry, results) = fastest("all rates by industry", ROUNDS, all)?;
        for of_rate in &results {
            let mut of_groups = BTreeMap::new();
            for KpiOfGroup { group, result } in of_rate {
                let name = group.first().and_then(|group| group.value.as_ref()).map(ToString::to_string);
                let code = codes.get(&name.unwrap_or_default()).copied().unwrap_or_default();
                of_groups.insert(code, figures_of(result)?);
            }
            let each = of_groups.into_iter();
            by_industry.figures.extend(each.flat_map(|(code, figures)| [vec![f64::from(code)], figures].concat()));
        }
        Ok(vec![alone, by_industry])
    }
}

/// The cells of a rate by number; then, where it has them by money, those in cents, each at least and at most, below
/// nought where that is open.
fn figures_of(result: &KpiResult) -> Fallible<Vec<f64>> {
    let mut figures = Vec::new();
    match (&result.by_number, &result.quotient) {
        (Some(table), _) => figures.extend(CELLS.map(|(cohort, event)| table.cell(cohort, event) as f64)),
        (None, Some(_)) => {
            let (least, most) = result.numerator()?;
            let least: f64 = least.to_string().parse()?;
            let most: f64 = most.ok_or("an open count")?.to_string().parse()?;
            figures.extend([least, 0.0, 0.0, most - least, 0.0, 0.0]);
        }
        (None, None) => return Err("a rate of nothing".into()),
    }
    if let Some(table) = &result.by_weight {
        for (cohort, event) in CELLS {
            let Extent { least, most } = table.cell(cohort, event);
            figures.extend([least / CENT, most.map_or(-1, |most| most / CENT)].map(|cents| cents as f64));
        }
    }
    Ok(figures)
}

/// What the wide table of a pipeline can answer.
struct Wide<'p> {
    pipeline: &'p Pipeline,
    half: Window,
    as_of: NaiveDate,
}

impl Wide<'_> {
    /// What a definition asks; none where the table does not hold all of it.
    fn asked(&self, definition: &KpiDefinition) -> Option<Json> {
        let cohort = match &definition.cohort {
            Cohort::By { dates, condition, open_start } => {
                let date = dates.first()?;
                let selected = if *open_start {
                    json!(["by", self.place(date)?, day(self.half.last().min(self.as_of))])
                } else {
                    self.within(date)?
                };
                let condition = condition.as_ref().map_or_else(|| Some(json!(["all"])), |of| self.predicate(of))?;
                json!(["all", selected, condition])
            }
            Cohort::Stock(predicate) => self.predicate(predicate)?,
        };
        let hit = match &definition.shape {
            Shape::Share(hit) => self.predicate(hit)?,
            Shape::Against(Against { of: None, .. }) => json!(["all"]),
            _ => return None,
        };
        let weights = definition.weights.as_ref();
        if weights.is_some_and(|weights| weights.in_period || !FIGURES.contains(&weights.name.as_str())) {
            return None;
        }
        let (key, weights) = (&definition.key, weights.map(|weights| &weights.name));
        Some(json!({"key": key, "cohort": cohort, "hit": hit, "weights": weights, "alone": key == ALONE}))
    }

    fn predicate(&self, predicate: &Predicate) -> Option<Json> {
        let each = |word: &str, parts: &[Predicate]| {
            let parts = parts.iter().map(|part| self.predicate(part));
            Some(Json::Array(std::iter::once(Some(json!(word))).chain(parts).collect::<Option<_>>()?))
        };
        match predicate {
            // What may stand above the line of nobody is asked of everybody who is there, which the table does not say.
            Predicate::All(parts) if !parts.is_empty() => each("all", parts),
            Predicate::Any(parts) => each("any", parts),
            Predicate::Reached(date) => Some(json!(["by", self.place(date)?, day(self.as_of)])),
            Predicate::ReachedIn(date) => self.within(date),
            Predicate::Over(value, than) if !value.in_period && FIGURES.contains(&value.name.as_str()) => {
                (than.units() == 0).then(|| json!(["over", value.name]))
            }
            _ => None,
        }
    }

    fn within(&self, date: &str) -> Option<Json> {
        let (first, last) = (day(self.half.first()), day(self.half.last().min(self.as_of)));
        Some(json!(["within", self.place(date)?, first, last]))
    }

    fn place(&self, date: &str) -> Option<usize> {
        self.pipeline.milestones().iter().position(|milestone| milestone.key.as_str() == date)
    }
}

/// Of each signing year who started by the day, and who did within a year: ours, and the same as questions.
pub fn vintages(pipeline: &Pipeline, as_of: NaiveDate) -> Fallible<(Answered, Json)> {
    let ask = || Ok(pipeline.vintages(FROM, TO, as_of, HORIZON_DAYS, &BTreeMap::new())?);
    let (mut answered, vintages) = fastest("vintages", ROUNDS, ask)?;
    let place = |date: &str| pipeline.milestones().iter().position(|milestone| milestone.key.as_str() == date);
    let (from, to) = place(FROM).zip(place(TO)).ok_or("milestones that are not there")?;
    let mut asked = Vec::new();
    for vintage in &vintages {
        let (first, last) = (on((vintage.year, 1, 1))?, on((vintage.year, 12, 31))?);
        let mature = as_of - chrono::Days::new(HORIZON_DAYS.into());
        let of_year = |until: NaiveDate| json!(["within", from, day(first), day(last.min(until))]);
        let soon_after = json!(["soon_after", to, from, HORIZON_DAYS, day(first), day(last.min(mature))]);
        let running = json!({"cohort": of_year(as_of), "hit": ["by", to, day(as_of)], "weights": null});
        asked.extend([running, json!({"cohort": of_year(mature), "hit": soon_after, "weights": null})]);
        for table in [&vintage.running, &vintage.within_horizon] {
            answered.figures.extend(CELLS.map(|(cohort, event)| table.cell(cohort, event) as f64));
        }
    }
    Ok((answered, asked.into()))
}

fn day(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// Writes what each investment has of the figures that were read: at least and at most, in cents, and whether that is
/// open.
pub fn write_figures(pipeline: &Pipeline, as_of: NaiveDate, folder: &Path) -> Fallible<()> {
    for figure in FIGURES {
        let point = pipeline.point().on(as_of);
        let asked = FigureAsked { figure: FigureKind::Value(figure.to_owned()), period: None, point };
        let column = pipeline.remembered(&asked).ok_or_else(|| format!("{figure} was not read"))?;
        let (mut least, mut most, mut open) = (Vec::new(), Vec::new(), Vec::new());
        for case in 0..pipeline.len() {
            let extent = column.extent(case).unwrap_or(Extent::exact(0));
            if extent.least % CENT != 0 {
                return Err(format!("{figure} of less than a cent").into());
            }
            let cents = |units: i128| i64::try_from(units / CENT).map(i64::to_ne_bytes);
            least.extend(cents(extent.least)?);
            most.extend(cents(extent.most.unwrap_or_default())?);
            open.push(u8::from(extent.most.is_none()));
        }
        std::fs::write(folder.join(format!("least-{figure}.i64")), least)?;
        std::fs::write(folder.join(format!("most-{figure}.i64")), most)?;
        std::fs::write(folder.join(format!("open-{figure}.u8")), open)?;
    }
    Ok(())
}
