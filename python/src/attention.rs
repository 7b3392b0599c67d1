//! The list of the day: what needs somebody's hand, since when, whose, and why.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, NaiveDate, Utc};
use inward::core::attention::{AttentionItem as CoreItem, AttentionKind};
use inward::{Attention as CoreAttention, Crm};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::filter;
use crate::given;
use crate::id::Id;
use crate::reading::{self, word};
use crate::shown;
use crate::when::When;
use crate::words::Word;

/// The list of a day (今日关注): what is due, overdue, missed, newly owed, gone quiet, or told differently by
/// two sources; the most pressing kind first, then what has waited longest. It is a sequence of items.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园")
/// >>> promise = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
/// >>> today = crm.attention("2021-03-02T09:00+08:00")
/// >>> len(today), today[0].kind, today.today.isoformat()
/// (1, <AttentionKind.OVERDUE: 'overdue'>, '2021-03-02')
#[pyclass(frozen, sequence, module = "inward")]
pub struct Attention(Arc<CoreAttention>);

/// What a list is narrowed to.
pub struct Narrowed<'a, 'py> {
    pub unit: Option<&'a Bound<'py, PyAny>>,
    pub officer: Option<&'a Bound<'py, PyAny>>,
    pub kind: Option<&'a str>,
}

impl Attention {
    /// The list as far as it is asked for.
    pub fn narrowed(mut list: CoreAttention, crm: &Crm, to: &Narrowed<'_, '_>) -> Answer<Self> {
        if let Some(unit) = to.unit {
            list = list.of_unit(filter::unit(crm, unit, "unit")?);
        }
        if let Some(officer) = to.officer {
            list = list.of_officer(filter::officer(crm, officer, "officer")?);
        }
        if let Some(kind) = to.kind {
            list = list.of_kind(word::<AttentionKind>(kind, "kind")?);
        }
        Ok(Self(Arc::new(list)))
    }
}

#[pymethods]
impl Attention {
    /// The moment for which it was asked, in UTC.
    #[getter]
    fn at(&self) -> DateTime<Utc> {
        self.0.at.to_utc()
    }

    /// That day in the zone.
    #[getter]
    fn today(&self) -> NaiveDate {
        self.0.today
    }

    /// The items, in their order.
    #[getter]
    fn items(&self) -> Vec<AttentionItem> {
        (0..self.0.items.len()).map(|place| AttentionItem { list: Arc::clone(&self.0), place }).collect()
    }

    /// The list as an iCalendar file (RFC 5545), in English or Chinese (`lang="zh"`): an event for each item.
    /// What is still to come stands on the day by which it is due, all else on the day of the list. A
    /// deadline keeps its `UID` from list to list.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园")
    /// >>> promise = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
    /// >>> file = crm.attention("2021-02-25T09:00+08:00").to_icalendar(lang="zh")
    /// >>> [line for line in file.splitlines() if line.startswith(("DTSTART", "SUMMARY"))]
    /// ['DTSTART;VALUE=DATE:20210228', 'SUMMARY:即将到期：净地交付']
    #[pyo3(signature = (lang="en"))]
    fn to_icalendar(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.to_icalendar(reading::lang(lang)?))
    }

    fn __len__(&self) -> usize {
        self.0.items.len()
    }

    fn __iter__(&self) -> AttentionItems {
        AttentionItems { list: Arc::clone(&self.0), next: AtomicUsize::new(0) }
    }

    fn __getitem__(&self, place: isize) -> PyResult<AttentionItem> {
        let length = self.0.items.len();
        let from_end = || length.checked_sub(place.unsigned_abs());
        let place = if place < 0 { from_end() } else { Some(place.unsigned_abs()) };
        let place = place.filter(|place| *place < length);
        let place = place.ok_or_else(|| PyIndexError::new_err(format!("the list has {length} items")))?;
        Ok(AttentionItem { list: Arc::clone(&self.0), place })
    }

    fn __repr__(&self) -> String {
        let count = self.0.items.len();
        format!("<Attention of {}: {count} item{}>", self.0.today, if count == 1 { "" } else { "s" })
    }

    fn _repr_html_(&self) -> String {
        let rows = self.0.items.iter().map(|item| {
            let unit = item.unit.and_then(|unit| self.0.unit_names.get(&unit)).cloned().unwrap_or_default();
            let due = item.due.as_ref().map(ToString::to_string).unwrap_or_default();
            vec![item.kind.label().en, item.title.clone(), item.why.en.clone(), due, unit]
        });
        shown::table(&["", "", "why", "due", "unit"], rows)
    }
}

/// The items of a list one after the other.
#[pyclass(frozen, module = "inward._native")]
pub struct AttentionItems {
    list: Arc<CoreAttention>,
    next: AtomicUsize,
}

