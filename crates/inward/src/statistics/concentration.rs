//! Concentration (集中度): how much of what was signed stands in few industries, comes from few countries, hangs
//! on few investors.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use inward_analysis::TableColumns;
use inward_analysis::pipeline::{Dimension, Value};
use inward_analysis::statistics::{Concentration, MoneySpans, Span, concentration};
use inward_analysis::{Fraction, Table};
use inward_core::count::Count;
use inward_core::id::Kind;
use inward_core::money::Currency;
use inward_core::playbook::Playbook;
use inward_core::record::State;
use inward_core::refusal::Refusal;
use inward_core::text::{Label, refusals};
use inward_core::when::Truth;

use super::CountedRecord;
use super::cohort::{Cohort, Subject};
use crate::{Crm, Error};

/// What the groups of a concentration are formed by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ConcentrationBy {
    /// The country or region that the investor comes from, 来源地.
    Origin,
    /// A dimension of the pipeline: the industry, the investor, …
    Dimension(Dimension),
}

impl ConcentrationBy {
    /// The one of this key: `origin`, or that of a dimension of a book with this playbook.
    ///
    /// # Errors
    /// `pipeline.unknown-dimension`, with those that are near.
    pub fn parse_for(key: &str, playbook: &Playbook) -> Result<Self, Refusal> {
        if key == "origin" {
            return Ok(Self::Origin);
        }
        Dimension::parse_for(key, playbook).map(Self::Dimension)
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Origin => "origin",
            Self::Dimension(dimension) => dimension.key(),
        }
    }

    fn label(&self) -> Label {
        match self {
            Self::Origin => Label::new("origin", "来源地"),
            Self::Dimension(dimension) => dimension.label(),
        }
    }

    /// The dimension by which investments are read.
    fn dimension(&self) -> Dimension {
        match self {
            Self::Origin => Dimension::Investor,
            Self::Dimension(dimension) => dimension.clone(),
        }
    }
}

/// One group.
#[derive(Clone, Debug)]
pub struct ConcentrationRow {
    /// What its investments say; none where they say nothing, which may be any group.
    pub key: Option<String>,
    /// What that is called.
    pub label: Label,
    /// How many investments there are.
    pub count: Count,
    /// Their money.
    pub money: MoneySpans,
    /// The investments.
    pub investments: Vec<CountedRecord>,
}

/// How concentrated investments are.
#[derive(Clone, Debug)]
pub struct ConcentrationTable {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// What its groups are formed by.
    pub by: ConcentrationBy,
    /// The investments.
    pub cohort: Cohort,
    /// The groups, that with the most investments first.
    pub rows: Vec<ConcentrationRow>,
    /// Those of which nobody knows the group.
    pub undetermined: ConcentrationRow,
    undetermined_spans: Vec<(Span, MoneySpans)>,
}

