//! Where investments go and where they are stuck: cross tables, times at a stage, and how plans slip.

use std::sync::Arc;

use inward::analysis::pipeline::{CrossRow as CoreRow, CrossTable as CoreTable};
use inward::analysis::pipeline::{Slippage as CoreSlippage, TimeInStage as CoreTimes};
use pyo3::exceptions::{PyIndexError, PyKeyError};
use pyo3::prelude::*;

use crate::counts::Member;
use crate::errors::Answer;
use crate::figures::Count;
use crate::interrupt::working;
use crate::ratio::RatioBounds;
use crate::reading;
use crate::shown;
use crate::table::{Table, hands_over_its_table};

/// The place of a row, where there is one.
fn place(row: i64, rows: usize) -> PyResult<usize> {
    let found = usize::try_from(row).ok().filter(|row| *row < rows);
    found.ok_or_else(|| PyIndexError::new_err(format!("there is no row {row}: there are {rows}")))
}

/// Numbers of investments by several words at once, for certain and possibly: where they stood and what became of
/// them. Behind each number stand those that it counts; where it is part of another it has its share.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> talks = desk.open_negotiation(title="合成项目", on="2021-01-05")
/// >>> done = desk.lose_negotiation(talks, "lost_on_land", lost_to="太原", on="2021-03-15")
/// >>> table = crm.pipeline().transitions("2020-12-31")
/// >>> table.axes, [(row.keys, row.count) for row in table.rows]
/// (['stage', 'outcome', 'to'], [(['negotiating', 'at_risk', ''], Count(1)), (['negotiating', 'closed', 'lost'], Count(1))])
/// >>> table.to_polars().columns[-4:]
/// ['certain', 'possible', 'share_low', 'share_high']
#[pyclass(frozen, module = "inward")]
pub struct CrossTable(pub Arc<CoreTable>);

impl CrossTable {
    pub fn new(table: CoreTable) -> Self {
        Self(Arc::new(table))
    }
}

#[pymethods]
impl CrossTable {
    /// The numbers: those of a group side by side, groups in the order of their names.
    #[getter]
    fn rows(&self) -> Vec<CrossRow> {
        (0..self.0.rows.len()).map(|row| CrossRow { table: Arc::clone(&self.0), row }).collect()
    }

    /// What its groups are formed by.
    #[getter]
    fn by(&self) -> Vec<&str> {
        self.0.by.iter().map(|dimension| dimension.key()).collect()
    }

    /// The names of its axes: a row has a word for each.
    #[getter]
    fn axes(&self) -> Vec<&'static str> {
        self.0.axes.iter().map(|axis| axis.name).collect()
    }

    /// What is counted, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区").pipeline().standing_table().definition("zh")
    /// '处于各状态的招商项目数'
    #[pyo3(signature = (lang="en"))]
    fn definition(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.about.say(reading::lang(lang)?).to_owned())
    }

    /// The investments behind the number in a row, in the order of their ids.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
    /// >>> [member.title for member in crm.pipeline().standing_table().members(1)]
    /// ['LED 衬底']
    #[pyo3(signature = (row, /))]
    fn members(&self, py: Python<'_>, row: i64) -> PyResult<Vec<Member>> {
        let row = place(row, self.0.rows.len())?;
        Ok(working(py, || self.0.members(row)).into_iter().map(Member).collect())
    }

    /// The same as a table over Arrow, its columns documented.
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区").pipeline().reasons().table().column_names[:3]
    /// ['standing', 'standing_label', 'standing_label_zh']
    fn table(&self) -> Answer<Table> {
        Ok(Table(self.0.table()?))
    }

    fn __len__(&self) -> usize {
        self.0.rows.len()
    }

    fn __repr__(&self) -> String {
        format!("<CrossTable by {} in {} rows>", self.axes().join(", "), self.0.rows.len())
    }

    fn _repr_html_(&self) -> String {
        let mut heads = self.by();
        heads.extend(self.axes());
        heads.push("count");
        let has_shares = self.0.rows.iter().any(|row| row.share.is_some());
        heads.extend(has_shares.then_some("share"));
        let rows = self.0.rows.iter().map(|row| {
            let groups = row.group.iter().map(|group| group.name.clone());
            let words = row.words.iter().map(|word| match (word.label.en.as_str(), word.label.zh.as_str()) {
                (en, zh) if en == zh => en.to_owned(),
                (en, zh) => format!("{en} {zh}"),
            });
            let share = has_shares.then(|| row.share().map(|share| share.to_string()).unwrap_or_default());
            groups.chain(words).chain([row.count.to_string()]).chain(share).collect::<Vec<_>>()
        });
        shown::table(&heads, rows)
    }
}

hands_over_its_table!(CrossTable, "crm.pipeline().standing_table()");

