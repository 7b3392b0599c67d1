//! Pace (超进度): how far the year's plan is reached, against how much of the year is over.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};
use inward_analysis::TableColumns;
use inward_analysis::pipeline::{Dimension, Group, Pipeline, Value};
use inward_analysis::published::{Elapsed, gap};
use inward_analysis::statistics::{MoneySpans, Span, chosen};
use inward_analysis::{Fraction, Table};
use inward_core::finance::{MoneyKind, Total};
use inward_core::id::{Kind, RecordId};
use inward_core::measure::Target;
use inward_core::money::{Amount, AmountSum, Currency, Money};
use inward_core::number::Number;
use inward_core::record::{Record, State};
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};
use inward_core::when::{Truth, When};

use super::CountedRecord;
use crate::list::{Asked, each_line_beside};
use crate::{Crm, Error};

/// How it is counted how much of the year is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaceBy {
    /// By whole months that are over, of twelve, 序时进度.
    Months,
    /// By working days that are over, of those of the year.
    WorkingDays,
}

impl PaceBy {
    /// Every one there is, in order.
    pub const ALL: &[Self] = &[Self::Months, Self::WorkingDays];

    /// The key that stands for it in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Months => "months",
            Self::WorkingDays => "working_days",
        }
    }

    /// The one of this key.
    ///
    /// # Errors
    /// `statistics.unknown-choice`, with those that are near.
    pub fn parse(key: &str) -> Result<Self, Refusal> {
        chosen("elapsed", key, Self::ALL, Self::key)
    }
}

/// What is to be reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaceAgainst {
    /// The plans of the year that are in the book, 本年计划完成投资.
    Plan,
    /// The targets of the year that are in the book: those of the zone that are set for a unit or another record, of
    /// the metric that is called as the money is, such as `fai_completed`.
    Recorded,
    /// One's own targets, by the name or the id of the group.
    Targets(BTreeMap<String, Money>),
}

/// A traffic light.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// On pace, 绿灯.
    Green,
    /// Somewhat behind, 黄灯.
    Yellow,
    /// Behind, 红灯.
    Red,
    /// Amounts are too imprecise to say, 无法判定.
    Undetermined,
}

impl Light {
    /// Every one there is, in order.
    pub const ALL: &[Self] = &[Self::Green, Self::Yellow, Self::Red, Self::Undetermined];

    /// The key that stands for it in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
            Self::Undetermined => "undetermined",
        }
    }
}

/// From which gap on a light is green, and from which it is yellow; below that it is red.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lights {
    green: Number,
    yellow: Number,
}

impl Lights {
    /// Green from so many percentage points on, yellow from so many, mostly below nought.
    ///
    /// # Errors
    /// `statistics.lights-out-of-order` where yellow begins above green.
    ///
    /// ```
    /// use inward::statistics::Lights;
    /// assert!(Lights::new(0.into(), "-10".parse()?).is_ok());
    /// let refused = Lights::new(0.into(), 5.into()).unwrap_err();
    /// assert_eq!(refused.code.as_str(), "statistics.lights-out-of-order");
    /// # Ok::<(), inward::core::refusal::Refusal>(())
    /// ```
    pub fn new(green: Number, yellow: Number) -> Result<Self, Refusal> {
        if yellow > green {
            let refusal = Refusal::new(refusals::statistics::LIGHTS_OUT_OF_ORDER);
            return Err(refusal.with("green", green).with("yellow", yellow).at("yellow"));
        }
        Ok(Self { green, yellow })
    }

    fn of(self, gap: &Fraction) -> Light {
        if *gap >= self.green.into() {
            Light::Green
        } else if *gap >= self.yellow.into() {
            Light::Yellow
        } else {
            Light::Red
        }
    }
}

impl Default for Lights {
    /// Green from 0 percentage points, yellow from −10.
    fn default() -> Self {
        Self { green: Number::ZERO, yellow: Number::from(-10_i32) }
    }
}

