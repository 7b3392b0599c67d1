//! Where records stand on the ladders of escalation.

use chrono::NaiveDate;
use inward::core::escalation::Escalation as CoreEscalation;
use inward::core::id::{FactRef as CoreFactRef, RecordId};
use pyo3::prelude::*;

use crate::errors::Answer;
use crate::id::FactRef;
use crate::reading;
use crate::records::{Commitment, Issue, Project, Task};
use crate::shown::{self, quoted};

/// A level that a record has reached on a ladder of escalation (督办), and that stands: the highest that was not
/// taken back.
///
/// >>> import inward
/// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
/// >>> desk = crm.desk("wang.li", unit="招商一局")
/// >>> task = desk.assign_task("协调用电", due="2021-01-12", on="2021-01-04")
/// >>> done = desk.escalate()
/// >>> [level] = crm.task(task).escalations()
/// >>> level
/// Escalation(ladder='tasks', level='red', since='2021-01-21')
/// >>> level.label("zh"), level.notifies, level.deadline
/// ('红牌', 'supervision_office', None)
#[pyclass(frozen, module = "inward")]
pub struct Escalation {
    of: CoreEscalation,
    record: RecordId,
}

#[pymethods]
impl Escalation {
    /// The ladder, a key of the playbook.
    #[getter]
    fn ladder(&self) -> &str {
        self.of.ladder.as_str()
    }

    /// The level, a key of the ladder.
    #[getter]
    fn level(&self) -> &str {
        self.of.level.as_str()
    }

    /// What the level is called, in English or Chinese (`lang="zh"`).
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> task = desk.assign_task("协调用电", due="2021-01-12", on="2021-01-04")
    /// >>> done = desk.escalate(task)
    /// >>> crm.task(task).escalations()[0].label()
    /// 'Red card'
    #[pyo3(signature = (lang="en"))]
    fn label(&self, lang: &str) -> PyResult<&str> {
        Ok(self.of.label.say(reading::lang(lang)?))
    }

    /// The phase of the project that it is about.
    #[getter]
    fn phase(&self) -> Option<u16> {
        self.of.phase
    }

    /// The day since when its trigger holds, whenever somebody looked.
    #[getter]
    fn since(&self) -> NaiveDate {
        self.of.since
    }

    /// The role that is told, a key of the playbook.
    #[getter]
    fn notifies(&self) -> &str {
        self.of.notifies.as_str()
    }

    /// The last day on which that role acts in time; `None` where the level sets no deadline.
    #[getter]
    fn deadline(&self) -> Option<NaiveDate> {
        self.of.deadline
    }

    /// The fact of the record that says so.
    #[getter]
    fn fact(&self) -> FactRef {
        FactRef(CoreFactRef { record: self.record, fact: self.of.fact })
    }

    fn __repr__(&self) -> String {
        let mut fields = vec![("ladder", quoted(self.ladder())), ("level", quoted(self.level()))];
        fields.extend(self.of.phase.map(|phase| ("phase", phase.to_string())));
        fields.push(("since", quoted(&self.of.since.to_string())));
        shown::fields("Escalation", &fields)
    }
}

/// What the ladders of escalation watch.
macro_rules! escalated {
    ($($name:ident),+) => { $(
        #[pymethods]
        impl $name {
            /// Where it stands on the ladders of escalation (督办): the highest level of each that was not taken
            /// back. `desk.escalate` raises them.
            ///
            /// >>> import inward
            /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
            /// >>> desk = crm.desk("wang.li", unit="招商一局")
            /// >>> project = desk.record_project(title="数字经济产业园")
            /// >>> promise = desk.promise(project, "land_delivery", due="2021-01-12", debtor=desk.unit, on="2021-01-04")
            /// >>> done = desk.escalate()
            /// >>> then = crm.as_of("2021-01-20", known=crm.today()).commitment(promise)
            /// >>> [(level.level, level.deadline.isoformat()) for level in then.escalations()]
            /// [('yellow', '2021-01-20')]
            fn escalations(&self) -> Answer<Vec<Escalation>> {
                let record = self.0.record_id();
                Ok(self.0.escalations()?.into_iter().map(|of| Escalation { of, record }).collect())
            }
        }
    )+ };
}

escalated!(Commitment, Issue, Task, Project);
