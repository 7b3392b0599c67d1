//! Land productivity (亩均效益): what live projects invest, pay and put out for each 亩 of their land, and the
//! classes that follow by rank.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use inward_analysis::TableColumns;
use inward_analysis::pipeline::{Dimension, Group};
use inward_analysis::scores::{Classes, Ties};
use inward_analysis::statistics::{MoneySpans, Span};
use inward_analysis::{Fraction, Table};
use inward_core::area::Area;
use inward_core::fact::AsOf;
use inward_core::finance::MoneyKind;
use inward_core::id::{Id, Kind};
use inward_core::measure::{Measure, MeasureKind};
use inward_core::milestone::Milestones;
use inward_core::near::nearest_or_all;
use inward_core::playbook::milestone;
use inward_core::project::Project;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::standing::Is;
use inward_core::text::{Label, refusals};
use inward_core::when::{Truth, When};

use super::group_columns;
use super::land_groups::{LandGroup, groups_of};
use crate::{Crm, Error};

/// What is asked of the land.
#[derive(Clone, Debug)]
pub struct LandQuery {
    /// The milestone that a project reached: production unless said otherwise; none for any project with land.
    pub reached: Option<String>,
    /// The money that counts as investment: completed investment unless said otherwise.
    pub investment: MoneyKind,
    /// The metrics of actual figures, such as `tax` and `output_value`.
    pub metrics: Vec<String>,
    /// The year of those figures; none for the latest of each.
    pub year: Option<When>,
    /// The classes, by which figure, and what becomes of equals.
    pub classes: Option<(Classes, String, Ties)>,
    /// What the groups are formed by: what the project says on the day, and where it says nothing its investment. None
    /// for one group of all.
    pub by: Vec<Dimension>,
}

impl Default for LandQuery {
    fn default() -> Self {
        Self {
            reached: Some(milestone::PRODUCTION.as_str().to_owned()),
            investment: MoneyKind::FaiCompleted,
            metrics: vec!["tax".to_owned(), "output_value".to_owned()],
            year: None,
            classes: None,
            by: Vec::new(),
        }
    }
}

impl LandQuery {
    /// The key of the figure of what was invested.
    pub const INVESTMENT: &'static str = "investment";

    /// The figures that there are: investment, then the metrics.
    pub(super) fn figures(&self) -> impl Iterator<Item = &str> + Clone {
        std::iter::once(Self::INVESTMENT).chain(self.metrics.iter().map(String::as_str))
    }
}

/// One figure of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LandFigure {
    /// The figure, with what is known of its ends.
    pub value: Span,
    /// Its unit, or currency.
    pub unit: Option<String>,
}

/// A figure for each 亩.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PerMu {
    /// The figure.
    pub value: Span,
    /// Its unit before 每亩, or currency.
    pub unit: Option<String>,
}

/// One project.
#[derive(Clone, Debug)]
pub struct LandRow {
    /// The project.
    pub project: Id<Project>,
    /// Its title.
    pub title: String,
    /// What it says of each dimension that is grouped by.
    pub group: Vec<Group>,
    /// Whether it is one of them.
    pub there: Truth,
    /// Its land, exactly.
    pub land: Area,
    /// Its figures by key; those that nobody recorded are not among them.
    pub figures: BTreeMap<String, LandFigure>,
    /// Its class; none where it is not certain that it is one of them, or its figure is missing or in doubt.
    pub class: Option<String>,
}

impl LandRow {
    /// A figure for each 亩; none where it was not recorded, or there is no land.
    #[must_use]
    pub fn per_mu(&self, figure: &str) -> Option<PerMu> {
        let found = self.figures.get(figure)?;
        let mu = Fraction::from(self.land.in_mu());
        let inverse = Fraction::from(1).divided_by(&mu).ok()?;
        Some(PerMu { value: found.value.times(&inverse), unit: found.unit.clone() })
    }
}

/// What the land yields.
#[derive(Clone, Debug)]
pub struct LandProductivity {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// What was asked.
    pub query: LandQuery,
    /// The projects with land, in the order of their ids.
    pub rows: Vec<LandRow>,
    /// What the projects of each group yield all together, in the order of their names, what says nothing last.
    pub groups: Vec<LandGroup>,
    /// Live projects without any recorded land: they are in no row.
    pub without_land: Vec<(Id<Project>, String)>,
}

