//! Rates over a book: what each investment is counted by is read from its records, and the definition counts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use inward_analysis::pipeline::{Dimension, Group, Pipeline};
use inward_analysis::rates::{Entry, KpiDefinition, KpiResult, Kpis, Query, Row, Standing, evaluate};
use inward_core::fact::AsOf;
use inward_core::finance::{MoneyKind, Total};
use inward_core::id::{Id, Kind};
use inward_core::index::Index;
use inward_core::investment::Investment;
use inward_core::measure::{MeasureKind, Measures};
use inward_core::money::{CurrencySum, Money};
use inward_core::number::Number;
use inward_core::playbook::milestone;
use inward_core::project::Project;
use inward_core::qualified::{Qualified, Qualifier};
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::refusals;
use inward_core::when::{Truth, When};

use crate::list::{Asked, each_line_at};
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

    /// A rate by a definition of one's own; as [`Crm::kpi`].
    ///
    /// Of the dates the first record or phase counts, by the playbook's order of sources. Money is what the members
    /// of an investment make of it at the end of the day, each amount once; in a period, what came in within it.
    /// A standing is that of the investment on the day, and that of its agreements once all of them ended. A batch is
    /// a list of that name: the investments of which a project is on it for certain.
    ///
    /// # Errors
    /// `kpi.other-subject` where the definition counts no investments; what the definition asks and the query or the
    /// book does not say, as [`evaluate`]; that the book could not be read.
    pub fn kpi_of(&self, definition: &KpiDefinition, query: &Query) -> Result<KpiResult, Error> {
        let (rows, _) = self.kpi_rows(definition, query)?;
        Ok(evaluate(definition, &rows, query)?)
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
        let (rows, pipeline) = self.kpi_rows(definition, query)?;
        let each = pipeline.group_of_each(by).into_iter();
        let mut group_of: HashMap<String, Vec<Group>> = each.map(|(id, group)| (id.to_string(), group)).collect();
        let mut rows_of: BTreeMap<Vec<(bool, Group)>, Vec<Row>> = BTreeMap::new();
        for row in rows {
            let group = group_of.remove(&row.id).unwrap_or_default();
            let in_order = group.into_iter().map(|group| (group.value.is_none(), group)).collect();
            rows_of.entry(in_order).or_default().push(row);
        }
        let mut groups = Vec::new();
        for (group, rows) in rows_of {
            let result = evaluate(definition, &rows, query)?;
            if !result.members.is_empty() {
                groups.push(KpiOfGroup { group: group.into_iter().map(|(_, group)| group).collect(), result });
            }
        }
        Ok(groups)
    }

    /// What each investment of the book is counted by, and the pipeline at that point.
    pub(crate) fn kpi_rows(&self, definition: &KpiDefinition, query: &Query) -> Result<(Vec<Row>, Pipeline), Error> {
        if definition.subject != "investment" {
            let refusal = Refusal::new(refusals::kpi::OTHER_SUBJECT).with("kpi", &definition.key);
            return Err(refusal.with("subject", &definition.subject).into());
        }
        let crm = self.at_one_moment()?;
        let point = AsOf { valid: query.as_of, known: crm.reading_point().known };
        let then = crm.at_point(point);
        let pipeline = crm.pipeline()?.at(crm.in_days(point)?);
        let mut rows = Rows::default();
        let figures = definition.figures();
        let none = Asked { kind: MoneyKind::TotalPlanned, of: &|_| Total::unknown() };
        each_line_at(&then, Kind::Investment, &none, &mut |line| rows.begin(&line.row, query))?;
        let mut agreements = Vec::new();
        then.each_state(&[Kind::Agreement], &mut |state| {
            agreements.push((state.head().investment_at(point), state.listed_standing(point)));
        })?;
        rows.end_with_their_agreements(&agreements, query);
        rows.date(&pipeline)?;
        if let Some(batch) = &query.batch {
            let unknown = || Refusal::new(refusals::kpi::UNKNOWN_BATCH).with("input", batch).at("batch");
            let list = then.list_named(batch)?.ok_or_else(unknown)?;
            for (project, listed) in then.listed(list)? {
                if let Some(row) = rows.of(project.head().investment_at(point)).filter(|_| listed.is_certain()) {
                    row.attributes.insert("batch".to_owned(), batch.clone());
                }
            }
        }
        for figure in figures {
            let period = figure.in_period.then_some(query.period).flatten();
            let period = period.map(|period| When::interval(Some(period.first()), Some(period.last()))).transpose()?;
            if let Some(kind) = MoneyKind::parse(&figure.name) {
                let of = |state: &State| state.total(kind, period.as_ref(), point);
                let mut fault = None;
                each_line_at(&then, Kind::Investment, &Asked { kind, of: &of }, &mut |line| {
                    if let Err(refusal) = rows.money(&line.row, &figure.name, &line.total) {
                        fault.get_or_insert(refusal);
                    }
                })?;
                fault.map_or(Ok(()), Err)?;
            } else if let Some((metric, kind)) = measure(&figure.name) {
                then.each_state(&[Kind::Project], &mut |state| {
                    if let State::Project(project) = &*state {
                        rows.measure(project, &figure.name, metric, kind, point);
                    }
                })?;
            }
        }
        Ok((rows.rows, pipeline))
    }
}

/// What a rate came to in a group.
#[derive(Clone, Debug)]
pub struct KpiOfGroup {
    /// What its investments say of each dimension.
    pub group: Vec<Group>,
    /// What the rate came to among them.
    pub result: KpiResult,
}

