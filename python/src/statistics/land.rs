//! Land productivity: what live projects yield for each 亩.

use inward::core::when::Truth;
use inward::statistics as core;
use pyo3::prelude::*;

use super::shared::{Span, statistic};
use crate::errors::Answer;
use crate::figures::{Area, Count};
use crate::id::Id;
use crate::table::Table;
use crate::words::Word;

statistic! {
    /// What live projects invest, pay and put out for each 亩 of their land (亩均效益); see `Crm.land_productivity`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> for title, land, tax in [("合成项目甲", "30亩", "600万元"), ("合成项目乙", "20亩", "100万元")]:
    /// ...     plant = desk.record_project(title=title, land=land)
    /// ...     done = desk.reach(plant, "production", on="2020-03-01")
    /// ...     done = desk.record_measure(plant, "tax", "actual", tax, period="2020")
    /// >>> found = crm.land_productivity(classes={"A": "0.5"}, rest="B", rank_by="tax")
    /// >>> [(row.title, row.per_mu("tax").exact, row.unit("tax"), row.class_) for row in found.rows]
    /// [('合成项目甲', Fraction(200000, 1), '元', 'A'), ('合成项目乙', Fraction(50000, 1), '元', 'B')]
    LandProductivity(core::LandProductivity), "crm.land_productivity()", core::LandProductivity::table
}

#[pymethods]
impl LandProductivity {
    /// The projects with land, in the order of their ids.
    #[getter]
    fn rows(&self) -> Vec<LandRow> {
        self.0.rows.iter().cloned().map(LandRow).collect()
    }

    /// What the projects of each group yield all together, in the order of their names, what says nothing last.
    #[getter]
    fn groups(&self) -> Vec<LandGroup> {
        self.0.groups.iter().cloned().map(LandGroup).collect()
    }

    /// The groups as a table over Arrow: a row for each.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> done = crm.desk("wang.li", unit="招商一局").record_project(title="合成项目", land="30亩")
    /// >>> table = crm.land_productivity(reached=None, by="unit").groups_table().to_polars()
    /// >>> table.select("unit", "projects").rows()
    /// [('招商一局', 1)]
    fn groups_table(&self) -> Answer<Table> {
        Ok(Table(self.0.groups_table()?))
    }

    /// Live projects without any recorded land, with their titles: they are in no row.
    #[getter]
    fn without_land(&self) -> Vec<(Id, &str)> {
        self.0.without_land.iter().map(|(id, title)| (Id(id.record()), title.as_str())).collect()
    }
}

/// One project with its land.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> done = crm.desk("wang.li", unit="招商一局").record_project(title="合成项目", land="2公顷")
/// >>> [row] = crm.land_productivity(reached=None).rows
/// >>> row.title, str(row.land), row.per_mu("tax")
/// ('合成项目', '30 亩', None)
#[pyclass(frozen, module = "inward.statistics")]
pub struct LandRow(core::LandRow);

#[pymethods]
impl LandRow {
    /// The project.
    #[getter]
    fn project(&self) -> Id {
        Id(self.0.project.record())
    }

    /// Its title.
    #[getter]
    fn title(&self) -> &str {
        &self.0.title
    }

    /// What each dimension is called that is grouped by; empty where it says nothing.
    #[getter]
    fn group(&self) -> Vec<&str> {
        self.0.group.iter().map(|group| group.name.as_str()).collect()
    }

    /// Whether it is one of them: yes, or possibly.
    #[getter]
    fn there(&self) -> Word<Truth> {
        Word(self.0.there)
    }

    /// Its land, exactly.
    #[getter]
    fn land(&self) -> Area {
        Area(self.0.land)
    }

    /// Its class; `None` where its figure is missing or in doubt.
    #[getter]
    fn class_(&self) -> Option<&str> {
        self.0.class.as_deref()
    }

