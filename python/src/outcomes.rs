//! How long it took to the first of several outcomes.

use std::sync::Arc;

use inward::analysis::pipeline::{Fate, OutcomeRow as CoreRow, OutcomesBetween as CoreOutcomes};
use inward::analysis::pipeline::{OutcomesOfGroup as CoreGroup, TimeBetween as CoreTimes};
use inward::core::near::nearest_or_all;
use inward::core::refusal::Refusal;
use inward::core::text::refusals;
use pyo3::PyTypeInfo;
use pyo3::exceptions::PyIndexError;
use pyo3::inspect::PyStaticExpr;
use pyo3::prelude::*;
use pyo3::type_hint_union;
use pyo3::types::PyString;

use crate::charts::Chart;
use crate::counts::Member;
use crate::dimensions::text;
use crate::errors::Answer;
use crate::figures::Count;
use crate::given;
use crate::reading;
use crate::shown;
use crate::stats::AalenJohansen;
use crate::table::{Table, hands_over_its_table};
use crate::times::TimeBetween;

/// The words of what competes: one or several.
pub fn competing(given: &Bound<'_, PyAny>) -> Answer<Vec<String>> {
    if let Ok(one) = given.cast::<PyString>() {
        return Ok(vec![one.to_str()?.to_owned()]);
    }
    let wrong = |_| given::wrong_type(given, "competing", "text, or several in a list");
    given.try_iter().map_err(wrong)?.map(|one| text(&one?, "competing")).collect()
}

/// How long it took, on its way to Python: without what competes, or with it.
pub enum Times {
    Alone(CoreTimes),
    Competing(CoreOutcomes),
}

impl<'py> IntoPyObject<'py> for Times {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;

    // Which of the two, the overloads in the stub tell.
    const OUTPUT_TYPE: PyStaticExpr = type_hint_union!(TimeBetween::TYPE_HINT, OutcomesBetween::TYPE_HINT);

    fn into_pyobject(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        match self {
            Self::Alone(times) => Ok(Bound::new(py, TimeBetween(Arc::new(times)))?.into_any()),
            Self::Competing(outcomes) => Ok(Bound::new(py, OutcomesBetween(Arc::new(outcomes)))?.into_any()),
        }
    }
}

/// How long it took from one milestone to the first of several outcomes, group by group: what `time_between` gives
/// where something competes.
///
/// Each investment that reached the first milestone is followed until the first outcome comes; where none has come
/// yet, for as long as it was seen. A closed standing is that of the investment on the day, since it began. Of two
/// outcomes on one day the milestone that is asked about counts, then what competes in the order in which it was
/// named. Where dates are imprecise there are two sets of curves, `shortest` and `longest`, and which outcome came
/// first may differ between them: the rows count to how many each came first for certain, and possibly.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
/// >>> desk = crm.desk("wang.li")
/// >>> investor = desk.add_organisation("合成投资公司")
/// >>> for start in ["2021-01-31", None]:
/// ...     deal = desk.sign_agreement(title="合成项目", level="contract", on="2021-01-01", parties=[investor])
/// ...     done = start and desk.reach(desk.record_project(deal), "construction_started", on=start)
/// ...     done = start or desk.terminate_agreement(deal, "breach_by_investor", on="2021-02-20")
/// >>> outcomes = crm.pipeline().time_between("contract_signed", "construction_started", competing=["terminated"])
/// >>> outcomes
/// <OutcomesBetween contract_signed and construction_started, terminated in 1 groups>
/// >>> [group] = outcomes.groups
/// >>> group.incidence("construction_started", 60), group.incidence("terminated", 30)
/// ((0.5, 0.5), (0.0, 0.0))
/// >>> [(row.outcome or row.fate, row.count) for row in outcomes.rows if row.count.possible]
/// [('construction_started', Count(1)), ('terminated', Count(1))]
/// >>> crm.pipeline().time_between("contract_signed", "construction_started", competing=["termniated"])
/// Traceback (most recent call last):
/// inward.Refused: competing[0]: nothing that may end the wait is called `termniated`; name milestones or closed standings; near: terminated [pipeline.unknown-outcome]
#[pyclass(frozen, module = "inward")]
pub struct OutcomesBetween(pub Arc<CoreOutcomes>);

