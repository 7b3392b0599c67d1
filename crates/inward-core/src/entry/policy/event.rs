//! What happens to a policy.

use serde::{Deserialize, Serialize};

use crate::agreement::Clause;
use crate::fact::Stated;

use super::{Issued, LegalBasis, PolicyReview, Repeal, Validity, YearBudget};

/// A policy was issued: `policy.issued`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyIssued {
    /// That it was issued.
    pub issued: Issued,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// Articles of a policy were added: `policy.changed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyChanged {
    /// The articles.
    pub articles: Vec<Clause>,
}

/// Since when and until when a policy is valid was set: `policy.validity-set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyValiditySet {
    /// The days.
    pub validity: Validity,
    /// From when that holds, by which source, on what evidence.
    pub stated: Stated,
}

/// What a policy rests on was stated: `policy.basis-stated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyBasisStated {
    /// The law or decision.
    pub basis: LegalBasis,
    /// From when that holds, by which source, on what evidence.
    pub stated: Stated,
}

/// The fair-competition review of a policy was recorded: `policy.reviewed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyReviewed {
    /// What it found.
    pub review: PolicyReview,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// The budget of a policy for a year was set: `policy.budget-set`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyBudgetSet {
    /// The year and the amount.
    pub budget: YearBudget,
    /// From when that holds, by which source, on what evidence.
    pub stated: Stated,
}

/// A policy was repealed: `policy.repealed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyRepealed {
    /// Why, and what took its place.
    pub repeal: Repeal,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}
