//! The state of an unit.

use serde::{Deserialize, Serialize};

use crate::fact::Facts;
use crate::id::{Id, Kind, RecordId, Recordable};
use crate::record::{FactSets, Head, Record, RecordParts};
use crate::when::When;

/// The state of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its id.
    pub id: Id<Unit>,
    /// Its head: the title is its name.
    pub head: Head,
    /// The unit it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id<Unit>>,
    /// Since when and until when it exists.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<When>,
    /// The unit that took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<Id<Unit>>,
}

impl Recordable for Unit {
    const KIND: Kind = Kind::Unit;
}

impl Record for Unit {
    fn id(&self) -> RecordId {
        self.id.record()
    }

    fn head(&self) -> &Head {
        &self.head
    }
}

impl RecordParts for Unit {
    fn head_mut(&mut self) -> &mut Head {
        &mut self.head
    }

    fn fact_sets(&self) -> FactSets<'_> {
        FactSets { occurrences: Vec::new(), in_force: self.head.fact_sets() }
    }

    fn fact_sets_mut(&mut self) -> Vec<&mut dyn Facts> {
        self.head.fact_sets_mut()
    }
}
