//! What the records of several kinds share in Python.

use inward::core::attribute::Value;
use inward::core::text::Lang;
use pyo3::prelude::*;

use crate::given::Exact;
use crate::id::Id;
use crate::shown;
use crate::words::Enumeration;

/// The language of that name.
pub fn lang(name: &str) -> PyResult<Lang> {
    match name {
        "en" => Ok(Lang::En),
        "zh" => Ok(Lang::Zh),
        _ => Err(pyo3::exceptions::PyValueError::new_err(format!("lang takes \"en\" or \"zh\", not {name:?}"))),
    }
}

/// The word of that key.
pub fn word<T: Enumeration + Copy>(key: &str, path: &str) -> PyResult<T> {
    T::ALL.iter().copied().find(|word| word.key() == key).ok_or_else(|| {
        let known: Vec<&str> = T::ALL.iter().map(|word| word.key()).collect();
        pyo3::exceptions::PyValueError::new_err(format!(
            "{path} takes one of {}, not {:?}",
            known.join(", "),
            shown::short(key)
        ))
    })
}

/// The value of an attribute, as Python has it.
pub fn value(py: Python<'_>, value: &Value) -> PyResult<Py<PyAny>> {
    let object = match value {
        Value::Text(text) => text.into_pyobject(py)?.into_any().unbind(),
        Value::Integer(number) => number.into_pyobject(py)?.into_any().unbind(),
        Value::Decimal(number) => Exact(*number).into_pyobject(py)?.unbind(),
        Value::Bool(yes) => yes.into_pyobject(py)?.to_owned().into_any().unbind(),
        Value::When(when) => Py::new(py, crate::when::When(when.clone()))?.into_any(),
        Value::Money(amount) => Py::new(py, crate::money::Amount(amount.clone()))?.into_any(),
        Value::Choice(key) => key.as_str().into_pyobject(py)?.into_any().unbind(),
        Value::Choices(keys) => {
            let keys: Vec<&str> = keys.iter().map(|key| key.as_str()).collect();
            keys.into_pyobject(py)?.into_any().unbind()
        }
        Value::Organisation(id) => Py::new(py, Id(id.record()))?.into_any(),
    };
    Ok(object)
}

