//! Attribution (来源归因): which sources and promotion events produce signed money, not just leads.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use inward_analysis::TableColumns;
use inward_analysis::statistics::{Attributed, Credit, CreditedTo, MoneySpans, Touch, TouchModel, attribute, chosen};
use inward_analysis::{Fraction, Table};
use inward_core::count::Count;
use inward_core::entry::EntryKind;
use inward_core::id::{Id, Kind, RecordId};
use inward_core::investment::Investment;
use inward_core::lead::Lead;
use inward_core::money::{Amount, Currency};
use inward_core::playbook::milestone;
use inward_core::qualifier::Qualifier;
use inward_core::record::State;
use inward_core::refusal::Refusal;
use inward_core::text::Label;
use inward_core::when::{Truth, When};

use super::cohort::{Cohort, Subject};
use super::{CountedRecord, Titles};
use crate::{Crm, Error};

/// What investments are credited to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttributeBy {
    /// The source that a lead names, 线索来源.
    Source,
    /// Who referred it, 引荐人.
    Referrer,
    /// The promotion event that it came from, 招商活动.
    PromotionEvent,
}

impl AttributeBy {
    /// Every one there is, in order.
    pub const ALL: &[Self] = &[Self::Source, Self::Referrer, Self::PromotionEvent];

    /// The key that stands for it in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Referrer => "referrer",
            Self::PromotionEvent => "promotion_event",
        }
    }

    /// The one of this key.
    ///
    /// # Errors
    /// `statistics.unknown-choice`, with those that are near.
    pub fn parse(key: &str) -> Result<Self, Refusal> {
        chosen("by", key, Self::ALL, Self::key)
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Label {
        match self {
            Self::Source => Label::new("source", "线索来源"),
            Self::Referrer => Label::new("referrer", "引荐人"),
            Self::PromotionEvent => Label::new("promotion event", "招商活动"),
        }
    }

    /// What a lead names.
    fn named_by(self, lead: &Lead) -> Option<String> {
        match self {
            Self::Source => lead.origin.clone(),
            Self::Referrer => lead.referrer.map(|id| id.record().to_string()),
            Self::PromotionEvent => lead.promotion_event.map(|id| id.record().to_string()),
        }
    }
}

/// An investment that is credited, in whole or in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditedInvestment {
    /// The investment.
    pub id: Id<Investment>,
    /// Its title.
    pub title: String,
    /// How much of it is credited, from 0 to 1.
    pub share: Fraction,
    /// Whether that is for certain, or possible.
    pub counts: Truth,
}

/// What a source or an event is credited with.
#[derive(Clone, Debug)]
pub struct AttributionRow {
    /// The source as it is written, or the id of the referrer or the event; none of what is undetermined or nobody's.
    pub key: Option<String>,
    /// What that is called.
    pub label: Label,
    /// How many leads name it.
    pub leads: Count,
    /// With how many investments it is credited, for certain; shares of them count as shares.
    pub certain: Fraction,
    /// With how many at most.
    pub possible: Fraction,
    /// With how much money.
    pub money: MoneySpans,
    /// Of how many of its investments no amount is known.
    pub without_amount: u64,
    /// What it cost, where that is known.
    pub cost: Option<Amount>,
    /// The investments.
    pub investments: Vec<CreditedInvestment>,
    /// The leads.
    pub named_by: Vec<CountedRecord>,
}

impl AttributionRow {
    /// How much money was signed for each unit that it cost; none where either is unknown, in doubt or of another
    /// currency.
    #[must_use]
    pub fn money_per_cost(&self) -> Option<Fraction> {
        let (currency, cost) = self.exact_cost()?;
        let is_all_of_it = self.without_amount == 0 && self.money.iter().all(|(other, _)| other == currency);
        self.money.in_currency(currency).filter(|_| is_all_of_it)?.exact()?.divided_by(&cost).ok()
    }

