//! The records of each kind, as they were at the point their handle reads at. Those of who is there
//! stand in `parties`.

use chrono::{DateTime, Utc};
use inward::core::agreement::Level;
use inward::core::negotiation::{InteractionKind, Likelihood};
use inward::core::standing::Is;
use inward::core::text::Lang;
use inward::core::when::Truth;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;

use crate::codes::ProjectCode;
use crate::errors::Answer;
use crate::figures::{Area, Measure, Target};
use crate::given;
use crate::id::Id;
use crate::money::Amount;
pub use crate::parties::{Organisation, Person, Unit, Zone};
use crate::reading::{self, measured, record, staged, value, word};
use crate::shown::{self, quoted};
use crate::when::When;
use crate::words::{Enumeration, Word};

/// A class of Python, with the type of the core that it reads.
pub trait Kinded {
    /// The type of the core.
    type Core;
}

type Core<T> = <T as Kinded>::Core;

record! {
    /// An investment, 招商项目: its own names and figures. What its members did is theirs; the whole is
    /// what `crm.find` gives.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> lead = desk.capture_lead("LED 衬底")
    /// >>> talks = desk.open_negotiation(lead)
    /// >>> crm.negotiation(talks).investment == crm.lead(lead).investment
    /// True
    /// >>> crm.investment(crm.lead(lead).investment).title
    /// 'LED 衬底'
    Investment
}
record! {
    /// A lead, 线索.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> made = desk.capture_lead("LED 衬底", on="2020-06", origin="招商会", total_planned="2亿元")
    /// >>> lead = crm.lead(made)
    /// >>> lead.title, lead.origin, str(lead.amount("total_planned"))
    /// ('LED 衬底', '招商会', '200000000 CNY')
    Lead
}
record! {
    /// A negotiation, 在谈.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> made = desk.open_negotiation(title="LED 衬底", on="2020-06", likelihood="high")
    /// >>> talks = crm.negotiation(made)
    /// >>> talks.stage_label("zh"), str(talks.when("negotiating")), str(talks.likelihood)
    /// ('在谈', '2020-06', 'high')
    Negotiation
}
record! {
    /// An agreement, 协议.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> investor = desk.add_organisation("合成晶体有限公司")
    /// >>> talks = desk.open_negotiation(title="LED 衬底", investor=investor)
    /// >>> made = desk.sign_agreement(talks, level="contract", on="2020-09", contract_investment="2亿元")
    /// >>> agreement = crm.agreement(made)
    /// >>> str(agreement.level), str(agreement.amount("contract_investment"))
    /// ('contract', '200000000 CNY')
    Agreement
}
record! {
    /// A construction project, 建设项目, with its phases.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> made = desk.record_project(title="数字经济产业园", land="300亩", phases=[inward.Phase("5亿元"), inward.Phase("7亿元")])
    /// >>> project = crm.project(made)
    /// >>> str(project.land), len(project.phases), str(project.amount("total_planned", 2))
    /// ('300 亩', 2, '700000000 CNY')
    Project
}
record! {
    /// A promise, 承诺: a service commitment to the investor, or an obligation by the investor.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园", total_planned="约12亿元")
    /// >>> made = desk.promise(project, "land_delivery", due="2021-06-30", debtor="招商一局")
    /// >>> promise = crm.commitment(made)
    /// >>> promise.kind, str(promise.due), promise.made_with == project.id
    /// ('land_delivery', '2021-06-30', True)
    Commitment shows due_and_life
}
record! {
    /// An issue of an enterprise, 企业诉求/问题: when it is to be answered and settled, who is in charge, how it
    /// ended, what the investor says of that.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园")
    /// >>> made = desk.raise_issue(project, "request", title="供电容量不足", on="2021-01-12T09:30+08:00")
    /// >>> issue = crm.issue(made)
    /// >>> issue.kind, issue.urgency, str(issue.is_resolved), issue.about == project.id
    /// ('request', 'ordinary', 'no', True)
    /// >>> issue.respond_rule
    /// same_day('17:00', 'next_working_day').after('received')
    Issue
}
record! {
    /// A task, 交办事项: what came of a meeting, an issue or an interaction, and is to be done by a unit.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> made = desk.assign_task("测算电价优惠方案", due="2021-01-29")
    /// >>> task = crm.task(made)
    /// >>> str(task.standing), task.due_rule, task.origin
    /// ('ongoing', fixed('2021-01-29'), None)
    Task
}
record! {
    /// A case, 办件: an application under a version of a procedure. By when it is to be decided, its commitment
    /// tells.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> rule = inward.working_days(5).after("accepted")
    /// >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", promised=rule)
    /// >>> project = desk.record_project(title="数字经济产业园")
    /// >>> made = desk.file_case(permit, project, on="2021-01-11")
    /// >>> done = desk.accept_case(made, on="2021-01-12")
    /// >>> case = crm.case(made)
    /// >>> str(case.progress), str(crm.commitment(case.commitment).due)
    /// ('accepted', '2021-01-19')
    Case
}
record! {
    /// A dated list of projects, a promotion event, a policy, an inspection, or a procedure, 台账条目.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> made = desk.add_promotion_event("合成推介会", on="2020-09-08", place="阳泉", cost="2万元")
    /// >>> event = crm.entry(made)
    /// >>> event.place, str(event.on), str(event.cost)
    /// ('阳泉', '2020-09-08', '20000 CNY')
    Entry
}

