//! Concentration: how much of what was signed stands in few industries or comes from few countries.

use inward::analysis::statistics as pure;
use inward::statistics as core;
use pyo3::prelude::*;

use super::shared::{CountedRecord, Money, money, records, statistic};
use crate::errors::Answer;
use crate::figures::Count;
use crate::published::ExactFraction;

statistic! {
    /// How concentrated investments are (集中度), by industry, origin or another dimension; see `Crm.concentration`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> for name, country, amount in [("合成甲公司", "CN", "3亿元"), ("合成乙公司", "HK", "1亿元")]:
    /// ...     investor = desk.add_organisation(name, country=country)
    /// ...     deal = desk.sign_agreement(title=name, level="contract", parties=[investor], on="2020-07-10",
    /// ...                                contract_investment=amount)
    /// >>> found = crm.concentration("origin")
    /// >>> [row.key for row in found.rows], found.by_money().herfindahl_hirschman.exact
    /// (['CN', 'HK'], Fraction(5, 8))
    ConcentrationTable(core::ConcentrationTable), "crm.concentration(\"origin\")",
    core::ConcentrationTable::table
}

#[pymethods]
impl ConcentrationTable {
    /// What its groups are formed by.
    #[getter]
    fn by(&self) -> &str {
        self.0.by.key()
    }

    /// The groups, that with the most investments first.
    #[getter]
    fn rows(&self) -> Vec<ConcentrationRow> {
        self.0.rows.iter().cloned().map(ConcentrationRow).collect()
    }

    /// Those of which nobody knows the group: they may be of any.
    #[getter]
    fn undetermined(&self) -> ConcentrationRow {
        ConcentrationRow(self.0.undetermined.clone())
    }

    /// The shares by number, and how concentrated they are; refused as undefined where there is none.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成项目", on="2020-05-08")
    /// >>> crm.concentration("unit", reached="lead_received").by_number().shares
    /// [<ShareBounds 100.00>]
    fn by_number(&self) -> Answer<Concentration> {
        Ok(Concentration(self.0.by_number()?))
    }

    /// The shares by money; refused where amounts are in unlike currencies, and as undefined where there are none.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> crm.concentration("industry").by_money()
    /// Traceback (most recent call last):
    /// inward.Refused: the rate is undefined: there is nothing to divide by; show it as undefined, neither as 0 % nor as 100 % [rate.undefined]
    fn by_money(&self) -> Answer<Concentration> {
        Ok(Concentration(self.0.by_money()?))
    }
}

/// One group of a concentration.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成项目", on="2020-05-08")
/// >>> [row] = crm.concentration("unit", reached="lead_received").rows
/// >>> row.label, row.count, [one.title for one in row.investments]
/// ('招商一局', Count(1), ['合成项目'])
#[pyclass(frozen, module = "inward.statistics")]
pub struct ConcentrationRow(core::ConcentrationRow);

#[pymethods]
impl ConcentrationRow {
    /// What its investments say; `None` where they say nothing.
    #[getter]
    fn key(&self) -> Option<&str> {
        self.0.key.as_deref()
    }

    /// What that is called.
    #[getter]
    fn label(&self) -> &str {
        &self.0.label.en
    }

    /// How many investments there are.
    #[getter]
    fn count(&self) -> Count {
        Count(self.0.count)
    }

    /// Their money, by the code of its currency.
    #[getter]
    fn money(&self) -> Money {
        money(&self.0.money)
    }

    /// The investments.
    #[getter]
    fn investments(&self) -> Vec<CountedRecord> {
        records(&self.0.investments)
    }

    fn __repr__(&self) -> String {
        format!("<ConcentrationRow {}: {}>", self.0.label.en, self.0.count)
    }
}

/// How much of the whole each group holds, and the index of Herfindahl and Hirschman, Σ share².
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成项目", on="2020-05-08")
/// >>> crm.concentration("unit", reached="lead_received").by_number()
/// <Concentration of 1 groups: 1.0000>
#[pyclass(frozen, module = "inward.statistics")]
pub struct Concentration(pure::Concentration);

#[pymethods]
impl Concentration {
    /// The share of each group, in the order of the rows.
    #[getter]
    fn shares(&self) -> Vec<ShareBounds> {
        self.0.shares.iter().cloned().map(ShareBounds).collect()
    }

    /// The share of which nobody knows whose it is.
    #[getter]
    fn undetermined(&self) -> ShareBounds {
        ShareBounds(self.0.undetermined.clone())
    }

    /// The index, from 1/n where n groups hold the same to 1 where one holds all; times 10,000 it is what competition
    /// authorities write. Its ends hold whatever groups the undetermined belong to.
    #[getter]
    fn herfindahl_hirschman(&self) -> ShareBounds {
        ShareBounds(self.0.herfindahl_hirschman.clone())
    }

    /// The share of the so many largest groups together.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成项目", on="2020-05-08")
    /// >>> crm.concentration("unit", reached="lead_received").by_number().top(3).exact
    /// Fraction(1, 1)
    #[pyo3(signature = (groups, /))]
    fn top(&self, groups: usize) -> ShareBounds {
        ShareBounds(self.0.top(groups))
    }

    fn __repr__(&self) -> String {
        let index = self.0.herfindahl_hirschman.share.rounded(4, inward::core::ratio::Rounding::HalfUp);
        let index = index.map_or_else(|_| "…".to_owned(), |index| index.to_string());
        format!("<Concentration of {} groups: {index}>", self.0.shares.len())
    }
}

/// A share of the whole, from 0 to 1, with the ends between which it certainly lies.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> lead = crm.desk("wang.li", unit="招商一局").capture_lead("合成项目", on="2020-05-08")
/// >>> share = crm.concentration("origin", reached="lead_received").by_number().undetermined
/// >>> share.share, share.low, share.high
/// (Fraction(1, 1), Fraction(1, 1), Fraction(1, 1))
#[pyclass(frozen, eq, module = "inward.statistics")]
#[derive(PartialEq, Eq)]
pub struct ShareBounds(pure::ShareBounds);

#[pymethods]
impl ShareBounds {
    /// The share of what is certain.
    #[getter]
    fn share(&self) -> ExactFraction {
        ExactFraction(self.0.share.clone())
    }

    /// It is no less than this.
    #[getter]
    fn low(&self) -> ExactFraction {
        ExactFraction(self.0.low.clone())
    }

    /// It is no more than this.
    #[getter]
    fn high(&self) -> ExactFraction {
        ExactFraction(self.0.high.clone())
    }

    /// The share, if nothing is in doubt.
    #[getter]
    fn exact(&self) -> Option<ExactFraction> {
        self.0.exact().cloned().map(ExactFraction)
    }

    fn __repr__(&self) -> String {
        let hundred = inward::analysis::Fraction::from(100);
        let shown = |share: &inward::analysis::Fraction| {
            let percent = (share * &hundred).rounded(2, inward::core::ratio::Rounding::HalfUp);
            percent.map_or_else(|_| share.to_string(), |percent| percent.to_string())
        };
        match self.0.exact() {
            Some(share) => format!("<ShareBounds {}>", shown(share)),
            None => format!("<ShareBounds {} - {}>", shown(&self.0.low), shown(&self.0.high)),
        }
    }
}