impl Crm {
    /// How concentrated investments are by industry, origin or another dimension, at the point this handle reads
    /// at: by number and by money.
    ///
    /// ```
    /// use inward::analysis::pipeline::Dimension;
    /// use inward::prelude::*;
    /// use inward::statistics::{Cohort, ConcentrationBy};
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// for (name, country, amount) in [("合成甲公司", "CN", "3亿元"), ("合成乙公司", "HK", "1亿元")] {
    ///     let investor = desk.add_organisation(AddOrganisation::named(name).country(country))?;
    ///     let deal = SignAgreement::titled(name).level(Level::Contract).party(&investor).on("2020-07-10")?;
    ///     desk.sign_agreement(deal.contract_investment(amount.parse()?))?;
    /// }
    /// let found = crm.concentration(ConcentrationBy::Origin, &Cohort::signed())?;
    /// assert_eq!(found.by_number()?.herfindahl_hirschman.share.to_string(), "1/2");
    /// assert_eq!(found.by_money()?.herfindahl_hirschman.share.to_string(), "5/8"); // 9/16 + 1/16
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near; that the book could not be read.
    pub fn concentration(&self, by: ConcentrationBy, cohort: &Cohort) -> Result<ConcentrationTable, Error> {
        let crm = self.on_a_day()?;
        let subjects = crm.cohort(cohort, &[by.dimension()])?;
        let countries = if by == ConcentrationBy::Origin { crm.countries()? } else { BTreeMap::new() };
        let mut groups: BTreeMap<Option<String>, ConcentrationRow> = BTreeMap::new();
        let mut undetermined_spans = Vec::new();
        for subject in &subjects {
            let group = subject.group.first().filter(|group| group.value.is_some());
            let (key, name) = match (&by, group) {
                (_, None) => (None, String::new()),
                (ConcentrationBy::Origin, Some(group)) => {
                    let country = match &group.value {
                        Some(Value::Record(id)) => countries.get(&id.to_string()).cloned(),
                        _ => None,
                    };
                    (country.clone(), country.unwrap_or_default())
                }
                (_, Some(group)) => (group.value.as_ref().map(ToString::to_string), group.name.clone()),
            };
            let money = money_of(subject);
            if key.is_none() {
                undetermined_spans.push((one(subject.there), money.clone()));
            }
            let row = groups.entry(key).or_insert_with_key(|key| ConcentrationRow::empty(key.clone(), &name));
            row.count.one_more(subject.there);
            row.money.add_times(&money, &Fraction::from(1));
            row.investments.push(CountedRecord {
                id: subject.id.record(),
                title: subject.title.clone(),
                counts: subject.there,
            });
        }
        let undetermined = groups.remove(&None).unwrap_or_else(|| ConcentrationRow::empty(None, ""));
        let mut rows: Vec<ConcentrationRow> = groups.into_values().collect();
        rows.sort_by_key(|row| std::cmp::Reverse((row.count.certain, row.count.possible)));
        let as_of = crm.reading_point().valid;
        Ok(ConcentrationTable { as_of, by, cohort: cohort.clone(), rows, undetermined, undetermined_spans })
    }

    /// Where each organisation comes from.
    fn countries(&self) -> Result<BTreeMap<String, String>, Error> {
        let mut countries = BTreeMap::new();
        self.each_state(&[Kind::Organisation], &mut |state| {
            if let State::Organisation(organisation) = &*state
                && let Some(country) = &organisation.country
            {
                countries.insert(organisation.id.record().to_string(), country.clone());
            }
        })?;
        Ok(countries)
    }
}

impl ConcentrationRow {
    fn empty(key: Option<String>, name: &str) -> Self {
        let label = match key {
            Some(_) => Label::new(name.to_owned(), name.to_owned()),
            None => Label::new("undetermined", "尚不确定"),
        };
        Self { key, label, count: Count::default(), money: MoneySpans::default(), investments: Vec::new() }
    }
}

fn one(there: Truth) -> Span {
    let one = Span::exactly(Fraction::from(1));
    if there.is_certain() { one } else { one.perhaps() }
}

/// The money of an investment, as far as it is there.
fn money_of(subject: &Subject) -> MoneySpans {
    let money = MoneySpans::of(&subject.money);
    if subject.there.is_certain() { money } else { money.perhaps() }
}

impl ConcentrationTable {
    /// The shares by number, and how concentrated they are.
    ///
    /// # Errors
    /// `rate.undefined` where there is none for certain.
    pub fn by_number(&self) -> Result<Concentration, Refusal> {
        let of = |count: Count| Span {
            figure: count.certain.into(),
            low: Some(count.certain.into()),
            high: Some(count.possible.into()),
        };
        let groups: Vec<Span> = self.rows.iter().map(|row| of(row.count)).collect();
        let undetermined: Vec<Span> = self.undetermined_spans.iter().map(|(one, _)| one.clone()).collect();
        concentration(&groups, &undetermined)
    }