staged!(Lead, Negotiation, Agreement, Project);
measured!(Investment, Project, Entry);

/// What one looks for first in a promise.
fn due_and_life(commitment: &inward::Reading<Core<Commitment>>) -> Vec<Vec<String>> {
    let due = commitment.due().ok().flatten().map(|due| vec!["due".to_owned(), due.to_string()]);
    let life = vec!["life".to_owned(), Enumeration::key(commitment.life()).to_owned()];
    due.into_iter().chain([life]).collect()
}

pub fn ids<T: inward::core::id::Recordable>(ids: &[inward::prelude::Id<T>]) -> Vec<Id> {
    ids.iter().map(|id| Id(id.record())).collect()
}

pub fn id<T: inward::core::id::Recordable>(id: Option<inward::prelude::Id<T>>) -> Option<Id> {
    id.map(|id| Id(id.record()))
}

#[pymethods]
impl Lead {
    /// The investor.
    #[getter]
    fn investor(&self) -> Option<Id> {
        id(self.0.investor)
    }

    /// The investor in words, where not known: the id of a note.
    #[getter]
    fn investor_described(&self) -> Option<String> {
        self.0.investor_described.map(|note| note.to_string())
    }

    /// Where it came from.
    #[getter]
    fn origin(&self) -> Option<&str> {
        self.0.origin.as_deref()
    }

    /// Who referred it, 引荐人.
    #[getter]
    fn referrer(&self) -> Option<Id> {
        id(self.0.referrer)
    }

    /// The promotion event it came from.
    #[getter]
    fn promotion_event(&self) -> Option<Id> {
        id(self.0.promotion_event)
    }

    /// The unit that had the first contact, 首报首谈.
    #[getter]
    fn first_contact(&self) -> Option<Id> {
        id(self.0.first_contact(self.0.as_of()).map(|claim| claim.value.unit))
    }
}

#[pymethods]
impl Negotiation {
    /// The lead it came of.
    #[getter]
    fn lead(&self) -> Option<Id> {
        id(self.0.lead)
    }

    /// The investor.
    #[getter]
    fn investor(&self) -> Option<Id> {
        id(self.0.investor)
    }

    /// What the investor asks for: ids of notes.
    #[getter]
    fn asks(&self) -> Vec<String> {
        self.0.asks.iter().map(ToString::to_string).collect()
    }

    /// What the zone offers: ids of notes.
    #[getter]
    fn offers(&self) -> Vec<String> {
        self.0.offers.iter().map(ToString::to_string).collect()
    }

    /// The places it competes with, 竞争地.
    #[getter]
    fn competitor_places(&self) -> Vec<&str> {
        self.0.competitor_places.iter().map(String::as_str).collect()
    }

    /// How likely it is to end in a signing.
    #[getter]
    fn likelihood(&self) -> Option<Word<Likelihood>> {
        self.0.likelihood.map(Word)
    }

    /// The interactions (往来) that stand: how the two sides met, when, and the id of a note.
    #[getter]
    fn interactions(&self) -> Vec<(Word<InteractionKind>, Option<When>, Option<String>)> {
        let standing = self.0.interactions.standing(self.0.as_of().known);
        let each = standing.map(|fact| {
            let note = fact.value.note.map(|note| note.to_string());
            (Word(fact.value.kind), fact.of.on.clone().map(When), note)
        });
        each.collect()
    }
}

#[pymethods]
impl Agreement {
    /// The negotiation it came of.
    #[getter]
    fn negotiation(&self) -> Option<Id> {
        id(self.0.negotiation)
    }

    /// The framework agreement it was signed under.
    #[getter]
    fn framework(&self) -> Option<Id> {
        id(self.0.framework)
    }