impl Crm {
    /// What live projects invest, pay and put out for each 亩 of their land (亩均效益), at the point this handle reads
    /// at, their classes by rank, and what those of each park, industry and so on yield all together. Live are those that reached the milestone and were not closed, or closed as
    /// done. Land is exact; nothing is filled in: a project whose figure is missing or in doubt has no class, and does
    /// not count in the ranks of the others.
    ///
    /// ```
    /// use inward::prelude::*;
    /// use inward::statistics::LandQuery;
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let plant = desk.record_project(RecordProject::titled("合成项目").land("30亩")?)?;
    /// desk.reach(&plant, milestone::PRODUCTION, "2020-03-01")?;
    /// let tax = RecordMeasure::of(&plant, "tax", MeasureKind::Actual, "600万元".parse()?).period("2020")?;
    /// desk.record_measure(tax)?;
    /// let found = crm.land_productivity(&LandQuery::default())?;
    /// assert_eq!(found.rows[0].per_mu("tax").unwrap().value.to_string(), "200000.00");
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// `milestone.unknown`, `score.unknown-indicator` for classes by a figure that is not asked for, each with those
    /// that are near; `kpi.mixed-units` where the figure that ranks is in several units; `score.tied`.
    pub fn land_productivity(&self, query: &LandQuery) -> Result<LandProductivity, Error> {
        let crm = self.on_a_day()?;
        let (point, playbook) = (crm.reading_point(), crm.playbook()?);
        if let Some(reached) = &query.reached
            && playbook.milestone(reached).is_none()
        {
            let known = playbook.milestones().iter().map(|milestone| milestone.key.as_str());
            let near = nearest_or_all(reached, "", known);
            return Err(Refusal::new(refusals::milestone::UNKNOWN)
                .with("input", reached)
                .with("near", near)
                .at("reached")
                .into());
        }
        if let Some((_, figure, _)) = &query.classes
            && !query.figures().any(|known| known == figure)
        {
            let near = nearest_or_all(figure, "", query.figures());
            let refusal = Refusal::new(refusals::score::UNKNOWN_INDICATOR).with("input", figure);
            return Err(refusal.with("near", near).at("rank_by").into());
        }
        let pipeline = if query.by.is_empty() { None } else { Some(crm.pipeline()?) };
        let (mut rows, mut without_land) = (Vec::new(), Vec::new());
        crm.each_state(&[Kind::Project], &mut |state| {
            let State::Project(project) = &*state else { return };
            let standing = state.listed_standing(point);
            let reached = query.reached.as_ref().map_or(Truth::Yes, |key| {
                let phases = project.phase_numbers().map(Some).chain([None]);
                let reached = |milestones: &Milestones, phase| milestones.truth(key, phase, point, &playbook);
                phases.map(|phase| reached(&project.milestones, phase)).fold(Truth::No, Truth::or)
            });
            let there = crm.existence_alone(&state).and(reached);
            if !there.is_possible() || (standing.is_closed() && standing != Is::Completed) {
                return;
            }
            let title = project.head().title.clone();
            let Some(land) = project.land_at(point) else {
                without_land.push((project.id, title));
                return;
            };
            let mut figures = BTreeMap::new();
            let invested = project.total(query.investment, None, point);
            let mut sums = MoneySpans::of(&invested.sum);
            if !invested.known.is_certain() {
                sums = sums.perhaps();
            }
            // Of several currencies there is no one figure.
            let mut currencies = sums.iter();
            if let (Some((currency, span)), None, true) =
                (currencies.next(), currencies.next(), invested.known.is_possible())
            {
                let unit = Some(currency.code().to_owned());
                figures.insert(LandQuery::INVESTMENT.to_owned(), LandFigure { value: span.clone(), unit });
            }
            for metric in &query.metrics {
                figures
                    .extend(measured(project, metric, query.year.as_ref(), point).map(|found| (metric.clone(), found)));
            }
            let group = pipeline.as_ref().map_or_else(Vec::new, |pipeline| {
                let says_nothing = || vec![Group { name: String::new(), value: None }; query.by.len()];
                let of_it = |investment| pipeline.group_of_record(project.id.record(), investment, &query.by);
                project.head().investment_at(point).map_or_else(says_nothing, of_it)
            });
            rows.push(LandRow { project: project.id, title, group, there, land, figures, class: None });
        })?;
        rows.sort_by_key(|row| row.project);
        without_land.sort_unstable_by_key(|(id, _)| *id);
        if let Some((classes, by, ties)) = &query.classes {
            classify(&mut rows, classes, by, *ties)?;
        }
        let groups = groups_of(&rows, query.figures())?;
        Ok(LandProductivity { as_of: point.valid, query: query.clone(), rows, groups, without_land })
    }
}