    /// What each investment cost; none where there is none, or either is unknown or in doubt.
    #[must_use]
    pub fn cost_per_investment(&self) -> Option<Fraction> {
        let (_, cost) = self.exact_cost()?;
        if self.certain == self.possible { cost.divided_by(&self.certain).ok() } else { None }
    }

    fn exact_cost(&self) -> Option<(Currency, Fraction)> {
        let cost = self.cost.as_ref().filter(|cost| cost.qualifier() == Qualifier::Exact)?;
        Some((cost.currency(), Fraction::from(cost.money().amount())))
    }
}

/// Which sources or events produce signed money.
#[derive(Clone, Debug)]
pub struct Attribution {
    /// The day it is as of.
    pub as_of: NaiveDate,
    /// What investments are credited to.
    pub by: AttributeBy,
    /// How much of an investment each of its leads is credited with.
    pub model: TouchModel,
    /// The investments.
    pub cohort: Cohort,
    /// Those that are credited, or that a lead names, in the order of their labels; then what is undetermined, and
    /// what is nobody's. For certain they add up to the total.
    pub rows: Vec<AttributionRow>,
    /// All investments, each once, and all leads.
    pub total: AttributionRow,
}

/// The leads that name each source or event.
type Naming = BTreeMap<String, Vec<CountedRecord>>;

/// What a lead is to an investment.
struct LeadTouch {
    investment: Option<Id<Investment>>,
    touch: Option<Touch>,
    lead: CountedRecord,
}

impl Crm {
    /// Which sources, referrers or promotion events produce signed money (来源归因), at the point this handle reads
    /// at. A *touch* is a lead of the investment that names one, in the order in which they were received, but for
    /// those that surely came after what the cohort reached; what interactions were about is in words, so that they
    /// are no touches. Each investment counts once; those without
    /// any touch stand in a row of their own, and those whose dates do not tell which lead was first in another,
    /// possible with each that may have been.
    ///
    /// ```
    /// use inward::analysis::statistics::TouchModel;
    /// use inward::prelude::*;
    /// use inward::statistics::{AttributeBy, Cohort};
    /// # let crm = Crm::in_memory(NewZone::named("阳泉经开区").currency("CNY"))?;
    /// # let desk = crm.desk(Officer::named("wang.li").unit("招商一局"))?;
    /// let fair = desk.add_promotion_event(AddPromotionEvent::named("合成推介会").on("2020-05-01")?.cost("20万元".parse()?))?;
    /// let lead = desk.capture_lead(CaptureLead::titled("合成项目").promotion_event(fair.id).on("2020-05-08")?)?;
    /// let talks = desk.open_negotiation(OpenNegotiation::with(&lead).on("2020-06")?)?;
    /// let deal = SignAgreement::contract(&talks).contract_investment("2亿元".parse()?);
    /// # let investor = desk.add_organisation(AddOrganisation::named("合成投资公司"))?;
    /// # let deal = deal.party(&investor);
    /// desk.sign_agreement(deal.on("2020-07-10")?)?;
    /// let found = crm.attribution(AttributeBy::PromotionEvent, TouchModel::First, &Cohort::signed())?;
    /// assert_eq!((found.rows[0].label.zh.as_ref(), found.rows[0].money.to_string()), ("合成推介会", "200000000.00 CNY".to_owned()));
    /// assert_eq!(found.rows[0].money_per_cost().unwrap().to_string(), "1000/1");
    /// # Ok::<(), inward::Error>(())
    /// ```
    ///
    /// # Errors
    /// `milestone.unknown`, with those that are near; that the book could not be read.
    pub fn attribution(&self, by: AttributeBy, model: TouchModel, cohort: &Cohort) -> Result<Attribution, Error> {
        let crm = self.on_a_day()?;
        let subjects = crm.cohort(cohort, &[])?;
        let leads = crm.touches(by)?;
        let mut of_each: BTreeMap<Id<Investment>, Vec<Touch>> = BTreeMap::new();
        for lead in &leads {
            if let (Some(investment), Some(touch)) = (lead.investment, &lead.touch) {
                of_each.entry(investment).or_default().push(touch.clone());
            }
        }
        let attributed = subjects.iter().map(|subject| {
            let mut touches = of_each.remove(&subject.id).unwrap_or_default();
            // What surely came after it brought none of it about.
            let came_after = |touch: &Touch| touch.on.as_ref().and_then(When::first).zip(subject.latest);
            touches.retain(|touch| came_after(touch).is_none_or(|(first, latest)| first <= latest));
            Attributed { there: subject.there, touches, money: subject.money.clone() }
        });
        let credits = attribute(&attributed.collect::<Vec<_>>(), model);
        let costs = crm.promotion_events(by)?;
        let mut titles = Titles::of(&crm);
        let mut named: BTreeSet<String> = costs.keys().cloned().collect();
        let mut naming = Naming::new();
        for lead in &leads {
            if let Some(touch) = &lead.touch {
                named.insert(touch.key.clone());
                naming.entry(touch.key.clone()).or_default().push(lead.lead.clone());
            }
        }
        let mut rows = Vec::new();
        let mut last = Vec::new();
        for credit in credits.rows {
            if let CreditedTo::Key(key) = &credit.to {
                named.remove(key);
            }
            let is_named = matches!(credit.to, CreditedTo::Key(_));
            let row = crm.attribution_row(by, credit, &subjects, &naming, &costs, &mut titles)?;
            if is_named { rows.push(row) } else { last.push(row) }
        }
        for key in named {
            let nothing = attribute(&[], model).total;
            let credit = Credit { to: CreditedTo::Key(key), ..nothing };
            rows.push(crm.attribution_row(by, credit, &subjects, &naming, &costs, &mut titles)?);
        }
        rows.sort_by(|one, other| (&one.label.zh, &one.key).cmp(&(&other.label.zh, &other.key)));
        rows.extend(last);
        let mut total = crm.attribution_row(by, credits.total, &subjects, &naming, &costs, &mut titles)?;
        total.label = Label::new("total", "合计");
        total.named_by = leads.into_iter().map(|lead| lead.lead).collect();
        total.leads = total.named_by.iter().map(|lead| lead.counts).collect();
        Ok(Attribution { as_of: crm.reading_point().valid, by, model, cohort: cohort.clone(), rows, total })
    }

