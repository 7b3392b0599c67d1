//! Candidate duplicates: investments that may be one.

use inward::statistics as core;
use pyo3::prelude::*;

use super::shared::{CountedRecord, records, statistic};

statistic! {
    /// The pairs of investments that may be one (疑似重复), with what they have in common; see `Crm.duplicates`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> group = desk.add_organisation("合成集团")
    /// >>> for name in ["合成新材料", "合成新能源"]:
    /// ...     lead = desk.capture_lead(f"{name}项目", investor=desk.add_organisation(name, parent=group))
    /// >>> [(pair.first.title, pair.second.title, pair.reasons) for pair in crm.duplicates().pairs]
    /// [('合成新材料项目', '合成新能源项目', [('owner_group', '合成集团')])]
    Duplicates(core::Duplicates), "crm.duplicates()", core::Duplicates::table
}

#[pymethods]
impl Duplicates {
    /// The pairs: those with the most in common first.
    #[getter]
    fn pairs(&self) -> Vec<Duplicate> {
        self.0.pairs.iter().cloned().map(Duplicate).collect()
    }
}

/// Two investments that may be one.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> for number in (1, 2):
/// ...     done = desk.capture_lead("合成项目")
/// >>> [pair] = crm.duplicates().pairs
/// >>> pair.reasons
/// [('title', '合成项目')]
#[pyclass(frozen, module = "inward.statistics")]
pub struct Duplicate(core::Duplicate);

#[pymethods]
impl Duplicate {
    /// The one that was made first.
    #[getter]
    fn first(&self) -> PyResult<CountedRecord> {
        one(&self.0.first)
    }

    /// The other.
    #[getter]
    fn second(&self) -> PyResult<CountedRecord> {
        one(&self.0.second)
    }

    /// What they have in common (`investor`, `owner_group`, `investor_name`, `title`, `site`), each with what that is
    /// called.
    #[getter]
    fn reasons(&self) -> Vec<(&'static str, &str)> {
        self.0.reasons.iter().map(|(reason, what)| (reason.key(), what.as_str())).collect()
    }

    fn __repr__(&self) -> String {
        format!("<Duplicate {} and {}>", self.0.first.title, self.0.second.title)
    }
}

fn one(record: &core::CountedRecord) -> PyResult<CountedRecord> {
    let only = records(std::slice::from_ref(record)).pop();
    only.ok_or_else(|| pyo3::exceptions::PyIndexError::new_err("no such record"))
}