    /// A figure for each 亩: `investment`, or one of the metrics; `None` where it was not recorded.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> plant = desk.record_project(title="合成项目", land="30亩")
    /// >>> done = desk.record_money(plant, "fai_completed", "1亿元", on="2020-12-31")
    /// >>> crm.land_productivity(reached=None).rows[0].per_mu("investment").exact
    /// Fraction(10000000, 3)
    #[pyo3(signature = (figure, /))]
    fn per_mu(&self, figure: &str) -> Option<Span> {
        self.0.per_mu(figure).map(|found| Span(found.value))
    }

    /// The unit or currency of that figure.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> plant = desk.record_project(title="合成项目", land="30亩")
    /// >>> done = desk.record_money(plant, "fai_completed", "1亿元", on="2020-12-31")
    /// >>> crm.land_productivity(reached=None).rows[0].unit("investment")
    /// 'CNY'
    #[pyo3(signature = (figure, /))]
    fn unit(&self, figure: &str) -> Option<String> {
        self.0.per_mu(figure).and_then(|found| found.unit)
    }

    fn __repr__(&self) -> String {
        format!("<LandRow {}: {}>", self.0.title, self.0.land)
    }
}

/// What the land of one group yields all together.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> for title, land, tax in [("合成项目甲", "30亩", "600万元"), ("合成项目乙", "20亩", "100万元")]:
/// ...     plant = desk.record_project(title=title, land=land)
/// ...     done = desk.record_measure(plant, "tax", "actual", tax, period="2020")
/// >>> [group] = crm.land_productivity(reached=None, by="unit").groups
/// >>> group.group, group.projects, str(group.land), group.per_mu("tax").exact  # 7 million on 50 亩
/// (['招商一局'], Count(2), '50.00', Fraction(140000, 1))
#[pyclass(frozen, module = "inward.statistics")]
pub struct LandGroup(core::LandGroup);

#[pymethods]
impl LandGroup {
    /// What each dimension is called in the group; empty where it says nothing.
    #[getter]
    fn group(&self) -> Vec<&str> {
        self.0.group.iter().map(|group| group.name.as_str()).collect()
    }

    /// How many projects there are.
    #[getter]
    fn projects(&self) -> Count {
        Count(self.0.projects)
    }

    /// Their land in 亩.
    #[getter]
    fn land(&self) -> Span {
        Span(self.0.land.clone())
    }

    /// A figure for each 亩, of all projects with that figure together; `None` where none has it, or they have it in
    /// several units.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> plant = desk.record_project(title="合成项目", land="30亩")
    /// >>> done = desk.record_money(plant, "fai_completed", "1亿元", on="2020-12-31")
    /// >>> crm.land_productivity(reached=None).groups[0].per_mu("investment").exact
    /// Fraction(10000000, 3)
    #[pyo3(signature = (figure, /))]
    fn per_mu(&self, figure: &str) -> Option<Span> {
        self.0.figure(figure).map(|found| Span(found.per_mu.clone()))
    }

    /// The unit or currency of that figure.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> plant = desk.record_project(title="合成项目", land="30亩")
    /// >>> done = desk.record_money(plant, "fai_completed", "1亿元", on="2020-12-31")
    /// >>> crm.land_productivity(reached=None).groups[0].unit("investment")
    /// 'CNY'
    #[pyo3(signature = (figure, /))]
    fn unit(&self, figure: &str) -> Option<&str> {
        self.0.figure(figure).and_then(|found| found.unit.as_deref())
    }

    /// How many projects have that figure.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> done = crm.desk("wang.li", unit="招商一局").record_project(title="合成项目", land="30亩")
    /// >>> crm.land_productivity(reached=None).groups[0].with_figure("tax")
    /// Count(0)
    #[pyo3(signature = (figure, /))]
    fn with_figure(&self, figure: &str) -> Count {
        Count(self.0.figure(figure).map(|found| found.projects).unwrap_or_default())
    }

    fn __repr__(&self) -> String {
        format!("<LandGroup of {} projects>", self.0.projects)
    }
}