#[pymethods]
impl AttentionItems {
    const fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self) -> Option<AttentionItem> {
        let place = self.next.fetch_add(1, Ordering::Relaxed);
        (place < self.list.items.len()).then(|| AttentionItem { list: Arc::clone(&self.list), place })
    }
}

/// One item of the list of a day.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> project = desk.record_project(title="数字经济产业园")
/// >>> promise = desk.promise(project, "land_delivery", due="2021-02-28", debtor=desk.unit)
/// >>> [item] = crm.attention("2021-03-02T09:00+08:00")
/// >>> item.title, item.why(), str(item.since), item.unit_name
/// ('净地交付', 'was due 2021-02-28, 2 working days since', '2021-02-28', '招商一局')
/// >>> item.say("zh")
/// '已逾期：净地交付：应于2021-02-28办结，已逾期 2 个工作日'
#[pyclass(frozen, module = "inward")]
pub struct AttentionItem {
    list: Arc<CoreAttention>,
    place: usize,
}

impl AttentionItem {
    fn item(&self) -> PyResult<&CoreItem> {
        self.list.items.get(self.place).ok_or_else(|| PyIndexError::new_err("no such item"))
    }
}

#[pymethods]
impl AttentionItem {
    /// Why it is on the list.
    #[getter]
    fn kind(&self) -> PyResult<Word<AttentionKind>> {
        Ok(Word(self.item()?.kind))
    }

    /// What it is about.
    #[getter]
    fn record(&self) -> PyResult<Id> {
        Ok(Id(self.item()?.record))
    }

    /// The title of that record.
    #[getter]
    fn title(&self) -> PyResult<&str> {
        Ok(&self.item()?.title)
    }

    /// The investment that it belongs to.
    #[getter]
    fn investment(&self) -> PyResult<Option<Id>> {
        Ok(self.item()?.investment.map(|id| Id(id.record())))
    }

    /// What of the record it is, where there is more than one: `respond` or `resolve` of an issue, the key
    /// of a milestone, with its phase as in `production/2`.
    #[getter]
    fn subject(&self) -> PyResult<Option<&str>> {
        Ok(self.item()?.subject.as_deref())
    }

    /// Since when it needs attention.
    #[getter]
    fn since(&self) -> PyResult<When> {
        Ok(When(self.item()?.since.clone()))
    }

    /// By when something is to be done; of what may be due over a time, its end.
    #[getter]
    fn due(&self) -> PyResult<Option<When>> {
        Ok(self.item()?.due.clone().map(When))
    }

    /// The unit in charge.
    #[getter]
    fn unit(&self) -> PyResult<Option<Id>> {
        Ok(self.item()?.unit.map(|id| Id(id.record())))
    }

    /// What that unit is called.
    #[getter]
    fn unit_name(&self) -> PyResult<Option<&str>> {
        let unit = self.item()?.unit;
        Ok(unit.and_then(|unit| self.list.unit_names.get(&unit)).map(String::as_str))
    }

    /// The officer in charge.
    #[getter]
    fn officer(&self) -> PyResult<Option<Id>> {
        Ok(self.item()?.officer.map(|id| Id(id.record())))
    }

    /// The units that have a hand in it: that in charge, who owes, who helps, who is to answer.
    #[getter]
    fn units(&self) -> PyResult<Vec<Id>> {
        Ok(self.item()?.units.iter().map(|id| Id(id.record())).collect())
    }

    /// What is the matter, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> lead = desk.capture_lead("合成线索", on="2021-03-01")
    /// >>> [item.why("zh") for item in crm.attention("2021-04-30T09:00+08:00")]
    /// ['自2021-03-01以来 60 天无进展记录']
    #[pyo3(signature = (lang="en"))]
    fn why(&self, lang: &str) -> PyResult<&str> {
        Ok(self.item()?.why.say(reading::lang(lang)?))
    }

    /// The item in a line, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> lead = desk.capture_lead("合成线索", on="2021-03-01")
    /// >>> [item.say() for item in crm.attention("2021-04-30T09:00+08:00")]
    /// ['gone quiet: 合成线索: nothing has been recorded since 2021-03-01, for 60 days']
    #[pyo3(signature = (lang="en"))]
    fn say(&self, lang: &str) -> PyResult<String> {
        Ok(self.item()?.say(reading::lang(lang)?))
    }

    fn __str__(&self) -> PyResult<String> {
        Ok(self.item()?.to_string())
    }

    fn __repr__(&self) -> PyResult<String> {
        Ok(format!("<AttentionItem {}>", self.item()?))
    }
}

/// How far a list of the day looks ahead, in days, where that is said.
pub fn days_ahead(given: Option<&Bound<'_, PyAny>>) -> Answer<Option<u16>> {
    let Some(given) = given else { return Ok(None) };
    let days = given::whole(given, "within", 0)?;
    match u16::try_from(days) {
        Ok(days) => Ok(Some(days)),
        Err(_) => Err(given::wrong_type(given, "within", "at most 65535 days").into()),
    }
}