#[pymethods]
impl OutcomesBetween {
    /// The keys of the outcomes: the second milestone, then what competes. As a cause of the curves each is its
    /// place, counted from 1.
    #[getter]
    fn outcomes(&self) -> Vec<&str> {
        self.0.outcomes.iter().map(|one| one.key.as_str()).collect()
    }

    /// What the two milestones are called, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing="lost")
    /// >>> outcomes.milestones("zh")
    /// ('立项（备案、核准）', '建成')
    #[pyo3(signature = (lang="en"))]
    fn milestones(&self, lang: &str) -> PyResult<(String, String)> {
        let (lang, to) = (reading::lang(lang)?, self.0.outcomes.first());
        let to = to.map(|one| one.label.say(lang).to_owned()).unwrap_or_default();
        Ok((self.0.from_label.say(lang).to_owned(), to))
    }

    /// What the outcomes are called, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> pipeline = inward.in_memory("阳泉经开区").pipeline()
    /// >>> pipeline.time_between("land_acquired", "completed", competing=["exited", "lost"]).labels("zh")
    /// ['建成', '清退', '流失']
    #[pyo3(signature = (lang="en"))]
    fn labels(&self, lang: &str) -> PyResult<Vec<String>> {
        let lang = reading::lang(lang)?;
        Ok(self.0.outcomes.iter().map(|one| one.label.say(lang).to_owned()).collect())
    }

    /// The groups in the order of their names; one where nothing is grouped.
    #[getter]
    fn groups(&self) -> Vec<OutcomesOfGroup> {
        (0..self.0.groups.len()).map(|group| OutcomesOfGroup { outcomes: Arc::clone(&self.0), group }).collect()
    }

    /// The numbers, of a group side by side: to how many each outcome came first, to how many none did, and how many
    /// are in no curve.
    #[getter]
    fn rows(&self) -> Vec<OutcomeRow> {
        (0..self.0.rows.len()).map(|row| OutcomeRow { outcomes: Arc::clone(&self.0), row }).collect()
    }

    /// What its groups are formed by.
    #[getter]
    fn by(&self) -> Vec<&str> {
        self.0.by.iter().map(|dimension| dimension.key()).collect()
    }

    /// The investments behind the number in a row, in the order of their ids.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
    /// >>> done = desk.reach(project, "land_acquired", on="2021-01-04")
    /// >>> outcomes = crm.pipeline().time_between("land_acquired", "construction_started", competing="exited")
    /// >>> [(row.fate, [member.title for member in outcomes.members(at)]) for at, row in enumerate(outcomes.rows)][2]
    /// ('open', ['合成项目'])
    #[pyo3(signature = (row, /))]
    fn members(&self, row: i64) -> PyResult<Vec<Member>> {
        let rows = self.0.rows.len();
        let place = usize::try_from(row).ok().filter(|row| *row < rows);
        let place = place.ok_or_else(|| PyIndexError::new_err(format!("there is no row {row}: there are {rows}")))?;
        Ok(self.0.members(place).into_iter().map(Member).collect())
    }

    /// The rows as a table, with the share to whom each outcome came first in the end.
    ///
    /// >>> import inward
    /// >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing="lost")
    /// >>> outcomes.to_polars()["fate", "outcome", "certain"].rows()[:2]
    /// [('outcome', 'completed', 0), ('outcome', 'lost', 0)]
    fn table(&self) -> Answer<Table> {
        Ok(Table(self.0.table()?))
    }

    /// Each step of the curves: a row for each outcome of each group and curve at each time at which something came
    /// or a case was last seen.
    ///
    /// >>> import inward
    /// >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing="lost")
    /// >>> outcomes.curves().column_names[-7:]
    /// ['time', 'incidence', 'se', 'event_free', 'at_risk', 'events', 'censored']
    fn curves(&self) -> Answer<Table> {
        Ok(Table(self.0.curves_table()?))
    }

    /// Each investment that reached the first milestone, or may have: what became of it, and after how many days.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
    /// >>> done = desk.reach(project, "land_acquired", on="2021-01")
    /// >>> outcomes = crm.pipeline().time_between("land_acquired", "construction_started", competing="exited")
    /// >>> outcomes.cases().to_polars()["title", "fate", "shortest", "longest"].rows()
    /// [('合成项目', 'open', 150, 180)]
    fn cases(&self) -> Answer<Table> {
        Ok(Table(self.0.cases_table()?))
    }