    /// Every lead that is there, with what it names.
    fn touches(&self, by: AttributeBy) -> Result<Vec<LeadTouch>, Error> {
        let (point, playbook) = (self.reading_point(), self.playbook()?);
        let mut leads = Vec::new();
        self.each_state(&[Kind::Lead], &mut |state| {
            let State::Lead(lead) = &*state else { return };
            let there = self.existence_alone(&state);
            let on = lead.milestones.when(milestone::LEAD_RECEIVED.as_str(), None, point, &playbook).cloned();
            leads.push(LeadTouch {
                investment: lead.head.investment_at(point),
                touch: by.named_by(lead).map(|key| Touch { key, on, there }),
                lead: CountedRecord { id: lead.id.record(), title: lead.head.title.clone(), counts: there },
            });
        })?;
        leads.sort_by_key(|lead| lead.lead.id);
        Ok(leads)
    }

    /// The promotion events that are there, with what they cost; none where it is not they that are credited.
    fn promotion_events(&self, by: AttributeBy) -> Result<BTreeMap<String, Option<Amount>>, Error> {
        let mut events = BTreeMap::new();
        if by == AttributeBy::PromotionEvent {
            self.each_state(&[Kind::Entry], &mut |state| {
                if let State::Entry(entry) = &*state
                    && let EntryKind::PromotionEvent { cost, .. } = &entry.kind
                {
                    events.insert(entry.id.record().to_string(), cost.clone());
                }
            })?;
        }
        Ok(events)
    }

