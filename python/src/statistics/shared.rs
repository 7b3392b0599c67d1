//! What the statistics share: exact figures with their ends, and the records behind a number.

use std::collections::BTreeMap;

use inward::analysis::statistics::{MoneySpans, Span as CoreSpan};
use inward::core::when::Truth;
use inward::statistics::CountedRecord as CoreRecord;
use pyo3::prelude::*;

use crate::id::Id;
use crate::published::ExactFraction;
use crate::words::Word;

/// An exact figure, with the ends between which it certainly lies; an end that nobody knows is `None`.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> lead = desk.capture_lead("合成项目", on="2020-05-08", total_planned="2亿元以上")
/// >>> talks = desk.open_negotiation(lead, on="2020-06", likelihood="high")
/// >>> span = crm.weighted_pipeline({"high": "0.5"}).weighted["CNY"]
/// >>> str(span), span.figure, span.high, span.exact
/// ('100000000.00 - …', Fraction(100000000, 1), None, None)
#[pyclass(frozen, eq, module = "inward.statistics")]
#[derive(Clone, PartialEq, Eq)]
pub struct Span(pub CoreSpan);

#[pymethods]
impl Span {
    /// The figure to go by; of what may not be there at all, nought.
    #[getter]
    fn figure(&self) -> ExactFraction {
        ExactFraction(self.0.figure.clone())
    }

    /// It is no less than this.
    #[getter]
    fn low(&self) -> Option<ExactFraction> {
        self.0.low.clone().map(ExactFraction)
    }

    /// It is no more than this.
    #[getter]
    fn high(&self) -> Option<ExactFraction> {
        self.0.high.clone().map(ExactFraction)
    }

    /// The figure, if nothing is in doubt.
    #[getter]
    fn exact(&self) -> Option<ExactFraction> {
        self.0.exact().cloned().map(ExactFraction)
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<Span {}>", self.0)
    }
}

/// Sums of money by the codes of their currencies.
pub type Money = BTreeMap<&'static str, Span>;

/// Sums of money, as Python has them.
pub fn money(spans: &MoneySpans) -> Money {
    spans.iter().map(|(currency, span)| (currency.code(), Span(span.clone()))).collect()
}

/// A record behind a number.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> project = crm.desk("wang.li", unit="招商一局").record_project(title="合成项目")
/// >>> [row] = crm.workload("unit").rows
/// >>> [(record.title, record.counts.value, record.id == project.id) for record in row.held["project"].records]
/// [('合成项目', 'yes', True)]
#[pyclass(frozen, eq, module = "inward.statistics")]
#[derive(Clone, PartialEq, Eq)]
pub struct CountedRecord(CoreRecord);

#[pymethods]
impl CountedRecord {
    /// Its id.
    #[getter]
    fn id(&self) -> Id {
        Id(self.0.id)
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    /// Whether it counts: yes, or possibly.
    #[getter]
    fn counts(&self) -> Word<Truth> {
        Word(self.0.counts)
    }

    fn __repr__(&self) -> String {
        format!("<CountedRecord {}>", self.0.title)
    }
}

/// Records, as Python has them.
pub fn records(records: &[CoreRecord]) -> Vec<CountedRecord> {
    records.iter().cloned().map(CountedRecord).collect()
}

/// Declares the class of a statistic: what all of them have in common. `$call` asks an empty book for it.
macro_rules! statistic {
    ($(#[$doc:meta])* $name:ident($core:ty), $call:literal, $table:expr) => {
        $(#[$doc])*
        #[pyclass(frozen, module = "inward.statistics")]
        pub struct $name(pub $core);

        #[pymethods]
        impl $name {
            /// The day it is as of.
            #[getter]
            fn as_of(&self) -> chrono::NaiveDate {
                self.0.as_of
            }

            /// What it tells, in English or Chinese (`lang="zh"`).
            ///
            #[doc = concat!(">>> import inward\n>>> crm = inward.in_memory(\"阳泉经开区\", currency=\"CNY\")\n>>> ", $call, ".definition(\"zh\") != \"\"\nTrue")]
            #[pyo3(signature = (lang="en"))]
            fn definition(&self, lang: &str) -> PyResult<String> {
                Ok(self.0.definition().say(crate::reading::lang(lang)?).to_owned())
            }

            /// The same as a table over Arrow, its columns documented.
            ///
            #[doc = concat!(">>> import inward\n>>> crm = inward.in_memory(\"阳泉经开区\", currency=\"CNY\")\n>>> len(", $call, ".table())\n0")]
            fn table(&self) -> crate::errors::Answer<crate::table::Table> {
                let table: fn(&$core) -> Result<inward::analysis::Table, inward::Error> = $table;
                Ok(crate::table::Table(table(&self.0)?))
            }

            fn __len__(&self) -> crate::errors::Answer<usize> {
                Ok(self.table()?.0.len())
            }

            fn __repr__(&self) -> crate::errors::Answer<String> {
                Ok(format!(concat!("<", stringify!($name), " of {} rows, as of {}>"), self.table()?.0.len(), self.0.as_of))
            }

            fn _repr_html_(&self) -> crate::errors::Answer<String> {
                Ok(self.table()?._repr_html_())
            }
        }

        crate::table::hands_over_its_table!($name, $call);
    };
}

pub(super) use statistic;