    /// What it tells, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> pipeline = inward.in_memory("阳泉经开区").pipeline()
    /// >>> pipeline.time_between("land_acquired", "completed", competing=["exited"]).definition("zh")
    /// '自“拿地”至“建成”所用时间（竞争结局：清退）'
    #[pyo3(signature = (lang="en"))]
    fn definition(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.about().say(reading::lang(lang)?).to_owned())
    }

    /// The share of each group to whom each outcome came first, by each time, as a chart of Altair; needs `pip
    /// install inward[plot]`. See `inward.charts`.
    ///
    /// >>> import inward
    /// >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing="lost")
    /// >>> outcomes.plot(lang="zh").to_dict()["title"]["text"]
    /// '立项（备案、核准） → 建成'
    #[pyo3(signature = (*, lang="en"))]
    fn plot<'py>(slf: &Bound<'py, Self>, lang: &str) -> Answer<Chart<'py>> {
        Chart::of(slf, "outcomes", lang)
    }

    fn __repr__(&self) -> String {
        let outcomes = self.outcomes().join(", ");
        format!("<OutcomesBetween {} and {outcomes} in {} groups>", self.0.from, self.0.groups.len())
    }

    fn _repr_html_(&self) -> String {
        let mut heads = self.by();
        heads.extend(["outcome", "count", "share in the end"]);
        let rows = self.0.rows.iter().map(|row| {
            let group = self.0.groups.get(row.group);
            let names = group.into_iter().flat_map(|group| group.group.iter().map(|group| group.name.clone()));
            let share = match (row.fate, group) {
                (Fate::Outcome(outcome), Some(group)) => shares(group, outcome, f64::MAX).map(|(shortest, longest)| {
                    if shortest.total_cmp(&longest).is_eq() {
                        format!("{shortest:.4}")
                    } else {
                        format!("{shortest:.4}, {longest:.4}")
                    }
                }),
                _ => None,
            };
            let label = self.0.label(row.fate);
            let figures = [format!("{} {}", label.en, label.zh), row.count.to_string(), share.unwrap_or_default()];
            names.chain(figures).collect::<Vec<_>>()
        });
        shown::table(&heads, rows)
    }
}

hands_over_its_table!(OutcomesBetween, "crm.pipeline().time_between(\"filed\", \"completed\", competing=[\"lost\"])");

/// What became of the investments of a group.
///
/// >>> import inward
/// >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing=["lost"])
/// >>> [group] = outcomes.groups
/// >>> group.cases, group.shortest, group.negative, group.undetermined, group.incidence("lost", 180)
/// (0, None, 0, 0, None)
#[pyclass(frozen, module = "inward")]
pub struct OutcomesOfGroup {
    outcomes: Arc<CoreOutcomes>,
    group: usize,
}

impl OutcomesOfGroup {
    fn of(&self) -> PyResult<&CoreGroup> {
        self.outcomes.groups.get(self.group).ok_or_else(|| PyIndexError::new_err("there is no such group"))
    }
}

#[pymethods]
impl OutcomesOfGroup {
    /// What each dimension is called in the group; empty where it says nothing.
    #[getter]
    fn group(&self) -> PyResult<Vec<&str>> {
        Ok(self.of()?.group.iter().map(|group| group.name.as_str()).collect())
    }

    /// How many are in the curves.
    #[getter]
    fn cases(&self) -> PyResult<u64> {
        Ok(self.of()?.cases())
    }

    /// The curves of the shortest times that the dates allow, with their standard errors; `None` where there is
    /// nobody to count.
    #[getter]
    fn shortest(&self) -> PyResult<Option<AalenJohansen>> {
        Ok(self.of()?.shortest.clone().map(AalenJohansen))
    }

    /// The curves of the longest times; the same where every date is precise.
    #[getter]
    fn longest(&self) -> PyResult<Option<AalenJohansen>> {
        Ok(self.of()?.longest.clone().map(AalenJohansen))
    }

    /// How many had an outcome before the first milestone, as their dates have it: they are in no curve.
    #[getter]
    fn negative(&self) -> PyResult<u64> {
        Ok(self.of()?.negative)
    }

    /// How many are left out because it is not known from when or to when it took.
    #[getter]
    fn undetermined(&self) -> PyResult<u64> {
        Ok(self.of()?.undetermined)
    }