/// One number of a cross table: `row["outcome"]` is its word along that axis.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
/// >>> row = crm.pipeline().standing_table().rows[1]
/// >>> row["standing"], row.count, row.share, row.group
/// ('ongoing', Count(1), RatioBounds(min=Ratio(1, 1), max=Ratio(1, 1)), [])
#[pyclass(frozen, module = "inward")]
pub struct CrossRow {
    table: Arc<CoreTable>,
    row: usize,
}

impl CrossRow {
    fn of(&self) -> PyResult<&CoreRow> {
        self.table.rows.get(self.row).ok_or_else(|| PyIndexError::new_err("there is no such row"))
    }
}

#[pymethods]
impl CrossRow {
    /// What each dimension is called in the group, in the order of `by`; empty where it says nothing.
    #[getter]
    fn group(&self) -> PyResult<Vec<&str>> {
        Ok(self.of()?.group.iter().map(|group| group.name.as_str()).collect())
    }

    /// The keys of its words, in the order of the axes; empty where one says nothing.
    #[getter]
    fn keys(&self) -> PyResult<Vec<&str>> {
        Ok(self.of()?.keys())
    }

    /// What its words are called, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
    /// >>> crm.pipeline().standing_table().rows[1].labels("zh")
    /// ['正常推进']
    #[pyo3(signature = (lang="en"))]
    fn labels(&self, lang: &str) -> PyResult<Vec<String>> {
        let lang = reading::lang(lang)?;
        Ok(self.of()?.words.iter().map(|word| word.label.say(lang).to_owned()).collect())
    }

    /// How many there are.
    #[getter]
    fn count(&self) -> PyResult<Count> {
        Ok(Count(self.of()?.count))
    }

    /// The exact bounds of its share; `None` where it is no part of another number, or there is nobody it could be
    /// a share of: that is not 0 %.
    #[getter]
    fn share(&self) -> PyResult<Option<RatioBounds>> {
        Ok(self.of()?.share().map(RatioBounds))
    }

    /// The key of its word along an axis.
    fn __getitem__(&self, axis: &str) -> PyResult<&str> {
        let at = self.table.axes.iter().position(|own| own.name == axis);
        let word = at.map(|at| Ok::<_, PyErr>(self.of()?.words.get(at))).transpose()?.flatten();
        word.map(|word| word.key.as_str()).ok_or_else(|| {
            let axes: Vec<&str> = self.table.axes.iter().map(|own| own.name).collect();
            PyKeyError::new_err(format!("there is no axis {axis}: there are {}", axes.join(", ")))
        })
    }

    fn __repr__(&self) -> PyResult<String> {
        let row = self.of()?;
        let group = row.group.iter().map(|group| group.name.as_str());
        let words: Vec<&str> = group.chain(row.keys()).filter(|word| !word.is_empty()).collect();
        Ok(format!("<CrossRow {}: {}>", words.join(", "), row.count))
    }
}

/// How long investments have stood at the stage at which they stand, and which of them longer than others took to
/// leave it.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> for title, start in [("甲", "2021-01-11"), ("乙", None)]:
/// ...     project = desk.record_project(title=title)
/// ...     done = desk.reach(project, "land_acquired", on="2021-01-01")
/// ...     done = start and desk.reach(project, "construction_started", on=start)
/// >>> times = crm.pipeline().time_in_stage(quantile=0.5)
/// >>> times.table().to_polars()["stage", "longest_median", "outliers_certain"].rows()
/// [('land_acquired', 180, 1), ('construction_started', 170, 0)]
/// >>> times.outliers().to_polars()["title", "longest"].rows()
/// [('乙', 180)]
#[pyclass(frozen, module = "inward")]
pub struct TimeInStage(pub CoreTimes);

#[pymethods]
impl TimeInStage {
    /// The share of stays that were over within the time after which a case is an outlier.
    #[getter]
    fn quantile(&self) -> f64 {
        self.0.quantile
    }

    /// A row for each stage of each group at which any stands: how many, quantiles of the shortest and the longest
    /// days that their dates allow, how long stays there usually last, and how many have stood there longer.
    ///
    /// >>> import inward
    /// >>> times = inward.in_memory("阳泉经开区").pipeline().time_in_stage()
    /// >>> len(times.table()), times.table().column_names[:3]
    /// (0, ['stage', 'label', 'label_zh'])
    fn table(&self) -> Answer<Table> {
        Ok(Table(self.0.table()?))
    }

    /// A row for each investment that stands at a stage for certain since a day that is known, those there longest
    /// first.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2021-06")
    /// >>> crm.pipeline().time_in_stage().cases().to_polars()["title", "stage", "shortest", "longest"].rows()
    /// [('LED 衬底', 'lead_received', 0, 29)]
    fn cases(&self) -> Answer<Table> {
        Ok(Table(self.0.cases_table()?))
    }