/// The pace of one group.
#[derive(Clone, Debug)]
pub struct PaceOfGroup {
    /// What the group says; none where it says nothing.
    pub key: Option<String>,
    /// What that is called.
    pub name: String,
    /// What is to be reached in the year; empty where nobody said.
    pub target: MoneySpans,
    /// What was reached by the day.
    pub reached: MoneySpans,
    /// How much of it is reached, in percent; none where there is no target, or it is nought.
    pub completion: Option<Span>,
    /// By how many percentage points it is ahead; below nought, behind.
    pub gap: Option<Span>,
    /// What light that is.
    pub light: Option<Light>,
    /// The investments with a plan, or of which anything was reached.
    pub investments: Vec<CountedRecord>,
    /// Those of them that have no plan: what was reached of them counts all the same. Of the total against targets
    /// those in groups that have none, which are no part of it.
    pub without_plan: Vec<CountedRecord>,
}

/// Whether the year is on pace.
#[derive(Clone, Debug)]
pub struct PaceTable {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// The year.
    pub year: i32,
    /// What is reached.
    pub money: MoneyKind,
    /// What the groups are formed by.
    pub by: Dimension,
    /// How much of the year is over.
    pub elapsed: Elapsed,
    /// The groups, in the order of their names; what says nothing last.
    pub rows: Vec<PaceOfGroup>,
    /// All of them together.
    pub total: PaceOfGroup,
}

/// What is to be reached, by the id or the word of the group.
type Targets = BTreeMap<String, MoneySpans>;

#[derive(Default)]
struct Sums {
    target: AmountSum,
    reached: AmountSum,
    investments: Vec<CountedRecord>,
    without_plan: Vec<CountedRecord>,
}

impl Sums {
    /// Adds those of another group.
    fn merge(&mut self, other: &Self) {
        self.target.merge(&other.target);
        self.reached.merge(&other.reached);
        self.investments.extend(other.investments.iter().cloned());
        self.without_plan.extend(other.without_plan.iter().cloned());
    }

    fn add(&mut self, record: &CountedRecord, plan: &Total, reached: &Total) {
        let put = |sum: &mut AmountSum, total: &Total| match total.known.and(record.counts) {
            Truth::Yes => sum.merge(&total.sum),
            Truth::Possibly => sum.merge_perhaps(&total.sum),
            Truth::No => {}
        };
        put(&mut self.target, plan);
        put(&mut self.reached, reached);
        self.investments.push(record.clone());
        if plan.known == Truth::No {
            self.without_plan.push(record.clone());
        }
    }
}

