//! Tables of counts, and the investments behind a number.

use inward::analysis::pipeline::CountTable as CoreTable;
use inward::core::when::Truth;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::figures::Count;
use crate::interrupt::working;
use crate::outside::MemberId;
use crate::reading;
use crate::shown;
use crate::table::{Table, hands_over_its_table};
use crate::words::Word;

/// Numbers of investments, group by group, for certain and possibly. Behind each stand those that it counts.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> lead = desk.capture_lead("LED 衬底", on="2020-06")
/// >>> funnel = crm.pipeline().funnel()
/// >>> funnel.total, [member.title for member in funnel.members(0)]
/// (Count(1), ['LED 衬底'])
/// >>> funnel.to_polars()["certain"].sum()
/// 1
#[pyclass(frozen, module = "inward")]
pub struct CountTable(pub CoreTable);

#[pymethods]
impl CountTable {
    /// The numbers: those of a group side by side, groups in the order of their names.
    #[getter]
    fn rows(&self) -> Vec<CountRow> {
        self.0.rows.iter().cloned().map(CountRow).collect()
    }

    /// How many investments are in the book on that day, in whatever group.
    #[getter]
    fn total(&self) -> Count {
        Count(self.0.total)
    }

    /// What its groups are formed by.
    #[getter]
    fn by(&self) -> Vec<&str> {
        self.0.by.iter().map(|dimension| dimension.key()).collect()
    }

    /// What is counted, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区").pipeline().funnel().definition("zh")
    /// '达到各节点的招商项目数'
    #[pyo3(signature = (lang="en"))]
    fn definition(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.about.say(reading::lang(lang)?).to_owned())
    }

    /// The investments behind the number in a row, in the order of their ids.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
    /// >>> [(member.title, member.counts.value) for member in crm.pipeline().funnel().members(0)]
    /// [('LED 衬底', 'yes')]
    #[pyo3(signature = (row, /))]
    fn members(&self, py: Python<'_>, row: i64) -> PyResult<Vec<Member>> {
        let Some(row) = usize::try_from(row).ok().filter(|row| *row < self.0.rows.len()) else {
            return Err(PyIndexError::new_err(format!("there is no row {row}: there are {}", self.0.rows.len())));
        };
        Ok(working(py, || self.0.members(row)).into_iter().map(Member).collect())
    }

    /// The same as a table over Arrow, its columns documented.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
    /// >>> crm.pipeline().stage_table(by="unit").table().column_names
    /// ['unit', 'unit_name', 'milestone', 'label', 'label_zh', 'certain', 'possible']
    fn table(&self) -> Answer<Table> {
        Ok(Table(self.0.table()?))
    }

    fn __len__(&self) -> usize {
        self.0.rows.len()
    }

    fn __repr__(&self) -> String {
        format!("<CountTable of {} in {} rows>", self.0.total, self.0.rows.len())
    }

    fn _repr_html_(&self) -> String {
        let mut heads: Vec<&str> = self.0.by.iter().map(|dimension| dimension.key()).collect();
        heads.extend(["milestone", "节点", "count"]);
        let rows = self.0.rows.iter().map(|row| {
            let groups = row.group.iter().map(|group| group.name.clone());
            groups
                .chain([row.label.en.to_string(), row.label.zh.to_string(), row.count.to_string()])
                .collect::<Vec<_>>()
        });
        shown::table(&heads, rows)
    }
}

hands_over_its_table!(CountTable, "crm.pipeline().funnel()");

/// One number of a table of counts.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
/// >>> row = crm.pipeline().funnel().rows[0]
/// >>> row.key, row.label(), row.count, row.group
/// ('lead_received', 'Lead received', Count(1), [])
#[pyclass(frozen, module = "inward")]
pub struct CountRow(inward::analysis::pipeline::CountRow);

#[pymethods]
impl CountRow {
    /// What each dimension is called in the group, in the order of `by`; empty where it says nothing.
    #[getter]
    fn group(&self) -> Vec<&str> {
        self.0.group.iter().map(|group| group.name.as_str()).collect()
    }

    /// The key of the milestone; empty before any.
    #[getter]
    fn key(&self) -> &str {
        &self.0.key
    }

    /// What it is called, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区").pipeline().stage_table().rows[0].label("zh")
    /// '未开始'
    #[pyo3(signature = (lang="en"))]
    fn label(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.label.say(reading::lang(lang)?).to_owned())
    }

    /// How many there are.
    #[getter]
    fn count(&self) -> Count {
        Count(self.0.count)
    }

    fn __repr__(&self) -> String {
        let group: Vec<&str> = self.0.group.iter().map(|group| group.name.as_str()).collect();
        let group = if group.is_empty() { String::new() } else { format!("{}, ", group.join(", ")) };
        format!("<CountRow {group}{}: {}>", self.0.label.en, self.0.count)
    }
}

/// An investment behind a number.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
/// >>> [member] = crm.pipeline().funnel().members(0)
/// >>> member.title, crm.investment(member.id).title
/// ('LED 衬底', 'LED 衬底')
#[pyclass(frozen, module = "inward")]
pub struct Member(pub inward::analysis::pipeline::Member);

#[pymethods]
impl Member {
    /// Its id; where its pipeline is one of outside tables, its id there, as text.
    #[getter]
    fn id(&self) -> MemberId<'_> {
        MemberId::of(self.0.id, self.0.outside_id.as_deref())
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
        format!("<Member {}>", self.0.title)
    }
}
