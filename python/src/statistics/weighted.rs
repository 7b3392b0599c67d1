//! The weighted pipeline: what is in negotiation, times the given likelihoods.

use inward::core::negotiation::Likelihood;
use inward::statistics as core;
use pyo3::prelude::*;

use super::shared::{CountedRecord, Money, money, records, statistic};
use crate::figures::Count;
use crate::words::Word;

statistic! {
    /// What is in negotiation (加权在谈额), each investment times the likelihood that was given for its word; see
    /// `Crm.weighted_pipeline`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> for amount, likelihood in [("2亿元", "high"), ("3亿元", "low"), ("1亿元", None)]:
    /// ...     lead = desk.capture_lead("合成项目", on="2020-05-08", total_planned=amount)
    /// ...     talks = desk.open_negotiation(lead, on="2020-06", likelihood=likelihood)
    /// >>> found = crm.weighted_pipeline({"high": "0.8", "low": "0.1"})
    /// >>> found.weighted["CNY"].exact
    /// Fraction(190000000, 1)
    WeightedChances(core::WeightedChances), "crm.weighted_pipeline({})", core::WeightedChances::table
}

#[pymethods]
impl WeightedChances {
    /// The groups in the order of their names, what says nothing last; in each a row for each word, the likeliest first,
    /// and what nobody rated last.
    #[getter]
    fn rows(&self) -> Vec<ChanceRow> {
        self.0.rows.iter().cloned().map(ChanceRow).collect()
    }

    /// What all that are rated come to, weighted, by the code of the currency.
    #[getter]
    fn weighted(&self) -> Money {
        money(&self.0.weighted)
    }
}

/// The investments that are in negotiation with some likelihood.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> lead = desk.capture_lead("合成项目", on="2020-05-08", total_planned="2亿元")
/// >>> talks = desk.open_negotiation(lead, on="2020-06", likelihood="high")
/// >>> [row] = crm.weighted_pipeline({"high": "0.8"}).rows
/// >>> row.likelihoods[0].value, row.count, str(row.weighted["CNY"]), row.investments[0].title
/// ('high', Count(1), '160000000.00', '合成项目')
#[pyclass(frozen, module = "inward.statistics")]
pub struct ChanceRow(core::ChanceRow);

#[pymethods]
impl ChanceRow {
    /// What each dimension is called in the group; empty where it says nothing.
    #[getter]
    fn group(&self) -> Vec<&str> {
        self.0.group.iter().map(|group| group.name.as_str()).collect()
    }

    /// The words of their negotiations; none where nobody said.
    #[getter]
    fn likelihoods(&self) -> Vec<Word<Likelihood>> {
        self.0.likelihoods.iter().copied().map(Word).collect()
    }

    /// How many investments there are.
    #[getter]
    fn count(&self) -> Count {
        Count(self.0.count)
    }

    /// Their planned investment, by the code of its currency.
    #[getter]
    fn money(&self) -> Money {
        money(&self.0.money)
    }

    /// The same, weighted; `None` where nobody said how likely.
    #[getter]
    fn weighted(&self) -> Option<Money> {
        self.0.weighted.as_ref().map(money)
    }

    /// The investments.
    #[getter]
    fn investments(&self) -> Vec<CountedRecord> {
        records(&self.0.investments)
    }

    fn __repr__(&self) -> String {
        format!("<ChanceRow of {} investments>", self.0.count)
    }
}