    /// Of these the outliers, for certain or possibly.
    ///
    /// >>> import inward
    /// >>> len(inward.in_memory("阳泉经开区").pipeline().time_in_stage().outliers())
    /// 0
    fn outliers(&self) -> Answer<Table> {
        Ok(Table(self.0.outliers_table()?))
    }

    /// The investments that stand at the stage of a row of `table`, in the order of their ids.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> lead = crm.desk("wang.li").capture_lead("LED 衬底", on="2020-06")
    /// >>> [member.title for member in crm.pipeline().time_in_stage().members(0)]
    /// ['LED 衬底']
    #[pyo3(signature = (row, /))]
    fn members(&self, row: i64) -> PyResult<Vec<Member>> {
        Ok(self.0.members(place(row, self.0.rows.len())?).into_iter().map(Member).collect())
    }

    /// What it tells and what an outlier is, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> "Kaplan–Meier" in inward.in_memory("阳泉经开区").pipeline().time_in_stage().definition()
    /// True
    #[pyo3(signature = (lang="en"))]
    fn definition(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.about().say(reading::lang(lang)?).to_owned())
    }

    fn __len__(&self) -> usize {
        self.0.rows.len()
    }

    fn __repr__(&self) -> String {
        format!("<TimeInStage of {} in {} rows>", self.0.cases.len(), self.0.rows.len())
    }

    fn _repr_html_(&self) -> Answer<String> {
        Ok(self.table()?._repr_html_())
    }
}

hands_over_its_table!(TimeInStage, "crm.pipeline().time_in_stage()");

/// How planned dates of milestones slipped: the first plan and the one in force against what happened.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="合成项目")
/// >>> done = desk.plan(project, "construction_started", "2021-03-01", on="2021-01-01")
/// >>> done = desk.plan(project, "construction_started", "2021-04-01", on="2021-02-15")
/// >>> done = desk.reach(project, "construction_started", on="2021-04-11")
/// >>> slippage = crm.pipeline().slippage("construction_started")
/// >>> slippage.cases().to_polars()["first_target", "target", "slip_on_first_least", "slip_least", "moves_least"].rows()
/// [('2021-03-01', '2021-04-01', 41, 10, 1)]
#[pyclass(frozen, module = "inward")]
pub struct Slippage(pub CoreSlippage);

#[pymethods]
impl Slippage {
    /// A row for each milestone of each group that anything was planned for: how many were planned, reached, late,
    /// overdue and moved, and quantiles of the days by which those that were reached missed their plans. `moves_least`
    /// and `moves_most` tell how often dates were moved: where the days on which plans were made leave open whether one
    /// took the place of another, they differ.
    ///
    /// >>> import inward
    /// >>> len(inward.in_memory("阳泉经开区").pipeline().slippage().table())
    /// 0
    fn table(&self) -> Answer<Table> {
        Ok(Table(self.0.table()?))
    }

    /// A row for each planned milestone, of a row of `table` side by side, the latest first. `first_target` and `target`
    /// are the plans to go by; `first_possible` and `target_possible` name every plan that may have been the first, or
    /// may be in force.
    ///
    /// >>> import inward
    /// >>> inward.in_memory("阳泉经开区").pipeline().slippage().cases().column_names[:2]
    /// ['investment', 'title']
    fn cases(&self) -> Answer<Table> {
        Ok(Table(self.0.cases_table()?))
    }

    /// The investments behind a row of `table`, in the order of their ids.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> desk = crm.desk("wang.li")
    /// >>> project = desk.record_project(title="合成项目")
    /// >>> done = desk.plan(project, "construction_started", "2021-09", on="2021-01-01")
    /// >>> [member.title for member in crm.pipeline().slippage().members(0)]
    /// ['合成项目']
    #[pyo3(signature = (row, /))]
    fn members(&self, row: i64) -> PyResult<Vec<Member>> {
        Ok(self.0.members(place(row, self.0.rows.len())?).into_iter().map(Member).collect())
    }

    /// What it tells, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> "early is below nought" in inward.in_memory("阳泉经开区").pipeline().slippage().definition()
    /// True
    #[pyo3(signature = (lang="en"))]
    fn definition(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.about().say(reading::lang(lang)?).to_owned())
    }

    fn __len__(&self) -> usize {
        self.0.rows.len()
    }

    fn __repr__(&self) -> String {
        format!("<Slippage of {} planned milestones in {} rows>", self.0.cases.len(), self.0.rows.len())
    }

    fn _repr_html_(&self) -> Answer<String> {
        Ok(self.table()?._repr_html_())
    }
}

hands_over_its_table!(Slippage, "crm.pipeline().slippage()");
