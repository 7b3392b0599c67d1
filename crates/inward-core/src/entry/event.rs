//! What happens to an entry.

use serde::{Deserialize, Serialize};

use crate::fact::Stated;
use crate::id::{Id, NoteId};
use crate::organisation::Organisation;
use crate::record::Opening;
use crate::unit::Unit;
use crate::when::When;

use super::{EntryKind, Inspected, InspectionLog, ProcedureVersion};

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

/// An inspection was recorded: `inspection.recorded`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InspectionRecorded {
    /// Its names, unit, officer.
    pub opening: Opening,
    /// The enterprise that was inspected.
    pub organisation: Id<Organisation>,
    /// The authority that came.
    pub authority: Id<Unit>,
    /// That it came, and why.
    pub inspected: Inspected,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// What was said of an inspection was put right: `inspection.restated`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InspectionRestated {
    /// That the authority came, and why.
    pub inspected: Inspected,
    /// When, by which source, on what evidence.
    pub stated: Stated,
}

/// Somebody said that every inspection of an organisation in a year is in the book:
/// `inspection-log.completed`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InspectionLogCompleted {
    /// Which log.
    pub log: InspectionLog,
    /// When it was said, by which source, on what evidence.
    pub stated: Stated,
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