impl Crm {
    /// Whether the year is on pace (超进度), by unit or another dimension, at the point this handle reads at: what
    /// was reached of the year's plan, or of one's own targets, less how much of the year is over, in percentage
    /// points, with a traffic light. `money` is what is reached: investment completed or funds arrived within the
    /// year by the day.
    ///
    /// What was reached without a plan counts. A group without a target has no pace, which is not nought, and is no
    /// part of the total. Of the targets recorded in the book those count that are set for whom the dimension names.
    ///
    /// ```
    /// use inward::analysis::pipeline::Dimension;
    /// use inward::prelude::*;
    /// use inward::statistics::{Light, Lights, PaceAgainst, PaceBy};
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let project = desk.record_project(RecordProject::titled("合成项目"))?;
    /// desk.state_amount(StateAmount::of(&project, MoneyKind::AnnualPlanned, "4亿元".parse()?).period("2020")?)?;
    /// desk.record_money(RecordMoney::of(&project, MoneyKind::FaiCompleted, "3亿元".parse()?).on("2020-09-30")?)?;
    /// let then = crm.as_of("2020-10-31", When::day(crm.today()?)?)?;
    /// let pace = then.pace(2020, MoneyKind::FaiCompleted, &PaceAgainst::Plan, PaceBy::Months, Dimension::Unit, Lights::default())?;
    /// let unit = &pace.rows[0]; // 75 % in ten of twelve months
    /// assert_eq!((unit.gap.as_ref().unwrap().to_string().as_str(), unit.light), ("-8.33", Some(Light::Yellow)));
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// `statistics.not-an-entry` for money that does not come in or is not spent, `pipeline.unknown-value` where
    /// a target names nobody, with those that are near; `money.unlike-currencies`; `calendar.not-published` by
    /// working days of a year whose days are not settled.
    pub fn pace(
        &self,
        year: i32,
        money: MoneyKind,
        against: &PaceAgainst,
        by: PaceBy,
        group: Dimension,
        lights: Lights,
    ) -> Result<PaceTable, Error> {
        if !money.is_entry() {
            let refusal = Refusal::new(refusals::statistics::NOT_AN_ENTRY);
            return Err(refusal.with_word("input", &money.label()).at("money").into());
        }
        let crm = self.on_a_day()?;
        let point = crm.reading_point();
        let elapsed = crm.elapsed_of(year, by)?;
        let period = When::year(year)?;
        let mut totals: HashMap<RecordId, (CountedRecord, Total, Total)> = HashMap::new();
        let planned = |state: &State| state.total(MoneyKind::AnnualPlanned, Some(&period), point);
        let plan = Asked { kind: MoneyKind::AnnualPlanned, of: &planned };
        let reached = [Asked { kind: money, of: &|state: &State| state.total(money, Some(&period), point) }];
        each_line_beside(&crm, Kind::Investment, &plan, &reached, &mut |line, reached| {
            if let Some(reached) = reached.into_iter().next() {
                let title = line.state.head().title.clone();
                let record = CountedRecord { id: line.row.id, title, counts: line.row.exists };
                totals.insert(line.row.id, (record, line.total, reached));
            }
        })?;
        let pipeline = crm.pipeline()?;
        let mut groups: BTreeMap<(bool, Group), Sums> = BTreeMap::new();
        for (id, of) in pipeline.group_of_each(std::slice::from_ref(&group)) {
            let Some(of) = of.into_iter().next() else { continue };
            let Some((record, plan, reached)) = totals.remove(&id) else { continue };
            if reached.known.is_possible() || plan.known.is_possible() {
                groups.entry((of.value.is_none(), of)).or_default().add(&record, &plan, &reached);
            }
        }
        let mut targets = match against {
            PaceAgainst::Plan => None,
            PaceAgainst::Recorded => Some(crm.recorded_targets(money, &period, &pipeline, &group)?),
            PaceAgainst::Targets(targets) => Some(own_targets(targets, &pipeline, &group)?),
        };
        let mut of_all = targets.as_ref().map(|targets| {
            let mut sum = MoneySpans::default();
            targets.values().for_each(|target| sum.add_times(target, &Fraction::from(1)));
            sum
        });
        let mut all = Sums::default();
        let mut rows = Vec::new();
        for ((_, group), sums) in groups {
            let key = group.value.as_ref().map(ToString::to_string);
            let target = targets.as_mut().map(|targets| key.as_ref().and_then(|key| targets.remove(key)));
            match &target {
                // What has no target is no part of what targets are held against.
                Some(None) => all.without_plan.extend(sums.investments.iter().cloned()),
                _ => all.merge(&sums),
            }
            rows.push(row(key, group.name, sums, target.map(Option::unwrap_or_default), elapsed, lights)?);
        }
        // A unit that has a target and no investment yet has reached nothing of it.
        for (key, target) in targets.into_iter().flatten() {
            let named = key.parse::<RecordId>().map_or_else(|_| Value::Word(key.clone()), Value::Record);
            let name = pipeline.name(&named).to_owned();
            rows.push(row(Some(key), name, Sums::default(), Some(target), elapsed, lights)?);
        }
        rows.sort_by(|one, other| (one.key.is_none(), &one.name).cmp(&(other.key.is_none(), &other.name)));
        let without_target = of_all.is_some().then(|| std::mem::take(&mut all.without_plan));
        let mut total = row(None, "合计".to_owned(), all, of_all.take(), elapsed, lights)?;
        total.without_plan.extend(without_target.into_iter().flatten());
        Ok(PaceTable { as_of: point.valid, year, money, by: group, elapsed, rows, total })
    }

