//! What the inspections of an enterprise come to.

use inward::core::entry::{InspectionPurpose, InspectionYear as CoreYear, LimitKept};
use inward::core::when::Truth;
use pyo3::prelude::*;

use crate::id::Id;
use crate::shown::{self, quoted};
use crate::when::When;
use crate::words::{Enumeration, Word};

/// What one authority's inspections of one enterprise in one calendar year come to, for one purpose (无事不扰).
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> fire = desk.add_unit("消防大队")
/// >>> plant = desk.add_organisation("合成企业")
/// >>> first = desk.record_inspection(plant, "消防大队", "routine", on="2020-03-12")
/// >>> second = desk.record_inspection(plant, "消防大队", "routine", on="2020-10-09")
/// >>> [year] = crm.inspections(plant)
/// >>> year
/// InspectionYear(year=2020, purpose='routine', visits=2, kept='broken')
/// >>> year.limit, year.over == [second.id], year.authority == fire.id
/// (1, True, True)
#[pyclass(frozen, module = "inward")]
pub struct InspectionYear(pub CoreYear);

#[pymethods]
impl InspectionYear {
    /// The enterprise.
    #[getter]
    fn organisation(&self) -> Id {
        Id(self.0.organisation.record())
    }

    /// The authority, a unit.
    #[getter]
    fn authority(&self) -> Id {
        Id(self.0.authority.record())
    }

    /// The calendar year.
    #[getter]
    fn year(&self) -> i32 {
        self.0.year
    }

    /// The purpose that is counted.
    #[getter]
    fn purpose(&self) -> Word<InspectionPurpose> {
        Word(self.0.purpose)
    }

    /// The most there may be; `None` where the playbook sets no limit.
    #[getter]
    fn limit(&self) -> Option<u32> {
        self.0.limit
    }

    /// The visits in the order of their dates: the entry, its date, and whether it was in that year.
    #[getter]
    fn visits(&self) -> Vec<(Id, Option<When>, Word<Truth>)> {
        let visits = self.0.visits.iter();
        visits.map(|visit| (Id(visit.entry.record()), visit.on.clone().map(When), Word(visit.in_year))).collect()
    }

    /// The visits beyond the limit, of those that certainly were in the year.
    #[getter]
    fn over(&self) -> Vec<Id> {
        self.0.over.iter().map(|entry| Id(entry.record())).collect()
    }

    /// Whether somebody said that the log of the year is complete.
    #[getter]
    fn complete(&self) -> bool {
        self.0.complete
    }

    /// Whether the limit was kept; `None` where there is none. Never `met` from silence: the log of the year
    /// must have been said to be complete.
    #[getter]
    fn kept(&self) -> Option<Word<LimitKept>> {
        self.0.kept.map(Word)
    }

    fn __repr__(&self) -> String {
        let mut fields = vec![
            ("year", self.0.year.to_string()),
            ("purpose", quoted(Enumeration::key(self.0.purpose))),
            ("visits", self.0.certain().to_string()),
        ];
        fields.extend(self.0.kept.map(|kept| ("kept", quoted(Enumeration::key(kept)))));
        shown::fields("InspectionYear", &fields)
    }
}
