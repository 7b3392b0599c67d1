//! The state of an investment.

use serde::{Deserialize, Serialize};

use crate::fact::Facts;
use crate::id::{Id, Kind, RecordId, Recordable};
use crate::measure::Measures;
use crate::record::{FactSets, Head, Record, RecordParts};

/// The state of an investment: its own names and figures. What its members did is theirs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Investment {
    /// Its id.
    pub id: Id<Investment>,
    /// Its head.
    pub head: Head,
    /// Figures about the whole.
    #[serde(default, skip_serializing_if = "Measures::is_empty")]
    pub measures: Measures,
}

impl Recordable for Investment {
    const KIND: Kind = Kind::Investment;
}

impl Record for Investment {
    fn id(&self) -> RecordId {
        self.id.record()
    }

    fn head(&self) -> &Head {
        &self.head
    }

    fn measures(&self) -> Option<&Measures> {
        Some(&self.measures)
    }
}

impl RecordParts for Investment {
    fn head_mut(&mut self) -> &mut Head {
        &mut self.head
    }

    fn measures_mut(&mut self) -> Option<&mut Measures> {
        Some(&mut self.measures)
    }

    fn fact_sets(&self) -> FactSets<'_> {
        let mut in_force = self.head.fact_sets();
        in_force.push(&self.measures.figures);
        in_force.push(&self.measures.targets);
        FactSets { occurrences: Vec::new(), in_force }
    }

    fn fact_sets_mut(&mut self) -> Vec<&mut dyn Facts> {
        let mut sets = self.head.fact_sets_mut();
        sets.push(&mut self.measures.figures);
        sets.push(&mut self.measures.targets);
        sets
    }
}