    /// The targets of the zone for a period that are in force, by the id of whom they are set for: of those whom the
    /// dimension names. A unit in charge is not a park, nor a park in charge.
    fn recorded_targets(
        &self,
        money: MoneyKind,
        period: &When,
        pipeline: &Pipeline,
        group: &Dimension,
    ) -> Result<Targets, Error> {
        let named_by = |dimension: Dimension| -> BTreeSet<String> {
            let each = pipeline.group_of_each(&[dimension]).into_iter().flat_map(|(_, of)| of);
            each.filter_map(|of| of.value.map(|value| value.to_string())).collect()
        };
        let other = match group {
            Dimension::Unit => named_by(Dimension::Park),
            Dimension::Park => named_by(Dimension::Unit),
            _ => BTreeSet::new(),
        };
        let own = if other.is_empty() { BTreeSet::new() } else { named_by(group.clone()) };
        let is_named = |id: RecordId| {
            let key = id.to_string();
            Pipeline::value_of(group, id).is_ok() && (own.contains(&key) || !other.contains(&key))
        };
        let (zone, point) = (self.zone_state()?, self.reading_point());
        let is_asked = |target: &Target| {
            target.metric == *money.key() && target.period.as_ref().is_some_and(|of| of.same_days(period))
        };
        let mut targets = Targets::new();
        for fact in zone.measures.targets_at(point).filter(|fact| is_asked(&fact.value)) {
            let Some(set_for) = fact.value.set_for.filter(|set_for| is_named(*set_for)) else { continue };
            let of_it = |target: &Target| is_asked(target) && target.set_for == Some(set_for);
            if let Some(value) =
                zone.measures.targets.pick_in_force(point, of_it).and_then(|target| target.value.as_ref())
            {
                let written = value.given().map_or_else(|| value.to_string().replace(' ', ""), str::to_owned);
                let amount = Amount::parse(&written, zone.currency).map_err(|refusal| refusal.about(zone.id))?;
                targets.insert(set_for.to_string(), spans_of(&amount));
            }
        }
        Ok(targets)
    }

    /// How much of a year is over at the end of the day.
    pub(crate) fn elapsed_of(&self, year: i32, by: PaceBy) -> Result<Elapsed, Error> {
        let day = self.reading_point().valid;
        let beyond = || Refusal::new(refusals::when::OUT_OF_RANGE).with("input", year).at("year");
        let last = NaiveDate::from_ymd_opt(year, 12, 31).ok_or_else(beyond)?;
        Ok(match by {
            PaceBy::Months if day.year() < year => Elapsed::months(0, 12)?,
            PaceBy::Months if day.year() > year => Elapsed::months(12, 12)?,
            PaceBy::Months => {
                let is_last = day.succ_opt().is_none_or(|next| next.month() != day.month());
                Elapsed::months(u64::from(day.month0()) + u64::from(is_last), 12)?
            }
            PaceBy::WorkingDays => {
                let elapsed = Elapsed::working_days(&self.calendar()?, day.min(last));
                match day.year() < year {
                    true => Elapsed::months(0, Elapsed::working_days(&self.calendar()?, last)?.terms().1)?,
                    false => elapsed?,
                }
            }
        })
    }
}

/// One's own targets, by the id or the word of the group: each is for one, and one has but one.
fn own_targets(targets: &BTreeMap<String, Money>, pipeline: &Pipeline, group: &Dimension) -> Result<Targets, Refusal> {
    let mut own = Targets::new();
    for (name, target) in targets {
        let path = format!("targets.{name}");
        let value = pipeline.value_named(group, name).map_err(|refusal| refusal.at(path.clone()))?;
        if own.insert(value.to_string(), spans_of(&(*target).into())).is_some() {
            return Err(Refusal::new(refusals::statistics::TARGET_TWICE).with("input", name).at(path));
        }
    }
    Ok(own)
}

fn spans_of(amount: &Amount) -> MoneySpans {
    let mut sum = AmountSum::default();
    sum.add(amount);
    MoneySpans::of(&sum)
}