    /// The share to whom an outcome came first by a time, that time included: by the shortest times, and by the
    /// longest. `None` where there is nobody to count.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", clock=inward.Clock("2021-06-30T09:00+08:00"))
    /// >>> project = (desk := crm.desk("wang.li")).record_project(title="合成项目")
    /// >>> done = desk.reach(project, "land_acquired", on="2021-01-04")
    /// >>> done = desk.reach(project, "construction_started", on="2021-02")
    /// >>> outcomes = crm.pipeline().time_between("land_acquired", "construction_started", competing=["exited"])
    /// >>> outcomes.groups[0].incidence("construction_started", 40)
    /// (1.0, 0.0)
    #[pyo3(signature = (outcome, t))]
    fn incidence(&self, outcome: &str, t: f64) -> Answer<Option<(f64, f64)>> {
        let group = self.of()?;
        let place = self.outcomes.outcome(outcome).ok_or_else(|| {
            let near = nearest_or_all(outcome, "", self.outcomes.outcomes.iter().map(|one| one.key.as_str()));
            Refusal::new(refusals::pipeline::UNKNOWN_OUTCOME).with("input", outcome).with("near", near).at("outcome")
        })?;
        if let Some(curves) = &group.shortest {
            curves.event_free(t)?;
        }
        Ok(shares(group, place, t))
    }

    fn __repr__(&self) -> PyResult<String> {
        Ok(format!("<OutcomesOfGroup of {} cases>", self.of()?.cases()))
    }
}

/// The share to whom an outcome came first by a time, by the shortest and by the longest times.
fn shares(group: &CoreGroup, outcome: usize, time: f64) -> Option<(f64, f64)> {
    let cause = u8::try_from(outcome.checked_add(1)?).ok()?;
    let of = |curves: &Option<inward::analysis::durations::AalenJohansen>| curves.as_ref()?.incidence(cause, time).ok();
    Some((of(&group.shortest)?, of(&group.longest)?))
}

/// How many investments of a group had one fate.
///
/// >>> import inward
/// >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing=["lost"])
/// >>> [(row.fate, row.outcome, row.label("zh"), row.count) for row in outcomes.rows][1:3]
/// [('outcome', 'lost', '流失', Count(0)), ('open', None, '尚无结局', Count(0))]
#[pyclass(frozen, module = "inward")]
pub struct OutcomeRow {
    outcomes: Arc<CoreOutcomes>,
    row: usize,
}

impl OutcomeRow {
    fn of(&self) -> PyResult<&CoreRow> {
        self.outcomes.rows.get(self.row).ok_or_else(|| PyIndexError::new_err("there is no such row"))
    }
}

#[pymethods]
impl OutcomeRow {
    /// What each dimension is called in the group; empty where it says nothing.
    #[getter]
    fn group(&self) -> PyResult<Vec<&str>> {
        let group = self.outcomes.groups.get(self.of()?.group);
        Ok(group.into_iter().flat_map(|group| group.group.iter().map(|group| group.name.as_str())).collect())
    }

    /// `outcome`; `open`: none has come yet; or `negative` and `undetermined`: they are in no curve.
    #[getter]
    fn fate(&self) -> PyResult<&'static str> {
        Ok(self.of()?.fate.key())
    }

    /// The key of the outcome; `None` where it is none.
    #[getter]
    fn outcome(&self) -> PyResult<Option<&str>> {
        Ok(match self.of()?.fate {
            Fate::Outcome(outcome) => self.outcomes.outcomes.get(outcome).map(|one| one.key.as_str()),
            _ => None,
        })
    }

    /// What that is called, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> outcomes = inward.in_memory("阳泉经开区").pipeline().time_between("filed", "completed", competing=["lost"])
    /// >>> outcomes.rows[0].label("zh")
    /// '建成'
    #[pyo3(signature = (lang="en"))]
    fn label(&self, lang: &str) -> PyResult<String> {
        Ok(self.outcomes.label(self.of()?.fate).say(reading::lang(lang)?).to_owned())
    }

    /// How many there are.
    #[getter]
    fn count(&self) -> PyResult<Count> {
        Ok(Count(self.of()?.count))
    }

    fn __repr__(&self) -> PyResult<String> {
        let told = self.outcome()?.unwrap_or(self.fate()?);
        Ok(format!("<OutcomeRow {told}: {}>", self.of()?.count))
    }
}
