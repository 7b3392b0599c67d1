//! What is asked of a commitment: who owes, by when, whether it was kept, and by how much it is late.

use inward::core::commitment::{Debtor, Life, Overdue};
use inward::core::playbook::Direction;
use inward::core::when::Truth;
use pyo3::prelude::*;

use crate::due::{DueRange, Length};
use crate::errors::Answer;
use crate::id::Id;
use crate::money::Amount;
use crate::obligations::{self, CommitmentPart, Obligation};
use crate::records::{Commitment, id, ids};
use crate::rules::Rule;
use crate::when::When;
use crate::words::Word;

#[pymethods]
impl Commitment {
    /// Who promised to whom.
    #[getter]
    fn direction(&self) -> Word<Direction> {
        Word(self.0.direction)
    }

    /// Its kind, a key of the playbook.
    #[getter]
    fn kind(&self) -> &str {
        self.0.kind.as_str()
    }

    /// The record it was made with.
    #[getter]
    fn made_with(&self) -> Id {
        Id(self.0.made_with)
    }

    /// Who owes it: a unit or an organisation.
    #[getter]
    fn debtor(&self) -> Id {
        match self.0.debtor {
            Debtor::Unit(unit) => Id(unit.record()),
            Debtor::Organisation(organisation) => Id(organisation.record()),
        }
    }

    /// The units that help, 配合单位.
    #[getter]
    fn supporting(&self) -> Vec<Id> {
        ids(&self.0.supporting)
    }

    /// What counts as keeping it: the id of a note.
    #[getter]
    fn criterion(&self) -> Option<String> {
        self.0.criterion.map(|note| note.to_string())
    }

    /// How much is owed, where it is money.
    #[getter]
    fn amount(&self) -> Option<Amount> {
        self.0.amount.clone().map(Amount)
    }

    /// The law or decision it rests on: its own, or else that of the policy it is under.
    #[getter]
    fn legal_basis(&self) -> Option<&str> {
        self.0.legal_basis()
    }

    /// The policy it is under.
    #[getter]
    fn policy(&self) -> Option<Id> {
        id(self.0.citation_at(self.0.as_of()).map(|citation| citation.policy))
    }

    /// The article of that policy.
    #[getter]
    fn article(&self) -> Option<&str> {
        self.0.citation_at(self.0.as_of())?.article.as_deref()
    }

    /// Where it stands.
    #[getter]
    fn life(&self) -> Word<Life> {
        Word(self.0.life())
    }

    /// Whether what must hold before anything is owed was met: yes, possibly, no.
    #[getter]
    fn condition_met(&self) -> Word<Truth> {
        Word(self.0.condition_met())
    }

    /// Whether it was kept in whole: yes, possibly, no.
    #[getter]
    fn kept(&self) -> Word<Truth> {
        obligations::kept(self.0.kept_whole())
    }

    /// When it was kept in whole, if it was and that is known.
    #[getter]
    fn kept_on(&self) -> Option<When> {
        self.0.kept_whole().and_then(|(on, _)| on.cloned()).map(When)
    }

    /// The milestone that keeps it: nobody need record that it was kept.
    #[getter]
    fn kept_by_milestone(&self) -> Option<&str> {
        self.0.kept_by.as_ref().map(|milestone| milestone.as_str())
    }

    /// What is to be delivered, item by item, numbered from 1.
    #[getter]
    fn items(&self) -> Vec<String> {
        self.0.items.clone()
    }

    /// What it is owed in, part by part: its instalments, the checks of an obligation, or all of it in one.
    #[getter]
    fn parts(&self) -> Answer<Vec<CommitmentPart>> {
        Ok(self.0.parts()?.into_iter().map(CommitmentPart).collect())
    }

    /// What the investor must reach, and by when that is checked.
    #[getter]
    fn obligation(&self) -> Option<Obligation<'_>> {
        self.0.obligation.as_deref().map(Obligation)
    }

    /// The commitments on which it depends, each with the number of the instalment that is enough.
    #[getter]
    fn depends_on(&self) -> Vec<(Id, Option<u16>)> {
        obligations::gates(&self.0.depends_on())
    }

    /// When it is due: the date that was set, or what its limit, its pauses and extensions come to; none
    /// where its limit has not started to count.
    #[getter]
    fn due(&self) -> Answer<Option<When>> {
        Ok(self.0.due()?.map(When))
    }

    /// The limit that was promised.
    #[getter]
    fn promised_limit(&self) -> Option<Rule> {
        self.0.limits()?.promised.clone().map(Rule)
    }

    /// What the law allows.
    #[getter]
    fn statutory_limit(&self) -> Option<Rule> {
        self.0.limits()?.statutory.clone().map(Rule)
    }

    /// When it is due by what was promised, with all that can be asked of it: what has run, what is left,
    /// and why. While its clock is paused, the earliest that it may be.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园")
    /// >>> five_days = inward.working_days(5).after("accepted")
    /// >>> permit = desk.promise(project, "construction_permit", due_rule=five_days, on="2021-02-01", debtor=desk.unit)
    /// >>> done = desk.record_start(permit, "accepted", on="2021-02-05")
    /// >>> due = crm.commitment(permit).due_range().exact
    /// >>> due.last_day.isoformat(), due.remaining("2021-02-09T10:00+08:00")
    /// ('2021-02-18', 2)
    fn due_range(&self) -> Answer<Option<DueRange>> {
        Ok(self.0.due_range()?.map(DueRange::of_zone))
    }

    /// When it is due by law; as `due_range`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园")
    /// >>> limits = {"due_rule": inward.working_days(5).after("made"), "statutory": inward.working_days(20).after("made")}
    /// >>> permit = desk.promise(project, "construction_permit", on="2021-01-08", debtor=desk.unit, **limits)
    /// >>> str(crm.commitment(permit).due), crm.commitment(permit).statutory_range().exact.last_day.isoformat()
    /// ('2021-01-15', '2021-02-05')
    fn statutory_range(&self) -> Answer<Option<DueRange>> {
        Ok(self.0.statutory_range()?.map(DueRange::of_zone))
    }

    /// By how much it was late when it was kept, or is late, in the unit of what was promised: at the least and
    /// at the most. None where its limit has not started, and where nobody knows when it was kept.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园")
    /// >>> limits = {"due_rule": inward.working_days(5).after("made"), "statutory": inward.working_days(20).after("made")}
    /// >>> permit = desk.promise(project, "construction_permit", on="2021-01-08", debtor=desk.unit, **limits)
    /// >>> done = desk.fulfil(permit, on="2021-01-19")
    /// >>> crm.commitment(permit).lateness(), crm.commitment(permit).statutory_lateness()
    /// ((2, 2), (0, 0))
    fn lateness(&self) -> Answer<Option<(Length, Length)>> {
        Ok(self.0.lateness()?.promised.map(overdue))
    }

    /// By how much it is late by law; as `lateness`.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> project = desk.record_project(title="数字经济产业园")
    /// >>> law = inward.working_days(20).after("accepted")
    /// >>> permit = desk.promise(project, "construction_permit", debtor=desk.unit, statutory=law)
    /// >>> crm.commitment(permit).statutory_lateness() is None  # it was not accepted
    /// True
    fn statutory_lateness(&self) -> Answer<Option<(Length, Length)>> {
        Ok(self.0.lateness()?.statutory.map(overdue))
    }
}

const fn overdue(overdue: Overdue) -> (Length, Length) {
    (Length(overdue.least), Length(overdue.most))
}
