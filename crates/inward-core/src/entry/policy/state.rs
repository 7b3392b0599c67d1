//! What is kept of a policy, and what of it holds at some point.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::agreement::Clause;
use crate::entry::{Entry, EntryKind};
use crate::event::Event;
use crate::fact::{AsOf, Fact, FactSet};
use crate::id::{Id, NoteId};
use crate::money::{Amount, Currency};
use crate::record::{FactSets, Part, restates};
use crate::text::labelled;
use crate::unit::Unit;
use crate::when::{Truth, When};

use super::event::{
    PolicyBasisStated, PolicyBudgetSet, PolicyIssued, PolicyRepealed, PolicyReviewed, PolicyValiditySet,
};

/// What only a policy has, beside its dated facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// The number of the document, 文号.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// The unit that issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Id<Unit>>,
    /// The articles worth finding again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<Clause>,
}

/// That a policy was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issued {}

/// Since when and until when a policy is valid, as the document, or one that changed it, says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Validity {
    /// The days, first and last included; either end may be open.
    pub period: When,
}

/// The law or decision that a policy rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// Its name, and the article.
    pub name: String,
}

labelled! {
    /// What became of the fair-competition review (公平竞争审查) of a policy.
    ///
    /// ```
    /// use inward_core::entry::ReviewOutcome;
    /// assert!(ReviewOutcome::NotNeeded.clears() && !ReviewOutcome::NotDone.clears());
    /// assert_eq!(ReviewOutcome::Passed.label().zh, "审查通过");
    /// ```
    ReviewOutcome {
        /// It was passed.
        Passed, "passed", "passed", "审查通过";
        /// None is needed: the policy does not bear on competition.
        NotNeeded, "not_needed", "not needed", "无需审查";
        /// It was not passed.
        Failed, "failed", "not passed", "审查未通过";
        /// None was done.
        NotDone, "not_done", "not done", "未审查";
    }
}

impl ReviewOutcome {
    /// Whether incentives may rest on the policy, as far as the review goes.
    #[must_use]
    pub const fn clears(self) -> bool {
        matches!(self, Self::Passed | Self::NotNeeded)
    }
}

/// What the fair-competition review of a policy found (公平竞争审查).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyReview {
    /// What became of it.
    pub outcome: ReviewOutcome,
    /// The unit that reviewed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Id<Unit>>,
    /// The document that says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

/// How much a policy may cost in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearBudget {
    /// The calendar year.
    pub year: u16,
    /// How much.
    pub amount: Amount,
}

impl YearBudget {
    /// Whether both are of the same year and currency, so that one takes the place of the other.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.year == other.year && self.amount.currency() == other.amount.currency()
    }
}

/// That a policy was repealed (废止), before its time or with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeal {
    /// The policy that took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<Id<Entry>>,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// The dated facts of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PolicyFacts {
    /// That it was issued.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub issued: FactSet<Issued>,
    /// That it was repealed.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub repeals: FactSet<Repeal>,
    /// Since when and until when it is valid.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub validity: FactSet<Validity>,
    /// What it rests on.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub legal_basis: FactSet<LegalBasis>,
    /// What its fair-competition review found.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub reviews: FactSet<PolicyReview>,
    /// How much it may cost, by year.
    #[serde(skip_serializing_if = "FactSet::is_empty")]
    pub budgets: FactSet<YearBudget>,
}