/// Declares the class of a kind of records: a reading of it at the point its handle reads at.
macro_rules! record {
    ($(#[doc = $doc:literal])* $name:ident $(shows $more:ident)?) => {
        $(#[doc = $doc])*
        #[pyclass(frozen, module = "inward")]
        pub struct $name(pub inward::Reading<Core<$name>>);

        impl Kinded for $name {
            type Core = inward::prelude::$name;
        }

        #[pymethods]
        impl $name {
            /// Its id.
            #[getter]
            fn id(&self) -> Id {
                Id(self.0.record_id())
            }

            /// Its title or name, as last known.
            #[getter]
            fn title(&self) -> &str {
                self.0.title()
            }

            /// How many events it has had.
            #[getter]
            fn version(&self) -> u32 {
                self.0.head.version()
            }

            /// When it was first recorded.
            #[getter]
            fn recorded_at(&self) -> DateTime<Utc> {
                self.0.head.recordings.first().known.recorded.to_utc()
            }

            /// The zone's own code for it, such as `ZS-2021-034`.
            #[getter]
            fn code(&self) -> Option<&str> {
                self.0.head.code.as_deref()
            }

            /// Further names it is known under.
            #[getter]
            fn aliases(&self) -> Vec<&str> {
                self.0.head.aliases.iter().map(String::as_str).collect()
            }

            /// The keys under which other systems know it, each with its system.
            #[getter]
            fn references(&self) -> Vec<(&str, &str)> {
                let references = self.0.head.references.iter();
                references.map(|reference| (reference.system.as_str(), reference.key.as_str())).collect()
            }

            /// Its summary: the id of a note, which `crm.note` reads.
            #[getter]
            fn summary(&self) -> Option<String> {
                self.0.head.summary.map(|note| note.to_string())
            }

            /// The investment it belongs to.
            #[getter]
            fn investment(&self) -> Option<Id> {
                self.0.head.investment_at(self.0.as_of()).map(|id| Id(id.record()))
            }

            /// The unit in charge.
            #[getter]
            fn unit(&self) -> Option<Id> {
                self.0.head.unit_at(self.0.as_of()).map(|id| Id(id.record()))
            }

            /// The officer in charge.
            #[getter]
            fn officer(&self) -> Option<Id> {
                self.0.head.officer_at(self.0.as_of()).map(|id| Id(id.record()))
            }

            /// The value of one of the zone's own attributes; `None` where it has none.
            ///
            /// >>> import inward
            /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
            /// >>> desk = crm.desk("wang.li", unit="招商一局")
            /// >>> project = desk.record_project(title="数字经济产业园", attributes={"synthetic": True})
            /// >>> crm.project(project).attribute("synthetic"), crm.project(project).attribute("premises")
            /// (True, None)
            #[pyo3(signature = (key, /))]
            fn attribute(&self, py: Python<'_>, key: &str) -> PyResult<Option<Py<PyAny>>> {
                self.0.attribute(key).map(|found| value(py, found)).transpose()
            }

            fn __eq__(&self, other: &Self) -> bool {
                let same = |a: &inward::Reading<Core<$name>>, b: &inward::Reading<Core<$name>>| {
                    (a.record_id(), a.head.version(), a.as_of()) == (b.record_id(), b.head.version(), b.as_of())
                };
                same(&self.0, &other.0)
            }

            fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
                pyo3::types::PyString::new(py, &self.0.record_id().to_string()).hash()
            }

            fn __repr__(&self) -> String {
                let id = quoted(&self.0.record_id().to_string());
                shown::fields(stringify!($name), &[("id", id), ("title", quoted(self.0.title()))])
            }

            fn _repr_html_(&self) -> String {
                let mut rows = vec![
                    vec!["title".to_owned(), self.0.title().to_owned()],
                    vec!["id".to_owned(), self.0.record_id().to_string()],
                ];
                rows.extend(self.0.head.code.iter().map(|code| vec!["code".to_owned(), code.clone()]));
                let stage = self.0.stage();
                if stage.possible.is_some() {
                    rows.push(vec!["stage".to_owned(), self.0.stage_label(Lang::En)]);
                }
                $( rows.extend($more(&self.0)); )?
                shown::table(&[stringify!($name), ""], rows)
            }

            fn __reduce__(&self) -> PyResult<String> {
                let why = concat!(stringify!($name), " does not pickle: keep its id and read it again");
                Err(PyTypeError::new_err(why))
            }
        }
    };
}

/// What records have that reach milestones and stand somewhere.
macro_rules! staged {
    ($($name:ident),+) => { $(
        #[pymethods]
        impl $name {
            /// The rank of its stage for certain; of a project, the highest of the whole and its phases.
            #[getter]
            fn stage(&self) -> Option<u16> {
                self.0.stage().certain
            }

            /// The rank of the highest stage at which it may be.
            #[getter]
            fn possible_stage(&self) -> Option<u16> {
                self.0.stage().possible
            }

            /// Its stage in words, in English or Chinese (`lang="zh"`).
            ///
            /// >>> import inward
            /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
            /// >>> desk = crm.desk("wang.li", unit="招商一局")
            /// >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
            /// >>> done = desk.reach(talks, "reviewed", on="2020-06-20")
            /// >>> crm.negotiation(talks).stage_label(), crm.negotiation(talks).stage_label("zh")
            /// ('Reviewed', '已评审')
            #[pyo3(signature = (lang="en"))]
            fn stage_label(&self, lang: &str) -> PyResult<String> {
                Ok(self.0.stage_label(reading::lang(lang)?))
            }

            /// Whether it goes on.
            #[getter]
            fn standing(&self) -> Word<Is> {
                Word(self.0.standing())
            }

            /// Whether a milestone was reached by the day: yes, possibly, no.
            ///
            /// >>> import inward
            /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
            /// >>> desk = crm.desk("wang.li", unit="招商一局")
            /// >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
            /// >>> str(crm.negotiation(talks).reached("negotiating")), str(crm.negotiation(talks).reached("reviewed"))
            /// ('yes', 'no')
            #[pyo3(signature = (milestone, phase=None))]
            fn reached(&self, milestone: &str, phase: Option<u16>) -> Word<Truth> {
                Word(self.0.reached(milestone, phase))
            }

            /// When a milestone was reached, as far as it is known.
            ///
            /// >>> import inward
            /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
            /// >>> desk = crm.desk("wang.li", unit="招商一局")
            /// >>> talks = desk.open_negotiation(title="LED 衬底", on="2020-06")
            /// >>> crm.negotiation(talks).when("negotiating"), crm.negotiation(talks).when("reviewed")
            /// (When('2020-06'), None)
            #[pyo3(signature = (milestone, phase=None))]
            fn when(&self, milestone: &str, phase: Option<u16>) -> Option<When> {
                self.0.when(milestone, phase).cloned().map(When)
            }

            /// When a milestone is planned for.
            ///
            /// >>> import inward
            /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
            /// >>> desk = crm.desk("wang.li", unit="招商一局")
            /// >>> project = desk.record_project(title="数字经济产业园")
            /// >>> done = desk.plan(project, "construction_started", "2021-03")
            /// >>> crm.project(project).planned_for("construction_started")
            /// When('2021-03')
            #[pyo3(signature = (milestone, phase=None))]
            fn planned_for(&self, milestone: &str, phase: Option<u16>) -> Option<When> {
                self.0.planned_for(milestone, phase).cloned().map(When)
            }

            /// The amount in force of a kind, of the whole or of one phase.
            ///
            /// >>> import inward
            /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
            /// >>> desk = crm.desk("wang.li", unit="招商一局")
            /// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
            /// >>> crm.project(project).amount("total_planned"), crm.project(project).amount("fixed_asset")
            /// (Amount('≈ 1200000000 CNY'), None)
            #[pyo3(signature = (kind, phase=None))]
            fn amount(&self, kind: &str, phase: Option<u16>) -> PyResult<Option<Amount>> {
                Ok(self.0.amount(word(kind, "kind")?, phase).cloned().map(Amount))
            }
        }
    )+ };
}

/// What records have about which figures are recorded.
macro_rules! measured {
    ($($name:ident),+) => { $(
        #[pymethods]
        impl $name {
            /// The figure in force of a metric and a kind, of the whole or of one phase: that of the
            /// latest period, or of the one that is given. What is expected or promised `at` a milestone
            /// is another figure.
            ///
            /// >>> import inward
            /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
            /// >>> desk = crm.desk("wang.li", unit="招商一局")
            /// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
            /// >>> done = desk.record_measure(project, "jobs_new", "expected", "200余个")
            /// >>> str(crm.project(project).measure("jobs_new", "expected").value)
            /// '> 200 个'
            #[pyo3(signature = (metric, kind, phase=None, *, period=None, at=None))]
            fn measure(
                &self,
                metric: &str,
                kind: &str,
                phase: Option<u16>,
                period: Option<&Bound<'_, PyAny>>,
                at: Option<&str>,
            ) -> Answer<Option<Measure>> {
                let kind = word(kind, "kind")?;
                let measure = match (period, at) {
                    (None, None) => self.0.measure(metric, kind, phase),
                    (None, Some(milestone)) => self.0.measure_at(metric, kind, phase, milestone),
                    (Some(period), None) => {
                        self.0.measure_in(metric, kind, phase, &given::when(period, "period")?)
                    }
                    (Some(_), Some(_)) => {
                        return Err(pyo3::exceptions::PyTypeError::new_err("measure takes period or at, not both").into());
                    }
                };
                Ok(measure.cloned().map(Measure))
            }

            /// The targets that stand.
            #[getter]
            fn targets(&self) -> Vec<Target> {
                let standing = self.0.measures.targets_at(self.0.as_of());
                standing.map(|fact| Target(fact.value.clone())).collect()
            }
        }
    )+ };
}

pub(crate) use {measured, record, staged};
