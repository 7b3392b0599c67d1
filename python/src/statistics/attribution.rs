//! Attribution: which sources and events produce signed money.

use inward::core::when::Truth;
use inward::statistics as core;
use pyo3::prelude::*;

use super::shared::{CountedRecord, Money, money, records, statistic};
use crate::figures::Count;
use crate::id::Id;
use crate::money::Amount;
use crate::published::ExactFraction;
use crate::words::Word;

statistic! {
    /// Which sources, referrers or promotion events produce signed money (来源归因), not just leads; see
    /// `Crm.attribution`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> investor = desk.add_organisation("合成投资公司")
    /// >>> for origin in ["展会", "老客户"]:
    /// ...     lead = desk.capture_lead("合成项目", origin=origin, on="2020-05-08")
    /// >>> deal = desk.sign_agreement(desk.open_negotiation(lead, on="2020-06"), level="contract", on="2020-07-10",
    /// ...                            parties=[investor], contract_investment="2亿元")
    /// >>> found = crm.attribution("source")
    /// >>> [(row.label, row.leads, row.certain) for row in found.rows]
    /// [('展会', Count(1), Fraction(0, 1)), ('老客户', Count(1), Fraction(1, 1))]
    Attribution(core::Attribution), "crm.attribution(\"source\")", core::Attribution::table
}

#[pymethods]
impl Attribution {
    /// What investments are credited to: `source`, `referrer` or `promotion_event`.
    #[getter]
    fn by(&self) -> &'static str {
        self.0.by.key()
    }

    /// How much of an investment each of its leads is credited with: `first`, `last` or `linear`.
    #[getter]
    fn touch(&self) -> &'static str {
        self.0.model.key()
    }

    /// What is credited, in the order of their labels; then what is undetermined, and what is nobody's. For certain
    /// they add up to the total, in number and money.
    #[getter]
    fn rows(&self) -> Vec<AttributionRow> {
        self.0.rows.iter().cloned().map(AttributionRow).collect()
    }

    /// All investments, each once, and all leads.
    #[getter]
    fn total(&self) -> AttributionRow {
        AttributionRow(self.0.total.clone())
    }
}

/// What a source or an event is credited with.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> fair = desk.add_promotion_event("合成推介会", on="2020-05-01", cost="20万元")
/// >>> row = crm.attribution("promotion_event").rows[0]
/// >>> row.label, row.key == str(fair.id), str(row.cost), row.money, row.money_per_cost
/// ('合成推介会', True, '200000 CNY', {}, None)
#[pyclass(frozen, module = "inward.statistics")]
pub struct AttributionRow(core::AttributionRow);

#[pymethods]
impl AttributionRow {
    /// The source as it is written, or the id of the referrer or the event as text; `None` of what is undetermined or
    /// nobody's.
    #[getter]
    fn key(&self) -> Option<&str> {
        self.0.key.as_deref()
    }

    /// What that is called.
    #[getter]
    fn label(&self) -> &str {
        &self.0.label.en
    }

    /// The same in Chinese.
    #[getter]
    fn label_zh(&self) -> &str {
        &self.0.label.zh
    }

    /// How many leads name it.
    #[getter]
    fn leads(&self) -> Count {
        Count(self.0.leads)
    }

    /// With how many investments it is credited, for certain, exactly.
    #[getter]
    fn certain(&self) -> ExactFraction {
        ExactFraction(self.0.certain.clone())
    }

    /// With how many at most.
    #[getter]
    fn possible(&self) -> ExactFraction {
        ExactFraction(self.0.possible.clone())
    }

    /// With how much money, by the code of its currency.
    #[getter]
    fn money(&self) -> Money {
        money(&self.0.money)
    }

    /// What it cost, where that is known.
    #[getter]
    fn cost(&self) -> Option<Amount> {
        self.0.cost.clone().map(Amount)
    }

    /// Of how many of its investments no amount is known.
    #[getter]
    fn without_amount(&self) -> u64 {
        self.0.without_amount
    }

    /// How much money was signed for each unit that it cost; `None` where either is unknown, in doubt or of another
    /// currency.
    #[getter]
    fn money_per_cost(&self) -> Option<ExactFraction> {
        self.0.money_per_cost().map(ExactFraction)
    }

    /// What each investment cost; `None` where there is none, or either is unknown or in doubt.
    #[getter]
    fn cost_per_investment(&self) -> Option<ExactFraction> {
        self.0.cost_per_investment().map(ExactFraction)
    }

    /// The investments.
    #[getter]
    fn investments(&self) -> Vec<CreditedInvestment> {
        self.0.investments.iter().cloned().map(CreditedInvestment).collect()
    }

    /// The leads.
    #[getter]
    fn named_by(&self) -> Vec<CountedRecord> {
        records(&self.0.named_by)
    }

    fn __repr__(&self) -> String {
        format!("<AttributionRow {}: {}>", self.0.label.zh, self.0.money)
    }
}

/// An investment that is credited, in whole or in part.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> lead = desk.capture_lead("合成项目", origin="展会", on="2020-05-08")
/// >>> [row] = crm.attribution("source", reached="lead_received").rows
/// >>> [(one.title, one.share, one.counts.value) for one in row.investments]
/// [('合成项目', Fraction(1, 1), 'yes')]
#[pyclass(frozen, module = "inward.statistics")]
pub struct CreditedInvestment(core::CreditedInvestment);

#[pymethods]
impl CreditedInvestment {
    /// Its id.
    #[getter]
    fn id(&self) -> Id {
        Id(self.0.id.record())
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    /// How much of it is credited, from 0 to 1.
    #[getter]
    fn share(&self) -> ExactFraction {
        ExactFraction(self.0.share.clone())
    }

    /// Whether that is for certain, or possible.
    #[getter]
    fn counts(&self) -> Word<Truth> {
        Word(self.0.counts)
    }

    fn __repr__(&self) -> String {
        format!("<CreditedInvestment {}: {}>", self.0.title, self.0.share)
    }
}
