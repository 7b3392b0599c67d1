//! What is asked of an entry of the zone's own books: a list, a promotion event, a policy, an inspection, a procedure.

use std::collections::BTreeMap;

use inward::core::entry::{Burden, EntryKind, InspectionBasis, InspectionPurpose, ReviewOutcome};
use pyo3::prelude::*;

use crate::approvals::{ProcedureVersion, Reduced};
use crate::errors::Answer;
use crate::given;
use crate::id::Id;
use crate::money::Amount;
use crate::records::{Entry, id};
use crate::when::When;
use crate::words::Word;

#[pymethods]
impl Entry {
    /// Whether it is a policy. What only a policy has is `None` of others.
    #[getter]
    fn is_policy(&self) -> bool {
        self.0.is_policy()
    }

    /// The number of the document of a policy, 文号.
    #[getter]
    fn document(&self) -> Option<&str> {
        self.0.as_policy()?.document.as_deref()
    }

    /// The unit that issued a policy.
    #[getter]
    fn issuer(&self) -> Option<Id> {
        id(self.0.as_policy().and_then(|policy| policy.issuer))
    }

    /// The articles of a policy: the number, and the id of a note.
    #[getter]
    fn articles(&self) -> Vec<(&str, Option<String>)> {
        let articles = self.0.as_policy().map_or(&[][..], |policy| policy.articles.as_slice());
        articles.iter().map(|one| (one.number.as_str(), one.text.map(|note| note.to_string()))).collect()
    }

    /// Since when and until when a policy is valid.
    #[getter]
    fn valid(&self) -> Option<When> {
        self.0.policy.validity_at(self.0.as_of()).cloned().map(When)
    }

    /// The law or decision a policy rests on.
    #[getter]
    fn legal_basis(&self) -> Option<&str> {
        self.0.policy.legal_basis_at(self.0.as_of())
    }

    /// What became of the fair-competition review of a policy, 公平竞争审查.
    #[getter]
    fn review(&self) -> Option<Word<ReviewOutcome>> {
        self.0.policy.review_at(self.0.as_of()).map(|review| Word(review.outcome))
    }

    /// When a policy was reviewed.
    #[getter]
    fn reviewed_on(&self) -> Option<When> {
        self.0.policy.review_fact(self.0.as_of())?.of.on.clone().map(When)
    }

    /// When a policy was repealed, as far as that is known.
    #[getter]
    fn repealed(&self) -> Option<When> {
        self.0.policy.repeal_at(self.0.as_of())?.of.on.clone().map(When)
    }

    /// The budgets of a policy that are in force: the year, and the amount.
    #[getter]
    fn budgets(&self) -> Vec<(u16, Amount)> {
        let budgets = self.0.policy.budgets_at(self.0.as_of());
        budgets.into_iter().map(|budget| (budget.year, Amount(budget.amount.clone()))).collect()
    }

    /// Whether it is a promotion event.
    #[getter]
    fn is_promotion_event(&self) -> bool {
        self.0.is_promotion_event()
    }

    /// Whether it is an inspection.
    #[getter]
    fn is_inspection(&self) -> bool {
        self.0.is_inspection()
    }

    /// Whether it is a procedure.
    #[getter]
    fn is_procedure(&self) -> bool {
        self.0.is_procedure()
    }

    /// The version of a procedure that is in force.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> permit = desk.add_procedure("建筑工程施工许可", "招商一局", steps=6, on="2019-01-01")
    /// >>> done = desk.revise_procedure(permit, steps=4, on="2020-07-01")
    /// >>> str(crm.entry(permit).procedure_version.steps)
    /// '4'
    /// >>> str(crm.as_of("2020-06-30", known=crm.now()).entry(permit).procedure_version.steps)
    /// '6'
    #[getter]
    fn procedure_version(&self) -> Option<ProcedureVersion> {
        self.0.procedure_version().cloned().map(ProcedureVersion)
    }

    /// By how much each burden of a procedure is less on one day than it was on another, 四减; where that has no
    /// answer, why. Burdens that neither version tells of are left out.
    ///
    /// >>> import inward
    /// >>> crm = inward.in_memory("阳泉经开区", currency="CNY")
    /// >>> desk = crm.desk("wang.li", unit="招商一局")
    /// >>> survey = desk.add_procedure("联合踏勘", "招商一局", on="2018-01-01", steps=39, cost="0元")
    /// >>> done = desk.revise_procedure(survey, on="2019-07-01", steps=4)
    /// >>> reductions = crm.entry(survey).reductions(before="2019-01-01", after="2020-01-01")
    /// >>> str(reductions["steps"].bounds), reductions["cost"].code
    /// ('89.74%', 'rate.undefined')
    #[pyo3(signature = (*, before, after))]
    fn reductions(
        &self,
        before: &Bound<'_, PyAny>,
        after: &Bound<'_, PyAny>,
    ) -> Answer<BTreeMap<Word<Burden>, Reduced>> {
        let (before, after) = (given::day(before, "before")?, given::day(after, "after")?);
        let reductions = self.0.reductions(before, after)?.into_iter();
        Ok(reductions.map(|(burden, reduction)| (Word(burden), Reduced(reduction))).collect())
    }

    /// The day a list or a policy was issued, an event took place, or an authority came.
    #[getter]
    fn on(&self) -> Option<When> {
        let issued = self.0.policy.issued.occurrences(self.0.as_of()).filter_map(|issued| issued.fact.of.on.clone());
        let inspected = || self.0.inspected(self.0.as_of())?.of.on.clone();
        self.0.on.clone().or_else(|| issued.last()).or_else(inspected).map(When)
    }

    /// The enterprise that was inspected.
    #[getter]
    fn organisation(&self) -> Option<Id> {
        match self.0.kind {
            EntryKind::Inspection { organisation, .. } => Some(Id(organisation.record())),
            _ => None,
        }
    }

    /// The authority that inspected it, a unit.
    #[getter]
    fn authority(&self) -> Option<Id> {
        match self.0.kind {
            EntryKind::Inspection { authority, .. } => Some(Id(authority.record())),
            _ => None,
        }
    }

    /// Why it was inspected.
    #[getter]
    fn purpose(&self) -> Option<Word<InspectionPurpose>> {
        Some(Word(self.0.inspected(self.0.as_of())?.value.purpose))
    }

    /// How the inspection is known.
    #[getter]
    fn basis(&self) -> Option<Word<InspectionBasis>> {
        Some(Word(self.0.inspected(self.0.as_of())?.value.basis))
    }

    /// What came of the inspection: the id of a note.
    #[getter]
    fn outcome(&self) -> Option<String> {
        self.0.inspected(self.0.as_of())?.value.outcome.map(|note| note.to_string())
    }

    /// The year or other period a list is for.
    #[getter]
    fn period(&self) -> Option<When> {
        match &self.0.kind {
            EntryKind::List { period } => period.clone().map(When),
            _ => None,
        }
    }

    /// Where an event took place.
    #[getter]
    fn place(&self) -> Option<&str> {
        match &self.0.kind {
            EntryKind::PromotionEvent { place, .. } => place.as_deref(),
            _ => None,
        }
    }

    /// What an event cost; what a procedure costs is in its version.
    #[getter]
    fn cost(&self) -> Option<Amount> {
        match &self.0.kind {
            EntryKind::PromotionEvent { cost, .. } => cost.clone().map(Amount),
            _ => None,
        }
    }
}
