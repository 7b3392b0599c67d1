//! The commands on policies.

use crate::agreement::command::ClauseText;
use crate::command::command;
use crate::commitment::Commitment;
use crate::entry::Entry;
use crate::evidence::Evidence;
use crate::id::Id;
use crate::money::AmountInput;
use crate::rules::{Profile, profiled};
use crate::target::{Mention, Names};
use crate::unit::Unit;
use crate::when::When;

use super::ReviewOutcome;

command! {
    /// Adds a policy (政策), to be cited by what is promised under it.
    AddPolicy {
        /// Its name.
        name: String,
    } with {
        /// The number of the document, 文号; no other policy has it.
        text document: String,
        /// The unit that issued it.
        opt issuer: Mention<Unit>,
        /// When it was issued.
        when on: When,
        /// Since when and until when it is valid; either end may be open.
        when valid: When,
        /// An article worth finding again.
        many article: ClauseText,
        /// The law or decision it rests on.
        text legal_basis: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
        /// Code, further names, references, summary, unit, officer.
        own profile: Profile,
    }
}

profiled!(AddPolicy);

impl AddPolicy {
    /// A policy of this name.
    pub fn named(name: impl Into<String>) -> Self {
        Self::required(name.into())
    }
}

command! {
    /// Changes a policy: its validity is extended, its legal basis stated, an article added.
    ChangePolicy {
        /// The policy.
        policy: Id<Entry>,
    } with {
        /// Since when and until when it is valid; either end may be open.
        when valid: When,
        /// The law or decision it rests on.
        text legal_basis: String,
        /// An article that it has as well.
        many article: ClauseText,
        /// From when the new validity or the new basis holds.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl ChangePolicy {
    /// Changes this policy.
    pub fn of(policy: impl Names<Entry>) -> Self {
        Self::required(policy.id_of())
    }
}

command! {
    /// Records the fair-competition review of a policy (公平竞争审查).
    ReviewPolicy {
        /// The policy.
        policy: Id<Entry>,
        /// What became of the review.
        outcome: ReviewOutcome,
    } with {
        /// When it was reviewed.
        when on: When,
        /// The unit that reviewed it.
        opt unit: Mention<Unit>,
        /// The document that says so.
        text document: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl ReviewPolicy {
    /// The review of this policy ended so.
    pub fn of(policy: impl Names<Entry>, outcome: ReviewOutcome) -> Self {
        Self::required(policy.id_of(), outcome)
    }
}

command! {
    /// Sets how much a policy may cost in a year. A budget that is set anew takes the place of the one
    /// before from its day on; that one stays as history.
    SetBudget {
        /// The policy.
        policy: Id<Entry>,
        /// The calendar year.
        year: u16,
        /// How much.
        amount: AmountInput,
    } with {
        /// From when that holds.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl SetBudget {
    /// The budget of this policy for a year.
    pub fn of(policy: impl Names<Entry>, year: u16, amount: AmountInput) -> Self {
        Self::required(policy.id_of(), year, amount)
    }
}

command! {
    /// Records that a policy was repealed (废止). What was promised under it stays as it was promised; what
    /// of that is open is told as a warning.
    RepealPolicy {
        /// The policy.
        policy: Id<Entry>,
    } with {
        /// When.
        when on: When,
        /// The policy that took its place.
        opt replaced_by: Id<Entry>,
        /// Why, as free text.
        text reason: String,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl RepealPolicy {
    /// This policy was repealed.
    pub fn of(policy: impl Names<Entry>) -> Self {
        Self::required(policy.id_of())
    }
}

command! {
    /// Says under which policy a commitment was made, where that was not said when it was.
    CitePolicy {
        /// The commitment.
        commitment: Id<Commitment>,
        /// The policy, by its id or the number of its document.
        policy: Mention<Entry>,
    } with {
        /// The article of the policy.
        text article: String,
        /// From when it is under that policy; as long as it stands if not given.
        when on: When,
        /// Whose word it is, a source of the playbook.
        text source: String,
        /// What it rests on.
        opt evidence: Evidence,
    }
}

impl CitePolicy {
    /// This commitment was made under this policy.
    pub fn of(commitment: impl Names<Commitment>, policy: impl Into<Mention<Entry>>) -> Self {
        Self::required(commitment.id_of(), policy.into())
    }
}
