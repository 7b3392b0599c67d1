//! What happens to an entry.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;
use crate::id::NoteId;
use crate::record::Opening;
use crate::when::When;

use super::{EntryKind, ProcedureVersion};

/// A list, a promotion event, a policy or a procedure was added: `entry.added`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryAdded {
    /// Its names, unit, officer.
    pub opening: Opening,
    /// What it is.
    pub kind: EntryKind,
    /// The day a list was issued, or an event took place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<When>,
}

/// A procedure is so from a day on: `procedure.revised`. The first version is told so too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProcedureRevised {
    /// All that it says.
    pub version: Box<ProcedureVersion>,
    /// From when, by which source, on what evidence.
    pub stated: Stated,
    /// Why it was revised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NoteId>,
}
