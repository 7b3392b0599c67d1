//! What an issue and a task say of themselves.

use inward::core::deadline::Timeliness;
use inward::core::issue::{IssueOutcome, RaisedBy, Satisfaction};
use inward::core::standing::Is;
use inward::core::when::Truth;
use pyo3::prelude::*;

use crate::due::DueRange;
use crate::errors::Answer;
use crate::figures::Measured;
use crate::id::Id;
use crate::money::Amount;
use crate::records::{Issue, Task, id, ids};
use crate::rules::Rule;
use crate::words::Word;

#[pymethods]
impl Issue {
    /// How it stands: completed once it is settled and not taken up again, else ongoing.
    #[getter]
    fn standing(&self) -> Word<Is> {
        Word(self.0.standing())
    }

    /// Its kind, a key of the playbook.
    #[getter]
    fn kind(&self) -> &str {
        self.0.kind.as_str()
    }

    /// What it was raised on: an investment, a record of one, or an organisation.
    #[getter]
    fn about(&self) -> Id {
        Id(self.0.about)
    }

    /// The channel through which it came, a key of the playbook.
    #[getter]
    fn channel(&self) -> Option<&str> {
        self.0.channel.as_ref().map(|key| key.as_str())
    }

    /// How pressing it is, a key of the playbook.
    #[getter]
    fn urgency(&self) -> Option<&str> {
        self.0.urgency.as_ref().map(|key| key.as_str())
    }

    /// The organisation or the person who raised it.
    #[getter]
    fn raised_by(&self) -> Option<Id> {
        Some(match self.0.raised_by? {
            RaisedBy::Organisation(organisation) => Id(organisation.record()),
            RaisedBy::Person(person) => Id(person.record()),
        })
    }

    /// The enterprise that it concerns.
    #[getter]
    fn organisation(&self) -> Option<Id> {
        id(self.0.organisation)
    }

    /// What it is about: the id of a note.
    #[getter]
    fn description(&self) -> Option<String> {
        self.0.description.map(|note| note.to_string())
    }

    /// The units that are to answer, 答复单位.
    #[getter]
    fn responders(&self) -> Vec<Id> {
        ids(&self.0.responders)
    }

    /// By when it is to be answered, as agreed when it was raised.
    #[getter]
    fn respond_rule(&self) -> Option<Rule> {
        self.0.respond.clone().map(Rule)
    }

    /// By when it is to be settled, as agreed when it was raised.
    #[getter]
    fn resolve_rule(&self) -> Option<Rule> {
        self.0.resolve.clone().map(Rule)
    }

    /// By when it is to be answered; none where nobody asked for that, or its rule has not started.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> park = desk.record_project(title="数字经济产业园")
    /// >>> issue = desk.raise_issue(park, "request", on="2021-01-12T09:30+08:00")
    /// >>> crm.issue(issue).respond_due().exact.last_day.isoformat()  # 事不过夜
    /// '2021-01-12'
    fn respond_due(&self) -> Answer<Option<DueRange>> {
        Ok(self.0.respond_due()?.map(DueRange::of_zone))
    }

    /// By when it is to be settled; none where nobody asked for that, or its rule has not started.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> park = desk.record_project(title="数字经济产业园")
    /// >>> five_days = inward.working_days(5).after("received")
    /// >>> issue = desk.raise_issue(park, "request", on="2021-02-05", resolve=five_days)
    /// >>> crm.issue(issue).resolve_due().exact.last_day.isoformat()
    /// '2021-02-18'
    fn resolve_due(&self) -> Answer<Option<DueRange>> {
        Ok(self.0.resolve_due()?.map(DueRange::of_zone))
    }

    /// Whether it was answered in time.
    #[getter]
    fn response(&self) -> Answer<Word<Timeliness>> {
        Ok(Word(self.0.standing_of_response()?))
    }

    /// Whether it was settled in time.
    #[getter]
    fn resolution(&self) -> Answer<Word<Timeliness>> {
        Ok(Word(self.0.standing_of_resolution()?))
    }

    /// Whether it is settled, and not taken up again since: yes, possibly, no.
    #[getter]
    fn is_resolved(&self) -> Word<Truth> {
        Word(self.0.is_resolved())
    }

    /// How it ended, where it is or may be settled.
    #[getter]
    fn outcome(&self) -> Option<Word<IssueOutcome>> {
        self.0.outcome().map(Word)
    }

    /// What the investor said last of how it was handled.
    #[getter]
    fn satisfaction(&self) -> Option<Word<Satisfaction>> {
        self.0.satisfaction().map(Word)
    }

    /// How much investment it puts at risk.
    #[getter]
    fn investment_at_risk(&self) -> Option<Amount> {
        self.0.investment_at_risk().cloned().map(Amount)
    }

    /// How many jobs it puts at risk.
    #[getter]
    fn jobs_at_risk(&self) -> Option<Measured> {
        self.0.jobs_at_risk().cloned().map(Measured)
    }
}

#[pymethods]
impl Task {
    /// What it came of: an issue, a negotiation or another record.
    #[getter]
    fn origin(&self) -> Option<Id> {
        self.0.origin.map(Id)
    }

    /// Who gave it.
    #[getter]
    fn given_by(&self) -> Option<Id> {
        id(self.0.given_by)
    }

    /// The unit that gave it.
    #[getter]
    fn given_by_unit(&self) -> Option<Id> {
        id(self.0.given_by_unit)
    }

    /// The units that help, 配合单位.
    #[getter]
    fn supporting(&self) -> Vec<Id> {
        ids(&self.0.supporting)
    }

    /// What is to be done: the id of a note.
    #[getter]
    fn instructions(&self) -> Option<String> {
        self.0.instructions.map(|note| note.to_string())
    }

    /// By when it is to be done, as agreed.
    #[getter]
    fn due_rule(&self) -> Option<Rule> {
        self.0.due_rule().cloned().map(Rule)
    }

    /// By when it is to be done; none where nothing was agreed, or its rule has not started.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> task = desk.assign_task("测算电价方案", on="2021-02-05", due_rule=inward.working_days(5).after("assigned"))
    /// >>> crm.task(task).due().exact.last_day.isoformat()
    /// '2021-02-18'
    fn due(&self) -> Answer<Option<DueRange>> {
        Ok(self.0.due()?.map(DueRange::of_zone))
    }

    /// Whether it was done in time.
    #[getter]
    fn timeliness(&self) -> Answer<Word<Timeliness>> {
        Ok(Word(self.0.timeliness()?))
    }

    /// How it stands: ongoing, completed, or terminated where it was called off.
    #[getter]
    fn standing(&self) -> Word<Is> {
        Word(self.0.standing())
    }

    /// Whether it is done or called off, and not taken up again since: yes, possibly, no.
    #[getter]
    fn is_closed(&self) -> Word<Truth> {
        Word(self.0.is_closed())
    }
}