/// A measure's metric, and whose word it is: `output_value/actual`.
fn measure(name: &str) -> Option<(&str, MeasureKind)> {
    let (metric, kind) = name.split_once('/')?;
    let kind = match kind {
        "expected" => MeasureKind::Expected,
        "promised" => MeasureKind::Promised,
        "actual" => MeasureKind::Actual,
        "external" => MeasureKind::External,
        _ => return None,
    };
    Some((metric, kind))
}

/// The rows of a rate, investment by investment.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    places: HashMap<Id<Investment>, usize>,
}

impl Rows {
    fn begin(&mut self, index: &Index, query: &Query) {
        let (Some(id), true) = (index.id.as_id::<Investment>(), index.exists.is_possible()) else { return };
        let mut row = Row::new(&index.id.to_string());
        if let Ok(day) = When::day(query.as_of) {
            row.standings = vec![Standing { is: index.standing.key().to_owned(), since: day, until: None }];
        }
        let words = [
            ("nature", index.nature.as_ref().map(ToString::to_string)),
            ("industry", index.industry.clone()),
            ("region", index.region.clone()),
            ("unit", index.unit.map(|unit| unit.to_string())),
            ("park", index.park.map(|park| park.to_string())),
        ];
        let told = words.into_iter().filter_map(|(name, word)| Some((name.to_owned(), word?)));
        row.attributes = BTreeMap::from_iter(told);
        self.places.insert(id, self.rows.len());
        self.rows.push(row);
    }

    fn of(&mut self, id: Option<Id<Investment>>) -> Option<&mut Row> {
        self.rows.get_mut(*self.places.get(&id?)?)
    }

    /// What all of whose agreements ended, such as by termination (解约), stands at that too: the project under them
    /// may not have been ended yet.
    fn end_with_their_agreements(&mut self, agreements: &[(Option<Id<Investment>>, Is)], query: &Query) {
        let mut ended: HashMap<Id<Investment>, BTreeSet<Is>> = HashMap::new();
        for (investment, is) in agreements.iter().filter_map(|(investment, is)| Some(((*investment)?, *is))) {
            ended.entry(investment).or_default().insert(is);
        }
        let Ok(day) = When::day(query.as_of) else { return };
        for (investment, standings) in ended {
            let (true, Some(row)) = (standings.iter().all(|is| is.is_closed()), self.of(Some(investment))) else {
                continue;
            };
            let new = standings.iter().map(|is| is.key()).filter(|key| !row.standings.iter().any(|one| one.is == *key));
            let new: Vec<Standing> =
                new.map(|is| Standing { is: is.to_owned(), since: day.clone(), until: None }).collect();
            row.standings.extend(new);
        }
    }

    /// When each reached what.
    fn date(&mut self, pipeline: &Pipeline) -> Result<(), Refusal> {
        for milestone in pipeline.milestones() {
            for reached in pipeline.dates(milestone.key.as_str())? {
                let Some(row) = self.of(Some(reached.investment)) else { continue };
                // What has neither end happened, and nobody knows when.
                let untold = || reached.latest.is_none().then_some(chrono::NaiveDate::MIN);
                if let Ok(when) = When::interval(reached.earliest.or_else(untold), reached.latest) {
                    row.dates.insert(milestone.key.to_string(), when);
                }
            }
        }
        Ok(())
    }

    fn money(&mut self, index: &Index, name: &str, total: &Total) -> Result<(), Refusal> {
        let Some(row) = self.of(index.id.as_id()).filter(|_| total.known.is_possible()) else { return Ok(()) };
        for sum in total.sum.iter() {
            let figure = figure(sum, total.known)?;
            let unit = Some(sum.currency().code().to_owned());
            row.entries.push(Entry { value: name.to_owned(), figure, unit, on: None });
        }
        Ok(())
    }

    /// The figure of the whole project, or else those of its phases.
    fn measure(&mut self, project: &Project, name: &str, metric: &str, kind: MeasureKind, point: AsOf) {
        let investment = project.head().investment_at(point);
        let whole = in_force(&project.measures, metric, kind, None, point);
        let phases = || {
            project.phase_numbers().filter_map(|phase| in_force(&project.measures, metric, kind, Some(phase), point))
        };
        let figures = whole.map_or_else(|| phases().collect(), |whole| vec![whole]);
        let Some(row) = self.of(investment) else { return };
        let entry = |(figure, unit)| Entry { value: name.to_owned(), figure, unit, on: None };
        row.entries.extend(figures.into_iter().map(entry));
    }
}

/// The figure in force: that at no milestone, or else at full benefit, which is when output is expected.
fn in_force(
    measures: &Measures,
    metric: &str,
    kind: MeasureKind,
    phase: Option<u16>,
    point: AsOf,
) -> Option<(Qualified, Option<String>)> {
    let full_benefit = milestone::FULL_BENEFIT;
    let at = |milestone: Option<&str>| measures.at(metric, kind, phase, milestone, point);
    let found = at(None).or_else(|| at(Some(full_benefit.as_str())))?;
    Some((found.value.value().clone(), found.value.unit().map(str::to_owned)))
}

/// A sum as a figure between its ends.
fn figure(sum: &CurrencySum, known: Truth) -> Result<Qualified, Refusal> {
    // What is more than money can be is refused.
    let amount = |units: i128| -> Result<Number, Refusal> {
        Ok(Money::from_units(i64::try_from(units).unwrap_or(i64::MAX), sum.currency())?.amount())
    };
    let bounds = sum.bounds();
    let least = bounds.min().unwrap_or(0);
    let least = if known.is_certain() { least } else { least.min(0) };
    match bounds.max() {
        Some(most) if most == least => Qualified::new(amount(least)?, Qualifier::Exact, None),
        Some(most) => Qualified::range(amount(least)?, amount(most.max(least))?),
        None => Qualified::new(amount(least)?, Qualifier::AtLeast, None),
    }
}