    /// The shares by money. What has no amount is not in them.
    ///
    /// # Errors
    /// `rate.undefined` where there is none for certain; `money.unlike-currencies`: nothing is converted here.
    pub fn by_money(&self) -> Result<Concentration, Refusal> {
        let Some(currency) = self.currency()? else { return concentration(&[], &[]) };
        let of = |money: &MoneySpans| money.in_currency(currency).cloned().unwrap_or_else(Span::nought);
        let groups: Vec<Span> = self.rows.iter().map(|row| of(&row.money)).collect();
        let undetermined: Vec<Span> = self.undetermined_spans.iter().map(|(_, money)| of(money)).collect();
        concentration(&groups, &undetermined)
    }

    /// The row of the undetermined, if there are any.
    fn undetermined(&self) -> Option<&ConcentrationRow> {
        Some(&self.undetermined).filter(|row| !row.investments.is_empty())
    }

    /// The one currency of all amounts; none where there are none.
    fn currency(&self) -> Result<Option<Currency>, Refusal> {
        let rows = self.rows.iter().chain([&self.undetermined]);
        let mut found = None;
        for (currency, _) in rows.flat_map(|row| row.money.iter()) {
            let first = *found.get_or_insert(currency);
            if first != currency {
                let refusal = Refusal::new(refusals::money::UNLIKE_CURRENCIES);
                return Err(refusal.with("left", first).with("right", currency).at("money"));
            }
        }
        Ok(found)
    }

    /// What it tells, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        let (by, cohort) = (self.by.label(), self.cohort.about());
        Label::new(
            format!(
                "Shares by {}, and the index of Herfindahl and Hirschman, Σ share²: {}, as of {}",
                by.en, cohort.en, self.as_of
            ),
            format!("按{}的占比及赫芬达尔—赫希曼指数（Σ占比²）：{}，截至 {}", by.zh, cohort.zh, self.as_of),
        )
    }

    /// The same as a table: a row for each group, the undetermined last if there are any. Shares are rounded there, see
    /// [`by_number`](Self::by_number); they are empty where they are undefined.
    ///
    /// # Errors
    /// As [`by_money`](Self::by_money), but for what is undefined.
    pub fn table(&self) -> Result<Table, Error> {
        let defined = |found: Result<Concentration, Refusal>| match found {
            Err(refusal) if refusal.code == refusals::rate::UNDEFINED => Ok(None),
            found => found.map(Some),
        };
        let (number, money) = (defined(self.by_number())?, defined(self.by_money())?);
        let rows: Vec<&ConcentrationRow> = self.rows.iter().chain(self.undetermined()).collect();
        let mut table = TableColumns::default();
        table.text("key", self.by.label(), rows.iter().map(|row| row.key.clone()));
        table.text(
            "label",
            Label::new("What it is called", "名称"),
            rows.iter().map(|row| Some(row.label.zh.to_string())),
        );
        table.count("investments", Label::new("How many investments", "项目数"), rows.iter().map(|row| row.count));
        table.money(
            self.cohort.money.key(),
            &self.cohort.money.label(),
            &rows.iter().map(|row| &row.money).collect::<Vec<_>>(),
        )?;
        for (name, en, zh, found) in [
            ("share", "The share by number", "数量占比", &number),
            ("money_share", "The share by money", "金额占比", &money),
        ] {
            let bounds: Vec<_> = (0..rows.len())
                .map(|at| found.as_ref().map(|found| found.shares.get(at).unwrap_or(&found.undetermined)))
                .collect();
            table.fraction(name, Label::new(en, zh), bounds.iter().map(|bounds| bounds.map(|bounds| &bounds.share)))?;
            let low = Label::new(format!("{en}, at least"), format!("{zh}（下限）"));
            table.fraction(
                &format!("{name}_low"),
                low,
                bounds.iter().map(|bounds| bounds.map(|bounds| &bounds.low)),
            )?;
            let high = Label::new(format!("{en}, at most"), format!("{zh}（上限）"));
            table.fraction(
                &format!("{name}_high"),
                high,
                bounds.iter().map(|bounds| bounds.map(|bounds| &bounds.high)),
            )?;
        }
        Ok(table.finish(self.definition())?)
    }
}