    fn attribution_row(
        &self,
        by: AttributeBy,
        credit: Credit,
        subjects: &[Subject],
        naming: &Naming,
        costs: &BTreeMap<String, Option<Amount>>,
        titles: &mut Titles<'_>,
    ) -> Result<AttributionRow, Error> {
        let (key, label) = match credit.to {
            CreditedTo::Key(key) => {
                let record = if by == AttributeBy::Source { None } else { key.parse::<RecordId>().ok() };
                let name = record.map_or_else(|| Ok(key.clone()), |id| titles.title(id))?;
                (Some(key), Label::new(name.clone(), name))
            }
            CreditedTo::Undetermined => (None, Label::new("undetermined", "尚不确定")),
            CreditedTo::Nobody => (None, Label::new("unattributed", "无来源记载")),
        };
        let named_by = key.as_ref().and_then(|key| naming.get(key)).cloned().unwrap_or_default();
        let no_amount = |(place, ..): &&(usize, Fraction, Truth)| {
            subjects.get(*place).is_some_and(|subject| subject.money.is_empty())
        };
        let without_amount = credit.of.iter().filter(no_amount).count() as u64;
        let investments = credit.of.into_iter().filter_map(|(place, share, counts)| {
            let subject = subjects.get(place)?;
            Some(CreditedInvestment { id: subject.id, title: subject.title.clone(), share, counts })
        });
        Ok(AttributionRow {
            label,
            leads: named_by.iter().map(|lead| lead.counts).collect(),
            certain: credit.certain,
            possible: credit.possible,
            money: credit.money,
            without_amount,
            cost: key.as_ref().and_then(|key| costs.get(key).cloned().flatten()),
            investments: investments.collect(),
            named_by,
            key,
        })
    }
}

impl Attribution {
    /// What it tells, in both languages.
    #[must_use]
    pub fn definition(&self) -> Label {
        let (by, model, cohort) = (self.by.label(), self.model.definition(), self.cohort.about());
        Label::new(
            format!("What each {} is credited with, {}: {}, as of {}", by.en, model.en, cohort.en, self.as_of),
            format!("各{}的归因（{}）：{}，截至 {}", by.zh, model.zh, cohort.zh, self.as_of),
        )
    }

    /// The same as a table: a row for each that is credited. Shares are rounded there, the rows have them exactly.
    ///
    /// # Errors
    /// `number.out-of-range` for sums beyond all measure.
    pub fn table(&self) -> Result<Table, Error> {
        let rows = &self.rows;
        let mut table = TableColumns::default();
        let by = self.by.label();
        table.text("key", by.clone(), rows.iter().map(|row| row.key.clone()));
        table.text(
            "label",
            Label::new("What it is called", "名称"),
            rows.iter().map(|row| Some(row.label.zh.to_string())),
        );
        table.count("leads", Label::new("How many leads name it", "线索数"), rows.iter().map(|row| row.leads));
        let certain = Label::new("With how many investments it is credited, for certain", "归因项目数（确定）");
        table.fraction("investments", certain, rows.iter().map(|row| Some(&row.certain)))?;
        let possible = Label::new("With how many at most", "归因项目数（最多）");
        table.fraction("investments_possible", possible, rows.iter().map(|row| Some(&row.possible)))?;
        table.money(
            self.cohort.money.key(),
            &self.cohort.money.label(),
            &rows.iter().map(|row| &row.money).collect::<Vec<_>>(),
        )?;
        let costs: Vec<Option<Fraction>> =
            rows.iter().map(|row| Some(Fraction::from(row.cost.as_ref()?.money().amount()))).collect();
        table.amount("cost", Label::new("What it cost", "费用"), costs.iter().map(Option::as_ref))?;
        let currency = |row: &AttributionRow| Some(row.cost.as_ref()?.currency().code().to_owned());
        table.text("cost_currency", Label::new("The currency of what it cost", "费用币种"), rows.iter().map(currency));
        let yields: Vec<Option<Fraction>> = rows.iter().map(AttributionRow::money_per_cost).collect();
        let per_cost = Label::new("Money for each unit of what it cost", "单位费用带来的金额");
        table.fraction("money_per_cost", per_cost, yields.iter().map(Option::as_ref))?;
        Ok(table.finish(self.definition())?)
    }
}
