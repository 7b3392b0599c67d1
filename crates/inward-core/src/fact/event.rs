//! What happens to facts that were stated.

use serde::{Deserialize, Serialize};

use crate::id::{FactId, NoteId};

/// A fact no longer stands: `fact.retracted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactRetracted {
    /// The fact.
    pub fact: FactId,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}

/// The evidence of a fact was checked by somebody else: `fact.verified`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactVerified {
    /// The fact.
    pub fact: FactId,
}