fn row(
    key: Option<String>,
    name: String,
    sums: Sums,
    target: Option<MoneySpans>,
    elapsed: Elapsed,
    lights: Lights,
) -> Result<PaceOfGroup, Error> {
    let has_own = target.is_some();
    let target = target.unwrap_or_else(|| MoneySpans::of(&sums.target));
    let reached = MoneySpans::of(&sums.reached);
    let completion = completion(&target, &reached)?;
    let gap = completion.as_ref().map(|completion| {
        let of = |end: &Option<Fraction>| end.as_ref().map(|end| gap(end, elapsed)).transpose();
        Ok::<_, Refusal>(Span {
            figure: gap(&completion.figure, elapsed)?,
            low: of(&completion.low)?,
            high: of(&completion.high)?,
        })
    });
    let gap = gap.transpose()?;
    let light = gap.as_ref().map(|gap| {
        let end = |end: &Option<Fraction>| end.as_ref().map(|end| lights.of(end));
        match (end(&gap.low), end(&gap.high)) {
            (Some(low), Some(high)) if low == high => low,
            // However much more it is, it stays green; however much less, red.
            (Some(Light::Green), None) => Light::Green,
            (None, Some(Light::Red)) => Light::Red,
            _ => Light::Undetermined,
        }
    });
    let without_plan = if has_own { Vec::new() } else { sums.without_plan };
    Ok(PaceOfGroup { key, name, target, reached, completion, gap, light, investments: sums.investments, without_plan })
}

/// How much of a target is reached, in percent; none where there is none.
fn completion(target: &MoneySpans, reached: &MoneySpans) -> Result<Option<Span>, Refusal> {
    let currencies: Vec<Currency> = target.iter().chain(reached.iter()).map(|(currency, _)| currency).collect();
    let Some(first) = currencies.first().copied() else { return Ok(None) };
    if let Some(other) = currencies.iter().find(|currency| **currency != first) {
        let refusal = Refusal::new(refusals::money::UNLIKE_CURRENCIES);
        return Err(refusal.with("left", first).with("right", other).at("money"));
    }
    let Some(target) = target.in_currency(first).filter(|target| !target.figure.is_zero()) else { return Ok(None) };
    let reached = reached.in_currency(first).cloned().unwrap_or_else(Span::nought);
    let hundred = Fraction::from(100);
    let percent = |part: Option<&Fraction>, whole: Option<&Fraction>| {
        part.zip(whole).and_then(|(part, whole)| (part * &hundred).divided_by(whole).ok())
    };
    let Some(figure) = percent(Some(&reached.figure), Some(&target.figure)) else { return Ok(None) };
    // A target without an upper end leaves nothing certain above nought.
    let low = match &target.high {
        Some(most) => percent(reached.low.as_ref(), Some(most)),
        None => reached.low.as_ref().map(|_| Fraction::from(0)),
    };
    Ok(Some(Span { figure, low, high: percent(reached.high.as_ref(), target.low.as_ref()) }))
}

impl PaceTable {
    /// What it tells, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        let (money, by) = (self.money.label(), self.by.label());
        Label::new(
            format!(
                "{} of {} by {}, as of {}: what is reached of the target in percent, less the share of the year that is \
                 over ({}), in percentage points",
                money.en, self.year, by.en, self.as_of, self.elapsed
            ),
            format!(
                "{}年{}按{}，截至 {}：完成目标的百分比减去时间进度（{}），以百分点计",
                self.year, money.zh, by.zh, self.as_of, self.elapsed
            ),
        )
    }

    /// The same as a table: a row for each group.
    ///
    /// # Errors
    /// `number.out-of-range` for sums beyond all measure.
    pub fn table(&self) -> Result<Table, Error> {
        let rows = &self.rows;
        let mut table = TableColumns::default();
        table.text(self.by.key(), self.by.label(), rows.iter().map(|row| row.key.clone()));
        table.text("name", Label::new("What it is called", "名称"), rows.iter().map(|row| Some(row.name.clone())));
        let target = Label::new("What is to be reached", "目标");
        table.money("target", &target, &rows.iter().map(|row| &row.target).collect::<Vec<_>>())?;
        let reached = Label::new("What was reached", "完成");
        table.money("reached", &reached, &rows.iter().map(|row| &row.reached).collect::<Vec<_>>())?;
        let completion = Label::new("Completion in percent", "完成率（%）");
        table.fraction_span("completion", &completion, rows.iter().map(|row| row.completion.as_ref()))?;
        let gap = Label::new("Ahead, in percentage points", "超进度（百分点）");
        table.fraction_span("gap", &gap, rows.iter().map(|row| row.gap.as_ref()))?;
        let light = rows.iter().map(|row| row.light.map(|light| light.key().to_owned()));
        table.text("light", Label::new("The traffic light", "红绿灯"), light);
        Ok(table.finish(self.definition())?)
    }
}
