//! What is asked of an entry of the zone's own books: a list, a promotion event, a policy, an inspection.

use inward::core::entry::{EntryKind, InspectionBasis, InspectionPurpose, ReviewOutcome};
use pyo3::prelude::*;

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

    /// What an event cost.
    #[getter]
    fn cost(&self) -> Option<Amount> {
        match &self.0.kind {
            EntryKind::PromotionEvent { cost, .. } => cost.clone().map(Amount),
            _ => None,
        }
    }
}