    /// The parties beside the zone.
    #[getter]
    fn parties(&self) -> Vec<Id> {
        ids(&self.0.parties)
    }

    /// The occasion of the signing, 签约活动.
    #[getter]
    fn occasion(&self) -> Option<&str> {
        self.0.occasion.as_deref()
    }

    /// Its level; `None` where nobody stated it.
    #[getter]
    fn level(&self) -> Option<Word<Level>> {
        self.0.level_at(self.0.as_of()).map(Word)
    }

    /// Its clauses: the number, and the id of a note.
    #[getter]
    fn clauses(&self) -> Vec<(&str, Option<String>)> {
        let clauses = self.0.clauses.iter();
        clauses.map(|clause| (clause.number.as_str(), clause.text.map(|note| note.to_string()))).collect()
    }
}

#[pymethods]
impl Project {
    /// The agreement it was recorded under.
    #[getter]
    fn agreement(&self) -> Option<Id> {
        id(self.0.agreement)
    }

    /// The organisation that builds it.
    #[getter]
    fn owner(&self) -> Option<Id> {
        id(self.0.owner)
    }

    /// Its national code, 项目代码.
    #[getter]
    fn project_code(&self) -> Option<ProjectCode> {
        self.0.project_code.clone().map(ProjectCode)
    }

    /// The names of its phases (分期), in order; `None` where one has only its number.
    #[getter]
    fn phases(&self) -> Vec<Option<&str>> {
        self.0.phases().iter().map(|phase| phase.name.as_deref()).collect()
    }

    /// The rank of the stage of one phase, for certain.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> made = desk.record_project(title="数字经济产业园", phases=[inward.Phase("5亿元")])
    /// >>> done = desk.reach(made, "construction_started", phase=1, on="2020-07")
    /// >>> crm.project(made).phase_stage(1) == crm.project(made).stage
    /// True
    #[pyo3(signature = (phase, /))]
    fn phase_stage(&self, phase: u16) -> Option<u16> {
        self.0.phase_stage(phase).certain
    }

    /// The stages in words: where phases stand at different stages, each is told.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> made = desk.record_project(title="数字经济产业园", phases=[inward.Phase(), inward.Phase()])
    /// >>> done = desk.reach(made, "construction_started", phase=1, on="2020-07")
    /// >>> crm.project(made).say_stages("zh")
    /// '一期：在建；二期：未开始'
    #[pyo3(signature = (lang="en"))]
    fn say_stages(&self, lang: &str) -> PyResult<String> {
        Ok(self.0.say_stages(reading::lang(lang)?))
    }

    /// Its nature, a key of the playbook.
    #[getter]
    fn nature(&self) -> Option<&str> {
        self.0.nature_at(self.0.as_of()).map(|nature| nature.as_str())
    }

    /// The park it stands in.
    #[getter]
    fn park(&self) -> Option<Id> {
        id(self.0.park_at(self.0.as_of()))
    }

    /// The land it uses.
    #[getter]
    fn land(&self) -> Option<Area> {
        self.0.land_at(self.0.as_of()).map(Area)
    }

    /// The lists it is on.
    #[getter]
    fn lists(&self) -> Vec<Id> {
        ids(&self.0.lists(self.0.as_of()))
    }

    /// The latest cumulative figure of money that came in or was spent.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> made = desk.record_project(title="数字经济产业园")
    /// >>> done = desk.record_money(made, "funds_arrived", "1亿元", on="2021-03", basis="cumulative")
    /// >>> done = desk.record_money(made, "funds_arrived", "1.5亿元", on="2021-06", basis="cumulative")
    /// >>> str(crm.project(made).cumulative("funds_arrived"))
    /// '150000000 CNY'
    #[pyo3(signature = (kind, phase=None))]
    fn cumulative(&self, kind: &str, phase: Option<u16>) -> PyResult<Option<Amount>> {
        let entry = self.0.money.cumulative(word(kind, "kind")?, phase, self.0.as_of());
        Ok(entry.map(|entry| Amount(entry.amount.clone())))
    }

    /// The increments of money that came in or was spent.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> made = desk.record_project(title="数字经济产业园")
    /// >>> done = desk.record_money(made, "funds_arrived", "1亿元", on="2021-03", basis="increment")
    /// >>> [str(amount) for amount in crm.project(made).increments("funds_arrived")]
    /// ['100000000 CNY']
    #[pyo3(signature = (kind, /))]
    fn increments(&self, kind: &str) -> PyResult<Vec<Amount>> {
        Ok(self.0.money.increments(word(kind, "kind")?, self.0.as_of()).cloned().map(Amount).collect())
    }
}