/// The actual figure of the whole project, or else what those of its phases add up to: where some have none, no less
/// than that. Of several units there is no one figure.
fn measured(project: &Project, metric: &str, year: Option<&When>, point: AsOf) -> Option<LandFigure> {
    let of = |phase: Option<u16>| match year {
        Some(year) => project.measures.for_period(metric, MeasureKind::Actual, phase, year, point),
        None => project.measures.at(metric, MeasureKind::Actual, phase, None, point),
    };
    if let Some(whole) = of(None) {
        return Some(figure(whole));
    }
    let each: Vec<Option<LandFigure>> =
        project.phase_numbers_at(point).map(|phase| of(Some(phase)).map(figure)).collect();
    let found: Vec<&LandFigure> = each.iter().flatten().collect();
    let unit = found.first()?.unit.clone();
    if found.iter().any(|figure| figure.unit != unit) {
        return None;
    }
    let mut value = found.iter().fold(Span::nought(), |sum, figure| sum.plus(&figure.value));
    if found.len() < each.len() {
        value.high = None;
    }
    Some(LandFigure { value, unit })
}

fn figure(measure: &Measure) -> LandFigure {
    let bounds = measure.value.value().bounds();
    let value = Span {
        figure: measure.value.value().value().into(),
        low: bounds.min().map(Fraction::from),
        high: bounds.max().map(Fraction::from),
    };
    LandFigure { value, unit: measure.value.unit().map(str::to_owned) }
}

fn classify(rows: &mut [LandRow], classes: &Classes, by: &str, ties: Ties) -> Result<(), Refusal> {
    let mut ranked: Vec<(usize, Fraction)> = Vec::new();
    let mut unit: Option<Option<String>> = None;
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.there.is_certain()) {
        let Some(found) = row.per_mu(by) else { continue };
        let first = unit.get_or_insert_with(|| found.unit.clone());
        if *first != found.unit {
            let shown = |unit: &Option<String>| unit.clone().unwrap_or_else(|| "–".to_owned());
            let refusal = Refusal::new(refusals::kpi::MIXED_UNITS).with("value", by);
            return Err(refusal.with("one", shown(first)).with("other", shown(&found.unit)).at("rank_by"));
        }
        ranked.extend(found.value.exact().map(|exact| (place, exact.clone())));
    }
    let scores: Vec<Fraction> = ranked.iter().map(|(_, score)| score.clone()).collect();
    for ((place, _), class) in ranked.iter().zip(classes.of_ordered(&scores, ties)?) {
        if let Some(row) = rows.get_mut(*place) {
            row.class = Some(class.to_owned());
        }
    }
    Ok(())
}

impl LandProductivity {
    /// What it tells, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        let year = self.query.year.as_ref().map(|year| format!(" {year}")).unwrap_or_default();
        let money = self.query.investment.label();
        let classes = self.query.classes.as_ref().map(|(classes, by, ties)| (classes.to_string(), by, ties.key()));
        let (en, zh) = classes.map_or_else(Default::default, |(classes, by, ties)| {
            (
                format!("; classes by rank of {by}: {classes} (ties: {ties})"),
                format!("；按 {by} 排名分档：{classes}（同分：{ties}）"),
            )
        });
        Label::new(
            format!(
                "{}, tax, output and the like{year} of live projects for each 亩 (2000/3 m²), as of {}{en}",
                money.en, self.as_of
            ),
            format!("存续项目亩均{}、税收、产值等{year}（1 亩 = 2000/3 平方米），截至 {}{zh}", money.zh, self.as_of),
        )
    }

    /// The same as a table: a row for each project with land.
    ///
    /// # Errors
    /// `number.out-of-range` for figures beyond all measure.
    pub fn table(&self) -> Result<Table, Error> {
        let rows = &self.rows;
        let mut table = TableColumns::default();
        let said = rows.iter().map(|row| row.group.as_slice());
        group_columns(&mut table, self.query.by.iter().map(|by| (by.key(), by.label())), said);
        table.text("project", Label::new("The project", "项目"), rows.iter().map(|row| Some(row.project.to_string())));
        table.text("title", Label::new("Its title", "名称"), rows.iter().map(|row| Some(row.title.clone())));
        let land: Vec<Fraction> = rows.iter().map(|row| row.land.in_mu().into()).collect();
        table.fraction("land_mu", Label::new("Its land in 亩", "用地（亩）"), land.iter().map(Some))?;
        for key in self.query.figures() {
            let per_mu: Vec<Option<PerMu>> = rows.iter().map(|row| row.per_mu(key)).collect();
            let figures = per_mu.iter().map(|found| found.as_ref().map(|found| &found.value));
            let meaning = Label::new(format!("{key} for each 亩"), format!("亩均 {key}"));
            table.fraction_span(&format!("{key}_per_mu"), &meaning, figures)?;
            let units = per_mu.iter().map(|found| found.as_ref().and_then(|found| found.unit.clone()));
            let meaning = Label::new(format!("The unit of {key}"), format!("{key} 的单位"));
            table.text(&format!("{key}_unit"), meaning, units);
        }
        table.text("class", Label::new("Its class", "档次"), rows.iter().map(|row| row.class.clone()));
        Ok(table.finish(self.definition())?)
    }
}