impl PolicyFacts {
    /// Whether nothing was ever stated.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.issued.is_empty()
            && self.repeals.is_empty()
            && self.validity.is_empty()
            && self.legal_basis.is_empty()
            && self.reviews.is_empty()
            && self.budgets.is_empty()
    }

    /// Since when and until when it is valid, by what is in force at that point.
    #[must_use]
    pub fn validity_at(&self, as_of: AsOf) -> Option<&When> {
        self.validity.pick_in_force(as_of, |_| true).map(|validity| &validity.period)
    }

    /// The law or decision that it rests on at that point.
    #[must_use]
    pub fn legal_basis_at(&self, as_of: AsOf) -> Option<&str> {
        self.legal_basis.pick_in_force(as_of, |_| true).map(|basis| basis.name.as_str())
    }

    /// What its fair-competition review found, as of that point.
    #[must_use]
    pub fn review_at(&self, as_of: AsOf) -> Option<&PolicyReview> {
        self.reviews.pick_in_force(as_of, |_| true)
    }

    /// The same with its circumstances: when, by which source, on what evidence.
    #[must_use]
    pub fn review_fact(&self, as_of: AsOf) -> Option<&Fact<PolicyReview>> {
        self.reviews.in_force(as_of, |_| true).pick()
    }

    /// How much it may cost in a year, in a currency, by what is in force at that point.
    #[must_use]
    pub fn budget_at(&self, year: u16, currency: Currency, as_of: AsOf) -> Option<&Amount> {
        let of = |budget: &YearBudget| budget.year == year && budget.amount.currency() == currency;
        self.budgets.pick_in_force(as_of, of).map(|budget| &budget.amount)
    }

    /// The years and currencies for which a budget is in force at that point, in order.
    #[must_use]
    pub fn budgets_at(&self, as_of: AsOf) -> Vec<&YearBudget> {
        let mut all: Vec<&YearBudget> = Vec::new();
        for fact in self.budgets.standing(as_of.known) {
            if all.iter().any(|known| known.is_like(&fact.value)) {
                continue;
            }
            all.extend(self.budgets.pick_in_force(as_of, |budget| budget.is_like(&fact.value)));
        }
        all.sort_by_key(|budget| (budget.year, budget.amount.currency()));
        all
    }

    /// When it was repealed, if that is certain or possible by that point.
    #[must_use]
    pub fn repeal_at(&self, as_of: AsOf) -> Option<&Fact<Repeal>> {
        self.repeals.occurrences(as_of).map(|repeal| repeal.fact).last()
    }

    /// Whether it was in force on all days of a date, as far as what was stated by `known` tells: on or
    /// after the first day of its validity, not after the last one, and before it was repealed. What is
    /// said of neither end holds.
    #[must_use]
    pub fn in_force_on(&self, on: &When, as_of: AsOf) -> Truth {
        let (Some(first), Some(last)) = (on.first(), on.last()) else { return Truth::Possibly };
        let holds = |day: NaiveDate| {
            let within = self.validity_at(as_of).map_or(Truth::Yes, |period| {
                let begun = period.first().is_none_or(|from| from <= day);
                let over = period.last().is_some_and(|until| until < day);
                Truth::from(begun && !over)
            });
            let repealed = self
                .repeals
                .standing(as_of.known)
                .map(|repeal| repeal.of.on.as_ref().map_or(Truth::Possibly, |on| on.by(day)));
            within.and(!repealed.fold(Truth::No, Truth::or))
        };
        match (holds(first), holds(last)) {
            (Truth::Yes, Truth::Yes) => Truth::Yes,
            (Truth::No, Truth::No) => Truth::No,
            _ => Truth::Possibly,
        }
    }
}

impl Entry {
    /// What only a policy has, where it is one.
    #[must_use]
    pub const fn as_policy(&self) -> Option<&Policy> {
        match &self.kind {
            EntryKind::Policy(policy) => Some(policy),
            _ => None,
        }
    }

    /// Whether it is a policy.
    #[must_use]
    pub const fn is_policy(&self) -> bool {
        self.as_policy().is_some()
    }
}

impl Part for PolicyFacts {
    fn add_to<'a>(&'a self, sets: &mut FactSets<'a>) {
        sets.occurrences.push(&self.issued);
        sets.occurrences.push(&self.repeals);
        sets.in_force.push(&self.validity);
        sets.in_force.push(&self.legal_basis);
        sets.in_force.push(&self.reviews);
        sets.in_force.push(&self.budgets);
    }

    fn add_to_mut<'a>(&'a mut self, sets: &mut Vec<&'a mut dyn crate::fact::Facts>) {
        sets.push(&mut self.issued);
        sets.push(&mut self.repeals);
        sets.push(&mut self.validity);
        sets.push(&mut self.legal_basis);
        sets.push(&mut self.reviews);
        sets.push(&mut self.budgets);
    }
}

restates!(Issued => |issued, stated| Event::PolicyIssued(PolicyIssued { issued, stated }));
restates!(Repeal => |repeal, stated| Event::PolicyRepealed(PolicyRepealed { repeal, stated }));
restates!(Validity => |validity, stated| Event::PolicyValiditySet(PolicyValiditySet { validity, stated }));
restates!(LegalBasis => |basis, stated| Event::PolicyBasisStated(PolicyBasisStated { basis, stated }));
restates!(PolicyReview => |review, stated| Event::PolicyReviewed(PolicyReviewed { review, stated }));
restates!(YearBudget => |budget, stated| Event::PolicyBudgetSet(PolicyBudgetSet { budget, stated }));
